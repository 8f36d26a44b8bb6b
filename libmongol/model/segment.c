/* segment.c -- finding and reading segments. Source: The Unicode Standard, chapter 9 (joining); UTN #57. */
#include "model/segment.h"

#include <stdbool.h>
#include <string.h>

/* U+1800..18AF are E1 A0 80 .. E1 A2 AF. */
static int is_block(const unsigned char *p)
{
    return p[0] == 0xE1 && (p[1] == 0xA0 || p[1] == 0xA1 || (p[1] == 0xA2 && p[2] < 0xB0)) && (p[2] & 0xC0) == 0x80;
}

/* U+200C, U+200D and U+202F are E2 80 8C, E2 80 8D and E2 80 AF. */
static int is_control(const unsigned char *p)
{
    return p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0x8C || p[2] == 0x8D || p[2] == 0xAF);
}

/* The next byte 0xE1 in [p, end), or end. Between two words there is mostly one space. */
static const unsigned char *find_lead(const unsigned char *p, const unsigned char *end)
{
    if (p < end && *p == 0xE1)
        return p;
    if (end - p > 1 && p[1] == 0xE1)
        return p + 1;
    const unsigned char *lead = p < end ? memchr(p, 0xE1, (size_t)(end - p)) : NULL;
    return lead ? lead : end;
}

/* Many scripts have 0xE1 as their first byte: passes over text that has it, but no second byte of the block behind it.
 * Compilers make vector code of the inner loop. */
static const unsigned char *pass_over(const unsigned char *p, const unsigned char *reach)
{
    enum { STRIDE = 64, MOST = 32 };
    for (unsigned strides = 0; strides < MOST && reach - p > STRIDE; strides++, p += STRIDE) {
        unsigned char found = 0;
        for (unsigned i = 0; i < STRIDE; i++)
            found |= (unsigned char)((p[i] == 0xE1) & (p[i + 1] >= 0xA0) & (p[i + 1] <= 0xA2));
        if (found)
            break;
    }
    return p;
}

const unsigned char *mgl_segment_find(const unsigned char *p, const unsigned char *limit, const unsigned char *end,
                                      const unsigned char **stop)
{
    /* Controls before the limit may belong to a letter behind it. */
    const unsigned char *reach = limit;
    if (limit - p >= 3 && is_control(limit - 3)) {
        while (end - reach >= 3 && is_control(reach))
            reach += 3;
        if (end - reach >= 3 && is_block(reach))
            reach++;
    }
    const unsigned char *start = p;
    for (;; start = pass_over(start + 1, reach)) {
        start = find_lead(start, reach);
        if (start == reach || end - start < 3)
            return *stop = limit;
        if (is_block(start))
            break;
    }
    const unsigned char *last = start + 3, *edge = end - 3;
    while (start - p >= 3 && is_control(start - 3))
        start -= 3;
    if (start >= limit)
        return *stop = limit;
    while (last <= edge && (last[0] == 0xE1 ? is_block(last) : is_control(last)))
        last += 3;
    *stop = last;
    return start;
}

const unsigned char *mgl_segment_start(const unsigned char *begin, const unsigned char *p)
{
    while (p - begin >= 3 && (is_block(p - 3) || is_control(p - 3)))
        p -= 3;
    return p;
}

void mgl_segment_write(uint8_t symbol, unsigned char p[3])
{
    static const uint8_t ends[] = { 0xAF, 0x8C, 0x8D }; /* NNBSP, ZWNJ, ZWJ */
    bool block = symbol < MGL_SYMBOL_NNBSP;
    p[0] = block ? 0xE1 : 0xE2;
    p[1] = block ? (unsigned char)(0xA0 + (symbol >> 6)) : 0x80;
    p[2] = block ? (unsigned char)(0x80 | (symbol & 0x3F)) : ends[symbol - MGL_SYMBOL_NNBSP];
}

static const uint8_t at_of_joins[4] = { MGL_AT_ISOL, MGL_AT_FINA, MGL_AT_INIT, MGL_AT_MEDI };

/* Sets up slot i; open is the last slot that is not transparent, while it joins, or NULL. Returns the new one. */
static inline mgl_slot *join(mgl_slot *slot, mgl_slot *open, uint8_t symbol, size_t i)
{
    *slot = (mgl_slot){ .offset = (uint32_t)(i * 3), .symbol = symbol, .at = MGL_AT_RAW };
    unsigned joining = mgl_symbols[symbol].joining;
    if (joining == MGL_JOIN_TRANSPARENT)
        return open;
    if (joining == MGL_JOIN_NONE)
        return NULL;
    if (open) {
        slot->joins = 1;
        open->joins |= 2;
        if (mgl_symbols[open->symbol].joining == MGL_JOIN_DUAL)
            open->at = at_of_joins[open->joins];
    }
    if (joining == MGL_JOIN_DUAL)
        slot->at = at_of_joins[slot->joins];
    return slot;
}

void mgl_segment_read(const unsigned char *p, size_t n, mgl_slot *slots)
{
    mgl_slot *open = NULL;
    for (size_t i = 0; i * 3 < n; i++)
        open = join(slots + i, open, mgl_segment_symbol(p + i * 3), i);
}

void mgl_segment_join(mgl_slot *slots, size_t n)
{
    mgl_slot *open = NULL;
    for (size_t i = 0; i < n; i++)
        open = join(slots + i, open, slots[i].symbol, i);
}

static int is_barrier(const mgl_slot *slot)
{
    unsigned kind = mgl_symbols[slot->symbol].kind;
    return kind == MGL_KIND_PUNCTUATION || kind == MGL_KIND_UNASSIGNED;
}

/* NNBSP, ZWNJ and ZWJ are Mongolian text only through what they touch. */
static int is_borrowed(const mgl_slot *slot)
{
    return slot->symbol >= MGL_SYMBOL_NNBSP;
}

int mgl_segment_safe(const mgl_slot *slots, size_t i)
{
    if (is_borrowed(slots + i) || is_borrowed(slots + i - 1))
        return 0;
    return is_barrier(slots + i) || mgl_symbols[slots[i].symbol].kind == MGL_KIND_SIGN || is_barrier(slots + i - 1);
}
