/* ours.h -- a text as libmongol shapes it, in the same form as noto.h reads the font. */
#ifndef MGL_PROP_OURS_H
#define MGL_PROP_OURS_H

#include <mongol/mongol.h>

#include "noto.h"

typedef struct ours_shaper {
    mgl_units *units;
    mgl_out *out;
} ours_shaper;

bool ours_open(ours_shaper *ours);
void ours_close(ours_shaper *ours);

/* Shapes a text in a system, profile utn57-r4; false when that fails or the text is too long to be read. */
bool ours_read(ours_shaper *ours, uint32_t system, const char *text, size_t n, noto_reading *reading);

#endif
