/* grow.h -- arrays that grow. */
#ifndef MGL_BASE_GROW_H
#define MGL_BASE_GROW_H

#include "base/memory.h"
#include "base/size.h"

/* Room for `need` elements of `width` bytes at *p, of which there is room for *room now. False: no memory; nothing
 * changed. */
static inline bool mgl_grow(mgl_ctx *ctx, void **p, size_t *room, size_t need, size_t width)
{
    if (need <= *room)
        return true;
    size_t more = mgl_size_max(need, mgl_size_max(32, mgl_size_add(*room, *room / 2)));
    size_t bytes = mgl_size_mul(more, width);
    void *moved = bytes < SIZE_MAX ? mgl_resize(ctx, *p, *room * width, bytes) : NULL;
    if (!moved)
        return false;
    *p = moved;
    *room = more;
    return true;
}

#endif
