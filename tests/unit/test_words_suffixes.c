/* test_words_suffixes.c -- every appearance in the suffix tables is what shaping gives. */
#include <criterion/criterion.h>
#include <mongol/mongol.h>
#include <string.h>

#include "tables/word_tables.h"

enum { NARROW = 201 }; /* data/states.tsv */

typedef struct family {
    const char *name;
    uint32_t systems[3];
    const char *stem;
} family;

/* In the order of mgl_suffix_sets; a stem that ends in a consonant and in no bow. */
static const family families[4] = {
    { "hudum", { MGL_SYSTEM_HUDUM, MGL_SYSTEM_HUDUM_ALIGALI }, "\u182A\u1823\u182F" },
    { "todo", { MGL_SYSTEM_TODO, MGL_SYSTEM_TODO_ALIGALI }, "\u184B\u1846\u182F" },
    { "sibe", { MGL_SYSTEM_SIBE }, "\u182A\u1823\u182F" },
    { "manchu", { MGL_SYSTEM_MANCHU, MGL_SYSTEM_MANCHU_ALIGALI }, "\u182A\u1823\u182F" },
};

static size_t put_symbol(unsigned symbol, char *text)
{
    unsigned cp = 0x1800 + symbol;
    text[0] = (char)(0xE0 | cp >> 12);
    text[1] = (char)(0x80 | (cp >> 6 & 0x3F));
    text[2] = (char)(0x80 | (cp & 0x3F));
    return 3;
}

/* What the row's letters look like behind the separator, as the tables hold it. */
static size_t shaped(const family *f, uint32_t system, uint32_t profile, const mgl_suffix_row *row,
                     const char *separator, mgl_units *units, uint8_t look[64])
{
    char text[128];
    size_t n = strlen(f->stem), item = n, found = 0;
    memcpy(text, f->stem, n);
    n += strlen(separator);
    memcpy(text + item, separator, n - item);
    for (unsigned i = 0; i < row->letter_n; i++)
        n += put_symbol(row->letters[i], text + n);
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.system = system;
    opts.profile = profile;
    cr_assert_eq(mgl_shape(NULL, &opts, text, n, item, n - item, units), MGL_OK);
    const uint16_t *id = mgl_units_id(units);
    for (size_t i = 0; i < mgl_units_count(units); i++) {
        if (id[i] != MGL_UNIT_TEXT && (id[i] < 200 || id[i] == NARROW))
            look[found++] = (uint8_t)id[i];
    }
    return found;
}

static void check_row(const family *f, const mgl_suffix_set *set, size_t row, uint32_t system, uint32_t profile,
                      mgl_units *units)
{
    static const char *const separators[2][2] = { { "\u180E", "\u202F" }, { " ", "\u00A0" } };
    unsigned seen = 0;
    for (size_t i = 0; i < set->look_n; i++) {
        const mgl_suffix_look *look = set->looks + i;
        if (look->row != row)
            continue;
        seen |= 1u << look->initial;
        for (unsigned k = 0; k < 2; k++) {
            uint8_t got[64];
            size_t n = shaped(f, system, profile, set->rows + row, separators[look->initial][k], units, got);
            cr_expect(n == look->n && memcmp(got, look->units, n) == 0,
                      "%s: row %zu of suffixes.tsv, %s, profile %u, separator %u.%u", f->name, row,
                      mgl_system_name(system), profile, look->initial, k);
        }
    }
    cr_expect_eq(seen, 3, "%s: row %zu has both looks", f->name, row);
}

Test(suffixes, looks_are_what_shaping_gives)
{
    mgl_units *units;
    cr_assert_eq(mgl_units_new(NULL, &units), MGL_OK);
    for (size_t f = 0; f < 4; f++) {
        const mgl_suffix_set *set = mgl_suffix_sets + f;
        cr_assert_gt(set->row_n, 4);
        for (const uint32_t *system = families[f].systems; *system; system++) {
            for (uint32_t profile = MGL_PROFILE_UTN57_R4; profile <= MGL_PROFILE_UTN57_R5DRAFT; profile++) {
                for (size_t row = 0; row < set->row_n; row++)
                    check_row(families + f, set, row, *system, profile, units);
            }
        }
    }
    mgl_units_free(units);
}

Test(suffixes, looks_are_sorted)
{
    for (size_t f = 0; f < 4; f++) {
        const mgl_suffix_set *set = mgl_suffix_sets + f;
        for (size_t i = 1; i < set->look_n; i++) {
            const mgl_suffix_look *a = set->looks + i - 1, *b = a + 1;
            int order = a->n != b->n ? (a->n < b->n ? -1 : 1) : memcmp(a->units, b->units, a->n);
            cr_expect(order < 0 || (order == 0 && a->row <= b->row), "%s: look %zu", families[f].name, i);
        }
    }
}

Test(suffixes, every_function_has_a_name_and_a_text)
{
    cr_expect_eq(mgl_suffix_functions_count, MGL_SUFFIX_TOPIC);
    for (uint32_t function = 1; function <= MGL_SUFFIX_TOPIC; function++) {
        cr_expect_eq(mgl_suffix_functions[function - 1].number, function);
        cr_expect_gt(strlen(mgl_suffix_name(function)), 3);
        cr_expect_gt(strlen(mgl_suffix_text(function)), 5);
    }
    cr_expect_null(mgl_suffix_name(0));
    cr_expect_null(mgl_suffix_name(MGL_SUFFIX_TOPIC + 1));
    cr_expect_null(mgl_suffix_name(UINT32_MAX));
    cr_expect_null(mgl_suffix_text(0));
    cr_expect_str_eq(mgl_suffix_name(MGL_SUFFIX_DATIVE_REFLEXIVE), "dative-reflexive");
}
