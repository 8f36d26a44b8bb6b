/* find_file.c -- one file: block by block, the needles are looked for and the lines around their matches selected. */
#include "find.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(find_run *run, mgl_status status)
{
    run->done = true;
    return cli_trouble(run->tool, "%s: %s", run->name, mgl_status_text(status));
}

/* ---- lines ---- */

static size_t line_begin(const find_run *run, size_t from, size_t at)
{
    while (at > from && run->in.buffer[at - 1] != '\n') {
        at--;
    }
    return at;
}

static size_t line_end(const find_run *run, size_t at)
{
    const char *stop = at < run->in.end ? memchr(run->in.buffer + at, '\n', run->in.end - at) : NULL;
    return stop ? (size_t)(stop + 1 - run->in.buffer) : run->in.end;
}

/* A line is selected: counts it and does what is to be done about it. */
static void select_line(find_run *run, find_line line, const cli_match *first)
{
    const find_opts *opts = &run->opts;
    run->selected++;
    run->found = true;
    if (opts->quiet) {
        run->done = run->stop = true;
    } else if (opts->list || opts->list_without || opts->nowhere) {
        run->done = true;
    } else if (!opts->count && run->in.binary) {
        find_print_binary(run);
        run->done = true;
    } else if (!opts->count && !find_print_line(run, line, first)) {
        run->done = run->stop = true;
    }
    run->done = run->done || run->selected >= opts->most;
}

/* Lines [from, to) have no match. */
static void pass_lines(find_run *run, size_t from, size_t to)
{
    if (!run->opts.invert && !run->opts.lines) {
        return;
    }
    while (from < to && !run->done) {
        find_line line = { from, line_end(run, from) };
        if (run->opts.invert) {
            select_line(run, line, NULL);
        } else {
            find_print_empty(run, line);
        }
        from = line.end;
    }
}

/* The first line at `from` or later that has a match. has_place: the match is one. */
static bool next_line(find_run *run, size_t from, find_line *line, cli_match *match, bool *has_place)
{
    mgl_status status = cli_needles_next(&run->needles, from - run->in.begin, has_place, match);
    if (status != MGL_OK) {
        return fail(run, status);
    }
    if (run->needles.every) {
        line->begin = from;
        line->end = line_end(run, from);
        *has_place = *has_place && run->in.begin + match->begin < line->end;
        return true;
    }
    if (*has_place) {
        line->begin = line_begin(run, from, run->in.begin + match->begin);
        line->end = line_end(run, run->in.begin + match->begin);
    }
    return *has_place;
}

static void search_block(find_run *run)
{
    const cli_blocks *in = &run->in;
    mgl_status status = cli_needles_start(&run->needles, in->buffer + in->begin, in->end - in->begin);
    if (status != MGL_OK) {
        fail(run, status);
        return;
    }
    for (size_t at = in->begin; at < in->end && !run->done;) {
        find_line line = { in->end, in->end };
        cli_match match;
        bool has_place = false;
        bool has = next_line(run, at, &line, &match, &has_place);
        if (run->done) {
            return;
        }
        pass_lines(run, at, has ? line.begin : in->end);
        if (has && !run->opts.invert && !run->done) {
            select_line(run, line, has_place ? &match : NULL);
        }
        at = line.end;
    }
}

/* Tells what is wrong with the lines of a block. */
static void report_flaws(find_run *run)
{
    const cli_blocks *in = &run->in;
    for (size_t at = in->begin; at < in->end && !run->stop;) {
        size_t end = line_end(run, at), n = end - at;
        n -= n && in->buffer[at + n - 1] == '\n';
        n -= n && in->buffer[at + n - 1] == '\r';
        cli_piece piece = { in->buffer + at, n, 0, n, ++run->flaw_line, in->offset + at, 0, true, true, false, 0 };
        if (!cli_flaws_report(&run->flaws, run->tool, &piece)) {
            run->done = run->stop = true;
        }
        at = end;
    }
}

/* ---- files ---- */

/* A file that output goes to would be read for ever. */
static bool is_output(const find_run *run)
{
    struct stat in, out;
    const find_opts *opts = &run->opts;
    bool prints_little = opts->quiet || opts->list || opts->list_without || opts->most <= 1;
    return !prints_little && fstat(run->in.fd, &in) == 0 && fstat(run->tool->out.fd, &out) == 0 &&
           S_ISREG(in.st_mode) && in.st_dev == out.st_dev && in.st_ino == out.st_ino;
}

/* What follows a selected line, and the count of lines so far. */
static void end_block(find_run *run)
{
    if (run->pending && !run->stop && !run->in.binary) {
        find_print_pending(run, run->in.end);
    }
    if (run->opts.number || run->opts.json) {
        find_line_number(run, run->in.end);
    }
}

static void search_file(find_run *run)
{
    size_t keep = 0;
    while (!run->done && cli_blocks_next(&run->in, keep)) {
        if (run->careful) {
            report_flaws(run);
        }
        search_block(run);
        end_block(run);
        keep = find_keep(run, run->in.end);
    }
    /* After the last line that was asked for, its context may reach into further blocks. */
    while (run->pending && !run->stop && !run->in.binary && cli_blocks_next(&run->in, run->in.end)) {
        end_block(run);
    }
}

static void sum_up(find_run *run)
{
    const find_opts *opts = &run->opts;
    if (opts->quiet || opts->nowhere) {
        return;
    }
    if (opts->list || opts->list_without) {
        if ((run->selected > 0) == opts->list) {
            find_print_name(run);
        }
    } else if (opts->count) {
        find_print_count(run);
    }
}

static void start(find_run *run)
{
    run->name = run->in.name;
    run->selected = run->counted_to = run->printed_to = run->pending = run->flaw_line = 0;
    run->line = 1;
    run->done = run->opts.most == 0;
    run->in.text = run->opts.text || run->opts.json || run->opts.lines;
}

void find_file(find_run *run, const char *path)
{
    cli_report *report = &run->tool->report;
    bool good = cli_blocks_open(&run->in, path, &run->tool->out);
    start(run);
    if (good && is_output(run)) {
        good = cli_trouble(run->tool, "%s: this file is also the output", run->name);
    } else if (good) {
        cli_report_begin(report, run->name);
        search_file(run);
        cli_report_end(report);
        if (!run->in.failed) {
            sum_up(run);
        }
    }
    if (run->in.failed) {
        cli_report_status(report, CLI_TROUBLE);
    }
    run->stop = run->stop || run->tool->out.failed;
    cli_blocks_close(&run->in);
}
