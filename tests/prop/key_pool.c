/* key_pool.c -- many texts, compared by sorting. */
#include "key_pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tap.h"

enum { SHOWN = 3 };

bool pool_open(key_pool *pool)
{
    memset(pool, 0, sizeof *pool);
    return looks_open(&pool->seen) && mgl_out_new(NULL, &pool->out) == MGL_OK;
}

void pool_close(key_pool *pool)
{
    looks_close(&pool->seen);
    mgl_out_free(pool->out);
    free(pool->entry);
    free(pool->bytes);
}

static bool keep(key_pool *pool, const void *bytes, size_t n, size_t *begin)
{
    *begin = pool->bytes_n;
    return looks_append(&pool->bytes, &pool->bytes_n, &pool->bytes_room, bytes, n);
}

static bool keep_column(key_pool *pool, pool_entry *entry, unsigned column, const void *bytes, size_t n)
{
    entry->n[column] = n;
    return keep(pool, bytes, n, &entry->begin[column]);
}

static bool fill(key_pool *pool, pool_entry *entry, mgl_key_opts opts, const char *text, size_t n)
{
    mgl_shape_opts how = MGL_SHAPE_OPTS_INIT;
    how.system = opts.system;
    how.profile = opts.profile;
    how.flags = opts.flags;
    if (!looks_read(&pool->seen, &how, text, n) || !keep_column(pool, entry, POOL_SEEN, pool->seen.bytes, pool->seen.n))
        return false;
    for (opts.level = MGL_LEVEL_EXACT; opts.level <= MGL_LEVEL_SKELETON; opts.level++) {
        size_t key_n;
        if (mgl_key(NULL, &opts, text, n, pool->out) != MGL_OK)
            return false;
        const char *key = mgl_out_text(pool->out, &key_n);
        if (!keep_column(pool, entry, opts.level, key, key_n))
            return false;
    }
    return true;
}

bool pool_add(key_pool *pool, const mgl_key_opts *opts, const char *text, size_t n, const char *note)
{
    if (pool->n == pool->room) {
        size_t room = 2 * pool->room + 1024;
        pool_entry *moved = realloc(pool->entry, room * sizeof *moved);
        if (!moved)
            return false;
        pool->entry = moved;
        pool->room = room;
    }
    pool_entry *entry = pool->entry + pool->n++;
    entry->system = opts->system;
    entry->profile = opts->profile;
    entry->text_n = n;
    return keep(pool, text, n, &entry->text) && keep_column(pool, entry, POOL_NOTE, note, strlen(note)) &&
           fill(pool, entry, *opts, text, n);
}

/* ---- sorting ---- */

static int compare(const key_pool *pool, const pool_entry *a, const pool_entry *b, unsigned column)
{
    size_t n = a->n[column] < b->n[column] ? a->n[column] : b->n[column];
    int order = n ? memcmp(pool->bytes + a->begin[column], pool->bytes + b->begin[column], n) : 0;
    return order ? order : (a->n[column] > b->n[column]) - (a->n[column] < b->n[column]);
}

/* Merge sort: qsort() hands no context to its comparison. */
static void sort(const key_pool *pool, pool_entry *at, pool_entry *scratch, size_t n, unsigned column)
{
    if (n < 2)
        return;
    size_t half = n / 2, left = 0, right = half, used = 0;
    sort(pool, at, scratch, half, column);
    sort(pool, at + half, scratch, n - half, column);
    while (left < half && right < n)
        scratch[used++] = compare(pool, at + right, at + left, column) < 0 ? at[right++] : at[left++];
    while (left < half)
        scratch[used++] = at[left++];
    memcpy(at, scratch, used * sizeof *at);
}

static bool sort_by(key_pool *pool, unsigned column)
{
    pool_entry *scratch = malloc((pool->n + 1) * sizeof *scratch);
    if (!scratch)
        return false;
    sort(pool, pool->entry, scratch, pool->n, column);
    free(scratch);
    return true;
}

/* ---- comparing ---- */

static void show(const key_pool *pool, const pool_entry *entry)
{
    char line[512] = "";
    size_t used = 0;
    for (size_t i = 0; i < entry->text_n && used + 4 < sizeof line; i++, used += 3)
        snprintf(line + used, sizeof line - used, "%02X ", pool->bytes[entry->text + i]);
    tap_note("    %s %s %.*s: %s", mgl_system_name(entry->system), mgl_profile_name(entry->profile),
             (int)entry->n[POOL_NOTE], (const char *)pool->bytes + entry->begin[POOL_NOTE], line);
}

static const char *name_of(unsigned column)
{
    return column == POOL_NOTE ? "as noted" : column == POOL_SEEN ? "to a reader" : mgl_level_name(column);
}

size_t pool_conflicts(key_pool *pool, unsigned equal_in, unsigned not_in)
{
    size_t conflicts = 0;
    if (!sort_by(pool, equal_in))
        return SIZE_MAX;
    for (size_t i = 1; i < pool->n; i++) {
        const pool_entry *a = pool->entry + i - 1, *b = a + 1;
        if (compare(pool, a, b, equal_in) || !compare(pool, a, b, not_in))
            continue;
        if (conflicts++ >= SHOWN)
            continue;
        tap_note("equal: %s; different: %s:", name_of(equal_in), name_of(not_in));
        show(pool, a);
        show(pool, b);
    }
    return conflicts;
}

size_t pool_count(key_pool *pool, unsigned column)
{
    size_t count = pool->n > 0;
    if (!sort_by(pool, column))
        return 0;
    for (size_t i = 1; i < pool->n; i++)
        count += compare(pool, pool->entry + i - 1, pool->entry + i, column) != 0;
    return count;
}
