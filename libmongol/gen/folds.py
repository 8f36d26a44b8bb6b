"""Folds of written units for the coarser match levels."""
from letters import symbol_of
from writing import banner

SPACE = 255  # what a wide separator folds to


COLUMNS = ["unit", "sound", "skeleton", "source"]


def read_characters(facts):
    """{symbol: code point} of characters that count as another one at sound and skeleton."""
    folds = {}
    for row in facts.table("folds.tsv", COLUMNS):
        if not row["unit"].startswith("U+"):
            continue
        symbol = symbol_of(row.codepoint("unit"))
        if symbol is None or row["sound"] != row["skeleton"]:
            raise row.error("a character of U+1800..18AF folds to one character, the same at both levels")
        folds[symbol] = row.codepoint("sound")
    return folds


def read_folds(facts, letters):
    """{unit number: (sound, skeleton)}; 0 drops a unit."""
    numbers = {name: row.number("number") for name, row in letters.units.items()}
    states = {f"{control}.{state}": row.number("number") for (control, state), row in letters.states.items()}
    special = {"drop": 0, "space": SPACE}
    folds = {}
    for row in facts.table("folds.tsv", COLUMNS):
        if row["unit"].startswith("U+"):
            continue
        number = numbers.get(row["unit"], states.get(row["unit"]))
        if number is None:
            raise row.error(f"'{row['unit']}' is neither a unit of units.tsv nor a state of states.tsv (written mvs.wide)")
        pair = []
        for column in ("sound", "skeleton"):
            value = special.get(row[column], numbers.get(row[column]))
            if value is None:
                raise row.error(f"'{row[column]}' is no unit, nor drop or space")
            pair.append(value)
        folds[number] = tuple(pair)
    for name, number in {**numbers, **states}.items():
        if number not in folds:
            raise facts.table("folds.tsv", COLUMNS)[0].error(f"'{name}' has no fold")
    for number, (sound, skeleton) in folds.items():
        if sound not in (0, SPACE) and folds[sound][1] != skeleton:
            raise facts.table("folds.tsv", COLUMNS)[0].error(
                f"unit {number} and its sound {sound} differ at skeleton: each level has to contain the finer one")
    return folds


def folds_c(folds, characters):
    """tables/folds.c."""
    lines = [banner("folds.c -- what each unit is at the levels sound and skeleton; 0 drops it, 255 is a space.", ["folds.tsv"]),
             '#include "tables/folds.h"', "", "const uint8_t mgl_folds[256][2] = {"]
    lines += [f"    [{number}] = {{ {sound}, {skeleton} }}," for number, (sound, skeleton) in sorted(folds.items())]
    lines += ["};", "", "/* The character that a symbol counts as; 0: itself. */",
              "const uint16_t mgl_character_folds[MGL_SYMBOLS] = {"]
    lines += [f"    [{symbol}] = 0x{codepoint:04X}," for symbol, codepoint in sorted(characters.items())]
    return "\n".join(lines + ["};", ""])
