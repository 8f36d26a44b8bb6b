/* transcoding.h -- pushing text through a transcoder whole, cut in two and byte by byte, for tests of transports. */
#ifndef TEST_TRANSCODING_H
#define TEST_TRANSCODING_H

#include <criterion/criterion.h>
#include <mongol/transport.h>
#include <stdlib.h>
#include <string.h>

typedef mgl_status (*make_fn)(mgl_ctx *ctx, uint32_t transport, uint32_t way, mgl_transcoder **transcoder);

enum { RESULT = 4096, DIAGS = 64 };

typedef struct result {
    char text[RESULT];
    size_t n, diag_n;
    uint16_t code[DIAGS];
    uint64_t begin[DIAGS], end[DIAGS];
} result;

static inline void push(mgl_transcoder *t, const char *data, size_t n, mgl_push kind, mgl_out *out, result *all)
{
    size_t made;
    cr_assert(mgl_transcoder_push(t, data, n, kind, out) == MGL_OK);
    const char *text = mgl_out_text(out, &made);
    cr_assert(all->n + made <= RESULT);
    memcpy(all->text + all->n, text, made);
    all->n += made;
    for (size_t i = 0; i < mgl_out_diag_count(out) && all->diag_n < DIAGS; i++, all->diag_n++) {
        all->code[all->diag_n] = mgl_out_diag_code(out)[i];
        all->begin[all->diag_n] = mgl_out_diag_begin(out)[i];
        all->end[all->diag_n] = mgl_out_diag_end(out)[i];
    }
}

/* Pushes data in pieces of `piece` bytes, after a first one of `first` bytes. */
static inline void transcode(make_fn make, uint32_t transport, uint32_t way, const char *data, size_t n, size_t first, size_t piece,
                             result *all)
{
    mgl_transcoder *t;
    mgl_out *out;
    memset(all, 0, sizeof *all);
    cr_assert(make(NULL, transport, way, &t) == MGL_OK);
    cr_assert(mgl_out_new(NULL, &out) == MGL_OK);
    size_t at = first < n ? first : n;
    char *copy = malloc(n + 1); /* exactly as large, so that reading on is seen */
    memcpy(copy, data, at);
    push(t, copy, at, MGL_PUSH_MORE, out, all);
    while (at < n) {
        size_t more = n - at < piece ? n - at : piece;
        memcpy(copy, data + at, more);
        push(t, copy, more, MGL_PUSH_MORE, out, all);
        at += more;
    }
    push(t, NULL, 0, MGL_PUSH_LAST, out, all);
    free(copy);
    mgl_out_free(out);
    mgl_transcoder_free(t);
}

static inline bool same_result(const result *a, const result *b)
{
    return a->n == b->n && memcmp(a->text, b->text, a->n) == 0 && a->diag_n == b->diag_n &&
           memcmp(a->begin, b->begin, sizeof a->begin) == 0 && memcmp(a->end, b->end, sizeof a->end) == 0 &&
           memcmp(a->code, b->code, sizeof a->code) == 0;
}

/* The text that data becomes; all two-way cuts and single bytes give the same. */
static inline result transcoded(make_fn make, uint32_t transport, uint32_t way, const char *data, size_t n)
{
    static result whole, cut;
    transcode(make, transport, way, data, n, n, n, &whole);
    for (size_t first = 0; first <= n; first++) {
        transcode(make, transport, way, data, n, first, n, &cut);
        cr_assert(same_result(&whole, &cut), "cut at %zu", first);
    }
    transcode(make, transport, way, data, n, 0, 1, &cut);
    cr_assert(same_result(&whole, &cut), "byte by byte");
    return whole;
}

/* Expects bytes of a transport and a text to become one another. */
static inline void expect_both(make_fn make, uint32_t transport, const char *bytes, size_t bytes_n, const char *text)
{
    result there = transcoded(make, transport, MGL_WAY_DECODE, bytes, bytes_n);
    cr_assert(there.n == strlen(text) && memcmp(there.text, text, there.n) == 0,
              "%s decodes to '%.*s'", text, (int)there.n, there.text);
    cr_assert(there.diag_n == 0);
    result back = transcoded(make, transport, MGL_WAY_ENCODE, text, strlen(text));
    cr_assert(back.n == bytes_n && memcmp(back.text, bytes, bytes_n) == 0, "%s encodes", text);
    cr_assert(back.diag_n == 0);
}

#endif
