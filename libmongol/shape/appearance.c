/* appearance.c -- what a reader sees of a segment. */
#include "shape/appearance.h"

#include <mongol/shape.h>

#include "shape/ink.h"
#include "shape/ligature.h"

size_t mgl_appearance(const mgl_set *set, const mgl_slot *slots, size_t n, mgl_look *looks)
{
    size_t count = 0;
    mgl_marked last_pair = { 0, false };
    for (size_t i = 0; i < n; i++) {
        mgl_ink ink;
        mgl_ink_of(slots, n, i, &ink);
        bool mark =
            mgl_symbols[slots[i].symbol].kind == MGL_KIND_MARK && mgl_mark_on_pair(set, slots, n, i, &last_pair);
        for (unsigned k = 0; k < ink.n; k++) {
            uint16_t value = ink.units[k] == MGL_UNIT_TEXT ? MGL_LOOK_SYMBOL + slots[i].symbol : ink.units[k];
            looks[count++] = (mgl_look){ value, (uint8_t)mgl_ink_position(&ink, k), mark, (uint32_t)i };
        }
    }
    return count;
}
