/* ligature.h -- pairs of letters that are drawn as one. Source: UTN #57, IIb; data/ligatures.tsv. */
#ifndef MGL_SHAPE_LIGATURE_H
#define MGL_SHAPE_LIGATURE_H

#include <stdbool.h>

#include "model/slot.h"

/* The ligature two letters make, or NULL: their forms, the position of the whole, the second letter a vowel if required. */
const mgl_ligature *mgl_ligature_of(const mgl_set *set, const mgl_slot *first, const mgl_slot *second);

/* The slot that slot i touches in direction step as far as ligatures care (marks, valid selectors and ZWNJ do not part a pair);
 * n when there is none. */
size_t mgl_ligature_neighbour(const mgl_slot *slots, size_t n, size_t i, int step);

/* Whether the mark at slot i stands inside a pair with a required ligature. */
bool mgl_mark_on_pair(const mgl_set *set, const mgl_slot *slots, size_t n, size_t i);

#endif
