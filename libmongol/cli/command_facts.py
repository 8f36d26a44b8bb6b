"""Reads commands.txt: the tool, its groups of options and its commands, checked."""
import dataclasses
import re

KEYS = {"tool": {"summary", "about", "diagnostics", "status"}, "group": {"title", "option"},
        "command": {"summary", "usage", "operands", "uses", "about", "option", "example"}}
OPTION = re.compile(r"(?:-([A-Za-z]), )?--([a-z][a-z-]*)(?: ([A-Z]+)|\[=([A-Z]+)\])?")


class BadCommands(Exception):
    """Something in commands.txt that a person has to put right; the text says where and what."""


@dataclasses.dataclass
class Field:
    line: int
    key: str
    value: str
    text: list  # lines, indentation below the field removed


@dataclasses.dataclass(frozen=True)
class Option:
    letter: str  # "" if none
    name: str
    value: str   # "" if it takes none
    text: str
    optional: bool = False  # its value may be left out


@dataclasses.dataclass
class Section:
    name: str
    kind: str
    line: int
    fields: list

    def error(self, text):
        return BadCommands(f"commands.txt:{self.line}: {text}")

    def all(self, key):
        return [field for field in self.fields if field.key == key]

    def one(self, key, default=None):
        found = self.all(key)
        if len(found) > 1 or (not found and default is None):
            raise self.error(f"[{self.name}] needs exactly one '{key}:'")
        return found[0].value if found else default

    def text(self, key):
        """The lines of a text field."""
        return [line for field in self.all(key) for line in field.text]

    def options(self):
        return [read_option(field) for field in self.all("option")]

    def examples(self):
        """(shell command, lines of output)."""
        return [(field.value, field.text) for field in self.all("example")]

    def usages(self):
        """What may follow the command's name."""
        return [field.value for field in self.all("usage")]

    def groups(self):
        return [name for name in self.one("uses", "").replace(" ", "").split(",") if name]

    def operands(self):
        """(fewest, most); most is None without a limit."""
        match = re.fullmatch(r"(\d)-(\d?)", self.one("operands"))
        if not match:
            raise self.error(f"[{self.name}] operands is like 0-, 1- or 0-1")
        return int(match.group(1)), int(match.group(2)) if match.group(2) else None


def read_option(field):
    match = OPTION.fullmatch(field.value)
    if not match:
        raise BadCommands(f"commands.txt:{field.line}: an option is like '--lines', '--system NAME', '-v, --verbose' or "
                          "'--color[=WHEN]'")
    if not field.text:
        raise BadCommands(f"commands.txt:{field.line}: --{match.group(2)} has no text")
    value = match.group(3) or match.group(4) or ""
    return Option(match.group(1) or "", match.group(2), value, " ".join(field.text), bool(match.group(4)))


def open_section(number, line):
    name = line.strip()[1:-1]
    kind = "tool" if name == "mongol" else "group" if name.startswith("@") else "command"
    return Section(name.lstrip("@"), kind, number, [])


def add_field(section, number, line):
    key, colon, value = line.partition(":")
    if section is None or not colon:
        raise BadCommands(f"commands.txt:{number}: expected [name], 'key: value', or text indented by 4")
    if key not in KEYS[section.kind]:
        known = ", ".join(sorted(KEYS[section.kind]))
        raise BadCommands(f"commands.txt:{number}: a {section.kind} has no '{key}:'; known: {known}")
    section.fields.append(Field(number, key, value.strip(), []))


def read_fields(lines):
    sections = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        if line.startswith("["):
            sections.append(open_section(number, line))
        elif line.startswith("    ") or (not line and sections and sections[-1].fields):
            sections[-1].fields[-1].text.append(line[4:])
        elif line:
            add_field(sections[-1] if sections else None, number, line)
    for section in sections:
        for field in section.fields:
            while field.text and not field.text[-1]:
                field.text.pop()
    return sections


def check(sections):
    """Names are unique, groups exist, an option has one meaning of its value everywhere."""
    names, values = set(), {}
    groups = {section.name for section in sections if section.kind == "group"}
    for section in sections:
        if (section.kind, section.name) in names:
            raise section.error(f"[{section.name}] is there twice")
        names.add((section.kind, section.name))
        for option in section.options():
            if values.setdefault(option.name, bool(option.value)) != bool(option.value):
                raise section.error(f"--{option.name} takes a value in one place and none in another")
        if section.kind == "command":
            section.one("summary"), section.operands()
            if not section.usages():
                raise section.error(f"[{section.name}] needs a 'usage:'")
            for name in section.groups():
                if name not in groups:
                    raise section.error(f"[{section.name}] uses a group [@{name}] that is not there")


def check_options(command, groups):
    seen = set()
    for option in all_options(command, groups):
        for name in ["--" + option.name] + (["-" + option.letter] if option.letter else []):
            if name in seen:
                raise command.error(f"[{command.name}] has {name} twice")
            seen.add(name)


def group_options(command, group):
    """The options of a group as a command takes them: its own ones of the same name or letter come first."""
    own = command.options()
    names, letters = {option.name for option in own}, {option.letter for option in own}
    return [dataclasses.replace(option, letter="") if option.letter in letters else option
            for option in group.options() if option.name not in names]


def all_options(command, groups):
    """The options a command takes, its own first."""
    found = command.options()
    for name in command.groups():
        found += group_options(command, groups[name])
    return found


def read_commands(path):
    """(tool, {name: group}, [command]) of the file at path."""
    sections = read_fields(path.read_text(encoding="utf-8").split("\n"))
    check(sections)
    tools = [section for section in sections if section.kind == "tool"]
    if len(tools) != 1:
        raise BadCommands("commands.txt: one section [mongol] is needed")
    groups = {section.name: section for section in sections if section.kind == "group"}
    commands = [section for section in sections if section.kind == "command"]
    for command in commands:
        check_options(command, groups)
    return tools[0], groups, commands
