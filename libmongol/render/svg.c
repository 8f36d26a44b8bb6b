/* svg.c -- a page as SVG: each outline once, in <defs>, in font units; a word is a group that is turned and scaled as a
 * whole. */
#include "render/svg.h"

#include <string.h>

#include "base/grow.h"

/* A glyph that is defined in this file: its font's slot and its number, sorted. */
typedef struct defined {
    uint32_t slot, glyph;
} defined;

typedef struct svg {
    mgl_ctx *ctx;
    const mgl_view *view;
    mgl_bytes *b;
    defined *glyphs;
    size_t glyph_n, room;
    hb_draw_funcs_t *funcs;
    uint64_t blanks;
} svg;

/* ---- outlines ---- */

static void put_pair(mgl_bytes *b, const char *op, float x, float y)
{
    mgl_bytes_puts(b, op);
    mgl_bytes_float(b, x);
    mgl_bytes_puts(b, y < 0 ? "" : " ");
    mgl_bytes_float(b, y);
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    put_pair(data, "M", x, y);
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    put_pair(data, "L", x, y);
}

static void quadratic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x,
                         float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    put_pair(data, "Q", x1, y1);
    put_pair(data, " ", x, y);
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2, float y2,
                     float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    put_pair(data, "C", x1, y1);
    put_pair(data, " ", x2, y2);
    put_pair(data, " ", x, y);
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    (void)funcs, (void)state, (void)user;
    mgl_bytes_putc(data, 'Z');
}

static hb_draw_funcs_t *make_funcs(void)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    return funcs;
}

/* ---- definitions ---- */

/* Where a glyph is, or belongs, among those that are defined. */
static size_t find_defined(const svg *s, uint32_t slot, uint32_t glyph)
{
    size_t low = 0, high = s->glyph_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const defined *d = &s->glyphs[middle];
        if (d->slot < slot || (d->slot == slot && d->glyph < glyph)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool is_defined(const svg *s, size_t at, uint32_t slot, uint32_t glyph)
{
    return at < s->glyph_n && s->glyphs[at].slot == slot && s->glyphs[at].glyph == glyph;
}

/* The name of a glyph: a letter for each font, then its number. */
static void put_name(mgl_bytes *b, uint32_t slot, uint32_t glyph)
{
    do {
        mgl_bytes_putc(b, (char)('a' + slot % 26));
        slot /= 26;
    } while (slot);
    mgl_bytes_int(b, glyph);
}

static void put_base64(mgl_bytes *b, const uint8_t *p, size_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        size_t left = n - i;
        uint32_t v = (uint32_t)p[i] << 16 | (left > 1 ? (uint32_t)p[i + 1] << 8 : 0) | (left > 2 ? p[i + 2] : 0);
        mgl_bytes_putc(b, digits[v >> 18]);
        mgl_bytes_putc(b, digits[v >> 12 & 63]);
        mgl_bytes_putc(b, left > 1 ? digits[v >> 6 & 63] : '=');
        mgl_bytes_putc(b, left > 2 ? digits[v & 63] : '=');
    }
}

static void put_picture(svg *s, const mgl_font *font, uint32_t glyph)
{
    int32_t box[4];
    unsigned n;
    hb_blob_t *png = mgl_glyph_png(font, glyph, box);
    const char *bytes = hb_blob_get_data(png, &n);
    mgl_bytes_puts(s->b, "<image preserveAspectRatio=\"none\" x=\"");
    mgl_bytes_int(s->b, box[0]);
    mgl_bytes_puts(s->b, "\" y=\"");
    mgl_bytes_int(s->b, -(int64_t)box[1]);
    mgl_bytes_puts(s->b, "\" width=\"");
    mgl_bytes_int(s->b, box[2]);
    mgl_bytes_puts(s->b, "\" height=\"");
    mgl_bytes_int(s->b, box[3]);
    mgl_bytes_puts(s->b, "\" transform=\"scale(1 -1)\" href=\"data:image/png;base64,");
    put_base64(s->b, (const uint8_t *)bytes, n);
    mgl_bytes_puts(s->b, "\"/>");
    hb_blob_destroy(png);
}

static void put_layers(svg *s, const mgl_font *font, uint32_t glyph)
{
    mgl_layer layers[MGL_LAYERS];
    size_t n = mgl_glyph_layers(font, glyph, layers);
    for (size_t k = 0; k < n; k++) {
        mgl_bytes_puts(s->b, "<path");
        if (!layers[k].ink) {
            mgl_bytes_puts(s->b, " fill=\"#");
            mgl_bytes_hex(s->b, (uint32_t)layers[k].red << 16 | (uint32_t)layers[k].green << 8 | layers[k].blue, 6);
            mgl_bytes_putc(s->b, '"');
        }
        if (!layers[k].ink && layers[k].alpha < 255) {
            mgl_bytes_puts(s->b, " fill-opacity=\"");
            mgl_bytes_float(s->b, (float)layers[k].alpha / 255.0F);
            mgl_bytes_putc(s->b, '"');
        }
        mgl_bytes_puts(s->b, " d=\"");
        if (layers[k].glyph < mgl_font_glyph_count(font)) {
            mgl_glyph_draw(font, layers[k].glyph, s->funcs, s->b);
        }
        mgl_bytes_puts(s->b, "\"/>");
    }
}

static void put_definition(svg *s, const mgl_font *font, const defined *d)
{
    mgl_glyph_kind kind = mgl_glyph_look(font, d->glyph);
    mgl_bytes_puts(s->b, kind == MGL_GLYPH_OUTLINE ? "<path id=\"" : "<g id=\"");
    put_name(s->b, d->slot, d->glyph);
    if (kind == MGL_GLYPH_OUTLINE) {
        mgl_bytes_puts(s->b, "\" d=\"");
        mgl_glyph_draw(font, d->glyph, s->funcs, s->b);
        mgl_bytes_puts(s->b, "\"/>\n");
        return;
    }
    mgl_bytes_puts(s->b, "\">");
    if (kind == MGL_GLYPH_PICTURE) {
        put_picture(s, font, d->glyph);
    } else {
        put_layers(s, font, d->glyph);
    }
    mgl_bytes_puts(s->b, "</g>\n");
}

static mgl_status put_definitions(svg *s)
{
    const mgl_view *view = s->view;
    for (size_t i = 0; i < view->glyph_n; i++) {
        uint32_t slot = view->slot[view->font[i]];
        size_t at = find_defined(s, slot, view->id[i]);
        void *p = s->glyphs;
        if (is_defined(s, at, slot, view->id[i]) ||
            mgl_glyph_look(mgl_view_font(view, i), view->id[i]) == MGL_GLYPH_NONE) {
            continue;
        }
        if (!mgl_grow(s->ctx, &p, &s->room, s->glyph_n + 1, sizeof *s->glyphs)) {
            return MGL_E_NOMEM;
        }
        s->glyphs = p;
        memmove(s->glyphs + at + 1, s->glyphs + at, (s->glyph_n - at) * sizeof *s->glyphs);
        s->glyphs[at] = (defined){ slot, view->id[i] };
        s->glyph_n++;
    }
    mgl_bytes_puts(s->b, "<defs>\n");
    for (size_t i = 0; i < s->glyph_n; i++) {
        put_definition(s, view->set->font[s->glyphs[i].slot], &s->glyphs[i]);
    }
    mgl_bytes_puts(s->b, "</defs>\n");
    return MGL_OK;
}

/* ---- words ---- */

/* The scale of font units, to six places: two would not be enough for small letters of an em of 2048. */
static void put_scale(mgl_bytes *b, const mgl_font *font, int32_t size, uint16_t narrow)
{
    char digits[] = "0.000000";
    int64_t v = (int64_t)size * narrow * 1000 / ((int64_t)64 * font->units_per_em);
    mgl_bytes_int(b, v / 1000000);
    v %= 1000000;
    for (int i = 7; i > 1; i--) {
        digits[i] = (char)('0' + v % 10);
        v /= 10;
    }
    mgl_bytes_puts(b, digits + 1);
}

/* Opens the group of glyph i: the glyphs that follow in the same font, size and turn have places in font units. */
static void open_group(svg *s, size_t i)
{
    const mgl_view *view = s->view;
    const mgl_font *font = mgl_view_font(view, i);
    uint16_t narrow = view->narrow[i] ? view->narrow[i] : 1000;
    mgl_bytes_puts(s->b, "<g transform=\"translate(");
    mgl_bytes_fixed(s->b, view->x[i]);
    mgl_bytes_putc(s->b, ' ');
    mgl_bytes_fixed(s->b, view->y[i]);
    mgl_bytes_puts(s->b, view->rotation[i] == 1 ? ")rotate(90)scale(" : ")scale(");
    put_scale(s->b, font, view->size[i], narrow);
    mgl_bytes_puts(s->b, " -");
    put_scale(s->b, font, view->size[i], 1000);
    mgl_bytes_puts(s->b, ")\">");
}

static bool same_group(const mgl_view *view, size_t a, size_t b)
{
    return view->font[a] == view->font[b] && view->size[a] == view->size[b] && view->rotation[a] == view->rotation[b] &&
           view->narrow[a] == view->narrow[b] && (view->narrow[a] == 1000 || view->narrow[a] == 0);
}

/* A place along (or above) the baseline, from the group's origin, in font units. */
static void put_place(mgl_bytes *b, const char *key, int64_t v, const mgl_font *font, int32_t size)
{
    int64_t twice = 2 * v * font->units_per_em, units = (twice + (twice < 0 ? -size : size)) / (2 * (int64_t)size);
    if (units) {
        mgl_bytes_puts(b, key);
        mgl_bytes_int(b, units);
        mgl_bytes_putc(b, '"');
    }
}

static void put_glyphs(svg *s)
{
    const mgl_view *view = s->view;
    size_t first = SIZE_MAX;
    for (size_t i = 0, word = 0; i < view->glyph_n; i++) {
        const mgl_font *font = mgl_view_font(view, i);
        bool begins = word < view->word_n && view->word_glyph[word] <= i;
        word += begins;
        if (!is_defined(s, find_defined(s, view->slot[view->font[i]], view->id[i]), view->slot[view->font[i]],
                        view->id[i]) ||
            view->size[i] <= 0) {
            s->blanks++;
            continue;
        }
        if (first == SIZE_MAX || begins || !same_group(view, first, i)) {
            mgl_bytes_puts(s->b, first == SIZE_MAX ? "" : "</g>\n");
            open_group(s, i);
            first = i;
        }
        int64_t right = (int64_t)view->x[i] - view->x[first], down = (int64_t)view->y[i] - view->y[first];
        bool turned = view->rotation[i] == 1;
        mgl_bytes_puts(s->b, "<use href=\"#");
        put_name(s->b, view->slot[view->font[i]], view->id[i]);
        mgl_bytes_putc(s->b, '"');
        put_place(s->b, " x=\"", turned ? down : right, font, view->size[i]);
        put_place(s->b, " y=\"", turned ? right : -down, font, view->size[i]);
        mgl_bytes_puts(s->b, "/>");
    }
    mgl_bytes_puts(s->b, first == SIZE_MAX ? "" : "</g>\n");
}

static void put_rectangle(mgl_bytes *b, const mgl_rect *rect, const char *rest)
{
    const int32_t v[4] = { rect->x, rect->y, rect->width, rect->height };
    const char *keys[4] = { "<rect x=\"", "\" y=\"", "\" width=\"", "\" height=\"" };
    for (int i = 0; i < 4; i++) {
        mgl_bytes_puts(b, keys[i]);
        mgl_bytes_fixed(b, v[i]);
    }
    mgl_bytes_puts(b, rest);
}

static void put_head(svg *s, const mgl_svg_opts *opts)
{
    mgl_bytes *b = s->b;
    int32_t width = mgl_page_width(s->view->page), height = mgl_page_height(s->view->page);
    mgl_bytes_puts(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    mgl_bytes_fixed(b, width);
    mgl_bytes_puts(b, "pt\" height=\"");
    mgl_bytes_fixed(b, height);
    mgl_bytes_puts(b, "pt\" viewBox=\"0 0 ");
    mgl_bytes_fixed(b, width);
    mgl_bytes_putc(b, ' ');
    mgl_bytes_fixed(b, height);
    mgl_bytes_puts(b, "\" role=\"img\" aria-labelledby=\"title text\" lang=\"");
    mgl_bytes_xml(b, opts->language, strlen(opts->language));
    mgl_bytes_puts(b, "\">\n<title id=\"title\">");
    if (opts->title) {
        mgl_bytes_xml(b, opts->title, strlen(opts->title));
    } else {
        mgl_bytes_int(b, mgl_page_number(s->view->page));
    }
    mgl_bytes_puts(b, "</title>\n<desc id=\"text\">");
    mgl_bytes_xml(b, s->view->text, s->view->text_n);
    mgl_bytes_puts(b, "</desc>\n");
    if (!opts->transparent) {
        const mgl_rect all = { 0, 0, width, height };
        put_rectangle(b, &all, "\" fill=\"#fff\"/>\n");
    }
}

mgl_status mgl_svg_write(mgl_ctx *ctx, const mgl_view *view, const mgl_svg_opts *opts, mgl_outlet *outlet,
                         uint64_t *blanks)
{
    mgl_bytes b;
    mgl_bytes_init(&b, ctx);
    svg s = { .ctx = ctx, .view = view, .b = &b, .funcs = make_funcs() };
    put_head(&s, opts);
    mgl_status status = put_definitions(&s);
    if (status == MGL_OK) {
        put_glyphs(&s);
        for (size_t i = 0; i < mgl_page_rule_count(view->page); i++) {
            put_rectangle(&b, &mgl_page_rule_rect(view->page)[i], "\"/>\n");
        }
        mgl_bytes_puts(&b, "</svg>\n");
        status = b.failed ? MGL_E_NOMEM : MGL_OK;
    }
    if (status == MGL_OK) {
        mgl_outlet_put(outlet, b.p, b.n);
        status = outlet->failed ? MGL_E_WRITE : MGL_OK;
    }
    *blanks += s.blanks;
    mgl_bytes_free(&b);
    mgl_release(ctx, s.glyphs, s.room * sizeof *s.glyphs);
    hb_draw_funcs_destroy(s.funcs);
    return status;
}
