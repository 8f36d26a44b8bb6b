/* test_transport.c -- the transports of the core: both ways, cut anywhere, with places. */
#include <mongol/mongol.h>

#include "support.h"
#include "transcoding.h"

#define BYTES(literal) literal, sizeof literal - 1

Test(transport, names)
{
    for (uint32_t i = 1; mgl_transport_name(i); i++) {
        cr_assert(mgl_transport_by_name(mgl_transport_name(i), MGL_NUL) == i);
        cr_assert(mgl_transport_text(i));
    }
    cr_assert(mgl_transport_by_name("utf-16le", MGL_NUL) == MGL_TRANSPORT_UTF16LE);
    cr_assert(mgl_transport_by_name("utf-16leX", 8) == MGL_TRANSPORT_UTF16LE);
    cr_assert(mgl_transport_by_name("utf", MGL_NUL) == UINT32_MAX && mgl_transport_by_name(NULL, 0) == UINT32_MAX);
    cr_assert(!mgl_transport_name(0) && !mgl_transport_text(99));
    cr_assert(mgl_supports(MGL_FEATURE_TRANSPORT, MGL_TRANSPORT_HTML) && !mgl_supports(MGL_FEATURE_TRANSPORT, MGL_TRANSPORT_GBK));
    cr_assert(!mgl_supports(MGL_FEATURE_TRANSPORT, 0) && !mgl_supports(MGL_FEATURE_TRANSPORT, 99));
}

Test(transport, wide_text)
{
    expect_both(mgl_transcoder_new, MGL_TRANSPORT_UTF16LE, BYTES("a\0\x64\xE2\x3D\xD8\x00\xDE"), "a\uE264\U0001F600");
    expect_both(mgl_transcoder_new, MGL_TRANSPORT_UTF16BE, BYTES("\0a\xE2\x64\xD8\x3D\xDE\x00"), "a\uE264\U0001F600");
    expect_both(mgl_transcoder_new, MGL_TRANSPORT_UTF32LE, BYTES("a\0\0\0\x64\xE2\0\0\x00\xF6\x01\0"), "a\uE264\U0001F600");
    expect_both(mgl_transcoder_new, MGL_TRANSPORT_UTF32BE, BYTES("\0\0\0a\0\0\xE2\x64\0\x01\xF6\x00"), "a\uE264\U0001F600");
    expect_both(mgl_transcoder_new, MGL_TRANSPORT_UTF16, BYTES("\xFF\xFE\x20\x18"), "\u1820");
    expect_both(mgl_transcoder_new, MGL_TRANSPORT_UTF32, BYTES("\xFF\xFE\0\0\x20\x18\0\0"), "\u1820");
    expect_both(mgl_transcoder_new, MGL_TRANSPORT_UTF16LE, BYTES("\xFF\xFE\x20\x18"), "\uFEFF\u1820");
    expect_both(mgl_transcoder_new, MGL_TRANSPORT_UTF16, "", 0, "");
}

Test(transport, byte_order_marks)
{
    result r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_UTF16, MGL_WAY_DECODE, BYTES("\xFE\xFF\x18\x20\xFE\xFF"));
    cr_assert_arr_eq(r.text, "\u1820\uFEFF", 6);
    r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_UTF16, MGL_WAY_DECODE, BYTES("\x18\x20"));
    cr_assert_arr_eq(r.text, "\u1820", 3);
    r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_UTF32, MGL_WAY_DECODE, BYTES("\0\0\xFE\xFF\0\0\x18\x20"));
    cr_assert_arr_eq(r.text, "\u1820", 3);
    mgl_transcoder *t;
    mgl_out *out;
    cr_assert(mgl_transcoder_new(NULL, MGL_TRANSPORT_UTF16, MGL_WAY_DECODE, &t) == MGL_OK && mgl_out_new(NULL, &out) == MGL_OK);
    cr_assert(mgl_transcoder_transport(t) == MGL_TRANSPORT_UTF16 && mgl_transcoder_transport(NULL) == 0);
    cr_assert(mgl_transcoder_push(t, BYTES("\xFF\xFE\x20\x18"), MGL_PUSH_LAST, out) == MGL_OK);
    cr_assert(mgl_transcoder_transport(t) == MGL_TRANSPORT_UTF16LE);
    cr_assert(mgl_transcoder_push(t, BYTES("\xFE\xFF\x18\x20"), MGL_PUSH_LAST, out) == MGL_OK, "another text");
    cr_assert(mgl_transcoder_transport(t) == MGL_TRANSPORT_UTF16BE);
    cr_assert_str_eq(mgl_out_text(out, NULL), "\u1820");
    mgl_out_free(out);
    mgl_transcoder_free(t);
}

Test(transport, what_is_no_character)
{
    result r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_UTF16BE, MGL_WAY_DECODE,
                          BYTES("\xD8\x00\0a\xDC\x00\xD8\x00\xD8\x00\xDC\x00\0"));
    cr_assert(r.n == 17 && memcmp(r.text, "\uFFFDa\uFFFD\uFFFD\U00010000\uFFFD", r.n) == 0);
    const uint64_t begin[] = { 0, 4, 6, 12 }, end[] = { 2, 6, 8, 13 };
    cr_assert(r.diag_n == 4 && memcmp(r.begin, begin, sizeof begin) == 0 && memcmp(r.end, end, sizeof end) == 0);
    cr_assert(r.code[0] == MGL_DIAG_UNDECODABLE);
    r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_UTF32LE, MGL_WAY_DECODE, BYTES("\0\xD8\0\0\0\0\x11\0a\0\0\0\1\2\3"));
    cr_assert(r.n == 10 && memcmp(r.text, "\uFFFD\uFFFDa\uFFFD", r.n) == 0 && r.diag_n == 3 && r.begin[2] == 12 && r.end[2] == 15);
    r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_UTF8, MGL_WAY_DECODE, BYTES("a\xFF\xE1\xA0z\xE1\xA0"));
    cr_assert(r.n == 7 && memcmp(r.text, "a\xFF\xE1\xA0z\xE1\xA0", 7) == 0 && r.diag_n == 3 && r.code[0] == MGL_DIAG_INVALID_UTF8);
    r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_UTF16LE, MGL_WAY_ENCODE, BYTES("a\xE1\xA0z"));
    cr_assert(r.n == 6 && memcmp(r.text, "a\0\xFD\xFFz\0", 6) == 0 && r.diag_n == 1 && r.begin[0] == 1 && r.end[0] == 3);
}

Test(transport, eight_bits)
{
    char all[256], text[512];
    size_t n = 0;
    for (unsigned i = 0; i < 256; i++) {
        all[i] = (char)(unsigned char)i;
        if (i >= 0x80)
            text[n++] = (char)(unsigned char)(0xC0 | i >> 6);
        text[n++] = (char)(unsigned char)(i < 0x80 ? i : 0x80 | (i & 0x3F));
    }
    result r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_8BIT, MGL_WAY_DECODE, all, 256);
    cr_assert(r.n == n && memcmp(r.text, text, n) == 0);
    r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_8BIT, MGL_WAY_ENCODE, text, n);
    cr_assert(r.n == 256 && memcmp(r.text, all, 256) == 0 && r.diag_n == 0);
    r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_8BIT, MGL_WAY_ENCODE, BYTES("a\u1820\xFF"));
    cr_assert(r.n == 3 && memcmp(r.text, "a??", 3) == 0 && r.diag_n == 2);
    cr_assert(r.code[0] == MGL_DIAG_UNENCODABLE && r.code[1] == MGL_DIAG_INVALID_UTF8);
}

Test(transport, references)
{
    static const char *const rows[][2] = {
        { "&#xE264;&#57956;&#XE264", "\uE264\uE264\uE264" },
        { "&amp;&lt;&gt;&quot;&apos;&nbsp;&zwj;&zwnj;", "&<>\"'\u00A0\u200D\u200C" },
        { "a & b &c; &amp &copy; &", "a & b &c; &amp &copy; &" },
        { "&#0;&#xD800;&#x110000;&#x85;&#x;&#;&#", "&#0;&#xD800;&#x110000;&#x85;&#x;&#;&#" },
        { "&#65g&#x41g", "AgAg" },
        { "&#00000000000065;", "A" },
        { "&#000000000000000000000000000000000000065;", "&#000000000000000000000000000000000000065;" },
        { "&&#65;&amp;#65;", "&A&#65;" },
        { "\u1820\xFF&#65", "\u1820\xFF" "A" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        result r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_HTML, MGL_WAY_DECODE, rows[i][0], strlen(rows[i][0]));
        cr_assert(r.n == strlen(rows[i][1]) && memcmp(r.text, rows[i][1], r.n) == 0,
                  "%s gave %.*s", rows[i][0], (int)r.n, r.text);
        result there =
            transcoded(mgl_transcoder_new, MGL_TRANSPORT_HTML, MGL_WAY_ENCODE, rows[i][0], strlen(rows[i][0]));
        result back = transcoded(mgl_transcoder_new, MGL_TRANSPORT_HTML, MGL_WAY_DECODE, there.text, there.n);
        if (!strstr(rows[i][0], "\xFF"))
            cr_assert(back.n == strlen(rows[i][0]) && memcmp(back.text, rows[i][0], back.n) == 0, "%s there and back", rows[i][0]);
    }
    result r = transcoded(mgl_transcoder_new, MGL_TRANSPORT_HTML, MGL_WAY_ENCODE, BYTES("a<\uE264\U0001F600>&\n"));
    cr_assert(r.n == 32 && memcmp(r.text, "a&lt;&#xE264;&#x1F600;&gt;&amp;\n", 32) == 0, "%.*s", (int)r.n, r.text);
}

Test(transport, places)
{
    mgl_transcoder *t;
    mgl_out *out;
    cr_assert(mgl_transcoder_new(NULL, MGL_TRANSPORT_UTF16, MGL_WAY_DECODE, &t) == MGL_OK && mgl_out_new(NULL, &out) == MGL_OK);
    /* mark, a, U+1820, U+1F600, b */
    cr_assert(mgl_transcoder_push(t, BYTES("\xFF\xFE" "a\0\x20\x18\x3D\xD8\x00\xDE" "b\0"), MGL_PUSH_MORE, out) == MGL_OK);
    const uint64_t text[] = { 0, 1, 2, 3, 4, 5, 7, 8, 9, 99 }, source[] = { 2, 4, 4, 4, 6, 6, 6, 10, 12, 12 };
    for (size_t i = 0; i < 10; i++)
        cr_assert(mgl_transcoder_to_source(t, text[i]) == source[i], "%d: %d", (int)text[i],
                  (int)mgl_transcoder_to_source(t, text[i]));
    cr_assert(mgl_transcoder_from_source(t, 0) == 0 && mgl_transcoder_from_source(t, 2) == 0);
    cr_assert(mgl_transcoder_from_source(t, 4) == 1);
    cr_assert(mgl_transcoder_from_source(t, 10) == 8 && mgl_transcoder_from_source(t, 12) == 9);
    mgl_transcoder_keep(t, 4);
    cr_assert(mgl_transcoder_push(t, BYTES("c\0"), MGL_PUSH_LAST, out) == MGL_OK);
    cr_assert(mgl_transcoder_to_source(t, 4) == 6 && mgl_transcoder_to_source(t, 9) == 12 && mgl_transcoder_to_source(t, 10) == 14);
    cr_assert(mgl_transcoder_to_source(NULL, 1) == 0 && mgl_transcoder_from_source(NULL, 1) == 0);
    mgl_transcoder_keep(NULL, 1);
    mgl_out_free(out);
    mgl_transcoder_free(t);
    mgl_transcoder_free(NULL);
}

Test(transport, arguments)
{
    mgl_transcoder *t = NULL;
    mgl_out *out;
    cr_assert(mgl_out_new(NULL, &out) == MGL_OK);
    cr_assert(mgl_transcoder_new(NULL, 0, MGL_WAY_DECODE, &t) == MGL_E_ARG && mgl_transcoder_new(NULL, 1, 3, &t) == MGL_E_ARG);
    cr_assert(mgl_transcoder_new(NULL, MGL_TRANSPORT_GBK, MGL_WAY_DECODE, &t) == MGL_E_UNSUPPORTED);
    cr_assert(mgl_transcoder_new(NULL, 1, 1, NULL) == MGL_E_ARG && mgl_transcoder_new_engine(NULL, NULL, &t) == MGL_E_ARG);
    cr_assert(mgl_transcoder_new(NULL, 1, MGL_WAY_DECODE, &t) == MGL_OK);
    cr_assert(mgl_transcoder_push(t, NULL, 1, MGL_PUSH_MORE, out) == MGL_E_ARG);
    cr_assert(mgl_transcoder_push(t, "a", 1, (mgl_push)7, out) == MGL_E_ARG);
    cr_assert(mgl_transcoder_push(NULL, "a", 1, MGL_PUSH_MORE, out) == MGL_E_ARG);
    mgl_transcoder_free(t);
    mgl_out_free(out);
}

Test(transport, fixed_memory)
{
    static char mem[1400];
    mgl_transcoder *t;
    mgl_out *out;
    cr_assert(mgl_transcoder_new(NULL, MGL_TRANSPORT_UTF16BE, MGL_WAY_DECODE, &t) == MGL_OK);
    cr_assert(mgl_out_new_fixed(NULL, mem, sizeof mem, &out) == MGL_OK);
    static char many[8001];
    cr_assert(mgl_transcoder_push(t, many, 8001, MGL_PUSH_MORE, out) == MGL_E_SPACE);
    cr_assert(mgl_transcoder_push(t, "\0ab", 3, MGL_PUSH_MORE, out) == MGL_OK, "nothing was taken");
    cr_assert_str_eq(mgl_out_text(out, NULL), "a");
    cr_assert(mgl_transcoder_push(t, "c", 1, MGL_PUSH_LAST, out) == MGL_OK);
    cr_assert_str_eq(mgl_out_text(out, NULL), "\u6263");
    mgl_out_free(out);
    mgl_transcoder_free(t);
}

static size_t stuck(void *self, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *t)
{
    (void)self, (void)bytes, (void)n, (void)last, (void)t;
    return 0;
}

Test(transport, an_engine_that_breaks_its_promise)
{
    mgl_transcoder_engine engine = { sizeof engine, 1, MGL_WAY_DECODE, NULL, stuck, NULL };
    mgl_transcoder *t;
    mgl_out *out;
    cr_assert(mgl_transcoder_new_engine(NULL, &engine, &t) == MGL_OK && mgl_out_new(NULL, &out) == MGL_OK);
    cr_assert(mgl_transcoder_push(t, mgl_data_version(), 12, MGL_PUSH_MORE, out) == MGL_OK);
    char many[200] = { 0 };
    cr_assert(mgl_transcoder_push(t, many, 200, MGL_PUSH_MORE, out) == MGL_E_INTERNAL);
    mgl_out_free(out);
    mgl_transcoder_free(t);
}
