"""What README.md shows is true: its C program compiles and prints what it says, so do its commands, and every file that a
document links to is there.

    check_readme.py BUILD_ROOT CC...

A ```c block is a whole program; the ```text block after it is its output.  In a ```console block, a line after "$ "
is a command and the lines after it are its output; a last line "..." stands for the rest.
"""
import os
import pathlib
import re
import sys
import tempfile

from checking import INCLUDE, ROOT, Tap, repository_files, run

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`([\w.-]+/[\w./-]+\.(?:c|h|py|sh|tsv|txt|csv|md|map|build))`")


def compile_and_run(source, build_root, compiler):
    """(error lines, output) of a C program linked with the library of this build."""
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "example"
        libraries = pathlib.Path(build_root) / "libmongol"
        command = compiler + ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I", INCLUDE, "-x", "c", "-",
                              "-o", program, "-L", libraries, f"-Wl,-rpath,{libraries}", "-lmongol"]
        result = run(command, input=source)
        if result.returncode:
            return result.stderr.splitlines(), ""
        result = run([program])
        return ([] if result.returncode == 0 else [f"the program ended with status {result.returncode}"]), result.stdout


def difference(name, expected, actual):
    if expected == "...\n":
        return [f"{name}: show at least one line of what it prints"]
    if expected.endswith("\n...\n"):
        expected = expected[:-len("...\n")]
        actual = actual[:len(expected)]
    if expected == actual:
        return []
    return ([f"{name} should print:"] + expected.splitlines() + ["and prints:"] + actual.splitlines())


def program_problems(text, build_root, compiler):
    """Of the first C block and the text block after it."""
    blocks = BLOCK.findall(text)
    kinds = [kind for kind, _ in blocks]
    if "c" not in kinds:
        return ["there is no ```c block"]
    place = kinds.index("c")
    if kinds[place + 1:place + 2] != ["text"]:
        return ["the ```c block is not followed by a ```text block with its output"]
    errors, output = compile_and_run(blocks[place][1], build_root, compiler)
    return errors or difference("the program", blocks[place + 1][1], output)


def commands(text):
    """(command, expected output) of all console blocks."""
    for kind, body in BLOCK.findall(text):
        if kind == "console":
            for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
                command, _, expected = part.partition("\n")
                yield command, expected


def command_problems(command, expected, build_root):
    environment = {**os.environ, "PATH": f"{build_root}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    result = run(["bash", "-c", command], cwd=ROOT, env=environment)
    return difference(f"'{command}'", expected, result.stdout + result.stderr)


def link_problems(path, text):
    """Links, and file names in backquotes, which may also be written from the root; SYSTEM stands for any system."""
    links = [target for target in LINK.findall(text) if "://" not in target]
    names = [name for name in PATH.findall(text) if "SYSTEM" not in name and not (ROOT / name).exists()]
    return [f"{path.relative_to(ROOT)}: {target} is not there" for target in links + names
            if not (path.parent / target).exists()]


def main(build_root, *compiler):
    tap = Tap()
    compiler = list(compiler)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    tap.clean(program_problems(text, build_root, compiler), "the C example compiles and prints what README.md says")
    for command, expected in commands(text):
        tap.clean(command_problems(command, expected, build_root), command.replace("#", "number"))
    links = []
    for path in repository_files():
        if path.suffix == ".md":
            links += link_problems(path, path.read_text(encoding="utf-8"))
    tap.clean(links, "links between documents lead somewhere")
    tap.canary(program_problems(text.replace("mgl_units_free(", "mgl_units_liberate("), build_root, compiler),
               "an example that does not compile")
    other_output = re.sub(r"```text\n", "```text\nnot printed\n", text, count=1)
    tap.canary(program_problems(other_output, build_root, compiler), "an example that prints something else")
    tap.canary(command_problems("mongol --version", "mongol 99\n", build_root), "a command that prints something else")
    tap.canary(link_problems(ROOT / "README.md", "[x](no/such/file.md)"), "a link to nowhere")
    tap.canary(link_problems(ROOT / "README.md", "see `no/such/file.c`"), "the name of a file that is not there")
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
