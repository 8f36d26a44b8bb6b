"""The facts about vertical lines under data/layout: characters, line breaks, scripts."""
import re

from writing import banner, c_string

FOLDER = "layout/"
PLACES = {"ink": "MGL_PLACE_INK"}
FONTS = {"letters": "MGL_PLACE_LETTERS_FONT"}
BREAKS = {"start": "MGL_BREAK_NO_START", "end": "MGL_BREAK_NO_END", "opener": "MGL_BREAK_NO_START | MGL_BREAK_OPENER"}
AXES = {"mongolian": "MGL_AXIS_MONGOLIAN", "latin": "MGL_AXIS_LATIN", "ideographic": "MGL_AXIS_IDEOGRAPHIC"}
TAG = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def _range(row):
    """(first, last) of a column codepoints: U+1820 or U+1820..U+1842."""
    match = re.fullmatch(r"U\+([0-9A-F]{4,6})(?:\.\.U\+([0-9A-F]{4,6}))?", row["codepoints"])
    if not match:
        raise row.error(f"column 'codepoints' should look like U+1820 or U+1820..U+1842, not '{row['codepoints']}'")
    first = int(match.group(1), 16)
    last = int(match.group(2), 16) if match.group(2) else first
    if not first <= last <= 0x10FFFF:
        raise row.error("the range of code points ends before it begins or beyond U+10FFFF")
    return first, last


def _ranges(rows):
    """[(first, last, row)] in order; refuses a code point that two rows speak about."""
    ranges = sorted(((*_range(row), row) for row in rows), key=lambda item: item[:2])
    for before, after in zip(ranges, ranges[1:]):
        if after[0] <= before[1]:
            raise after[2].error(f"U+{after[0]:04X} is already at {before[2].place}")
    return ranges


def _place_lines(facts):
    rows = facts.table(FOLDER + "characters.tsv", ["codepoints", "place", "font", "blank", "axis", "absent", "source"])
    for first, last, row in _ranges(rows):
        flags = [words[row.choice(column, words)] for column, words in (("place", PLACES), ("font", FONTS))
                 if row[column] != "-"]
        blank = 0
        if row["blank"] != "-":
            flags.append("MGL_PLACE_BLANK")
            blank = row.number("blank", high=4000)
        axis = AXES[row.choice("axis", AXES)] if row["axis"] != "-" else 0
        if row["axis"] != "-":
            flags.append("MGL_PLACE_AXIS")
        absent = row.codepoint("absent") if row["absent"] != "-" else 0
        if not flags and not absent:
            raise row.error("this row says nothing: all its columns are empty")
        yield f"    {{ 0x{first:04X}, 0x{last:04X}, {' | '.join(flags) or 0}, {blank}, {axis}, 0x{absent:04X} }},"


def _break_lines(facts):
    rows = facts.table(FOLDER + "breaks.tsv", ["codepoints", "rule", "source"])
    for first, last, row in _ranges(rows):
        yield f"    {{ 0x{first:04X}, 0x{last:04X}, {BREAKS[row.choice('rule', BREAKS)]}, 0, 0, 0 }},"


def _language(row):
    if not TAG.fullmatch(row["language"]):
        raise row.error(f"column 'language' should be a tag such as mn-Mong, not '{row['language']}'")
    return c_string(row["language"])


def _script_lines(facts):
    seen = {}
    for row in facts.table(FOLDER + "scripts.tsv", ["script", "axis", "language", "source"]):
        script = row["script"]
        if not re.fullmatch("[A-Z][a-z]{3}", script):
            raise row.error(f"column 'script' should be an ISO 15924 code such as Latn, not '{script}'")
        twin = seen.setdefault(script, row)
        if twin is not row:
            raise row.error(f"the script {script} is already at {twin.place}")
        tag = "".join(f"{ord(c):02X}" for c in script)
        yield f"    {{ 0x{tag}, {AXES[row.choice('axis', AXES)]}, {_language(row)} }}, /* {script} */"


def _stem_lines(facts):
    for row in facts.table(FOLDER + "stems.tsv", ["text", "source"]):
        points = row["text"].split()
        if len(points) > 4 or not all(re.fullmatch("U\\+[0-9A-F]{4,6}", point) for point in points):
            raise row.error(f"column 'text' should be one to four code points such as U+180A, not '{row['text']}'")
        yield f"    {{ {{ {', '.join('0x' + point[2:] for point in points)} }} }},"


def _glyph_name_lines(facts):
    for row in facts.table(FOLDER + "glyphnames.tsv", ["state", "name", "blank", "source"]):
        if not re.fullmatch("[A-Z_]+", row["state"]) or not re.fullmatch("[A-Za-z0-9_.]+", row["name"]):
            raise row.error("a state is written MVS_WIDE, a glyph name has letters, digits, points and underscores")
        blank = row.number("blank", high=4000) if row["blank"] != "-" else 0
        yield f"    [MGL_SLOT_{row['state']}] = {{ {c_string(row['name'])}, {blank} }},"


def _language_lines(systems):
    for number, (name, row) in enumerate(systems.items(), 1):
        yield f"    [{number}] = {c_string(row['language'] + '-Mong')}, /* {name} */"


def vertical_c(facts, systems):
    """tables/vertical.c; systems: {name: row of systems.tsv}, in the order of their numbers."""
    names = [FOLDER + name for name in ("characters.tsv", "breaks.tsv", "scripts.tsv", "stems.tsv", "glyphnames.tsv")]
    names.append("systems.tsv")
    lines = [banner("vertical.c -- what vertical lines need to know beyond the Unicode properties.", names),
             '#include "tables/vertical.h"']
    for kind, name, count, rows in (
            ("mgl_place", "mgl_places", True, _place_lines(facts)),
            ("mgl_place", "mgl_break_places", True, _break_lines(facts)),
            ("mgl_script_fact", "mgl_script_facts", True, _script_lines(facts)),
            ("mgl_stem_sample", "mgl_stem_samples", True, _stem_lines(facts)),
            ("mgl_state_glyph", "mgl_state_glyphs", True, _glyph_name_lines(facts)),
            ("char *", "mgl_system_languages", False, _language_lines(systems))):
        space = "" if kind.endswith("*") else " "
        lines += ["", f"const {kind}{space}const {name}[] = {{" if space == "" else f"const {kind} {name}[] = {{"]
        lines += [*rows, "};"]
        if count:
            lines.append(f"const size_t {name}_count = sizeof {name} / sizeof *{name};")
    return "\n".join(lines + [""])
