/* view.c -- the arrays of a page, and its fonts in the writer's set. */
#include "render/view.h"

void mgl_fontset_free(mgl_fontset *set)
{
    for (size_t i = 0; i < set->n; i++) {
        mgl_font_unref(set->font[i]);
    }
    set->n = 0;
}

static mgl_status find_slot(mgl_fontset *set, mgl_font *font, uint16_t *slot)
{
    for (size_t i = 0; i < set->n; i++) {
        if (set->font[i] == font) {
            *slot = (uint16_t)i;
            return MGL_OK;
        }
    }
    if (set->n == MGL_RENDER_FONTS) {
        return MGL_E_FONT;
    }
    *slot = (uint16_t)set->n;
    set->font[set->n++] = mgl_font_ref(font);
    return MGL_OK;
}

mgl_status mgl_view_open(mgl_view *view, const mgl_page *page, mgl_fontset *set)
{
    *view = (mgl_view){
        .page = page,
        .set = set,
        .font_n = mgl_page_font_count(page),
        .glyph_n = mgl_page_glyph_count(page),
        .id = mgl_page_glyph_id(page),
        .cluster = mgl_page_glyph_cluster(page),
        .font = mgl_page_glyph_font(page),
        .narrow = mgl_page_glyph_narrow(page),
        .x = mgl_page_glyph_x(page),
        .y = mgl_page_glyph_y(page),
        .size = mgl_page_glyph_size(page),
        .rotation = mgl_page_glyph_rotation(page),
        .word_n = mgl_page_word_count(page),
        .word_glyph = mgl_page_word_glyph(page),
        .word_begin = mgl_page_word_begin(page),
        .word_end = mgl_page_word_end(page),
        .word_paragraph = mgl_page_word_paragraph(page),
    };
    view->text = mgl_page_text(page, &view->text_n);
    if (view->font_n > MGL_RENDER_FONTS) {
        return MGL_E_FONT;
    }
    for (size_t i = 0; i < view->font_n; i++) {
        mgl_status status = find_slot(set, mgl_page_font(page, i), &view->slot[i]);
        if (status != MGL_OK) {
            return status;
        }
    }
    return MGL_OK;
}
