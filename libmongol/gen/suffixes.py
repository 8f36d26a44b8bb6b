"""Separated suffixes by appearance, and what they do."""
from facts import unique
from letters import SYMBOLS, symbol_of
from registries import PREFIX
from writing import banner, c_string

COLUMNS = "letters function tag space after units initial source".split()
SPACE = ("no", "yes", "letters", "chain", "marked", "number")
MOST_LETTERS, MOST_UNITS = 10, 12
NARROW = "_"


def short_name(row):
    """The name without its prefix: dative-reflexive."""
    return row["name"][len(PREFIX["suffixes"]):].lower().replace("_", "-")


def members(letters, family, kind):
    """The code points of a class in a system and its extension."""
    return {codepoint for name, system in letters.systems.items() if system["family"] == family
            for codepoint, row in letters.roster[name].items() if row["class"] == kind}


class Suffix:
    """One row of SYSTEM/suffixes.tsv."""

    def __init__(self, row, letters, family, functions):
        self.row, self.letters, self.family = row, letters, family
        if row["function"] not in functions:
            raise row.error(f"there is no function '{row['function']}' in suffixes.tsv")
        self.function = functions[row["function"]].number("number")
        self.space = SPACE.index(row.choice("space", set(SPACE)))
        self.symbols = [self._symbol(name) for name in row["letters"].split()]
        if len(self.symbols) > MOST_LETTERS:
            raise row.error(f"a suffix has at most {MOST_LETTERS} letters")
        if row["after"] != "-" and row["space"] not in ("letters", "chain"):
            raise row.error("column 'after' is asked only with space 'letters' or 'chain'")
        self.after = self._functions(functions) if row["space"] == "chain" else self._after()
        self.units, self.initial = self._units("units"), self._units("initial")

    def _symbol(self, name):
        if name == "mvs":
            return symbol_of(0x180E)
        codepoint = self.letters.aliases[self.family].get(name)
        if codepoint is None:
            raise self.row.error(f"'{name}' is no letter of {self.family}")
        return symbol_of(codepoint)

    def _units(self, column):
        numbers = []
        for name in self.row[column].split():
            if name == NARROW:
                numbers.append(self.letters.states["mvs", "narrow"].number("number"))
            elif name in self.letters.units:
                numbers.append(self.letters.units[name].number("number"))
            else:
                raise self.row.error(f"'{name}' is no written unit")
        if not 1 <= len(numbers) <= MOST_UNITS:
            raise self.row.error(f"an appearance has one to {MOST_UNITS} units")
        return numbers

    def _functions(self, functions):
        """The functions it may follow, as a number."""
        bits = 0
        for name in self.row.list("after"):
            if name not in functions:
                raise self.row.error(f"there is no function '{name}' in suffixes.tsv")
            bits |= 1 << functions[name].number("number", high=63)
        return bits

    def _after(self):
        """The symbols that may stand before, as a number; all when the column is empty."""
        names = self.row.list("after")
        if not names:
            return (1 << SYMBOLS) - 1
        n = self.letters.aliases[self.family].get("n")
        bits = 0
        for name in names:
            if name in ("vowel", "consonant"):
                for codepoint in members(self.letters, self.family, name):
                    bits |= 0 if name == "consonant" and codepoint == n else 1 << symbol_of(codepoint)
            else:
                bits |= 1 << self._symbol(name)
        return bits


def read_suffixes(facts, letters, functions):
    """{family: [Suffix]}, checked."""
    by_name = {short_name(row): row for row in functions}
    result = {}
    for family in letters.families:
        rows = facts.table(f"{family}/suffixes.tsv", COLUMNS)
        unique(rows, "letters", "suffix")
        result[family] = [Suffix(row, letters, family, by_name) for row in rows]
    return result


def _looks(suffixes):
    """(units, row, initial) of every appearance, sorted as the tables want them."""
    looks = set()
    for place, suffix in enumerate(suffixes):
        looks.add((tuple(suffix.units), place, 0))
        looks.add((tuple(suffix.initial), place, 1))
    return sorted(looks, key=lambda look: (len(look[0]), look[0], look[1], look[2]))


def _numbers(numbers):
    return "{ " + ", ".join(map(str, numbers)) + " }"


def _family_tables(family, suffixes):
    lines = [f"static const mgl_suffix_row {family}_rows[] = {{"]
    for suffix in suffixes:
        words = [suffix.after >> shift & 0xFFFFFFFFFFFFFFFF for shift in (0, 64, 128)]
        lines.append(f"    {{ {suffix.function}, MGL_SPACED_{SPACE[suffix.space].upper()}, {len(suffix.symbols)}, "
                     f"{_numbers(suffix.symbols)},")
        lines.append(f"      {{ {', '.join(f'{word:#x}u' for word in words)} }} }}, /* {suffix.row['letters']} */")
    lines += ["};", f"static const mgl_suffix_look {family}_looks[] = {{"]
    for units, place, initial in _looks(suffixes):
        lines.append(f"    {{ {len(units)}, {_numbers(units)}, {place}, {initial} }}, "
                     f"/* {suffixes[place].row['initial' if initial else 'units']} */")
    return lines + ["};", ""]


def tables(functions, suffixes):
    """tables/suffixes.c."""
    inputs = ["suffixes.tsv"] + [f"{family}/suffixes.tsv" for family in suffixes]
    lines = [banner("suffixes.c -- separated suffixes by appearance, and what they do.", inputs),
             '#include "tables/word_tables.h"', ""]
    for family in suffixes:
        lines += _family_tables(family, suffixes[family])
    lines.append("const mgl_suffix_set mgl_suffix_sets[4] = {")
    for family in suffixes:
        parts = [f"{family}_{part}, sizeof {family}_{part} / sizeof *{family}_{part}" for part in ("rows", "looks")]
        lines.append(f"    {{ {', '.join(parts)} }},")
    lines += ["};", "", "const mgl_registered mgl_suffix_functions[] = {"]
    for row in functions:
        lines.append(f"    {{ {row['number']}, 0, {c_string(short_name(row))}, {c_string(row['text'])} }},")
    name = "mgl_suffix_functions"
    lines += ["};", f"const size_t {name}_count = sizeof {name} / sizeof *{name};", ""]
    return "\n".join(lines)


def suffixes_c(facts, letters, functions):
    """tables/suffixes.c; functions are the rows of suffixes.tsv."""
    return tables(functions, read_suffixes(facts, letters, functions))
