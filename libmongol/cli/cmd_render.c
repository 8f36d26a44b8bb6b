/* cmd_render.c -- mongol render: text to pages, pages to files. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "codepoints.h"
#include "render_run.h"

typedef struct render_run {
    cli_tool *tool;
    cli_render_opts opts;
    mgl_font *fonts[CLI_FONTS];
    size_t font_n;
    mgl_layout *layout;
    mgl_render *render;
    uint64_t made;     /* pages laid out */
    uint64_t shown;    /* pages handed to the writer */
    mgl_page *waiting; /* the first picture, until it is known whether there is a second */
    bool open;         /* an output is begun: the only one of a PDF or JSON */
    bool enough;       /* no page that is asked for can follow */
    cli_new_file file;
    char *name; /* of the picture at work */
    bool terminal;
    time_t begun, told;
} render_run;

/* ---- messages ---- */

static bool fail(render_run *run, const char *what, mgl_status status)
{
    if (run->told) {
        fputc('\n', stderr);
        run->told = 0;
    }
    return cli_trouble(run->tool, "%s: %s (%s)", what, mgl_status_text(status), mgl_status_name(status));
}

/* The writer's failures; those of writing have been told by the output, with their reason. */
static bool fail_writing(render_run *run, mgl_status status)
{
    cli_report_status(&run->tool->report, CLI_TROUBLE);
    if (status == MGL_E_WRITE) {
        fprintf(stderr, "mongol: render: stopped at byte %" PRIu64 " of %s, page %" PRIu64 "\n",
                mgl_render_written(run->render), run->file.path, run->shown + 1);
        return false;
    }
    if (status == MGL_E_ARG) {
        return cli_trouble(run->tool, "a page of this size has too many pixels for a PNG at %u dpi",
                           (unsigned)run->opts.render.dpi);
    }
    return fail(run, run->file.path, status);
}

/* Once a second, on a terminal. */
static void tell_progress(render_run *run)
{
    time_t now = time(NULL);
    if (run->terminal && now > run->begun && now != run->told) {
        fprintf(stderr, "\rmongol: render: page %" PRIu64 ", %.1f MB of text", run->made,
                (double)mgl_layout_done(run->layout) / 1e6);
        fflush(stderr);
        run->told = now;
    }
}

/* ---- output ---- */

static bool take_bytes(void *user, const void *bytes, size_t n)
{
    cli_output *out = user;
    cli_put(out, bytes, n);
    return !out->failed;
}

static bool begin_file(render_run *run, const char *path)
{
    if (!cli_new_file_open(&run->file, path, &run->tool->out)) {
        cli_report_status(&run->tool->report, CLI_TROUBLE);
        return false;
    }
    const mgl_sink sink = { sizeof sink, cli_new_file_out(&run->file), take_bytes };
    mgl_status status = mgl_render_begin(run->render, &sink);
    run->open = true;
    return status == MGL_OK || fail_writing(run, status);
}

static bool end_file(render_run *run)
{
    mgl_status status = mgl_render_end(run->render);
    uint64_t blanks = mgl_render_blanks(run->render);
    if (status != MGL_OK) {
        return fail_writing(run, status);
    }
    run->open = false;
    if (!cli_new_file_keep(&run->file)) {
        cli_report_status(&run->tool->report, CLI_TROUBLE);
        return false;
    }
    if (blanks) {
        fprintf(stderr, "mongol: %s: %" PRIu64 " glyphs are left empty: their font does not have them\n",
                run->file.path, blanks);
    }
    return true;
}

/* "book.png" and 7: "book-007.png". False: no memory. */
static bool name_picture(render_run *run, uint64_t number)
{
    const char *path = run->tool->args.value[CLI_OPT_OUTPUT], *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    size_t n = strlen(path) + 32, stem = dot && (!slash || dot > slash + 1) ? (size_t)(dot - path) : strlen(path);
    free(run->name);
    run->name = malloc(n);
    if (!run->name) {
        return fail(run, path, MGL_E_NOMEM);
    }
    snprintf(run->name, n, "%.*s-%03" PRIu64 "%s", (int)stem, path, number, path + stem);
    return true;
}

static bool write_page(render_run *run, const mgl_page *page)
{
    mgl_status status = mgl_render_page(run->render, page);
    if (status != MGL_OK) {
        return fail_writing(run, status);
    }
    run->shown++;
    return true;
}

/* A picture in a file of its own. */
static bool write_picture(render_run *run, const mgl_page *page, bool numbered)
{
    const char *path = run->tool->args.value[CLI_OPT_OUTPUT];
    if (numbered && (strcmp(path, "-") == 0 || cli_is_special(path))) {
        return cli_trouble(run->tool, "there are several pages: name a file with -o, or choose one page with --pages");
    }
    if (numbered && !name_picture(run, mgl_page_number(page))) {
        return false;
    }
    return begin_file(run, numbered ? run->name : path) && write_page(run, page) && end_file(run);
}

/* Takes over the page. */
static bool put_page(render_run *run, mgl_page *page)
{
    bool one_file = run->opts.render.format == MGL_RENDER_PDF || run->opts.render.format == MGL_RENDER_GLYPHS,
         good = true;
    run->made++;
    run->enough = !cli_render_wants_more(&run->opts, run->made);
    if (!cli_render_wants(&run->opts, run->made)) {
        mgl_page_free(page);
        return true;
    }
    if (one_file) {
        good = run->open || begin_file(run, run->tool->args.value[CLI_OPT_OUTPUT]);
        good = good && write_page(run, page);
    } else if (!run->waiting && run->shown == 0) {
        run->waiting = page;
        return true;
    } else {
        if (run->waiting) {
            good = write_picture(run, run->waiting, true);
            mgl_page_free(run->waiting);
            run->waiting = NULL;
        }
        good = good && write_picture(run, page, true);
    }
    mgl_page_free(page);
    return good;
}

/* ---- input ---- */

static bool feed(render_run *run, const char *text, size_t n, bool last)
{
    mgl_page *page = NULL;
    mgl_status status = mgl_layout_feed(run->layout, text, n, NULL, 0, last);
    while (status == MGL_OK && !run->enough) {
        status = mgl_layout_next(run->layout, &page);
        if (status != MGL_OK || !page) {
            break;
        }
        if (!put_page(run, page)) {
            return false;
        }
        tell_progress(run);
    }
    return status == MGL_OK || fail(run, "the text cannot be set", status);
}

/* Bytes that are not UTF-8 are told with their place, as other commands do. */
static void check_text(cli_tool *tool, const cli_piece *piece)
{
    const char *text = piece->text + piece->item;
    for (size_t at = 0; at < piece->item_n;) {
        uint32_t cp;
        size_t n = cli_codepoint(text + at, piece->item_n - at, &cp);
        if (cp == UINT32_MAX) {
            uint16_t code = MGL_DIAG_INVALID_UTF8;
            uint64_t begin = piece->item + at, end = begin + n;
            const cli_diags diags = { 1, &code, &begin, &end };
            cli_report_diags(&tool->report, piece, &diags);
        }
        at += n;
    }
}

/* A line is a paragraph. False: cannot go on (reported). */
static bool read_file(render_run *run, const char *path)
{
    cli_input in;
    cli_piece piece;
    bool good = cli_input_open(&in, path, &run->tool->out);
    if (good) {
        in.whole = true;
        cli_report_begin(&run->tool->report, in.name);
        while (good && !run->enough && cli_input_next(&in, &piece)) {
            check_text(run->tool, &piece);
            good = feed(run, piece.text + piece.item, piece.item_n + piece.end_n, false);
        }
        cli_report_end(&run->tool->report);
    }
    good = good && !in.failed;
    cli_input_close(&in);
    return good;
}

static bool read_files(render_run *run)
{
    const cli_args *args = &run->tool->args;
    bool good = args->operand_n > 0 || read_file(run, "-");
    for (size_t i = 0; i < args->operand_n && good; i++) {
        good = read_file(run, args->operands[i]);
    }
    return good;
}

/* ---- the run ---- */

static bool open_fonts(render_run *run)
{
    size_t n = run->opts.font_n ? run->opts.font_n : 1;
    for (size_t i = 0; i < n; i++) {
        const char *wanted = run->opts.font_n ? run->opts.fonts[i] : NULL;
        mgl_status status = mgl_font_find(NULL, wanted, &run->fonts[i]);
        if (wanted && status == MGL_E_NO_FONT) {
            return cli_trouble(run->tool, "there is no font file and no font family '%s'", wanted);
        }
        if (status != MGL_OK) {
            return fail(run, wanted ? wanted : "fonts", status);
        }
        run->font_n = i + 1;
    }
    return true;
}

/* The text is not to be lost under its own pages. */
static bool spares_input(const render_run *run)
{
    const cli_args *args = &run->tool->args;
    for (size_t i = 0; i < args->operand_n; i++) {
        if (cli_is_same_file(args->value[CLI_OPT_OUTPUT], args->operands[i])) {
            return cli_trouble(run->tool, "%s is the text itself: name another file with -o", args->operands[i]);
        }
    }
    return true;
}

static bool open_run(render_run *run)
{
    if (!cli_render_options(run->tool, &run->opts) || !spares_input(run) || !open_fonts(run)) {
        return false;
    }
    mgl_status status = mgl_layout_new(NULL, &run->opts.layout, run->fonts, run->font_n, &run->layout);
    if (status == MGL_E_ARG) {
        return cli_trouble(run->tool,
                           "this page has no room for a line of this size between its margins, or a measure is "
                           "beyond the limits (size 0.5 to 2000 pt, page at most 14400 pt)");
    }
    if (status == MGL_E_UNSUPPORTED && run->opts.layout.glyphs == MGL_GLYPHS_UNITS) {
        return cli_trouble(run->tool,
                           "--units needs a font whose glyph names or private codes say which written unit they are, "
                           "as Noto Sans Mongolian 3 does (fonts/fetch.sh gets it); %s does not",
                           mgl_font_family(run->fonts[0]));
    }
    if (status != MGL_OK) {
        return fail(run, "layout", status);
    }
    status = mgl_render_new(NULL, &run->opts.render, &run->render);
    return status == MGL_OK || fail(run, "render", status);
}

static bool finish(render_run *run)
{
    if (!run->enough && !feed(run, NULL, 0, true)) {
        return false;
    }
    if (run->told) {
        fputc('\n', stderr);
        run->told = 0;
    }
    if (run->waiting) {
        return write_picture(run, run->waiting, false);
    }
    if (run->shown == 0) {
        return cli_trouble(run->tool, "none of the pages of --pages is there: the text has %" PRIu64, run->made);
    }
    return !run->open || end_file(run);
}

static void close_run(render_run *run)
{
    if (run->open) {
        cli_new_file_drop(&run->file);
    }
    mgl_page_free(run->waiting);
    mgl_layout_free(run->layout);
    mgl_render_free(run->render);
    for (size_t i = 0; i < run->font_n; i++) {
        mgl_font_unref(run->fonts[i]);
    }
    free(run->name);
}

int cli_cmd_render(cli_tool *tool)
{
    render_run run = { .tool = tool, .terminal = isatty(STDERR_FILENO) != 0, .begun = time(NULL) };
    if (!open_run(&run) || !read_files(&run) || !finish(&run)) {
        cli_report_status(&tool->report, CLI_TROUBLE);
    }
    close_run(&run);
    return tool->report.status;
}
