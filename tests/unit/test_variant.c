/* test_variant.c -- the forms of letters against facts written down by hand, and each of them as shaping shows it. */
#include "shaping.h"

#include <mongol/variant.h>

enum { MOST = 64 };

/* How many forms a letter has at each position; named by system and short name. */
typedef struct count {
    uint32_t profile, system;
    const char *letter;
    size_t by_position[4];
} count;

/* Source: UTN #57 and GB/T 25914, counted by hand. */
static const count counts[] = {
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_HUDUM, "a", { 3, 2, 2, 2 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_HUDUM, "e", { 2, 2, 1, 2 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_HUDUM, "i", { 3, 2, 3, 1 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_HUDUM, "ue", { 4, 2, 3, 3 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_HUDUM, "g", { 4, 4, 4, 3 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_HUDUM, "ng", { 1, 1, 1, 1 } },
    { MGL_PROFILE_UTN57_R5DRAFT, MGL_SYSTEM_HUDUM, "g", { 4, 4, 4, 3 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_HUDUM_ALIGALI, "g", { 4, 4, 4, 3 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_TODO, "u", { 2, 1, 3, 3 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_TODO, "n", { 1, 2, 2, 2 } },
    { MGL_PROFILE_UTN57_R5DRAFT, MGL_SYSTEM_TODO, "n", { 2, 2, 2, 1 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_SIBE, "k", { 3, 3, 4, 3 } },
    { MGL_PROFILE_UTN57_R5DRAFT, MGL_SYSTEM_SIBE, "k", { 2, 2, 3, 1 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_SIBE, "e", { 1, 1, 2, 4 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_MANCHU, "k", { 3, 3, 4, 3 } },
    { MGL_PROFILE_UTN57_R5DRAFT, MGL_SYSTEM_MANCHU_ALIGALI, "bhX", { 3, 3, 3, 1 } },
    { MGL_PROFILE_UTN57_R4, MGL_SYSTEM_HUDUM_ALIGALI, "aX", { 1, 1, 1, 2 } },
    { MGL_PROFILE_UTN57_R5DRAFT, MGL_SYSTEM_HUDUM_ALIGALI, "aX", { 0, 0, 0, 0 } },
};

Test(variant, counts)
{
    uint32_t variants[MOST];
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        const count *c = &counts[i];
        uint32_t codepoint = mgl_letter_by_name(c->system, c->letter, MGL_NUL);
        size_t found[4] = { 0 }, n = mgl_variants(c->profile, c->system, codepoint, variants, MOST);
        for (size_t k = 0; k < n; k++)
            found[mgl_variant_position(variants[k])]++;
        cr_assert_arr_eq(found, c->by_position, sizeof found, "%s of %s: %zu %zu %zu %zu", c->letter,
                         mgl_system_name(c->system), found[0], found[1], found[2], found[3]);
    }
}

/* One form, as the standards have it. */
typedef struct fact {
    uint32_t system, codepoint, position, selector;
    const char *units;
    uint32_t drawn;
    bool is_default;
    uint32_t flags, gb;
    const char *gb_name, *eac, *condition;
} fact;

enum { ISOL, INIT, MEDI, FINA };

static const fact facts[] = {
    { MGL_SYSTEM_HUDUM, 0x1820, ISOL, 3, "A A", ISOL, true, 0, 0x00B2, "mongolian letter a first isolated form", "MAD1",
      NULL },
    { MGL_SYSTEM_HUDUM, 0x1820, ISOL, 2, "Aa", ISOL, false, 0, 0x00B4, "mongolian letter a third isolated form", "MAD3",
      "chachlag" },
    { MGL_SYSTEM_HUDUM, 0x1821, INIT, 1, "A A", INIT, false, MGL_VARIANT_ARCHAIC, 0x0004,
      "mongolian letter e second initial form", "MES2", NULL },
    { MGL_SYSTEM_HUDUM, 0x1828, MEDI, 1, "N", MEDI, false, 0, 0x0014, "mongolian letter na second medial form", "MNZ2",
      "onset" },
    { MGL_SYSTEM_HUDUM, 0x1828, ISOL, 0, "N", INIT, true, 0, 0x00C2, "mongolian letter na first isolated form", "MND1",
      NULL },
    { MGL_SYSTEM_HUDUM, 0x1829, ISOL, 0, "A G", MEDI, true, 0, 0x00C3, "mongolian letter ang isolated form", "XND1",
      NULL },
    { MGL_SYSTEM_HUDUM, 0x182D, FINA, 3, "Hx", FINA, false, 0, 0x001D, "mongolian letter ga third final form", "MGM3",
      "chachlag_onset" },
    { MGL_SYSTEM_HUDUM, 0x1835, FINA, 1, "I", FINA, false, MGL_VARIANT_UNRECOMMENDED, 0x000B,
      "mongolian letter ja second final form", "MJM2", "chachlag_onset" },
    { MGL_SYSTEM_HUDUM, 0x1841, MEDI, 0, "Zr", INIT, true, 0, 0x00D5, "mongolian letter zhi medial form", "XZZ1",
      NULL },
    { MGL_SYSTEM_TODO, 0x1844, FINA, 0, "E", FINA, true, MGL_VARIANT_LONG_VOWEL, 0x003F, "todo letter e final form",
      "TEM1", NULL },
    { MGL_SYSTEM_SIBE, 0x1860, FINA, 3, "O", FINA, false, 0, 0x000F, "sibe letter u fourth final form", "SUEM4",
      "feminine_marked" },
    { MGL_SYSTEM_MANCHU, 0x1876, INIT, 1, "W", INIT, false, 0, 0x00C1, "manchu letter fa second initial form", "MFAS2",
      "marked" },
};

static uint32_t form_of(const fact *f)
{
    uint32_t variants[MOST];
    size_t n = mgl_variants(MGL_PROFILE_DEFAULT, f->system, f->codepoint, variants, MOST);
    for (size_t i = 0; i < n; i++) {
        if (mgl_variant_position(variants[i]) == f->position && mgl_variant_selector(variants[i]) == f->selector &&
            mgl_variant_is_default(variants[i]) == f->is_default)
            return variants[i];
    }
    return MGL_VARIANT_NONE;
}

static void units_are(uint32_t variant, const char *wanted)
{
    uint16_t units[3] = { 0 };
    char text[64] = "";
    size_t n = mgl_variant_units(variant, units, 3);
    for (size_t i = 0; i < n; i++) {
        strcat(text, i ? " " : "");
        strcat(text, mgl_unit_name(units[i]));
    }
    cr_assert_str_eq(text, wanted);
}

Test(variant, facts)
{
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        const fact *f = &facts[i];
        uint32_t v = form_of(f);
        cr_assert_neq(v, MGL_VARIANT_NONE, "fact %zu: there is no such form", i);
        units_are(v, f->units);
        cr_assert_eq(mgl_variant_codepoint(v), f->codepoint);
        cr_assert_eq(mgl_variant_drawn(v), f->drawn);
        cr_assert_eq(mgl_variant_flags(v), f->flags, "fact %zu: flags %u", i, (unsigned)mgl_variant_flags(v));
        cr_assert_eq(mgl_variant_gb_number(v), f->gb);
        cr_assert_str_eq(mgl_variant_gb_name(v), f->gb_name);
        cr_assert_str_eq(mgl_variant_eac(v), f->eac);
        cr_assert_str_not_empty(mgl_variant_source(v));
        cr_assert(!f->condition || mgl_variant_has_condition(v, f->condition), "fact %zu: not when %s", i,
                  f->condition);
        cr_assert_not(mgl_variant_has_condition(v, "devsger"));
        cr_assert_not(mgl_variant_has_condition(v, "no such context"));
        cr_assert_not(mgl_variant_has_condition(v, NULL));
    }
}

Test(variant, room)
{
    uint32_t variants[4] = { 7, 7, 7, 7 }, all[MOST];
    uint16_t units[3] = { 999, 999, 999 };
    cr_assert_eq(mgl_variants(0, MGL_SYSTEM_HUDUM, 0x1820, NULL, 0), 9);
    cr_assert_eq(mgl_variants(0, MGL_SYSTEM_HUDUM, 0x1820, variants, 2), 9);
    cr_assert(variants[2] == 7 && variants[3] == 7);
    cr_assert_eq(mgl_variants(0, MGL_SYSTEM_HUDUM, 0x1820, all, MOST), 9);
    cr_assert_arr_eq(variants, all, 2 * sizeof *all);
    cr_assert_eq(mgl_variant_units(all[2], NULL, 0), 2);
    cr_assert_eq(mgl_variant_units(all[2], units, 1), 2);
    cr_assert(units[0] != 999 && units[1] == 999);
}

Test(variant, no_letter_and_no_form)
{
    static const uint32_t none[] = { 0, MGL_VARIANT_NONE, UINT32_MAX - 1, 1 << 20 };
    uint32_t variants[MOST];
    cr_assert_eq(mgl_variants(0, MGL_SYSTEM_HUDUM, 'a', variants, MOST), 0);
    cr_assert_eq(mgl_variants(0, MGL_SYSTEM_HUDUM, 0x1844, variants, MOST), 0); /* a letter of Todo */
    cr_assert_eq(mgl_variants(0, MGL_SYSTEM_HUDUM, 0x1878, variants, MOST), 0);
    cr_assert_eq(mgl_variants(0, MGL_SYSTEM_AUTO, 0x1820, variants, MOST), 0);
    cr_assert_eq(mgl_variants(0, MGL_SYSTEM_MANCHU_ALIGALI + 1, 0x1820, variants, MOST), 0);
    cr_assert_eq(mgl_variants(MGL_PROFILE_UTN57_R5DRAFT + 1, MGL_SYSTEM_HUDUM, 0x1820, variants, MOST), 0);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        uint32_t v = none[i];
        cr_assert_eq(mgl_variant_codepoint(v), 0);
        cr_assert_eq(mgl_variant_position(v), MGL_POSITION_NONE);
        cr_assert_eq(mgl_variant_units(v, NULL, 0), 0);
        cr_assert_eq(mgl_variant_selector(v) + mgl_variant_flags(v) + mgl_variant_gb_number(v), 0);
        cr_assert_not(mgl_variant_is_default(v));
        cr_assert_not(mgl_variant_has_condition(v, "onset"));
        cr_assert_str_empty(mgl_variant_gb_name(v));
        cr_assert_str_empty(mgl_variant_eac(v));
    }
}

Test(variant, conditions)
{
    uint32_t n = 0;
    bool onset = false, chachlag = false;
    for (; mgl_condition_name(n); n++) {
        onset = onset || strcmp(mgl_condition_name(n), "onset") == 0;
        chachlag = chachlag || strcmp(mgl_condition_name(n), "chachlag") == 0;
        for (uint32_t k = 0; k < n; k++)
            cr_assert_str_neq(mgl_condition_name(n), mgl_condition_name(k));
    }
    cr_assert(onset && chachlag && n <= 32);
    cr_assert_null(mgl_condition_name(UINT32_MAX));
}

/* ---- every form of every letter ---- */

/* A letter at a position, with a selector or without, as text. */
static void put_letter(char *text, uint32_t codepoint, uint32_t position, uint32_t selector)
{
    static const char *const selectors[] = { "", u8"\u180B", u8"\u180C", u8"\u180D", u8"\u180F" };
    char letter[4] = { (char)(0xE0 | codepoint >> 12), (char)(0x80 | (codepoint >> 6 & 0x3F)),
                       (char)(0x80 | (codepoint & 0x3F)) };
    strcpy(text, position == MEDI || position == FINA ? u8"\u180A" : "");
    strcat(strcat(text, letter), selectors[selector]);
    strcat(text, position == INIT || position == MEDI ? u8"\u180A" : "");
}

/* The form that a letter shows: a selector gets the one that names it, none the default. */
static void shows(mgl_units *units, const mgl_shape_opts *opts, uint32_t variant, uint32_t selector)
{
    char text[32];
    uint32_t position = mgl_variant_position(variant);
    size_t slot = position == MEDI || position == FINA ? 1 : 0;
    put_letter(text, mgl_variant_codepoint(variant), position, selector);
    cr_assert_eq(mgl_shape(NULL, opts, text, MGL_NUL, 0, MGL_NUL, units), MGL_OK);
    cr_assert_eq(mgl_units_slot_variant(units)[slot], variant,
                 "%s U+%04X, position %u, selector %u: variant %u, not %u", mgl_system_name(opts->system),
                 (unsigned)mgl_variant_codepoint(variant), (unsigned)position, (unsigned)selector,
                 (unsigned)mgl_units_slot_variant(units)[slot], (unsigned)variant);
    cr_assert_eq(mgl_units_slot_position(units)[slot], position);
}

static void check_letter(mgl_units *units, const mgl_shape_opts *opts, uint32_t codepoint)
{
    uint32_t variants[MOST], before = 0, defaults[4] = { 0 }, seen[4] = { 0 };
    size_t n = mgl_variants(opts->profile, opts->system, codepoint, variants, MOST);
    cr_assert_leq(n, MOST);
    for (size_t i = 0; i < n; i++) {
        uint32_t v = variants[i], position = mgl_variant_position(v), selector = mgl_variant_selector(v);
        uint16_t ids[3];
        size_t k = mgl_variant_units(v, ids, 3);
        cr_assert_eq(mgl_variant_codepoint(v), codepoint);
        cr_assert(k >= 1 && k <= 3 && position <= 3 && selector <= 4 && mgl_variant_drawn(v) <= 3);
        while (k > 0)
            cr_assert_not_null(mgl_unit_name(ids[--k]));
        cr_assert_geq(position * 8 + selector, before, "forms go by position and selector");
        before = position * 8 + selector;
        cr_assert(selector == 0 || !(seen[position] >> selector & 1), "two forms for one selector");
        seen[position] |= UINT32_C(1) << selector;
        defaults[position] += mgl_variant_is_default(v);
        if (codepoint == 0x1843)
            continue; /* rules draw the long vowel sign */
        if (selector > 0)
            shows(units, opts, v, selector);
        if (mgl_variant_is_default(v))
            shows(units, opts, v, 0);
    }
    for (size_t position = 0; n > 0 && position < (codepoint < 0x1880 || codepoint > 0x1881 ? 4 : 1); position++)
        cr_assert_eq(defaults[position], 1, "U+%04X has %u defaults", (unsigned)codepoint,
                     (unsigned)defaults[position]);
}

Test(variant, every_form_is_shown)
{
    mgl_units *units = new_units();
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    for (opts.system = 1; opts.system <= MGL_SYSTEM_MANCHU_ALIGALI; opts.system++) {
        for (opts.profile = 1; opts.profile <= MGL_PROFILE_UTN57_R5DRAFT; opts.profile++) {
            for (uint32_t codepoint = 0x1800; codepoint < 0x18B0; codepoint++)
                check_letter(units, &opts, codepoint);
        }
    }
    mgl_units_free(units);
}

/* The totals that UTN #57 gives (draft of revision 5; Todo without its long vowel sign, with one final i more). */
Test(variant, totals)
{
    static const size_t wanted[] = { 216, 168, 173, 181 };
    for (uint32_t system = MGL_SYSTEM_HUDUM; system <= MGL_SYSTEM_MANCHU; system++) {
        size_t total = 0;
        for (uint32_t codepoint = 0x1800; codepoint < 0x18B0; codepoint++)
            total += codepoint == 0x1843 ? 0 : mgl_variants(MGL_PROFILE_UTN57_R5DRAFT, system, codepoint, NULL, 0);
        cr_assert_eq(total, wanted[system - 1], "%s: %zu", mgl_system_name(system), total);
    }
}
