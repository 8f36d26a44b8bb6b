/* slot.h -- one code point of Mongolian text on its way through the rules. */
#ifndef MGL_MODEL_SLOT_H
#define MGL_MODEL_SLOT_H

#include "tables/tables.h"

/* Positions and control states are single bits, so that a rule can ask for any of several with one AND. */
enum {
    MGL_AT_ISOL = 1,
    MGL_AT_INIT = 2,
    MGL_AT_MEDI = 4,
    MGL_AT_FINA = 8,
    MGL_AT_RAW = 1,
    MGL_AT_NARROW = 2,
    MGL_AT_VALID = 2,
    MGL_AT_ROOT = 2,
    MGL_AT_WIDE = 4,
    MGL_AT_KEPT = 8
};

typedef struct mgl_slot {
    uint32_t offset; /* bytes from the start of the segment */
    uint8_t symbol;
    uint8_t at;    /* the position of a letter, the state of a control */
    uint8_t marks; /* scratch for the rules */
    uint8_t joins; /* 1: to the left, 2: to the right; as the text says, whatever the rules do */
    uint16_t row;  /* the form of a letter; 0: none */
    uint16_t rule; /* the rule that decided; 0: none */
} mgl_slot;

/* The number (0..3) of a position or state bit. */
static inline unsigned mgl_at_number(unsigned at)
{
    return (at >> 1) - (at >> 3);
}

#endif
