/* diff_pairs.c -- of lines that are not alike as wholes, those that have many words in common: the pairs, in order,
 * whose likeness is greatest together. */
#include <stdlib.h>

#include "diff.h"

enum { ALIKE = 50 }; /* hundredths; lines with less in common are different lines */

/* Row i, column j: the greatest likeness of the first i lines of a and the first j of b. */
typedef struct table {
    unsigned *best, *alike;
    size_t a_n, b_n;
} table;

static unsigned *at(unsigned *cells, const table *all, size_t i, size_t j)
{
    return cells + i * (all->b_n + 1) + j;
}

static bool fill(diff_run *run, const diff_hunk *hunk, table *all)
{
    for (size_t i = 1; i <= all->a_n; i++) {
        for (size_t j = 1; j <= all->b_n; j++) {
            unsigned *alike = at(all->alike, all, i, j);
            if (!diff_likeness(run, &run->a.lines[hunk->a + i - 1], &run->b.lines[hunk->b + j - 1], alike)) {
                return false;
            }
            unsigned up = *at(all->best, all, i - 1, j), left = *at(all->best, all, i, j - 1);
            unsigned both = *alike >= ALIKE ? *at(all->best, all, i - 1, j - 1) + *alike : 0;
            unsigned best = up > left ? up : left;
            *at(all->best, all, i, j) = both > best ? both : best;
        }
    }
    return true;
}

static void walk_back(table *all, size_t *match)
{
    for (size_t i = all->a_n, j = all->b_n; i && j;) {
        unsigned best = *at(all->best, all, i, j);
        if (best == *at(all->best, all, i - 1, j)) {
            i--;
        } else if (best == *at(all->best, all, i, j - 1)) {
            j--;
        } else {
            match[--i] = --j;
        }
    }
}

bool diff_pair_lines(diff_run *run, const diff_hunk *hunk, size_t *match)
{
    table all = { NULL, NULL, hunk->a_end - hunk->a, hunk->b_end - hunk->b };
    size_t cells = (all.a_n + 1) * (all.b_n + 1);
    for (size_t i = 0; i < all.a_n; i++) {
        match[i] = CLI_UNMATCHED;
    }
    all.best = calloc(cells, sizeof *all.best);
    all.alike = calloc(cells, sizeof *all.alike);
    bool good = (all.best && all.alike) || cli_trouble(run->tool, "out of memory");
    good = good && fill(run, hunk, &all);
    if (good) {
        walk_back(&all, match);
    }
    free(all.best);
    free(all.alike);
    return good;
}
