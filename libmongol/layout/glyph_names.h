/* glyph_names.h -- the names of a font's glyphs, for looking glyphs up. */
#ifndef MGL_LAYOUT_GLYPH_NAMES_H
#define MGL_LAYOUT_GLYPH_NAMES_H

#include "layout/face.h"

typedef struct mgl_glyph_names mgl_glyph_names;

MGL_CHECK mgl_status mgl_glyph_names_new(mgl_ctx *ctx, const mgl_font *font, mgl_glyph_names **names);
void mgl_glyph_names_free(mgl_glyph_names *names);
/* Whether any form of a letter can be found. */
bool mgl_glyph_names_useful(const mgl_glyph_names *names);
/* The glyph with a name, or UINT32_MAX. A name such as uni1820.A.init is found as A.init too, if no glyph has that
 * name. */
uint32_t mgl_glyph_by_name(const mgl_glyph_names *names, const char *name);

#endif
