"""mongol render: names of files, options, errors; a file is complete or not there.

    render_files.py MONGOL
"""
import os
import signal
import subprocess
import time

from render_testing import FONT, MONGOL, ROOT, Tap, greys, mongol, need_font, read_png, render, scratch

TEXT = (ROOT / "corpora" / "hudum.txt").read_text(encoding="utf-8")

# title, options, message
WRONG = [
    ("no -o", [], "-o OUT is missing"),
    ("a name without a format", ["-o", "out.txt"], "name the format with --format"),
    ("no such format", ["-o", "out.pdf", "--format", "gif"], "known: png, svg, pdf, json"),
    ("a page that is none", ["-o", "out.pdf", "--page", "a99"], "--page takes"),
    ("a page of no size", ["-o", "out.pdf", "--page", "0x0"], "--page takes"),
    ("a huge page", ["-o", "out.pdf", "--page", "99999x99999"], "beyond the limits"),
    ("a page beyond numbers", ["-o", "out.pdf", "--page", "9e99x1"], "--page takes"),
    ("margins without room between", ["-o", "out.pdf", "--page", "100x100", "--margin", "60"], "no room for a line"),
    ("a margin that is none", ["-o", "out.pdf", "--margin", "1,2"], "--margin takes"),
    ("no size", ["-o", "out.pdf", "--size", "0"], "--size must be more than nothing"),
    ("a unit that is none", ["-o", "out.pdf", "--size", "12furlong"], "--size takes a length"),
    ("no columns", ["-o", "out.pdf", "--columns", "0"], "--columns takes a number from 1 to 64"),
    ("no such alignment", ["-o", "out.pdf", "--align", "left"], "known: justify, top, centre, bottom"),
    ("pages that are none", ["-o", "out.pdf", "--pages", "3-1"], "--pages takes"),
    ("a page that is not there", ["-o", "out.pdf", "--pages", "77"], "none of the pages of --pages is there"),
    ("no dots to the inch", ["-o", "out.png", "--dpi", "0"], "--dpi takes a number from 1 to 9600"),
    ("too many pixels", ["-o", "out.png", "--page", "14000x14000", "--dpi", "9600"], "too many pixels"),
    ("several pictures to standard output", ["-o", "-", "--format", "png", "--page", "a6", "--size", "40"], "several pages"),
    ("no such folder", ["-o", "nowhere/out.pdf"], "cannot write to nowhere/out.pdf:"),
    ("several pictures to a device", ["-o", "/dev/null", "--format", "png", "--page", "a6", "--size", "40"], "several pages"),
    ("no such system", ["-o", "out.pdf", "--system", "latin"], "there is no system 'latin'"),
    ("a language that is no tag", ["-o", "out.pdf", "--language", "mn)("], "--language takes a BCP 47 tag"),
    ("a language too long", ["-o", "out.pdf", "--language", "-".join(["abcdefgh"] * 5)], "--language takes a BCP 47 tag"),
    ("no such font", ["-o", "out.pdf", "--font", "nosuch.ttf"], "there is no font file and no font family 'nosuch.ttf'"),
]


def check_wrong(tap, folder):
    for title, options, message in WRONG:
        result = mongol(["render", "--font", str(FONT), *options], TEXT, cwd=folder)
        tap.ok(result.returncode == 2 and message.encode() in result.stderr and not list(folder.iterdir()),
               f"{title}: told, and no file is left", [result.stderr.decode(), str(list(folder.iterdir()))])
    result = mongol(["render", "--font", str(FONT), "-o", "out.pdf", "missing.txt"], cwd=folder)
    tap.ok(result.returncode == 2 and b"missing.txt" in result.stderr and not list(folder.iterdir()), "a file that is not there")
    (folder / "text.txt").write_text(TEXT, encoding="utf-8")
    result = mongol(["render", "--font", str(FONT), "-o", "./text.txt", "--format", "pdf", "text.txt"], cwd=folder)
    tap.ok(result.returncode == 2 and b"is the text itself" in result.stderr and
           (folder / "text.txt").read_text(encoding="utf-8") == TEXT, "a text is not lost under its own pages",
           [result.stderr.decode()])
    (folder / "text.txt").unlink()
    with scratch() as home:
        (home / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig/>', encoding="utf-8")
        places = dict(os.environ, MONGOL_FONT_PATH=str(home), HOME=str(home), XDG_DATA_HOME=str(home),
                      FONTCONFIG_FILE=str(home / "fonts.conf"))
        result = mongol(["render", "-o", "out.pdf"], TEXT, cwd=folder, env=places)
    tap.ok(result.returncode == 2 and b"fonts/fetch.sh" in result.stderr and not list(folder.iterdir()),
           "without a font the message names the script that gets one", [result.stderr.decode()])


def check_names(tap, folder):
    render(folder / "one.png", "ᠮᠣᠩᠭᠣᠯ")
    tap.ok([path.name for path in folder.iterdir()] == ["one.png"], "one page has the name it was given")
    (folder / "a.b").mkdir()
    render(folder / "a.b" / "book.svg", TEXT * 2, "--page", "a6", "--size", "30")
    names = sorted(path.name for path in (folder / "a.b").iterdir())
    tap.ok(len(names) > 2 and names[:2] == ["book-001.svg", "book-002.svg"], "several pages have numbers", names)
    render(folder / "some.png", TEXT * 2, "--page", "a6", "--size", "30", "--pages", "2,4-5")
    names = sorted(path.name for path in folder.glob("some*"))
    tap.ok(names == ["some-002.png", "some-004.png", "some-005.png"], "chosen pages keep their numbers", names)
    result = mongol(["render", "--font", str(FONT), "-o", "-", "--format", "pdf"], TEXT)
    whole = result.stdout.startswith(b"%PDF") and result.stdout.endswith(b"%%EOF\n")
    tap.ok(result.returncode == 0 and whole, "-o - is standard output")


def check_pictures(tap, folder):
    sizes = []
    for dpi in ("72", "300"):
        render(folder / "page.png", TEXT, "--page", "144x72", "--margin", "5", "--size", "8", "--dpi", dpi, "--pages", "1")
        sizes.append(greys(folder / "page.png")[:2])
    tap.ok(sizes == [(144, 72), (600, 300)], f"pixels follow the resolution: {sizes}")
    render(folder / "page.png", "ᠮᠣᠩᠭᠣᠯ", "--page", "a6")
    tap.ok(read_png(folder / "page.png")[2] == 1, "a page without colours is grey")
    white = greys(folder / "page.png")
    render(folder / "page.png", "ᠮᠣᠩᠭᠣᠯ", "--page", "a6", "--transparent")
    kind = read_png(folder / "page.png")
    tap.ok(kind[2] == 2 and kind[3][0][1] == 0, "a transparent page has nothing where nothing is")
    tap.ok([list(row) for row in greys(folder / "page.png")[2]] == [list(row) for row in white[2]],
           "and looks the same on white")


def check_failures(tap, folder):
    if os.path.exists("/dev/full"):
        for kind in ("pdf", "png", "svg", "json"):
            result = render("/dev/full", TEXT, "--format", kind, "--pages", "1")
            tap.ok(result.returncode == 2 and b"No space left" in result.stderr, f"{kind}: a full disk is told", [str(result.stderr)])
    else:
        tap.skip("a full disk is told", "there is no /dev/full")
    old = folder / "old.pdf"
    old.write_bytes(b"the old one")
    limit = "ulimit -f 8; trap '' XFSZ; exec \"$0\" render --font \"$1\" -o \"$2\""
    result = subprocess.run(["sh", "-c", limit, str(MONGOL), str(FONT), str(old)], input=(TEXT * 200).encode(),
                            stderr=subprocess.PIPE)
    tap.ok(result.returncode == 2 and b"stopped at byte" in result.stderr and old.read_bytes() == b"the old one" and
           len(list(folder.iterdir())) == 1, "a file that cannot be finished: the place is told, the old one stays, nothing else",
           [result.stderr.decode(), str(list(folder.iterdir()))])
    child = subprocess.Popen([MONGOL, "render", "--font", FONT, "-o", old], stdin=subprocess.PIPE)
    child.stdin.write((TEXT * 200).encode())
    child.stdin.flush()
    time.sleep(0.3)
    child.send_signal(signal.SIGKILL)
    child.wait()
    tap.ok(old.read_bytes() == b"the old one", "a killed process leaves the old file as it was")


def check_hostile(tap, folder):
    junk = bytes((i * 7919 >> 3) & 255 for i in range(20000))
    for kind in ("pdf", "png", "svg", "json"):
        result = render(folder / f"junk.{kind}", junk, "--pages", "1-2")
        tap.ok(result.returncode in (0, 2) and b"MGL_DIAG_INVALID_UTF8" in result.stderr, f"{kind}: bytes that are no text are told",
               [result.stderr.decode("utf-8", "replace")[-300:]])
    result = render(folder / "long.pdf", "ᠮ" * 20000, "--page", "a6")
    tap.ok(result.returncode == 0, "a word longer than all pages", [result.stderr.decode()])
    result = render(folder / "empty.pdf", "")
    tap.ok(result.returncode == 0 and (folder / "empty.pdf").read_bytes().endswith(b"%%EOF\n"), "no text is an empty page")


def main():
    need_font()
    tap = Tap()
    for check in (check_wrong, check_names, check_pictures, check_failures, check_hostile):
        with scratch() as folder:
            check(tap, folder)
    tap.done()


main()
