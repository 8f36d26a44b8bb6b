/* ink.c -- what a slot draws: its units, its joins. */
#include "shape/ink.h"

#include <mongol/variant.h>

/* The units of a form, and of the sign that it carries, if any: the two are one form. */
static void add_form(mgl_ink *ink, const mgl_row *row)
{
    for (unsigned k = 0; k < row->unit_n && ink->n < sizeof ink->units; k++)
        ink->units[ink->n++] = row->units[k];
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

static mgl_ink ink_of_form(const mgl_slot *slots, size_t n, size_t i)
{
    const mgl_row *row = mgl_rows + slots[i].row;
    mgl_ink ink = { .joins = mgl_symbols[slots[i].symbol].joining == MGL_JOIN_DUAL };
    if (row->flags & MGL_ROW_CARRIED) {
        ink.nothing = true;
        return ink;
    }
    ink.before = ink.joins && row->drawn >= MGL_POSITION_MEDI;
    ink.after = ink.joins && (row->drawn == MGL_POSITION_INIT || row->drawn == MGL_POSITION_MEDI);
    add_form(&ink, row);
    const mgl_row *sign = row->flags & MGL_VARIANT_LONG_VOWEL ? carried(slots, n, i) : NULL;
    if (sign)
        add_form(&ink, sign);
    return ink;
}

mgl_ink mgl_ink_of(const mgl_slot *slots, size_t n, size_t i)
{
    const mgl_symbol *symbol = mgl_symbols + slots[i].symbol;
    if (slots[i].row)
        return ink_of_form(slots, n, i);
    mgl_ink ink = { .units = { MGL_UNIT_TEXT }, .n = 1 };
    switch (symbol->kind) {
    case MGL_KIND_LETTER:
    case MGL_KIND_PUNCTUATION:
    case MGL_KIND_UNASSIGNED:
        return ink; /* shown by its code point */
    case MGL_KIND_NIRUGU:
        ink.joins = ink.before = ink.after = true;
        break;
    default:
        break;
    }
    ink.units[0] = symbol->unit[mgl_at_number(slots[i].at)];
    ink.nothing = !ink.units[0];
    ink.n = !ink.nothing;
    ink.through = symbol->through;
    return ink;
}

unsigned mgl_ink_position(const mgl_ink *ink, unsigned k)
{
    bool before = k > 0 || ink->before, after = k + 1 < ink->n || ink->after;
    if (!ink->joins)
        return MGL_POSITION_NONE;
    return before ? (after ? MGL_POSITION_MEDI : MGL_POSITION_FINA) : after ? MGL_POSITION_INIT : MGL_POSITION_ISOL;
}
