/* writer.h -- the inside of mgl_out: how the library writes text, edits and diagnostics to it.
 * Every call keeps counting after the memory ran out, so that mgl_out_needed() is right; mgl_out_finish() tells. */
#ifndef MGL_BASE_WRITER_H
#define MGL_BASE_WRITER_H

#include <mongol/out.h>

void mgl_out_begin(mgl_out *out);                                  /* clear, ready to be written */
/* Text that is not from the source: inserted, says the offset map; an output of nothing else has no map. */
void mgl_out_put(mgl_out *out, const char *bytes, size_t n);
void mgl_out_puts(mgl_out *out, const char *string);
void mgl_out_putf(mgl_out *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
void mgl_out_pad(mgl_out *out, size_t n, char c);                  /* c, n times */
/* Text that comes from the source: `same` copies it and moves both ends of the map; `edit` records a replaced piece.
 * Cut it between code points; then offsets in UTF-16 and UTF-32 are exact. */
void mgl_out_same(mgl_out *out, const char *bytes, size_t n);
void mgl_out_edit(mgl_out *out, const char *source, size_t source_n, const char *target, size_t target_n);
/* In order of begin. */
void mgl_out_diag(mgl_out *out, uint16_t code, uint64_t begin, uint64_t end);
MGL_CHECK mgl_status mgl_out_finish(mgl_out *out);                 /* MGL_OK, MGL_E_NOMEM or MGL_E_SPACE */

#endif
