"""Installing puts everything in its place, a program builds with the installed copy, and uninstalling leaves nothing.

    check_install.py BUILD_ROOT PREFIX HEADERS CC...

HEADERS, with commas in between, are those of libraries that are not built.
"""
import os
import pathlib
import re
import shlex
import sys
import tempfile

from checking import Tap, public_headers, run

PROGRAM = """#include <mongol/mongol.h>
#include <stdio.h>
int main(void) { return mgl_version() ? puts(mgl_status_name(MGL_OK)) < 0 : 1; }
"""
EXPECTED = ["bin/mongol", "lib*/libmongol.so.0", "lib*/libmongol.so", "lib*/libmongol.a", "lib*/pkgconfig/libmongol.pc",
            "share/man/man1/mongol.1"] + [f"include/mongol/{header.name}" for header in public_headers()]


def missing(prefix, expected):
    """Patterns without a file; lib* also finds Debian's lib/<triplet>."""
    return [pattern for pattern in expected
            if not any(prefix.glob(pattern)) and not any(prefix.glob(pattern.replace("lib*/", "lib*/*/")))]


def use(stage, prefix, compiler):
    """Problems of building and running a program with what pkg-config says."""
    config = next(stage.rglob("libmongol.pc"), None)
    if not config:
        return ["libmongol.pc is not there"]
    environment = {**os.environ, "PKG_CONFIG_PATH": f"{config.parent}:{os.environ.get('PKG_CONFIG_PATH', '')}",
                   "LD_LIBRARY_PATH": str(config.parent.parent)}
    flags = run(["pkg-config", f"--define-variable=prefix={prefix}", "--cflags", "--libs", "libmongol"],
                env=environment)
    if flags.returncode:
        return flags.stderr.splitlines()
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "program"
        built = run(compiler + ["-x", "c", "-", "-o", program, "-x", "none"] + shlex.split(flags.stdout), input=PROGRAM)
        if built.returncode:
            return built.stderr.splitlines()
        result = run([program], env=environment)
    return [] if result.stdout == "MGL_OK\n" else [f"the program printed '{result.stdout}' {result.stderr}"]


def meson_of(build_root):
    """The Meson that made the build folder, which may not be the one on the path."""
    text = (pathlib.Path(build_root) / "build.ninja").read_text(encoding="utf-8")
    return shlex.split(re.search(r"COMMAND = (.*) install --no-rebuild", text).group(1))


def main(build_root, prefix, not_built, *compiler):
    meson, compiler = meson_of(build_root), list(compiler)
    without = {f"include/mongol/{header}" for header in not_built.split(",")}
    expected = [pattern for pattern in EXPECTED if pattern not in without]
    if "include/mongol/icu.h" in expected:
        expected += ["lib*/libmongol-icu.so.0", "lib*/pkgconfig/mongol-icu.pc"]
    if "include/mongol/layout.h" in expected:
        expected += ["lib*/libmongol-layout.so.0", "lib*/pkgconfig/mongol-layout.pc"]
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        stage = pathlib.Path(folder)
        installed = stage / prefix.lstrip("/")
        result = run(meson + ["install", "-C", build_root, "--no-rebuild", "--destdir", stage])
        tap.ok(result.returncode == 0, "meson install", (result.stdout + result.stderr).splitlines()[-10:])
        tap.clean(missing(installed, expected), "everything is in its place")
        tap.clean(use(stage, installed, compiler), "a program builds with the installed copy and runs")
        tap.canary(missing(installed, expected + ["include/mongol/canary.h"]), "a file that is not installed")
        result = run(meson + ["--internal", "uninstall"], cwd=build_root)
        left = [str(path.relative_to(stage)) for path in stage.rglob("*")]
        tap.ok(result.returncode == 0 and not left, "uninstalling leaves nothing", left + result.stderr.splitlines())
        tap.canary(use(stage, installed, compiler), "a program cannot build without the installed copy")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
