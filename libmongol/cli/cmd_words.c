/* cmd_words.c -- mongol words: the words of a text, their stems and suffixes, their syllables. */
#include "json.h"
#include "word_parts.h"

static void put_named(cli_tool *tool, bool first, const char *name, const char *text, size_t begin, size_t end)
{
    if (!first) {
        cli_putc(&tool->out, ' ');
    }
    cli_puts(&tool->out, name);
    cli_putc(&tool->out, ':');
    cli_put(&tool->out, text + begin, end - begin);
}

/* Parts and syllables, each behind a tab; with --lines instead of the word. */
static void put_inside(cli_tool *tool, const cli_word_run *run, const char *text, mgl_words *it)
{
    mgl_part part = MGL_PART_INIT;
    mgl_syllable syllable = MGL_SYLLABLE_INIT;
    bool first = true;
    if (run->parts) {
        for (; mgl_words_next_part(it, &part); first = false) {
            put_named(tool, first, cli_part_name(&part), text, part.letters, part.end);
        }
    }
    if (run->syllables) {
        if (run->parts) {
            cli_putc(&tool->out, run->lines ? ' ' : '\t');
        }
        for (first = true; mgl_words_next_syllable(it, &syllable); first = false) {
            size_t begin = cli_skip_separators(text, syllable.begin, syllable.end);
            put_named(tool, first, mgl_syllable_name(syllable.type), text, begin, syllable.end);
        }
    }
}

static void put_word(cli_tool *tool, cli_word_run *run, const char *text, const mgl_word *word, mgl_words *it)
{
    bool inside = (run->parts || run->syllables) && word->kind == MGL_WORD_MONGOLIAN;
    if (run->lines) {
        if (run->told) {
            cli_putc(&tool->out, '\t');
        }
        run->told = true;
    } else {
        cli_puts(&tool->out, cli_word_kind(word->kind));
        cli_putc(&tool->out, '\t');
    }
    if (!run->lines || !inside) {
        cli_put(&tool->out, text + word->begin, word->end - word->begin);
    }
    if (inside) {
        if (!run->lines) {
            cli_putc(&tool->out, '\t');
        }
        put_inside(tool, run, text, it);
    }
    if (!run->lines) {
        cli_putc(&tool->out, '\n');
    }
}

static bool start(cli_tool *tool, cli_word_run *run, const cli_piece *piece, mgl_words *it)
{
    if (!cli_flaws_report(&run->flaws, tool, piece)) {
        return false;
    }
    mgl_status status = mgl_words_start(it, &run->opts, piece->text, piece->n);
    if (status != MGL_OK) {
        cli_report_failure(&tool->report, piece, status);
    }
    return status == MGL_OK;
}

/* A cli_piece_fn. */
static bool put_words(cli_tool *tool, void *self, const cli_piece *piece)
{
    cli_word_run *run = self;
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    if (!start(tool, run, piece, &it)) {
        return false;
    }
    run->told = run->told && !piece->first;
    while (mgl_words_next(&it, &word)) {
        if (cli_word_is_wanted(run, piece, &word)) {
            put_word(tool, run, piece->text, &word, &it);
        }
    }
    if (run->lines && piece->last) {
        cli_putc(&tool->out, '\n');
    }
    return true;
}

#if MGL_CLI_JSON
/* A cli_piece_fn. */
static bool put_json(cli_tool *tool, void *self, const cli_piece *piece)
{
    cli_word_run *run = self;
    mgl_words it = MGL_WORDS_INIT;
    if (!start(tool, run, piece, &it)) {
        return false;
    }
    run->told = run->told && !piece->first;
    cli_json_words(&tool->out, tool->report.file, piece, run, &it);
    return true;
}
#endif

int cli_cmd_words(cli_tool *tool)
{
    cli_word_run run = { .opts = MGL_WORDS_OPTS_INIT };
    mgl_shape_opts shared;
    int status = CLI_TROUBLE;
    cli_piece_fn fn = put_words;
    run.parts = cli_has(&tool->args, CLI_OPT_PARTS);
    run.syllables = cli_has(&tool->args, CLI_OPT_SYLLABLES);
    run.mongolian = cli_has(&tool->args, CLI_OPT_MONGOLIAN);
    run.lines = cli_has(&tool->args, CLI_OPT_LINES);
    run.opts.flags = run.parts ? MGL_WORDS_SPACED_SUFFIXES : 0;
#if MGL_CLI_JSON
    if (cli_has(&tool->args, CLI_OPT_JSON)) {
        run.opts.flags |= MGL_WORDS_UTF16_OFFSETS | MGL_WORDS_UTF32_OFFSETS;
        fn = put_json;
    }
#endif
    if (cli_flaws_open(&run.flaws, tool) && cli_shape_opts(&tool->args, &shared)) {
        run.opts.system = shared.system;
        run.opts.profile = shared.profile;
        run.opts.language = shared.language;
        status = cli_each_piece(tool, tool->args.operands, tool->args.operand_n, fn, &run);
    }
    cli_flaws_close(&run.flaws);
    return status;
}
