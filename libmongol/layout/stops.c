/* stops.c -- where carets may stand: at the edges of clusters, and inside a ligature where the written units of its
 * letters meet. */
#include "layout/stops.h"

#include <hb.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "layout/face.h"
#include "base/grow.h"
#include "layout/page.h"

enum { LETTERS_MAX = 16, JOINER = 0x200D, CONTEXT = 48 };

void mgl_stops_free(mgl_stops *stops)
{
    if (!stops)
        return;
    mgl_release(stops->ctx, stops->stop, stops->room * sizeof *stops->stop);
    mgl_release(stops->ctx, stops->first, (stops->line_n + 1) * sizeof *stops->first);
    mgl_release(stops->ctx, stops, sizeof *stops);
}

/* A caret cannot stand before a character that belongs to the one before it. */
static bool is_attached(uint32_t cp)
{
    int32_t kind = u_getIntPropertyValue((UChar32)cp, UCHAR_GRAPHEME_CLUSTER_BREAK);
    return kind == U_GCB_EXTEND || kind == U_GCB_ZWJ || kind == U_GCB_SPACING_MARK;
}

/* Two stops at one place would be one for the eye: the first stays. */
static bool add_stop(mgl_stops *stops, size_t line, uint32_t offset, int32_t along)
{
    size_t first = stops->first[line];
    if (stops->n > first && (stops->stop[stops->n - 1].along >= along || stops->stop[stops->n - 1].offset >= offset))
        return true;
    void *stop = stops->stop;
    bool room = mgl_grow(stops->ctx, &stop, &stops->room, stops->n + 1, sizeof *stops->stop);
    stops->stop = stop;
    if (room)
        stops->stop[stops->n++] = (mgl_stop){ offset, along };
    return room;
}

/* How long the first letters of a cluster are when they are not part of it: joined on, to what stands before and to the
 * next. */
static int32_t length_of(const mgl_font *font, hb_buffer_t *buffer, const unsigned char *begin, size_t before, size_t n)
{
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, (const char *)begin - before, (int)(before + n), (unsigned)before, (int)n);
    hb_buffer_add(buffer, JOINER, (unsigned)(before + n));
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_MONGOLIAN);
    hb_shape(font->font, buffer, NULL, 0);
    unsigned count;
    int32_t length = 0;
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 0; i < count; i++)
        length += at[i].x_advance;
    return length;
}

/* One cluster: its places inside, if it has letters that a caret may stand between. */
static bool add_cluster(mgl_stops *stops, size_t line, const mgl_page *page, size_t piece, hb_buffer_t *buffer)
{
    const mgl_columns *c = &page->columns;
    const uint32_t begin = ((const uint32_t *)page->shown.at[MGL_PAGE_PIECE_BEGIN])[piece],
                   end = ((const uint32_t *)page->shown.at[MGL_PAGE_PIECE_END])[piece];
    const int32_t start = ((const int32_t *)page->shown.at[MGL_PAGE_PIECE_START])[piece],
                  stop = ((const int32_t *)page->shown.at[MGL_PAGE_PIECE_STOP])[piece];
    const unsigned kind = ((const uint16_t *)page->shown.at[MGL_PAGE_PIECE_KIND])[piece],
                   font = ((const uint16_t *)page->shown.at[MGL_PAGE_PIECE_FONT])[piece];
    const int32_t size = ((const int32_t *)page->shown.at[MGL_PAGE_PIECE_SIZE])[piece];
    const unsigned char *text = c->at[MGL_PAGE_TEXT], *last = text + end;
    const unsigned char *letter[LETTERS_MAX + 1];
    size_t n = 0;
    if (!add_stop(stops, line, begin, start))
        return false;
    for (const unsigned char *at = text + begin, *next; at < last; at = next) {
        uint32_t cp;
        next = mgl_utf8_next(at, last, &cp);
        if (n == 0 || (n < LETTERS_MAX && cp != MGL_UTF8_BAD && !is_attached(cp)))
            letter[n++] = at;
    }
    letter[n] = last;
    if (n < 2 || (kind & (MGL_PIECE_WHOLE | MGL_PIECE_REVERSED)))
        return true;
    /* The units of a ligature stand where they would without it, as far as it is long enough for them. */
    const mgl_font *measured = (kind & MGL_PIECE_LETTERS) && font < page->font_n ? page->fonts[font] : NULL;
    size_t before = mgl_size_min(begin, CONTEXT);
    int32_t from = start;
    for (size_t i = 1; i < n; i++) {
        int64_t along = start + (int64_t)(stop - start) * (int64_t)i / (int64_t)n;
        if (measured) {
            int32_t length = length_of(measured, buffer, text + begin, before, (size_t)(letter[i] - text) - begin);
            int64_t place = start + (int64_t)length * size / (int32_t)measured->units_per_em;
            along = place > from && place < stop ? place : from + (int64_t)(stop - from) / (int64_t)(n - i + 1);
        }
        from = (int32_t)along;
        if (!add_stop(stops, line, (uint32_t)(letter[i] - text), from))
            return false;
    }
    return true;
}

static bool add_line(mgl_stops *stops, size_t line, const mgl_page *page, hb_buffer_t *buffer)
{
    const mgl_columns *c = &page->columns;
    const uint32_t *piece = c->at[MGL_PAGE_LINE_PIECE];
    size_t first = piece[line], end = line + 1 < stops->line_n ? piece[line + 1] : page->shown.count[MGL_PAGE_PIECES];
    stops->first[line] = stops->n;
    if (first == end)
        return add_stop(stops, line, ((const uint32_t *)c->at[MGL_PAGE_LINE_BEGIN])[line],
                        ((const int32_t *)c->at[MGL_PAGE_LINE_START])[line]);
    for (size_t i = first; i < end; i++) {
        if (!add_cluster(stops, line, page, i, buffer))
            return false;
    }
    return add_stop(stops, line, ((const uint32_t *)page->shown.at[MGL_PAGE_PIECE_END])[end - 1],
                    ((const int32_t *)page->shown.at[MGL_PAGE_PIECE_STOP])[end - 1]);
}

static mgl_stops *make_stops(const mgl_page *page)
{
    mgl_stops *stops = mgl_alloc(page->ctx, sizeof *stops);
    if (!stops)
        return NULL;
    *stops = (mgl_stops){ .ctx = page->ctx, .line_n = page->columns.count[MGL_PAGE_LINES] };
    stops->first = mgl_alloc(page->ctx, (stops->line_n + 1) * sizeof *stops->first);
    hb_buffer_t *buffer = hb_buffer_create();
    bool made = stops->first != NULL;
    for (size_t i = 0; made && i < stops->line_n; i++)
        made = add_line(stops, i, page, buffer);
    hb_buffer_destroy(buffer);
    if (!made) {
        mgl_stops_free(stops);
        return NULL;
    }
    stops->first[stops->line_n] = stops->n;
    return stops;
}

const mgl_stops *mgl_stops_of(const mgl_page *page)
{
    mgl_page *keeper = (mgl_page *)(uintptr_t)page; /* a page belongs to one thread; what is kept does not show */
    if (!keeper->stops)
        keeper->stops = make_stops(page);
    return keeper->stops;
}
