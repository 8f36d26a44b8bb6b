/* ink.c -- what a slot draws: its units, its joins. */
#include "shape/ink.h"

#include <mongol/shape.h>

static const uint8_t other_text[1] = { MGL_UNIT_TEXT };

mgl_ink mgl_ink_of(const mgl_slot *slot) {
    const mgl_symbol *symbol = mgl_symbols + slot->symbol;
    mgl_ink result = { other_text, 1, false, false, false, false, false };
    if (slot->row) {
        const mgl_row *row = mgl_rows + slot->row;
        bool joins = symbol->joining == MGL_JOIN_DUAL;
        bool after = row->drawn == MGL_POSITION_INIT || row->drawn == MGL_POSITION_MEDI;
        return (mgl_ink){ row->units, row->unit_n, joins, joins && row->drawn >= MGL_POSITION_MEDI, joins && after, false, false };
    }
    switch (symbol->kind) {
    case MGL_KIND_LETTER:
    case MGL_KIND_PUNCTUATION:
    case MGL_KIND_UNASSIGNED: return result; /* shown by its code point */
    case MGL_KIND_NIRUGU:
        result.joins = result.before = result.after = true;
        break;
    default: break;
    }
    result.units = symbol->unit + mgl_at_number(slot->at);
    result.nothing = !*result.units;
    result.n = !result.nothing;
    result.through = symbol->through;
    return result;
}

unsigned mgl_ink_position(const mgl_ink *ink, unsigned k) {
    bool before = k > 0 || ink->before, after = k + 1 < ink->n || ink->after;
    if (!ink->joins) return MGL_POSITION_NONE;
    return before ? (after ? MGL_POSITION_MEDI : MGL_POSITION_FINA) : after ? MGL_POSITION_INIT : MGL_POSITION_ISOL;
}
