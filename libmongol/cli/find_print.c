/* find_print.c -- lines, matches, counts and names as grep prints them, colours included. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "find.h"
#include "json.h"

static const char MATCH[] = "01;31", NAME[] = "35", NUMBER[] = "32", SEPARATOR[] = "36";

/* ---- pieces ---- */

static void put_colored(find_run *run, const char *color, const char *text, size_t n)
{
    cli_output *out = &run->tool->out;
    if (run->opts.color) {
        cli_puts(out, "\33[");
        cli_puts(out, color);
        cli_puts(out, "m\33[K");
    }
    cli_put(out, text, n);
    if (run->opts.color) {
        cli_puts(out, "\33[m\33[K");
    }
}

static void put_prefix(find_run *run, size_t begin, const char *separator)
{
    if (run->opts.with_name) {
        put_colored(run, NAME, run->name, strlen(run->name));
        put_colored(run, SEPARATOR, separator, 1);
    }
    if (run->opts.number) {
        char digits[24];
        int n = snprintf(digits, sizeof digits, "%" PRIu64, find_line_number(run, begin));
        put_colored(run, NUMBER, digits, (size_t)n);
        put_colored(run, SEPARATOR, separator, 1);
    }
}

uint64_t find_line_number(find_run *run, size_t at)
{
    const cli_blocks *in = &run->in;
    const char *p = in->buffer + (size_t)(run->counted_to - in->offset), *to = in->buffer + at;
    if (p > to) { /* context before what was counted */
        uint64_t line = run->line;
        for (; p > to; p--) {
            line -= p[-1] == '\n';
        }
        return line;
    }
    for (const char *stop; p < to && (stop = memchr(p, '\n', (size_t)(to - p))) != NULL; p = stop + 1) {
        run->line++;
    }
    run->counted_to = in->offset + at;
    return run->line;
}

static void put_rest(find_run *run, size_t begin, size_t end)
{
    const char *text = run->in.buffer;
    cli_put(&run->tool->out, text + begin, end - begin);
    if (end == begin || text[end - 1] != '\n') {
        cli_putc(&run->tool->out, '\n');
    }
}

static void put_match(find_run *run, const cli_match *match)
{
    put_colored(run, MATCH, run->in.buffer + run->in.begin + match->begin, match->end - match->begin);
}

/* ---- matches of a line ---- */

/* The next match of the line. False: there is none, or a failure, reported. */
static bool next_match(find_run *run, find_line line, cli_match *match)
{
    bool found;
    mgl_status status = cli_needles_next(&run->needles, match->end, &found, match);
    if (status != MGL_OK) {
        run->done = run->stop = true;
        return cli_trouble(run->tool, "%s: %s", run->name, mgl_status_text(status));
    }
    return found && run->in.begin + match->begin < line.end;
}

static void put_with_colors(find_run *run, find_line line, const cli_match *first)
{
    cli_match match = *first;
    size_t at = line.begin;
    do {
        cli_put(&run->tool->out, run->in.buffer + at, run->in.begin + match.begin - at);
        put_match(run, &match);
        at = run->in.begin + match.end;
    } while (next_match(run, line, &match));
    put_rest(run, at, line.end);
}

static void put_only(find_run *run, find_line line, const cli_match *first)
{
    cli_match match = *first;
    do {
        put_prefix(run, line.begin, ":");
        put_match(run, &match);
        cli_putc(&run->tool->out, '\n');
    } while (next_match(run, line, &match));
}

/* With --lines: all matches, tabs between them. */
static void put_joined(find_run *run, find_line line, const cli_match *first)
{
    cli_match match = *first;
    bool more = true;
    put_prefix(run, line.begin, ":");
    while (more) {
        put_match(run, &match);
        more = next_match(run, line, &match);
        cli_putc(&run->tool->out, more ? '\t' : '\n');
    }
}

void find_print_empty(find_run *run, find_line line)
{
    put_prefix(run, line.begin, ":");
    cli_putc(&run->tool->out, '\n');
}

#if MGL_CLI_JSON
static void put_json(find_run *run, find_line line, const cli_match *first)
{
    cli_match match = *first;
    cli_found found = { .file = run->name,
                        .line = find_line_number(run, line.begin),
                        .offset = run->in.offset + line.begin,
                        .text = run->in.buffer + line.begin,
                        .level = mgl_level_name(run->needles.opts.level) };
    do {
        size_t begin = run->in.begin + match.begin - line.begin;
        found.needle = match.needle->text;
        found.needle_n = match.needle->n;
        cli_place_move(&found.from, found.text, begin);
        found.to = found.from;
        cli_place_move(&found.to, found.text, begin + match.end - match.begin);
        cli_json_found(&run->tool->out, &found);
    } while (next_match(run, line, &match));
}
#endif

/* ---- lines ---- */

/* Where the `count` lines before `at` begin, but not before `limit`. */
static size_t lines_before(const char *text, size_t limit, size_t at, uint64_t count)
{
    for (; count && at > limit; count--) {
        at--; /* the line end */
        while (at > limit && text[at - 1] != '\n') {
            at--;
        }
    }
    return at;
}

static size_t printed_to(const find_run *run)
{
    return run->printed_to > run->in.offset ? (size_t)(run->printed_to - run->in.offset) : 0;
}

size_t find_keep(const find_run *run, size_t to)
{
    return run->opts.before ? lines_before(run->in.buffer, printed_to(run), to, run->opts.before) : to;
}

static size_t line_end(const find_run *run, size_t at, size_t limit)
{
    const char *stop = memchr(run->in.buffer + at, '\n', limit - at);
    return stop ? (size_t)(stop + 1 - run->in.buffer) : limit;
}

/* Context lines from `at` to `to`; with --only-matching they are there, but nothing of them is. */
static void put_context(find_run *run, size_t at, size_t to)
{
    while (at < to && !run->opts.only) {
        size_t end = line_end(run, at, to);
        put_prefix(run, at, "-");
        put_rest(run, at, end);
        at = end;
    }
    run->printed_to = run->in.offset + to;
}

void find_print_pending(find_run *run, size_t to)
{
    for (size_t at = printed_to(run); run->pending && at < to; run->pending--) {
        size_t end = line_end(run, at, to);
        put_context(run, at, end);
        at = end;
    }
}

static void put_before(find_run *run, size_t begin)
{
    find_print_pending(run, begin);
    size_t from = find_keep(run, begin);
    if (run->opts.context && run->printed && (run->in.offset + from > run->printed_to || !run->printed_to)) {
        put_colored(run, SEPARATOR, "--", 2);
        cli_putc(&run->tool->out, '\n');
    }
    put_context(run, from, begin);
}

bool find_print_line(find_run *run, find_line line, const cli_match *first)
{
    const find_opts *opts = &run->opts;
    bool parts = opts->only || opts->lines || opts->json;
    put_before(run, line.begin);
    if (!parts) {
        put_prefix(run, line.begin, ":");
        if (first && opts->color) {
            put_with_colors(run, line, first);
        } else {
            put_rest(run, line.begin, line.end);
        }
#if MGL_CLI_JSON
    } else if (first && opts->json) {
        put_json(run, line, first);
#endif
    } else if (first && opts->lines) {
        put_joined(run, line, first);
    } else if (first) {
        put_only(run, line, first);
    } else if (opts->lines) {
        find_print_empty(run, line);
    }
    run->printed_to = run->in.offset + line.end;
    run->pending = opts->after;
    run->printed = true;
    return !run->stop && !run->tool->out.failed;
}

/* ---- files ---- */

void find_print_name(find_run *run)
{
    put_colored(run, NAME, run->name, strlen(run->name));
    cli_putc(&run->tool->out, '\n');
}

void find_print_count(find_run *run)
{
    if (run->opts.with_name) {
        put_colored(run, NAME, run->name, strlen(run->name));
        put_colored(run, SEPARATOR, ":", 1);
    }
    cli_printf(&run->tool->out, "%" PRIu64 "\n", run->selected);
}

void find_print_binary(find_run *run)
{
    cli_output_flush(&run->tool->out); /* what was found before it stands before it */
    fprintf(stderr, "mongol: binary file %s matches\n", run->name);
}
