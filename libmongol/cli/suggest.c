/* suggest.c -- the distance counts letters put in, left out, replaced and swapped with their neighbour. */
#include "suggest.h"

#include <string.h>

enum { LONGEST = 40 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The optimal string alignment distance, in three rows; n and m are at most LONGEST. */
static size_t distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];
    memset(rows, 0, sizeof rows);
    for (size_t j = 0; j <= m; j++) {
        last[j] = j;
    }
    for (size_t i = 1; i <= n; i++) {
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = least(row[j], before[j - 2] + 1);
            }
        }
        size_t *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[m];
}

void cli_suggest_start(cli_suggestion *near, const char *typed, size_t n)
{
    near->typed = typed;
    near->n = n;
    near->distance = least(n / 3 + 1, 3) + 1; /* a longer name may have more wrong with it */
    near->best = NULL;
}

void cli_suggest_add(cli_suggestion *near, const char *name)
{
    size_t m = strlen(name);
    if (near->n == 0 || near->n > LONGEST || m > LONGEST) {
        return;
    }
    size_t steps = distance(near->typed, near->n, name, m);
    if (near->n >= 3 && m > near->n && memcmp(name, near->typed, near->n) == 0) {
        steps = 1; /* the beginning of a name */
    }
    if (steps < near->distance) {
        near->distance = steps;
        near->best = name;
    }
}
