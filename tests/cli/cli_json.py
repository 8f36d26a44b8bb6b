"""--json: valid, one object a line, offsets right in all three code units, and in agreement with --lines.

With --full after the path of mongol: only what takes long.
"""
import json
import sys

from cli_testing import Tap, has_json, mongol, output, scratch, shown

MIB = 1 << 20
TEXTS = ["", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ", "ᠠ\u202fᠤ ᠠ\u180eᠠ", "ᠠ\u180bᠠ\u180b\u180b \u180b", "é😀ᠮᠣᠩ𐍈ᠭᠣᠯ",
         "\"\\\b\t\x01\x7f</script>\u2028",
         "a\0ᠠ", "ᡏᡆᡊᡎᡆᠯ", "ᠮᠠᠨᠵᡠ ᡤᡳᠰᡠᠨ", "\u18af\u180a\u200dᠠ\u200c", "ᠪᠠᠢᠨ᠎ᠠ᠃ ᠡᠨᠡ", "ᡄᠠ"]
SIDES = ("none", "before", "after", "both")
BROKEN = [b"\xff", b"\xe1\xa0", b"ab\xed\xa0\x80\xe1\xa0\xa0", b"\xf0\x9f\x98\xe1\xa0\xa0\xc0\xaf"]


def objects(arguments, data):
    """Every line of output, read as strict JSON."""
    lines = mongol(arguments, data).stdout.decode("utf-8").split("\n")
    return [json.loads(line, parse_constant=lambda name: 1 / 0) for line in lines[:-1]] if lines[-1] == "" else None


def span_problems(what, thing, text):
    """Whether the three spans of a slot or diagnostic agree with the text (which has U+FFFD for what is not UTF-8)."""
    (a, b), (c, d) = thing["codepoints"], thing["utf16"]
    if len(text[:a].encode("utf-16-le")) != 2 * c or len(text[:b].encode("utf-16-le")) != 2 * d:
        return [f"{what}: utf16 {c}-{d}, code points {a}-{b}"]
    if "text" in thing and text[a:b] != thing["text"]:
        return [f"{what}: {thing['text']!r} is not {text[a:b]!r}"]
    return []


def slot_problems(line, raw):
    """Slots cover the line without a gap, in all code units; their units do the same with the units."""
    found, end, unit = [], 0, 0
    for number, slot in enumerate(line["slots"]):
        found += span_problems(f"slot {number}", slot, line["text"])
        if slot["bytes"][0] != end:
            found.append(f"slot {number} begins at byte {slot['bytes'][0]}, not {end}")
        end = slot["bytes"][1]
        first, last = slot.get("units", [unit, unit + 1])
        if first != unit:
            found.append(f"slot {number} has units from {first}, not {unit}")
        unit = last
    if end != len(raw) or unit != len(line["units"]):
        found.append(f"slots end at byte {end} and unit {unit}; there are {len(raw)} and {len(line['units'])}")
    return found


def unit_problems(line):
    found = []
    for number, unit in enumerate(line["units"]):
        slot = line["slots"][unit["slot"]]
        if not slot["bytes"][0] <= unit["byte"] < max(slot["bytes"][1], 1):
            found.append(f"unit {number} at byte {unit['byte']} is not in slot {unit['slot']}")
        if (unit["name"] is None) != (slot["state"] in ("text", "punctuation")):
            found.append(f"unit {number} of a slot that is {slot['state']}: {unit['name']}")
        if unit["joins"] not in SIDES or unit["open"] not in SIDES:
            found.append(f"unit {number}: {unit['joins']}, {unit['open']}")
    for number, slot in enumerate(line["slots"]):
        units = [line["units"][i]["name"] for i in range(*slot.get("units", [0, 0]))]
        if slot.get("variant") and sorted(slot["variant"]["units"]) != sorted(units):
            found.append(f"slot {number}: units {units}, variant {slot['variant']['units']}")
    return found


def notation(line):
    """The notation of a line, put together from its units and texts."""
    done = []
    for slot in line["slots"]:
        units = [line["units"][i] for i in range(*slot.get("units", [0, 0]))]
        if slot["state"] == "text" or (units and units[0]["name"] is None):
            done += ["-" if c == " " else f"U+{ord(c):04X}" for c in slot["text"]]
            units = []
        for unit in units:
            done += ["<"] if unit["open"] in ("before", "both") else []
            done.append(unit["name"])
            done += [">"] if unit["open"] in ("after", "both") else []
    return " ".join(done)


def check_text(tap, raw, name):
    plain = mongol(["shape", "--lines"], raw + b"\n").stdout.decode("utf-8")
    line, = objects(["shape", "--json"], raw + b"\n")
    wrong = slot_problems(line, raw) + unit_problems(line)
    if line["notation"] + "\n" != plain:
        wrong += [f"notation {line['notation']}", f"--lines  {plain}"]
    if line["text"] != raw.decode("utf-8", "replace"):
        wrong.append(f"text {shown(line['text'])}")
    for number, diagnostic in enumerate(line["diagnostics"]):
        wrong += span_problems(f"diagnostic {number}", diagnostic, line["text"])
    if raw.isascii() or all(ord(c) >= 0x1800 or c == " " for c in line["text"]) and "\ufffd" not in line["text"]:
        simple = not any("after-next" in unit["flags"] for unit in line["units"])
        if simple and "\u200c" not in line["text"] and notation(line) != line["notation"]:
            wrong += [f"from units {notation(line)}", f"notation   {line['notation']}"]
    tap.clean(wrong, f"{name}: {shown(raw)}")


def check_frame(tap):
    data = "ᠠ\n\nb\r\nᠠ"
    lines = objects(["shape", "--json"], data)
    tap.ok([line["line"] for line in lines] == [1, 2, 3, 4], "one object a line")
    tap.ok([line["text"] for line in lines] == ["ᠠ", "", "b", "ᠠ"], "line ends are not part of it")
    tap.ok(objects(["shape", "--json", "--lines"], data) == lines, "--lines changes nothing")
    tap.ok(objects(["explain", "--json"], data) == lines, "explain --json is shape --json")
    line, = objects(["explain", "--json", "ᠠ"], "")
    tap.ok(line["file"] == "<text>" and line["notation"] == "A A", "explain --json of operands")
    line, = objects(["shape", "--json", "--system=todo", "--profile=utn57-r5draft"], "ᡏ\n")
    tap.ok((line["system"], line["profile"]) == ("todo", "utn57-r5draft"), "system and profile are named")
    slot = lines[0]["slots"][0]
    named = (slot["codepoint"], slot["name"], slot["state"]) == ("U+1820", "a", "letter")
    tap.ok(named, "a slot names its letter", [str(slot)])
    tap.ok(slot["variant"]["gb"]["number"] == "00B2", "a variant has its number in GB/T 25914", [str(slot)])
    line, = objects(["shape", "--json"], "a ᠪᠣ\n")
    tap.ok(line["ligatures"] == [{"units": [1, 3], "required": True}], "ligatures are told", [str(line["ligatures"])])
    detected = line["detected"]
    tap.ok(detected["system"] == "hudum" and 0 <= detected["permille"] <= 1000 and detected["because"],
           "how sure the system is", [str(detected)])
    line, = objects(["shape", "--json", "--system=hudum"], "ᠪᠣ\n")
    tap.ok("detected" not in line, "but not of a system that was chosen")
    strict = mongol(["shape", "--json", "--strict"], "\u180b\n")
    tap.ok(strict.returncode == 1 and json.loads(strict.stdout)["diagnostics"], "--strict with --json")


def check_parts(tap):
    """A line of more than 1 MiB is one object all the same."""
    text = "".join(f"ᠮᠣᠩᠭᠣᠯ é😀 {letter * MIB}" for letter in "xyz")
    plain = output(["shape", "--lines"], text)
    line, = objects(["shape", "--json"], text)
    parts = line["parts"]
    tap.ok(len(parts) > 1 and line["line"] == 1, "a long line comes in parts", [f"{len(parts)} parts"])
    tap.ok("".join(part["text"] for part in parts) == text, "the parts have its whole text")
    tap.ok(" ".join(part["notation"] for part in parts) + "\n" == plain, "and its whole notation")
    places = [slot[unit] for part in parts for slot in part["slots"] for unit in ("bytes",)]
    gaps = [place for last, place in zip(places, places[1:]) if last[1] != place[0]]
    tap.ok(not gaps and places[-1][1] == len(text.encode()), "offsets run on from part to part", gaps[:5])
    last = parts[-1]["slots"][-1]
    ends = (last["utf16"][1], last["codepoints"][1])
    tap.ok(ends == (len(text.encode("utf-16-le")) // 2, len(text)), "in all code units", [str(ends)])


def check_endless(tap):
    """A run of letters that had to be cut: it stands in context, but no slot is told twice."""
    line, = objects(["shape", "--json"], "ᠪᠢᠴᠢᠭ" * 300000 + "\u180b\n")
    places = [slot["bytes"] for part in line["parts"] for slot in part["slots"]]
    tap.ok(len(line["parts"]) > 1, "an endless run comes in parts")
    tap.ok(places == [[3 * i, 3 * i + 3] for i in range(1500001)], "each of its letters is there once, in its place")
    end = line["parts"][-1]["slots"][-1]
    tap.ok(end["codepoints"] == end["utf16"] == [1500000, 1500001], "in all code units", [str(end)])


def check_lists(tap):
    systems = json.loads(output(["systems", "--json"]))
    tap.ok([s["name"] for s in systems["systems"]][:4] == ["hudum", "todo", "sibe", "manchu"], "systems --json")
    tap.ok(all(s["letters"] for s in systems["systems"]), "every system has letters")
    for system in systems["systems"]:
        points = [letter["codepoint"] for letter in system["letters"]]
        lines = output(["forms", "--json", "--system", system["name"], *points]).splitlines()
        forms = [json.loads(line) for line in lines]
        right = [form["letter"] for form in forms] == system["letters"]
        count = sum("inner" not in form["notes"] for letter in forms for form in letter["forms"])
        numbers = f"{count} forms, not {system['forms']}"
        tap.ok(right and count == system["forms"], f"forms --json of {system['name']}", [numbers])


def without_json(tap):
    """A build without jansson says so plainly."""
    for arguments in ["shape", "--json"], ["explain", "--json", "a"], ["forms", "--json", "a"], ["systems", "--json"]:
        result = mongol(arguments, "ᠠ\n")
        good = result.returncode == 2 and not result.stdout and b"has no JSON output" in result.stderr
        tap.ok(good, f"{' '.join(arguments)}: a build without JSON says so", [shown(result.stderr)])


def main():
    tap = Tap()
    if "--full" in sys.argv:
        check_endless(tap)
        tap.done()
    if not has_json():
        without_json(tap)
        tap.skip("JSON", "this build has no JSON output")
        tap.done()
    for text in TEXTS:
        check_text(tap, text.encode("utf-8"), "text")
    for raw in BROKEN:
        check_text(tap, raw, "bytes")
    check_frame(tap)
    check_parts(tap)
    check_lists(tap)
    with scratch() as folder:
        (folder / "a\"b.txt").write_text("ᠠ\n", encoding="utf-8")
        result = mongol(["shape", "--json", "a\"b.txt"], cwd=folder)
        tap.ok(json.loads(result.stdout)["file"] == "a\"b.txt", "a file name is a JSON string")
    tap.done()


if __name__ == "__main__":
    main()
