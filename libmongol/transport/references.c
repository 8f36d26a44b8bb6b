/* references.c -- HTML character references in UTF-8. Source: HTML Living Standard, 13.2.5.72 to 13.2.5.80 (character
 * reference states); of the names only those that plain text needs, and the joiners. */
#include <string.h>

#include "base/utf8.h"
#include "transport/transcoder.h"

static const struct name {
    const char *text;
    uint32_t cp;
} names[] = {
    { "&amp;", '&' },   { "&lt;", '<' },    { "&gt;", '>' },     { "&quot;", '"' },
    { "&apos;", '\'' }, { "&nbsp;", 0xA0 }, { "&zwj;", 0x200D }, { "&zwnj;", 0x200C },
};

/* A reference that text may begin with: bytes of it, 0: none; *open: it may still become one. */
static size_t read_name(const unsigned char *p, size_t n, uint32_t *cp, bool *open)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i].text), have = n < length ? n : length;
        if (memcmp(p, names[i].text, have) != 0)
            continue;
        if (have == length) {
            *cp = names[i].cp;
            return length;
        }
        *open = true;
    }
    return 0;
}

static int digit_of(unsigned char c, bool hex)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    unsigned char low = c | 0x20;
    return hex && low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* What the number of a reference stands for; 0: nothing that text can have, so it stays as it is. */
static uint32_t meant(uint32_t number)
{
    bool surrogate = number >= 0xD800 && number <= 0xDFFF;
    bool control = number < 0x20 && number != '\t' && number != '\n' && number != '\r';
    return surrogate || control || (number >= 0x7F && number <= 0x9F) || number > 0x10FFFF ? 0 : number;
}

/* "&#57956;" or "&#xE264;"; the semicolon may be left out. */
static size_t read_number(const unsigned char *p, size_t n, uint32_t *cp, bool *open)
{
    bool hex = n > 2 && (p[2] | 0x20) == 'x';
    size_t at = hex ? 3 : 2, digits = at;
    uint32_t number = 0;
    if (n < 3) {
        *open = n == 1 || p[1] == '#';
        return 0;
    }
    while (at < n && at < MGL_UNFINISHED && digit_of(p[at], hex) >= 0) {
        number = number > 0x10FFFF ? number : number * (hex ? 16 : 10) + (uint32_t)digit_of(p[at], hex);
        at++;
    }
    if (at == n && at < MGL_UNFINISHED) {
        *open = true;
        return 0;
    }
    *cp = at > digits && at < MGL_UNFINISHED ? meant(number) : 0;
    return *cp ? at + (p[at] == ';') : 0;
}

static size_t read_reference(const unsigned char *p, size_t n, bool last, uint32_t *cp, bool *open)
{
    *open = false;
    size_t length = n > 1 && p[1] == '#' ? read_number(p, n, cp, open) : read_name(p, n, cp, open);
    if (length || !*open || !last)
        return length;
    /* The text ends here: a number without its semicolon is one all the same. */
    unsigned char ended[MGL_UNFINISHED + 1];
    memcpy(ended, p, n);
    ended[n] = ' ';
    *open = false;
    return n > 1 && p[1] == '#' ? read_number(ended, n + 1, cp, open) : 0;
}

size_t mgl_run_decode_html(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder)
{
    size_t at = 0;
    transcoder->begun = true;
    while (at < n) {
        const unsigned char *found = memchr(bytes + at, '&', n - at);
        size_t to = found ? (size_t)(found - bytes) : n;
        size_t taken = to > at ? mgl_run_utf8(self, bytes + at, to - at, last || found, transcoder) : 0;
        at += taken;
        if (at < to || !found)
            return at;
        uint32_t cp = 0;
        bool open;
        char text[4];
        size_t length = read_reference(bytes + at, n - at, last, &cp, &open);
        if (!length && open && !last)
            return at;
        if (length)
            mgl_transcoder_put(transcoder, length, text, mgl_utf8_write(cp, text), 0);
        else
            mgl_transcoder_same(transcoder, bytes + at, 1);
        at += length ? length : 1;
    }
    return n;
}

/* &#xHEX; */
static size_t write_reference(uint32_t cp, char out[16])
{
    static const char digits[] = "0123456789ABCDEF";
    size_t n = 0;
    memcpy(out, "&#x", 3);
    n = 3;
    int shift = 20;
    while (shift > 0 && cp >> shift == 0)
        shift -= 4;
    for (; shift >= 0; shift -= 4)
        out[n++] = digits[cp >> shift & 15];
    out[n++] = ';';
    return n;
}

static size_t encode_one(uint32_t cp, char out[16])
{
    for (size_t i = 0; i < 3; i++) { /* &, < and > */
        if (names[i].cp == cp) {
            memcpy(out, names[i].text, strlen(names[i].text));
            return strlen(names[i].text);
        }
    }
    return write_reference(cp, out);
}

size_t mgl_run_encode_html(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder)
{
    const unsigned char *p = bytes, *end = bytes + n - (last ? 0 : mgl_utf8_unfinished(bytes, bytes + n));
    (void)self;
    transcoder->begun = true;
    while (p < end) {
        const unsigned char *q = p;
        while (q < end && *q < 0x80 && *q != '&' && *q != '<' && *q != '>')
            q++;
        mgl_transcoder_same(transcoder, p, (size_t)(q - p));
        p = q;
        if (p == end)
            break;
        uint32_t cp;
        char out[16];
        const unsigned char *next = mgl_utf8_next(p, end, &cp);
        bool plain = cp == MGL_UTF8_BAD || !meant(cp); /* a control has no reference */
        size_t length = cp == MGL_UTF8_BAD ? write_reference(0xFFFD, out)
                        : plain            ? mgl_utf8_write(cp, out)
                                           : encode_one(cp, out);
        mgl_transcoder_put(transcoder, (size_t)(next - p), out, length, cp == MGL_UTF8_BAD ? MGL_DIAG_INVALID_UTF8 : 0);
        p = next;
    }
    return (size_t)(end - bytes);
}
