"""mongol find: levels, options, offsets, folders, colours, mistakes. Against grep itself: cli_find_grep.py."""
import json
import os
import pty
import subprocess

from cli_testing import LIMIT, MONGOL, Tap, has_json, mongol, output, refused, run_cases, scratch, shown

U, O, OTHER = "ᠤᠯᠤᠰ", "ᠣᠯᠣᠰ", "ᠨᠤᠲᠤᠭ"  # the first two look the same
TEXT = f"{U} a\n{OTHER}\nx {O} {U}\n"
NNBSP, MVS, FVS1 = "\u202f", "\u180e", "\u180b"

# title, arguments, input, status, output, message
LEVELS = [
    ("shape is the default",       f"find {U}",                   TEXT, 0, f"{U} a\nx {O} {U}\n", ""),
    ("level exact",                f"find --level exact {O}",     TEXT, 0, f"x {O} {U}\n", ""),
    ("level plain",                f"find -c --level plain {O}",  TEXT, 0, "1\n", ""),
    ("level sound",                f"find -o --level sound {U}",  TEXT, 0, f"{U}\n{O}\n{U}\n", ""),
    ("level skeleton",             f"find -c --level=skeleton {U}", TEXT, 0, "2\n", ""),
    ("a suffix behind NNBSP",      f"find -c {OTHER}{MVS}ᠤᠨ",     f"{OTHER}{NNBSP}ᠤᠨ\n", 0, "1\n", ""),
    ("canonical: NNBSP is MVS",    f"find -c --level canonical ᠠ{MVS}ᠪᠠᠷ", f"ᠠ{NNBSP}ᠪᠠᠷ\n", 0, "1\n", ""),
    ("exact: it is not",           f"find -c --level exact ᠠ{MVS}ᠪᠠᠷ", f"ᠠ{NNBSP}ᠪᠠᠷ\n", 1, "0\n", ""),
    ("plain: without selectors",   "find -o --level plain ᠠᠨ",    f"ᠠ{FVS1}ᠨ\n", 0, f"ᠠ{FVS1}ᠨ\n", ""),
    ("nothing found",              f"find {OTHER}ᠠ",              TEXT, 1, "", ""),
    ("the system of the text",     "find -c --system todo ᡐᡆᡑᡆ",  "ᡐᡆᡑᡆ\n", 0, "1\n", ""),
    ("a needle that says nothing", f"find --level plain {FVS1}",  TEXT, 1, "", "nothing that counts at level plain"),
    ("foreign text, folded",       "find -o --level sound hello", "HELLO hello\n", 0, "HELLO\nhello\n", ""),
    ("foreign text, not folded",   "find -o hello",               "HELLO hello\n", 0, "hello\n", ""),
    ("foreign beside Mongolian",   "find -o -n ab",               "ᠠab ᠠ\nabᠠ\nᠠ\nabab\n", 0, "1:ab\n2:ab\n4:ab\n4:ab\n", ""),
    ("whole words",                f"find -w {U}",                f"{U}ᠠ\n{O}\n{U}{NNBSP}ᠤᠨ\n", 0, f"{O}\n", ""),
]

OPTIONS = [
    ("options after operands",       f"find {U} - -n",             TEXT, 0, f"1:{U} a\n3:x {O} {U}\n", ""),
    ("letters together",             f"find -nov {U}",             TEXT, 0, "", ""),
    ("a letter and its value",       f"find -m1 {U}",              TEXT, 0, f"{U} a\n", ""),
    ("several needles",              f"find -c -e {U} -e {OTHER}", TEXT, 0, "3\n", ""),
    ("lines of a needle",            ["find", "-c", f"{U}\n{OTHER}"], TEXT, 0, "3\n", ""),
    ("an empty needle",              ["find", "-c", ""],           TEXT, 0, "3\n", ""),
    ("an empty needle, inverted",    ["find", "-v", ""],           TEXT, 1, "", ""),
    ("an empty needle and another",  ["find", "--lines", "-e", "", "-e", U], TEXT, 0, f"{U}\n\n{O}\t{U}\n", ""),
    ("needles of a file",            "find -o -f needles",         TEXT, 0, f"{U}\n{OTHER}\n{O}\n{U}\n", ""),
    ("needles of a CR LF file",      "find -c -f dos",             TEXT, 0, "2\n", ""),
    ("an empty needle file",         "find -c -f empty",           TEXT, 1, "0\n", ""),
    ("the name of the input",        f"find -Hc {U} -",            TEXT, 0, "<stdin>:2\n", ""),
    ("context",                      f"find -n -A1 -B1 {OTHER}",   TEXT, 0, f"1-{U} a\n2:{OTHER}\n3-x {O} {U}\n", ""),
    ("no last line end",             f"find {U}",                  f"a\n{U}", 0, f"{U}\n", ""),
    ("CR LF stays",                  f"find {U}",                  f"{U}\r\na\r\n", 0, f"{U}\r\n", ""),
    ("nothing at all",               f"find {U}",                  "", 1, "", ""),
    ("bytes that are not UTF-8",     f"find {U}",                  b"\xff" + U.encode() + b"\xe1\n", 0, None, ""),
    ("the same, with --strict",      f"find --strict {U}",         b"\xff" + U.encode() + b"\n", 2, None, "<stdin>:1:1: error"),
    ("--strict, nothing wrong",      f"find --strict {U}",         TEXT, 0, None, ""),
    ("--verbose tells",              f"find -c --verbose {U}",     f"\n \u180b{U}\n", 0, None, "<stdin>:2:2: warning: byte 2"),
    ("--lines",                      f"find --lines {U}",          TEXT, 0, f"{U}\n\n{O}\t{U}\n", ""),
    ("--lines, CR LF, no line end",  f"find --lines {U}",          f"{U}\r\n\r\n{U}", 0, f"{U}\n\n{U}\n", ""),
    ("--lines, nothing found",       f"find --lines {U}",          "a\nb", 1, "\n\n", ""),
    ("a NUL",                        f"find {U}",                  f"{U}\0\n", 0, "", "mongol: binary file <stdin> matches\n"),
    ("a NUL, as text",               f"find -a {U}",               f"{U}\0\n", 0, f"{U}\0\n", ""),
    ("-q and trouble",               f"find -q {U} none -",        TEXT, 0, "", "mongol: none: No such file"),
    ("found and trouble",            f"find -h {U} none -",        TEXT, 2, f"{U} a\nx {O} {U}\n", "mongol: none: No such"),
    ("a folder",                     f"find {U} folder",           "", 2, "", "mongol: folder: Is a directory"),
]

MISTAKES = [
    ("no needle",              "find",                   "a needle is missing"),
    ("an unknown level",       "find --level=shap a",    "there is no level 'shap'; did you mean 'shape'?"),
    ("a number",               "find -m x a",            "--max-count takes a number, not 'x'"),
    ("an empty number",        ["find", "-A", "", "a"],  "--after-context takes a number, not ''"),
    ("a negative number",      "find -C -1 a",           "--context takes a number, not '-1'"),
    ("a colour",               "find --color=red a",     "--color is auto, always or never, not 'red'"),
    ("a missing needle file",  "find -f none",           "mongol: none: No such file"),
    ("--lines and -c",         "find --lines -c a",      "--lines does not go with --count"),
    ("--lines and --json",     "find --lines --json a",  "--lines does not go with --json"),
    ("--json and -v",          "find --json -v a",       "--json does not go with --invert-match"),
    ("an unknown option",      "find -i a",              "find has no option '-i'"),
]


def tables(tap):
    with scratch() as folder:
        (folder / "needles").write_text(f"{U}\n{OTHER}\n", encoding="utf-8")
        (folder / "dos").write_text(f"{U}\r\n", encoding="utf-8", newline="")
        (folder / "empty").write_bytes(b"")
        (folder / "folder").mkdir()
        run_cases(tap, LEVELS, folder)
        run_cases(tap, OPTIONS, folder)
        run_cases(tap, [case for case in refused(MISTAKES) if has_json() or "--json" not in case[1]], folder)


def folders(tap):
    with scratch() as folder:
        (folder / "sub" / "deep").mkdir(parents=True)
        for name in "b", "a", "sub/z", "sub/deep/y", "sub/.hidden":
            (folder / name).write_text(TEXT, encoding="utf-8")
        (folder / "sub" / "link").symlink_to(folder / "a")
        (folder / "sub" / "loop").symlink_to(folder)
        names = ["a", "b", "sub/.hidden", "sub/deep/y", "sub/z"]
        counts = "".join(f"{name}:2\n" for name in names)
        run_cases(tap, [
            ("-r: the working directory", f"find -rc {U}", "", 0, counts, ""),
            ("-r: a folder", f"find -rl {U} sub", "", 0, "sub/.hidden\nsub/deep/y\nsub/z\n", ""),
            ("-r: a folder with a slash", f"find -rl {U} sub/deep/", "", 0, "sub/deep/y\n", ""),
            ("-r: the parent", f"find -rl {U} sub/../sub/deep", "", 0, "sub/../sub/deep/y\n", ""),
            ("-r: a file alone has no name", f"find -rc {U} a", "", 0, "2\n", ""),
            ("-r: a folder's files have one", f"find -rc {U} sub/deep", "", 0, "sub/deep/y:2\n", ""),
            ("-r: but not with -h", f"find -rch {U} sub/deep", "", 0, "2\n", ""),
            ("-r: a link that is named", f"find -rc {U} sub/link", "", 0, "2\n", ""),
            ("-r: nothing found", "find -rl quux", "", 1, "", ""),
            ("-L", "find -rL quux sub", "", 1, "sub/.hidden\nsub/deep/y\nsub/z\n", ""),
        ], folder)
        with open(folder / "sub" / "zz", "wb") as out:
            result = mongol(["find", "-r", U, "."], cwd=folder, stdout=out)
        size = (folder / "sub" / "zz").stat().st_size
        told = result.returncode == 2 and b"./sub/zz: this file is also the output" in result.stderr
        tap.ok(told and size < 10000, "output is not read", [f"{size} bytes", shown(result.stderr)])


def json_matches(tap):
    if not has_json():
        tap.skip("find --json", "this build has no JSON output")
        return
    lines = ["é😀 " + O, "", f"{U}a{U} {OTHER}", "\t\"" + U]
    text = "\r\n".join(lines)
    found = [json.loads(line) for line in output(["find", "--json", "-e", U, "-e", OTHER], text).splitlines()]
    wrong = []
    for match in found:
        line = lines[match["line"] - 1]
        (a, b), (c, d), (e, f) = match["codepoints"], match["bytes"], match["utf16"]
        right = line[a:b] == match["text"] == line.encode()[c:d].decode() and match["column"] == a + 1
        right = right and line.encode("utf-16-le")[2 * e:2 * f].decode("utf-16-le") == match["text"]
        right = right and text.encode()[match["offset"]:][:d - c].decode() == match["text"]
        wrong += [] if right and match["level"] == "shape" and match["file"] == "<stdin>" else [str(match)]
    tap.clean(wrong, "--json: offsets in all units")
    places = [(match["line"], match["column"], match["needle"]) for match in found]
    tap.ok(places == [(1, 4, U), (3, 1, U), (3, 6, U), (3, 11, OTHER), (4, 3, U)], "--json: every match", [str(places)])
    binary = [json.loads(line) for line in output(["find", "--json", U], f"a\0{U}\n").splitlines()]
    tap.ok([match["column"] for match in binary] == [3], "--json: a NUL is text", [str(binary)])


def on_terminal(arguments, data, term="xterm"):
    """Output of a run whose standard output is a terminal."""
    master, slave = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    child = subprocess.Popen([MONGOL, *arguments], stdin=subprocess.PIPE, stdout=slave, env={**env, "TERM": term})
    child.communicate(data.encode(), timeout=LIMIT)
    os.close(slave)
    seen = os.read(master, 65536).decode("utf-8")
    os.close(master)
    return seen.replace("\r\n", "\n")


RED, END = "\33[01;31m\33[K", "\33[m\33[K"


def has_terminals():
    """Whether this machine has pseudo-terminals (a bare root without /dev/pts has none)."""
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError:
        return False
    return True


def colors(tap):
    if not has_terminals():
        tap.skip("colours on a terminal", "no pseudo-terminal here")
        return
    colored = f"{RED}{U}{END} a\nx {RED}{O}{END} {RED}{U}{END}\n"
    tap.ok(on_terminal(["find", U], TEXT) == colored, "colours on a terminal")
    tap.ok(on_terminal(["find", "--color", U], TEXT) == colored, "--color alone is auto")
    plain = f"{U} a\nx {O} {U}\n"
    tap.ok(on_terminal(["find", "--color=never", U], TEXT) == plain, "--color=never")
    tap.ok(on_terminal(["find", U], TEXT, "dumb") == plain, "no colours on a dumb terminal")
    tap.ok(output(["find", U], TEXT) == plain, "no colours in a pipe")
    tap.ok(output(["find", "--color=always", U], TEXT) == colored, "--color=always")


def conversation(tap):
    """A line is answered before the next one is asked for."""
    child = subprocess.Popen([MONGOL, "find", U], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for _ in range(3):
        child.stdin.write(f"{O}\n".encode())
        child.stdin.flush()
        answer = child.stdout.readline()
        tap.ok(answer == f"{O}\n".encode(), "an answer to a line while the input stays open", [shown(answer)])
    child.stdin.close()
    tap.ok(child.wait(LIMIT) == 0 and child.stdout.read() == b"", "and nothing more at its end")
    child.stdout.close()


def huge_lines(tap):
    line = "a" * 5000000 + O + " " + "ᠮᠣᠩ " * 200000 + U
    run_cases(tap, [
        ("a line of 7 MB", ["find", "-o", U], f"b\n{line}\nc\n", 0, f"{O}\n{U}\n", ""),
        ("a line of 7 MB, its number", ["find", "-c", "-n", U], f"b\n{line}", 0, "1\n", ""),
        ("a line of 7 MB, whole", ["find", "-m1", U], f"{line}\n{line}", 0, f"{line}\n", ""),
    ])


def main():
    tap = Tap()
    tables(tap)
    folders(tap)
    json_matches(tap)
    colors(tap)
    conversation(tap)
    huge_lines(tap)
    tap.done()


if __name__ == "__main__":
    main()
