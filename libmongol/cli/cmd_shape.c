/* cmd_shape.c -- mongol shape: written units by word, by line or as JSON. */
#include "appearance.h"

typedef struct shape_run {
    cli_shaper whole; /* shapes the piece */
    cli_shaper word;  /* shapes one word of it, in its context */
} shape_run;

static bool in_word(uint8_t state)
{
    return state != MGL_SLOT_TEXT && state != MGL_SLOT_PUNCTUATION;
}

static bool put_word(cli_tool *tool, shape_run *run, const cli_piece *piece, size_t from, size_t to)
{
    cli_shaper *word = &run->word;
    size_t n;
    mgl_status status = mgl_shape(NULL, &word->opts, piece->text, piece->n, from, to - from, word->units);
    if (status == MGL_OK || status == MGL_E_STRICT) {
        status = mgl_units_print(word->units, piece->text, word->print);
    }
    if (status != MGL_OK) {
        cli_report_failure(&tool->report, piece, status);
        return false;
    }
    const char *text = mgl_out_text(word->print, &n);
    cli_put(&tool->out, piece->text + from, to - from);
    cli_putc(&tool->out, '\t');
    cli_put(&tool->out, text, n);
    cli_putc(&tool->out, '\n');
    return true;
}

/* One output line for each run of letters and their controls. A cli_piece_fn. */
static bool put_words(cli_tool *tool, void *self, const cli_piece *piece)
{
    shape_run *run = self;
    if (!cli_shaper_run(&run->whole, tool, piece, false)) {
        return false;
    }
    const mgl_units *units = run->whole.units;
    size_t n = mgl_units_slot_count(units);
    const uint8_t *state = mgl_units_slot_state(units), *system = mgl_units_slot_system(units);
    const uint32_t *offset = mgl_units_slot_cluster(units);
    for (size_t i = 0; i < n;) {
        size_t first = i++;
        if (!in_word(state[first])) {
            continue;
        }
        while (i < n && in_word(state[i]) && system[i] == system[first]) {
            i++;
        }
        run->word.opts.system = system[first];
        if (!put_word(tool, run, piece, offset[first], i < n ? offset[i] : piece->n)) {
            return false;
        }
    }
    return true;
}

static int run_files(cli_tool *tool, cli_piece_fn fn, void *self)
{
    return cli_each_piece(tool, tool->args.operands, tool->args.operand_n, fn, self);
}

int cli_cmd_shape(cli_tool *tool)
{
    shape_run run = { .whole = { .units = NULL } };
    int status = CLI_TROUBLE;
    if (cli_shaper_open(&run.whole, tool) && cli_shaper_open(&run.word, tool)) {
#if MGL_CLI_JSON
        if (cli_has(&tool->args, CLI_OPT_JSON)) {
            status = run_files(tool, cli_shaper_json, &run.whole);
        } else
#endif
        if (cli_has(&tool->args, CLI_OPT_LINES)) {
            status = run_files(tool, cli_shaper_line, &run.whole);
        } else {
            status = run_files(tool, put_words, &run);
        }
    }
    cli_shaper_close(&run.whole);
    cli_shaper_close(&run.word);
    return status;
}
