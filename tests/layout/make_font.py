"""Makes the fonts of the layout tests: every glyph a box whose measures are known, so that places can be computed.

    make_font.py OUT.ttf [zero | CODES.tsv]

zero: with a table of vertical metrics that are all 0, as Noto Sans Mongolian 2.001 has. CODES.tsv: with glyphs for the private
codes in the first column of a table.
"""
import struct
import sys

EM, STEM = 1000, (360, 440)
# code points: (advance, left, bottom, right, top), or (advance,) for a glyph without ink
LETTER = (500, 0, 200, 500, 800)
BOXES = {0x20: (260,), 0x0A: (0,), 0x200C: (0,), 0x200D: (0,), 0x180E: (60,), 0x202F: (260,),
         0x180A: (170, 0, STEM[0], 170, STEM[1]),
         0x1806: (400, 50, 380, 350, 424), 0x2013: (500, 0, 300, 500, 400), 0x2014: (1000, 0, 300, 1000, 400),
         0x2026: (800, 50, 0, 750, 100), 0x53E3: (1000, 100, -20, 900, 780), 0xFF01: (1000, 450, 0, 550, 760),
         0xFF1F: (1000, 300, 0, 700, 760), 0xA9: (800, 50, -20, 750, 740)}
BOXES.update({cp: LETTER for cp in [*range(0x1820, 0x1843), *range(0x1843, 0x1879), 0x1807]})
BOXES.update({cp: (0,) for cp in (0x180B, 0x180C, 0x180D, 0x180F)})
BOXES.update({cp: (300, 100, 364, 200, 444) for cp in (0x1800, 0x1801, 0x1802, 0x1803, 0x1804, 0x1805, 0x1808, 0x1809)})
BOXES.update({cp: (560, 50, 0, 510, 714) for cp in [*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x1810, 0x181A)]})
BOXES.update({cp: (560, 50, 0, 510, 714) for cp in range(0x410, 0x430)})
BOXES.update({cp: (500, 40, 0, 460, 536) for cp in [*range(0x61, 0x7B), *range(0x430, 0x450)]})
BOXES.update({cp: (300, 50, -160, 250, 780) for cp in map(ord, "!?()[]{},.:;'\"-\u00AB\u00BB\u2018\u2019\u201C\u201D\u2039\u203A")})
BOXES.update({cp: (1000, 60, -60, 940, 820) for cp in [*range(0x4E00, 0x4E40), 0x3042, 0x304B, 0x30AB, 0xD55C]})
BOXES.update({cp: (1000, 60, -60, 940, 820) for cp in (0x2460, 0xFF21, 0xFF11)})
BOXES.update({cp: (1000, 100, -100, 480, 860) for cp in [0x3001, 0x3002, *range(0x3008, 0x3012), 0x3014, 0x3015, 0xFF08, 0xFF09,
                                                         0xFF0C, 0xFF1A, 0xFF1B]})
BOXES.update({cp: (1000, 200, 0, 800, 760) for cp in (0x203C, 0x2047, 0x2048, 0x2049)})


def table_glyf(boxes):
    """glyf and loca of rectangles."""
    data, places = b"", [0]
    for box in boxes:
        if len(box) > 1:
            _, x0, y0, x1, y1 = box
            data += struct.pack(">5h", 1, x0, y0, x1, y1) + struct.pack(">HH", 3, 0) + b"\x01\x01\x01\x01"
            data += struct.pack(">4h", x0, 0, x1 - x0, 0) + struct.pack(">4h", y0, y1 - y0, 0, y0 - y1)
            data += b"\0" * (-len(data) % 4)
        places.append(len(data))
    return data, struct.pack(f">{len(places)}I", *places)


def table_cmap(codepoints):
    """cmap format 12, a group for each code point."""
    groups = b"".join(struct.pack(">III", cp, cp, glyph) for glyph, cp in enumerate(codepoints, 1))
    body = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(codepoints)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + body


def table_name(family):
    """name with the family name only."""
    text = family.encode("utf-16-be")
    return struct.pack(">HHH", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x409, 1, len(text), 0) + text


def assemble(tables):
    """The file: a directory and the tables."""
    count = len(tables)
    head, body, at = struct.pack(">IHHHH", 0x10000, count, 128, 3, count * 16 - 128 & 0xFFFF), b"", 12 + 16 * count
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        head += tag.encode() + struct.pack(">III", total, at + len(body), len(data))
        body += padded
    return head + body


def private_codes(path):
    """{code: box} of a table whose first column is a code."""
    with open(path, encoding="utf-8") as file:
        codes = [int(line.split("\t")[0][2:], 16) for line in file if line.startswith("U+")]
    return {code: (400, 0, 200, 400, 600 + code % 100) for code in codes}


def make(zero, codes=()):
    """The bytes of the font."""
    all_boxes = {**BOXES, **dict(codes)}
    codepoints = sorted(all_boxes)
    boxes = [(500, 50, 0, 450, 700)] + [all_boxes[cp] for cp in codepoints]
    count = len(boxes)
    glyf, loca = table_glyf(boxes)
    metrics = b"".join(struct.pack(">Hh", box[0], box[1] if len(box) > 1 else 0) for box in boxes)
    widest = max(box[0] for box in boxes)
    hhea = struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 900, -300, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, count)
    os2 = struct.pack(">HhHHHhhhhhhhhhhh10sIIII4sHHHhhhHHIIhhHHH", 4, 500, 400, 5, 0, *[0] * 11, b"\0" * 10, 0, 0, 0, 0, b"TEST", 0,
                      0x20, 0xFFFF, 900, -300, 0, 900, 300, 0, 0, 536, 714, 0, 0x20, 1)
    tables = {
        "head": struct.pack(">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, EM, 0, 0, 0, -160, 1000, 860, 0, 8, 2, 1, 0),
        "hhea": hhea, "hmtx": metrics, "maxp": struct.pack(">IH13H", 0x10000, count, 4, 1, *[0] * 11), "OS/2": os2,
        "cmap": table_cmap(codepoints), "glyf": glyf, "loca": loca,
        "post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
        "name": table_name("Layout Test" + (" Zero" if zero else " Codes" if codes else ""))}
    if zero:
        tables["vhea"] = hhea
        tables["vmtx"] = b"\0" * (4 * count)
    return assemble(tables)


if __name__ == "__main__":
    with open(sys.argv[1], "wb") as file:
        WHAT = sys.argv[2] if len(sys.argv) > 2 else ""
        file.write(make(WHAT == "zero", private_codes(WHAT) if WHAT.endswith(".tsv") else {}))
