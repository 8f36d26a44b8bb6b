/* test_shape_fixed.c -- a result in the caller's memory: nothing allocated, nothing written outside, exact sizes. */
#include "shaping.h"

enum { GUARD = 32 };

static const char *const text =
    u8"\u182E\u1823\u1829\u182D\u1823\u182F x\xFF \u1828\u180E\u1820\u180B\u180C \u1820\u1828";

/* The caller's memory: n bytes at some alignment between guards. */
typedef struct memory {
    unsigned char *block, *at;
    size_t n;
} memory;

static memory lend(size_t n, size_t shift)
{
    memory m = { malloc(n + shift + 2 * GUARD), NULL, n };
    cr_assert_not_null(m.block);
    memset(m.block, 0x5A, n + shift + 2 * GUARD);
    m.at = m.block + GUARD + shift;
    return m;
}

static void give_back(memory *m)
{
    for (unsigned char *p = m->block; p < m->at; p++)
        cr_assert_eq(*p, 0x5A, "a byte before the memory was written");
    for (size_t i = 0; i < GUARD; i++)
        cr_assert_eq(m->at[m->n + i], 0x5A, "a byte behind the memory was written");
    free(m->block);
}

/* Shapes in n bytes; compares with the growing result where it fits. */
static mgl_status shape_in(const mgl_units *whole, size_t n, size_t shift, uint32_t flags, size_t *needed)
{
    memory m = lend(n, shift);
    mgl_units *units = NULL;
    mgl_status status = mgl_units_new_fixed(NULL, m.at, n, &units);
    if (status == MGL_OK) {
        status = shape(units, MGL_SYSTEM_HUDUM, flags, text);
        *needed = mgl_units_needed(units);
        if (status == MGL_OK) {
            cr_assert_eq(mgl_units_slot_count(units), mgl_units_slot_count(whole));
            cr_assert_eq(mgl_units_diag_count(units), mgl_units_diag_count(whole));
            same_slots(whole, 0, units, 0, mgl_units_slot_count(whole));
        } else {
            is_empty(units);
        }
        mgl_units_free(units);
    } else {
        cr_assert_null(units);
    }
    give_back(&m);
    return status;
}

static size_t smallest(void)
{
    char mem[4096];
    mgl_units *units = NULL;
    size_t n = 1;
    while (mgl_units_new_fixed(NULL, mem, n, &units) != MGL_OK)
        n++;
    mgl_units_free(units);
    cr_assert_lt(n, sizeof mem);
    return n;
}

Test(shape_fixed, arguments)
{
    char mem[16];
    mgl_units *units = NULL;
    cr_assert_eq(mgl_units_new_fixed(NULL, NULL, 100, &units), MGL_E_ARG);
    cr_assert_eq(mgl_units_new_fixed(NULL, mem, sizeof mem, NULL), MGL_E_ARG);
    cr_assert_eq(mgl_units_new_fixed(NULL, mem, 0, &units), MGL_E_SPACE);
    cr_assert_eq(mgl_units_new_fixed(NULL, mem, sizeof mem, &units), MGL_E_SPACE);
    cr_assert_null(units);
}

/* Where a text did not fit, the answer is enough to try again; where it did, it is exact, as for a growing result. */
static void is_told(uint32_t flags)
{
    mgl_units *whole = new_units();
    size_t needed, again, exact = 0;
    cr_assert_eq(shape(whole, MGL_SYSTEM_HUDUM, flags, text), MGL_OK);
    for (size_t n = smallest() + 16; exact == 0; n++) { /* + 16: at any alignment */
        mgl_status status = shape_in(whole, n, n % 16, flags, &needed);
        cr_assert(status == MGL_OK || status == MGL_E_SPACE);
        cr_assert(status == MGL_OK || needed > n, "in %zu bytes: %zu", n, needed);
        cr_assert_eq(shape_in(whole, needed, (n + 7) % 16, flags, &again), MGL_OK, "in %zu bytes: %zu", n, needed);
        cr_assert_leq(again, needed);
        if (status == MGL_OK)
            exact = needed;
    }
    cr_assert_eq(mgl_units_needed(whole), exact, "%zu, not %zu", mgl_units_needed(whole), exact);
    for (size_t shift = 0; shift < 16; shift++) {
        cr_assert_eq(shape_in(whole, exact, shift, flags, &needed), MGL_OK, "%zu bytes are not enough", exact);
        cr_assert_eq(needed, exact);
    }
    cr_assert_eq(shape_in(whole, exact * 2, 0, flags, &needed), MGL_OK);
    cr_assert_eq(needed, exact);
    mgl_units_free(whole);
}

Test(shape_fixed, tells_what_is_needed)
{
    is_told(0);
}

Test(shape_fixed, tells_what_is_needed_with_every_array)
{
    is_told(MGL_SHAPE_UTF16_OFFSETS | MGL_SHAPE_UTF32_OFFSETS | MGL_SHAPE_LIGATURES);
}

Test(shape_fixed, allocates_nothing)
{
    static char mem[1 << 16];
    watch w = { 0 };
    mgl_ctx *ctx = watch_context(&w);
    mgl_units *units = NULL;
    size_t before = w.calls;
    cr_assert_eq(mgl_units_new_fixed(ctx, mem, sizeof mem, &units), MGL_OK);
    for (size_t i = 0; i < 200; i++) /* more bytes than after which a growing result remembers words */
        cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, MGL_SHAPE_LIGATURES, text), MGL_OK);
    cr_assert_eq(w.calls, before);
    mgl_units_free(units);
    mgl_ctx_unref(ctx);
    watch_done(&w);
}

Test(shape_fixed, usable_after_a_text_too_long)
{
    static char mem[2048];
    mgl_units *units = NULL;
    char *longer = malloc(30001);
    cr_assert_not_null(longer);
    for (size_t i = 0; i < 10000; i++)
        memcpy(longer + 3 * i, u8"\u1820", 3);
    longer[30000] = '\0';
    cr_assert_eq(mgl_units_new_fixed(NULL, mem, sizeof mem, &units), MGL_OK);
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, u8"\u1820"), MGL_OK);
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, longer), MGL_E_SPACE);
    is_empty(units);
    cr_assert_gt(mgl_units_needed(units), 30000);
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, u8"\u1820\u1828"), MGL_OK);
    prints(units, u8"\u1820\u1828", "A A A");
    mgl_units_free(units);
    free(longer);
}
