"""SVG: Chromium shows the same picture that the PNG is; text for those who cannot see it; outlines are defined once.

    render_svg.py MONGOL
"""
import re
import tempfile
import xml.etree.ElementTree as tree

from render_testing import CHROMIUM, ROOT, SYSTEMS, Tap, difference, need_font, render, run, scratch, tool

MOST = 0.03  # of the ink: two rasterisers, pixels that may lie beside each other
NAME = "{http://www.w3.org/2000/svg}"
WIDTH, HEIGHT = 360, 300  # pixels; 3/4 of a point each


def text_of(name):
    if name == "mixed":
        return (ROOT / "tests" / "golden" / "pages" / "mixed.txt").read_text(encoding="utf-8")
    return (ROOT / "corpora" / f"{name}.txt").read_text(encoding="utf-8")


def screenshot(browser, page, out):
    """What the browser shows; a home of its own, so that nothing of the user's is touched."""
    with tempfile.TemporaryDirectory() as home:
        return run(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={home}",
                   f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={out}", page.as_uri())


def check_picture(tap, folder, name, browser):
    options = ["--page", f"{WIDTH * 3 // 4}x{HEIGHT * 3 // 4}", "--margin", "14", "--size", "14", "--pages", "1"]
    title = f"{name}: Chromium shows what the PNG shows"
    if not browser:
        tap.skip(title, "chromium is missing")
        return
    made = [render(folder / f"page.{kind}", text_of(name), *options).returncode for kind in ("svg", "png")]
    shot = screenshot(browser, folder / "page.svg", folder / "shot.png")
    if not (folder / "shot.png").exists():
        tap.skip(title, "chromium cannot run here: " + shot.stderr.decode("utf-8", "replace").strip()[-200:].replace("\n", " "))
        return
    wrong = difference(folder / "page.png", folder / "shot.png")
    tap.ok(made == [0, 0] and wrong <= MOST, f"{title}: {100 * wrong:.2f} % of the ink differs", [f"at most {100 * MOST:.0f} % may"])
    (folder / "shot.png").unlink()


def check_content(tap, folder):
    text = text_of("mixed") + "\u0001<&>\""
    render(folder / "page.svg", text, "--page", "a4", "--title", "a < b & \"c\"", "--language", "mn-Mong-CN")
    data = (folder / "page.svg").read_text(encoding="utf-8")
    root = tree.fromstring(data)
    uses = [use.get("href")[1:] for use in root.iter(f"{NAME}use")]
    ids = [element.get("id") for element in root.find(f"{NAME}defs")]
    tap.ok(root.find(f"{NAME}title").text == "a < b & \"c\"", "the title is there")
    tap.ok(root.find(f"{NAME}desc").text.strip() == text.replace("\u0001", "\ufffd").strip(), "the text is there")
    tap.ok(root.get("role") == "img" and root.get("lang") == "mn-Mong-CN", "role and language are there")
    tap.ok(len(ids) == len(set(ids)) and set(uses) == set(ids), "each outline is defined once, and used")
    tap.ok(len(root.findall(f"{NAME}rect")) == 1, "the page is white")
    render(folder / "page.svg", text, "--page", "a4", "--transparent")
    tap.ok("<rect" not in (folder / "page.svg").read_text(encoding="utf-8"), "or transparent")
    render(folder / "full.svg", text_of("hudum") * 8, "--pages", "1")
    size = len(re.search("<defs>.*</defs>", (folder / "full.svg").read_text(encoding="utf-8"), re.S).group())
    tap.ok(size < 40000, f"the outlines of a full page: {size} bytes")


def main():
    need_font()
    tap = Tap()
    browser = tool(*CHROMIUM)
    with scratch() as folder:
        for name in SYSTEMS + ["mixed"]:
            check_picture(tap, folder, name, browser)
        check_content(tap, folder)
    tap.done()


main()
