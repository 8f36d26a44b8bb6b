/* engine.c -- the rule engine: passes from top to bottom, slots from left to right, the first rule that matches. */
#include "shape/engine.h"

#include "shape/context.h"
#include "shape/particle.h"

/* One side of a rule's context: n items from slot i on, nearest first. */
static bool context_matches(const mgl_run *run, const mgl_pass *pass, const mgl_item *items, unsigned n, size_t i, int step) {
    size_t at = mgl_neighbour(run, pass, i, step);
    for (unsigned k = 0; k < n; k++) {
        if (items[k].star) {
            while (at < run->n && mgl_item_matches(run->set, items + k, run->slots + at))
                at = mgl_neighbour(run, pass, at, step);
            continue;
        }
        if (at >= run->n || !mgl_item_matches(run->set, items + k, run->slots + at)) return false;
        if (k + 1 < n) at = mgl_neighbour(run, pass, at, step);
    }
    return true;
}

static bool rule_matches(const mgl_run *run, const mgl_pass *pass, const mgl_rule *rule, size_t i) {
    const mgl_item *items = run->set->items + rule->items;
    return mgl_item_matches(run->set, &rule->subject, run->slots + i) &&
           (!rule->after_n || context_matches(run, pass, items, rule->after_n, i, -1)) &&
           (!rule->before_n || context_matches(run, pass, items + rule->after_n, rule->before_n, i, +1));
}

static uint16_t default_row(const mgl_set *set, const mgl_slot *slot) {
    const mgl_cell *cell = &set->cells[slot->symbol][mgl_at_number(slot->at)];
    return (uint16_t)(cell->first + cell->fallback);
}

bool mgl_apply(const mgl_set *set, mgl_slot *slot, unsigned condition, uint16_t rule) {
    const mgl_cell *cell = &set->cells[slot->symbol][mgl_at_number(slot->at)];
    for (unsigned k = 0; k < cell->n; k++) {
        if (mgl_rows[cell->first + k].when >> condition & 1) {
            slot->row = (uint16_t)(cell->first + k);
            slot->rule = rule;
            return true;
        }
    }
    return false;
}

static void act(const mgl_set *set, const mgl_rule *rule, mgl_slot *slot) {
    slot->marks |= rule->marks;
    switch (rule->op) {
    case MGL_APPLY: mgl_apply(set, slot, rule->arg, rule->name); return;
    case MGL_RESET: slot->row = default_row(set, slot); break;
    case MGL_STATE: slot->at = rule->arg; break;
    case MGL_MOVE:
        slot->at = rule->arg;
        slot->row = default_row(set, slot);
        break;
    default: return; /* MGL_KEEP and MGL_MARK decide nothing about the form */
    }
    slot->rule = rule->name;
}

static void scan_slot(const mgl_run *run, const mgl_pass *pass, size_t i, const mgl_trace *trace) {
    const mgl_rule *rule = run->set->rules + pass->first, *end = rule + pass->rule_n;
    for (; rule < end; rule++) {
        if (!rule_matches(run, pass, rule, i)) continue;
        mgl_slot was = run->slots[i];
        act(run->set, rule, run->slots + i);
        if (trace) trace->fired(trace->user, pass, rule->name, i, &was, run->slots + i);
        return;
    }
}

/* A selector right after a letter that has a form for it chooses that form. Source: UTN #57, III.6. */
static void select_slot(const mgl_run *run, const mgl_pass *pass, size_t i, const mgl_trace *trace) {
    if (i == 0) return;
    mgl_slot *letter = run->slots + i - 1, *selector = run->slots + i;
    if (!(run->set->classes[letter->symbol] & 1)) return;
    unsigned wanted = mgl_symbols[selector->symbol].kind - MGL_KIND_FVS1 + 1u;
    const mgl_cell *cell = &run->set->cells[letter->symbol][mgl_at_number(letter->at)];
    for (unsigned k = 0; k < cell->n; k++) {
        if (mgl_rows[cell->first + k].selector != wanted) continue;
        mgl_slot was = *letter;
        letter->row = (uint16_t)(cell->first + k);
        letter->rule = selector->rule = pass->name;
        selector->at = MGL_AT_VALID;
        if (trace) trace->fired(trace->user, pass, pass->name, i - 1, &was, letter);
        return;
    }
}

static void run_pass(const mgl_run *run, const mgl_pass *pass, unsigned number, const mgl_trace *trace) {
    for (size_t k = 0; k < run->n; k++) {
        size_t i = pass->kind == MGL_PASS_LEFTWARD ? run->n - 1 - k : k;
        if (!(run->set->passes[run->slots[i].symbol][mgl_at_number(run->slots[i].at)] >> number & 1)) continue;
        if (pass->kind == MGL_PASS_SELECT) {
            select_slot(run, pass, i, trace);
        } else if (pass->kind == MGL_PASS_PARTICLES) {
            mgl_particle_at(run, pass, i, trace);
        } else {
            scan_slot(run, pass, i, trace);
        }
    }
}

/* The passes among `wanted` that can change something in a segment with these classes. */
static uint64_t worthwhile(const mgl_set *set, uint64_t wanted, uint64_t present, uint32_t off) {
    uint64_t able = 0;
    for (unsigned number = 0; number < set->pass_n; number++) {
        const mgl_pass *pass = set->pass + number;
        bool idle = (pass->needs & ~present) || (pass->option & off);
        if (!idle) able |= wanted & (uint64_t)1 << number;
    }
    return able;
}

void mgl_engine_run(const mgl_set *set, uint32_t off, mgl_slot *slots, size_t n, const mgl_trace *trace) {
    mgl_run run = { set, slots, n };
    uint64_t wanted = 0, present = 0;
    for (size_t i = 0; i < n; i++) {
        mgl_slot *slot = slots + i;
        wanted |= set->passes[slot->symbol][mgl_at_number(slot->at)];
        present |= set->classes[slot->symbol];
        slot->row = default_row(set, slot);
    }
    wanted = worthwhile(set, wanted, present, off);
    for (unsigned number = 0; number < set->pass_n; number++) {
        const mgl_pass *pass = set->pass + number;
        if (!(wanted >> number & 1) || (pass->feeds && !(pass->feeds & wanted))) continue;
        run_pass(&run, pass, number, trace);
    }
}
