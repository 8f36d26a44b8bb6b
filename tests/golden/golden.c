/* golden.c -- compares what mgl_explain() tells about some texts with what it told before; prints TAP. */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <errno.h>
#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../rows/row_letters.h"
#include "../rows/skips.h"

static const char help[] = "usage: golden FOLDER\n"
                           "       golden --update FOLDER\n"
                           "\n"
                           "Explains every text of FOLDER/cases.tsv and compares with FOLDER/NAME.golden; prints TAP "
                           "13. Exit status 0: all are as\n"
                           "they were; 1: some are not; 2: wrong usage. --update writes the transcripts instead: look "
                           "at the difference before\n"
                           "you keep it. It is refused where the environment says CI.\n";

enum { COLUMNS = 6, SHOWN = 12 };

typedef struct golden {
    const char *folder;
    bool update;
    mgl_out *out;
    char *names; /* of all cases, each between spaces */
    size_t points, failed;
} golden;

typedef struct test_case {
    char *name, *system, *profile, *language, *flags, *letters;
} test_case;

static void point(golden *g, bool ok, const char *what)
{
    printf("%sok %zu - %s\n", ok ? "" : "not ", ++g->points, what);
    g->failed += !ok;
}

static char *path_of(const golden *g, const char *name, const char *ending)
{
    size_t size = strlen(g->folder) + strlen(name) + strlen(ending) + 2;
    char *path = malloc(size);
    if (!path)
        skips_die("out of memory");
    snprintf(path, size, "%s/%s%s", g->folder, name, ending);
    return path;
}

/* ---- one case ---- */

static mgl_shape_opts options_of(const test_case *c)
{
    static const struct {
        const char *name;
        uint32_t flag;
    } flags[] = { { "-", 0 }, { "strict", MGL_SHAPE_STRICT }, { "no-root-separator", MGL_SHAPE_NO_ROOT_SEPARATOR } };
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.system = mgl_system_by_name(c->system, MGL_NUL);
    opts.profile = mgl_profile_by_name(c->profile, MGL_NUL);
    opts.language = strcmp(c->language, "-") != 0 ? c->language : NULL;
    opts.flags = UINT32_MAX;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (strcmp(c->flags, flags[i].name) == 0)
            opts.flags = flags[i].flag;
    }
    if (opts.system == UINT32_MAX || opts.profile == UINT32_MAX || opts.flags == UINT32_MAX)
        skips_die("cases.tsv names a system, profile or flag that there is not");
    return opts;
}

/* Leaves the transcript in g->out; a status that is not MGL_OK is its last line. */
static void explain(golden *g, const test_case *c)
{
    mgl_shape_opts opts = options_of(c);
    const char *unknown;
    size_t n;
    char *text = letters_read(opts.system, strcmp(c->letters, "-") != 0 ? c->letters : "", &n, &unknown);
    if (!text)
        skips_die("cases.tsv has an unknown letter");
    mgl_status status = mgl_explain(NULL, &opts, text, n, g->out);
    free(text);
    if (status != MGL_OK && status != MGL_E_STRICT)
        skips_die("a text cannot be explained");
}

/* ---- comparing ---- */

static size_t line_length(const char *text)
{
    return strcspn(text, "\n");
}

static const char *after_line(const char *text)
{
    text += line_length(text);
    return *text ? text + 1 : text;
}

static bool same_line(const char *a, const char *b)
{
    return *a && *b && line_length(a) == line_length(b) && memcmp(a, b, line_length(a)) == 0;
}

/* How many lines further on `text` has the line at the head of `wanted`; SIZE_MAX: nowhere. */
static size_t distance(const char *text, const char *wanted)
{
    for (size_t lines = 0; *text && *wanted; lines++, text = after_line(text)) {
        if (same_line(text, wanted))
            return lines;
    }
    return SIZE_MAX;
}

static void say_line(char mark, size_t number, const char *line)
{
    printf("# %c %4zu  %.*s\n", mark, number, (int)line_length(line), line);
}

/* The lines that differ: "-" as it was, "+" as it is now. */
static void say_difference(const char *was, const char *is)
{
    size_t shown = 0;
    for (size_t old_line = 1, new_line = 1; (*was || *is) && shown < SHOWN;) {
        if (same_line(was, is)) {
            old_line++, new_line++;
            was = after_line(was), is = after_line(is);
        } else if (*was && (!*is || distance(is, was) >= distance(was, is))) {
            say_line('-', old_line++, was);
            was = after_line(was);
            shown++;
        } else {
            say_line('+', new_line++, is);
            is = after_line(is);
            shown++;
        }
    }
    if (*was || *is)
        puts("#   ... and what follows");
}

static void compare(golden *g, const char *name, const char *path)
{
    const char *is = mgl_out_text(g->out, NULL);
    char *was = skips_read(path);
    bool same = was && strcmp(was, is) == 0;
    point(g, same, name);
    if (!was)
        printf("# %s: %s; golden --update writes it\n", path, strerror(errno));
    else if (!same)
        say_difference(was, is);
    free(was);
}

static void write_transcript(golden *g, const char *name, const char *path)
{
    size_t n;
    const char *text = mgl_out_text(g->out, &n);
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(text, 1, n, file) == n;
    if (file && fclose(file) != 0)
        written = false;
    point(g, written, name);
}

static void run_case(golden *g, char *line)
{
    char *column[COLUMNS] = { line };
    for (size_t i = 1; i < COLUMNS; i++) {
        char *tab = strchr(column[i - 1], '\t');
        if (!tab)
            skips_die("a line of cases.tsv has six columns");
        *tab = '\0';
        column[i] = tab + 1;
    }
    test_case c = { column[0], column[1], column[2], column[3], column[4], column[5] };
    char *path = path_of(g, c.name, ".golden");
    explain(g, &c);
    if (g->update)
        write_transcript(g, c.name, path);
    else
        compare(g, c.name, path);
    strcat(strcat(g->names, c.name), " ");
    free(path);
}

/* ---- all cases ---- */

static void run_cases(golden *g)
{
    char *path = path_of(g, "cases", ".tsv"), *text = skips_read(path);
    if (!text) {
        fprintf(stderr, "golden: %s: %s\n", path, strerror(errno));
        exit(2);
    }
    g->names = malloc(strlen(text) + 2);
    if (!g->names)
        skips_die("out of memory");
    strcpy(g->names, " ");
    for (char *line = text, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        if (*line && *line != '#')
            run_case(g, line);
    }
    free(text);
    free(path);
}

static int is_transcript(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && strcmp(dot, ".golden") == 0;
}

/* A transcript of no case is a case forgotten. */
static void find_strays(golden *g)
{
    struct dirent **entries;
    int n = scandir(g->folder, &entries, is_transcript, alphasort);
    for (int i = 0; i < n; i++) {
        char *name = entries[i]->d_name, *dot = strrchr(name, '.');
        char wanted[256];
        snprintf(wanted, sizeof wanted, " %.*s ", (int)(dot - name), name);
        if (!strstr(g->names, wanted)) {
            point(g, false, name);
            puts("# a transcript of no case");
        }
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
}

int main(int argc, char **argv)
{
    golden g = { 0 };
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        fputs(help, stdout);
        return 0;
    }
    g.update = argc > 1 && strcmp(argv[1], "--update") == 0;
    if (argc != 2 + g.update || (!g.update && argv[1][0] == '-')) {
        fputs("golden: see golden --help\n", stderr);
        return 2;
    }
    if (g.update && getenv("CI")) {
        fputs("golden: --update is for people: it is refused where CI is set\n", stderr);
        return 2;
    }
    g.folder = argv[1 + g.update];
    if (mgl_out_new(NULL, &g.out) != MGL_OK)
        skips_die("out of memory");
    puts("TAP version 13");
    run_cases(&g);
    find_strays(&g);
    printf("1..%zu\n", g.points);
    free(g.names);
    mgl_out_free(g.out);
    return g.failed == 0 ? 0 : 1;
}
