/* test_columns.c -- arrays that share a block: what was written stays, however often the block is divided again. */
#include "support.h"

#include "base/columns.h"

/* Two groups of wide columns, then narrower ones. */
static const mgl_column layout[] = { { 0, 8 }, { 1, 8 }, { 0, 4 }, { 1, 2 }, { 2, 1 } };
enum { COLUMNS = 5, GROUPS = 3 };

/* The byte that belongs at that place, so that a misplaced one is seen. */
static unsigned char mark(unsigned column, size_t byte)
{
    return (unsigned char)(byte * 31 + column * 7 + byte / 251);
}

static void fill(mgl_columns *columns, unsigned group, size_t n)
{
    for (unsigned i = 0; i < COLUMNS; i++) {
        unsigned char *bytes = columns->at[i];
        size_t end = columns->count[group] * layout[i].width;
        if (layout[i].group != group)
            continue;
        cr_assert_eq((uintptr_t)bytes % layout[i].width, 0, "column %u is not aligned", i);
        for (size_t k = end - n * layout[i].width; k < end; k++)
            bytes[k] = mark(i, k);
    }
}

static void check(const mgl_columns *columns)
{
    for (unsigned i = 0; i < COLUMNS; i++) {
        const unsigned char *bytes = columns->at[i];
        size_t n = columns->count[layout[i].group] * layout[i].width;
        if (n > 0)
            cr_assert(bytes >= columns->block && bytes + n <= columns->block + columns->block_n);
        for (size_t k = 0; k < n; k++)
            cr_assert_eq(bytes[k], mark(i, k), "column %u, byte %zu of %zu", i, k, n);
    }
}

/* Adds at random until nothing fits or enough was added; groups take turns being the busy one. */
static void add_some(uint64_t *seed, mgl_columns *columns, size_t rounds)
{
    for (size_t round = 0; round < rounds && !columns->lost; round++) {
        unsigned group = random_below(seed, 4) ? (unsigned)(round / 50 % GROUPS) : (unsigned)random_below(seed, GROUPS);
        size_t n = random_below(seed, 20);
        if (mgl_columns_add(columns, group, n))
            fill(columns, group, n);
        if (round % 16 == 0 && !columns->lost)
            check(columns);
    }
}

Test(columns, growing)
{
    uint64_t seed = 12;
    watch w = { 0 };
    mgl_ctx *ctx = watch_context(&w);
    mgl_columns columns;
    mgl_columns_init(&columns, layout, COLUMNS, ctx, NULL, 0);
    for (size_t round = 0; round < 40; round++) {
        mgl_columns_clear(&columns);
        add_some(&seed, &columns, random_below(&seed, 600));
        cr_assert(!columns.lost);
        check(&columns);
    }
    mgl_columns_free(&columns);
    mgl_ctx_unref(ctx);
    cr_assert_leq(w.calls, 20);
    watch_done(&w);
}

Test(columns, fixed_holds_exactly_what_it_says)
{
    uint64_t seed = 13;
    for (size_t round = 0; round < 400; round++) {
        size_t n = random_below(&seed, 8000), full[GROUPS];
        uint64_t *block = malloc(n + 1);
        mgl_columns columns;
        mgl_columns_init(&columns, layout, COLUMNS, NULL, block, n);
        add_some(&seed, &columns, 5000);
        cr_assert(columns.lost, "%zu bytes should not be enough", n);
        cr_assert_gt(mgl_columns_needed(&columns), n);
        memcpy(full, columns.count, sizeof full);
        size_t needed = mgl_columns_needed(&columns);
        mgl_columns_free(&columns);
        free(block);

        /* The same counts in one go, in exactly that size. */
        block = malloc(needed);
        mgl_columns_init(&columns, layout, COLUMNS, NULL, block, needed);
        for (unsigned group = 0; group < GROUPS; group++) {
            cr_assert(mgl_columns_add(&columns, group, full[group]));
            fill(&columns, group, full[group]);
        }
        check(&columns);
        cr_assert_eq(mgl_columns_needed(&columns), needed);
        cr_assert(!mgl_columns_add(&columns, 2, 1));
        free(block);
    }
}

Test(columns, counts_go_on_without_memory)
{
    mgl_columns columns;
    uint64_t block[4];
    mgl_columns_init(&columns, layout, COLUMNS, NULL, block, sizeof block);
    cr_assert(mgl_columns_add(&columns, 0, 2));
    cr_assert(!mgl_columns_add(&columns, 0, 1));
    cr_assert(!mgl_columns_add(&columns, 2, 5));
    cr_assert_eq(mgl_columns_needed(&columns), 3 * 12 + 5);
    cr_assert(!mgl_columns_add(&columns, 1, SIZE_MAX));
    cr_assert(!mgl_columns_add(&columns, 1, SIZE_MAX));
    cr_assert_eq(mgl_columns_needed(&columns), SIZE_MAX);
    mgl_columns_clear(&columns);
    cr_assert(mgl_columns_add(&columns, 1, 3));
    cr_assert(!columns.lost);
}
