"""Digits, punctuation and head marks: the table behind <mongol/punctuation.h>."""
from letters import PUNCTUATION
from writing import banner, c_string


def signs_c(letters):
    """tables/signs.c, by code point."""
    numbers = {name: row.number("number") for name, row in letters.systems.items()}
    lines = [banner("signs.c -- digits, punctuation and head marks.", ["punctuation.tsv", "systems.tsv"]),
             '#include "tables/signs.h"', "", "const mgl_sign mgl_signs[] = {", "    /* code point, class, systems, name */"]
    for row in sorted(letters.punctuation, key=lambda row: row.codepoint()):
        systems = sum(1 << numbers[name] for name, system in letters.systems.items() if system["family"] in row.list("systems"))
        number = PUNCTUATION.index(row["class"]) + 1
        lines.append(f"    {{ 0x{row.codepoint():05X}, {number}, 0x{systems:02X}, {c_string(row['name'])} }},")
    lines += ["};", "const size_t mgl_signs_count = sizeof mgl_signs / sizeof *mgl_signs;", "",
              "const char *const mgl_sign_classes[MGL_SIGN_CLASSES] = { "
              + ", ".join(c_string(name) for name in ("", *PUNCTUATION)) + " };", ""]
    return "\n".join(lines)
