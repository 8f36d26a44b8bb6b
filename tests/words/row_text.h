/* row_text.h -- the typeable letters of a row as text. */
#ifndef MGL_TESTS_WORDS_ROW_TEXT_H
#define MGL_TESTS_WORDS_ROW_TEXT_H

#include <stddef.h>
#include <stdint.h>

enum { ROW_BYTES = 1024 };

/* Appends the n bytes of letters, separated by spaces, to text[*at] and ends it with a NUL: short names of the system,
 * "space", U+XXXX, \xXX; anything else stands for itself. Exits when there is no room. */
void row_text_add(uint32_t system, const char *letters, size_t n, char text[ROW_BYTES], size_t *at);

/* Ends the program: something is wrong with the test itself. */
void row_die(const char *what, const char *where);

/* The next cell of a line, which is cut off there: *line goes on behind the tab, or becomes NULL. */
char *row_cell(char **line);

#endif
