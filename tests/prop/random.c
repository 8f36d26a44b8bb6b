/* random.c -- random texts. */
#include "random.h"

#include <mongol/mongol.h>
#include <string.h>

/* ---- numbers: splitmix64 (public domain, S. Vigna) ---- */

random_source random_start(uint64_t seed)
{
    return (random_source){ seed };
}

uint64_t random_next(random_source *random)
{
    uint64_t z = random->state += 0x9E3779B97F4A7C15;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}

unsigned random_below(random_source *random, unsigned n)
{
    return (unsigned)((random_next(random) >> 32) * n >> 32);
}

int random_percent(random_source *random, unsigned n)
{
    return random_below(random, 100) < n;
}

/* ---- letters ---- */

/* A vowel is a letter whose short name is vowels: a, ue, iX (X: an Ali Gali letter). */
static int is_vowel(const char *name)
{
    size_t n = strspn(name, "aeiou");
    return n && (!name[n] || strcmp(name + n, "X") == 0);
}

void random_alphabet_fill(random_alphabet *alphabet, uint32_t profile, uint32_t system)
{
    memset(alphabet, 0, sizeof *alphabet);
    alphabet->system = system;
    for (uint32_t cp = 0x1807; cp < 0x18B0; cp++) {
        const char *name = mgl_letter_name(system, cp);
        if (!name || !mgl_variants(profile, system, cp, NULL, 0))
            continue;
        if (cp == 0x1843) {
            alphabet->long_sign = cp;
        } else if (cp == 0x1880 || cp == 0x1881) {
            continue; /* signs with a second form, no letters */
        } else if (is_vowel(name)) {
            alphabet->vowels[alphabet->vowel_n++] = cp;
        } else {
            alphabet->consonants[alphabet->consonant_n++] = cp;
        }
    }
}

void random_put(char *text, size_t *n, uint32_t cp)
{
    char *p = text + *n;
    if (cp < 0x80) {
        *p++ = (char)cp;
    } else if (cp < 0x800) {
        *p++ = (char)(0xC0 | cp >> 6);
        *p++ = (char)(0x80 | (cp & 0x3F));
    } else if (cp < 0x10000) {
        *p++ = (char)(0xE0 | cp >> 12);
        *p++ = (char)(0x80 | (cp >> 6 & 0x3F));
        *p++ = (char)(0x80 | (cp & 0x3F));
    } else {
        *p++ = (char)(0xF0 | cp >> 18);
        *p++ = (char)(0x80 | (cp >> 12 & 0x3F));
        *p++ = (char)(0x80 | (cp >> 6 & 0x3F));
        *p++ = (char)(0x80 | (cp & 0x3F));
    }
    *n = (size_t)(p - text);
}

/* ---- texts ---- */

typedef struct text_maker {
    random_source *random;
    const random_alphabet *alphabet;
    random_kind kind;
    char *text;
    size_t n;
    unsigned left; /* code points that still fit */
} text_maker;

static void put(text_maker *maker, uint32_t cp)
{
    if (!maker->left)
        return;
    maker->left--;
    random_put(maker->text, &maker->n, cp);
}

static uint32_t any_of(random_source *random, const uint32_t *from, size_t n)
{
    return from[random_below(random, (unsigned)n)];
}

/* Weights as in the texts the known figures of noto_agree.c come from. */
static uint32_t control(random_source *random)
{
    static const struct {
        uint32_t cp;
        unsigned weight;
    } controls[] = {
        { 0x180B, 11 }, { 0x180C, 8 }, { 0x180D, 6 }, { 0x180F, 3 },                /* FVS1 to FVS4 */
        { 0x180A, 6 },  { 0x200C, 2 }, { 0x200D, 1 }, { 0x180E, 3 }, { 0x202F, 2 }, /* nirugu, ZWNJ, ZWJ, MVS, NNBSP */
    };
    unsigned at = random_below(random, 42), i = 0;
    while (at >= controls[i].weight)
        at -= controls[i++].weight;
    return controls[i].cp;
}

static uint32_t mark_or_sign(random_source *random)
{
    static const uint32_t marks[] = { 0x1885, 0x1885, 0x1886, 0x18A9, 0x1880, 0x1881, 0x1882, 0x1883, 0x1884 };
    return any_of(random, marks, sizeof marks / sizeof *marks);
}

static uint32_t other(random_source *random)
{
    static const uint32_t others[] = { ' ', ' ', 0x1802, 0x1803, 0x1811, 0x1806, 0x1800, 'a', '1', 0x3001 };
    return any_of(random, others, sizeof others / sizeof *others);
}

/* What stands behind a letter: the long vowel sign of Todo, and in mixed text controls and marks. */
static void sprinkle(text_maker *maker, int behind_vowel)
{
    random_source *random = maker->random;
    if (maker->alphabet->long_sign && random_percent(random, behind_vowel ? 6 : maker->kind == RANDOM_WORDS ? 0 : 1))
        put(maker, maker->alphabet->long_sign);
    if (maker->kind == RANDOM_WORDS)
        return;
    while (random_percent(random, 9))
        put(maker, control(random));
    if (random_percent(random, 1))
        put(maker, mark_or_sign(random));
}

static void put_consonant(text_maker *maker)
{
    put(maker, any_of(maker->random, maker->alphabet->consonants, maker->alphabet->consonant_n));
    sprinkle(maker, 0);
}

static void put_vowel(text_maker *maker)
{
    put(maker, any_of(maker->random, maker->alphabet->vowels, maker->alphabet->vowel_n));
    sprinkle(maker, 1);
}

static void word(text_maker *maker)
{
    random_source *random = maker->random;
    for (unsigned syllables = 1 + random_below(random, 3); syllables; syllables--) {
        if (random_percent(random, 80))
            put_consonant(maker);
        put_vowel(maker);
        if (random_percent(random, 20))
            put_vowel(maker);
        if (random_percent(random, 30))
            put_consonant(maker);
    }
    if (!random_percent(random, 10))
        return;
    put(maker, random_percent(random, 70) ? 0x180E : 0x202F);
    if (random_percent(random, 40))
        put_consonant(maker);
    put_vowel(maker);
    if (random_percent(random, 40))
        put_consonant(maker);
}

static void noise(text_maker *maker)
{
    random_source *random = maker->random;
    for (unsigned n = 1 + random_below(random, 9); n; n--) {
        unsigned what = random_below(random, 100);
        if (what < 36)
            put(maker, any_of(random, maker->alphabet->vowels, maker->alphabet->vowel_n));
        else if (what < 74)
            put(maker, any_of(random, maker->alphabet->consonants, maker->alphabet->consonant_n));
        else if (what < 76 && maker->alphabet->long_sign)
            put(maker, maker->alphabet->long_sign);
        else if (what < 95)
            put(maker, control(random));
        else if (what < 97)
            put(maker, mark_or_sign(random));
        else
            put(maker, other(random));
    }
}

/* Everything that can stand in a text, valid or not. */
static void wild(text_maker *maker)
{
    static const uint32_t strange[] = { 0,      '\n',   '\r',   0x7F,    0xE9,    0x5D0,   0x200B,
                                        0xFE00, 0xFEFF, 0xFFFD, 0x11660, 0x1F600, 0x10FFFF };
    static const char *const broken[] = { "\xFF",     "\x80",         "\xC0\x80",         "\xE1",
                                          "\xE1\xA0", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x80" };
    random_source *random = maker->random;
    for (unsigned n = 1 + random_below(random, 16); n && maker->left; n--) {
        unsigned what = random_below(random, 100);
        if (what < 55) {
            if (random_percent(random, 50))
                put_vowel(maker);
            else
                put_consonant(maker);
        } else if (what < 75) {
            put(maker, 0x1800 + random_below(random, 0xB0)); /* the block, unassigned code points included */
        } else if (what < 82) {
            put(maker, any_of(random, strange, sizeof strange / sizeof *strange));
        } else if (what < 90) {
            put(maker, other(random));
        } else {
            const char *bytes = broken[random_below(random, sizeof broken / sizeof *broken)];
            memcpy(maker->text + maker->n, bytes, strlen(bytes));
            maker->n += strlen(bytes);
            maker->left--;
        }
    }
}

size_t random_text(random_source *random, const random_alphabet *alphabet, random_kind kind, char text[RANDOM_BYTES])
{
    text_maker maker = { random, alphabet, kind, text, 0, RANDOM_CODEPOINTS };
    if (kind == RANDOM_NOISE) {
        noise(&maker);
    } else if (kind == RANDOM_WILD) {
        wild(&maker);
    } else {
        word(&maker);
        while (random_percent(random, 20)) {
            put(&maker, ' ');
            word(&maker);
        }
    }
    text[maker.n] = 0;
    return maker.n;
}
