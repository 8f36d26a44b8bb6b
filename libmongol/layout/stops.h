/* stops.h -- where carets may stand on a page. */
#ifndef MGL_LAYOUT_STOPS_H
#define MGL_LAYOUT_STOPS_H

#include <mongol/layout.h>

/* A place between two characters of a line. */
typedef struct mgl_stop {
    uint32_t offset;
    int32_t along;
} mgl_stop;

/* The stops of all lines, in order; those of line i are stop[first[i]] up to stop[first[i + 1]]. */
typedef struct mgl_stops {
    mgl_ctx *ctx;
    mgl_stop *stop;
    size_t n, room;
    size_t *first;
    size_t line_n;
} mgl_stops;

void mgl_stops_free(mgl_stops *stops);
/* Makes them if nobody has. NULL: no memory. */
const mgl_stops *mgl_stops_of(const mgl_page *page);

#endif
