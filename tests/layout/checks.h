/* checks.h -- the checks that the rows of features.tsv name; each returns true, or prints why not and returns false. */
#ifndef MGL_TESTS_LAYOUT_CHECKS_H
#define MGL_TESTS_LAYOUT_CHECKS_H

#include <stdio.h>

#include "lab.h"

typedef bool (*check_function)(const lab_fonts *fonts);

typedef struct check {
    const char *id;
    check_function run;
} check;

extern const check direction_checks[], axis_checks[], line_checks[], fill_checks[],
    page_checks[]; /* NULL id ends each */

/* Fails the check with a line that says what was found. */
#define WANT(condition, ...)                                                                                           \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            printf("# %s:%d: ", __FILE__, __LINE__);                                                                   \
            printf(__VA_ARGS__);                                                                                       \
            printf("\n");                                                                                              \
            return false;                                                                                              \
        }                                                                                                              \
    } while (0)

/* The middle between two places. */
static inline int32_t middle(int32_t a, int32_t b)
{
    return (a + b) / 2;
}

/* |a - b| in 1/100 of a percent of an em of `size`. */
static inline int32_t apart(int32_t a, int32_t b, int32_t size)
{
    int64_t d = (int64_t)a - b;
    return (int32_t)((d < 0 ? -d : d) * 10000 / size);
}

#endif
