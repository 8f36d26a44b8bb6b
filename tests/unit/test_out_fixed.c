/* test_out_fixed.c -- an output in the caller's memory: nothing allocated, nothing written outside, exact sizes. */
#include "script.h"

enum { GUARD = 32 };

static char empty[] = "";

/* The caller's memory: n bytes at some alignment, with known bytes before and at odd shifts also behind; at even ones
 * the heap block ends there, for the sanitizers to watch. */
typedef struct memory {
    unsigned char *block;
    unsigned char *at;
    size_t n;
    size_t behind;
} memory;

static memory lend(size_t n, size_t shift)
{
    size_t behind = shift % 2 ? GUARD : 0, size = GUARD + shift + n + behind;
    memory m = { malloc(size), NULL, n, behind };
    if (!m.block)
        abort();
    memset(m.block, 0x5A, size);
    m.at = m.block + GUARD + shift;
    return m;
}

static void give_back(memory *m)
{
    for (unsigned char *p = m->block; p < m->at; p++)
        cr_assert_eq(*p, 0x5A, "a byte before the memory was written");
    for (size_t i = 0; i < m->behind; i++)
        cr_assert_eq(m->at[m->n + i], 0x5A, "a byte behind the memory was written");
    free(m->block);
}

/* Runs a script in n bytes; sets what is needed. */
static mgl_status run_in(const script *s, mgl_ctx *ctx, size_t n, size_t shift, size_t *needed)
{
    memory m = lend(n, shift);
    mgl_out *out = NULL;
    mgl_status status = mgl_out_new_fixed(ctx, m.at, n, &out);
    if (status == MGL_OK) {
        cr_assert((unsigned char *)out >= m.at && (unsigned char *)out < m.at + n);
        status = script_run(s, out);
        *needed = mgl_out_needed(out);
        if (status == MGL_OK)
            script_check(s, out);
        else
            cr_assert_str_empty(mgl_out_text(out, NULL));
        mgl_out_free(out);
    } else {
        cr_assert_null(out);
    }
    give_back(&m);
    return status;
}

/* The smallest size in which an output can be made at all. */
static size_t smallest(void)
{
    script nothing = { .source = empty, .target = empty };
    size_t n = 1, needed = 0;
    while (run_in(&nothing, NULL, n, 0, &needed) != MGL_OK)
        n++;
    cr_assert_eq(needed, n);
    return n;
}

Test(out_fixed, arguments)
{
    char mem[4096];
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new_fixed(NULL, NULL, 4096, &out), MGL_E_ARG);
    cr_assert_eq(mgl_out_new_fixed(NULL, mem, sizeof mem, NULL), MGL_E_ARG);
    cr_assert_eq(mgl_out_new_fixed(NULL, mem, 0, &out), MGL_E_SPACE);
    cr_assert_null(out);
}

Test(out_fixed, empty_fits_at_every_alignment)
{
    script nothing = { .source = empty, .target = empty };
    size_t least = smallest(), needed;
    for (size_t shift = 0; shift < 32; shift++) {
        cr_assert_eq(run_in(&nothing, NULL, least, shift, &needed), MGL_OK);
        cr_assert_eq(needed, least);
        cr_assert_eq(run_in(&nothing, NULL, least - 1, shift, &needed), MGL_E_SPACE);
    }
}

Test(out_fixed, needed_is_exact_at_every_size)
{
    uint64_t seed = 8;
    size_t least = smallest();
    for (size_t round = 0; round < 12; round++) {
        script s = script_make(&seed, (script_kind){ 1 + round * 3, 1 + round, true, false });
        size_t needed, wanted;
        run_in(&s, NULL, least, 0, &wanted);
        for (size_t n = least; n < wanted; n++) {
            cr_assert_eq(run_in(&s, NULL, n, n % 16, &needed), MGL_E_SPACE, "%zu of %zu bytes were enough", n, wanted);
            cr_assert_eq(needed, wanted, "in %zu bytes: %zu, in the least: %zu", n, needed, wanted);
        }
        for (size_t n = wanted; n < wanted + 40; n++) {
            cr_assert_eq(run_in(&s, NULL, n, n % 16, &needed), MGL_OK, "%zu of %zu bytes were not enough", n, wanted);
            cr_assert_eq(needed, wanted);
        }
        script_free(&s);
    }
}

Test(out_fixed, large_results_fill_the_memory_to_the_last_byte)
{
    uint64_t seed = 9;
    size_t least = smallest();
    for (size_t round = 0; round < 60; round++) {
        size_t steps = 20 + random_below(&seed, 1500), longest = 1 + random_below(&seed, 200);
        script s = script_make(&seed, (script_kind){ steps, longest, round % 2 == 0, round % 3 == 0 });
        size_t needed, wanted;
        run_in(&s, NULL, least, 1, &wanted);
        cr_assert_eq(run_in(&s, NULL, wanted, round % 16, &needed), MGL_OK);
        cr_assert_eq(needed, wanted);
        cr_assert_eq(run_in(&s, NULL, wanted - 1, round % 16, &needed), MGL_E_SPACE);
        cr_assert_eq(needed, wanted);
        cr_assert_eq(run_in(&s, NULL, wanted / 2 + least, round % 16, &needed), MGL_E_SPACE);
        cr_assert_eq(needed, wanted);
        script_free(&s);
    }
}

Test(out_fixed, reused_after_too_much)
{
    uint64_t seed = 10;
    watch w = { 0 };
    mgl_ctx *ctx = watch_context(&w);
    memory m = lend(20000, 3);
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new_fixed(ctx, m.at, m.n, &out), MGL_OK);
    size_t fitted = 0;
    for (size_t round = 0; round < 300; round++) {
        script s = script_make(&seed, (script_kind){ random_below(&seed, 300), 60, true, false });
        mgl_status status = script_run(&s, out);
        cr_assert_eq(status, mgl_out_needed(out) <= m.n ? MGL_OK : MGL_E_SPACE);
        if (status == MGL_OK) {
            script_check(&s, out);
            fitted++;
        }
        script_free(&s);
    }
    cr_assert(fitted > 20 && fitted < 280, "%zu fitted", fitted);
    mgl_out_free(out);
    mgl_ctx_unref(ctx);
    cr_assert_eq(w.calls, 1, "only the context itself was allocated");
    watch_done(&w);
    give_back(&m);
}

/* Many small pieces into memory that just fits: the cost of sharing out the last bytes has to stay small. */
Test(out_fixed, many_edits_in_tight_memory, .timeout = 60)
{
    const size_t edits = 200000;
    size_t n = 4096;
    for (int round = 0; round < 2; round++) {
        memory m = lend(n, 0);
        mgl_out *out = NULL;
        cr_assert_eq(mgl_out_new_fixed(NULL, m.at, n, &out), MGL_OK);
        for (size_t i = 0; i < edits; i++) {
            mgl_out_same(out, "abcdef", i % 7);
            mgl_out_edit(out, "x", 1, "yz", i % 3);
            if (i % 1000 > 900)
                mgl_out_diag(out, MGL_DIAG_NUL, i, i + 1);
        }
        cr_assert_eq(mgl_out_finish(out), round ? MGL_OK : MGL_E_SPACE);
        n = mgl_out_needed(out);
        mgl_out_free(out);
        give_back(&m);
    }
}
