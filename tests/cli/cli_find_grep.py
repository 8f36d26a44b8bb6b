"""mongol find --level exact against grep -F on random files: the same lines, in the same shape, with the same exit status."""
import os
import random
import shutil
import subprocess

from cli_testing import LIMIT, MONGOL, Tap, output, scratch, shown

LETTERS = "ᠠᠡᠨᠭ"  # a few, so that matches are many; no controls: grep and mongol disagree about words with them
PLAIN = ["a", "b", "ab", " ", " ", "_", "1", ".", "-", "é", "中", "。", *LETTERS, LETTERS]
ENDS = ["\n", "\n", "\n", "\n\n", "\r\n"]
FILES = ["one", "two", "three"]
SWITCHES = ["-c", "-n", "-o", "-l", "-L", "-v", "-w", "-H", "-h", "-q", "--color=always"]
NUMBERED = ["-A", "-B", "-C", "-m"]


def random_text(rng):
    lines = rng.choice([0, 1, 3, 10, 60])
    text = "".join("".join(rng.choices(PLAIN, k=rng.choice([0, 1, 4, 12]))) + rng.choice(ENDS) for _ in range(lines))
    return text.rstrip("\n") if rng.random() < 0.3 else text


def random_bytes(rng):
    """Text that is not UTF-8 throughout."""
    data = bytearray(random_text(rng).encode("utf-8"))
    for _ in range(len(data) // 20):
        data[rng.randrange(len(data))] = rng.choice([0xFF, 0x80, 0xE1, 0xA0])
    return bytes(data)


def random_needle(rng):
    needle = "".join(rng.choices(PLAIN, k=rng.choice([1, 1, 2, 3])))
    return needle if needle.strip() else "a"


def random_options(rng):
    options = rng.sample(SWITCHES, rng.choice([0, 1, 1, 2, 3]))
    for option in rng.sample(NUMBERED, rng.choice([0, 0, 1, 2])):
        options += [option, str(rng.choice([0, 1, 2, 5]))]
    if "-v" in options:  # then grep looks for matches in the context, to colour or print them; mongol does not
        options = [option for option in options if option not in ("--color=always", "-o")]
    return options


def needle_options(rng, folder):
    """One needle as an operand, or several."""
    kind = rng.random()
    if kind < 0.6:
        return ["-e", random_needle(rng)]
    if kind < 0.8:
        return ["-e", random_needle(rng), "-e", random_needle(rng)]
    (folder / "needles").write_text("".join(random_needle(rng) + "\n" for _ in range(3)), encoding="utf-8")
    return ["-f", "needles"]


def run(command, folder, data=b""):
    env = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    env.pop("GREP_COLORS", None)
    return subprocess.run(command, cwd=folder, env=env, input=data, capture_output=True, timeout=LIMIT)


def differences(arguments, folder, level):
    """What is different about one run."""
    grep = run(["grep", "-F", "-a", *arguments], folder)
    mine = run([MONGOL, "find", "--level", level, "-a", *arguments], folder)
    if (grep.stdout, grep.returncode) == (mine.stdout, mine.returncode):
        return []
    return [f"{' '.join(arguments)}", f"grep   {grep.returncode} {shown(grep.stdout)}",
            f"mongol {mine.returncode} {shown(mine.stdout + mine.stderr)}"]


def compare(tap, title, seed, rounds, make, level="exact"):
    rng = random.Random(seed)
    wrong, compared = [], 0
    with scratch() as folder:
        for _ in range(rounds):
            for name in FILES:
                data = make(rng)
                (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
            for _ in range(8):
                options = random_options(rng)
                if level != "exact" and "-w" in options:
                    options.remove("-w")  # there, words are those of mongol words
                options += needle_options(rng, folder)
                files = FILES[:rng.choice([1, 1, 3])]
                wrong = wrong or differences(options + files, folder, level)
                compared += 1
    tap.clean(wrong, f"{title}: {compared} runs")


def long_lines(tap):
    """Lines and matches across the edges of what is read at once."""
    rng = random.Random(7)
    wrong = []
    with scratch() as folder:
        for size in (1 << 17) - 1, 1 << 17, (1 << 17) + 1, (1 << 18) - 2, 1 << 18, (1 << 20) + 5:
            text = "x" * (size - 8) + "ᠠᠡ\nab\n" + "y" * size + "ab" + "z" * size + "\n" + "ab\n" * 5 + "w" * 400000
            (folder / "one").write_text(text, encoding="utf-8")
            for options in ["-c"], ["-n", "-o"], ["-A1", "-B1", "-n"], ["-v", "-n", "-C1"], ["-m1"]:
                needle = rng.choice(["ab", "ᠠᠡ", "w"])
                wrong = wrong or differences([*options, needle, "one"], folder, "exact")
        for _ in range(10):
            lines = "".join(rng.choice(["ab\n", "a\n", "\n", "ᠠ\n", "x" * 3000 + "\n"]) for _ in range(3000))
            (folder / "one").write_text(lines, encoding="utf-8")
            for options in ["-n", "-C2"], ["-v", "-n", "-A3"], ["-c"], ["-B7", "-n", "-m40"]:
                wrong = wrong or differences([*options, rng.choice(["ab", "ᠠ", "a", "x"]), "one"], folder, "exact")
    tap.clean(wrong, "lines and matches at the edges of buffers")


SMALL = [b"a\0b\nab\n", b"ab\nb\0\n", b"\0\0\0", b"ab\0ab\0ab"]
LARGE = [b"x\n" * 100000 + b"ab\0\n", b"ab\n" * 50000 + b"\0ab\n"]  # what is printed of them depends on buffers


SAID = b"mongol: binary file one matches\n"


def binary(tap):
    """What is said about files with NUL. Before grep 3.5 it stood on standard output."""
    wrong = []
    with scratch() as folder:
        for data in SMALL + LARGE:
            (folder / "one").write_bytes(data)
            printing = [[], ["-v"], ["-o"], ["-n", "-C1"]] if data in SMALL else []
            for options in [["-c"], ["-l"], ["-L"], ["-q"], ["-c", "-v"], ["-a", "-c"], *printing]:
                grep = run(["grep", "-F", *options, "ab", "one"], folder)
                mine = run([MONGOL, "find", "--level", "exact", *options, "ab", "one"], folder)
                expected = grep.stdout.replace(b"Binary file one matches\n", b"")
                said = b"inary file" in grep.stdout + grep.stderr
                if (expected, grep.returncode) != (mine.stdout, mine.returncode) or said != (mine.stderr == SAID):
                    wrong += [f"{shown(data)}, {' '.join(options)}", f"grep   {shown(grep.stdout + grep.stderr)}",
                              f"mongol {shown(mine.stdout + mine.stderr)}"]
    tap.clean(wrong, "binary files")


def main():
    tap = Tap()
    version = output(["--version"]) and run([shutil.which("grep") or "false", "--version"], None)
    if b"GNU grep" not in version.stdout:
        tap.skip("the comparison with grep", "there is no GNU grep")
        tap.done()
        return
    compare(tap, "as grep -F", 1, 60, random_text)
    compare(tap, "as grep -F, on bytes that are not UTF-8", 2, 15, random_bytes)
    compare(tap, "at level shape, without Mongolian", 3, 40, lambda rng: random_text(rng).translate(
        {ord(letter): "x" for letter in LETTERS}), "shape")
    long_lines(tap)
    binary(tap)
    tap.done()


if __name__ == "__main__":
    main()
