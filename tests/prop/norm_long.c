/* norm_long.c -- long segments with many controls: the minimal form still looks the same, keeps the letters and is
 * stable, and takes time in proportion to the text. */
#define _POSIX_C_SOURCE 199309L

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "key_looks.h"
#include "norm_map.h"
#include "oracle.h"
#include "random.h"
#include "tap.h"

enum { MOST = 8192, MOST_BYTES = 3 * MOST };

/* ---- random long segments ---- */

static uint32_t some_letter(random_source *random, const random_alphabet *alphabet)
{
    return random_percent(random, 45) ? alphabet->vowels[random_below(random, alphabet->vowel_n)]
                                      : alphabet->consonants[random_below(random, alphabet->consonant_n)];
}

/* Code points without a space; controls_percent of them controls. A text of several segments has a space here and
 * there, a paragraph end now and then. */
static size_t long_text(random_source *random, const random_alphabet *alphabet, unsigned controls_percent, bool one,
                        size_t codepoints, char *text)
{
    static const uint32_t controls[] = { 0x180B, 0x180B, 0x180C, 0x180D, 0x180F, 0x200D, 0x200C,
                                         0x180E, 0x202F, 0x180A, 0x1885, 0x1886, 0x1802 };
    size_t n = 0;
    for (size_t i = 0; i < codepoints; i++) {
        if (!one && random_percent(random, 1))
            text[n++] = random_percent(random, 10) ? '\n' : ' ';
        else if (random_percent(random, controls_percent))
            random_put(text, &n, controls[random_below(random, sizeof controls / sizeof *controls)]);
        else
            random_put(text, &n, some_letter(random, alphabet));
    }
    return n;
}

typedef struct norm_pair {
    mgl_out *out, *again;
    looks before, after;
} norm_pair;

static size_t count_controls(const char *text, size_t n)
{
    size_t count = 0, length;
    for (size_t i = 0; i < n; i += length) {
        uint32_t cp = oracle_read(text, n, i, &length);
        count += (cp >= 0x180B && cp <= 0x180F && cp != 0x180E) || cp == 0x200C || cp == 0x200D;
    }
    return count;
}

/* NULL, or what is wrong with the minimal form of a text. */
static const char *check(norm_pair *pair, const mgl_norm_opts *opts, const char *text, size_t n)
{
    mgl_shape_opts how = MGL_SHAPE_OPTS_INIT;
    size_t minimal_n, twice_n;
    how.system = opts->system;
    how.profile = opts->profile;
    if (mgl_normalize(NULL, opts, text, n, pair->out) != MGL_OK)
        return "normalizing failed";
    const char *minimal = mgl_out_text(pair->out, &minimal_n);
    if (!looks_read(&pair->before, &how, text, n) || !looks_read(&pair->after, &how, minimal, minimal_n))
        return "shaping failed";
    if (!looks_equal(&pair->before, &pair->after))
        return "the minimal form looks different";
    const char *wrong = norm_map_edits(pair->out, text, n);
    if (wrong)
        return wrong;
    if (mgl_normalize(NULL, opts, minimal, minimal_n, pair->again) != MGL_OK)
        return "normalizing twice failed";
    const char *twice = mgl_out_text(pair->again, &twice_n);
    return twice_n == minimal_n && !memcmp(minimal, twice, twice_n) ? NULL : "normalizing twice changes more";
}

/* Texts of a system; auto: of any system, the choice left to the library. */
static void try_system(norm_pair *pair, uint32_t system, bool one, unsigned texts)
{
    static char text[MOST_BYTES];
    random_source random = random_start(system + 100 * one);
    random_alphabet alphabet;
    unsigned failures = 0, shorter = 0;
    for (unsigned i = 0; i < texts; i++) {
        mgl_norm_opts opts = MGL_NORM_OPTS_INIT;
        opts.system = system;
        opts.profile = 1 + i % 2;
        random_alphabet_fill(&alphabet, opts.profile, system ? system : 1 + random_below(&random, 7));
        size_t codepoints = 49 + random_below(&random, i % 8 ? 400 : MOST - 49), minimal_n;
        size_t n = long_text(&random, &alphabet, 5 + random_below(&random, 50), one, codepoints, text);
        const char *wrong = check(pair, &opts, text, n);
        mgl_out_text(pair->out, &minimal_n);
        shorter += minimal_n < n;
        if (wrong && failures++ < 3)
            tap_note("%s: %zu code points of %s, profile %s, text %u of seed %u", wrong, codepoints,
                     mgl_system_name(alphabet.system), mgl_profile_name(opts.profile), i, system + 100U * one);
    }
    tap(failures == 0, "%s of many code points, system %s: %u of %u fail", one ? "segments" : "texts",
        mgl_system_name(system), failures, texts);
    tap(shorter > texts / 2, "in %u of them something was dropped", shorter);
}

/* A long segment is made as small as its parts: words that stand side by side with punctuation between them, in each of
 * which one selector asks for what is there anyway. */
static void try_parts(norm_pair *pair)
{
    static const char word[] = "\xE1\xA0\xA8\xE1\xA0\xA0\xE1\xA0\xB7\xE1\xA0\xA0"; /* n a r a */
    static const char idle[] = "\xE2\x80\x8D";                                     /* ZWJ */
    char text[MOST_BYTES];
    size_t n = 0, minimal_n;
    mgl_norm_opts opts = MGL_NORM_OPTS_INIT;
    opts.system = MGL_SYSTEM_HUDUM;
    for (int i = 0; i < 200; i++) {
        memcpy(text + n, word, 6);
        memcpy(text + n + 6, idle, 3); /* between two letters that join anyway */
        memcpy(text + n + 9, word + 6, 6);
        n += 15;
        random_put(text, &n, 0x1802);
    }
    bool done = mgl_normalize(NULL, &opts, text, n, pair->out) == MGL_OK;
    const char *minimal = mgl_out_text(pair->out, &minimal_n);
    tap(done && count_controls(text, n) == 200 && count_controls(minimal, minimal_n) == 0,
        "a long segment loses its idle controls: %zu left", count_controls(minimal, minimal_n));
}

/* Segments of letters that all systems have, the choice left to the library: it is the same for the minimal form. One
 * half of a segment has other letters than the other, and joiners between them. */
static void try_shared(norm_pair *pair, unsigned texts)
{
    static char text[MOST_BYTES];
    random_source random = random_start(4);
    uint32_t shared[RANDOM_LETTERS];
    unsigned shared_n = 0, failures = 0;
    for (uint32_t cp = 0x1820; cp < 0x18AB && shared_n < RANDOM_LETTERS; cp++) {
        bool everywhere = true;
        for (uint32_t system = MGL_SYSTEM_HUDUM; system <= MGL_SYSTEM_MANCHU; system++)
            everywhere &= mgl_letter_name(system, cp) != NULL;
        if (everywhere)
            shared[shared_n++] = cp;
    }
    for (unsigned i = 0; i < texts; i++) {
        mgl_norm_opts opts = MGL_NORM_OPTS_INIT;
        size_t n = 0, half = 20 + random_below(&random, 60);
        uint32_t few[6];
        for (size_t k = 0; k < 6; k++)
            few[k] = shared[random_below(&random, shared_n)];
        for (size_t k = 0; k < 2 * half; k++) {
            random_put(text, &n, few[random_below(&random, 3) + (k < half ? 0 : 3)]);
            if (k < half)
                random_put(text, &n, 0x200D);
        }
        const char *wrong = check(pair, &opts, text, n);
        if (wrong && failures++ < 3)
            tap_note("%s: text %u of letters that all systems have", wrong, i);
    }
    tap(failures == 0 && shared_n > 4, "segments of %u letters that all systems have: %u of %u fail", shared_n,
        failures, texts);
}

/* ---- time ---- */

typedef struct slow_text {
    const char *name;
    uint32_t system;
    uint32_t start[4], piece[8], end[4]; /* code points up to a 0: one start, the piece again and again, one end */
} slow_text;

enum { HUDUM = MGL_SYSTEM_HUDUM, TODO = MGL_SYSTEM_TODO, MANCHU = MGL_SYSTEM_MANCHU };

static const slow_text slow[] = {
    { "a selector behind every letter", HUDUM, { 0 }, { 0x1826, 0x180B }, { 0 } },
    { "many selectors behind every letter", HUDUM, { 0 }, { 0x1826, 0x180B, 0x180C, 0x180D }, { 0 } },
    { "ZWJ between letters", HUDUM, { 0 }, { 0x182A, 0x200D, 0x1820, 0x200D }, { 0 } },
    { "ZWJ alone", HUDUM, { 0x1820 }, { 0x200D }, { 0x1820 } },
    { "ZWNJ alone", HUDUM, { 0x1820 }, { 0x200C }, { 0x1820 } },
    { "selectors without a letter", HUDUM, { 0 }, { 0x180B }, { 0 } },
    { "selectors between a letter and its vowel", HUDUM, { 0x1833 }, { 0x180D }, { 0x1821 } },
    { "NNBSP alone", HUDUM, { 0x1820 }, { 0x202F }, { 0x1820 } },
    { "NNBSP and letters", HUDUM, { 0x1820 }, { 0x202F, 0x1822 }, { 0 } },
    { "a joiner before many marks", HUDUM, { 0x182A, 0x200D }, { 0x1885 }, { 0x1820 } },
    { "a non-joiner before many marks", HUDUM, { 0x182A, 0x200C }, { 0x1885 }, { 0x1820 } },
    { "joiners and marks", HUDUM, { 0x182A }, { 0x200D, 0x1885 }, { 0x1820 } },
    { "joiners before marks", HUDUM, { 0x182A, 0x200D, 0x200C, 0x200D }, { 0x1886 }, { 0x1820 } },
    { "gender far to the left", HUDUM, { 0x1820 }, { 0x1822, 0x182D, 0x180C }, { 0 } },
    { "gender far to the right", HUDUM, { 0 }, { 0x1822, 0x182D, 0x180C }, { 0x1820 } },
    { "Todo letters and ZWJ", TODO, { 0 }, { 0x1850, 0x200D, 0x1846 }, { 0 } },
    { "Todo long vowel signs and ZWJ", TODO, { 0x184B, 0x1820 }, { 0x1843, 0x200D }, { 0 } },
    { "Manchu syllables with selectors", MANCHU, { 0 }, { 0x1874, 0x180B, 0x1860, 0x180C, 0x1868, 0x185D }, { 0 } },
    { "short words with a selector each", HUDUM, { 0 }, { 0x1828, 0x1820, 0x180B, ' ' }, { 0 } },
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static size_t add(char *text, size_t n, const uint32_t *from, size_t most)
{
    for (size_t i = 0; i < most && from[i]; i++)
        random_put(text, &n, from[i]);
    return n;
}

/* The least time of some runs, in seconds; negative when normalizing fails. */
static double measure(const slow_text *what, size_t pieces, int runs, mgl_out *out)
{
    char *text = malloc((pieces * 8 + 8) * 3);
    mgl_norm_opts opts = MGL_NORM_OPTS_INIT;
    double least = -1;
    opts.system = what->system;
    size_t n = text ? add(text, 0, what->start, 4) : 0;
    for (size_t i = 0; text && i < pieces; i++)
        n = add(text, n, what->piece, 8);
    n = text ? add(text, n, what->end, 4) : 0;
    for (int run = 0; text && run < runs; run++) {
        double start = now();
        if (mgl_normalize(NULL, &opts, text, n, out) != MGL_OK)
            break;
        double taken = now() - start;
        least = least < 0 || taken < least ? taken : least;
    }
    free(text);
    return least;
}

/* At most four times as much a piece, or too short a time to tell; quadratic would be eight times. */
static bool is_linear(double small, double large, unsigned factor)
{
    const double noise = 0.05;
    return large < noise || large <= 4 * factor * (small > noise / factor ? small : noise / factor);
}

enum { SMALL = 256, FACTOR = 8 };

static void try_time(const slow_text *what, mgl_out *out)
{
    double before = measure(what, SMALL, 3, out);
    bool linear = true;
    for (size_t pieces = SMALL * FACTOR; pieces <= SMALL * FACTOR * FACTOR && linear; pieces *= FACTOR) {
        double taken = measure(what, pieces, 2, out);
        linear = before >= 0 && taken >= 0 && is_linear(before, taken, FACTOR);
        if (!linear)
            tap_note("%s: %zu pieces %.4f s, %zu pieces %.4f s", what->name, pieces / FACTOR, before, pieces, taken);
        before = taken;
    }
    tap(linear, "%s: normalized in linear time", what->name);
}

int main(int argc, char **argv)
{
    norm_pair pair;
    unsigned texts = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 60;
    bool ready = looks_open(&pair.before);
    ready = looks_open(&pair.after) && ready;
    if (!ready || mgl_out_new(NULL, &pair.out) != MGL_OK || mgl_out_new(NULL, &pair.again) != MGL_OK)
        return 1;
    for (uint32_t system = MGL_SYSTEM_AUTO; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++) {
        try_system(&pair, system, true, texts);
        try_system(&pair, system, false, texts);
    }
    try_parts(&pair);
    try_shared(&pair, 50 * texts);
    for (size_t i = 0; i < sizeof slow / sizeof *slow; i++)
        try_time(slow + i, pair.out);
    mgl_out_free(pair.out);
    mgl_out_free(pair.again);
    looks_close(&pair.before);
    looks_close(&pair.after);
    /* the yardstick itself: quadratic is told from linear */
    tap(is_linear(1, 8, 8) && !is_linear(1, 64, 8) && !is_linear(0.01, 0.64, 8), "a quadratic time would be seen");
    return tap_end();
}
