/* test_alloc.c -- every public call that allocates, with each of its allocations failed in turn: the call says so,
 * nothing is lost, and the objects go on working. */
#include "../unit/shaping.h"

#include <mongol/detect.h>
#include <mongol/key.h>
#include <mongol/norm.h>
#include <mongol/stream.h>
#include <stdio.h>

enum { TEXT = 16 * 1024, RESULT = 256 * 1024 };

/* Words and controls, over and over; long enough that arrays grow many times and words are remembered. */
static char text[TEXT];

static void fill_text(void)
{
    static const char piece[] = u8"\u182E\u1823\u1829\u182D\u1823\u182F "
                                u8"\u1830\u1820\u1837\u180E\u1820\u202F\u1836\u1822\u1828 x\xFF\u1820\u180B\u180B\n";
    size_t n = 0;
    while (n + sizeof piece <= sizeof text) {
        memcpy(text + n, piece, sizeof piece);
        n += sizeof piece - 1;
    }
}

/* What the operations work with; made before anything fails. */
typedef struct tools {
    mgl_ctx *ctx;
    mgl_units *units, *shaped; /* one to fill, one filled */
    mgl_out *out;
    mgl_keyer *keyer;
    mgl_finder *finder;
    mgl_stream *stream;
} tools;

/* Does one thing; what came out is left in t->out, or written there. */
typedef mgl_status operation(tools *t);

static mgl_status op_out(tools *t)
{
    mgl_out *out = NULL;
    mgl_status status = mgl_out_new(t->ctx, &out);
    cr_assert_eq(status == MGL_OK, out != NULL);
    mgl_out_free(out);
    return status;
}

static mgl_status op_units(tools *t)
{
    mgl_units *units = NULL;
    mgl_status status = mgl_units_new(t->ctx, &units);
    cr_assert_eq(status == MGL_OK, units != NULL);
    mgl_units_free(units);
    return status;
}

static mgl_status op_shape(tools *t)
{
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.flags = MGL_SHAPE_UTF16_OFFSETS | MGL_SHAPE_LIGATURES;
    return mgl_shape(t->ctx, &opts, text, MGL_NUL, 0, MGL_NUL, t->units);
}

static mgl_status op_verify(tools *t)
{
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.flags = MGL_SHAPE_VERIFY;
    return mgl_shape(t->ctx, &opts, text, 600, 0, MGL_NUL, t->units);
}

static mgl_status op_print(tools *t)
{
    return mgl_units_print(t->shaped, text, t->out);
}

static mgl_status op_explain(tools *t)
{
    return mgl_explain(t->ctx, NULL, text, 300, t->out);
}

static mgl_status op_detect(tools *t)
{
    /* one word of each system, so that there is much to tell */
    static const char words[] =
        u8"\u182E\u1823\u1829 \u1848\u1851\u1848 \u1864\u1860\u1863\u185E \u182A\u1873\u1868"
        u8" \u1892\u1820\u1891\u1827 \u184F\u1820\u188F\u1845 \u18A0\u1820\u189B\u1873 \u1820\u182F";
    uint32_t system;
    return mgl_detect(t->ctx, NULL, words, MGL_NUL, &system, NULL, NULL, t->out);
}

static mgl_status op_normalize(tools *t)
{
    return mgl_normalize(t->ctx, NULL, text, MGL_NUL, t->out);
}

static mgl_status op_key(tools *t)
{
    return mgl_key(t->ctx, NULL, text, MGL_NUL, t->out);
}

static mgl_status op_key_hash(tools *t)
{
    uint64_t hash;
    return mgl_key_hash(t->ctx, NULL, text, MGL_NUL, &hash);
}

static mgl_status op_equal(tools *t)
{
    bool equal = false;
    mgl_status status = mgl_equal(t->ctx, NULL, text, 600, text, 600, &equal);
    cr_assert_eq(status == MGL_OK, equal);
    return status;
}

static mgl_status op_keyer(tools *t)
{
    mgl_keyer *keyer = NULL;
    mgl_status status = mgl_keyer_new(t->ctx, NULL, &keyer);
    cr_assert_eq(status == MGL_OK, keyer != NULL);
    mgl_keyer_free(keyer);
    return status;
}

static mgl_status op_keyer_key(tools *t)
{
    return mgl_keyer_key(t->keyer, text, MGL_NUL, t->out);
}

static mgl_status op_finder(tools *t)
{
    mgl_finder *finder = NULL;
    mgl_status status = mgl_finder_new(t->ctx, NULL, text, 18, &finder);
    cr_assert_eq(status == MGL_OK, finder != NULL);
    mgl_finder_free(finder);
    return status;
}

static mgl_status op_find(tools *t)
{
    bool found = true;
    size_t begin, end, matches = 0;
    mgl_status status = mgl_finder_set_text(t->finder, text, MGL_NUL);
    while (status == MGL_OK && found) {
        status = mgl_finder_next(t->finder, &found, &begin, &end);
        matches += status == MGL_OK && found;
    }
    cr_assert(status != MGL_OK || matches > 100, "%zu matches", matches);
    return status;
}

static mgl_status op_stream(tools *t)
{
    mgl_stream *stream = NULL;
    mgl_status status = mgl_stream_new_normalize(t->ctx, NULL, &stream);
    cr_assert_eq(status == MGL_OK, stream != NULL);
    mgl_stream_free(stream);
    return status;
}

static mgl_status op_push(tools *t)
{
    return mgl_stream_push(t->stream, text, strlen(text), MGL_PUSH_LAST, t->out);
}

/* ---- failing ---- */

static tools make_tools(watch *w)
{
    tools t = { .ctx = watch_context(w) };
    cr_assert_eq(mgl_units_new(t.ctx, &t.units), MGL_OK);
    cr_assert_eq(mgl_units_new(t.ctx, &t.shaped), MGL_OK);
    cr_assert_eq(mgl_shape(t.ctx, NULL, text, MGL_NUL, 0, MGL_NUL, t.shaped), MGL_OK);
    cr_assert_eq(mgl_out_new(t.ctx, &t.out), MGL_OK);
    cr_assert_eq(mgl_keyer_new(t.ctx, NULL, &t.keyer), MGL_OK);
    cr_assert_eq(mgl_finder_new(t.ctx, NULL, text, 18, &t.finder), MGL_OK);
    cr_assert_eq(mgl_stream_new_normalize(t.ctx, NULL, &t.stream), MGL_OK);
    return t;
}

static void free_tools(tools *t)
{
    mgl_stream_free(t->stream);
    mgl_finder_free(t->finder);
    mgl_keyer_free(t->keyer);
    mgl_out_free(t->out);
    mgl_units_free(t->shaped);
    mgl_units_free(t->units);
    mgl_ctx_unref(t->ctx);
}

/* What an operation left behind, as text: the output, and the units that were shaped. */
static void tell(const tools *t, char *into)
{
    size_t n;
    const char *out = mgl_out_text(t->out, &n);
    cr_assert_lt(n + 8 * mgl_units_count(t->units) + 64, RESULT);
    int used = sprintf(into, "%zu %zu %zu ", n, mgl_units_count(t->units), mgl_units_diag_count(t->units));
    memcpy(into + used, out, n);
    char *at = into + used + n;
    for (size_t i = 0; i < mgl_units_count(t->units); i++)
        at += sprintf(at, " %u", mgl_units_id(t->units)[i]);
    *at = '\0';
}

/* Fails the allocation with this number (and, if for good, all later ones). Whether there was one to fail. */
static bool fail_once(operation *run, size_t number, bool for_good, const char *wanted, char *got)
{
    watch w = { 0 };
    tools t = make_tools(&w);
    size_t live = w.live;
    w.calls = 0;
    w.fail_at = number;
    w.fail_for_good = for_good;
    mgl_status status = run(&t);
    bool failed = w.calls >= number;
    w.fail_at = 0;
    cr_assert(status == MGL_OK || (status == MGL_E_NOMEM && failed), "allocation %zu failed: %s", number,
              mgl_status_name(status));
    if (status == MGL_E_NOMEM) {
        cr_assert_geq(w.live + 1, live, "allocation %zu failed and took older blocks with it", number);
        cr_assert_eq(run(&t), MGL_OK, "allocation %zu failed and spoiled the next call", number);
    }
    tell(&t, got);
    cr_assert_str_eq(got, wanted, "after allocation %zu failed the result is another one", number);
    free_tools(&t);
    watch_done(&w);
    return failed;
}

static void fail_each(operation *run, size_t least)
{
    char *wanted = malloc(RESULT), *got = malloc(RESULT);
    size_t number = 1;
    watch w = { 0 };
    cr_assert(wanted && got);
    fill_text();
    tools t = make_tools(&w);
    cr_assert_eq(run(&t), MGL_OK);
    tell(&t, wanted);
    free_tools(&t);
    watch_done(&w);
    while (fail_once(run, number, false, wanted, got) && fail_once(run, number, true, wanted, got))
        number++;
    cr_assert_geq(number - 1, least, "only %zu allocations were failed", number - 1);
    free(got);
    free(wanted);
}

#define ALLOC_TEST(name, least)                                                                                        \
    Test(alloc, name)                                                                                                  \
    {                                                                                                                  \
        fail_each(op_##name, least);                                                                                   \
    }

ALLOC_TEST(out, 1)
ALLOC_TEST(units, 1)
ALLOC_TEST(shape, 8)
ALLOC_TEST(verify, 3)
ALLOC_TEST(print, 1)
ALLOC_TEST(explain, 10)
ALLOC_TEST(detect, 1)
ALLOC_TEST(normalize, 3)
ALLOC_TEST(key, 3)
ALLOC_TEST(key_hash, 3)
ALLOC_TEST(equal, 3)
ALLOC_TEST(keyer, 1)
ALLOC_TEST(keyer_key, 3)
ALLOC_TEST(finder, 2)
ALLOC_TEST(find, 2)
ALLOC_TEST(stream, 1)
ALLOC_TEST(push, 3)

/* The context itself, and its own block when everything is gone. */
Test(alloc, context)
{
    watch w = { .fail_at = 1 };
    mgl_allocator allocator = { sizeof allocator, &w, watch_alloc, watch_resize, watch_release };
    mgl_ctx_opts opts = MGL_CTX_OPTS_INIT;
    mgl_ctx *ctx = NULL;
    opts.allocator = &allocator;
    cr_assert_eq(mgl_ctx_new(&opts, &ctx), MGL_E_NOMEM);
    cr_assert_null(ctx);
    cr_assert_eq(mgl_ctx_new(&opts, &ctx), MGL_OK);
    mgl_ctx_unref(ctx);
    watch_done(&w);
}

/* Objects keep their context alive. */
Test(alloc, objects_outlive_the_reference_of_their_maker)
{
    watch w = { 0 };
    fill_text();
    tools t = make_tools(&w);
    mgl_ctx_unref(t.ctx);
    cr_assert_eq(mgl_shape(NULL, NULL, text, MGL_NUL, 0, MGL_NUL, t.units), MGL_OK);
    cr_assert_eq(mgl_units_print(t.units, text, t.out), MGL_OK);
    t.ctx = NULL;
    free_tools(&t);
    watch_done(&w);
}
