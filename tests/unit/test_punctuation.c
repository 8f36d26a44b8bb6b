/* Classes of digits, punctuation and head marks. */
#include <criterion/criterion.h>

#include <mongol/punctuation.h>

Test(punctuation, every_sign_has_a_class)
{
    cr_assert_eq(mgl_punctuation_class(0x1800), MGL_PUNCTUATION_BIRGA);
    cr_assert_eq(mgl_punctuation_class(0x1803), MGL_PUNCTUATION_MARK);
    cr_assert_eq(mgl_punctuation_class(0x1806), MGL_PUNCTUATION_HYPHEN);
    cr_assert_eq(mgl_punctuation_class(0x1166C), MGL_PUNCTUATION_BIRGA);
    for (uint32_t digit = 0x1810; digit <= 0x1819; digit++)
        cr_assert_eq(mgl_punctuation_class(digit), MGL_PUNCTUATION_DIGIT, "U+%04X", digit);
}

Test(punctuation, nothing_else_has)
{
    static const uint32_t others[] = { 0, '.', 0x17FF, 0x1807, 0x180A, 0x180B, 0x181A, 0x1820, 0x1880, 0x1166D, UINT32_MAX };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        cr_assert_eq(mgl_punctuation_class(others[i]), MGL_PUNCTUATION_NONE, "U+%04X", others[i]);
        cr_assert_eq(mgl_punctuation_systems(others[i]), 0);
        cr_assert_null(mgl_punctuation_name(others[i]));
    }
}

Test(punctuation, systems_of_a_sign)
{
    cr_assert_eq(mgl_punctuation_systems(0x1806), 1u << MGL_SYSTEM_TODO | 1u << MGL_SYSTEM_TODO_ALIGALI);
    cr_assert_eq(mgl_punctuation_systems(0x1808), 1u << MGL_SYSTEM_MANCHU | 1u << MGL_SYSTEM_MANCHU_ALIGALI);
    cr_assert(mgl_punctuation_systems(0x1801) & 1u << MGL_SYSTEM_SIBE);
}

Test(punctuation, names)
{
    cr_assert_str_eq(mgl_punctuation_name(0x1802), "MONGOLIAN COMMA");
    cr_assert_str_eq(mgl_punctuation_class_name(MGL_PUNCTUATION_DIGIT), "digit");
    cr_assert_str_eq(mgl_punctuation_class_name(MGL_PUNCTUATION_MARK), "punctuation");
    cr_assert_str_eq(mgl_punctuation_class_name(MGL_PUNCTUATION_NONE), "");
    cr_assert_null(mgl_punctuation_class_name(99));
}
