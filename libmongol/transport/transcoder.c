/* transcoder.c -- pushes of any size as the whole characters that an engine wants. */
#include "transport/transcoder.h"

#include <string.h>

#include "base/memory.h"
#include "base/size.h"
#include "base/utf8.h"
#include "base/writer.h"
#include "tables/transport_rows.h"

/* ---- names ---- */

const char *mgl_transport_name(uint32_t transport)
{
    return transport >= 1 && transport <= mgl_transports_count ? mgl_transports[transport - 1].label : NULL;
}

const char *mgl_transport_text(uint32_t transport)
{
    return transport >= 1 && transport <= mgl_transports_count ? mgl_transports[transport - 1].text : NULL;
}

uint32_t mgl_transport_by_name(const char *name, size_t n)
{
    if (!name)
        return UINT32_MAX;
    n = n == MGL_NUL ? strlen(name) : n;
    for (uint32_t i = 0; i < mgl_transports_count; i++) {
        if (strlen(mgl_transports[i].label) == n && memcmp(mgl_transports[i].label, name, n) == 0)
            return i + 1;
    }
    return UINT32_MAX;
}

/* ---- making ---- */

typedef size_t (*run_fn)(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder);

static run_fn run_of(uint32_t transport, bool decode)
{
    switch (transport) {
    case MGL_TRANSPORT_UTF8:
        return mgl_run_utf8;
    case MGL_TRANSPORT_HTML:
        return decode ? mgl_run_decode_html : mgl_run_encode_html;
    case MGL_TRANSPORT_8BIT:
        return decode ? mgl_run_decode_8bit : mgl_run_encode_8bit;
    default:
        return decode ? mgl_run_decode_wide : mgl_run_encode_wide;
    }
}

static bool is_way(uint32_t way)
{
    return way == MGL_WAY_DECODE || way == MGL_WAY_ENCODE;
}

mgl_status mgl_transcoder_new_engine(mgl_ctx *ctx, const mgl_transcoder_engine *engine, mgl_transcoder **transcoder)
{
    if (!transcoder || !engine || engine->size < sizeof *engine || !engine->run || !is_way(engine->way))
        return MGL_E_ARG;
    mgl_transcoder *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    memset(made, 0, sizeof *made);
    made->ctx = mgl_ctx_ref(ctx);
    made->engine = *engine;
    made->transport = engine->transport;
    *transcoder = made;
    return MGL_OK;
}

mgl_status mgl_transcoder_new(mgl_ctx *ctx, uint32_t transport, uint32_t way, mgl_transcoder **transcoder)
{
    if (!transcoder || !mgl_transport_name(transport) || !is_way(way))
        return MGL_E_ARG;
    if (!mgl_transports[transport - 1].core)
        return MGL_E_UNSUPPORTED;
    mgl_transcoder_engine engine = {
        sizeof engine, transport, way, NULL, run_of(transport, way == MGL_WAY_DECODE), NULL
    };
    mgl_status status = mgl_transcoder_new_engine(ctx, &engine, transcoder);
    if (status == MGL_OK)
        (*transcoder)->engine.self = *transcoder;
    return status;
}

void mgl_transcoder_free(mgl_transcoder *transcoder)
{
    if (!transcoder)
        return;
    mgl_ctx *ctx = transcoder->ctx;
    if (transcoder->engine.release)
        transcoder->engine.release(transcoder->engine.self);
    mgl_place_map_free(ctx, &transcoder->map);
    mgl_release(ctx, transcoder, sizeof *transcoder);
    mgl_ctx_unref(ctx);
}

/* ---- what engines call ---- */

static void unstage(mgl_transcoder *transcoder)
{
    mgl_out_put(transcoder->out, transcoder->stage, transcoder->stage_n);
    transcoder->stage_n = 0;
}

static void stage(mgl_transcoder *transcoder, const char *bytes, size_t n)
{
    if (n > MGL_STAGE - transcoder->stage_n)
        unstage(transcoder);
    if (n > MGL_STAGE) {
        mgl_out_put(transcoder->out, bytes, n);
        return;
    }
    memcpy(transcoder->stage + transcoder->stage_n, bytes, n);
    transcoder->stage_n += n;
}

void mgl_transcoder_put(mgl_transcoder *transcoder, size_t source_n, const char *target, size_t n, uint16_t diag)
{
    if (diag)
        mgl_out_diag(transcoder->out, diag, transcoder->map.source, transcoder->map.source + source_n);
    if (n)
        stage(transcoder, target, n);
    mgl_place_map_add(transcoder->ctx, &transcoder->map, source_n, n);
}

void mgl_transcoder_same(mgl_transcoder *transcoder, const unsigned char *bytes, size_t n)
{
    if (n) {
        stage(transcoder, (const char *)bytes, n);
        mgl_place_map_same(transcoder->ctx, &transcoder->map, n);
    }
}

/* ---- pushing ---- */

static size_t run(mgl_transcoder *transcoder, const unsigned char *bytes, size_t n, bool last)
{
    return transcoder->engine.run(transcoder->engine.self, bytes, n, last, transcoder);
}

/* Completes the character in the carry with bytes of the new piece; says in *used how many of them are done with. */
static mgl_status run_carry(mgl_transcoder *transcoder, const unsigned char *bytes, size_t n, bool last, size_t *used)
{
    *used = 0;
    while (transcoder->carry_n) {
        size_t had = transcoder->carry_n, more = mgl_size_min(MGL_CARRY - had, n - *used);
        if (more)
            memcpy(transcoder->carry + had, bytes + *used, more);
        bool ends = *used + more == n;
        size_t taken = run(transcoder, transcoder->carry, had + more, last && ends);
        if (taken == SIZE_MAX)
            return MGL_E_NOMEM;
        if (taken > had + more || (!taken && !more && !ends))
            return MGL_E_INTERNAL; /* the engine does not keep its promise */
        if (taken >= had) {
            transcoder->carry_n = 0;
            *used += taken - had;
        } else {
            memmove(transcoder->carry, transcoder->carry + taken, had + more - taken);
            transcoder->carry_n = had + more - taken;
            *used += more;
            if (ends)
                break;
        }
    }
    return MGL_OK;
}

static mgl_status run_all(mgl_transcoder *transcoder, const unsigned char *bytes, size_t n, bool last)
{
    size_t used;
    mgl_status status = run_carry(transcoder, bytes, n, last, &used);
    if (status != MGL_OK || transcoder->carry_n || used == n)
        return status;
    size_t taken = run(transcoder, bytes + used, n - used, last);
    if (taken == SIZE_MAX)
        return MGL_E_NOMEM;
    if (taken > n - used || n - used - taken > (last ? 0 : MGL_UNFINISHED))
        return MGL_E_INTERNAL;
    transcoder->carry_n = n - used - taken;
    memcpy(transcoder->carry, bytes + used + taken, transcoder->carry_n);
    return MGL_OK;
}

/* What a push changes and a failed one takes back. */
typedef struct snapshot {
    uint32_t transport;
    bool begun;
    unsigned char carry[MGL_CARRY];
    size_t carry_n, runs;
    uint64_t source, target;
} snapshot;

static snapshot take_snapshot(const mgl_transcoder *t)
{
    snapshot now = { t->transport, t->begun, { 0 }, t->carry_n, t->map.n, t->map.source, t->map.target };
    memcpy(now.carry, t->carry, t->carry_n);
    return now;
}

static void go_back(mgl_transcoder *t, const snapshot *then)
{
    t->transport = then->transport;
    t->begun = then->begun;
    memcpy(t->carry, then->carry, then->carry_n);
    t->carry_n = then->carry_n;
    t->map.n = then->runs;
    t->map.source = then->source;
    t->map.target = then->target;
    t->map.lost = false;
}

static void start_text(mgl_transcoder *transcoder)
{
    transcoder->transport = transcoder->engine.transport;
    transcoder->begun = transcoder->keeping = false;
    transcoder->map.n = 0;
    transcoder->map.source = transcoder->map.target = transcoder->kept = 0;
}

mgl_status mgl_transcoder_push(mgl_transcoder *transcoder, const void *data, size_t n, mgl_push kind, mgl_out *out)
{
    if (!transcoder || !out || (!data && n) || (kind != MGL_PUSH_MORE && kind != MGL_PUSH_LAST))
        return MGL_E_ARG;
    if (transcoder->ended)
        start_text(transcoder);
    transcoder->ended = false;
    mgl_place_map_forget(&transcoder->map, transcoder->keeping ? transcoder->kept : transcoder->map.target);
    snapshot before = take_snapshot(transcoder);
    mgl_out_begin(out);
    transcoder->out = out;
    transcoder->stage_n = 0;
    mgl_status status = run_all(transcoder, n ? data : transcoder->carry, n, kind == MGL_PUSH_LAST);
    unstage(transcoder);
    mgl_status written = mgl_out_finish(out);
    if (status == MGL_OK)
        status = transcoder->map.lost ? MGL_E_NOMEM : written;
    if (status != MGL_OK)
        go_back(transcoder, &before);
    else
        transcoder->ended = kind == MGL_PUSH_LAST;
    return status;
}

/* ---- places ---- */

uint32_t mgl_transcoder_transport(const mgl_transcoder *transcoder)
{
    return transcoder ? transcoder->transport : 0;
}

uint64_t mgl_transcoder_to_source(const mgl_transcoder *transcoder, uint64_t pos)
{
    return transcoder ? mgl_place_map_to_source(&transcoder->map, pos) : 0;
}

uint64_t mgl_transcoder_from_source(const mgl_transcoder *transcoder, uint64_t pos)
{
    return transcoder ? mgl_place_map_from_source(&transcoder->map, pos) : 0;
}

void mgl_transcoder_keep(mgl_transcoder *transcoder, uint64_t pos)
{
    if (transcoder) {
        transcoder->keeping = true;
        transcoder->kept = pos;
    }
}
