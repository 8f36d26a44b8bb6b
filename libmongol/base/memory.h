/* memory.h -- the allocator of a context, as the rest of the library calls it. */
#ifndef MGL_BASE_MEMORY_H
#define MGL_BASE_MEMORY_H

#include <mongol/base.h>

/* ctx may be NULL (malloc family) in all of these. n > 0. NULL when there is no memory. */
void *mgl_alloc(mgl_ctx *ctx, size_t n);
void *mgl_resize(mgl_ctx *ctx, void *p, size_t old_n, size_t n);
void mgl_release(mgl_ctx *ctx, void *p, size_t n); /* p may be NULL */

#endif
