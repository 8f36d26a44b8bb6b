/* fuzz_font.c -- a fuzz target: whatever a font file has in it, it is refused or sets a page.
 *
 *     clang -g -fsanitize=fuzzer,address,undefined ... fuzz_font.c        fuzzing, beside the library built with the
 * same fuzz_font FILE...                                                   files that once did harm, replayed */
#include <mongol/layout.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Sets a page of a text in every way there is, and asks it for carets. */
static void set_page(mgl_font *font, uint32_t glyphs, uint32_t writing)
{
    static const char text[] = "ᠮᠣᠩᠭᠣᠯ ᠪᠣ ᠨ\u180Eᠠ ᠨ\u180Bᠠ (Latin) Кир 2024 口《ᠪᠢ》！ \U0001F600 e\u0301";
    mgl_layout_opts opts = MGL_LAYOUT_OPTS_INIT;
    mgl_layout *layout = NULL;
    mgl_page *page = NULL;
    mgl_caret caret = MGL_CARET_INIT;
    mgl_style style = MGL_STYLE_INIT;
    style.begin = sizeof "ᠮᠣᠩᠭᠣᠯ ᠪᠣ" - 1;
    style.end = sizeof text - 1;
    style.flags = MGL_STYLE_UNDERLINE | MGL_STYLE_UPRIGHT;
    opts.glyphs = glyphs;
    opts.writing = writing;
    opts.flags = MGL_LAYOUT_NO_FALLBACK;
    opts.numbers = MGL_NUMBERS_BOTTOM;
    if (mgl_layout_new(NULL, &opts, &font, 1, &layout) != MGL_OK)
        return;
    if (mgl_layout_feed(layout, text, sizeof text - 1, &style, 1, true) != MGL_OK ||
        mgl_layout_next(layout, &page) != MGL_OK || mgl_page_hit(page, 4000, 4000, &caret) != MGL_OK)
        abort();
    mgl_page_free(page);
    mgl_layout_free(layout);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    mgl_font *font = NULL;
    if (mgl_font_new_data(NULL, data, n, 0, &font) != MGL_OK)
        return 0;
    set_page(font, MGL_GLYPHS_OPENTYPE, MGL_WRITING_VERTICAL);
    set_page(font, MGL_GLYPHS_UNITS, MGL_WRITING_VERTICAL);
    set_page(font, MGL_GLYPHS_OPENTYPE, MGL_WRITING_HORIZONTAL);
    mgl_font_unref(font);
    return 0;
}

#ifndef MGL_FUZZING
/* One file; -1: it cannot be read. */
static int replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    enum { LARGEST = 1 << 24 };
    uint8_t *data = file ? malloc(LARGEST) : NULL;
    if (!data)
        return -1;
    size_t n = fread(data, 1, LARGEST, file);
    fclose(file);
    LLVMFuzzerTestOneInput(data, n);
    free(data);
    return 0;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        printf("%s %d - %s\n", replay(argv[i]) == 0 ? "ok" : "not ok", i, argv[i]);
    printf("1..%d\n", argc - 1);
    return 0;
}
#endif
