/* row_table.c -- reading tables of rows. */
#define _POSIX_C_SOURCE 200809L

#include "row_table.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "skips.h"

enum { MOST = 8 }; /* systems or profiles in a header */

/* The systems, or the profiles, for which the rows below a header are meant. */
typedef struct list {
    uint32_t value[MOST];
    size_t count;
} list;

typedef struct table {
    const char *name;
    const row_sink *sink;
    list systems;
    list profiles;
    uint32_t flags;
    size_t rows;
} table;

static list one(uint32_t value)
{
    return (list){ { value }, 1 };
}

const char *table_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void read_row(table *t, char *line)
{
    char *column[4] = { line, NULL, NULL, NULL };
    size_t n = 1;
    t->rows++;
    for (char *tab = strchr(line, '\t'); tab && n <= 4; tab = strchr(tab + 1, '\t')) {
        *tab = '\0';
        if (n < 4)
            column[n] = tab + 1;
        n++;
    }
    if (n != 3 && n != 4) {
        t->sink->problem(t->sink->user, t->name, line,
                         "a row has three columns, or four: id TAB letters TAB expected units [TAB rules]");
        return;
    }
    table_row r = { .file = t->name,
                    .id = line,
                    .letters = column[1],
                    .expected = column[2],
                    .rules = column[3],
                    .flags = t->flags,
                    .several = t->systems.count * t->profiles.count > 1 };
    for (size_t s = 0; s < t->systems.count; s++) {
        for (size_t p = 0; p < t->profiles.count; p++) {
            r.system = t->systems.value[s];
            r.profile = t->profiles.value[p];
            t->sink->row(t->sink->user, &r);
        }
    }
}

/* The names behind a header's colon. */
static void read_list(table *t, const char *line, const char *names, uint32_t by_name(const char *, size_t), list *into)
{
    into->count = 0;
    for (const char *at = names; *at;) {
        size_t n = strcspn(at, " ");
        uint32_t value = by_name(at, n);
        if (value == UINT32_MAX || into->count == MOST) {
            t->sink->problem(t->sink->user, t->name, line, "there is none of this name");
            return;
        }
        into->value[into->count++] = value;
        at += n + (at[n] == ' ');
    }
}

/* A comment that says how the rows below it are meant, or just a comment. */
static void read_comment(table *t, const char *line, row_choice choice)
{
    static const char system[] = "# system: ", profile[] = "# profile: ", root[] = "# root-separator: ";
    if (strncmp(line, system, sizeof system - 1) == 0) {
        if (choice.system == UINT32_MAX)
            read_list(t, line, line + sizeof system - 1, mgl_system_by_name, &t->systems);
    } else if (strncmp(line, profile, sizeof profile - 1) == 0) {
        if (choice.profile == UINT32_MAX)
            read_list(t, line, line + sizeof profile - 1, mgl_profile_by_name, &t->profiles);
    } else if (strncmp(line, root, sizeof root - 1) == 0) {
        bool off = strcmp(line + sizeof root - 1, "off") == 0;
        if (!off && strcmp(line + sizeof root - 1, "on") != 0)
            t->sink->problem(t->sink->user, t->name, line, "on or off");
        t->flags = off ? MGL_SHAPE_NO_ROOT_SEPARATOR : 0;
    }
}

bool table_read(const char *path, row_choice choice, const row_sink *sink)
{
    char *text = skips_read(path);
    if (!text)
        return false;
    table t = { .name = table_base_name(path), .sink = sink };
    t.systems = one(choice.system == UINT32_MAX ? MGL_SYSTEM_AUTO : choice.system);
    t.profiles = one(choice.profile == UINT32_MAX ? MGL_PROFILE_DEFAULT : choice.profile);
    for (char *line = text, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        if (*line == '#')
            read_comment(&t, line, choice);
        else if (*line)
            read_row(&t, line);
    }
    if (t.rows == 0)
        sink->problem(sink->user, t.name, "", "the table has no rows");
    free(text);
    return true;
}

static int is_table(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && dot != entry->d_name && strcmp(dot, ".tsv") == 0;
}

bool table_each(const char *folder, const char *except, void (*visit)(void *user, const char *path), void *user)
{
    struct dirent **entries;
    int n = scandir(folder, &entries, is_table, alphasort);
    if (n < 0)
        return false;
    for (int i = 0; i < n; i++) {
        size_t size = strlen(folder) + strlen(entries[i]->d_name) + 2;
        char *path = malloc(size);
        if (!path)
            skips_die("out of memory");
        snprintf(path, size, "%s/%s", folder, entries[i]->d_name);
        if (!except || strcmp(except, entries[i]->d_name) != 0)
            visit(user, path);
        free(path);
        free(entries[i]);
    }
    free(entries);
    return true;
}

/* The name of a rule without the file it stands in: "onset.n:1". */
static const char *short_name(uint16_t rule)
{
    const char *name = mgl_rule_name(rule), *slash = name ? strchr(name, '/') : NULL;
    return slash ? slash + 1 : name ? name : "?";
}

bool row_is_met(const table_row *row, const mgl_units *units, const char *printed, char *rules, size_t room)
{
    size_t used = 0;
    *rules = '\0';
    for (size_t i = 0; row->rules && i < mgl_units_count(units); i++) {
        uint16_t rule = mgl_units_rule(units)[i];
        if (rule == 0 || !(mgl_units_flags(units)[i] & MGL_UNIT_FIRST_OF_SLOT))
            continue;
        int n = snprintf(rules + used, room - used, "%s%s", used > 0 ? " " : "", short_name(rule));
        if (n < 0 || (size_t)n >= room - used)
            return false;
        used += (size_t)n;
    }
    return strcmp(printed, row->expected) == 0 && (!row->rules || strcmp(rules, row->rules) == 0);
}
