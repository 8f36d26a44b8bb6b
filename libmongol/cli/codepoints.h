/* codepoints.h -- stepping through UTF-8 that may be broken: an ill-formed piece counts as one U+FFFD, as in the
 * library. */
#ifndef MGL_CLI_CODEPOINTS_H
#define MGL_CLI_CODEPOINTS_H

#include <stddef.h>
#include <stdint.h>

#define CLI_REPLACEMENT 0xFFFDu

/* The length in bytes (1 or more) of the code point at text, or of the ill-formed piece there, for which *cp is
 * UINT32_MAX. */
size_t cli_codepoint(const char *text, size_t n, uint32_t *cp);

/* A place in a text, counted in all three code units. */
typedef struct cli_place {
    size_t utf8, utf16, utf32;
} cli_place;

/* Moves place from where it stands to the byte offset to in text. */
void cli_place_move(cli_place *place, const char *text, size_t to);

#endif
