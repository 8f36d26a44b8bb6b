/* grid.c -- cells are kept until the widths are known. A column with nothing below its head is left out. */
#include "grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INDENT = 2, GAP = 2, WIDTH = 79 };

void cli_grid_start(cli_grid *grid, size_t columns, unsigned right)
{
    const cli_grid fresh = { .columns = columns, .right = right };
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

static void put_blanks(cli_output *out, size_t n)
{
    for (; n; n--) {
        cli_putc(out, ' ');
    }
}

/* Writes the last cell of a row, from that column on, in as many lines as it needs. */
static void put_wrapped(cli_output *out, size_t column, const char *text)
{
    size_t at = column;
    while (*text) {
        size_t n = strcspn(text, " ");
        if (at > column && at + 1 + n > WIDTH) {
            cli_putc(out, '\n');
            put_blanks(out, column);
            at = column;
        }
        if (at > column) {
            cli_putc(out, ' ');
            at++;
        }
        cli_put(out, text, n);
        at += n;
        text += n + strspn(text + n, " ");
    }
}

/* Writes a row and returns where the next one begins. No blanks stand at the end of a line. */
static const char *put_row(const cli_grid *grid, const size_t width[], const char *cell, cli_output *out)
{
    size_t blanks = INDENT, at = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        size_t n = strlen(cell), fill = width[i] - n;
        bool right = grid->right >> i & 1;
        if (width[i] && n) {
            blanks += right ? fill : 0;
            put_blanks(out, blanks);
            at += blanks + n;
            if (i + 1 == grid->columns) {
                put_wrapped(out, at - n, cell);
            } else {
                cli_put(out, cell, n);
            }
            blanks = (right ? 0 : fill) + GAP;
        } else if (width[i]) {
            blanks += width[i] + GAP;
        }
        cell += n + 1;
    }
    cli_putc(out, '\n');
    return cell;
}

bool cli_grid_end(cli_grid *grid, cli_output *out)
{
    size_t width[CLI_GRID_COLUMNS];
    bool good = !grid->no_memory;
    if (good && grid->cells) {
        measure(grid, width);
        const char *cell = grid->text;
        for (size_t i = 0; i < grid->cells; i += grid->columns) {
            cell = put_row(grid, width, cell, out);
        }
    } else if (!good) {
        fputs("mongol: out of memory\n", stderr);
    }
    free(grid->text);
    return good;
}
