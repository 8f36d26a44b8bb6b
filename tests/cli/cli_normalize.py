"""mongol normalize and mongol key: text that needs no change comes out as it is, edits have their places, keys are of lines."""
import json
import random

from cli_testing import ROOT, Tap, has_json, mongol, output, refused, run_cases, scratch, shown

NNBSP, MVS, FVS1, ZWJ = "\u202f", "\u180e", "\u180b", "\u200d"
OLD, NEW = f"ᠠ{NNBSP}ᠪᠠᠷ", f"ᠠ{MVS}ᠪᠠᠷ"
U, O = "ᠤᠯᠤᠰ", "ᠣᠯᠣᠰ"
MIB = 1 << 20

NORMALIZE = [
    ("minimal is the default",     "normalize",                  f"{OLD}\n",           0, f"{NEW}\n", ""),
    ("minimal by name",            "normalize --form minimal",   f"{OLD}\n",           0, f"{NEW}\n", ""),
    ("nothing",                    "normalize",                  "",                   0, "", ""),
    ("no line end stays",          "normalize",                  f"{OLD}\n{OLD}",      0, f"{NEW}\n{NEW}", ""),
    ("CR LF stays",                "normalize",                  f"{OLD}\r\n\r\n\r",   0, f"{NEW}\r\n\r\n\r", ""),
    ("NUL stays",                  "normalize",                  f"\0{OLD}\0\n",       0, f"\0{NEW}\0\n", ""),
    ("what is not UTF-8 stays",    "normalize",                  b"\xff\xe1\xa0\n\xe1", 0, b"\xff\xe1\xa0\n\xe1", ":1:1: error"),
    ("a byte order mark stays",    "normalize",                  f"\ufeff{OLD}",       0, f"\ufeff{NEW}", ""),
    ("--lines ends every line",    "normalize --lines",          f"{OLD}\r\n\n{OLD}",  0, f"{NEW}\n\n{NEW}\n", ""),
    ("--strict",                   "normalize --strict",         f"{FVS1}\n",          1, f"{FVS1}\n", "MGL_DIAG_LONE_SELECTOR"),
    ("--strict, nothing wrong",    "normalize --strict",         f"{OLD}\n",           0, f"{NEW}\n", ""),
    ("--check, nothing to do",     "normalize --check",          f"{NEW}\nabc\n",      0, "", ""),
    ("--check",                    "normalize --check",          f"a\né {OLD}\n",      1, "",
     "mongol: <stdin>:2:4: byte 8: not minimal: U+202F becomes U+180E\n"),
    ("--check, several in a line", "normalize --check",          f"{OLD} {OLD}\n",     1, "",
     "<stdin>:1:2: byte 3: not minimal: U+202F becomes U+180E, and 1 more change in this line\n"),
    ("--check and --lines",        "normalize --check --lines",  f"{OLD}\n",           1, "", "<stdin>:1:2: "),
    ("a missing file",             "normalize none -",           f"{OLD}\n",           2, f"{NEW}\n", "mongol: none: No such file"),
]

KEYS = [
    ("words",                      "key",                        f"{U} abc 12, {O}{MVS}ᠠ\n", 0, None, ""),
    ("no words",                   "key",                        "abc 12\n",           0, "", ""),
    ("nothing",                    "key --lines",                "",                   0, "", ""),
    ("level exact",                "key --lines --level exact",  "ab\n",               0, None, ""),
    ("bytes that are not UTF-8",   "key --lines",                b"\xff\n",            0, None, "<stdin>:1:1: error: byte 0"),
    ("--strict",                   "key --lines --strict",       f"{FVS1}\n",          1, None, "MGL_DIAG_LONE_SELECTOR"),
    ("a missing file",             "key none",                   "",                   2, "", "mongol: none: No such file"),
]

MISTAKES = [
    ("canonical",           "normalize --form canonical", "mongol: normalize: the form 'canonical' is not in this build\n"),
    ("repair",              "normalize --form=repair",    "mongol: normalize: the form 'repair' is not in this build\n"),
    ("an unknown form",     "normalize --form nfc",       "there is no form 'nfc'; known: minimal, canonical, repair"),
    ("a report nowhere",    "normalize --report no/file", "mongol: cannot write to no/file: No such file"),
    ("an unknown level",    "key --level=canonica",       "there is no level 'canonica'; did you mean 'canonical'?"),
    ("an unknown system",   "key --system=tod",           "there is no system 'tod'; did you mean 'todo'?"),
]


def check_flood(tap):
    result = mongol(["normalize", "--check"], f"{OLD}\n" * 50)
    lines = result.stderr.decode().splitlines()
    tap.ok(len(lines) == 21 and lines[-1] == "mongol: <stdin>: 30 more lines would change", "--check: 20 lines, then a count", lines)
    result = mongol(["normalize", "--check", "--verbose"], f"{OLD}\n" * 50)
    tap.ok(result.stderr.count(b"not minimal") == 50, "--check --verbose: all")
    with scratch() as folder:
        for name in "a", "b":
            (folder / name).write_text(f"{OLD}\n" * 25, encoding="utf-8")
        lines = mongol(["normalize", "--check", "a", "b"], cwd=folder).stderr.decode().splitlines()
        counts = [line for line in lines if "more lines" in line]
        tap.ok(counts == ["mongol: a: 5 more lines would change", "mongol: b: 5 more lines would change"],
               "--check: a count for each file", lines[-3:])


def unchanged(tap):
    """Normalizing twice is normalizing once, on everything at hand."""
    for path in sorted((ROOT / "corpora").glob("*.txt")):
        once = mongol(["normalize", str(path)]).stdout
        twice = mongol(["normalize"], once).stdout
        tap.ok(once == twice and once, f"{path.name}: twice is once")
        shapes = [output(["shape", "--lines"], data) for data in (path.read_bytes(), once)]
        tap.ok(shapes[0] == shapes[1], f"{path.name}: the look stays")
        check = mongol(["normalize", "--check"], once)
        tap.ok(check.returncode == 0 and not check.stderr, f"{path.name}: --check has nothing to say of it")
    pieces = [b"\n", b"\r\n", b"\0", b"\xff", b"\xe1", b"\xe1\xa0", b"\xe2\x80", "ᠠ".encode(), "ᠨᠢ".encode(), NNBSP.encode(),
              MVS.encode(), FVS1.encode(), ZWJ.encode(), b"abc ", "é😀中".encode(), b" "]
    rng = random.Random(4)
    data = b"".join(rng.choices(pieces, k=60000))
    whole = mongol(["normalize"], data).stdout
    tap.ok(mongol(["normalize"], whole).stdout == whole != data, "random bytes: twice is once")
    kept = [bytes(b for b in text if b < 0x80) for text in (data, whole)]
    tap.ok(kept[0] == kept[1], "random bytes: what is ASCII stays")


def apply_edits(line, edits):
    """The line that comes out, put together from the line that was read and its edits."""
    done, at = [], 0
    for edit in edits:
        a, b = edit["source"]["codepoints"]
        done += [line[at:a], edit["to"]]
        at = b
    return "".join(done) + line[at:]


def edit_problems(line, result, edits):
    found = []
    for edit in edits:
        for side, text, said in ("source", line, edit["from"]), ("target", result, edit["to"]):
            (a, b), (c, d), (e, f) = (edit[side][unit] for unit in ("codepoints", "bytes", "utf16"))
            if not text[a:b] == said == text.encode()[c:d].decode() == text.encode("utf-16-le")[2 * e:2 * f].decode("utf-16-le"):
                found.append(f"{side} of {edit}")
    return found


def json_edits(tap):
    if not has_json():
        tap.skip("normalize --json", "this build has no JSON output")
        return
    lines = [OLD, "", f"é😀 {OLD} ᠨ{FVS1}ᠠ {OLD}", "abc"]
    said = [json.loads(line) for line in output(["normalize", "--json"], "\r\n".join(lines)).splitlines()]
    plain = output(["normalize", "--lines"], "\r\n".join(lines)).splitlines()
    tap.ok([line["text"] for line in said] == plain, "--json has the text of --lines")
    tap.ok([line["changed"] for line in said] == [True, False, True, False], "--json: what changed")
    wrong = [problem for line, one in zip(lines, said) for problem in edit_problems(line, one["text"], one["edits"])]
    wrong += [str(one) for line, one in zip(lines, said) if apply_edits(line, one["edits"]) != one["text"]]
    tap.clean(wrong, "--json: edits and their offsets on both sides")
    bad = json.loads(mongol(["normalize", "--json"], b"a\xff\n").stdout)
    tap.ok([d["bytes"] for d in bad["diagnostics"]] == [[1, 2]], "--json: diagnostics", [str(bad)])
    long = "".join(f"{OLD} é {letter * MIB}" for letter in "xyz")
    one = json.loads(output(["normalize", "--json"], long))
    edits = [edit for part in one["parts"] for edit in part["edits"]]
    text = "".join(part["text"] for part in one["parts"])
    good = apply_edits(long, edits) == text and not edit_problems(long, text, edits) and len(edits) == 3
    tap.ok(good, "--json: a line in parts", [f"{len(one['parts'])} parts, {len(edits)} edits"])


def report(tap):
    with scratch() as folder:
        (folder / "in").write_text(f"a\n{OLD} é {OLD}\n", encoding="utf-8")
        result = mongol(["normalize", "--report", "out", "in"], cwd=folder)
        tap.ok(result.stdout.decode() == f"a\n{NEW} é {NEW}\n", "--report: the text comes out")
        rows = [line.split("\t") for line in (folder / "out").read_text(encoding="utf-8").splitlines()]
        wanted = [["in", "2", "2", "3-6", "1-2", "1-2", "3-6", "1-2", "1-2", "U+202F", "U+180E"],
                  ["in", "2", "10", "22-25", "9-10", "9-10", "22-25", "9-10", "9-10", "U+202F", "U+180E"]]
        tap.ok(rows[1:] == wanted and len(rows[0]) == len(wanted[0]), "--report: a row for each change", [str(r) for r in rows])
        result = mongol(["normalize", "--check", "--report", "out", "in"], cwd=folder)
        again = [line.split("\t") for line in (folder / "out").read_text(encoding="utf-8").splitlines()]
        tap.ok(result.returncode == 1 and again == rows, "--report with --check")
        result = mongol(["normalize", "--report", "/dev/full", "in"], cwd=folder)
        full = result.returncode == 2 and b"cannot write to /dev/full: No space left" in result.stderr
        tap.ok(full, "--report on a full disk", [shown(result.stderr)])


def keys(tap):
    lines = output(["key", "--lines"], f"{U}\r\n{O}\n\nabc\n{U}ᠠ").splitlines()
    tap.ok(len(lines) == 5 and all(set(line) <= set("0123456789abcdef") and line for line in lines), "a hex key a line", lines)
    tap.ok(lines[0] == lines[1] != lines[4], "equal keys for the same look", lines)
    exact = output(["key", "--lines", "--level", "exact"], f"{U}\n{O}\n").splitlines()
    tap.ok(exact[0] != exact[1] and bytes.fromhex(exact[0])[1:] == U.encode(), "level exact: the bytes", exact)
    words = [line.split("\t") for line in output(["key"], f"{U}, abc {O} 12\n{U}{NNBSP}ᠤᠨ\n").splitlines()]
    tap.ok([word for word, _ in words] == [U, O, f"{U}{NNBSP}ᠤᠨ"], "words and their keys", [str(words)])
    tap.ok(words[0][1] == words[1][1] == lines[0], "the key of a word is that of a line that has nothing else")
    firsts = [output(["key", "--lines", "--level", level], U)[:2] for level in
              ("exact", "canonical", "plain", "shape", "sound", "skeleton")]
    tap.ok(len(set(firsts)) == 6, "the first byte tells the level", firsts)
    long = f"{U} {'x' * 3 * MIB} {U}"
    tap.ok(output(["key", "--lines"], f"{long}\n{long}").count("\n") == 2, "one key for a line of 3 MiB")
    if not has_json():
        tap.skip("key --json", "this build has no JSON output")
        return
    line, = [json.loads(line) for line in output(["key", "--json"], f"é😀 {U}, {O}\n").splitlines()]
    text, = output(["key", "--lines"], line["text"]).splitlines()
    tap.ok(line["key"] == text and line["level"] == "shape" and line["version"] >= 1, "--json: the key of the line", [str(line)])
    wrong = [str(word) for word in line["words"] if line["text"][slice(*word["codepoints"])] != word["text"]]
    wrong += [str(word) for word in line["words"] if line["text"].encode()[slice(*word["bytes"])].decode() != word["text"]]
    tap.clean(wrong, "--json: the words in their places")
    hashes = {word["hash"] for word in line["words"]}
    tap.ok(len(line["words"]) == 2 and len(hashes) == 1 and line["hash"] not in hashes, "--json: hashes", [str(line)])


def main():
    tap = Tap()
    run_cases(tap, NORMALIZE)
    run_cases(tap, KEYS)
    run_cases(tap, refused(MISTAKES))
    check_flood(tap)
    unchanged(tap)
    json_edits(tap)
    report(tap)
    keys(tap)
    tap.done()


if __name__ == "__main__":
    main()
