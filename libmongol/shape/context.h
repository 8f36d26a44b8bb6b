/* context.h -- what a rule can see from a slot: items, views, contexts. */
#ifndef MGL_SHAPE_CONTEXT_H
#define MGL_SHAPE_CONTEXT_H

#include <stdbool.h>

#include "model/slot.h"

/* A segment being shaped. */
typedef struct mgl_run {
    const mgl_set *set;
    mgl_slot *slots;
    size_t n;
    uint64_t present; /* classes of all its slots */
} mgl_run;

static inline bool mgl_item_matches(const mgl_set *set, const mgl_item *item, const mgl_slot *slot)
{
    if (!(set->classes[slot->symbol] >> item->class_bit & 1) || !(slot->at & item->states))
        return false;
    if ((slot->marks & item->with) != item->with || (slot->marks & item->without))
        return false;
    if (!(item->look | item->not_look))
        return true;
    uint16_t looks = mgl_rows[slot->row].looks;
    return (!item->look || (looks & item->look)) && !(looks & item->not_look);
}

static inline bool mgl_view_skips(const mgl_set *set, const mgl_pass *pass, const mgl_slot *slot)
{
    if (!(set->classes[slot->symbol] & pass->view_any))
        return false;
    for (unsigned i = 0; i < pass->view_n; i++) {
        if (mgl_item_matches(set, set->items + pass->view + i, slot))
            return true;
    }
    return false;
}

/* The neighbour of slot i in direction step (+1, -1) that the pass sees; run->n when there is none. */
static inline size_t mgl_neighbour(const mgl_run *run, const mgl_pass *pass, size_t i, int step)
{
    bool all_seen = !(run->present & pass->view_any);
    for (;;) {
        if (step < 0 ? i == 0 : i + 1 >= run->n)
            return run->n;
        i += (size_t)step;
        if (all_seen)
            return i;
        if (!mgl_view_skips(run->set, pass, run->slots + i))
            return i;
    }
}

#endif
