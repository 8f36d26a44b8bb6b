/* words_hostile.c -- texts made to make words slow: each is walked to the end in every way, and four times the text
 * takes about four times the time. */
#define _POSIX_C_SOURCE 199309L

#include <mongol/mongol.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "random.h"
#include "tap.h"

enum { SMALL = 8192, LARGE = 32768 }; /* pieces */

typedef struct hostile_words {
    const char *name;
    uint32_t start[4], piece[8], end[4]; /* code points up to a 0 */
} hostile_words;

static const hostile_words texts[] = {
    { "one word", { 0 }, { 0x182A, 0x1820 }, { 0 } },
    { "consonants", { 0 }, { 0x1837 }, { 0x1820 } },
    { "vowels", { 0 }, { 0x1820 }, { 0 } },
    { "ZWJ before a letter", { 0 }, { 0x200D }, { 0x1820 } },
    { "ZWJ and no letter", { 'a' }, { 0x200D }, { 0 } },
    { "ZWJ behind a symbol", { 0x1F468 }, { 0x200D }, { 0 } },
    { "ZWJ and symbols", { 0 }, { 0x200D, 0x1F468 }, { 0x1820 } },
    { "NNBSP and no letter", { ' ' }, { 0x202F }, { 0 } },
    { "NNBSP and spaces", { 0 }, { 0x202F, ' ' }, { 0x1820 } },
    { "selectors", { 0x1820 }, { 0x180B }, { 0x1820 } },
    { "selectors between spaces", { 0 }, { ' ', 0x180B }, { 0x1820 } },
    { "selectors inside a diphthong", { 0x1820, 0x1836 }, { 0x180B }, { 0x1822 } },
    { "nirugu", { 'a' }, { 0x180A }, { 0 } },
    { "combining marks", { 'a' }, { 0x301 }, { 0x1820 } },
    { "combining marks behind a word", { 0x1820 }, { 0x301 }, { 0x1820 } },
    { "vowel separators", { 0x1828 }, { 0x180E }, { 0x1820 } },
    { "a behind vowel separators", { 0x1828 }, { 0x180E, 0x1820 }, { 0 } },
    { "suffixes behind NNBSP", { 0x1828 }, { 0x202F, 0x1824, 0x1828 }, { 0 } },
    { "suffixes, and no suffix in the end", { 0x1828 }, { 0x202F, 0x1824, 0x1828 }, { 0x202F, 0x1830 } },
    { "suffixes behind spaces", { 0x1828 }, { ' ', 0x1836, 0x1822, 0x1828 }, { 0 } },
    { "suffixes behind spaces, and none", { 0x1828 }, { ' ', 0x1836, 0x1822, 0x202F, 0x1830 }, { 0 } },
    { "a suffix behind many spaces", { 0x1828 }, { ' ' }, { 0x1836, 0x1822 } },
    { "letters of many kinds", { 0 }, { 0x1824, ' ', 0x1844, ' ', 0x185E, ' ', 0x1873, ' ' }, { 0 } },
    { "apostrophes", { 'a' }, { '\'', 'b' }, { 0 } },
    { "flags", { 0 }, { 0x1F1E6 }, { 0 } },
    { "syllable boundary markers", { 0x1820 }, { 0x1807 }, { 0x1820 } },
};

static size_t add(char *text, size_t n, const uint32_t *from, size_t most)
{
    for (size_t i = 0; i < most && from[i]; i++)
        random_put(text, &n, from[i]);
    return n;
}

static char *make(const hostile_words *hostile, size_t pieces, size_t *n)
{
    char *text = malloc((pieces * 8 + 16) * 4);
    if (!text)
        exit(2);
    *n = add(text, 0, hostile->start, 4);
    for (size_t i = 0; i < pieces; i++)
        *n = add(text, *n, hostile->piece, 8);
    *n = add(text, *n, hostile->end, 4);
    return text;
}

/* Everything there is to ask about a text; false when the words do not end where it ends. */
static bool walk(const char *text, size_t n, uint32_t flags)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    mgl_part part = MGL_PART_INIT;
    mgl_syllable syllable = MGL_SYLLABLE_INIT;
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    size_t end = 0;
    bool good = true;
    opts.flags = flags | MGL_WORDS_UTF16_OFFSETS;
    if (mgl_words_start(&it, &opts, text, n) != MGL_OK)
        return false;
    for (; mgl_words_next(&it, &word); end = word.end) {
        size_t parts = word.begin, syllables = word.begin;
        while (mgl_words_next_part(&it, &part))
            parts = part.end;
        while (mgl_words_next_syllable(&it, &syllable))
            syllables = syllable.end;
        if (word.kind == MGL_WORD_MONGOLIAN)
            good = good && parts == word.end && syllables == word.end;
    }
    return good && end == n;
}

/* Seconds that everything takes; less than 0: something was wrong. */
static double seconds(const char *text, size_t n)
{
    struct timespec from, to;
    mgl_counts counts = MGL_COUNTS_INIT;
    clock_gettime(CLOCK_MONOTONIC, &from);
    bool good = walk(text, n, 0) && walk(text, n, MGL_WORDS_SPACED_SUFFIXES) &&
                mgl_counts_add(NULL, text, n, &counts) == MGL_OK;
    clock_gettime(CLOCK_MONOTONIC, &to);
    return good ? (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) * 1e-9 : -1;
}

/* The best of three, since other programs run too. */
static double best(const hostile_words *hostile, size_t pieces)
{
    size_t n;
    char *text = make(hostile, pieces, &n);
    double least = seconds(text, n);
    for (int i = 0; i < 2 && least >= 0; i++) {
        double again = seconds(text, n);
        least = again < least ? again : least;
    }
    free(text);
    return least;
}

int main(void)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        double small = best(texts + i, SMALL), large = best(texts + i, LARGE);
        bool good = small >= 0 && large >= 0;
        bool linear = good && (large < 0.02 || large < small * 8);
        tap(good && linear, "%s: %.1f and %.1f ms", texts[i].name, small * 1e3, large * 1e3);
    }
    return tap_end();
}
