/* deliver.h -- from shaped slots to the arrays of a result. */
#ifndef MGL_SHAPE_DELIVER_H
#define MGL_SHAPE_DELIVER_H

#include "shape/units.h"

/* A shaped segment and the part of it that the caller asked for. */
typedef struct mgl_shaped {
    const mgl_set *set;
    const mgl_slot *slots;
    size_t n;
    size_t first, last; /* slots [first, last) are delivered; the others are context */
    uint32_t offset;    /* of the segment in the text */
} mgl_shaped;

/* Appends slots, units and diagnostics of a segment, for which there is room. */
void mgl_deliver_segment(mgl_units *units, const mgl_shaped *shaped);
/* Appends a run of other text: one slot, one unit, and what is wrong with its bytes. */
void mgl_deliver_text(mgl_units *units, const unsigned char *text, size_t begin, size_t end, unsigned system);

#endif
