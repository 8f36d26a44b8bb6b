"""What every house check shares: TAP output, doctored copies, and the lists of files and symbols they look at."""
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INCLUDE = ROOT / "libmongol" / "include"
SHOWN = 20  # problems printed for one failing check


class Tap:
    """Prints TAP lines and keeps the exit status."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def ok(self, good, name, details=()):
        """One sub-test; details are lines that say what to do about a failure."""
        self.count += 1
        print(f"{'ok' if good else 'not ok'} {self.count} - {name}")
        if not good:
            self.failed += 1
            details = list(details)
            for line in details[:SHOWN]:
                print(f"#   {line}")
            if len(details) > SHOWN:
                print(f"#   ... and {len(details) - SHOWN} more")

    def clean(self, problems, name):
        """A sub-test that passes when nothing was found."""
        self.ok(not problems, name, problems)

    def canary(self, problems, name):
        """A sub-test that passes only when the checker found something wrong with a doctored copy."""
        self.ok(bool(problems), f"canary: {name}", ["the check accepted a copy that was made wrong on purpose"])

    def skip(self, name, reason):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {reason}")

    def done(self):
        print(f"1..{self.count}")
        sys.exit(1 if self.failed else 0)


def run(command, **options):
    """A finished process with text output; never raises for its exit status."""
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8",
                          errors="replace", **options)


def without_comments(text):
    """C text without comments; line numbers stay."""
    return re.sub(r"/\*.*?\*/", lambda match: "\n" * match.group().count("\n"), text, flags=re.S)


def public_headers(include=INCLUDE):
    return sorted((pathlib.Path(include) / "mongol").glob("*.h"))


def declared_functions(include=INCLUDE):
    """{name: file} of every function that the public headers declare."""
    found = {}
    for header in public_headers(include):
        text = without_comments(header.read_text(encoding="utf-8"))
        for match in re.finditer(r"^MGL_API\b[^;{]*?\b(\w+)\s*\(", text, flags=re.M):
            found[match.group(1)] = header.name
    return found


def repository_files(root=ROOT):
    """The files that belong to the repository: what git tracks or would track, else everything but build output."""
    tracked = (root / ".git").exists() and shutil.which("git")
    listed = run(["git", "-C", root, "ls-files", "-co", "--exclude-standard"]) if tracked else None
    if listed and listed.returncode == 0:
        paths = [root / line for line in listed.stdout.splitlines()]
    else:
        paths = [path for path in root.rglob("*") if not is_output(path.relative_to(root))]
    return sorted(path for path in paths if path.is_file())


def is_output(path):
    """Whether a path, relative to the root, is build output, a cache or the history."""
    first = path.parts[0]
    return (first == ".git" or first.startswith("build") or "__pycache__" in path.parts
            or (len(path.parts) > 2 and path.parts[1] == "cache"))
