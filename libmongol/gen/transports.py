"""Transports: their numbers as a C header, their names and texts as a table."""
from facts import unique
from writing import banner, c_string, guard

COLUMNS = "number name label library since text".split()
LIBRARIES = {"core", "icu"}


def read_transports(facts):
    """The rows of transports.tsv, checked: numbers go up from 1 without a gap, so that they are places in the table."""
    rows = facts.table("transports.tsv", COLUMNS, sourced=False)
    unique(rows, "name", "name")
    unique(rows, "label", "label")
    for place, row in enumerate(rows, 1):
        row.number("number", low=place, high=place)
        row.choice("library", LIBRARIES)
        if not row["name"].startswith("MGL_TRANSPORT_"):
            raise row.error("names in this file start with MGL_TRANSPORT_")
    return rows


def transports_header(rows):
    """include/mongol/transports.h."""
    lines = [banner("transports.h -- how text is carried as bytes.", ["transports.tsv"]), f"#ifndef {guard('transports')}",
             f"#define {guard('transports')}", "",
             "/** How text is carried as bytes. Numbers are stable. @since 0.1 */", "typedef enum mgl_transport {"]
    width = max(len(row["name"]) for row in rows)
    for index, row in enumerate(rows):
        comma = "," if index + 1 < len(rows) else ""
        where = "" if row["library"] == "core" else f" (lib{'mongol-' + row['library']})"
        lines.append(f"    {row['name']:{width}} = {row['number']}{comma} /**< {row['text']}{where} @since {row['since']} */")
    return "\n".join(lines + ["} mgl_transport;", "", "#endif", ""])


def transports_c(rows):
    """tables/transports.c."""
    lines = [banner("transports.c -- the names of transports, by number from 1.", ["transports.tsv"]),
             '#include "tables/transport_rows.h"', "", "const mgl_transport_row mgl_transports[] = {"]
    for row in rows:
        core = "true" if row["library"] == "core" else "false"
        lines.append(f"    {{ {c_string(row['label'])}, {c_string(row['text'])}, {core} }},")
    lines += ["};", "const size_t mgl_transports_count = sizeof mgl_transports / sizeof *mgl_transports;", ""]
    return "\n".join(lines)
