"""Includes point down the rooms only. The table below is the picture in libmongol/README.md."""
import pathlib
import re
import tempfile

from checking import ROOT, Tap, repository_files

# room: the rooms it may include, besides itself and the public headers.
TRUNK = ["base", "tables", "model", "shape", "words", "read", "norm"]
ROOMS = {room: set(TRUNK[:place]) for place, room in enumerate(TRUNK)}
ROOMS["conv"] = set(TRUNK)
ROOMS["key"] = set(TRUNK)
ROOMS["stream"] = set(TRUNK) | {"conv", "key"}
ROOMS["transport"] = {"base", "tables"}
ROOMS["layout"] = {"base", "tables", "model", "shape"}
ROOMS["render"] = ROOMS["layout"] | {"layout"}
ROOMS["search"] = set(TRUNK) | {"key"}
ROOMS["doc"] = set(TRUNK) | {"conv"}
# Below these only public headers, the system's, and files of the same folder.
OUTSIDE = ["libmongol/cli", "libmongol/icu", "bindings", "tests/rows", "tests/fuzz"]

INCLUDE_LINE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
SUFFIXES = {".c", ".h", ".cc", ".cpp", ".hpp", ".inc"}


def includes(path):
    """(line number, '<' or '"', name) of each include."""
    text = path.read_text(encoding="utf-8")
    return [(text.count("\n", 0, m.start()) + 1, m.group(1), m.group(2)) for m in INCLUDE_LINE.finditer(text)]


def is_outside(relative):
    return any(relative.startswith(folder + "/") for folder in OUTSIDE)


def outside_problem(path, kind, name):
    if kind == "<" or ("/" not in name and (path.parent / name).exists()):
        return None
    return "only <mongol/...> and files of the same folder may be included here"


def room_problem(room, kind, name):
    if kind == "<":
        return None
    target = name.split("/")[0] if "/" in name else None
    if target is None:
        return f'write "room/{name}", so that the direction can be seen'
    if target not in ROOMS:
        return f"'{target}' is no room of libmongol"
    if target != room and target not in ROOMS[room]:
        return f"{room} may not include {target}"
    return None


def header_problem(kind, name):
    if kind == "<" and (name.startswith("mongol/") or name.startswith("std")):
        return None
    return "a public header includes public headers and the C standard's only"


def problem(root, path, kind, name):
    relative = path.relative_to(root).as_posix()
    if is_outside(relative):
        return outside_problem(path, kind, name)
    if relative.startswith("libmongol/include/"):
        return header_problem(kind, name)
    if relative.startswith("libmongol/"):
        room = relative.split("/")[1]
        return room_problem(room, kind, name) if room in ROOMS else f"'{room}' is missing in ROOMS of this check"
    return None


def problems(root, files):
    found = []
    for path in files:
        for line, kind, name in includes(path):
            text = problem(root, path, kind, name)
            if text:
                found.append(f"{path.relative_to(root)}:{line}: {name}: {text}")
    return found


def canary(tap, place, include, name):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        path = root / place
        path.parent.mkdir(parents=True)
        path.write_text(f"#include {include}\n", encoding="utf-8")
        tap.canary(problems(root, [path]), name)


def main():
    tap = Tap()
    files = [path for path in repository_files() if path.suffix in SUFFIXES]
    tap.ok(len(files) > 10, "there is something to look at", [f"{len(files)} C files"])
    tap.clean(problems(ROOT, files), "includes point down the rooms")
    canary(tap, "libmongol/base/x.c", '"shape/shape.h"', "base includes shape")
    canary(tap, "libmongol/conv/x.c", '"key/key.h"', "conv includes its sibling key")
    canary(tap, "libmongol/shape/x.c", '"x.h"', "an include without its room")
    canary(tap, "libmongol/newroom/x.c", '"base/memory.h"', "a room that is not in the table")
    canary(tap, "libmongol/cli/x.c", '"base/memory.h"', "the tool includes a private header")
    canary(tap, "libmongol/icu/x.c", '"base/memory.h"', "a library beside the core includes a private header")
    canary(tap, "tests/rows/x.c", '"../../libmongol/base/memory.h"', "a row test includes a private header")
    canary(tap, "libmongol/include/mongol/x.h", '"base/memory.h"', "a public header includes a private one")
    tap.done()


if __name__ == "__main__":
    main()
