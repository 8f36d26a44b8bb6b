/* columns.h -- groups of parallel arrays ("columns") that grow while they are written, all in one block of memory,
 * which comes from an allocator or is the caller's.  When memory runs out, everything goes on being counted, so that
 * the size that would have been enough is known in the end. */
#ifndef MGL_BASE_COLUMNS_H
#define MGL_BASE_COLUMNS_H

#include <stdbool.h>

#include "base/memory.h"
#include "base/size.h"

enum { MGL_COLUMNS_MAX = 24, MGL_GROUPS_MAX = 5 };

/* One array: the group whose count it shares and the bytes of an element. */
typedef struct mgl_column {
    uint8_t group;
    uint8_t width;
} mgl_column;

typedef struct mgl_columns {
    const mgl_column *layout;         /* ordered by alignment, the strictest first, so that none needs padding */
    unsigned column_count;
    unsigned group_count;
    mgl_ctx *ctx;                     /* borrowed */
    unsigned char *block;
    size_t block_n;
    bool fixed;                       /* the block is the caller's */
    bool lost;                        /* memory ran out: the counts are right, the elements are gone */
    size_t count[MGL_GROUPS_MAX];     /* elements written, or wanted */
    size_t room[MGL_GROUPS_MAX];      /* elements there is memory for */
    size_t laid_out[MGL_GROUPS_MAX];  /* the count when the block was last divided up */
    void *at[MGL_COLUMNS_MAX];
} mgl_columns;

/* block != NULL: n bytes aligned as the widest column needs, which the caller keeps. NULL: memory comes from ctx. */
void mgl_columns_init(mgl_columns *columns, const mgl_column *layout, unsigned column_count, mgl_ctx *ctx,
                      void *block, size_t n);
void mgl_columns_free(mgl_columns *columns);
/* Forgets the elements and keeps the memory. */
void mgl_columns_clear(mgl_columns *columns);
/* The size of a block that holds exactly what the counts say; SIZE_MAX when there can be none. */
size_t mgl_columns_needed(const mgl_columns *columns);
/* Makes room for more elements in a group, or marks the columns as lost and returns false. */
bool mgl_columns_grow(mgl_columns *columns, unsigned group, size_t more);

/* Adds n elements to a group. True: they are the last n of each of its columns, for the caller to fill. False: they are
 * only counted. */
static inline bool mgl_columns_add(mgl_columns *columns, unsigned group, size_t n)
{
    bool kept = !columns->lost
        && (n <= columns->room[group] - columns->count[group] || mgl_columns_grow(columns, group, n));
    columns->count[group] = mgl_size_add(columns->count[group], n);
    return kept;
}

#endif
