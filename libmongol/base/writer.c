/* writer.c -- writing text, edits and diagnostics to an mgl_out. */
#include "base/writer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/offsets.h"
#include "base/out_arrays.h"
#include "base/utf8.h"

static char *chars(const mgl_out *out)
{
    return out->columns.at[MGL_OUT_CHARS];
}

static size_t *sizes(const mgl_out *out, unsigned column)
{
    return out->columns.at[column];
}

/* The bytes of text so far; right even when they could not be kept. */
static size_t text_size(const mgl_out *out)
{
    size_t n = out->columns.count[MGL_OUT_TEXT];
    return n > 0 ? n - 1 : 0;
}

/* Room for n more bytes of text, its NUL written behind them; NULL when they can only be counted. */
static char *extend(mgl_out *out, size_t n)
{
    if (!mgl_columns_add(&out->columns, MGL_OUT_TEXT, n))
        return NULL;
    char *end = chars(out) + out->columns.count[MGL_OUT_TEXT] - 1;
    *end = '\0';
    return end - n;
}

static void append(mgl_out *out, const char *bytes, size_t n)
{
    char *place = extend(out, n);
    if (place && n > 0)
        memcpy(place, bytes, n);
}

void mgl_out_begin(mgl_out *out)
{
    mgl_columns_clear(&out->columns);
    memset(out->source_n, 0, sizeof out->source_n);
    memset(out->text_n, 0, sizeof out->text_n);
    out->stretch = 0;
    out->mapped = false;
    out->inserting = false;
    if (mgl_columns_add(&out->columns, MGL_OUT_TEXT, 1))
        *chars(out) = '\0';
}

/* Counts the unchanged text since the last edit into the length of the source. */
static void close_stretch(mgl_out *out)
{
    const unsigned char *text = (const unsigned char *)chars(out);
    size_t utf16, utf32;
    mgl_utf8_count(text + out->stretch, text + text_size(out), &utf16, &utf32);
    out->source_n[MGL_UTF16] += utf16;
    out->source_n[MGL_UTF32] += utf32;
    out->stretch = text_size(out);
}

/* Enters an edit whose result is the n bytes of text from `target` on, which may not be written yet. */
static void record(mgl_out *out, const char *source, size_t source_n, size_t target, size_t n)
{
    const unsigned char *bytes = (const unsigned char *)source;
    if (mgl_columns_add(&out->columns, MGL_OUT_EDITS, 1)) {
        size_t last = out->columns.count[MGL_OUT_EDITS] - 1;
        size_t length[3] = { source_n, 0, 0 };
        if (source_n > 0)
            mgl_utf8_count(bytes, bytes + source_n, &length[MGL_UTF16], &length[MGL_UTF32]);
        sizes(out, MGL_OUT_EDIT_TARGET)[last] = target;
        sizes(out, MGL_OUT_EDIT_TARGET_LEN)[last] = n;
        for (unsigned utf = 0; utf < 3; utf++) {
            sizes(out, MGL_OUT_EDIT_SOURCE + utf)[last] = out->source_n[utf];
            sizes(out, MGL_OUT_EDIT_SOURCE_LEN + utf)[last] = length[utf];
        }
        out->source_n[MGL_UTF16] += length[MGL_UTF16];
        out->source_n[MGL_UTF32] += length[MGL_UTF32];
        out->stretch = target + n;
    }
    out->source_n[MGL_UTF8] = mgl_size_add(out->source_n[MGL_UTF8], source_n);
}

/* From the first piece of source on, what was written before counts as inserted in front of it. */
static void begin_map(mgl_out *out)
{
    if (!out->mapped && text_size(out) > 0)
        record(out, NULL, 0, 0, text_size(out));
    out->mapped = true;
    out->inserting = false;
}

/* The next n bytes of text come from nowhere. */
static void insert(mgl_out *out, size_t n)
{
    if (n == 0)
        return;
    if (!out->inserting) {
        if (!out->columns.lost)
            close_stretch(out);
        record(out, NULL, 0, text_size(out), n);
        out->inserting = true;
    } else if (!out->columns.lost) {
        sizes(out, MGL_OUT_EDIT_TARGET_LEN)[out->columns.count[MGL_OUT_EDITS] - 1] += n;
        out->stretch += n;
    }
}

void mgl_out_put(mgl_out *out, const char *bytes, size_t n)
{
    if (out->mapped)
        insert(out, n);
    append(out, bytes, n);
}

void mgl_out_puts(mgl_out *out, const char *string)
{
    mgl_out_put(out, string, strlen(string));
}

void mgl_out_putf(mgl_out *out, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int n = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (n > 0) {
        if (out->mapped)
            insert(out, (size_t)n);
        char *place = extend(out, (size_t)n);
        if (place)
            vsnprintf(place, (size_t)n + 1, format, again);
    }
    va_end(again);
}

void mgl_out_pad(mgl_out *out, size_t n, char c)
{
    if (out->mapped)
        insert(out, n);
    char *place = extend(out, n);
    if (place && n > 0)
        memset(place, c, n);
}

void mgl_out_same(mgl_out *out, const char *bytes, size_t n)
{
    if (n == 0)
        return;
    begin_map(out);
    append(out, bytes, n);
    out->source_n[MGL_UTF8] = mgl_size_add(out->source_n[MGL_UTF8], n);
}

void mgl_out_edit(mgl_out *out, const char *source, size_t source_n, const char *target, size_t target_n)
{
    if (source_n == 0 && target_n == 0)
        return;
    begin_map(out);
    if (!out->columns.lost)
        close_stretch(out);
    record(out, source, source_n, text_size(out), target_n);
    append(out, target, target_n);
}

void mgl_out_diag(mgl_out *out, uint16_t code, uint64_t begin, uint64_t end)
{
    if (!mgl_columns_add(&out->columns, MGL_OUT_DIAGS, 1))
        return;
    size_t last = out->columns.count[MGL_OUT_DIAGS] - 1;
    ((uint64_t *)out->columns.at[MGL_OUT_DIAG_BEGIN])[last] = begin;
    ((uint64_t *)out->columns.at[MGL_OUT_DIAG_END])[last] = end;
    ((uint16_t *)out->columns.at[MGL_OUT_DIAG_CODE])[last] = code;
}

/* The lengths in all units and, where there are edits, the marks. */
static void finish_map(mgl_out *out)
{
    size_t n = text_size(out);
    bool edited = out->columns.count[MGL_OUT_EDITS] > 0;
    if (!out->columns.lost)
        close_stretch(out);
    out->columns.count[MGL_OUT_MARKS] = 0;
    if (!mgl_columns_add(&out->columns, MGL_OUT_MARKS, edited ? mgl_offsets_mark_count(n) : 0))
        return;
    if (edited) {
        mgl_offsets_set_marks(chars(out), n, sizes(out, MGL_OUT_MARK_UTF16), sizes(out, MGL_OUT_MARK_UTF32),
                              out->text_n);
    } else {
        memcpy(out->text_n, out->source_n, sizeof out->text_n);
    }
}

mgl_status mgl_out_finish(mgl_out *out)
{
    if (out->mapped)
        finish_map(out);
    if (!out->columns.lost)
        return MGL_OK;
    return out->columns.fixed ? MGL_E_SPACE : MGL_E_NOMEM;
}
