/* run_gold.c -- how many suffixes of a gold set are recognised: prints the rate, and fails below 99.5 %. Public
 * interface only. */
#include <mongol/mongol.h>
#include <stdio.h>
#include <string.h>

#include "row_text.h"

enum { LINE = 4096, WANTED_PER_MILLE = 995 };

static unsigned items, right;

/* Appends the functions of the suffixes, with where each begins if places. */
static void find(const char *text, size_t n, const size_t *cuts, size_t cut_n, char got[LINE])
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    mgl_part part = MGL_PART_INIT;
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    size_t at = 0, found = 0;
    opts.system = MGL_SYSTEM_HUDUM;
    opts.flags = MGL_WORDS_SPACED_SUFFIXES;
    if (mgl_words_start(&it, &opts, text, n) != MGL_OK)
        row_die("mgl_words_start() failed", text);
    *got = '\0';
    while (mgl_words_next(&it, &word)) {
        while (mgl_words_next_part(&it, &part)) {
            if (part.kind != MGL_PART_SUFFIX)
                continue;
            bool there = !cuts || (found < cut_n && cuts[found] == part.begin);
            found++;
            at += (size_t)snprintf(got + at, LINE - at, "%s%s%s", at ? " " : "", mgl_suffix_name(part.function),
                                   there ? "" : "?");
        }
    }
    if (!at)
        strcpy(got, "-");
}

static void judge(const char *id, const char *separator, const char *expected, const char *got)
{
    items++;
    if (strcmp(expected, got) == 0) {
        right++;
        return;
    }
    printf("# %s (%s): expected %s, got %s\n", id, separator, expected, got);
}

/* The letters with a separator for each "+". */
static void run_with(const char *id, const char *letters, const char *expected, const char *separator)
{
    char text[ROW_BYTES], got[LINE];
    size_t n = 0, cuts[32], cut_n = 0;
    for (const char *p = letters; p;) {
        const char *plus = strstr(p, " + ");
        row_text_add(MGL_SYSTEM_HUDUM, p, plus ? (size_t)(plus - p) : strlen(p), text, &n);
        if (plus) {
            cuts[cut_n++] = n;
            row_text_add(MGL_SYSTEM_HUDUM, separator, strlen(separator), text, &n);
        }
        p = plus ? plus + 3 : NULL;
    }
    find(text, n, cuts, cut_n, got);
    judge(id, separator, expected, got);
}

static void run_text(const char *id, const char *letters, const char *expected)
{
    char text[ROW_BYTES], got[LINE];
    size_t n = 0;
    row_text_add(MGL_SYSTEM_HUDUM, letters, strlen(letters), text, &n);
    find(text, n, NULL, 0, got);
    judge(id, "text", expected, got);
}

static void run_row(char *line)
{
    char *rest = line, *id = row_cell(&rest), *letters = row_cell(&rest), *expected = row_cell(&rest),
         *separators = row_cell(&rest);
    if (!separators || rest)
        row_die("a row has four columns", id);
    if (strcmp(separators, "text") == 0) {
        run_text(id, letters, expected);
        return;
    }
    for (char *separator = strtok(separators, " "); separator; separator = strtok(NULL, " "))
        run_with(id, letters, expected, separator);
}

int main(int argc, char **argv)
{
    char line[LINE];
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!file)
        row_die("cannot be read", argc == 2 ? argv[1] : "the gold set");
    for (bool header = true; fgets(line, sizeof line, file);) {
        line[strcspn(line, "\n")] = '\0';
        if (*line && *line != '#' && !header)
            run_row(line);
        header = header && (!*line || *line == '#');
    }
    fclose(file);
    bool enough = items >= 300, good = right * 1000ull >= items * (unsigned long long)WANTED_PER_MILLE;
    printf("# %u of %u right: %.2f %%\n", right, items, items ? 100.0 * right / items : 0);
    printf("%sok 1 - the gold set has at least 300 items\n%sok 2 - at least 99.5 %% are right\n1..2\n",
           enough ? "" : "not ", good ? "" : "not ");
    return !(enough && good);
}
