/* lab.c -- fonts, pages and ink for the layout tests. */
#include "lab.h"

#include <stdio.h>
#include <stdlib.h>

#include "layout/fontlist.h"

static mgl_font *read_font(const char *path)
{
    mgl_font *font = NULL;
    return mgl_font_new_file(NULL, path, 0, &font) == MGL_OK ? font : NULL;
}

bool lab_open(lab_fonts *fonts, char **arguments)
{
    *fonts = (lab_fonts){ read_font(arguments[0]), read_font(arguments[1]), read_font(arguments[2]), NULL, NULL, NULL };
    mgl_system_fonts *system = mgl_system_fonts_open(NULL);
    if (system) {
        mgl_font *second = mgl_system_font_named(system, "Noto Sans Mongolian", 0);
        bool old = second && mgl_font_has(second, 0x1820) && !mgl_font_has(second, 0x180F);
        fonts->noto2 = old ? second : NULL;
        if (second && !old)
            mgl_font_unref(second);
        fonts->cjk = mgl_system_font(system, 0x53E3, false, "zh");
        fonts->emoji = mgl_system_font(system, 0x1F600, true, NULL);
        mgl_system_fonts_close(system);
    }
    if (fonts->cjk && !mgl_font_has(fonts->cjk, 0x53E3)) {
        mgl_font_unref(fonts->cjk);
        fonts->cjk = NULL;
    }
    if (fonts->emoji && !(mgl_font_has(fonts->emoji, 0x1F600) && fonts->emoji->color)) {
        mgl_font_unref(fonts->emoji);
        fonts->emoji = NULL;
    }
    return fonts->plain && fonts->zero;
}

void lab_close(lab_fonts *fonts)
{
    mgl_font_unref(fonts->plain);
    mgl_font_unref(fonts->zero);
    mgl_font_unref(fonts->noto);
    mgl_font_unref(fonts->noto2);
    mgl_font_unref(fonts->cjk);
    mgl_font_unref(fonts->emoji);
}

mgl_layout_opts lab_opts(int32_t length)
{
    mgl_layout_opts opts = MGL_LAYOUT_OPTS_INIT;
    opts.flags = MGL_LAYOUT_NO_FALLBACK;
    opts.font_size = MGL_POINTS(10);
    opts.page_width = MGL_POINTS(1600);
    opts.page_height = MGL_POINTS(length);
    opts.margin_top = opts.margin_right = opts.margin_bottom = opts.margin_left = -1;
    return opts;
}

mgl_page *lab_page(mgl_font *font, mgl_font *second, const mgl_layout_opts *opts, const char *text,
                   const mgl_style *styles, size_t style_n)
{
    mgl_font *fonts[] = { font, second };
    mgl_layout *layout = NULL;
    mgl_page *page = NULL;
    mgl_status status = mgl_layout_new(NULL, opts, fonts, second ? 2 : 1, &layout);
    if (status == MGL_OK)
        status = mgl_layout_feed(layout, text, MGL_NUL, styles, style_n, true);
    if (status == MGL_OK)
        status = mgl_layout_next(layout, &page);
    mgl_layout_free(layout);
    if (status != MGL_OK)
        printf("# %s for '%s'\n", mgl_status_name(status), text);
    return page;
}

mgl_style lab_style(const char *text, const char *part, uint32_t flags)
{
    mgl_style style = MGL_STYLE_INIT;
    style.begin = lab_at(text, part);
    style.end = style.begin + strlen(part);
    style.flags = flags;
    return style;
}

uint32_t lab_at(const char *text, const char *part)
{
    const char *found = strstr(text, part);
    if (!found) {
        printf("Bail out! '%s' is not in '%s'\n", part, text);
        exit(1);
    }
    return (uint32_t)(found - text);
}

lab_ink lab_glyph_ink(const mgl_page *page, size_t glyph)
{
    int32_t x = mgl_page_glyph_x(page)[glyph], y = mgl_page_glyph_y(page)[glyph],
            size = mgl_page_glyph_size(page)[glyph];
    const mgl_font *font = mgl_page_font(page, mgl_page_glyph_font(page)[glyph]);
    int32_t em = (int32_t)mgl_font_units_per_em(font), narrow = mgl_page_glyph_narrow(page)[glyph];
    mgl_ink ink = mgl_font_ink(font, mgl_page_glyph_id(page)[glyph]);
    int32_t left = (int32_t)((int64_t)ink.left * size * narrow / 1000 / em),
            right = (int32_t)((int64_t)ink.right * size * narrow / 1000 / em);
    int32_t low = (int32_t)((int64_t)ink.bottom * size / em), high = (int32_t)((int64_t)ink.top * size / em);
    lab_ink found = { true, x + left, x + right, y - high, y - low, mgl_page_glyph_rotation(page)[glyph], size, glyph };
    if (found.rotation) {
        found.left = x + low;
        found.right = x + high;
        found.top = y + left;
        found.bottom = y + right;
    }
    return found;
}

lab_ink lab_ink_at(const mgl_page *page, uint32_t cluster)
{
    for (size_t i = 0; i < mgl_page_glyph_count(page); i++) {
        if (mgl_page_glyph_cluster(page)[i] == cluster)
            return lab_glyph_ink(page, i);
    }
    return (lab_ink){ .found = false };
}

bool lab_overlaps(const mgl_page *page, int32_t slack, size_t *a, size_t *b)
{
    size_t n = mgl_page_glyph_count(page);
    for (size_t i = 0; i < n; i++) {
        lab_ink first = lab_glyph_ink(page, i);
        for (size_t j = i + 1; j < n && j < i + 12; j++) {
            lab_ink second = lab_glyph_ink(page, j);
            bool same = mgl_page_glyph_cluster(page)[i] == mgl_page_glyph_cluster(page)[j];
            bool letters =
                first.rotation && second.rotation && mgl_page_glyph_font(page)[i] == mgl_page_glyph_font(page)[j];
            int32_t across = (first.right < second.right ? first.right : second.right) -
                             (first.left > second.left ? first.left : second.left);
            int32_t along = (first.bottom < second.bottom ? first.bottom : second.bottom) -
                            (first.top > second.top ? first.top : second.top);
            if (!same && !letters && across > slack && along > slack) {
                *a = i;
                *b = j;
                return true;
            }
        }
    }
    return false;
}

size_t lab_line_of(const mgl_page *page, uint32_t at)
{
    size_t line = 0;
    for (size_t i = 0; i < mgl_page_line_count(page); i++)
        line = mgl_page_line_begin(page)[i] <= at ? i : line;
    return line;
}

bool lab_line_begins(const mgl_page *page, uint32_t at)
{
    for (size_t i = 0; i < mgl_page_line_count(page); i++) {
        if (mgl_page_line_begin(page)[i] == at)
            return true;
    }
    return false;
}

const char *const lab_no_start[] = { "᠂", "᠃",  "᠄",  "᠈",  "᠉",  "᠁",  "!",  "?", "？", "！", ",",  ".",  ":", ";",
                                     ")", "》", "」", "〉", "）", "，", "。", "”", "»",  "︐", "︒", "﹄", NULL };
const char *const lab_no_end[] = { "(", "«", "〈", "《", "〔", "「", "『", "“", "（", "﹃", NULL };

const char *lab_wrong_start(const char *start)
{
    for (size_t k = 0; lab_no_start[k]; k++) {
        if (strncmp(start, lab_no_start[k], strlen(lab_no_start[k])) == 0)
            return lab_no_start[k];
    }
    return NULL;
}

const char *lab_wrong_end(const char *text, const char *end)
{
    while (end > text && end[-1] == ' ')
        end--;
    for (size_t k = 0; lab_no_end[k]; k++) {
        size_t n = strlen(lab_no_end[k]);
        if ((size_t)(end - text) >= n && memcmp(end - n, lab_no_end[k], n) == 0)
            return lab_no_end[k];
    }
    return NULL;
}

uint64_t lab_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* What random paragraphs are made of: Mongolian letters, marks before and behind words, other scripts. */
size_t lab_random_text(uint64_t *state, char *text, size_t room, size_t words)
{
    static const char *const letters[] = { "ᠠ", "ᠡ", "ᠢ", "ᠣ", "ᠤ", "ᠨ",      "ᠪ",     "ᠭ",
                                           "ᠮ", "ᠯ", "ᠰ", "ᠳ", "ᠷ", "ᠭ᠋", "ᠨ᠋" };
    static const char *const behind[] = { "᠃",  " ᠃",      "᠂",  " ᠂", "᠄",  "᠈",  "᠉",   "!", " ?",
                                          "!?", "？",      "！", "》", "）", ",",  ".",   ":", ";",
                                          ")",  " ᠄《ᠪ》", "᠁",  "”",  "»",  "︐", " ︒", "﹄" };
    static const char *const before[] = { "(", "《", "「", "〈", "〔", "“", "«", "( ", "《 ", "﹃" };
    static const char *const other[] = {
        "Latin", "2024", "口", "一丁", "word", "12", "᠎ᠠ", " ᠤᠨ", "᠊ᠠ", "᠐᠑", "——", "—"
    };
    size_t n = 0;
    text[0] = 0;
    for (size_t w = 0; w < words && n + 80 < room; w++) {
        if (lab_random(state) % 12 == 0)
            n += (size_t)snprintf(text + n, room - n, "%s",
                                  before[lab_random(state) % (sizeof before / sizeof *before)]);
        if (lab_random(state) % 9 == 0) {
            n += (size_t)snprintf(text + n, room - n, "%s", other[lab_random(state) % (sizeof other / sizeof *other)]);
        } else {
            for (size_t k = 1 + lab_random(state) % 9; k > 0; k--)
                n += (size_t)snprintf(text + n, room - n, "%s",
                                      letters[lab_random(state) % (sizeof letters / sizeof *letters)]);
        }
        if (lab_random(state) % 6 == 0)
            n += (size_t)snprintf(text + n, room - n, "%s",
                                  behind[lab_random(state) % (sizeof behind / sizeof *behind)]);
        n += (size_t)snprintf(text + n, room - n, "%s", w + 1 < words ? " " : "");
    }
    return n;
}

char *lab_read(const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t room = 1 << 16;
    char *data = malloc(room);
    *n = 0;
    for (size_t got; data && (got = fread(data + *n, 1, room - *n - 1, file)) > 0;) {
        *n += got;
        if (*n + 1 == room)
            data = realloc(data, room *= 2);
    }
    fclose(file);
    if (data)
        data[*n] = 0;
    return data;
}
