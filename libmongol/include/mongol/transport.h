/* transport.h -- text as bytes: UTF-16, UTF-32, HTML character references, 8-bit codes; with libmongol-icu also GBK and GB 18030.
 *
 * Everything else in the library works on UTF-8. A transcoder turns bytes into UTF-8 or UTF-8 into bytes, a piece at a time, cut
 * anywhere; put together, what it gives out is what one push of everything gives. Nothing is dropped: what cannot be decoded
 * becomes U+FFFD, what cannot be encoded becomes a question mark, each with a diagnostic that has its place; and every place of
 * the result is known in the source, so that a caller can go back to the bytes (mgl_transcoder_to_source()). */
#ifndef MONGOL_TRANSPORT_H
#define MONGOL_TRANSPORT_H

#include <mongol/stream.h>
#include <mongol/transports.h>

MGL_BEGIN

/** The name a command line uses, such as "utf-16le"; NULL for a number that is no transport. @since 0.1 */
MGL_API const char *mgl_transport_name(uint32_t transport);
/** What it is, one English line; NULL for a number that is no transport. @since 0.1 */
MGL_API const char *mgl_transport_text(uint32_t transport);
/** The transport with that name (n bytes or MGL_NUL), or UINT32_MAX. @since 0.1 */
MGL_API uint32_t mgl_transport_by_name(const char *name, size_t n);

/** Which way a transcoder works. @since 0.1 */
typedef enum mgl_way {
    MGL_WAY_DECODE = 1, /**< bytes of the transport to UTF-8 */
    MGL_WAY_ENCODE = 2  /**< UTF-8 to bytes of the transport */
} mgl_way;

/** Text changing its clothes. Belongs to one thread at a time. @since 0.1 */
typedef struct mgl_transcoder mgl_transcoder;

/** Makes a transcoder. Free it with mgl_transcoder_free().
 *  MGL_TRANSPORT_HTML, which is UTF-8 otherwise, decodes numeric character references and the names amp, lt, gt, quot, apos, nbsp,
 *  zwj and zwnj, and encodes everything but ASCII, and <, > and &, as references. Ill-formed UTF-8 passes through MGL_TRANSPORT_UTF8.
 *  @param way  an mgl_way
 *  @return MGL_OK, MGL_E_ARG, MGL_E_UNSUPPORTED (a transport of libmongol-icu; see icu.h), MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_transcoder_new(mgl_ctx *ctx, uint32_t transport, uint32_t way, mgl_transcoder **transcoder);
/** Frees a transcoder. NULL is allowed. @since 0.1 */
MGL_API void mgl_transcoder_free(mgl_transcoder *transcoder);

/** Takes n more bytes (data may be NULL when n is 0) and writes to out what is certain now. A character cut off at the end waits for
 *  the next push; MGL_PUSH_LAST ends the text, and the transcoder is ready for another one. out gets no offset map (see
 *  mgl_transcoder_to_source()); its diagnostics count bytes from the beginning of the text:
 *  MGL_DIAG_UNDECODABLE, MGL_DIAG_UNENCODABLE, MGL_DIAG_INVALID_UTF8.
 *  @return MGL_OK, MGL_E_ARG, MGL_E_NOMEM, MGL_E_SPACE, MGL_E_INTERNAL (an engine that breaks its promise); after an error
 *          nothing was taken. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_transcoder_push(mgl_transcoder *transcoder, const void *data, size_t n, mgl_push kind, mgl_out *out);
/** The transport as far as it is known now: MGL_TRANSPORT_UTF16 is MGL_TRANSPORT_UTF16LE or _UTF16BE as soon as the text began.
 *  @since 0.1 */
MGL_API uint32_t mgl_transcoder_transport(const mgl_transcoder *transcoder);

/** From a place in all that was given out to the place in all that was pushed, both in bytes from the beginning of the text: where
 *  the character at pos comes from; the end for a place at the end. Places in what the last push gave out are known, and those
 *  that mgl_transcoder_keep() asked for; an earlier place gives the earliest known one. @since 0.1 */
MGL_API uint64_t mgl_transcoder_to_source(const mgl_transcoder *transcoder, uint64_t pos);
/** The other way round. @since 0.1 */
MGL_API uint64_t mgl_transcoder_from_source(const mgl_transcoder *transcoder, uint64_t pos);
/** From now on, places from pos (in what was given out) on stay known over pushes, until the next call of this. @since 0.1 */
MGL_API void mgl_transcoder_keep(mgl_transcoder *transcoder, uint64_t pos);

/** For those who add a transport, as libmongol-icu does: what does the work, a character at a time. @since 0.1 */
typedef struct mgl_transcoder_engine {
    size_t size;        /**< sizeof(mgl_transcoder_engine) */
    uint32_t transport; /**< what mgl_transcoder_transport() says */
    uint32_t way;       /**< an mgl_way */
    void *self;         /**< handed back to both functions */
    /** Takes characters off the front of the n bytes, in order, and hands each of them to mgl_transcoder_put(). Returns how many
     *  bytes it took: all but the beginning of one character (at most 32 bytes), and all of them if last. SIZE_MAX: no memory.
     *  It keeps nothing of the text from one call to the next. */
    size_t (*run)(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder);
    /** Frees self; may be NULL. */
    void (*release)(void *self);
} mgl_transcoder_engine;
/** Makes a transcoder of an engine, which is copied; its release is called by mgl_transcoder_free(), not when this fails.
 *  @return MGL_OK, MGL_E_ARG, MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_transcoder_new_engine(mgl_ctx *ctx, const mgl_transcoder_engine *engine,
                                                       mgl_transcoder **transcoder);
/** Called by an engine: source_n bytes are one character, which is the n bytes at target; diag is an MGL_DIAG_* if they cannot be
 *  right, else 0. @since 0.1 */
MGL_API void mgl_transcoder_put(mgl_transcoder *transcoder, size_t source_n, const char *target, size_t n, uint16_t diag);

MGL_END
#endif
