/* grid.h -- a table for people, its columns as wide as they have to be. */
#ifndef MGL_CLI_GRID_H
#define MGL_CLI_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "output.h"

enum { CLI_GRID_COLUMNS = 10 };

typedef struct cli_grid {
    char *text; /* cells, each NUL-terminated, row by row */
    size_t n, size, columns, cells;
    unsigned right;
    bool no_memory;
} cli_grid;

/* right: bit i is set for column i to stand right-aligned, for numbers. */
void cli_grid_start(cli_grid *grid, size_t columns, unsigned right);
/* Adds a cell (ASCII: a byte is a column). */
void cli_grid_add(cli_grid *grid, const char *cell);
/* Writes the rows, indented; a last cell that goes past 80 columns is wrapped at its spaces. Frees everything.
 * False: reported. */
bool cli_grid_end(cli_grid *grid, cli_output *out);

#endif
