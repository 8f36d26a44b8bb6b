/* cmd_normalize.c -- mongol normalize: text in one spelling, with a report of what changed. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "edits.h"
#include "json.h"
#include "shaper.h"

enum { SHOWN = 20 }; /* lines that --check names in a file */
enum { LISTED = 4 }; /* code points of a change that it shows */

typedef struct normalize_run {
    mgl_norm_opts opts;
    mgl_out *out;
    cli_shaper checker; /* for --strict and --verbose */
    bool check, lines, json;
    cli_output report;
    bool reporting;
    cli_edits edits;
    const char *file; /* that --check is in */
    uint64_t line;    /* that has changes */
    uint64_t line_n;  /* how many such lines the file has */
} normalize_run;

/* ---- --check ---- */

static void say_codepoints(const char *text, size_t n)
{
    size_t at = 0;
    for (int i = 0; at < n; i++) {
        uint32_t cp;
        size_t length = cli_codepoint(text + at, n - at, &cp);
        if (i == LISTED) {
            fputs(" ...", stderr);
            return;
        }
        fprintf(stderr, " U+%04" PRIX32, cp == UINT32_MAX ? CLI_REPLACEMENT : cp);
        at += length;
    }
}

static void say_change(cli_tool *tool, const cli_piece *piece, const cli_edit *edit, size_t more)
{
    fprintf(stderr, "mongol: %s:%" PRIu64 ":%zu: byte %" PRIu64 ": not %s:", tool->report.file, piece->line,
            edit->from.utf32 + 1, piece->offset - piece->begin + edit->from.utf8, "minimal");
    if (edit->new_n == 0) {
        fputs(" drop", stderr);
    }
    say_codepoints(edit->old, edit->old_n);
    if (edit->new_n) {
        fputs(" becomes", stderr);
        say_codepoints(edit->new, edit->new_n);
    }
    if (more) {
        fprintf(stderr, ", and %zu more change%s in this line", more, more > 1 ? "s" : "");
    }
    fputc('\n', stderr);
}

static void end_check(normalize_run *run)
{
    if (run->line_n > SHOWN) {
        fprintf(stderr, "mongol: %s: %" PRIu64 " more lines would change\n", run->file, run->line_n - SHOWN);
    }
    run->line_n = 0;
}

/* Names the line of the piece if it would change. */
static void check_piece(cli_tool *tool, normalize_run *run, const cli_piece *piece)
{
    cli_edit edit;
    if (piece->first && piece->line == 1) {
        end_check(run);
        run->file = tool->report.file;
        run->line = 0;
    }
    size_t n = mgl_out_edit_count(run->out) ? cli_edits_count(&run->edits) : 0;
    if (!n || run->line == piece->line || !cli_edits_next(&run->edits, &edit)) {
        return;
    }
    run->line = piece->line;
    run->line_n++;
    cli_report_status(&tool->report, CLI_FOUND);
    if (run->line_n <= SHOWN || tool->report.strict || tool->report.verbose) {
        say_change(tool, piece, &edit, n - 1);
    }
}

/* ---- --report ---- */

static void put_span(cli_output *out, size_t from, size_t to)
{
    cli_printf(out, "\t%zu-%zu", from, to);
}

static void put_codepoints(cli_output *out, const char *text, size_t n)
{
    cli_puts(out, n ? "\t" : "\t-");
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        size_t length = cli_codepoint(text + at, n - at, &cp);
        cli_printf(out, at ? " U+%04" PRIX32 : "U+%04" PRIX32, cp == UINT32_MAX ? CLI_REPLACEMENT : cp);
        at += length;
    }
}

static const char report_head[] = "file\tline\tcolumn\tbytes\tutf16\tcodepoints\ttarget_bytes\ttarget_utf16\t"
                                  "target_codepoints\tfrom\tto\n";

static void report_piece(cli_tool *tool, normalize_run *run, const cli_piece *piece)
{
    cli_edits edits = run->edits;
    cli_output *out = &run->report;
    cli_edit edit;
    while (cli_edits_next(&edits, &edit)) {
        cli_puts(out, tool->report.file);
        cli_printf(out, "\t%" PRIu64 "\t%zu", piece->line, edit.from.utf32 + 1);
        put_span(out, edit.from.utf8, edit.to.utf8);
        put_span(out, edit.from.utf16, edit.to.utf16);
        put_span(out, edit.from.utf32, edit.to.utf32);
        put_span(out, edit.target_from.utf8, edit.target_to.utf8);
        put_span(out, edit.target_from.utf16, edit.target_to.utf16);
        put_span(out, edit.target_from.utf32, edit.target_to.utf32);
        put_codepoints(out, edit.old, edit.old_n);
        put_codepoints(out, edit.new, edit.new_n);
        cli_putc(out, '\n');
    }
}

/* ---- text ---- */

static bool normalize(cli_tool *tool, normalize_run *run, const cli_piece *piece)
{
    mgl_status status = mgl_normalize(NULL, &run->opts, piece->text, piece->n, run->out);
    if (status != MGL_OK && status != MGL_E_STRICT) {
        cli_report_failure(&tool->report, piece, status);
        return false;
    }
    if (run->checker.units) {
        return cli_shaper_run(&run->checker, tool, piece, false); /* it sees all there is to say */
    }
    cli_diags diags = { mgl_out_diag_count(run->out), mgl_out_diag_code(run->out), mgl_out_diag_begin(run->out),
                        mgl_out_diag_end(run->out) };
    cli_report_diags(&tool->report, piece, &diags);
    return true;
}

static void put_text(cli_tool *tool, const normalize_run *run, const cli_piece *piece)
{
    const cli_edits *edits = &run->edits;
    cli_put(&tool->out, edits->text + edits->begin, edits->end - edits->begin);
    if (!run->lines) {
        cli_put(&tool->out, piece->text + piece->item + piece->item_n, piece->end_n);
    } else if (piece->last) {
        cli_putc(&tool->out, '\n');
    }
}

/* A cli_piece_fn. */
static bool put_piece(cli_tool *tool, void *self, const cli_piece *piece)
{
    normalize_run *run = self;
    if (!normalize(tool, run, piece)) {
        return false;
    }
    cli_edits_start(&run->edits, piece, run->out);
    if (run->reporting && mgl_out_edit_count(run->out)) {
        report_piece(tool, run, piece);
    }
    if (run->check) {
        check_piece(tool, run, piece);
#if MGL_CLI_JSON
    } else if (run->json) {
        cli_json_normalized(&tool->out, tool->report.file, &run->edits);
#endif
    } else {
        put_text(tool, run, piece);
    }
    cli_edits_end(&run->edits);
    return !run->report.failed;
}

/* ---- options ---- */

static const char *const form_names[] = { "minimal", "canonical", "repair" };

static bool read_form(cli_tool *tool, uint32_t *form)
{
    const char *name = tool->args.value[CLI_OPT_FORM];
    *form = MGL_NORM_MINIMAL;
    while (name && *form <= MGL_NORM_REPAIR && strcmp(name, form_names[*form - 1]) != 0) {
        ++*form;
    }
    return *form <= MGL_NORM_REPAIR ||
           cli_trouble(tool, "there is no form '%s'; known: minimal, canonical, repair", name);
}

static bool read_options(cli_tool *tool, normalize_run *run)
{
    const mgl_norm_opts fresh = MGL_NORM_OPTS_INIT;
    const cli_args *args = &tool->args;
    mgl_shape_opts shared;
    run->opts = fresh;
    if (!read_form(tool, &run->opts.form) || !cli_shape_opts(args, &shared)) {
        return false;
    }
    run->opts.system = shared.system;
    run->opts.profile = shared.profile;
    run->opts.language = shared.language;
    run->opts.flags = shared.flags;
    run->check = cli_has(args, CLI_OPT_CHECK);
    run->lines = cli_has(args, CLI_OPT_LINES);
    run->json = cli_has(args, CLI_OPT_JSON);
    if (run->check && run->json) {
        return cli_trouble(tool, "--check prints nothing, so it does not go with --json");
    }
    return true;
}

static bool open_run(cli_tool *tool, normalize_run *run)
{
    const char *report = tool->args.value[CLI_OPT_REPORT];
    mgl_status status = mgl_out_new(NULL, &run->out);
    if (status == MGL_OK) {
        status = mgl_normalize(NULL, &run->opts, "", 0, run->out);
    }
    if (status == MGL_E_UNSUPPORTED) {
        return cli_trouble(tool, "the form '%s' is not in this build", form_names[run->opts.form - 1]);
    }
    if (status != MGL_OK) {
        return cli_trouble(tool, "%s", mgl_status_text(status));
    }
    bool careful = cli_has(&tool->args, CLI_OPT_STRICT) || cli_has(&tool->args, CLI_OPT_VERBOSE);
    if (careful && !cli_shaper_open(&run->checker, tool)) {
        return false;
    }
    if (report) {
        run->reporting = true;
        if (!cli_output_create(&run->report, report, report)) {
            return false;
        }
        cli_puts(&run->report, report_head);
    }
    return true;
}

int cli_cmd_normalize(cli_tool *tool)
{
    normalize_run run = { .out = NULL };
    int status = CLI_TROUBLE;
    if (read_options(tool, &run) && open_run(tool, &run)) {
        status = cli_each_piece(tool, tool->args.operands, tool->args.operand_n, put_piece, &run);
        if (!tool->report.strict && !tool->report.verbose) {
            end_check(&run);
        }
    }
    if (run.reporting && !cli_output_close(&run.report)) {
        status = CLI_TROUBLE;
    }
    cli_shaper_close(&run.checker);
    mgl_out_free(run.out);
    return status;
}
