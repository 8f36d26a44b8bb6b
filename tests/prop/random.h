/* random.h -- reproducible random texts of a writing system: words, words with controls in them, noise. */
#ifndef MGL_PROP_RANDOM_H
#define MGL_PROP_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* The same numbers on every machine. */
typedef struct random_source {
    uint64_t state;
} random_source;

random_source random_start(uint64_t seed);
uint64_t random_next(random_source *random);
/* 0 .. n - 1. */
unsigned random_below(random_source *random, unsigned n);
/* True in n of 100 cases. */
int random_percent(random_source *random, unsigned n);

enum { RANDOM_LETTERS = 128, RANDOM_CODEPOINTS = 48, RANDOM_BYTES = 4 * RANDOM_CODEPOINTS + 1 };

/* The letters of a system, asked from the library. */
typedef struct random_alphabet {
    uint32_t system;
    unsigned vowel_n, consonant_n;
    uint32_t vowels[RANDOM_LETTERS], consonants[RANDOM_LETTERS];
    uint32_t long_sign; /* the Todo long vowel sign; 0: the system has none */
} random_alphabet;

void random_alphabet_fill(random_alphabet *alphabet, uint32_t profile, uint32_t system);

typedef enum random_kind {
    RANDOM_WORDS = 0, /* vowels and consonants alternate; suffixes behind an MVS or NNBSP; spaces */
    RANDOM_MIXED = 1, /* words with selectors, joiners, nirugu, marks put in */
    RANDOM_NOISE = 2, /* letters and controls in any order */
    RANDOM_WILD =
        3 /* the same with letters of other systems, other scripts, unassigned code points, invalid bytes, NULs */
} random_kind;

/* Writes a text of at most RANDOM_CODEPOINTS code points with a NUL behind it; returns its length in bytes. */
size_t random_text(random_source *random, const random_alphabet *alphabet, random_kind kind, char text[RANDOM_BYTES]);

/* Appends a code point to text[*n]. */
void random_put(char *text, size_t *n, uint32_t codepoint);

#endif
