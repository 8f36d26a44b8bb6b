/* letters.h -- finding letters by what a person types, and walking through the letters of a system. */
#ifndef MGL_CLI_LETTERS_H
#define MGL_CLI_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CLI_LETTER_BYTES = 5, CLI_MANY_FORMS = 64 /* more than any letter has */ };

/* The code point that text is, as a character or as U+XXXX; UINT32_MAX: it is neither. */
uint32_t cli_codepoint_of(const char *text);
/* Whether the character has forms in the system. */
bool cli_is_letter(uint32_t profile, uint32_t system, uint32_t codepoint);
/* A form that is no form of the standard: how this library draws a sign beside its neighbours. */
bool cli_is_inner(uint32_t variant);
/* How many forms of the standard the character has. */
size_t cli_form_count(uint32_t profile, uint32_t system, uint32_t codepoint);
/* The first letter of the system from the code point on; 0: there is none. */
uint32_t cli_next_letter(uint32_t profile, uint32_t system, uint32_t from);
/* Writes the code point as UTF-8, NUL-terminated. */
void cli_letter_text(uint32_t codepoint, char text[CLI_LETTER_BYTES]);

#endif
