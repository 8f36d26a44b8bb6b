/* page.h -- the inside of a page. For the rooms layout and render. */
#ifndef MGL_LAYOUT_PAGE_H
#define MGL_LAYOUT_PAGE_H

#include <mongol/layout.h>

#include "base/columns.h"
#include "layout/stops.h"
#include "layout/tags.h"

/* What is on a page is in two groups of columns: its order, and what is shown. */
enum { MGL_PAGE_WORDS, MGL_PAGE_RULES, MGL_PAGE_LINES, MGL_PAGE_CHARS };
enum { MGL_PAGE_GLYPHS, MGL_PAGE_PIECES };

/* The columns, the strictest alignment first. */
enum {
    MGL_PAGE_WORD_LANGUAGE, /* const char * */
    MGL_PAGE_RULE_RECT,
    MGL_PAGE_WORD_GLYPH,
    MGL_PAGE_WORD_BEGIN,
    MGL_PAGE_WORD_END,
    MGL_PAGE_WORD_PARAGRAPH,
    MGL_PAGE_LINE_BEGIN,
    MGL_PAGE_LINE_END,
    MGL_PAGE_LINE_WORD,
    MGL_PAGE_LINE_PIECE,
    MGL_PAGE_LINE_AXIS,
    MGL_PAGE_LINE_START,
    MGL_PAGE_LINE_STOP,
    MGL_PAGE_LINE_FLAGS,
    MGL_PAGE_LINE_BAND,
    MGL_PAGE_RULE_KIND,
    MGL_PAGE_TEXT,
    MGL_PAGE_COLUMNS
};
enum {
    MGL_PAGE_GLYPH_ID,
    MGL_PAGE_GLYPH_X,
    MGL_PAGE_GLYPH_Y,
    MGL_PAGE_GLYPH_SIZE,
    MGL_PAGE_GLYPH_CLUSTER,
    MGL_PAGE_PIECE_BEGIN, /* bytes */
    MGL_PAGE_PIECE_END,
    MGL_PAGE_PIECE_START, /* along the line */
    MGL_PAGE_PIECE_STOP,
    MGL_PAGE_PIECE_SIZE, /* of the em */
    MGL_PAGE_GLYPH_FONT,
    MGL_PAGE_GLYPH_NARROW,
    MGL_PAGE_PIECE_KIND,
    MGL_PAGE_PIECE_FONT,
    MGL_PAGE_GLYPH_ROTATION,
    MGL_PAGE_SHOWN_COLUMNS
};

/* What a piece of a line is to a caret. A cluster is what one glyph or more show together. */
enum { MGL_PIECE_BLANK = 1, MGL_PIECE_LETTERS = 2, MGL_PIECE_REVERSED = 4, MGL_PIECE_WHOLE = 8 };

struct mgl_page {
    mgl_ctx *ctx;        /* held */
    mgl_columns columns; /* words, rules, lines, text */
    mgl_columns shown;   /* glyphs, pieces */
    mgl_font **fonts;    /* references */
    size_t font_n;
    mgl_tags *tags;   /* held */
    mgl_stops *stops; /* where carets may stand; made when first asked for */
    uint64_t text_begin;
    uint32_t number;
    uint32_t writing;
    int32_t width, height;
    int32_t font_size;
    int32_t line_pitch;
};

MGL_CHECK mgl_status mgl_page_new(mgl_ctx *ctx, mgl_tags *tags, mgl_page **page);
MGL_CHECK mgl_status mgl_page_take_fonts(mgl_page *page, mgl_font *const *fonts, size_t n);

/* Memory for something on the page ran out. */
static inline bool mgl_page_lost(const mgl_page *page)
{
    return page->columns.lost || page->shown.lost;
}

/* The last element of a column; only behind mgl_columns_add() that returned true. */
#define MGL_LAST(columns, group, column, type) (((type *)(columns)->at[column])[(columns)->count[group] - 1])

#endif
