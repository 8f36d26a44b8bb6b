/* key_long.c -- keys of long texts and of many texts one after the other: words that were met before get the key they
 * would get alone, whatever stood around them, and with little memory just as well. */
#include <stdlib.h>
#include <string.h>

#include "key_looks.h"
#include "key_twins.h"
#include "tap.h"

enum { WORDS = 400, TEXT_BYTES = 1 << 16 };

/* ---- a context that has no large blocks, so that nothing can be remembered ---- */

enum { LARGE = 1 << 19 };

static void *tight_alloc(void *user, size_t n)
{
    (void)user;
    return n < LARGE ? malloc(n) : NULL;
}

static void *tight_resize(void *user, void *p, size_t old_n, size_t n)
{
    (void)user;
    (void)old_n;
    return n < LARGE ? realloc(p, n) : NULL;
}

static void tight_release(void *user, void *p, size_t n)
{
    (void)user;
    (void)n;
    free(p);
}

static mgl_ctx *tight_context(void)
{
    mgl_allocator allocator = { sizeof allocator, NULL, tight_alloc, tight_resize, tight_release };
    mgl_ctx_opts opts = MGL_CTX_OPTS_INIT;
    mgl_ctx *ctx = NULL;
    opts.allocator = &allocator;
    return mgl_ctx_new(&opts, &ctx) == MGL_OK ? ctx : NULL;
}

/* ---- texts in which words come back ---- */

typedef struct vocabulary {
    size_t n[WORDS];
    char word[WORDS][RANDOM_BYTES];
} vocabulary;

static void fill_vocabulary(vocabulary *words, random_source *random, uint32_t profile, uint32_t system)
{
    random_alphabet alphabet;
    for (size_t i = 0; i < WORDS; i++) {
        if (i % 50 == 0)
            random_alphabet_fill(&alphabet, profile, system ? system : 1 + random_below(random, 7));
        random_kind kind = random_percent(random, 70) ? RANDOM_WORDS : (random_kind)random_below(random, 4);
        words->n[i] = random_text(random, &alphabet, kind, words->word[i]);
    }
}

/* About size bytes; the words of a paragraph stand near each other in the vocabulary, so that paragraphs differ in
 * their systems. */
static size_t write_text(random_source *random, const vocabulary *words, size_t size, char *text)
{
    size_t n = 0, from = 0;
    while (n + RANDOM_BYTES + 2 < size) {
        size_t i = (from + random_below(random, 60)) % WORDS;
        memcpy(text + n, words->word[i], words->n[i]);
        n += words->n[i];
        bool last = random_percent(random, 5);
        if (last)
            from = random_below(random, WORDS);
        text[n++] = last ? '\n' : ' ';
    }
    return n;
}

static bool same_text(const mgl_out *a, const mgl_out *b)
{
    size_t a_n, b_n;
    const char *a_text = mgl_out_text(a, &a_n), *b_text = mgl_out_text(b, &b_n);
    return a_n == b_n && !memcmp(a_text, b_text, a_n);
}

typedef struct bench {
    mgl_ctx *tight;
    mgl_out *one, *two;
    vocabulary words;
    looks a, b;
    char text[TEXT_BYTES], varied[TEXT_BYTES + TWIN_BYTES];
} bench;

/* ---- what is tried ---- */

/* The key of a long text is the same with nothing remembered. */
static bool is_remembered_right(bench *at, const mgl_key_opts *opts, size_t n)
{
    return mgl_key(NULL, opts, at->text, n, at->one) == MGL_OK &&
           mgl_key(at->tight, opts, at->text, n, at->two) == MGL_OK && same_text(at->one, at->two);
}

/* A keyer gives every line the key that mgl_key() gives it, over and over. */
static bool keyer_agrees(bench *at, const mgl_key_opts *opts, size_t n, size_t *lines)
{
    mgl_keyer *keyer = NULL;
    char tag[] = "mnc";
    mgl_key_opts with_tag = *opts;
    with_tag.language = tag;
    if (mgl_keyer_new(NULL, &with_tag, &keyer) != MGL_OK)
        return false;
    memset(tag, 'x', sizeof tag); /* the options were copied */
    with_tag.language = "mnc";
    bool same = true;
    for (const char *line = at->text, *end = line + n, *stop; line < end && same; line = stop) {
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        stop = feed ? feed + 1 : end;
        size_t length = (size_t)(stop - line) - (*lines % 2 && feed != NULL); /* with and without its line feed */
        same = mgl_keyer_key(keyer, line, length, at->one) == MGL_OK &&
               mgl_key(NULL, &with_tag, line, length, at->two) == MGL_OK && same_text(at->one, at->two);
        ++*lines;
    }
    mgl_keyer_free(keyer);
    return same;
}

/* Two long texts that differ in a word have equal shape keys exactly when they look the same. */
static bool tells_apart(bench *at, const mgl_key_opts *opts, random_source *random, const twins *twin, size_t n,
                        unsigned *equal)
{
    mgl_shape_opts how = MGL_SHAPE_OPTS_INIT;
    char word[RANDOM_BYTES], other[TWIN_BYTES];
    how.system = opts->system;
    how.profile = opts->profile;
    size_t begin = random_below(random, (unsigned)n - RANDOM_BYTES), length = 30;
    while (begin > 0 && at->text[begin - 1] != ' ')
        begin--;
    memcpy(word, at->text + begin, length);
    size_t other_n = twins_vary(twin, random, word, length, other);
    memcpy(at->varied, at->text, begin);
    memcpy(at->varied + begin, other, other_n);
    memcpy(at->varied + begin + other_n, at->text + begin + length, n - begin - length);
    size_t varied_n = n - length + other_n;
    if (!looks_read(&at->a, &how, at->text, n) || !looks_read(&at->b, &how, at->varied, varied_n) ||
        mgl_key(NULL, opts, at->text, n, at->one) != MGL_OK ||
        mgl_key(NULL, opts, at->varied, varied_n, at->two) != MGL_OK)
        return false;
    bool seen = looks_equal(&at->a, &at->b);
    *equal += seen;
    return seen == same_text(at->one, at->two);
}

static void try_system(bench *at, uint32_t profile, uint32_t system)
{
    static twins twin;
    random_alphabet alphabet;
    random_source random = random_start(10 * profile + system);
    unsigned wrong[3] = { 0 }, equal = 0, tried = 0;
    size_t lines = 0;
    random_alphabet_fill(&alphabet, profile, system ? system : MGL_SYSTEM_HUDUM);
    twins_fill(&twin, profile, &alphabet);
    fill_vocabulary(&at->words, &random, profile, system);
    for (uint32_t level = MGL_LEVEL_CANONICAL; level <= MGL_LEVEL_SKELETON; level++) {
        mgl_key_opts opts = MGL_KEY_OPTS_INIT;
        opts.profile = profile;
        opts.system = system;
        opts.level = level;
        size_t n = write_text(&random, &at->words, TEXT_BYTES, at->text);
        wrong[0] += !is_remembered_right(at, &opts, n);
        wrong[1] += !keyer_agrees(at, &opts, n, &lines);
        for (int i = 0; i < 20 && level == MGL_LEVEL_SHAPE; i++, tried++)
            wrong[2] += !tells_apart(at, &opts, &random, &twin, n, &equal);
    }
    const char *profile_name = mgl_profile_name(profile), *name = mgl_system_name(system);
    tap(wrong[0] == 0, "%s, %s: long texts have the same key with little memory: %u fail", profile_name, name,
        wrong[0]);
    tap(wrong[1] == 0 && lines > 500, "%s, %s: keyers agree with mgl_key() on %zu lines: %u texts fail", profile_name,
        name, lines, wrong[1]);
    tap(wrong[2] == 0 && equal > 0 && equal < tried,
        "%s, %s: long texts have equal shape keys exactly when they look the same: %u of %u fail, %u are equal",
        profile_name, name, wrong[2], tried, equal);
}

int main(void)
{
    static bench at;
    bool ready = looks_open(&at.a);
    ready = looks_open(&at.b) && ready;
    at.tight = tight_context();
    if (!ready || !at.tight || mgl_out_new(NULL, &at.one) != MGL_OK || mgl_out_new(NULL, &at.two) != MGL_OK)
        return 1;
    for (uint32_t profile = MGL_PROFILE_UTN57_R4; profile <= MGL_PROFILE_UTN57_R5DRAFT; profile++) {
        for (uint32_t system = MGL_SYSTEM_AUTO; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++)
            try_system(&at, profile, system);
    }
    mgl_out_free(at.one);
    mgl_out_free(at.two);
    mgl_ctx_unref(at.tight);
    looks_close(&at.a);
    looks_close(&at.b);
    return tap_end();
}
