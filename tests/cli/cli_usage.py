"""Options, operands, exit statuses, and what is said about mistakes."""
from cli_testing import Tap, mongol, output, refused, run_cases, scratch

LINE = "ᠰᠠᠢᠨ\n"
UNITS = "S A I I A\n"
WORD = "ᠰᠠᠢᠨ\tS A I I A\n"

# title, arguments, input, status, output, message
ORDER = [
    ("no option",                     "shape",                                      LINE,  0, WORD, ""),
    ("an option",                     "shape --lines",                              LINE,  0, UNITS, ""),
    ("an option before the operand",  "shape --lines -",                            LINE,  0, UNITS, ""),
    ("an option after the operand",   "shape - --lines",                            LINE,  0, UNITS, ""),
    ("a value after =",               "shape --lines --system=hudum",               LINE,  0, UNITS, ""),
    ("a value of its own",            "shape --lines --system hudum",               LINE,  0, UNITS, ""),
    ("a value after the operand",     "shape - --system hudum --lines",             LINE,  0, UNITS, ""),
    ("the last of two values counts", "shape --lines --system=todo --system=hudum", LINE,  0, UNITS, ""),
    ("a profile",                     "shape --lines --profile utn57-r5draft",      LINE,  0, UNITS, ""),
    ("a language",                    "shape --lines --language=mn",                LINE,  0, UNITS, ""),
    ("standard input twice",          "shape --lines - -",                          LINE,  0, UNITS, ""),
    ("-- ends the options",           "shape --lines -- -",                         LINE,  0, UNITS, ""),
    ("explain reads operands",        "explain --lines ᠰᠠᠢᠨ",                       "",    0, None, ""),
    ("explain joins operands",        "explain --lines ᠰᠠᠢᠨ ᠰᠠᠢᠨ",                  "",    0, None, ""),
    ("explain --lines",               "explain --lines",                            "ᠠ\n", 0, "A A\t- -\n", ""),
]

# title, arguments, message; status 2, no output
MISTAKES = [
    ("nothing at all",           [],                         "Usage: mongol COMMAND"),
    ("an unknown command",       "shpae",                    "there is no command 'shpae'; did you mean 'shape'?"),
    ("a far-off command",        "quux",                     "there is no command 'quux'.\nTry 'mongol help'"),
    ("a command of a later day", "transliterate",            "there is no command 'transliterate'"),
    ("an option for a command",  "--lines shape",            "options follow the command"),
    ("an unknown option",        "shape --line",             "shape has no option '--line'; did you mean '--lines'?"),
    ("a far-off option",         "shape --colour-scheme",    "shape has no option '--colour-scheme'.\n"),
    ("the hint",                 "shape --line",             "Try 'mongol help shape'"),
    ("an unknown letter",        "shape -x",                 "shape has no option '-x'"),
    ("a letter beyond ASCII",    "shape -ᠠ",                 "shape has no option '-ᠠ'"),
    ("the second letter",        "shape -vx",                "shape has no option '-x'"),
    ("an empty long option",     "shape --=x",               "shape has no option '--'"),
    ("a value not wanted",       "shape --lines=3",          "option '--lines' takes no value"),
    ("a value missing",          "shape --system",           "option '--system' needs a value: --system NAME"),
    ("an unknown system",        "shape --system tod",       "there is no system 'tod'; did you mean 'todo'?"),
    ("a far-off system",         "shape --system=latin",     "known: auto, hudum, todo, sibe, manchu, hudum-aligali"),
    ("an empty system",          "shape --system=",          "there is no system ''"),
    ("an unknown profile",       "shape --profile=utn57-r5", "there is no profile 'utn57-r5'; did you mean 'utn57-r"),
    ("an operand too many",      "systems hudum",            "'hudum' is one operand too many"),
    ("an operand too few",       "forms",                    "an operand is missing"),
    ("help of no command",       "help shpae",               "did you mean 'shape'?"),
    ("an option of another one", "forms --lines a",          "forms has no option '--lines'"),
]

FILES = [
    ("a file",                  "shape --lines one.txt",         "",    0, UNITS, ""),
    ("two files",               "shape --lines one.txt two.txt", "",    0, UNITS + "A A\n", ""),
    ("an option between files", "shape one.txt --lines two.txt", "",    0, UNITS + "A A\n", ""),
    ("a file and the input",    "shape --lines one.txt -",       "ᠠ\n", 0, UNITS + "A A\n", ""),
    ("a name like an option",   "shape --lines -- --lines",      "",    0, "A A\n", ""),
    ("its path",                "shape --lines ./--lines",       "",    0, "A A\n", ""),
]


def texts_only_diagnosed(tap):
    """Every text option exists for every text command."""
    options = ["--system=hudum", "--profile=utn57-r4", "--language=mn", "--lines", "--strict", "--verbose", "-v"]
    for command in "shape", "explain", "normalize", "key", "find ᠰᠠᠢᠨ":
        for option in options:
            if command.startswith("find") and option == "-v":
                continue  # there it is grep's
            result = mongol([*command.split(), option], LINE)
            tap.ok(result.returncode == 0 and result.stdout, f"{command} {option}", [result.stderr.decode()])
    for option in options[:-1]:
        result = mongol(["diff", option, "--text", "ᠠ", "ᠡ"])
        tap.ok(result.returncode == 1 and result.stdout, f"diff {option}", [result.stderr.decode()])


def explain_stories(tap):
    story = output(["explain", "ᠰᠠᠢᠨ"])
    tap.ok("S A I I A" in story and "hudum/" in story, "explain tells units and rules", story.split("\n"))
    tap.ok(output(["explain"], LINE) == story, "explain of a line is explain of its text")
    tap.ok(output(["explain", "-"], LINE) == story, "explain - reads standard input")
    tap.ok(output(["explain"], LINE + LINE) == story + "\n" + story, "explain separates lines by an empty one")
    tap.ok(output(["explain", "ᠰᠠᠢᠨ", "ᠠ"]) == output(["explain", "ᠰᠠᠢᠨ ᠠ"]), "explain joins its operands by spaces")


def main():
    tap = Tap()
    run_cases(tap, ORDER)
    run_cases(tap, refused(MISTAKES))
    with scratch() as folder:
        (folder / "one.txt").write_text(LINE, encoding="utf-8")
        (folder / "two.txt").write_text("ᠠ\n", encoding="utf-8")
        (folder / "--lines").write_text("ᠠ\n", encoding="utf-8")
        run_cases(tap, FILES, folder)
    texts_only_diagnosed(tap)
    explain_stories(tap)
    tap.done()


if __name__ == "__main__":
    main()
