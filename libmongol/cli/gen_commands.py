"""Compiles commands.txt to the option tables, help texts and man pages of mongol; --check only compares.

Usage: python3 libmongol/cli/gen_commands.py [--check] [--home FOLDER]
"""
import argparse
import pathlib
import sys

from command_facts import BadCommands, read_commands
from command_table import c_source, c_header
from command_texts import command_help, tool_help
from man_pages import command_page, tool_page

HERE = pathlib.Path(__file__).resolve().parent


def outputs(tool, groups, commands):
    """{file name: text} of everything that is generated."""
    helps = {command.name: command_help(command, groups) for command in commands}
    made = {
        "commands_table.h": c_header(groups, commands),
        "commands_table.c": c_source(groups, commands, tool_help(tool, commands), helps),
        "man/mongol.1": tool_page(tool, commands),
    }
    for command in commands:
        made[f"man/mongol-{command.name}.1"] = command_page(command, groups, tool, commands)
    return made


def differing(home, made):
    """The generated files that are missing or differ, and man pages of no command."""
    found = []
    for name, text in made.items():
        path = home / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            found.append(name)
    return found + [f"man/{path.name}" for path in sorted(home.glob("man/*.1")) if f"man/{path.name}" not in made]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 if a file is not fresh")
    parser.add_argument("--home", type=pathlib.Path, default=HERE, help="the folder of commands.txt and its outputs")
    args = parser.parse_args()
    try:
        made = outputs(*read_commands(args.home / "commands.txt"))
    except BadCommands as problem:
        print(problem, file=sys.stderr)
        return 1
    stale = differing(args.home, made)
    for name in stale:
        done = "written" if name in made else "removed: there is no such command"
        print(f"libmongol/cli/{name}: {'not fresh' if args.check else done}")
        if not args.check:
            path = args.home / name
            if name in made:
                path.parent.mkdir(exist_ok=True)
                path.write_text(made[name], encoding="utf-8")
            else:
                path.unlink()
    return 1 if args.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
