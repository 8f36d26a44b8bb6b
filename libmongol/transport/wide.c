/* wide.c -- UTF-16 and UTF-32. Source: The Unicode Standard, chapter 3, D90 to D101. */
#include "base/utf8.h"
#include "transport/transcoder.h"

enum { BOM = 0xFEFF };
static const char replacement[] = "\xEF\xBF\xBD";

static bool is_big(uint32_t transport)
{
    return transport == MGL_TRANSPORT_UTF16BE || transport == MGL_TRANSPORT_UTF32BE;
}

static size_t unit_of(uint32_t transport)
{
    return transport >= MGL_TRANSPORT_UTF32 ? 4 : 2;
}

static uint32_t read_unit(const unsigned char *p, size_t unit, bool big)
{
    uint32_t value = 0;
    for (size_t i = 0; i < unit; i++)
        value = value << 8 | p[big ? i : unit - 1 - i];
    return value;
}

static void write_unit(unsigned char *p, size_t unit, bool big, uint32_t value)
{
    for (size_t i = 0; i < unit; i++)
        p[big ? unit - 1 - i : i] = (unsigned char)(value >> 8 * i);
}

/* Settles the byte order of a text that may begin with a mark, and takes the mark off. False: too few bytes to say. */
static bool settle(mgl_transcoder *transcoder, const unsigned char *bytes, size_t n, bool last, size_t *at)
{
    size_t unit = unit_of(transcoder->transport);
    uint32_t little = unit == 2 ? MGL_TRANSPORT_UTF16LE : MGL_TRANSPORT_UTF32LE;
    if (transcoder->begun)
        return true;
    if (n < unit && !last)
        return false;
    transcoder->begun = true;
    if (transcoder->transport != MGL_TRANSPORT_UTF16 && transcoder->transport != MGL_TRANSPORT_UTF32)
        return true;
    bool is_little = n >= unit && read_unit(bytes, unit, false) == BOM;
    transcoder->transport = is_little ? little : little + 1;
    if (n >= unit && read_unit(bytes, unit, !is_little) == BOM) {
        mgl_transcoder_put(transcoder, unit, "", 0, 0);
        *at = unit;
    }
    return true;
}

/* Bytes of the character at p, 0: more are needed; MGL_UTF8_BAD in *cp: it is none. */
static size_t read_wide(const unsigned char *p, size_t n, size_t unit, bool big, uint32_t *cp)
{
    if (n < unit)
        return 0;
    *cp = read_unit(p, unit, big);
    if (unit == 4 || *cp < 0xD800 || *cp > 0xDFFF) {
        *cp = *cp > 0x10FFFF || (*cp >= 0xD800 && *cp <= 0xDFFF) ? MGL_UTF8_BAD : *cp;
        return unit;
    }
    uint32_t high = *cp;
    *cp = MGL_UTF8_BAD;
    if (high > 0xDBFF)
        return unit;
    if (n < 2 * unit)
        return 0;
    uint32_t low = read_unit(p + unit, unit, big);
    if (low < 0xDC00 || low > 0xDFFF)
        return unit;
    *cp = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    return 2 * unit;
}

size_t mgl_run_decode_wide(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder)
{
    size_t at = 0;
    (void)self;
    if (!settle(transcoder, bytes, n, last, &at))
        return 0;
    size_t unit = unit_of(transcoder->transport);
    bool big = is_big(transcoder->transport);
    while (at < n) {
        uint32_t cp = MGL_UTF8_BAD;
        char text[4];
        size_t length = read_wide(bytes + at, n - at, unit, big, &cp);
        if (!length && !last)
            return at;
        length = length ? length : n - at < unit ? n - at : unit;
        if (cp == MGL_UTF8_BAD)
            mgl_transcoder_put(transcoder, length, replacement, 3, MGL_DIAG_UNDECODABLE);
        else
            mgl_transcoder_put(transcoder, length, text, mgl_utf8_write(cp, text), 0);
        at += length;
    }
    return n;
}

static size_t write_wide(unsigned char out[8], size_t unit, bool big, uint32_t cp)
{
    if (unit == 4 || cp < 0x10000) {
        write_unit(out, unit, big, cp);
        return unit;
    }
    write_unit(out, unit, big, 0xD800 + ((cp - 0x10000) >> 10));
    write_unit(out + unit, unit, big, 0xDC00 + ((cp - 0x10000) & 0x3FF));
    return 2 * unit;
}

size_t mgl_run_encode_wide(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder)
{
    const unsigned char *p = bytes, *end = bytes + n - (last ? 0 : mgl_utf8_unfinished(bytes, bytes + n));
    bool marked = transcoder->transport == MGL_TRANSPORT_UTF16 || transcoder->transport == MGL_TRANSPORT_UTF32;
    size_t unit = unit_of(transcoder->transport);
    unsigned char out[8];
    (void)self;
    if (marked && !transcoder->begun) {
        write_unit(out, unit, false, BOM);
        mgl_transcoder_put(transcoder, 0, (const char *)out, unit, 0);
        transcoder->transport = unit == 2 ? MGL_TRANSPORT_UTF16LE : MGL_TRANSPORT_UTF32LE;
    }
    transcoder->begun = true;
    bool big = is_big(transcoder->transport);
    while (p < end) {
        uint32_t cp;
        const unsigned char *next = mgl_utf8_next(p, end, &cp);
        size_t length = write_wide(out, unit, big, cp == MGL_UTF8_BAD ? 0xFFFD : cp);
        mgl_transcoder_put(transcoder, (size_t)(next - p), (const char *)out, length,
                           cp == MGL_UTF8_BAD ? MGL_DIAG_INVALID_UTF8 : 0);
        p = next;
    }
    return (size_t)(end - bytes);
}
