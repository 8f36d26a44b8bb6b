/* test_layout.c -- layouts and pages as a caller sees them: options, feeding, measuring, and what is refused. */
#include "../unit/support.h"

#include <mongol/layout.h>
#include <pthread.h>
#include <stdio.h>

static mgl_font *font;

static void open_font(void)
{
    char path[4096];
    const char *folder = getenv("MGL_TEST_FONTS");
    cr_assert(folder != NULL, "MGL_TEST_FONTS has to name the folder of the made fonts");
    snprintf(path, sizeof path, "%s/plain.ttf", folder);
    cr_assert_eq(mgl_font_new_file(NULL, path, 0, &font), MGL_OK);
}

static void close_font(void)
{
    mgl_font_unref(font);
}

TestSuite(layout, .init = open_font, .fini = close_font);

static mgl_layout_opts column(int32_t length)
{
    mgl_layout_opts opts = MGL_LAYOUT_OPTS_INIT;
    opts.flags = MGL_LAYOUT_NO_FALLBACK;
    opts.font_size = MGL_POINTS(10);
    opts.page_width = MGL_POINTS(200);
    opts.page_height = MGL_POINTS(length);
    opts.margin_top = opts.margin_right = opts.margin_bottom = opts.margin_left = -1;
    return opts;
}

static mgl_layout *make(mgl_ctx *ctx, const mgl_layout_opts *opts)
{
    mgl_layout *layout = NULL;
    cr_assert_eq(mgl_layout_new(ctx, opts, &font, 1, &layout), MGL_OK);
    return layout;
}

static mgl_status try_opts(const mgl_layout_opts *opts)
{
    mgl_layout *layout = NULL;
    mgl_status status = mgl_layout_new(NULL, opts, &font, 1, &layout);
    mgl_layout_free(layout);
    return status;
}

Test(layout, has_defaults)
{
    mgl_page *page = NULL;
    mgl_layout *layout = make(NULL, NULL);
    cr_assert_eq(mgl_layout_feed(layout, "ᠠ", MGL_NUL, NULL, 0, true), MGL_OK);
    cr_assert_eq(mgl_layout_next(layout, &page), MGL_OK);
    cr_assert_eq(mgl_page_width(page), 53881);
    cr_assert_eq(mgl_page_height(page), 38098);
    cr_assert_eq(mgl_page_number(page), 1u);
    cr_assert_eq(mgl_page_writing(page), (uint32_t)MGL_WRITING_VERTICAL);
    cr_assert_eq(mgl_page_glyph_size(page)[0], MGL_POINTS(12));
    cr_assert_eq(mgl_page_glyph_narrow(page)[0], 1000);
    cr_assert_eq(mgl_page_font_count(page), 1u);
    cr_assert_eq(mgl_page_font(page, 0), font);
    cr_assert_null(mgl_page_font(page, 1));
    cr_assert_str_eq(mgl_page_word_language(page, 0), "mn-Mong");
    cr_assert_null(mgl_page_word_language(page, 1));
    cr_assert_eq(mgl_layout_done(layout), 3u);
    mgl_layout_free(layout);
    mgl_page_free(page);
    mgl_page_free(NULL);
    mgl_layout_free(NULL);
}

Test(layout, checks_its_options)
{
    mgl_layout_opts good = column(100), opts;
#define REFUSED(status, change)                                                                                        \
    do {                                                                                                               \
        opts = good;                                                                                                   \
        change;                                                                                                        \
        cr_assert_eq(try_opts(&opts), status, #change);                                                                \
    } while (0)
    cr_assert_eq(try_opts(&good), MGL_OK);
    REFUSED(MGL_E_OPTS_SIZE, opts.size = 3);
    REFUSED(MGL_E_ARG, opts.reserved = 1);
    REFUSED(MGL_E_ARG, opts.flags = 1u << 30);
    REFUSED(MGL_E_ARG, opts.align = 4);
    REFUSED(MGL_E_ARG, opts.writing = 2);
    REFUSED(MGL_E_ARG, opts.numbers = 3);
    REFUSED(MGL_E_ARG, opts.bands = 65);
    REFUSED(MGL_E_ARG, opts.latin_size = 99);
    REFUSED(MGL_E_ARG, opts.font_size = 1);
    REFUSED(MGL_E_ARG, opts.page_width = -1);
    REFUSED(MGL_E_ARG, opts.page_height = INT32_MAX);
    REFUSED(MGL_E_ARG, opts.margin_top = MGL_POINTS(100));
    REFUSED(MGL_E_ARG, opts.margin_left = MGL_POINTS(190));
    REFUSED(MGL_E_ARG, opts.bands = 20);
    REFUSED(MGL_E_ARG, opts.glyphs = 2);
    REFUSED(MGL_E_UNSUPPORTED, opts.glyphs = MGL_GLYPHS_UNITS);
    REFUSED(MGL_E_UNSUPPORTED, opts.system = 99);
    REFUSED(MGL_E_UNSUPPORTED, opts.profile = 99);
    mgl_layout *layout = NULL;
    mgl_font *none = NULL;
    cr_assert_eq(mgl_layout_new(NULL, &good, &font, 0, &layout), MGL_E_ARG);
    cr_assert_eq(mgl_layout_new(NULL, &good, &none, 1, &layout), MGL_E_ARG);
    cr_assert_eq(mgl_layout_new(NULL, &good, NULL, 1, &layout), MGL_E_ARG);
    cr_assert_null(layout);
}

Test(layout, checks_what_it_is_fed)
{
    mgl_layout_opts opts = column(100);
    mgl_layout *layout = make(NULL, &opts);
    mgl_page *page = NULL;
    mgl_style style = MGL_STYLE_INIT;
    style.end = 4;
    cr_assert_eq(mgl_layout_feed(layout, "abc", 3, &style, 1, true), MGL_E_ARG, "a style beyond the text");
    style.end = 2;
    style.flags = 1u << 20;
    cr_assert_eq(mgl_layout_feed(layout, "abc", 3, &style, 1, true), MGL_E_ARG, "an unknown flag");
    style.flags = 0;
    style.scale = 5;
    cr_assert_eq(mgl_layout_feed(layout, "abc", 3, &style, 1, true), MGL_E_ARG, "a scale that is too small");
    style.size = 3;
    cr_assert_eq(mgl_layout_feed(layout, "abc", 3, &style, 1, true), MGL_E_OPTS_SIZE);
    cr_assert_eq(mgl_layout_feed(layout, NULL, 3, NULL, 0, true), MGL_E_ARG);
    cr_assert_eq(mgl_layout_feed(layout, "abc", 3, NULL, 0, false), MGL_OK);
    cr_assert_eq(mgl_layout_feed(layout, "abc", 3, NULL, 0, true), MGL_E_ARG, "a piece is at work");
    cr_assert_eq(mgl_layout_next(layout, &page), MGL_OK);
    cr_assert_null(page, "the page is not full yet");
    cr_assert_eq(mgl_layout_feed(layout, NULL, 0, NULL, 0, true), MGL_OK);
    cr_assert_eq(mgl_layout_next(layout, &page), MGL_OK);
    cr_assert_not_null(page);
    mgl_page_free(page);
    cr_assert_eq(mgl_layout_next(layout, &page), MGL_OK);
    cr_assert_null(page);
    cr_assert_eq(mgl_layout_feed(layout, "abc", 3, NULL, 0, true), MGL_E_ARG, "the document has ended");
    cr_assert_eq(mgl_layout_next(layout, NULL), MGL_E_ARG);
    mgl_layout_free(layout);
}

Test(layout, gives_an_empty_document_one_page)
{
    mgl_layout *layout = make(NULL, NULL);
    mgl_page *page = NULL;
    mgl_caret caret = MGL_CARET_INIT;
    size_t n = 9;
    cr_assert_eq(mgl_layout_feed(layout, "", 0, NULL, 0, true), MGL_OK);
    cr_assert_eq(mgl_layout_next(layout, &page), MGL_OK);
    cr_assert_eq(mgl_page_glyph_count(page), 0u);
    cr_assert_null(mgl_page_glyph_id(page));
    cr_assert_str_eq(mgl_page_text(page, &n), "");
    cr_assert_eq(n, 0u);
    cr_assert_eq(mgl_page_caret(page, 0, 0, &caret), MGL_E_ARG);
    mgl_page_free(page);
    cr_assert_eq(mgl_layout_next(layout, &page), MGL_OK);
    cr_assert_null(page);
    mgl_layout_free(layout);
}

Test(layout, keeps_text_and_offsets_of_each_page)
{
    mgl_layout_opts opts = column(100);
    opts.page_width = MGL_POINTS(32); /* two lines */
    opts.first_number = 7;
    mgl_layout *layout = make(NULL, &opts);
    static const char text[] = "ab\r\ncd\n\nef\fgh";
    static const char *const wanted[] = { "ab\r\ncd", "\nef", "gh" };
    static const size_t begins[] = { 0, 7, 11 };
    cr_assert_eq(mgl_layout_feed(layout, text, sizeof text - 1, NULL, 0, true), MGL_OK);
    for (size_t i = 0; i < 3; i++) {
        mgl_page *page = NULL;
        size_t n;
        cr_assert_eq(mgl_layout_next(layout, &page), MGL_OK);
        cr_assert_not_null(page);
        const char *shown = mgl_page_text(page, &n);
        cr_assert(n >= strlen(wanted[i]) && strncmp(shown, wanted[i], strlen(wanted[i])) == 0, "page %zu: '%.*s'", i,
                  (int)n, shown);
        cr_assert_eq(mgl_page_text_begin(page), begins[i]);
        cr_assert_eq(mgl_page_number(page), 7 + i);
        mgl_page_free(page);
    }
    mgl_layout_free(layout);
}

Test(layout, measures)
{
    mgl_layout_opts opts = column(100);
    mgl_layout *layout = make(NULL, &opts);
    int32_t longest, narrowest;
    /* Letters are 5 points long at 10 points, spaces 2.6. */
    cr_assert_eq(mgl_layout_measure(layout, "ᠠᠠ ᠠᠠᠠᠠ\nᠠ", MGL_NUL, NULL, 0, &longest, &narrowest), MGL_OK);
    cr_assert_eq(longest, 6 * 320 + 166);
    cr_assert_eq(narrowest, 4 * 320);
    cr_assert_eq(mgl_layout_measure(layout, "", 0, NULL, 0, &longest, NULL), MGL_OK);
    cr_assert_eq(longest, 0);
    cr_assert_eq(mgl_layout_feed(layout, "ᠠ", MGL_NUL, NULL, 0, true), MGL_OK);
    cr_assert_eq(mgl_layout_measure(layout, "ᠠ", MGL_NUL, NULL, 0, &longest, NULL), MGL_E_ARG, "a piece is at work");
    mgl_layout_free(layout);
}

Test(layout, adds_up_styles)
{
    mgl_layout_opts opts = column(200);
    mgl_layout *layout = make(NULL, &opts);
    mgl_style styles[2] = { MGL_STYLE_INIT, MGL_STYLE_INIT };
    mgl_page *page = NULL;
    styles[0].end = 6;
    styles[0].flags = MGL_STYLE_UNDERLINE;
    styles[0].language = "en";
    styles[1].begin = 3;
    styles[1].end = 9;
    styles[1].flags = MGL_STYLE_STRIKE;
    styles[1].scale = 2000;
    cr_assert_eq(mgl_layout_feed(layout, "abcdefghijkl", 12, styles, 2, true), MGL_OK);
    cr_assert_eq(mgl_layout_next(layout, &page), MGL_OK);
    cr_assert_eq(mgl_page_rule_count(page), 2u);
    cr_assert_eq(mgl_page_rule_kind(page)[0], MGL_RULE_UNDERLINE);
    cr_assert(mgl_page_rule_rect(page)[0].height > 0 && mgl_page_rule_rect(page)[1].height > 0);
    static const int32_t sizes[] = { 10, 10, 10, 20, 20, 20, 20, 20, 20, 10, 10, 10 };
    for (size_t i = 0; i < 12; i++)
        cr_assert_eq(mgl_page_glyph_size(page)[i], MGL_POINTS(sizes[i]), "glyph %zu", i);
    cr_assert_str_eq(mgl_page_word_language(page, 0), "en");
    mgl_page_free(page);
    mgl_layout_free(layout);
}

/* Everything once, with the allocation number `fail` failing; MGL_OK when it never came to that. */
static mgl_status whole_life(mgl_ctx *ctx)
{
    static const char text[] = "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ (Latin) 2024 口一丁 ᠨᠡᠷ\u180Eᠡ ᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠᠠ\nᠪ";
    mgl_layout_opts opts = column(60);
    mgl_style style = MGL_STYLE_INIT;
    mgl_layout *layout = NULL;
    mgl_page *page = NULL;
    mgl_caret caret = MGL_CARET_INIT;
    mgl_rect rects[40];
    size_t count;
    opts.language = "mn";
    style.end = 9;
    style.flags = MGL_STYLE_UNDERLINE;
    style.language = "xal";
    mgl_status status = mgl_layout_new(ctx, &opts, &font, 1, &layout);
    if (status == MGL_OK)
        status = mgl_layout_feed(layout, text, sizeof text - 1, &style, 1, true);
    if (status == MGL_OK)
        status = mgl_layout_next(layout, &page);
    if (status == MGL_OK)
        status = mgl_page_hit(page, 100, 100, &caret);
    if (status == MGL_OK)
        status = mgl_page_selection(page, 0, 50, rects, 40, &count);
    mgl_page_free(page);
    mgl_layout_free(layout);
    return status;
}

Test(layout, fails_cleanly_without_memory)
{
    for (size_t fail = 1;; fail++) {
        watch w = { 0 };
        mgl_ctx *ctx = watch_context(&w);
        w.calls = 0;
        w.fail_at = fail;
        mgl_status status = whole_life(ctx);
        bool over = w.calls < fail;
        cr_assert_eq(status, over ? MGL_OK : MGL_E_NOMEM, "allocation %zu: %s", fail, mgl_status_name(status));
        w.fail_at = 0;
        mgl_ctx_unref(ctx);
        watch_done(&w);
        if (over)
            break;
        cr_assert(fail < 5000);
    }
}

/* Sets a text a hundred times; the sum of where its glyphs are. */
static void *set_often(void *unused)
{
    static const char text[] = "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ (Latin) 2024 口一丁 ᠨᠡᠷ\u180Eᠡ";
    uintptr_t sum = 0;
    (void)unused;
    for (int i = 0; i < 100; i++) {
        mgl_layout_opts opts = column(60);
        mgl_layout *layout = NULL;
        mgl_page *page = NULL;
        mgl_caret caret = MGL_CARET_INIT;
        if (mgl_layout_new(NULL, &opts, &font, 1, &layout) != MGL_OK ||
            mgl_layout_feed(layout, text, sizeof text - 1, NULL, 0, true) != MGL_OK ||
            mgl_layout_next(layout, &page) != MGL_OK || mgl_page_hit(page, 500, 500, &caret) != MGL_OK)
            return NULL;
        for (size_t k = 0; k < mgl_page_glyph_count(page); k++)
            sum = sum * 31 + (uintptr_t)mgl_page_glyph_y(page)[k] + mgl_page_glyph_id(page)[k];
        sum += caret.offset;
        mgl_page_free(page);
        mgl_layout_free(layout);
    }
    return (void *)sum;
}

Test(layout, shares_a_font_between_threads)
{
    pthread_t threads[4];
    void *alone = set_often(NULL), *sum;
    cr_assert_not_null(alone);
    for (size_t i = 0; i < 4; i++)
        cr_assert_eq(pthread_create(threads + i, NULL, set_often, NULL), 0);
    for (size_t i = 0; i < 4; i++) {
        cr_assert_eq(pthread_join(threads[i], &sum), 0);
        cr_assert_eq(sum, alone);
    }
}
