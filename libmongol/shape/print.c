/* print.c -- units in the notation of UTN #57's test suites. */
#include "base/utf8.h"
#include "base/writer.h"
#include "shape/engine.h"
#include "shape/units.h"

/* A line of tokens separated by spaces, gathered before it is written. */
typedef struct mgl_line {
    mgl_out *out;
    bool started;
    size_t n;
    char waiting[1024];
} mgl_line;

enum { LONGEST_TOKEN = 16 };

static void flush(mgl_line *line)
{
    if (line->n)
        mgl_out_put(line->out, line->waiting, line->n);
    line->n = 0;
}

static void token(mgl_line *line, const char *text, size_t n)
{
    if (line->n + LONGEST_TOKEN + 1 > sizeof line->waiting)
        flush(line);
    if (line->started)
        line->waiting[line->n++] = ' ';
    for (size_t k = 0; k < n; k++)
        line->waiting[line->n++] = text[k];
    line->started = true;
}

static void unit_token(mgl_line *line, unsigned id)
{
    token(line, mgl_unit_texts[id].name, mgl_unit_texts[id].n);
}

static void print_unit(mgl_line *line, const mgl_units *units, size_t i)
{
    if (units->unit_flags[i] & MGL_UNIT_OPEN_BEFORE)
        token(line, "<", 1);
    unit_token(line, units->id[i]);
    if (units->unit_flags[i] & MGL_UNIT_OPEN_AFTER)
        token(line, ">", 1);
}

static size_t hex(char *to, uint32_t value, unsigned digits)
{
    while (value >> digits * 4)
        digits++;
    for (unsigned k = 0; k < digits; k++)
        to[k] = "0123456789ABCDEF"[value >> (digits - 1 - k) * 4 & 15];
    return digits;
}

/* An NNBSP that touches no Mongolian: as the rules of its system leave it. */
static unsigned lone_nnbsp(unsigned profile, unsigned system)
{
    mgl_slot slot = { .symbol = MGL_SYMBOL_NNBSP, .at = MGL_AT_RAW };
    mgl_engine_run(mgl_sets[profile - 1][system - 1], 0, &slot, 1, NULL);
    return mgl_symbols[slot.symbol].unit[mgl_at_number(slot.at)];
}

/* Characters without units: a space is printed like a wide separator, a control as in its idle state. */
static void print_text(mgl_line *line, const unsigned char *p, const unsigned char *end, unsigned profile,
                       unsigned system)
{
    while (p < end) {
        uint32_t codepoint;
        const unsigned char *next = mgl_utf8_next(p, end, &codepoint);
        char buffer[12] = "U+";
        if (codepoint == MGL_UTF8_BAD) {
            for (; p < next; p++) {
                buffer[0] = '\\', buffer[1] = 'x';
                token(line, buffer, 2 + hex(buffer + 2, *p, 2));
            }
        } else if (codepoint == ' ') {
            token(line, "-", 1);
        } else if (codepoint == 0x202F) {
            unit_token(line, lone_nnbsp(profile, system));
        } else if (codepoint != 0x200C && codepoint != 0x200D) {
            token(line, buffer, 2 + hex(buffer + 2, codepoint, 4));
        }
        p = next;
    }
}

/* Where the text and the units of a slot end. */
static size_t text_end(const mgl_units *units, size_t slot)
{
    return slot + 1 < units->n[MGL_GROUP_SLOT] ? units->slot_cluster[slot + 1] : units->item_end;
}

static size_t units_end(const mgl_units *units, size_t slot)
{
    return slot + 1 < units->n[MGL_GROUP_SLOT] ? units->slot_unit[slot + 1] : units->n[MGL_GROUP_UNIT];
}

static void print_slot(mgl_line *line, const mgl_units *units, const unsigned char *text, size_t slot)
{
    size_t unit = units->slot_unit[slot], end = units_end(units, slot);
    if (unit < end && units->id[unit] == MGL_UNIT_TEXT) {
        print_text(line, text + units->slot_cluster[slot], text + text_end(units, slot), units->profile,
                   units->slot_system[slot]);
        return;
    }
    for (; unit < end; unit++)
        print_unit(line, units, unit);
}

static bool waits(const mgl_units *units, size_t slot)
{
    size_t unit = units->slot_unit[slot];
    return unit < units_end(units, slot) && (units->unit_flags[unit] & MGL_UNIT_AFTER_NEXT);
}

mgl_status mgl_units_print(const mgl_units *units, const char *text, mgl_out *out)
{
    if (!units || !text || !out)
        return MGL_E_ARG;
    mgl_line line;
    line.out = out;
    line.started = false;
    line.n = 0;
    mgl_out_begin(out);
    size_t n = mgl_units_slot_count(units);
    for (size_t slot = 0; slot < n; slot++) {
        size_t first = slot;
        while (slot < n && (waits(units, slot) || (slot > first && units->slot_state[slot] != MGL_SLOT_LETTER)))
            slot++; /* marks on a ligated pair, and what stands between them and its second letter */
        if (slot < n)
            print_slot(&line, units, (const unsigned char *)text, slot);
        for (size_t mark = first; mark < slot && mark < n; mark++)
            print_slot(&line, units, (const unsigned char *)text, mark);
    }
    flush(&line);
    return mgl_out_finish(out);
}
