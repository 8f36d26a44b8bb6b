"""Data that cannot be right are refused with file, line and a sentence: one doctored file for each refusal."""
import pathlib
import shutil
import sys
import tempfile

from checking import ROOT, Tap, run

DATA = ROOT / "libmongol" / "data"
COMPILER = ROOT / "libmongol" / "gen" / "compile.py"
WHOLE = None  # instead of a text to replace: the whole file

# (file, a text that stands in it, what is put there instead, what the refusal says)
MISTAKES = [
    ("profiles.tsv", "2\tutn57-r5draft", "1\tutn57-r5draft", "between 2 and 2"),
    ("profiles.tsv", "\tutn57-r5draft\tdraft", "\tutn57-r6\tdraft", "'utn57-r6' in column 'name'"),
    ("systems.tsv", "\tMNGx\thudum\t", "\tMNGx\tmongol\t", "'mongol' is no system"),
    ("systems.tsv", "\tMNGx\thudum\t", "\tMNGx\t-\t", "column 'rows' should be one of -"),
    ("systems.tsv", "7\tmanchu-aligali", "8\tmanchu-aligali", "between 7 and 7"),
    ("units.tsv", "isol init medi fina", "isol init middle", "'middle' in column 'positions'"),
    ("units.tsv", "\n2\tA2", "\n2\tA", "'A' is already at"),
    ("states.tsv", "\tmvs\tnarrow", "\tmvs\tthin", "'thin' in column 'state'"),
    ("states.tsv", "\tmvs\tnarrow", "\tvms\tnarrow", "'vms' in column 'control'"),
    ("controls.tsv", "\tnirugu\tC\tNi\t", "\tnirugu\tC\tNq\t", "'Nq' in column 'unit'"),
    ("controls.tsv", "\tnirugu\tC\tNi\t", "\tnirugus\tC\tNi\t", "'nirugus' in column 'kind'"),
    ("punctuation.tsv", "\tbirga\thudum,todo", "\tbirga\thudum,tudo", "'tudo' in column 'systems'"),
    ("punctuation.tsv", "\tbirga\t", "\tbigra\t", "'bigra' in column 'class'"),
    ("punctuation.tsv", "\nU+1800\t", "\nU+180A\t", "is a control"),
    ("letters.tsv", "\tboth\t", "\tbothe\t", "'bothe' in column 'profile'"),
    ("letters.tsv", "\nU+1820\t", "\nU+110000\t", "should look like U+1820"),
    ("letters.tsv", "\nU+1820\t", "\nU+0041\t", "a letter has to be in"),
    ("frequency.tsv", "\nU+1820\t", "\nU+0041\t", "'U+0041' is not a letter"),
    ("frequency.tsv", "\ntexts\t", "\nU+1834\t", "is already at"),
    ("ligatures.tsv", "B A\tB\tA\t", "B A\tB\tAx9\t", "'Ax9' in column 'second'"),
    ("ligatures.tsv", "B A\tB\tA\tinit medi", "B A\tB\tA\tinit midi", "'midi' in column 'positions'"),
    ("ligatures.tsv", "required\tB A\t", "requird\tB A\t", "'requird' in column 'kind'"),
    ("ligatures.tsv", "required\tB A\t", "required\tB Zq\t", "should be first and second: B A"),
    ("folds.tsv", WHOLE, "unit\tsound\tskeleton\tsource\n", "no row below the header"),
    ("status.tsv", WHOLE, "number\tname\tsince\ttext\n", "no row below the header"),
    ("diags.tsv", WHOLE, "", "no header line"),
    ("transports.tsv", "\n2\t", "\n3\t", "between 2 and 2"),
    ("transports.tsv", "\tutf-16le\tcore", "\tutf-16le\ticonv", "'iconv' in column 'library'"),
    ("transports.tsv", "\tMGL_TRANSPORT_GBK", "\tGBK", "names in this file start with MGL_TRANSPORT_"),
    ("transports.tsv", "\tgbk\t", "\tutf-8\t", "is already at"),
    ("glides.tsv", "hudum\ty i\t", "hudun\ty i\t", "'hudun' in column 'system'"),
    ("layout/characters.tsv", "\nU+FF01\tink", "\nU+FF01\tinky", "'inky' in column 'place'"),
    ("layout/characters.tsv", "\nU+FF01\tink\t-\t-\t-\t-", "\nU+FF01\t-\t-\t-\t-\t-", "all its columns are empty"),
    ("layout/characters.tsv", "\nU+180B..U+180D", "\nU+180D..U+180B", "ends before it begins"),
    ("layout/characters.tsv", "\nU+180A\t", "\nU+180C\t", "is already at"),
    ("layout/breaks.tsv", "\nU+0021\tstart", "\nU+0021\tstarts", "'starts' in column 'rule'"),
    ("layout/breaks.tsv", "\nU+0021\t", "\n!\t", "should look like U+1820 or"),
    ("layout/scripts.tsv", "\nLatn\t", "\nLatin\t", "an ISO 15924 code"),
    ("layout/scripts.tsv", "\tund-Cyrl\t", "\tCyrillic\t", "should be a tag"),
    ("layout/scripts.tsv", "\nGrek\t", "\nLatn\t", "the script Latn is already at"),
    ("layout/privatecodes.tsv", "\nU+E264\t", "\nU+0041\t", "a private code is one of"),
    ("layout/privatecodes.tsv", "\tU+1820\tA A\tinit", "\tU+1820\tA A\tisol", "this form has a code already"),
    ("layout/stems.tsv", "\nU+180A\t", "\n180A\t", "one to four code points"),
    ("layout/glyphnames.tsv", "\nMVS_WIDE\t", "\nmvs wide\t", "a state is written"),
    ("hudum/particles.tsv", "\tboth\t", "\tutn57r4\t", "'utn57r4' in column 'profile'"),
    ("todo/particles.tsv", WHOLE, "letters\tchanged\tprofile\tsource\n", "nothing reads this file"),
    ("sibe/rules.txt", "systems sibe", "systems manchu", "this file should be for the systems"),
    ("hudum/rules.txt", "\nselect", "\nselect\nselect", "'select' is already there"),
    ("hudum/rules.txt", "=> chachlag_onset", "=> mark => chachlag_onset", "one '=>'"),
    ("hudum/rules.txt", "\npass chachlag-onset ", "\npass [chachlag] ", "'[chachlag]' is no name for a pass"),
    ("hudum/rules.txt", "[a e].isol=Aa", "[a e].isol=Aq", "'Aq' in 'Aq'"),
    ("hudum/rules.txt", "before mvs.narrow|wide", "before mvs.medi", "'medi' is a position"),
    ("hudum/rules.txt", "  rounded.medi ", "  rounded.wide ", "'wide' is a state"),
    ("hudum/rules.txt", "\nview ", "\nview spare skips fvs\nview ", "no pass sees through the view 'spare'"),
]


def particle_rows():
    """The first particle with a 'changed' that is no number, that is out of the row, and said twice."""
    row = next(line for line in (DATA / "hudum/particles.tsv").read_text(encoding="utf-8").split("\n")
               if "\tboth\t" in line and not line.startswith("#"))
    letters, _, rest = row.split("\t", 2)
    for changed in "a", "1 2", "0", "99":
        yield "hudum/particles.tsv", row, f"{letters}\t{changed}\t{rest}", "'changed' counts the letters"
    yield "hudum/particles.tsv", row, row + "\n" + row, "this row is already at"


def form_rows():
    """A form that nothing chooses, and one that leaves the long vowel sign no room."""
    for line in (DATA / "todo/variants.tsv").read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) == 13 and cells[7] == "lvs" and cells[2] != "0":
            chosen = cells[:2] + ["0"] + cells[3:5] + ["-", "-"] + cells[7:]
            yield "todo/variants.tsv", line, "\t".join(chosen), "nothing can choose this form"
            yield "todo/variants.tsv", line, "\t".join(cells[:3] + ["A A A"] + cells[4:]), "at most two units"
            return


def doctored(home, path, old, new):
    """Compiles a copy in which one text is another: (exit status, what was said)."""
    file = home / path
    before = file.read_bytes() if file.exists() else None
    text = new if old is WHOLE else before.decode().replace(old, new, 1)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = run([sys.executable, "-B", COMPILER, "--check", "--data", home])
    file.unlink() if before is None else file.write_bytes(before)
    return result.returncode, result.stderr


def refused(tap, home, path, old, new, sentence):
    status, said = doctored(home, path, old, new)
    first = said.split("\n")[0]
    place, _, words = first.partition(": ")
    good = status == 2 and said.count("\n") == 1 and sentence in words
    good = good and place.rpartition(":")[0] == f"data/{path}" and place.rpartition(":")[2].isdigit()
    tap.ok(good, f"{path}: {sentence}", [f"status {status}", *said.split("\n")[-4:]])


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder) / "data"
        shutil.copytree(DATA, home)
        for mistake in [*MISTAKES, *particle_rows(), *form_rows()]:
            refused(tap, home, *mistake)
        for path in sorted(p.relative_to(home).as_posix() for p in [*home.rglob("*.tsv"), *home.rglob("*.txt")]):
            refused(tap, home, path, WHOLE, (home / path).read_bytes() + b"\n\xff\n", "is not UTF-8")
        status, said = doctored(home, "todo/rules.txt", "", "")
        tap.ok(status == 0, "the copy itself is accepted", said.split("\n"))
    tap.done()


if __name__ == "__main__":
    main()
