/* test_names.c -- names of systems, profiles, letters, units, rules, statuses and diagnostics; mgl_supports(). */
#include "shaping.h"

#include <mongol/variant.h>

Test(names, systems)
{
    static const char *const names[] = { "auto",   "hudum",         "todo",         "sibe",
                                         "manchu", "hudum-aligali", "todo-aligali", "manchu-aligali" };
    for (uint32_t system = 0; system < 8; system++) {
        cr_assert_str_eq(mgl_system_name(system), names[system]);
        cr_assert_eq(mgl_system_by_name(names[system], MGL_NUL), system);
        cr_assert_eq(mgl_system_by_name(names[system], strlen(names[system])), system);
    }
    cr_assert_null(mgl_system_name(8));
    cr_assert_null(mgl_system_name(UINT32_MAX));
    cr_assert_eq(mgl_system_by_name("hudum-aligali", 5), MGL_SYSTEM_HUDUM);
    cr_assert_eq(mgl_system_by_name("hudum", 4), UINT32_MAX);
    cr_assert_eq(mgl_system_by_name("Hudum", MGL_NUL), UINT32_MAX);
    cr_assert_eq(mgl_system_by_name("", 0), UINT32_MAX);
    cr_assert_eq(mgl_system_by_name(NULL, 0), UINT32_MAX);
}

Test(names, profiles)
{
    cr_assert_str_eq(mgl_profile_name(MGL_PROFILE_UTN57_R4), "utn57-r4");
    cr_assert_str_eq(mgl_profile_name(MGL_PROFILE_UTN57_R5DRAFT), "utn57-r5draft");
    cr_assert_str_eq(mgl_profile_name(MGL_PROFILE_DEFAULT), "utn57-r4");
    cr_assert_null(mgl_profile_name(3));
    cr_assert_eq(mgl_profile_by_name("utn57-r4", MGL_NUL), MGL_PROFILE_UTN57_R4);
    cr_assert_eq(mgl_profile_by_name("utn57-r5draft!", 13), MGL_PROFILE_UTN57_R5DRAFT);
    cr_assert_eq(mgl_profile_by_name("utn57", MGL_NUL), UINT32_MAX);
    cr_assert_eq(mgl_profile_by_name(NULL, 0), UINT32_MAX);
    cr_assert_not_null(strstr(mgl_profile_sources(MGL_PROFILE_DEFAULT), "UTN #57"));
    cr_assert_str_neq(mgl_profile_sources(MGL_PROFILE_UTN57_R4), mgl_profile_sources(MGL_PROFILE_UTN57_R5DRAFT));
    cr_assert_null(mgl_profile_sources(3));
    cr_assert_not_null(strstr(mgl_data_version(), "utn57-r4"));
}

Test(names, letters)
{
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_HUDUM, "ue", MGL_NUL), 0x1826);
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_HUDUM, "ueue", 2), 0x1826);
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_HUDUM, "ch", MGL_NUL), 0x1834);
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_TODO, "z", MGL_NUL), 0x1834); /* the same letter by another name */
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_HUDUM, "z", MGL_NUL), 0x183D);
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_TODO_ALIGALI, "jX", MGL_NUL), 0x185C);
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_TODO_ALIGALI, "zr", MGL_NUL), 0x185C);
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_HUDUM, "kX", MGL_NUL), 0);
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_HUDUM_ALIGALI, "kX", MGL_NUL), 0x1889);
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_HUDUM_ALIGALI, "oe", MGL_NUL), 0x1825); /* of its base */
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_HUDUM, "", 0), 0);
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_HUDUM, NULL, 0), 0);
    cr_assert_eq(mgl_letter_by_name(MGL_SYSTEM_AUTO, "a", MGL_NUL), 0);
    cr_assert_eq(mgl_letter_by_name(8, "a", MGL_NUL), 0);
    cr_assert_str_eq(mgl_letter_name(MGL_SYSTEM_SIBE, 0x1860), "u");
    cr_assert_null(mgl_letter_name(MGL_SYSTEM_HUDUM, 0x1844));
    cr_assert_null(mgl_letter_name(MGL_SYSTEM_AUTO, 0x1820));
    cr_assert_null(mgl_letter_name(8, 0x1820));
    cr_assert_null(mgl_letter_name(MGL_SYSTEM_HUDUM, 'x'));
}

Test(names, controls_are_named_in_every_system)
{
    static const struct {
        uint32_t codepoint;
        const char *name;
    } controls[] = { { 0x180A, "nirugu" }, { 0x180B, "fvs1" }, { 0x180C, "fvs2" },  { 0x180D, "fvs3" },
                     { 0x180F, "fvs4" },   { 0x180E, "mvs" },  { 0x202F, "nnbsp" }, { 0x200C, "zwnj" },
                     { 0x200D, "zwj" },    { 0x20, "space" } };
    for (uint32_t system = 1; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++) {
        for (size_t i = 0; i < sizeof controls / sizeof *controls; i++) {
            cr_assert_eq(mgl_letter_by_name(system, controls[i].name, MGL_NUL), controls[i].codepoint);
            cr_assert_str_eq(mgl_letter_name(system, controls[i].codepoint), controls[i].name);
        }
    }
}

Test(names, every_letter_comes_back)
{
    for (uint32_t system = 1; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++) {
        size_t letters = 0;
        for (uint32_t codepoint = 0x1800; codepoint < 0x18B0; codepoint++) {
            const char *name = mgl_letter_name(system, codepoint);
            if (mgl_variants(0, system, codepoint, NULL, 0) > 0)
                cr_assert_not_null(name, "%s: U+%04X has forms and no name", mgl_system_name(system),
                                   (unsigned)codepoint);
            if (!name)
                continue;
            letters++;
            cr_assert_eq(mgl_letter_by_name(system, name, MGL_NUL), codepoint, "%s %s", mgl_system_name(system), name);
            cr_assert_not_null(mgl_letter_unicode_name(codepoint));
        }
        cr_assert_gt(letters, 35);
    }
}

Test(names, unicode_names)
{
    cr_assert_str_eq(mgl_letter_unicode_name(0x1820), "MONGOLIAN LETTER A");
    cr_assert_str_eq(mgl_letter_unicode_name(0x180E), "MONGOLIAN VOWEL SEPARATOR");
    cr_assert_str_eq(mgl_letter_unicode_name(0x18AA), "MONGOLIAN LETTER MANCHU ALI GALI LHA");
    cr_assert_str_eq(mgl_letter_unicode_name(0x202F), "NARROW NO-BREAK SPACE");
    cr_assert_null(mgl_letter_unicode_name(0x181A));
    cr_assert_null(mgl_letter_unicode_name('a'));
    cr_assert_null(mgl_letter_unicode_name(UINT32_MAX));
}

Test(names, units)
{
    size_t named = 0;
    cr_assert_str_eq(mgl_unit_name(MGL_UNIT_TEXT), "");
    cr_assert_str_eq(mgl_unit_name(1), "A");
    cr_assert_str_eq(mgl_unit_name(3), "Aa");
    cr_assert_null(mgl_unit_name(UINT16_MAX));
    cr_assert_null(mgl_unit_name(256));
    for (uint32_t id = 1; id < 256; id++)
        named += mgl_unit_name((uint16_t)id) != NULL;
    cr_assert_gt(named, 160);
}

Test(names, rules)
{
    uint16_t rule = 1;
    cr_assert_str_empty(mgl_rule_name(0));
    cr_assert_str_empty(mgl_rule_text(0));
    for (; mgl_rule_name(rule); rule++) {
        cr_assert_not_null(strchr(mgl_rule_name(rule), '/'), "%s", mgl_rule_name(rule));
        cr_assert_str_not_empty(mgl_rule_text(rule));
    }
    cr_assert_gt(rule, 150);
    cr_assert_null(mgl_rule_text(rule));
    cr_assert_null(mgl_rule_name(UINT16_MAX));
}

Test(names, statuses)
{
    static const mgl_status all[] = { MGL_OK,       MGL_E_NOMEM,     MGL_E_SPACE,      MGL_E_TOO_LONG,
                                      MGL_E_ARG,    MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER, MGL_E_UNSUPPORTED,
                                      MGL_E_STRICT, MGL_E_INTERNAL };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        cr_assert_eq(strncmp(mgl_status_name(all[i]), "MGL_", 4), 0);
        cr_assert_gt(strlen(mgl_status_text(all[i])), 10);
        for (size_t k = 0; k < i; k++)
            cr_assert_str_neq(mgl_status_name(all[i]), mgl_status_name(all[k]));
    }
    cr_assert_str_eq(mgl_status_name(MGL_E_SPACE), "MGL_E_SPACE");
    cr_assert_str_eq(mgl_status_name((mgl_status)12345), "MGL_E_?");
    cr_assert_str_not_empty(mgl_status_text((mgl_status)12345));
}

Test(names, diagnostics)
{
    cr_assert_str_eq(mgl_diag_name(MGL_DIAG_INVALID_UTF8), "MGL_DIAG_INVALID_UTF8");
    cr_assert_eq(mgl_diag_severity(MGL_DIAG_INVALID_UTF8), 3);
    cr_assert_eq(mgl_diag_severity(MGL_DIAG_LONE_SELECTOR), 2);
    cr_assert_eq(mgl_diag_severity(MGL_DIAG_FOREIGN_LETTER), 1);
    cr_assert_str_not_empty(mgl_diag_text(MGL_DIAG_RAW_SEPARATOR));
    cr_assert_str_eq(mgl_diag_name(0), "MGL_DIAG_?");
    cr_assert_eq(mgl_diag_severity(0), 0);
    cr_assert_str_not_empty(mgl_diag_text(UINT16_MAX));
}

Test(names, supports)
{
    cr_assert(mgl_supports(MGL_FEATURE_SYSTEM, MGL_SYSTEM_AUTO) &&
              mgl_supports(MGL_FEATURE_SYSTEM, MGL_SYSTEM_MANCHU_ALIGALI));
    cr_assert_not(mgl_supports(MGL_FEATURE_SYSTEM, MGL_SYSTEM_MANCHU_ALIGALI + 1));
    cr_assert(mgl_supports(MGL_FEATURE_PROFILE, MGL_PROFILE_UTN57_R5DRAFT));
    cr_assert_not(mgl_supports(MGL_FEATURE_PROFILE, MGL_PROFILE_UTN57_R5DRAFT + 1));
    cr_assert(mgl_supports(MGL_FEATURE_SHAPE_FLAG, MGL_SHAPE_STRICT) &&
              mgl_supports(MGL_FEATURE_SHAPE_FLAG, MGL_SHAPE_LIGATURES));
    cr_assert_not(mgl_supports(MGL_FEATURE_SHAPE_FLAG, 0));
    cr_assert_not(mgl_supports(MGL_FEATURE_SHAPE_FLAG, MGL_SHAPE_STRICT | MGL_SHAPE_VERIFY));
    cr_assert_not(mgl_supports(MGL_FEATURE_SHAPE_FLAG, UINT32_C(1) << 31));
    cr_assert_not(mgl_supports(0, 0));
    cr_assert_not(mgl_supports(UINT32_MAX, 1));
}
