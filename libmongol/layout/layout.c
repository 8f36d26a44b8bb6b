/* layout.c -- a layout is made, fed and asked. */

#include <string.h>

#include "layout/state.h"
#include "layout/units_path.h"

enum { FONTS_GIVEN_MAX = 64, PIECE_MAX = 1 << 30, TAG_MAX = 35 };

static mgl_status set_up(mgl_layout *layout, const char *language, mgl_font *const *fonts, size_t font_n)
{
    mgl_ctx *ctx = layout->ctx;
    bool fallback = !(layout->setting.opts.flags & MGL_LAYOUT_NO_FALLBACK);
    mgl_status status = mgl_fontlist_init(&layout->fonts, ctx, fonts, font_n, fallback);
    layout->chars = status == MGL_OK ? mgl_alloc(ctx, sizeof *layout->chars) : NULL;
    layout->tags = status == MGL_OK ? mgl_tags_new(ctx) : NULL;
    if (status == MGL_OK && (!layout->chars || !layout->tags))
        status = MGL_E_NOMEM;
    if (layout->chars)
        mgl_chars_init(layout->chars, ctx, &layout->fonts);
    if (status == MGL_OK)
        status = mgl_shaper_init(&layout->shaper, ctx);
    if (status == MGL_OK)
        status = mgl_breaker_new(ctx, &layout->breaker);
    if (status == MGL_OK && language) {
        layout->language = mgl_tags_intern(layout->tags, language);
        status = layout->language ? MGL_OK : MGL_E_NOMEM;
    }
    if (status == MGL_OK && layout->setting.opts.glyphs == MGL_GLYPHS_UNITS)
        status = mgl_units_path_new(ctx, fonts[0], &layout->setting.opts, &layout->shaper.units);
    layout->paragraph = (mgl_paragraph){ .ctx = ctx,
                                         .chars = layout->chars,
                                         .fonts = &layout->fonts,
                                         .shaper = &layout->shaper,
                                         .breaker = layout->breaker,
                                         .setting = &layout->setting };
    return status;
}

mgl_status mgl_layout_new(mgl_ctx *ctx, const mgl_layout_opts *opts, mgl_font *const *fonts, size_t font_n,
                          mgl_layout **layout)
{
    mgl_setting setting;
    if (!layout || !fonts || font_n == 0 || font_n > FONTS_GIVEN_MAX)
        return MGL_E_ARG;
    mgl_status status = mgl_setting_read(&setting, opts);
    if (status != MGL_OK)
        return status;
    const char *language = setting.opts.language;
    setting.opts.language = NULL;
    if (language && strlen(language) > TAG_MAX)
        return MGL_E_ARG;
    mgl_layout *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    *made = (mgl_layout){ .ctx = mgl_ctx_ref(ctx), .setting = setting };
    status = set_up(made, language, fonts, font_n);
    if (status != MGL_OK)
        mgl_layout_free(made);
    else
        *layout = made;
    return status;
}

void mgl_layout_free(mgl_layout *layout)
{
    if (!layout)
        return;
    mgl_ctx *ctx = layout->ctx;
    mgl_page_free(layout->page);
    mgl_paragraph_free(&layout->paragraph);
    mgl_breaker_free(layout->breaker);
    if (layout->shaper.buffer)
        mgl_shaper_free(&layout->shaper);
    if (layout->chars) {
        mgl_chars_free(layout->chars);
        mgl_release(ctx, layout->chars, sizeof *layout->chars);
    }
    mgl_fontlist_free(&layout->fonts);
    mgl_tags_unref(layout->tags);
    mgl_release(ctx, layout->runs, layout->run_room * sizeof *layout->runs);
    mgl_release(ctx, layout, sizeof *layout);
    mgl_ctx_unref(ctx);
}

/* Takes a text in as the piece at work. */
static mgl_status take_piece(mgl_layout *layout, const char *text, size_t n, const mgl_style *styles, size_t style_n)
{
    if (!layout || (!text && n > 0) || (!styles && style_n > 0) || layout->text || layout->ended)
        return MGL_E_ARG;
    if (n == MGL_NUL)
        n = strlen(text);
    if (n >= PIECE_MAX)
        return MGL_E_TOO_LONG;
    mgl_status status = mgl_runs_make(layout, styles, style_n, n);
    if (status != MGL_OK)
        return status;
    layout->text = text ? text : "";
    layout->text_n = n;
    layout->next = layout->covered = 0;
    return MGL_OK;
}

mgl_status mgl_layout_feed(mgl_layout *layout, const char *text, size_t n, const mgl_style *styles, size_t style_n,
                           bool last)
{
    mgl_status status = take_piece(layout, text, n, styles, style_n);
    if (status == MGL_OK)
        layout->last = last;
    return status;
}

uint64_t mgl_layout_done(const mgl_layout *layout)
{
    return layout->base + layout->next;
}

static int32_t no_more(int64_t value)
{
    return value > INT32_MAX ? INT32_MAX : (int32_t)value;
}

/* The length of the paragraph in one line, and of its longest stretch without a break. */
static void measure_paragraph(const mgl_paragraph *p, int64_t *longest, int64_t *narrowest)
{
    int64_t line = 0, stretch = 0, spaces = 0;
    for (size_t i = 0; i < p->token_n; i++) {
        const mgl_token *token = p->token + i;
        if (token->flags & MGL_TOKEN_HARD)
            line = stretch = spaces = 0;
        if (token->flags & MGL_TOKEN_BREAK)
            stretch = spaces = 0;
        line += token->advance;
        if (token->flags & MGL_TOKEN_SPACE) {
            spaces += token->advance;
            continue;
        }
        stretch += spaces + token->advance;
        spaces = 0;
        *longest = line > *longest ? line : *longest;
        *narrowest = stretch > *narrowest ? stretch : *narrowest;
    }
}

mgl_status mgl_layout_measure(mgl_layout *layout, const char *text, size_t n, const mgl_style *styles, size_t style_n,
                              int32_t *longest, int32_t *narrowest)
{
    int64_t line = 0, stretch = 0;
    if (layout && layout->line < layout->paragraph.line_n)
        return MGL_E_ARG;
    mgl_status status = take_piece(layout, text, n, styles, style_n);
    if (status != MGL_OK)
        return status;
    uint32_t paragraphs = layout->paragraph_n;
    bool new_page = layout->new_page;
    while (status == MGL_OK && layout->next < layout->text_n) {
        status = mgl_layout_take_paragraph(layout, false);
        measure_paragraph(&layout->paragraph, &line, &stretch);
    }
    layout->paragraph.line_n = layout->line = 0;
    layout->paragraph_n = paragraphs;
    layout->new_page = new_page;
    layout->text = NULL;
    layout->text_n = layout->next = 0;
    if (longest)
        *longest = no_more(line);
    if (narrowest)
        *narrowest = no_more(stretch);
    return status;
}
