/* glyph.h -- what a font has for a glyph: an outline, coloured layers, or a picture. HarfBuzz reads it; a damaged font
 * gives an empty glyph. */
#ifndef MGL_RENDER_GLYPH_H
#define MGL_RENDER_GLYPH_H

#include <hb-ot.h>

#include "base/memory.h"

#include "layout/face.h"

typedef enum mgl_glyph_kind {
    MGL_GLYPH_OUTLINE,
    MGL_GLYPH_LAYERS,  /* outlines of other glyphs, one above the other, in colours (COLR, version 0) */
    MGL_GLYPH_PICTURE, /* a PNG (CBDT, sbix) */
    MGL_GLYPH_NONE     /* no such glyph */
} mgl_glyph_kind;

mgl_glyph_kind mgl_glyph_look(const mgl_font *font, uint32_t glyph);

/* Draws an outline in units of the em, y up. */
void mgl_glyph_draw(const mgl_font *font, uint32_t glyph, hb_draw_funcs_t *funcs, void *user);

enum { MGL_LAYERS = 64 };
typedef struct mgl_layer {
    uint32_t glyph;
    bool ink; /* in the colour of the text */
    uint8_t red, green, blue, alpha;
} mgl_layer;
/* At most MGL_LAYERS. */
size_t mgl_glyph_layers(const mgl_font *font, uint32_t glyph, mgl_layer *layers);

/* The PNG of a picture, to be destroyed, and its place in font units: left, top (y up), width, height (positive, down).
 */
hb_blob_t *mgl_glyph_png(const mgl_font *font, uint32_t glyph, int32_t box[4]);

/* A PNG as 8-bit RGBA, not premultiplied; the larger sides of emoji are about 160. */
typedef struct mgl_pixels {
    uint32_t width, height;
    uint8_t *rgba;
} mgl_pixels;
/* False: damaged, more than 2048 on a side, or no memory. */
bool mgl_pixels_read(mgl_ctx *ctx, const char *png, size_t n, mgl_pixels *pixels);
void mgl_pixels_free(mgl_ctx *ctx, mgl_pixels *pixels);

#endif
