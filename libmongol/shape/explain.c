/* explain.c -- the story of a text: letters, rules, units, for a person to read. */
#include <mongol/variant.h>
#include <string.h>

#include "base/text.h"
#include "base/writer.h"
#include "model/detector.h"
#include "model/segment.h"
#include "shape/engine.h"
#include "shape/shape_opts.h"
#include "shape/units.h"

static const char *const position_names[] = { "isol", "init", "medi", "fina", "-" };
/* A story being told. */
typedef struct mgl_story {
    mgl_out *out;
    const mgl_shape_opts *opts;
    const unsigned char *text, *end;
    mgl_detector detector;
    const mgl_set *set; /* of the segment */
    size_t offset;      /* of the segment in the text */
    const mgl_slot *slots;
    unsigned fired;
} mgl_story;

/* drawn: say also in which position. */
static void put_form(mgl_out *out, uint16_t row, bool drawn)
{
    for (unsigned k = 0; k < mgl_rows[row].unit_n; k++)
        mgl_out_putf(out, "%s%s", k ? " " : "", mgl_unit_texts[mgl_rows[row].units[k]].name);
    if (!mgl_rows[row].unit_n)
        mgl_out_put(out, "-", 1);
    if (drawn)
        mgl_out_putf(out, ".%s", position_names[mgl_rows[row].drawn]);
}

static bool same_units(uint16_t a, uint16_t b)
{
    return mgl_rows[a].unit_n == mgl_rows[b].unit_n &&
           !memcmp(mgl_rows[a].units, mgl_rows[b].units, mgl_rows[a].unit_n);
}

static const char *state_name(const mgl_slot *slot)
{
    unsigned kind = mgl_symbols[slot->symbol].kind;
    if (kind == MGL_KIND_LETTER)
        return position_names[mgl_at_number(slot->at)];
    if (kind == MGL_KIND_MVS || kind == MGL_KIND_NNBSP) {
        static const char *const states[] = { "raw", "narrow", "wide", "kept" };
        return states[mgl_at_number(slot->at)];
    }
    if (mgl_is_selector(kind))
        return slot->at == MGL_AT_VALID ? "valid" : "invalid";
    if (kind == MGL_KIND_ZWJ && slot->at == MGL_AT_ROOT)
        return "root";
    return "-";
}

/* The short name of a letter; of a letter of another system, the name it has there. */
static const char *alias_of(const mgl_story *story, uint8_t symbol)
{
    uint32_t place = story->set->aliases[symbol];
    for (unsigned system = 0; !place && system < MGL_SYSTEMS; system++)
        place = mgl_sets[story->opts->profile - 1][system]->aliases[symbol];
    return mgl_texts + place;
}

static void put_character(const mgl_story *story, const mgl_slot *slot)
{
    mgl_out_putf(story->out, "%6zu  U+%04X %-10s", story->offset + slot->offset,
                 (unsigned)mgl_symbol_codepoint(slot->symbol), alias_of(story, slot->symbol));
}

static bool is_foreign(const mgl_story *story, const mgl_slot *slot)
{
    return mgl_symbols[slot->symbol].kind == MGL_KIND_LETTER && !(story->set->classes[slot->symbol] & 1);
}

static void tell_letters(const mgl_story *story, size_t n)
{
    mgl_out_puts(story->out, "\n    at  character          position  form to begin with\n");
    for (size_t i = 0; i < n; i++) {
        const mgl_slot *slot = story->slots + i;
        const mgl_cell *cell = &story->set->cells[slot->symbol][mgl_at_number(slot->at)];
        put_character(story, slot);
        unsigned kind = mgl_symbols[slot->symbol].kind;
        bool selector = mgl_is_selector(kind); /* not tried yet */
        mgl_out_putf(story->out, "  %-8s  ", selector ? "-" : state_name(slot));
        put_form(story->out, (uint16_t)(cell->first + cell->fallback), false);
        mgl_out_puts(story->out, is_foreign(story, slot) ? "  (a letter of another system: no rule sees it)\n" : "\n");
    }
}

static void tell_change(mgl_out *out, const mgl_slot *was, const mgl_slot *now)
{
    if (was->at != now->at)
        mgl_out_putf(out, "%s -> %s", state_name(was), state_name(now));
    if (was->row != now->row) {
        if (was->at != now->at)
            mgl_out_puts(out, ", ");
        bool same = same_units(was->row, now->row);
        put_form(out, was->row, same);
        mgl_out_puts(out, " -> ");
        put_form(out, now->row, same);
    } else if (was->at == now->at) {
        mgl_out_puts(out, was->marks != now->marks ? "noted for a later rule" : "stays");
    }
}

/* Called by the engine after every rule that fired. */
static void fired(void *user, uint16_t rule, size_t i, const mgl_slot *was, const mgl_slot *now)
{
    mgl_story *story = user;
    if (!story->fired++)
        mgl_out_puts(story->out, "\n    at  character          rule, and what it did\n");
    put_character(story, story->slots + i);
    mgl_out_putf(story->out, "  %s  ", mgl_rule_names[rule].name);
    tell_change(story->out, was, now);
    mgl_out_putf(story->out, "\n%26s  %s  (%s)\n", "", mgl_rule_names[rule].text, mgl_rule_names[rule].place);
}

static void tell_segment(mgl_story *story, const unsigned char *start, const unsigned char *stop, mgl_slot *slots)
{
    size_t n = (size_t)(stop - start) / 3;
    mgl_trace trace = { fired, story };
    mgl_segment_read(start, n * 3, slots);
    mgl_finding finding = mgl_detect_segment(&story->detector, start, slots, n);
    story->set = mgl_sets[story->opts->profile - 1][finding.system - 1];
    story->offset = (size_t)(start - story->text);
    story->slots = slots;
    story->fired = 0;
    mgl_out_puts(story->out, "text    ");
    mgl_out_put(story->out, (const char *)start, (size_t)(stop - start));
    mgl_out_putf(story->out, "\nsystem  %s, profile %s (%s)\n", mgl_system_name(finding.system),
                 mgl_profile_name(story->opts->profile), mgl_certainty_text(finding.certainty));
    tell_letters(story, n);
    mgl_engine_run(story->set, story->opts->flags, slots, n, &trace);
    if (!story->fired)
        mgl_out_puts(story->out, "\n        no rule fires: everything stays as it began\n");
}

/* The units of the segment, each with the rule that decided it, from the result of mgl_shape(). */
static void tell_units(mgl_story *story, const mgl_units *units, size_t begin, size_t end)
{
    mgl_out_puts(story->out, "\n    at  unit        drawn  join   decided by\n");
    for (size_t i = 0; i < units->n[MGL_GROUP_UNIT]; i++) {
        unsigned flags = units->unit_flags[i];
        if (units->cluster[i] < begin || units->cluster[i] >= end)
            continue;
        const char *name = units->id[i] == MGL_UNIT_TEXT ? "(as typed)" : mgl_unit_texts[units->id[i]].name;
        const char *before = flags & MGL_UNIT_JOINS_BEFORE ? "-" : flags & MGL_UNIT_OPEN_BEFORE ? "<" : " ";
        const char *after = flags & MGL_UNIT_JOINS_AFTER ? "-" : flags & MGL_UNIT_OPEN_AFTER ? ">" : " ";
        const char *rule = units->rule[i] ? mgl_rule_names[units->rule[i]].name : "the default of its position";
        if (units->position[i] == MGL_POSITION_NONE && !units->rule[i])
            rule = "what it is";
        mgl_out_putf(story->out, "%6u  %-10s  %-5s  %s.%s    %s\n", (unsigned)units->cluster[i], name,
                     position_names[units->position[i]], before, after, rule);
    }
}

static void tell_diags(mgl_story *story, const mgl_units *units)
{
    static const char *const severities[] = { "?", "note", "warning", "error" };
    for (size_t i = 0; i < units->n[MGL_GROUP_DIAG]; i++) {
        uint16_t code = units->diag_code[i];
        mgl_out_putf(story->out, "%s  at byte %llu: %s (%s)\n", severities[mgl_diag_severity(code)],
                     (unsigned long long)units->diag_begin[i], mgl_diag_text(code), mgl_diag_name(code));
        mgl_out_diag(story->out, code, units->diag_begin[i], units->diag_end[i]);
    }
}

static mgl_status tell(mgl_story *story, mgl_units *units, mgl_out *line)
{
    const unsigned char *p = story->text, *stop;
    mgl_slot *slots = units->scratch; /* as large as the longest segment, after mgl_shape() */
    while (p < story->end) {
        const unsigned char *start = mgl_segment_find(p, story->end, story->end, &stop);
        if (start > p)
            mgl_out_putf(story->out, "other text, bytes %zu to %zu: no rule is about it\n\n", (size_t)(p - story->text),
                         (size_t)(start - story->text));
        if (start < stop) {
            tell_segment(story, start, stop, slots);
            tell_units(story, units, (size_t)(start - story->text), (size_t)(stop - story->text));
            mgl_out_puts(story->out, "\n");
        }
        p = stop;
    }
    mgl_status status = mgl_units_print(units, (const char *)story->text, line);
    if (status != MGL_OK)
        return status;
    const char *printed = mgl_out_text(line, NULL);
    mgl_out_putf(story->out, "units   %s\n", *printed ? printed : "(none)");
    tell_diags(story, units);
    return mgl_out_finish(story->out);
}

mgl_status mgl_explain(mgl_ctx *ctx, const mgl_shape_opts *opts, const char *text, size_t n, mgl_out *out)
{
    mgl_shape_opts known;
    mgl_units *units = NULL;
    mgl_out *line = NULL;
    if (!mgl_is_text(text, n) || !out)
        return MGL_E_ARG;
    mgl_status status = mgl_shape_options(opts, &known);
    if (status != MGL_OK)
        return status;
    mgl_text_take(&text, &n);
    uint32_t strict = known.flags & MGL_SHAPE_STRICT;
    known.flags &= ~(uint32_t)MGL_SHAPE_STRICT;
    status = mgl_units_new(ctx, &units);
    if (status == MGL_OK)
        status = mgl_out_new(ctx, &line);
    if (status == MGL_OK)
        status = mgl_shape(ctx, &known, text, n, 0, n, units);
    if (status == MGL_OK) {
        mgl_story story = {
            .out = out, .opts = &known, .text = (const unsigned char *)text, .end = (const unsigned char *)text + n
        };
        mgl_detector_start(&story.detector, &known, text, n);
        mgl_out_begin(out);
        status = tell(&story, units, line);
        if (status == MGL_OK && strict && mgl_units_is_flawed(units))
            status = MGL_E_STRICT;
    }
    mgl_out_free(line);
    mgl_units_free(units);
    return status;
}
