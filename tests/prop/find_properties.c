/* find_properties.c -- finders on random texts of all systems and profiles: every match is equal to the needle, none is
 * missed, in order and without overlap, on whole code points, within lines. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "find_oracle.h"
#include "key_twins.h"
#include "oracle.h"
#include "tap.h"

enum { TEXT_BYTES = 3 * (RANDOM_BYTES + 1) };

typedef struct trial {
    find_oracle oracle;
    find_row text_row, needle_row;
    mgl_key_opts opts;
    char text[TEXT_BYTES], needle[TWIN_BYTES];
    size_t n, needle_n;
    bool boundary[TEXT_BYTES + 1]; /* of code points */
    size_t matches;
} trial;

enum { RUNS, WHOLE, IN_ORDER, IN_LINES, EQUAL, COMPLETE, WORDS, CHECKS };

static const char *const names[CHECKS] = {
    [RUNS] = "finders run",
    [WHOLE] = "matches begin and end on code points",
    [IN_ORDER] = "matches stand in order and do not overlap",
    [IN_LINES] = "matches do not cross line feeds",
    [EQUAL] = "matches are equal to the needle, but for the rest of a letter",
    [COMPLETE] = "no match is missed, the leftmost is taken",
    [WORDS] = "with whole words, matches begin and end where words do",
};

static void find_boundaries(trial *at)
{
    size_t length;
    memset(at->boundary, 0, sizeof at->boundary);
    for (size_t i = 0; i < at->n; i += length) {
        at->boundary[i] = true;
        oracle_read(at->text, at->n, i, &length);
    }
    at->boundary[at->n] = true;
}

/* An ill-formed byte counts by itself. */
static bool is_boundary(const trial *at, size_t byte)
{
    size_t length;
    if (byte > at->n)
        return false;
    for (size_t i = byte; i > 0; i--) {
        if (at->boundary[i])
            return i == byte || oracle_read(at->text, at->n, i, &length) == UINT32_MAX;
    }
    return true;
}

/* At skeleton, whether a term goes on with the stroke before it: a piece that begins there begins earlier, too, unless
 * a match has taken that. */
static bool goes_on(const trial *at, size_t i)
{
    const find_term *term = at->text_row.term + i;
    return at->opts.level == MGL_LEVEL_SKELETON && i && term->value == term[-1].value;
}

/* Whether a piece that begins in [begin, end) is equal to the needle. */
static bool misses(const trial *at, size_t begin, size_t end)
{
    const find_row *row = &at->text_row;
    for (size_t i = 0; i < row->n; i++) {
        if (row->term[i].begin < begin || row->term[i].begin >= end || goes_on(at, i))
            continue;
        for (size_t to = i + 1; to <= row->n; to++) {
            if (find_equal(at->opts.level, false, row, i, to, &at->needle_row))
                return true;
        }
    }
    return false;
}

static bool is_equal(const trial *at, size_t begin, size_t end)
{
    size_t from, to;
    return find_terms_in(&at->text_row, begin, end, &from, &to) &&
           find_covers(at->opts.level, &at->text_row, from, to, &at->needle_row);
}

/* Which check fails on a text; CHECKS: none. */
static unsigned check(trial *at, mgl_finder *finder)
{
    size_t begin, end, last = 0;
    bool found = true, lines = !memchr(at->needle, '\n', at->needle_n);
    if (mgl_finder_set_text(finder, at->text, at->n) != MGL_OK)
        return RUNS;
    for (;;) {
        if (mgl_finder_next(finder, &found, &begin, &end) != MGL_OK)
            return RUNS;
        if (!found)
            break;
        at->matches++;
        if (begin < last || end <= begin || end > at->n)
            return IN_ORDER;
        if (!is_boundary(at, begin) || !is_boundary(at, end))
            return WHOLE;
        if (lines && memchr(at->text + begin, '\n', end - begin))
            return IN_LINES;
        if (!is_equal(at, begin, end))
            return EQUAL;
        if (at->needle_row.n && misses(at, last, begin))
            return COMPLETE;
        last = end;
    }
    return at->needle_row.n && misses(at, last, at->n) ? COMPLETE : CHECKS;
}

/* The same with nothing left over, not even an open join. */
static bool is_same(const trial *at, size_t begin, size_t end)
{
    size_t from, to;
    return find_terms_in(&at->text_row, begin, end, &from, &to) &&
           find_equal(at->opts.level, true, &at->text_row, from, to, &at->needle_row);
}

static bool is_word_edge(const trial *at, size_t byte)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    if (byte == 0 || mgl_words_start(&it, NULL, at->text, at->n) != MGL_OK)
        return true;
    while (mgl_words_next(&it, &word)) {
        if (word.end == byte)
            return true;
    }
    return false;
}

/* Every match with whole words is a word edge to edge, and every such piece is found. */
static unsigned check_words(trial *at, mgl_finder *finder)
{
    size_t begin, end, last = 0;
    bool found = true;
    if (mgl_finder_set_text(finder, at->text, at->n) != MGL_OK)
        return RUNS;
    for (;;) {
        if (mgl_finder_next(finder, &found, &begin, &end) != MGL_OK)
            return RUNS;
        size_t until = found ? begin : at->n;
        for (size_t i = last; i < until; i++) {
            for (size_t to = i + 1; at->boundary[i] && to <= at->n; to++) {
                if (at->boundary[to] && is_word_edge(at, i) && is_word_edge(at, to) && is_same(at, i, to))
                    return WORDS;
            }
        }
        if (!found)
            return CHECKS;
        if (begin < last || !is_same(at, begin, end))
            return EQUAL;
        if (!is_word_edge(at, begin) || !is_word_edge(at, end))
            return WORDS;
        last = end;
    }
}

static unsigned try_needle(trial *at, bool words)
{
    mgl_finder *finder = NULL;
    at->opts.flags &= MGL_SHAPE_NO_ROOT_SEPARATOR;
    if (!find_read(&at->oracle, &at->opts, at->text, at->n, &at->text_row) ||
        !find_read(&at->oracle, &at->opts, at->needle, at->needle_n, &at->needle_row))
        return RUNS;
    at->opts.flags |= words ? MGL_KEY_WHOLE_WORDS : 0;
    if (mgl_finder_new(NULL, &at->opts, at->needle, at->needle_n, &finder) != MGL_OK)
        return RUNS;
    unsigned failed = words && at->needle_row.n ? check_words(at, finder) : check(at, finder);
    if (failed == CHECKS && !words) /* a finder may be used again */
        failed = check(at, finder);
    mgl_finder_free(finder);
    return failed;
}

/* At exact, what a plain search for the bytes finds. */
static unsigned check_bytes(trial *at)
{
    mgl_finder *finder = NULL;
    size_t begin, end, last = 0;
    bool found = true;
    if (mgl_finder_new(NULL, &at->opts, at->needle, at->needle_n, &finder) != MGL_OK ||
        mgl_finder_set_text(finder, at->text, at->n) != MGL_OK)
        return RUNS;
    for (size_t n = at->needle_n;; last += n) {
        while (n && last + n <= at->n && memcmp(at->text + last, at->needle, n))
            last++;
        bool wanted = n && last + n <= at->n;
        if (mgl_finder_next(finder, &found, &begin, &end) != MGL_OK)
            return RUNS;
        if (found != wanted || (found && (begin != last || end != last + n)))
            return found ? EQUAL : COMPLETE;
        if (!found)
            break;
        at->matches++;
    }
    mgl_finder_free(finder);
    return CHECKS;
}

/* ---- texts and needles ---- */

/* Lines of few characters, so that they repeat, with a Mongolian word here and there. */
static void make_foreign(trial *at, random_source *random, const random_alphabet *alphabet)
{
    static const char *const pieces[] = {
        "a",    "b", "aB", " ", "\n", "a ab", "\xC3\xA9", ".", "\xE3\x80\x81", "\xE2\x80\x8D", "ba", "\xE4\xB8\xAD",
        "\r\n", "-", "_",  "1"
    };
    at->n = 0;
    for (unsigned count = random_below(random, 60); count && at->n + RANDOM_BYTES < TEXT_BYTES; count--) {
        if (random_percent(random, 3)) {
            at->n += random_text(random, alphabet, RANDOM_MIXED, at->text + at->n);
            continue;
        }
        const char *piece = pieces[random_below(random, sizeof pieces / sizeof *pieces)];
        memcpy(at->text + at->n, piece, strlen(piece));
        at->n += strlen(piece);
    }
    find_boundaries(at);
}

static void make_text(trial *at, random_source *random, const random_alphabet *alphabet, random_kind kind)
{
    static const char *const between[] = {
        " ", " ", "\n", "\xE1\xA0\x82", " \xE1\xA0\x83 ", "a ", "\xC2\xBB \xC2\xAB", "\xE3\x80\x81", "\xE2\x80\x94",
    };
    at->n = 0;
    for (unsigned parts = 1 + random_below(random, 3); parts; parts--) {
        at->n += random_text(random, alphabet, kind, at->text + at->n);
        if (parts == 1 || at->n + 200 > TEXT_BYTES)
            break;
        const char *gap = between[random_below(random, sizeof between / sizeof *between)];
        memcpy(at->text + at->n, gap, strlen(gap));
        at->n += strlen(gap);
    }
    find_boundaries(at);
}

static size_t boundary_from(const trial *at, size_t byte)
{
    while (!at->boundary[byte])
        byte++;
    return byte;
}

/* The word that a byte stands in, after mgl_words_next(). */
static void word_around(const trial *at, size_t *begin, size_t *end)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    if (mgl_words_start(&it, NULL, at->text, at->n) != MGL_OK)
        return;
    while (mgl_words_next(&it, &word)) {
        if (word.begin > *begin || word.end <= *begin)
            continue;
        *begin = word.begin;
        *end = word.end;
        return;
    }
}

static bool is_worded(uint32_t kind)
{
    return kind == MGL_WORD_MONGOLIAN || kind == MGL_WORD_NUMBER || kind == MGL_WORD_FOREIGN;
}

/* From one word of the text to another, or the same; sometimes changed a little. */
static void make_word_needle(trial *at, random_source *random, const twins *twin)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    char piece[RANDOM_BYTES];
    size_t begin = 0, end = 0;
    unsigned seen = 0, more = 0;
    if (mgl_words_start(&it, NULL, at->text, at->n) != MGL_OK)
        return;
    while (mgl_words_next(&it, &word)) {
        if (!is_worded(word.kind) || word.end - word.begin >= RANDOM_BYTES)
            continue;
        if (random_below(random, ++seen) == 0) {
            begin = word.begin;
            end = word.end;
            more = random_below(random, 2);
        } else if (more && word.end - begin < RANDOM_BYTES) {
            end = word.end;
            more--;
        }
    }
    at->needle_n = end - begin;
    memcpy(piece, at->text + begin, end - begin);
    memcpy(at->needle, piece, end - begin);
    if (end == begin || !random_percent(random, 20))
        return;
    size_t n = twins_vary(twin, random, piece, end - begin, at->needle);
    bool spaced = n == 0 || at->needle[0] == ' ' || at->needle[n - 1] == ' '; /* no words any more */
    at->needle_n = spaced ? end - begin : n;
    if (spaced)
        memcpy(at->needle, piece, end - begin);
}

/* A piece of the text, a word of it, a word changed a little, or something else. */
static void make_needle(trial *at, random_source *random, const random_alphabet *alphabet, const twins *twin,
                        random_kind kind)
{
    unsigned what = random_below(random, 10);
    size_t begin = boundary_from(at, random_below(random, (unsigned)at->n + 1));
    size_t length = what < 4 ? 3 + random_below(random, 12) : RANDOM_BYTES - 8;
    size_t end = boundary_from(at, begin + length < at->n ? begin + length : at->n);
    if (what >= 4) { /* a word */
        size_t word_end = end;
        word_around(at, &begin, &word_end);
        end = word_end < end ? word_end : end;
    }
    at->needle_n = end - begin < RANDOM_BYTES ? end - begin : 0;
    memcpy(at->needle, at->text + begin, at->needle_n);
    if (what >= 7 && what < 9) {
        char word[RANDOM_BYTES];
        memcpy(word, at->needle, at->needle_n);
        at->needle_n = twins_vary(twin, random, word, at->needle_n, at->needle);
    } else if (what == 9) {
        at->needle_n = random_text(random, alphabet, kind, at->needle);
    }
}

static void show(const trial *at, const char *what)
{
    static char hex[2][3 * TEXT_BYTES + 1];
    for (size_t i = 0; i < at->n; i++)
        snprintf(hex[0] + 3 * i, 4, "%02X ", (unsigned)(unsigned char)at->text[i]);
    for (size_t i = 0; i < at->needle_n; i++)
        snprintf(hex[1] + 3 * i, 4, "%02X ", (unsigned)(unsigned char)at->needle[i]);
    hex[0][3 * at->n] = hex[1][3 * at->needle_n] = '\0';
    tap_note("not so: %s; level %s, system %s, profile %s, flags %u", what, mgl_level_name(at->opts.level),
             mgl_system_name(at->opts.system), mgl_profile_name(at->opts.profile), (unsigned)at->opts.flags);
    tap_note("    needle %s", hex[1]);
    tap_note("    text   %s", hex[0]);
}

static void try_level(trial *at, uint32_t level, unsigned texts, random_source *random)
{
    static twins twin;
    unsigned failures[CHECKS] = { 0 }, count = 0;
    at->matches = 0;
    for (uint32_t which = 0; which < 2 * MGL_SYSTEM_MANCHU_ALIGALI; which++) {
        random_alphabet alphabet;
        uint32_t profile = 1 + which % 2, system = 1 + which / 2;
        random_alphabet_fill(&alphabet, profile, system);
        twins_fill(&twin, profile, &alphabet);
        for (unsigned i = 0; i < texts; i++, count++) {
            random_kind kind = (random_kind)(i % (level >= MGL_LEVEL_SOUND ? 3 : 4)); /* the oracle folds ASCII only */
            at->opts = (mgl_key_opts)MGL_KEY_OPTS_INIT;
            at->opts.profile = profile;
            at->opts.system = system;
            at->opts.level = level;
            at->opts.flags = i % 8 == 7 ? MGL_SHAPE_NO_ROOT_SEPARATOR : 0;
            bool foreign = level < MGL_LEVEL_SOUND && random_percent(random, 25);
            if (foreign)
                make_foreign(at, random, &alphabet);
            else
                make_text(at, random, &alphabet, kind);
            bool words = (foreign || kind == RANDOM_WORDS) && random_percent(random, 50);
            if (words)
                make_word_needle(at, random, &twin);
            else
                make_needle(at, random, &alphabet, &twin, kind);
            unsigned failed = level == MGL_LEVEL_EXACT ? check_bytes(at) : try_needle(at, words);
            if (failed < CHECKS && failures[failed]++ < 2)
                show(at, names[failed]);
        }
    }
    for (unsigned i = 0; i < CHECKS; i++)
        tap(failures[i] == 0, "%s: %s: %u of %u fail", mgl_level_name(level), names[i], failures[i], count);
    tap(at->matches > count / 2, "%s: %zu matches", mgl_level_name(level), at->matches);
}

int main(int argc, char **argv)
{
    static trial at;
    unsigned texts = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 400;
    random_source random = random_start(argc > 3 ? strtoul(argv[3], NULL, 10) : 1);
    const char *wrong =
        argc > 1 ? find_oracle_open(&at.oracle, argv[1]) : "usage: find_properties FOLDS.tsv [N [SEED]]";
    if (wrong)
        return fprintf(stderr, "find_properties: %s\n", wrong), 2;
    for (uint32_t level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++)
        try_level(&at, level, texts, &random);
    find_oracle_close(&at.oracle);
    return tap_end();
}
