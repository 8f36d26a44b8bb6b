/* suffix.h -- whether a piece of a word is a suffix, by what it looks like.
 * Source: MGC/01-03, table 1; data/SYSTEM/suffixes.tsv. */
#ifndef MGL_WORDS_SUFFIX_H
#define MGL_WORDS_SUFFIX_H

#include "words/scan.h"

enum { MGL_NO_LETTER = 255 };

/* What stands before a piece. */
typedef struct mgl_before {
    uint8_t last;     /* symbol of the last letter; MGL_NO_LETTER: there is none, or it is not Mongolian */
    uint8_t function; /* of the suffix right before; 0: there is none */
    bool stem;        /* there is something in the same word */
    bool chachlag;    /* what is right before ends in a chachlag */
    bool outside;     /* a number, a foreign word or a closing bracket, and a plain space */
} mgl_before;

/* A piece of the word that ends at limit: its separator begins at begin and ends at letters. */
typedef struct mgl_span {
    const unsigned char *begin, *letters, *end, *limit;
} mgl_span;

/* The suffix that the piece is behind its separator, or NULL. narrow: the separator is drawn as that of a chachlag. */
const mgl_suffix_row *mgl_suffix_find(const mgl_set *set, const mgl_before *before, const mgl_span *span, bool *narrow);

static inline bool mgl_is_separator(const unsigned char *p, const unsigned char *end)
{
    return (mgl_bits_at(p, end) & MGL_INWORD_SEPARATOR) != 0;
}

/* The end of the parts of a word at p that are no separators. */
const unsigned char *mgl_skip_parts(const unsigned char *p, const unsigned char *end);

#endif
