/* vertical.h -- facts about vertical lines, compiled from data/layout; a part of libmongol-layout. */
#ifndef MGL_TABLES_VERTICAL_H
#define MGL_TABLES_VERTICAL_H

#include <mongol/font.h>
#include <mongol/shape.h>

enum {
    MGL_PLACE_INK = 1,          /* upright, its ink centred on the axis */
    MGL_PLACE_LETTERS_FONT = 2, /* always of the font of the letters beside it */
    MGL_PLACE_BLANK = 4,        /* nothing but a width when no letter is beside it */
    MGL_PLACE_AXIS = 8          /* hangs on this axis, whatever its script */
};

enum {
    MGL_BREAK_NO_START = 1, /* never first in a line */
    MGL_BREAK_NO_END = 2,   /* never last in a line */
    MGL_BREAK_OPENER = 4    /* stays with a NO_END behind it */
};

/* What holds for the code points first to last. */
typedef struct mgl_place {
    uint32_t first, last;
    uint16_t flags;
    uint16_t blank; /* 1/1000 em */
    uint32_t axis;
    uint32_t absent; /* drawn as this one by fonts that do not have it; 0: as missing */
} mgl_place;

typedef struct mgl_script_fact {
    uint32_t tag; /* ISO 15924, four bytes */
    uint32_t axis;
    const char *language;
} mgl_script_fact;

/* A text on whose first ink the axis of letters is measured; 0 ends it. */
typedef struct mgl_stem_sample {
    uint32_t text[4];
} mgl_stem_sample;

/* In order of code points. */
extern const mgl_place mgl_places[];
extern const size_t mgl_places_count;
extern const mgl_place mgl_break_places[];
extern const size_t mgl_break_places_count;
extern const mgl_script_fact mgl_script_facts[];
extern const size_t mgl_script_facts_count;
extern const mgl_stem_sample mgl_stem_samples[];
extern const size_t mgl_stem_samples_count;
extern const char *const mgl_state_glyphs[]; /* by mgl_slot_state; NULL: none */
extern const size_t mgl_state_glyphs_count;
extern const char *const mgl_system_languages[]; /* by mgl_system; [0] is NULL */

#endif
