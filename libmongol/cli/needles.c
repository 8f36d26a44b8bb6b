/* needles.c -- one finder a needle; the leftmost of their matches comes first. */
#include "needles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool has_finder(cli_needles *needles, const char *text, size_t n)
{
    for (size_t i = 0; i < needles->n; i++) {
        if (needles->at[i].n == n && memcmp(needles->at[i].text, text, n) == 0) {
            return true;
        }
    }
    return false;
}

/* Nothing can match a needle whose key is as that of no text. */
static void warn_if_silent(cli_tool *tool, const mgl_key_opts *opts, const cli_needle *needle)
{
    mgl_key_opts how = *opts;
    bool silent = false;
    how.flags = 0;
    if (opts->level > MGL_LEVEL_EXACT &&
        mgl_equal(NULL, &how, needle->text, needle->n, "", 0, &silent) == MGL_OK && silent) {
        fprintf(stderr, "mongol: %s: warning: a needle has nothing that counts at level %s, so it matches nothing\n",
                tool->args.command->name, mgl_level_name(opts->level));
    }
}

static bool add_one(cli_needles *needles, cli_tool *tool, const char *text, size_t n)
{
    cli_needle needle = { .text = text, .n = n };
    if (n == 0) {
        needles->every = true;
        return true;
    }
    if (has_finder(needles, text, n)) {
        return true;
    }
    if (needles->n == needles->room) {
        size_t room = needles->room * 2 + 8;
        cli_needle *at = realloc(needles->at, room * sizeof *at);
        if (!at) {
            return cli_trouble(tool, "out of memory");
        }
        needles->at = at;
        needles->room = room;
    }
    mgl_status status = mgl_finder_new(NULL, &needles->opts, text, n, &needle.finder);
    if (status != MGL_OK) {
        return cli_trouble(tool, "%s", mgl_status_text(status));
    }
    warn_if_silent(tool, &needles->opts, &needle);
    needles->at[needles->n++] = needle;
    needles->restarts = needles->opts.level == MGL_LEVEL_EXACT && !(needles->opts.flags & MGL_KEY_WHOLE_WORDS);
    return true;
}

bool cli_needles_add(cli_needles *needles, cli_tool *tool, const char *text, size_t n)
{
    const char *end = text + n;
    for (;;) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        if (!add_one(needles, tool, text, (size_t)((stop ? stop : end) - text))) {
            return false;
        }
        if (!stop) {
            return true;
        }
        text = stop + 1;
    }
}

void cli_needles_free(cli_needles *needles)
{
    for (size_t i = 0; i < needles->n; i++) {
        mgl_finder_free(needles->at[i].finder);
    }
    free(needles->at);
    needles->at = NULL;
    needles->n = needles->room = 0;
}

static mgl_status advance(cli_needle *needle)
{
    mgl_status status = mgl_finder_next(needle->finder, &needle->has, &needle->begin, &needle->end);
    needle->begin += needle->base;
    needle->end += needle->base;
    return status;
}

static mgl_status start_at(const cli_needles *needles, cli_needle *needle, size_t from)
{
    needle->base = from;
    mgl_status status = mgl_finder_set_text(needle->finder, needles->text + from, needles->text_n - from);
    return status == MGL_OK ? advance(needle) : status;
}

mgl_status cli_needles_start(cli_needles *needles, const char *text, size_t n)
{
    mgl_status status = MGL_OK;
    needles->text = text;
    needles->text_n = n;
    for (size_t i = 0; status == MGL_OK && i < needles->n; i++) {
        status = start_at(needles, &needles->at[i], 0);
    }
    return status;
}

/* The first match of one needle at `from` or later. */
static mgl_status catch_up(const cli_needles *needles, cli_needle *needle, size_t from)
{
    mgl_status status = MGL_OK;
    while (status == MGL_OK && needle->has && needle->begin < from) {
        bool overlaps = needle->end > from; /* another one may begin inside of it */
        status = overlaps && needles->restarts ? start_at(needles, needle, from) : advance(needle);
    }
    return status;
}

mgl_status cli_needles_next(cli_needles *needles, size_t from, bool *found, cli_match *match)
{
    *found = false;
    for (size_t i = 0; i < needles->n; i++) {
        cli_needle *needle = &needles->at[i];
        mgl_status status = catch_up(needles, needle, from);
        if (status != MGL_OK) {
            return status;
        }
        bool better = needle->has && (!*found || needle->begin < match->begin ||
                                      (needle->begin == match->begin && needle->end > match->end));
        if (better) {
            match->begin = needle->begin;
            match->end = needle->end;
            match->needle = needle;
            *found = true;
        }
    }
    return MGL_OK;
}
