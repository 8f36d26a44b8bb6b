/* json_write.h -- small JSON values through jansson; the frame around them is written directly, so that memory stays
 * flat. */
#ifndef MGL_CLI_JSON_WRITE_H
#define MGL_CLI_JSON_WRITE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "output.h"

/* Writes a value and releases it; NULL (no memory) is reported and fails the output. */
void cli_json_put(cli_output *out, json_t *value);
/* Writes "key": and the value, behind a comma if comma. */
void cli_json_member(cli_output *out, bool comma, const char *key, json_t *value);
/* Writes the "," before all elements but the first. */
void cli_json_comma(cli_output *out, size_t index);

/* A string of any bytes: an ill-formed piece becomes U+FFFD. */
json_t *cli_json_text(const char *text, size_t n);
/* "U+182E" */
json_t *cli_json_codepoint(uint32_t codepoint);
/* The string, or null for NULL and "". */
json_t *cli_json_maybe(const char *text);

/* One form of a letter. */
json_t *cli_json_variant(uint32_t variant);

#endif
