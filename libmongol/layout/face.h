/* face.h -- the inside of a font: what HarfBuzz made of it, and what was measured. For the rooms layout and render. */
#ifndef MGL_LAYOUT_FACE_H
#define MGL_LAYOUT_FACE_H

#include <hb.h>
#include <mongol/font.h>
#include <stdatomic.h>

struct mgl_font {
    atomic_size_t references;
    mgl_ctx *ctx; /* held */
    hb_blob_t *blob;
    hb_face_t *face;
    hb_font_t *font; /* scaled to units of the em; immutable */
    char *path;      /* never NULL */
    size_t path_n;   /* bytes allocated */
    char family[128];
    uint32_t index;
    uint32_t units_per_em;
    int32_t axis[4]; /* by mgl_axis */
    int32_t stem;
    bool color;    /* has pictures or coloured glyphs */
    bool vertical; /* has vertical metrics that are not all zero */
};

/* Takes over the blob, also on failure. */
MGL_CHECK mgl_status mgl_font_from_blob(mgl_ctx *ctx, hb_blob_t *blob, uint32_t index, const char *path,
                                        mgl_font **font);

/* The ink of a glyph in font units, y up; all zero when it has none. */
typedef struct mgl_ink {
    int32_t left, right, bottom, top;
} mgl_ink;
mgl_ink mgl_font_ink(const mgl_font *font, uint32_t glyph);

/* Fills font->axis and font->stem. */
void mgl_font_measure(mgl_font *font);

#endif
