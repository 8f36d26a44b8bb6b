/* pdf_drawn.c -- glyphs that are procedures (Type 3 fonts of 256 codes): pictures of emoji, and outlines of fonts that
 * a PDF cannot embed (CFF2). They are text as all glyphs are: with a width, and a text of their own. */
#include "render/pdf.h"

enum { CODES = 256 };

static uint32_t upem(const pdf_font *font)
{
    return font->font->units_per_em ? font->font->units_per_em : 1000;
}

/* ---- outlines as path operators, in 1/1000 em ---- */

typedef struct path_pen {
    mgl_bytes *b;
    float scale;
} path_pen;

static void put_point(const path_pen *pen, float x, float y, const char *op)
{
    mgl_bytes_float(pen->b, x * pen->scale);
    mgl_bytes_putc(pen->b, ' ');
    mgl_bytes_float(pen->b, y * pen->scale);
    mgl_bytes_puts(pen->b, op);
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    put_point(data, x, y, " m ");
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    put_point(data, x, y, " l ");
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2, float y2,
                     float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    put_point(data, x1, y1, " ");
    put_point(data, x2, y2, " ");
    put_point(data, x, y, " c ");
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    path_pen *pen = data;
    (void)funcs, (void)state, (void)user;
    mgl_bytes_puts(pen->b, "h ");
}

static void put_outline(mgl_pdf *pdf, const pdf_font *font, uint32_t glyph, mgl_bytes *b)
{
    /* Without a quadratic function of ours, HarfBuzz makes cubic curves of them. */
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    path_pen pen = { b, 1000.0F / (float)upem(font) };
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    mgl_glyph_draw(font->font, glyph, funcs, &pen);
    hb_draw_funcs_destroy(funcs);
    mgl_bytes_puts(b, "f");
    mgl_pdf_check(pdf, b);
}

/* ---- pictures ---- */

/* Writes one channel group of the pixels: the colours, or what is opaque. */
static void put_samples(mgl_pdf *pdf, const mgl_pixels *pixels, bool alpha, uint32_t number, uint32_t mask)
{
    mgl_bytes dict, data;
    mgl_bytes_init(&dict, pdf->ctx);
    mgl_bytes_init(&data, pdf->ctx);
    for (size_t i = 0; i < (size_t)pixels->width * pixels->height; i++) {
        mgl_bytes_put(&data, pixels->rgba + 4 * i + (alpha ? 3 : 0), alpha ? 1 : 3);
    }
    mgl_pdf_key_int(&dict, "/Type/XObject/Subtype/Image/BitsPerComponent 8/Width", pixels->width);
    mgl_pdf_key_int(&dict, "/Height", pixels->height);
    mgl_bytes_puts(&dict, alpha ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB/SMask");
    if (!alpha) {
        mgl_pdf_ref(&dict, mask);
    }
    mgl_bytes_putc(&dict, '\0');
    mgl_pdf_check(pdf, &dict);
    if (pdf->status == MGL_OK) {
        mgl_pdf_put_stream(pdf, number, dict.p, &data, true);
    }
    mgl_bytes_free(&dict);
    mgl_bytes_free(&data);
}

/* Writes a picture and the operators that show it; 0 if there is none that can be read. */
static uint32_t put_picture(mgl_pdf *pdf, const pdf_font *font, uint32_t glyph, mgl_bytes *b)
{
    int32_t box[4];
    unsigned n;
    uint32_t number = 0;
    mgl_pixels pixels;
    hb_blob_t *png = mgl_glyph_png(font->font, glyph, box);
    const char *bytes = hb_blob_get_data(png, &n);
    if (mgl_pixels_read(pdf->ctx, bytes, n, &pixels)) {
        uint32_t mask = mgl_pdf_number(pdf);
        number = mgl_pdf_number(pdf);
        put_samples(pdf, &pixels, true, mask, 0);
        put_samples(pdf, &pixels, false, number, mask);
        int64_t em = upem(font);
        mgl_bytes_puts(b, "q");
        mgl_pdf_key_int(b, "", box[2] * 1000 / em);
        mgl_pdf_key_int(b, " 0 0", box[3] * 1000 / em);
        mgl_pdf_key_int(b, "", box[0] * 1000 / em);
        mgl_pdf_key_int(b, "", ((int64_t)box[1] - box[3]) * 1000 / em);
        mgl_bytes_puts(b, " cm /I Do Q");
        mgl_pixels_free(pdf->ctx, &pixels);
    } else {
        pdf->blanks++;
    }
    hb_blob_destroy(png);
    return number;
}

/* ---- the fonts ---- */

/* Writes the procedure of a glyph, and gives its number. */
static uint32_t put_proc(mgl_pdf *pdf, const pdf_font *font, uint32_t glyph)
{
    uint32_t number = mgl_pdf_number(pdf), image = 0;
    mgl_bytes body, dict;
    mgl_bytes_init(&body, pdf->ctx);
    mgl_bytes_init(&dict, pdf->ctx);
    mgl_bytes_int(&body, mgl_pdf_width(font, glyph));
    mgl_bytes_puts(&body, " 0 d0\n");
    if (mgl_glyph_look(font->font, glyph) == MGL_GLYPH_PICTURE) {
        image = put_picture(pdf, font, glyph, &body);
    } else {
        put_outline(pdf, font, glyph, &body);
    }
    if (image) {
        mgl_bytes_puts(&dict, "/Resources<</XObject<</I");
        mgl_pdf_ref(&dict, image);
        mgl_bytes_puts(&dict, ">>>>");
    }
    mgl_bytes_putc(&dict, '\0');
    mgl_pdf_check(pdf, &dict);
    if (pdf->status == MGL_OK) {
        mgl_pdf_put_stream(pdf, number, dict.p, &body, true);
    }
    mgl_bytes_free(&body);
    mgl_bytes_free(&dict);
    return number;
}

/* One font of at most CODES glyphs. */
static void put_part(mgl_pdf *pdf, const pdf_font *font, const uint32_t *glyphs, size_t n, uint32_t number)
{
    mgl_bytes *b = &pdf->object, procs, rest;
    uint32_t unicode = mgl_pdf_number(pdf);
    mgl_bytes_init(&procs, pdf->ctx);
    mgl_bytes_init(&rest, pdf->ctx);
    mgl_bytes_puts(&rest, "/Differences[0");
    for (size_t i = 0; i < n; i++) {
        mgl_bytes_puts(&rest, "/g");
        mgl_bytes_int(&rest, (int64_t)i);
        mgl_bytes_puts(&procs, "/g");
        mgl_bytes_int(&procs, (int64_t)i);
        mgl_pdf_ref(&procs, put_proc(pdf, font, glyphs[i]));
    }
    mgl_bytes_puts(&rest, "]>>/FirstChar 0/LastChar");
    mgl_pdf_key_int(&rest, "", (int64_t)n - 1);
    mgl_bytes_puts(&rest, "/Widths[");
    for (size_t i = 0; i < n; i++) {
        mgl_pdf_key_int(&rest, "", mgl_pdf_width(font, glyphs[i]));
    }
    mgl_bytes_clear(b);
    /* An empty box: each procedure may draw where it likes. */
    mgl_bytes_puts(b, "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<<");
    mgl_bytes_put(b, procs.p, procs.n);
    mgl_bytes_puts(b, ">>/Encoding<</Type/Encoding");
    mgl_bytes_put(b, rest.p, rest.n);
    mgl_bytes_puts(b, "]/ToUnicode");
    mgl_pdf_ref(b, unicode);
    mgl_bytes_puts(b, ">>");
    mgl_pdf_check(pdf, &procs);
    mgl_pdf_check(pdf, &rest);
    mgl_pdf_put_object(pdf, number);
    mgl_pdf_put_unicode(pdf, unicode, font, glyphs, n);
    mgl_bytes_free(&procs);
    mgl_bytes_free(&rest);
}

void mgl_pdf_put_drawn(mgl_pdf *pdf, size_t slot, mgl_bytes *resources)
{
    const pdf_font *font = pdf->fonts[slot];
    for (size_t i = 0; i < font->proc_n && pdf->status == MGL_OK; i += CODES) {
        uint32_t number = mgl_pdf_number(pdf);
        size_t n = font->proc_n - i < CODES ? font->proc_n - i : CODES;
        mgl_bytes_puts(resources, "/D");
        mgl_bytes_int(resources, (int64_t)slot);
        mgl_bytes_putc(resources, '.');
        mgl_bytes_int(resources, (int64_t)(i / CODES));
        mgl_pdf_ref(resources, number);
        put_part(pdf, font, font->proc + i, n, number);
    }
}
