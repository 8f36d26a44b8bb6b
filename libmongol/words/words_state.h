/* words_state.h -- what the calls of <mongol/words.h> share about an iterator. */
#ifndef MGL_WORDS_WORDS_STATE_H
#define MGL_WORDS_WORDS_STATE_H

#include "words/pieces.h"

static inline const unsigned char *mgl_words_text(const mgl_words *it)
{
    return (const unsigned char *)it->text_;
}

/* Fills in the defaults: profile 1 or more. */
MGL_CHECK mgl_status mgl_words_options(const mgl_words_opts *opts, mgl_words_opts *into);

/* Sets pieces to the start of the current word, whose writing system is found out now if it was not before. */
void mgl_words_pieces(mgl_words *it, mgl_pieces *pieces);
/* The same at a place inside, with what has been passed. */
void mgl_words_pieces_at(mgl_words *it, mgl_pieces *pieces, size_t at, uint32_t saved);

/* Where a piece of text is in the other code units: begin and end in UTF-16, then in UTF-32; 0 where the flags ask for
 * none. */
typedef struct mgl_place {
    size_t utf16[2], utf32[2];
} mgl_place;

/* Moves units (UTF-16, UTF-32) over text[begin, end) and says where that was. */
mgl_place mgl_words_pass(const mgl_words *it, size_t units[2], size_t begin, size_t end);

/* Copies a result of n bytes into the caller's struct, which may be of an older or newer release and begins with its
 * size. */
void mgl_words_give(void *to, const void *from, size_t n);

#endif
