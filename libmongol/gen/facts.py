"""Reading the files under data/: tab-separated facts, one a line, and the errors a person can act on."""
import pathlib
import re

PROFILES = ("utn57-r4", "utn57-r5draft")  # the order of profiles.tsv
DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
EMPTY = "-"


class DataError(Exception):
    """A fact that cannot be right. The text starts with file:line."""

    def __init__(self, place, sentence):
        super().__init__(f"{place}: {sentence}")


class Row(dict):
    """One line of a fact file: column name -> text, with the place it stands at."""

    def __init__(self, place, values):
        super().__init__(values)
        self.place = place

    def list(self, column, separator=","):
        """The parts of a column; [] when it is empty."""
        return [] if self[column] == EMPTY else [part.strip() for part in self[column].split(separator)]

    def number(self, column, base=10, low=0, high=0xFFFFFFFF):
        """A number in a column, checked against its limits."""
        try:
            value = int(self[column], base)
        except ValueError:
            raise self.error(f"column '{column}' should be a number, not '{self[column]}'") from None
        if not low <= value <= high:
            raise self.error(f"column '{column}' should be between {low} and {high}, not {value}")
        return value

    def codepoint(self, column="codepoint"):
        """A U+XXXX column."""
        text = self[column]
        if not re.fullmatch("U\\+[0-9A-F]{4,6}", text) or int(text[2:], 16) > 0x10FFFF:
            raise self.error(f"column '{column}' should look like U+1820, not '{text}'")
        return int(text[2:], 16)

    def choice(self, column, allowed):
        """A column that holds one of a few words."""
        return self._one(column, self[column], allowed)

    def words(self, column, allowed, separator=None):
        """A column that holds some of a few words, at least one."""
        return [self._one(column, word, allowed) for word in self[column].split(separator)]

    def _one(self, column, word, allowed):
        if word not in allowed:
            names = sorted(allowed)
            raise self.error(f"'{word}' in column '{column}' should be one of {', '.join(names[:12])}"
                             + (f" or {len(names) - 12} others" if len(names) > 12 else ""))
        return word

    def error(self, sentence):
        """A DataError at this row."""
        return DataError(self.place, sentence)


class Facts:
    """The data folder (or a doctored copy of it, in tests)."""

    def __init__(self, root=DATA):
        self.root = pathlib.Path(root)
        self._sources, self._read = None, set()

    def place(self, path, number):
        """How a line is named in an error: data/hudum/rules.txt:12."""
        return f"data/{path}:{number}"

    def lines(self, path):
        """(number, line) of a text file, without line ends."""
        file = self.root / path
        self._read.add(file)
        if not file.exists():
            raise DataError(f"data/{path}", "this file is missing")
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise DataError(f"data/{path}:{line}", f"byte {error.start} of the file is not UTF-8") from None
        return list(enumerate(text.split("\n"), 1))

    def table(self, path, columns, sourced=True):
        """The rows of a fact file, checked for their columns and, if sourced, for a known source."""
        rows, header = [], None
        for number, line in self.lines(path):
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
                if header != columns:
                    raise DataError(self.place(path, number),
                                    f"the columns should be: {' '.join(columns)}; they are: {' '.join(header)}")
                continue
            if len(cells) != len(header):
                raise DataError(self.place(path, number),
                                f"this row has {len(cells)} columns, not {len(header)} ({' '.join(header)}); "
                                "columns are separated by one tab, an empty one is written '-'")
            for name, cell in zip(header, cells):
                if cell == "" or cell != cell.strip():
                    raise DataError(self.place(path, number),
                                    f"column '{name}' is empty or has spaces around it; an empty one is written '-'")
            rows.append(Row(self.place(path, number), zip(header, cells)))
        if header is None:
            raise DataError(self.place(path, 1), f"there is no header line; it should be: {' '.join(columns)}")
        if not rows:
            raise DataError(self.place(path, number), "there is no row below the header")
        self._check_rows(rows, sourced)
        return rows

    def _check_rows(self, rows, sourced):
        """What holds for every table: no row stands twice, profiles are profiles, facts have sources."""
        seen = {}
        for row in rows:
            twin = seen.setdefault(tuple(row.values()), row)
            if twin is not row:
                raise row.error(f"this row is already at {twin.place}")
            if "profile" in row:
                row.choice("profile", ("both", *PROFILES))
            if sourced:
                self.check_source(row)

    def check_unread(self):
        """Refuses a data file that nothing has asked for: its facts would be believed in, and do nothing."""
        for file in sorted([*self.root.rglob("*.tsv"), *self.root.rglob("*.txt")]):
            if file not in self._read:
                raise DataError(f"data/{file.relative_to(self.root).as_posix()}:1", "nothing reads this file")

    def check_source(self, row):
        """Every fact names where it comes from."""
        known = self.sources()
        keys = row.list("source")
        if not keys:
            raise row.error("this fact names no source; put a key of data/sources.tsv into the last column")
        for key in keys:
            if key not in known:
                raise row.error(f"source '{key}' is not in data/sources.tsv")

    def sources(self):
        """The keys of sources.tsv."""
        if self._sources is None:
            rows = self.table("sources.tsv", ["source", "title", "where", "licence"], sourced=False)
            self._sources = {row["source"]: row for row in rows}
        return self._sources


def read_profiles(facts):
    """The rows of profiles.tsv: exactly the profiles that the generator knows."""
    rows = facts.table("profiles.tsv", "number name state description source".split())
    for number, row in enumerate(rows, 1):
        row.number("number", low=number, high=number)
        row.choice("name", PROFILES[number - 1:number] or ("no further profile",))
        row.choice("state", ("published", "draft"))
    if len(rows) < len(PROFILES):
        raise rows[-1].error(f"there is no row for {PROFILES[len(rows)]}")
    return rows


def unique(rows, column, what):
    """Refuses a second row with the same value in a column."""
    seen = {}
    for row in rows:
        if row[column] in seen:
            raise row.error(f"{what} '{row[column]}' is already at {seen[row[column]].place}")
        seen[row[column]] = row
    return seen
