"""The public EAC rows of Todo, whose expected pictures are Menksoft glyph codes (../shared, or "skipped" where it is not).

Usage: eac_todo.py MONGOL SHARED. Units are compared; joins are not, since the legacy codes do not keep them apart."""
import pathlib
import subprocess
import sys

SKIPS = pathlib.Path(__file__).with_name("eac_todo_skips.tsv")


def table(path, header=True):
    """Rows of a tab-separated file."""
    lines = path.read_text(encoding="utf-8").split("\n")[1 if header else 0:]
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def read_codes(path):
    """{Menksoft code: units}; a code that shares another's glyph has its units."""
    rows = {row[0]: row for row in table(path)}
    units = {}
    for code, row in rows.items():
        while not row[2] and row[5].startswith("U+") and row[5][2:] in rows:
            row = rows[row[5][2:]]
        units[code] = row[2].replace("+", " ").split()
    units["0020"], units["E23E"] = ["-"], ["Ni"]
    return units


def shape(mongol, system, texts):
    """The units of each text, without joins."""
    done = subprocess.run([mongol, "shape", "--lines", "--system", system], input="\n".join(texts) + "\n", text=True,
                          encoding="utf-8", capture_output=True, check=True)
    return [[unit for unit in line.split() if unit not in "<>"] for line in done.stdout.split("\n")]


def main(mongol, shared):
    shared = pathlib.Path(shared)
    suite = shared / "conformance" / "menksoft-eac-tod.tsv"
    print("TAP version 13")
    if not suite.exists():
        print("ok 1 - menksoft-eac-tod.tsv # SKIP no shared data\n1..1")
        return 0
    codes, skips = read_codes(shared / "data" / "menksoft_shape.tsv"), dict(table(SKIPS))
    rows, seen = [], {}
    for rule, letters, picture in table(suite):
        seen[rule] = seen.get(rule, 0) + 1
        rows.append((f"{rule}-{seen[rule]}", "".join(chr(int(c, 16)) for c in letters.split()), picture.split()))
    texts = [text for _, text, _ in rows]
    plain, wide = shape(mongol, "todo", texts), shape(mongol, "todo-aligali", texts)
    failed = 0
    for number, (name, text, picture) in enumerate(rows, 1):
        wanted = [unit for code in picture for unit in codes.get(code, [code])]
        good = wanted == plain[number - 1] or wanted == wide[number - 1]
        skipped = name in skips
        failed += good == skipped
        note = f" # SKIP {skips[name]}" if skipped and not good else ""
        print(f"{'not ok' if good == skipped else 'ok'} {number} - menksoft-eac-tod.tsv {name}{note}")
        if good == skipped:
            print(f"# wanted {' '.join(wanted)}\n# todo   {' '.join(plain[number - 1])}\n# wide   {' '.join(wide[number - 1])}")
            if good:
                print("# listed as skipped but passes")
    print(f"1..{len(rows)}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
