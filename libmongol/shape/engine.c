/* engine.c -- the rule engine: passes from top to bottom, slots from left to right, the first rule that matches. */
#include "shape/engine.h"

#include "shape/context.h"
#include "shape/particle.h"

/* The rest of a context, nearest first, from slot `at` on; what is nearer has matched. */
static bool context_matches(const mgl_run *run, const mgl_pass *pass, const mgl_item *items, unsigned n, size_t at,
                            int step)
{
    for (unsigned k = 0; k < n; k++) {
        if (items[k].star) {
            while (at < run->n && mgl_item_matches(run->set, items + k, run->slots + at))
                at = mgl_neighbour(run, pass, at, step);
            continue;
        }
        if (at >= run->n || !mgl_item_matches(run->set, items + k, run->slots + at))
            return false;
        if (k + 1 < n)
            at = mgl_neighbour(run, pass, at, step);
    }
    return true;
}

/* What a slot sees next to it, found once for all rules of a pass. */
typedef struct mgl_sides {
    size_t at[2]; /* before, after the slot; UNKNOWN until asked for */
} mgl_sides;

enum { BEFORE = 0, AFTER = 1 };
static const size_t unknown = SIZE_MAX;

static size_t beside(const mgl_run *run, const mgl_pass *pass, size_t i, mgl_sides *sides, unsigned side)
{
    if (sides->at[side] == unknown)
        sides->at[side] = mgl_neighbour(run, pass, i, side == BEFORE ? -1 : +1);
    return sides->at[side];
}

static bool side_matches(const mgl_run *run, const mgl_pass *pass, const mgl_item *items, unsigned n, size_t i,
                         mgl_sides *sides, unsigned side)
{
    int step = side == BEFORE ? -1 : +1;
    size_t at = beside(run, pass, i, sides, side);
    if (items->star)
        return context_matches(run, pass, items, n, at, step);
    if (at >= run->n || !mgl_item_matches(run->set, items, run->slots + at))
        return false;
    return n == 1 || context_matches(run, pass, items + 1, n - 1, mgl_neighbour(run, pass, at, step), step);
}

static bool rule_matches(const mgl_run *run, const mgl_pass *pass, const mgl_rule *rule, size_t i, mgl_sides *sides)
{
    const mgl_item *items = run->set->items + rule->items;
    return mgl_item_matches(run->set, &rule->subject, run->slots + i) &&
           (!rule->after_n || side_matches(run, pass, items, rule->after_n, i, sides, BEFORE)) &&
           (!rule->before_n || side_matches(run, pass, items + rule->after_n, rule->before_n, i, sides, AFTER));
}

static uint16_t default_row(const mgl_set *set, const mgl_slot *slot)
{
    const mgl_cell *cell = &set->cells[slot->symbol][mgl_at_number(slot->at)];
    return (uint16_t)(cell->first + cell->fallback);
}

bool mgl_apply(const mgl_set *set, mgl_slot *slot, unsigned condition, uint16_t rule)
{
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

static void act(const mgl_set *set, const mgl_rule *rule, mgl_slot *slot)
{
    slot->marks |= rule->marks;
    switch (rule->op) {
    case MGL_APPLY:
        mgl_apply(set, slot, rule->arg, rule->name);
        return;
    case MGL_RESET:
        slot->row = default_row(set, slot);
        break;
    case MGL_STATE:
        slot->at = rule->arg;
        break;
    case MGL_MOVE:
        slot->at = rule->arg;
        slot->row = default_row(set, slot);
        break;
    default:
        return; /* MGL_KEEP and MGL_MARK decide nothing about the form */
    }
    slot->rule = rule->name;
}

/* Whether what stands beside slot i lets any rule of the pass do something; bit: as in mgl_pass. */
static bool hopeful(const mgl_run *run, const mgl_pass *pass, size_t i, mgl_sides *sides, unsigned side, unsigned bit)
{
    if (!bit)
        return true;
    size_t at = beside(run, pass, i, sides, side);
    return at < run->n && (run->set->classes[run->slots[at].symbol] >> (bit - 1) & 1);
}

static void scan_slot(const mgl_run *run, const mgl_pass *pass, size_t i, const mgl_trace *trace)
{
    const mgl_rule *rule = run->set->rules + pass->first, *end = rule + pass->rule_n;
    mgl_sides sides = { { unknown, unknown } };
    if (!trace &&
        !(hopeful(run, pass, i, &sides, BEFORE, pass->after) && hopeful(run, pass, i, &sides, AFTER, pass->before)))
        return; /* a trace tells of rules that keep things, too */
    for (; rule < end; rule++) {
        if (!rule_matches(run, pass, rule, i, &sides))
            continue;
        mgl_slot was = run->slots[i];
        act(run->set, rule, run->slots + i);
        if (trace)
            trace->fired(trace->user, rule->name, i, &was, run->slots + i);
        return;
    }
}

/* A selector right after a letter that has a form for it chooses that form. Source: UTN #57, III.6. */
static void select_slot(const mgl_run *run, const mgl_pass *pass, size_t i, const mgl_trace *trace)
{
    if (i == 0)
        return;
    mgl_slot *letter = run->slots + i - 1, *selector = run->slots + i;
    if (!(run->set->classes[letter->symbol] & 1))
        return;
    unsigned wanted = mgl_symbols[selector->symbol].kind - MGL_KIND_FVS1 + 1u;
    const mgl_cell *cell = &run->set->cells[letter->symbol][mgl_at_number(letter->at)];
    for (unsigned k = 0; k < cell->n; k++) {
        if (mgl_rows[cell->first + k].selector != wanted)
            continue;
        mgl_slot was = *letter;
        letter->row = (uint16_t)(cell->first + k);
        letter->rule = selector->rule = pass->name;
        selector->at = MGL_AT_VALID;
        if (trace)
            trace->fired(trace->user, pass->name, i - 1, &was, letter);
        return;
    }
}

static void run_slot(const mgl_run *run, const mgl_pass *pass, size_t i, const mgl_trace *trace)
{
    if (pass->kind == MGL_PASS_SELECT) {
        select_slot(run, pass, i, trace);
    } else if (pass->kind == MGL_PASS_PARTICLES) {
        mgl_particle_at(run, pass, i, trace);
    } else {
        scan_slot(run, pass, i, trace);
    }
}

static uint64_t interest(const mgl_set *set, const mgl_slot *slot)
{
    return set->passes[set->passes_of[slot->symbol]][mgl_at_number(slot->at)];
}

/* A pass over a segment of any length. */
static void run_pass(const mgl_run *run, const mgl_pass *pass, unsigned number, const mgl_trace *trace)
{
    for (size_t k = 0; k < run->n; k++) {
        size_t i = pass->kind == MGL_PASS_LEFTWARD ? run->n - 1 - k : k;
        if (interest(run->set, run->slots + i) >> number & 1)
            run_slot(run, pass, i, trace);
    }
}

/* The lowest bit of a mask that is not 0. */
static unsigned lowest(uint64_t mask)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(mask);
#else
    unsigned bit = 0;
    while (!(mask >> bit & 1))
        bit++;
    return bit;
#endif
}

/* The passes among `wanted` that can change something in a segment with these classes. */
static uint64_t worthwhile(const mgl_set *set, uint64_t wanted, uint64_t present, uint32_t off)
{
    uint64_t able = 0;
    for (uint64_t left = wanted; left; left &= left - 1) {
        const mgl_pass *pass = set->pass + lowest(left);
        if (!(pass->needs & ~present) && !(pass->option & off))
            able |= left & (~left + 1);
    }
    return able;
}

/* A pass over a word: `where` has a bit for each slot that the pass is about. */
static void run_pass_at(const mgl_run *run, const mgl_pass *pass, uint64_t where, const mgl_trace *trace)
{
    if (pass->kind == MGL_PASS_LEFTWARD) {
        for (size_t i = run->n; i-- > 0;) {
            if (where >> i & 1)
                run_slot(run, pass, i, trace);
        }
        return;
    }
    for (; where; where &= where - 1)
        run_slot(run, pass, lowest(where), trace);
}

enum { WORD = 64 }; /* slots that one mask has bits for */

/* For each pass, the slots of a word that it is about. */
static void gather(const mgl_run *run, uint64_t wanted, uint64_t where[64])
{
    for (uint64_t left = wanted; left; left &= left - 1)
        where[lowest(left)] = 0;
    for (size_t i = 0; i < run->n; i++) {
        for (uint64_t left = interest(run->set, run->slots + i) & wanted; left; left &= left - 1)
            where[lowest(left)] |= (uint64_t)1 << i;
    }
}

void mgl_engine_run(const mgl_set *set, uint32_t off, mgl_slot *slots, size_t n, const mgl_trace *trace)
{
    mgl_run run = { set, slots, n, 0 };
    uint64_t wanted = 0, where[64];
    for (size_t i = 0; i < n; i++) {
        wanted |= interest(set, slots + i);
        run.present |= set->classes[slots[i].symbol];
        slots[i].row = default_row(set, slots + i);
    }
    wanted = worthwhile(set, wanted, run.present, off);
    if (n <= WORD)
        gather(&run, wanted, where);
    for (uint64_t left = wanted; left; left &= left - 1) {
        unsigned number = lowest(left);
        const mgl_pass *pass = set->pass + number;
        if (pass->feeds && !(pass->feeds & wanted))
            continue;
        if (n <= WORD) {
            run_pass_at(&run, pass, where[number], trace);
        } else {
            run_pass(&run, pass, number, trace);
        }
    }
}
