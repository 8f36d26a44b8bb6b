/* page.c -- a finished page: what is on it, in parallel arrays. */
#include "layout/page.h"

#include <string.h>

#include "base/memory.h"

static const mgl_column page_layout[MGL_PAGE_COLUMNS] = {
    [MGL_PAGE_WORD_LANGUAGE] = { MGL_PAGE_WORDS, sizeof(const char *) },
    [MGL_PAGE_RULE_RECT] = { MGL_PAGE_RULES, sizeof(mgl_rect) },
    [MGL_PAGE_WORD_GLYPH] = { MGL_PAGE_WORDS, 4 },
    [MGL_PAGE_WORD_BEGIN] = { MGL_PAGE_WORDS, 4 },
    [MGL_PAGE_WORD_END] = { MGL_PAGE_WORDS, 4 },
    [MGL_PAGE_WORD_PARAGRAPH] = { MGL_PAGE_WORDS, 4 },
    [MGL_PAGE_LINE_BEGIN] = { MGL_PAGE_LINES, 4 },
    [MGL_PAGE_LINE_END] = { MGL_PAGE_LINES, 4 },
    [MGL_PAGE_LINE_WORD] = { MGL_PAGE_LINES, 4 },
    [MGL_PAGE_LINE_PIECE] = { MGL_PAGE_LINES, 4 },
    [MGL_PAGE_LINE_AXIS] = { MGL_PAGE_LINES, 4 },
    [MGL_PAGE_LINE_START] = { MGL_PAGE_LINES, 4 },
    [MGL_PAGE_LINE_STOP] = { MGL_PAGE_LINES, 4 },
    [MGL_PAGE_LINE_FLAGS] = { MGL_PAGE_LINES, 1 },
    [MGL_PAGE_LINE_BAND] = { MGL_PAGE_LINES, 1 },
    [MGL_PAGE_RULE_KIND] = { MGL_PAGE_RULES, 1 },
    [MGL_PAGE_TEXT] = { MGL_PAGE_CHARS, 1 },
};

static const mgl_column shown_layout[MGL_PAGE_SHOWN_COLUMNS] = {
    [MGL_PAGE_GLYPH_ID] = { MGL_PAGE_GLYPHS, 4 },       [MGL_PAGE_GLYPH_X] = { MGL_PAGE_GLYPHS, 4 },
    [MGL_PAGE_GLYPH_Y] = { MGL_PAGE_GLYPHS, 4 },        [MGL_PAGE_GLYPH_SIZE] = { MGL_PAGE_GLYPHS, 4 },
    [MGL_PAGE_GLYPH_CLUSTER] = { MGL_PAGE_GLYPHS, 4 },  [MGL_PAGE_PIECE_BEGIN] = { MGL_PAGE_PIECES, 4 },
    [MGL_PAGE_PIECE_END] = { MGL_PAGE_PIECES, 4 },      [MGL_PAGE_PIECE_START] = { MGL_PAGE_PIECES, 4 },
    [MGL_PAGE_PIECE_STOP] = { MGL_PAGE_PIECES, 4 },     [MGL_PAGE_PIECE_SIZE] = { MGL_PAGE_PIECES, 4 },
    [MGL_PAGE_GLYPH_FONT] = { MGL_PAGE_GLYPHS, 2 },     [MGL_PAGE_GLYPH_NARROW] = { MGL_PAGE_GLYPHS, 2 },
    [MGL_PAGE_PIECE_KIND] = { MGL_PAGE_PIECES, 2 },     [MGL_PAGE_PIECE_FONT] = { MGL_PAGE_PIECES, 2 },
    [MGL_PAGE_GLYPH_ROTATION] = { MGL_PAGE_GLYPHS, 1 },
};

mgl_status mgl_page_new(mgl_ctx *ctx, mgl_tags *tags, mgl_page **page)
{
    mgl_page *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    *made = (mgl_page){ .ctx = mgl_ctx_ref(ctx), .tags = mgl_tags_ref(tags) };
    mgl_columns_init(&made->columns, page_layout, MGL_PAGE_COLUMNS, ctx, NULL, 0);
    mgl_columns_init(&made->shown, shown_layout, MGL_PAGE_SHOWN_COLUMNS, ctx, NULL, 0);
    *page = made;
    return MGL_OK;
}

mgl_status mgl_page_take_fonts(mgl_page *page, mgl_font *const *fonts, size_t n)
{
    page->fonts = mgl_alloc(page->ctx, n * sizeof *page->fonts);
    if (!page->fonts)
        return MGL_E_NOMEM;
    for (page->font_n = 0; page->font_n < n; page->font_n++)
        page->fonts[page->font_n] = mgl_font_ref(fonts[page->font_n]);
    return MGL_OK;
}

void mgl_page_free(mgl_page *page)
{
    if (!page)
        return;
    mgl_ctx *ctx = page->ctx;
    for (size_t i = 0; i < page->font_n; i++)
        mgl_font_unref(page->fonts[i]);
    mgl_release(ctx, page->fonts, page->font_n * sizeof *page->fonts);
    mgl_stops_free(page->stops);
    mgl_tags_unref(page->tags);
    mgl_columns_free(&page->columns);
    mgl_columns_free(&page->shown);
    mgl_release(ctx, page, sizeof *page);
    mgl_ctx_unref(ctx);
}

uint32_t mgl_page_number(const mgl_page *page)
{
    return page->number;
}

int32_t mgl_page_width(const mgl_page *page)
{
    return page->width;
}

int32_t mgl_page_height(const mgl_page *page)
{
    return page->height;
}

uint32_t mgl_page_writing(const mgl_page *page)
{
    return page->writing;
}

const char *mgl_page_text(const mgl_page *page, size_t *n)
{
    size_t length = page->columns.count[MGL_PAGE_CHARS];
    if (n)
        *n = length;
    return length ? page->columns.at[MGL_PAGE_TEXT] : "";
}

uint64_t mgl_page_text_begin(const mgl_page *page)
{
    return page->text_begin;
}

size_t mgl_page_font_count(const mgl_page *page)
{
    return page->font_n;
}

mgl_font *mgl_page_font(const mgl_page *page, size_t font)
{
    return font < page->font_n ? page->fonts[font] : NULL;
}

const char *mgl_page_word_language(const mgl_page *page, size_t word)
{
    return word < page->columns.count[MGL_PAGE_WORDS] ? ((const char **)page->columns.at[MGL_PAGE_WORD_LANGUAGE])[word]
                                                      : NULL;
}

/* The getters of counts and arrays differ in nothing but their names. */
#define COUNT(name, part, group)                                                                                       \
    size_t name(const mgl_page *page)                                                                                  \
    {                                                                                                                  \
        return page->part.count[group];                                                                                \
    }
#define ARRAY(name, type, part, group, column)                                                                         \
    const type *name(const mgl_page *page)                                                                             \
    {                                                                                                                  \
        return page->part.count[group] ? page->part.at[column] : NULL;                                                 \
    }

COUNT(mgl_page_glyph_count, shown, MGL_PAGE_GLYPHS)
ARRAY(mgl_page_glyph_id, uint32_t, shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_ID)
ARRAY(mgl_page_glyph_font, uint16_t, shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_FONT)
ARRAY(mgl_page_glyph_x, int32_t, shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_X)
ARRAY(mgl_page_glyph_y, int32_t, shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_Y)
ARRAY(mgl_page_glyph_rotation, uint8_t, shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_ROTATION)
ARRAY(mgl_page_glyph_size, int32_t, shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_SIZE)
ARRAY(mgl_page_glyph_narrow, uint16_t, shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_NARROW)
ARRAY(mgl_page_glyph_cluster, uint32_t, shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_CLUSTER)
COUNT(mgl_page_word_count, columns, MGL_PAGE_WORDS)
ARRAY(mgl_page_word_glyph, uint32_t, columns, MGL_PAGE_WORDS, MGL_PAGE_WORD_GLYPH)
ARRAY(mgl_page_word_begin, uint32_t, columns, MGL_PAGE_WORDS, MGL_PAGE_WORD_BEGIN)
ARRAY(mgl_page_word_end, uint32_t, columns, MGL_PAGE_WORDS, MGL_PAGE_WORD_END)
ARRAY(mgl_page_word_paragraph, uint32_t, columns, MGL_PAGE_WORDS, MGL_PAGE_WORD_PARAGRAPH)
COUNT(mgl_page_line_count, columns, MGL_PAGE_LINES)
ARRAY(mgl_page_line_begin, uint32_t, columns, MGL_PAGE_LINES, MGL_PAGE_LINE_BEGIN)
ARRAY(mgl_page_line_end, uint32_t, columns, MGL_PAGE_LINES, MGL_PAGE_LINE_END)
ARRAY(mgl_page_line_word, uint32_t, columns, MGL_PAGE_LINES, MGL_PAGE_LINE_WORD)
ARRAY(mgl_page_line_axis, int32_t, columns, MGL_PAGE_LINES, MGL_PAGE_LINE_AXIS)
ARRAY(mgl_page_line_start, int32_t, columns, MGL_PAGE_LINES, MGL_PAGE_LINE_START)
ARRAY(mgl_page_line_stop, int32_t, columns, MGL_PAGE_LINES, MGL_PAGE_LINE_STOP)
ARRAY(mgl_page_line_flags, uint8_t, columns, MGL_PAGE_LINES, MGL_PAGE_LINE_FLAGS)
ARRAY(mgl_page_line_band, uint8_t, columns, MGL_PAGE_LINES, MGL_PAGE_LINE_BAND)
COUNT(mgl_page_rule_count, columns, MGL_PAGE_RULES)
ARRAY(mgl_page_rule_rect, mgl_rect, columns, MGL_PAGE_RULES, MGL_PAGE_RULE_RECT)
ARRAY(mgl_page_rule_kind, uint8_t, columns, MGL_PAGE_RULES, MGL_PAGE_RULE_KIND)
