/* out.h -- where every text-producing call writes: text, offset map, diagnostics.
 * One mgl_out may be reused for any number of calls; it belongs to one thread at a time. */
#ifndef MONGOL_OUT_H
#define MONGOL_OUT_H

#include <mongol/base.h>
#include <mongol/diags.h>

MGL_BEGIN

/** A growing or fixed piece of memory that calls write to. @since 0.1 */
typedef struct mgl_out mgl_out;

/** Makes an empty output that grows from ctx's allocator. Free it with mgl_out_free().
 *  @return MGL_OK, MGL_E_ARG, MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_out_new(mgl_ctx *ctx, mgl_out **out);
/** As mgl_out_new(), but everything (the object, text, map and diagnostics) lives in the n bytes at mem, which the caller
 *  keeps until mgl_out_free(); nothing is allocated. A result that does not fit is MGL_E_SPACE, and mgl_out_needed() says
 *  how large mem has to be for it. mem may have any alignment.
 *  @return MGL_OK, MGL_E_ARG, MGL_E_SPACE (n cannot even hold an empty output). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_out_new_fixed(mgl_ctx *ctx, void *mem, size_t n, mgl_out **out);
/** Frees out. NULL is allowed. @since 0.1 */
MGL_API void mgl_out_free(mgl_out *out);
/** Forgets the contents and keeps the memory. Text-producing calls do this themselves first. @since 0.1 */
MGL_API void mgl_out_clear(mgl_out *out);
/** The text and, where n is not NULL, its length in bytes; a NUL follows the last byte. Never NULL; "" for NULL.
 *  Valid until the next call that writes to out or frees it. @since 0.1 */
MGL_API const char *mgl_out_text(const mgl_out *out, size_t *n);
/** For a fixed output: the size mem needs for the last result, whether it fitted or not. For a growing one: the bytes in
 *  use. @since 0.1 */
MGL_API size_t mgl_out_needed(const mgl_out *out);

/** In which code units an offset counts. @since 0.1 */
typedef enum mgl_utf {
    MGL_UTF8 = 0,
    MGL_UTF16 = 1,
    MGL_UTF32 = 2
} mgl_utf;

/** From an offset in the result to the offset in the source, both counted in utf units.
 *  Monotone; an offset inside a replaced piece gives the start of the replaced source; past the end gives the source's
 *  length. @since 0.1 */
MGL_API size_t mgl_out_to_source(const mgl_out *out, mgl_utf utf, size_t pos);
/** From an offset in the source to the offset in the result; rules as mgl_out_to_source(). @since 0.1 */
MGL_API size_t mgl_out_from_source(const mgl_out *out, mgl_utf utf, size_t pos);
/** Pieces that were changed, in order. @since 0.1 */
MGL_API size_t mgl_out_edit_count(const mgl_out *out);
/** Where each edit starts in the source and in the result, and how many bytes it replaces and puts there: four parallel
 *  arrays of mgl_out_edit_count() elements, NULL when there are none. Valid until the next write. @since 0.1 */
MGL_API const size_t *mgl_out_edit_source(const mgl_out *out);
MGL_API const size_t *mgl_out_edit_target(const mgl_out *out);
MGL_API const size_t *mgl_out_edit_source_len(const mgl_out *out);
MGL_API const size_t *mgl_out_edit_target_len(const mgl_out *out);

/** Diagnostics: something in the input, not a failure of the call. In order of their place. @since 0.1 */
MGL_API size_t mgl_out_diag_count(const mgl_out *out);
/** Parallel arrays of mgl_out_diag_count() elements: the code (MGL_DIAG_* of diags.h) and the byte span in the source.
 *  NULL when there are none. Valid until the next write. @since 0.1 */
MGL_API const uint16_t *mgl_out_diag_code(const mgl_out *out);
MGL_API const uint64_t *mgl_out_diag_begin(const mgl_out *out);
MGL_API const uint64_t *mgl_out_diag_end(const mgl_out *out);

/** The symbolic name of a diagnostic, such as "MGL_DIAG_INVALID_UTF8"; never NULL. @since 0.1 */
MGL_API const char *mgl_diag_name(uint16_t code);
/** One English sentence about it; never NULL. @since 0.1 */
MGL_API const char *mgl_diag_text(uint16_t code);
/** How bad it is: 3 an error (the bytes cannot be right), 2 a warning (they do nothing), 1 a note; 0 for an unknown code.
 *  Strict mode stops at warnings and errors. @since 0.1 */
MGL_API uint32_t mgl_diag_severity(uint16_t code);

MGL_END
#endif
