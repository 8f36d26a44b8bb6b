"""What a code point is in a word, what counts as a character or a word, and which letters make a diphthong."""
from letters import symbol_of
from writing import banner

BLOCK, SIZE = 0x1800, 256
CONTROLS = {"sign": ["LETTER"], "mark": ["VISIBLE"], "nirugu": ["VISIBLE", "CONTROL"], "mvs": ["CONTROL", "SEPARATOR"]}
SIDES = {"own": "MGL_COUNTED_OWN", "after": "MGL_COUNTED_AFTER", "before": "MGL_COUNTED_BEFORE"}
BOUNDARY_ALIAS = "sbm"
BITS = ("PART", "LETTER", "VISIBLE", "CONTROL", "NOMINAL", "OWN", "BOUNDARY", "VOWEL", "CONSONANT", "SEPARATOR")


def sounds(letters):
    """{code point: VOWEL or CONSONANT}; no letter is one in a system and the other in another."""
    found = {}
    for roster in letters.roster.values():
        for codepoint, row in roster.items():
            if row["class"] not in ("vowel", "consonant"):
                continue
            if found.setdefault(codepoint, row["class"]) != row["class"]:
                raise row.error("this letter is a vowel here and a consonant elsewhere; syllables cannot be told")
    return {codepoint: kind.upper() for codepoint, kind in found.items()}


def classes_of(letters, counted):
    """{code point: names of its bits}."""
    bits, sound = {}, sounds(letters)
    boundary = {table[BOUNDARY_ALIAS] for table in letters.aliases.values() if BOUNDARY_ALIAS in table}
    for codepoint in letters.names:
        if codepoint in boundary:
            bits[codepoint] = ["PART", "VISIBLE", "BOUNDARY"]
        else:
            bits[codepoint] = ["PART", "LETTER"] + ([sound[codepoint]] if codepoint in sound else [])
    for row in letters.controls.values():
        bits[row.codepoint()] = ["PART"] + CONTROLS.get(row["kind"], ["CONTROL"])
    for row in letters.punctuation:
        bits[row.codepoint()] = []
    for codepoint, names in bits.items():
        names.append("NOMINAL")
        if counted.get(codepoint) == "own":
            names.append("OWN")
    return bits


def read_counted(facts):
    """{code point: side} of counting.tsv."""
    rows = facts.table("counting.tsv", ["codepoint", "name", "side", "source"])
    counted = {}
    for row in rows:
        if row.codepoint() in counted:
            raise row.error("this code point is here twice")
        counted[row.codepoint()] = row.choice("side", set(SIDES))
    return counted


def read_glides(facts, letters):
    """(family number, symbol, symbol) of glides.tsv."""
    glides = []
    for row in facts.table("glides.tsv", ["system", "letters", "source"]):
        family = row.choice("system", letters.families)
        names = row["letters"].split()
        if len(names) != 2 or any(name not in letters.aliases[family] for name in names):
            raise row.error(f"column 'letters' should be two letters of {family}")
        first, second = (symbol_of(letters.aliases[family][name]) for name in names)
        glides.append((letters.families.index(family) + 1, first, second))
    return glides


def word_classes_c(facts, letters):
    """tables/word_classes.c."""
    counted = read_counted(facts)
    bits = classes_of(letters, counted)
    lines = [banner("word_classes.c -- what a code point is in a word, and what is counted.",
                    ["letters.tsv", "controls.tsv", "punctuation.tsv", "counting.tsv", "glides.tsv"]),
             '#include "tables/word_tables.h"', "", "const uint16_t mgl_word_bits[256] = {"]
    for codepoint in range(BLOCK, BLOCK + SIZE):
        if codepoint in bits:
            value = sum(1 << BITS.index(name) for name in bits[codepoint])
            names = " ".join(bits[codepoint]).lower()
            lines.append(f"    [{codepoint - BLOCK}] = {value}, /* U+{codepoint:04X} {names} */")
    lines += ["};", "", "const mgl_counted mgl_counted_marks[] = {"]
    for codepoint, side in sorted(counted.items()):
        if not BLOCK <= codepoint < BLOCK + SIZE:
            lines.append(f"    {{ 0x{codepoint:04X}, {SIDES[side]} }},")
    lines += ["};", "const size_t mgl_counted_marks_count = sizeof mgl_counted_marks / sizeof *mgl_counted_marks;", "",
              "const mgl_glide mgl_glides[] = {"]
    lines += [f"    {{ {family}, {first}, {second} }}," for family, first, second in read_glides(facts, letters)]
    lines += ["};", "const size_t mgl_glides_count = sizeof mgl_glides / sizeof *mgl_glides;", ""]
    return "\n".join(lines)
