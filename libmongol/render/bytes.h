/* bytes.h -- a growing piece of memory that text and binary data are written to, and the sink at the end of all output.
 * Both remember their first failure, so that it is looked for once, at the end. Numbers are written by hand: printf
 * follows the locale. */
#ifndef MGL_RENDER_BYTES_H
#define MGL_RENDER_BYTES_H

#include <mongol/render.h>

#include "base/memory.h"

typedef struct mgl_bytes {
    mgl_ctx *ctx; /* borrowed */
    char *p;
    size_t n, room;
    bool failed; /* no memory; what was put since is lost */
} mgl_bytes;

void mgl_bytes_init(mgl_bytes *b, mgl_ctx *ctx);
void mgl_bytes_free(mgl_bytes *b);
void mgl_bytes_clear(mgl_bytes *b);
void mgl_bytes_put(mgl_bytes *b, const void *p, size_t n);
void mgl_bytes_puts(mgl_bytes *b, const char *s);
void mgl_bytes_putc(mgl_bytes *b, char c);
/* A decimal number. */
void mgl_bytes_int(mgl_bytes *b, int64_t v);
/* A decimal number of 1/64, with at most three places. */
void mgl_bytes_fixed(mgl_bytes *b, int64_t v);
/* A decimal number with at most two places (font units with their halves and quarters). */
void mgl_bytes_float(mgl_bytes *b, float v);
/* An unsigned number of `width` bytes, the highest first. */
void mgl_bytes_big(mgl_bytes *b, uint64_t v, unsigned width);
/* Hexadecimal digits, at least `digits`. */
void mgl_bytes_hex(mgl_bytes *b, uint32_t v, unsigned digits);

/* The sink, with what it has taken and a hash of it. */
typedef struct mgl_outlet {
    mgl_sink sink;
    uint64_t written;
    uint64_t hash[2]; /* FNV-1a from two starting values */
    bool failed;
} mgl_outlet;

void mgl_outlet_open(mgl_outlet *outlet, const mgl_sink *sink);
void mgl_outlet_put(mgl_outlet *outlet, const void *p, size_t n);
void mgl_outlet_puts(mgl_outlet *outlet, const char *s);

/* ---- text ---- */

/* UTF-8 that may be broken, as well-formed UTF-8 for XML; what XML cannot hold becomes U+FFFD. */
void mgl_bytes_xml(mgl_bytes *b, const char *text, size_t n);
/* The same inside a JSON string. */
void mgl_bytes_json(mgl_bytes *b, const char *text, size_t n);
/* The same as the digits of UTF-16BE, without a byte order mark. */
void mgl_bytes_utf16_hex(mgl_bytes *b, const char *text, size_t n);
/* The same as a PDF string "(...)" in UTF-16BE with a byte order mark. */
void mgl_bytes_pdf_text(mgl_bytes *b, const char *text, size_t n);
/* A byte inside a PDF string. */
void mgl_bytes_pdf_byte(mgl_bytes *b, uint8_t byte);
/* A PDF name, with its slash. */
void mgl_bytes_pdf_name(mgl_bytes *b, const char *name, size_t n);

/* ---- compression ---- */

typedef struct mgl_deflater mgl_deflater;
/* NULL: no memory. */
mgl_deflater *mgl_deflater_new(mgl_ctx *ctx);
void mgl_deflater_free(mgl_ctx *ctx, mgl_deflater *deflater);
/* Adds in to out, compressed (zlib format). */
void mgl_deflate(mgl_deflater *deflater, const void *in, size_t n, mgl_bytes *out);

#endif
