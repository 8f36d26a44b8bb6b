/* diff.h -- two texts side by side: their lines, how they pair up, and how the words of two lines do. */
#ifndef MGL_CLI_DIFF_H
#define MGL_CLI_DIFF_H

#include "align.h"
#include "codepoints.h"
#include "flaws.h"

typedef struct diff_line {
    const char *text;
    size_t n;       /* bytes without the line end */
    size_t whole_n; /* bytes with it */
} diff_line;

typedef struct diff_side {
    const char *name;
    const char *text;
    size_t n;
    diff_line *lines;
    size_t line_n;
} diff_side;

/* Lines [a, a_end) of one side stand against lines [b, b_end) of the other. */
typedef struct diff_hunk {
    size_t a, a_end, b, b_end;
} diff_hunk;

typedef struct diff_run {
    cli_tool *tool;
    mgl_key_opts opts; /* level: at which the texts have to be equal */
    diff_side a, b;
    cli_flaws flaws;
    bool json;
    bool different;
} diff_run;

/* A set of levels: bit 1 << level. */
typedef unsigned diff_levels;

/* The levels at which two lines are equal. False: reported. */
bool diff_compare(diff_run *run, const diff_line *a, const diff_line *b, diff_levels *equal);
/* The same of any two texts, in the system; of a line and its line end, see above. */
bool diff_compare_texts(diff_run *run, uint32_t system, const char *a, size_t a_n, const char *b, size_t b_n,
                        diff_levels *equal);
/* "equal at shape, differ at canonical and plain". */
void diff_say_levels(cli_output *out, diff_levels equal);
/* "equal at shape", or nothing. */
void diff_say_finest(cli_output *out, diff_levels equal);

/* Words, one behind the other, that differ in two lines; one of them may be empty. */
typedef struct diff_span {
    cli_place from, to; /* in its line */
    uint32_t system;
} diff_span;
typedef struct diff_words {
    diff_span a, b;
    diff_levels equal;
} diff_words;
/* The words that differ, from left to right, to be freed. *common: some words are equal. False: reported. */
bool diff_find_words(diff_run *run, const diff_line *a, const diff_line *b, diff_words **words, size_t *n,
                     bool *common);

/* How much of two lines is the same, word by word, in hundredths. False: reported. */
bool diff_likeness(diff_run *run, const diff_line *a, const diff_line *b, unsigned *percent);
/* Which lines of a hunk belong together because they have many words in common: match[i] is the line of b, counted from
 * hunk->b, that the line hunk->a + i goes with, or CLI_UNMATCHED. False: reported. */
bool diff_pair_lines(diff_run *run, const diff_hunk *hunk, size_t *match);

/* Writes what differs: two lines that belong together, or lines that stand against nothing or against other lines. */
bool diff_print_pair(diff_run *run, size_t a, size_t b, diff_levels equal);
void diff_print_hunk(diff_run *run, const diff_hunk *hunk);

/* The short name of a character in the system, or U+XXXX, NUL-terminated. */
enum { DIFF_NAME = 24 };
void diff_name(uint32_t system, uint32_t cp, char name[DIFF_NAME]);

#if MGL_CLI_JSON
/* The same as JSON. */
bool diff_json_pair(diff_run *run, size_t a, size_t b, diff_levels equal);
void diff_json_hunk(diff_run *run, const diff_hunk *hunk);
#endif

#endif
