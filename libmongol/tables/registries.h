/* registries.h -- the shape of the generated registries. */
#ifndef MGL_TABLES_REGISTRIES_H
#define MGL_TABLES_REGISTRIES_H

#include <stddef.h>
#include <stdint.h>

typedef struct mgl_registered {
    uint16_t number;
    uint8_t severity; /* diagnostics: 3 error, 2 warning, 1 note */
    const char *name;
    const char *text;
} mgl_registered;

extern const mgl_registered mgl_statuses[];
extern const size_t mgl_statuses_count;
extern const mgl_registered mgl_diags[];
extern const size_t mgl_diags_count;

#endif
