/* units.c -- the result of shaping: memory and getters. */
#include "shape/units.h"

#include <stdalign.h>
#include <string.h>

#include "base/memory.h"
#include "shape/memo.h"

/* The arrays, by alignment. */
#define COLUMN(member, group)                                                                                          \
    {                                                                                                                  \
        group, sizeof *((mgl_units *)0)->member                                                                        \
    }
static const mgl_column layout[] = {
    COLUMN(diag_begin, MGL_GROUP_DIAG),
    COLUMN(diag_end, MGL_GROUP_DIAG),
    COLUMN(scratch, MGL_GROUP_SCRATCH),
    COLUMN(cluster, MGL_GROUP_UNIT),
    COLUMN(cluster16, MGL_GROUP_UNIT),
    COLUMN(cluster32, MGL_GROUP_UNIT),
    COLUMN(slot_codepoint, MGL_GROUP_SLOT),
    COLUMN(slot_cluster, MGL_GROUP_SLOT),
    COLUMN(slot_variant, MGL_GROUP_SLOT),
    COLUMN(slot_unit, MGL_GROUP_SLOT),
    COLUMN(ligature_begin, MGL_GROUP_LIGATURE),
    COLUMN(ligature_end, MGL_GROUP_LIGATURE),
    COLUMN(id, MGL_GROUP_UNIT),
    COLUMN(rule, MGL_GROUP_UNIT),
    COLUMN(diag_code, MGL_GROUP_DIAG),
    COLUMN(position, MGL_GROUP_UNIT),
    COLUMN(unit_flags, MGL_GROUP_UNIT),
    COLUMN(slot_position, MGL_GROUP_SLOT),
    COLUMN(slot_state, MGL_GROUP_SLOT),
    COLUMN(slot_system, MGL_GROUP_SLOT),
    COLUMN(ligature_required, MGL_GROUP_LIGATURE),
};
enum { COLUMNS = sizeof layout / sizeof *layout };

/* Where the arrays are, after memory may have moved; in the order of the layout. */
static void refresh(mgl_units *units)
{
    void *const *at = units->columns.at;
    units->diag_begin = at[0];
    units->diag_end = at[1];
    units->scratch = at[2];
    units->cluster = at[3];
    units->cluster16 = at[4];
    units->cluster32 = at[5];
    units->slot_codepoint = at[6];
    units->slot_cluster = at[7];
    units->slot_variant = at[8];
    units->slot_unit = at[9];
    units->ligature_begin = at[10];
    units->ligature_end = at[11];
    units->id = at[12];
    units->rule = at[13];
    units->diag_code = at[14];
    units->position = at[15];
    units->unit_flags = at[16];
    units->slot_position = at[17];
    units->slot_state = at[18];
    units->slot_system = at[19];
    units->ligature_required = at[20];
}

mgl_status mgl_units_new(mgl_ctx *ctx, mgl_units **units)
{
    if (!units)
        return MGL_E_ARG;
    mgl_units *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    *made = (mgl_units){ .ctx = mgl_ctx_ref(ctx), .overhead = sizeof *made + alignof(max_align_t) };
    mgl_columns_init(&made->columns, layout, COLUMNS, ctx, NULL, 0);
    *units = made;
    return MGL_OK;
}

mgl_status mgl_units_new_fixed(mgl_ctx *ctx, void *mem, size_t n, mgl_units **units)
{
    if (!mem || !units)
        return MGL_E_ARG;
    const size_t align = alignof(max_align_t);
    size_t shift = (align - (uintptr_t)mem % align) % align;
    if (n < shift + sizeof(mgl_units))
        return MGL_E_SPACE;
    mgl_units *made = (mgl_units *)(void *)((char *)mem + shift);
    *made = (mgl_units){ .ctx = mgl_ctx_ref(ctx), .overhead = sizeof *made + align, .fixed = true };
    mgl_columns_init(&made->columns, layout, COLUMNS, ctx, made + 1, n - shift - sizeof *made);
    *units = made;
    return MGL_OK;
}

void mgl_units_free(mgl_units *units)
{
    if (!units)
        return;
    mgl_ctx *ctx = units->ctx;
    mgl_columns_free(&units->columns);
    mgl_memo_free(ctx, units->memo);
    if (!units->fixed)
        mgl_release(ctx, units, sizeof *units);
    mgl_ctx_unref(ctx);
}

size_t mgl_units_needed(const mgl_units *units)
{
    return units ? mgl_size_add(units->overhead, mgl_columns_needed(&units->columns)) : 0;
}

void mgl_units_begin(mgl_units *units, uint32_t flags)
{
    mgl_columns_clear(&units->columns);
    memset(units->n, 0, sizeof units->n);
    units->flags = flags;
    units->utf16 = units->utf32 = 0;
    units->item_end = 0;
    refresh(units);
}

bool mgl_units_reserve(mgl_units *units, const size_t more[MGL_GROUPS])
{
    mgl_columns *columns = &units->columns;
    bool moved = false;
    for (unsigned group = 0; group < MGL_GROUPS; group++) {
        size_t target = mgl_size_add(units->n[group], more[group]);
        if (target <= columns->count[group])
            continue;
        moved |= target > columns->room[group];
        mgl_columns_add(columns, group, target - columns->count[group]);
    }
    if (moved)
        refresh(units);
    if (!columns->lost)
        return true;
    for (unsigned group = 0; group < MGL_GROUPS; group++)
        units->n[group] = mgl_size_add(units->n[group], more[group]);
    return false;
}

mgl_status mgl_units_finish(const mgl_units *units)
{
    return !units->columns.lost ? MGL_OK : units->fixed ? MGL_E_SPACE : MGL_E_NOMEM;
}

void mgl_units_diag(mgl_units *units, uint16_t code, uint64_t begin, uint64_t end)
{
    if (units->columns.lost)
        return;
    size_t i = units->n[MGL_GROUP_DIAG]++;
    units->diag_code[i] = code;
    units->diag_begin[i] = begin;
    units->diag_end[i] = end;
}

bool mgl_units_is_flawed(const mgl_units *units)
{
    for (size_t i = 0; i < mgl_units_diag_count(units); i++) {
        if (mgl_diag_severity(units->diag_code[i]) >= 2)
            return true;
    }
    return false;
}

#define GETTER(type, name, member, group)                                                                              \
    type const *name(const mgl_units *units)                                                                           \
    {                                                                                                                  \
        return units && !units->columns.lost && units->n[group] ? units->member : NULL;                                \
    }
GETTER(uint16_t, mgl_units_id, id, MGL_GROUP_UNIT)
GETTER(uint8_t, mgl_units_position, position, MGL_GROUP_UNIT)
GETTER(uint32_t, mgl_units_cluster, cluster, MGL_GROUP_UNIT)
GETTER(uint8_t, mgl_units_flags, unit_flags, MGL_GROUP_UNIT)
GETTER(uint16_t, mgl_units_rule, rule, MGL_GROUP_UNIT)
GETTER(uint32_t, mgl_units_slot_codepoint, slot_codepoint, MGL_GROUP_SLOT)
GETTER(uint32_t, mgl_units_slot_cluster, slot_cluster, MGL_GROUP_SLOT)
GETTER(uint8_t, mgl_units_slot_position, slot_position, MGL_GROUP_SLOT)
GETTER(uint8_t, mgl_units_slot_state, slot_state, MGL_GROUP_SLOT)
GETTER(uint32_t, mgl_units_slot_variant, slot_variant, MGL_GROUP_SLOT)
GETTER(uint32_t, mgl_units_slot_unit, slot_unit, MGL_GROUP_SLOT)
GETTER(uint8_t, mgl_units_slot_system, slot_system, MGL_GROUP_SLOT)
GETTER(uint32_t, mgl_units_ligature_begin, ligature_begin, MGL_GROUP_LIGATURE)
GETTER(uint32_t, mgl_units_ligature_end, ligature_end, MGL_GROUP_LIGATURE)
GETTER(uint8_t, mgl_units_ligature_required, ligature_required, MGL_GROUP_LIGATURE)
GETTER(uint16_t, mgl_units_diag_code, diag_code, MGL_GROUP_DIAG)
GETTER(uint64_t, mgl_units_diag_begin, diag_begin, MGL_GROUP_DIAG)
GETTER(uint64_t, mgl_units_diag_end, diag_end, MGL_GROUP_DIAG)

const uint32_t *mgl_units_cluster_utf16(const mgl_units *units)
{
    return mgl_units_count(units) && (units->flags & MGL_SHAPE_UTF16_OFFSETS) ? units->cluster16 : NULL;
}

const uint32_t *mgl_units_cluster_utf32(const mgl_units *units)
{
    return mgl_units_count(units) && (units->flags & MGL_SHAPE_UTF32_OFFSETS) ? units->cluster32 : NULL;
}

size_t mgl_units_count(const mgl_units *units)
{
    return units && !units->columns.lost ? units->n[MGL_GROUP_UNIT] : 0;
}

size_t mgl_units_slot_count(const mgl_units *units)
{
    return units && !units->columns.lost ? units->n[MGL_GROUP_SLOT] : 0;
}

size_t mgl_units_diag_count(const mgl_units *units)
{
    return units && !units->columns.lost ? units->n[MGL_GROUP_DIAG] : 0;
}

size_t mgl_units_ligature_count(const mgl_units *units)
{
    return units && !units->columns.lost ? units->n[MGL_GROUP_LIGATURE] : 0;
}
