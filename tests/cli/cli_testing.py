"""What the tests of the command line share: running mongol, tables of cases, TAP.

A case is (title, arguments, input, status, output, message): arguments are a list, or a string cut at its spaces;
output is what standard output has to be, message what standard error has to hold; None means "anything", "" "nothing".
"""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "check"))
from checking import Tap  # noqa: E402,F401  (for the tests of this folder)

MONGOL = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "mongol").resolve()
CLI = ROOT / "libmongol" / "cli"
LIMIT = 300  # seconds for one command


def as_bytes(text):
    return text.encode("utf-8") if isinstance(text, str) else text


def mongol(arguments, data=b"", **options):
    """A finished run; standard output and error are bytes."""
    options.setdefault("stdout", subprocess.PIPE)
    arguments = arguments.split() if isinstance(arguments, str) else arguments
    return subprocess.run([MONGOL, *arguments], input=as_bytes(data), stderr=subprocess.PIPE, timeout=LIMIT, **options)


def output(arguments, data=b""):
    """Standard output of a run that must succeed, as text."""
    result = mongol(arguments, data)
    if result.returncode != 0:
        raise AssertionError(f"mongol {' '.join(arguments)}: status {result.returncode}: {result.stderr.decode()}")
    return result.stdout.decode("utf-8")


def has_json():
    return "JSON output: yes" in output(["--version"])


def shown(data):
    """Bytes for a TAP comment, cut short."""
    text = repr(data.decode("utf-8", "replace") if isinstance(data, bytes) else data)
    return text if len(text) < 300 else text[:200] + " ... " + text[-80:]


def compare(result, status, out, message):
    """Lines that say what is wrong with a run."""
    wrong = []
    if result.returncode != status:
        wrong.append(f"status {result.returncode}, not {status}")
    if out is not None and result.stdout != as_bytes(out):
        wrong += [f"output   {shown(result.stdout)}", f"expected {shown(as_bytes(out))}"]
    if message == "" and result.stderr:
        wrong.append(f"unexpected on standard error: {shown(result.stderr)}")
    if message and as_bytes(message) not in result.stderr:
        wrong += [f"standard error {shown(result.stderr)}", f"has no         {shown(as_bytes(message))}"]
    return wrong


def run_cases(tap, cases, folder=None):
    for title, arguments, data, status, out, message in cases:
        tap.clean(compare(mongol(arguments, data, cwd=folder), status, out, message), title)


def refused(rows):
    """Cases from (title, arguments, message): wrong usage that prints nothing but the message."""
    return [(title, arguments, "", 2, "", message) for title, arguments, message in rows]


def scratch():
    """A temporary folder, as a context manager that gives its Path."""
    class Scratch(tempfile.TemporaryDirectory):
        def __enter__(self):
            return pathlib.Path(super().__enter__())
    return Scratch()


def peak_memory(arguments, blocks):
    """(exit status, peak resident size in MiB) of a run that is fed the blocks through a pipe."""
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen([MONGOL, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors)
        try:
            for block in blocks:
                child.stdin.write(block)
            child.stdin.close()
        except BrokenPipeError:
            pass
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_maxrss / 1024
