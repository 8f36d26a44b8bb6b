/* picture.h -- a page as pixels, and those as a PNG.
 *
 * Why not cairo: measured with cairo 1.16 at 96 dpi, its PNG writer alone takes 26 ms a page (its compression cannot be
 * chosen, and the resolution is not written); drawing takes 2 ms there. FreeType draws, libpng writes. */
#ifndef MGL_RENDER_PICTURE_H
#define MGL_RENDER_PICTURE_H

#include "render/bytes.h"
#include "render/raster.h"
#include "render/view.h"

typedef struct mgl_picture {
    mgl_ctx *ctx;
    uint32_t dpi;
    uint32_t width, height;
    mgl_coverage ink; /* in the colour of text */
    uint8_t *rgba;    /* coloured glyphs, not premultiplied; NULL on a grey page */
    uint64_t blanks;
} mgl_picture;

/* Draws a page; on failure too, mgl_picture_free() has to be called. */
mgl_status mgl_picture_draw(mgl_picture *picture, mgl_raster *raster, const mgl_view *view);
void mgl_picture_free(mgl_picture *picture);
/* Puts pixels that are scaled and, if turned, turned clockwise into the box (left, top, right, bottom; in pixels). */
void mgl_picture_paste(mgl_picture *picture, const mgl_pixels *pixels, const double box[4], bool turned);

mgl_status mgl_png_write(const mgl_picture *picture, mgl_outlet *outlet, bool rgb, bool transparent, const char *title);

#endif
