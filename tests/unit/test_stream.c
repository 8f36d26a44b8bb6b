/* test_stream.c -- streams: what is given out when, offsets, the end of a text, mistakes. */
#include "spelling.h"

static mgl_out *new_out(void)
{
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    return out;
}

static mgl_stream *new_stream(uint32_t system, uint32_t flags)
{
    mgl_norm_opts opts = MGL_NORM_OPTS_INIT;
    mgl_stream *stream = NULL;
    opts.system = system;
    opts.flags = flags;
    cr_assert_eq(mgl_stream_new_normalize(NULL, &opts, &stream), MGL_OK);
    return stream;
}

/* Pushes bytes and expects others. */
static void push(mgl_stream *stream, const char *bytes, mgl_push kind, mgl_out *out, const char *expected)
{
    cr_assert_eq(mgl_stream_push(stream, bytes, strlen(bytes), kind, out), MGL_OK);
    cr_expect_str_eq(mgl_out_text(out, NULL), expected, "'%s': '%s'", bytes, mgl_out_text(out, NULL));
}

/* A word waits for its end, and half a code point for the other half. */
Test(stream, system_given)
{
    mgl_stream *stream = new_stream(MGL_SYSTEM_HUDUM, 0);
    mgl_out *out = new_out();
    push(stream, "plain \xE1", MGL_PUSH_MORE, out, "plain ");
    cr_expect_eq(mgl_stream_offset(stream), 6);
    push(stream, "\xA0\xA8\xE2\x80\x8D\xE1\xA0", MGL_PUSH_MORE, out, "");
    push(stream, "\xA0", MGL_PUSH_MORE, out, "");
    cr_expect_eq(mgl_stream_offset(stream), 6);
    push(stream, " \xF0\x9F", MGL_PUSH_MORE, out, "\xE1\xA0\xA8\xE1\xA0\xA0 ");
    cr_assert_eq(mgl_out_edit_count(out), 1);
    cr_expect_eq(mgl_out_edit_source(out)[0], 3, "counted from mgl_stream_offset() before the call");
    cr_expect_eq(mgl_stream_offset(stream), 16);
    push(stream, "\x98\x80", MGL_PUSH_LAST, out, "\xF0\x9F\x98\x80");
    cr_expect_eq(mgl_stream_offset(stream), 0, "ready for the next text");
    push(stream, "again", MGL_PUSH_LAST, out, "again");
    mgl_stream_free(stream);
    mgl_out_free(out);
}

/* With the system left open a paragraph waits for its line feed: its words decide together. */
Test(stream, system_found)
{
    mgl_stream *stream = new_stream(MGL_SYSTEM_AUTO, 0);
    mgl_out *out = new_out();
    spelling first = spell(MGL_SYSTEM_MANCHU, "a m a nnbsp space"), rest = spell(MGL_SYSTEM_MANCHU, "i u k lf");
    char whole[2 * SPELLING_BYTES];
    push(stream, first.text, MGL_PUSH_MORE, out, "");
    snprintf(whole, sizeof whole, "%s%s", first.text, rest.text);
    push(stream, rest.text, MGL_PUSH_MORE, out, whole); /* Manchu: the NNBSP stays */
    cr_expect_eq(mgl_stream_offset(stream), strlen(whole));
    push(stream, "a\nb\nc", MGL_PUSH_MORE, out, "a\nb\n");
    push(stream, "", MGL_PUSH_LAST, out, "c");
    mgl_stream_free(stream);
    mgl_out_free(out);
}

/* An end with nothing waiting, and a text of nothing. */
Test(stream, nothing)
{
    mgl_stream *stream = new_stream(MGL_SYSTEM_HUDUM, 0);
    mgl_out *out = new_out();
    cr_expect_eq(mgl_stream_push(stream, NULL, 0, MGL_PUSH_LAST, out), MGL_OK);
    cr_expect_str_eq(mgl_out_text(out, NULL), "");
    cr_expect_eq(mgl_stream_push(stream, NULL, 0, MGL_PUSH_MORE, out), MGL_OK);
    push(stream, "a ", MGL_PUSH_MORE, out, "a ");
    push(stream, "", MGL_PUSH_LAST, out, "");
    mgl_stream_free(stream);
    mgl_out_free(out);
}

/* A text may end inside a code point; strict mode then says so, and the stream goes on. */
Test(stream, strict)
{
    mgl_stream *stream = new_stream(MGL_SYSTEM_HUDUM, MGL_SHAPE_STRICT);
    mgl_out *out = new_out();
    push(stream, "a\xE1\xA0", MGL_PUSH_MORE, out, "a");
    cr_expect_eq(mgl_stream_push(stream, NULL, 0, MGL_PUSH_LAST, out), MGL_E_STRICT);
    cr_expect_str_eq(mgl_out_text(out, NULL), "\xE1\xA0");
    cr_assert_eq(mgl_out_diag_count(out), 1);
    cr_expect_eq(mgl_out_diag_code(out)[0], MGL_DIAG_INVALID_UTF8);
    cr_expect_eq(mgl_out_diag_begin(out)[0], 0);
    cr_expect_eq(mgl_out_diag_end(out)[0], 2);
    push(stream, "good", MGL_PUSH_LAST, out, "good");
    mgl_stream_free(stream);
    mgl_out_free(out);
}

/* What does not fit is not taken, and fits into more. */
Test(stream, space)
{
    static char memory[4096];
    mgl_stream *stream = new_stream(MGL_SYSTEM_HUDUM, 0);
    mgl_out *out = new_out(), *fixed = NULL;
    size_t size = 1;
    while (mgl_out_new_fixed(NULL, memory, size, &fixed) != MGL_OK)
        size++;
    mgl_out_free(fixed);
    cr_assert_eq(mgl_out_new_fixed(NULL, memory, size + 2, &fixed), MGL_OK);
    cr_expect_eq(mgl_stream_push(stream, "many words ", 11, MGL_PUSH_MORE, fixed), MGL_E_SPACE);
    cr_expect_eq(mgl_stream_offset(stream), 0);
    size_t needed = mgl_out_needed(fixed);
    mgl_out_free(fixed);
    cr_assert_leq(needed, sizeof memory);
    cr_assert_eq(mgl_out_new_fixed(NULL, memory, needed, &fixed), MGL_OK);
    push(stream, "many words ", MGL_PUSH_MORE, fixed, "many words ");
    push(stream, "a", MGL_PUSH_LAST, out, "a");
    mgl_out_free(fixed);
    mgl_stream_free(stream);
    mgl_out_free(out);
}

/* The language tag is copied. */
Test(stream, language)
{
    char tag[] = "mnc";
    mgl_norm_opts opts = MGL_NORM_OPTS_INIT;
    mgl_stream *stream = NULL;
    mgl_out *out = new_out();
    spelling text = spell(MGL_SYSTEM_MANCHU, "a m a nnbsp");
    opts.language = tag;
    cr_assert_eq(mgl_stream_new_normalize(NULL, &opts, &stream), MGL_OK);
    memset(tag, 'x', 3);
    push(stream, text.text, MGL_PUSH_LAST, out, text.text);
    mgl_stream_free(stream);
    mgl_out_free(out);
}

Test(stream, mistakes)
{
    mgl_norm_opts opts = MGL_NORM_OPTS_INIT;
    mgl_stream *stream = NULL;
    mgl_out *out = new_out();
    cr_expect_eq(mgl_stream_new_normalize(NULL, NULL, NULL), MGL_E_ARG);
    opts.form = MGL_NORM_CANONICAL;
    cr_expect_eq(mgl_stream_new_normalize(NULL, &opts, &stream), MGL_E_UNSUPPORTED);
    opts.form = 0;
    opts.flags = MGL_SHAPE_LIGATURES;
    cr_expect_eq(mgl_stream_new_normalize(NULL, &opts, &stream), MGL_E_ARG);
    cr_expect_null(stream);
    stream = new_stream(0, 0);
    cr_expect_eq(mgl_stream_push(NULL, "", 0, MGL_PUSH_MORE, out), MGL_E_ARG);
    cr_expect_eq(mgl_stream_push(stream, "", 0, MGL_PUSH_MORE, NULL), MGL_E_ARG);
    cr_expect_eq(mgl_stream_push(stream, NULL, 1, MGL_PUSH_MORE, out), MGL_E_ARG);
    cr_expect_eq(mgl_stream_push(stream, "", 0, (mgl_push)2, out), MGL_E_ARG);
    cr_expect_eq(mgl_stream_offset(NULL), 0);
    mgl_stream_free(stream);
    mgl_stream_free(NULL);
    mgl_out_free(out);
}
