/* state.h -- the inside of a layout. */
#ifndef MGL_LAYOUT_STATE_H
#define MGL_LAYOUT_STATE_H

#include "layout/place.h"

struct mgl_layout {
    mgl_ctx *ctx; /* held */
    mgl_setting setting;
    mgl_fontlist fonts;
    mgl_chars *chars; /* large, so on its own */
    mgl_shaper shaper;
    mgl_breaker *breaker;
    mgl_paragraph paragraph;
    mgl_tags *tags;
    const char *language; /* interned; NULL: from the text */
    mgl_run *runs;        /* the styles of the piece at work */
    size_t run_n, run_room;
    const char *text; /* the piece at work; NULL: more is needed */
    size_t text_n;
    size_t next;          /* where its next paragraph begins */
    uint64_t base;        /* where the piece begins in the document */
    uint32_t paragraph_n; /* paragraphs so far */
    size_t line;          /* the next line of the paragraph to be placed */
    bool new_page;        /* a form feed was met */
    bool last, ended;
    mgl_page *page; /* being filled */
    size_t covered; /* the text of the page goes up to here in the piece */
    int32_t across; /* the axis of the next line */
    unsigned band;
    uint32_t page_n;   /* pages so far */
    mgl_status broken; /* what made going on impossible */
};

/* options.c: fills in the defaults; MGL_E_ARG when a line does not fit on a page. */
MGL_CHECK mgl_status mgl_setting_read(mgl_setting *setting, const mgl_layout_opts *opts);
/* runs.c: styles that overlap as runs that do not. */
MGL_CHECK mgl_status mgl_runs_make(mgl_layout *layout, const mgl_style *styles, size_t n, size_t text_n);
/* paging.c: the paragraph at layout->next, read, shaped and broken. */
MGL_CHECK mgl_status mgl_layout_take_paragraph(mgl_layout *layout, bool fit);

#endif
