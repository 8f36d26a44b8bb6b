/* json_shape.c -- the appearance of a line as JSON. A line in parts is {"file", "line", "parts": [...]}. */
#include <string.h>

#include "codepoints.h"
#include "json.h"
#include "json_write.h"
#include "labels.h"

/* Where in the line something is, in all three code units, as [from, to). */
static void set_span(json_t *object, const cli_appearance *what, const cli_place *from, const cli_place *to)
{
    json_int_t begin = (json_int_t)what->piece->begin, utf16 = (json_int_t)what->utf16, utf32 = (json_int_t)what->utf32;
    json_object_set_new(object, "bytes",
                        json_pack("[I, I]", begin + (json_int_t)from->utf8, begin + (json_int_t)to->utf8));
    json_object_set_new(object, "utf16",
                        json_pack("[I, I]", utf16 + (json_int_t)from->utf16, utf16 + (json_int_t)to->utf16));
    json_object_set_new(object, "codepoints",
                        json_pack("[I, I]", utf32 + (json_int_t)from->utf32, utf32 + (json_int_t)to->utf32));
}

/* The system of all slots, or "mixed"; without slots the one that was asked for. */
static const char *system_name(const cli_appearance *what)
{
    const uint8_t *system = mgl_units_slot_system(what->units);
    size_t n = mgl_units_slot_count(what->units);
    for (size_t i = 1; i < n; i++) {
        if (system[i] != system[0]) {
            return "mixed";
        }
    }
    return mgl_system_name(n ? system[0] : what->opts->system);
}

static json_t *slot(const cli_appearance *what, size_t i, const cli_place *from, const cli_place *to)
{
    const mgl_units *units = what->units;
    uint32_t system = mgl_units_slot_system(units)[i], cp = mgl_units_slot_codepoint(units)[i];
    uint32_t variant = mgl_units_slot_variant(units)[i], first = mgl_units_slot_unit(units)[i];
    bool last = i + 1 == mgl_units_slot_count(units);
    size_t end = last ? mgl_units_count(units) : mgl_units_slot_unit(units)[i + 1];
    uint8_t state = mgl_units_slot_state(units)[i];
    bool ink = first < end && state != MGL_SLOT_TEXT;
    json_t *object = json_object();
    set_span(object, what, from, to);
    json_object_set_new(object, "text", cli_json_text(what->piece->text + from->utf8, to->utf8 - from->utf8));
    json_object_set_new(object, "state", json_string(cli_state_name(state)));
    if (state == MGL_SLOT_TEXT) {
        return object;
    }
    json_object_set_new(object, "codepoint", cli_json_codepoint(cp));
    json_object_set_new(object, "name", cli_json_maybe(mgl_letter_name(system, cp)));
    if (mgl_punctuation_class(cp) != MGL_PUNCTUATION_NONE) {
        json_object_set_new(object, "class", json_string(mgl_punctuation_class_name(mgl_punctuation_class(cp))));
    }
    json_object_set_new(object, "system", json_string(mgl_system_name(system)));
    json_object_set_new(object, "position", json_string(cli_position_name(mgl_units_slot_position(units)[i])));
    json_object_set_new(object, "variant", variant == MGL_VARIANT_NONE ? json_null() : cli_json_variant(variant));
    json_object_set_new(object, "rule", ink ? cli_json_maybe(cli_rule(mgl_units_rule(units)[first])) : json_null());
    json_object_set_new(object, "units", json_pack("[I, I]", (json_int_t)first, (json_int_t)end));
    return object;
}

static void put_slots(cli_output *out, const cli_appearance *what)
{
    size_t n = mgl_units_slot_count(what->units);
    const uint32_t *offset = mgl_units_slot_cluster(what->units);
    cli_place from = { what->piece->item, 0, 0 }, to = from;
    cli_puts(out, ",\"slots\":[");
    for (size_t i = 0; i < n && !out->failed; i++) {
        cli_place_move(&to, what->piece->text, i + 1 < n ? offset[i + 1] : what->piece->item + what->piece->item_n);
        cli_json_comma(out, i);
        cli_json_put(out, slot(what, i, &from, &to));
        from = to;
    }
    cli_putc(out, ']');
}

static const char *sides(unsigned before, unsigned after)
{
    return before && after ? "both" : before ? "before" : after ? "after" : "none";
}

static json_t *flags_of(uint8_t flags)
{
    json_t *array = json_array();
    if (flags & MGL_UNIT_UNSAFE_TO_BREAK) {
        json_array_append_new(array, json_string("unsafe-to-break"));
    }
    if (flags & MGL_UNIT_FIRST_OF_SLOT) {
        json_array_append_new(array, json_string("first-of-slot"));
    }
    if (flags & MGL_UNIT_AFTER_NEXT) {
        json_array_append_new(array, json_string("after-next"));
    }
    return array;
}

static void put_units(cli_output *out, const cli_appearance *what)
{
    const mgl_units *units = what->units;
    const uint32_t *slot_unit = mgl_units_slot_unit(units), *offset = mgl_units_cluster(units);
    const uint8_t *flags = mgl_units_flags(units), *position = mgl_units_position(units);
    size_t n = mgl_units_count(units), slots = mgl_units_slot_count(units), at = 0;
    cli_puts(out, ",\"units\":[");
    for (size_t i = 0; i < n && !out->failed; i++) {
        uint16_t id = mgl_units_id(units)[i];
        unsigned f = flags[i];
        while (at + 1 < slots && slot_unit[at + 1] <= i) {
            at++;
        }
        cli_json_comma(out, i);
        cli_json_put(out, json_pack("{s:o, s:s, s:i, s:I, s:s, s:s, s:o, s:o}",
                                    "name", id == MGL_UNIT_TEXT ? json_null() : json_string(cli_unit(id)),
                                    "position", cli_position_name(position[i]),
                                    "slot", (int)at,
                                    "byte", (json_int_t)(what->piece->begin + offset[i]),
                                    "joins", sides(f & MGL_UNIT_JOINS_BEFORE, f & MGL_UNIT_JOINS_AFTER),
                                    "open", sides(f & MGL_UNIT_OPEN_BEFORE, f & MGL_UNIT_OPEN_AFTER),
                                    "flags", flags_of(flags[i]),
                                    "rule", cli_json_maybe(cli_rule(mgl_units_rule(units)[i]))));
    }
    cli_putc(out, ']');
}

static void put_ligatures(cli_output *out, const cli_appearance *what)
{
    size_t n = mgl_units_ligature_count(what->units);
    const uint32_t *begin = mgl_units_ligature_begin(what->units), *end = mgl_units_ligature_end(what->units);
    const uint8_t *required = mgl_units_ligature_required(what->units);
    cli_puts(out, ",\"ligatures\":[");
    for (size_t i = 0; i < n && !out->failed; i++) {
        cli_json_comma(out, i);
        cli_json_put(out, json_pack("{s:[I, I], s:b}", "units", (json_int_t)begin[i], (json_int_t)end[i], "required",
                                    (int)required[i]));
    }
    cli_putc(out, ']');
}

/* Which system the text is in, and how sure that is. */
static void put_detection(cli_output *out, const cli_appearance *what)
{
    const cli_piece *piece = what->piece;
    uint32_t system, permille, certainty;
    mgl_status status = mgl_detect(NULL, what->opts, piece->text + piece->item, piece->item_n, &system, &permille,
                                   &certainty, NULL);
    if (status == MGL_OK) {
        cli_json_member(out, true, "detected",
                        json_pack("{s:s, s:i, s:s}", "system", mgl_system_name(system), "permille", (int)permille,
                                  "because", mgl_certainty_text(certainty)));
    }
}

static void put_diags(cli_output *out, const cli_appearance *what)
{
    size_t n = mgl_units_diag_count(what->units);
    const uint16_t *code = mgl_units_diag_code(what->units);
    const uint64_t *begin = mgl_units_diag_begin(what->units), *end = mgl_units_diag_end(what->units);
    cli_place from = { what->piece->item, 0, 0 };
    cli_puts(out, ",\"diagnostics\":[");
    for (size_t i = 0; i < n && !out->failed; i++) {
        cli_place_move(&from, what->piece->text, (size_t)begin[i]);
        cli_place to = from;
        cli_place_move(&to, what->piece->text, (size_t)end[i]);
        json_t *object = json_pack("{s:s, s:s, s:s}", "code", mgl_diag_name(code[i]), "severity", cli_severity(code[i]),
                                   "message", mgl_diag_text(code[i]));
        set_span(object, what, &from, &to);
        cli_json_comma(out, i);
        cli_json_put(out, object);
    }
    cli_putc(out, ']');
}

void cli_json_appearance(cli_output *out, const cli_appearance *what)
{
    const cli_piece *piece = what->piece;
    bool whole = piece->first && piece->last;
    if (piece->first) {
        cli_putc(out, '{');
        cli_json_member(out, false, "file", cli_json_text(what->file, strlen(what->file)));
        cli_json_member(out, true, "line", json_integer((json_int_t)piece->line));
        cli_puts(out, whole ? "," : ",\"parts\":[{");
    } else {
        cli_puts(out, ",{");
    }
    cli_json_member(out, false, "text", cli_json_text(piece->text + piece->item, piece->item_n));
    cli_json_member(out, true, "system", json_string(system_name(what)));
    cli_json_member(out, true, "profile", json_string(mgl_profile_name(what->opts->profile)));
    if (what->opts->system == MGL_SYSTEM_AUTO) {
        put_detection(out, what);
    }
    cli_json_member(out, true, "notation", cli_json_text(what->notation, what->notation_n));
    put_slots(out, what);
    put_units(out, what);
    put_ligatures(out, what);
    put_diags(out, what);
    cli_puts(out, whole ? "}\n" : piece->last ? "}]}\n" : "}");
}
