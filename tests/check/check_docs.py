"""Every public function, type and macro has a doc comment that says since when it exists.

A declaration without a comment of its own belongs to the comment above the lines it follows directly.
"""
import re
import sys

from checking import Tap, public_headers

COMMENT = re.compile(r"/\*\*(?!<)(.*?)\*/", re.S)
ITEM = re.compile(r"^(?:MGL_API|typedef|#define MGL_|struct|enum)\b|^#define MGL_", re.M)
PLUMBING = {"MGL_BEGIN", "MGL_END", "MGL_API", "MGL_CHECK"}


def pieces(text):
    """('comment', line, text), ('item', line, text) and ('blank', line, '') in order; bodies of structs are skipped."""
    number, lines = 0, text.split("\n")
    while number < len(lines):
        line, first = lines[number], number + 1
        if line.startswith("/**") and not line.startswith("/**<"):
            block = [line]
            while "*/" not in lines[number]:
                number += 1
                block.append(lines[number])
            yield "comment", first, "\n".join(block)
        elif ITEM.match(line):
            block = [line]
            while not is_complete("\n".join(block)):
                number += 1
                block.append(lines[number])
            yield "item", first, "\n".join(block)
        elif not line.strip():
            yield "blank", first, ""
        number += 1


def is_complete(item):
    if item.startswith("#define"):
        return not item.endswith("\\")
    bare = re.sub(r"/\*.*?\*/", "", item, flags=re.S)
    return ";" in bare and bare.count("{") == bare.count("}")


def name_of(item):
    for pattern in (r"#define (\w+)", r"\}\s*(\w+)\s*;\s*(?:/\*.*)?$", r"MGL_API\b[^(]*?(\w+)\s*\(", r"(\w+)\s*;"):
        match = re.search(pattern, item)
        if match:
            return match.group(1)
    return item


def problems(file_name, text):
    found, documented = [], False
    for kind, line, piece in pieces(text):
        if kind == "blank":
            documented = False
        elif kind == "comment":
            documented = "@since" in piece
        else:
            name = name_of(piece)
            if name in PLUMBING or name.endswith("_INIT"):
                continue
            if not documented and not re.search(r"/\*\*<.*@since", piece):
                found.append(f"{file_name}:{line}: {name} has no doc comment with @since")
    return found


def main():
    tap = Tap()
    for header in public_headers():
        text = header.read_text(encoding="utf-8")
        items = sum(kind == "item" for kind, _, _ in pieces(text))
        tap.clean(problems(header.name, text), f"{header.name}: {items} items with their comment")
    tap.canary(problems("x.h", "MGL_API int mgl_x(void);\n"), "a function without a comment")
    tap.canary(problems("x.h", "/** Says what. */\nMGL_API int mgl_x(void);\n"), "a comment without @since")
    tap.canary(problems("x.h", "/** What. @since 0.1 */\nMGL_API int mgl_x(void);\n\ntypedef struct mgl_y mgl_y;\n"),
               "a type without a comment, after a documented function")
    tap.canary(problems("x.h", "#define MGL_LIMIT 5\n"), "a macro without a comment")
    tap.done()


if __name__ == "__main__":
    sys.exit(main())
