/* stream_meter.c -- counted memory. */
#include "stream_meter.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD = 16 }; /* every block carries its size in front */

static void *meter_alloc(void *user, size_t n)
{
    meter *counted = user;
    if (++counted->calls == counted->fail_at)
        return NULL;
    unsigned char *block = malloc(n + HEAD);
    if (!block)
        return NULL;
    memcpy(block, &n, sizeof n);
    counted->live += n;
    if (counted->live > counted->peak)
        counted->peak = counted->live;
    return block + HEAD;
}

static void meter_release(void *user, void *p, size_t n)
{
    meter *counted = user;
    unsigned char *block = (unsigned char *)p - HEAD;
    size_t known;
    memcpy(&known, block, sizeof known);
    counted->mistakes += known != n;
    counted->live -= known;
    free(block);
}

static void *meter_resize(void *user, void *p, size_t old_n, size_t n)
{
    void *moved = meter_alloc(user, n);
    if (moved && p) {
        memcpy(moved, p, old_n < n ? old_n : n);
        meter_release(user, p, old_n);
    }
    return moved;
}

mgl_ctx *meter_context(meter *counted)
{
    mgl_allocator allocator = { sizeof allocator, counted, meter_alloc, meter_resize, meter_release };
    mgl_ctx_opts opts = MGL_CTX_OPTS_INIT;
    mgl_ctx *ctx = NULL;
    opts.allocator = &allocator;
    return mgl_ctx_new(&opts, &ctx) == MGL_OK ? ctx : NULL;
}
