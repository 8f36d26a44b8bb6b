/* svg.h -- a page as SVG. */
#ifndef MGL_RENDER_SVG_H
#define MGL_RENDER_SVG_H

#include "render/bytes.h"
#include "render/glyph.h"
#include "render/view.h"

typedef struct mgl_svg_opts {
    const char *title; /* may be NULL */
    const char *language;
    bool transparent;
} mgl_svg_opts;

MGL_CHECK mgl_status mgl_svg_write(mgl_ctx *ctx, const mgl_view *view, const mgl_svg_opts *opts, mgl_outlet *outlet,
                                   uint64_t *blanks);

#endif
