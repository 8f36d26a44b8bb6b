/* align.c -- elements that occur once on both sides are anchors, if they are in order (patience diff, Bram Cohen);
 * between anchors the shortest edit script decides (E. W. Myers, An O(ND) Difference Algorithm, 1986). */
#include "align.h"

#include <stdlib.h>

enum { MOST_EDITS = 1024 }; /* of one stretch between anchors; what differs more has nothing in common */

typedef struct aligner {
    const uint64_t *a, *b;
    size_t *match;
} aligner;

typedef struct range {
    size_t a, a_end, b, b_end;
} range;

/* ---- anchors ---- */

typedef struct element {
    uint64_t key;
    size_t at;
    bool in_b;
} element;

/* An element that is there once on both sides, and its place among the longest rows in order. */
typedef struct anchor {
    size_t a, b;
    size_t before; /* the anchor before it in its row, or CLI_UNMATCHED */
} anchor;

static int by_key(const void *one, const void *two)
{
    const element *x = one, *y = two;
    if (x->key != y->key) {
        return x->key < y->key ? -1 : 1;
    }
    return x->in_b != y->in_b ? (x->in_b ? 1 : -1) : x->at < y->at ? -1 : x->at > y->at;
}

static int by_place(const void *one, const void *two)
{
    const anchor *x = one, *y = two;
    return x->a < y->a ? -1 : x->a > y->a;
}

/* Writes the elements that are there once on both sides, in the order of a; returns how many. */
static size_t find_unique(const aligner *job, const range *at, element *all, anchor *anchors)
{
    size_t n = 0, found = 0;
    for (size_t i = at->a; i < at->a_end; i++, n++) {
        all[n] = (element){ job->a[i], i, false };
    }
    for (size_t i = at->b; i < at->b_end; i++, n++) {
        all[n] = (element){ job->b[i], i, true };
    }
    qsort(all, n, sizeof *all, by_key);
    for (size_t i = 0; i < n;) {
        size_t end = i + 1;
        while (end < n && all[end].key == all[i].key) {
            end++;
        }
        if (end - i == 2 && !all[i].in_b && all[i + 1].in_b) {
            anchors[found++] = (anchor){ all[i].at, all[i + 1].at, CLI_UNMATCHED };
        }
        i = end;
    }
    qsort(anchors, found, sizeof *anchors, by_place);
    return found;
}

/* The longest row of anchors in order: marks them as matches. ends has room for n. */
static void keep_longest(aligner *job, anchor *anchors, size_t n, size_t *ends)
{
    size_t length = 0;
    for (size_t i = 0; i < n; i++) {
        size_t low = 0, high = length; /* the longest row that this anchor can end */
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (anchors[ends[middle]].b < anchors[i].b) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        anchors[i].before = low ? ends[low - 1] : CLI_UNMATCHED;
        ends[low] = i;
        length = low == length ? length + 1 : length;
    }
    for (size_t i = length ? ends[length - 1] : CLI_UNMATCHED; i != CLI_UNMATCHED; i = anchors[i].before) {
        job->match[anchors[i].a] = anchors[i].b;
    }
}

/* Marks the anchors of a range. *any: whether there are some. */
static bool anchor_range(aligner *job, const range *at, bool *any)
{
    size_t a_n = at->a_end - at->a, n = a_n + at->b_end - at->b;
    element *all = malloc(n * sizeof *all);
    anchor *anchors = malloc(a_n * sizeof *anchors);
    size_t *ends = malloc(a_n * sizeof *ends);
    bool good = all && anchors && ends;
    if (good) {
        size_t found = find_unique(job, at, all, anchors);
        keep_longest(job, anchors, found, ends);
        *any = found > 0;
    }
    free(all);
    free(anchors);
    free(ends);
    return good;
}

/* ---- the shortest edit script ---- */

/* How far each diagonal was reached: row d has diagonals -d, -d + 2 ... d, at [d * (d + 1) / 2]. */
typedef struct reach {
    size_t *at;
    size_t d;
} reach;

static size_t *row(const reach *rows, size_t d)
{
    return rows->at + d * (d + 1) / 2;
}

/* Whether the best way to diagonal number k of row d is an element of b that comes in, else one of a that goes out. */
static bool comes_in(const reach *rows, size_t d, size_t k)
{
    const size_t *last = row(rows, d - 1);
    return k == 0 || (k < d && last[k - 1] < last[k]);
}

/* How far along a the diagonal number k of row d begins, one edit behind row d - 1. */
static size_t step(const reach *rows, size_t d, size_t k)
{
    const size_t *last = row(rows, d - 1);
    return comes_in(rows, d, k) ? last[k] : last[k - 1] + 1;
}

/* Where along b: on diagonal number k of row d, a - b is 2 k - d. */
static size_t other(size_t a, size_t d, size_t k)
{
    return a + d - 2 * k;
}

/* Fills row d; true: the end is reached, on diagonal *k. Diagonals that left the rows stay where they are. */
static bool fill_row(const aligner *job, const range *at, const reach *rows, size_t d, size_t *k)
{
    size_t a_n = at->a_end - at->a, b_n = at->b_end - at->b;
    for (*k = 0; *k <= d; ++*k) {
        size_t x = d ? step(rows, d, *k) : 0, y = other(x, d, *k);
        while (x < a_n && y < b_n && job->a[at->a + x] == job->b[at->b + y]) {
            x++;
            y++;
        }
        row(rows, d)[*k] = x;
        if (x >= a_n && y >= b_n) {
            return true;
        }
    }
    return false;
}

/* Walks back from the end of row d and marks the matches. */
static void walk_back(aligner *job, const range *at, const reach *rows, size_t d, size_t k)
{
    size_t x = row(rows, d)[k];
    for (;; d--) {
        size_t from = d ? step(rows, d, k) : 0;
        for (size_t y = other(x, d, k); x > from; x--, y--) {
            job->match[at->a + x - 1] = at->b + y - 1;
        }
        if (d == 0) {
            return;
        }
        k = comes_in(rows, d, k) ? k : k - 1;
        x = row(rows, d - 1)[k];
    }
}

static bool edit_range(aligner *job, const range *at)
{
    reach rows = { NULL, 0 };
    size_t k;
    for (size_t d = 0; d <= MOST_EDITS; d++) {
        if (d >= rows.d) {
            size_t d_n = rows.d ? rows.d * 2 : 16;
            size_t *grown = realloc(rows.at, (d_n * (d_n + 1) / 2) * sizeof *grown);
            if (!grown) {
                free(rows.at);
                return false;
            }
            rows.at = grown;
            rows.d = d_n;
        }
        if (fill_row(job, at, &rows, d, &k)) {
            walk_back(job, at, &rows, d, k);
            break;
        }
    }
    free(rows.at);
    return true;
}

/* ---- both ---- */

static void match_ends(aligner *job, range *at)
{
    while (at->a < at->a_end && at->b < at->b_end && job->a[at->a] == job->b[at->b]) {
        job->match[at->a++] = at->b++;
    }
    while (at->a < at->a_end && at->b < at->b_end && job->a[at->a_end - 1] == job->b[at->b_end - 1]) {
        job->match[--at->a_end] = --at->b_end;
    }
}

static bool align_range(aligner *job, range at);

/* Aligns what lies between the anchors of a range. */
static bool align_gaps(aligner *job, const range *at)
{
    range gap = *at;
    for (size_t i = at->a; i < at->a_end; i++) {
        size_t b = job->match[i];
        if (b != CLI_UNMATCHED) {
            gap.a_end = i;
            gap.b_end = b;
            if (!align_range(job, gap)) {
                return false;
            }
            gap.a = i + 1;
            gap.b = b + 1;
        }
    }
    gap.a_end = at->a_end;
    gap.b_end = at->b_end;
    return align_range(job, gap);
}

static bool align_range(aligner *job, range at)
{
    bool any = false;
    match_ends(job, &at);
    if (at.a == at.a_end || at.b == at.b_end) {
        return true;
    }
    if (!anchor_range(job, &at, &any)) {
        return false;
    }
    return any ? align_gaps(job, &at) : edit_range(job, &at);
}

bool cli_align(const uint64_t *a, size_t a_n, const uint64_t *b, size_t b_n, size_t *match)
{
    aligner job = { a, b, match };
    range all = { 0, a_n, 0, b_n };
    for (size_t i = 0; i < a_n; i++) {
        match[i] = CLI_UNMATCHED;
    }
    return align_range(&job, all);
}
