/* memory.c -- contexts: an allocator with a reference count. */
#include "base/memory.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/options.h"

struct mgl_ctx {
    atomic_size_t references;
    mgl_allocator allocator;
};

static void *libc_alloc(void *user, size_t n)
{
    (void)user;
    return malloc(n);
}

static void *libc_resize(void *user, void *p, size_t old_n, size_t n)
{
    (void)user;
    (void)old_n;
    return realloc(p, n);
}

static void libc_release(void *user, void *p, size_t n)
{
    (void)user;
    (void)n;
    free(p);
}

/* The allocator that opts ask for, checked. */
static mgl_status read_allocator(const mgl_ctx_opts *opts, mgl_allocator *allocator)
{
    *allocator = (mgl_allocator){ sizeof *allocator, NULL, libc_alloc, libc_resize, libc_release };
    mgl_status status = mgl_options_read(opts->allocator, allocator, sizeof *allocator, sizeof *allocator);
    if (status != MGL_OK)
        return status;
    if (!allocator->alloc || !allocator->resize || !allocator->release)
        return MGL_E_ARG;
    return MGL_OK;
}

mgl_status mgl_ctx_new(const mgl_ctx_opts *opts, mgl_ctx **ctx)
{
    mgl_ctx_opts known = MGL_CTX_OPTS_INIT;
    mgl_allocator allocator;
    if (!ctx)
        return MGL_E_ARG;
    mgl_status status = mgl_options_read(opts, &known, sizeof known, sizeof known);
    if (status != MGL_OK)
        return status;
    if (known.flags != 0 || known.reserved != 0)
        return MGL_E_ARG;
    status = read_allocator(&known, &allocator);
    if (status != MGL_OK)
        return status;
    mgl_ctx *made = allocator.alloc(allocator.user, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    atomic_init(&made->references, 1);
    made->allocator = allocator;
    *ctx = made;
    return MGL_OK;
}

mgl_ctx *mgl_ctx_ref(mgl_ctx *ctx)
{
    if (ctx)
        atomic_fetch_add_explicit(&ctx->references, 1, memory_order_relaxed);
    return ctx;
}

void mgl_ctx_unref(mgl_ctx *ctx)
{
    /* Release: this thread's use of ctx is over; acquire: so is that of all others when the last one frees it. */
    if (!ctx || atomic_fetch_sub_explicit(&ctx->references, 1, memory_order_acq_rel) != 1)
        return;
    mgl_allocator allocator = ctx->allocator;
    allocator.release(allocator.user, ctx, sizeof *ctx);
}

void *mgl_alloc(mgl_ctx *ctx, size_t n)
{
    return ctx ? ctx->allocator.alloc(ctx->allocator.user, n) : malloc(n);
}

void *mgl_resize(mgl_ctx *ctx, void *p, size_t old_n, size_t n)
{
    return ctx ? ctx->allocator.resize(ctx->allocator.user, p, old_n, n) : realloc(p, n);
}

void mgl_release(mgl_ctx *ctx, void *p, size_t n)
{
    if (!p)
        return;
    if (ctx)
        ctx->allocator.release(ctx->allocator.user, p, n);
    else
        free(p);
}
