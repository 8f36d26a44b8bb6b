/* view.h -- a page's arrays at hand, and the fonts that a writer has met. */
#ifndef MGL_RENDER_VIEW_H
#define MGL_RENDER_VIEW_H

#include <mongol/layout.h>

enum { MGL_RENDER_FONTS = 256 };

typedef struct mgl_fontset {
    mgl_font *font[MGL_RENDER_FONTS]; /* held */
    size_t n;
} mgl_fontset;

void mgl_fontset_free(mgl_fontset *set);

typedef struct mgl_view {
    const mgl_page *page;
    const mgl_fontset *set;
    uint16_t slot[MGL_RENDER_FONTS]; /* of the page's fonts, in the set */
    size_t font_n;
    size_t glyph_n;
    const uint32_t *id, *cluster;
    const uint16_t *font, *narrow;
    const int32_t *x, *y, *size;
    const uint8_t *rotation;
    size_t word_n;
    const uint32_t *word_glyph, *word_begin, *word_end, *word_paragraph;
    const char *text;
    size_t text_n;
} mgl_view;

/* Fonts of the page that are new are added to the set. MGL_E_FONT: there are too many. */
MGL_CHECK mgl_status mgl_view_open(mgl_view *view, const mgl_page *page, mgl_fontset *set);

static inline mgl_font *mgl_view_font(const mgl_view *view, size_t glyph)
{
    return view->set->font[view->slot[view->font[glyph]]];
}

/* Where the glyphs of a word end. */
static inline size_t mgl_view_word_stop(const mgl_view *view, size_t word)
{
    return word + 1 < view->word_n ? view->word_glyph[word + 1] : view->glyph_n;
}

/* Whether the word is of the text (page numbers are not). */
static inline bool mgl_view_is_text(const mgl_view *view, size_t word)
{
    return view->word_begin[word] <= view->word_end[word] && view->word_end[word] <= view->text_n;
}

#endif
