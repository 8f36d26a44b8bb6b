/* bytes.c -- memory that grows, numbers, and the sink. */
#include "render/bytes.h"

#include <math.h>
#include <string.h>

#include "base/size.h"
#include "base/grow.h"

void mgl_bytes_init(mgl_bytes *b, mgl_ctx *ctx)
{
    *b = (mgl_bytes){ ctx, NULL, 0, 0, false };
}

void mgl_bytes_free(mgl_bytes *b)
{
    mgl_release(b->ctx, b->p, b->room);
    mgl_bytes_init(b, b->ctx);
}

void mgl_bytes_clear(mgl_bytes *b)
{
    b->n = 0;
    b->failed = false;
}

static bool bytes_room(mgl_bytes *b, size_t n)
{
    if (n <= b->room - b->n) {
        return true;
    }
    void *p = b->p;
    if (b->failed || !mgl_grow(b->ctx, &p, &b->room, mgl_size_add(b->n, mgl_size_max(n, 256)), 1)) {
        b->failed = true;
        return false;
    }
    b->p = p;
    return true;
}

void mgl_bytes_put(mgl_bytes *b, const void *p, size_t n)
{
    if (n && bytes_room(b, n)) {
        memcpy(b->p + b->n, p, n);
        b->n += n;
    }
}

void mgl_bytes_puts(mgl_bytes *b, const char *s)
{
    mgl_bytes_put(b, s, strlen(s));
}

void mgl_bytes_putc(mgl_bytes *b, char c)
{
    if (bytes_room(b, 1)) {
        b->p[b->n++] = c;
    }
}

static size_t write_decimal(uint64_t v, char digits[20])
{
    size_t n = 0;
    do {
        digits[19 - n++] = (char)('0' + v % 10);
        v /= 10;
    } while (v);
    return n;
}

void mgl_bytes_int(mgl_bytes *b, int64_t v)
{
    char digits[20];
    uint64_t size = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    size_t n = write_decimal(size, digits);
    if (v < 0) {
        mgl_bytes_putc(b, '-');
    }
    mgl_bytes_put(b, digits + 20 - n, n);
}

/* v in units of 10^-places. */
static void put_places(mgl_bytes *b, int64_t v, unsigned places)
{
    int64_t unit = 1;
    for (unsigned i = 0; i < places; i++) {
        unit *= 10;
    }
    if (v < 0) {
        mgl_bytes_putc(b, '-');
        v = -v;
    }
    int64_t whole = v / unit, rest = v % unit;
    mgl_bytes_int(b, whole);
    if (rest) {
        mgl_bytes_putc(b, '.');
        for (; rest; rest %= unit) {
            unit /= 10;
            mgl_bytes_putc(b, (char)('0' + rest / unit));
        }
    }
}

void mgl_bytes_fixed(mgl_bytes *b, int64_t v)
{
    int64_t size = v < 0 ? -v : v, thousandths = (size * 1000 + 32) / 64;
    put_places(b, v < 0 ? -thousandths : thousandths, 3);
}

void mgl_bytes_float(mgl_bytes *b, float v)
{
    bool sane = v > -1e9F && v < 1e9F;
    put_places(b, sane ? llroundf(v * 100) : 0, 2);
}

void mgl_bytes_big(mgl_bytes *b, uint64_t v, unsigned width)
{
    while (width--) {
        mgl_bytes_putc(b, (char)(uint8_t)(v >> (8 * width)));
    }
}

void mgl_bytes_hex(mgl_bytes *b, uint32_t v, unsigned digits)
{
    while (digits < 8 && v >> (4 * digits)) {
        digits++;
    }
    while (digits--) {
        mgl_bytes_putc(b, "0123456789ABCDEF"[v >> (4 * digits) & 15]);
    }
}

void mgl_outlet_open(mgl_outlet *outlet, const mgl_sink *sink)
{
    *outlet = (mgl_outlet){ *sink, 0, { UINT64_C(0xCBF29CE484222325), UINT64_C(0x84222325CBF29CE4) }, false };
}

void mgl_outlet_put(mgl_outlet *outlet, const void *p, size_t n)
{
    const unsigned char *bytes = p;
    if (outlet->failed || n == 0) {
        return;
    }
    if (!outlet->sink.write(outlet->sink.user, p, n)) {
        outlet->failed = true;
        return;
    }
    outlet->written += n;
    for (size_t i = 0; i < n; i++) {
        outlet->hash[0] = (outlet->hash[0] ^ bytes[i]) * UINT64_C(0x100000001B3);
        outlet->hash[1] = (outlet->hash[1] ^ bytes[i]) * UINT64_C(0x100000001B3);
    }
}

void mgl_outlet_puts(mgl_outlet *outlet, const char *s)
{
    mgl_outlet_put(outlet, s, strlen(s));
}
