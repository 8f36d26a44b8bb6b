/* word_parts.h -- what mongol words is asked for, and how a word is written. */
#ifndef MGL_CLI_WORD_PARTS_H
#define MGL_CLI_WORD_PARTS_H

#include "flaws.h"

typedef struct cli_word_run {
    mgl_words_opts opts;
    cli_flaws flaws;
    bool parts, syllables, mongolian, lines;
    bool told;           /* the line so far has a word */
    size_t utf16, utf32; /* of the line before this piece; kept for JSON only */
} cli_word_run;

/* "mongolian", "number" and so on. */
const char *cli_word_kind(uint32_t kind);
/* "stem", or what the suffix does. */
const char *cli_part_name(const mgl_part *part);
/* Whether the word is one to show. */
bool cli_word_is_wanted(const cli_word_run *run, const cli_piece *piece, const mgl_word *word);
/* Where in text[begin, end) the separators and spaces at its start end. */
size_t cli_skip_separators(const char *text, size_t begin, size_t end);

#endif
