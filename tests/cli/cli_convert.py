"""mongol convert: transports there and back, what cannot be converted is named with its place, nothing is lost."""
import random

from cli_testing import Tap, mongol, refused, run_cases, scratch, shown

MENKSOFT, WORD = "\ue264\ue34f", "ᠮᠣᠩᠭᠣᠯ"
CODES = {"utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "utf-32le": "utf-32-le", "utf-32be": "utf-32-be", "utf-16": "utf-16",
         "utf-32": "utf-32"}
PIECES = ["a", "\n", "\0", "é", "中", MENKSOFT, WORD, "\u180b", "\u202f", "😀", "\ufeff", "&amp;", "&#xE264;", "<b>", "&"]

ROWS = [
    ("utf-8 is the default",       "convert",                          f"{WORD}\r\n\0", 0, f"{WORD}\r\n\0", ""),
    ("nothing",                    "convert --to-transport utf-16",    "",             0, "", ""),
    ("what is not UTF-8 stays",    "convert",                          b"a\xff\xe1", 0, b"a\xff\xe1", "error: byte 1: "),
    ("--strict",                   "convert --strict",                 b"a\xff",       1, b"a\xff", "MGL_DIAG_INVALID_UTF8"),
    ("--strict, nothing wrong",    "convert --strict",                 WORD,           0, WORD, ""),
    ("half a unit",                "convert --transport utf-16le",     b"a\0b",        0, "a\ufffd", "byte 2: "),
    ("references",                 "convert --transport html",         "&#xE264;&lt;", 0, "\ue264<", ""),
    ("to references",              "convert --to-transport html",      "a<\ue264",     0, "a&lt;&#xE264;", ""),
    ("bytes",                      "convert --transport 8bit",         b"a\xe4",       0, "aä", ""),
    ("no code",                    "convert --to-transport 8bit",      f"é{WORD[0]}b", 0, b"\xe9?b", "byte 2: "),
    ("no code, in the file",       "convert --transport utf-16be --to-transport 8bit", b"\0a\x18\x2e\0b", 0, "a?b", "byte 2: "),
    ("a missing file",             "convert none -",                   WORD,           2, WORD, "mongol: none: No such file"),
]
GB_ROWS = [
    ("Menksoft in GB 18030",       "convert --transport gb18030",      b"\xf8\xa1\x81\x34\xd2\x38", 0, "\ue234\u1800", ""),
    ("Menksoft in GBK",            "convert --transport gbk",          b"\xf8\xa1\xd6\xd0", 0, "\ue234中", ""),
    ("a selector has no GBK code", "convert --to-transport gbk",       "中\u180b",     0, b"\xd6\xd0?", "byte 3: "),
    ("no GB 18030",                "convert --transport gb18030 --strict", b"\xf8\xa1\xffz", 1, "\ue234\ufffdz", "byte 2: "),
]
MISTAKES = [
    ("an unknown transport",       "convert --transport gb1803",       "there is no transport 'gb1803'; did you mean 'gb18030'?"),
    ("another",                    "convert --to-transport mongol",    "'mongol'; see mongol convert --transport=list"),
]


def there_and_back(tap, has_icu):
    rng = random.Random(5)
    text = "".join(rng.choices(PIECES, k=60000))
    for name in [*CODES, "html"] + (["gb18030"] if has_icu else []):
        there = mongol(["convert", "--to-transport", name, "--strict"], text)
        back = mongol(["convert", "--transport", name, "--strict"], there.stdout)
        good = there.returncode == back.returncode == 0 and back.stdout == text.encode()
        tap.ok(good, f"{name}: there and back", [shown(there.stderr), shown(back.stderr)])
        if name in CODES:
            tap.ok(there.stdout.decode(CODES[name]) == text, f"{name}: as Python has it")
        if name == "gb18030":
            tap.ok(there.stdout.decode("gb18030") == text, "gb18030: as Python has it")


def many_files(tap):
    with scratch() as folder:
        for name in "a", "b":
            (folder / name).write_text(f"é{WORD}\n", encoding="utf-8")
        result = mongol(["convert", "--to-transport", "utf-16", "a", "b"], cwd=folder)
        tap.ok(result.stdout.decode("utf-16") == f"é{WORD}\n" * 2, "several files are one text: one byte order mark")
        result = mongol(["convert", "--to-transport", "8bit", "a", "b"], cwd=folder)
        places = [line.split(b": ")[1:4:2] for line in result.stderr.splitlines()]
        tap.ok(places[0] == [b"a", b"byte 2"] and places[6] == [b"b", b"byte 2"], "places count in each file", [shown(result.stderr)])
        (folder / "many").write_bytes(b"\xff" * 50)
        lines = mongol(["convert", "many"], cwd=folder).stderr.decode().splitlines()
        tap.ok(len(lines) == 21 and lines[-1] == "mongol: many: 30 more places with errors", "20 places, then a count", lines)
        tap.ok(mongol(["convert", "-v", "many"], cwd=folder).stderr.count(b"\n") == 50, "--verbose: all")
        result = mongol(["convert", "."], cwd=folder)
        tap.ok(result.returncode == 2 and b"Is a directory" in result.stderr, "a folder", [shown(result.stderr)])


def main():
    tap = Tap()
    run_cases(tap, ROWS)
    run_cases(tap, refused(MISTAKES))
    has_icu = b"without ICU" not in mongol(["convert", "--transport", "gbk"]).stderr
    if has_icu:
        run_cases(tap, GB_ROWS)
    else:
        tap.skip("GBK and GB 18030", "this build has no ICU")
    there_and_back(tap, has_icu)
    many_files(tap)
    names = mongol(["convert", "--transport=list"]).stdout.decode().splitlines()
    tap.ok(len(names) == 11 and all(len(line.split()) > 2 for line in names), "the list of transports", names)
    tap.done()


if __name__ == "__main__":
    main()
