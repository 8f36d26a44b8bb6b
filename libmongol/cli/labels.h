/* labels.h -- how the numbers of the library are written for people and in JSON. */
#ifndef MGL_CLI_LABELS_H
#define MGL_CLI_LABELS_H

#include <stdint.h>

/* "isol", "init", "medi", "fina" or "none". */
const char *cli_position_name(uint32_t position);
/* "letter", "fvs-valid" and so on. */
const char *cli_state_name(uint32_t state);
/* "" for a number without a name; never NULL. */
const char *cli_rule(uint16_t rule);
const char *cli_unit(uint16_t unit);

enum { CLI_CONTEXTS_SIZE = 256 };
/* Writes the contexts that select the form, separated by between. */
void cli_contexts(uint32_t variant, const char *between, char text[CLI_CONTEXTS_SIZE]);

/* The names of bits, by bit; NULL ends them. */
extern const char *const cli_variant_flag_names[];

#endif
