/* variant.c -- the forms of a letter, as other software asks for them. A variant is the number of a row of mgl_rows. */
#include <mongol/variant.h>
#include <string.h>

#include "model/choice.h"
#include "tables/tables.h"

static const mgl_set *set_of(uint32_t profile, uint32_t system)
{
    profile = mgl_profile_or_default(profile);
    if (profile > MGL_PROFILES || system < 1 || system > MGL_SYSTEMS)
        return NULL;
    return mgl_sets[profile - 1][system - 1];
}

static int symbol_of(uint32_t codepoint)
{
    if (codepoint >= 0x1800 && codepoint < 0x18B0)
        return (int)(codepoint - 0x1800);
    return codepoint == 0x202F   ? MGL_SYMBOL_NNBSP
           : codepoint == 0x200C ? MGL_SYMBOL_ZWNJ
           : codepoint == 0x200D ? MGL_SYMBOL_ZWJ
                                 : -1;
}

size_t mgl_variants(uint32_t profile, uint32_t system, uint32_t codepoint, uint32_t *variants, size_t cap)
{
    const mgl_set *set = set_of(profile, system);
    int symbol = symbol_of(codepoint);
    size_t n = 0;
    if (!set || symbol < 0 || !(set->classes[symbol] & 1))
        return 0;
    for (unsigned position = 0; position < 4; position++) {
        const mgl_cell *cell = &set->cells[symbol][position];
        for (unsigned k = 0; k < cell->n; k++, n++) {
            if (variants && n < cap)
                variants[n] = cell->first + k;
        }
    }
    return n;
}

static const mgl_row *row_of(uint32_t variant)
{
    return mgl_rows + (variant < mgl_rows_count ? variant : 0); /* row 0 is no form */
}

static const mgl_fact *fact_of(uint32_t variant)
{
    return mgl_facts + row_of(variant)->fact;
}

uint32_t mgl_variant_codepoint(uint32_t variant)
{
    return fact_of(variant)->codepoint;
}

uint32_t mgl_variant_position(uint32_t variant)
{
    return row_of(variant)->unit_n ? row_of(variant)->position : MGL_POSITION_NONE;
}

uint32_t mgl_variant_drawn(uint32_t variant)
{
    return row_of(variant)->unit_n ? row_of(variant)->drawn : MGL_POSITION_NONE;
}

uint32_t mgl_variant_selector(uint32_t variant)
{
    return row_of(variant)->selector;
}

bool mgl_variant_is_default(uint32_t variant)
{
    return row_of(variant)->flags & MGL_ROW_DEFAULT;
}

size_t mgl_variant_units(uint32_t variant, uint16_t *units, size_t cap)
{
    const mgl_row *row = row_of(variant);
    for (size_t k = 0; units && k < row->unit_n && k < cap; k++)
        units[k] = row->units[k];
    return row->unit_n;
}

bool mgl_variant_has_condition(uint32_t variant, const char *condition)
{
    for (size_t i = 0; condition && i < mgl_conditions_count; i++) {
        if (!strcmp(condition, mgl_condition_names[i]))
            return row_of(variant)->when >> i & 1;
    }
    return false;
}

const char *mgl_condition_name(uint32_t number)
{
    return number < mgl_conditions_count ? mgl_condition_names[number] : NULL;
}

uint32_t mgl_variant_flags(uint32_t variant)
{
    return row_of(variant)->flags &
           (MGL_VARIANT_ARCHAIC | MGL_VARIANT_UNRECOMMENDED | MGL_VARIANT_LONG_VOWEL | MGL_VARIANT_INNER);
}

uint32_t mgl_variant_gb_number(uint32_t variant)
{
    return fact_of(variant)->gb;
}

const char *mgl_variant_gb_name(uint32_t variant)
{
    return mgl_texts + fact_of(variant)->gb_name;
}

const char *mgl_variant_eac(uint32_t variant)
{
    return mgl_texts + fact_of(variant)->eac;
}

const char *mgl_variant_source(uint32_t variant)
{
    return mgl_texts + fact_of(variant)->source;
}

const char *mgl_letter_name(uint32_t system, uint32_t codepoint)
{
    int symbol = symbol_of(codepoint);
    if (codepoint == 0x20 && system >= 1 && system <= MGL_SYSTEMS)
        return "space";
    for (uint32_t profile = 1; symbol >= 0 && profile <= MGL_PROFILES; profile++) {
        const mgl_set *set = set_of(profile, system);
        if (set && set->aliases[symbol])
            return mgl_texts + set->aliases[symbol];
    }
    return NULL;
}

static bool is_name(const char *known, const char *name, size_t n)
{
    return strlen(known) == n && !memcmp(known, name, n);
}

uint32_t mgl_letter_by_name(uint32_t system, const char *name, size_t n)
{
    if (!name || system < 1 || system > MGL_SYSTEMS)
        return 0;
    if (n == MGL_NUL)
        n = strlen(name);
    if (is_name("space", name, n))
        return 0x20;
    for (uint32_t profile = 1; profile <= MGL_PROFILES; profile++) {
        const mgl_set *set = set_of(profile, system);
        for (unsigned symbol = 0; symbol < MGL_SYMBOL_TEXT; symbol++) {
            if (set->aliases[symbol] && is_name(mgl_texts + set->aliases[symbol], name, n))
                return mgl_symbol_codepoint(symbol);
        }
    }
    for (size_t i = 0; i < mgl_other_names_count; i++) {
        const mgl_other_name *other = mgl_other_names + i;
        if (other->system == system && is_name(other->name, name, n))
            return other->codepoint;
    }
    return 0;
}

const char *mgl_letter_unicode_name(uint32_t codepoint)
{
    int symbol = symbol_of(codepoint);
    return symbol >= 0 ? mgl_symbols[symbol].name : NULL;
}
