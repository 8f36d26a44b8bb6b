/* grid.c -- cells are kept until the widths are known. A column without a cell text below its head is left out. */
#include "grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void cli_grid_start(cli_grid *grid, size_t columns)
{
    const cli_grid fresh = { .columns = columns };
    *grid = fresh;
}

void cli_grid_add(cli_grid *grid, const char *cell)
{
    size_t n = strlen(cell) + 1;
    if (n > grid->size - grid->n) {
        size_t size = grid->size * 2 + n + 256;
        char *text = realloc(grid->text, size);
        if (!text) {
            grid->no_memory = true;
            return;
        }
        grid->text = text;
        grid->size = size;
    }
    memcpy(grid->text + grid->n, cell, n);
    grid->n += n;
    grid->cells++;
}

/* The width of each column; 0: nothing but a head, or not even that. */
static void measure(const cli_grid *grid, size_t width[])
{
    size_t filled[CLI_GRID_COLUMNS] = { 0 };
    const char *cell = grid->text;
    memset(width, 0, CLI_GRID_COLUMNS * sizeof *width);
    for (size_t i = 0; i < grid->cells; i++) {
        size_t column = i % grid->columns, n = strlen(cell);
        width[column] = n > width[column] ? n : width[column];
        filled[column] += i >= grid->columns && n;
        cell += n + 1;
    }
    for (size_t i = 0; i < grid->columns; i++) {
        width[i] = filled[i] ? width[i] : 0;
    }
}

static void write_rows(const cli_grid *grid, const size_t width[], cli_output *out)
{
    const char *cell = grid->text;
    size_t blanks = 2;
    for (size_t i = 0; i < grid->cells; i++) {
        size_t column = i % grid->columns, n = strlen(cell);
        if (width[column]) {
            for (; n && blanks; blanks--) {
                cli_putc(out, ' '); /* only when something follows: no blanks at the end of a line */
            }
            cli_puts(out, cell);
            blanks += width[column] - n + 2;
        }
        if (column + 1 == grid->columns) {
            cli_putc(out, '\n');
            blanks = 2;
        }
        cell += n + 1;
    }
}

bool cli_grid_end(cli_grid *grid, cli_output *out)
{
    size_t width[CLI_GRID_COLUMNS];
    bool good = !grid->no_memory;
    if (good && grid->cells) {
        measure(grid, width);
        write_rows(grid, width, out);
    } else if (!good) {
        fputs("mongol: out of memory\n", stderr);
    }
    free(grid->text);
    return good;
}
