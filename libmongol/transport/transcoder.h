/* transcoder.h -- the inside of a transcoder, and the engines of this library. */
#ifndef MGL_TRANSPORT_TRANSCODER_H
#define MGL_TRANSPORT_TRANSCODER_H

#include <mongol/transport.h>

#include "transport/place_map.h"

enum { MGL_CARRY = 64, MGL_UNFINISHED = 32, MGL_STAGE = 2048 };

struct mgl_transcoder {
    mgl_ctx *ctx;
    mgl_transcoder_engine engine;
    uint32_t transport; /* as far as it is known */
    bool ended;         /* the last push was the last of a text, whose places are still known */
    bool begun;         /* the text's first character was handled, or its byte order mark written */
    unsigned char carry[MGL_CARRY];
    size_t carry_n;
    mgl_place_map map;
    uint64_t kept;
    bool keeping;
    mgl_out *out; /* of this push */
    size_t stage_n;
    char stage[MGL_STAGE];
};

/* Bytes that are the same on both sides. */
void mgl_transcoder_same(mgl_transcoder *transcoder, const unsigned char *bytes, size_t n);

/* What mgl_transcoder_engine.run is for each transport of this library; self is the transcoder. */
size_t mgl_run_utf8(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder);
size_t mgl_run_decode_wide(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder);
size_t mgl_run_encode_wide(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder);
size_t mgl_run_decode_8bit(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder);
size_t mgl_run_encode_8bit(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder);
size_t mgl_run_decode_html(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder);
size_t mgl_run_encode_html(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder);

#endif
