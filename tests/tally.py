"""Adds up what `meson test` ran: sub-tests of TAP tests one by one, any other test as one.

    tally.py FOLDER:STATUS...     build folders, each with the exit status of its `meson test`

Lists what failed and why things were skipped; the last line is "N passed, N failed, N skipped".
"""
import collections
import json
import pathlib
import re
import sys

LINE = re.compile(r"(not )?ok\b\s*\d*\s*(.*?)(?:#\s*(skip\S*|todo)\b\s*(.*))?$", re.I)
PLAN = re.compile(r"1\.\.(\d+)\s*(?:#\s*skip\S*\s*(.*))?$", re.I)
DETAILS = 5  # lines shown of what a test says about one failure


class Tally:
    def __init__(self):
        self.passed = 0
        self.failed = []                        # [test, what, where to look, lines that say more]
        self.skipped = collections.Counter()    # reason -> how many

    def add_tap(self, test, output, where):
        """Counts sub-tests; returns (how many were seen, how many the plan promises or None)."""
        seen, planned, details = 0, None, None
        for line in output.splitlines():
            plan, match = PLAN.match(line), LINE.match(line)
            if plan:
                planned = int(plan.group(1))
                if planned == 0:
                    self.skipped[plan.group(2) or "no reason given"] += 1
            elif match:
                seen += 1
                details = self.add_subtest(test, match, where)
            elif line.startswith("#") and details is not None and len(details) < DETAILS:
                details.append(line[1:].strip())
        return seen, planned

    def fail(self, test, what, where):
        details = []
        self.failed.append((test, what, where, details))
        return details

    def add_subtest(self, test, match, where):
        """Returns the list that takes what the test says next about a failure; None when there was none."""
        bad, name, directive, reason = match.groups()
        if directive and directive.lower().startswith("skip") and not bad:
            self.skipped[reason or "no reason given"] += 1
        elif bad and (directive or "").lower() != "todo":
            return self.fail(test, name.strip(" -"), where)
        else:
            self.passed += 1
        return None

    def add(self, test, protocol, entry, where):
        before = len(self.failed)
        result = entry["result"]
        if protocol == "tap":
            seen, planned = self.add_tap(test, entry["stdout"] or "", where)
            if result not in ("OK", "SKIP") and len(self.failed) == before:
                ended = f"{result.lower()}, exit status {entry['returncode']}"
                self.fail(test, f"{ended}, after {seen} of {planned or '?'} sub-tests", where)
            elif planned and seen < planned:
                self.fail(test, f"stopped after {seen} of {planned} sub-tests", where)
            elif planned is None and len(self.failed) == before:
                self.fail(test, "printed no plan", where)
        elif result == "OK" or result == "EXPECTEDFAIL":
            self.passed += 1
        elif result == "SKIP":
            lines = (entry["stdout"] or "").strip().splitlines()
            self.skipped[lines[-1] if lines else "no reason given"] += 1
        else:
            self.fail(test, f"{result.lower()}, exit status {entry['returncode']}", where)


def plain_name(text):
    """A test's name without project and suites: 'libmongol:check / exports' -> 'exports'."""
    return text.split(" / ")[-1]


def add_folder(tally, folder, status):
    folder = pathlib.Path(folder)
    tests = json.loads((folder / "meson-info" / "intro-tests.json").read_text(encoding="utf-8"))
    protocols = {plain_name(test["name"]): test["protocol"] for test in tests}
    log = folder / "meson-logs" / "testlog.json"
    before = len(tally.failed)
    for line in log.read_text(encoding="utf-8").splitlines() if log.exists() else []:
        entry = json.loads(line)
        name = plain_name(entry["name"])
        tally.add(name, protocols.get(name, "exitcode"), entry, folder / "meson-logs" / "testlog.txt")
    if status and len(tally.failed) == before:
        tally.fail("meson test", f"ended with status {status} though no test failed", log)


def main(arguments):
    tally = Tally()
    for argument in arguments:
        folder, _, status = argument.rpartition(":")
        add_folder(tally, folder, int(status))
    skipped = sum(tally.skipped.values())
    if not tally.passed and not tally.failed:
        tally.fail("all", "no test ran", " ".join(arguments))
    for reason, count in tally.skipped.most_common():
        print(f"   skipped {count}: {reason}")
    for test, what, where, details in tally.failed:
        print(f"   FAILED {test}: {what} (all of it: {where})")
        for line in details:
            print(f"      {line}")
    print(f"{tally.passed} passed, {len(tally.failed)} failed, {skipped} skipped")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
