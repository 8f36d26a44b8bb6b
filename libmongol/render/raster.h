/* raster.h -- glyphs as coverage (how much of each pixel is ink), by FreeType's rasteriser from outlines that HarfBuzz
 * reads.
 *
 * A glyph is drawn once for each eighth of a pixel its origin may fall on, and kept. */
#ifndef MGL_RENDER_RASTER_H
#define MGL_RENDER_RASTER_H

#include "render/glyph.h"

/* A picture of coverage: 0 none, 255 all; rows from the top. */
typedef struct mgl_coverage {
    uint8_t *p;
    int32_t width, height;
} mgl_coverage;

enum { MGL_FINE = 8 }; /* places of an origin in a pixel */

/* A glyph in its place. */
typedef struct mgl_spot {
    const mgl_font *font;
    uint32_t slot, glyph;
    int64_t x, y; /* origin, in 1/MGL_FINE pixel */
    double em;    /* pixels */
    uint16_t narrow;
    bool turned;
} mgl_spot;

typedef struct mgl_raster mgl_raster;
mgl_raster *mgl_raster_new(mgl_ctx *ctx); /* NULL: no memory */
void mgl_raster_free(mgl_raster *raster);
/* Adds a glyph's ink to the picture; what is outside is cut off. False: no memory. */
bool mgl_raster_draw(mgl_raster *raster, const mgl_spot *spot, mgl_coverage *to);
/* Adds a rectangle; edges in pixels. */
void mgl_raster_rectangle(mgl_coverage *to, double left, double top, double right, double bottom);

#endif
