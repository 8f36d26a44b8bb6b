/* caret.c -- carets, hits, cursor movement and selections on a page. */
#include <stdlib.h>

#include <mongol/words.h>

#include "layout/page.h"

static const int32_t *axes(const mgl_page *page)
{
    return page->columns.at[MGL_PAGE_LINE_AXIS];
}

/* A bar across the line, as long as the letters are wide but no longer than the lines are apart. */
static mgl_rect bar(const mgl_page *page, size_t line, int32_t from, int32_t to)
{
    int32_t length = page->font_size * 4 / 3 < page->line_pitch ? page->font_size * 4 / 3 : page->line_pitch;
    int32_t across = axes(page)[line] - length / 2;
    return page->writing == MGL_WRITING_VERTICAL ? (mgl_rect){ across, from, length, to - from }
                                                 : (mgl_rect){ from, across, to - from, length };
}

static void set_caret(const mgl_page *page, const mgl_stops *stops, size_t line, size_t stop, mgl_caret *caret)
{
    bool end = stop + 1 == stops->first[line + 1] && stop > stops->first[line];
    caret->offset = stops->stop[stop].offset;
    caret->affinity = end ? MGL_AFFINITY_BEFORE : MGL_AFFINITY_AFTER;
    caret->line = (uint32_t)line;
    caret->rect = bar(page, line, stops->stop[stop].along, stops->stop[stop].along);
}

/* The last stop of a line that is not behind the offset; the line's first if all are. */
static size_t stop_at(const mgl_stops *stops, size_t line, uint32_t offset)
{
    size_t low = stops->first[line], high = stops->first[line + 1];
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (stops->stop[middle].offset <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The line that an offset is in. */
static size_t line_at(const mgl_page *page, const mgl_stops *stops, uint32_t offset, uint32_t affinity)
{
    const uint32_t *begin = page->columns.at[MGL_PAGE_LINE_BEGIN];
    size_t low = 0, high = stops->line_n;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (begin[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    bool ends = low > 0 && begin[low] == offset && stops->stop[stops->first[low] - 1].offset == offset;
    return ends && affinity == MGL_AFFINITY_BEFORE ? low - 1 : low;
}

/* What every call here begins with. */
static mgl_status begin_call(const mgl_page *page, const mgl_caret *caret, const mgl_stops **stops)
{
    if (!page || !caret || caret->size < sizeof *caret || page->columns.count[MGL_PAGE_LINES] == 0)
        return MGL_E_ARG;
    *stops = mgl_stops_of(page);
    return *stops ? MGL_OK : MGL_E_NOMEM;
}

mgl_status mgl_page_caret(const mgl_page *page, uint32_t offset, uint32_t affinity, mgl_caret *caret)
{
    const mgl_stops *stops;
    mgl_status status = begin_call(page, caret, &stops);
    if (status != MGL_OK)
        return status;
    if (offset > page->columns.count[MGL_PAGE_CHARS] || affinity > MGL_AFFINITY_BEFORE)
        return MGL_E_ARG;
    size_t line = line_at(page, stops, offset, affinity);
    set_caret(page, stops, line, stop_at(stops, line, offset), caret);
    return MGL_OK;
}

/* The stop of a line that is nearest to a place along it. */
static size_t nearest_stop(const mgl_stops *stops, size_t line, int32_t along)
{
    size_t low = stops->first[line], high = stops->first[line + 1];
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (stops->stop[middle].along <= along)
            low = middle;
        else
            high = middle;
    }
    bool next = low + 1 < stops->first[line + 1] &&
                (int64_t)stops->stop[low + 1].along - along < (int64_t)along - stops->stop[low].along;
    return next ? low + 1 : low;
}

/* The line nearest to a point: bands first, by how far the point is from their lines' ends, then axes. */
static size_t nearest_line(const mgl_page *page, size_t n, int32_t across, int32_t along)
{
    const int32_t *start = page->columns.at[MGL_PAGE_LINE_START];
    const uint8_t *band = page->columns.at[MGL_PAGE_LINE_BAND];
    size_t best = 0;
    unsigned wanted = 0;
    int32_t top = INT32_MIN;
    for (size_t i = 0; i < n; i++) {
        /* The last band that begins above the point; indents do not count, as a band has other lines. */
        if (band[i] >= wanted && start[i] <= along && (band[i] > wanted || start[i] > top)) {
            wanted = band[i];
            top = start[i];
        }
    }
    int64_t distance = INT64_MAX;
    for (size_t i = 0; i < n; i++) {
        int64_t away = llabs((int64_t)axes(page)[i] - across);
        if (band[i] == wanted && away < distance) {
            distance = away;
            best = i;
        }
    }
    return best;
}

mgl_status mgl_page_hit(const mgl_page *page, int32_t x, int32_t y, mgl_caret *caret)
{
    const mgl_stops *stops;
    mgl_status status = begin_call(page, caret, &stops);
    if (status != MGL_OK)
        return status;
    bool vertical = page->writing == MGL_WRITING_VERTICAL;
    int32_t across = vertical ? x : y, along = vertical ? y : x;
    size_t line = nearest_line(page, stops->line_n, across, along);
    set_caret(page, stops, line, nearest_stop(stops, line, along), caret);
    return MGL_OK;
}

/* The word around an offset, or the next one behind it (also: before it). */
static mgl_status find_word(const mgl_page *page, uint32_t offset, mgl_word *before, mgl_word *at, mgl_word *after)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    size_t n;
    const char *text = mgl_page_text(page, &n);
    mgl_status status = mgl_words_start(&it, NULL, text, n);
    while (status == MGL_OK && mgl_words_next(&it, &word)) {
        if (word.begin <= offset && offset < word.end)
            *at = word;
        if (word.kind == MGL_WORD_SPACE)
            continue;
        if (word.begin < offset)
            *before = word;
        if (word.begin > offset) {
            *after = word;
            break;
        }
    }
    return status;
}

static mgl_status move_word(const mgl_page *page, uint32_t move, mgl_caret *caret)
{
    mgl_word before = MGL_WORD_INIT, at = MGL_WORD_INIT, after = MGL_WORD_INIT;
    size_t n = page->columns.count[MGL_PAGE_CHARS];
    mgl_status status = find_word(page, caret->offset, &before, &at, &after);
    if (status != MGL_OK)
        return status;
    if (move == MGL_MOVE_PREVIOUS_WORD)
        return mgl_page_caret(page, (uint32_t)before.begin, MGL_AFFINITY_AFTER, caret);
    uint32_t to = (uint32_t)(after.end > 0 ? after.begin : n);
    return mgl_page_caret(page, to, MGL_AFFINITY_AFTER, caret);
}

mgl_status mgl_page_move(const mgl_page *page, uint32_t move, mgl_caret *caret)
{
    const mgl_stops *stops;
    mgl_status status = begin_call(page, caret, &stops);
    if (status != MGL_OK)
        return status;
    if (move > MGL_MOVE_LINE_END || caret->line >= stops->line_n)
        return MGL_E_ARG;
    if (move == MGL_MOVE_NEXT_WORD || move == MGL_MOVE_PREVIOUS_WORD)
        return move_word(page, move, caret);
    size_t line = caret->line, stop = stop_at(stops, line, caret->offset), last = stops->line_n - 1;
    bool vertical = page->writing == MGL_WRITING_VERTICAL;
    int32_t along = vertical ? caret->rect.y : caret->rect.x;
    if (move == MGL_MOVE_NEXT_LINE && line < last)
        stop = nearest_stop(stops, ++line, along);
    else if (move == MGL_MOVE_PREVIOUS_LINE && line > 0)
        stop = nearest_stop(stops, --line, along);
    else if (move == MGL_MOVE_LINE_START)
        stop = stops->first[line];
    else if (move == MGL_MOVE_LINE_END)
        stop = stops->first[line + 1] - 1;
    else if (move == MGL_MOVE_NEXT && stop + 1 < stops->n)
        line += ++stop == stops->first[line + 1];
    else if (move == MGL_MOVE_PREVIOUS && stop > 0)
        line -= stop-- == stops->first[line];
    set_caret(page, stops, line, stop, caret);
    return MGL_OK;
}

mgl_status mgl_page_word_at(const mgl_page *page, uint32_t offset, uint32_t *begin, uint32_t *end)
{
    mgl_word before = MGL_WORD_INIT, at = MGL_WORD_INIT, after = MGL_WORD_INIT;
    if (!page || !begin || !end || offset > page->columns.count[MGL_PAGE_CHARS])
        return MGL_E_ARG;
    mgl_status status = find_word(page, offset, &before, &at, &after);
    if (status != MGL_OK)
        return status;
    *begin = at.end > 0 ? (uint32_t)at.begin : offset;
    *end = at.end > 0 ? (uint32_t)at.end : offset;
    return MGL_OK;
}

mgl_status mgl_page_selection(const mgl_page *page, uint32_t begin, uint32_t end, mgl_rect *rects, size_t room,
                              size_t *count)
{
    mgl_caret caret = MGL_CARET_INIT;
    const mgl_stops *stops;
    if (!count || (!rects && room > 0))
        return MGL_E_ARG;
    *count = 0;
    mgl_status status = begin_call(page, &caret, &stops);
    if (status != MGL_OK)
        return status;
    if (begin > end || end > page->columns.count[MGL_PAGE_CHARS])
        return MGL_E_ARG;
    for (size_t line = line_at(page, stops, begin, MGL_AFFINITY_AFTER); begin < end && line < stops->line_n; line++) {
        size_t first = stops->first[line], last = stops->first[line + 1] - 1;
        if (stops->stop[first].offset >= end)
            break;
        size_t from = stop_at(stops, line, begin), to = stop_at(stops, line, end);
        from = stops->stop[first].offset >= begin ? first : from;
        if (stops->stop[to].offset < end && to < last)
            to++;
        if (from == to)
            continue;
        if (*count < room)
            rects[*count] = bar(page, line, stops->stop[from].along, stops->stop[to].along);
        ++*count;
    }
    return *count > room ? MGL_E_SPACE : MGL_OK;
}
