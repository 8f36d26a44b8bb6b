/* offsets.c -- queries of an offset map: a binary search for the edit, and in UTF-16 and UTF-32 a walk of at most one
 * stride of the result. */
#include "base/offsets.h"

#include "base/size.h"
#include "base/utf8.h"

static const unsigned char *bytes_of(const char *text)
{
    return (const unsigned char *)text;
}

/* Where in the result mark number index stands: the last start of a code point up to that multiple of the stride. */
static const unsigned char *mark_place(const char *text, size_t index)
{
    return mgl_utf8_start(bytes_of(text), bytes_of(text) + (index + 1) * MGL_OFFSETS_STRIDE);
}

size_t mgl_offsets_mark_count(size_t n)
{
    return n == 0 ? 0 : (n - 1) / MGL_OFFSETS_STRIDE;
}

void mgl_offsets_set_marks(const char *text, size_t n, size_t *utf16, size_t *utf32, size_t total[3])
{
    const unsigned char *from = bytes_of(text);
    size_t count = mgl_offsets_mark_count(n), more16, more32;
    total[MGL_UTF8] = n;
    total[MGL_UTF16] = total[MGL_UTF32] = 0;
    for (size_t i = 0; i < count; i++) {
        const unsigned char *to = mark_place(text, i);
        mgl_utf8_count(from, to, &more16, &more32);
        utf16[i] = total[MGL_UTF16] += more16;
        utf32[i] = total[MGL_UTF32] += more32;
        from = to;
    }
    mgl_utf8_count(from, bytes_of(text) + n, &more16, &more32);
    total[MGL_UTF16] += more16;
    total[MGL_UTF32] += more32;
}

/* How many elements at the beginning of a rising array are <= value. */
static size_t count_up_to(const size_t *array, size_t n, size_t value)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (array[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* From bytes of the result to units of the result. */
static size_t units_before(const mgl_offsets *map, unsigned utf, size_t byte)
{
    if (utf == MGL_UTF8)
        return byte;
    size_t marks = mgl_size_min(byte / MGL_OFFSETS_STRIDE, map->mark_count);
    const unsigned char *from = marks > 0 ? mark_place(map->text, marks - 1) : bytes_of(map->text);
    size_t utf16, utf32;
    mgl_utf8_count(from, bytes_of(map->text) + byte, &utf16, &utf32);
    return (marks > 0 ? map->mark[utf][marks - 1] : 0) + (utf == MGL_UTF16 ? utf16 : utf32);
}

/* From units of the result to the byte where the code point they point into starts. */
static size_t byte_of(const mgl_offsets *map, unsigned utf, size_t pos)
{
    if (utf == MGL_UTF8)
        return pos;
    size_t marks = count_up_to(map->mark[utf], map->mark_count, pos);
    const unsigned char *p = marks > 0 ? mark_place(map->text, marks - 1) : bytes_of(map->text);
    const unsigned char *end = bytes_of(map->text) + map->text_n[MGL_UTF8];
    size_t units = marks > 0 ? map->mark[utf][marks - 1] : 0;
    while (p < end) {
        uint32_t cp;
        const unsigned char *next = mgl_utf8_next(p, end, &cp);
        units += utf == MGL_UTF16 && cp >= 0x10000 && cp != MGL_UTF8_BAD ? 2 : 1;
        if (units > pos)
            break;
        p = next;
    }
    return (size_t)(p - bytes_of(map->text));
}

size_t mgl_offsets_to_source(const mgl_offsets *map, unsigned utf, size_t pos)
{
    if (pos >= map->text_n[utf])
        return map->source_n[utf];
    if (map->edit_count == 0)
        return mgl_size_min(pos, map->source_n[utf]);
    size_t byte = byte_of(map, utf, pos);
    size_t edits = count_up_to(map->target, map->edit_count, byte);
    size_t limit = edits < map->edit_count ? map->source[utf][edits] : map->source_n[utf];
    if (edits == 0)
        return mgl_size_min(pos, limit);
    size_t last = edits - 1;
    if (byte - map->target[last] < map->target_len[last])
        return map->source[utf][last];
    /* Not negative: pos is at or after the edit's end, and a longer piece of text has no fewer units. */
    size_t after = pos - units_before(map, utf, map->target[last] + map->target_len[last]);
    return mgl_size_min(map->source[utf][last] + map->source_len[utf][last] + after, limit);
}

size_t mgl_offsets_from_source(const mgl_offsets *map, unsigned utf, size_t pos)
{
    if (pos >= map->source_n[utf])
        return map->text_n[utf];
    size_t edits = count_up_to(map->source[utf], map->edit_count, pos);
    if (edits == 0)
        return pos;
    size_t last = edits - 1;
    size_t after = pos - map->source[utf][last];
    if (after < map->source_len[utf][last])
        return units_before(map, utf, map->target[last]);
    size_t end = units_before(map, utf, map->target[last] + map->target_len[last]);
    size_t limit = edits < map->edit_count ? units_before(map, utf, map->target[edits]) : map->text_n[utf];
    return mgl_size_min(end + (after - map->source_len[utf][last]), limit);
}
