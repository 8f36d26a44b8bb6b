/* find_auto.c -- finders that choose the system of each word themselves: the needle is taken as the words around would
 * write it; and finders without memory, which fail and then work again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "find_oracle.h"
#include "key_twins.h"
#include "stream_meter.h"
#include "tap.h"

enum { SYSTEMS = MGL_SYSTEM_MANCHU_ALIGALI + 1, MOST = 64, TEXT_BYTES = 6 * RANDOM_BYTES };

typedef struct trial {
    find_oracle oracle;
    find_row text_row, needle_row[SYSTEMS]; /* the needle in each system; 0: as it stands */
    mgl_key_opts opts;
    char text[TEXT_BYTES], needle[TWIN_BYTES];
    size_t n, needle_n;
    size_t span[MOST][2], span_n;
} trial;

/* ---- what has to be found ---- */

static bool read_rows(trial *at)
{
    mgl_key_opts opts = at->opts;
    for (opts.system = 0; opts.system < SYSTEMS; opts.system++) {
        if (!find_read(&at->oracle, &opts, at->needle, at->needle_n, at->needle_row + opts.system))
            return false;
    }
    opts.system = MGL_SYSTEM_AUTO;
    return find_read(&at->oracle, &opts, at->text, at->n, &at->text_row);
}

/* The system of the first Mongolian term from i on; 0: there is none before `to`. */
static uint32_t system_at(const find_row *row, size_t i, size_t to)
{
    while (i < to && row->term[i].system == 0)
        i++;
    return i < to ? row->term[i].system : 0;
}

/* Of other text the shaping result says the system too; a term says one only if it is Mongolian. */
static bool is_missed(const trial *at, size_t begin, size_t end)
{
    const find_row *row = &at->text_row;
    for (size_t i = 0; i < row->n; i++) {
        if (row->term[i].begin < begin || row->term[i].begin >= end)
            continue;
        for (size_t to = i + 1; to <= row->n; to++) {
            if (find_equal(at->opts.level, false, row, i, to, at->needle_row + system_at(row, i, to)))
                return true;
        }
    }
    return false;
}

/* Equal to the needle as the first Mongolian word of the piece would write it. */
static bool is_equal(const trial *at, size_t begin, size_t end)
{
    size_t from, to;
    return find_terms_in(&at->text_row, begin, end, &from, &to) &&
           find_covers(at->opts.level, &at->text_row, from, to, at->needle_row + system_at(&at->text_row, from, to));
}

/* All matches; false when a call fails. */
static mgl_status find_all(trial *at, mgl_finder *finder)
{
    bool found = true;
    at->span_n = 0;
    mgl_status status = mgl_finder_set_text(finder, at->text, at->n);
    while (status == MGL_OK && found && at->span_n < MOST) {
        size_t *span = at->span[at->span_n];
        status = mgl_finder_next(finder, &found, span, span + 1);
        at->span_n += status == MGL_OK && found;
    }
    return status;
}

static const char *check(trial *at)
{
    mgl_finder *finder = NULL;
    size_t last = 0;
    if (!read_rows(at) || mgl_finder_new(NULL, &at->opts, at->needle, at->needle_n, &finder) != MGL_OK)
        return "a call failed";
    mgl_status status = find_all(at, finder);
    mgl_finder_free(finder);
    if (status != MGL_OK)
        return "a call failed";
    for (size_t i = 0; i < at->span_n; i++) {
        if (at->span[i][0] < last)
            return "matches overlap";
        if (!is_equal(at, at->span[i][0], at->span[i][1]))
            return "a match is not equal to the needle";
        if (is_missed(at, last, at->span[i][0]))
            return "a match is missed";
        last = at->span[i][1];
    }
    return at->span_n < MOST && is_missed(at, last, at->n) ? "a match is missed" : NULL;
}

/* ---- without memory ---- */

/* Fails each allocation in turn. A finder that was made finds the same as soon as there is memory again. */
static const char *check_memory(trial *at)
{
    static trial before;
    before = *at;
    for (size_t fail = 1; fail < 200; fail++) {
        meter counted = { 0 };
        mgl_ctx *ctx = meter_context(&counted);
        mgl_finder *finder = NULL;
        const char *wrong = NULL;
        counted.fail_at = counted.calls + fail;
        mgl_status status = ctx ? mgl_finder_new(ctx, &at->opts, at->needle, at->needle_n, &finder) : MGL_E_NOMEM;
        bool made = status == MGL_OK;
        if (made)
            status = find_all(at, finder);
        bool failed = counted.calls >= counted.fail_at;
        counted.fail_at = 0;
        if (failed && status != MGL_E_NOMEM)
            wrong = "a failed allocation went unnoticed";
        if (made && find_all(at, finder) != MGL_OK)
            wrong = "a finder does not recover";
        else if (made && (at->span_n != before.span_n || memcmp(at->span, before.span, at->span_n * sizeof *at->span)))
            wrong = "a finder finds something else after it had no memory";
        mgl_finder_free(finder);
        mgl_ctx_unref(ctx);
        if (counted.live || counted.mistakes)
            wrong = "memory was not given back";
        if (wrong || !failed)
            return wrong;
    }
    return "too many allocations";
}

/* ---- trying them ---- */

static void show(const trial *at, const char *wrong)
{
    static char hex[2][3 * TEXT_BYTES + 1];
    for (size_t i = 0; i < at->n; i++)
        snprintf(hex[0] + 3 * i, 4, "%02X ", (unsigned)(unsigned char)at->text[i]);
    for (size_t i = 0; i < at->needle_n; i++)
        snprintf(hex[1] + 3 * i, 4, "%02X ", (unsigned)(unsigned char)at->needle[i]);
    hex[0][3 * at->n] = hex[1][3 * at->needle_n] = '\0';
    tap_note("%s; level %s, profile %s", wrong, mgl_level_name(at->opts.level), mgl_profile_name(at->opts.profile));
    tap_note("    needle %s", hex[1]);
    tap_note("    text   %s", hex[0]);
}

/* One paragraph: words of one system, or of two; the needle is a piece of it, mostly from a space or bracket on. */
static void make(trial *at, random_source *random)
{
    static const char *const gaps[] = { " ", "(", " (", ", ", "1 " };
    uint32_t systems[2] = { 1 + random_below(random, 7), 1 + random_below(random, 7) };
    size_t starts[8] = { 0 }, start_n = 0;
    at->n = 0;
    for (unsigned words = 2 + random_below(random, 3); words; words--) {
        random_alphabet alphabet;
        char word[RANDOM_BYTES];
        random_alphabet_fill(&alphabet, at->opts.profile, systems[random_percent(random, 20)]);
        size_t length = random_text(random, &alphabet, RANDOM_WORDS, word);
        const char *gap = gaps[random_below(random, 5)];
        starts[start_n++] = at->n;
        memcpy(at->text + at->n, gap, strlen(gap));
        at->n += strlen(gap);
        starts[start_n++] = at->n;
        memcpy(at->text + at->n, word, length);
        at->n += length;
    }
    size_t which = random_below(random, (unsigned)start_n), end = which + 1 + random_below(random, 3);
    size_t begin = starts[which], stop = end < start_n ? starts[end] : at->n;
    at->needle_n = stop - begin < TWIN_BYTES ? stop - begin : 0;
    memcpy(at->needle, at->text + begin, at->needle_n);
}

int main(int argc, char **argv)
{
    static trial at;
    unsigned texts = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 3000, failures[2] = { 0 };
    size_t matches = 0;
    random_source random = random_start(argc > 3 ? strtoul(argv[3], NULL, 10) : 1);
    const char *wrong = argc > 1 ? find_oracle_open(&at.oracle, argv[1]) : "usage: find_auto FOLDS.tsv [N [SEED]]";
    if (wrong)
        return fprintf(stderr, "find_auto: %s\n", wrong), 2;
    for (unsigned i = 0; i < texts; i++) {
        at.opts = (mgl_key_opts)MGL_KEY_OPTS_INIT;
        at.opts.profile = 1 + i % 2;
        at.opts.level = MGL_LEVEL_PLAIN + i / 2 % 4;
        make(&at, &random);
        wrong = check(&at);
        matches += at.span_n;
        if (wrong && failures[0]++ < 3)
            show(&at, wrong);
        if (wrong || i % 10)
            continue;
        wrong = check_memory(&at);
        if (wrong && failures[1]++ < 3)
            show(&at, wrong);
    }
    tap(failures[0] == 0, "a needle is found in the system of the words around: %u of %u fail", failures[0], texts);
    tap(matches > texts / 2, "%zu matches", matches);
    tap(failures[1] == 0, "finders work again after a failed allocation: %u of %u fail", failures[1], texts / 10);
    find_oracle_close(&at.oracle);
    return tap_end();
}
