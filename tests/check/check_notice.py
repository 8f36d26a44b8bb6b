"""NOTICE names every source of data and every bundled text."""
import re

from checking import ROOT, Tap


def rows(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def problems(notice, sources, texts):
    found = [f"source '{key}' of libmongol/data/sources.tsv is not in NOTICE" for key in sources
             if f"[{key}]" not in notice]
    return found + [f"bundled text '{name}' is not in NOTICE" for name in texts
                    if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", notice)]


def main():
    tap = Tap()
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    sources = [row[0] for row in rows(ROOT / "libmongol" / "data" / "sources.tsv")]
    texts = [row[0] for row in rows(ROOT / "corpora" / "manifest.tsv") if row[1] == "bundled"]
    tap.ok(len(sources) > 3 and len(texts) > 3, "there is something to look for")
    tap.clean(problems(notice, sources, texts), "NOTICE names every source and every bundled text")
    tap.canary(problems(notice, sources + ["canary"], texts), "a source that is not named")
    tap.canary(problems(notice, sources, texts + ["canary"]), "a text that is not named")
    tap.done()


if __name__ == "__main__":
    main()
