/* pieces.h -- the pieces between the separators of a word: stem, chachlag, suffixes. */
#ifndef MGL_WORDS_PIECES_H
#define MGL_WORDS_PIECES_H

#include "words/suffix.h"

/* Walking through the pieces of a word. */
typedef struct mgl_pieces {
    const mgl_set *set;
    const unsigned char *at, *end;
    mgl_before before; /* what has been passed */
} mgl_pieces;

typedef struct mgl_piece {
    const unsigned char *begin;    /* of its separator */
    const unsigned char *letters;  /* where the separator ends */
    const unsigned char *chachlag; /* the separator of its chachlag; end: none */
    const unsigned char *end;
    const mgl_suffix_row *suffix; /* NULL: none */
    bool is_chachlag;             /* the piece is itself the chachlag of what is before it */
} mgl_piece;

/* The next piece; false at the end. */
bool mgl_piece_next(mgl_pieces *pieces, mgl_piece *piece);

/* What has been passed, in a number, and back: so that the walk can be taken up again anywhere. */
uint32_t mgl_before_save(const mgl_before *before);
mgl_before mgl_before_restore(uint32_t saved);

/* The end of the plain spaces (U+0020, U+00A0) at p. */
const unsigned char *mgl_skip_plain_spaces(const unsigned char *p, const unsigned char *end);

#endif
