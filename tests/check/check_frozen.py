"""Numbers that callers store or compile in never change and never go: enumerators and numeric macros of the public
headers, and the number column of the registries under libmongol/data. tests/check/frozen.tsv remembers them.

    check_frozen.py            the test
    check_frozen.py --update   adds new numbers to frozen.tsv; refuses while an old one is changed or missing
"""
import pathlib
import re
import sys

from checking import ROOT, Tap, public_headers, without_comments

FROZEN = pathlib.Path(__file__).with_name("frozen.tsv")
DATA = ROOT / "libmongol" / "data"
HEAD = "# Numbers that may be added to and never changed; written by check_frozen.py --update.\nkind\tname\tnumber\n"
INFINITE = {"SIZE_MAX": "SIZE_MAX", "UINT32_MAX": "UINT32_MAX"}


def header_numbers(text):
    """{(kind, name): number} of one header."""
    found = {}
    text = without_comments(text)
    for body, kind in re.findall(r"typedef enum \w+\s*\{(.*?)\}\s*(\w+)\s*;", text, flags=re.S):
        value = -1
        for entry in filter(None, (part.strip() for part in body.split(","))):
            name, _, number = (part.strip() for part in entry.partition("="))
            value = int(number, 0) if number else value + 1
            found[kind, name] = str(value)
    for name, number in re.findall(r"^#define (MGL_\w+) (\w+)\s*$", text, flags=re.M):
        if number in INFINITE or re.fullmatch(r"0[xX][0-9a-fA-F]+|[0-9]+", number):
            found["macro", name] = INFINITE.get(number) or str(int(number, 0))
    return found


def registry_numbers(path):
    """{(file, name): number} of a data file with the columns number and name (or unit); {} of any other."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()
             if line.strip() and not line.startswith("#")]
    columns = lines[0] if lines else []
    named = [column for column in ("name", "unit") if column in columns]
    if "number" not in columns or not named:
        return {}
    number, name = columns.index("number"), columns.index(named[0])
    return {(path.name, row[name]): row[number] for row in lines[1:]}


def current():
    found = {}
    for header in public_headers():
        found.update(header_numbers(header.read_text(encoding="utf-8")))
    for path in sorted(DATA.glob("*.tsv")):
        found.update(registry_numbers(path))
    return found


def remembered(text):
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {(kind, name): number for kind, name, number in rows[1:]}


def changed(frozen, now):
    found = []
    for (kind, name), number in sorted(frozen.items()):
        if (kind, name) not in now:
            found.append(f"{kind} {name} = {number} is gone; a number stays, even when nothing returns it any more")
        elif now[kind, name] != number:
            found.append(f"{kind} {name} was {number} and is now {now[kind, name]}")
    return found


def unrecorded(frozen, now):
    return [f"{kind} {name} = {number} is new; run tests/check/check_frozen.py --update and commit frozen.tsv"
            for (kind, name), number in sorted(now.items()) if (kind, name) not in frozen]


def update():
    now = current()
    frozen = remembered(FROZEN.read_text(encoding="utf-8")) if FROZEN.exists() else {}
    wrong = changed(frozen, now)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    order = {key: place for place, key in enumerate(now)}
    rows = sorted(now.items(), key=lambda item: (item[0][0], order[item[0]]))
    FROZEN.write_text(HEAD + "".join(f"{kind}\t{name}\t{number}\n" for (kind, name), number in rows), encoding="utf-8")
    print(f"{FROZEN.name}: {len(now) - len(frozen)} numbers added, {len(now)} in all")
    return 0


def main():
    tap = Tap()
    frozen, now = remembered(FROZEN.read_text(encoding="utf-8")), current()
    tap.ok(len(now) > 50, "there is something to compare", [f"{len(now)} numbers"])
    tap.clean(changed(frozen, now), "no number changed or went")
    tap.clean(unrecorded(frozen, now), "every number is recorded")
    gone = {key: number for key, number in now.items() if key != ("mgl_status", "MGL_E_SPACE")}
    tap.canary(changed(frozen, gone), "a status removed")
    tap.canary(changed(frozen, {**now, ("mgl_status", "MGL_E_SPACE"): "24"}), "a status with another number")
    tap.canary(unrecorded(frozen, {**now, ("mgl_status", "MGL_E_CANARY"): "98"}), "a number nobody recorded")
    shifted = header_numbers("typedef enum e { A, X, B } e;")
    tap.canary(changed({("e", "B"): "1"}, shifted), "an enumerator put in between")
    tap.done()


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        sys.exit(update())
    main()
