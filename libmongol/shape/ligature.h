/* ligature.h -- pairs of letters that are drawn as one. Source: UTN #57, IIb; data/ligatures.tsv. */
#ifndef MGL_SHAPE_LIGATURE_H
#define MGL_SHAPE_LIGATURE_H

#include <stdbool.h>

#include "model/slot.h"

/* The ligature that starts with the letter at slot i, or NULL; *last is its last slot. */
const mgl_ligature *mgl_ligature_at(const mgl_set *set, const mgl_slot *slots, size_t n, size_t i, size_t *last);

/* The slot that slot i touches in direction step as far as ligatures care (marks, valid selectors and ZWNJ do not part
 * a pair); n when there is none. */
size_t mgl_ligature_neighbour(const mgl_slot *slots, size_t n, size_t i, int step);

/* What was found out about a run of marks. */
typedef struct mgl_marked {
    size_t end; /* slots before it need no new look */
    bool on_pair;
} mgl_marked;

/* Whether the mark at slot i stands inside a pair with a required ligature; slots are asked about from left to right.
 */
bool mgl_mark_on_pair(const mgl_set *set, const mgl_slot *slots, size_t n, size_t i, mgl_marked *last);

#endif
