/* stream.c -- text in pieces: what cannot be decided yet waits in a buffer. */
#include <mongol/stream.h>
#include <string.h>

#include "base/grow.h"
#include "base/memory.h"
#include "base/size.h"
#include "base/utf8.h"
#include "norm/norm_opts.h"

struct mgl_stream {
    mgl_ctx *ctx;
    mgl_norm_opts opts;
    char *tag; /* copy of the language tag */
    size_t tag_room;
    char *waiting;
    size_t n, room;
    size_t searched; /* bytes of `waiting` in which no cut was found before */
    uint64_t given_out;
};

mgl_status mgl_stream_new_normalize(mgl_ctx *ctx, const mgl_norm_opts *opts, mgl_stream **stream)
{
    mgl_norm_opts known;
    if (!stream)
        return MGL_E_ARG;
    mgl_status status = mgl_norm_options(opts, &known);
    if (status != MGL_OK)
        return status;
    mgl_stream *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    *made = (mgl_stream){ .ctx = mgl_ctx_ref(ctx), .opts = known };
    if (known.language) {
        made->tag_room = strlen(known.language) + 1;
        made->tag = mgl_alloc(ctx, made->tag_room);
        if (!made->tag) {
            mgl_stream_free(made);
            return MGL_E_NOMEM;
        }
        made->opts.language = memcpy(made->tag, known.language, made->tag_room);
    }
    *stream = made;
    return MGL_OK;
}

void mgl_stream_free(mgl_stream *stream)
{
    if (!stream)
        return;
    mgl_ctx *ctx = stream->ctx;
    mgl_release(ctx, stream->tag, stream->tag_room);
    mgl_release(ctx, stream->waiting, stream->room);
    mgl_release(ctx, stream, sizeof *stream);
    mgl_ctx_unref(ctx);
}

/* Where the text may be cut: behind the last line feed while paragraphs decide the system, else before the last open
 * word. What was searched before is one open piece. */
static size_t cut_of(const mgl_stream *stream)
{
    size_t from = stream->searched, cut = stream->n;
    if (stream->opts.system != MGL_SYSTEM_AUTO) {
        cut = mgl_safe_prefix(stream->waiting + from, stream->n - from);
        return cut ? from + cut : 0;
    }
    while (cut > from && stream->waiting[cut - 1] != '\n')
        cut--;
    return cut > from ? cut : 0;
}

static mgl_status take(mgl_stream *stream, const void *data, size_t n)
{
    size_t needed = mgl_size_add(stream->n, n);
    void *waiting = stream->waiting;
    bool grown = mgl_grow(stream->ctx, &waiting, &stream->room, needed, 1);
    stream->waiting = waiting;
    if (!grown)
        return MGL_E_NOMEM;
    if (n)
        memcpy(stream->waiting + stream->n, data, n);
    stream->n = needed;
    return MGL_OK;
}

/* Bytes at the end that may be the start of a code point. */
static size_t unfinished(const mgl_stream *stream)
{
    const unsigned char *begin = (const unsigned char *)stream->waiting;
    return mgl_utf8_unfinished(begin, begin + stream->n);
}

mgl_status mgl_stream_push(mgl_stream *stream, const void *data, size_t n, mgl_push kind, mgl_out *out)
{
    if (!stream || !out || (!data && n) || (kind != MGL_PUSH_MORE && kind != MGL_PUSH_LAST))
        return MGL_E_ARG;
    size_t before = stream->n;
    mgl_status status = take(stream, data, n);
    if (status != MGL_OK)
        return status;
    size_t cut = kind == MGL_PUSH_LAST || !stream->n ? stream->n : cut_of(stream);
    status = mgl_normalize(stream->ctx, &stream->opts, stream->waiting ? stream->waiting : "", cut, out);
    if (status != MGL_OK && status != MGL_E_STRICT) {
        stream->n = before;
        return status;
    }
    if (cut)
        memmove(stream->waiting, stream->waiting + cut, stream->n - cut);
    stream->n -= cut;
    stream->searched = stream->n ? stream->n - unfinished(stream) : 0;
    stream->given_out = kind == MGL_PUSH_LAST ? 0 : stream->given_out + cut;
    return status;
}

uint64_t mgl_stream_offset(const mgl_stream *stream)
{
    return stream ? stream->given_out : 0;
}
