"""tests/tally.py, which writes the last line of ./check, counts what Meson logs."""
import contextlib
import io
import json
import pathlib
import sys
import tempfile

from checking import ROOT, Tap

sys.path.insert(0, str(ROOT / "tests"))
import tally  # noqa: E402  (after the path is set)

TAP_TEXT = "1..4\nok 1 - a\nnot ok 2 - b\n# why\nok 3 - c # SKIP no font\nok 4 # SKIP no font\n"
# title, protocol, result, status, output, (passed, failed, skipped)
CASES = [
    ("sub-tests count one by one", "tap", "FAIL", 0, TAP_TEXT, (1, 1, 2)),
    ("a plan after the tests is as good", "tap", "OK", 0, "ok 1 - a\nok 2 - b\n1..2\n", (2, 0, 0)),
    ("a whole test that is skipped", "tap", "SKIP", 0, "1..0 # SKIP no shared data\n", (0, 0, 1)),
    ("a crash after good sub-tests", "tap", "ERROR", -11, "1..3\nok 1\nok 2\n", (2, 1, 0)),
    ("a crash before the first line", "tap", "ERROR", -6, "", (0, 1, 0)),
    ("a timeout", "tap", "TIMEOUT", -15, "1..3\nok 1\n", (1, 1, 0)),
    ("fewer sub-tests than planned", "tap", "OK", 0, "1..3\nok 1\nok 2\n", (2, 1, 0)),
    ("no plan", "tap", "OK", 0, "ok 1\n", (1, 1, 0)),
    ("not ok and a bad exit status is one failure", "tap", "ERROR", 1, "not ok 1 - a\n1..1\n", (0, 1, 0)),
    ("a skip that is not ok is a failure", "tap", "FAIL", 0, "not ok 1 - a # SKIP never\n1..1\n", (0, 1, 0)),
    ("a title with a number sign", "tap", "OK", 0, "1..2\nok 1 - &#x1820; is a\nok 2 - #1 # SKIP no font\n", (1, 0, 1)),
    ("a plain test that passes", "exitcode", "OK", 0, "", (1, 0, 0)),
    ("a plain test that fails", "exitcode", "FAIL", 1, "", (0, 1, 0)),
    ("a plain test that is skipped", "exitcode", "SKIP", 77, "no network\n", (0, 0, 1)),
]


def counted(protocol, result, status, output):
    found = tally.Tally()
    entry = {"result": result, "returncode": status, "stdout": output}
    found.add("t", protocol, entry, "log")
    return found.passed, len(found.failed), sum(found.skipped.values())


def last_line(tests, meson_status):
    """What tally.py prints last, and its exit status, for a build folder with these log entries."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for part in "meson-info", "meson-logs":
            (root / part).mkdir()
        names = [{"name": name, "protocol": "tap"} for name, _, _ in tests]
        (root / "meson-info" / "intro-tests.json").write_text(json.dumps(names), encoding="utf-8")
        entries = [json.dumps({"name": f"libmongol:unit / {name}", "result": result, "returncode": 0, "stdout": output})
                   for name, result, output in tests]
        (root / "meson-logs" / "testlog.json").write_text("\n".join(entries), encoding="utf-8")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            status = tally.main([f"{root}:{meson_status}"])
    return printed.getvalue().splitlines()[-1], status


def main():
    tap = Tap()
    for title, protocol, result, status, output, expected in CASES:
        got = counted(protocol, result, status, output)
        tap.ok(got == expected, title, [f"counted (passed, failed, skipped) {got}, should be {expected}"])
    good = [("a", "OK", "1..1\nok 1\n"), ("b", "OK", "1..1\nok 1 # SKIP x\n")]
    tap.ok(last_line(good, 0) == ("1 passed, 0 failed, 1 skipped", 0), "the last line of a good run")
    tap.ok(last_line(good, 1) == ("1 passed, 1 failed, 1 skipped", 1), "a bad exit status of Meson is a failure")
    tap.ok(last_line([], 0) == ("0 passed, 1 failed, 0 skipped", 1), "no test at all is a failure")
    tap.done()


if __name__ == "__main__":
    main()
