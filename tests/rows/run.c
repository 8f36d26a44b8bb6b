/* run.c -- shapes the rows of tables and compares; prints TAP. Public interface only; --help tells the rest. */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <errno.h>
#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "skips.h"

static const char help[] =
    "usage: rows [--system NAME] [--profile NAME] [--skips FILE] FILE.tsv|FOLDER ...\n"
    "\n"
    "Shapes every row of every file and compares the written units with the expected ones; prints TAP 13.\n"
    "Exit status 0: every row is as expected or skipped; 1: some are not; 2: wrong usage.\n"
    "\n"
    "A row is: id TAB letters TAB expected units. Letters are separated by spaces: short names of the writing\n"
    "system, \"space\", U+XXXX for a code point, \\xXX for a byte. Lines that start with # are comments; two kinds\n"
    "set defaults for the rows below them, and the command line wins over both:\n"
    "    # system: hudum\n"
    "    # profile: utn57-r4\n"
    "A FOLDER stands for the .tsv files in it, the skips file excepted. A FILE that does not exist is skipped.\n"
    "The skips file has one row a line: profile (or *) TAB file name TAB id (may end in *) TAB reason.\n"
    "A skipped row that passes, and a skip that met no row of a file that was run, is a failure.\n";

/* What stays the same for all files, and the count of rows so far. */
typedef struct run {
    uint32_t system;    /* UINT32_MAX: as the file says */
    uint32_t profile;   /* likewise */
    const char *skips_path;
    skips skips;
    mgl_units *units;
    mgl_out *out;
    size_t count;
    size_t failed;
} run;

/* The file being run. */
typedef struct table {
    const char *name; /* without folders */
    size_t rows;
    uint32_t system;
    uint32_t profile;
} table;

static void say_description(const char *text)
{
    for (; *text; text++) {
        if (*text == '#' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
}

/* One line of TAP. */
static void report(run *r, bool ok, const char *file, const char *id, const char *skipped_because)
{
    printf("%sok %zu - ", ok ? "" : "not ", ++r->count);
    say_description(file);
    if (*id)
        putchar(' ');
    say_description(id);
    if (skipped_because)
        printf(" # SKIP %s", skipped_because);
    putchar('\n');
    r->failed += !ok;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

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

/* The bytes of one letter of a row; 0 when it means nothing. text has room for 4. */
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

/* The text of a row, for free(); NULL and the letter that means nothing in *unknown if there is one. */
static char *read_letters(uint32_t system, const char *letters, size_t *n, const char **unknown)
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

/* Shapes a text and leaves its units printed in r->out. */
static mgl_status shape(run *r, const table *t, const char *text, size_t n)
{
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.system = t->system;
    opts.profile = t->profile;
    mgl_status status = mgl_shape(NULL, &opts, text, n, 0, n, r->units);
    return status == MGL_OK ? mgl_units_print(r->units, text, r->out) : status;
}

/* Whether a row came out right, and what was in the way if nothing came out. */
typedef struct verdict {
    bool right;
    mgl_status status;
    const char *unknown;
} verdict;

static verdict judge(run *r, const table *t, const char *letters, const char *expected)
{
    verdict v = { false, MGL_OK, NULL };
    size_t n;
    char *text = read_letters(t->system, letters, &n, &v.unknown);
    if (!text)
        return v;
    v.status = shape(r, t, text, n);
    free(text);
    v.right = v.status == MGL_OK && strcmp(mgl_out_text(r->out, NULL), expected) == 0;
    return v;
}

static void explain(const run *r, const table *t, const verdict *v, const char *letters, const char *expected)
{
    const char *system = mgl_system_name(t->system), *profile = mgl_profile_name(t->profile);
    printf("# input:    %s\n# expected: %s\n", letters, expected);
    if (v->unknown) {
        printf("# got:      nothing: '%.*s' is no letter", (int)strcspn(v->unknown, " "), v->unknown);
        printf(t->system == MGL_SYSTEM_AUTO ? " without a system (--system, or '# system: ' in the file)\n"
                                            : " of this system\n");
    } else if (v->status != MGL_OK) {
        printf("# got:      %s: %s\n", mgl_status_name(v->status), mgl_status_text(v->status));
    } else {
        printf("# got:      %s\n", mgl_out_text(r->out, NULL));
    }
    printf("# system:   %s, profile %s\n", system ? system : "?", profile ? profile : "?");
}

static void run_row(run *r, table *t, char *line)
{
    char *letters = strchr(line, '\t');
    char *expected = letters ? strchr(letters + 1, '\t') : NULL;
    t->rows++;
    if (!expected || strchr(expected + 1, '\t')) {
        report(r, false, t->name, line, NULL);
        puts("# a row has three columns: id TAB letters TAB expected units");
        return;
    }
    *letters++ = '\0';
    *expected++ = '\0';
    const skip *skipped = skips_find(&r->skips, mgl_profile_name(t->profile), t->name, line);
    verdict v = judge(r, t, letters, expected);
    if (skipped && !v.right && !v.unknown) {
        report(r, true, t->name, line, skipped->reason);
        return;
    }
    report(r, v.right && !skipped, t->name, line, NULL);
    if (!v.right)
        explain(r, t, &v, letters, expected);
    else if (skipped)
        printf("# listed as skipped but passes: take it out of %s, line %zu\n", base_name(r->skips_path),
               skipped->line);
}

/* A comment that sets a default, such as "# system: hudum"; `chosen` is what the command line says. */
static void run_header(run *r, const table *t, const char *line, const char *head, uint32_t chosen,
                       uint32_t by_name(const char *, size_t), uint32_t *value)
{
    size_t n = strlen(head);
    if (strncmp(line, head, n) != 0 || chosen != UINT32_MAX)
        return;
    uint32_t named = by_name(line + n, MGL_NUL);
    if (named != UINT32_MAX) {
        *value = named;
        return;
    }
    report(r, false, t->name, line, NULL);
    puts("# there is none of this name");
}

/* Runs a file's text, which is cut up on the way. */
static void run_table(run *r, const char *name, char *text)
{
    table t = { name, 0, r->system, r->profile };
    if (t.system == UINT32_MAX)
        t.system = MGL_SYSTEM_AUTO;
    if (t.profile == UINT32_MAX)
        t.profile = MGL_PROFILE_DEFAULT;
    for (char *line = text, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        if (*line == '#') {
            run_header(r, &t, line, "# system: ", r->system, mgl_system_by_name, &t.system);
            run_header(r, &t, line, "# profile: ", r->profile, mgl_profile_by_name, &t.profile);
        } else if (*line) {
            run_row(r, &t, line);
        }
    }
    if (t.rows == 0)
        report(r, false, name, "has no rows", NULL);
}

static void run_file(run *r, const char *path)
{
    char *text = skips_read(path);
    if (text) {
        run_table(r, base_name(path), text);
    } else if (errno == ENOENT) {
        report(r, true, base_name(path), "", "no shared data");
    } else {
        report(r, false, path, strerror(errno), NULL);
    }
    free(text);
}

static int is_table(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && dot != entry->d_name && strcmp(dot, ".tsv") == 0;
}

/* Runs the tables of a folder, in the order of their names; false if path is no folder. */
static bool run_folder(run *r, const char *path)
{
    struct dirent **entries;
    size_t before = r->count;
    int n = scandir(path, &entries, is_table, alphasort);
    if (n < 0)
        return false;
    for (int i = 0; i < n; i++) {
        size_t size = strlen(path) + strlen(entries[i]->d_name) + 2;
        char *file = malloc(size);
        if (!file)
            skips_die("out of memory");
        snprintf(file, size, "%s/%s", path, entries[i]->d_name);
        if (!r->skips_path || strcmp(base_name(r->skips_path), entries[i]->d_name) != 0)
            run_file(r, file);
        free(file);
        free(entries[i]);
    }
    free(entries);
    if (r->count == before)
        report(r, false, path, "has no tables", NULL);
    return true;
}

/* Skips that met nothing, of the files that were run. */
static void report_idle_skips(run *r)
{
    for (size_t i = 0; i < r->skips.count; i++) {
        const skip *s = &r->skips.list[i];
        if (!s->asked || s->met)
            continue;
        report(r, false, s->file, s->id, NULL);
        printf("# listed as skipped, but there is no such row: take it out of %s, line %zu\n", base_name(r->skips_path),
               s->line);
    }
}

/* A number for the value of an option, or the end. */
static uint32_t named(const char *option, const char *value, uint32_t by_name(const char *, size_t))
{
    uint32_t number = by_name(value, MGL_NUL);
    if (number == UINT32_MAX) {
        fprintf(stderr, "rows: there is no %s '%s'\n", option + 2, value);
        exit(2);
    }
    return number;
}

/* Reads the options; returns where the files begin. */
static int read_options(run *r, int argc, char **argv)
{
    int i = 1;
    for (; i < argc && argv[i][0] == '-'; i += 2) {
        if (strcmp(argv[i], "--help") == 0) {
            fputs(help, stdout);
            exit(0);
        }
        bool known = !strcmp(argv[i], "--system") || !strcmp(argv[i], "--profile") || !strcmp(argv[i], "--skips");
        if (!known || i + 1 == argc) {
            fprintf(stderr, "rows: %s '%s'; see rows --help\n", known ? "no value for" : "there is no option", argv[i]);
            exit(2);
        }
        if (!strcmp(argv[i], "--system"))
            r->system = named(argv[i], argv[i + 1], mgl_system_by_name);
        else if (!strcmp(argv[i], "--profile"))
            r->profile = named(argv[i], argv[i + 1], mgl_profile_by_name);
        else
            r->skips_path = argv[i + 1];
    }
    if (i == argc) {
        fputs("rows: no file; see rows --help\n", stderr);
        exit(2);
    }
    return i;
}

int main(int argc, char **argv)
{
    run r = { .system = UINT32_MAX, .profile = UINT32_MAX };
    int first = read_options(&r, argc, argv);
    if (r.skips_path)
        skips_load(&r.skips, r.skips_path);
    if (mgl_units_new(NULL, &r.units) != MGL_OK || mgl_out_new(NULL, &r.out) != MGL_OK)
        skips_die("out of memory");
    puts("TAP version 13");
    for (int i = first; i < argc; i++) {
        if (!run_folder(&r, argv[i]))
            run_file(&r, argv[i]);
    }
    report_idle_skips(&r);
    printf("1..%zu\n", r.count);
    mgl_out_free(r.out);
    mgl_units_free(r.units);
    skips_free(&r.skips);
    return r.failed == 0 ? 0 : 1;
}
