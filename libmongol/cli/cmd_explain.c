/* cmd_explain.c -- mongol explain: the story of the library, or one line of rules for each line of text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shaper.h"
#include "labels.h"

typedef struct explain_run {
    cli_shaper shaper;
    bool told; /* a line has been explained: an empty line goes before the next */
} explain_run;

/* A cli_piece_fn. */
static bool put_story(cli_tool *tool, void *self, const cli_piece *piece)
{
    explain_run *run = self;
    mgl_out *print = run->shaper.print;
    mgl_status status = mgl_explain(NULL, &run->shaper.opts, piece->text + piece->item, piece->item_n, print);
    if (status != MGL_OK && status != MGL_E_STRICT) {
        cli_report_failure(&tool->report, piece, status);
        return false;
    }
    cli_diags diags = { mgl_out_diag_count(print), mgl_out_diag_code(print), mgl_out_diag_begin(print),
                        mgl_out_diag_end(print) };
    cli_report_diags(&tool->report, piece, &diags);
    size_t n;
    const char *text = mgl_out_text(print, &n);
    if (run->told) {
        cli_putc(&tool->out, '\n');
    }
    cli_put(&tool->out, text, n);
    if (n && text[n - 1] != '\n') {
        cli_putc(&tool->out, '\n');
    }
    run->told = true;
    return true;
}

/* Units, a tab, and a rule for each unit. A cli_piece_fn. */
static bool put_rules(cli_tool *tool, void *self, const cli_piece *piece)
{
    explain_run *run = self;
    if (!cli_shaper_run(&run->shaper, tool, piece, true)) {
        return false;
    }
    size_t n;
    const char *text = mgl_out_text(run->shaper.print, &n);
    const uint16_t *rule = mgl_units_rule(run->shaper.units);
    size_t units = mgl_units_count(run->shaper.units);
    if (!piece->first) {
        cli_putc(&tool->out, '\t');
    }
    cli_put(&tool->out, text, n);
    cli_putc(&tool->out, '\t');
    for (size_t i = 0; i < units; i++) {
        const char *name = cli_rule(rule[i]);
        cli_puts(&tool->out, i ? " " : "");
        cli_puts(&tool->out, *name ? name : "-");
    }
    if (piece->last) {
        cli_putc(&tool->out, '\n');
    }
    return true;
}

/* The operands, joined by spaces; NULL without memory. */
static char *joined(const cli_args *args)
{
    size_t n = 1;
    for (size_t i = 0; i < args->operand_n; i++) {
        n += strlen(args->operands[i]) + 1;
    }
    char *text = malloc(n), *end = text;
    for (size_t i = 0; text && i < args->operand_n; i++) {
        size_t length = strlen(args->operands[i]);
        if (i) {
            *end++ = ' ';
        }
        memcpy(end, args->operands[i], length);
        end += length;
    }
    if (text) {
        *end = '\0';
    }
    return text;
}

static int explain(cli_tool *tool, cli_piece_fn fn, void *self)
{
    const cli_args *args = &tool->args;
    if (args->operand_n == 0 || (args->operand_n == 1 && strcmp(args->operands[0], "-") == 0)) {
        return cli_each_piece(tool, NULL, 0, fn, self);
    }
    char *text = joined(args);
    if (!text) {
        fputs("mongol: out of memory\n", stderr);
        return CLI_TROUBLE;
    }
    int status = cli_one_text(tool, text, strlen(text), fn, self);
    free(text);
    return status;
}

int cli_cmd_explain(cli_tool *tool)
{
    explain_run run = { .told = false };
    int status = CLI_TROUBLE;
    if (cli_shaper_open(&run.shaper, tool)) {
#if MGL_CLI_JSON
        if (cli_has(&tool->args, CLI_OPT_JSON)) {
            status = explain(tool, cli_shaper_json, &run.shaper);
        } else
#endif
            if (cli_has(&tool->args, CLI_OPT_LINES)) {
            status = explain(tool, put_rules, &run);
        } else {
            status = explain(tool, put_story, &run);
        }
    }
    cli_shaper_close(&run.shaper);
    return status;
}
