/* run.c -- shapes the rows of tables and compares; prints TAP. Public interface only; --help tells the rest. */
#include <errno.h>
#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "row_letters.h"
#include "skips.h"
#include "row_table.h"

static const char help[] =
    "usage: rows [--system NAME] [--profile NAME] [--skips FILE] FILE.tsv|FOLDER ...\n"
    "\n"
    "Shapes every row of every file and compares the written units with the expected ones; prints TAP 13.\n"
    "Exit status 0: every row is as expected or skipped; 1: some are not; 2: wrong usage.\n"
    "\n"
    "A row is: id TAB letters TAB expected units. Letters are separated by spaces: short names of the writing\n"
    "system, \"space\", U+XXXX for a code point, \\xXX for a byte. A fourth column, where there is one, names the\n"
    "rules that decided, without the part before the slash: one for each letter or control that a rule decided.\n"
    "Lines that start with # are comments; three kinds are about the rows below them. A row is run for each of\n"
    "the systems in each of the profiles; the command line wins over both:\n"
    "    # system: hudum hudum-aligali\n"
    "    # profile: utn57-r4 utn57-r5draft\n"
    "    # root-separator: off              (MGL_SHAPE_NO_ROOT_SEPARATOR; \"on\" again)\n"
    "A FOLDER stands for the .tsv files in it, the skips file excepted. A FILE that does not exist is skipped.\n"
    "The skips file has one row a line: profile (or *) TAB file name TAB id (may end in *) TAB reason.\n"
    "A skipped row that passes, and a skip that met no row of a file that was run, is a failure.\n";

enum { RULES = 4096 }; /* bytes for the names of the rules of a row */

/* What stays the same for all files, and the count of rows so far. */
typedef struct run {
    row_choice choice;
    const char *skips_path;
    skips skips;
    mgl_units *units;
    mgl_out *out;
    char rules[RULES];
    size_t count;
    size_t failed;
} run;

static void say_description(const char *text)
{
    for (; *text; text++) {
        if (*text == '#' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
}

/* One line of TAP; about: which of several systems and profiles, or NULL. */
static void report(run *r, bool ok, const char *file, const char *id, const table_row *about,
                   const char *skipped_because)
{
    printf("%sok %zu - ", ok ? "" : "not ", ++r->count);
    say_description(file);
    if (*id)
        putchar(' ');
    say_description(id);
    if (about && about->several)
        printf(" (%s %s)", mgl_system_name(about->system), mgl_profile_name(about->profile));
    if (skipped_because)
        printf(" # SKIP %s", skipped_because);
    putchar('\n');
    r->failed += !ok;
}

/* Shapes a text and leaves its units printed in r->out. */
static mgl_status shape(run *r, const table_row *row, const char *text, size_t n)
{
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.system = row->system;
    opts.profile = row->profile;
    opts.flags = row->flags;
    mgl_status status = mgl_shape(NULL, &opts, text, n, 0, n, r->units);
    return status == MGL_OK ? mgl_units_print(r->units, text, r->out) : status;
}

/* Whether a row came out right, and what was in the way if nothing came out. */
typedef struct verdict {
    bool right;
    mgl_status status;
    const char *unknown;
} verdict;

static verdict judge(run *r, const table_row *row)
{
    verdict v = { false, MGL_OK, NULL };
    size_t n;
    char *text = letters_read(row->system, row->letters, &n, &v.unknown);
    if (!text)
        return v;
    v.status = shape(r, row, text, n);
    free(text);
    v.right = v.status == MGL_OK && row_is_met(row, r->units, mgl_out_text(r->out, NULL), r->rules, sizeof r->rules);
    return v;
}

static void explain(const run *r, const table_row *row, const verdict *v)
{
    printf("# input:    %s\n# expected: %s\n", row->letters, row->expected);
    if (v->unknown) {
        printf("# got:      nothing: '%.*s' is no letter", (int)strcspn(v->unknown, " "), v->unknown);
        printf(row->system == MGL_SYSTEM_AUTO ? " without a system (--system, or '# system: ' in the file)\n"
                                              : " of this system\n");
    } else if (v->status != MGL_OK) {
        printf("# got:      %s: %s\n", mgl_status_name(v->status), mgl_status_text(v->status));
    } else {
        printf("# got:      %s\n", mgl_out_text(r->out, NULL));
    }
    if (row->rules && !v->unknown && v->status == MGL_OK)
        printf("# expected rules: %s\n# got rules:      %s\n", row->rules, r->rules);
    printf("# system:   %s, profile %s\n", mgl_system_name(row->system), mgl_profile_name(row->profile));
}

static void run_row(void *user, const table_row *row)
{
    run *r = user;
    const skip *skipped = skips_find(&r->skips, mgl_profile_name(row->profile), row->file, row->id);
    verdict v = judge(r, row);
    if (skipped && !v.right && !v.unknown) {
        report(r, true, row->file, row->id, row, skipped->reason);
        return;
    }
    report(r, v.right && !skipped, row->file, row->id, row, NULL);
    if (!v.right)
        explain(r, row, &v);
    else if (skipped)
        printf("# listed as skipped but passes: take it out of %s, line %zu\n", table_base_name(r->skips_path),
               skipped->line);
}

static void run_problem(void *user, const char *file, const char *where, const char *why)
{
    report(user, false, file, where, NULL, NULL);
    printf("# %s\n", why);
}

static void run_file(void *user, const char *path)
{
    run *r = user;
    row_sink sink = { run_row, run_problem, r };
    if (table_read(path, r->choice, &sink))
        return;
    if (errno == ENOENT)
        report(r, true, table_base_name(path), "", NULL, "no shared data");
    else
        run_problem(r, path, "", strerror(errno));
}

/* Runs the tables of a folder; false if path is no folder. */
static bool run_folder(run *r, const char *path)
{
    size_t before = r->count;
    if (!table_each(path, r->skips_path ? table_base_name(r->skips_path) : NULL, run_file, r))
        return false;
    if (r->count == before)
        run_problem(r, path, "", "the folder has no tables");
    return true;
}

/* Skips that met nothing, of the files that were run. */
static void report_idle_skips(run *r)
{
    for (size_t i = 0; i < r->skips.count; i++) {
        const skip *s = &r->skips.list[i];
        if (!s->asked || s->met)
            continue;
        report(r, false, s->file, s->id, NULL, NULL);
        printf("# listed as skipped, but there is no such row: take it out of %s, line %zu\n",
               table_base_name(r->skips_path), s->line);
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
            r->choice.system = named(argv[i], argv[i + 1], mgl_system_by_name);
        else if (!strcmp(argv[i], "--profile"))
            r->choice.profile = named(argv[i], argv[i + 1], mgl_profile_by_name);
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
    run r = { .choice = { UINT32_MAX, UINT32_MAX } };
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
