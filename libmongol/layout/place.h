/* place.h -- lines put on a page. */
#ifndef MGL_LAYOUT_PLACE_H
#define MGL_LAYOUT_PLACE_H

#include "layout/page.h"
#include "layout/paragraph.h"

/* Where a line goes. */
typedef struct mgl_slot_on_page {
    int32_t axis;  /* across */
    int32_t start; /* along, without indent */
    uint8_t band;
    uint32_t paragraph; /* its number in the document */
    uint32_t base;      /* what to add to bytes of the paragraph's text for bytes of the page's text; wraps round */
} mgl_slot_on_page;

/* Puts a line and its decorations on the page. Memory that runs out shows in the page's columns. */
void mgl_place_line(mgl_page *page, const mgl_paragraph *paragraph, const mgl_line *line, const mgl_slot_on_page *slot);
/* decorate.c: the rules of a line that begins at start, and whose spaces grow by `extra` in all. */
void mgl_place_rules(mgl_page *page, const mgl_paragraph *paragraph, const mgl_line *line, const mgl_slot_on_page *slot,
                     int32_t start, int64_t extra);
/* The number of the page, upright in the margin around the middle (x, y). */
MGL_CHECK mgl_status mgl_place_number(mgl_page *page, mgl_paragraph *paragraph, int32_t x, int32_t y);

#endif
