/* shaping.h -- what the tests of shaping share: one result, printed, and its arrays compared. */
#ifndef MGL_TESTS_UNIT_SHAPING_H
#define MGL_TESTS_UNIT_SHAPING_H

#include "support.h"

#include <mongol/mongol.h>

static inline mgl_units *new_units(void)
{
    mgl_units *units = NULL;
    cr_assert_eq(mgl_units_new(NULL, &units), MGL_OK);
    return units;
}

/* Shapes a whole text, which ends in a NUL. */
static inline mgl_status shape(mgl_units *units, uint32_t system, uint32_t flags, const char *text)
{
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.system = system;
    opts.flags = flags;
    return mgl_shape(NULL, &opts, text, MGL_NUL, 0, MGL_NUL, units);
}

/* Asserts what a text's units are printed as. */
static inline void prints(const mgl_units *units, const char *text, const char *wanted)
{
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    cr_assert_eq(mgl_units_print(units, text, out), MGL_OK);
    cr_assert_str_eq(mgl_out_text(out, NULL), wanted);
    mgl_out_free(out);
}

/* Asserts that a result holds nothing and none of its arrays is there. */
static inline void is_empty(const mgl_units *u)
{
    cr_assert_eq(mgl_units_count(u) + mgl_units_slot_count(u) + mgl_units_diag_count(u), 0);
    cr_assert(!mgl_units_id(u) && !mgl_units_position(u) && !mgl_units_cluster(u) && !mgl_units_flags(u) &&
              !mgl_units_rule(u) && !mgl_units_cluster_utf16(u) && !mgl_units_cluster_utf32(u));
    cr_assert(!mgl_units_slot_codepoint(u) && !mgl_units_slot_cluster(u) && !mgl_units_slot_position(u) &&
              !mgl_units_slot_state(u) && !mgl_units_slot_variant(u) && !mgl_units_slot_unit(u) &&
              !mgl_units_slot_system(u));
    cr_assert(!mgl_units_diag_code(u) && !mgl_units_diag_begin(u) && !mgl_units_diag_end(u));
    cr_assert_eq(mgl_units_ligature_count(u), 0);
    cr_assert(!mgl_units_ligature_begin(u) && !mgl_units_ligature_end(u) && !mgl_units_ligature_required(u));
}

/* Asserts that slots [from, from + n) of `whole` and slots [at, at + n) of `part` are the same, with their units. */
static inline void same_slots(const mgl_units *whole, size_t from, const mgl_units *part, size_t at, size_t n)
{
    for (size_t i = 0; i < n; i++, from++, at++) {
        cr_assert_eq(mgl_units_slot_codepoint(whole)[from], mgl_units_slot_codepoint(part)[at]);
        cr_assert_eq(mgl_units_slot_cluster(whole)[from], mgl_units_slot_cluster(part)[at]);
        cr_assert_eq(mgl_units_slot_position(whole)[from], mgl_units_slot_position(part)[at]);
        cr_assert_eq(mgl_units_slot_state(whole)[from], mgl_units_slot_state(part)[at]);
        cr_assert_eq(mgl_units_slot_variant(whole)[from], mgl_units_slot_variant(part)[at]);
        size_t a = mgl_units_slot_unit(whole)[from], b = mgl_units_slot_unit(part)[at];
        size_t a_end =
            from + 1 < mgl_units_slot_count(whole) ? mgl_units_slot_unit(whole)[from + 1] : mgl_units_count(whole);
        size_t b_end = at + 1 < mgl_units_slot_count(part) ? mgl_units_slot_unit(part)[at + 1] : mgl_units_count(part);
        cr_assert_eq(a_end - a, b_end - b, "slot %zu has %zu units, in the part %zu", from, a_end - a, b_end - b);
        for (; a < a_end; a++, b++) {
            cr_assert_eq(mgl_units_id(whole)[a], mgl_units_id(part)[b]);
            cr_assert_eq(mgl_units_position(whole)[a], mgl_units_position(part)[b]);
            cr_assert_eq(mgl_units_cluster(whole)[a], mgl_units_cluster(part)[b]);
            cr_assert_eq(mgl_units_flags(whole)[a], mgl_units_flags(part)[b], "flags of unit %zu: %d, in the part %d",
                         a, mgl_units_flags(whole)[a], mgl_units_flags(part)[b]);
            cr_assert_eq(mgl_units_rule(whole)[a], mgl_units_rule(part)[b]);
        }
    }
}

#endif
