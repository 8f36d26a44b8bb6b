"""The bundled texts are those of corpora/manifest.tsv, every row says what it has to, and counts.csv is fresh."""
import hashlib
import re
import sys

from checking import ROOT, Tap

CORPORA = ROOT / "corpora"
COLUMNS = ["name", "registry", "package", "version", "path", "sha256", "licence", "what"]
REGISTRIES = {"bundled", "npm", "pypi", "debian"}
SYSTEMS = ["hudum", "todo", "sibe", "manchu", "hudum-aligali", "todo-aligali", "manchu-aligali"]
# What may be bundled: nothing that asks more of those who pass it on than to name its authors.
BUNDLED_LICENCES = {"CC0-1.0", "MIT", "Unicode-3.0", "Apache-2.0"}


def rows(text):
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return lines[0], lines[1:]


def row_problems(row):
    if len(row) != len(COLUMNS) or not all(cell and cell == cell.strip() for cell in row):
        return [f"{row[0]}: a row has {len(COLUMNS)} columns, none empty"]
    fields, found = dict(zip(COLUMNS, row)), []
    if fields["registry"] not in REGISTRIES:
        found.append(f"{row[0]}: registry is one of {', '.join(sorted(REGISTRIES))}")
    if not re.fullmatch("[0-9a-f]{64}", fields["sha256"]):
        found.append(f"{row[0]}: this is no SHA-256")
    if fields["registry"] == "bundled":
        found += bundled_problems(fields)
    elif not re.match(r"[\d:.]+", fields["version"]):
        found.append(f"{row[0]}: the version has to be a pinned one")
    return found


def bundled_problems(fields):
    path, found = ROOT / fields["path"], []
    if not set(fields["licence"].split(" AND ")) <= BUNDLED_LICENCES:
        found.append(f"{fields['name']}: a text under {fields['licence']} cannot be bundled")
    if not path.exists():
        return found + [f"{fields['name']}: {fields['path']} is not there"]
    if hashlib.sha256(path.read_bytes()).hexdigest() != fields["sha256"]:
        found.append(f"{fields['name']}: {fields['path']} is not the file the manifest describes (SHA-256)")
    return found


def problems(text):
    header, body = rows(text)
    found = [] if header == COLUMNS else [f"the columns should be: {' '.join(COLUMNS)}"]
    for row in body:
        found += row_problems(row)
    bundled = {row[0] for row in body if row[1] == "bundled"}
    found += [f"{path.name} has no row" for path in sorted(CORPORA.glob("*.txt")) if path.stem not in bundled]
    return found + [f"there is no text of the system {name}" for name in SYSTEMS if name not in bundled]


def stale(text, counts):
    return [] if text == counts else ["counts.csv is not what count.py writes; run corpora/count.py"]


def main():
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(CORPORA))
    import count
    tap = Tap()
    manifest = (CORPORA / "manifest.tsv").read_text(encoding="utf-8")
    counts = (CORPORA / "counts.csv").read_text(encoding="utf-8")
    tap.clean(problems(manifest), "manifest.tsv and the bundled texts agree")
    tap.clean(stale(count.counts(CORPORA), counts), "counts.csv is fresh")
    tap.canary(problems(manifest.replace("hudum\tbundled", "huduma\tbundled", 1)), "a text without a row")
    tap.canary(problems(manifest.replace("\tCC0-1.0\t", "\tGPL-3.0-or-later\t", 1)), "a text that may not be bundled")
    other_hash = re.sub(r"\t[0-9a-f]{64}\t", "\t" + "0" * 64 + "\t", manifest, count=1)
    tap.canary(problems(other_hash), "a text that was changed")
    tap.canary(stale(count.counts(CORPORA), counts.replace("1", "2")), "a count that is wrong")
    tap.done()


if __name__ == "__main__":
    main()
