"""mongol diff: levels, words and letters, hunks that turn one file into the other, mistakes."""
import json
import random

from cli_testing import Tap, has_json, mongol, output, refused, run_cases, scratch, shown

U, O, UE = "ᠤᠯᠤᠰ", "ᠣᠯᠣᠰ", "ᠦᠯᠦᠰ"  # the first two look the same
OTHER = "ᠨᠤᠲᠤᠭ"
NNBSP, MVS, FVS1 = "\u202f", "\u180e", "\u180b"
ALL = "exact canonical plain shape sound skeleton"
SHAPE = f"1c1  equal at shape, differ at canonical and plain\n< 1: u l u s   {U}\n> 1: o l o s   {O}\n"
VOWELS = f"1c1  equal at skeleton, differ at shape and sound\n< 4: u  l u  s   {U}\n> 4: ue l ue s   {UE}\n"


def text(title, a, b, status, out, *options):
    return (title, ["diff", *options, "--text", a, b], "", status, out, "")


TEXTS = [
    text("equal", U, U, 0, ""),
    text("nothing and nothing", "", "", 0, ""),
    text("the same look", U, O, 1, SHAPE),
    text("the same look, at level shape", U, O, 0, "", "--level", "shape"),
    text("the same look, at level plain", U, O, 1, SHAPE, "--level=plain"),
    text("controls", f"ᠠ{NNBSP}ᠪᠠᠷ", f"ᠠ{MVS}ᠪᠠᠷ", 1, "1c1  equal at canonical, differ at exact\n"
         f"< 1: a nnbsp b a r   ᠠ{NNBSP}ᠪᠠᠷ\n> 1: a mvs   b a r   ᠠ{MVS}ᠪᠠᠷ\n"),
    text("controls, at level canonical", f"ᠠ{NNBSP}ᠪᠠᠷ", f"ᠠ{MVS}ᠪᠠᠷ", 0, "", "--level=canonical"),
    text("a selector that shows", "ᠨᠠ", f"ᠨᠠ{FVS1}", 1, None),
    text("other vowels stand below each other", f"é: {U}", f"é: {UE}", 1, None),
    text("foreign words", "one two three", "one 2 three", 1, "1c1  differ at every level\n< 5: two\n> 5: 2\n"),
    text("a word more", f"{U} {OTHER}", f"{U} {O} {OTHER}", 1, None),
    text("nothing in common", "abc", U, 1, f"1c1  differ at every level\n< abc\n\\ no line end at the end of <text 1>\n---\n"
         f"> {U}\n\\ no line end at the end of <text 2>\n"),
    text("several lines", f"{U}\n{OTHER}", f"a\n{O}\n{OTHER}", 1, f"0a1\n> a\n1c2{SHAPE[3:]}"),
    text("lines gone", f"{U}\na\nb\n{OTHER}", f"{U}\n{OTHER}", 1, "2,3d1\n< a\n< b\n"),
    text("lines for others", f"{U}\na\nb\nc", f"{U}\nd\ne", 1, None),
    text("text against nothing", U, "", 1, f"1d0\n< {U}\n\\ no line end at the end of <text 1>\n"),
    text("--lines", f"{U}\nᠠ\nx\ny", f"{O}\nᠠ\nz", 1, f"shape sound skeleton\n{ALL}\nnone\nnone\n", "--lines"),
    text("--lines, equal", f"{U}\nᠠ", f"{U}\nᠠ", 0, f"{ALL}\n{ALL}\n", "--lines"),
    text("--lines, at level shape", U, O, 0, "shape sound skeleton\n", "--lines", "--level=shape"),
    text("a changed line beside a new one", "one two three\nx", "new\none two four\nx", 1,
         "0a1\n> new\n1c2  differ at every level\n< 9: three\n> 9: four\n"),
    ("options after operands", ["diff", U, O, "--text", "--level=shape"], "", 0, "", ""),
    ("--strict", ["diff", "--text", "--strict", FVS1, FVS1], "", 2, "", "MGL_DIAG_LONE_SELECTOR"),
]

FILES = [
    ("two files",              "diff one two",     "", 1, SHAPE, ""),
    ("one file twice",         "diff one one",     "", 0, "", ""),
    ("standard input",         "diff one -",       f"{O}\n", 1, SHAPE, ""),
    ("the other way round",    "diff - two",       f"{O}\n", 0, "", ""),
    ("line ends",              "diff one dos",     "", 1, "1c1  equal at canonical, differ at exact\n"
                                                          "< line end: LF\n> line end: CR LF\n", ""),
    ("line ends do not count", "diff --level=canonical one dos", "", 0, "", ""),
    ("no last line end",       "diff one open",    "", 1, "1c1  equal at canonical, differ at exact\n"
                                                          "< line end: LF\n> line end: none\n", ""),
    ("an empty file",          "diff empty one",   "", 1, f"0a1\n> {U}\n", ""),
    ("empty files",            "diff empty empty", "", 0, "", ""),
    ("bytes that are not UTF-8", "diff one bad",   "", 1, None, "mongol: bad:1:1: error: byte 0"),
    ("a missing file",         "diff one none",    "", 2, "", "mongol: none: No such file"),
    ("a folder",               "diff folder one",  "", 2, "", "mongol: folder: Is a directory"),
]

MISTAKES = [
    ("one operand",       "diff a",                   "an operand is missing"),
    ("three operands",    "diff a b c",               "'c' is one operand too many"),
    ("an unknown level",  "diff --level=look a b",    "there is no level 'look'"),
    ("--lines and --json", "diff --lines --json a b", "--lines does not go with --json"),
]


def tables(tap):
    run_cases(tap, TEXTS)
    with scratch() as folder:
        for name, data in ("one", f"{U}\n"), ("two", f"{O}\n"), ("dos", f"{U}\r\n"), ("open", U), ("empty", ""):
            (folder / name).write_bytes(data.encode())
        (folder / "bad").write_bytes(b"\xff\n")
        (folder / "folder").mkdir()
        run_cases(tap, FILES, folder)
        run_cases(tap, [case for case in refused(MISTAKES) if has_json() or "--json" not in case[1]], folder)


def said(tap):
    """Letters stand below the ones they are compared with; levels are named as keys have them."""
    got = mongol(["diff", "--text", f"é: {U}", f"é: {UE}"]).stdout.decode()
    rows = got.splitlines()
    tap.ok(rows[1:] == [f"< 4: u  l u  s   {U}", f"> 4: ue l ue s   {UE}"], "u stands above ue", rows)
    for a, b in (U, O), (U, UE), (f"ᠠ{NNBSP}ᠪᠠᠷ", f"ᠠ{MVS}ᠪᠠᠷ"), ("ᠨᠠ", f"ᠨᠠ{FVS1}"), ("ᠨᠠ", "ᠨᠡ"), ("A", "a"), ("a", "b"):
        levels = [level for level in ALL.split() if len(set(
            output(["key", "--lines", "--level", level], f"{a}\n{b}\n").splitlines())) == 1]
        line = mongol(["diff", "--lines", "--text", a, b]).stdout.decode().strip()
        tap.ok(line == (" ".join(levels) or "none"), f"{a} and {b} are equal where their keys are", [line, str(levels)])


def rebuilt(lines, changes):
    """The lines of the second file, from those of the first and the changes."""
    done, at = [], 0
    for change in changes:
        first = change["a"]["line"] - 1
        done += lines[at:first] + change["b"]["lines"]
        at = first + len(change["a"]["lines"])
    return done + lines[at:]


def random_lines(rng, n):
    words = [U, O, UE, OTHER, "ᠰᠠᠢᠨ", "ᠰᠡᠶᠢᠨ", "abc", "x", "1"]
    return [" ".join(rng.choices(words, k=rng.choice([0, 1, 1, 2, 5]))) for _ in range(n)]


def changed(rng, lines):
    done = []
    for line in lines:
        what = rng.random()
        if what < 0.1:
            continue
        if what < 0.2:
            done += random_lines(rng, rng.choice([1, 2, 5]))
        done.append(line.replace("ᠤ", "ᠣ") if what < 0.4 else line)
    return done


def reversible(tap):
    if not has_json():
        tap.skip("diff --json", "this build has no JSON output")
        return
    rng, wrong, runs = random.Random(6), [], 0
    with scratch() as folder:
        for size in [0, 1, 2, 3, 5, 8, 20, 100, 1500] * 4:
            a = random_lines(rng, size)
            b = changed(rng, a) if rng.random() < 0.8 else random_lines(rng, rng.choice([0, 1, size]))
            for name, lines in ("a", a), ("b", b):
                (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            result = mongol(["diff", "--json", "a", "b"], cwd=folder)
            changes = [json.loads(line) for line in result.stdout.decode().splitlines()]
            good = rebuilt(a, changes) == b and result.returncode == (a != b) == bool(changes)
            wrong += [] if good else [f"{size} lines, status {result.returncode}, {len(changes)} changes"]
            shape = mongol(["diff", "--level=shape", "a", "b"], cwd=folder)
            keys = [output(["key", "--lines", str(folder / name)]) for name in "ab"]
            wrong += [] if shape.returncode == (keys[0] != keys[1]) else [f"{size} lines at level shape"]
            runs += 1
    tap.clean(wrong, f"changes turn one file into the other: {runs} pairs")


def json_words(tap):
    if not has_json():
        return
    a, b = f"é😀 {U} x", f"é😀 {O} x"
    change, = [json.loads(line) for line in mongol(["diff", "--json", "--text", a, b]).stdout.decode().splitlines()]
    tap.ok(change["equal"] == ["shape", "sound", "skeleton"] and change["differ"] == ["exact", "canonical", "plain"],
           "--json: levels", [str(change)])
    word, = change["words"]
    wrong = []
    for side, line, letters in ("a", a, list("ulus")), ("b", b, list("olos")):
        (c, d), (e, f), (g, h) = (word[side][unit] for unit in ("codepoints", "bytes", "utf16"))
        good = line[c:d] == word[side]["text"] == line.encode()[e:f].decode() and word[side]["letters"] == letters
        good = good and line.encode("utf-16-le")[2 * g:2 * h].decode("utf-16-le") == word[side]["text"]
        wrong += [] if good else [str(word[side])]
    tap.clean(wrong, "--json: words, their letters and offsets")


def large(tap):
    """Files with little in common take no longer than a moment."""
    rng = random.Random(8)
    with scratch() as folder:
        for name in "ab":
            lines = [str(rng.randrange(30000)) for _ in range(30000)]
            (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        result = mongol(["diff", "a", "b"], cwd=folder)
        tap.ok(result.returncode == 1 and result.stdout, "30000 lines that differ", [shown(result.stderr)])


def main():
    tap = Tap()
    tables(tap)
    said(tap)
    reversible(tap)
    json_words(tap)
    large(tap)
    tap.done()


if __name__ == "__main__":
    main()
