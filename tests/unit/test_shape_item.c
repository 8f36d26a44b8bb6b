/* test_shape_item.c -- an item inside its text is a part of the whole; where a stream may be cut. */
#include "shaping.h"

static const char *const texts[] = {
    u8"\u182E\u1823\u1829\u182D\u1823\u182F",
    u8"\u1830\u1820\u1837\u180E\u1820\u180E\u1836\u1822\u1828",                    /* chachlag and a suffix */
    u8"\u1830\u1822\u182D\u182F\u1820 \u1828\u1821\u1837\u1822\u182D\u182F\u1820", /* gender from afar */
    u8"\u182D\u180C\u1825\u180D\u180B\u1822\u200D\u200C\u180A\u1820\u1885\u182A\u1885\u1820",
    u8"\u184B\u1820\u1843 \u1820\u1843\u1837\u200D\u1820\u1843", /* Todo: the long vowel sign */
    u8"\u186F\u185E\u202F\u185E \u1820\u202F",
    u8"\u1820\xE1\xA0\u1820\u180E\u1803\u1810\u1844\u1878\u18AB",
    u8"\u1889\u1888 \u1892\u1885\u18A6\u1820\u1880\u180B",
    u8"\u202F\u1824\u1828\u202F",
};

static bool on_boundary(const char *text, size_t at)
{
    return ((unsigned char)text[at] & 0xC0) != 0x80;
}

/* The slot that begins at a byte; the count when none does. */
static size_t slot_at(const mgl_units *units, size_t byte)
{
    size_t i = 0;
    while (i < mgl_units_slot_count(units) && mgl_units_slot_cluster(units)[i] != byte)
        i++;
    return i;
}

static void is_part(const mgl_units *whole, const mgl_units *part, size_t item, size_t end)
{
    size_t n = mgl_units_slot_count(part), from = slot_at(whole, item), inside = 0;
    if (from == mgl_units_slot_count(whole)) { /* inside a run of other text, which is one slot */
        cr_assert(n > 0 && mgl_units_slot_state(part)[0] == MGL_SLOT_TEXT);
        return;
    }
    cr_assert(n > 0);
    same_slots(whole, from, part, 0, n);
    for (size_t i = 0; i < mgl_units_diag_count(whole); i++) {
        if (mgl_units_diag_begin(whole)[i] < item || mgl_units_diag_end(whole)[i] > end)
            continue;
        cr_assert_lt(inside, mgl_units_diag_count(part));
        cr_assert_eq(mgl_units_diag_code(whole)[i], mgl_units_diag_code(part)[inside]);
        cr_assert_eq(mgl_units_diag_begin(whole)[i], mgl_units_diag_begin(part)[inside]);
        inside++;
    }
    cr_assert_eq(inside, mgl_units_diag_count(part));
}

/* Every item of a text against the whole, in every system. */
Test(shape_item, is_part_of_the_whole)
{
    mgl_units *whole = new_units(), *part = new_units();
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        const char *text = texts[t];
        size_t n = strlen(text);
        mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
        for (opts.system = 0; opts.system <= MGL_SYSTEM_MANCHU_ALIGALI; opts.system++) {
            cr_assert_eq(mgl_shape(NULL, &opts, text, n, 0, n, whole), MGL_OK);
            for (size_t item = 0; item < n; item++) {
                for (size_t end = item + 1; end <= n; end++) {
                    if (!on_boundary(text, item) || !on_boundary(text, end))
                        continue;
                    cr_assert_eq(mgl_shape(NULL, &opts, text, n, item, end - item, part), MGL_OK);
                    is_part(whole, part, item, end);
                }
            }
        }
    }
    mgl_units_free(part);
    mgl_units_free(whole);
}

Test(shape_item, sees_its_context)
{
    /* n alone is N; in b a n it is final, and before MVS + a it has its dot */
    const char *text = u8"\u182A\u1820\u1828\u180E\u1820";
    mgl_units *units = new_units();
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    cr_assert_eq(mgl_shape(NULL, NULL, text, 9, 6, 3, units), MGL_OK);
    cr_assert_eq(mgl_units_print(units, text, out), MGL_OK);
    cr_assert_str_eq(mgl_out_text(out, NULL), "A");
    cr_assert_eq(mgl_shape(NULL, NULL, text, MGL_NUL, 6, 3, units), MGL_OK);
    cr_assert_eq(mgl_units_print(units, text, out), MGL_OK);
    cr_assert_str_eq(mgl_out_text(out, NULL), "N");
    mgl_out_free(out);
    mgl_units_free(units);
}

Test(shape_item, safe_prefix)
{
    static const struct {
        const char *text;
        size_t safe;
    } cases[] = {
        { "", 0 },
        { "abc", 3 },
        { "abc\n", 4 },
        { u8"\u1820\u1828", 0 }, /* a word that may go on */
        { u8"\u1820\u1828 ", 7 },
        { u8"ab \u1820\u1828", 3 },
        { u8"ab\u202F", 2 }, /* an NNBSP may turn out to belong to a word */
        { u8"ab\u200D\u200C", 2 },
        { "ab\xE1", 2 }, /* an unfinished code point */
        { "ab\xE1\xA0", 2 },
        { "ab\xF0\x9F\x90", 2 },
        { "ab\xFF", 3 }, /* not one: no byte can mend it */
        { u8"\u1820 \u1828\u180E", 4 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = strlen(cases[i].text);
        cr_assert_eq(mgl_safe_prefix(cases[i].text, n), cases[i].safe, "case %zu: %zu", i,
                     mgl_safe_prefix(cases[i].text, n));
        cr_assert_eq(mgl_safe_prefix(cases[i].text, MGL_NUL), cases[i].safe);
    }
    cr_assert_eq(mgl_safe_prefix(NULL, 0), 0);
}

/* Verified pieces keep what stands around an item that begins or ends inside a word. */
Test(shape_item, every_item_verifies)
{
    mgl_units *part = new_units();
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.flags = MGL_SHAPE_VERIFY;
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        size_t n = strlen(texts[t]);
        for (size_t item = 0; item < n; item++) {
            for (size_t end = item + 1; end <= n; end++) {
                if (on_boundary(texts[t], item) && on_boundary(texts[t], end))
                    cr_assert_eq(mgl_shape(NULL, &opts, texts[t], n, item, end - item, part), MGL_OK,
                                 "text %zu, [%zu, %zu)", t, item, end);
            }
        }
    }
    mgl_units_free(part);
}

/* Whatever follows, a safe prefix is shaped as on its own. */
Test(shape_item, safe_prefix_holds)
{
    static const char *const tails[] = { "",         "x",   " ", u8"\u1820", u8"\u202F\u1820", u8"\u200D\u1828\u1820",
                                         u8"\u180B", "\xA0" };
    mgl_units *whole = new_units(), *alone = new_units();
    char text[256];
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        for (size_t n = 1; n <= strlen(texts[t]); n++) {
            size_t safe = mgl_safe_prefix(texts[t], n);
            cr_assert_leq(safe, n);
            if (safe == 0)
                continue;
            mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
            opts.system = MGL_SYSTEM_HUDUM;
            cr_assert_eq(mgl_shape(NULL, &opts, texts[t], safe, 0, safe, alone), MGL_OK);
            for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
                memcpy(text, texts[t], n);
                strcpy(text + n, tails[k]);
                cr_assert_eq(mgl_shape(NULL, &opts, text, MGL_NUL, 0, MGL_NUL, whole), MGL_OK);
                same_slots(whole, 0, alone, 0, mgl_units_slot_count(alone));
            }
        }
    }
    mgl_units_free(alone);
    mgl_units_free(whole);
}
