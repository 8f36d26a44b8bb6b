"""mongol words and mongol count: their output in every shape, line by line, and files with a total."""
import json

from cli_testing import Tap, has_json, mongol, output, run_cases, scratch

MVS, NNBSP = "\u180e", "\u202f"
NER, YIN, UN = f"ᠨᠡᠷ{MVS}ᠡ", "ᠶᠢᠨ", "ᠤᠨ"
OL = "ᠣᠯ"
HEAD = "  words  words-1  words-2  characters-1  characters-2  syllables  file\n"

# title, arguments, input, status, output, message
CASES = [
    ("kinds", "words", f"{NER} 12, ab\t中᠂\n", 0,
     f"mongolian\t{NER}\nnumber\t12\npunctuation\t,\nforeign\tab\nforeign\t中\npunctuation\t᠂\n", ""),
    ("bytes that are not UTF-8", "words", b"\xff\xfe a\n", 0, b"invalid\t\xff\xfe\nforeign\ta\n", "byte 0: "),
    ("a stem and its suffix are one word", "words", f"{OL}{NNBSP}{UN}\n", 0, f"mongolian\t{OL}{NNBSP}{UN}\n", ""),
    ("a space parts words", "words", f"{OL} {UN}\n", 0, f"mongolian\t{OL}\nmongolian\t{UN}\n", ""),
    ("nothing", "words", "", 0, "", ""),
    ("white space", "words", " \n\t\n", 0, "", ""),
    ("Mongolian words only", "words --mongolian", f"1 {OL}, a\n", 0, f"mongolian\t{OL}\n", ""),
    ("parts", "words --parts", f"{NER}{NNBSP}{YIN} 1\n", 0,
     f"mongolian\t{NER}{NNBSP}{YIN}\tstem:{NER} genitive:{YIN}\nnumber\t1\n", ""),
    ("a suffix after a space", "words --parts", f"{OL} {UN}\n", 0,
     f"mongolian\t{OL} {UN}\tstem:{OL} genitive:{UN}\n", ""),
    ("a word that is only a suffix", "words --parts", f"ISO{NNBSP}{UN}\n", 0,
     f"foreign\tISO\nmongolian\t{NNBSP}{UN}\tgenitive:{UN}\n", ""),
    ("syllables", "words --syllables", f"{NER}{NNBSP}{UN}\n", 0,
     f"mongolian\t{NER}{NNBSP}{UN}\tCV:ᠨᠡ CV:ᠷ{MVS}ᠡ VC1:{UN}\n", ""),
    ("parts and syllables", "words --parts --syllables", f"{OL}\n", 0, f"mongolian\t{OL}\tstem:{OL}\tVC1:{OL}\n", ""),
    ("another system", "words --parts --system manchu", "ᠪᠣᠣ ᡳ\n", 0, "mongolian\tᠪᠣᠣ ᡳ\tstem:ᠪᠣᠣ genitive:ᡳ\n", ""),
    ("lines", "words --lines", f"{OL}, 1\n\n \n{OL}", 0, f"{OL}\t,\t1\n\n\n{OL}\n", ""),
    ("lines with parts", "words --lines --parts", f"a {OL} {UN}\n", 0, f"a\tstem:{OL} genitive:{UN}\n", ""),
    ("lines with CR LF", "words --lines", f"{OL}\r\n\r\n", 0, f"{OL}\n\n", ""),
    ("count", "count", f"{OL}᠂{OL}\n", 0,
     HEAD + "      2        3        3             5             5          2  <stdin>\n", ""),
    ("count nothing", "count", "", 0,
     HEAD + "      0        0        0             0             0          0  <stdin>\n", ""),
    ("count lines", "count --lines", f"{OL}\n\n{OL}᠂\na‼", 0,
     "1\t1\t1\t2\t2\t1\n0\t0\t0\t0\t0\t0\n1\t2\t2\t3\t3\t1\n0\t0\t0\t0\t0\t0\n", ""),
    ("a mark on the next line touches nothing", "count", f"{OL}\n‼\n", 0,
     HEAD + "      1        2        1             3             2          1  <stdin>\n", ""),
    ("no such file", "count /nowhere/x", "", 2, "", "/nowhere/x: "),
    ("no such option", "words --part", "", 2, "", "did you mean '--parts'?"),
    ("strict", "count --strict", b"\xff\n", 1, None, "MGL_DIAG_INVALID_UTF8"),
]


def check_files(tap):
    with scratch() as folder:
        (folder / "a").write_text(f"{OL} {OL}\n", encoding="utf-8")
        (folder / "b").write_text("", encoding="utf-8")
        got = mongol(["count", "a", "none", "b"], cwd=folder)
        lines = got.stdout.decode().splitlines()
        told = got.returncode == 2 and b"none: " in got.stderr
        tap.ok(told, "a file that is not there is told, the others are counted")
        tap.ok([line.split()[-1] for line in lines] == ["file", "a", "b", "total"], "a row a file, and a total", lines)
        tap.ok([line.split()[0] for line in lines[1:]] == ["2", "0", "2"], "the total is the sum", lines)


def check_long_line(tap):
    """A line of more than 1 MiB is worked on in parts; words and counts are those of the whole."""
    line = f"{NER}{NNBSP}{UN} ab᠂ " * 60000
    words = output(["words", "--lines"], line + "\n" + OL).split("\n")
    tap.ok(words[0].split("\t") == [f"{NER}{NNBSP}{UN}", "ab", "᠂"] * 60000, "the words of a long line")
    tap.ok(words[1:] == [OL, ""], "and of the line behind it")
    counts = output(["count", "--lines"], line).split()
    tap.ok(counts == [str(n * 60000) for n in (1, 2, 2, 9, 9, 3)], "the counts of a long line", counts)


def spans_right(text, found):
    """Whether the offsets of an object in three code units hold its text."""
    byte, utf16, cp = found["bytes"], found["utf16"], found["codepoints"]
    encoded = text.encode("utf-8")[byte[0]:byte[1]].decode("utf-8")
    wide = text.encode("utf-16-le")[2 * utf16[0]:2 * utf16[1]].decode("utf-16-le")
    return encoded == wide == text[cp[0]:cp[1]] and encoded.endswith(found["text"])


def check_json(tap):
    text = f"😀{NER}{NNBSP}{YIN} ab {OL} {UN}"
    got = output(["words", "--json", "--parts", "--syllables"], text + "\n\n")
    line, empty = (json.loads(x) for x in got.splitlines())
    words = line["words"]
    tap.ok([w["kind"] for w in words] == ["punctuation", "mongolian", "foreign", "mongolian"], "JSON has every word")
    inside = [part for w in words for part in w.get("parts", []) + w.get("syllables", [])]
    tap.ok(all(spans_right(text, found) for found in words + inside), "offsets hold the text")
    tap.ok([p["function"] for p in words[1]["parts"]] == [None, "genitive"], "functions")
    tap.ok([p["separator"] for p in words[3]["parts"]] == [None, " "], "separators")
    tap.ok([p["chachlag"] for p in words[1]["parts"]] == [True, False], "chachlag")
    tap.ok(empty["line"] == 2 and empty["words"] == [], "an empty line has no words")
    long = f"{OL} " * 300000
    found, = (json.loads(x) for x in output(["words", "--json"], long).splitlines())
    last = found["words"][-1]
    tap.ok(len(found["words"]) == 300000 and spans_right(long, last), "offsets go on through a long line")
    counts = [json.loads(x) for x in output(["count", "--json", "--lines"], f"{OL}\n\n").splitlines()]
    tap.ok([(c["line"], c["words"]) for c in counts] == [(1, 1), (2, 0)], "counts of lines")
    count, = (json.loads(x) for x in output(["count", "--json"], f"{OL}\n{OL}‼").splitlines())
    tap.ok((count["words"], count["words_two"], count["file"]) == (2, 3, "<stdin>"), "counts of a file")
    tap.ok("line" not in count, "which has no line")


def main():
    tap = Tap()
    run_cases(tap, CASES)
    check_files(tap)
    check_long_line(tap)
    if has_json():
        check_json(tap)
    else:
        tap.skip("JSON", "built without jansson")
    tap.done()


if __name__ == "__main__":
    main()
