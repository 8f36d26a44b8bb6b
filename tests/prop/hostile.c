/* hostile.c -- texts made to be slow: each is shaped to the end, and four times the text takes about four times the
 * time. */
#define _POSIX_C_SOURCE 199309L

#include <mongol/mongol.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "random.h"
#include "tap.h"

enum { SMALL = 4096, LARGE = 32768, FULL = 1048576 }; /* code points */

/* A text is a start, then one piece again and again, then an end; each is code points up to a 0. BYTE + b: a raw byte.
 */
enum { BYTE = 0x200000, NUL = 0x200100 };
typedef struct hostile_text {
    const char *name;
    uint32_t start[4], piece[8], end[4];
    size_t slots; /* slots for each piece; 0: the whole is other text */
    bool diagnosed;
} hostile_text;

static const hostile_text texts[] = {
    { "nirugu", { 0 }, { 0x180A }, { 0 }, 1, false },
    { "letters without a space", { 0 }, { 0x182A, 0x1820, 0x1828, 0x1822, 0x182D, 0x1824 }, { 0 }, 6, false },
    { "one letter", { 0 }, { 0x182D }, { 0 }, 1, false },
    { "NULs", { 0 }, { NUL }, { 0 }, 0, true },
    { "bytes that are not UTF-8", { 0 }, { BYTE + 0xFF, BYTE + 0xE1, BYTE + 0xA0 }, { 0 }, 0, true },
    { "selectors without a letter", { 0 }, { 0x180B, 0x180D }, { 0 }, 2, true },
    { "unassigned code points", { 0 }, { 0x181A, 0x18AF }, { 0 }, 2, true },
    { "spaces", { 0 }, { ' ' }, { 0 }, 0, false },
    { "letters and line ends", { 0 }, { 0x1820, '\n' }, { 0 }, 2, false },
    { "a consonant cluster before a vowel", { 0x182A }, { 0x1837 }, { 0x1823 }, 1, false },
    { "clusters, a vowel in each", { 0x182A }, { 0x1837, 0x1837, 0x1824 }, { 0 }, 3, false },
    { "selectors between a letter and its vowel", { 0x1833 }, { 0x180D }, { 0x1821 }, 1, true },
    { "selectors behind every letter", { 0 }, { 0x1826, 0x180B, 0x180C, 0x180D }, { 0 }, 4, true },
    { "ZWJ between a letter and its vowel", { 0x182D }, { 0x200D }, { 0x1820 }, 1, false },
    { "ZWNJ before a vowel", { 0x182D }, { 0x200C }, { 0x1820 }, 1, false },
    { "marks between a letter and its vowel", { 0x182D }, { 0x1885 }, { 0x1820 }, 1, false },
    { "vowel separators", { 0x182D }, { 0x180E }, { 0x1820 }, 1, true },
    { "vowel separators and a", { 0 }, { 0x1828, 0x180E, 0x1820 }, { 0 }, 3, false },
    { "NNBSP", { 0 }, { 0x202F, 0x1822 }, { 0 }, 2, false },
    { "NNBSP alone", { 0 }, { 0x202F }, { 0 }, 0, false },
    { "ZWJ alone", { 0 }, { 0x200D }, { 0 }, 0, false },
    { "g and i, gender far away", { 0x1820 }, { 0x1822, 0x182D }, { 0 }, 2, false },
    { "i and g, gender to the right", { 0 }, { 0x1822, 0x182D, 0x182F }, { 0x1820 }, 3, false },
    { "Todo long vowel signs", { 0x184B, 0x1820 }, { 0x1843 }, { 0 }, 1, false },
    { "Todo vowels with signs", { 0x184B }, { 0x1820, 0x1843 }, { 0 }, 2, false },
    { "Todo letters and ZWJ", { 0 }, { 0x1850, 0x200D }, { 0x1846 }, 2, false },
    { "Manchu syllables", { 0 }, { 0x1874, 0x1860, 0x1868, 0x185D }, { 0 }, 4, false },
    { "Sibe i behind z", { 0 }, { 0x186F, 0x185E }, { 0 }, 2, false },
    { "Ali Gali", { 0 }, { 0x1889, 0x1859, 0x1826 }, { 0 }, 3, false },
    { "systems mixed letter by letter", { 0 }, { 0x1820, 0x1844, 0x185D, 0x1873 }, { 0 }, 4, true },
    { "systems mixed word by word", { 0 }, { 0x1824, ' ', 0x1844, ' ', 0x185E, ' ', 0x1873, ' ' }, { 0 }, 8, false },
};

static size_t add(char *text, size_t n, const uint32_t *from, size_t most)
{
    for (size_t i = 0; i < most && from[i]; i++) {
        if (from[i] >= BYTE)
            text[n++] = (char)(from[i] & 0xFF);
        else
            random_put(text, &n, from[i]);
    }
    return n;
}

static char *make(const hostile_text *hostile, size_t pieces, size_t *n)
{
    char *text = malloc((pieces * 8 + 16) * 3);
    if (!text)
        return NULL;
    *n = add(text, 0, hostile->start, 4);
    for (size_t i = 0; i < pieces; i++)
        *n = add(text, *n, hostile->piece, 8);
    *n = add(text, *n, hostile->end, 4);
    return text;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The least time of a few runs; negative when shaping fails. */
static double measure(const hostile_text *hostile, uint32_t system, size_t codepoints, mgl_units *units)
{
    size_t length = 0, n = 0;
    while (length < 8 && hostile->piece[length])
        length++;
    char *text = make(hostile, codepoints / length, &n);
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.system = system;
    double least = -1;
    for (int run = 0; text && run < 3; run++) {
        double start = now();
        mgl_status status = mgl_shape(NULL, &opts, text, n, 0, MGL_NUL, units);
        double taken = now() - start;
        if (status != MGL_OK) {
            least = -1;
            break;
        }
        if (least < 0 || taken < least)
            least = taken;
    }
    free(text);
    return least;
}

static bool has_expected_slots(const hostile_text *hostile, size_t codepoints, const mgl_units *units)
{
    size_t length = 0, ends = 0;
    while (length < 8 && hostile->piece[length])
        length++;
    for (size_t i = 0; i < 4; i++)
        ends += (hostile->start[i] ? 1U : 0U) + (hostile->end[i] ? 1U : 0U);
    size_t wanted = hostile->slots ? codepoints / length * hostile->slots + ends : 1;
    return mgl_units_slot_count(units) == wanted && (mgl_units_diag_count(units) > 0) == hostile->diagnosed;
}

/* At most 4 times as much a code point (a quadratic time is 8 times and more), or too short a time to tell. */
static bool is_linear(double small, double large, unsigned factor)
{
    const double noise = 0.02;
    return large < noise || large <= 4 * factor * (small > noise / factor ? small : noise / factor);
}

/* One attempt: false and a note when the time was not linear, or something was missing. */
static bool try_once(const hostile_text *hostile, mgl_units *units)
{
    bool linear = true, complete = true;
    for (uint32_t system = MGL_SYSTEM_AUTO; system <= MGL_SYSTEM_MANCHU_ALIGALI && linear && complete; system++) {
        double small = measure(hostile, system, SMALL, units);
        double large = small < 0 ? -1 : measure(hostile, system, LARGE, units);
        complete = small >= 0 && large >= 0;
        linear = complete && is_linear(small, large, LARGE / SMALL);
        if (!linear)
            tap_note("%s, system %s: %d code points %.4f s, %d code points %.4f s", hostile->name,
                     mgl_system_name(system), SMALL, small, LARGE, large);
    }
    if (linear && complete) { /* only now, so that a slow engine fails and does not hang */
        double large = measure(hostile, MGL_SYSTEM_AUTO, LARGE, units),
               full = measure(hostile, MGL_SYSTEM_AUTO, FULL, units);
        complete = full >= 0 && has_expected_slots(hostile, FULL, units);
        linear = is_linear(large, full, FULL / LARGE);
        if (!complete)
            tap_note("%s: slots %zu, diagnostics %zu", hostile->name, mgl_units_slot_count(units),
                     mgl_units_diag_count(units));
        if (!linear)
            tap_note("%s: %d code points %.4f s, %d code points %.4f s", hostile->name, LARGE, large, FULL, full);
    }
    return linear && complete;
}

/* Other work on the machine can spoil an attempt, but not a linear time three times over. */
static void try_hostile(const hostile_text *hostile, mgl_units *units)
{
    bool good = false;
    for (unsigned attempt = 0; attempt < 3 && !good; attempt++)
        good = try_once(hostile, units);
    tap(good, "%s: shaped in linear time", hostile->name);
}

int main(void)
{
    mgl_units *units = NULL;
    if (mgl_units_new(NULL, &units) != MGL_OK)
        return 1;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        try_hostile(texts + i, units);
    /* the yardstick itself: quadratic is told from linear */
    tap(is_linear(1, 8, 8) && !is_linear(1, 64, 8) && !is_linear(0.01, 0.64, 8), "a quadratic time would be seen");
    mgl_units_free(units);
    return tap_end();
}
