/* test_shape.c -- mgl_shape(): arguments, options, strictness, offsets, states; what a result holds and when. */
#include "shaping.h"

#include <mongol/variant.h>

static const char *const mongol = u8"\u182E\u1823\u1829\u182D\u1823\u182F";

/* What mgl_shape() says to an item of a text of n bytes. */
static mgl_status shape_item(const char *text, size_t n, size_t item, size_t item_n)
{
    mgl_units *units = new_units();
    mgl_status status = mgl_shape(NULL, NULL, text, n, item, item_n, units);
    mgl_units_free(units);
    return status;
}

Test(shape, word)
{
    mgl_units *units = new_units();
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, mongol), MGL_OK);
    prints(units, mongol, "M O A G Hx O L");
    cr_assert_eq(mgl_units_count(units), 7);
    cr_assert_eq(mgl_units_slot_count(units), 6);
    cr_assert_eq(mgl_units_diag_count(units), 0);
    cr_assert_str_eq(mgl_unit_name(mgl_units_id(units)[4]), "Hx");
    cr_assert_str_eq(mgl_rule_name(mgl_units_rule(units)[4]), "hudum/gender.near:2");
    cr_assert_eq(mgl_units_rule(units)[0], 0);
    cr_assert_eq(mgl_units_slot_position(units)[0], MGL_POSITION_INIT);
    cr_assert_eq(mgl_units_slot_position(units)[5], MGL_POSITION_FINA);
    cr_assert_eq(mgl_units_slot_unit(units)[2], 2);
    cr_assert_eq(mgl_units_slot_unit(units)[3], 4);
    cr_assert_eq(mgl_variant_codepoint(mgl_units_slot_variant(units)[3]), 0x182D);
    cr_assert_eq(mgl_units_cluster(units)[6], 15);
    mgl_units_free(units);
}

Test(shape, arguments)
{
    mgl_units *units = new_units();
    cr_assert_eq(mgl_shape(NULL, NULL, NULL, 1, 0, 0, units), MGL_E_ARG);
    cr_assert_eq(mgl_shape(NULL, NULL, NULL, 0, 0, MGL_NUL, units), MGL_OK, "NULL is the empty text");
    cr_assert_eq(mgl_units_count(units), 0);
    cr_assert_eq(mgl_shape(NULL, NULL, mongol, MGL_NUL, 0, MGL_NUL, NULL), MGL_E_ARG);
    mgl_units_free(units);
    mgl_units_free(NULL);
    cr_assert_eq(mgl_units_new(NULL, NULL), MGL_E_ARG);
    cr_assert_eq(mgl_units_needed(NULL), 0);
    is_empty(NULL);
}

Test(shape, item_outside_the_text)
{
    cr_assert_eq(shape_item(mongol, 18, 0, 18), MGL_OK);
    cr_assert_eq(shape_item(mongol, 18, 18, 0), MGL_OK);
    cr_assert_eq(shape_item(mongol, 18, 18, MGL_NUL), MGL_OK);
    cr_assert_eq(shape_item(mongol, 18, 19, 0), MGL_E_ARG);
    cr_assert_eq(shape_item(mongol, 18, 3, 16), MGL_E_ARG);
    cr_assert_eq(shape_item(mongol, 18, 3, SIZE_MAX - 1), MGL_E_ARG);
    cr_assert_eq(shape_item(mongol, MGL_NUL, 18, MGL_NUL), MGL_OK);
    cr_assert_eq(shape_item(mongol, MGL_NUL, 21, MGL_NUL), MGL_E_ARG);
}

Test(shape, item_inside_a_code_point)
{
    for (size_t at = 0; at <= 18; at++) {
        mgl_status wanted = at % 3 == 0 ? MGL_OK : MGL_E_ARG;
        cr_assert_eq(shape_item(mongol, 18, at, MGL_NUL), wanted, "item at %zu", at);
        cr_assert_eq(shape_item(mongol, 18, 0, at), wanted, "item of %zu bytes", at);
    }
}

/* What mgl_shape() says to options. */
static mgl_status shape_with(const void *opts)
{
    mgl_units *units = new_units();
    mgl_status status = mgl_shape(NULL, opts, mongol, MGL_NUL, 0, MGL_NUL, units);
    mgl_units_free(units);
    return status;
}

Test(shape, options)
{
    struct {
        mgl_shape_opts known;
        uint64_t later;
    } newer = { MGL_SHAPE_OPTS_INIT, 0 };
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.size = 0;
    cr_assert_eq(shape_with(&opts), MGL_E_OPTS_SIZE);
    opts = (mgl_shape_opts)MGL_SHAPE_OPTS_INIT;
    opts.flags = UINT32_C(1) << 31;
    cr_assert_eq(shape_with(&opts), MGL_E_ARG);
    opts = (mgl_shape_opts)MGL_SHAPE_OPTS_INIT;
    opts.reserved = 1;
    cr_assert_neq(shape_with(&opts), MGL_OK);
    newer.known.size = sizeof newer;
    cr_assert_eq(shape_with(&newer), MGL_OK);
    newer.later = 1;
    cr_assert_eq(shape_with(&newer), MGL_E_OPTS_NEWER);
}

Test(shape, systems_and_profiles)
{
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    for (opts.system = 0; opts.system <= MGL_SYSTEM_MANCHU_ALIGALI; opts.system++) {
        for (opts.profile = 0; opts.profile <= MGL_PROFILE_UTN57_R5DRAFT; opts.profile++)
            cr_assert_eq(shape_with(&opts), MGL_OK);
    }
    cr_assert_eq(shape_with(&opts), MGL_E_UNSUPPORTED);
    opts = (mgl_shape_opts)MGL_SHAPE_OPTS_INIT;
    opts.profile = MGL_PROFILE_UTN57_R5DRAFT + 1;
    cr_assert_eq(shape_with(&opts), MGL_E_UNSUPPORTED);
}

Test(shape, default_profile_is_the_published_one)
{
    const char *text = u8"\u185D\u1828";
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    mgl_units *units = new_units();
    opts.system = MGL_SYSTEM_MANCHU;
    cr_assert_eq(mgl_shape(NULL, &opts, text, MGL_NUL, 0, MGL_NUL, units), MGL_OK);
    prints(units, text, "A A");
    opts.profile = MGL_PROFILE_UTN57_R5DRAFT;
    cr_assert_eq(mgl_shape(NULL, &opts, text, MGL_NUL, 0, MGL_NUL, units), MGL_OK);
    prints(units, text, "A Ni A");
    mgl_units_free(units);
}

Test(shape, empty_text)
{
    mgl_units *units = new_units();
    is_empty(units);
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, MGL_SHAPE_UTF16_OFFSETS | MGL_SHAPE_STRICT, ""), MGL_OK);
    is_empty(units);
    prints(units, "", "");
    cr_assert_eq(mgl_shape(NULL, NULL, mongol, MGL_NUL, 6, 0, units), MGL_OK);
    is_empty(units);
    mgl_units_free(units);
}

Test(shape, joiners_alone_print_nothing)
{
    mgl_units *units = new_units();
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, u8"\u200D\u200C\u200D"), MGL_OK);
    prints(units, u8"\u200D\u200C\u200D", "");
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, u8"\u200D\u1820\u200D"), MGL_OK);
    prints(units, u8"\u200D\u1820\u200D", "< A >");
    cr_assert_eq(mgl_units_slot_count(units), 3);
    cr_assert_eq(mgl_units_count(units), 1);
    mgl_units_free(units);
}

Test(shape, length_or_nul)
{
    static const char text[] = u8"\u1820\0\u1828";
    mgl_units *units = new_units();
    cr_assert_eq(mgl_shape(NULL, NULL, text, MGL_NUL, 0, MGL_NUL, units), MGL_OK);
    prints(units, text, "A A");
    cr_assert_eq(mgl_shape(NULL, NULL, text, sizeof text - 1, 0, MGL_NUL, units), MGL_OK);
    prints(units, text, "A A U+0000 N >");
    cr_assert_eq(mgl_units_diag_count(units), 1);
    cr_assert_eq(mgl_units_diag_code(units)[0], MGL_DIAG_NUL);
    mgl_units_free(units);
}

Test(shape, results_are_those_of_the_last_call)
{
    mgl_units *units = new_units();
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, MGL_SHAPE_LIGATURES, u8"\u182A\u1820 \xFF\u180B"), MGL_OK);
    cr_assert_gt(mgl_units_diag_count(units), 0);
    cr_assert_eq(mgl_units_ligature_count(units), 1);
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, u8"\u1820"), MGL_OK);
    cr_assert_eq(mgl_units_slot_count(units), 1);
    cr_assert_eq(mgl_units_diag_count(units), 0);
    cr_assert_eq(mgl_units_ligature_count(units), 0);
    prints(units, u8"\u1820", "A A");
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, ""), MGL_OK);
    is_empty(units);
    mgl_units_free(units);
}

Test(shape, strict)
{
    static const struct {
        const char *text;
        mgl_status status;
        uint16_t code;
    } cases[] = {
        { u8"\u1820", MGL_OK, 0 },
        { u8"\u1820\u1844", MGL_OK, MGL_DIAG_FOREIGN_LETTER }, /* a note */
        { u8"\u1820\xE1\xA0", MGL_E_STRICT, MGL_DIAG_INVALID_UTF8 },
        { u8"\u1820\u181A", MGL_E_STRICT, MGL_DIAG_UNASSIGNED },
        { u8"\u180B", MGL_E_STRICT, MGL_DIAG_LONE_SELECTOR },
        { u8"\u1820\u180A\u180B", MGL_E_STRICT, MGL_DIAG_LONE_SELECTOR },
        { u8"\u182E\u180B", MGL_E_STRICT, MGL_DIAG_INVALID_SELECTOR },
        { u8"\u1820\u180B\u180C", MGL_E_STRICT, MGL_DIAG_STACKED_SELECTOR },
        { u8"\u1820\u180E", MGL_E_STRICT, MGL_DIAG_RAW_SEPARATOR },
        { u8"\u1820\u202F", MGL_E_STRICT, MGL_DIAG_RAW_SEPARATOR },
    };
    mgl_units *units = new_units(), *lenient = new_units();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, MGL_SHAPE_STRICT, cases[i].text), cases[i].status, "case %zu", i);
        cr_assert_eq(shape(lenient, MGL_SYSTEM_HUDUM, 0, cases[i].text), MGL_OK);
        cr_assert_eq(mgl_units_diag_count(units), cases[i].code != 0, "case %zu", i);
        cr_assert(cases[i].code == 0 || mgl_units_diag_code(units)[0] == cases[i].code, "case %zu: %s", i,
                  mgl_diag_name(mgl_units_diag_code(units)[0]));
        cr_assert_eq(mgl_units_slot_count(units), mgl_units_slot_count(lenient));
        same_slots(lenient, 0, units, 0, mgl_units_slot_count(units));
    }
    mgl_units_free(lenient);
    mgl_units_free(units);
}

Test(shape, places_of_diagnostics)
{
    const char *text = u8"ab\u1820\xFF\u0436\u182E\u180D\u180E";
    mgl_units *units = new_units();
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, text), MGL_OK);
    const uint64_t *begin = mgl_units_diag_begin(units), *end = mgl_units_diag_end(units);
    cr_assert_eq(mgl_units_diag_count(units), 3);
    cr_assert(begin[0] == 5 && end[0] == 6);
    cr_assert(begin[1] == 11 && end[1] == 14);
    cr_assert(begin[2] == 14 && end[2] == 17);
    mgl_units_free(units);
}

Test(shape, offsets_in_utf16_and_utf32)
{
    /* 1, 2, 4 and 3 bytes; then an item that begins at the second n */
    const char *text = u8"x\u0436\U0001F40E\u1828\u1820 \u1828\u1820";
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    mgl_units *units = new_units();
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, text), MGL_OK);
    cr_assert(!mgl_units_cluster_utf16(units) && !mgl_units_cluster_utf32(units));
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, MGL_SHAPE_UTF16_OFFSETS | MGL_SHAPE_UTF32_OFFSETS, text), MGL_OK);
    static const uint32_t bytes[] = { 0, 7, 10, 13, 14, 17 }, utf16[] = { 0, 4, 5, 6, 7, 8 },
                          utf32[] = { 0, 3, 4, 5, 6, 7 };
    cr_assert_eq(mgl_units_count(units), 6);
    cr_assert_arr_eq(mgl_units_cluster(units), bytes, sizeof bytes);
    cr_assert_arr_eq(mgl_units_cluster_utf16(units), utf16, sizeof utf16);
    cr_assert_arr_eq(mgl_units_cluster_utf32(units), utf32, sizeof utf32);
    opts.flags = MGL_SHAPE_UTF16_OFFSETS;
    cr_assert_eq(mgl_shape(NULL, &opts, text, MGL_NUL, 14, MGL_NUL, units), MGL_OK);
    cr_assert_null(mgl_units_cluster_utf32(units));
    cr_assert_eq(mgl_units_count(units), 2);
    cr_assert_arr_eq(mgl_units_cluster_utf16(units), utf16 + 4, 2 * sizeof *utf16);
    mgl_units_free(units);
}

Test(shape, states)
{
    static const struct {
        uint32_t system;
        const char *text;
        uint8_t states[4];
    } cases[] = {
        { MGL_SYSTEM_HUDUM, u8"a\u1820\u1844", { MGL_SLOT_TEXT, MGL_SLOT_LETTER, MGL_SLOT_FOREIGN_LETTER } },
        { MGL_SYSTEM_HUDUM, u8"\u1820\u180B\u180C", { MGL_SLOT_LETTER, MGL_SLOT_FVS_VALID, MGL_SLOT_FVS_INVALID } },
        { MGL_SYSTEM_HUDUM, u8"\u1828\u180E\u1820", { MGL_SLOT_LETTER, MGL_SLOT_MVS_NARROW, MGL_SLOT_LETTER } },
        { MGL_SYSTEM_HUDUM, u8"\u1828\u180E\u1822", { MGL_SLOT_LETTER, MGL_SLOT_MVS_WIDE, MGL_SLOT_LETTER } },
        { MGL_SYSTEM_HUDUM, u8"\u1828\u202F\u1822", { MGL_SLOT_LETTER, MGL_SLOT_MVS_WIDE, MGL_SLOT_LETTER } },
        { MGL_SYSTEM_HUDUM, u8"\u1828\u180E", { MGL_SLOT_LETTER, MGL_SLOT_MVS_RAW } },
        { MGL_SYSTEM_TODO, u8"\u1828\u202F", { MGL_SLOT_LETTER, MGL_SLOT_MVS_RAW } },
        { MGL_SYSTEM_HUDUM,
          u8"\u180A\u200C\u200D\u1820",
          { MGL_SLOT_NIRUGU, MGL_SLOT_NON_JOINER, MGL_SLOT_JOINER, MGL_SLOT_LETTER } },
        { MGL_SYSTEM_HUDUM,
          u8"\u1885\u1882\u1810\u181A",
          { MGL_SLOT_MARK, MGL_SLOT_SIGN, MGL_SLOT_PUNCTUATION, MGL_SLOT_PUNCTUATION } },
        { MGL_SYSTEM_TODO, u8"\u1820\u200D\u1820", { MGL_SLOT_LETTER, MGL_SLOT_ROOT_SEPARATOR, MGL_SLOT_LETTER } },
        { MGL_SYSTEM_HUDUM, u8"\u1820\u200D\u1820", { MGL_SLOT_LETTER, MGL_SLOT_JOINER, MGL_SLOT_LETTER } },
        { MGL_SYSTEM_HUDUM, u8"\u1820\u1878", { MGL_SLOT_LETTER, MGL_SLOT_FOREIGN_LETTER } },
    };
    mgl_units *units = new_units();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert_eq(shape(units, cases[i].system, 0, cases[i].text), MGL_OK);
        for (size_t k = 0; k < mgl_units_slot_count(units); k++)
            cr_assert_eq(mgl_units_slot_state(units)[k], cases[i].states[k], "case %zu, slot %zu: state %d", i, k,
                         mgl_units_slot_state(units)[k]);
    }
    mgl_units_free(units);
}
