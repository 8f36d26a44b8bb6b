/* snapshot.h -- a copy of a shaping result, to compare with another, cut, or put together from parts. */
#ifndef MGL_PROP_SNAPSHOT_H
#define MGL_PROP_SNAPSHOT_H

#include <mongol/mongol.h>

enum { SNAPSHOT_UNITS = 256, SNAPSHOT_SLOTS = 128, SNAPSHOT_DIAGS = 128 };

typedef struct snapshot_unit {
    uint16_t id, rule;
    uint8_t position, flags;
    uint32_t cluster;
} snapshot_unit;

typedef struct snapshot_slot {
    uint32_t codepoint, cluster, variant, unit;
    uint8_t position, state, system;
} snapshot_slot;

typedef struct snapshot_diag {
    uint16_t code;
    uint64_t begin, end;
} snapshot_diag;

typedef struct snapshot {
    size_t unit_n, slot_n, diag_n;
    snapshot_unit unit[SNAPSHOT_UNITS];
    snapshot_slot slot[SNAPSHOT_SLOTS];
    snapshot_diag diag[SNAPSHOT_DIAGS];
} snapshot;

/* Copies a result; false when it is too large. */
bool snapshot_take(const mgl_units *units, snapshot *into);
/* Appends the result of a text that begins at a byte; a run of other text cut in two becomes one again. */
bool snapshot_append(snapshot *whole, const snapshot *part, uint32_t byte);
/* What an item [begin, end) of a text of n bytes must give, from the result of the whole text. first: the code point at
 * begin, for a run of other text that begins there. */
void snapshot_cut(const snapshot *whole, size_t n, size_t begin, size_t end, uint32_t first, snapshot *part);
/* NULL when both are equal, else what differs. */
const char *snapshot_difference(const snapshot *a, const snapshot *b);

#endif
