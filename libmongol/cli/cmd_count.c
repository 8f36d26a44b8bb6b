/* cmd_count.c -- mongol count: words, characters and syllables as MGC/01-11 and MGC/01-10 count them. */
#include <inttypes.h>
#include <stdio.h>

#include "counted.h"
#include "flaws.h"
#include "grid.h"
#include "json.h"

const char *const cli_counted_names[CLI_COUNTED] = { "words",        "words-1",      "words-2",
                                                     "characters-1", "characters-2", "syllables" };

void cli_counted(const mgl_counts *counts, uint64_t values[CLI_COUNTED])
{
    values[0] = counts->words;
    values[1] = counts->words_one;
    values[2] = counts->words_two;
    values[3] = counts->characters_one;
    values[4] = counts->characters_two;
    values[5] = counts->syllables;
}

typedef struct count_run {
    mgl_words_opts opts;
    cli_flaws flaws;
    bool lines, json;
    mgl_counts line, file;       /* so far */
    uint64_t total[CLI_COUNTED]; /* of all files before */
    cli_grid grid;
} count_run;

static bool add(cli_tool *tool, count_run *run, const cli_piece *piece, const char *text, size_t n, mgl_counts *counts)
{
    mgl_status status = mgl_counts_add(&run->opts, text, n, counts);
    if (status != MGL_OK) {
        cli_report_failure(&tool->report, piece, status);
    }
    return status == MGL_OK;
}

static void put_line(cli_tool *tool, const count_run *run, const cli_piece *piece)
{
    uint64_t values[CLI_COUNTED];
    cli_counted(&run->line, values);
#if MGL_CLI_JSON
    if (run->json) {
        cli_json_counted(&tool->out, tool->report.file, piece->line, values);
        return;
    }
#else
    (void)piece;
#endif
    for (size_t i = 0; i < CLI_COUNTED; i++) {
        cli_printf(&tool->out, "%s%" PRIu64, i ? "\t" : "", values[i]);
    }
    cli_putc(&tool->out, '\n');
}

/* A cli_piece_fn. */
static bool count_piece(cli_tool *tool, void *self, const cli_piece *piece)
{
    const mgl_counts nothing = MGL_COUNTS_INIT;
    count_run *run = self;
    const char *text = piece->text + piece->item;
    if (!cli_flaws_report(&run->flaws, tool, piece)) {
        return false;
    }
    if (!run->lines) {
        /* the line end keeps what a line ends with from what the next one begins with */
        return add(tool, run, piece, text, piece->item_n, &run->file) &&
               (!piece->last || add(tool, run, piece, "\n", 1, &run->file));
    }
    run->line = piece->first ? nothing : run->line;
    if (!add(tool, run, piece, text, piece->item_n, &run->line)) {
        return false;
    }
    if (piece->last) {
        put_line(tool, run, piece);
    }
    return true;
}

static void put_row(count_run *run, const uint64_t values[CLI_COUNTED], const char *name)
{
    char cell[24];
    for (size_t i = 0; i < CLI_COUNTED; i++) {
        snprintf(cell, sizeof cell, "%" PRIu64, values[i]);
        cli_grid_add(&run->grid, cell);
    }
    cli_grid_add(&run->grid, name);
}

static void put_values(cli_tool *tool, count_run *run, const uint64_t values[CLI_COUNTED], const char *name)
{
#if MGL_CLI_JSON
    if (run->json) {
        cli_json_counted(&tool->out, name, 0, values);
        return;
    }
#else
    (void)tool;
#endif
    put_row(run, values, name);
}

/* The counts of a file, "-" for standard input; false: nothing more can be done. */
static bool count_file(cli_tool *tool, count_run *run, char *path)
{
    const mgl_counts nothing = MGL_COUNTS_INIT;
    uint64_t values[CLI_COUNTED];
    run->file = nothing;
    tool->report.file = NULL;
    cli_each_piece(tool, &path, 1, count_piece, run);
    if (!tool->report.file) {
        return true; /* it could not be opened, and that was said */
    }
    if (!run->lines) {
        cli_counted(&run->file, values);
        put_values(tool, run, values, path[0] == '-' && !path[1] ? "<stdin>" : path);
        for (size_t i = 0; i < CLI_COUNTED; i++) {
            run->total[i] += values[i];
        }
    }
    return !tool->out.failed;
}

static void count_files(cli_tool *tool, count_run *run)
{
    char standard[] = "-", *none[] = { standard };
    char **files = tool->args.operand_n ? tool->args.operands : none;
    size_t n = tool->args.operand_n ? tool->args.operand_n : 1;
    cli_grid_start(&run->grid, CLI_COUNTED + 1, (1u << CLI_COUNTED) - 1);
    for (size_t i = 0; i < CLI_COUNTED; i++) {
        cli_grid_add(&run->grid, cli_counted_names[i]);
    }
    cli_grid_add(&run->grid, "file");
    for (size_t i = 0; i < n && count_file(tool, run, files[i]); i++) {
    }
    if (n > 1 && !run->lines) {
        put_values(tool, run, run->total, "total");
    }
    if (run->grid.cells == CLI_COUNTED + 1) {
        run->grid.cells = 0; /* nothing but a head */
    }
    if (!cli_grid_end(&run->grid, &tool->out)) {
        cli_report_status(&tool->report, CLI_TROUBLE);
    }
}

int cli_cmd_count(cli_tool *tool)
{
    count_run run = { .opts = MGL_WORDS_OPTS_INIT };
    mgl_shape_opts shared;
    run.lines = cli_has(&tool->args, CLI_OPT_LINES);
    run.json = cli_has(&tool->args, CLI_OPT_JSON);
    if (cli_flaws_open(&run.flaws, tool) && cli_shape_opts(&tool->args, &shared)) {
        run.opts.system = shared.system;
        run.opts.profile = shared.profile;
        run.opts.language = shared.language;
        count_files(tool, &run);
    } else {
        cli_report_status(&tool->report, CLI_TROUBLE);
    }
    cli_flaws_close(&run.flaws);
    return tool->report.status;
}
