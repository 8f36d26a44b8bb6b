#!/usr/bin/env python3
"""Compiles the language data under data/ to the C tables and generated headers.

    compile.py           writes what changed
    compile.py --check   writes nothing; exit status 1 and the names of stale files if anything would change
    compile.py --data DIR --home DIR   other folders (used by tests)
"""
import argparse
import pathlib
import sys

import emit
from facts import DATA, PROFILES, DataError, Facts, read_profiles
from folds import folds_c, read_characters, read_folds
from letters import Letters
from ligatures import read_ligatures
from machine import Machine
from private_codes import private_codes_c
from registries import read_registries, registry_header, registry_tables
from rules import RuleFile
from signs import signs_c
from suffixes import suffixes_c
from transports import read_transports, transports_c, transports_header
from vertical import vertical_c
from word_classes import word_classes_c
from writing import HOME, deliver

# Which system's forms a letter takes in a text of another system: the first of these that has it.
FOREIGN = ("hudum", "todo", "manchu", "sibe", "hudum-aligali", "todo-aligali", "manchu-aligali")
INPUTS = ("{0}/variants.tsv", "{0}/rules.txt")


def read_conditions(letters):
    """The names of all conditions, in the order the variants bring them."""
    names = []
    for variants in letters.variants.values():
        for variant in variants:
            for condition in variant.when:
                if condition not in names:
                    names.append(condition)
    if len(names) > 32:
        raise DataError("data", f"{len(names)} different conditions; the tables hold 32")
    return names


def build_machines(facts, letters, conditions):
    """{(profile, system): Machine}, checked for conditions that no rule uses and classes that no rule names."""
    machines = {}
    for family in letters.families:
        rulefile = RuleFile(facts, f"{family}/rules.txt", letters.systems)
        members = [name for name, row in letters.systems.items() if row["family"] == family]
        if rulefile.systems != members:
            raise DataError(rulefile.systems_place, f"this file should be for the systems {' '.join(members)}")
        particles = []
        if any(p.kind == "particles" for p in rulefile.passes):
            particles = facts.table(f"{family}/particles.tsv", "letters changed profile source".split())
        members = []
        for profile in PROFILES:
            for system in rulefile.systems:
                machine = Machine(rulefile, letters, system, profile, conditions, particles)
                machines[profile, system] = machine
                members.append(machine)
        _check_used(rulefile, members, letters)
    order = list(letters.systems)
    return {(p, s): machines[p, s] for p in PROFILES for s in order}


def _check_used(rulefile, members, letters):
    named = set().union(*(machine.used_names for machine in members))
    for name, (_, place) in rulefile.classes.items():
        if name not in named:
            raise DataError(place, f"no rule names the class '{name}'")
    used = set().union(*(machine.used_conditions for machine in members))
    for system in rulefile.systems:
        for variant in letters.variants[system]:
            for condition in variant.when:
                if condition not in used:
                    raise variant.row.error(f"no rule of {rulefile.path} gives the condition '{condition}'")


def foreign_letters(machines, profile, system):
    """{code point: the machine of the first other system that has it}."""
    result = {}
    for name in FOREIGN:
        machine = machines[profile, name]
        for codepoint in machine.own:
            result.setdefault(codepoint, machine)
    return result


def build(facts):
    """{path below libmongol/: text} of everything generated."""
    registries = read_registries(facts)
    outputs = {f"include/mongol/{name}.h": registry_header(name, rows) for name, rows in registries.items()}
    outputs["tables/registries.c"] = registry_tables(registries)
    transports = read_transports(facts)
    outputs["include/mongol/transports.h"] = transports_header(transports)
    outputs["tables/transports.c"] = transports_c(transports)
    letters = Letters(facts)
    conditions = read_conditions(letters)
    machines = build_machines(facts, letters, conditions)
    foreigns = {(p, s): foreign_letters(machines, p, s) for p, s in machines}
    tables = emit.Tables(letters, conditions)
    inputs = {family: [part.format(family) for part in INPUTS] for family in letters.families}
    files, _ = emit.sets_c(tables, machines, foreigns, inputs)
    outputs.update(files)
    version = "2026-11 " + " ".join(PROFILES)
    outputs["tables/folds.c"] = folds_c(read_folds(facts, letters), read_characters(facts))
    outputs["tables/symbols.c"] = emit.symbols_c(letters)
    outputs["tables/signs.c"] = signs_c(letters)
    outputs["tables/sets.h"] = emit.sets_h(machines)
    outputs["tables/sets.c"] = emit.index_c(machines, letters)
    outputs["tables/variants.c"] = emit.variants_c(tables)
    outputs["tables/suffixes.c"] = suffixes_c(facts, letters, registries["suffixes"])
    outputs["tables/private_codes.c"] = private_codes_c(facts, list(letters.units))
    outputs["tables/vertical.c"] = vertical_c(facts, letters.systems)
    outputs["tables/word_classes.c"] = word_classes_c(facts, letters)
    outputs["tables/names.c"] = emit.names_c(tables, letters, read_profiles(facts), read_ligatures(facts, letters),
                                              version)
    facts.check_unread()
    return outputs


def main(argv=None):
    """The command line."""
    parser = argparse.ArgumentParser(description="Compiles data/ to C tables.")
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("--data", default=DATA, type=pathlib.Path, help="the data folder")
    parser.add_argument("--home", default=HOME, type=pathlib.Path, help="the libmongol folder to write to")
    args = parser.parse_args(argv)
    try:
        stale = deliver(build(Facts(args.data)), args.home, args.check)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    for path in stale:
        print(("stale: " if args.check else "wrote: ") + path)
    return 1 if args.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
