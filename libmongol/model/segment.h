/* segment.h -- cutting text into segments of Mongolian and runs of everything else.
 *
 * A segment is a maximal run of code points of U+1800..18AF, with the NNBSP, ZWNJ and ZWJ that touch it.  No rule looks
 * beyond a segment, so that segments can be shaped one by one and a stream may be cut between them. */
#ifndef MGL_MODEL_SEGMENT_H
#define MGL_MODEL_SEGMENT_H

#include "model/slot.h"

/* The first segment that begins in [p, limit), limit <= end: sets *stop to where it ends (it may reach up to end) and
 * returns its start; returns limit, with *stop = limit, when there is none. */
const unsigned char *mgl_segment_find(const unsigned char *p, const unsigned char *limit, const unsigned char *end,
                                      const unsigned char **stop);

/* The symbol of the three bytes at p, and the three bytes of a symbol. */
static inline uint8_t mgl_segment_symbol(const unsigned char *p)
{
    if (p[0] == 0xE1)
        return (uint8_t)((p[1] - 0xA0) << 6 | (p[2] & 0x3F));
    return p[2] == 0xAF ? MGL_SYMBOL_NNBSP : p[2] == 0x8C ? MGL_SYMBOL_ZWNJ : MGL_SYMBOL_ZWJ;
}
void mgl_segment_write(uint8_t symbol, unsigned char p[3]);

/* Where the segment (or run of controls) that p stands in begins; p when it stands in none. begin <= p. */
const unsigned char *mgl_segment_start(const unsigned char *begin, const unsigned char *p);

/* Reads a segment of n bytes (a multiple of 3) into n / 3 slots: symbols, offsets, joins and positions. */
void mgl_segment_read(const unsigned char *p, size_t n, mgl_slot *slots);

/* The same from symbols that are already in the slots: joins and positions, everything else blank. */
void mgl_segment_join(mgl_slot *slots, size_t n);

/* Whether a cut right before slot i changes nothing on either side (slots 1 .. n - 1). */
int mgl_segment_safe(const mgl_slot *slots, size_t i);

#endif
