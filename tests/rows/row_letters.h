/* row_letters.h -- the letters of a row as text. */
#ifndef MGL_TESTS_ROWS_ROW_LETTERS_H
#define MGL_TESTS_ROWS_ROW_LETTERS_H

#include <mongol/mongol.h>

/* The text of letters separated by spaces: short names of the system, "space", U+XXXX for a code point, \xXX for a
 * byte. For free(). NULL, and the letter that means nothing in *unknown, if there is one. */
char *letters_read(uint32_t system, const char *letters, size_t *n, const char **unknown);

#endif
