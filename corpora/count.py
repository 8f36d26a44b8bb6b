#!/usr/bin/env python3
"""Counts the bundled texts: counts.csv.

    count.py            writes counts.csv
    count.py --check    writes nothing; exit status 1 if it would change

A word is a run between white space (the no-break spaces before suffixes included) that has a Mongolian letter.
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
LETTER = re.compile("[\u1820-\u1878\u1880-\u18aa]")
OTHER_MARKS = re.compile("[\u1800-\u1809]")


def words(text):
    return [word for word in OTHER_MARKS.sub(" ", text).split() if LETTER.search(word)]


def counts(folder):
    rows = ["text,lines,words,distinct words,code points"]
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = words(text)
        rows.append(f"{path.stem},{len(text.splitlines())},{len(found)},{len(set(found))},{len(text)}")
    return "\n".join(rows) + "\n"


def main(arguments):
    target, text = HERE / "counts.csv", counts(HERE)
    if arguments == ["--check"]:
        return 0 if target.exists() and target.read_text(encoding="utf-8") == text else 1
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
