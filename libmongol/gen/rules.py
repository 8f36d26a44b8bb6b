"""Reading rules.txt: the notation, turned into passes and rules. See data/README.md for the notation itself."""
import re

from facts import DataError

ITEM = re.compile(r"""(?P<atom>\[[^\]]+\]|[A-Za-z][A-Za-z0-9-]*)
                      (?:\.(?P<states>[a-z|]+))?
                      (?:(?P<op>!?=)(?P<looks>[^{}*\s]+|\*[A-Z][A-Za-z0-9]*))?
                      (?:\{(?P<marks>[^}]*)\})?
                      (?P<star>\*)?$""", re.VERBOSE)
STATES = {"isol": 1, "init": 2, "medi": 4, "fina": 8, "raw": 1, "narrow": 2, "valid": 2, "root": 2, "wide": 4, "kept": 8}
PLACES = {"isol": 1, "init": 2, "medi": 4, "fina": 8}
OPTIONS = {"root-separator": 2}  # switched off by MGL_SHAPE_NO_ROOT_SEPARATOR


class Item:
    """One thing a rule looks at: a class of symbols, with states, looks and marks."""

    def __init__(self, text, fail):
        match = ITEM.match(text)
        if not match:
            fail(f"'{text}' is not an item; one looks like n, [a e].isol, letter=G|Gx, mvs.raw or letter{{m !f}}")
        self.text = text
        atom = match["atom"]
        self.names = atom[1:-1].split() if atom.startswith("[") else [atom]
        self.state_names = match["states"].split("|") if match["states"] else []
        self.states = 0 if self.state_names else 15
        for state in self.state_names:
            if state not in STATES:
                fail(f"'{state}' is not a state; states are {', '.join(STATES)}")
            self.states |= STATES[state]
        self.look = (match["op"], match["looks"]) if match["op"] else None
        self.with_, self.without = [], []
        for mark in (match["marks"] or "").split():
            (self.without if mark.startswith("!") else self.with_).append(mark.lstrip("!"))
        self.star = bool(match["star"])


class Rule:
    """One line of a pass."""

    def __init__(self, file, place, ordinal, text):
        self.place, self.ordinal = place, ordinal
        left, arrow, right = text.partition("=>")
        if not arrow or "=>" in right:
            self.fail("a rule needs one '=>' and an action")
        self.text = " ".join(left.split()) + " => " + " ".join(right.split())
        right, self.only = split_only(right, file.systems, self.fail)
        self.actions = [action.strip() for action in right.split(",")]
        words = re.split(r"\s+(after|before)\s+", " " + left.strip() + " ")
        self.subject = Item(words[0].strip(), self.fail)
        self.after, self.before = [], []
        for keyword, items in zip(words[1::2], words[2::2]):
            side = self.after if keyword == "after" else self.before
            if side:
                self.fail(f"'{keyword}' stands twice")
            side.extend(Item(part.strip(), self.fail) for part in items.split(" + "))
        if self.subject.star:
            self.fail("the letter a rule is about cannot be repeated with '*'")

    def fail(self, sentence):
        """Refuses the rule."""
        raise DataError(self.place, sentence)


class Pass:
    """One scan over the text."""

    def __init__(self, kind, name, place):
        self.kind, self.name, self.place = kind, name, place
        self.view, self.leftward, self.option, self.only, self.rules = None, False, 0, set(), []


class RuleFile:
    """All of one rules.txt."""

    def __init__(self, facts, path, known_systems):
        self.path, self.facts, self.known = path, facts, known_systems
        self.systems, self.systems_place, self.views, self.classes, self.passes, self.sourced = [], None, {}, {}, [], False
        for number, line in facts.lines(path):
            self.place = facts.place(path, number)
            text = line.split("#")[0] if line.lstrip().startswith("#") else line
            if text.strip():
                self._line(text.rstrip())
        if not self.passes or not self.systems:
            self._fail("a rule file needs a 'systems' line and a pass")
        for name, (_, place) in self.views.items():
            if not any(current.view == name for current in self.passes):
                raise DataError(place, f"no pass sees through the view '{name}'")

    def _fail(self, sentence):
        raise DataError(self.place, sentence)

    def _line(self, text):
        if text.startswith(" "):
            if not self.passes or self.passes[-1].kind != "scan":
                self._fail("a rule (an indented line) stands below a pass")
            if not self.sourced:
                self._fail("name the source of these rules in a 'source' line above the first pass")
            current = self.passes[-1]
            current.rules.append(Rule(self, self.place, len(current.rules) + 1, text))
            return
        word, _, rest = text.partition(" ")
        handler = {"systems": self._systems, "source": self._source, "view": self._view, "class": self._class,
                   "pass": self._pass, "particles": self._particles, "select": self._select}.get(word)
        if not handler:
            self._fail(f"'{word}' starts no line; lines start with systems, source, view, class, pass, particles or select")
        handler(rest.strip())

    def _systems(self, rest):
        self.systems, self.systems_place = rest.split(), self.place
        for name in self.systems:
            if name not in self.known:
                self._fail(f"'{name}' is not a system of systems.tsv")

    def _source(self, rest):
        for key in rest.split():
            if key not in self.facts.sources():
                self._fail(f"source '{key}' is not in data/sources.tsv")
        self.sourced = bool(rest.split())

    def _view(self, rest):
        name, skips, items = (rest.split(None, 2) + ["", ""])[:3]
        if skips != "skips" or not items:
            self._fail("a view looks like: view letters skips fvs nirugu zwj (or: skips nothing)")
        if name in self.views:
            self._fail(f"view '{name}' is already there")
        items = [] if items == "nothing" else [Item(part, self._fail) for part in items.split()]
        self.views[name] = (items, self.place)

    def _class(self, rest):
        name, equals, members = (rest.split(None, 2) + ["", ""])[:3]
        if equals != "=" or not members:
            self._fail("a class looks like: class rounded = o u oe ue (or: class x = letter - feminine)")
        if name in self.classes:
            self._fail(f"class '{name}' is already there")
        self.classes[name] = (members, self.place)

    def _pass(self, rest):
        rest, only = split_only(rest, self.systems, self._fail)
        words = rest.split()
        if len(words) < 3 or words[1] != "see":
            self._fail("a pass looks like: pass onset.n see letters (then: leftward, option NAME, only TAGS)")
        if not re.fullmatch("[a-z][a-z0-9.-]*", words[0]):
            self._fail(f"'{words[0]}' is no name for a pass; one looks like onset.n")
        current = Pass("scan", words[0], self.place)
        if any(p.name == current.name for p in self.passes):
            self._fail(f"pass '{current.name}' is already there")
        current.view, current.only = self._known_view(words[2]), only
        extra = words[3:]
        if extra and extra[0] == "leftward":
            current.leftward, extra = True, extra[1:]
        if len(extra) == 2 and extra[0] == "option" and extra[1] in OPTIONS:
            current.option, extra = OPTIONS[extra[1]], []
        if extra:
            self._fail(f"'{' '.join(extra)}' means nothing here; after the view: leftward, option NAME, only TAGS")
        self.passes.append(current)

    def _known_view(self, name):
        if name not in self.views:
            self._fail(f"view '{name}' is not defined above")
        return name

    def _particles(self, rest):
        words = rest.split()
        if len(words) != 2 or words[0] != "see":
            self._fail("it looks like: particles see selectors")
        current = Pass("particles", "particle", self.place)
        current.view = self._known_view(words[1])
        self._add_once(current)

    def _select(self, rest):
        if rest:
            self._fail("'select' stands alone")
        self._add_once(Pass("select", "select", self.place))

    def _add_once(self, current):
        if any(p.kind == current.kind for p in self.passes):
            self._fail(f"'{current.kind}' is already there")
        self.passes.append(current)


def split_only(text, systems, fail):
    """Takes 'only TAGS' off the end of a line: (rest, set of tags)."""
    rest, only, tags = text.partition(" only ")
    tags = set(tags.split())
    if only and not tags:
        fail("'only' needs a system or a profile")
    for tag in tags:
        if tag not in systems and tag not in ("utn57-r4", "utn57-r5draft"):
            fail(f"'{tag}' after 'only' is neither a system of this file nor a profile")
    return rest.strip(), tags


def applies(only, system, profile):
    """Whether a pass or rule with these tags belongs to a system and profile."""
    profiles = only & {"utn57-r4", "utn57-r5draft"}
    systems = only - profiles
    return (not systems or system in systems) and (not profiles or profile in profiles)
