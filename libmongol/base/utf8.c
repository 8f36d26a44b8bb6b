/* utf8.c -- reading and writing UTF-8, ill-formed text included; word-at-a-time where speed matters. */
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* Pieces of this many bytes are checked and then counted while they are still in the nearest cache. */
enum { COUNT_BLOCK = 4096 };

/* What a lead byte promises: how many bytes follow and within which limits the first of them has to be.
 * Source: The Unicode Standard, table 3-7. */
typedef struct lead {
    unsigned follow;
    unsigned low;
    unsigned high;
} lead;

static inline lead read_lead(unsigned byte)
{
    if (byte < 0xC2 || byte > 0xF4)
        return (lead){ 0, 0, 0 };
    if (byte < 0xE0)
        return (lead){ 1, 0x80, 0xBF };
    if (byte < 0xF0)
        return (lead){ 2, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF };
    return (lead){ 3, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF };
}

static inline bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

const unsigned char *mgl_utf8_next(const unsigned char *p, const unsigned char *end, uint32_t *cp)
{
    unsigned byte = *p++;
    if (byte < 0x80) {
        *cp = byte;
        return p;
    }
    lead is = read_lead(byte);
    uint32_t value = byte & (0x3Fu >> is.follow);
    *cp = MGL_UTF8_BAD;
    if (is.follow == 0)
        return p;
    for (unsigned i = 0; i < is.follow; i++) {
        if (p == end || *p < is.low || *p > is.high)
            return p;
        value = value << 6 | (*p++ & 0x3Fu);
        is.low = 0x80;
        is.high = 0xBF;
    }
    *cp = value;
    return p;
}

static inline uint64_t load(const void *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* Eight bytes in memory order, whatever the byte order of the machine. */
#define PATTERN(string) load("" string)

static const unsigned char *skip_ascii(const unsigned char *p, const unsigned char *end)
{
    const uint64_t high = PATTERN("\x80\x80\x80\x80\x80\x80\x80\x80");
    for (; end - p >= 32; p += 32) {
        if ((load(p) | load(p + 8) | load(p + 16) | load(p + 24)) & high)
            break;
    }
    while (end - p >= 8 && !(load(p) & high))
        p += 8;
    while (p < end && *p < 0x80)
        p++;
    return p;
}

/* Two three-byte characters whose lead bytes are not E0 and ED, the ones with narrower limits for the next byte. */
static inline bool is_two_triples(uint64_t word)
{
    const uint64_t leads = PATTERN("\x0F\0\0\x0F\0\0\0\0");
    const uint64_t high = PATTERN("\x80\0\0\x80\0\0\0\0");
    const uint64_t carry = PATTERN("\x7F\0\0\x7F\0\0\0\0");
    if ((word & PATTERN("\xF0\xC0\xC0\xF0\xC0\xC0\0\0")) != PATTERN("\xE0\x80\x80\xE0\x80\x80\0\0"))
        return false;
    uint64_t not_e0 = (word & leads) + carry;
    uint64_t not_ed = ((word & leads) ^ PATTERN("\x0D\0\0\x0D\0\0\0\0")) + carry;
    return (not_e0 & not_ed & high) == high;
}

/* Four two-byte characters; lead bytes C0 and C1 are not among them. */
static inline bool is_four_pairs(uint64_t word)
{
    const uint64_t high = PATTERN("\x80\0\x80\0\x80\0\x80\0");
    if ((word & PATTERN("\xE0\xC0\xE0\xC0\xE0\xC0\xE0\xC0")) != PATTERN("\xC0\x80\xC0\x80\xC0\x80\xC0\x80"))
        return false;
    uint64_t not_c0 = (word & PATTERN("\x1E\0\x1E\0\x1E\0\x1E\0")) + PATTERN("\x7E\0\x7E\0\x7E\0\x7E\0");
    return (not_c0 & high) == high;
}

const unsigned char *mgl_utf8_find_bad(const unsigned char *p, const unsigned char *end)
{
    while (p < end) {
        if (*p < 0x80) {
            p++;
            if (p < end && *p < 0x80)
                p = skip_ascii(p, end);
            continue;
        }
        if (end - p >= 8) {
            uint64_t word = load(p);
            if (is_two_triples(word)) {
                p += 6;
                continue;
            }
            if (is_four_pairs(word)) {
                p += 8;
                continue;
            }
            if (*p >= 0xC2 && *p < 0xE0 && continues(p[1])) {
                p += 2;
                continue;
            }
        }
        uint32_t cp;
        const unsigned char *next = mgl_utf8_next(p, end, &cp);
        if (cp == MGL_UTF8_BAD)
            return p;
        p = next;
    }
    return p;
}

const unsigned char *mgl_utf8_start(const unsigned char *begin, const unsigned char *p)
{
    const unsigned char *lead_at = p;
    while (continues(*lead_at)) {
        /* No character has four bytes like this one: p itself is an ill-formed piece. */
        if (lead_at == begin || p - lead_at == 3)
            return p;
        lead_at--;
    }
    return lead_at;
}

/* The sum of the eight bytes of a word. */
static inline size_t sum_bytes(uint64_t word)
{
    const uint64_t even = 0x00FF00FF00FF00FFu;
    return (size_t)((((word & even) + (word >> 8 & even)) * 0x0001000100010001u) >> 48);
}

/* In well-formed text a code point is a byte that continues nothing; F0 and above is one more UTF-16 unit. */
static void count_good(const unsigned char *p, const unsigned char *end, size_t *utf16, size_t *utf32)
{
    const uint64_t ones = 0x0101010101010101u;
    size_t points = 0, large = 0;
    while (end - p >= 8) {
        uint64_t starts = 0, fours = 0;
        for (unsigned round = 0; round < 255 && end - p >= 8; round++, p += 8) {
            uint64_t word = load(p);
            starts += (~word >> 7 | word >> 6) & ones;
            fours += word >> 7 & word >> 6 & word >> 5 & word >> 4 & ones;
        }
        points += sum_bytes(starts);
        large += sum_bytes(fours);
    }
    for (; p < end; p++) {
        points += !continues(*p);
        large += *p >= 0xF0;
    }
    *utf32 += points;
    *utf16 += points + large;
}

void mgl_utf8_count(const unsigned char *p, const unsigned char *end, size_t *utf16, size_t *utf32)
{
    *utf16 = *utf32 = 0;
    while (p < end) {
        const unsigned char *stop = end - p > COUNT_BLOCK ? mgl_utf8_start(p, p + COUNT_BLOCK) : end;
        const unsigned char *bad = mgl_utf8_find_bad(p, stop);
        count_good(p, bad, utf16, utf32);
        p = bad;
        if (bad < stop) {
            uint32_t cp;
            p = mgl_utf8_next(bad, stop, &cp);
            *utf16 += 1;
            *utf32 += 1;
        }
    }
}

size_t mgl_utf8_unfinished(const unsigned char *p, const unsigned char *end)
{
    for (size_t n = 1; n <= 3 && n <= (size_t)(end - p); n++) {
        uint32_t cp;
        if (continues(end[-(ptrdiff_t)n]))
            continue;
        bool cut = read_lead(end[-(ptrdiff_t)n]).follow >= n && mgl_utf8_next(end - n, end, &cp) == end;
        return cut ? n : 0;
    }
    return 0;
}

size_t mgl_utf8_write(uint32_t cp, char buf[4])
{
    static const unsigned char marks[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--) {
        buf[i] = (char)(0x80 | (cp & 0x3F));
        cp >>= 6;
    }
    buf[0] = (char)(marks[n] | cp);
    return n;
}
