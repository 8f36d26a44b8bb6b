"""mongol forms and mongol systems: what they list, and how it looks."""
from cli_testing import Tap, mongol, output, refused, run_cases, shown

SIGN = "U+1802 ᠂ MONGOLIAN COMMA\npunctuation of hudum, todo, hudum-aligali, todo-aligali; it has one form\n"

# title, arguments, input, status, output, message
LETTERS = [
    ("a name",                        "forms ue",              "", 0, None, ""),
    ("a code point",                  "forms U+1826",          "", 0, None, ""),
    ("a code point in small letters", "forms u+183a",          "", 0, None, ""),
    ("a character",                   "forms ᠦ",               "", 0, None, ""),
    ("a letter of one system",        "forms --system=todo ᡄ", "", 0, None, ""),
    ("auto is all systems",           "forms --system=auto ᠠ", "", 0, output(["forms", "ᠠ"]), ""),
    ("a character is its code point", "forms ᠦ",               "", 0, output(["forms", "U+1826"]), ""),
    ("punctuation",                   "forms ᠂",               "", 0, SIGN, ""),
    ("a mark of the supplement",      "forms U+1166C",         "", 0, None, ""),
    ("the good ones of several",      "forms qq ue",           "", 2, output(["forms", "ue"]), "'qq'"),
]

# title, arguments, message; status 2, no output
MISTAKES = [
    ("an unknown name",               "forms qq",               "hudum has no letter called 'qq'; 'mongol systems"),
    ("a name of another system",      "forms lvs",              "with --system there is one in todo"),
    ("a letter of another system",    "forms --system=hudum ᡄ", "is no letter of hudum; it is one of todo"),
    ("no letter at all",              "forms U+0041",           "'U+0041' is no letter of any writing system"),
    ("a character without a class",   "forms U+181A",           "is no letter of any writing system"),
    ("no code point",                 "forms U+110000",         "has no letter called 'U+110000'"),
    ("half a code point",             "forms U+18",             "has no letter called 'U+18'"),
    ("two characters",                "forms ᠠᠠ",               "has no letter called"),
    ("bytes that are not UTF-8",      ["forms", b"\xe1\xa0"],   "has no letter called"),
    ("no --system of that name",      "forms --system=x a",     "there is no system 'x'"),
]

UE = ["  position  selector  units  drawn  EAC   GB    when",
      "  isol      -         A Ue   isol   MUD1  00BC  default",
      "  init      FVS2      A O I  init   MUS1  00BE  default",
      "  medi      FVS3      O      medi   MUZ1  000F  default; particle",
      "  00BC  mongolian letter ue first isolated form"]


def width_problems(text):
    """Lines that do not fit into 80 columns, or end in a blank."""
    return [line for line in text.split("\n") if len(line) > 79 or line != line.rstrip()]


def systems_of(text):
    """{name: (letters, forms)} of the table of mongol systems."""
    rows = [line.split() for line in text.split("\n\n")[0].split("\n")[2:]]
    return {row[0]: (int(row[1]), int(row[2])) for row in rows}


def letters_of(text):
    """{system: [code point]} of mongol systems --letters."""
    blocks = [block.split("\n") for block in text.split("\n\n") if block.startswith("Letters of ")]
    return {block[0].split()[-1]: [line.split()[0] for line in block[1:]] for block in blocks}


def every_letter(tap, profile):
    """The table of each letter fits, and has as many rows as mongol systems counts."""
    listed = output(["systems", "--letters", "--profile", profile])
    counts, letters = systems_of(listed), letters_of(listed)
    tap.ok(set(counts) == set(letters) and len(counts) == 7, f"{profile}: seven systems", [str(counts)])
    for system, (count, forms) in counts.items():
        text = output(["forms", "--system", system, "--profile", profile, *letters[system]])
        rows = [line for line in text.split("\n") if line[:7] in ("  isol ", "  init ", "  medi ", "  fina ")]
        good = len(letters[system]) == count and len(rows) == forms
        numbers = f"{len(letters[system])} of {count} letters, {len(rows)} of {forms} forms"
        tap.ok(good, f"{profile}: {system}: every letter with its forms", [numbers])
        tap.clean(width_problems(text), f"{profile}: {system}: the tables fit into 80 columns")
    tap.clean(width_problems(listed), f"{profile}: mongol systems --letters fits into 80 columns")


def main():
    tap = Tap()
    run_cases(tap, LETTERS)
    run_cases(tap, refused(MISTAKES))
    table = output(["forms", "ue"]).split("\n")
    tap.clean([line for line in UE if line not in table], "the table of ue")
    todo = mongol(["forms", "--system=todo", "a"]).stdout
    tap.ok("a in todo, profile utn57-r4".encode() in todo, "a name in --system", [shown(todo)])
    for profile in "utn57-r4", "utn57-r5draft":
        every_letter(tap, profile)
    listed = output(["systems"])
    tap.ok("utn57-r4 (default)" in listed and "utn57-r5draft" in listed, "the profiles are listed", [listed])
    version = output(["--version"]).split("\n")
    tap.ok(version[0].split()[1] in listed and version[1].removeprefix("data ") in listed, "versions are told", version)
    tap.ok(output(["systems", "-v"]) == output(["systems", "--letters"]), "-v is --letters")
    tap.done()


if __name__ == "__main__":
    main()
