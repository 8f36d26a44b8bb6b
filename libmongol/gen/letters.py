"""Letters, controls, systems and the variants of each letter: what a text is made of."""
import math

from facts import PROFILES, unique

POSITIONS = ("isol", "init", "medi", "fina")
FLAGS = ("archaic", "unrecommended", "lvs", "inner", "carried")
CONTROL_KINDS = ("fvs1", "fvs2", "fvs3", "fvs4", "mvs", "nnbsp", "nirugu", "zwj", "zwnj", "mark", "sign")
PUNCTUATION = ("birga", "digit", "hyphen", "punctuation")
VARIANT_COLUMNS = "letter position selector units drawn default when flags profile gb gbname eac source".split()

# Symbols: one byte for each code point that can stand in Mongolian text.
BLOCK, BLOCK_END = 0x1800, 0x18B0
EXTRA = {0x202F: 176, 0x200C: 177, 0x200D: 178}
TEXT_SYMBOL = 179
SYMBOLS = 180


def symbol_of(codepoint):
    """The symbol of a code point; None for other text."""
    if BLOCK <= codepoint < BLOCK_END:
        return codepoint - BLOCK
    return EXTRA.get(codepoint)


def codepoint_of(symbol):
    """The code point of a symbol."""
    if symbol < BLOCK_END - BLOCK:
        return BLOCK + symbol
    return next(cp for cp, extra in EXTRA.items() if extra == symbol)


class Variant:
    """One form of a letter at a position."""

    def __init__(self, row, codepoint):
        self.row, self.codepoint = row, codepoint
        self.position = POSITIONS.index(row.choice("position", POSITIONS))
        self.selector = row.number("selector", high=4)
        self.units = row["units"].split()
        if not 1 <= len(self.units) <= 3:
            raise row.error("a form has one to three written units")
        self.drawn = self.position if row["drawn"] == "-" else POSITIONS.index(row.choice("drawn", POSITIONS))
        self.default = row.choice("default", {"*", "-"}) == "*"
        self.when = row.list("when")
        self.flags = row.list("flags")
        for flag in self.flags:
            if flag not in FLAGS:
                raise row.error(f"flag '{flag}' should be one of {', '.join(FLAGS)}")
        if not (self.default or self.selector or self.when):
            raise row.error("nothing can choose this form: it is no default, has no selector and no condition")
        if "lvs" in self.flags and len(self.units) > 2:
            raise row.error("a form that the long vowel sign joins has at most two units, which leaves room for the sign")
        self.profile = row["profile"]
        self.gb = 0 if row["gb"] == "-" else row.number("gb", 16, high=0xFFFF)
        self.gbname = "" if row["gbname"] == "-" else row["gbname"]
        self.eac = "" if row["eac"] == "-" else row["eac"]
        self.source = row["source"]

    def copy(self, **changes):
        """The same form with some facts changed."""
        other = Variant.__new__(Variant)
        other.__dict__.update(self.__dict__)
        other.__dict__.update(changes)
        return other


class Letters:
    """Everything the fact files say about systems, letters, controls and variants."""

    def __init__(self, facts):
        self.facts = facts
        self.systems = self._systems()
        self.families = [name for name, row in self.systems.items() if row["base"] == "-"]
        self.units = self._units()
        self.controls = self._controls()
        self.states = self._states()
        self.punctuation = self._punctuation()
        self._letters()
        self.variants = {}
        for name, system in self.systems.items():
            file = f"{system['family']}/{'variants' if system['base'] == '-' else 'aligali-variants'}.tsv"
            self.variants[name] = self._variants(name, file)

    def _systems(self):
        columns = "number name code base language rows description source".split()
        rows = self.facts.table("systems.tsv", columns)
        unique(rows, "number", "number")
        systems = unique(rows, "name", "system")
        for number, row in enumerate(rows, 1):
            row.number("number", low=number, high=number)
            row["family"] = row["name"] if row["base"] == "-" else row["base"]
            if row["base"] != "-" and (row["base"] not in systems or systems[row["base"]]["base"] != "-"):
                raise row.error(f"base '{row['base']}' is no system of this file that has no base itself")
            row.choice("rows", ("-",) if row["base"] == "-" else ("extension", "base"))
        return systems

    def _units(self):
        rows = self.facts.table("units.tsv", ["number", "unit", "positions", "source"])
        unique(rows, "number", "number")
        units = unique(rows, "unit", "unit")
        for row in rows:
            row.number("number", low=1, high=199)
            row.words("positions", POSITIONS)
        return units

    def _states(self):
        rows = self.facts.table("states.tsv", "number control state name printed through source".split())
        unique(rows, "number", "number")
        aliases = {row["alias"] for row in self.controls.values()}
        for row in rows:
            row.number("number", low=200, high=254)
            row.choice("control", aliases)
            row.choice("state", ("raw", "narrow", "wide", "kept"))
            row.choice("through", ("yes", "-"))
        return {(row["control"], row["state"]): row for row in rows}

    def _controls(self):
        rows = self.facts.table("controls.tsv", "codepoint name alias kind joining unit source".split())
        controls = unique(rows, "alias", "alias")
        unique(rows, "codepoint", "code point")
        for row in rows:
            row.choice("joining", ("D", "C", "T", "U"))
            row.choice("kind", CONTROL_KINDS)
            row.choice("unit", {"-", *self.units})
            if symbol_of(row.codepoint()) is None:
                raise row.error("a control has to be in U+1800..18AF or one of U+200C, U+200D, U+202F")
        return controls

    def _punctuation(self):
        rows = self.facts.table("punctuation.tsv", ["codepoint", "name", "class", "systems", "source"])
        unique(rows, "codepoint", "code point")
        controls = {row.codepoint() for row in self.controls.values()}
        for row in rows:
            row.choice("class", PUNCTUATION)
            row.words("systems", self.families, ",")
            if row.codepoint() in controls:
                raise row.error(f"{row['codepoint']} is a control in controls.tsv")
        return rows

    def _letters(self):
        rows = self.facts.table("letters.tsv", "codepoint name system alias class gender profile source".split())
        self.names, self.joining, self.aliases, self.roster = {}, set(), {}, {name: {} for name in self.systems}
        punctuation = {row.codepoint() for row in self.punctuation}
        for row in rows:
            codepoint = row.codepoint()
            if symbol_of(codepoint) is None or codepoint in punctuation:
                raise row.error("a letter has to be in U+1800..18AF and not in punctuation.tsv")
            if self.names.setdefault(codepoint, row["name"]) != row["name"]:
                raise row.error(f"U+{codepoint:04X} has another name further up")
            if row["class"] != "sign":
                self.joining.add(codepoint)
            row.choice("system", {"-", *self.systems})
            row.choice("class", ("-",) if row["system"] == "-" else ("vowel", "consonant", "lvs", "sign"))
            row.choice("gender", ("masculine", "feminine", "neuter", "-"))
            if row["system"] == "-":
                continue
            if codepoint in self.roster[row["system"]]:
                raise row.error(f"U+{codepoint:04X} is already a letter of {row['system']}")
            family = self.systems[row["system"]]["family"]
            if not row.list("alias"):
                raise row.error("a letter of a system needs an alias")
            for alias in row.list("alias"):
                known = self.aliases.setdefault(family, {}).setdefault(alias, codepoint)
                if known != codepoint:
                    raise row.error(f"alias '{alias}' already names U+{known:04X} in {family}")
            self.roster[row["system"]][codepoint] = row

    def weights(self):
        """({family: {symbol: weight}}, {family: weight of the family}): logarithms, 256 to a factor of two."""
        families = self.families
        letters, whole = {family: {} for family in families}, {}
        rows = self.facts.table("frequency.tsv", ["letter", *families, "source"])
        if "texts" not in unique(rows, "letter", "letter"):
            raise rows[-1].error("there is no row 'texts'")
        for row in rows:
            if row["letter"] != "texts" and row.codepoint("letter") not in self.names:
                raise row.error(f"'{row['letter']}' is not a letter of letters.tsv")
            for family in families:
                if row[family] == "-":
                    continue
                weight = round(256 * math.log2(row.number(family, low=1, high=10000) / 10000))
                if row["letter"] == "texts":
                    whole[family] = weight
                else:
                    letters[family][symbol_of(row.codepoint("letter"))] = weight
        return letters, whole

    def _variants(self, system, file):
        result = []
        family = self.systems[system]["family"]
        for row in self.facts.table(file, VARIANT_COLUMNS):
            codepoint = self.aliases[family].get(row["letter"])
            if codepoint is None or codepoint not in self.roster[system]:
                raise row.error(f"letter '{row['letter']}' is not a letter of {system} in letters.tsv")
            variant = Variant(row, codepoint)
            for unit in variant.units:
                if unit not in self.units:
                    raise row.error(f"unit '{unit}' is not in units.tsv")
            result.append(variant)
        return result

    def letters_of(self, system, profile):
        """{code point: letter row} of a system and profile, without its base."""
        return {cp: row for cp, row in self.roster[system].items() if row["profile"] in ("both", profile)}

    def own(self, system, profile):
        """{code point: letter row} with the base system's letters."""
        base = self.systems[system]["base"]
        letters = dict(self.letters_of(base, profile)) if base != "-" else {}
        for codepoint, row in self.letters_of(system, profile).items():
            letters.setdefault(codepoint, row)
        return letters

    def cells(self, system, profile):
        """{(code point, position): variants, by selector}: the base's and the extension's rows merged."""
        def pick(name):
            return [v for v in self.variants[name] if v.profile in ("both", profile)
                    and v.codepoint in self.letters_of(name, profile)]
        base = self.systems[system]["base"]
        rows = _by_cell(pick(system))
        if base != "-":
            rows = _merge(_by_cell(pick(base)), rows, self.systems[system]["rows"])
        for (codepoint, position), variants in rows.items():
            _check_cell(variants, codepoint, POSITIONS[position], system, profile)
        for codepoint, row in self.own(system, profile).items():
            wanted = (0,) if row["class"] == "sign" else range(4)
            for position in wanted:
                if (codepoint, position) not in rows:
                    raise row.error(f"U+{codepoint:04X} has no form at {POSITIONS[position]} in {system}, {profile}")
        return rows


def _by_cell(variants):
    cells = {}
    for variant in variants:
        cells.setdefault((variant.codepoint, variant.position), []).append(variant)
    return cells


def _merge(base, extension, winner):
    """Rows of a base system and of its extension: the same selector on both sides is one row."""
    merged = {}
    for cell in sorted(set(base) | set(extension)):
        strong, weak = extension.get(cell, []), base.get(cell, [])
        if winner == "base":
            strong, weak = weak, strong
        has_default = any(v.default for v in strong)
        rows = []
        for variant in strong:
            twin = _twin(variant, weak)
            if twin:
                variant = variant.copy(when=variant.when + [c for c in twin.when if c not in variant.when],
                                       flags=sorted(set(variant.flags) | set(twin.flags), key=FLAGS.index),
                                       gb=variant.gb or twin.gb, gbname=variant.gbname or twin.gbname,
                                       eac=variant.eac or twin.eac)
            rows.append(variant)
        for variant in weak:
            if not _twin(variant, strong):
                rows.append(variant.copy(default=variant.default and not has_default))
        merged[cell] = rows
    return merged


def _twin(variant, others):
    """The row on the other side that stands for the same request: the same selector, or the same sole unselected form."""
    for other in others:
        if other.selector != variant.selector:
            continue
        if variant.selector or (variant.default and other.default) or \
                (not variant.default and not other.default and variant.when == other.when):
            return other
    return None


def _check_cell(variants, codepoint, position, system, profile):
    variants.sort(key=lambda v: v.selector)
    where = f"U+{codepoint:04X} at {position} in {system}, {profile}"
    defaults = [v for v in variants if v.default]
    if len(defaults) != 1:
        raise (defaults or variants)[-1].row.error(f"{where} has {len(defaults)} default forms; it needs exactly one")
    seen = {}
    for variant in variants:
        if variant.selector and variant.selector in seen:
            raise variant.row.error(f"{where}: selector {variant.selector} already chooses "
                                    f"{' '.join(seen[variant.selector].units)}")
        seen[variant.selector] = variant
