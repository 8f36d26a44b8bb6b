/* ink.c -- what a slot draws: characters without forms, and forms that carry a sign. */
#include "shape/ink.h"

static const uint8_t other_text[1] = { MGL_UNIT_TEXT };

/* The units of a form, and of the sign that it carries, if any: the two are one form. */
static void add_form(mgl_ink *ink, const mgl_row *row)
{
    for (unsigned k = 0; k < row->unit_n && ink->n < sizeof ink->own; k++)
        ink->own[ink->n++] = row->units[k];
}

/* The next letter, if it is a sign that is drawn with the form before it. */
static const mgl_row *carried(const mgl_slot *slots, size_t n, size_t i)
{
    while (++i < n) {
        if (mgl_symbols[slots[i].symbol].kind != MGL_KIND_LETTER)
            continue;
        const mgl_row *row = mgl_rows + slots[i].row;
        return row->flags & MGL_ROW_CARRIED ? row : NULL;
    }
    return NULL;
}

static void ink_of_form(const mgl_slot *slots, size_t n, size_t i, mgl_ink *ink)
{
    const mgl_row *row = mgl_rows + slots[i].row;
    ink->units = ink->own;
    ink->joins = mgl_symbols[slots[i].symbol].joining == MGL_JOIN_DUAL;
    if (row->flags & MGL_ROW_CARRIED) {
        ink->nothing = true;
        return;
    }
    ink->before = ink->joins && row->drawn >= MGL_POSITION_MEDI;
    ink->after = ink->joins && (row->drawn == MGL_POSITION_INIT || row->drawn == MGL_POSITION_MEDI);
    add_form(ink, row);
    const mgl_row *sign = row->flags & MGL_VARIANT_LONG_VOWEL ? carried(slots, n, i) : NULL;
    if (sign)
        add_form(ink, sign);
}

void mgl_ink_special(const mgl_slot *slots, size_t n, size_t i, mgl_ink *ink)
{
    const mgl_symbol *symbol = mgl_symbols + slots[i].symbol;
    *ink = (mgl_ink){ .n = 0 };
    if (slots[i].row) {
        ink_of_form(slots, n, i, ink);
        return;
    }
    bool shown_as_typed =
        symbol->kind == MGL_KIND_LETTER || symbol->kind == MGL_KIND_PUNCTUATION || symbol->kind == MGL_KIND_UNASSIGNED;
    ink->units = shown_as_typed ? other_text : symbol->unit + mgl_at_number(slots[i].at);
    ink->joins = ink->before = ink->after = symbol->kind == MGL_KIND_NIRUGU;
    ink->nothing = !shown_as_typed && !*ink->units;
    ink->n = !ink->nothing;
    ink->through = symbol->through;
}
