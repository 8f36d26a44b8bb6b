/* breaks.h -- where a line may end. */
#ifndef MGL_LAYOUT_BREAKS_H
#define MGL_LAYOUT_BREAKS_H

#include <stddef.h>

#include "layout/chars.h"

typedef struct mgl_breaker mgl_breaker;

MGL_CHECK mgl_status mgl_breaker_new(mgl_ctx *ctx, mgl_breaker **breaker);
void mgl_breaker_free(mgl_breaker *breaker);
/* Sets may[i] to 1 where a line may begin with the character cp[i], and to 0 elsewhere; n > 0. */
MGL_CHECK mgl_status mgl_breaker_run(mgl_breaker *breaker, const uint32_t *cp, const mgl_char *const *info, size_t n,
                                     uint8_t *may);

#endif
