/* units.h -- the inside of mgl_units: columns of parallel arrays, growing or in fixed memory. */
#ifndef MGL_SHAPE_UNITS_H
#define MGL_SHAPE_UNITS_H

#include <mongol/shape.h>

#include "base/columns.h"
#include "model/slot.h"

/* Arrays that grow together. */
typedef enum mgl_group {
    MGL_GROUP_UNIT = 0,
    MGL_GROUP_SLOT,
    MGL_GROUP_DIAG,
    MGL_GROUP_SCRATCH,
    MGL_GROUP_LIGATURE,
    MGL_GROUPS
} mgl_group;

struct mgl_units {
    mgl_ctx *ctx;
    size_t overhead;     /* bytes besides the arrays */
    mgl_columns columns; /* owns the arrays below */
    bool fixed;
    struct mgl_memo *memo; /* words shaped before; NULL: none */
    size_t seen;           /* bytes shaped so far, to know whether a memo pays */
    size_t n[MGL_GROUPS];  /* elements written; the columns count what is reserved */
    uint32_t flags;        /* of the call */
    uint32_t profile;
    uint32_t utf16, utf32; /* offsets of the next slot */
    /* MGL_GROUP_UNIT */
    uint16_t *id;
    uint8_t *position;
    uint32_t *cluster;
    uint8_t *unit_flags;
    uint16_t *rule;
    uint32_t *cluster16;
    uint32_t *cluster32;
    /* MGL_GROUP_SLOT */
    uint32_t *slot_codepoint;
    uint32_t *slot_cluster;
    uint8_t *slot_position;
    uint8_t *slot_state;
    uint32_t *slot_variant;
    uint32_t *slot_unit;
    uint8_t *slot_system;
    /* MGL_GROUP_DIAG */
    uint16_t *diag_code;
    uint64_t *diag_begin;
    uint64_t *diag_end;
    /* MGL_GROUP_LIGATURE */
    uint32_t *ligature_begin;
    uint32_t *ligature_end;
    uint8_t *ligature_required;
    /* MGL_GROUP_SCRATCH */
    mgl_slot *scratch;
    size_t item_end; /* byte offset where the item ends */
};

/* Empties the result for a call with these flags. */
void mgl_units_begin(mgl_units *units, uint32_t flags);
/* Room for more elements of each group. False when there is no memory: they are counted all the same. */
bool mgl_units_reserve(mgl_units *units, const size_t more[MGL_GROUPS]);
/* MGL_OK, MGL_E_NOMEM or MGL_E_SPACE. */
MGL_CHECK mgl_status mgl_units_finish(const mgl_units *units);
/* Adds a diagnostic. */
void mgl_units_diag(mgl_units *units, uint16_t code, uint64_t begin, uint64_t end);
/* Whether strict mode refuses the text: a warning or an error is among its diagnostics. */
bool mgl_units_is_flawed(const mgl_units *units);

#endif
