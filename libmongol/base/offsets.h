/* offsets.h -- the offset map between a source text and the result made from it: a monotone list of edits.
 *
 * What lies between two edits is the same on both sides and stands in the result, so only the edits and, for the other
 * two units, a few counts are stored: where each edit starts in the source, and how far the result has got at every
 * MGL_OFFSETS_STRIDE bytes ("marks").  Edits that cut a code point in two give offsets that are still monotone and
 * inside the texts, but may be one off. */
#ifndef MGL_BASE_OFFSETS_H
#define MGL_BASE_OFFSETS_H

#include <mongol/out.h>

enum { MGL_OFFSETS_STRIDE = 1024 };

/* A view of the arrays that an mgl_out keeps. The index [3] is an mgl_utf. */
typedef struct mgl_offsets {
    const char *text;              /* the result */
    size_t text_n[3];
    size_t source_n[3];
    size_t edit_count;
    const size_t *target;          /* where each edit starts in the result, in bytes */
    const size_t *target_len;
    const size_t *source[3];
    const size_t *source_len[3];
    size_t mark_count;             /* as mgl_offsets_mark_count() says when there are edits, else 0 */
    const size_t *mark[3];         /* [0] is not used */
} mgl_offsets;

/* How many marks a result of n bytes has. */
size_t mgl_offsets_mark_count(size_t n);
/* Fills them, and says how long the result is in all units. */
void mgl_offsets_set_marks(const char *text, size_t n, size_t *utf16, size_t *utf32, size_t total[3]);

size_t mgl_offsets_to_source(const mgl_offsets *map, unsigned utf, size_t pos);
size_t mgl_offsets_from_source(const mgl_offsets *map, unsigned utf, size_t pos);

#endif
