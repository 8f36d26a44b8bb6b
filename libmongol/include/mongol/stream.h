/* stream.h -- the same work on text that arrives in pieces.
 *
 * A stream takes pieces cut anywhere, even inside a code point, and gives out what can be said for certain. Put together, what it
 * gives out is what one call on the whole text gives. */
#ifndef MONGOL_STREAM_H
#define MONGOL_STREAM_H

#include <mongol/norm.h>

MGL_BEGIN

/** Text on its way. Belongs to one thread at a time. @since 0.1 */
typedef struct mgl_stream mgl_stream;

/** Makes a stream that normalizes (see mgl_normalize()). With opts->system given, memory is bounded by the longest word; with
 *  MGL_SYSTEM_AUTO, which looks at whole paragraphs, by the longest paragraph. Free it with mgl_stream_free().
 *  @return MGL_OK, MGL_E_ARG, MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER, MGL_E_UNSUPPORTED, MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_stream_new_normalize(mgl_ctx *ctx, const mgl_norm_opts *opts, mgl_stream **stream);
/** Frees a stream. NULL is allowed. @since 0.1 */
MGL_API void mgl_stream_free(mgl_stream *stream);

/** What a push is. @since 0.1 */
typedef enum mgl_push {
    MGL_PUSH_MORE = 0, /**< more will come */
    MGL_PUSH_LAST = 1  /**< this is the end of the text; afterwards the stream is ready for the next text */
} mgl_push;

/** Takes n more bytes (data may be NULL when n is 0) and writes to out what is certain now, perhaps nothing. The offset map and the
 *  diagnostics of out count from mgl_stream_offset() bytes into the text, as it was before this call.
 *  @return as mgl_normalize(); after MGL_E_NOMEM or MGL_E_SPACE nothing was taken, and the same push may be tried again.
 *  @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_stream_push(mgl_stream *stream, const void *data, size_t n, mgl_push kind, mgl_out *out);
/** The bytes of the text that have been given out. @since 0.1 */
MGL_API uint64_t mgl_stream_offset(const mgl_stream *stream);

MGL_END
#endif
