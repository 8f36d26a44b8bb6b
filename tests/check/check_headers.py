"""Every public header compiles alone, and twice, as C11 and as C++11, without a warning.

    check_headers.py CC...
"""
import pathlib
import shutil
import sys
import tempfile

from checking import INCLUDE, Tap, public_headers, run

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only"]
C11 = ["-x", "c", "-std=c11"]
CXX11 = ["-x", "c++", "-std=c++11"]


def problems(compiler, language, header, include):
    """The compiler's complaints about a file that only includes the header, twice."""
    source = f"#include <mongol/{header}>\n#include <mongol/{header}>\n"
    result = run(compiler + language + WARNINGS + ["-I", include, "-"], input=source)
    return [] if result.returncode == 0 else (result.stderr.splitlines() or ["the compiler failed without a word"])


def guard_problems(header):
    guard = "MONGOL_" + ("H" if header.name == "mongol.h" else header.stem.upper() + "_H")
    text = header.read_text(encoding="utf-8")
    wanted = f"#ifndef {guard}\n#define {guard}\n"
    return [] if wanted in text else [f"{header.name} should be guarded by {guard}"]


def canaries(tap, compiler, language, name):
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        shutil.copytree(INCLUDE, copy, dirs_exist_ok=True)
        header = copy / "mongol" / "out.h"
        text = header.read_text(encoding="utf-8")
        header.write_text(text.replace("#include <mongol/base.h>", ""), encoding="utf-8")
        tap.canary(problems(compiler, language, "out.h", copy), f"{name}: an include that is missing")
        header.write_text(text.replace("#ifndef MONGOL_OUT_H", "#ifndef MONGOL_OUT_HH"), encoding="utf-8")
        tap.canary(guard_problems(header), f"{name}: a guard that is misspelt")
        if language is CXX11:
            header.write_text(text + "MGL_API int mgl_canary(int class);\n", encoding="utf-8")
            tap.canary(problems(compiler, language, "out.h", copy), f"{name}: a C++ keyword as a name")


def main(compiler):
    tap = Tap()
    for header in public_headers():
        tap.clean(guard_problems(header), f"{header.name} has its guard")
    for name, language in ("C11", C11), ("C++11", CXX11):
        if run(compiler + language + ["-fsyntax-only", "-"], input="#include <stddef.h>\n").returncode:
            tap.skip(f"headers alone as {name}", f"{compiler[0]} cannot compile {name}")
            continue
        for header in public_headers():
            tap.clean(problems(compiler, language, header.name, INCLUDE), f"{header.name} compiles alone as {name}")
        canaries(tap, compiler, language, name)
    tap.done()


if __name__ == "__main__":
    main(sys.argv[1:])
