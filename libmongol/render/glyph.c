/* glyph.c -- outlines, layers and pictures, through HarfBuzz; pictures are read by libpng. */
#include "render/glyph.h"

#include <png.h>
#include <string.h>

mgl_glyph_kind mgl_glyph_look(const mgl_font *font, uint32_t glyph)
{
    if (glyph >= mgl_font_glyph_count(font)) {
        return MGL_GLYPH_NONE;
    }
    if (!font->color) {
        return MGL_GLYPH_OUTLINE;
    }
    if (hb_ot_color_glyph_get_layers(font->face, glyph, 0, NULL, NULL) > 0) {
        return MGL_GLYPH_LAYERS;
    }
    hb_blob_t *png = hb_ot_color_glyph_reference_png(font->font, glyph);
    bool has = hb_blob_get_length(png) > 0;
    hb_blob_destroy(png);
    return has ? MGL_GLYPH_PICTURE : MGL_GLYPH_OUTLINE;
}

void mgl_glyph_draw(const mgl_font *font, uint32_t glyph, hb_draw_funcs_t *funcs, void *user)
{
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font->font, glyph, funcs, user);
#else
    hb_font_get_glyph_shape(font->font, glyph, funcs, user);
#endif
}

size_t mgl_glyph_layers(const mgl_font *font, uint32_t glyph, mgl_layer *layers)
{
    hb_ot_color_layer_t found[MGL_LAYERS];
    unsigned n = MGL_LAYERS;
    hb_ot_color_glyph_get_layers(font->face, glyph, 0, &n, found);
    for (unsigned i = 0; i < n; i++) {
        hb_color_t colour = HB_COLOR(0, 0, 0, 255);
        unsigned one = 1;
        bool ink = found[i].color_index == 0xFFFF ||
                   hb_ot_color_palette_get_colors(font->face, 0, found[i].color_index, &one, &colour) == 0 || one == 0;
        layers[i] = (mgl_layer){ found[i].glyph,
                                 ink,
                                 (hb_color_get_red)(colour),
                                 (hb_color_get_green)(colour),
                                 (hb_color_get_blue)(colour),
                                 (hb_color_get_alpha)(colour) };
    }
    return n;
}

hb_blob_t *mgl_glyph_png(const mgl_font *font, uint32_t glyph, int32_t box[4])
{
    hb_glyph_extents_t extents = { 0, 0, 0, 0 };
    if (!hb_font_get_glyph_extents(font->font, glyph, &extents)) {
        return hb_blob_get_empty();
    }
    box[0] = extents.x_bearing;
    box[1] = extents.y_bearing;
    box[2] = extents.width;
    box[3] = extents.height > -INT32_MAX ? -extents.height : 0;
    return hb_ot_color_glyph_reference_png(font->font, glyph);
}

bool mgl_pixels_read(mgl_ctx *ctx, const char *png, size_t n, mgl_pixels *pixels)
{
    enum { SIDE = 2048 };
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    *pixels = (mgl_pixels){ 0, 0, NULL };
    if (n == 0 || !png_image_begin_read_from_memory(&image, png, n)) {
        return false;
    }
    image.format = PNG_FORMAT_RGBA;
    if (image.width > 0 && image.height > 0 && image.width <= SIDE && image.height <= SIDE) {
        size_t size = (size_t)image.width * image.height * 4;
        pixels->rgba = mgl_alloc(ctx, size);
        if (pixels->rgba) {
            pixels->width = image.width;
            pixels->height = image.height;
            if (png_image_finish_read(&image, NULL, pixels->rgba, 0, NULL)) {
                return true;
            }
            mgl_pixels_free(ctx, pixels);
        }
    }
    png_image_free(&image);
    return false;
}

void mgl_pixels_free(mgl_ctx *ctx, mgl_pixels *pixels)
{
    mgl_release(ctx, pixels->rgba, (size_t)pixels->width * pixels->height * 4);
    pixels->rgba = NULL;
}
