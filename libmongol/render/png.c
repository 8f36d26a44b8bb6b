/* png.c -- pixels as PNG, through libpng; and pictures of emoji at the size they are wanted. */
#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <string.h>
#include <zlib.h>

#include "render/picture.h"

/* ---- pasting ---- */

/* The mean of the pixels in [u0, u1) x [v0, v1), by area; sums are of premultiplied colours. */
static void mean(const mgl_pixels *pixels, const double from[2], const double to[2], uint8_t rgba[4])
{
    double sum[4] = { 0, 0, 0, 0 }, area = 0;
    for (int64_t v = (int64_t)from[1]; (double)v < to[1] && v < pixels->height; v++) {
        double high = fmin(to[1], (double)v + 1) - fmax(from[1], (double)v);
        for (int64_t u = (int64_t)from[0]; (double)u < to[0] && u < pixels->width; u++) {
            double part = high * (fmin(to[0], (double)u + 1) - fmax(from[0], (double)u));
            const uint8_t *pixel = pixels->rgba + 4 * (v * pixels->width + u);
            double alpha = part * pixel[3];
            area += part;
            for (int i = 0; i < 3; i++) {
                sum[i] += alpha * pixel[i];
            }
            sum[3] += alpha;
        }
    }
    for (int i = 0; i < 3; i++) {
        rgba[i] = sum[3] > 0 ? (uint8_t)lround(sum[i] / sum[3]) : 0;
    }
    rgba[3] = area > 0 ? (uint8_t)lround(sum[3] / area) : 0;
}

void mgl_picture_paste(mgl_picture *picture, const mgl_pixels *pixels, const double box[4], bool turned)
{
    double width = box[2] - box[0], height = box[3] - box[1];
    if (!(width > 0 && height > 0 && width < 65536 && height < 65536)) {
        return;
    }
    int64_t left = llround(box[0]), top = llround(box[1]), right = llround(box[2]), bottom = llround(box[3]);
    double across = (double)pixels->width / (double)((turned ? bottom - top : right - left) + !(right - left));
    double down = (double)pixels->height / (double)((turned ? right - left : bottom - top) + !(bottom - top));
    for (int64_t y = top < 0 ? 0 : top; y < bottom && y < picture->ink.height; y++) {
        for (int64_t x = left < 0 ? 0 : left; x < right && x < picture->ink.width; x++) {
            double u = (double)(turned ? y - top : x - left) * across,
                   v = (double)(turned ? right - 1 - x : y - top) * down;
            const double from[2] = { u, v }, to[2] = { u + across, v + down };
            mean(pixels, from, to, picture->rgba + 4 * (y * picture->ink.width + x));
        }
    }
}

/* ---- writing ---- */

static void write_bytes(png_structp png, png_bytep bytes, size_t n)
{
    mgl_outlet_put(png_get_io_ptr(png), bytes, n);
}

static void flush_bytes(png_structp png)
{
    (void)png;
}

static void fail(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static void warn(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

/* How pixels are written: channels 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. */
typedef struct row_kind {
    const mgl_picture *picture;
    unsigned channels;
    bool transparent;
} row_kind;

static void fill_row(const row_kind *kind, uint32_t y, uint8_t *row)
{
    const mgl_picture *picture = kind->picture;
    const uint8_t *ink = picture->ink.p + (size_t)y * picture->width;
    const uint8_t *colours = picture->rgba ? picture->rgba + (size_t)y * picture->width * 4 : NULL;
    unsigned shades = kind->channels > 2 ? 3 : 1;
    if (kind->channels == 1 && !colours) { /* nearly all pages */
        for (uint32_t x = 0; x < picture->width; x++) {
            row[x] = (uint8_t)(255 - ink[x]);
        }
        return;
    }
    for (uint32_t x = 0; x < picture->width; x++) {
        uint8_t *to = row + (size_t)x * kind->channels;
        const uint8_t none[4] = { 0, 0, 0, 0 }, *colour = colours ? colours + 4 * (size_t)x : none;
        unsigned under = colour[3] * (255U - ink[x]) / 255, all = ink[x] + under; /* text is black, and above */
        unsigned luma = (299U * colour[0] + 587U * colour[1] + 114U * colour[2] + 500) / 1000;
        for (unsigned i = 0; i < shades; i++) {
            unsigned shade = shades == 1 ? luma : colour[i];
            unsigned sum = shade * under; /* 255 times the premultiplied shade */
            to[i] = (uint8_t)(kind->transparent ? (all ? (sum + all / 2) / all : 0) : (sum + 127) / 255 + (255 - all));
        }
        if (kind->transparent) {
            to[shades] = (uint8_t)all;
        }
    }
}

static void write_head(png_structp png, png_infop info, const row_kind *kind, const char *title)
{
    static const int types[] = { 0, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
                                 PNG_COLOR_TYPE_RGB_ALPHA };
    const mgl_picture *picture = kind->picture;
    png_uint_32 metre = (png_uint_32)lround(picture->dpi / 0.0254);
    png_set_IHDR(png, info, picture->width, picture->height, 8, types[kind->channels], PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(png, info, metre, metre, PNG_RESOLUTION_METER);
    /* Only runs are looked for: 1/4 faster and 3 % smaller than level 3 with its window, on pages of text. */
    png_set_compression_strategy(png, Z_RLE);
    png_set_compression_level(png, 3);
    png_set_filter(png, PNG_FILTER_TYPE_BASE,
                   PNG_FILTER_NONE); /* text: most of a row is white, and filters take time */
#ifdef PNG_iTXt_SUPPORTED
    if (title) {
        char key[] = "Title", language[] = "";
        png_text text;
        memset(&text, 0, sizeof text);
        text.compression = PNG_ITXT_COMPRESSION_NONE;
        text.key = key;
        text.lang = text.lang_key = language;
        text.text = (char *)(uintptr_t)title; /* only read */
        png_set_text(png, info, &text, 1);
    }
#else
    (void)title;
#endif
    png_write_info(png, info);
}

/* libpng reports errors by jumping; nothing that changes lives in this frame. */
static bool write_rows(png_structp png, png_infop info, const row_kind *kind, uint8_t *row, const char *title)
{
    if (setjmp(png_jmpbuf(png))) {
        return false;
    }
    write_head(png, info, kind, title);
    for (uint32_t y = 0; y < kind->picture->height; y++) {
        fill_row(kind, y, row);
        png_write_row(png, row);
    }
    png_write_end(png, NULL);
    return true;
}

mgl_status mgl_png_write(const mgl_picture *picture, mgl_outlet *outlet, bool rgb, bool transparent, const char *title)
{
    row_kind kind = { picture, (rgb ? 3U : 1U) + transparent, transparent };
    mgl_status status = MGL_E_NOMEM;
    size_t row_n = (size_t)picture->width * kind.channels;
    uint8_t *row = mgl_alloc(picture->ctx, row_n);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail, warn);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (row && info) {
        png_set_write_fn(png, outlet, write_bytes, flush_bytes);
        if (write_rows(png, info, &kind, row, title)) {
            status = MGL_OK;
        }
        status = outlet->failed ? MGL_E_WRITE : status;
    }
    png_destroy_write_struct(&png, &info);
    mgl_release(picture->ctx, row, row_n);
    return status;
}
