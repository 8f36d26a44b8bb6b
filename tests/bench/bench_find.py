"""Speed of mongol find as a ratio to grep -F in the same run, on text without Mongolian: more than 1 is slower.

    bench_find.py MONGOL [--size MIB]
"""
import argparse
import pathlib
import random
import subprocess
import tempfile
import time

MIB = 1 << 20
# title, characters; Georgian and Vietnamese have the first byte that Mongolian letters have
SCRIPTS = [
    ("ASCII", "etaoinshrdlucmfwypvbgk   "),
    ("Chinese", "".join(chr(c) for c in range(0x4E00, 0x5200)) + "  "),
    ("Georgian", "".join(chr(c) for c in range(0x10D0, 0x10F0)) + "    "),
    ("Vietnamese", "nghtcmiaubdkl   " * 3 + "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"),
]
NEEDLES = ["ᠮᠣᠩᠭᠣᠯ", "zebra"]


def write_text(path, alphabet, size, rng):
    """Lines of one script, about size bytes; a stretch of them over and over."""
    lines = "".join("".join(rng.choices(alphabet, k=rng.randrange(20, 100))) + "\n" for _ in range(20000)).encode("utf-8")
    with open(path, "wb") as out:
        for _ in range(max(1, size // len(lines))):
            out.write(lines)


def seconds(command):
    """The best of several runs."""
    best = None
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.PIPE, check=False)
        took = time.perf_counter() - start
        best = took if best is None else min(best, took)
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("mongol", type=pathlib.Path)
    parser.add_argument("--size", type=int, default=128, help="MiB of each text")
    args = parser.parse_args()
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "text"
        for title, alphabet in SCRIPTS:
            write_text(path, alphabet, args.size * MIB, rng)
            for needle in NEEDLES:
                grep = seconds(["grep", "-c", "-F", needle, path])
                found = seconds([args.mongol.resolve(), "find", "-c", needle, path])
                print(f"{title}, {needle}: {found / grep:.2f} times grep -F ({args.size / found:.0f} MiB/s)")


if __name__ == "__main__":
    main()
