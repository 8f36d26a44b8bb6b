/* snapshot.c -- copies of shaping results. */
#include "snapshot.h"

#include <string.h>

bool snapshot_take(const mgl_units *units, snapshot *into)
{
    into->unit_n = mgl_units_count(units);
    into->slot_n = mgl_units_slot_count(units);
    into->diag_n = mgl_units_diag_count(units);
    if (into->unit_n > SNAPSHOT_UNITS || into->slot_n > SNAPSHOT_SLOTS || into->diag_n > SNAPSHOT_DIAGS)
        return false;
    for (size_t i = 0; i < into->unit_n; i++) {
        snapshot_unit *unit = into->unit + i;
        unit->id = mgl_units_id(units)[i];
        unit->rule = mgl_units_rule(units)[i];
        unit->position = mgl_units_position(units)[i];
        unit->flags = mgl_units_flags(units)[i];
        unit->cluster = mgl_units_cluster(units)[i];
    }
    for (size_t i = 0; i < into->slot_n; i++) {
        snapshot_slot *slot = into->slot + i;
        slot->codepoint = mgl_units_slot_codepoint(units)[i];
        slot->cluster = mgl_units_slot_cluster(units)[i];
        slot->variant = mgl_units_slot_variant(units)[i];
        slot->unit = mgl_units_slot_unit(units)[i];
        slot->position = mgl_units_slot_position(units)[i];
        slot->state = mgl_units_slot_state(units)[i];
        slot->system = mgl_units_slot_system(units)[i];
    }
    for (size_t i = 0; i < into->diag_n; i++) {
        into->diag[i].code = mgl_units_diag_code(units)[i];
        into->diag[i].begin = mgl_units_diag_begin(units)[i];
        into->diag[i].end = mgl_units_diag_end(units)[i];
    }
    return true;
}

bool snapshot_append(snapshot *whole, const snapshot *part, uint32_t byte)
{
    bool one_run = whole->slot_n && part->slot_n && whole->slot[whole->slot_n - 1].state == MGL_SLOT_TEXT &&
                   part->slot[0].state == MGL_SLOT_TEXT;
    if (whole->unit_n + part->unit_n > SNAPSHOT_UNITS || whole->slot_n + part->slot_n > SNAPSHOT_SLOTS ||
        whole->diag_n + part->diag_n > SNAPSHOT_DIAGS)
        return false;
    uint32_t units = (uint32_t)whole->unit_n - one_run;
    for (size_t i = one_run; i < part->unit_n; i++) {
        snapshot_unit *unit = whole->unit + whole->unit_n++;
        *unit = part->unit[i];
        unit->cluster += byte;
    }
    for (size_t i = one_run; i < part->slot_n; i++) {
        snapshot_slot *slot = whole->slot + whole->slot_n++;
        *slot = part->slot[i];
        slot->cluster += byte;
        slot->unit += units;
    }
    for (size_t i = 0; i < part->diag_n; i++) {
        snapshot_diag *diag = whole->diag + whole->diag_n++;
        *diag = part->diag[i];
        diag->begin += byte;
        diag->end += byte;
    }
    return true;
}

static void cut_slot(const snapshot *whole, size_t i, size_t begin, uint32_t first, snapshot *part)
{
    snapshot_slot *slot = part->slot + part->slot_n++;
    size_t from = whole->slot[i].unit, to = i + 1 < whole->slot_n ? whole->slot[i + 1].unit : whole->unit_n;
    *slot = whole->slot[i];
    slot->unit = (uint32_t)part->unit_n;
    for (size_t k = from; k < to; k++)
        part->unit[part->unit_n++] = whole->unit[k];
    if (slot->cluster >= begin)
        return;
    slot->cluster = (uint32_t)begin;
    slot->codepoint = first;
    if (from == to)
        return;
    snapshot_unit *unit = part->unit + slot->unit;
    unit->cluster = (uint32_t)begin;
    unit->flags &= (uint8_t)~MGL_UNIT_UNSAFE_TO_BREAK;
}

void snapshot_cut(const snapshot *whole, size_t n, size_t begin, size_t end, uint32_t first, snapshot *part)
{
    part->unit_n = part->slot_n = part->diag_n = 0;
    for (size_t i = 0; i < whole->slot_n; i++) {
        size_t stop = i + 1 < whole->slot_n ? whole->slot[i + 1].cluster : n;
        if (begin < end && stop > begin && whole->slot[i].cluster < end)
            cut_slot(whole, i, begin, first, part);
    }
    for (size_t i = 0; i < whole->diag_n; i++) {
        if (whole->diag[i].begin >= begin && whole->diag[i].begin < end)
            part->diag[part->diag_n++] = whole->diag[i];
    }
}

const char *snapshot_difference(const snapshot *a, const snapshot *b)
{
    if (a->unit_n != b->unit_n)
        return "number of units";
    if (a->slot_n != b->slot_n)
        return "number of slots";
    if (a->diag_n != b->diag_n)
        return "number of diagnostics";
    for (size_t i = 0; i < a->unit_n; i++) {
        const snapshot_unit *x = a->unit + i, *y = b->unit + i;
        if (x->id != y->id)
            return "a unit";
        if (x->position != y->position)
            return "the position of a unit";
        if (x->cluster != y->cluster)
            return "the cluster of a unit";
        if (x->flags != y->flags)
            return "the flags of a unit";
        if (x->rule != y->rule)
            return "the rule of a unit";
    }
    for (size_t i = 0; i < a->slot_n; i++) {
        const snapshot_slot *x = a->slot + i, *y = b->slot + i;
        if (x->codepoint != y->codepoint || x->cluster != y->cluster || x->unit != y->unit)
            return "a slot";
        if (x->state != y->state)
            return "the state of a slot";
        if (x->variant != y->variant || x->position != y->position)
            return "the form of a slot";
        /* other text has the system of the words around it, which an item or a piece may not hold */
        if (x->system != y->system && x->state != MGL_SLOT_TEXT)
            return "the system of a slot";
    }
    for (size_t i = 0; i < a->diag_n; i++) {
        const snapshot_diag *x = a->diag + i, *y = b->diag + i;
        if (x->code != y->code || x->begin != y->begin || x->end != y->end)
            return "a diagnostic";
    }
    return NULL;
}
