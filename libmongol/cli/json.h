/* json.h -- results as JSON, one object a line. Without jansson only cli_json_built is there, and it is false. */
#ifndef MGL_CLI_JSON_H
#define MGL_CLI_JSON_H

#include <stdbool.h>

#include "codepoints.h"
#include "counted.h"
#include "edits.h"
#include "tool.h"
#include "word_parts.h"

/* Whether this build has --json. */
extern const bool cli_json_built;

/* Writes the appearance of a piece of a line; opts and units are those of the mgl_shape() call, print has room for
 * text. */
typedef struct cli_appearance {
    const char *file;
    const cli_piece *piece;
    const mgl_shape_opts *opts;
    const mgl_units *units;
    const char *notation;
    size_t notation_n;
    size_t utf16, utf32; /* of the line before the piece */
} cli_appearance;
void cli_json_appearance(cli_output *out, const cli_appearance *what);

/* Writes a piece of a line in its normal form, with its edits. */
void cli_json_normalized(cli_output *out, const char *file, const cli_edits *edits);
/* Writes the key of a line and of its words; key is room for them. */
mgl_status cli_json_key(cli_output *out, const char *file, const cli_piece *piece, const mgl_key_opts *opts,
                        mgl_out *key);

/* Something that was found in a line. */
typedef struct cli_found {
    const char *file;
    uint64_t line;
    uint64_t offset; /* bytes of the file before the line */
    const char *text; /* the line */
    cli_place from, to;
    const char *level, *needle;
    size_t needle_n;
} cli_found;
void cli_json_found(cli_output *out, const cli_found *found);

/* Writes the words of a piece of a line; it has been started on the piece's text. */
void cli_json_words(cli_output *out, const char *file, const cli_piece *piece, cli_word_run *run, mgl_words *it);
/* Writes counts; line 0: of the whole file. */
void cli_json_counted(cli_output *out, const char *file, uint64_t line, const uint64_t values[CLI_COUNTED]);

/* Writes the forms of a letter in a system. */
void cli_json_forms(cli_output *out, uint32_t profile, uint32_t system, uint32_t codepoint);
/* Writes what a digit, punctuation or head mark is. */
void cli_json_sign(cli_output *out, uint32_t codepoint);
/* Writes versions, profiles, systems and letters. */
void cli_json_systems(cli_output *out, uint32_t profile);

#endif
