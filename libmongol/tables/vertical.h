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

/* The glyph of a control in fonts that name them. */
typedef struct mgl_state_glyph {
    const char *name; /* NULL: none */
    uint32_t blank;   /* 1/1000 em, for fonts without it; 0: none */
} mgl_state_glyph;

/* A private code and what it draws, named as glyphs are: uni1820.A.init, uni182A.B.init.O before O in a ligature,
 * uni1823.O.fina.bow at the end of one. */
typedef struct mgl_private_code {
    uint32_t code;
    char name[28];
} mgl_private_code;

extern const mgl_private_code mgl_private_codes[];
extern const size_t mgl_private_codes_count;

/* In order of code points. */
extern const mgl_place mgl_places[];
extern const size_t mgl_places_count;
extern const mgl_place mgl_break_places[];
extern const size_t mgl_break_places_count;
extern const mgl_script_fact mgl_script_facts[];
extern const size_t mgl_script_facts_count;
extern const mgl_stem_sample mgl_stem_samples[];
extern const size_t mgl_stem_samples_count;
extern const mgl_state_glyph mgl_state_glyphs[]; /* by mgl_slot_state */
extern const size_t mgl_state_glyphs_count;
extern const char *const mgl_system_languages[]; /* by mgl_system; [0] is NULL */

#endif
