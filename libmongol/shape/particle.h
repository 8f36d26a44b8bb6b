/* particle.h -- the dictionary pass: suffixes and small words that take forms of their own. */
#ifndef MGL_SHAPE_PARTICLE_H
#define MGL_SHAPE_PARTICLE_H

#include "shape/context.h"
#include "shape/engine.h"

/* Tries the particles that can start at slot i. Source: UTN #57, III.3. */
void mgl_particle_at(const mgl_run *run, const mgl_pass *pass, size_t i, const mgl_trace *trace);

/* The form of a letter for a condition, if its position has one; in engine.c. */
bool mgl_apply(const mgl_set *set, mgl_slot *slot, unsigned condition, uint16_t rule);

#endif
