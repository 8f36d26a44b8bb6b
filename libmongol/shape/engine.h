/* engine.h -- running the compiled rules of a set over the slots of one segment. */
#ifndef MGL_SHAPE_ENGINE_H
#define MGL_SHAPE_ENGINE_H

#include "model/slot.h"

/* Called after every rule that fired; `was` is the slot before it. */
typedef struct mgl_trace {
    void (*fired)(void *user, uint16_t rule, size_t slot, const mgl_slot *was, const mgl_slot *now);
    void *user;
} mgl_trace;

/* Default forms, then every pass in order. off: MGL_SHAPE_* switches that turn passes off. trace may be NULL. */
void mgl_engine_run(const mgl_set *set, uint32_t off, mgl_slot *slots, size_t n, const mgl_trace *trace);

#endif
