/* render.c -- the writer of pages, whatever comes out. */
#include "base/options.h"
#include "render/glyph_list.h"
#include "render/pdf.h"
#include "render/picture.h"
#include "render/svg.h"

#include <string.h>

struct mgl_render {
    mgl_ctx *ctx; /* held */
    mgl_render_opts opts;
    char *title, *language; /* copies; title may be NULL */
    bool begun, failed;
    uint64_t page_n;
    uint64_t blanks;
    mgl_outlet outlet;
    mgl_fontset set;    /* not for PDF, which has its own */
    mgl_raster *raster; /* for PNG */
    mgl_pdf *pdf;       /* at work */
};

static mgl_status read_options(const mgl_render_opts *opts, mgl_render_opts *into)
{
    *into = (mgl_render_opts)MGL_RENDER_OPTS_INIT;
    mgl_status status = mgl_options_read(opts, into, sizeof *into, sizeof *into);
    if (status != MGL_OK) {
        return status;
    }
    if (into->format > MGL_RENDER_GLYPHS || into->dpi > 9600 || into->colour > MGL_RENDER_COLOUR_RGB ||
        into->flags & ~(uint32_t)MGL_RENDER_TRANSPARENT) {
        return MGL_E_ARG;
    }
    into->dpi = into->dpi ? into->dpi : 96;
    return MGL_OK;
}

/* A copy, or NULL. */
static char *copy_string(mgl_ctx *ctx, const char *text)
{
    size_t n = strlen(text) + 1;
    char *copy = mgl_alloc(ctx, n);
    if (copy) {
        memcpy(copy, text, n);
    }
    return copy;
}

static void free_string(mgl_ctx *ctx, char *text)
{
    mgl_release(ctx, text, text ? strlen(text) + 1 : 0);
}

mgl_status mgl_render_new(mgl_ctx *ctx, const mgl_render_opts *opts, mgl_render **render)
{
    mgl_render_opts known;
    mgl_status status = render ? read_options(opts, &known) : MGL_E_ARG;
    if (status != MGL_OK) {
        return status;
    }
    mgl_render *r = mgl_alloc(ctx, sizeof *r);
    if (!r) {
        return MGL_E_NOMEM;
    }
    memset(r, 0, sizeof *r);
    r->ctx = mgl_ctx_ref(ctx);
    r->opts = known;
    r->language = copy_string(ctx, known.language ? known.language : "mn-Mong");
    r->title = known.title ? copy_string(ctx, known.title) : NULL;
    if (!r->language || (known.title && !r->title)) {
        mgl_render_free(r);
        return MGL_E_NOMEM;
    }
    *render = r;
    return MGL_OK;
}

static void drop_pdf(mgl_render *r)
{
    if (r->pdf) {
        mgl_pdf_free(r->pdf);
        mgl_release(r->ctx, r->pdf, sizeof *r->pdf);
        r->pdf = NULL;
    }
}

void mgl_render_free(mgl_render *r)
{
    if (r) {
        mgl_ctx *ctx = r->ctx;
        drop_pdf(r);
        mgl_raster_free(r->raster);
        mgl_fontset_free(&r->set);
        free_string(ctx, r->title);
        free_string(ctx, r->language);
        mgl_release(ctx, r, sizeof *r);
        mgl_ctx_unref(ctx);
    }
}

static mgl_status begin_pdf(mgl_render *r)
{
    r->pdf = mgl_alloc(r->ctx, sizeof *r->pdf);
    if (!r->pdf) {
        return MGL_E_NOMEM;
    }
    memset(r->pdf, 0, sizeof *r->pdf);
    r->pdf->ctx = r->ctx;
    r->pdf->outlet = &r->outlet;
    r->pdf->title = r->title;
    r->pdf->language = r->language;
    return mgl_pdf_begin(r->pdf);
}

mgl_status mgl_render_begin(mgl_render *r, const mgl_sink *sink)
{
    mgl_sink known = { sizeof known, NULL, NULL };
    mgl_status status = r && sink ? mgl_options_read(sink, &known, sizeof known, sizeof known) : MGL_E_ARG;
    if (status != MGL_OK) {
        return status;
    }
    if (!known.write) {
        return MGL_E_ARG;
    }
    drop_pdf(r);
    mgl_outlet_open(&r->outlet, &known);
    r->page_n = r->blanks = 0;
    if (r->opts.format == MGL_RENDER_PDF) {
        status = begin_pdf(r);
    } else if (r->opts.format == MGL_RENDER_PNG && !r->raster) {
        r->raster = mgl_raster_new(r->ctx);
        status = r->raster ? MGL_OK : MGL_E_NOMEM;
    }
    r->begun = status == MGL_OK;
    r->failed = !r->begun;
    return status;
}

static mgl_status write_png(mgl_render *r, const mgl_view *view)
{
    mgl_picture picture = { .ctx = r->ctx, .dpi = r->opts.dpi };
    mgl_status status = mgl_picture_draw(&picture, r->raster, view);
    bool rgb = r->opts.colour == MGL_RENDER_COLOUR_RGB || (r->opts.colour == MGL_RENDER_COLOUR_AUTO && picture.rgba);
    if (status == MGL_OK) {
        status = mgl_png_write(&picture, &r->outlet, rgb, r->opts.flags & MGL_RENDER_TRANSPARENT, r->title);
    }
    r->blanks += picture.blanks;
    mgl_picture_free(&picture);
    return status;
}

static mgl_status write_page(mgl_render *r, const mgl_page *page)
{
    mgl_view view;
    mgl_svg_opts svg = { r->title, r->language, r->opts.flags & MGL_RENDER_TRANSPARENT };
    mgl_status status;
    if (r->opts.format == MGL_RENDER_PDF) {
        status = mgl_pdf_page(r->pdf, page);
        r->blanks = r->pdf->blanks;
        return status;
    }
    if (r->opts.format != MGL_RENDER_GLYPHS && r->page_n > 0) {
        return MGL_E_ARG;
    }
    status = mgl_view_open(&view, page, &r->set);
    if (status != MGL_OK) {
        return status;
    }
    switch (r->opts.format) {
    case MGL_RENDER_PNG:
        return write_png(r, &view);
    case MGL_RENDER_SVG:
        return mgl_svg_write(r->ctx, &view, &svg, &r->outlet, &r->blanks);
    default:
        return mgl_glyph_list_write(r->ctx, &view, &r->outlet);
    }
}

mgl_status mgl_render_page(mgl_render *r, const mgl_page *page)
{
    if (!r || !page || !r->begun || r->failed) {
        return MGL_E_ARG;
    }
    mgl_status status = write_page(r, page);
    r->failed = status != MGL_OK;
    r->page_n++;
    return status;
}

mgl_status mgl_render_end(mgl_render *r)
{
    if (!r || !r->begun || r->failed || (r->page_n == 0 && r->opts.format != MGL_RENDER_GLYPHS)) {
        return MGL_E_ARG;
    }
    mgl_status status = r->pdf ? mgl_pdf_end(r->pdf) : MGL_OK;
    r->blanks = r->pdf ? r->pdf->blanks : r->blanks;
    drop_pdf(r);
    r->begun = false;
    return status;
}

uint64_t mgl_render_written(const mgl_render *r)
{
    return r ? r->outlet.written : 0;
}

uint64_t mgl_render_blanks(const mgl_render *r)
{
    return r ? r->blanks : 0;
}
