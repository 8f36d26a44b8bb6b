/* row_text.c -- the typeable letters of a row as text. */
#include "row_text.h"

#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void row_die(const char *what, const char *where)
{
    fprintf(stderr, "words: %s: %s\n", what, where);
    exit(2);
}

static size_t put_codepoint(uint32_t cp, char *text)
{
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, cp >>= 6)
        text[i] = (char)(0x80 | (cp & 0x3F));
    text[0] = (char)(lead[n] | cp);
    return n;
}

static size_t put_name(uint32_t system, const char *name, size_t n, char *text)
{
    if (n == 5 && memcmp(name, "space", 5) == 0)
        return put_codepoint(' ', text);
    if (n > 2 && memcmp(name, "U+", 2) == 0)
        return put_codepoint((uint32_t)strtoul(name + 2, NULL, 16), text);
    if (n == 4 && memcmp(name, "\\x", 2) == 0) {
        *text = (char)strtoul(name + 2, NULL, 16);
        return 1;
    }
    uint32_t cp = mgl_letter_by_name(system, name, n);
    if (cp)
        return put_codepoint(cp, text);
    memcpy(text, name, n);
    return n;
}

void row_text_add(uint32_t system, const char *letters, size_t n, char text[ROW_BYTES], size_t *at)
{
    for (size_t i = 0; i < n;) {
        size_t length = 0;
        while (i + length < n && letters[i + length] != ' ')
            length++;
        if (*at + length + 8 > ROW_BYTES)
            row_die("a row is too long", letters);
        if (length)
            *at += put_name(system, letters + i, length, text + *at);
        i += length + 1;
    }
    text[*at] = '\0';
}

char *row_cell(char **line)
{
    char *cell = *line, *tab = cell ? strchr(cell, '\t') : NULL;
    if (tab)
        *tab = '\0';
    *line = tab ? tab + 1 : NULL;
    return cell;
}
