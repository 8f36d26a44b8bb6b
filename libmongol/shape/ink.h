/* ink.h -- what a slot draws. */
#ifndef MGL_SHAPE_INK_H
#define MGL_SHAPE_INK_H

#include <stdbool.h>

#include "model/slot.h"

typedef struct mgl_ink {
    uint8_t units[4];
    unsigned n;
    bool joins;         /* it has positions */
    bool before, after; /* wants a join */
    bool nothing;       /* no ink: the join runs past it */
    bool through;       /* a mark under which the join runs on */
} mgl_ink;

/* What slot i of n shaped slots draws; MGL_UNIT_TEXT for a character without units. */
mgl_ink mgl_ink_of(const mgl_slot *slots, size_t n, size_t i);

/* The mgl_position of unit k of an ink. */
unsigned mgl_ink_position(const mgl_ink *ink, unsigned k);

#endif
