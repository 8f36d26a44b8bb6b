"""Damaged fonts: truncated, with tables of zeros, with bytes changed at random. Each gives a page or a clear error, never a crash.

    render_fonts.py MONGOL [--runs N]
"""
import random
import struct
import sys

from render_testing import FONT, MONGOL, SYSTEMS, ROOT, Tap, need_font, render, scratch, tool

TEXT = "".join((ROOT / "corpora" / f"{system}.txt").read_text(encoding="utf-8") for system in SYSTEMS[:2])
FORMATS = ["pdf", "png", "svg", "json"]


def tables(data):
    """{tag: (offset, length)} of a font file."""
    count = struct.unpack(">H", data[4:6])[0]
    return {tag.decode("latin-1"): (at, n) for tag, _, at, n in (struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
                                                                   for i in range(count))}


def damaged(data):
    """(title, bytes): each table zeroed, each cut off, the file cut, and tables that claim to be elsewhere."""
    for tag, (at, n) in tables(data).items():
        yield f"{tag} of zeros", data[:at] + bytes(n) + data[at + n:]
        yield f"{tag} of ones", data[:at] + b"\xff" * n + data[at + n:]
        yield f"cut off in {tag}", data[:at + n // 2]
    for n in (0, 1, 4, 11, 12, 100, len(data) // 2):
        yield f"{n} bytes", data[:n]


def changed(data, rng):
    """A copy with some bytes changed, mostly in one table."""
    copy = bytearray(data)
    at, n = rng.choice(list(tables(data).values()))
    for _ in range(rng.choice([1, 3, 10, 100])):
        copy[at + rng.randrange(n)] = rng.choice([0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)])
    return bytes(copy)


def problem(folder, data, kind, system_fonts):
    """What is wrong with a run on this font; None: nothing."""
    (folder / "font.ttf").write_bytes(data)
    for old in folder.glob("page*"):
        old.unlink()
    options = ["--pages", "1", "--page", "a6"] + ([] if system_fonts else ["--size", "20"])
    result = render(folder / f"page.{kind}", TEXT, *options, fonts=[folder / "font.ttf"])
    left = [path.name for path in folder.glob("page*")]
    if result.returncode == 2:
        known = b"MGL_E_FONT" in result.stderr or b"MGL_E_NO_FONT" in result.stderr or b"MGL_E_FILE" in result.stderr
        return None if known and not left else f"{kind}: {result.stderr.decode()[-200:]}, left: {left}"
    return None if result.returncode == 0 and left else f"{kind}: status {result.returncode}: {result.stderr.decode()[-300:]}"


def main():
    need_font()
    tap = Tap()
    runs = int(sys.argv[sys.argv.index("--runs") + 1]) if "--runs" in sys.argv else 60
    data = FONT.read_bytes()
    rng = random.Random(6)
    with scratch() as folder:
        found = [(title, problem(folder, font, FORMATS[i % 4], i % 2)) for i, (title, font) in enumerate(damaged(data))]
        tap.clean([f"{title}: {what}" for title, what in found if what], f"{len(found)} fonts damaged with intent")
        found = [problem(folder, changed(data, rng), FORMATS[i % 4], i % 2) for i in range(runs)]
        tap.clean([what for what in found if what], f"{runs} fonts with random bytes")
        tap.ok(problem(folder, data, "pdf", True) is None, "the font itself is good")
        post = tables(data)["post"][0]
        (folder / "font.ttf").write_bytes(data[:post] + struct.pack(">I", 0x00030000) + data[post + 4:])  # no glyph names
        result = render(folder / "units.pdf", TEXT, "--units", fonts=[folder / "font.ttf"])
        tap.ok(result.returncode == 2 and b"Noto Sans Mongolian does not" in result.stderr and not (folder / "units.pdf").exists(),
               "--units names the font that has no names of written units", [result.stderr.decode()])
        tap.ok(problem(folder, b"", "pdf", True) is None and tool(str(MONGOL)) is not None, "an empty file is told")
    tap.done()


main()
