/* run_words.c -- runs tables of rows about words: kinds, counts, syllables, parts. Prints TAP. Public interface only.
 *
 * A row is: id TAB what TAB letters TAB expected; the files say what each means. "# system: NAME" sets the system below
 * it. */
#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "row_text.h"

enum { LINE = 4096 };

typedef struct row {
    uint32_t system;
    const char *letters;
    char text[ROW_BYTES];
    size_t n;
    char got[LINE];
} row;

static void add(row *r, const char *text, size_t n)
{
    size_t at = strlen(r->got);
    if (at + n >= LINE)
        row_die("a result is too long", r->letters);
    memcpy(r->got + at, text, n);
    r->got[at + n] = '\0';
}

static void add_text(row *r, const char *text)
{
    add(r, text, strlen(text));
}

static void start(row *r, mgl_words *it, uint32_t flags)
{
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    opts.system = r->system;
    opts.flags = flags;
    if (mgl_words_start(it, &opts, r->text, r->n) != MGL_OK)
        row_die("mgl_words_start() failed", r->letters);
}

/* ---- what there is to find out ---- */

static void find_kinds(row *r)
{
    static const char *const names[] = { "", "mongolian", "number", "foreign", "punctuation", "space", "invalid" };
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    start(r, &it, 0);
    while (mgl_words_next(&it, &word)) {
        if (word.kind == MGL_WORD_SPACE)
            continue;
        add_text(r, *r->got ? " " : "");
        add_text(r, names[word.kind]);
    }
}

static mgl_counts count(const row *r)
{
    mgl_counts counts = MGL_COUNTS_INIT;
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    opts.system = r->system;
    if (mgl_counts_add(&opts, r->text, r->n, &counts) != MGL_OK)
        row_die("mgl_counts_add() failed", r->letters);
    return counts;
}

static void find_words(row *r)
{
    snprintf(r->got, LINE, "%llu", (unsigned long long)count(r).words);
}

static void find_counts(row *r)
{
    mgl_counts counts = count(r);
    snprintf(r->got, LINE, "%llu %llu %llu %llu", (unsigned long long)counts.words_one,
             (unsigned long long)counts.words_two, (unsigned long long)counts.characters_one,
             (unsigned long long)counts.characters_two);
}

static void find_syllables(row *r)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    mgl_syllable syllable = MGL_SYLLABLE_INIT;
    uint64_t n = 0;
    start(r, &it, 0);
    while (mgl_words_next(&it, &word)) {
        for (; mgl_words_next_syllable(&it, &syllable); n++) {
            add_text(r, *r->got ? "/" : "");
            add(r, r->text + syllable.begin, syllable.end - syllable.begin);
            add_text(r, ":");
            add_text(r, mgl_syllable_name(syllable.type));
        }
    }
    if (count(r).syllables != n)
        add_text(r, " (another count)");
}

static void find_parts(row *r)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    mgl_part part = MGL_PART_INIT;
    start(r, &it, MGL_WORDS_SPACED_SUFFIXES);
    while (mgl_words_next(&it, &word)) {
        for (const char *between = *r->got ? "|" : ""; mgl_words_next_part(&it, &part); between = "/") {
            add_text(r, between);
            add_text(r, part.kind == MGL_PART_STEM ? "stem" : mgl_suffix_name(part.function));
            add_text(r, ":");
            add(r, r->text + part.letters, part.end - part.letters);
        }
    }
}

/* ---- what is expected: letters in it are written as in the row ---- */

/* "name:letters" (or "letters:name" if letters_first), separated by "/" and "|", as the functions above write it. */
static void spell(const row *r, char *expected, bool letters_first, char text[ROW_BYTES])
{
    size_t at = 0;
    for (char *item = expected; item;) {
        size_t n = strcspn(item, "/|");
        char mark = item[n];
        item[n] = '\0';
        char *colon = strchr(item, ':');
        if (!colon)
            row_die("a ':' is missing", expected);
        char *name = letters_first ? colon + 1 : item, *letters = letters_first ? item : colon + 1;
        *colon = '\0';
        name += strspn(name, " ");
        name[strcspn(name, " ")] = '\0';
        if (letters_first)
            row_text_add(r->system, letters, strlen(letters), text, &at);
        at += (size_t)snprintf(text + at, ROW_BYTES - at, letters_first ? ":%s" : "%s:", name);
        if (!letters_first)
            row_text_add(r->system, letters, strlen(letters), text, &at);
        if (mark)
            text[at++] = mark;
        item = mark ? item + n + 1 : NULL;
    }
    text[at] = '\0';
}

static bool run_row(row *r, const char *what, char *expected, char wanted[ROW_BYTES])
{
    r->n = 0;
    *r->got = '\0';
    row_text_add(r->system, r->letters, strlen(r->letters), r->text, &r->n);
    snprintf(wanted, ROW_BYTES, "%s", expected);
    if (strcmp(what, "kinds") == 0) {
        find_kinds(r);
    } else if (strcmp(what, "words") == 0) {
        find_words(r);
    } else if (strcmp(what, "counts") == 0) {
        find_counts(r);
    } else if (strcmp(what, "syllables") == 0) {
        find_syllables(r);
        spell(r, expected, true, wanted);
    } else if (strcmp(what, "parts") == 0) {
        find_parts(r);
        spell(r, expected, false, wanted);
    } else {
        row_die("nothing is known about", what);
    }
    return strcmp(wanted, r->got) == 0;
}

static unsigned run_file(const char *path, unsigned *points)
{
    char line[LINE], wanted[ROW_BYTES];
    row r = { .system = MGL_SYSTEM_AUTO };
    unsigned failed = 0;
    FILE *file = fopen(path, "r");
    if (!file)
        row_die("cannot be read", path);
    for (bool header = true; fgets(line, sizeof line, file);) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "# system: ", 10) == 0)
            r.system = mgl_system_by_name(line + 10, MGL_NUL);
        if (!*line || *line == '#' || header) {
            header = header && (!*line || *line == '#');
            continue;
        }
        char *rest = line, *id = row_cell(&rest), *what = row_cell(&rest);
        r.letters = row_cell(&rest);
        char *expected = row_cell(&rest);
        if (!expected || rest)
            row_die("a row has four columns", id);
        bool ok = run_row(&r, what, expected, wanted);
        printf("%sok %u - %s\n", ok ? "" : "not ", ++*points, id);
        if (!ok)
            printf("# expected: %s\n# got:      %s\n", wanted, r.got);
        failed += !ok;
    }
    fclose(file);
    return failed;
}

int main(int argc, char **argv)
{
    unsigned points = 0, failed = 0;
    for (int i = 1; i < argc; i++)
        failed += run_file(argv[i], &points);
    printf("1..%u\n", points);
    return failed != 0;
}
