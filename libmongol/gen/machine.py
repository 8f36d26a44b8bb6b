"""Compiling rules for one system and profile: classes to bits, looks to bits, rules to rows of numbers."""
import re

from facts import DataError
from letters import FLAGS, SYMBOLS, symbol_of
from rules import PLACES, STATES, applies

APPLY, RESET, KEEP, STATE, MOVE, MARK = "MGL_APPLY MGL_RESET MGL_KEEP MGL_STATE MGL_MOVE MGL_MARK".split()
OWN = "(own letters)"


class Machine:
    """The rules of one (system, profile), ready to be written as C."""

    def __init__(self, rulefile, letters, system, profile, conditions, particles):
        self.file, self.letters, self.system, self.profile = rulefile, letters, system, profile
        self.conditions, self.used_conditions = conditions, set()
        self.cells = letters.cells(system, profile)
        self.base = letters.systems[system]["base"]
        self.family = letters.systems[system]["family"]
        self.predefined = self._predefined()
        self.classes, self.looks, self.marks = [], [], []
        self.class_bit({s for s in map(symbol_of, self.own)})
        self.class_names = {0: OWN}
        self.used_names = set()
        self.items, self.rules, self.views, self.passes = [], [], {}, []
        self.particles = []
        for current in rulefile.passes:
            if applies(current.only, system, profile):
                self._pass(current, particles)
        for compiled in self.passes:
            for side in ("after", "before"):
                compiled["beside_" + side] = self._beside(compiled, side) if compiled["kind"] == "scan" else 0
        self.vowel_bit = self.class_bit(self.predefined["any-vowel"], "any-vowel")
        self._link_marks()

    # -- names ---------------------------------------------------------------------------------------------------

    def _predefined(self):
        letters, controls = self.letters, self.letters.controls
        self.own = letters.own(self.system, self.profile)
        core = letters.letters_of(self.base, self.profile) if self.base != "-" else self.own
        def pick(rows, column, value):
            return {symbol_of(cp) for cp, row in rows.items() if row[column] == value}
        def kind(*names):
            return {symbol_of(row.codepoint()) for row in controls.values() if row["kind"] in names}
        result = {}
        for prefix, rows in (("", core), ("any-", self.own)):
            result[prefix + "vowel"] = pick(rows, "class", "vowel")
            result[prefix + "consonant"] = pick(rows, "class", "consonant")
            result[prefix + "letter"] = result[prefix + "vowel"] | result[prefix + "consonant"]
        for gender in ("masculine", "feminine", "neuter"):
            result[gender] = pick(core, "gender", gender)
        for number in "1234":
            result["fvs" + number] = kind("fvs" + number)
        result["fvs"] = kind("fvs1", "fvs2", "fvs3", "fvs4")
        result["mvs"] = kind("mvs", "nnbsp")
        for name in ("nnbsp", "nirugu", "zwj", "zwnj", "mark", "sign"):
            result[name] = kind(name)
        signs = {cp for roster in letters.roster.values() for cp, row in roster.items() if row["class"] == "lvs"}
        result["mongolian"] = {symbol_of(cp) for cp in letters.joining - signs}
        return result

    def members(self, name, fail, seen=()):
        """The symbols a name stands for in this system; an alias of the family that this system lacks is no symbol."""
        if name in self.predefined:
            return self.predefined[name]
        if name in self.file.classes:
            if name in seen:
                fail(f"class '{name}' contains itself")
            self.used_names.add(name)
            plus, _, minus = self.file.classes[name][0].partition(" - ")
            total = set().union(*(self.members(n, fail, seen + (name,)) for n in plus.split()))
            return total - set().union(*(self.members(n, fail, seen + (name,)) for n in minus.split()))
        codepoint = self.letters.aliases[self.family].get(name)
        if codepoint is None:
            fail(f"'{name}' is neither a letter, nor a class, nor a control of {self.family}")
        return {symbol_of(codepoint)} if codepoint in self.own else set()

    def class_bit(self, symbols, name=""):
        """The bit of a set of symbols."""
        symbols = frozenset(symbols)
        if symbols not in self.classes:
            if len(self.classes) == 64:
                raise DataError(f"data/{self.file.path}", "more than 64 different classes; the tables hold 64")
            self.classes.append(symbols)
            if len(self.classes) > 1:
                self.class_names[len(self.classes) - 1] = name
        return self.classes.index(symbols)

    def look_bit(self, look, fail):
        """The bit of a condition on written units: G|Gx, *I (the last unit), +lvs (a flag)."""
        if look not in self.looks:
            if look.startswith("+"):
                unknown = {look[1:]} - set(FLAGS)
            else:
                unknown = set(re.split(r"[|+]", look.lstrip("*"))) - set(self.letters.units)
            if unknown:
                fail(f"'{min(unknown)}' in '{look}' is neither a unit of units.tsv nor, behind '+', a flag of a form")
            if len(self.looks) == 16:
                fail("more than 16 different looks; the tables hold 16")
            self.looks.append(look)
        return 1 << self.looks.index(look)

    def looks_of(self, variant):
        """The look bits a form answers to."""
        bits = 0
        for index, look in enumerate(self.looks):
            if look.startswith("+"):
                hit = look[1:] in variant.flags
            elif look.startswith("*"):
                hit = variant.units[-1] == look[1:]
            else:
                hit = "+".join(variant.units) in look.split("|")
            bits |= hit << index
        return bits

    def mark_bits(self, names, fail):
        """The bits of scratch marks."""
        bits = 0
        for name in names:
            if name not in self.marks:
                if len(self.marks) == 8:
                    fail("more than 8 different marks; a slot holds 8")
                self.marks.append(name)
            bits |= 1 << self.marks.index(name)
        return bits

    # -- compiling -----------------------------------------------------------------------------------------------

    def item(self, item, fail):
        """An item as numbers."""
        symbols = set().union(*(self.members(name, fail) for name in item.names))
        self._check_states(item.state_names, symbols, fail)
        look = not_look = 0
        if item.look:
            bit = self.look_bit(item.look[1], fail)
            look, not_look = (0, bit) if item.look[0] == "!=" else (bit, 0)
        return {"symbols": frozenset(symbols), "bit": self.class_bit(symbols, item.text.split("{")[0].split("=")[0]),
                "states": item.states, "with": self.mark_bits(item.with_, fail), "without": self.mark_bits(item.without, fail),
                "look": look, "not_look": not_look, "star": item.star, "text": item.text}

    def _check_states(self, names, symbols, fail):
        """Letters have positions, controls have states."""
        letters = {symbol_of(codepoint) for codepoint in self.letters.joining}
        for name in names:
            if symbols and (symbols <= letters if name not in PLACES else not symbols & letters):
                fail(f"'{name}' is a {'position, for letters' if name in PLACES else 'state, for controls'} only")

    def view(self, name):
        """A view as a range of items."""
        if name not in self.views:
            start = len(self.items)
            items, place = self.file.views[name]
            def fail(sentence):
                raise DataError(place, sentence)
            for item in items:
                self.items.append(self.item(item, fail))
            self.views[name] = (start, len(self.items) - start)
        return self.views[name]

    def _pass(self, current, particles):
        compiled = {"kind": current.kind, "name": current.name, "leftward": current.leftward, "option": current.option,
                    "view": self.view(current.view) if current.view else (0, 0), "first": len(self.rules),
                    "place": current.place}
        if current.kind == "scan":
            rules = [rule for rule in current.rules if applies(rule.only, self.system, self.profile)]
            compiled["rules"] = [r for r in (self._rule(current, rule) for rule in rules) if r]
            _check_shadow(compiled["rules"])
            self.rules += compiled["rules"]
        else:
            compiled["rules"] = []
        if current.kind == "particles":
            found = [p for p in (self._particle(row, n) for n, row in enumerate(particles, 1)) if p]
            self.particles = sorted(found, key=lambda p: p["symbols"][0])  # stable: the order of the file within a letter
        if current.kind != "scan" or compiled["rules"]:
            self.passes.append(compiled)

    def _rule(self, current, rule):
        subject = self.item(rule.subject, rule.fail)
        after = [self.item(item, rule.fail) for item in reversed(rule.after)]  # nearest first
        before = [self.item(item, rule.fail) for item in rule.before]
        if not subject["symbols"] or any(not item["symbols"] for item in after + before):
            return None  # it names only letters that this system lacks
        compiled = {"subject": subject, "after": after, "before": before, "op": MARK, "arg": 0, "marks": 0,
                    "name": (self.file.path, current.name, rule.ordinal), "text": rule.text, "place": rule.place}
        for action in rule.actions:
            self._action(rule, compiled, action)
        compiled["items"] = len(self.items)
        self.items += after + before
        return compiled

    def _action(self, rule, compiled, action):
        word, _, rest = action.partition(" ")
        if word == "mark" and rest:
            compiled["marks"] |= self.mark_bits(rest.split(), rule.fail)
        elif compiled["op"] != MARK:
            rule.fail("a rule does one thing, and may set marks besides")
        elif action in ("keep", "reset"):
            compiled["op"] = {"keep": KEEP, "reset": RESET}[action]
        elif word == "state" and rest in STATES and rest not in PLACES:
            compiled["op"], compiled["arg"] = STATE, STATES[rest]
            self._check_states([rest], compiled["subject"]["symbols"], rule.fail)
        elif word == "as" and rest in PLACES:
            compiled["op"], compiled["arg"] = MOVE, PLACES[rest]
            self._check_states([rest], compiled["subject"]["symbols"], rule.fail)
        elif action in self.conditions:
            compiled["op"], compiled["arg"] = APPLY, self.conditions.index(action)
            self.used_conditions.add(action)
            if not self._has_form(compiled["subject"], action):
                rule.fail(f"no form of these letters in {self.system} ({self.profile}) has the condition '{action}'")
        else:
            rule.fail(f"'{action}' is no action: a condition of a variant, keep, reset, state NAME, as POSITION or mark NAME")

    def _has_form(self, subject, condition):
        for (codepoint, position), variants in self.cells.items():
            if symbol_of(codepoint) in subject["symbols"] and subject["states"] & (1 << position):
                if any(condition in variant.when for variant in variants):
                    return True
        return False

    def _particle(self, row, ordinal):
        names = row["letters"].split()
        if row["profile"] not in ("both", self.profile):
            return None
        mvs = names[0] == "mvs"
        symbols = []
        for name in names[mvs:]:
            codepoint = self.letters.aliases[self.family].get(name)
            if codepoint is None:
                raise row.error(f"'{name}' is not a letter of {self.family}")
            symbols.append(symbol_of(codepoint))
        counts = {str(count): count - 1 - mvs for count in range(1 + mvs, len(names) + 1)}
        changed = [counts.get(index) for index in row.list("changed")]
        if not changed or None in changed:
            raise row.error("'changed' counts the letters of the row from 1, the mvs included")
        if len(symbols) > 7:
            raise row.error("a particle has at most seven letters")
        if not any(self._changes(symbols, index) for index in changed):
            raise row.error("no changed letter has a form with the condition 'particle' at its position")
        self.used_conditions.add("particle")
        return {"mvs": mvs, "symbols": symbols, "changed": sum(1 << i for i in changed), "row": row,
                "ordinal": ordinal}

    def _changes(self, symbols, index):
        last = len(symbols) - 1
        position = 0 if last == 0 else 1 if index == 0 else 3 if index == last else 2
        cell = [v for (cp, at), vs in self.cells.items() if at == position and symbol_of(cp) == symbols[index] for v in vs]
        return any("particle" in variant.when for variant in cell)

    # -- what lets the engine skip passes ------------------------------------------------------------------------

    def subjects(self, compiled):
        """{symbol: positions or states} at which a pass can do something. What rules move counts at every position."""
        if compiled["kind"] == "select":
            return {symbol: 15 for symbol in self.predefined["fvs"]}
        if compiled["kind"] == "particles":
            lead = {p["symbols"][0]: 2 if len(p["symbols"]) > 1 else 1 for p in self.particles if not p["mvs"]}
            if any(p["mvs"] for p in self.particles):
                lead.update({symbol: 15 for symbol in self.predefined["mvs"]})
            return lead
        moved = set().union(*(rule["subject"]["symbols"] for rule in self.rules if rule["op"] in (STATE, MOVE)))
        result = {}
        for rule in compiled["rules"]:
            for symbol in rule["subject"]["symbols"]:
                states = 15 if symbol in moved else rule["subject"]["states"]
                result[symbol] = result.get(symbol, 0) | states
        return result

    def needs(self, compiled):
        """Class bits without which no rule of a pass changes anything."""
        if compiled["kind"] != "scan":
            return 0
        common = None
        for rule in compiled["rules"]:
            if rule["op"] == KEEP:
                continue
            items = [item for item in [rule["subject"]] + rule["after"] + rule["before"] if not item["star"]]
            bits = {bit for bit, members in enumerate(self.classes) for item in items if item["symbols"] <= members}
            common = bits if common is None else common & bits
        return sum(1 << bit for bit in common or ())

    def _beside(self, compiled, side):
        """1 + the bit of what has to stand next to the subject on one side for any rule to change anything; 0: anything may."""
        union = set()
        for rule in compiled["rules"]:
            if rule["op"] == KEEP:
                continue
            if not rule[side] or rule[side][0]["star"]:
                return 0
            union |= rule[side][0]["symbols"]
        return self.class_bit(union, f"beside {compiled['name']}") + 1 if union else 0

    def nnbsp_is_mvs(self):
        """Whether no rule tells an NNBSP from an MVS, so that one can stand for the other."""
        mvs, nnbsp = symbol_of(0x180E), symbol_of(0x202F)
        same_classes = all((mvs in members) == (nnbsp in members) for members in self.classes)
        return same_classes and all((mvs in (s := self.subjects(p))) == (nnbsp in s) for p in self.passes)

    def _tests(self, compiled):
        items = self.items[compiled["view"][0]:sum(compiled["view"])]
        for rule in compiled["rules"]:
            items = items + [rule["subject"]] + rule["after"] + rule["before"]
        return {bit for item in items for bit in range(8) if (item["with"] | item["without"]) >> bit & 1}

    def _link_marks(self):
        """A pass that only sets marks is worth running only when a pass that reads them runs."""
        for number, compiled in enumerate(self.passes):
            compiled["feeds"] = 0
            if compiled["rules"] and all(rule["op"] == MARK for rule in compiled["rules"]):
                marks = {bit for rule in compiled["rules"] for bit in range(8) if rule["marks"] >> bit & 1}
                for other, reader in enumerate(self.passes):
                    if other != number and marks & self._tests(reader):
                        compiled["feeds"] |= 1 << other
                if not compiled["feeds"]:
                    raise DataError(compiled["place"], f"no pass reads the marks that '{compiled['name']}' sets")
        if len(self.passes) > 64:
            raise DataError(f"data/{self.file.path}", "more than 64 passes; the tables hold 64")


def _check_shadow(rules):
    """Refuses a rule that an earlier one of its pass always forestalls."""
    for index, rule in enumerate(rules):
        for earlier in rules[:index]:
            if not earlier["after"] and not earlier["before"] and _covers(earlier["subject"], rule["subject"]):
                raise DataError(rule["place"], f"this rule can never fire: {earlier['place']} takes every case first")
            if _same(earlier, rule) and _covers(earlier["subject"], rule["subject"]):
                raise DataError(rule["place"], f"this rule can never fire: {earlier['place']} has the same context")


def _covers(wide, narrow):
    return (wide["symbols"] >= narrow["symbols"] and wide["states"] & narrow["states"] == narrow["states"]
            and (not wide["look"] or wide["look"] == narrow["look"])
            and (not wide["not_look"] or wide["not_look"] == narrow["not_look"])
            and wide["with"] & narrow["with"] == wide["with"] and wide["without"] & narrow["without"] == wide["without"])


def _same(one, two):
    def key(rule):
        return [[(i["bit"], i["states"], i["with"], i["without"], i["look"], i["not_look"], i["star"]) for i in side]
                for side in (rule["after"], rule["before"])]
    return key(one) == key(two)
