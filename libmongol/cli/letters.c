/* letters.c -- letters are the code points that have variants; they stand in the Mongolian block. */
#include "letters.h"

#include <stdlib.h>
#include <string.h>

#include <mongol/variant.h>

#include "codepoints.h"

enum { BLOCK_FIRST = 0x1800, BLOCK_LAST = 0x18AF };

uint32_t cli_codepoint_of(const char *text)
{
    size_t n = strlen(text);
    if (n > 2 && (text[0] == 'U' || text[0] == 'u') && text[1] == '+') {
        if (strspn(text + 2, "0123456789ABCDEFabcdef") != n - 2 || n < 6 || n > 8) {
            return UINT32_MAX;
        }
        unsigned long value = strtoul(text + 2, NULL, 16);
        return value <= 0x10FFFF ? (uint32_t)value : UINT32_MAX;
    }
    uint32_t cp = UINT32_MAX;
    return n && cli_codepoint(text, n, &cp) == n && cp > 0x7F ? cp : UINT32_MAX;
}

bool cli_is_letter(uint32_t profile, uint32_t system, uint32_t codepoint)
{
    return mgl_variants(profile, system, codepoint, NULL, 0) > 0;
}

bool cli_is_inner(uint32_t variant)
{
    return mgl_variant_flags(variant) & MGL_VARIANT_INNER;
}

size_t cli_form_count(uint32_t profile, uint32_t system, uint32_t codepoint)
{
    uint32_t variants[CLI_MANY_FORMS];
    size_t n = mgl_variants(profile, system, codepoint, variants, CLI_MANY_FORMS), forms = 0;
    for (size_t i = 0; i < n && i < CLI_MANY_FORMS; i++) {
        forms += !cli_is_inner(variants[i]);
    }
    return forms;
}

uint32_t cli_next_letter(uint32_t profile, uint32_t system, uint32_t from)
{
    for (uint32_t cp = from < BLOCK_FIRST ? BLOCK_FIRST : from; cp <= BLOCK_LAST; cp++) {
        if (cli_is_letter(profile, system, cp)) {
            return cp;
        }
    }
    return 0;
}

void cli_letter_text(uint32_t cp, char text[CLI_LETTER_BYTES])
{
    char *p = text;
    if (cp < 0x80) {
        *p++ = (char)cp;
    } else if (cp < 0x800) {
        *p++ = (char)(0xC0 | cp >> 6);
    } else if (cp < 0x10000) {
        *p++ = (char)(0xE0 | cp >> 12);
    } else {
        *p++ = (char)(0xF0 | cp >> 18);
        *p++ = (char)(0x80 | (cp >> 12 & 0x3F));
    }
    if (cp >= 0x800) {
        *p++ = (char)(0x80 | (cp >> 6 & 0x3F));
    }
    if (cp >= 0x80) {
        *p++ = (char)(0x80 | (cp & 0x3F));
    }
    *p = '\0';
}
