"""PDF: the text comes back exactly and in order, the file is sound, tags and languages are there, bytes repeat.

    render_pdf.py MONGOL
"""
import json
import re
import zlib

from render_testing import ROOT, SHARED, SYSTEMS, Tap, need_font, render, run, scratch, tool, words

MIXED = (ROOT / "tests" / "golden" / "pages" / "mixed.txt").read_text(encoding="utf-8")


def streams(data):
    """(number, dictionary, contents) of each stream of a PDF of ours."""
    for match in re.finditer(rb"(\d+) 0 obj\n<<(.*?)/Length (\d+)>>stream\n", data, re.S):
        body = data[match.end():match.end() + int(match.group(3))]
        yield int(match.group(1)), match.group(2), zlib.decompress(body) if b"FlateDecode" in match.group(2) else body


def expected_words(folder, text, options):
    """The words of each line as it was set, from the glyph list: a line end divides text that has no spaces."""
    render(folder / "page.json", text, *options)
    found = []
    for line in (folder / "page.json").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        data = page["text"].encode("utf-8")
        for part in page["lines"]:
            found += words(data[part["begin"]:part["end"]].decode("utf-8"))
    return found


def check_text(tap, folder, title, text, *options):
    out = folder / "page.pdf"
    result = render(out, text, *options)
    if result.returncode:
        tap.ok(False, f"{title}: text comes back", [result.stderr.decode()])
        return
    if tool("pdftotext"):
        wanted = expected_words(folder, text, options)
        raw = words(run("pdftotext", "-raw", "-enc", "UTF-8", str(out), "-").stdout.decode("utf-8"))
        wrong = [f"word {i}: {a!r}, not {b!r}" for i, (a, b) in enumerate(zip(raw, wanted)) if a != b][:5]
        wrong += [] if len(raw) == len(wanted) else [f"{len(raw)} words, not {len(wanted)}"]
        tap.clean(wrong, f"{title}: pdftotext -raw gives {len(wanted)} of {len(wanted)} words, in order")
        tap.ok("".join(wanted) == "".join(words(text)), f"{title}: no word was lost in lines and pages")
    else:
        tap.skip(f"{title}: pdftotext -raw gives the words", "pdftotext is missing (poppler-utils)")
    if tool("qpdf"):
        checked = run("qpdf", "--check", str(out))
        tap.ok(checked.returncode == 0 and b"WARNING" not in checked.stderr, f"{title}: qpdf --check is clean",
               checked.stderr.decode().splitlines())
    else:
        tap.skip(f"{title}: qpdf --check is clean", "qpdf is missing")


def check_structure(tap, folder):
    out = folder / "tags.pdf"
    render(out, MIXED + "\f" + MIXED, "--title", "Нэр & <title>", "--language", "mn-Mong-CN", "--page", "a5", "--numbers", "bottom")
    data = out.read_bytes()
    parts = list(streams(data))
    objects = b"\n".join(body for _, head, body in parts if b"ObjStm" in head)
    pages = [body for _, _, body in parts if b" Tm\n" in body]
    for what, found in [
            ("it is PDF 2.0", data.startswith(b"%PDF-2.0")),
            ("pages turn from left to right", b"/ViewerPreferences<</Direction/L2R/DisplayDocTitle true>>" in objects),
            ("it is tagged", b"/MarkInfo<</Marked true>>" in objects and b"/StructTreeRoot 4 0 R" in objects),
            ("each paragraph is a P", objects.count(b"/S/P/P 5 0 R") == 4),
            ("paragraphs are written from top to bottom", b"/WritingMode/TbLr" in objects),
            ("the document has its language", "mn-Mong-CN".encode("utf-16-be") in objects),
            ("the document has its title", "Нэр & <title>".encode("utf-16-be").replace(b"(", b"\\(") in objects),
            ("the metadata has it too", any("Нэр &amp; &lt;title&gt;".encode() in body for _, _, body in parts)),
            ("pages have labels", b"/PageLabels<</Nums[ 0<</S/D/St 1>>]>>" in objects),
            ("words in other languages say so", any("zh".encode("utf-16-be") in body for body in pages)),
            ("page numbers are no text", any(b"/Artifact<</Type/Pagination>>BDC" in body for body in pages)),
            ("fonts are subsets", len(re.findall(rb"/BaseFont/[A-Z]{6}\+", objects)) >= 2)]:
        tap.ok(found, what)
    render(folder / "again.pdf", MIXED + "\f" + MIXED, "--title", "Нэр & <title>", "--language", "mn-Mong-CN", "--page", "a5",
           "--numbers", "bottom")
    tap.ok((folder / "again.pdf").read_bytes() == data, "the same text gives the same bytes")


def main():
    need_font()
    tap = Tap()
    with scratch() as folder:
        for system in SYSTEMS + ["hudum-aligali", "todo-aligali", "manchu-aligali"]:
            text = (ROOT / "corpora" / f"{system}.txt").read_text(encoding="utf-8")
            check_text(tap, folder, system, text, "--system", system)
        check_text(tap, folder, "mixed", MIXED, "--page", "a5")
        check_text(tap, folder, "turned words with upright stops", "ᡉᠴᡉᡎ ᡎᠠᠷᡇᠨᠠᡅ︒ ᠪᡅ 口 ᠠᠪᠠ " * 400, "--system", "todo")
        check_text(tap, folder, "signs of PDF itself", "()\\ ((\\) <&> \u5c28\u2829 \u0d0a %", "--page", "a6")
        long = SHARED / "hudum-text.txt"
        if long.exists():
            check_text(tap, folder, "hudum corpus", long.read_bytes()[:1500000].decode("utf-8", "ignore"), "--system", "hudum")
        else:
            tap.skip("hudum corpus: text comes back", "no shared data")
        check_structure(tap, folder)
        small = folder / "small.pdf"
        render(small, MIXED)
        tap.ok(small.stat().st_size < 40000, f"a page with ideographs and emoji: {small.stat().st_size} bytes")
    tap.done()


main()
