/* glyph_list.h -- a page as one line of JSON, for programs that draw glyphs themselves. */
#ifndef MGL_RENDER_GLYPH_LIST_H
#define MGL_RENDER_GLYPH_LIST_H

#include "render/bytes.h"
#include "render/view.h"

MGL_CHECK mgl_status mgl_glyph_list_write(mgl_ctx *ctx, const mgl_view *view, mgl_outlet *outlet);

#endif
