/* needles.c -- one finder a needle; the leftmost of their matches comes first. */
#include "needles.h"

#include "codepoints.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void cli_needles_init(cli_needles *needles, const mgl_key_opts *opts, bool words)
{
    const cli_needles fresh = { .opts = *opts };
    *needles = fresh;
    needles->bytes = opts->level == MGL_LEVEL_EXACT;
    needles->words = words && needles->bytes;
    needles->opts.flags |= words && !needles->bytes ? MGL_KEY_WHOLE_WORDS : 0;
}

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
    mgl_status status = mgl_equal(NULL, &how, needle->text, needle->n, "", 0, &silent);
    if (status == MGL_OK && silent) {
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

/* Whether a character is a part of words as grep has them: letters, digits and the underscore. */
static bool is_in_word(const char *text, size_t n)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    if (n == 1) {
        char c = *text;
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
    return mgl_words_start(&it, NULL, text, n) == MGL_OK && mgl_words_next(&it, &word) && word.end == n &&
           (word.kind == MGL_WORD_MONGOLIAN || word.kind == MGL_WORD_NUMBER || word.kind == MGL_WORD_FOREIGN);
}

/* Whether no word goes on before or behind the match. */
static bool is_whole(const cli_needles *needles, const cli_needle *needle)
{
    const char *text = needles->text;
    size_t begin = needle->begin, end = needle->end, n = needles->text_n;
    uint32_t cp;
    for (size_t back = 1; back <= 4 && back <= begin; back++) {
        if (cli_codepoint(text + begin - back, back, &cp) == back && cp != UINT32_MAX) {
            if (is_in_word(text + begin - back, back)) {
                return false;
            }
            break;
        }
    }
    return end == n || !is_in_word(text + end, cli_codepoint(text + end, n - end, &cp));
}

static mgl_status advance(const cli_needles *needles, cli_needle *needle)
{
    for (;;) {
        mgl_status status = mgl_finder_next(needle->finder, &needle->has, &needle->begin, &needle->end);
        needle->begin += needle->base;
        needle->end += needle->base;
        if (status != MGL_OK || !needle->has || !needles->words || is_whole(needles, needle)) {
            return status;
        }
        needle->base = needle->begin + 1; /* one that overlaps may be whole */
        status = mgl_finder_set_text(needle->finder, needles->text + needle->base, needles->text_n - needle->base);
        if (status != MGL_OK) {
            return status;
        }
    }
}

static mgl_status start_at(const cli_needles *needles, cli_needle *needle, size_t from)
{
    needle->base = from;
    mgl_status status = mgl_finder_set_text(needle->finder, needles->text + from, needles->text_n - from);
    return status == MGL_OK ? advance(needles, needle) : status;
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
        status = overlaps && needles->bytes ? start_at(needles, needle, from) : advance(needles, needle);
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
