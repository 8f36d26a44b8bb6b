/* json.h -- results as JSON, one object a line. Without jansson only cli_json_built is there, and it is false. */
#ifndef MGL_CLI_JSON_H
#define MGL_CLI_JSON_H

#include <stdbool.h>

#include "tool.h"

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

/* Writes the forms of a letter in a system. */
void cli_json_forms(cli_output *out, uint32_t profile, uint32_t system, uint32_t codepoint);
/* Writes versions, profiles, systems and letters. */
void cli_json_systems(cli_output *out, uint32_t profile);

#endif
