/* glyph_memo.h -- glyphs of short pieces of text, each distinct piece shaped once. */
#ifndef MGL_LAYOUT_GLYPH_MEMO_H
#define MGL_LAYOUT_GLYPH_MEMO_H

#include "layout/face.h"

/* How a piece stands. */
enum {
    MGL_MODE_SIDEWAYS, /* shaped left to right and turned (or not turned, in horizontal writing) */
    MGL_MODE_UPRIGHT,  /* one cluster, in its em box */
    MGL_MODE_FORM,     /* upright if the font has a vertical form of it, else sideways */
    MGL_MODE_INK,      /* upright, its ink centred on the axis */
    MGL_MODE_COMBINED, /* upright, side by side across the line */
    MGL_MODE_COLUMN    /* in horizontal writing: turned, and standing in the line from top to bottom */
};

/* Instead of a glyph without ink, of which only the advance matters. */
#define MGL_GLYPH_NONE UINT32_MAX

/* A glyph, in font units: along the line from where the piece begins, across it from the axis to the side that the top
 * of turned letters points to. */
typedef struct mgl_glyph {
    uint32_t id;
    uint32_t cluster; /* bytes from the beginning of the piece */
    int32_t along, across;
    int32_t advance; /* along the line */
} mgl_glyph;

/* What to shape. */
typedef struct mgl_piece {
    const mgl_font *font;
    const char *text; /* the piece, with what stands around it if it is cut out of a joined word */
    size_t text_n;
    size_t begin, n;
    hb_script_t script;
    const char *language;
    uint32_t system; /* mgl_system of the letters, for the units path */
    uint16_t font_number;
    uint8_t mode, axis;
    bool letters; /* of the script with a stem */
} mgl_piece;

/* What came out; glyphs are pool[first, first + n). */
typedef struct mgl_shaped {
    uint32_t first, n;
    int32_t advance;
    uint16_t narrow;  /* 1/1000, of combined text */
    uint8_t upright;  /* the glyphs are one cell, not turned */
    uint8_t turned;   /* ... but turned, as the word stands in a horizontal line */
    uint8_t reversed; /* text of a script that runs to the left */
} mgl_shaped;

typedef struct mgl_units_path mgl_units_path;

typedef struct mgl_shaper {
    mgl_ctx *ctx;
    hb_buffer_t *buffer;
    mgl_glyph *pool;
    size_t pool_n, pool_room;
    struct mgl_entry *entries;
    size_t entry_n, entry_room;
    uint32_t *slots; /* open addressing; 0: free, else an entry's number + 1 */
    size_t slot_n;
    char *keys;
    size_t key_n, key_room;
    mgl_units_path *units; /* NULL: glyphs by the font's rules */
    bool lost;             /* no memory */
} mgl_shaper;

MGL_CHECK mgl_status mgl_shaper_init(mgl_shaper *shaper, mgl_ctx *ctx);
void mgl_shaper_free(mgl_shaper *shaper);
/* Forgets everything when it has grown large; between paragraphs only, as glyphs are then gone. */
void mgl_shaper_trim(mgl_shaper *shaper);
MGL_CHECK mgl_status mgl_shaper_shape(mgl_shaper *shaper, const mgl_piece *piece, mgl_shaped *shaped);

/* glyphs.c: shapes without memory of it; appends to the pool. */
MGL_CHECK mgl_status mgl_shape_piece(mgl_shaper *shaper, const mgl_piece *piece, mgl_shaped *shaped);
/* Fills the buffer with the piece, shaped left to right; vertical: with vertical forms. */
void mgl_shape_buffer(mgl_shaper *shaper, const mgl_piece *piece, bool vertical);
/* Room for n glyphs more at the end of the pool, which the caller counts; NULL: no memory. */
mgl_glyph *mgl_shaper_room(mgl_shaper *shaper, size_t n);

#endif
