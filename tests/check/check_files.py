"""Files and functions stay small, names are unique, every C file is built, and no local path gets into the tree."""
import pathlib
import re
import tempfile

from checking import ROOT, Tap, repository_files

MAX_LINES, MAX_COLUMNS, MAX_FUNCTION = 400, 134, 80
CODE = {".c", ".h", ".py", ".sh"}
TEXT = CODE | {".md", ".build", ".txt", ".tsv", ".map", ".csv", ""}
GENERATED = ["libmongol/tables/", "libmongol/cli/commands_table.c", "libmongol/include/mongol/status.h",
             "libmongol/include/mongol/diags.h", "libmongol/include/mongol/features.h", "libmongol/include/mongol/transports.h"]
SAME_NAME = {"README.md", "meson.build", "__init__.py", ".gitignore", "package.json"}
# Local paths of a developer's machine, and hosts of package registries: packages are named, hosts are configured.
FORBIDDEN = re.compile("|".join(["/" + "work/", "/" + "root/", "/" + "home/", "/" + "tmp/build",
                                 r"registry\.npmjs" + r"\.org", r"deb\.debian" + r"\.org",
                                 r"files\.pythonhosted" + r"\.org", r"pypi" + r"\.org"]))


def name_problems(paths):
    """Two files of one name; data files of the writing systems (libmongol/data/<system>/x) share theirs on purpose."""
    found, seen = [], {}
    for path in paths:
        parallel = path.as_posix().startswith("libmongol/data/") and len(path.parts) > 3
        if path.name in SAME_NAME or parallel or path.suffix not in CODE | {".md"}:
            continue
        if path.name in seen:
            found.append(f"{path} has the same name as {seen[path.name]}")
        seen[path.name] = path
    return found


def function_problems(relative, lines):
    """C functions, from the line before '{' in column 0 to '}' in column 0."""
    found, start = [], None
    for number, line in enumerate(lines, 1):
        if line.startswith("{") or (line.rstrip().endswith("{") and line[:1].isalpha() and "(" in line):
            start = number
        elif line.startswith("}"):
            if start and number - start - 1 > MAX_FUNCTION:
                length = number - start - 1
                found.append(f"{relative}:{start}: a function of {length} lines; the limit is {MAX_FUNCTION}")
            start = None
    return found


def size_problems(relative, text):
    lines = text.split("\n")[:-1]
    found = []
    if len(lines) > MAX_LINES:
        found.append(f"{relative}: {len(lines)} lines; the limit is {MAX_LINES}")
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_COLUMNS:
            found.append(f"{relative}:{number}: {len(line)} columns; the limit is {MAX_COLUMNS}")
    return found + (function_problems(relative, lines) if relative.endswith(".c") else [])


def text_problems(relative, text):
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        match = FORBIDDEN.search(line)
        if match:
            found.append(f"{relative}:{number}: '{match.group()}' belongs to one machine, not to the project")
        if line != line.rstrip() and not relative.endswith((".tsv", ".csv")) and not relative.startswith("corpora/"):
            found.append(f"{relative}:{number}: white space at the end of the line")
    if text and not text.endswith("\n"):
        found.append(f"{relative}: the last line has no line end")
    return found


def unbuilt(sources, listed):
    """C files that no meson.build names, and names without a file."""
    found = [f"libmongol/{name} is in no meson.build" for name in sorted(sources - listed)]
    return found + [f"a meson.build names libmongol/{name}, which is not there" for name in sorted(listed - sources)]


def sources_of(paths):
    return {path.relative_to("libmongol").as_posix() for path in paths
            if path.parts[0] == "libmongol" and path.suffix == ".c"}


def listed_sources():
    library = (ROOT / "libmongol" / "meson.build").read_text(encoding="utf-8")
    tool = (ROOT / "libmongol" / "cli" / "meson.build").read_text(encoding="utf-8")
    return set(re.findall(r"'([a-z]+/[\w./]+\.c)'", library)) | {f"cli/{x}" for x in re.findall(r"'(\w+\.c)'", tool)}


def file_problems(root, paths):
    found = []
    for path in paths:
        if path.suffix not in TEXT:
            continue
        relative = path.as_posix()
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            if path.suffix in CODE:
                found.append(f"{relative}: not UTF-8")
            continue
        found += text_problems(relative, text)
        if path.suffix in CODE and not any(relative.startswith(prefix) for prefix in GENERATED):
            found += size_problems(relative, text)
    return found


def canary(tap, name, content, title):
    with tempfile.TemporaryDirectory() as folder:
        root, path = pathlib.Path(folder), pathlib.Path(name)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
        tap.canary(file_problems(root, [path]), title)


def main():
    tap = Tap()
    paths = [path.relative_to(ROOT) for path in repository_files()]
    tap.ok(len(paths) > 30, "there is something to look at", [f"{len(paths)} files"])
    tap.clean(name_problems(paths), "file names are unique")
    tap.clean(file_problems(ROOT, paths), "files, lines and functions within their limits, nothing local in them")
    sources, listed = sources_of(paths), listed_sources()
    tap.clean(unbuilt(sources, listed), "every C file of the library and the tool is built")
    tap.canary(name_problems([pathlib.Path("a/x.c"), pathlib.Path("b/x.c")]), "two files of one name")
    tap.canary(unbuilt(sources | {"base/canary.c"}, listed), "a C file that is not built")
    canary(tap, "a.py", "x = 1\n" * (MAX_LINES + 1), "a long file")
    canary(tap, "a.c", "/* " + "x" * MAX_COLUMNS + " */\n", "a long line")
    canary(tap, "a.c", "int f(void)\n{\n" + "    ;\n" * (MAX_FUNCTION + 1) + "}\n", "a long function")
    canary(tap, "a.md", "see /" + "work/main\n", "a local path")
    canary(tap, "a.c", "int x; \n", "white space at the end of a line")
    tap.done()


if __name__ == "__main__":
    main()
