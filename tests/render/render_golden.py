"""Golden pages: small pictures of the four systems and of mixed text, looked at by a person before they were committed.

    render_golden.py MONGOL [--update]

tests/golden/pages/pages.tsv: name, options, and the SHA-256 of the font files it was made with (first 16 digits): the font of the
tests, and for other scripts fonts of the system. Where these are of another version, the page is skipped: letters have other
shapes there.
"""
import hashlib
import json
import pathlib
import sys

from render_testing import ROOT, Tap, difference, need_font, render, scratch

PAGES = ROOT / "tests" / "golden" / "pages"
MOST = 0.02  # of the ink: other versions of FreeType round edges differently


def cases():
    for line in (PAGES / "pages.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def used_fonts(name, options, folder):
    """(SHA-256 of each font file that the page uses, an error)"""
    result = render(folder / "page.json", (PAGES / f"{name}.txt").read_bytes(), *options)
    if result.returncode:
        return "", result.stderr.decode()
    page = json.loads((folder / "page.json").read_text(encoding="utf-8").splitlines()[0])
    used = sorted({page["fonts"][glyph["font"]]["path"] for glyph in page["glyphs"]})
    return " ".join(sorted(hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()[:16] for path in used)), ""


def check(tap, row, folder, update):
    name, options, hashes = row
    options = options.split()
    title = f"{name}: the page looks as it did"
    found, error = used_fonts(name, options, folder)
    if error:
        tap.ok(False, title, [error])
        return hashes
    if found != hashes and not update:
        tap.skip(title, "the fonts of the system are not those that the page was made with")
        return hashes
    out = PAGES / f"{name}.png" if update else folder / f"{name}.png"
    result = render(out, (PAGES / f"{name}.txt").read_bytes(), *options)
    wrong = difference(out, PAGES / f"{name}.png") if result.returncode == 0 else 1
    tap.ok(wrong <= MOST, title, [f"{100 * wrong:.2f} % of the ink differs; at most {100 * MOST:.0f} % may"])
    return found


def main():
    need_font()
    tap = Tap()
    update = "--update" in sys.argv
    lines = [(PAGES / "pages.tsv").read_text(encoding="utf-8").splitlines()[0]]
    with scratch() as folder:
        for row in cases():
            lines.append("\t".join(row[:2] + [check(tap, row, folder, update)]))
        first = PAGES / "hudum.png"
        tap.ok(difference(first, first) == 0, "a picture is like itself")
        tap.ok(difference(first, PAGES / "manchu.png") > 5 * MOST, "another page is not")
    if update:
        (PAGES / "pages.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    tap.done()


main()
