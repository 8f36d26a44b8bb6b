/* finder.c -- finding a needle in a text, at a level. */
#include <mongol/key.h>
#include <mongol/words.h>
#include <string.h>

#include "base/memory.h"
#include "base/size.h"
#include "base/text.h"
#include "base/utf8.h"
#include "key/key_opts.h"
#include "key/terms.h"
#include "model/segment.h"

struct mgl_finder {
    mgl_ctx *ctx;
    mgl_key_opts opts;
    char *needle; /* also holds the language tag, behind its NUL */
    size_t needle_n, needle_room;
    bool mongolian;   /* the needle has Mongolian text: lines without are skipped unread */
    bool lines;       /* the needle has no line feed */
    bool literal;     /* lines without Mongolian text match byte for byte or not at all */
    bool direct;      /* and bytes that are equal match there */
    size_t rare;      /* the byte of the needle that is looked for first */
    mgl_terms wanted; /* the needle, in the system `wanted_system` */
    unsigned wanted_system;
    mgl_terms seen;     /* the stretch of text [from, to) */
    size_t next_system; /* the term that says in which system the needle is wanted */
    size_t next_term;   /* where the search goes on in it */
    mgl_words words[2]; /* walks through the stretch, with whole words only */
    mgl_word word[2];
    const unsigned char *stretch;
    const unsigned char *text, *end, *to;
    const unsigned char *segment, *bytes; /* literal: the next Mongolian text, the next place that is the needle */
};

/* ---- the needle ---- */

static mgl_status copy_needle(mgl_finder *finder, const char *needle, size_t n)
{
    size_t tag_n = finder->opts.language ? strlen(finder->opts.language) + 1 : 0;
    finder->needle_room = mgl_size_add(mgl_size_add(n, 1), tag_n);
    finder->needle = mgl_alloc(finder->ctx, finder->needle_room);
    if (!finder->needle)
        return MGL_E_NOMEM;
    memcpy(finder->needle, needle, n);
    finder->needle[n] = '\0';
    if (tag_n)
        finder->opts.language = memcpy(finder->needle + n + 1, finder->opts.language, tag_n);
    finder->needle_n = n;
    return MGL_OK;
}

static bool has_segment(const unsigned char *p, const unsigned char *end)
{
    const unsigned char *stop;
    return mgl_segment_find(p, end, end, &stop) < stop;
}

static void look_at_needle(mgl_finder *finder)
{
    const unsigned char *p = (const unsigned char *)finder->needle, *end = p + finder->needle_n;
    for (size_t i = 0; i < finder->wanted.n; i++) /* what the level drops does not count */
        finder->mongolian |= finder->wanted.at[i].system && finder->wanted.at[i].value < MGL_TERM_TEXT;
    finder->lines = !memchr(p, '\n', finder->needle_n);
    finder->literal = !finder->mongolian && !has_segment(p, end) && finder->lines && finder->needle_n &&
                      finder->opts.level <= MGL_LEVEL_SHAPE;
    finder->direct = finder->literal && mgl_utf8_find_bad(p, end) == end;
}

/* The needle as the system of the text around writes it; 0: as the needle itself says. */
static mgl_status want(mgl_finder *finder, unsigned system)
{
    if (finder->opts.system || finder->wanted_system == system)
        return MGL_OK;
    mgl_key_opts how = finder->opts;
    how.system = system;
    finder->wanted.opts = &how;
    mgl_terms_start(&finder->wanted, finder->needle, finder->needle_n);
    const unsigned char *p = (const unsigned char *)finder->needle;
    mgl_status status = mgl_terms_add(&finder->wanted, p, p + finder->needle_n);
    finder->wanted.opts = &finder->opts;
    finder->wanted_system = status == MGL_OK ? system : UINT32_MAX; /* half a needle is none */
    return status;
}

mgl_status mgl_finder_new(mgl_ctx *ctx, const mgl_key_opts *opts, const char *needle, size_t n, mgl_finder **finder)
{
    mgl_key_opts known;
    if (!mgl_is_text(needle, n) || !finder)
        return MGL_E_ARG;
    mgl_status status = mgl_key_options(opts, MGL_KEY_WHOLE_WORDS, &known);
    if (status != MGL_OK)
        return status;
    mgl_text_take(&needle, &n);
    if (n > UINT32_MAX)
        return MGL_E_TOO_LONG;
    mgl_finder *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    *made = (mgl_finder){ .ctx = mgl_ctx_ref(ctx), .opts = known, .wanted_system = UINT32_MAX };
    mgl_terms_init(&made->wanted, ctx, &made->opts);
    mgl_terms_init(&made->seen, ctx, &made->opts);
    status = copy_needle(made, needle, n);
    if (status == MGL_OK) {
        mgl_terms_start(&made->wanted, made->needle, n);
        const unsigned char *p = (const unsigned char *)made->needle;
        status = mgl_terms_add(&made->wanted, p, p + n);
        look_at_needle(made);
    }
    if (status == MGL_OK) {
        *finder = made;
    } else {
        mgl_finder_free(made);
    }
    return status;
}

void mgl_finder_free(mgl_finder *finder)
{
    if (!finder)
        return;
    mgl_ctx *ctx = finder->ctx;
    mgl_terms_free(&finder->wanted);
    mgl_terms_free(&finder->seen);
    mgl_release(ctx, finder->needle, finder->needle_room);
    mgl_release(ctx, finder, sizeof *finder);
    mgl_ctx_unref(ctx);
}

/* The byte of the needle that is rarest where the text begins: memchr() then stops seldom. */
static void choose_rare(mgl_finder *finder)
{
    enum { SAMPLE = 2048, WORTH_IT = 16384, LOOKED_AT = 64 };
    uint16_t count[256] = { 0 };
    size_t n = (size_t)(finder->end - finder->text);
    if (n < WORTH_IT || finder->needle_n < 2)
        return;
    for (size_t i = 0; i < SAMPLE; i++)
        count[finder->text[i]]++;
    for (size_t i = 0; i < finder->needle_n && i < LOOKED_AT; i++) {
        if (count[(unsigned char)finder->needle[i]] < count[(unsigned char)finder->needle[finder->rare]])
            finder->rare = i;
    }
}

mgl_status mgl_finder_set_text(mgl_finder *finder, const char *text, size_t n)
{
    if (!finder || !mgl_is_text(text, n))
        return MGL_E_ARG;
    mgl_text_take(&text, &n);
    if (n > UINT32_MAX)
        return MGL_E_TOO_LONG;
    finder->text = finder->to = (const unsigned char *)text;
    finder->end = finder->text + n;
    finder->segment = finder->bytes = NULL;
    choose_rare(finder);
    mgl_terms_start(&finder->seen, text, n);
    finder->next_term = 0;
    return MGL_OK;
}

/* ---- matching ---- */

/* What a term says of its joins, on the sides that count. */
static unsigned how_at(const mgl_term *term, bool before, bool after)
{
    unsigned how = term->how & (MGL_TERM_JOINING | MGL_TERM_BEFORE | MGL_TERM_AFTER | MGL_TERM_ON_PAIR);
    if (!before)
        how &= ~(unsigned)MGL_TERM_BEFORE;
    if (!after)
        how &= ~(unsigned)MGL_TERM_AFTER;
    return how;
}

/* Begins to walk through the words of a stretch, for the ends of matches and for their beginnings. */
static mgl_status start_words(mgl_finder *finder, const unsigned char *from, const unsigned char *to)
{
    mgl_status status = MGL_OK;
    finder->stretch = from;
    for (unsigned k = 0; k < 2 && status == MGL_OK && (finder->opts.flags & MGL_KEY_WHOLE_WORDS); k++) {
        finder->words[k] = (mgl_words)MGL_WORDS_INIT;
        finder->word[k] = (mgl_word)MGL_WORD_INIT;
        status = mgl_words_start(&finder->words[k], NULL, (const char *)from, (size_t)(to - from));
    }
    return status;
}

/* Whether a word begins or ends at a place of the text; places are asked about in rising order. */
static bool at_word_edge(mgl_finder *finder, unsigned k, size_t place)
{
    mgl_word *word = &finder->word[k];
    place -= (size_t)(finder->stretch - finder->text);
    while (word->end < place && mgl_words_next(&finder->words[k], word)) {
    }
    return place == 0 || place == word->begin || place == word->end;
}

/* Whether the match takes whole words: nothing of their ink is left over, and they join to nothing around them. */
static bool whole_words(mgl_finder *finder, size_t at, size_t n)
{
    const mgl_term *first = finder->seen.at + at, *last = first + n - 1, *want = finder->wanted.at;
    bool inside = at + n < finder->seen.n && (last[1].how & MGL_TERM_GLUED);
    bool open = how_at(first, true, true) != how_at(want, true, true) ||
                how_at(last, true, true) != how_at(want + n - 1, true, true);
    if ((first->how & MGL_TERM_GLUED) || inside || open)
        return false;
    return at_word_edge(finder, 0, first->begin) && at_word_edge(finder, 1, last->end);
}

static bool matches_at(mgl_finder *finder, size_t at)
{
    const mgl_term *want = finder->wanted.at, *seen = finder->seen.at + at;
    size_t n = finder->wanted.n;
    for (size_t i = 0; i < n; i++) {
        if (seen[i].value != want[i].value)
            return false;
        if (how_at(seen + i, i > 0, i + 1 < n) != how_at(want + i, i > 0, i + 1 < n))
            return false;
    }
    return !(finder->opts.flags & MGL_KEY_WHOLE_WORDS) || whole_words(finder, at, n);
}

/* The needle in the system of the first Mongolian term from `at` on. */
static mgl_status want_at(mgl_finder *finder, size_t at)
{
    const mgl_terms *seen = &finder->seen;
    if (finder->next_system < at)
        finder->next_system = at;
    while (finder->next_system < seen->n && !seen->at[finder->next_system].system)
        finder->next_system++;
    return finder->next_system < seen->n ? want(finder, seen->at[finder->next_system].system) : MGL_OK;
}

/* The next match in the terms at hand. */
static mgl_status search(mgl_finder *finder, bool *found, size_t *begin, size_t *end)
{
    mgl_terms *seen = &finder->seen;
    *found = false;
    for (; finder->next_term < seen->n; finder->next_term++) {
        size_t at = finder->next_term;
        mgl_status status = want_at(finder, at);
        if (status != MGL_OK)
            return status;
        size_t n = finder->wanted.n;
        if (n == 0 || n > seen->n - at || !matches_at(finder, at))
            continue;
        *found = true;
        *begin = seen->at[at].begin;
        *end = seen->at[at + n - 1].end;
        finder->next_term = at + n;
        while (finder->next_term < seen->n && seen->at[finder->next_term].begin < *end)
            finder->next_term++; /* the rest of a letter that the match ended in */
        return MGL_OK;
    }
    return MGL_OK;
}

/* The needle byte for byte, from p on; the end of the text if it is not there. */
static const unsigned char *find_literal(const mgl_finder *finder, const unsigned char *p)
{
    size_t n = finder->needle_n, rare = finder->rare;
    while (n && (size_t)(finder->end - p) >= n) {
        const unsigned char *hit = memchr(p + rare, finder->needle[rare], (size_t)(finder->end - p) - n + 1);
        if (!hit)
            break;
        if (!memcmp(hit - rare, finder->needle, n))
            return hit - rare;
        p = hit - rare + 1;
    }
    return finder->end;
}

/* The first place at p or later that a match can have to do with. */
static const unsigned char *find_candidate(mgl_finder *finder, const unsigned char *p)
{
    const unsigned char *stop;
    if (finder->mongolian || finder->literal) {
        if (!finder->segment || finder->segment < p)
            finder->segment = mgl_segment_find(p, finder->end, finder->end, &stop);
        p = finder->mongolian ? finder->segment : p;
    }
    if (finder->literal) {
        if (!finder->bytes || finder->bytes < p)
            finder->bytes = find_literal(finder, p);
        p = finder->bytes < finder->segment ? finder->bytes : finder->segment;
    }
    return p;
}

/* The next stretch worth reading: a line, or everything for a needle with line feeds. */
static mgl_status read_on(mgl_finder *finder, bool *more)
{
    const unsigned char *from = finder->to, *start = find_candidate(finder, from);
    *more = start < finder->end;
    if (!*more) {
        finder->to = finder->end;
        return MGL_OK;
    }
    while (finder->lines && start > from && start[-1] != '\n')
        start--;
    from = finder->lines ? start : from;
    const unsigned char *line = finder->lines ? memchr(from, '\n', (size_t)(finder->end - from)) : NULL;
    const unsigned char *to = line ? line + 1 : finder->end;
    finder->seen.n = finder->next_term = finder->next_system = 0;
    mgl_status status = mgl_terms_add(&finder->seen, from, to);
    if (status != MGL_OK) {
        finder->seen.n = 0; /* the stretch is read again by the next call */
        return status;
    }
    finder->to = to;
    return start_words(finder, from, to);
}

static bool is_alphanumeric(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_blank(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Whether it is plain that the needle at p begins and ends where words do: what is more than letters and digits between
 * blanks is for words.h to say. */
static bool stands_alone(const mgl_finder *finder, const unsigned char *p)
{
    const unsigned char *stop = p + finder->needle_n;
    return is_alphanumeric(p[0]) && is_alphanumeric(stop[-1]) && (p == finder->text || is_blank(p[-1])) &&
           (stop == finder->end || is_blank(*stop));
}

/* A match in foreign text needs no terms. What begins before Mongolian text and ends behind it begins later. */
static bool find_direct(mgl_finder *finder, size_t *begin, size_t *end)
{
    if (!finder->direct)
        return false;
    const unsigned char *p = find_candidate(finder, finder->to);
    if (p == finder->end || p != finder->bytes || (size_t)(finder->segment - p) < finder->needle_n)
        return false;
    if (finder->opts.flags & MGL_KEY_WHOLE_WORDS && !stands_alone(finder, p))
        return false;
    *begin = (size_t)(p - finder->text);
    *end = *begin + finder->needle_n;
    finder->to = p + finder->needle_n;
    return true;
}

/* At the level of bytes a needle is found as it stands. */
static void find_bytes(mgl_finder *finder, bool *found, size_t *begin, size_t *end)
{
    const unsigned char *p = find_literal(finder, finder->to);
    *found = p < finder->end;
    *begin = (size_t)(p - finder->text);
    *end = *begin + finder->needle_n;
    finder->to = *found ? p + finder->needle_n : p;
}

mgl_status mgl_finder_next(mgl_finder *finder, bool *found, size_t *begin, size_t *end)
{
    if (!finder || !finder->text || !found || !begin || !end)
        return MGL_E_ARG;
    *found = false;
    if (finder->opts.level == MGL_LEVEL_EXACT && !(finder->opts.flags & MGL_KEY_WHOLE_WORDS)) {
        find_bytes(finder, found, begin, end);
        return MGL_OK;
    }
    for (bool more = true; more;) {
        mgl_status status = search(finder, found, begin, end);
        if (status != MGL_OK || *found)
            return status;
        *found = find_direct(finder, begin, end);
        if (*found)
            return MGL_OK;
        status = read_on(finder, &more);
        if (status != MGL_OK)
            return status;
    }
    return MGL_OK;
}
