/* skips.c -- reading the list of skipped rows. */
#include "skips.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void skips_die(const char *what)
{
    fprintf(stderr, "rows: %s\n", what);
    exit(2);
}

char *skips_read(const char *path)
{
    size_t n = 0, room = 1 << 16;
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = malloc(room);
    while (text) {
        n += fread(text + n, 1, room - n - 1, file);
        if (n + 1 < room)
            break;
        char *larger = realloc(text, room *= 2);
        if (!larger)
            free(text);
        text = larger;
    }
    if (!text)
        skips_die("out of memory");
    text[n] = '\0';
    int error = ferror(file) ? EIO : 0;
    fclose(file);
    if (error || strlen(text) < n) {
        free(text);
        errno = error ? error : EILSEQ;
        return NULL;
    }
    return text;
}

/* Cuts a line into its four columns; false if it has not four, or an empty one. */
static bool cut(char *line, skip *into)
{
    const char *column[4];
    for (size_t i = 0; i < 4; i++) {
        char *tab = strchr(line, '\t');
        if (*line == '\0' || *line == '\t' || (i < 3) != (tab != NULL))
            return false;
        column[i] = line;
        if (tab) {
            *tab = '\0';
            line = tab + 1;
        }
    }
    *into = (skip){ .profile = column[0], .file = column[1], .id = column[2], .reason = column[3] };
    return true;
}

void skips_load(skips *s, const char *path)
{
    size_t number = 0, room = 0;
    s->text = skips_read(path);
    if (!s->text) {
        fprintf(stderr, "rows: %s: %s\n", path, strerror(errno));
        exit(2);
    }
    for (char *line = s->text, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        number++;
        if (*line == '#' || *line == '\0')
            continue;
        if (s->count == room) {
            room = room ? room * 2 : 64;
            s->list = realloc(s->list, room * sizeof *s->list);
            if (!s->list)
                skips_die("out of memory");
        }
        if (!cut(line, &s->list[s->count])) {
            fprintf(stderr, "rows: %s:%zu: a skip has four columns: profile TAB file TAB id TAB reason\n", path,
                    number);
            exit(2);
        }
        s->list[s->count++].line = number;
    }
}

void skips_free(skips *s)
{
    free(s->list);
    free(s->text);
}

static bool matches(const char *pattern, const char *id)
{
    size_t n = strlen(pattern);
    if (n > 0 && pattern[n - 1] == '*')
        return strncmp(pattern, id, n - 1) == 0;
    return strcmp(pattern, id) == 0;
}

const skip *skips_find(skips *s, const char *profile, const char *file, const char *id)
{
    const skip *found = NULL;
    for (size_t i = 0; i < s->count; i++) {
        skip *at = &s->list[i];
        bool ours = strcmp(at->profile, "*") == 0 || (profile && strcmp(at->profile, profile) == 0);
        if (!ours || strcmp(at->file, file) != 0)
            continue;
        at->asked = true;
        if (matches(at->id, id)) {
            at->met = true;
            found = at;
        }
    }
    return found;
}
