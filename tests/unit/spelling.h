/* spelling.h -- texts for unit tests, spelled in letter names: "m o ng g o l mvs u n, 1". */
#ifndef MGL_TESTS_UNIT_SPELLING_H
#define MGL_TESTS_UNIT_SPELLING_H

#include <criterion/criterion.h>
#include <mongol/mongol.h>
#include <stdio.h>
#include <string.h>

enum { SPELLING_BYTES = 512 };

typedef struct spelling {
    char text[SPELLING_BYTES];
    size_t n;
} spelling;

static inline void spelling_put(spelling *to, uint32_t cp)
{
    cr_assert_lt(to->n + 4, (size_t)SPELLING_BYTES);
    char *p = to->text + to->n;
    if (cp < 0x80) {
        *p++ = (char)cp;
    } else if (cp < 0x800) {
        *p++ = (char)(0xC0 | cp >> 6);
        *p++ = (char)(0x80 | (cp & 0x3F));
    } else if (cp < 0x10000) {
        *p++ = (char)(0xE0 | cp >> 12);
        *p++ = (char)(0x80 | (cp >> 6 & 0x3F));
        *p++ = (char)(0x80 | (cp & 0x3F));
    } else {
        *p++ = (char)(0xF0 | cp >> 18);
        *p++ = (char)(0x80 | (cp >> 12 & 0x3F));
        *p++ = (char)(0x80 | (cp >> 6 & 0x3F));
        *p++ = (char)(0x80 | (cp & 0x3F));
    }
    *p = '\0';
    to->n = (size_t)(p - to->text);
}

/* The code point of a name: a short name of the system, "space", "lf", U+XXXX; 0: none. */
static inline uint32_t spelling_code(uint32_t system, const char *name, size_t n)
{
    unsigned cp = 0;
    if (n == 2 && !memcmp(name, "lf", 2))
        return '\n';
    if (n == 5 && !memcmp(name, "space", 5))
        return ' ';
    if (n > 2 && !memcmp(name, "U+", 2) && sscanf(name + 2, "%x", &cp) == 1)
        return cp;
    if (n == 1 && strchr(",.()1", *name))
        return (uint32_t)*name;
    return mgl_letter_by_name(system, name, n);
}

/* Names separated by single spaces. */
static inline spelling spell(uint32_t system, const char *names)
{
    spelling made = { "", 0 };
    while (*names) {
        size_t n = strcspn(names, " ");
        uint32_t cp = spelling_code(system, names, n);
        cr_assert_neq(cp, 0, "'%.*s' is no letter", (int)n, names);
        spelling_put(&made, cp);
        names += n + (names[n] == ' ');
    }
    return made;
}

#endif
