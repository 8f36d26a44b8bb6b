/* norm_map.c -- edits and offset maps against a slow reading. */
#include "norm_map.h"

#include <stdint.h>
#include <string.h>

#include "oracle.h"

/* ---- edits ---- */

static bool is_control(uint32_t cp)
{
    return (cp >= 0x180B && cp <= 0x180D) || cp == 0x180F || cp == 0x200C || cp == 0x200D || cp == 0x202F;
}

static bool is_mark(uint32_t cp)
{
    return cp == 0x1885 || cp == 0x1886 || cp == 0x18A9;
}

/* What may be replaced: controls, and a mark that changes places with one. */
static const char *check_replaced(const char *source, size_t n, size_t begin, size_t end)
{
    size_t length;
    for (size_t i = begin; i < end; i += length) {
        uint32_t cp = oracle_read(source, n, i, &length);
        if (!is_control(cp) && !is_mark(cp))
            return "an edit touches something else than a control";
    }
    return NULL;
}

const char *norm_map_edits(const mgl_out *out, const char *source, size_t n)
{
    size_t edits = mgl_out_edit_count(out), text_n, from = 0, to = 0;
    const char *text = mgl_out_text(out, &text_n);
    const size_t *at_source = mgl_out_edit_source(out), *at_text = mgl_out_edit_target(out);
    const size_t *source_len = mgl_out_edit_source_len(out), *text_len = mgl_out_edit_target_len(out);
    for (size_t i = 0; i <= edits; i++) {
        size_t next_from = i < edits ? at_source[i] : n, next_to = i < edits ? at_text[i] : text_n;
        if (next_from < from || next_to < to || next_from > n || next_to > text_n)
            return "edits are out of order";
        if (next_from - from != next_to - to || memcmp(source + from, text + to, next_from - from))
            return "the text between two edits differs";
        if (i == edits)
            break;
        from = next_from + source_len[i];
        to = next_to + text_len[i];
        if (from > n || to > text_n)
            return "an edit reaches over the end";
        if (source_len[i] == text_len[i] && !memcmp(source + next_from, text + next_to, source_len[i]))
            return "an edit changes nothing";
        const char *wrong = check_replaced(source, n, next_from, from);
        if (wrong)
            return wrong;
    }
    return NULL;
}

/* ---- offsets ---- */

static size_t units_of(uint32_t cp, size_t length, mgl_utf utf)
{
    if (utf == MGL_UTF8)
        return length;
    return utf == MGL_UTF16 && cp != UINT32_MAX && cp > 0xFFFF ? 2 : 1;
}

/* How many units stand before a byte. */
static size_t count_before(const char *text, size_t n, size_t byte, mgl_utf utf)
{
    size_t count = 0, length;
    for (size_t i = 0; i < byte; i += length) {
        uint32_t cp = oracle_read(text, n, i, &length);
        count += units_of(cp, length, utf);
    }
    return count;
}

/* A byte of one text as a byte of the other, from the edits: back is from the result to the source. */
static size_t follow(const mgl_out *out, size_t byte, bool back)
{
    const size_t *at = back ? mgl_out_edit_target(out) : mgl_out_edit_source(out);
    const size_t *length = back ? mgl_out_edit_target_len(out) : mgl_out_edit_source_len(out);
    const size_t *other = back ? mgl_out_edit_source(out) : mgl_out_edit_target(out);
    const size_t *other_len = back ? mgl_out_edit_source_len(out) : mgl_out_edit_target_len(out);
    size_t result = byte;
    for (size_t i = 0; i < mgl_out_edit_count(out); i++) {
        if (byte >= at[i] && byte < at[i] + length[i])
            return other[i];
        if (byte >= at[i] + length[i])
            result = other[i] + other_len[i] + (byte - at[i] - length[i]);
    }
    return result;
}

/* One direction: every boundary of a code point goes where the edits say; between, it never falls. */
static const char *check_direction(const mgl_out *out, mgl_utf utf, bool back, const char *from, size_t from_n,
                                   const char *to, size_t to_n)
{
    size_t (*map)(const mgl_out *, mgl_utf, size_t) = back ? mgl_out_to_source : mgl_out_from_source;
    size_t pos = 0, last = 0, length;
    for (size_t byte = 0; byte < from_n; byte += length) {
        uint32_t cp = oracle_read(from, from_n, byte, &length);
        size_t wanted = count_before(to, to_n, follow(out, byte, back), utf);
        if (map(out, utf, pos) != wanted)
            return back ? "an offset of the result leads to another place than the edits"
                        : "an offset of the source leads to another place than the edits";
        for (size_t k = units_of(cp, length, utf); k; k--, pos++) {
            size_t now = map(out, utf, pos);
            if (now < last)
                return "the offset map falls";
            last = now;
        }
    }
    size_t end = count_before(to, to_n, to_n, utf);
    if (map(out, utf, pos) != end || map(out, utf, pos + 1) != end || map(out, utf, SIZE_MAX) != end)
        return "the end is not mapped to the end";
    return last <= end ? NULL : "an offset is mapped over the end";
}

const char *norm_map_offsets(const mgl_out *out, mgl_utf utf, const char *source, size_t n)
{
    size_t text_n;
    const char *text = mgl_out_text(out, &text_n);
    const char *wrong = check_direction(out, utf, true, text, text_n, source, n);
    return wrong ? wrong : check_direction(out, utf, false, source, n, text, text_n);
}

const char *norm_map_difference(const mgl_out *a, const mgl_out *b)
{
    size_t edits = mgl_out_edit_count(a), diags = mgl_out_diag_count(a);
    if (edits != mgl_out_edit_count(b) || diags != mgl_out_diag_count(b))
        return "number of edits or diagnostics";
    for (size_t i = 0; i < edits; i++) {
        if (mgl_out_edit_source(a)[i] != mgl_out_edit_source(b)[i] ||
            mgl_out_edit_target(a)[i] != mgl_out_edit_target(b)[i] ||
            mgl_out_edit_source_len(a)[i] != mgl_out_edit_source_len(b)[i] ||
            mgl_out_edit_target_len(a)[i] != mgl_out_edit_target_len(b)[i])
            return "an edit";
    }
    for (size_t i = 0; i < diags; i++) {
        if (mgl_out_diag_code(a)[i] != mgl_out_diag_code(b)[i] ||
            mgl_out_diag_begin(a)[i] != mgl_out_diag_begin(b)[i] || mgl_out_diag_end(a)[i] != mgl_out_diag_end(b)[i])
            return "a diagnostic";
    }
    return NULL;
}
