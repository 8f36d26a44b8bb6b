/* norm_map.h -- edits and offset map of a normal form, checked against a slow reading of both texts. */
#ifndef MGL_PROP_NORM_MAP_H
#define MGL_PROP_NORM_MAP_H

#include <mongol/mongol.h>

/* NULL, or what is wrong with the edits that made the text in out from n bytes of source: they stand in order, the
 * pieces between them are the same, and what they replace are controls. */
const char *norm_map_edits(const mgl_out *out, const char *source, size_t n);
/* NULL, or what is wrong with the offset map: it follows the edits, rises and covers both texts. */
const char *norm_map_offsets(const mgl_out *out, mgl_utf utf, const char *source, size_t n);
/* NULL, or what differs in edits and diagnostics. */
const char *norm_map_difference(const mgl_out *a, const mgl_out *b);

#endif
