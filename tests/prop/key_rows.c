/* key_rows.c -- the rows of the public suites and our own: of every pair of rows, whatever their system and profile,
 * shape keys are equal exactly when the texts look the same, and rows with equal keys have the same units in print. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "key_pool.h"
#include "row_letters.h"
#include "row_table.h"
#include "tap.h"

static const char help[] = "usage: key_rows --name NAME [--system NAME] [--profile NAME] FILE.tsv|FOLDER ...\n";

typedef struct reader {
    key_pool pool;
    mgl_units *units;
    mgl_out *out;
    row_choice choice;
    size_t unmet, missing, problems;
} reader;

/* The units of a text, printed; "" when that fails. */
static const char *print_units(reader *to, const table_row *row, const char *text, size_t n)
{
    mgl_shape_opts how = MGL_SHAPE_OPTS_INIT;
    how.system = row->system;
    how.profile = row->profile;
    how.flags = row->flags;
    bool done = mgl_shape(NULL, &how, text, n, 0, MGL_NUL, to->units) == MGL_OK &&
                mgl_units_print(to->units, text, to->out) == MGL_OK;
    return done ? mgl_out_text(to->out, NULL) : "";
}

static void add_row(void *user, const table_row *row)
{
    reader *to = user;
    mgl_key_opts opts = MGL_KEY_OPTS_INIT;
    const char *unknown;
    size_t n;
    char *text = letters_read(row->system, row->letters, &n, &unknown);
    opts.system = row->system;
    opts.profile = row->profile;
    opts.flags = row->flags;
    if (!text) {
        to->problems++;
        return;
    }
    const char *units = print_units(to, row, text, n);
    to->unmet += strcmp(units, row->expected) != 0; /* see skips.tsv */
    to->problems += !pool_add(&to->pool, &opts, text, n, units);
    free(text);
}

static void add_problem(void *user, const char *file, const char *where, const char *why)
{
    reader *to = user;
    tap_note("%s %s: %s", file, where, why);
    to->problems++;
}

static void add_file(void *user, const char *path)
{
    reader *to = user;
    row_sink sink = { add_row, add_problem, to };
    if (table_read(path, to->choice, &sink))
        return;
    if (errno == ENOENT)
        to->missing++;
    else
        add_problem(to, path, "", strerror(errno));
}

static void check(reader *to, const char *name)
{
    size_t n = to->pool.n, wrong;
    wrong = pool_conflicts(&to->pool, MGL_LEVEL_SHAPE, POOL_SEEN);
    tap(wrong == 0, "%s, equal shape keys: the rows look the same: %zu of %zu fail", name, wrong, n);
    wrong = pool_conflicts(&to->pool, POOL_SEEN, MGL_LEVEL_SHAPE);
    tap(wrong == 0, "%s, rows that look the same: equal shape keys: %zu of %zu fail", name, wrong, n);
    wrong = pool_conflicts(&to->pool, MGL_LEVEL_SHAPE, POOL_NOTE);
    tap(wrong == 0, "%s, equal shape keys: the same printed units: %zu of %zu fail", name, wrong, n);
    size_t shapes = pool_count(&to->pool, MGL_LEVEL_SHAPE);
    tap(n > 10 && shapes > n / 10 && shapes < n, "%s: %zu rows have %zu shapes; %zu are shaped otherwise than they say",
        name, n, shapes, to->unmet);
    tap(to->problems == 0 && to->unmet <= n / 20, "%s: every row was read", name);
}

static uint32_t named(const char *value, uint32_t by_name(const char *, size_t))
{
    uint32_t number = by_name(value, MGL_NUL);
    if (number == UINT32_MAX) {
        fprintf(stderr, "key_rows: there is no %s\n", value);
        exit(2);
    }
    return number;
}

/* The options apply to the files behind them. */
int main(int argc, char **argv)
{
    static reader to;
    const char *name = "rows";
    to.choice = (row_choice){ UINT32_MAX, UINT32_MAX };
    if (!pool_open(&to.pool) || mgl_units_new(NULL, &to.units) != MGL_OK || mgl_out_new(NULL, &to.out) != MGL_OK)
        return 1;
    for (int i = 1; i < argc; i++) {
        bool more = i + 1 < argc;
        if (!strcmp(argv[i], "--help"))
            return fputs(help, stdout) < 0;
        if (!strcmp(argv[i], "--name") && more)
            name = argv[++i];
        else if (!strcmp(argv[i], "--system") && more)
            to.choice.system = named(argv[++i], mgl_system_by_name);
        else if (!strcmp(argv[i], "--profile") && more)
            to.choice.profile = named(argv[++i], mgl_profile_by_name);
        else if (argv[i][0] == '-')
            return fputs(help, stderr), 2;
        else if (!table_each(argv[i], "skips.tsv", add_file, &to))
            add_file(&to, argv[i]);
    }
    if (to.missing && to.pool.n == 0)
        return tap_skip_all("no shared data");
    check(&to, name);
    pool_close(&to.pool);
    mgl_units_free(to.units);
    mgl_out_free(to.out);
    return tap_end();
}
