/* test_layout_font.c -- reading fonts, what they say of themselves, and finding them. */
#define _POSIX_C_SOURCE 200809L
#include "../unit/support.h"

#include <mongol/font.h>
#include <stdio.h>

static char plain_path[4096];

static void set_path(void)
{
    const char *folder = getenv("MGL_TEST_FONTS");
    cr_assert(folder != NULL, "MGL_TEST_FONTS has to name the folder of the made fonts");
    snprintf(plain_path, sizeof plain_path, "%s/plain.ttf", folder);
}

static mgl_font *read_plain(void)
{
    mgl_font *font = NULL;
    set_path();
    cr_assert_eq(mgl_font_new_file(NULL, plain_path, 0, &font), MGL_OK);
    return font;
}

Test(layout_font, says_what_it_is)
{
    mgl_font *font = read_plain();
    size_t n;
    cr_assert_str_eq(mgl_font_family(font), "Layout Test");
    cr_assert_str_eq(mgl_font_path(font), plain_path);
    cr_assert_eq(mgl_font_index(font), 0u);
    cr_assert_eq(mgl_font_units_per_em(font), 1000u);
    cr_assert(mgl_font_glyph_count(font) > 200);
    cr_assert(mgl_font_data(font, &n) != NULL && n > 1000);
    cr_assert(mgl_font_has(font, 0x1820) && !mgl_font_has(font, 0x1F600));
    mgl_font_unref(font);
}

Test(layout_font, measures_its_axes)
{
    mgl_font *font = read_plain();
    cr_assert_eq(mgl_font_axis(font, MGL_AXIS_MONGOLIAN), 400);
    cr_assert_eq(mgl_font_stem(font), 80);
    cr_assert_eq(mgl_font_axis(font, MGL_AXIS_LATIN), 357);
    cr_assert_eq(mgl_font_axis(font, MGL_AXIS_LATIN_SMALL), 268);
    cr_assert_eq(mgl_font_axis(font, MGL_AXIS_IDEOGRAPHIC), 380);
    cr_assert_eq(mgl_font_axis(font, 99), 0);
    mgl_font_unref(font);
}

Test(layout_font, counts_references)
{
    mgl_font *font = read_plain();
    cr_assert_eq(mgl_font_ref(font), font);
    mgl_font_unref(font);
    cr_assert(mgl_font_has(font, 0x1820));
    mgl_font_unref(font);
    cr_assert_null(mgl_font_ref(NULL));
    mgl_font_unref(NULL);
}

Test(layout_font, copies_bytes)
{
    mgl_font *font = read_plain(), *copy = NULL;
    size_t n;
    const void *data = mgl_font_data(font, &n);
    cr_assert_eq(mgl_font_new_data(NULL, data, n, 0, &copy), MGL_OK);
    mgl_font_unref(font);
    cr_assert_str_eq(mgl_font_path(copy), "");
    cr_assert(mgl_font_has(copy, 0x1820));
    mgl_font_unref(copy);
}

Test(layout_font, refuses_what_is_no_font)
{
    mgl_font *font = read_plain(), *none = NULL;
    size_t n;
    const void *data = mgl_font_data(font, &n);
    cr_assert_eq(mgl_font_new_file(NULL, "no/such/font.ttf", 0, &none), MGL_E_FILE);
    cr_assert_eq(mgl_font_new_file(NULL, NULL, 0, &none), MGL_E_ARG);
    cr_assert_eq(mgl_font_new_file(NULL, plain_path, 1, &none), MGL_E_FONT,
                 "a font that is no collection has one font");
    cr_assert_eq(mgl_font_new_data(NULL, data, n - 1, 0, &none), MGL_E_FONT, "one byte is missing");
    cr_assert_eq(mgl_font_new_data(NULL, "text", 4, 0, &none), MGL_E_FONT);
    cr_assert_eq(mgl_font_new_data(NULL, NULL, 0, 0, &none), MGL_E_FONT);
    cr_assert_eq(mgl_font_new_data(NULL, data, n, 0, NULL), MGL_E_ARG);
    cr_assert_null(none);
    mgl_font_unref(font);
}

Test(layout_font, is_found_by_path_list_and_family)
{
    mgl_font *font = NULL;
    set_path();
    cr_assert_eq(mgl_font_find(NULL, plain_path, &font), MGL_OK);
    mgl_font_unref(font);
    setenv("HOME", "/nonexistent", 1);
    setenv("MONGOL_FONT_PATH", getenv("MGL_TEST_FONTS"), 1);
    cr_assert_eq(mgl_font_find(NULL, NULL, &font), MGL_OK);
    cr_assert_str_eq(mgl_font_family(font), "Layout Test Codes", "the first of a folder by name");
    mgl_font_unref(font);
    cr_assert_eq(mgl_font_find(NULL, "layout test ZERO", &font), MGL_OK);
    cr_assert_str_eq(mgl_font_family(font), "Layout Test Zero");
    mgl_font_unref(font);
    cr_assert_eq(mgl_font_find(NULL, "No Family Has This Name", &font), MGL_E_NO_FONT);
    cr_assert_eq(mgl_font_find(NULL, "./no/such/file.ttf", &font), MGL_E_FILE);
    cr_assert_eq(mgl_font_find(NULL, NULL, NULL), MGL_E_ARG);
}

Test(layout_font, fails_cleanly_without_memory)
{
    set_path();
    for (size_t fail = 1;; fail++) {
        watch w = { 0 };
        mgl_ctx *ctx = watch_context(&w);
        mgl_font *font = NULL;
        w.calls = 0;
        w.fail_at = fail;
        mgl_status status = mgl_font_new_file(ctx, plain_path, 0, &font);
        bool over = w.calls < fail;
        cr_assert_eq(status, over ? MGL_OK : MGL_E_NOMEM);
        mgl_font_unref(font);
        w.fail_at = 0;
        mgl_ctx_unref(ctx);
        watch_done(&w);
        if (over)
            break;
    }
}
