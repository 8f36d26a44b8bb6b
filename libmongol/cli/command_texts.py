"""Help texts of at most 80 columns."""
import textwrap

from command_facts import group_options

WIDTH = 79
OPTION_COLUMN = 24  # where the texts of options begin


def paragraphs(lines):
    """(kept as it is?, lines) of each paragraph."""
    block = []
    for line in list(lines) + [""]:
        if line:
            block.append(line)
        elif block:
            yield block[0].startswith("    "), block
            block = []


def filled(lines, indent=""):
    """Paragraphs wrapped to WIDTH, with an empty line between them."""
    done = []
    for kept, block in paragraphs(lines):
        if done:
            done.append("")
        if kept:
            done += [indent + line for line in block]
        else:
            done += textwrap.wrap(" ".join(block), WIDTH, initial_indent=indent, subsequent_indent=indent,
                                  break_long_words=False, break_on_hyphens=False)
    return done


def option_lines(option):
    """One option, its text in a column of its own."""
    head = (f"  -{option.letter}, " if option.letter else "      ") + f"--{option.name}"
    if option.value:
        head += f"[={option.value}]" if option.optional else f" {option.value}"
    text = textwrap.wrap(option.text, WIDTH - OPTION_COLUMN, break_long_words=False, break_on_hyphens=False)
    if len(head) + 2 > OPTION_COLUMN:
        return [head] + [" " * OPTION_COLUMN + line for line in text]
    lines = [f"{head:{OPTION_COLUMN}}{text[0]}"]
    return lines + [" " * OPTION_COLUMN + line for line in text[1:]]


def option_block(title, options):
    lines = ["", f"{title}:"]
    for option in options:
        lines += option_lines(option)
    return lines


def example_block(examples):
    lines = ["", "Examples:" if len(examples) > 1 else "Example:"]
    for command, output in examples:
        lines += [f"  {command}"] + [f"      {line}" for line in output]
    return lines


def command_help(command, groups):
    """What mongol help COMMAND prints."""
    summary = command.one("summary")
    lines = [f"{'       ' if number else 'Usage: '}mongol {command.name} {usage}".rstrip()
             for number, usage in enumerate(command.usages())]
    lines += ["", f"{summary[0].upper()}{summary[1:]}.", ""]
    lines += filled(command.text("about"))
    if command.options():
        lines += option_block("Options", command.options())
    for name in command.groups():
        lines += option_block(groups[name].one("title"), group_options(command, groups[name]))
    if command.examples():
        lines += example_block(command.examples())
    return lines


def command_list(commands):
    width = max(len(command.name) for command in commands) + 2
    return [f"  {command.name:{width}}{command.one('summary')}" for command in commands]


def statuses(tool):
    """(number, meaning) of each exit status."""
    return [tuple(part.strip() for part in line.split(":", 1)) for line in tool.text("status") if line]


def status_lines(tool):
    lines = []
    for number, meaning in statuses(tool):
        lines += textwrap.wrap(meaning, WIDTH, initial_indent=f"  {number}  ", subsequent_indent="     ")
    return lines


def tool_help(tool, commands):
    """What mongol help prints, and in short what mongol alone prints."""
    usage = ["Usage: mongol COMMAND [OPTION]... [OPERAND]...", "       mongol help [COMMAND]",
             "       mongol --version", ""]
    listed = ["Commands:"] + command_list(commands)
    summary = tool.one("summary")
    full = usage + [f"{summary[0].upper()}{summary[1:]}.", ""] + filled(tool.text("about"))
    full += [""] + listed
    full += ["", "Options stand before or after operands; -- ends them; --option=VALUE and",
             "--option VALUE are the same."]
    full += ["", "Diagnostics:"] + filled(tool.text("diagnostics"), "  ")
    full += ["", "Exit status:"] + status_lines(tool)
    return usage + listed, full
