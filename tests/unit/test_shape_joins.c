/* test_shape_joins.c -- flags of units: joins met and open, places to break; ligature spans; switches of a call. */
#include "shaping.h"

enum {
    UNSAFE = MGL_UNIT_UNSAFE_TO_BREAK,
    FIRST = MGL_UNIT_FIRST_OF_SLOT,
    OPEN_BEFORE = MGL_UNIT_OPEN_BEFORE,
    OPEN_AFTER = MGL_UNIT_OPEN_AFTER,
    BEFORE = MGL_UNIT_JOINS_BEFORE,
    AFTER = MGL_UNIT_JOINS_AFTER,
    LATER = MGL_UNIT_AFTER_NEXT
};

static void has_flags(uint32_t system, const char *text, const uint8_t *flags, size_t n)
{
    mgl_units *units = new_units();
    cr_assert_eq(shape(units, system, 0, text), MGL_OK);
    cr_assert_eq(mgl_units_count(units), n, "%zu units", mgl_units_count(units));
    for (size_t i = 0; i < n; i++)
        cr_assert_eq(mgl_units_flags(units)[i], flags[i], "unit %zu: flags %d, not %d", i, mgl_units_flags(units)[i],
                     flags[i]);
    mgl_units_free(units);
}

#define HAS_FLAGS(system, text, ...)                                                                                   \
    has_flags(system, text, (const uint8_t[]){ __VA_ARGS__ }, sizeof((const uint8_t[]){ __VA_ARGS__ }))

Test(shape_joins, a_word)
{
    /* A A L: two units of one letter, then another letter */
    HAS_FLAGS(MGL_SYSTEM_HUDUM, u8"\u1820\u182F", FIRST | AFTER, UNSAFE | BEFORE | AFTER, FIRST | UNSAFE | BEFORE);
}

Test(shape_joins, borrowed_forms_leave_joins_open)
{
    HAS_FLAGS(MGL_SYSTEM_HUDUM, u8"\u1828", FIRST | OPEN_AFTER);
    HAS_FLAGS(MGL_SYSTEM_HUDUM, u8"\u1829", FIRST | OPEN_BEFORE | AFTER, UNSAFE | BEFORE | OPEN_AFTER);
    /* N > _ Aa */
    HAS_FLAGS(MGL_SYSTEM_HUDUM, u8"\u1828\u180E\u1820", FIRST | OPEN_AFTER, FIRST | UNSAFE, FIRST | UNSAFE);
}

Test(shape_joins, an_invalid_selector_parts)
{
    /* M > Fvs3 < S */
    HAS_FLAGS(MGL_SYSTEM_HUDUM, u8"\u182E\u180D\u1830", FIRST | OPEN_AFTER, FIRST | UNSAFE,
              FIRST | UNSAFE | OPEN_BEFORE);
}

Test(shape_joins, marks)
{
    /* M Baluda S: the join runs on; M > Dagalga < S: it does not; B Aa Baluda: the mark is drawn behind the pair */
    HAS_FLAGS(MGL_SYSTEM_HUDUM, u8"\u182E\u1885\u1830", FIRST | AFTER, FIRST | UNSAFE, FIRST | UNSAFE | BEFORE);
    HAS_FLAGS(MGL_SYSTEM_HUDUM, u8"\u182E\u18A9\u1830", FIRST | OPEN_AFTER, FIRST | UNSAFE,
              FIRST | UNSAFE | OPEN_BEFORE);
    HAS_FLAGS(MGL_SYSTEM_HUDUM, u8"\u182A\u1885\u1820", FIRST | AFTER, FIRST | UNSAFE | LATER, FIRST | UNSAFE | BEFORE);
}

Test(shape_joins, other_text_and_punctuation_are_safe)
{
    HAS_FLAGS(MGL_SYSTEM_HUDUM, u8"a\u1828 \u1828\u1803\u1828", FIRST, FIRST | OPEN_AFTER, FIRST, FIRST | OPEN_AFTER,
              FIRST, FIRST | OPEN_AFTER);
}

Test(shape_joins, positions_are_those_of_the_ink)
{
    static const uint8_t wanted[] = { MGL_POSITION_INIT, MGL_POSITION_FINA, MGL_POSITION_NONE, MGL_POSITION_INIT };
    mgl_units *units = new_units();
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, u8"\u1820 \u1828"), MGL_OK);
    cr_assert_eq(mgl_units_count(units), 4);
    cr_assert_arr_eq(mgl_units_position(units), wanted, sizeof wanted);
    cr_assert_eq(mgl_units_slot_position(units)[0], MGL_POSITION_ISOL);
    cr_assert_eq(mgl_units_slot_position(units)[1], MGL_POSITION_NONE);
    cr_assert_eq(mgl_units_slot_position(units)[2], MGL_POSITION_ISOL);
    mgl_units_free(units);
}

static void has_ligature(const mgl_units *units, size_t i, uint32_t begin, uint32_t end, uint8_t required)
{
    cr_assert_lt(i, mgl_units_ligature_count(units));
    cr_assert_eq(mgl_units_ligature_begin(units)[i], begin);
    cr_assert_eq(mgl_units_ligature_end(units)[i], end);
    cr_assert_eq(mgl_units_ligature_required(units)[i], required);
}

Test(shape_joins, ligatures)
{
    mgl_units *units = new_units();
    /* T A B Aa - A L L A: b with its vowel, and two l if the font likes */
    const char *text = u8"\u1832\u1820\u182A\u1820 \u1821\u182F\u182F\u1820";
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, MGL_SHAPE_LIGATURES, text), MGL_OK);
    prints(units, text, "T A B Aa - A L L A");
    cr_assert_eq(mgl_units_ligature_count(units), 2);
    has_ligature(units, 0, 2, 4, 1);
    has_ligature(units, 1, 6, 8, 0);
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, text), MGL_OK);
    cr_assert_eq(mgl_units_ligature_count(units), 0);
    /* an invalid selector parts the pair */
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, MGL_SHAPE_LIGATURES, u8"\u182A\u180C\u1820"), MGL_OK);
    cr_assert_eq(mgl_units_ligature_count(units), 0);
    /* Zs I in Sibe as published */
    cr_assert_eq(shape(units, MGL_SYSTEM_SIBE, MGL_SHAPE_LIGATURES, u8"\u186F\u185E"), MGL_OK);
    cr_assert_eq(mgl_units_ligature_count(units), 1);
    has_ligature(units, 0, 0, 2, 1);
    mgl_units_free(units);
}

Test(shape_joins, root_separator_switch)
{
    const char *text = u8"\u184F\u1846\u200D\u1820\u1837";
    mgl_units *units = new_units();
    cr_assert_eq(shape(units, MGL_SYSTEM_TODO, 0, text), MGL_OK);
    prints(units, text, "M Ob A A R");
    cr_assert_eq(shape(units, MGL_SYSTEM_TODO, MGL_SHAPE_NO_ROOT_SEPARATOR, text), MGL_OK);
    prints(units, text, "M Ob A R");
    cr_assert_eq(mgl_units_slot_state(units)[2], MGL_SLOT_JOINER);
    mgl_units_free(units);
}

Test(shape_joins, verify)
{
    static const char *const texts[] = {
        "",
        "abc",
        u8"\u182E\u1823\u1829\u182D\u1823\u182F \u1803\u1828\u180E\u1820 x\u202F\u1820",
        u8"\u1820\xFF\u200D\u1820\u200C\u202F\u181A\u1820\u180B",
        u8"\u1810\u1811\u1800\u1828\u1882\u1828",
    };
    mgl_units *units = new_units();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (uint32_t system = 0; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++)
            cr_assert_eq(shape(units, system, MGL_SHAPE_VERIFY | MGL_SHAPE_LIGATURES, texts[i]), MGL_OK, "text %zu", i);
    }
    mgl_units_free(units);
}

Test(shape_joins, print_arguments)
{
    mgl_units *units = new_units();
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    cr_assert_eq(shape(units, MGL_SYSTEM_HUDUM, 0, "a"), MGL_OK);
    cr_assert_eq(mgl_units_print(NULL, "a", out), MGL_E_ARG);
    cr_assert_eq(mgl_units_print(units, NULL, out), MGL_E_ARG);
    cr_assert_eq(mgl_units_print(units, "a", NULL), MGL_E_ARG);
    cr_assert_eq(mgl_explain(NULL, NULL, NULL, 1, out), MGL_E_ARG);
    cr_assert_eq(mgl_explain(NULL, NULL, "a", 1, NULL), MGL_E_ARG);
    mgl_out_free(out);
    mgl_units_free(units);
}
