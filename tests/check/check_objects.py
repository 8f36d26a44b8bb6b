"""The libraries have no data that a program could write to: nothing in .data, .bss or thread-local sections.

    check_objects.py OBJDUMP STATIC_LIBRARY... -- CC...
"""
import pathlib
import re
import sys
import tempfile

from checking import Tap, run

SYMBOL = re.compile(r"^[0-9a-f]+ (.{7}) (\S+)\s+([0-9a-f]+)\s+(?:\.hidden )?(\S+)$")
# Constants that hold addresses are in .data.rel.ro: written once by the loader, read-only from then on.
WRITABLE = re.compile(r"^(\.data(?!\.rel\.ro)|\.bss|\.tdata|\.tbss|\*COM\*)")


def symbols(objects, objdump):
    """(section, size, name) of each symbol in an object file or archive."""
    for line in run([objdump, "-t", objects]).stdout.splitlines():
        match = SYMBOL.match(line)
        if match:
            yield match.group(2), int(match.group(3), 16), match.group(4)


def problems(objects, objdump):
    return [f"{name} ({size} bytes) is in {section}: make it const, or part of an object"
            for section, size, name in symbols(objects, objdump)
            if WRITABLE.match(section) and size and not name.startswith(".")]


def compiled(source, folder, compiler):
    path = pathlib.Path(folder) / "canary.o"
    result = run(compiler + ["-fPIC", "-x", "c", "-c", "-o", path, "-"], input=source)
    if result.returncode:
        raise SystemExit(f"Bail out! the compiler failed: {result.stderr}")
    return path


def main(objdump, *arguments):
    tap = Tap()
    end = arguments.index("--")
    compiler = arguments[end + 1:]
    for library in arguments[:end]:
        title = pathlib.Path(library).name
        names = {name for _, _, name in symbols(library, objdump)}
        tap.ok(any(name.startswith("mgl_") for name in names), f"{title}: symbols can be read",
               [f"{len(names)} symbols, none of ours"])
        tap.clean(problems(library, objdump), f"{title}: no writable data")
    with tempfile.TemporaryDirectory() as folder:
        for source, title in (("int counter = 7;\n", "a global variable"),
                              ("int f(void) { static int n; return ++n; }\n", "a static counter"),
                              ("_Thread_local int n; int f(void) { return ++n; }\n", "thread-local scratch"),
                              ("const char *name = \"x\";\n", "a pointer that is not const itself")):
            tap.canary(problems(compiled(source, folder, list(compiler)), objdump), title)
        good = compiled('const char *const names[] = { "a", "b" }; const int n = 3;\n', folder, list(compiler))
        tap.clean(problems(good, objdump), "constants, also those that hold addresses, are accepted")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
