/* support.h -- what several unit tests need: repeatable randomness, an allocator that watches and fails on demand. */
#ifndef MGL_TESTS_UNIT_SUPPORT_H
#define MGL_TESTS_UNIT_SUPPORT_H

#include <criterion/criterion.h>
#include <mongol/base.h>
#include <stdlib.h>
#include <string.h>

/* xorshift64*: the same numbers on every machine. Seeds are not 0. */
static inline uint64_t random_next(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

/* 0 to limit - 1. */
static inline size_t random_below(uint64_t *state, size_t limit)
{
    return (size_t)((random_next(state) >> 16) % limit);
}

/* Every block carries its size in front, so that a wrong size on release is seen. */
typedef struct watch {
    size_t calls;        /* allocations and enlargements asked for */
    size_t fail_at;      /* the call that fails, counted from 1; 0: none */
    bool fail_for_good;  /* and all later ones */
    size_t live;         /* blocks not released yet */
    size_t mistakes;     /* sizes that were not the ones given before, or 0 bytes asked for */
} watch;

enum { WATCH_HEAD = 16 };

static inline bool watch_refuses(watch *w)
{
    w->calls++;
    return w->fail_at != 0 && (w->calls == w->fail_at || (w->fail_for_good && w->calls > w->fail_at));
}

static inline void *watch_alloc(void *user, size_t n)
{
    watch *w = user;
    w->mistakes += n == 0;
    if (watch_refuses(w))
        return NULL;
    unsigned char *block = malloc(n + WATCH_HEAD);
    if (!block)
        abort();
    memcpy(block, &n, sizeof n);
    w->live++;
    return block + WATCH_HEAD;
}

static inline void watch_release(void *user, void *p, size_t n)
{
    watch *w = user;
    size_t known;
    unsigned char *block = (unsigned char *)p - WATCH_HEAD;
    memcpy(&known, block, sizeof known);
    w->mistakes += known != n;
    w->live--;
    free(block);
}

/* Always moves, so that a pointer kept across an enlargement is found out by the sanitizers. */
static inline void *watch_resize(void *user, void *p, size_t old_n, size_t n)
{
    watch *w = user;
    w->mistakes += !p && old_n != 0;
    void *moved = watch_alloc(user, n);
    if (moved && p) {
        memcpy(moved, p, old_n < n ? old_n : n);
        watch_release(user, p, old_n);
    }
    return moved;
}

/* A context over w; made before failures begin. */
static inline mgl_ctx *watch_context(watch *w)
{
    mgl_allocator allocator = { sizeof allocator, w, watch_alloc, watch_resize, watch_release };
    mgl_ctx_opts opts = MGL_CTX_OPTS_INIT;
    mgl_ctx *ctx = NULL;
    opts.allocator = &allocator;
    cr_assert_eq(mgl_ctx_new(&opts, &ctx), MGL_OK);
    return ctx;
}

static inline void watch_done(const watch *w)
{
    cr_assert_eq(w->live, 0, "%zu blocks were not released", w->live);
    cr_assert_eq(w->mistakes, 0, "%zu calls of the allocator were wrong", w->mistakes);
}

#endif
