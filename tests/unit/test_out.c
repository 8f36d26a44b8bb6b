/* test_out.c -- a growing output: what is written is what is read, and what happens when the allocator refuses. */
#include "script.h"

static mgl_out *new_out(mgl_ctx *ctx)
{
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(ctx, &out), MGL_OK);
    return out;
}

static void check_empty(const mgl_out *out)
{
    size_t n = 7;
    cr_assert_str_empty(mgl_out_text(out, &n));
    cr_assert_eq(n, 0);
    cr_assert_str_empty(mgl_out_text(out, NULL));
    cr_assert(mgl_out_edit_count(out) == 0 && mgl_out_diag_count(out) == 0);
    cr_assert(!mgl_out_edit_source(out) && !mgl_out_edit_target(out) && !mgl_out_edit_source_len(out));
    cr_assert(!mgl_out_edit_target_len(out) && !mgl_out_diag_code(out) && !mgl_out_diag_begin(out));
    cr_assert_null(mgl_out_diag_end(out));
    for (int utf = MGL_UTF8; utf <= MGL_UTF32; utf++)
        cr_assert(mgl_out_to_source(out, (mgl_utf)utf, 3) == 0 && mgl_out_from_source(out, (mgl_utf)utf, 3) == 0);
}

Test(out, empty)
{
    mgl_out *out = new_out(NULL);
    check_empty(out);
    mgl_out_clear(out);
    check_empty(out);
    cr_assert_eq(mgl_out_finish(out), MGL_OK);
    check_empty(out);
    mgl_out_free(out);
    mgl_out_free(NULL);
    cr_assert_eq(mgl_out_new(NULL, NULL), MGL_E_ARG);
}

Test(out, put_and_print)
{
    mgl_out *out = new_out(NULL);
    size_t n;
    mgl_out_put(out, "a\0b", 3);
    mgl_out_puts(out, "cd");
    mgl_out_puts(out, "");
    mgl_out_pad(out, 3, '-');
    mgl_out_pad(out, 0, '?');
    mgl_out_putf(out, "%04X%s", 0x1820u, "|");
    mgl_out_putf(out, "%s", "");
    cr_assert_eq(mgl_out_finish(out), MGL_OK);
    cr_assert_arr_eq(mgl_out_text(out, &n), "a\0bcd---1820|", 14);
    cr_assert_eq(n, 13);
    cr_assert_eq(mgl_out_edit_count(out), 0, "text from nowhere alone makes no map");
    mgl_out_clear(out);
    check_empty(out);
    mgl_out_free(out);
}

Test(out, long_print)
{
    mgl_out *out = new_out(NULL);
    size_t n;
    mgl_out_putf(out, "%*d", 100000, 7);
    cr_assert_eq(mgl_out_finish(out), MGL_OK);
    const char *text = mgl_out_text(out, &n);
    cr_assert(n == 100000 && text[0] == ' ' && text[99999] == '7' && text[100000] == '\0');
    mgl_out_free(out);
}

Test(out, random_scripts_in_one_object)
{
    uint64_t seed = 5;
    watch w = { 0 };
    mgl_ctx *ctx = watch_context(&w);
    mgl_out *out = new_out(ctx);
    size_t live = w.live;
    mgl_ctx_unref(ctx);
    cr_assert_eq(w.live, live, "the output keeps a reference of its own");
    for (size_t round = 0; round < 600; round++) {
        script_kind kind = { random_below(&seed, 200), 1 + random_below(&seed, 60), round % 2 == 0, round % 5 == 0 };
        script s = script_make(&seed, kind);
        size_t before = w.calls;
        cr_assert_eq(script_run(&s, out), MGL_OK);
        script_check(&s, out);
        cr_assert_geq(mgl_out_needed(out), s.target_n + 1);
        cr_assert_leq(w.calls - before, 20, "growing is amortised");
        script_free(&s);
    }
    mgl_out_free(out);
    watch_done(&w);
}

Test(out, finishing_again_changes_nothing)
{
    uint64_t seed = 7;
    mgl_out *out = new_out(NULL);
    script s = script_make(&seed, (script_kind){ 200, 60, true, false });
    cr_assert_eq(script_run(&s, out), MGL_OK);
    size_t needed = mgl_out_needed(out);
    cr_assert_eq(mgl_out_finish(out), MGL_OK);
    cr_assert_eq(mgl_out_needed(out), needed);
    script_check(&s, out);
    script_free(&s);
    mgl_out_free(out);
}

Test(out, growth_is_amortised)
{
    watch w = { 0 };
    mgl_ctx *ctx = watch_context(&w);
    mgl_out *out = new_out(ctx);
    for (size_t i = 0; i < 1000000; i++) {
        mgl_out_same(out, "abc", 3);
        if (i % 2)
            mgl_out_edit(out, "x", 1, "yz", 2);
        if (i % 8 == 0)
            mgl_out_diag(out, MGL_DIAG_NUL, i, i + 1);
    }
    cr_assert_eq(mgl_out_finish(out), MGL_OK);
    cr_assert(mgl_out_edit_count(out) == 500000 && mgl_out_diag_count(out) == 125000);
    cr_assert_leq(w.calls, 40);
    mgl_out_free(out);
    mgl_ctx_unref(ctx);
    watch_done(&w);
}

/* Runs a script with one allocation failing (or all from there on), then again with memory: all is well again. */
static bool run_with_failure(const script *s, size_t fail_at, bool for_good)
{
    watch w = { .fail_for_good = for_good };
    mgl_ctx *ctx = watch_context(&w);
    mgl_out *out = NULL;
    w.fail_at = w.calls + fail_at;
    mgl_status status = mgl_out_new(ctx, &out);
    bool failed = status != MGL_OK;
    if (out) {
        status = script_run(s, out);
        failed = status != MGL_OK;
        if (failed)
            check_empty(out);
        else
            script_check(s, out);
        w.fail_at = 0;
        cr_assert_eq(script_run(s, out), MGL_OK);
        script_check(s, out);
        mgl_out_free(out);
    }
    cr_assert_eq(status, failed ? MGL_E_NOMEM : MGL_OK);
    mgl_ctx_unref(ctx);
    watch_done(&w);
    return failed;
}

Test(out, every_allocation_fails_in_turn)
{
    uint64_t seed = 6;
    size_t failures = 0;
    for (size_t round = 0; round < 20; round++) {
        script s = script_make(&seed, (script_kind){ 300, 40, true, false });
        size_t fail_at = 1;
        while (run_with_failure(&s, fail_at, fail_at % 2)) {
            failures++;
            fail_at++;
        }
        cr_assert_geq(fail_at, 4);
        script_free(&s);
    }
    cr_assert_geq(failures, 60);
}

Test(out, sizes_that_cannot_be)
{
    mgl_out *out = new_out(NULL);
    mgl_out_pad(out, SIZE_MAX - 1, 'x');
    mgl_out_pad(out, SIZE_MAX - 1, 'x');
    mgl_out_same(out, "a", 1);
    mgl_out_edit(out, "a", 1, "b", 1);
    cr_assert_eq(mgl_out_finish(out), MGL_E_NOMEM);
    cr_assert_eq(mgl_out_needed(out), SIZE_MAX);
    check_empty(out);
    mgl_out_begin(out);
    mgl_out_puts(out, "fine");
    cr_assert_eq(mgl_out_finish(out), MGL_OK);
    cr_assert_str_eq(mgl_out_text(out, NULL), "fine");
    mgl_out_free(out);
}
