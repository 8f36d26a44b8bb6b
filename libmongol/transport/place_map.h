/* place_map.h -- where the characters of a result come from: runs of characters that are equally long on both sides. */
#ifndef MGL_TRANSPORT_PLACE_MAP_H
#define MGL_TRANSPORT_PLACE_MAP_H

#include <mongol/base.h>

typedef struct mgl_place_run {
    uint64_t source, target; /* where it begins */
    uint32_t source_step,
        target_step; /* bytes of a character; a target step of 0: it left nothing (a byte order mark) */
} mgl_place_run;

typedef struct mgl_place_map {
    mgl_place_run *runs;
    size_t n, room;
    uint64_t source, target; /* the ends so far */
    bool lost;               /* there was no memory for a run */
} mgl_place_map;

void mgl_place_map_free(mgl_ctx *ctx, mgl_place_map *map);
/* A character of these lengths comes next. */
void mgl_place_map_add(mgl_ctx *ctx, mgl_place_map *map, size_t source_n, size_t target_n);
/* n bytes come next that are the same on both sides. */
void mgl_place_map_same(mgl_ctx *ctx, mgl_place_map *map, size_t n);
/* Forgets what lies before a place of the result, as far as whole runs go. */
void mgl_place_map_forget(mgl_place_map *map, uint64_t target);
uint64_t mgl_place_map_to_source(const mgl_place_map *map, uint64_t target);
uint64_t mgl_place_map_from_source(const mgl_place_map *map, uint64_t source);

#endif
