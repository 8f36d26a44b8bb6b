/* scan.h -- where a word ends, and what it is. Source: MGC/01-11 (2016), 7.2.1, extended as <mongol/words.h> says. */
#ifndef MGL_WORDS_SCAN_H
#define MGL_WORDS_SCAN_H

#include <mongol/words.h>

#include "tables/word_tables.h"

/* What a code point of other text is in words. */
typedef enum mgl_text_class {
    MGL_TEXT_SPACE,  /* white space, controls */
    MGL_TEXT_FORMAT, /* invisible, part of a foreign word inside one */
    MGL_TEXT_LETTER,
    MGL_TEXT_IDEOGRAPH,
    MGL_TEXT_NUMBER,
    MGL_TEXT_POINT, /* punctuation and symbols */
    MGL_TEXT_MARK,  /* stays with what it follows */
    MGL_TEXT_BAD
} mgl_text_class;

mgl_text_class mgl_text_classify(uint32_t codepoint);
/* Whether it is a closing bracket or quotation mark. */
bool mgl_text_closes(uint32_t codepoint);

/* The bits of the code point at p, 0 if it is not of the Mongolian block and none of NNBSP, ZWNJ, ZWJ. p < end. */
static inline unsigned mgl_bits_at(const unsigned char *p, const unsigned char *end)
{
    if (end - p < 3)
        return 0;
    if (p[0] == 0xE1)
        return (p[1] & 0xFC) == 0xA0 && (p[2] & 0xC0) == 0x80 ? mgl_word_bits[(p[1] & 3) << 6 | (p[2] & 0x3F)] : 0;
    if (p[0] != 0xE2 || p[1] != 0x80)
        return 0;
    if (p[2] == 0xAF)
        return MGL_INWORD_PART | MGL_INWORD_SEPARATOR;         /* U+202F */
    return p[2] == 0x8C || p[2] == 0x8D ? MGL_INWORD_PART : 0; /* U+200C, U+200D */
}

/* The end of the run of parts of a word at p, and the bits of all of them. Reads four bytes at once where it can: this
 * is the inner loop of everything about words. */
static inline const unsigned char *mgl_scan_run(const unsigned char *p, const unsigned char *end, unsigned *bits)
{
    unsigned all = 0, one;
    for (; end - p >= 4; p += 3, all |= one) {
        uint32_t four = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
        if ((four & 0xC0FCFF) == 0x80A0E1) /* U+1800..18FF */
            one = mgl_word_bits[(four >> 2 & 0xC0) | (four >> 16 & 0x3F)];
        else if ((four & 0xFFFF) == 0x80E2)
            one = mgl_bits_at(p, end);
        else
            break;
        if (!(one & MGL_INWORD_PART))
            break;
    }
    if (end - p == 3 && (one = mgl_bits_at(p, end)) & MGL_INWORD_PART) {
        all |= one;
        p += 3;
    }
    *bits = all;
    return p;
}

/* A text being scanned from left to right. */
typedef struct mgl_scan {
    const unsigned char *end;
    const unsigned char
        *bare; /* up to here runs of parts of a word have no letter: so that a long one is not read for each word */
} mgl_scan;

/* The end of the word at p < end. */
const unsigned char *mgl_scan_word(mgl_scan *scan, const unsigned char *p, uint32_t *kind);

#endif
