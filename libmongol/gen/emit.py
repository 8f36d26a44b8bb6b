"""Writing the compiled facts and machines as C tables that a person can read."""
from facts import PROFILES
from letters import BLOCK, BLOCK_END, POSITIONS, SYMBOLS, TEXT_SYMBOL, codepoint_of, symbol_of
from ligatures import ligature_lines
from writing import banner, c_string

INCLUDE = '#include "tables/tables.h"\n'
STATE_NAMES = (("raw",), ("narrow", "valid", "root"), ("wide",), ("kept",))
JOINING = {"U": "MGL_JOIN_NONE", "D": "MGL_JOIN_DUAL", "C": "MGL_JOIN_CAUSING", "T": "MGL_JOIN_TRANSPARENT"}
FLAG_BITS = {"archaic": 1, "unrecommended": 2, "lvs": 4, "inner": 8, "carried": 64}
DEFAULT_BIT = 128


def name_of(letters, symbol):
    """U+1820 A, for comments."""
    codepoint = codepoint_of(symbol)
    title = letters.names.get(codepoint, "").replace("MONGOLIAN LETTER ", "")
    return f"U+{codepoint:04X} {title}".strip()


def symbols_c(letters):
    """tables/symbols.c: what each symbol is, whatever the system."""
    controls = {row.codepoint(): row for row in letters.controls.values()}
    punctuation = {row.codepoint(): row for row in letters.punctuation}
    lines = [banner("symbols.c -- what each code point of Mongolian text is, in every system.",
                    ["letters.tsv", "controls.tsv", "punctuation.tsv", "states.tsv"]), INCLUDE,
             "const mgl_symbol mgl_symbols[MGL_SYMBOLS] = {",
             "    /* symbol: kind, joining, units by state, through, name */"]
    for symbol in range(TEXT_SYMBOL):
        codepoint = codepoint_of(symbol)
        units, through, joining = [0, 0, 0, 0], 0, "MGL_JOIN_NONE"
        if codepoint in controls:
            row = controls[codepoint]
            kind, name, joining = "MGL_KIND_" + row["kind"].upper(), row["name"], JOINING[row["joining"]]
            units, through = _shown(letters, row)
        elif codepoint in letters.names:
            kind, name, joining = "MGL_KIND_LETTER", letters.names[codepoint], "MGL_JOIN_DUAL"
        elif codepoint in punctuation:
            kind, name = "MGL_KIND_PUNCTUATION", punctuation[codepoint]["name"]
        else:
            kind, name = "MGL_KIND_UNASSIGNED", None
        shown = ", ".join(map(str, units))
        lines.append(f"    [{symbol}] = {{ {kind}, {joining}, {{ {shown} }}, {through}, "
                     f"{c_string(name) if name else 'NULL'} }}, /* U+{codepoint:04X} */")
    lines += ["    [MGL_SYMBOL_TEXT] = { MGL_KIND_TEXT, MGL_JOIN_NONE, { 0, 0, 0, 0 }, 0, NULL },", "};", ""]
    return "\n".join(lines)


def _shown(letters, row):
    units, through = [0, 0, 0, 0], 0
    if row["unit"] != "-":
        units = [letters.units[row["unit"]].number("number")] * 4
    aliases = ("mvs", "nnbsp") if row["kind"] == "nnbsp" else (row["alias"],)
    for alias in aliases:
        for index, names in enumerate(STATE_NAMES):
            for name in names:
                state = letters.states.get((alias, name))
                if state:
                    units[index] = state.number("number")
                    through = int(state["through"] == "yes")
    return units, through


class Pool:
    """Rows of a C array that may be shared: the same block of rows is written once."""

    def __init__(self):
        self.rows, self.index = [], {}

    def add(self, block):
        """Where a block of rows starts."""
        key = tuple(block)
        if key not in self.index:
            self.index[key] = len(self.rows)
            self.rows += block
        return self.index[key]


class Texts:
    """Texts of the tables, one behind the other, each once."""

    def __init__(self):
        self.places, self.n = {"": 0}, 1

    def place(self, text):
        """Where a text begins."""
        if text not in self.places:
            self.places[text] = self.n
            self.n += len(text.encode()) + 1
        return self.places[text]


class Tables:
    """Collects what all sets share, and writes each set."""

    def __init__(self, letters, conditions):
        self.letters, self.conditions = letters, conditions
        self.rows, self.facts, self.texts = Pool(), Pool(), Texts()
        self.rows.add(["{ { 0, 0, 0 }, 0, 0, 0, 0, 0, 0, 0, 0 }, /* 0: no form */"])
        self.facts.add(["{ 0, 0, 0, 0, 0 }, /* no form */"])
        self.rule_names = {("", "", 0): 0}
        self.names_order = [("", "", "")]
        self.bodies = {}

    # -- forms ---------------------------------------------------------------------------------------------------

    def _fact(self, variant):
        names = [self.texts.place(text) for text in (variant.gbname, variant.eac, variant.source)]
        note = f"{variant.gbname} {variant.eac}".strip()
        return self.facts.add([f"{{ 0x{variant.codepoint:04X}, 0x{variant.gb:04X}, {', '.join(map(str, names))} }}, /* {note} */"])

    def _row(self, machine, variant):
        units = [self.letters.units[unit].number("number") for unit in variant.units]
        flags = sum(FLAG_BITS[flag] for flag in variant.flags) | (DEFAULT_BIT if variant.default else 0)
        when = sum(1 << self.conditions.index(condition) for condition in variant.when)
        note = f"U+{variant.codepoint:04X} {POSITIONS[variant.position]}: {' '.join(variant.units)}"
        if variant.when:
            note += f" ({', '.join(variant.when)})"
        return (f"{{ {{ {', '.join(map(str, (units + [0, 0])[:3]))} }}, {len(units)}, {variant.drawn}, {variant.position}, "
                f"{variant.selector}, {flags}, 0x{when:X}, 0x{machine.looks_of(variant):X}, {self._fact(variant)} }}, /* {note} */")

    def cells(self, machine, foreign):
        """{symbol: four (first, n, fallback)}."""
        result = {}
        for symbol in range(TEXT_SYMBOL):
            codepoint = codepoint_of(symbol)
            own = codepoint in machine.own
            source = machine if own else foreign.get(codepoint)
            if source is None:
                continue
            cells = []
            for position in range(4):
                variants = source.cells.get((codepoint, position), [])
                if not own:
                    variants = [v for v in variants if v.default]
                fallback = next((i for i, v in enumerate(variants) if v.default), 0)
                first = self.rows.add([self._row(source, v) for v in variants]) if variants else 0
                cells.append((first, len(variants), fallback))
            result[symbol] = cells
        return result

    # -- rules ---------------------------------------------------------------------------------------------------

    def rule_name(self, machine, pass_name, ordinal, text, place):
        """The number of a rule's name; the same line of a rule file has one number in every set."""
        folder = machine.file.path.split("/")[0]
        name = f"{folder}/{pass_name}" + (f":{ordinal}" if ordinal else "")
        key = (folder, pass_name, ordinal)
        if key not in self.rule_names:
            self.rule_names[key] = len(self.names_order)
            self.names_order.append((name, text, place))
        return self.rule_names[key]

    def machine_c(self, machine, foreign):
        """The arrays of one set, as text with %s for its name; equal texts are shared."""
        kinds = [sum(1 << bit for bit, members in enumerate(machine.classes) if symbol in members)
                 for symbol in range(SYMBOLS)]
        passes = [[0] * 4 for _ in range(SYMBOLS)]
        for number, compiled in enumerate(machine.passes):
            for symbol, states in machine.subjects(compiled).items():
                for position in range(4):
                    passes[symbol][position] |= (states >> position & 1) << number
        lines = [f"/* Classes of {machine.system}, by bit:"]
        for bit, name in sorted(machine.class_names.items()):
            lines.append(f" *   {bit:2} {name}")
        looks = ", ".join(f"{1 << bit:#x} {look}" for bit, look in enumerate(machine.looks))
        marks = ", ".join(f"{1 << bit:#x} {mark}" for bit, mark in enumerate(machine.marks))
        lines += [f" * Looks: {looks or 'none'}", f" * Marks: {marks or 'none'} */"]
        lines += self._words("classes[MGL_SYMBOLS]", kinds) + self._pass_rows(passes)
        lines.append("static const mgl_cell %s_cells[MGL_SYMBOLS][4] = {")
        for symbol, cells in self.cells(machine, foreign).items():
            body = ", ".join(f"{{ {first}, {n}, {fallback} }}" for first, n, fallback in cells)
            lines.append(f"    [{symbol}] = {{ {body} }}, /* {name_of(self.letters, symbol)} */")
        lines += ["};", ""] + self._items(machine) + self._rules(machine) + self._passes(machine)
        lines += self._particles(machine) + self._aliases(machine)
        return "\n".join(lines)

    def _words(self, title, values):
        lines = [f"static const uint64_t %s_{title} = {{"]
        lines += [f"    [{symbol}] = 0x{values[symbol]:X}, /* {name_of(self.letters, symbol)} */"
                  for symbol in range(TEXT_SYMBOL) if values[symbol]]
        return lines + ["};", ""]

    def _pass_rows(self, passes):
        """Many symbols are the subject of the same passes and share a row."""
        rows, row_of, names = {(0, 0, 0, 0): 0}, {}, {}
        for symbol in range(TEXT_SYMBOL):
            row_of[symbol] = rows.setdefault(tuple(passes[symbol]), len(rows))
            names.setdefault(row_of[symbol], []).append(name_of(self.letters, symbol))
        lines = ["static const uint64_t %s_passes[][4] = {"]
        for row, number in rows.items():
            who = names.get(number, [])
            note = "no pass is about it" if not number else ", ".join(who[:3]) + (" and others" if len(who) > 3 else "")
            lines.append(f"    {{ {', '.join(f'0x{bits:X}' for bits in row)} }}, /* {number}: {note} */")
        lines += ["};", "", "static const uint8_t %s_passes_of[MGL_SYMBOLS] = {"]
        lines += [f"    [{symbol}] = {number}, /* {name_of(self.letters, symbol)} */" for symbol, number in row_of.items() if number]
        return lines + ["};", ""]

    def _item(self, item):
        return (f"{{ {item['bit']}, {item['states']}, {item['with']}, {item['without']}, 0x{item['look']:X}, "
                f"0x{item['not_look']:X}, {int(item['star'])} }}")

    def _items(self, machine):
        lines = ["static const mgl_item %s_items[] = {"]
        lines += [f"    {self._item(item)}, /* {n}: {item['text']} */" for n, item in enumerate(machine.items)]
        return lines + ["};", ""]

    def _rules(self, machine):
        lines = ["static const mgl_rule %s_rules[] = {"]
        for rule in machine.rules:
            _, pass_name, ordinal = rule["name"]
            number = self.rule_name(machine, pass_name, ordinal, rule["text"], rule["place"])
            lines.append(f"    /* {pass_name}:{ordinal}  {rule['text']} */")
            lines.append(f"    {{ {self._item(rule['subject'])}, {rule['items']}, {len(rule['after'])}, {len(rule['before'])}, "
                         f"{rule['op']}, {rule['arg']}, {rule['marks']}, {number} }},")
        return lines + ["};", ""]

    def _passes(self, machine):
        lines = ["static const mgl_pass %s_pass[] = {"]
        for compiled in machine.passes:
            kind = {"particles": "MGL_PASS_PARTICLES", "select": "MGL_PASS_SELECT"}.get(compiled["kind"], "MGL_PASS_SCAN")
            if compiled["leftward"]:
                kind = "MGL_PASS_LEFTWARD"
            number = 0
            if compiled["kind"] == "select":
                number = self.rule_name(machine, "select", 0, "the selector right after the letter asks for this form",
                                        compiled["place"])
            first, n = compiled["view"]
            through = 0
            for item in machine.items[first:first + n]:
                through |= 1 << item["bit"]
            option = compiled["option"]
            lines.append(f"    {{ {kind}, {option}, {n}, {first}, {compiled['first']}, {len(compiled['rules'])}, {number}, "
                         f"{compiled['beside_after']}, {compiled['beside_before']}, "
                         f"0x{machine.needs(compiled):X}, 0x{compiled['feeds']:X}, 0x{through:X} }}, /* {compiled['name']} */")
        return lines + ["};", ""]

    def _particles(self, machine):
        """The particles by their first letter, and where each letter's begin."""
        if not machine.particles:
            return []
        lines, first = ["static const mgl_particle %s_particles[] = {"], {}
        for index, particle in enumerate(machine.particles):
            first.setdefault(particle["symbols"][0], index)
            text = particle["row"]["letters"]
            number = self.rule_name(machine, "particle", particle["ordinal"],
                                    f"{text} (changed: {particle['row']['changed']}) => particle", particle["row"].place)
            symbols = ", ".join(map(str, particle["symbols"]))
            lines.append(f"    {{ {int(particle['mvs'])}, {len(particle['symbols'])}, {{ {symbols} }}, "
                         f"0x{particle['changed']:X}, {number} }}, /* {text} */")
        lines += ["};", "", "/* 1 + the index of the first particle that begins with a letter. */",
                  "static const uint8_t %s_particles_of[MGL_SYMBOLS] = {"]
        lines += [f"    [{symbol}] = {index + 1}, /* {name_of(self.letters, symbol)} */" for symbol, index in first.items()]
        return lines + ["};", ""]

    def _aliases(self, machine):
        names = {}
        for alias, row in self.letters.controls.items():
            names[symbol_of(row.codepoint())] = alias
        for codepoint, row in machine.own.items():
            names[symbol_of(codepoint)] = row.list("alias")[0]
        lines = ["static const uint32_t %s_aliases[MGL_SYMBOLS] = {"]
        lines += [f"    [{symbol}] = {self.texts.place(alias)}, /* {alias} */" for symbol, alias in sorted(names.items())]
        return lines + ["};", ""]


def sets_c(tables, machines, foreigns, inputs):
    """tables/<family>.c for each family, and the initialisers of mgl_sets."""
    files, sets = {}, {}
    families = sorted({machine.family for machine in machines.values()})
    for family in families:
        parts = [banner(f"{family}.c -- the letters and rules of {family} and its extensions.", inputs[family]), INCLUDE]
        known = {}
        for (profile, system), machine in machines.items():
            if machine.family != family:
                continue
            body = tables.machine_c(machine, foreigns[profile, system])
            if body not in known:
                known[body] = f"{system}_{profile}".replace("-", "_")
                parts.append(body.replace("%s_", known[body] + "_"))
            sets[profile, system] = (family, known[body], machine)
        parts.append(_family_sets(family, {k: v for k, v in sets.items() if v[0] == family}))
        files[f"tables/{family}.c"] = "\n".join(parts)
    return files, sets


def _family_sets(family, sets):
    lines = [f'#include "tables/sets.h"', ""]
    for (profile, system), (_, name, machine) in sets.items():
        number = machine.letters.systems[system].number("number")
        label = f"{system}_{profile}".replace("-", "_")
        particles = f"{name}_particles, {name}_particles_of" if machine.particles else "NULL, NULL"
        lines += [f"const mgl_set mgl_set_{label} = {{",
                  f"    {number}, {len(machine.passes)}, {len(machine.particles)}, "
                  f"{machine.conditions.index('particle')}, {machine.vowel_bit}, {int(machine.nnbsp_is_mvs())},",
                  f"    {name}_classes, {name}_passes, {name}_passes_of, {name}_cells, {name}_items, {name}_rules, {name}_pass,",
                  f"    {particles}, {name}_aliases,", "};", ""]
    return "\n".join(lines)


def sets_h(machines):
    """tables/sets.h: the sets by name."""
    lines = [banner("sets.h -- one set for each system and profile.", ["systems.tsv", "profiles.tsv"]),
             "#ifndef MGL_TABLES_SETS_H", "#define MGL_TABLES_SETS_H", "", INCLUDE]
    lines += [f"extern const mgl_set mgl_set_{f'{s}_{p}'.replace('-', '_')};" for p, s in machines]
    lines += ["", "#endif", ""]
    return "\n".join(lines)


def variants_c(tables):
    """tables/variants.c: every form of every letter."""
    size = 16 * len(tables.rows.rows)
    return "\n".join([banner("variants.c -- the forms of every letter, by system, position and selector.",
                             ["variants.tsv and aligali-variants.tsv of each system"],
                             f"{len(tables.rows.rows)} rows of 16 bytes ({size} bytes); blocks that are equal are shared.\n"
                             "units, how many, drawn, position, selector, flags, conditions, looks, fact"), INCLUDE,
                      "const mgl_row mgl_rows[] = {"] + [f"    {row}" for row in tables.rows.rows] +
                     ["};", "const size_t mgl_rows_count = sizeof mgl_rows / sizeof *mgl_rows;", "",
                      "const mgl_fact mgl_facts[] = {"] + [f"    {row}" for row in tables.facts.rows] +
                     ["};", "", "const char mgl_texts[] ="] +
                     [f"    {c_string(text)} \"\\0\" /* {place} */" for text, place in tables.texts.places.items()] + ["    ;", ""])


def names_c(tables, letters, profiles, ligatures, version):
    """tables/names.c: names of rules, units, systems and profiles; ligatures."""
    lines = [banner("names.c -- names of rules, units, conditions, systems and profiles; units that fuse.",
                    ["units.tsv", "states.tsv", "systems.tsv", "profiles.tsv", "ligatures.tsv", "rules.txt of each system"]), INCLUDE,
             "const mgl_rule_name_row mgl_rule_names[] = {"]
    lines += [f"    {{ {c_string(name)}, {c_string(text)}, {c_string(place)} }}, /* {n} */"
              for n, (name, text, place) in enumerate(tables.names_order)]
    lines += ["};", "const size_t mgl_rule_names_count = sizeof mgl_rule_names / sizeof *mgl_rule_names;", "",
              "const mgl_unit_text mgl_unit_texts[256] = {"]
    named = [(row["number"], row["unit"]) for row in letters.units.values()]
    named += [(row["number"], row["printed"]) for row in letters.states.values()]
    lines += [f"    [{number}] = {{ {len(text)}, {c_string(text)} }}," for number, text in named]
    lines += ["};", "", "const char *const mgl_condition_names[] = {"]
    lines += [f"    {c_string(name)}," for name in tables.conditions]
    lines += ["};", "const size_t mgl_conditions_count = sizeof mgl_condition_names / sizeof *mgl_condition_names;", "",
              "const mgl_named mgl_system_names[MGL_SYSTEMS] = {"]
    lines += [f"    {{ {row['number']}, {c_string(row['name'])}, {c_string(row['description'])}, {c_string(row['language'])} }},"
              for row in letters.systems.values()]
    lines += ["};", ""] + _families_c(letters) + ["const mgl_named mgl_profile_names[MGL_PROFILES] = {"]
    lines += [f"    {{ {row['number']}, {c_string(row['name'])}, {c_string(row['description'])}, NULL }}," for row in profiles]
    lines += ["};", "", f"const char mgl_data_version_text[] = {c_string(version)};", ""]
    lines += ligature_lines(ligatures, letters) + ["const mgl_other_name mgl_other_names[] = {"]
    for system, roster in letters.roster.items():
        number = letters.systems[system].number("number")
        for codepoint, row in roster.items():
            for alias in row.list("alias")[1:]:
                lines.append(f"    {{ {number}, 0x{codepoint:04X}, {c_string(alias)} }},")
    lines += ["};", "const size_t mgl_other_names_count = sizeof mgl_other_names / sizeof *mgl_other_names;", ""]
    return "\n".join(lines)


def _families_c(letters):
    """The system that extends each family."""
    number = {name: row["number"] for name, row in letters.systems.items()}
    extends = {number[row["base"]]: number[name] for name, row in letters.systems.items() if row["base"] != "-"}
    wide = ", ".join(extends.get(number[family], "0") for family in letters.families)
    return [f"const uint8_t mgl_family_extensions[MGL_FAMILIES + 1] = {{ 0, {wide} }};", ""]


def index_c(machines, letters):
    """tables/sets.c: the sets in order."""
    lines = [banner("sets.c -- every set, by profile and system.", ["systems.tsv", "profiles.tsv", "letters.tsv", "frequency.tsv"]),
             '#include "tables/sets.h"', ""]
    lines.append("const mgl_set *const mgl_sets[MGL_PROFILES][MGL_SYSTEMS] = {")
    for profile in PROFILES:
        names = ", ".join(f"&mgl_set_{f'{s}_{p}'.replace('-', '_')}" for p, s in machines if p == profile)
        lines.append(f"    {{ {names} }},")
    lines += ["};", "", "const uint8_t mgl_families[MGL_PROFILES][MGL_SYMBOLS] = {"]
    for profile in PROFILES:
        lines.append(f"    {{ /* {profile} */")
        for symbol in range(TEXT_SYMBOL):
            codepoint = codepoint_of(symbol)
            who = {m.family for (p, s), m in machines.items() if p == profile and codepoint in m.own
                   and codepoint in letters.joining}
            if who:
                bits = sum(1 << letters.families.index(family) + 1 for family in who)
                lines.append(f"        [{symbol}] = 0x{bits:X}, /* {name_of(letters, symbol)}: {' '.join(sorted(who))} */")
        lines.append("    },")
    lines += ["};", ""] + _weights_c(letters)
    return "\n".join(lines)


def _weights_c(letters):
    shared, whole = letters.weights()
    lines = ["/* How much a shared letter speaks for each family: 256 times the logarithm of its frequency. */",
             "const int16_t mgl_letter_weights[4][MGL_SYMBOLS] = {"]
    for family, weights in shared.items():
        lines.append(f"    {{ /* {family} */")
        lines += [f"        [{symbol}] = {weight}, /* {name_of(letters, symbol)} */" for symbol, weight in weights.items()]
        lines.append("    },")
    priors = ", ".join(str(weight) for weight in whole.values())
    return lines + ["};", f"const int16_t mgl_family_weights[4] = {{ {priors} }}; /* {', '.join(whole)} */", ""]
