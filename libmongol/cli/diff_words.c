/* diff_words.c -- levels of equality, and the words that differ in two lines. */
#include <stdlib.h>
#include <string.h>

#include "diff.h"

/* ---- levels ---- */

static bool failed(diff_run *run, mgl_status status)
{
    return status != MGL_OK && !cli_trouble(run->tool, "%s", mgl_status_text(status));
}

bool diff_compare_texts(diff_run *run, uint32_t system, const char *a, size_t a_n, const char *b, size_t b_n,
                        diff_levels *equal)
{
    mgl_key_opts opts = run->opts;
    opts.system = system;
    *equal = 0;
    if (a_n == b_n && memcmp(a, b, a_n) == 0) {
        for (unsigned level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++) {
            *equal |= 1u << level;
        }
        return true;
    }
    for (opts.level = MGL_LEVEL_CANONICAL; opts.level <= MGL_LEVEL_SKELETON; opts.level++) {
        bool same = false;
        if (failed(run, mgl_equal(NULL, &opts, a, a_n, b, b_n, &same))) {
            return false;
        }
        *equal |= same ? 1u << opts.level : 0;
    }
    return true;
}

bool diff_compare(diff_run *run, const diff_line *a, const diff_line *b, diff_levels *equal)
{
    if (!diff_compare_texts(run, run->opts.system, a->text, a->n, b->text, b->n, equal)) {
        return false;
    }
    if (a->whole_n != b->whole_n || memcmp(a->text + a->n, b->text + b->n, a->whole_n - a->n) != 0) {
        *equal &= ~(1u << MGL_LEVEL_EXACT); /* line ends differ */
    }
    return true;
}

static bool has(diff_levels levels, unsigned level)
{
    return levels >> level & 1;
}

static void say_list(cli_output *out, diff_levels levels)
{
    bool said = false;
    for (unsigned level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++) {
        if (has(levels, level)) {
            bool last = levels >> (level + 1) == 0;
            cli_puts(out, !said ? " " : last ? " and " : ", ");
            cli_puts(out, mgl_level_name(level));
            said = true;
        }
    }
}

/* Of the levels in the set, those that no other one in it is finer than. */
static diff_levels finest(diff_levels equal)
{
    static const unsigned finer[][2] = { { MGL_LEVEL_EXACT, MGL_LEVEL_CANONICAL },
                                         { MGL_LEVEL_CANONICAL, MGL_LEVEL_PLAIN },
                                         { MGL_LEVEL_CANONICAL, MGL_LEVEL_SHAPE },
                                         { MGL_LEVEL_SHAPE, MGL_LEVEL_SOUND },
                                         { MGL_LEVEL_SHAPE, MGL_LEVEL_SKELETON } };
    diff_levels found = equal;
    for (size_t i = 0; i < sizeof finer / sizeof *finer; i++) {
        if (has(equal, finer[i][0])) {
            found &= ~(1u << finer[i][1]);
        }
    }
    return found;
}

void diff_say_finest(cli_output *out, diff_levels equal)
{
    if (equal) {
        cli_puts(out, "equal at");
        say_list(out, finest(equal));
    }
}

void diff_say_levels(cli_output *out, diff_levels equal)
{
    if (!equal) {
        cli_puts(out, "differ at every level");
        return;
    }
    bool sound_or_skeleton = !has(equal, MGL_LEVEL_PLAIN) && !has(equal, MGL_LEVEL_SHAPE);
    unsigned last = sound_or_skeleton ? MGL_LEVEL_SKELETON : MGL_LEVEL_SHAPE;
    diff_levels others = 0; /* the coarsest at which they are not */
    for (unsigned level = MGL_LEVEL_EXACT; level <= last; level++) {
        others |= has(equal, level) ? 0 : 1u << level;
    }
    others &= has(equal, MGL_LEVEL_CANONICAL) ? ~0u : ~(1u << MGL_LEVEL_EXACT);
    others &= sound_or_skeleton ? ~((1u << MGL_LEVEL_SHAPE) - 1) : ~0u;
    diff_say_finest(out, equal);
    if (others) {
        cli_puts(out, ", differ at");
        say_list(out, others);
    }
}

/* ---- words ---- */

typedef struct token {
    mgl_word word;
    uint32_t system;
} token;

/* A line cut into words. */
typedef struct tokens {
    const diff_line *line;
    token *at;
    uint64_t *key; /* what belongs together is equal here */
    size_t n, room;
} tokens;

static bool grow(tokens *row)
{
    if (row->n < row->room) {
        return true;
    }
    size_t room = row->room * 2 + 16;
    token *at = realloc(row->at, room * sizeof *at);
    row->at = at ? at : row->at;
    uint64_t *key = at ? realloc(row->key, room * sizeof *key) : NULL;
    row->key = key ? key : row->key;
    row->room = key ? room : row->room;
    return key != NULL;
}

static mgl_status add_word(diff_run *run, tokens *row, mgl_words *it, const mgl_word *word)
{
    mgl_key_opts opts = run->opts;
    mgl_part part = MGL_PART_INIT;
    if (!grow(row)) {
        return MGL_E_NOMEM;
    }
    if (mgl_words_next_part(it, &part)) {
        opts.system = part.system;
    }
    opts.level = run->opts.level == MGL_LEVEL_PLAIN ? MGL_LEVEL_PLAIN : MGL_LEVEL_SKELETON;
    row->at[row->n].word = *word;
    row->at[row->n].system = opts.system;
    const char *text = row->line->text + word->begin;
    return mgl_key_hash(NULL, &opts, text, word->end - word->begin, &row->key[row->n++]);
}

static mgl_status cut(diff_run *run, tokens *row)
{
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    opts.system = run->opts.system;
    opts.profile = run->opts.profile;
    opts.language = run->opts.language;
    opts.flags = MGL_WORDS_UTF16_OFFSETS | MGL_WORDS_UTF32_OFFSETS;
    mgl_status status = mgl_words_start(&it, &opts, row->line->text, row->line->n);
    while (status == MGL_OK && mgl_words_next(&it, &word)) {
        status = add_word(run, row, &it, &word);
    }
    return status;
}

/* Tokens [from, to) of a row as one span; none: the place before token `to`. */
static diff_span span_of(const tokens *row, size_t from, size_t to)
{
    diff_span span = { { 0, 0, 0 }, { 0, 0, 0 }, MGL_SYSTEM_AUTO };
    if (to) {
        const mgl_word *last = &row->at[to - 1].word;
        span.to = (cli_place){ last->end, last->utf16_end, last->utf32_end };
        span.from = span.to;
    }
    if (from < to) {
        const mgl_word *first = &row->at[from].word;
        span.from = (cli_place){ first->begin, first->utf16_begin, first->utf32_begin };
    }
    for (size_t i = from; i < to && span.system == MGL_SYSTEM_AUTO; i++) {
        span.system = row->at[i].word.kind == MGL_WORD_MONGOLIAN ? row->at[i].system : MGL_SYSTEM_AUTO;
    }
    return span;
}

typedef struct found_words {
    diff_words *at;
    size_t n, room;
    bool common;
} found_words;

/* Tokens [i, i_end) of a stand against [j, j_end) of b. False: reported. */
static bool add_difference(diff_run *run, found_words *found, const tokens *a, const diff_span *span_a, const tokens *b,
                           const diff_span *span_b)
{
    diff_words words = { *span_a, *span_b, 0 };
    const cli_place *x = &words.a.from, *y = &words.b.from;
    uint32_t system = words.a.system ? words.a.system : words.b.system;
    if (!diff_compare_texts(run, system, a->line->text + x->utf8, words.a.to.utf8 - x->utf8, b->line->text + y->utf8,
                            words.b.to.utf8 - y->utf8, &words.equal)) {
        return false;
    }
    if (has(words.equal, run->opts.level)) {
        return true;
    }
    if (found->n == found->room) {
        size_t room = found->room * 2 + 8;
        diff_words *at = realloc(found->at, room * sizeof *at);
        if (!at) {
            return cli_trouble(run->tool, "out of memory");
        }
        found->at = at;
        found->room = room;
    }
    found->at[found->n++] = words;
    return true;
}

/* Walks through both rows of tokens and gathers what differs. */
static bool gather(diff_run *run, const tokens *a, const tokens *b, const size_t *match, found_words *found)
{
    size_t i = 0, j = 0;
    while (i < a->n || j < b->n) {
        size_t i_end = i, j_end = j;
        bool paired = i < a->n && match[i] == j;
        if (paired) {
            i_end++;
            j_end++;
        } else {
            while (i_end < a->n && match[i_end] == CLI_UNMATCHED) {
                i_end++;
            }
            j_end = i_end < a->n ? match[i_end] : b->n;
        }
        diff_span span_a = span_of(a, i, i_end), span_b = span_of(b, j, j_end);
        found->common = found->common || (paired && a->at[i].word.kind != MGL_WORD_SPACE);
        if (!add_difference(run, found, a, &span_a, b, &span_b)) {
            return false;
        }
        i = i_end;
        j = j_end;
    }
    return true;
}

/* Two lines cut into words, and which of them belong together. */
typedef struct comparison {
    tokens a, b;
    size_t *match;
} comparison;

/* False: reported. End it in either case. */
static bool begin_comparison(diff_run *run, comparison *pair, const diff_line *a, const diff_line *b)
{
    *pair = (comparison){ .a = { .line = a }, .b = { .line = b } };
    mgl_status status = cut(run, &pair->a);
    status = status == MGL_OK ? cut(run, &pair->b) : status;
    pair->match = status == MGL_OK ? malloc((pair->a.n + 1) * sizeof *pair->match) : NULL;
    if (status == MGL_OK && (!pair->match || !cli_align(pair->a.key, pair->a.n, pair->b.key, pair->b.n, pair->match))) {
        status = MGL_E_NOMEM;
    }
    return !failed(run, status);
}

static void end_comparison(comparison *pair)
{
    free(pair->match);
    free(pair->a.at);
    free(pair->a.key);
    free(pair->b.at);
    free(pair->b.key);
}

static size_t count_words(const tokens *row)
{
    size_t count = 0;
    for (size_t i = 0; i < row->n; i++) {
        count += row->at[i].word.kind != MGL_WORD_SPACE;
    }
    return count;
}

bool diff_likeness(diff_run *run, const diff_line *a, const diff_line *b, unsigned *percent)
{
    comparison pair;
    size_t same = 0, all = 0;
    bool good = begin_comparison(run, &pair, a, b);
    if (good) {
        for (size_t i = 0; i < pair.a.n; i++) {
            same += pair.match[i] != CLI_UNMATCHED && pair.a.at[i].word.kind != MGL_WORD_SPACE;
        }
        all = count_words(&pair.a) + count_words(&pair.b);
    }
    *percent = all ? (unsigned)(same * 200 / all) : 0;
    end_comparison(&pair);
    return good;
}

bool diff_find_words(diff_run *run, const diff_line *a, const diff_line *b, diff_words **words, size_t *n, bool *common)
{
    comparison pair;
    found_words found = { NULL, 0, 0, false };
    bool good = begin_comparison(run, &pair, a, b) && gather(run, &pair.a, &pair.b, pair.match, &found);
    end_comparison(&pair);
    *words = found.at;
    *n = found.n;
    *common = found.common;
    return good;
}
