/* paging.c -- paragraphs in, pages out. */
#include <mongol/detect.h>
#include <string.h>

#include "layout/state.h"
#include "tables/vertical.h"

/* The end of the paragraph that begins at `at`, and what its line end is: how many bytes, and whether a page ends with
 * it. */
static size_t paragraph_end(const char *text, size_t n, size_t at, size_t *line_end, bool *new_page)
{
    const unsigned char *p = (const unsigned char *)text;
    *line_end = 0;
    *new_page = false;
    for (; at < n; at++) {
        if (p[at] == '\n' || p[at] == '\f') {
            *line_end = 1;
            *new_page = p[at] == '\f';
            return at;
        }
        if (p[at] == '\r') {
            *line_end = at + 1 < n && p[at + 1] == '\n' ? 2 : 1;
            return at;
        }
        if (p[at] == 0xE2 && at + 2 < n && p[at + 1] == 0x80 && p[at + 2] == 0xA9) {
            *line_end = 3;
            return at;
        }
    }
    return n;
}

/* In which writing system the paragraph is, and the language of its letters. */
static mgl_status find_system(mgl_layout *layout, mgl_paragraph *p)
{
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    p->system = layout->setting.opts.system;
    opts.language = layout->language;
    mgl_status status = MGL_OK;
    if (p->system == MGL_SYSTEM_AUTO)
        status = mgl_detect(layout->ctx, &opts, p->text + p->begin, p->end - p->begin, &p->system, NULL, NULL, NULL);
    p->language = layout->language ? layout->language : mgl_system_languages[p->system];
    return status;
}

/* The runs that touch the paragraph. */
static const mgl_run *runs_of(const mgl_layout *layout, size_t begin, size_t *n)
{
    size_t low = 0, high = layout->run_n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (layout->runs[middle].end <= begin)
            low = middle + 1;
        else
            high = middle;
    }
    *n = layout->run_n - low;
    return layout->runs ? layout->runs + low : NULL;
}

mgl_status mgl_layout_take_paragraph(mgl_layout *layout, bool fit)
{
    mgl_paragraph *p = &layout->paragraph;
    size_t line_end, run_n;
    bool new_page;
    mgl_shaper_trim(&layout->shaper);
    p->text = layout->text;
    p->begin = layout->next;
    p->end = paragraph_end(layout->text, layout->text_n, layout->next, &line_end, &new_page);
    layout->next = p->end + line_end;
    p->token_n = p->line_n = 0;
    layout->line = 0;
    const mgl_run *runs = runs_of(layout, p->begin, &run_n);
    mgl_status status = find_system(layout, p);
    if (status == MGL_OK)
        status = mgl_paragraph_read(p, runs, run_n);
    if (status == MGL_OK)
        status = mgl_paragraph_shape(p, runs, run_n);
    if (status == MGL_OK && fit)
        status = mgl_paragraph_force(p);
    if (status == MGL_OK && fit)
        status = mgl_paragraph_fit(p);
    /* A form feed on a line of its own is no paragraph. */
    if (new_page && p->begin == p->end)
        p->line_n = 0;
    else
        layout->paragraph_n++;
    layout->new_page = layout->new_page || new_page;
    return status;
}

/* ---- Pages ---- */

static mgl_status open_page(mgl_layout *layout)
{
    const mgl_layout_opts *o = &layout->setting.opts;
    mgl_status status = mgl_page_new(layout->ctx, layout->tags, &layout->page);
    if (status != MGL_OK)
        return status;
    mgl_page *page = layout->page;
    page->number = o->first_number + layout->page_n;
    page->writing = o->writing;
    page->width = o->page_width;
    page->height = o->page_height;
    page->font_size = o->font_size;
    page->line_pitch = o->line_pitch;
    layout->band = 0;
    layout->across = (o->writing == MGL_WRITING_VERTICAL ? o->margin_left : o->margin_top) + o->line_pitch / 2;
    return MGL_OK;
}

/* The text of the page goes on to `to` in the piece. */
static void cover(mgl_layout *layout, size_t to)
{
    mgl_page *page = layout->page;
    if (page->columns.count[MGL_PAGE_LINES] == 0 || to <= layout->covered)
        return;
    size_t n = to - layout->covered, had = page->columns.count[MGL_PAGE_CHARS];
    if (mgl_columns_add(&page->columns, MGL_PAGE_CHARS, n))
        memcpy((char *)page->columns.at[MGL_PAGE_TEXT] + had, layout->text + layout->covered, n);
    layout->covered = to;
}

static mgl_status close_page(mgl_layout *layout, mgl_page **page)
{
    const mgl_layout_opts *o = &layout->setting.opts;
    mgl_page *done = layout->page;
    mgl_status status = MGL_OK;
    int32_t margin = o->numbers == MGL_NUMBERS_TOP ? o->margin_top : o->margin_bottom;
    if (o->numbers != MGL_NUMBERS_NONE && margin >= o->font_size) {
        int32_t y = o->numbers == MGL_NUMBERS_TOP ? margin / 2 : o->page_height - margin / 2;
        status = mgl_place_number(done, &layout->paragraph, o->page_width / 2, y);
    }
    if (status == MGL_OK)
        status = mgl_page_take_fonts(done, layout->fonts.font, layout->fonts.n);
    if (status == MGL_OK && mgl_page_lost(done))
        status = MGL_E_NOMEM;
    if (status != MGL_OK)
        return status;
    layout->page = NULL;
    layout->page_n++;
    *page = done;
    return MGL_OK;
}

/* Whether the page has room for one more line; moves to the next band if need be. */
static bool find_room(mgl_layout *layout)
{
    const mgl_layout_opts *o = &layout->setting.opts;
    bool vertical = o->writing == MGL_WRITING_VERTICAL;
    int32_t begin = vertical ? o->margin_left : o->margin_top;
    int32_t end = vertical ? o->page_width - o->margin_right : o->page_height - o->margin_bottom;
    if ((int64_t)layout->across + o->line_pitch - o->line_pitch / 2 <= end)
        return true;
    if (layout->band + 1 >= o->bands)
        return false;
    layout->band++;
    layout->across = begin + o->line_pitch / 2;
    return true;
}

static void place_next(mgl_layout *layout)
{
    const mgl_layout_opts *o = &layout->setting.opts;
    const mgl_line *line = layout->paragraph.line + layout->line++;
    mgl_page *page = layout->page;
    bool vertical = o->writing == MGL_WRITING_VERTICAL;
    if (page->columns.count[MGL_PAGE_LINES] == 0) {
        page->text_begin = layout->base + line->begin;
        layout->covered = line->begin;
    }
    mgl_slot_on_page slot = {
        .axis = layout->across,
        .start = (vertical ? o->margin_top : o->margin_left) +
                 (int32_t)layout->band * (layout->setting.length + o->band_gap),
        .band = (uint8_t)layout->band,
        .paragraph = layout->paragraph_n - 1,
        .base = (uint32_t)(layout->base - page->text_begin),
    };
    mgl_place_line(page, &layout->paragraph, line, &slot);
    cover(layout, line->end);
    layout->across += o->line_pitch;
    if (layout->line == layout->paragraph.line_n)
        layout->across += o->paragraph_gap;
}

/* The piece is at its end: the page keeps what is left of its text, and the caller may take it away. */
static void drop_piece(mgl_layout *layout)
{
    if (layout->page)
        cover(layout, layout->text_n);
    layout->base += layout->text_n;
    layout->covered = 0;
    layout->text = NULL;
    layout->text_n = layout->next = 0;
    layout->ended = layout->last;
}

mgl_status mgl_layout_next(mgl_layout *layout, mgl_page **page)
{
    if (!layout || !page)
        return MGL_E_ARG;
    *page = NULL;
    while (layout->broken == MGL_OK) {
        bool line = layout->line < layout->paragraph.line_n;
        if (layout->page && layout->new_page && !line && layout->text && layout->next < layout->text_n) {
            layout->new_page = false;
            layout->broken = close_page(layout, page);
            return layout->broken;
        }
        if (line && !layout->page)
            layout->broken = open_page(layout);
        if (line && layout->broken == MGL_OK && !find_room(layout)) {
            layout->broken = close_page(layout, page);
            return layout->broken;
        }
        if (line && layout->broken == MGL_OK)
            place_next(layout);
        if (line)
            continue;
        if (layout->text && layout->next < layout->text_n) {
            layout->broken = mgl_layout_take_paragraph(layout, true);
            continue;
        }
        if (layout->text)
            drop_piece(layout);
        if (!layout->ended || (!layout->page && layout->page_n > 0))
            return MGL_OK;
        if (!layout->page)
            layout->broken = open_page(layout);
        if (layout->broken == MGL_OK)
            layout->broken = close_page(layout, page);
        return layout->broken;
    }
    return layout->broken;
}
