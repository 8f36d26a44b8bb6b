"""--lines: exactly one output line for each input line, whatever is in it and wherever buffers end."""
from cli_testing import Tap, mongol, output, run_cases, scratch, shown

READ = 1 << 18  # bytes the tool reads at once
PART = 1 << 20  # a longer line is worked on in parts
A = "A A"       # the units of U+1820 alone

# title, arguments, input, status, output, message
LINES = [
    ("nothing",                   "shape --lines",   "",                 0, "", ""),
    ("an empty line",             "shape --lines",   "\n",               0, "\n", ""),
    ("empty lines",               "shape --lines",   "\n\n\n",           0, "\n\n\n", ""),
    ("no line end",               "shape --lines",   "ᠠ",                0, f"{A}\n", ""),
    ("no last line end",          "shape --lines",   "ᠠ\nᠠ",             0, f"{A}\n{A}\n", ""),
    ("empty lines between",       "shape --lines",   "\nᠠ\n\nᠠ\n\n",     0, f"\n{A}\n\n{A}\n\n", ""),
    ("CR LF",                     "shape --lines",   "ᠠ\r\nᠠ\r\n",       0, f"{A}\n{A}\n", ""),
    ("an empty line with CR LF",  "shape --lines",   "\r\n\r\n",         0, "\n\n", ""),
    ("CR LF and LF",              "shape --lines",   "ᠠ\r\nᠠ\n",         0, f"{A}\n{A}\n", ""),
    ("two CR",                    "shape --lines",   "ᠠ\r\r\n",          0, f"{A} U+000D\n", ""),
    ("CR inside",                 "shape --lines",   "ᠠ\rᠠ\n",           0, f"{A} U+000D {A}\n", ""),
    ("CR at the end of the file", "shape --lines",   "ᠠ\r",              0, f"{A} U+000D\n", ""),
    ("NUL",                       "shape --lines",   "ᠠ\0ᠠ\n\0\n",       0, f"{A} U+0000 {A}\nU+0000\n", ""),
    ("foreign text",              "shape --lines",   "a ᠠ\n",            0, f"U+0061 - {A}\n", ""),
    ("other line separators",     "shape --lines",   "ᠠ\u2028ᠠ\u0085\n", 0, f"{A} U+2028 {A} U+0085\n", ""),
    ("a byte order mark stays",   "shape --lines",   "\ufeffᠠ\n",        0, f"U+FEFF {A}\n", ""),
    ("a byte that is not UTF-8",  "shape --lines",   b"\xff\n",          0, "\\xFF\n", "<stdin>:1:1: error: byte 0: "),
    ("a cut-off character",       "shape --lines",   b"\xe1\xa0\n\n",    0, "\\xE1 \\xA0\n\n", "<stdin>:1:1: error: "),
    ("a cut-off character last",  "shape --lines",   b"\xe1\xa0",        0, "\\xE1 \\xA0\n", "<stdin>:1:1: error"),
    ("a surrogate",               "shape --lines",   b"\xed\xa0\x80\n",  0, "\\xED \\xA0 \\x80\n", "_INVALID_UTF8)"),
    ("words: one a line",         "shape",           "ᠠ ᠠ\n\nᠠ᠂ᠠ abc",   0, f"ᠠ\t{A}\n" * 4, ""),
    ("words: none",               "shape",           "abc\n\n12",        0, "", ""),
    ("words: separators inside",  "shape",           "ᠠ\u202fᠤ ᠠ\n",     0, f"ᠠ\u202fᠤ\t{A} - U\nᠠ\t{A}\n", ""),
    ("explain: one line each",    "explain --lines", "\nᠠ\n",            0, "\t\nA A\t- -\n", ""),
]


def problems(data, expected, arguments=("shape", "--lines")):
    """What is wrong with the output of data, line by line."""
    result = mongol(list(arguments), data)
    got = result.stdout.decode("utf-8", "replace")
    if got == expected and result.returncode == 0:
        return []
    lines, wanted = got.split("\n"), expected.split("\n")
    for number, (line, right) in enumerate(zip(lines, wanted), 1):
        if line != right:
            return [f"line {number}: {shown(line)}", f"expected {shown(right)}"]
    return [f"{len(lines)} lines, not {len(wanted)}; status {result.returncode}: {shown(result.stderr)}"]


def ascii_units(n):
    return " ".join(["U+0061"] * n)


def buffer_edges(tap):
    """Characters and line ends at every place around the end of a read."""
    for shift in range(6):
        head = "x" * shift + "\n"
        first = " ".join(["U+0078"] * shift) + "\n"
        count = READ // 2
        tap.clean(problems(head + "ᠠ\n" * count, first + f"{A}\n" * count), f"3-byte characters, shifted by {shift}")
        tap.clean(problems(head + "ᠠ\r\n" * count, first + f"{A}\n" * count), f"CR LF, shifted by {shift}")


def long_lines(tap):
    for n in range(PART - 3, PART + 3):
        tap.clean(problems("a" * n + "\r\nᠠ\n", ascii_units(n) + f"\n{A}\n"), f"CR LF after {n} bytes")
    for n in READ - 1, READ, READ + 1, PART - 1, PART, PART + 1:
        tap.clean(problems("a" * n, ascii_units(n) + "\n"), f"{n} bytes without a line end")
    text = "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ abcé😀 "
    count = 3 * PART // len(text.encode("utf-8"))
    one = output(["shape", "--lines"], text).rstrip("\n")
    tap.clean(problems(text * count + "\nᠠ", " ".join([one] * count) + f"\n{A}\n"), "a line of 3 MiB is as its words")
    words = output(["shape"], text)
    tap.clean(problems(text * count, words * count, ["shape"]), "the words of a line of 3 MiB are the same words")


def endless_run(tap):
    """A run of letters too long to be held: the cut changes nothing, and is told."""
    word = "ᠮᠣᠩᠭᠣᠯ"
    units = output(["shape", "--lines"], word * 3).split()
    period = len(units) // 3
    result = mongol(["shape", "--lines"], word * 400000 + "\nᠠ\n")
    line, *rest = result.stdout.decode("utf-8").split("\n")
    got = line.split()
    expected = units[:period] + units[period:2 * period] * 399998 + units[2 * period:]
    tap.ok(got == expected, "a run of 7 MiB is shaped as if it were whole", [f"{len(got)} units, not {len(expected)}"])
    tap.ok(rest == [A, ""], "and the next line follows", [str(rest)])
    tap.ok(b"is shaped in parts" in result.stderr, "and the cut is told", [shown(result.stderr)])
    nirugu = "\u180a" * 1000000
    result = mongol(["shape", "--lines"], nirugu)
    one = result.stdout.count(b"\n") == 1 and not result.stderr
    tap.ok(one, "a million nirugu are one line", [shown(result.stderr)])


def line_counts(tap):
    """grep -c '' and mongol count alike on a file of everything."""
    pieces = [b"", b"\r", b"\0", b"\xff", b"\xe1", b"\xe1\xa0", "ᠠ".encode(), "ᠠ\u180e".encode(),
              "\u180b".encode(), b"a" * 5000, "é😀".encode(), "\u202f".encode(), b" ", b"\t"]
    state, lines = 1, []
    for _ in range(20000):
        state = state * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
        lines.append(pieces[state >> 33 & 15 if (state >> 33 & 15) < len(pieces) else 0] + pieces[state >> 40 & 7])
    with scratch() as folder:
        path = folder / "everything"
        path.write_bytes(b"\n".join(lines) + b"\n")
        commands = ["shape --lines", "explain --lines", "shape --lines --system todo", "normalize --lines", "key --lines",
                    "find --lines ᠠ"]
        for arguments in (command.split() for command in commands):
            result = mongol([*arguments, str(path)] if arguments[0] != "explain" else arguments, path.read_bytes())
            count = result.stdout.count(b"\n")
            title = f"{' '.join(arguments)}: as many lines out as in"
            tap.ok(count == len(lines), title, [f"{count}, not {len(lines)}"])


def main():
    tap = Tap()
    run_cases(tap, LINES)
    buffer_edges(tap)
    long_lines(tap)
    endless_run(tap)
    line_counts(tap)
    tap.done()


if __name__ == "__main__":
    main()
