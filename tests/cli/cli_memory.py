"""Memory stays flat: long streams of short lines, and long lines. Prints the peak of each run."""
from cli_testing import Tap, peak_memory

MIB = 1 << 20
SHORT = "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ\nᠰᠠᠢᠨ abc\n\n".encode()
WORD = "ᠮᠣᠩᠭᠣᠯ".encode()

# title, arguments, what is repeated, MiB of input, most MiB of memory
STREAMS = [
    ("short lines",                        ["shape", "--lines"],   SHORT,          200, 48),
    ("short lines by words",               ["shape"],              SHORT,          100, 48),
    ("short lines, explained",             ["explain", "--lines"], SHORT,          50,  48),
    ("short lines, system todo",           ["shape", "--lines", "--system=todo"], SHORT, 50, 48),
    ("one line of words",                  ["shape", "--lines"],   WORD + b" ",    100, 128),
    ("one line without a space",           ["shape", "--lines"],   WORD,           100, 320),
    ("one line of foreign text",           ["shape", "--lines"],   b"abcdefgh",    100, 64),
    ("one line of NUL",                    ["shape", "--lines"],   b"\0" * 1024,   20,  160),
    ("one line that is not UTF-8",         ["shape", "--lines"],   b"\xff" * 1024, 20,  160),
    ("empty lines",                        ["shape", "--lines"],   b"\n",          50,  48),
    ("short lines, normalized",            ["normalize"],          SHORT,          100, 48),
    ("one line of words, normalized",      ["normalize"],          WORD + b" ",    50,  64),
    ("one line without a space, normalized", ["normalize"],        WORD,           50,  320),
    ("keys of short lines",                ["key", "--lines"],     SHORT,          50,  48),
    ("keys of the words of one line",      ["key"],                WORD + b" ",    50,  64),
    ("short lines, looked through",        ["find", "-v", "ᠨᠤᠲᠤᠭ", "--strict"], SHORT, 50, 48),
    ("foreign text, looked through",       ["find", "ᠨᠤᠲᠤᠭ"],      b"abc def\n",   1024, 48),
    ("NUL, looked through",                ["find", "ᠨᠤᠲᠤᠭ"],      b"\0" * 1024,   200, 48),
]


def blocks(piece, mib):
    """About mib MiB of the piece, in blocks."""
    block = piece * (MIB // len(piece))
    for _ in range(mib):
        yield block


def main():
    tap = Tap()
    for title, arguments, piece, mib, most in STREAMS:
        status, peak = peak_memory(arguments, blocks(piece, mib))
        name = f"{mib} MiB, {title}: {peak:.0f} MiB of memory, at most {most}"
        tap.ok(status in (0, arguments[0] == "find") and peak <= most, name, [f"status {status}"])
    tap.done()


if __name__ == "__main__":
    main()
