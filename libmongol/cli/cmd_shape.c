/* cmd_shape.c -- mongol shape: written units by word, by line or as JSON. */
#include "shaper.h"

typedef struct shape_run {
    cli_shaper whole; /* shapes the piece */
    cli_shaper word;  /* shapes one word of it, in its context */
} shape_run;

static bool in_word(uint8_t state)
{
    return state != MGL_SLOT_TEXT && state != MGL_SLOT_PUNCTUATION;
}

/* Slots [first, end) of a piece. */
typedef struct word_span {
    size_t first, end;
} word_span;

/* Whether the text can be cut before the slot without a change on either side. */
static bool is_safe(const mgl_units *units, size_t slot)
{
    size_t unit = mgl_units_slot_unit(units)[slot];
    return unit < mgl_units_count(units) && mgl_units_flags(units)[unit] & MGL_UNIT_FIRST_OF_SLOT &&
           mgl_units_cluster(units)[unit] == mgl_units_slot_cluster(units)[slot] &&
           !(mgl_units_flags(units)[unit] & MGL_UNIT_UNSAFE_TO_BREAK);
}

static size_t slot_begin(const mgl_units *units, const cli_piece *piece, size_t slot)
{
    return slot < mgl_units_slot_count(units) ? mgl_units_slot_cluster(units)[slot] : piece->item + piece->item_n;
}

/* Shapes a word once more, with no more of its context than decides about it. */
static mgl_status shape_word(shape_run *run, const cli_piece *piece, word_span span)
{
    const mgl_units *units = run->whole.units;
    size_t from = slot_begin(units, piece, span.first), to = slot_begin(units, piece, span.end);
    word_span context = span;
    while (context.first > 0 && !is_safe(units, context.first)) {
        context.first--;
    }
    while (context.end < mgl_units_slot_count(units) && !is_safe(units, context.end)) {
        context.end++;
    }
    size_t begin = slot_begin(units, piece, context.first), end = slot_begin(units, piece, context.end);
    begin = is_safe(units, context.first) ? begin : 0;
    end = context.end < mgl_units_slot_count(units) ? end : piece->n;
    run->word.opts.system = mgl_units_slot_system(units)[span.first];
    mgl_status status =
        mgl_shape(NULL, &run->word.opts, piece->text + begin, end - begin, from - begin, to - from, run->word.units);
    if (status != MGL_OK && status != MGL_E_STRICT) {
        return status;
    }
    return mgl_units_print(run->word.units, piece->text + begin, run->word.print);
}

static bool put_word(cli_tool *tool, shape_run *run, const cli_piece *piece, word_span span)
{
    const mgl_units *units = run->whole.units;
    size_t from = slot_begin(units, piece, span.first), to = slot_begin(units, piece, span.end), n;
    mgl_status status = shape_word(run, piece, span);
    if (status != MGL_OK) {
        cli_report_failure(&tool->report, piece, status);
        return false;
    }
    const char *text = mgl_out_text(run->word.print, &n);
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
    const uint8_t *state = mgl_units_slot_state(run->whole.units), *system = mgl_units_slot_system(run->whole.units);
    size_t n = mgl_units_slot_count(run->whole.units);
    for (size_t i = 0; i < n;) {
        word_span span = { i, i + 1 };
        i++;
        if (!in_word(state[span.first])) {
            continue;
        }
        while (i < n && in_word(state[i]) && system[i] == system[span.first]) {
            i++;
        }
        span.end = i;
        if (!put_word(tool, run, piece, span)) {
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
