/* place.c -- lines put on a page: every glyph gets its place, every word its glyphs. */
#include "layout/place.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Where the line's axis and pen are. */
typedef struct mgl_pen {
    mgl_page *page;
    const mgl_paragraph *p;
    const mgl_slot_on_page *slot;
    const char *language; /* of the open word; NULL: none is open */
} mgl_pen;

static void add_glyph(mgl_page *page, const mgl_token *token, uint32_t id, uint32_t cluster, int32_t along,
                      int32_t across)
{
    if (!mgl_columns_add(&page->shown, MGL_PAGE_GLYPHS, 1))
        return;
    bool vertical = page->writing == MGL_WRITING_VERTICAL;
    MGL_LAST(&page->shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_ID, uint32_t) = id;
    MGL_LAST(&page->shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_X, int32_t) = vertical ? across : along;
    MGL_LAST(&page->shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_Y, int32_t) = vertical ? along : across;
    MGL_LAST(&page->shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_SIZE, int32_t) = token->size;
    MGL_LAST(&page->shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_CLUSTER, uint32_t) = cluster;
    MGL_LAST(&page->shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_FONT, uint16_t) = token->font;
    MGL_LAST(&page->shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_NARROW, uint16_t) = token->narrow;
    MGL_LAST(&page->shown, MGL_PAGE_GLYPHS, MGL_PAGE_GLYPH_ROTATION, uint8_t) =
        token->flags & MGL_TOKEN_TURNED || (vertical && !(token->flags & MGL_TOKEN_UPRIGHT)) ? 1 : 0;
}

static void add_piece(mgl_pen *pen, uint32_t begin, uint32_t end, int32_t start, int32_t stop, unsigned kind,
                      const mgl_token *token)
{
    mgl_page *page = pen->page;
    if (!mgl_columns_add(&page->shown, MGL_PAGE_PIECES, 1))
        return;
    MGL_LAST(&page->shown, MGL_PAGE_PIECES, MGL_PAGE_PIECE_BEGIN, uint32_t) = begin + pen->slot->base;
    MGL_LAST(&page->shown, MGL_PAGE_PIECES, MGL_PAGE_PIECE_END, uint32_t) = end + pen->slot->base;
    MGL_LAST(&page->shown, MGL_PAGE_PIECES, MGL_PAGE_PIECE_START, int32_t) = start;
    MGL_LAST(&page->shown, MGL_PAGE_PIECES, MGL_PAGE_PIECE_STOP, int32_t) = stop;
    MGL_LAST(&page->shown, MGL_PAGE_PIECES, MGL_PAGE_PIECE_KIND, uint16_t) = (uint16_t)kind;
    MGL_LAST(&page->shown, MGL_PAGE_PIECES, MGL_PAGE_PIECE_FONT, uint16_t) = token->font;
    MGL_LAST(&page->shown, MGL_PAGE_PIECES, MGL_PAGE_PIECE_SIZE, int32_t) = token->size;
}

static void add_word(mgl_pen *pen, const mgl_token *token)
{
    mgl_page *page = pen->page;
    pen->language = token->language;
    if (!mgl_columns_add(&page->columns, MGL_PAGE_WORDS, 1))
        return;
    MGL_LAST(&page->columns, MGL_PAGE_WORDS, MGL_PAGE_WORD_LANGUAGE, const char *) = token->language;
    MGL_LAST(&page->columns, MGL_PAGE_WORDS, MGL_PAGE_WORD_GLYPH, uint32_t) =
        (uint32_t)page->shown.count[MGL_PAGE_GLYPHS];
    MGL_LAST(&page->columns, MGL_PAGE_WORDS, MGL_PAGE_WORD_BEGIN, uint32_t) = token->begin + pen->slot->base;
    MGL_LAST(&page->columns, MGL_PAGE_WORDS, MGL_PAGE_WORD_END, uint32_t) = token->end + pen->slot->base;
    MGL_LAST(&page->columns, MGL_PAGE_WORDS, MGL_PAGE_WORD_PARAGRAPH, uint32_t) = pen->slot->paragraph;
}

/* The glyphs of a token that begins at `along`, and its clusters for carets. */
static void place_glyphs(mgl_pen *pen, const mgl_token *token, int32_t along)
{
    const mgl_paragraph *p = pen->p;
    const mgl_glyph *glyph = p->shaper->pool + token->glyph;
    bool vertical = pen->page->writing == MGL_WRITING_VERTICAL, joined = token->flags & MGL_TOKEN_JOINED;
    int64_t em = p->fonts->font[token->font]->units_per_em, done = 0;
    int32_t axis = pen->slot->axis + (vertical ? token->shift : -token->shift), spacing = 0, start = along;
    unsigned kind = (joined ? MGL_PIECE_LETTERS : 0) | (token->flags & MGL_TOKEN_REVERSED ? MGL_PIECE_REVERSED : 0) |
                    (token->flags & MGL_TOKEN_UPRIGHT ? MGL_PIECE_WHOLE : 0);
    for (size_t i = 0; i < token->glyph_n; i++) {
        int32_t at = along + spacing + (int32_t)((glyph[i].along - token->origin) * (int64_t)token->size / em);
        int32_t across = (int32_t)(glyph[i].across * (int64_t)token->size / em);
        if (glyph[i].id != MGL_GLYPH_NONE)
            add_glyph(pen->page, token, glyph[i].id, token->base + glyph[i].cluster + pen->slot->base, at,
                      vertical ? axis + across : axis - across);
        done += glyph[i].advance;
        bool last = i + 1 == token->glyph_n;
        if (!last && glyph[i + 1].cluster == glyph[i].cluster)
            continue;
        if (!joined)
            spacing += token->spacing;
        int32_t stop = last ? along + token->advance : along + spacing + (int32_t)(done * token->size / em);
        if (!(kind & (MGL_PIECE_REVERSED | MGL_PIECE_WHOLE)))
            add_piece(pen, token->base + glyph[i].cluster, last ? token->end : token->base + glyph[i + 1].cluster,
                      start, stop, kind, token);
        start = stop;
    }
    if (kind & (MGL_PIECE_REVERSED | MGL_PIECE_WHOLE))
        add_piece(pen, token->begin, token->end, along, along + token->advance, kind, token);
}

static void add_line(mgl_page *page, const mgl_line *line, const mgl_slot_on_page *slot)
{
    if (!mgl_columns_add(&page->columns, MGL_PAGE_LINES, 1))
        return;
    MGL_LAST(&page->columns, MGL_PAGE_LINES, MGL_PAGE_LINE_BEGIN, uint32_t) = line->begin + slot->base;
    MGL_LAST(&page->columns, MGL_PAGE_LINES, MGL_PAGE_LINE_END, uint32_t) = line->end + slot->base;
    MGL_LAST(&page->columns, MGL_PAGE_LINES, MGL_PAGE_LINE_WORD, uint32_t) =
        (uint32_t)page->columns.count[MGL_PAGE_WORDS];
    MGL_LAST(&page->columns, MGL_PAGE_LINES, MGL_PAGE_LINE_PIECE, uint32_t) =
        (uint32_t)page->shown.count[MGL_PAGE_PIECES];
    MGL_LAST(&page->columns, MGL_PAGE_LINES, MGL_PAGE_LINE_AXIS, int32_t) = slot->axis;
    MGL_LAST(&page->columns, MGL_PAGE_LINES, MGL_PAGE_LINE_FLAGS, uint8_t) = line->flags;
    MGL_LAST(&page->columns, MGL_PAGE_LINES, MGL_PAGE_LINE_BAND, uint8_t) = slot->band;
}

/* Where the text of a line begins, and by how much its spaces grow. */
static int32_t line_start(const mgl_paragraph *p, const mgl_line *line, const mgl_slot_on_page *slot, int64_t *extra)
{
    const mgl_layout_opts *opts = &p->setting->opts;
    bool first = line->flags & MGL_LINE_FIRST, last = line->flags & MGL_LINE_LAST;
    int32_t length = mgl_line_length(p->setting, first), indent = p->setting->length - length;
    int64_t slack = (int64_t)length - line->natural;
    *extra = opts->align == MGL_ALIGN_JUSTIFY && (!last || slack < 0) && line->spaces > 0 ? slack : 0;
    if (slack > 0 && opts->align == MGL_ALIGN_CENTRE)
        return slot->start + indent + (int32_t)(slack / 2);
    if (slack > 0 && opts->align == MGL_ALIGN_BOTTOM)
        return slot->start + indent + (int32_t)slack;
    return slot->start + indent;
}

void mgl_place_line(mgl_page *page, const mgl_paragraph *p, const mgl_line *line, const mgl_slot_on_page *slot)
{
    mgl_pen pen = { .page = page, .p = p, .slot = slot };
    int64_t extra, spaces = 0, natural = 0;
    int32_t start = line_start(p, line, slot, &extra), along = start;
    bool decorated = false;
    add_line(page, line, slot);
    for (uint32_t i = line->token; i < line->stop; i++) {
        const mgl_token *token = p->token + i;
        /* Counted from the start each time, so that roundings do not add up. */
        natural += token->advance;
        spaces += token->flags & MGL_TOKEN_SPACE ? token->advance : 0;
        int32_t next = start + (int32_t)(natural + (line->spaces > 0 ? extra * spaces / line->spaces : 0));
        decorated = decorated || (token->style & (MGL_STYLE_UNDERLINE | MGL_STYLE_OVERLINE | MGL_STYLE_STRIKE));
        if (token->flags & MGL_TOKEN_SPACE) {
            pen.language = NULL;
            add_piece(&pen, token->begin, token->end, along, next, MGL_PIECE_BLANK, token);
        } else {
            if (!pen.language || strcmp(pen.language, token->language) != 0)
                add_word(&pen, token);
            else if (!mgl_page_lost(page))
                MGL_LAST(&page->columns, MGL_PAGE_WORDS, MGL_PAGE_WORD_END, uint32_t) = token->end + slot->base;
            if (token->glyph_n == 0)
                add_piece(&pen, token->begin, token->end, along, next, MGL_PIECE_WHOLE, token);
            place_glyphs(&pen, token, along);
        }
        along = next;
    }
    if (!mgl_page_lost(page)) {
        MGL_LAST(&page->columns, MGL_PAGE_LINES, MGL_PAGE_LINE_START, int32_t) = start;
        MGL_LAST(&page->columns, MGL_PAGE_LINES, MGL_PAGE_LINE_STOP, int32_t) = along;
    }
    if (decorated)
        mgl_place_rules(page, p, line, slot, start, extra);
}

mgl_status mgl_place_number(mgl_page *page, mgl_paragraph *p, int32_t x, int32_t y)
{
    char text[12];
    int n = snprintf(text, sizeof text, "%" PRIu32, page->number);
    unsigned found = mgl_fontlist_find(p->fonts, (unsigned char)text[0], false, NULL),
             number = found < p->fonts->n ? found : 0;
    const mgl_font *font = p->fonts->font[number];
    mgl_piece piece = { .font = font,
                        .text = text,
                        .text_n = (size_t)n,
                        .n = (size_t)n,
                        .script = HB_SCRIPT_LATIN,
                        .language = "und",
                        .font_number = (uint16_t)number,
                        .mode = MGL_MODE_SIDEWAYS,
                        .axis = MGL_AXIS_LATIN };
    mgl_shaped shaped;
    mgl_status status = mgl_shaper_shape(p->shaper, &piece, &shaped);
    if (status != MGL_OK)
        return status;
    mgl_token token = { .size = page->font_size,
                        .font = (uint16_t)number,
                        .narrow = 1000,
                        .flags = MGL_TOKEN_UPRIGHT,
                        .language = "",
                        .begin = MGL_PAGE_NO_TEXT,
                        .end = MGL_PAGE_NO_TEXT };
    mgl_slot_on_page slot = { 0 };
    mgl_pen pen = { .page = page, .p = p, .slot = &slot };
    int64_t em = font->units_per_em;
    int32_t start = x - (int32_t)(shaped.advance * (int64_t)token.size / em / 2);
    add_word(&pen, &token);
    for (size_t i = 0; i < shaped.n; i++) {
        const mgl_glyph *glyph = p->shaper->pool + shaped.first + i;
        int32_t along = start + (int32_t)(glyph->along * (int64_t)token.size / em);
        int32_t across = y - (int32_t)(glyph->across * (int64_t)token.size / em);
        bool vertical = page->writing == MGL_WRITING_VERTICAL;
        if (glyph->id != MGL_GLYPH_NONE)
            add_glyph(page, &token, glyph->id, MGL_PAGE_NO_TEXT, vertical ? across : along, vertical ? along : across);
    }
    return MGL_OK;
}
