/* key_twins.c -- texts that differ from another in a place or two. */
#include "key_twins.h"

#include <mongol/mongol.h>
#include <string.h>

#include "oracle.h"

enum { VARIANTS = 64 };

static bool same_form(uint32_t a, uint32_t b)
{
    uint16_t a_units[3], b_units[3];
    size_t n = mgl_variant_units(a, a_units, 3);
    return mgl_variant_position(a) == mgl_variant_position(b) && mgl_variant_drawn(a) == mgl_variant_drawn(b) &&
           n == mgl_variant_units(b, b_units, 3) && !memcmp(a_units, b_units, n * sizeof *a_units);
}

static bool share_a_form(uint32_t profile, uint32_t system, uint32_t a, uint32_t b)
{
    uint32_t a_forms[VARIANTS], b_forms[VARIANTS];
    size_t a_n = mgl_variants(profile, system, a, a_forms, VARIANTS);
    size_t b_n = mgl_variants(profile, system, b, b_forms, VARIANTS);
    for (size_t i = 0; i < a_n && i < VARIANTS; i++) {
        for (size_t k = 0; k < b_n && k < VARIANTS; k++) {
            if (same_form(a_forms[i], b_forms[k]))
                return true;
        }
    }
    return false;
}

void twins_fill(twins *twin, uint32_t profile, const random_alphabet *alphabet)
{
    twin->alphabet = alphabet;
    twin->n = 0;
    for (uint32_t a = 0x1820; a < 0x18AB; a++) {
        for (uint32_t b = 0x1820; b < 0x18AB; b++) {
            if (a == b || twin->n == TWIN_PAIRS || !share_a_form(profile, alphabet->system, a, b))
                continue;
            twin->from[twin->n] = a;
            twin->to[twin->n++] = b;
        }
    }
}

/* A letter that shares a form with another; the other itself when there is none. */
static uint32_t twin_of(const twins *twin, random_source *random, uint32_t letter)
{
    uint32_t chosen = letter;
    unsigned seen = 0;
    for (size_t i = 0; i < twin->n; i++) {
        if (twin->from[i] == letter && random_below(random, ++seen) == 0)
            chosen = twin->to[i];
    }
    return chosen;
}

static uint32_t any_control(random_source *random)
{
    static const uint32_t controls[] = { 0x180B, 0x180B, 0x180C, 0x180D, 0x180F, 0x200D, 0x200C, 0x180E, 0x202F };
    return controls[random_below(random, sizeof controls / sizeof *controls)];
}

static bool is_control(uint32_t cp)
{
    return (cp >= 0x180B && cp <= 0x180F) || cp == 0x200C || cp == 0x200D || cp == 0x202F;
}

/* Copies the text with one change at the code point at byte `at`. */
static size_t change(const twins *twin, random_source *random, const char *text, size_t n, size_t at, char *varied)
{
    size_t length = 0, used = at;
    uint32_t cp = at < n ? oracle_read(text, n, at, &length) : 0;
    unsigned what = random_below(random, 10);
    memcpy(varied, text, at);
    if (what < 2 || at == n) {
        random_put(varied, &used, any_control(random)); /* put in before it */
        length = 0;
    } else if (cp == 0x180E || cp == 0x202F) {
        random_put(varied, &used, what < 9 ? 0x180E + 0x202F - cp : 0x20);
    } else if (is_control(cp)) {
        if (what < 5) /* else taken out */
            random_put(varied, &used, any_control(random));
    } else if (cp >= 0x1820 && cp <= 0x18AA) {
        random_put(varied, &used, twin_of(twin, random, cp));
    } else if (cp < 0x80) {
        random_put(varied, &used, cp ^ 0x20);
    } else {
        length = 0; /* nothing changes */
    }
    memcpy(varied + used, text + at + length, n - at - length);
    return used + n - at - length;
}

size_t twins_vary(const twins *twin, random_source *random, const char *text, size_t n, char varied[TWIN_BYTES])
{
    char before[TWIN_BYTES];
    memcpy(varied, text, n);
    for (unsigned changes = 1 + random_below(random, 3); changes; changes--) {
        size_t at = random_below(random, (unsigned)n + 1), length;
        size_t start = 0;
        while (start < n) { /* the code point that `at` stands in */
            oracle_read(varied, n, start, &length);
            if (start + length > at)
                break;
            start += length;
        }
        memcpy(before, varied, n);
        n = change(twin, random, before, n, start, varied);
    }
    varied[n] = '\0';
    return n;
}
