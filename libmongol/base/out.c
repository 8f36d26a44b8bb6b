/* out.c -- making an mgl_out and reading what is in it. */
#include "base/out_arrays.h"

#include <string.h>

#include "base/offsets.h"
#include "base/utf8.h"
#include "base/writer.h"

static const mgl_column layout[MGL_OUT_COLUMNS] = {
    [MGL_OUT_DIAG_BEGIN] = { MGL_OUT_DIAGS, sizeof(uint64_t) },
    [MGL_OUT_DIAG_END] = { MGL_OUT_DIAGS, sizeof(uint64_t) },
    [MGL_OUT_EDIT_TARGET] = { MGL_OUT_EDITS, sizeof(size_t) },
    [MGL_OUT_EDIT_TARGET_LEN] = { MGL_OUT_EDITS, sizeof(size_t) },
    [MGL_OUT_EDIT_SOURCE + MGL_UTF8] = { MGL_OUT_EDITS, sizeof(size_t) },
    [MGL_OUT_EDIT_SOURCE + MGL_UTF16] = { MGL_OUT_EDITS, sizeof(size_t) },
    [MGL_OUT_EDIT_SOURCE + MGL_UTF32] = { MGL_OUT_EDITS, sizeof(size_t) },
    [MGL_OUT_EDIT_SOURCE_LEN + MGL_UTF8] = { MGL_OUT_EDITS, sizeof(size_t) },
    [MGL_OUT_EDIT_SOURCE_LEN + MGL_UTF16] = { MGL_OUT_EDITS, sizeof(size_t) },
    [MGL_OUT_EDIT_SOURCE_LEN + MGL_UTF32] = { MGL_OUT_EDITS, sizeof(size_t) },
    [MGL_OUT_MARK_UTF16] = { MGL_OUT_MARKS, sizeof(size_t) },
    [MGL_OUT_MARK_UTF32] = { MGL_OUT_MARKS, sizeof(size_t) },
    [MGL_OUT_DIAG_CODE] = { MGL_OUT_DIAGS, sizeof(uint16_t) },
    [MGL_OUT_CHARS] = { MGL_OUT_TEXT, 1 },
};

/* The memory of a fixed output: up to ALIGNMENT - 1 bytes nobody uses, the object, its columns. The unused bytes are
 * asked for at any address, so that the needed size does not depend on where the caller's memory happens to lie. */
enum { ALIGNMENT = _Alignof(mgl_out) > _Alignof(uint64_t) ? _Alignof(mgl_out) : _Alignof(uint64_t) };
enum { OBJECT_SIZE = (sizeof(mgl_out) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT };
enum { FIXED_SIZE = ALIGNMENT - 1 + OBJECT_SIZE };

mgl_status mgl_out_new(mgl_ctx *ctx, mgl_out **out)
{
    if (!out)
        return MGL_E_ARG;
    mgl_out *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    memset(made, 0, sizeof *made);
    made->ctx = mgl_ctx_ref(ctx);
    mgl_columns_init(&made->columns, layout, MGL_OUT_COLUMNS, ctx, NULL, 0);
    mgl_out_begin(made);
    if (made->columns.lost) {
        mgl_out_free(made);
        return MGL_E_NOMEM;
    }
    *out = made;
    return MGL_OK;
}

mgl_status mgl_out_new_fixed(mgl_ctx *ctx, void *mem, size_t n, mgl_out **out)
{
    if (!out || !mem)
        return MGL_E_ARG;
    if (n < FIXED_SIZE + 1)
        return MGL_E_SPACE;
    size_t unused = (ALIGNMENT - (uintptr_t)mem % ALIGNMENT) % ALIGNMENT;
    unsigned char *start = (unsigned char *)mem + unused;
    mgl_out *made = (mgl_out *)(void *)start;
    memset(made, 0, sizeof *made);
    made->ctx = mgl_ctx_ref(ctx);
    mgl_columns_init(&made->columns, layout, MGL_OUT_COLUMNS, ctx, start + OBJECT_SIZE, n - FIXED_SIZE);
    mgl_out_begin(made);
    *out = made;
    return MGL_OK;
}

void mgl_out_free(mgl_out *out)
{
    if (!out)
        return;
    mgl_ctx *ctx = out->ctx;
    mgl_columns_free(&out->columns);
    if (!out->columns.fixed)
        mgl_release(ctx, out, sizeof *out);
    mgl_ctx_unref(ctx);
}

void mgl_out_clear(mgl_out *out)
{
    mgl_out_begin(out);
}

/* The elements of a group that can be read: none when memory ran out. */
static size_t count_of(const mgl_out *out, unsigned group)
{
    return out->columns.lost ? 0 : out->columns.count[group];
}

static const void *column_of(const mgl_out *out, unsigned column)
{
    return count_of(out, layout[column].group) == 0 ? NULL : out->columns.at[column];
}

const char *mgl_out_text(const mgl_out *out, size_t *n)
{
    const char *text = out ? column_of(out, MGL_OUT_CHARS) : NULL;
    if (n)
        *n = text ? count_of(out, MGL_OUT_TEXT) - 1 : 0;
    return text ? text : "";
}

size_t mgl_out_needed(const mgl_out *out)
{
    size_t object = out->columns.fixed ? FIXED_SIZE : sizeof *out;
    return mgl_size_add(object, mgl_columns_needed(&out->columns));
}

/* The map; in an output with text from nowhere only, the units of the result are not counted before somebody asks. */
static mgl_offsets view(const mgl_out *out)
{
    mgl_offsets map = { .edit_count = count_of(out, MGL_OUT_EDITS), .mark_count = count_of(out, MGL_OUT_MARKS) };
    map.text = mgl_out_text(out, &map.text_n[MGL_UTF8]);
    if (out->columns.lost)
        return map;
    map.target = column_of(out, MGL_OUT_EDIT_TARGET);
    map.target_len = column_of(out, MGL_OUT_EDIT_TARGET_LEN);
    for (unsigned utf = 0; utf < 3; utf++) {
        map.source[utf] = column_of(out, MGL_OUT_EDIT_SOURCE + utf);
        map.source_len[utf] = column_of(out, MGL_OUT_EDIT_SOURCE_LEN + utf);
    }
    map.mark[MGL_UTF16] = column_of(out, MGL_OUT_MARK_UTF16);
    map.mark[MGL_UTF32] = column_of(out, MGL_OUT_MARK_UTF32);
    memcpy(map.source_n, out->source_n, sizeof map.source_n);
    map.text_n[MGL_UTF16] = out->text_n[MGL_UTF16];
    map.text_n[MGL_UTF32] = out->text_n[MGL_UTF32];
    if (!out->mapped) {
        const unsigned char *text = (const unsigned char *)map.text;
        mgl_utf8_count(text, text + map.text_n[MGL_UTF8], &map.text_n[MGL_UTF16], &map.text_n[MGL_UTF32]);
    }
    return map;
}

size_t mgl_out_to_source(const mgl_out *out, mgl_utf utf, size_t pos)
{
    mgl_offsets map = view(out);
    return (unsigned)utf > MGL_UTF32 ? 0 : mgl_offsets_to_source(&map, (unsigned)utf, pos);
}

size_t mgl_out_from_source(const mgl_out *out, mgl_utf utf, size_t pos)
{
    mgl_offsets map = view(out);
    return (unsigned)utf > MGL_UTF32 ? 0 : mgl_offsets_from_source(&map, (unsigned)utf, pos);
}

size_t mgl_out_edit_count(const mgl_out *out)
{
    return count_of(out, MGL_OUT_EDITS);
}

const size_t *mgl_out_edit_source(const mgl_out *out)
{
    return column_of(out, MGL_OUT_EDIT_SOURCE + MGL_UTF8);
}

const size_t *mgl_out_edit_target(const mgl_out *out)
{
    return column_of(out, MGL_OUT_EDIT_TARGET);
}

const size_t *mgl_out_edit_source_len(const mgl_out *out)
{
    return column_of(out, MGL_OUT_EDIT_SOURCE_LEN + MGL_UTF8);
}

const size_t *mgl_out_edit_target_len(const mgl_out *out)
{
    return column_of(out, MGL_OUT_EDIT_TARGET_LEN);
}

size_t mgl_out_diag_count(const mgl_out *out)
{
    return count_of(out, MGL_OUT_DIAGS);
}

const uint16_t *mgl_out_diag_code(const mgl_out *out)
{
    return column_of(out, MGL_OUT_DIAG_CODE);
}

const uint64_t *mgl_out_diag_begin(const mgl_out *out)
{
    return column_of(out, MGL_OUT_DIAG_BEGIN);
}

const uint64_t *mgl_out_diag_end(const mgl_out *out)
{
    return column_of(out, MGL_OUT_DIAG_END);
}
