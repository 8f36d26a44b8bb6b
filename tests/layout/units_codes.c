/* units_codes.c -- words set by written units in a font that knows its forms by private codes only.
 *
 *     units_codes CODES.ttf PLAIN.ttf
 */
#include <stdio.h>
#include <stdlib.h>

#include "checks.h"

/* What a word shows, as code points; 0 ends it. The codes are those of Menksoft's table. */
static const struct {
    const char *word;
    uint32_t codes[10];
} rows[] = {
    { "ᠠ", { 0xE264 } },
    { "ᠪᠠ", { 0xE2C1, 0xE26B } },
    { "ᠪᠣᠯ", { 0xE2C2, 0xE28A, 0xE2F9 } },
    { "ᠠᠪᠤ", { 0xE266, 0xE2C6, 0xE28F } },
    { "ᠪᠢᠴᠢᠭ", { 0xE2C1, 0xE27F, 0xE317, 0xE27E, 0xE2E8 } },
    { "ᠮᠣᠩᠭᠣᠯ\u202Fᠤᠨ", { 0xE2F2, 0xE289, 0xE2BC, 0xE2EA, 0xE289, 0xE2F9, 0xE292, 0xE2B5 } },
    { "ᠨᠠᠷ\u180Eᠠ", { 0xE2B3, 0xE26C, 0xE325, 0xE26A } },
    { "ᠭᠡᠷ", { 0xE2E3, 0xE277, 0xE325 } },
    { "ᠬᠦᠨ", { 0xE2D4, 0xE2AA, 0xE2B5 } },
};

static bool check_row(mgl_font *font, size_t row)
{
    mgl_layout_opts opts = lab_opts(2000);
    opts.glyphs = MGL_GLYPHS_UNITS;
    mgl_page *page = lab_page(font, NULL, &opts, rows[row].word, NULL, 0);
    size_t n = 0;
    WANT(page != NULL, "no page");
    for (; rows[row].codes[n]; n++) {
        hb_codepoint_t wanted = 0;
        WANT(hb_font_get_nominal_glyph(font->font, rows[row].codes[n], &wanted), "the font lacks U+%04X",
             rows[row].codes[n]);
        WANT(n < mgl_page_glyph_count(page) && mgl_page_glyph_id(page)[n] == wanted, "%s: glyph %zu is not U+%04X",
             rows[row].word, n, rows[row].codes[n]);
    }
    WANT(n == mgl_page_glyph_count(page), "%s: %zu glyphs, not %zu", rows[row].word, mgl_page_glyph_count(page), n);
    mgl_page_free(page);
    return true;
}

int main(int argc, char **argv)
{
    mgl_font *font = NULL, *plain = NULL;
    size_t n = sizeof rows / sizeof *rows;
    bool right = true;
    if (argc != 3 || mgl_font_new_file(NULL, argv[1], 0, &font) != MGL_OK ||
        mgl_font_new_file(NULL, argv[2], 0, &plain) != MGL_OK) {
        printf("Bail out! usage: units_codes CODES.ttf PLAIN.ttf\n");
        return 1;
    }
    for (size_t i = 0; i < n; i++) {
        bool ok = check_row(font, i);
        printf("%s %zu - %s\n", ok ? "ok" : "not ok", i + 1, rows[i].word);
        right = right && ok;
    }
    mgl_layout *layout = NULL;
    mgl_layout_opts opts = lab_opts(200);
    opts.glyphs = MGL_GLYPHS_UNITS;
    bool refused = mgl_layout_new(NULL, &opts, &plain, 1, &layout) == MGL_E_UNSUPPORTED;
    printf("%s %zu - a font without names and codes is refused\n1..%zu\n", refused ? "ok" : "not ok", n + 1, n + 1);
    mgl_layout_free(layout);
    mgl_font_unref(font);
    mgl_font_unref(plain);
    return !(right && refused);
}
