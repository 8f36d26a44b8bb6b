/* test_icu.c -- GBK and GB 18030: the cells that Menksoft code stands in, characters without a code, bytes without a character. */
#include <mongol/icu.h>

#include "transcoding.h"

#define BYTES(literal) literal, sizeof literal - 1

Test(icu, menksoft_cells)
{
    static const uint32_t transports[] = { MGL_TRANSPORT_GBK, MGL_TRANSPORT_GB18030 };
    for (size_t i = 0; i < 2; i++) {
        mgl_transcoder *decoder, *encoder;
        mgl_out *out;
        cr_assert(mgl_icu_transcoder_new(NULL, transports[i], MGL_WAY_DECODE, &decoder) == MGL_OK);
        cr_assert(mgl_icu_transcoder_new(NULL, transports[i], MGL_WAY_ENCODE, &encoder) == MGL_OK);
        cr_assert(mgl_out_new(NULL, &out) == MGL_OK);
        for (uint32_t cp = 0xE234; cp <= 0xE4C5; cp++) {
            uint32_t cell = cp - 0xE234;
            char bytes[3] = { (char)(unsigned char)(0xF8 + cell / 94), (char)(unsigned char)(0xA1 + cell % 94), 0 };
            char text[4] = { (char)(unsigned char)(0xE0 | cp >> 12), (char)(unsigned char)(0x80 | (cp >> 6 & 0x3F)),
                             (char)(unsigned char)(0x80 | (cp & 0x3F)), 0 };
            cr_assert(mgl_transcoder_push(decoder, bytes, 2, MGL_PUSH_LAST, out) == MGL_OK);
            cr_assert_str_eq(mgl_out_text(out, NULL), text, "U+%04X", cp);
            cr_assert(mgl_transcoder_push(encoder, text, 3, MGL_PUSH_LAST, out) == MGL_OK);
            cr_assert_str_eq(mgl_out_text(out, NULL), bytes, "U+%04X", cp);
        }
        mgl_out_free(out);
        mgl_transcoder_free(decoder);
        mgl_transcoder_free(encoder);
    }
}

Test(icu, text)
{
    expect_both(mgl_icu_transcoder_new, MGL_TRANSPORT_GBK, BYTES("a\xF8\xA1\xFB\xA2\xD6\xD0\n"), "a\uE234\uE34F\u4E2D\n");
    expect_both(mgl_icu_transcoder_new, MGL_TRANSPORT_GB18030,
                BYTES("\xF8\xA1\xFE\xE4\x81\x34\xD2\x38\x81\x36\xA7\x32\x81\x34\xD4\x33"),
                "\uE234\uE4AB\u1800\u202F\u180F");
    expect_both(mgl_icu_transcoder_new, MGL_TRANSPORT_GB18030, BYTES("\x94\x39\xDA\x33" "b"), "\U0001F4A9b");
    expect_both(mgl_icu_transcoder_new, MGL_TRANSPORT_UTF16BE, BYTES("\x18\x20"), "\u1820");
}

Test(icu, bytes_without_a_character)
{
    result r = transcoded(mgl_icu_transcoder_new, MGL_TRANSPORT_GB18030, MGL_WAY_DECODE, BYTES("a\xFF\xF8\xA1\x80z\x81"));
    cr_assert(r.n == 14 && memcmp(r.text, "a\uFFFD\uE234\uFFFDz\uFFFD", r.n) == 0, "%.*s", (int)r.n, r.text);
    cr_assert(r.diag_n == 3 && r.begin[0] == 1 && r.end[0] == 2 && r.begin[2] == 6 && r.end[2] == 7);
    r = transcoded(mgl_icu_transcoder_new, MGL_TRANSPORT_GBK, MGL_WAY_DECODE, BYTES("\x81\x34\xD2\x38 \xF8"));
    cr_assert(r.diag_n == 3 && r.code[0] == MGL_DIAG_UNDECODABLE, "GBK has no four-byte codes");
}

Test(icu, characters_without_a_code)
{
    /* ICU's own conversion drops the selector, the separator and the joiner in silence. */
    result r = transcoded(mgl_icu_transcoder_new, MGL_TRANSPORT_GBK, MGL_WAY_ENCODE,
                          BYTES("\u1820\u180B\u180E\u200D\U0001F600a\xE1\xA0"));
    cr_assert(r.n == 7 && memcmp(r.text, "?????a?", 7) == 0, "%.*s", (int)r.n, r.text);
    cr_assert(r.diag_n == 6 && r.code[4] == MGL_DIAG_UNENCODABLE && r.code[5] == MGL_DIAG_INVALID_UTF8);
    cr_assert(r.begin[4] == 12 && r.end[4] == 16 && r.begin[5] == 17 && r.end[5] == 19);
}

Test(icu, long_text)
{
    enum { N = 5000 };
    static char text[N * 3];
    mgl_transcoder *encoder, *decoder;
    mgl_out *bytes, *back;
    for (size_t i = 0; i < N; i++)
        memcpy(text + i * 3, i % 7 ? "\uE264" : i % 2 ? "\u1820" : "abc", 3);
    cr_assert(mgl_icu_transcoder_new(NULL, MGL_TRANSPORT_GB18030, MGL_WAY_ENCODE, &encoder) == MGL_OK);
    cr_assert(mgl_icu_transcoder_new(NULL, MGL_TRANSPORT_GB18030, MGL_WAY_DECODE, &decoder) == MGL_OK);
    cr_assert(mgl_out_new(NULL, &bytes) == MGL_OK && mgl_out_new(NULL, &back) == MGL_OK);
    cr_assert(mgl_transcoder_push(encoder, text, sizeof text, MGL_PUSH_LAST, bytes) == MGL_OK);
    size_t n;
    const char *made = mgl_out_text(bytes, &n);
    cr_assert(mgl_transcoder_push(decoder, made, n, MGL_PUSH_LAST, back) == MGL_OK);
    cr_assert(mgl_transcoder_to_source(decoder, sizeof text) == n && mgl_transcoder_to_source(encoder, n) == sizeof text);
    made = mgl_out_text(back, &n);
    cr_assert(n == sizeof text && memcmp(made, text, n) == 0);
    for (uint64_t at = 0; at < n; at += 3)
        cr_assert(mgl_transcoder_to_source(encoder, mgl_transcoder_to_source(decoder, at)) == at);
    mgl_out_free(bytes);
    mgl_out_free(back);
    mgl_transcoder_free(encoder);
    mgl_transcoder_free(decoder);
}

Test(icu, arguments)
{
    mgl_transcoder *t;
    cr_assert(mgl_icu_transcoder_new(NULL, MGL_TRANSPORT_GBK, 0, &t) == MGL_E_ARG);
    cr_assert(mgl_icu_transcoder_new(NULL, MGL_TRANSPORT_GBK, MGL_WAY_DECODE, NULL) == MGL_E_ARG);
    cr_assert(mgl_icu_transcoder_new(NULL, 0, MGL_WAY_DECODE, &t) == MGL_E_ARG);
    cr_assert(mgl_icu_version()[0] >= '1');
}
