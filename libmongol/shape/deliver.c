/* deliver.c -- from shaped slots to the arrays of a result: units, joins, states, diagnostics. */
#include "shape/deliver.h"

#include <mongol/variant.h>
#include <string.h>

#include "base/utf8.h"
#include "model/segment.h"
#include "shape/ink.h"
#include "shape/ligature.h"

/* States of slots whose state is what they are. */
static const uint8_t states[] = {
    [MGL_KIND_TEXT] = MGL_SLOT_TEXT,
    [MGL_KIND_LETTER] = MGL_SLOT_LETTER,
    [MGL_KIND_FVS1] = MGL_SLOT_FVS_INVALID,
    [MGL_KIND_FVS2] = MGL_SLOT_FVS_INVALID,
    [MGL_KIND_FVS3] = MGL_SLOT_FVS_INVALID,
    [MGL_KIND_FVS4] = MGL_SLOT_FVS_INVALID,
    [MGL_KIND_MVS] = MGL_SLOT_MVS_RAW,
    [MGL_KIND_NNBSP] = MGL_SLOT_MVS_RAW,
    [MGL_KIND_NIRUGU] = MGL_SLOT_NIRUGU,
    [MGL_KIND_ZWJ] = MGL_SLOT_JOINER,
    [MGL_KIND_ZWNJ] = MGL_SLOT_NON_JOINER,
    [MGL_KIND_MARK] = MGL_SLOT_MARK,
    [MGL_KIND_SIGN] = MGL_SLOT_SIGN,
    [MGL_KIND_PUNCTUATION] = MGL_SLOT_PUNCTUATION,
    [MGL_KIND_UNASSIGNED] = MGL_SLOT_PUNCTUATION,
};

static uint8_t state_of(const mgl_set *set, const mgl_slot *slot, unsigned kind)
{
    if (kind == MGL_KIND_LETTER)
        return set->classes[slot->symbol] & 1 ? MGL_SLOT_LETTER : MGL_SLOT_FOREIGN_LETTER;
    if (slot->at == MGL_AT_RAW)
        return states[kind];
    switch (kind) {
    case MGL_KIND_MVS:
    case MGL_KIND_NNBSP:
        return slot->at == MGL_AT_NARROW ? MGL_SLOT_MVS_NARROW
               : slot->at == MGL_AT_WIDE ? MGL_SLOT_MVS_WIDE
                                         : MGL_SLOT_MVS_RAW;
    case MGL_KIND_ZWJ:
        return MGL_SLOT_ROOT_SEPARATOR;
    case MGL_KIND_SIGN:
        return MGL_SLOT_SIGN;
    default:
        return MGL_SLOT_FVS_VALID;
    }
}

/* Where the last unit stands that wants a join, and whether a mark is under that join. */
typedef struct mgl_joint {
    bool open;
    size_t unit; /* its index; SIZE_MAX: in the context, before the item */
    unsigned marks;
    bool through; /* the marks let the join run on */
} mgl_joint;

static void set_flag(mgl_units *units, size_t unit, unsigned flag)
{
    if (unit != SIZE_MAX)
        units->unit_flags[unit] |= (uint8_t)flag;
}

/* Settles the join between what came before and a slot's ink; returns the flag for the ink's first unit. */
static unsigned join(mgl_units *units, mgl_joint *joint, const mgl_ink *ink)
{
    bool meets = joint->open && ink->before && (joint->marks == 0 || (joint->marks == 1 && joint->through));
    if (joint->open && ink->through && !meets) {
        joint->marks++;
        return 0;
    }
    if (joint->open)
        set_flag(units, joint->unit, meets ? MGL_UNIT_JOINS_AFTER : MGL_UNIT_OPEN_AFTER);
    joint->open = false;
    if (!ink->before)
        return 0;
    return meets ? MGL_UNIT_JOINS_BEFORE : MGL_UNIT_OPEN_BEFORE;
}

static size_t add_unit(mgl_units *units, uint16_t id, unsigned drawn, uint32_t cluster, unsigned flags, uint16_t rule)
{
    size_t i = units->n[MGL_GROUP_UNIT]++;
    units->id[i] = id;
    units->position[i] = (uint8_t)drawn;
    units->cluster[i] = cluster;
    units->unit_flags[i] = (uint8_t)flags;
    units->rule[i] = rule;
    if (units->flags & (MGL_SHAPE_UTF16_OFFSETS | MGL_SHAPE_UTF32_OFFSETS)) {
        units->cluster16[i] = units->utf16;
        units->cluster32[i] = units->utf32;
    }
    return i;
}

static void add_slot(mgl_units *units, uint32_t codepoint, uint32_t cluster, unsigned position, unsigned state,
                     uint32_t variant, unsigned system)
{
    size_t i = units->n[MGL_GROUP_SLOT]++;
    units->slot_codepoint[i] = codepoint;
    units->slot_cluster[i] = cluster;
    units->slot_position[i] = (uint8_t)position;
    units->slot_state[i] = (uint8_t)state;
    units->slot_variant[i] = variant;
    units->slot_unit[i] = (uint32_t)units->n[MGL_GROUP_UNIT];
    units->slot_system[i] = (uint8_t)system;
}

static uint32_t codepoint_of(uint8_t symbol)
{
    if (symbol < MGL_SYMBOL_NNBSP)
        return 0x1800u + symbol;
    return symbol == MGL_SYMBOL_NNBSP ? 0x202Fu : symbol == MGL_SYMBOL_ZWNJ ? 0x200Cu : 0x200Du;
}

/* Units of one slot; returns the index of the last one, SIZE_MAX if there is none. */
static size_t add_units(mgl_units *units, const mgl_slot *slot, uint32_t cluster, const mgl_ink *ink,
                        unsigned first_flags)
{
    size_t last = SIZE_MAX;
    for (unsigned k = 0; k < ink->n; k++) {
        bool inner = k > 0, more = k + 1u < ink->n;
        unsigned flags =
            inner ? MGL_UNIT_UNSAFE_TO_BREAK | MGL_UNIT_JOINS_BEFORE : first_flags | MGL_UNIT_FIRST_OF_SLOT;
        unsigned position = mgl_ink_position(ink, k);
        if (more)
            flags |= MGL_UNIT_JOINS_AFTER;
        last = add_unit(units, ink->units[k], position, cluster, flags, slot->rule);
    }
    return last;
}

static void diagnose(mgl_units *units, const mgl_shaped *shaped, size_t i)
{
    const mgl_slot *slot = shaped->slots + i, *before = i ? slot - 1 : NULL;
    uint64_t begin = shaped->offset + (uint64_t)slot->offset;
    unsigned kind = mgl_symbols[slot->symbol].kind, code = 0;
    if (mgl_is_selector(kind)) {
        unsigned lead = before ? mgl_symbols[before->symbol].kind : MGL_KIND_TEXT;
        if (slot->at == MGL_AT_VALID)
            return;
        code = lead == MGL_KIND_LETTER || lead == MGL_KIND_SIGN ? MGL_DIAG_INVALID_SELECTOR
               : mgl_is_selector(lead)                          ? MGL_DIAG_STACKED_SELECTOR
                                                                : MGL_DIAG_LONE_SELECTOR;
    } else if (kind == MGL_KIND_MVS || kind == MGL_KIND_NNBSP) {
        if (slot->at == MGL_AT_RAW || slot->at == MGL_AT_KEPT)
            code = MGL_DIAG_RAW_SEPARATOR;
    } else if (kind == MGL_KIND_UNASSIGNED) {
        code = MGL_DIAG_UNASSIGNED;
    } else if (kind == MGL_KIND_LETTER && !(shaped->set->classes[slot->symbol] & 1)) {
        code = MGL_DIAG_FOREIGN_LETTER;
    }
    if (code)
        mgl_units_diag(units, (uint16_t)code, begin, begin + 3);
}

static void deliver_slot(mgl_units *units, const mgl_shaped *shaped, size_t i, const mgl_ink *ink, unsigned flags,
                         mgl_joint *joint)
{
    const mgl_slot *slot = shaped->slots + i;
    uint32_t cluster = shaped->offset + slot->offset;
    unsigned kind = mgl_symbols[slot->symbol].kind;
    bool letter = kind == MGL_KIND_LETTER || (kind == MGL_KIND_SIGN && slot->row);
    add_slot(units, codepoint_of(slot->symbol), cluster, letter ? mgl_at_number(slot->at) : MGL_POSITION_NONE,
             state_of(shaped->set, slot, kind), slot->row ? slot->row : MGL_VARIANT_NONE, shaped->set->system);
    bool within = kind == MGL_KIND_LETTER && i > 0 && mgl_symbols[slot[-1].symbol].kind == MGL_KIND_LETTER;
    if (within || (i > 0 && !mgl_segment_safe(shaped->slots, i)))
        flags |= MGL_UNIT_UNSAFE_TO_BREAK;
    size_t last = add_units(units, slot, cluster, ink, flags);
    if (ink->after)
        joint->unit = last;
    units->utf16++;
    units->utf32++;
    if (kind != MGL_KIND_LETTER || !(shaped->set->classes[slot->symbol] & 1))
        diagnose(units, shaped, i);
}

/* base: the index of the slot delivered for shaped->first. */
static void deliver_ligatures(mgl_units *units, const mgl_shaped *shaped, size_t base)
{
    for (size_t i = shaped->first; i < shaped->last; i++) {
        size_t last;
        const mgl_ligature *ligature = mgl_ligature_at(shaped->set, shaped->slots, shaped->n, i, &last);
        if (!ligature || last >= shaped->last)
            continue;
        size_t end = base + last + 1 - shaped->first, k = units->n[MGL_GROUP_LIGATURE]++;
        units->ligature_begin[k] = units->slot_unit[base + i - shaped->first];
        units->ligature_end[k] =
            (uint32_t)(end < units->n[MGL_GROUP_SLOT] ? units->slot_unit[end] : units->n[MGL_GROUP_UNIT]);
        units->ligature_required[k] = ligature->required;
    }
}

void mgl_deliver_segment(mgl_units *units, const mgl_shaped *shaped)
{
    size_t base = units->n[MGL_GROUP_SLOT];
    mgl_marked last_pair = { 0, false };
    mgl_joint joint = { false, SIZE_MAX, 0, false };
    for (size_t i = 0; i < shaped->n; i++) {
        mgl_ink ink;
        mgl_ink_of(shaped->slots, shaped->n, i, &ink);
        bool mark = mgl_symbols[shaped->slots[i].symbol].kind == MGL_KIND_MARK;
        bool pair = mark && mgl_mark_on_pair(shaped->set, shaped->slots, shaped->n, i, &last_pair);
        unsigned flags = 0;
        if (pair) {
            flags = MGL_UNIT_AFTER_NEXT; /* the join runs on under it, however many marks there are */
        } else if (!ink.nothing) {
            flags = join(units, &joint, &ink);
            if (joint.open && joint.marks == 1)
                joint.through = ink.through;
        }
        bool inside = i >= shaped->first && i < shaped->last;
        if (ink.after)
            joint = (mgl_joint){ true, SIZE_MAX, 0, false };
        if (inside)
            deliver_slot(units, shaped, i, &ink, flags, &joint);
    }
    if (joint.open)
        set_flag(units, joint.unit, MGL_UNIT_OPEN_AFTER);
    if (units->flags & MGL_SHAPE_LIGATURES)
        deliver_ligatures(units, shaped, base);
}

static bool diagnose_bytes(mgl_units *units, uint16_t code, size_t begin, size_t end)
{
    if (!mgl_units_reserve(units, (size_t[MGL_GROUPS]){ [MGL_GROUP_DIAG] = 1 }))
        return false;
    mgl_units_diag(units, code, begin, end);
    return true;
}

static void diagnose_text(mgl_units *units, const unsigned char *text, size_t begin, size_t end)
{
    const unsigned char *p = text + begin, *stop = text + end;
    while (p < stop) {
        const unsigned char *bad = mgl_utf8_find_bad(p, stop), *next = bad;
        for (const unsigned char *nul = p; (nul = memchr(nul, 0, (size_t)(bad - nul))) != NULL; nul++) {
            if (!diagnose_bytes(units, MGL_DIAG_NUL, (size_t)(nul - text), (size_t)(nul - text) + 1))
                return;
        }
        if (bad < stop) {
            uint32_t codepoint;
            next = mgl_utf8_next(bad, stop, &codepoint);
            if (!diagnose_bytes(units, MGL_DIAG_INVALID_UTF8, (size_t)(bad - text), (size_t)(next - text)))
                return;
        }
        p = next;
    }
}

void mgl_deliver_text(mgl_units *units, const unsigned char *text, size_t begin, size_t end, unsigned system)
{
    if (!mgl_units_reserve(units, (size_t[MGL_GROUPS]){ [MGL_GROUP_UNIT] = 1, [MGL_GROUP_SLOT] = 1 }))
        return;
    uint32_t codepoint;
    mgl_utf8_next(text + begin, text + end, &codepoint);
    add_slot(units, codepoint == MGL_UTF8_BAD ? 0xFFFD : codepoint, (uint32_t)begin, MGL_POSITION_NONE, MGL_SLOT_TEXT,
             MGL_VARIANT_NONE, system);
    add_unit(units, MGL_UNIT_TEXT, MGL_POSITION_NONE, (uint32_t)begin, MGL_UNIT_FIRST_OF_SLOT, 0);
    if (units->flags & (MGL_SHAPE_UTF16_OFFSETS | MGL_SHAPE_UTF32_OFFSETS)) {
        size_t utf16, utf32;
        mgl_utf8_count(text + begin, text + end, &utf16, &utf32);
        units->utf16 += (uint32_t)utf16;
        units->utf32 += (uint32_t)utf32;
    }
    diagnose_text(units, text, begin, end);
}
