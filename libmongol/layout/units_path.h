/* units_path.h -- Mongolian words by the library's own shaping: a written unit is looked up by the name of its glyph.
 */
#ifndef MGL_LAYOUT_UNITS_PATH_H
#define MGL_LAYOUT_UNITS_PATH_H

#include <mongol/layout.h>

#include "layout/glyph_memo.h"

/* MGL_E_UNSUPPORTED: the font's glyphs have no such names. */
MGL_CHECK mgl_status mgl_units_path_new(mgl_ctx *ctx, mgl_font *font, const mgl_layout_opts *opts,
                                        mgl_units_path **path);
void mgl_units_path_free(mgl_units_path *path);
/* *done stays false when the font lacks a glyph of the piece. */
MGL_CHECK mgl_status mgl_units_path_shape(mgl_shaper *shaper, const mgl_piece *piece, mgl_shaped *shaped, bool *done);

#endif
