/* cmd_key.c -- mongol key: the match keys of words or lines. */
#include "flaws.h"
#include "json.h"

typedef struct key_run {
    mgl_key_opts opts;
    mgl_out *out;
    cli_flaws flaws;
} key_run;

static bool make_key(cli_tool *tool, key_run *run, const mgl_key_opts *opts, const cli_piece *piece, const char *text,
                     size_t n)
{
    mgl_status status = mgl_key(NULL, opts, text, n, run->out);
    if (status != MGL_OK) {
        cli_report_failure(&tool->report, piece, status);
    }
    return status == MGL_OK;
}

static void put_hex(cli_output *out, const mgl_out *key)
{
    size_t n;
    const char *bytes = mgl_out_text(key, &n);
    cli_put_hex(out, bytes, n);
    cli_putc(out, '\n');
}

/* The key of the whole line. A cli_piece_fn. */
static bool put_line(cli_tool *tool, void *self, const cli_piece *piece)
{
    key_run *run = self;
    if (!cli_flaws_report(&run->flaws, tool, piece) || !make_key(tool, run, &run->opts, piece, piece->text, piece->n)) {
        return false;
    }
    put_hex(&tool->out, run->out);
    return true;
}

static bool put_word(cli_tool *tool, key_run *run, const cli_piece *piece, mgl_words *it, const mgl_word *word)
{
    mgl_key_opts opts = run->opts;
    mgl_part part = MGL_PART_INIT;
    if (mgl_words_next_part(it, &part)) {
        opts.system = part.system; /* what the line says, not the word alone */
    }
    const char *text = piece->text + word->begin;
    if (!make_key(tool, run, &opts, piece, text, word->end - word->begin)) {
        return false;
    }
    cli_put(&tool->out, text, word->end - word->begin);
    cli_putc(&tool->out, '\t');
    put_hex(&tool->out, run->out);
    return true;
}

/* The key of each Mongolian word. A cli_piece_fn. */
static bool put_words(cli_tool *tool, void *self, const cli_piece *piece)
{
    key_run *run = self;
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    if (!cli_flaws_report(&run->flaws, tool, piece)) {
        return false;
    }
    opts.system = run->opts.system;
    opts.profile = run->opts.profile;
    opts.language = run->opts.language;
    mgl_status status = mgl_words_start(&it, &opts, piece->text, piece->n);
    if (status != MGL_OK) {
        cli_report_failure(&tool->report, piece, status);
        return false;
    }
    while (mgl_words_next(&it, &word) && word.begin < piece->item + piece->item_n) {
        if (word.kind == MGL_WORD_MONGOLIAN && word.begin >= piece->item && !put_word(tool, run, piece, &it, &word)) {
            return false;
        }
    }
    return true;
}

#if MGL_CLI_JSON
/* A cli_piece_fn. */
static bool put_json(cli_tool *tool, void *self, const cli_piece *piece)
{
    key_run *run = self;
    if (!cli_flaws_report(&run->flaws, tool, piece)) {
        return false;
    }
    mgl_status status = cli_json_key(&tool->out, tool->report.file, piece, &run->opts, run->out);
    if (status != MGL_OK) {
        cli_report_failure(&tool->report, piece, status);
    }
    return status == MGL_OK;
}
#endif

int cli_cmd_key(cli_tool *tool)
{
    key_run run = { .out = NULL };
    int status = CLI_TROUBLE;
    cli_piece_fn fn = cli_has(&tool->args, CLI_OPT_LINES) ? put_line : put_words;
#if MGL_CLI_JSON
    fn = cli_has(&tool->args, CLI_OPT_JSON) ? put_json : fn;
#endif
    tool->whole_lines = fn != put_words; /* the key of a line is not that of its parts */
    if (cli_flaws_open(&run.flaws, tool) && cli_key_opts(&tool->args, MGL_LEVEL_SHAPE, &run.opts)) {
        mgl_status made = mgl_out_new(NULL, &run.out);
        if (made == MGL_OK) {
            status = cli_each_piece(tool, tool->args.operands, tool->args.operand_n, fn, &run);
        } else {
            cli_trouble(tool, "%s", mgl_status_text(made));
        }
    }
    cli_flaws_close(&run.flaws);
    mgl_out_free(run.out);
    return status;
}
