/* suffix.h -- the pieces between the separators of a word: which of them are suffixes, by what they look like.
 * Source: MGC/01-03, table 1; data/SYSTEM/suffixes.tsv. */
#ifndef MGL_WORDS_SUFFIX_H
#define MGL_WORDS_SUFFIX_H

#include "words/scan.h"

enum { MGL_NO_LETTER = 255 };

/* Walking through the pieces of a word. What has been passed is remembered in a few bits, so that the walk can be taken up again
 * anywhere. */
typedef struct mgl_pieces {
    const mgl_set *set;
    const unsigned char *at, *end;
    uint8_t last;          /* symbol of the last letter that was passed; MGL_NO_LETTER: none */
    bool stem;             /* something has been passed */
    uint8_t function;      /* of what was passed last; 0: it is no suffix */
    bool chachlag;         /* what was passed last ends in a chachlag */
    bool outside;          /* a plain space stands before the word, and what a suffix can follow before that */
} mgl_pieces;

typedef struct mgl_piece {
    const unsigned char *begin;    /* of its separator */
    const unsigned char *letters;  /* where the separator ends */
    const unsigned char *chachlag; /* the separator of its chachlag; end: none */
    const unsigned char *end;
    const mgl_suffix_row *suffix;  /* NULL: none */
    bool is_chachlag;              /* the piece is itself the chachlag of what is before it */
} mgl_piece;

/* The next piece; false at the end. */
bool mgl_piece_next(mgl_pieces *pieces, mgl_piece *piece);

/* What has been passed, in a number, and back. */
uint32_t mgl_pieces_save(const mgl_pieces *pieces);
void mgl_pieces_restore(mgl_pieces *pieces, uint32_t saved);

/* The end of the plain spaces (U+0020, U+00A0) at p. */
const unsigned char *mgl_skip_plain_spaces(const unsigned char *p, const unsigned char *end);

#endif
