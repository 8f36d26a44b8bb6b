/* key_pool.h -- many texts with their keys and what a reader sees of them. What holds for every pair of them is found
 * out by sorting, not by trying every pair. */
#ifndef MGL_PROP_KEY_POOL_H
#define MGL_PROP_KEY_POOL_H

#include "key_looks.h"

/* What texts can be compared by: a key (its mgl_level), what is seen, or a note of the caller. */
enum { POOL_NOTE = 0, POOL_SEEN = MGL_LEVEL_SKELETON + 1, POOL_COLUMNS };

typedef struct pool_entry {
    size_t begin[POOL_COLUMNS], n[POOL_COLUMNS]; /* in the pool's bytes */
    size_t text, text_n;
    uint32_t system, profile;
} pool_entry;

typedef struct key_pool {
    pool_entry *entry;
    size_t n, room;
    unsigned char *bytes;
    size_t bytes_n, bytes_room;
    looks seen;
    mgl_out *out;
} key_pool;

bool pool_open(key_pool *pool);
void pool_close(key_pool *pool);
/* Adds a text; note: what POOL_NOTE compares. False when a call fails. */
bool pool_add(key_pool *pool, const mgl_key_opts *opts, const char *text, size_t n, const char *note);

/* How many groups of texts are equal in one column and not in another; the first few are shown. */
size_t pool_conflicts(key_pool *pool, unsigned equal_in, unsigned not_in);
/* How many different values a column has. */
size_t pool_count(key_pool *pool, unsigned column);

#endif
