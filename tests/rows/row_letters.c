/* row_letters.c -- reading the letters of a row. */
#include "row_letters.h"

#include <stdlib.h>
#include <string.h>

#include "skips.h"

static bool is_hex(const char *text, size_t n)
{
    return n > 0 && strspn(text, "0123456789abcdefABCDEF") >= n;
}

static size_t put_codepoint(uint32_t cp, char *text)
{
    static const unsigned char marks[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, cp >>= 6)
        text[i] = (char)(0x80 | (cp & 0x3F));
    text[0] = (char)(marks[n] | cp);
    return n;
}

/* The bytes of one letter; 0 when it means nothing. text has room for 4. */
static size_t put_letter(uint32_t system, const char *name, size_t n, char *text)
{
    unsigned long value;
    if (n == 4 && memcmp(name, "\\x", 2) == 0 && is_hex(name + 2, 2)) {
        *text = (char)strtoul(name + 2, NULL, 16);
        return 1;
    }
    if (n >= 6 && n <= 8 && memcmp(name, "U+", 2) == 0 && is_hex(name + 2, n - 2)) {
        value = strtoul(name + 2, NULL, 16);
        return value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? 0 : put_codepoint((uint32_t)value, text);
    }
    if (n == 5 && memcmp(name, "space", 5) == 0) {
        *text = ' ';
        return 1;
    }
    value = system == MGL_SYSTEM_AUTO ? 0 : mgl_letter_by_name(system, name, n);
    return value ? put_codepoint((uint32_t)value, text) : 0;
}

char *letters_read(uint32_t system, const char *letters, size_t *n, const char **unknown)
{
    char *text = malloc(strlen(letters) * 4 + 1);
    if (!text)
        skips_die("out of memory");
    *n = 0;
    for (const char *at = letters; *at;) {
        size_t length = strcspn(at, " ");
        size_t bytes = put_letter(system, at, length, text + *n);
        if (bytes == 0) {
            *unknown = at;
            free(text);
            return NULL;
        }
        *n += bytes;
        at += length + (at[length] == ' ');
    }
    return text;
}
