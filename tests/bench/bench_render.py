"""Speed of mongol render -o PDF as a ratio to Pango (pango-view) and Chromium (print to PDF) on the same text with the same font
in the same run: per page, one core. And: a book of 834 pages, whether cost is linear, how long the start takes, pictures.

    bench_render.py MONGOL --font FONT [--text FILE] [--pages N]
"""
import argparse
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

CHARACTERS = 3270  # of a full page: A4 on its long side, 12 pt, lines 1.6 apart
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>
@font-face {{ font-family: M; src: url("{font}"); }} @page {{ size: 841.89pt 595.28pt; margin: 50pt; }}
html {{ writing-mode: vertical-lr; font: 12pt/1.6 M; text-align: justify; }} p {{ margin: 0; }}
</style>{text}"""


def paragraphs(path):
    """Paragraphs of about 600 characters, over and over, of the words of a text."""
    with open(path, encoding="utf-8") as source:
        words = source.read(1000000).split()
    line, n = [], 0
    for word in itertools.cycle(words):
        line.append(word)
        n += len(word) + 1
        if n > 600:
            yield " ".join(line)
            line, n = [], 0


def write_text(path, source, pages):
    """Written piece by piece: what this program holds in memory would be counted as its children's."""
    n = 0
    with open(path, "w", encoding="utf-8") as out:
        for paragraph in paragraphs(source):
            out.write(paragraph + "\n")
            n += len(paragraph)
            if n >= pages * CHARACTERS:
                return


def peak(child, before):
    """KiB that a running process has held at most; what os.wait4() tells holds this program's own memory too."""
    try:
        told = pathlib.Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8")
        return max(before, int(re.search(r"VmHWM:\s*(\d+)", told).group(1)))
    except (OSError, AttributeError):
        return before


def best(command, runs, **options):
    """(seconds, peak KiB) of the fastest run."""
    found = []
    for _ in range(runs):
        start, memory = time.perf_counter(), 0
        child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        while True:
            memory = peak(child, memory)
            try:
                child.wait(0.002 if time.perf_counter() - start < 0.1 else 0.02)
                break
            except subprocess.TimeoutExpired:
                pass
        found.append((time.perf_counter() - start, memory))
        if child.returncode:
            return None
    return min(found)


def page_count(path):
    """Pages of a PDF of ours: the root of the page tree is in an object stream, so the labels of qpdf are asked, or pdfinfo."""
    told = subprocess.run(["pdfinfo", str(path)], stdout=subprocess.PIPE).stdout.decode()
    return int(re.search(r"Pages:\s*(\d+)", told).group(1))


class Bench:
    def __init__(self, args, folder):
        self.args, self.folder = args, folder
        (folder / "fonts.conf").write_text(
            f'<?xml version="1.0"?><fontconfig><dir>{args.font.parent.resolve()}</dir><cachedir>{folder}</cachedir></fontconfig>')
        self.places = dict(os.environ, FONTCONFIG_FILE=str(folder / "fonts.conf"))

    def ours(self, name, runs=3, *options):
        out = self.folder / f"ours.{'pdf' if '--dpi' not in options else 'png'}"
        return best([self.args.mongol.resolve(), "render", "--font", self.args.font, "--system", "hudum", "-o", out, *options,
                     self.folder / name], runs), out

    def write(self, name, pages):
        write_text(self.folder / name, self.args.text, pages)

    def pango(self, name):
        if not shutil.which("pango-view"):
            return None
        return best(["pango-view", "--no-display", "--font=Noto Sans Mongolian 12", "--width=400", "--line-spacing=1.6", "--justify",
                     f"--output={self.folder / 'pango.pdf'}", self.folder / name], 1, env=self.places)

    def chromium(self, name):
        browser = next(filter(None, map(shutil.which, BROWSERS)), None)
        if not browser:
            return None
        page = self.folder / "page.html"
        text = (self.folder / name).read_text(encoding="utf-8").replace("\n", "<p>")
        page.write_text(PAGE.format(font=self.args.font.resolve().as_uri(), text="<p>" + text), encoding="utf-8")
        return best([browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.folder / 'home'}",
                     f"--print-to-pdf={self.folder / 'chromium.pdf'}", page.as_uri()], 2)


def compare(bench, pages):
    bench.write("some.txt", pages)
    (took, memory), out = bench.ours("some.txt")
    count = page_count(out)
    print(f"{count} pages: {took:.3f} s, {1000 * took / count:.2f} ms a page, {memory // 1024} MiB, "
          f"{out.stat().st_size / count / 1024:.1f} KiB a page")
    for name, peer, peer_pages in [("Pango", bench.pango("some.txt"), lambda: count),
                                   ("Chromium", bench.chromium("some.txt"), lambda: page_count(bench.folder / "chromium.pdf"))]:
        if peer is None:
            print(f"{name}: not here")
            continue
        each = peer[0] / peer_pages()
        print(f"{name}: {peer[0]:.2f} s, {peer_pages()} pages, {1000 * each:.1f} ms a page, {peer[1] // 1024} MiB: "
              f"{each / (took / count):.1f} times slower (at least 10 is the aim)")


def scale(bench):
    each = []
    for pages in (834, 2500, 10000):
        bench.write("long.txt", pages)
        (took, memory), out = bench.ours("long.txt", 2 if pages > 5000 else 3)
        count = page_count(out)
        each.append(took / count)
        note = " (aim: 2 s, 30 MiB)" if pages == 834 else f" ({each[-1] / each[0]:.2f} times the time a page of 834)"
        print(f"{count} pages: {took:.2f} s, {count / took:.0f} pages/s, {memory // 1024} MiB{note}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("mongol", type=pathlib.Path)
    parser.add_argument("--font", type=pathlib.Path, required=True)
    parser.add_argument("--text", type=pathlib.Path, required=True)
    parser.add_argument("--pages", type=int, default=100)
    args = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # children inherit it
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(args, pathlib.Path(folder))
        compare(bench, args.pages)
        scale(bench)
        (bench.folder / "word.txt").write_text("ᠮᠣᠩᠭᠣᠯ\n", encoding="utf-8")
        (took, _), _ = bench.ours("word.txt", 20)
        print(f"one word, from start to end: {1000 * took:.1f} ms (aim: 10)")
        bench.write("few.txt", 20)
        for dpi, aim in (("96", 100), ("300", 20)):
            (took, memory), _ = bench.ours("few.txt", 2, "--dpi", dpi)
            count = len(list(bench.folder.glob("ours-*.png")))
            print(f"PNG at {dpi} dpi: {count / took:.0f} pages/s (aim: {aim}), {memory // 1024} MiB")


if __name__ == "__main__":
    main()
