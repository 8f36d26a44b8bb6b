/* test_context.c -- contexts: their allocator, their references, what mgl_ctx_new() refuses. */
#include "support.h"

#include <pthread.h>

#include "base/memory.h"

Test(context, default_allocator)
{
    mgl_ctx *ctx = NULL;
    cr_assert_eq(mgl_ctx_new(NULL, &ctx), MGL_OK);
    char *p = mgl_alloc(ctx, 10);
    cr_assert_not_null(p);
    memcpy(p, "123456789", 10);
    p = mgl_resize(ctx, p, 10, 100000);
    cr_assert_not_null(p);
    cr_assert_str_eq(p, "123456789");
    mgl_release(ctx, p, 100000);
    mgl_ctx_unref(ctx);
}

Test(context, none_means_malloc)
{
    char *p = mgl_resize(NULL, NULL, 0, 10);
    cr_assert_not_null(p);
    memcpy(p, "123456789", 10);
    p = mgl_resize(NULL, p, 10, 20);
    cr_assert_str_eq(p, "123456789");
    mgl_release(NULL, p, 20);
    mgl_release(NULL, NULL, 0);
    cr_assert_null(mgl_ctx_ref(NULL));
    mgl_ctx_unref(NULL);
}

Test(context, own_allocator_gets_every_call)
{
    watch w = { 0 };
    mgl_ctx *ctx = watch_context(&w);
    cr_assert_eq(w.live, 1);
    void *p = mgl_alloc(ctx, 10);
    cr_assert_eq(w.live, 2);
    p = mgl_resize(ctx, p, 10, 20);
    cr_assert_eq(w.live, 2);
    cr_assert_eq(w.calls, 3);
    mgl_release(ctx, p, 20);
    mgl_release(ctx, NULL, 0);
    cr_assert_eq(w.live, 1);
    mgl_ctx_unref(ctx);
    watch_done(&w);
}

Test(context, lives_until_the_last_reference)
{
    watch w = { 0 };
    mgl_ctx *ctx = watch_context(&w);
    cr_assert_eq(mgl_ctx_ref(ctx), ctx);
    mgl_ctx_unref(ctx);
    cr_assert_eq(w.live, 1);
    mgl_ctx_unref(ctx);
    watch_done(&w);
}

static void *take_and_drop(void *ctx)
{
    for (size_t i = 0; i < 300000; i++) {
        mgl_ctx_ref(ctx);
        mgl_ctx_unref(ctx);
    }
    return NULL;
}

Test(context, references_are_counted_across_threads)
{
    watch w = { 0 };
    pthread_t threads[4];
    mgl_ctx *ctx = watch_context(&w);
    for (size_t i = 0; i < 4; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, take_and_drop, ctx), 0);
    for (size_t i = 0; i < 4; i++)
        cr_assert_eq(pthread_join(threads[i], NULL), 0);
    cr_assert_eq(w.live, 1);
    mgl_ctx_unref(ctx);
    watch_done(&w);
}

Test(context, allocator_is_copied)
{
    watch w = { 0 };
    mgl_allocator allocator = { sizeof allocator, &w, watch_alloc, watch_resize, watch_release };
    mgl_ctx_opts opts = MGL_CTX_OPTS_INIT;
    mgl_ctx *ctx = NULL;
    opts.allocator = &allocator;
    cr_assert_eq(mgl_ctx_new(&opts, &ctx), MGL_OK);
    memset(&allocator, 0xAA, sizeof allocator);
    memset(&opts, 0xAA, sizeof opts);
    mgl_ctx_unref(ctx);
    watch_done(&w);
}

Test(context, no_memory)
{
    watch w = { .fail_at = 1 };
    mgl_allocator allocator = { sizeof allocator, &w, watch_alloc, watch_resize, watch_release };
    mgl_ctx_opts opts = MGL_CTX_OPTS_INIT;
    mgl_ctx *ctx = NULL;
    opts.allocator = &allocator;
    cr_assert_eq(mgl_ctx_new(&opts, &ctx), MGL_E_NOMEM);
    cr_assert_null(ctx);
    watch_done(&w);
}

/* What mgl_ctx_new() says to these options; it must leave the caller's pointer alone. */
static mgl_status refused(const mgl_ctx_opts *opts)
{
    mgl_ctx *ctx = NULL;
    mgl_status status = mgl_ctx_new(opts, &ctx);
    cr_assert_null(ctx);
    return status;
}

Test(context, refuses_bad_options)
{
    mgl_ctx_opts opts = MGL_CTX_OPTS_INIT;
    cr_assert_eq(mgl_ctx_new(&opts, NULL), MGL_E_ARG);
    opts.size = 0;
    cr_assert_eq(refused(&opts), MGL_E_OPTS_SIZE);
    opts.size = sizeof opts - 1;
    cr_assert_eq(refused(&opts), MGL_E_OPTS_SIZE);
    opts = (mgl_ctx_opts)MGL_CTX_OPTS_INIT;
    opts.flags = 1;
    cr_assert_eq(refused(&opts), MGL_E_ARG);
    opts = (mgl_ctx_opts)MGL_CTX_OPTS_INIT;
    opts.reserved = 1;
    cr_assert_eq(refused(&opts), MGL_E_ARG);
}

Test(context, refuses_half_an_allocator)
{
    watch w = { 0 };
    const mgl_allocator whole = { sizeof whole, &w, watch_alloc, watch_resize, watch_release };
    mgl_ctx_opts opts = MGL_CTX_OPTS_INIT;
    mgl_allocator part = whole;
    opts.allocator = &part;
    part.alloc = NULL;
    cr_assert_eq(refused(&opts), MGL_E_ARG);
    part = whole;
    part.resize = NULL;
    cr_assert_eq(refused(&opts), MGL_E_ARG);
    part = whole;
    part.release = NULL;
    cr_assert_eq(refused(&opts), MGL_E_ARG);
    part = whole;
    part.size = sizeof part - 1;
    cr_assert_eq(refused(&opts), MGL_E_OPTS_SIZE);
    cr_assert_eq(w.calls, 0);
}

Test(context, version)
{
    cr_assert_eq(mgl_version() >> 24, 0, "major << 16 | minor << 8 | patch, each below 256");
    cr_assert_gt(mgl_version(), 0);
}
