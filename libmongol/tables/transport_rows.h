/* transport_rows.h -- the names of transports. */
#ifndef MGL_TABLES_TRANSPORT_ROWS_H
#define MGL_TABLES_TRANSPORT_ROWS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct mgl_transport_row {
    const char *label;
    const char *text;
    bool core; /* made by this library */
} mgl_transport_row;

/* mgl_transports[n - 1] is transport number n. */
extern const mgl_transport_row mgl_transports[];
extern const size_t mgl_transports_count;

#endif
