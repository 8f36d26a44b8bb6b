"""Diagnostics and their places, strict mode, files that cannot be read, output that cannot be written."""
import os
import re
import signal
import subprocess

from cli_testing import LIMIT, MONGOL, Tap, mongol, refused, run_cases, scratch, shown

BAD = "MGL_DIAG_INVALID_UTF8"
LONE = "MGL_DIAG_LONE_SELECTOR"
NINE = "é😀ᠠ".encode()  # 9 bytes
HUDUM = "shape --lines --strict --system=hudum"
OPERAND = ["explain", "--strict", "\u180b"]

# title, arguments, input, status, output, message
DIAGNOSTICS = [
    ("an error is shown",       "shape --lines",          b"a\n\xff",     0, None, "mongol: <stdin>:2:1: error: byte"),
    ("with its name",           "shape --lines",          b"a\n\xff",     0, None, f"({BAD})\n"),
    ("columns: code points",    "shape --lines",          NINE + b"\xff", 0, None, "<stdin>:1:4: error: byte 9: "),
    ("a warning is not shown",  "shape --lines",          "\u180b\n",     0, None, ""),
    ("but with --verbose",      "shape --lines -v",       "ᠠ\n \u180b\n", 0, None, "<stdin>:2:2: warning: byte 5: "),
    ("with its name too",       "shape --lines -v",       "\u180b\n",     0, None, f"({LONE})\n"),
    ("and with --strict",       "shape --lines --strict", "\u180b\n",     1, "Fvs1\n", f"({LONE})\n"),
    ("strict and an error",     "shape --lines --strict", b"\xff\n",      1, "\\xFF\n", f"({BAD})\n"),
    ("strict, nothing to tell", "shape --lines --strict", "ᠠ\n",          0, "A A\n", ""),
    ("strict and a note",       HUDUM,                    "ᡄ\n",          0, None, "<stdin>:1:1: note: byte 0: "),
    ("a NUL",                   "shape --lines -v",       "a\0b\n",       0, None, "(MGL_DIAG_NUL)\n"),
    ("strict reads on",         "shape --lines --strict", "\u180b\nᠠ\n",  1, "Fvs1\nA A\n", LONE),
    ("strict, by words",        "shape --strict",         "\u180b\n",     1, None, LONE),
    ("strict explain",          OPERAND,                  "",             1, None, "mongol: <text>:1:1: warning: "),
    ("verbose explain",         "explain -v",             "\u180b",       0, None, LONE),
    ("an unassigned character", "shape --lines -v",       "\u18af\n",     0, "U+18AF\n", "MGL_DIAG_UNASSIGNED"),
]


def flood(tap):
    """Of each kind 20 in a file, then how many more; in strict mode all."""
    with scratch() as folder:
        for name in "a", "b":
            (folder / name).write_bytes(b"\xff\n" * 50)
        result = mongol(["shape", "--lines", "a", "b"], cwd=folder)
        lines = result.stderr.decode().splitlines()
        tap.ok(len(lines) == 42, "20 diagnostics and a count for each file", lines)
        tap.ok(sum("30 more of this kind" in line for line in lines) == 2, "the count is right", lines)
        result = mongol(["shape", "--lines", "--strict", "a", "b"], cwd=folder)
        tap.ok(result.stderr.count(BAD.encode()) == 100 and result.returncode == 1, "strict mode shows all")
        result = mongol(["shape", "--lines", "-v", "a"], "", cwd=folder)
        tap.ok(len(result.stderr.decode().splitlines()) == 21, "with --verbose the limit stays")


def places(tap):
    """Every diagnostic has the place that counting gives."""
    lines = ["\u180b", "ᠠ \u180b é \u180b", "", "😀\u180b"] * 3
    data = "\r\n".join(lines)
    wanted, offset = [], 0
    for number, line in enumerate(lines, 1):
        for column, char in enumerate(line, 1):
            if char == "\u180b":
                wanted.append((number, column, offset + len(line[:column - 1].encode())))
        offset += len(line.encode()) + 2
    result = mongol(["shape", "--lines", "--strict"], data)
    found = re.findall(r"<stdin>:(\d+):(\d+): warning: byte (\d+): ", result.stderr.decode())
    told = [tuple(map(int, place)) for place in found]
    tap.ok(told == wanted, "line, column and byte of each diagnostic", [f"told   {told}", f"wanted {wanted}"])
    text = "ᠮᠣᠩ " * 200000
    result = mongol(["shape", "--lines"], text.encode() + b"\xff")
    place = f"<stdin>:1:{len(text) + 1}: error: byte {len(text.encode())}: "
    tap.ok(place.encode() in result.stderr, "columns run on in a line of several parts", [shown(result.stderr)])


# in a folder that holds the file "good" and the folder "folder"
UNREADABLE = [
    ("a missing file",           "shape missing",                  "",       2, "", "mongol: missing: No such file"),
    ("a folder",                 "shape folder",                   "",       2, "", "mongol: folder: Is a directory"),
    ("an empty name",            ["shape", ""],                    "",       2, "", "mongol: : No such file"),
    ("the other files are read", "shape --lines missing good",     "",       2, "A A\n", "mongol: missing: "),
    ("before and after",         "shape --lines good folder good", "",       2, "A A\nA A\n", "mongol: folder: "),
    ("2 wins over 1",            "shape --strict missing -",       "\u180b", 2, None, LONE),
]


def unreadable(tap):
    with scratch() as folder:
        (folder / "good").write_text("ᠠ\n", encoding="utf-8")
        (folder / "folder").mkdir()
        run_cases(tap, UNREADABLE, folder)
        secret = folder / "secret"
        secret.write_text("ᠠ\n", encoding="utf-8")
        secret.chmod(0)
        if os.access(secret, os.R_OK):
            tap.skip("a file without permission", "this user may read everything")
        else:
            denied = refused([("a file without permission", "shape secret", "mongol: secret: Permission denied")])
            run_cases(tap, denied, folder)


WRITING = ["shape", "shape --lines", "explain", "explain --lines", "forms a", "systems", "systems --letters", "help",
           "help shape", "shape --help", "--version", "normalize", "normalize --lines", "key", "key --lines", "find ᠠ",
           "find -c ᠠ", "find --lines ᠠ", "diff --text ᠠ ᠡ", "diff --lines --text ᠠ ᠡ"]


def full_disk(tap):
    if not os.path.exists("/dev/full"):
        tap.skip("a full disk", "there is no /dev/full")
        return
    for arguments in WRITING:
        with open("/dev/full", "wb") as full:
            result = mongol(arguments, "ᠠ\n", stdout=full)
        good = result.returncode == 2 and b"cannot write to standard output: No space left" in result.stderr
        tap.ok(good, f"{arguments}: a full disk", [f"status {result.returncode}", shown(result.stderr)])
        tap.ok(result.stderr.count(b"\n") == 1, f"{arguments}: told once", [shown(result.stderr)])


def closed_output(tap):
    result = subprocess.run(["sh", "-c", 'echo a | "$0" shape --lines >&-', MONGOL], capture_output=True, timeout=LIMIT)
    good = result.returncode == 2 and b"cannot write to standard output: " in result.stderr
    tap.ok(good, "no standard output", [shown(result.stderr)])


def closed_pipe(tap):
    """As in mongol ... | head -1: it stops soon and says nothing, as filters do."""
    with scratch() as folder:
        (folder / "long").write_text("ᠠ\n" * 1000000, encoding="utf-8")
        child = subprocess.Popen([MONGOL, "shape", "--lines", "long"], cwd=folder, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE)
        first = child.stdout.readline()
        child.stdout.close()
        errors = child.stderr.read()
        child.stderr.close()
        status = child.wait(LIMIT)
    tap.ok(first == b"A A\n", "the first line of many", [shown(first)])
    good = status == -signal.SIGPIPE and not errors
    tap.ok(good, "a closed pipe", [f"status {status}", shown(errors)])


def conversation(tap):
    """A line is answered before the next one is asked for."""
    child = subprocess.Popen([MONGOL, "shape", "--lines"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for _ in range(3):
        child.stdin.write("ᠠ\n".encode())
        child.stdin.flush()
        answer = child.stdout.readline()
        tap.ok(answer == b"A A\n", "an answer to a line while the input stays open", [shown(answer)])
    child.stdin.close()
    tap.ok(child.wait(LIMIT) == 0 and child.stdout.read() == b"", "and nothing more at its end")
    child.stdout.close()


def main():
    tap = Tap()
    run_cases(tap, DIAGNOSTICS)
    flood(tap)
    places(tap)
    unreadable(tap)
    full_disk(tap)
    closed_output(tap)
    closed_pipe(tap)
    conversation(tap)
    tap.done()


if __name__ == "__main__":
    main()
