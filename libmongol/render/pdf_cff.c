/* pdf_cff.c -- which character number (CID) each glyph of a CID-keyed CFF font has: in a PDF such a font is addressed
 * by these, not by glyph numbers. Source: Adobe Technical Note 5176, "The Compact Font Format Specification", sections
 * 4, 5, 9, 13. Every read is checked: the table may be damaged. */
#include "render/pdf.h"

typedef struct cff {
    const uint8_t *p;
    size_t n;
} cff;

/* A number of `width` bytes at `at`; 0 beyond the end. */
static uint32_t read_at(cff t, size_t at, unsigned width)
{
    uint32_t v = 0;
    if (at > t.n || width > t.n - at) {
        return 0;
    }
    for (unsigned i = 0; i < width; i++) {
        v = v << 8 | t.p[at + i];
    }
    return v;
}

/* The end of the INDEX at `at`, and the bounds of its first item. 0: damaged. */
static size_t skip_index(cff t, size_t at, size_t *first, size_t *stop)
{
    uint32_t count = read_at(t, at, 2);
    unsigned width = read_at(t, at + 2, 1);
    *first = *stop = 0;
    if (count == 0) {
        return at + 2;
    }
    if (width < 1 || width > 4) {
        return 0;
    }
    size_t data = at + 3 + (size_t)(count + 1) * width - 1;
    *first = data + read_at(t, at + 3, width);
    *stop = data + read_at(t, at + 3 + width, width);
    size_t end = data + read_at(t, at + 3 + (size_t)count * width, width);
    return end <= t.n && *first <= *stop && *stop <= t.n ? end : 0;
}

/* What the Top DICT in [at, end) says: whether the font is CID-keyed (operator 12 30), and where its charset is (15).
 */
static bool read_top(cff t, size_t at, size_t end, uint32_t *charset)
{
    bool keyed = false;
    int32_t operand = 0;
    *charset = 0;
    while (at < end) {
        unsigned b = t.p[at++];
        if (b == 12) {
            keyed = keyed || read_at(t, at++, 1) == 30;
        } else if (b == 15) {
            *charset = operand > 0 ? (uint32_t)operand : 0;
        } else if (b == 28) {
            operand = (int32_t)read_at(t, at, 2);
            at += 2;
        } else if (b == 29) {
            operand = (int32_t)(read_at(t, at, 4) & 0x7FFFFFFF);
            at += 4;
        } else if (b == 30) { /* a real number: half-bytes up to 15 */
            while (at < end && (t.p[at] & 15) != 15 && t.p[at] >> 4 != 15) {
                at++;
            }
            at++;
        } else if (b >= 32 && b <= 246) {
            operand = (int32_t)b - 139;
        } else if (b >= 247 && b <= 254) {
            operand = b <= 250 ? (int32_t)((b - 247) * 256 + read_at(t, at, 1) + 108) : -1;
            at++;
        }
    }
    return keyed;
}

/* Finds the Top DICT and reads it. */
static bool open_top(cff t, uint32_t *charset)
{
    size_t first, stop;
    size_t at = skip_index(t, read_at(t, 2, 1), &first, &stop); /* names, behind the header */
    return at != 0 && skip_index(t, at, &first, &stop) != 0 && read_top(t, first, stop, charset);
}

/* The next range of a charset: its first number and how many follow; moves at behind it. */
static uint32_t read_range(cff t, unsigned format, size_t *at, uint32_t *left)
{
    uint32_t first = read_at(t, *at, 2);
    *at += 2;
    *left = 0;
    if (format == 1 || format == 2) {
        *left = read_at(t, *at, format);
        *at += format;
    }
    return first;
}

uint16_t *mgl_cff_cids(mgl_ctx *ctx, const uint8_t *bytes, size_t n, uint32_t glyph_n)
{
    cff t = { bytes, n };
    uint32_t charset;
    if (!open_top(t, &charset) || glyph_n == 0) {
        return NULL;
    }
    uint16_t *cid = mgl_alloc(ctx, glyph_n * sizeof *cid);
    if (!cid) {
        return NULL;
    }
    for (uint32_t i = 0; i < glyph_n; i++) {
        cid[i] = (uint16_t)i;
    }
    size_t at = (size_t)charset + 1;
    for (uint32_t glyph = 1; charset > 2 && glyph < glyph_n && at < n;) { /* 0 to 2: not of CID-keyed fonts */
        uint32_t left, first = read_range(t, read_at(t, charset, 1), &at, &left);
        for (uint32_t i = 0; i <= left && glyph < glyph_n; i++) {
            cid[glyph++] = (uint16_t)(first + i);
        }
    }
    return cid;
}
