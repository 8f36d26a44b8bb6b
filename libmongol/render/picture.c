/* picture.c -- a page as pixels: glyphs, rules, layers and pictures. */
#include "render/picture.h"

#include <math.h>
#include <string.h>

enum { LARGEST_SIDE = 65535, LARGEST = 1 << 28 };

static double scale_of(const mgl_picture *picture)
{
    return picture->dpi / (72.0 * 64.0); /* from 1/64 point to pixels */
}

static bool has_colour(const mgl_view *view)
{
    for (size_t i = 0; i < view->glyph_n; i++) {
        const mgl_font *font = mgl_view_font(view, i);
        if (font->color && mgl_glyph_look(font, view->id[i]) != MGL_GLYPH_OUTLINE) {
            return true;
        }
    }
    return false;
}

static mgl_status make_room(mgl_picture *picture, const mgl_view *view, bool coloured)
{
    double width = ceil(mgl_page_width(view->page) * scale_of(picture) - 1e-6);
    double height = ceil(mgl_page_height(view->page) * scale_of(picture) - 1e-6);
    if (!(width >= 1 && height >= 1 && width <= LARGEST_SIDE && height <= LARGEST_SIDE && width * height <= LARGEST)) {
        return MGL_E_ARG;
    }
    picture->width = (uint32_t)width;
    picture->height = (uint32_t)height;
    size_t n = (size_t)picture->width * picture->height;
    picture->ink = (mgl_coverage){ mgl_alloc(picture->ctx, n), (int32_t)width, (int32_t)height };
    if (coloured) {
        picture->rgba = mgl_alloc(picture->ctx, 4 * n);
    }
    if (!picture->ink.p || (coloured && !picture->rgba)) {
        return MGL_E_NOMEM;
    }
    memset(picture->ink.p, 0, n);
    if (coloured) {
        memset(picture->rgba, 0, 4 * n);
    }
    return MGL_OK;
}

void mgl_picture_free(mgl_picture *picture)
{
    size_t n = (size_t)picture->width * picture->height;
    mgl_release(picture->ctx, picture->ink.p, n);
    mgl_release(picture->ctx, picture->rgba, 4 * n);
    picture->ink.p = picture->rgba = NULL;
}

static mgl_spot spot_of(const mgl_picture *picture, const mgl_view *view, size_t i)
{
    return (mgl_spot){
        .font = mgl_view_font(view, i),
        .slot = view->slot[view->font[i]],
        .glyph = view->id[i],
        .x = llround(view->x[i] * scale_of(picture) * MGL_FINE),
        .y = llround(view->y[i] * scale_of(picture) * MGL_FINE),
        .em = view->size[i] * scale_of(picture),
        .narrow = view->narrow[i] ? view->narrow[i] : 1000,
        .turned = view->rotation[i] == 1,
    };
}

/* One colour over another; neither is premultiplied. */
static void blend(uint8_t *to, const uint8_t rgb[3], unsigned alpha)
{
    unsigned under = to[3] * (255 - alpha) / 255, all = alpha + under;
    for (int i = 0; all && i < 3; i++) {
        to[i] = (uint8_t)((rgb[i] * alpha + to[i] * under + all / 2) / all);
    }
    to[3] = (uint8_t)all;
}

/* Layers of flat colours. The ink of each is drawn apart and laid over what is there. */
static mgl_status draw_layers(mgl_picture *picture, mgl_raster *raster, mgl_spot spot)
{
    mgl_layer layers[MGL_LAYERS];
    size_t n = mgl_glyph_layers(spot.font, spot.glyph, layers);
    int64_t side = (int64_t)ceil(spot.em * 2) + 2, left = spot.x / MGL_FINE - side, top = spot.y / MGL_FINE - side;
    if (side > 4096) {
        return MGL_OK; /* an emoji of more than 2,000 pixels */
    }
    size_t room = (size_t)(4 * side * side);
    mgl_coverage apart = { mgl_alloc(picture->ctx, room), (int32_t)(2 * side), (int32_t)(2 * side) };
    if (!apart.p) {
        return MGL_E_NOMEM;
    }
    spot.x -= MGL_FINE * left;
    spot.y -= MGL_FINE * top;
    bool done = true;
    for (size_t k = 0; k < n && done; k++) {
        const uint8_t rgb[3] = { layers[k].ink ? 0 : layers[k].red, layers[k].ink ? 0 : layers[k].green,
                                 layers[k].ink ? 0 : layers[k].blue };
        memset(apart.p, 0, room);
        spot.glyph = layers[k].glyph;
        done = spot.glyph >= mgl_font_glyph_count(spot.font) || mgl_raster_draw(raster, &spot, &apart);
        for (int64_t y = 0; y < 2 * side; y++) {
            for (int64_t x = 0; x < 2 * side; x++) {
                unsigned alpha = apart.p[y * 2 * side + x] * (layers[k].ink ? 255U : layers[k].alpha) / 255;
                int64_t px = left + x, py = top + y;
                if (alpha && px >= 0 && py >= 0 && px < picture->ink.width && py < picture->ink.height) {
                    blend(picture->rgba + 4 * (py * picture->ink.width + px), rgb, alpha);
                }
            }
        }
    }
    mgl_release(picture->ctx, apart.p, room);
    return done ? MGL_OK : MGL_E_NOMEM;
}

static void draw_png(mgl_picture *picture, const mgl_spot *spot)
{
    int32_t box[4];
    unsigned n;
    mgl_pixels pixels;
    hb_blob_t *png = mgl_glyph_png(spot->font, spot->glyph, box);
    const char *bytes = hb_blob_get_data(png, &n);
    if (mgl_pixels_read(picture->ctx, bytes, n, &pixels)) {
        double unit = spot->em / spot->font->units_per_em, x = (double)spot->x / MGL_FINE,
               y = (double)spot->y / MGL_FINE;
        double left = box[0] * unit, top = box[1] * unit, right = left + box[2] * unit, bottom = top - box[3] * unit;
        const double upright[4] = { x + left, y - top, x + right, y - bottom };
        const double turned[4] = { x + bottom, y + left, x + top, y + right };
        mgl_picture_paste(picture, &pixels, spot->turned ? turned : upright, spot->turned);
        mgl_pixels_free(picture->ctx, &pixels);
    } else {
        picture->blanks++;
    }
    hb_blob_destroy(png);
}

static mgl_status draw_glyph(mgl_picture *picture, mgl_raster *raster, const mgl_view *view, size_t i)
{
    mgl_spot spot = spot_of(picture, view, i);
    if (view->size[i] <= 0) {
        picture->blanks++;
        return MGL_OK;
    }
    switch (mgl_glyph_look(spot.font, spot.glyph)) {
    case MGL_GLYPH_LAYERS:
        return draw_layers(picture, raster, spot);
    case MGL_GLYPH_PICTURE:
        draw_png(picture, &spot);
        return MGL_OK;
    case MGL_GLYPH_OUTLINE:
        return mgl_raster_draw(raster, &spot, &picture->ink) ? MGL_OK : MGL_E_NOMEM;
    case MGL_GLYPH_NONE:
        break;
    }
    picture->blanks++;
    return MGL_OK;
}

mgl_status mgl_picture_draw(mgl_picture *picture, mgl_raster *raster, const mgl_view *view)
{
    double scale = scale_of(picture);
    mgl_status status = make_room(picture, view, has_colour(view));
    for (size_t i = 0; i < view->glyph_n && status == MGL_OK; i++) {
        status = draw_glyph(picture, raster, view, i);
    }
    const mgl_rect *rects = mgl_page_rule_rect(view->page);
    for (size_t i = 0; i < mgl_page_rule_count(view->page) && status == MGL_OK; i++) {
        mgl_raster_rectangle(&picture->ink, rects[i].x * scale, rects[i].y * scale,
                             (rects[i].x + rects[i].width) * scale, (rects[i].y + rects[i].height) * scale);
    }
    return status;
}
