/* size.h -- arithmetic on sizes that stops at SIZE_MAX instead of wrapping round. */
#ifndef MGL_BASE_SIZE_H
#define MGL_BASE_SIZE_H

#include <stddef.h>
#include <stdint.h>

static inline size_t mgl_size_add(size_t a, size_t b)
{
    return b > SIZE_MAX - a ? SIZE_MAX : a + b;
}

static inline size_t mgl_size_mul(size_t a, size_t b)
{
    return a != 0 && b > SIZE_MAX / a ? SIZE_MAX : a * b;
}

static inline size_t mgl_size_min(size_t a, size_t b)
{
    return a < b ? a : b;
}

static inline size_t mgl_size_max(size_t a, size_t b)
{
    return a > b ? a : b;
}

#endif
