/* bytes_text.c -- text for XML, JSON and PDF, and compression. */
#include "render/bytes.h"

#include <string.h>
#include <zlib.h>

#include "base/utf8.h"

/* How text is written in one language of files. */
typedef void (*put_fn)(mgl_bytes *b, uint32_t cp);

static void put_all(mgl_bytes *b, const char *text, size_t n, put_fn put)
{
    const unsigned char *p = (const unsigned char *)text, *end = p + n;
    while (n && p < end) {
        uint32_t cp;
        p = mgl_utf8_next(p, end, &cp);
        put(b, cp == MGL_UTF8_BAD ? 0xFFFD : cp);
    }
}

static void put_utf8(mgl_bytes *b, uint32_t cp)
{
    char buf[4];
    mgl_bytes_put(b, buf, mgl_utf8_write(cp, buf));
}

/* Source: XML 1.0, production 2 (Char). */
static bool is_xml(uint32_t cp)
{
    return cp == '\t' || cp == '\n' || cp == '\r' || (cp >= 0x20 && (cp & 0xFFFE) != 0xFFFE);
}

static void put_xml(mgl_bytes *b, uint32_t cp)
{
    switch (cp) {
    case '<':
        mgl_bytes_puts(b, "&lt;");
        break;
    case '>':
        mgl_bytes_puts(b, "&gt;");
        break;
    case '&':
        mgl_bytes_puts(b, "&amp;");
        break;
    case '"':
        mgl_bytes_puts(b, "&quot;");
        break;
    default:
        put_utf8(b, is_xml(cp) ? cp : 0xFFFD);
    }
}

static void put_json(mgl_bytes *b, uint32_t cp)
{
    if (cp == '"' || cp == '\\') {
        mgl_bytes_putc(b, '\\');
        mgl_bytes_putc(b, (char)cp);
    } else if (cp < 0x20) {
        mgl_bytes_puts(b, "\\u");
        mgl_bytes_hex(b, cp, 4);
    } else {
        put_utf8(b, cp);
    }
}

static void put_hex(mgl_bytes *b, uint32_t cp)
{
    if (cp > 0xFFFF) {
        mgl_bytes_hex(b, 0xD7C0 + (cp >> 10), 4);
        cp = 0xDC00 + (cp & 0x3FF);
    }
    mgl_bytes_hex(b, cp, 4);
}

void mgl_bytes_pdf_byte(mgl_bytes *b, uint8_t byte)
{
    if (byte == '(' || byte == ')' || byte == '\\') {
        mgl_bytes_putc(b, '\\');
    } else if (byte == '\r') { /* as it is, it would be read as a line feed */
        mgl_bytes_puts(b, "\\r");
        return;
    }
    mgl_bytes_putc(b, (char)byte);
}

static void put_pdf(mgl_bytes *b, uint32_t cp)
{
    if (cp > 0xFFFF) {
        put_pdf(b, 0xD7C0 + (cp >> 10));
        cp = 0xDC00 + (cp & 0x3FF);
    }
    mgl_bytes_pdf_byte(b, (uint8_t)(cp >> 8));
    mgl_bytes_pdf_byte(b, (uint8_t)cp);
}

void mgl_bytes_xml(mgl_bytes *b, const char *text, size_t n)
{
    put_all(b, text, n, put_xml);
}

void mgl_bytes_json(mgl_bytes *b, const char *text, size_t n)
{
    put_all(b, text, n, put_json);
}

void mgl_bytes_utf16_hex(mgl_bytes *b, const char *text, size_t n)
{
    put_all(b, text, n, put_hex);
}

void mgl_bytes_pdf_text(mgl_bytes *b, const char *text, size_t n)
{
    mgl_bytes_puts(b, "(\xFE\xFF");
    put_all(b, text, n, put_pdf);
    mgl_bytes_putc(b, ')');
}

void mgl_bytes_pdf_name(mgl_bytes *b, const char *name, size_t n)
{
    mgl_bytes_putc(b, '/');
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)name[i];
        if (c > 0x20 && c < 0x7F && !strchr("#()<>[]{}/%", c)) {
            mgl_bytes_putc(b, (char)c);
        } else {
            mgl_bytes_putc(b, '#');
            mgl_bytes_hex(b, c, 2);
        }
    }
}

struct mgl_deflater {
    z_stream z;
};

mgl_deflater *mgl_deflater_new(mgl_ctx *ctx)
{
    mgl_deflater *deflater = mgl_alloc(ctx, sizeof *deflater);
    if (deflater) {
        memset(deflater, 0, sizeof *deflater);
        /* Level 2: a page of PDF takes a third of the time of level 6 and is a tenth larger. */
        if (deflateInit(&deflater->z, 2) != Z_OK) {
            mgl_release(ctx, deflater, sizeof *deflater);
            deflater = NULL;
        }
    }
    return deflater;
}

void mgl_deflater_free(mgl_ctx *ctx, mgl_deflater *deflater)
{
    if (deflater) {
        deflateEnd(&deflater->z);
        mgl_release(ctx, deflater, sizeof *deflater);
    }
}

void mgl_deflate(mgl_deflater *deflater, const void *in, size_t n, mgl_bytes *out)
{
    enum { CHUNK = 16384 };
    unsigned char chunk[CHUNK];
    const unsigned char *from = in;
    int result = deflateReset(&deflater->z);
    size_t left = n;
    do {
        uInt piece = left < (1U << 30) ? (uInt)left : 1U << 30;
        deflater->z.next_in = (unsigned char *)(uintptr_t)from; /* zlib does not write to it */
        deflater->z.avail_in = piece;
        from += piece;
        left -= piece;
        do {
            deflater->z.next_out = chunk;
            deflater->z.avail_out = CHUNK;
            result = deflate(&deflater->z, left ? Z_NO_FLUSH : Z_FINISH);
            mgl_bytes_put(out, chunk, CHUNK - deflater->z.avail_out);
        } while (deflater->z.avail_out == 0);
    } while (left);
    if (result != Z_STREAM_END) {
        out->failed = true;
    }
}
