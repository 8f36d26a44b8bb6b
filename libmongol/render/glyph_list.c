/* glyph_list.c -- fonts, glyphs, words, lines and rules of a page as JSON. Lengths are points; offsets are bytes of
 * "text". */
#include "render/glyph_list.h"

#include <string.h>

/* "[" or "," before an element, and "]" behind the last. */
static void put_items(mgl_bytes *b, const char *key, size_t n, const void *user,
                      void (*put)(mgl_bytes *, const void *, size_t))
{
    mgl_bytes_puts(b, key);
    for (size_t i = 0; i < n; i++) {
        mgl_bytes_puts(b, i ? ",{" : "[{");
        put(b, user, i);
        mgl_bytes_putc(b, '}');
    }
    mgl_bytes_puts(b, n ? "]" : "[]");
}

static void put_int(mgl_bytes *b, const char *key, int64_t v)
{
    mgl_bytes_puts(b, key);
    mgl_bytes_int(b, v);
}

static void put_length(mgl_bytes *b, const char *key, int32_t v)
{
    mgl_bytes_puts(b, key);
    mgl_bytes_fixed(b, v);
}

static void put_string(mgl_bytes *b, const char *key, const char *text, size_t n)
{
    mgl_bytes_puts(b, key);
    mgl_bytes_putc(b, '"');
    mgl_bytes_json(b, text, n);
    mgl_bytes_putc(b, '"');
}

/* An offset, or null for what is not of the text. */
static void put_offset(mgl_bytes *b, const char *key, uint32_t v)
{
    mgl_bytes_puts(b, key);
    if (v == MGL_PAGE_NO_TEXT) {
        mgl_bytes_puts(b, "null");
    } else {
        mgl_bytes_int(b, v);
    }
}

static void put_font(mgl_bytes *b, const void *user, size_t i)
{
    const mgl_view *view = user;
    const mgl_font *font = view->set->font[view->slot[i]];
    const char *family = mgl_font_family(font), *path = mgl_font_path(font);
    put_string(b, "\"family\":", family, strlen(family));
    put_string(b, ",\"path\":", path, strlen(path));
    put_int(b, ",\"index\":", mgl_font_index(font));
    put_int(b, ",\"units_per_em\":", mgl_font_units_per_em(font));
}

static void put_glyph(mgl_bytes *b, const void *user, size_t i)
{
    const mgl_view *view = user;
    put_int(b, "\"id\":", view->id[i]);
    put_int(b, ",\"font\":", view->font[i]);
    put_length(b, ",\"x\":", view->x[i]);
    put_length(b, ",\"y\":", view->y[i]);
    put_length(b, ",\"size\":", view->size[i]);
    put_int(b, ",\"turned\":", view->rotation[i]);
    if (view->narrow[i] && view->narrow[i] != 1000) {
        put_int(b, ",\"narrow\":", view->narrow[i]);
    }
    put_offset(b, ",\"cluster\":", view->cluster[i]);
}

static void put_word(mgl_bytes *b, const void *user, size_t i)
{
    const mgl_view *view = user;
    const char *language = mgl_page_word_language(view->page, i);
    put_int(b, "\"glyph\":", view->word_glyph[i]);
    put_offset(b, ",\"begin\":", view->word_begin[i]);
    put_offset(b, ",\"end\":", view->word_end[i]);
    put_int(b, ",\"paragraph\":", view->word_paragraph[i]);
    put_string(b, ",\"language\":", language ? language : "", language ? strlen(language) : 0);
}

static void put_line(mgl_bytes *b, const void *user, size_t i)
{
    const mgl_page *page = ((const mgl_view *)user)->page;
    put_int(b, "\"word\":", mgl_page_line_word(page)[i]);
    put_int(b, ",\"begin\":", mgl_page_line_begin(page)[i]);
    put_int(b, ",\"end\":", mgl_page_line_end(page)[i]);
    put_length(b, ",\"axis\":", mgl_page_line_axis(page)[i]);
    put_length(b, ",\"start\":", mgl_page_line_start(page)[i]);
    put_length(b, ",\"stop\":", mgl_page_line_stop(page)[i]);
    put_int(b, ",\"band\":", mgl_page_line_band(page)[i]);
}

static void put_rule(mgl_bytes *b, const void *user, size_t i)
{
    static const char *const kinds[] = { "underline", "overline", "strike" };
    const mgl_page *page = ((const mgl_view *)user)->page;
    const mgl_rect *rect = &mgl_page_rule_rect(page)[i];
    const char *kind = kinds[mgl_page_rule_kind(page)[i] % 3];
    put_string(b, "\"kind\":", kind, strlen(kind));
    put_length(b, ",\"x\":", rect->x);
    put_length(b, ",\"y\":", rect->y);
    put_length(b, ",\"width\":", rect->width);
    put_length(b, ",\"height\":", rect->height);
}

mgl_status mgl_glyph_list_write(mgl_ctx *ctx, const mgl_view *view, mgl_outlet *outlet)
{
    mgl_bytes b;
    const mgl_page *page = view->page;
    mgl_bytes_init(&b, ctx);
    put_int(&b, "{\"page\":", mgl_page_number(page));
    put_length(&b, ",\"width\":", mgl_page_width(page));
    put_length(&b, ",\"height\":", mgl_page_height(page));
    mgl_bytes_puts(&b, mgl_page_writing(page) == MGL_WRITING_HORIZONTAL ? ",\"writing\":\"horizontal\""
                                                                        : ",\"writing\":\"vertical\"");
    put_int(&b, ",\"text_begin\":", (int64_t)mgl_page_text_begin(page));
    put_string(&b, ",\"text\":", view->text, view->text_n);
    put_items(&b, ",\"fonts\":", view->font_n, view, put_font);
    put_items(&b, ",\"glyphs\":", view->glyph_n, view, put_glyph);
    put_items(&b, ",\"words\":", view->word_n, view, put_word);
    put_items(&b, ",\"lines\":", mgl_page_line_count(page), view, put_line);
    put_items(&b, ",\"rules\":", mgl_page_rule_count(page), view, put_rule);
    mgl_bytes_puts(&b, "}\n");
    mgl_status status = b.failed ? MGL_E_NOMEM : MGL_OK;
    if (status == MGL_OK) {
        mgl_outlet_put(outlet, b.p, b.n);
        status = outlet->failed ? MGL_E_WRITE : MGL_OK;
    }
    mgl_bytes_free(&b);
    return status;
}
