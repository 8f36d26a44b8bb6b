"""Help, man pages and the table they come from; every example is run."""
import os
import pathlib
import shutil
import subprocess
import sys

from cli_testing import CLI, LIMIT, MONGOL, Tap, compare, mongol, output, scratch, shown

sys.path.insert(0, str(CLI))
from command_facts import all_options, read_commands  # noqa: E402

TOOL, GROUPS, COMMANDS = read_commands(CLI / "commands.txt")
FONT = CLI.parent.parent / "fonts" / "cache" / "NotoSansMongolian-Regular.ttf"
LETTER = "ᠰᠠᠢᠨ ᠪᠠᠢᠨ᠎ᠠ ᠤᠤ︖\n"


def check_help(tap):
    full = output(["help"])
    tap.ok(output(["--help"]) == full and output(["-h"]) == full, "--help and -h are help")
    tap.ok("Exit status:" in full and "Diagnostics:" in full, "help tells exit status and diagnostics")
    short = mongol([])
    lines = short.stderr.decode().split("\n")
    part = not short.stdout and all(line in full.split("\n") for line in lines)
    tap.ok(part, "mongol alone prints a part of it", lines)
    for command in COMMANDS:
        text = output(["help", command.name])
        tap.ok(f"  {command.name} " in full, f"help lists {command.name}")
        tap.ok(output([command.name, "--help"]) == text, f"{command.name} --help is help {command.name}")
        short = {option.letter: option for option in all_options(command, GROUPS)}.get("h")
        asking = "-h" if short and short.name == "help" else "--help"  # find has another -h, as grep does
        tap.ok(output([command.name, "x", asking, "y", "z"]) == text, f"{command.name} {asking} wins over operands")
        missing = [option.name for option in all_options(command, GROUPS) if f"--{option.name}" not in text]
        tap.clean(missing, f"help {command.name} has all its options")
        lines = text.split("\n")
        usual = [line for line in lines if not line.startswith(("  echo", "  mongol", "  printf", "      "))]
        tap.clean([line for line in usual if len(line) > 79], f"help {command.name} fits into 80 columns")
        tap.clean([line for line in lines if line != line.rstrip()], f"help {command.name} has no blanks at line ends")
    tap.clean([line for line in full.split("\n") if len(line) > 79], "help fits into 80 columns")


def check_version(tap):
    version = output(["--version"])
    stated = (CLI.parent.parent / "meson.build").read_text(encoding="utf-8").split("version: '")[1].split("'")[0]
    tap.ok(version.split("\n")[0] == f"mongol {stated}", "--version is the version of the build", [version])
    tap.ok(output(["-V"]) == version, "-V is --version")


def has_pages():
    return "Vertical pages: yes" in output(["--version"])


def check_examples(tap):
    """Every example of the table, as a person would type it."""
    with scratch() as folder:
        (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
        (folder / "copy.txt").write_text(LETTER.replace("ᠠᠢ", "ᠡᠢ"), encoding="utf-8")
        (folder / "bin").mkdir()
        (folder / "bin" / "mongol").symlink_to(MONGOL)
        env = dict(os.environ, MONGOL_FONT_PATH=str(FONT), PATH=f"{folder / 'bin'}:{os.environ['PATH']}")
        for command in COMMANDS:
            tap.ok(command.examples(), f"{command.name} has an example")
            for line, lines in command.examples():
                if "--json" in line and "JSON output: no" in output(["--version"]):
                    tap.skip(line, "this build has no JSON output")
                    continue
                if command.name == "render" and not (has_pages() and FONT.exists()):
                    tap.skip(line, "this build has no vertical pages" if FONT.exists() else "no font: run fonts/fetch.sh")
                    continue
                if "gb18030" in line and "GB 18030: no" in output(["--version"]):
                    tap.skip(line, "this build has no ICU")
                    continue
                before = len(list(folder.iterdir()))
                result = subprocess.run(["sh", "-c", line], cwd=folder, env=env, capture_output=True, timeout=LIMIT)
                expected = "".join(f"{text}\n" for text in lines) if lines else None
                status = 1 if command.name == "diff" else 0  # its examples differ
                nothing = not result.stdout and len(list(folder.iterdir())) == before
                tap.clean(compare(result, status, expected, "") + (["no output"] if nothing else []), line)


def finished(command):
    return subprocess.run(command, capture_output=True, timeout=LIMIT)


def check_pages(tap):
    """Man pages are there, and render without a warning."""
    groff, mandoc = shutil.which("groff"), shutil.which("mandoc")
    for page in sorted(CLI.glob("man/*.1")):
        if groff:
            result = finished([groff, "-man", "-Tutf8", "-ww", "-K", "utf8", page])
            good = not result.stderr and len(result.stdout) > 1000
            tap.ok(good, f"{page.name} renders with groff", [shown(result.stderr)])
        if mandoc:
            result = finished([mandoc, "-T", "lint", "-W", "error", page])
            tap.ok(result.returncode == 0, f"{page.name} passes mandoc", [shown(result.stdout)])
    if not groff and not mandoc:
        tap.skip("man pages render", "neither groff nor mandoc is here")
    names = {page.name for page in CLI.glob("man/*.1")}
    wanted = {"mongol.1"} | {f"mongol-{command.name}.1" for command in COMMANDS}
    tap.ok(names == wanted, "a man page for each command", sorted(names ^ wanted))
    built = (CLI / "meson.build").read_text(encoding="utf-8")
    tap.clean([name for name in wanted if f"'{name[:-2]}'" not in built], "every man page is installed")


def generator(home, *options):
    return finished([sys.executable, "-B", CLI / "gen_commands.py", "--home", home, *options])


def doctored(folder, old, new):
    """A copy of the command line's folder whose commands.txt says something else."""
    copy = pathlib.Path(folder) / str(len(list(folder.iterdir())))
    shutil.copytree(CLI, copy)
    table = copy / "commands.txt"
    text = table.read_text(encoding="utf-8")
    assert old in text, old
    table.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


REFUSED = [
    ("an unknown field",         "summary: list the forms", "sumary: list the forms", "a command has no 'sumary:'"),
    ("a field outside",          "[mongol]\n", "lost: 1\n[mongol]\n", "expected [name]"),
    ("a bad option",             "option: --lines", "option: -lines", "an option is like"),
    ("an option without text",   "    exactly one output line for each input line\n", "", "--lines has no text"),
    ("an option twice",          "option: --letters", "option: --json", "has --json twice"),
    ("a letter twice",           "option: --letters", "option: -v, --letters", "has -v twice"),
    ("a group that is not there", "uses: text, common", "uses: texts, common", "uses a group [@texts]"),
    ("a command twice",          "[systems]", "[forms]", "[forms] is there twice"),
    ("bad operands",             "operands: 1-", "operands: some", "operands is like"),
    ("a value here, none there", "option: --letters", "option: --lines NAME", "takes a value in one place"),
]


def check_generator(tap):
    """What is generated is fresh, and the generator refuses what a person would get wrong."""
    result = generator(CLI, "--check")
    said = (result.stdout + result.stderr).decode().split("\n")
    tap.ok(result.returncode == 0, "tables and man pages are fresh", said)
    with scratch() as folder:
        copy = doctored(folder, "list the forms of a letter", "list every form of a letter")
        tap.canary(generator(copy, "--check").returncode, "commands.txt changed and not compiled")
        fresh = generator(copy).returncode == 0 and generator(copy, "--check").returncode == 0
        tap.ok(fresh, "compiling makes it fresh")
        gone = copy / "man" / "mongol-gone.1"
        gone.write_text("old\n", encoding="utf-8")
        tap.canary(generator(copy, "--check").returncode, "a man page of no command")
        tap.ok(generator(copy).returncode == 0 and not gone.exists(), "which the generator removes")
        for title, old, new, message in REFUSED:
            result = generator(doctored(folder, old, new))
            good = result.returncode == 1 and message.encode() in result.stderr and b"commands.txt:" in result.stderr
            tap.ok(good, f"refused: {title}", [shown(result.stderr)])


def main():
    tap = Tap()
    check_help(tap)
    check_version(tap)
    check_examples(tap)
    check_pages(tap)
    check_generator(tap)
    tap.done()


if __name__ == "__main__":
    main()
