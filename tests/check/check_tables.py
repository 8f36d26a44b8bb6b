"""The committed tables and generated headers are what the generator makes of libmongol/data."""
import pathlib
import shutil
import sys
import tempfile

from checking import ROOT, Tap, run

LIBMONGOL = ROOT / "libmongol"
COMPILER = LIBMONGOL / "gen" / "compile.py"


def problems(home=None, data=None):
    command = [sys.executable, "-B", COMPILER, "--check"]
    command += ["--home", home] if home else []
    command += ["--data", data] if data else []
    result = run(command)
    if result.returncode == 0:
        return []
    return result.stdout.splitlines() + result.stderr.splitlines() + ["run python3 libmongol/gen/compile.py"]


def copied(folder):
    """A copy of everything the generator reads and writes."""
    home = pathlib.Path(folder) / "libmongol"
    for part in "data", "tables", "include":
        shutil.copytree(LIBMONGOL / part, home / part)
    return home


def main():
    tap = Tap()
    tap.clean(problems(), "tables and generated headers are fresh")
    with tempfile.TemporaryDirectory() as folder:
        home = copied(folder)
        tap.clean(problems(home, home / "data"), "a copy is as fresh as the original")
        for path in sorted(home.glob("tables/*.c")):
            text = path.read_text(encoding="utf-8")
            path.write_text(text + "/* edited by hand */\n", encoding="utf-8")
            tap.canary(problems(home, home / "data"), f"tables/{path.name} edited by hand")
            path.write_text(text, encoding="utf-8")
        status = home / "data" / "status.tsv"
        text = status.read_text(encoding="utf-8")
        status.write_text(text.replace("The call did what it says", "The call did it"), encoding="utf-8")
        tap.canary(problems(home, home / "data"), "data changed and not compiled")
        status.write_text(text + "broken row\n", encoding="utf-8")
        tap.canary(problems(home, home / "data"), "data that cannot be read")
    tap.done()


if __name__ == "__main__":
    main()
