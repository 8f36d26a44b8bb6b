/* appearance.h -- what a reader sees of a segment, as a row of numbers: two segments look the same exactly when theirs
 * are equal. */
#ifndef MGL_SHAPE_APPEARANCE_H
#define MGL_SHAPE_APPEARANCE_H

#include "model/slot.h"

/* One written unit, or a character that is shown by itself. */
typedef struct mgl_look {
    uint16_t value;   /* unit number; MGL_LOOK_SYMBOL + symbol for a character without units */
    uint8_t position; /* mgl_position */
    uint8_t on_pair;  /* a mark on a ligated pair */
    uint32_t slot;    /* where it comes from */
} mgl_look;

enum { MGL_LOOK_SYMBOL = 256 };

/* Fills at most 3 * n looks of n shaped slots; returns how many there are. */
size_t mgl_appearance(const mgl_set *set, const mgl_slot *slots, size_t n, mgl_look *looks);

#endif
