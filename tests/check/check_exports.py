"""The exported symbols of the shared library, the version script and the public headers name the same functions.

    check_exports.py LIBRARY MAP NM
"""
import pathlib
import re
import shutil
import sys
import tempfile

from checking import INCLUDE, Tap, declared_functions, run, without_comments


def exported(library, nm):
    """Names of the functions and objects in the dynamic symbol table, without their version."""
    result = run([nm, "-D", "--defined-only", library])
    names = set()
    for line in result.stdout.splitlines():
        fields = line.split()
        if len(fields) == 3 and fields[1] != "A":
            names.add(fields[2].split("@")[0])
    return names


def mapped(path):
    """Names in the global parts of a version script."""
    text = without_comments(pathlib.Path(path).read_text(encoding="utf-8"))
    names = set()
    for part in re.findall(r"global:(.*?)(?:local:|\})", text, flags=re.S):
        names.update(name.strip() for name in part.split(";") if name.strip())
    return names


def problems(library_names, map_names, header_names):
    found = [f"the map has the pattern '{name}'; name every symbol" for name in sorted(map_names) if "*" in name]
    for name in sorted(header_names - map_names):
        found.append(f"{name}: declared in a header, missing in libmongol/libmongol.map")
    for name in sorted(map_names - header_names):
        found.append(f"{name}: in libmongol/libmongol.map, declared in no header")
    for name in sorted(header_names - library_names):
        found.append(f"{name}: declared in a header, not exported by the library (not defined, or a misspelt name)")
    for name in sorted(library_names - header_names):
        found.append(f"{name}: exported by the library, declared in no header")
    return found


def main(library, map_path, nm):
    tap = Tap()
    symbols, names, headers = exported(library, nm), mapped(map_path), set(declared_functions())
    tap.ok(len(headers) > 10 and len(symbols) > 10, "there is something to compare",
           [f"headers declare {len(headers)} functions, the library exports {len(symbols)}"])
    tap.clean(problems(symbols, names, headers), "library, version script and headers name the same functions")
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "include"
        shutil.copytree(INCLUDE, copy)
        with open(copy / "mongol" / "out.h", "a", encoding="utf-8") as file:
            file.write("MGL_API size_t mgl_canary(void);\n")
        tap.canary(problems(symbols, names, set(declared_functions(copy))), "a declaration too many")
    tap.canary(problems(symbols, names, headers - {"mgl_version"}), "a declaration too few")
    tap.canary(problems(symbols, names - {"mgl_version"}, headers), "a line missing in the version script")
    tap.canary(problems(symbols | {"mgl_out_puts"}, names, headers), "a private symbol that leaks")
    tap.canary(problems(symbols - {"mgl_version"}, names, headers), "a declared function that is not there")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
