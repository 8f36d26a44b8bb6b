/* memo.h -- words already shaped: running text repeats itself, and a segment is shaped by its bytes alone. */
#ifndef MGL_SHAPE_MEMO_H
#define MGL_SHAPE_MEMO_H

#include <mongol/base.h>

#include "model/slot.h"

enum { MGL_MEMO_SLOTS = 12, MGL_MEMO_WAYS = 2, MGL_MEMO_SETS = 4096 };

typedef struct mgl_memo mgl_memo; /* NULL is a memo that remembers nothing */

mgl_memo *mgl_memo_new(mgl_ctx *ctx); /* NULL when there is no memory */
void mgl_memo_free(mgl_ctx *ctx, mgl_memo *memo);

/* As mgl_engine_run() without a trace, for slots read from the n * 3 bytes at p. */
void mgl_memo_run(mgl_memo *memo, const mgl_set *set, uint32_t off, const unsigned char *p, mgl_slot *slots, size_t n);

#endif
