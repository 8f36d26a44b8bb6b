/* minimal.h -- the minimal form of one segment. */
#ifndef MGL_NORM_MINIMAL_H
#define MGL_NORM_MINIMAL_H

#include <mongol/norm.h>

#include "model/slot.h"

/* A code point that stays, and where it came from. */
typedef struct mgl_kept {
    uint8_t symbol;
    uint32_t origin; /* index in the source segment */
} mgl_kept;

/* Whether a segment has any code point that the minimal form could drop or change. */
bool mgl_minimal_may_change(const unsigned char *p, const unsigned char *stop);

/* The minimal form of the n code points at p, in kept (room for n); how many there are. A segment that cannot be
 * checked for want of memory is MGL_E_NOMEM. */
MGL_CHECK mgl_status mgl_minimal(mgl_ctx *ctx, const mgl_set *set, uint32_t off, const unsigned char *p, size_t n,
                                 mgl_kept *kept, size_t *kept_n);

#endif
