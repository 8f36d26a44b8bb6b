/* particle.c -- matching and applying particles. Source: UTN #57, III.3; data/hudum/particles.tsv. */
#include "shape/particle.h"

static bool is_fvs(const mgl_slot *slot)
{
    return mgl_is_selector(mgl_symbols[slot->symbol].kind);
}

static uint8_t position_of(unsigned index, unsigned n)
{
    if (n == 1)
        return MGL_AT_ISOL;
    return index == 0 ? MGL_AT_INIT : index + 1 == n ? MGL_AT_FINA : MGL_AT_MEDI;
}

/* Whether the letters of a particle stand from slot i on; notes where, and what follows the last. */
static bool letters_match(const mgl_run *run, const mgl_pass *pass, const mgl_particle *particle, size_t i,
                          size_t where[7], size_t *next)
{
    for (unsigned k = 0; k < particle->n; k++) {
        if (i >= run->n || run->slots[i].symbol != particle->symbols[k] ||
            run->slots[i].at != position_of(k, particle->n))
            return false;
        where[k] = i;
        i = mgl_neighbour(run, pass, i, +1);
    }
    *next = i;
    return true;
}

static void change(const mgl_run *run, const mgl_particle *particle, size_t i, const size_t where[7],
                   const mgl_trace *trace)
{
    if (particle->mvs) {
        mgl_slot was = run->slots[i];
        run->slots[i].at = MGL_AT_WIDE;
        run->slots[i].rule = particle->name;
        if (trace)
            trace->fired(trace->user, particle->name, i, &was, run->slots + i);
    }
    for (unsigned k = 0; k < particle->n; k++) {
        mgl_slot *slot = run->slots + where[k], was = *slot;
        if (!(particle->changed >> k & 1) || !mgl_apply(run->set, slot, run->set->particle_condition, particle->name))
            continue;
        if (trace)
            trace->fired(trace->user, particle->name, where[k], &was, slot);
    }
}

void mgl_particle_at(const mgl_run *run, const mgl_pass *pass, size_t i, const mgl_trace *trace)
{
    unsigned kind = mgl_symbols[run->slots[i].symbol].kind;
    bool mvs = kind == MGL_KIND_MVS || kind == MGL_KIND_NNBSP;
    size_t first = mvs ? mgl_neighbour(run, pass, i, +1) : i, where[7], next;
    if (first >= run->n)
        return;
    uint8_t symbol = run->slots[first].symbol;
    unsigned start = run->set->particles_of[symbol];
    for (unsigned p = start - 1; start && p < run->set->particle_n; p++) {
        const mgl_particle *particle = run->set->particles + p;
        if (particle->symbols[0] != symbol)
            return;
        if (particle->mvs != mvs)
            continue;
        if (!letters_match(run, pass, particle, first, where, &next))
            continue;
        /* A selector after the last letter means that the writer asks for something else. */
        if (next >= run->n || !is_fvs(run->slots + next))
            change(run, particle, i, where, trace);
        return;
    }
}
