/* word_tables.h -- the shape of the generated tables about words: what can stand in one, suffixes, what is counted. */
#ifndef MGL_TABLES_WORD_TABLES_H
#define MGL_TABLES_WORD_TABLES_H

#include "tables/registries.h"
#include "tables/tables.h"

/* Bits of mgl_word_bits: what a code point is in a word, and whether it counts (MGC/01-11, 7). */
enum {
    MGL_INWORD_PART = 1,       /* can stand in a Mongolian word */
    MGL_INWORD_LETTER = 2,     /* makes it one */
    MGL_INWORD_VISIBLE = 4,    /* no letter, but ink: nirugu, syllable boundary marker, marks */
    MGL_INWORD_CONTROL = 8,    /* a Mongolian control: selectors, vowel separator, nirugu */
    MGL_INWORD_NOMINAL = 16,   /* an assigned code point, which counts as a character */
    MGL_INWORD_OWN = 32,       /* punctuation that counts as a word */
    MGL_INWORD_BOUNDARY = 64,  /* the syllable boundary marker */
    MGL_INWORD_VOWEL = 128,
    MGL_INWORD_CONSONANT = 256,
    MGL_INWORD_SEPARATOR = 512 /* the vowel separator */
};

/* What the code points U+1800..18FF are. */
extern const uint16_t mgl_word_bits[256];

/* Code points outside that block that counting knows, in order. */
enum { MGL_COUNTED_OWN = 1, MGL_COUNTED_AFTER, MGL_COUNTED_BEFORE };
typedef struct mgl_counted {
    uint32_t codepoint;
    uint8_t side;
} mgl_counted;
extern const mgl_counted mgl_counted_marks[];
extern const size_t mgl_counted_marks_count;

/* Two letters that belong to the vowel before them. */
typedef struct mgl_glide {
    uint8_t family; /* 1 to 4 */
    uint8_t first, second; /* symbols */
} mgl_glide;
extern const mgl_glide mgl_glides[];
extern const size_t mgl_glides_count;

/* Whether a suffix is one behind a plain space. */
enum {
    MGL_SPACED_NO = 0,
    MGL_SPACED_YES,
    MGL_SPACED_LETTERS, /* only in its letters, behind its kind of word */
    MGL_SPACED_CHAIN,   /* only behind a suffix of its kind */
    MGL_SPACED_MARKED,  /* only when drawn as behind a vowel separator */
    MGL_SPACED_NUMBER   /* only behind a number or a foreign word */
};

enum { MGL_SUFFIX_LETTERS = 10, MGL_SUFFIX_UNITS = 12, MGL_SYMBOL_WORDS = 3 };

/* A suffix as one row of data/SYSTEM/suffixes.tsv has it. */
typedef struct mgl_suffix_row {
    uint8_t function; /* a number of data/suffixes.tsv */
    uint8_t space;
    uint8_t letter_n;
    uint8_t letters[MGL_SUFFIX_LETTERS]; /* symbols */
    uint64_t after[MGL_SYMBOL_WORDS];    /* bits: symbols of last letters it may follow; MGL_SPACED_CHAIN: functions */
} mgl_suffix_row;

/* One appearance of a suffix. Sorted by n, units, row. */
typedef struct mgl_suffix_look {
    uint8_t n;
    uint8_t units[MGL_SUFFIX_UNITS];
    uint8_t row;
    uint8_t initial; /* 0: behind a vowel separator; 1: behind a plain space */
} mgl_suffix_look;

typedef struct mgl_suffix_set {
    const mgl_suffix_row *rows;
    size_t row_n;
    const mgl_suffix_look *looks;
    size_t look_n;
} mgl_suffix_set;

/* Hudum, Todo, Sibe, Manchu. */
extern const mgl_suffix_set mgl_suffix_sets[4];

/* What suffixes do: name is the short one, such as "genitive". */
extern const mgl_registered mgl_suffix_functions[];
extern const size_t mgl_suffix_functions_count;

#endif
