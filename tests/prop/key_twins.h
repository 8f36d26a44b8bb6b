/* key_twins.h -- texts that differ from another in a place or two: letters that share a form, controls put in or taken
 * out. Many look like the other. */
#ifndef MGL_PROP_KEY_TWINS_H
#define MGL_PROP_KEY_TWINS_H

#include "random.h"

enum { TWIN_BYTES = RANDOM_BYTES + 32, TWIN_PAIRS = 2048 };

/* Pairs of letters of a system that share a form at some position, asked from the library. */
typedef struct twins {
    const random_alphabet *alphabet;
    size_t n;
    uint32_t from[TWIN_PAIRS], to[TWIN_PAIRS];
} twins;

void twins_fill(twins *twin, uint32_t profile, const random_alphabet *alphabet);
/* Writes a text that differs from another of at most RANDOM_BYTES - 1 bytes, with a NUL behind it; its length. */
size_t twins_vary(const twins *twin, random_source *random, const char *text, size_t n, char varied[TWIN_BYTES]);

#endif
