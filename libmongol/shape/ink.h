/* ink.h -- what a slot draws. */
#ifndef MGL_SHAPE_INK_H
#define MGL_SHAPE_INK_H

#include <mongol/variant.h>

#include "model/slot.h"

typedef struct mgl_ink {
    const uint8_t *units;
    unsigned n;
    bool joins;         /* it has positions */
    bool before, after; /* wants a join */
    bool nothing;       /* no ink: the join runs past it */
    bool through;       /* a mark under which the join runs on */
    uint8_t own[4];     /* where units stand that no table has together */
} mgl_ink;

/* The general case of mgl_ink_of(). */
void mgl_ink_special(const mgl_slot *slots, size_t n, size_t i, mgl_ink *ink);

/* What slot i of n shaped slots draws; MGL_UNIT_TEXT for a character without units. */
static inline void mgl_ink_of(const mgl_slot *slots, size_t n, size_t i, mgl_ink *ink)
{
    const mgl_row *row = mgl_rows + slots[i].row;
    if (!slots[i].row || (row->flags & (MGL_ROW_CARRIED | MGL_VARIANT_LONG_VOWEL))) {
        mgl_ink_special(slots, n, i, ink);
        return;
    }
    ink->units = row->units;
    ink->n = row->unit_n;
    ink->joins = mgl_symbols[slots[i].symbol].joining == MGL_JOIN_DUAL;
    ink->before = ink->joins && row->drawn >= MGL_POSITION_MEDI;
    ink->after = ink->joins && (row->drawn == MGL_POSITION_INIT || row->drawn == MGL_POSITION_MEDI);
    ink->nothing = ink->through = false;
}

/* The mgl_position of unit k of an ink. */
static inline unsigned mgl_ink_position(const mgl_ink *ink, unsigned k)
{
    static const uint8_t positions[2][2] = { { MGL_POSITION_ISOL, MGL_POSITION_INIT },
                                             { MGL_POSITION_FINA, MGL_POSITION_MEDI } };
    return ink->joins ? positions[k > 0 || ink->before][k + 1 < ink->n || ink->after] : MGL_POSITION_NONE;
}

#endif
