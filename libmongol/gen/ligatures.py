"""Units that fuse: ligatures.tsv, checked and as C."""
from facts import unique
from letters import POSITIONS


def read_ligatures(facts, letters):
    """The rows of ligatures.tsv, checked."""
    rows = facts.table("ligatures.tsv", "kind units first second positions source".split())
    unique(rows, "units", "ligature")
    for row in rows:
        row.choice("kind", ("required", "optional"))
        row.words("positions", POSITIONS)
        parts = row.words("first", letters.units) + row.words("second", letters.units)
        if row["units"] != " ".join(parts):
            raise row.error(f"'{row['units']}' in column 'units' should be first and second: {' '.join(parts)}")
        if max(len(row[side].split()) for side in ("first", "second")) > 3:
            raise row.error("each side has at most three units")
    return rows


def ligature_lines(ligatures, letters):
    """Their table in tables/names.c."""
    lines = ["const mgl_ligature mgl_ligatures[] = {"]
    for row in ligatures:
        parts = [[letters.units[u].number("number") for u in row[side].split()] for side in ("first", "second")]
        first, second = (", ".join(map(str, (p + [0, 0])[:3])) for p in parts)
        positions = sum(1 << POSITIONS.index(p) for p in row["positions"].split())
        lines.append(f"    {{ {{ {first} }}, {{ {second} }}, {positions}, {int(row['kind'] == 'required')} }}, /* {row['units']} */")
    return lines + ["};", "const size_t mgl_ligatures_count = sizeof mgl_ligatures / sizeof *mgl_ligatures;", ""]
