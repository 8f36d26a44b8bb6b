/* columns.c -- dividing one block of memory between arrays that grow at different speeds.
 * When one is full, the free bytes are shared out again, most of them by how much each group has grown since the last
 * time (Knuth, The Art of Computer Programming, section 2.2.2, algorithm G), so that a fixed block is used to its last
 * byte and the moves stay few. */
#include "base/columns.h"

#include <string.h>

enum { SMALLEST_BLOCK = 512 };

void mgl_columns_init(mgl_columns *columns, const mgl_column *layout, unsigned column_count, mgl_ctx *ctx,
                      void *block, size_t n)
{
    *columns = (mgl_columns){ .layout = layout, .column_count = column_count, .ctx = ctx, .block = block,
                              .block_n = n, .fixed = block != NULL };
    for (unsigned i = 0; i < column_count; i++) {
        if (layout[i].group >= columns->group_count)
            columns->group_count = layout[i].group + 1u;
        columns->at[i] = block;
    }
}

void mgl_columns_free(mgl_columns *columns)
{
    if (!columns->fixed)
        mgl_release(columns->ctx, columns->block, columns->block_n);
}

void mgl_columns_clear(mgl_columns *columns)
{
    memset(columns->count, 0, sizeof columns->count);
    memset(columns->laid_out, 0, sizeof columns->laid_out);
    columns->lost = false;
}

/* The bytes that one element takes in all columns of a group. */
static size_t element_size(const mgl_columns *columns, unsigned group)
{
    size_t size = 0;
    for (unsigned i = 0; i < columns->column_count; i++)
        size += columns->layout[i].group == group ? columns->layout[i].width : 0;
    return size;
}

size_t mgl_columns_needed(const mgl_columns *columns)
{
    size_t needed = 0;
    for (unsigned group = 0; group < columns->group_count; group++)
        needed = mgl_size_add(needed, mgl_size_mul(columns->count[group], element_size(columns, group)));
    return needed;
}

/* Where the columns begin in the block, in bytes. */
static void read_offsets(const mgl_columns *columns, size_t *offset)
{
    for (unsigned i = 0; i < columns->column_count; i++)
        offset[i] = columns->block ? (size_t)((unsigned char *)columns->at[i] - columns->block) : 0;
}

static void set_offsets(mgl_columns *columns, const size_t *offset)
{
    for (unsigned i = 0; i < columns->column_count; i++)
        columns->at[i] = columns->block + offset[i];
}

/* A larger block with the same bytes at its beginning. */
static bool enlarge(mgl_columns *columns, size_t needed)
{
    size_t doubled = mgl_size_mul(columns->block_n, 2);
    size_t n = mgl_size_max(mgl_size_max(needed, doubled), SMALLEST_BLOCK);
    if (needed > PTRDIFF_MAX)
        return false;
    n = mgl_size_min(n, PTRDIFF_MAX);
    unsigned char *block = mgl_resize(columns->ctx, columns->block, columns->block_n, n);
    if (!block)
        return false;
    columns->block = block;
    columns->block_n = n;
    return true;
}

/* Gives every group room for its elements (those in `wanted`) and its share of the free bytes. */
static void share_out(mgl_columns *columns, const size_t *wanted, size_t free_n)
{
    double growth[MGL_GROUPS_MAX], all = 0;
    size_t in_use = 0, left = free_n;
    for (unsigned group = 0; group < columns->group_count; group++) {
        growth[group] = (double)(wanted[group] - columns->laid_out[group]) * (double)element_size(columns, group);
        all += growth[group];
        in_use += wanted[group] > 0;
    }
    for (unsigned group = 0; group < columns->group_count; group++) {
        double share = all > 0 ? growth[group] / all * 0.75 : 0;
        size_t bytes = (size_t)((double)free_n * share);
        if (wanted[group] > 0)
            bytes = mgl_size_add(bytes, free_n / 4 / in_use);
        bytes = mgl_size_min(bytes, left);
        bytes -= bytes % element_size(columns, group);
        columns->room[group] = wanted[group] + bytes / element_size(columns, group);
        columns->laid_out[group] = wanted[group];
        left -= bytes;
    }
}

/* Moves the columns to where their new rooms put them: those that move down from the first on, then those that move up
 * from the last on, so that no column is written over before it has moved. */
static void move(mgl_columns *columns, const size_t *from)
{
    size_t to[MGL_COLUMNS_MAX], n[MGL_COLUMNS_MAX], end = 0;
    for (unsigned i = 0; i < columns->column_count; i++) {
        const mgl_column *column = &columns->layout[i];
        to[i] = end;
        n[i] = columns->count[column->group] * column->width;
        end += columns->room[column->group] * column->width;
    }
    for (unsigned i = 0; i < columns->column_count; i++) {
        if (to[i] < from[i])
            memmove(columns->block + to[i], columns->block + from[i], n[i]);
    }
    for (unsigned i = columns->column_count; i-- > 0;) {
        if (to[i] > from[i])
            memmove(columns->block + to[i], columns->block + from[i], n[i]);
    }
    set_offsets(columns, to);
}

bool mgl_columns_grow(mgl_columns *columns, unsigned group, size_t more)
{
    size_t offset[MGL_COLUMNS_MAX], wanted[MGL_GROUPS_MAX];
    size_t needed = mgl_size_add(mgl_columns_needed(columns), mgl_size_mul(more, element_size(columns, group)));
    memcpy(wanted, columns->count, sizeof wanted);
    wanted[group] = mgl_size_add(wanted[group], more);
    read_offsets(columns, offset);
    /* A block that can grow does so before it is nearly full: sharing out little costs as much as sharing out a lot. */
    bool enough = columns->fixed ? needed <= columns->block_n : needed < columns->block_n - columns->block_n / 4;
    if (!enough && (columns->fixed || !enlarge(columns, needed))) {
        columns->lost = true;
        return false;
    }
    share_out(columns, wanted, columns->block_n - needed);
    move(columns, offset);
    return true;
}
