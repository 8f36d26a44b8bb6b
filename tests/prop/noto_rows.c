/* noto_rows.c -- is the font read right? Counts the public rows that Noto Sans Mongolian 3.002 draws as expected. */
#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "noto.h"
#include "tap.h"

/* What the font is known to reach (manual of the project: fonts for cross-checks). */
static const struct {
    const char *file;
    uint32_t system;
    unsigned least, of;
} suites[] = {
    { "r4/core-hud.tsv", MGL_SYSTEM_HUDUM, 177, 177 },
    { "r4/core-tod.tsv", MGL_SYSTEM_TODO, 117, 117 },
    { "r4/core-sib.tsv", MGL_SYSTEM_SIBE, 115, 122 },
    { "r4/core-man.tsv", MGL_SYSTEM_MANCHU, 122, 124 },
    { "r4/core-hag.tsv", MGL_SYSTEM_HUDUM_ALIGALI, 261, 261 },
    { "r4/core-tag.tsv", MGL_SYSTEM_TODO_ALIGALI, 112, 112 },
    { "r4/core-mag.tsv", MGL_SYSTEM_MANCHU_ALIGALI, 186, 187 },
    { "eac-hud.tsv", MGL_SYSTEM_HUDUM, 0, 0 }, /* 97.7 %, with raw MVS without ink; we print it */
};

static bool add_letter(uint32_t system, const char *alias, char *text, size_t *used)
{
    uint32_t cp = mgl_letter_by_name(system, alias, MGL_NUL);
    if (strcmp(alias, "jX") == 0)
        cp = 0x185C; /* TODO LETTER DZA, by its later name */
    if (!cp || *used + 4 > NOTO_TEXT * 3)
        return false;
    if (cp < 0x80) {
        text[(*used)++] = (char)cp;
        return true;
    }
    text[(*used)++] = (char)(0xE0 | cp >> 12);
    text[(*used)++] = (char)(0x80 | (cp >> 6 & 0x3F));
    text[(*used)++] = (char)(0x80 | (cp & 0x3F));
    return true;
}

/* Whether the font draws one row as expected: 1, 0, or -1 when the line is no row. */
static int try_row(noto_font *noto, uint32_t system, char *line)
{
    static noto_reading reading;
    char text[NOTO_TEXT * 3];
    size_t used = 0;
    char *aliases = strchr(line, '\t'), *wanted = aliases ? strchr(aliases + 1, '\t') : NULL;
    line[strcspn(line, "\r\n")] = 0;
    if (*line == '#' || !wanted)
        return -1;
    *wanted++ = 0;
    *aliases++ = 0;
    for (char *alias = strtok(aliases, " "); alias; alias = strtok(NULL, " ")) {
        if (add_letter(system, alias, text, &used))
            continue;
        tap_note("%s: no letter %s", line, alias);
        return 0;
    }
    if (!noto_read(noto, text, used, NOTO_WHOLE, &reading))
        return 0;
    if (strcmp(reading.units, wanted) == 0)
        return 1;
    if (getenv("VERBOSE"))
        tap_note("%s: wanted %s, the font has %s", line, wanted, reading.units);
    return 0;
}

static void try_suite(noto_font *noto, const char *folder, const char *file, uint32_t system, unsigned least,
                      unsigned of)
{
    char path[1024], line[4096];
    unsigned good = 0, all = 0;
    snprintf(path, sizeof path, "%s/%s", folder, file);
    FILE *rows = fopen(path, "r");
    if (!rows) {
        tap_skip(file, "no shared data");
        return;
    }
    while (fgets(line, sizeof line, rows)) {
        int right = try_row(noto, system, line);
        all += right >= 0;
        good += right > 0;
    }
    fclose(rows);
    if (!of)
        least = (all * 977 + 999) / 1000;
    tap(good >= least && all && (!of || of == all), "%s: the font draws %u of %u rows as expected (known: %u)", file,
        good, all, least);
}

int main(int argc, char **argv)
{
    const char *why;
    if (argc != 3) {
        fprintf(stderr, "Usage: noto_rows FONT FOLDER-OF-ROWS\n");
        return 2;
    }
    noto_font *noto = noto_open(argv[1], &why);
    if (!noto)
        return tap_skip_all(why);
    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
        try_suite(noto, argv[2], suites[i].file, suites[i].system, suites[i].least, suites[i].of);
    noto_close(noto);
    return tap_end();
}
