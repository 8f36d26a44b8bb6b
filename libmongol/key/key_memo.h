/* key_memo.h -- the keys of words already seen: a word's key depends on its bytes and its system alone. */
#ifndef MGL_KEY_KEY_MEMO_H
#define MGL_KEY_KEY_MEMO_H

#include "key/serial.h"
#include "key/terms.h"

typedef struct mgl_key_memo mgl_key_memo; /* NULL is a memo that remembers nothing */

/* A memo for a text of n bytes, or NULL when it does not pay or there is no memory. */
mgl_key_memo *mgl_key_memo_new(mgl_ctx *ctx, size_t n);
void mgl_key_memo_free(mgl_ctx *ctx, mgl_key_memo *memo);

/* Writes the key of one segment. */
MGL_CHECK mgl_status mgl_key_memo_segment(mgl_key_memo *memo, mgl_terms *terms, mgl_serial *serial,
                                          const unsigned char *start, const unsigned char *stop);

#endif
