"""Statuses, diagnostics, features and functions of suffixes: numbers that are never reused, and their C headers and texts."""
from facts import unique
from writing import banner, c_string, guard

PREFIX = {"status": "MGL_", "diags": "MGL_DIAG_", "features": "MGL_FEATURE_", "suffixes": "MGL_SUFFIX_"}
KIND = {"status": "mgl_status", "diags": "mgl_diag_id", "features": "mgl_feature", "suffixes": "mgl_suffix"}
ABOUT = {
    "status": "what a call can return",
    "diags": "what can be said about a text",
    "features": "what mgl_supports() can be asked about",
    "suffixes": "what a separated suffix does",
}


def read_registries(facts):
    """{"status": rows, ...}, checked."""
    result = {}
    for name, prefix in PREFIX.items():
        columns = ["number", "name"] + (["severity"] if name == "diags" else []) + ["since", "text"]
        rows = facts.table(f"{name}.tsv", columns, sourced=False)
        unique(rows, "number", "number")
        unique(rows, "name", "name")
        last = -1
        for row in rows:
            number = row.number("number", high=0xFFFF)
            if number <= last:
                raise row.error("numbers go up, so that a new one is easy to see at the end")
            last = number
            if not row["name"].startswith(prefix):
                raise row.error(f"names in this file start with {prefix}")
            if name == "diags":
                row.choice("severity", {"error", "warning", "note"})
        result[name] = rows
    return result


def registry_header(name, rows):
    """include/mongol/<name>.h."""
    kind = KIND[name]
    lines = [banner(f"{name}.h -- {ABOUT[name]}.", [f"{name}.tsv"]), f"#ifndef {guard(name)}", f"#define {guard(name)}", ""]
    lines.append(f"/** {ABOUT[name][0].upper()}{ABOUT[name][1:]}. Numbers are stable. @since 0.1 */")
    lines.append(f"typedef enum {kind} {{")
    width = max(len(row["name"]) for row in rows)
    for index, row in enumerate(rows):
        comma = "," if index + 1 < len(rows) else ""
        note = row["text"] if name != "diags" else f"{row['severity']}: {row['text']}"
        lines.append(f"    {row['name']:{width}} = {row['number']}{comma} /**< {note} @since {row['since']} */")
    lines += [f"}} {kind};", "", "#endif", ""]
    return "\n".join(lines)


def registry_tables(registries):
    """tables/registries.c: the names and texts behind the numbers."""
    lines = [banner("registries.c -- names and texts of statuses, diagnostics and features.",
                    ["status.tsv", "diags.tsv", "features.tsv"]), '#include "tables/registries.h"', ""]
    for name, symbol in (("status", "mgl_statuses"), ("diags", "mgl_diags")):
        lines.append(f"const mgl_registered {symbol}[] = {{")
        for row in registries[name]:
            severity = {"error": 3, "warning": 2, "note": 1}.get(row.get("severity"), 0)
            lines.append(f"    {{ {row['number']}, {severity}, {c_string(row['name'])}, {c_string(row['text'])} }},")
        lines += ["};", f"const size_t {symbol}_count = sizeof {symbol} / sizeof *{symbol};", ""]
    return "\n".join(lines)
