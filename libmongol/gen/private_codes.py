"""The private codes of fonts whose glyphs are mapped by written units, as names of the kind that other fonts give their glyphs."""
from writing import banner

PATH = "layout/privatecodes.tsv"
COLUMNS = ["code", "letter", "units", "position", "before", "after", "source"]
POSITIONS = ("isol", "init", "medi", "fina")


def _names(row, units):
    """uni182A.B.init.O is b before O in a ligature; uni1823.O.fina.bow is o behind a bow."""
    stem = f"uni{row.codepoint('letter'):04X}.{''.join(row.words('units', units))}.{row.choice('position', POSITIONS)}"
    if row["after"] != "-":
        row.choice("after", ("bow",))
        if row["before"] != "-":
            raise row.error("a form stands before a unit or behind a bow, not both")
        return [stem + ".bow"]
    if row["before"] == "-":
        return [stem]
    return [f"{stem}.{unit}" for unit in row.words("before", units, ",")]


def private_codes_c(facts, units):
    """tables/private_codes.c; units: the names of all written units."""
    lines = [banner("private_codes.c -- private codes of fonts, with the name that says what each draws.", [PATH]),
             '#include "tables/vertical.h"', "", "const mgl_private_code mgl_private_codes[] = {"]
    seen = {}
    for row in facts.table(PATH, COLUMNS):
        code = row.codepoint("code")
        if not 0xE000 <= code <= 0xF8FF:
            raise row.error("a private code is one of U+E000 to U+F8FF")
        for name in _names(row, units):
            twin = seen.setdefault(name, row)
            if twin is not row:
                raise row.error(f"this form has a code already at {twin.place}")
            lines.append(f'    {{ 0x{code:04X}, "{name}" }},')
    count = "const size_t mgl_private_codes_count = sizeof mgl_private_codes / sizeof *mgl_private_codes;"
    return "\n".join([*lines, "};", count, ""])
