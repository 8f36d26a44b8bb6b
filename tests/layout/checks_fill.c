/* checks_fill.c -- rows L10 to L15: how lines are filled. */
#include <stdlib.h>

#include "checks.h"

static const char words[] = "ᠠᠨᠠ ᠪᠢᠴᠢᠭ ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ ᠢᠷᠡ 口一丁 ᠨᠢᠭᠡ ᠬᠣᠶᠠᠷ ᠭᠤᠷᠪᠠ ᠨ᠎ᠠ ᠪᠠ ᠤᠨ ᠠᠪᠤ ᠡᠵᠢ";

/* Distances inside words are those of ragged text; full lines end at the end of the column. */
static bool justified(const lab_fonts *fonts)
{
    mgl_layout_opts opts = lab_opts(100);
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, words, NULL, 0);
    opts.align = MGL_ALIGN_TOP;
    opts.page_height = MGL_POINTS(2000);
    mgl_page *one = lab_page(fonts->plain, NULL, &opts, words, NULL, 0);
    WANT(page && one && mgl_page_line_count(page) > 2 && mgl_page_glyph_count(page) == mgl_page_glyph_count(one),
         "no pages");
    for (size_t i = 0; i + 1 < mgl_page_line_count(page); i++)
        WANT(mgl_page_line_stop(page)[i] == MGL_POINTS(100), "line %zu ends at %d/64", i, mgl_page_line_stop(page)[i]);
    WANT(mgl_page_line_stop(page)[mgl_page_line_count(page) - 1] < MGL_POINTS(100), "the last line is stretched");
    for (size_t w = 0; w < mgl_page_word_count(page); w++) {
        size_t first = mgl_page_word_glyph(page)[w];
        size_t end = w + 1 < mgl_page_word_count(page) ? mgl_page_word_glyph(page)[w + 1] : mgl_page_glyph_count(page);
        for (size_t i = first + 1; i < end; i++)
            WANT(abs(mgl_page_glyph_y(page)[i] - mgl_page_glyph_y(page)[i - 1] -
                     (mgl_page_glyph_y(one)[i] - mgl_page_glyph_y(one)[i - 1])) <= 1,
                 "word %zu is stretched", w);
    }
    mgl_page_free(page);
    mgl_page_free(one);
    return true;
}

static bool indented(const lab_fonts *fonts)
{
    mgl_layout_opts opts = lab_opts(100);
    opts.indent = MGL_POINTS(20);
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, words, NULL, 0);
    WANT(page && mgl_page_line_start(page)[0] == MGL_POINTS(20) && mgl_page_line_start(page)[1] == 0,
         "the first line is not indented");
    WANT(mgl_page_line_stop(page)[0] == MGL_POINTS(100), "the indented line is too long");
    mgl_page_free(page);
    opts.indent = -MGL_POINTS(20);
    page = lab_page(fonts->plain, NULL, &opts, words, NULL, 0);
    WANT(page && mgl_page_line_start(page)[0] == 0 && mgl_page_line_start(page)[1] == MGL_POINTS(20),
         "the other lines are not indented");
    WANT(mgl_page_line_stop(page)[1] == MGL_POINTS(100), "an indented line is too long");
    mgl_page_free(page);
    return true;
}

static bool aligned(const lab_fonts *fonts)
{
    for (uint32_t align = MGL_ALIGN_TOP; align <= MGL_ALIGN_BOTTOM; align++) {
        mgl_layout_opts opts = lab_opts(100);
        opts.align = align;
        mgl_page *page = lab_page(fonts->plain, NULL, &opts, words, NULL, 0);
        WANT(page && mgl_page_line_count(page) > 2, "no lines");
        for (size_t i = 0; i < mgl_page_line_count(page); i++) {
            int32_t above = mgl_page_line_start(page)[i], below = MGL_POINTS(100) - mgl_page_line_stop(page)[i];
            bool right = align == MGL_ALIGN_TOP      ? above == 0
                         : align == MGL_ALIGN_BOTTOM ? below == 0
                                                     : abs(above - below) <= 1;
            WANT(right && above >= 0 && below >= 0, "line %zu at alignment %u: %d above, %d below", i, align, above,
                 below);
        }
        mgl_page_free(page);
    }
    return true;
}

/* The sum of the squares of how much spaces are stretched, in space widths, over all full lines. */
static double stretch(const lab_fonts *fonts, const char *text, int32_t length, uint32_t flags)
{
    mgl_layout_opts opts = lab_opts(length);
    mgl_font *fonts_of[] = { fonts->plain };
    mgl_layout *layout = NULL;
    mgl_page *page = NULL;
    double sum = 0;
    opts.flags |= flags;
    mgl_status status = mgl_layout_new(NULL, &opts, fonts_of, 1, &layout);
    if (status == MGL_OK)
        status = mgl_layout_feed(layout, text, MGL_NUL, NULL, 0, true);
    while (status == MGL_OK && (status = mgl_layout_next(layout, &page)) == MGL_OK && page) {
        for (size_t i = 0; i < mgl_page_line_count(page); i++) {
            size_t word = mgl_page_line_word(page)[i];
            size_t end =
                i + 1 < mgl_page_line_count(page) ? mgl_page_line_word(page)[i + 1] : mgl_page_word_count(page);
            if (mgl_page_line_flags(page)[i] & MGL_LINE_LAST || end - word < 2)
                continue;
            /* The first gap is as wide as all others. */
            size_t last_glyph = mgl_page_word_glyph(page)[word + 1] - 1;
            lab_ink before = lab_glyph_ink(page, last_glyph), after = lab_glyph_ink(page, last_glyph + 1);
            double grown = (after.top - before.bottom - 166.4) / 166.4; /* a space of 260/1000 at 10 points */
            sum += grown > 0 ? grown * grown : 0;
        }
        mgl_page_free(page);
    }
    mgl_layout_free(layout);
    return sum;
}

static bool optimal(const lab_fonts *fonts)
{
    static char text[60000];
    uint64_t state = 88172645463325252u;
    size_t n = 0;
    for (size_t w = 0; w < 2500; w++) {
        for (size_t k = 2 + lab_random(&state) % 8; k > 0; k--)
            n += (size_t)snprintf(text + n, sizeof text - n, "ᠠ");
        n += (size_t)snprintf(text + n, sizeof text - n, w % 120 == 119 ? "\n" : " ");
    }
    for (int32_t length = 150; length <= 450; length += 150) {
        double greedy = stretch(fonts, text, length, MGL_LAYOUT_GREEDY), best = stretch(fonts, text, length, 0);
        printf("# L14 column of %d points: squared stretch of spaces %.1f, greedy %.1f (%.0f %% less)\n", length, best,
               greedy, 100 * (1 - best / greedy));
        WANT(best < 0.7 * greedy, "not 30 %% less");
    }
    return true;
}

static bool spaced(const lab_fonts *fonts)
{
    static const char text[] = "ᠠᠨᠠᠪ AB ᠨᠠ";
    mgl_font *all[] = { fonts->plain, fonts->noto };
    for (size_t k = 0; k < 2; k++) {
        mgl_layout_opts opts = lab_opts(500);
        mgl_page *plain = all[k] ? lab_page(all[k], NULL, &opts, text, NULL, 0) : NULL;
        opts.letter_spacing = MGL_POINTS(4);
        mgl_page *wide = all[k] ? lab_page(all[k], NULL, &opts, text, NULL, 0) : NULL;
        if (!all[k])
            continue;
        WANT(plain && wide && mgl_page_glyph_count(plain) == mgl_page_glyph_count(wide), "no pages");
        size_t letters = mgl_page_word_glyph(wide)[1];
        for (size_t i = 1; i < letters; i++)
            WANT(mgl_page_glyph_y(wide)[i] == mgl_page_glyph_y(plain)[i], "a join is cut at glyph %zu", i);
        int32_t latin = mgl_page_glyph_y(wide)[letters + 1] - mgl_page_glyph_y(wide)[letters];
        int32_t before = mgl_page_glyph_y(plain)[letters + 1] - mgl_page_glyph_y(plain)[letters];
        WANT(latin - before == MGL_POINTS(4), "Latin is spaced by %d/64", latin - before);
        mgl_page_free(plain);
        mgl_page_free(wide);
    }
    return true;
}

const check fill_checks[] = {
    { "L10", justified }, { "L11", indented }, { "L12", aligned },
    { "L14", optimal },   { "L15", spaced },   { NULL, NULL },
};
