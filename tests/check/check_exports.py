"""The exported symbols of each shared library, its version script and its public headers name the same functions.

    check_exports.py NM [LIBRARY MAP HEADERS]...

HEADERS are names with commas in between; "-" stands for all that no other library has. LIBRARY is "-" for one that is not built:
then its version script and headers are compared.
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
        found.append(f"{name}: declared in a header, missing in the version script")
    for name in sorted(map_names - header_names):
        found.append(f"{name}: in the version script, declared in no header of this library")
    for name in sorted(header_names - library_names):
        found.append(f"{name}: declared in a header, not exported by the library (not defined, or a misspelt name)")
    for name in sorted(library_names - header_names):
        found.append(f"{name}: exported by the library, declared in no header")
    return found


def split_headers(groups):
    """The functions of each group's headers."""
    declared = declared_functions()
    claimed = {header for _, _, headers in groups if headers != "-" for header in headers.split(",")}
    return [{name for name, header in declared.items()
             if (header not in claimed if headers == "-" else header in headers.split(","))}
            for _, _, headers in groups]


def main(nm, *arguments):
    tap = Tap()
    groups = list(zip(arguments[::3], arguments[1::3], arguments[2::3]))
    for (library, map_path, _), headers in zip(groups, split_headers(groups)):
        title, names = pathlib.Path(map_path).stem, mapped(map_path)
        symbols = names if library == "-" else exported(library, nm)
        tap.ok(len(headers) > 1 and len(symbols) > 1, f"{title}: there is something to compare",
               [f"headers declare {len(headers)} functions, the library exports {len(symbols)}"])
        tap.clean(problems(symbols, names, headers), f"{title}: library, version script and headers name the same functions")
    library, map_path, _ = groups[0]
    symbols, names, headers = exported(library, nm), mapped(map_path), split_headers(groups)[0]
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "include"
        shutil.copytree(INCLUDE, copy)
        with open(copy / "mongol" / "out.h", "a", encoding="utf-8") as file:
            file.write("MGL_API size_t mgl_canary(void);\n")
        more = {name for name, header in declared_functions(copy).items() if header == "out.h"}
        tap.canary(problems(symbols, names, headers | more), "a declaration too many")
    tap.canary(problems(symbols, names, headers - {"mgl_version"}), "a declaration too few")
    tap.canary(problems(symbols, names - {"mgl_version"}, headers), "a line missing in the version script")
    tap.canary(problems(symbols | {"mgl_out_puts"}, names, headers), "a private symbol that leaks")
    tap.canary(problems(symbols - {"mgl_version"}, names, headers), "a declared function that is not there")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
