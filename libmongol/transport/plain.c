/* plain.c -- the transports that are hardly any: UTF-8 itself, and bytes as the first 256 code points. */
#include "base/utf8.h"
#include "transport/transcoder.h"

size_t mgl_run_utf8(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder)
{
    const unsigned char *p = bytes, *end = bytes + n - (last ? 0 : mgl_utf8_unfinished(bytes, bytes + n));
    (void)self;
    transcoder->begun = true;
    while (p < end) {
        const unsigned char *bad = mgl_utf8_find_bad(p, end);
        mgl_transcoder_same(transcoder, p, (size_t)(bad - p));
        p = bad;
        if (p < end) {
            uint32_t cp;
            const unsigned char *next = mgl_utf8_next(p, end, &cp);
            mgl_transcoder_put(transcoder, (size_t)(next - p), (const char *)p, (size_t)(next - p),
                               MGL_DIAG_INVALID_UTF8);
            p = next;
        }
    }
    return (size_t)(end - bytes);
}

size_t mgl_run_decode_8bit(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder)
{
    (void)self;
    (void)last;
    transcoder->begun = true;
    for (size_t i = 0; i < n; i++) {
        char text[4];
        mgl_transcoder_put(transcoder, 1, text, mgl_utf8_write(bytes[i], text), 0);
    }
    return n;
}

size_t mgl_run_encode_8bit(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder)
{
    const unsigned char *p = bytes, *end = bytes + n - (last ? 0 : mgl_utf8_unfinished(bytes, bytes + n));
    (void)self;
    transcoder->begun = true;
    while (p < end) {
        uint32_t cp;
        const unsigned char *next = mgl_utf8_next(p, end, &cp);
        bool known = cp <= 0xFF;
        char byte = known ? (char)(unsigned char)cp : '?';
        uint16_t diag = known ? 0 : cp == MGL_UTF8_BAD ? MGL_DIAG_INVALID_UTF8 : MGL_DIAG_UNENCODABLE;
        mgl_transcoder_put(transcoder, (size_t)(next - p), &byte, 1, diag);
        p = next;
    }
    return (size_t)(end - bytes);
}
