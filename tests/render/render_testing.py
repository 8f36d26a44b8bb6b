"""What the tests of rendered pages share: the font, tools that may be missing, PNG files as pixels, pictures compared."""
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "cli"))
from cli_testing import MONGOL, Tap, mongol, scratch  # noqa: E402,F401  (for the tests of this folder)

FONT = ROOT / "fonts" / "cache" / "NotoSansMongolian-Regular.ttf"
SHARED = ROOT.parent / "shared" / "corpora"
SYSTEMS = ["hudum", "todo", "sibe", "manchu"]
CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]


def need_font():
    """Leaves with a skip when the font of the tests is missing."""
    if not FONT.exists():
        print("1..0 # SKIP no font: run fonts/fetch.sh")
        sys.exit(0)


def tool(*names):
    """The path of the first of these commands that is there, or None."""
    return next(filter(None, map(shutil.which, names)), None)


def render(out, data, *options, fonts=(FONT,)):
    """A finished run of mongol render."""
    named = [part for font in fonts for part in ("--font", str(font))]
    return mongol(["render", *named, *options, "-o", str(out)], data)


def words(text):
    """Words as they stand between spaces and line ends; NNBSP and MVS are inside words."""
    return [word for word in re.split("[ \t\r\n\f]+", text) if word]


def unfilter(kind, line, before, step):
    """A row of a PNG as it was before its filter. Source: PNG (Third Edition), section 9."""
    for i, byte in enumerate(line):
        left = line[i - step] if i >= step else 0
        up, corner = before[i], before[i - step] if i >= step else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        else:
            base = left + up - corner
            guess = min((left, up, corner), key=lambda v: abs(base - v))
        line[i] = (byte + guess) & 255
    return line


def read_png(path):
    """(width, height, channels, rows) of an 8-bit PNG that is not interlaced."""
    data = pathlib.Path(path).read_bytes()
    at, packed, width, height, channels = 8, b"", 0, 0, 1
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if zlib.crc32(kind + body) != struct.unpack(">I", data[at + 8 + size:at + 12 + size])[0]:
            raise AssertionError(f"{path}: a chunk is damaged")
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
            channels = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
            assert depth == 8
        packed += body if kind == b"IDAT" else b""
        at += 12 + size
    raw, rows, before = zlib.decompress(packed), [], bytes(width * channels)
    for y in range(height):
        start = y * (width * channels + 1)
        line = bytearray(raw[start + 1:start + 1 + width * channels])
        before = unfilter(raw[start], line, before, channels) if raw[start] else line
        rows.append(before)
    return width, height, channels, rows


def greys(path):
    """(width, height, rows of grey values); what is transparent is white."""
    width, height, channels, rows = read_png(path)
    if channels == 1:
        return width, height, rows
    found = []
    for row in rows:
        pixels = [row[i:i + channels] for i in range(0, len(row), channels)]
        if channels in (3, 4):
            shades = [(299 * p[0] + 587 * p[1] + 114 * p[2]) // 1000 for p in pixels]
        else:
            shades = [p[0] for p in pixels]
        if channels in (2, 4):
            shades = [255 - (255 - shade) * p[-1] // 255 for shade, p in zip(shades, pixels)]
        found.append(shades)
    return width, height, found


def difference(one, other):
    """How much of the ink of two pictures differs, 0 to 1, when no pixel has to stay in its place: each pixel is compared with
    the nearest in shade of its neighbours, because edges are drawn a little differently."""
    width, height, a = greys(one)
    width_b, height_b, b = greys(other)
    if (width, height) != (width_b, height_b):
        return 1.0
    wrong = ink = 0
    for y in range(height):
        for x in range(width):
            if a[y][x] == 255 and b[y][x] == 255:
                continue
            ink += max(255 - a[y][x], 255 - b[y][x])
            near = [b[v][u] for v in range(max(0, y - 1), min(height, y + 2)) for u in range(max(0, x - 1), min(width, x + 2))]
            low, high = min(near), max(near)
            wrong += max(0, low - a[y][x], a[y][x] - high)
    return wrong / ink if ink else 0.0


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
