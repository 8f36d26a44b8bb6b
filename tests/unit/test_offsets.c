/* test_offsets.c -- the offset map in all three units against a slow reading of its definition. */
#include "script.h"

#include "base/offsets.h"
#include "base/utf8.h"

/* The length of n bytes in the units of utf, one code point after the other. */
static size_t length_in(mgl_utf utf, const char *text, size_t n)
{
    const unsigned char *p = (const unsigned char *)text, *end = p + n;
    size_t units = 0;
    while (p < end) {
        uint32_t cp;
        const unsigned char *next = mgl_utf8_next(p, end, &cp);
        units += utf == MGL_UTF8 ? (size_t)(next - p) : utf == MGL_UTF16 && cp > 0xFFFF && cp != MGL_UTF8_BAD ? 2 : 1;
        p = next;
    }
    return units;
}

/* One side of a step, in units. */
typedef struct span {
    size_t begin;
    size_t n;
} span;

typedef struct pair {
    span source, target;
    bool same;
} pair;

/* The steps of a script as pairs of spans in the units of utf. */
static pair *measure(const script *s, mgl_utf utf)
{
    pair *pairs = calloc(s->count + 1, sizeof *pairs);
    size_t source = 0, target = 0;
    for (size_t i = 0; i < s->count; i++) {
        const step *at = &s->steps[i];
        pairs[i].same = at->kind == STEP_SAME;
        pairs[i].source = (span){ source, length_in(utf, s->source + at->source, at->source_n) };
        pairs[i].target = (span){ target, length_in(utf, s->target + at->target, at->target_n) };
        source += pairs[i].source.n;
        target += pairs[i].target.n;
    }
    return pairs;
}

/* The definition: the character at pos has its own place on the other side, or that of the replaced piece it is in. */
static size_t slow_map(const pair *pairs, size_t n, size_t pos, bool back, size_t end)
{
    for (size_t i = 0; i < n; i++) {
        span from = back ? pairs[i].target : pairs[i].source;
        span to = back ? pairs[i].source : pairs[i].target;
        if (pos >= from.begin && pos - from.begin < from.n)
            return pairs[i].same ? to.begin + (pos - from.begin) : to.begin;
    }
    return end;
}

static void check_map(const script *s, const mgl_out *out, size_t stride)
{
    for (int utf = MGL_UTF8; utf <= MGL_UTF32; utf++) {
        pair *pairs = measure(s, (mgl_utf)utf);
        size_t source_n = length_in((mgl_utf)utf, s->source, s->source_n);
        size_t target_n = length_in((mgl_utf)utf, s->target, s->target_n);
        for (size_t pos = 0; pos < target_n + 3; pos += stride) {
            size_t wanted = slow_map(pairs, s->count, pos, true, source_n);
            size_t got = mgl_out_to_source(out, (mgl_utf)utf, pos);
            cr_assert_eq(got, wanted, "to source, utf %d, %zu/%zu: %zu, wanted %zu", utf, pos, target_n, got, wanted);
        }
        for (size_t pos = 0; pos < source_n + 3; pos += stride) {
            size_t wanted = slow_map(pairs, s->count, pos, false, target_n);
            size_t got = mgl_out_from_source(out, (mgl_utf)utf, pos);
            cr_assert_eq(got, wanted, "from source, utf %d, %zu/%zu: %zu, wanted %zu", utf, pos, source_n, got, wanted);
        }
        cr_assert_eq(mgl_out_to_source(out, (mgl_utf)utf, SIZE_MAX), source_n);
        cr_assert_eq(mgl_out_from_source(out, (mgl_utf)utf, SIZE_MAX), target_n);
        free(pairs);
    }
}

static void check_scripts(uint64_t seed, size_t rounds, script_kind kind, size_t stride)
{
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    for (size_t round = 0; round < rounds; round++) {
        script_kind now = { random_below(&seed, kind.steps) + 1, kind.longest, kind.from_nowhere, kind.broken };
        script s = script_make(&seed, now);
        cr_assert_eq(script_run(&s, out), MGL_OK);
        check_map(&s, out, stride);
        script_free(&s);
    }
    mgl_out_free(out);
}

Test(offsets, few_short_pieces)
{
    check_scripts(20, 5000, (script_kind){ 6, 3, false, false }, 1);
}

Test(offsets, text_from_nowhere_too)
{
    check_scripts(21, 3000, (script_kind){ 12, 3, true, false }, 1);
}

Test(offsets, many_pieces)
{
    check_scripts(22, 30, (script_kind){ 400, 8, true, false }, 3);
}

Test(offsets, long_pieces_cross_marks)
{
    check_scripts(23, 40, (script_kind){ 12, 3000, false, false }, 211);
}

/* Lengths around the stride of the marks, with characters lying across it. */
Test(offsets, at_the_marks)
{
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    for (size_t n = MGL_OFFSETS_STRIDE - 6; n < MGL_OFFSETS_STRIDE + 6; n++) {
        size_t end = n + 4 + 2 * MGL_OFFSETS_STRIDE;
        mgl_out_begin(out);
        for (size_t i = 0; i < n; i++)
            mgl_out_same(out, "a", 1);
        mgl_out_same(out, "\xF0\x90\x90\x80", 4);
        mgl_out_edit(out, "xyz", 3, "", 0);
        for (size_t i = 0; i < 2 * MGL_OFFSETS_STRIDE; i++)
            mgl_out_same(out, "b", 1);
        cr_assert_eq(mgl_out_finish(out), MGL_OK);
        for (size_t i = 0; i < n + 2; i++)
            cr_assert_eq(mgl_out_to_source(out, MGL_UTF16, i), i);
        for (size_t i = n + 2; i <= end - 2; i++)
            cr_assert_eq(mgl_out_to_source(out, MGL_UTF16, i), i + 3);
        for (size_t i = n + 1; i <= end - 3; i++)
            cr_assert_eq(mgl_out_to_source(out, MGL_UTF32, i), i + 3);
        for (size_t i = n + 2; i < n + 5; i++)
            cr_assert_eq(mgl_out_from_source(out, MGL_UTF16, i), n + 2);
    }
    mgl_out_free(out);
}

Test(offsets, without_edits)
{
    mgl_out *out = NULL;
    const char *text = "a\xE1\xA0\xA0\xF0\x90\x90\x80z";
    const size_t n[] = { 9, 5, 4 };
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    mgl_out_same(out, text, 9);
    cr_assert_eq(mgl_out_finish(out), MGL_OK);
    for (int utf = MGL_UTF8; utf <= MGL_UTF32; utf++) {
        for (size_t i = 0; i < 12; i++) {
            cr_assert_eq(mgl_out_to_source(out, (mgl_utf)utf, i), i < n[utf] ? i : n[utf]);
            cr_assert_eq(mgl_out_from_source(out, (mgl_utf)utf, i), i < n[utf] ? i : n[utf]);
        }
    }
    cr_assert_eq(mgl_out_to_source(out, (mgl_utf)3, 1), 0, "no such unit");
    mgl_out_begin(out);
    mgl_out_puts(out, text);
    cr_assert_eq(mgl_out_finish(out), MGL_OK);
    for (int utf = MGL_UTF8; utf <= MGL_UTF32; utf++) {
        cr_assert_eq(mgl_out_to_source(out, (mgl_utf)utf, 2), 0, "it comes from nowhere");
        cr_assert_eq(mgl_out_from_source(out, (mgl_utf)utf, 0), n[utf]);
    }
    mgl_out_free(out);
}

/* Whatever the bytes are and wherever they are cut: rising, inside the texts, and whole at the end. */
Test(offsets, broken_text_stays_monotone)
{
    uint64_t seed = 24;
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    for (size_t round = 0; round < 3000; round++) {
        script s = script_make(&seed, (script_kind){ 1 + random_below(&seed, 30), round % 100 ? 4 : 900, true, true });
        cr_assert_eq(script_run(&s, out), MGL_OK);
        for (int utf = MGL_UTF8; utf <= MGL_UTF32; utf++) {
            size_t end = mgl_out_to_source(out, (mgl_utf)utf, SIZE_MAX), before = 0;
            size_t text_end = mgl_out_from_source(out, (mgl_utf)utf, SIZE_MAX);
            cr_assert_leq(end, s.source_n);
            cr_assert_leq(text_end, s.target_n);
            for (size_t pos = 0; pos < s.target_n + 2; pos++) {
                size_t now = mgl_out_to_source(out, (mgl_utf)utf, pos);
                cr_assert(now >= before && now <= end, "to source, unit %d at %zu", utf, pos);
                before = now;
            }
            before = 0;
            for (size_t pos = 0; pos < s.source_n + 2; pos++) {
                size_t now = mgl_out_from_source(out, (mgl_utf)utf, pos);
                cr_assert(now >= before && now <= text_end, "from source, unit %d at %zu", utf, pos);
                before = now;
            }
        }
        script_free(&s);
    }
    mgl_out_free(out);
}
