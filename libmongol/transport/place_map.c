/* place_map.c -- the map of a transcoder: a run for each stretch of equally long characters, found by halving. */
#include "transport/place_map.h"

#include <string.h>

#include "base/grow.h"

void mgl_place_map_free(mgl_ctx *ctx, mgl_place_map *map)
{
    mgl_release(ctx, map->runs, map->room * sizeof *map->runs);
    memset(map, 0, sizeof *map);
}

static bool make_room(mgl_ctx *ctx, mgl_place_map *map)
{
    void *runs = map->runs;
    map->lost |= !mgl_grow(ctx, &runs, &map->room, map->n + 1, sizeof *map->runs);
    map->runs = runs;
    return map->n < map->room;
}

/* Opens a run unless the last one goes on. */
static void step(mgl_ctx *ctx, mgl_place_map *map, uint32_t source_step, uint32_t target_step)
{
    const mgl_place_run *last = map->n ? &map->runs[map->n - 1] : NULL;
    if (last && last->source_step == source_step && last->target_step == target_step && target_step)
        return;
    if (make_room(ctx, map))
        map->runs[map->n++] = (mgl_place_run){ map->source, map->target, source_step, target_step };
}

void mgl_place_map_add(mgl_ctx *ctx, mgl_place_map *map, size_t source_n, size_t target_n)
{
    step(ctx, map, (uint32_t)source_n, (uint32_t)target_n);
    map->source += source_n;
    map->target += target_n;
}

void mgl_place_map_same(mgl_ctx *ctx, mgl_place_map *map, size_t n)
{
    step(ctx, map, 1, 1);
    map->source += n;
    map->target += n;
}

/* The last run that begins at or before a place; the first one if none does. The caller knows that there are runs. */
static size_t find(const mgl_place_map *map, uint64_t place, bool in_target)
{
    size_t low = 0, high = map->n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        const mgl_place_run *run = &map->runs[middle];
        if ((in_target ? run->target : run->source) <= place)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void mgl_place_map_forget(mgl_place_map *map, uint64_t target)
{
    if (!map->n)
        return;
    size_t gone = find(map, target, true);
    memmove(map->runs, map->runs + gone, (map->n - gone) * sizeof *map->runs);
    map->n -= gone;
}

uint64_t mgl_place_map_to_source(const mgl_place_map *map, uint64_t target)
{
    if (!map->n || target >= map->target)
        return map->source;
    const mgl_place_run *run = &map->runs[find(map, target, true)];
    if (target <= run->target || !run->target_step)
        return run->source;
    return run->source + (target - run->target) / run->target_step * run->source_step;
}

uint64_t mgl_place_map_from_source(const mgl_place_map *map, uint64_t source)
{
    if (!map->n || source >= map->source)
        return map->target;
    const mgl_place_run *run = &map->runs[find(map, source, false)];
    if (source <= run->source || !run->source_step)
        return run->target;
    return run->target + (source - run->source) / run->source_step * run->target_step;
}
