/* align.h -- which elements of two rows belong together. */
#ifndef MGL_CLI_ALIGN_H
#define MGL_CLI_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CLI_UNMATCHED SIZE_MAX

/* Aligns two rows of keys, as diff does: match[i] is the element of b that a[i] goes with, or CLI_UNMATCHED; matches do
 * not cross. Pairs are as many as can be had with a fair effort. False: no memory. */
bool cli_align(const uint64_t *a, size_t a_n, const uint64_t *b, size_t b_n, size_t *match);

#endif
