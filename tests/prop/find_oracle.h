/* find_oracle.h -- what a finder has to find, slowly: a text and a needle as rows of terms made with the public calls,
 * and every piece of the text tried. */
#ifndef MGL_PROP_FIND_ORACLE_H
#define MGL_PROP_FIND_ORACLE_H

#include <mongol/mongol.h>

enum { FIND_TERMS = 2048 };

/* One thing that counts at a level: a unit, a letter, a character, a byte. */
typedef struct find_term {
    uint32_t value;
    size_t begin, end;                     /* the code point it comes from, in bytes */
    uint8_t joins, before, after, on_pair; /* has joins, wants one */
    uint32_t system;                       /* of Mongolian text; 0: other text */
} find_term;

typedef struct find_row {
    size_t n;
    find_term term[FIND_TERMS];
} find_row;

/* The classes of units at the levels sound and skeleton, read from the data file. */
typedef struct find_folds {
    uint32_t sound[256], skeleton[256];
    uint32_t character[256]; /* what U+1800 and so on count as at both levels; 0: themselves */
} find_folds;

typedef struct find_oracle {
    find_folds folds;
    mgl_units *units;
    mgl_out *out;
} find_oracle;

/* folds: the path of folds.tsv. NULL, or what is wrong. */
const char *find_oracle_open(find_oracle *oracle, const char *folds);
void find_oracle_close(find_oracle *oracle);

/* The row of a text at a level, one of canonical .. skeleton. False when a call fails or it is too long. */
bool find_read(find_oracle *oracle, const mgl_key_opts *opts, const char *text, size_t n, find_row *row);

/* Whether the terms [from, to) of a text are what the needle is at the level; the outer joins do not count unless it is
 * about whole words. */
bool find_equal(uint32_t level, bool whole, const find_row *text, size_t from, size_t to, const find_row *needle);
/* Whether the needle is in the terms [from, to) of a text so that nothing but units of the first and the last code
 * point is left over: a letter of several units may be matched in part. */
bool find_covers(uint32_t level, const find_row *text, size_t from, size_t to, const find_row *needle);
/* The terms of the code points in [begin, end); false when a code point is cut. */
bool find_terms_in(const find_row *text, size_t begin, size_t end, size_t *from, size_t *to);

#endif
