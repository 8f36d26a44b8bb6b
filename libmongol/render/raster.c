/* raster.c -- outlines to coverage, and the glyphs that were drawn before. */
#include "render/raster.h"

#include <math.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "base/grow.h"

enum {
    FINE = MGL_FINE - 1,
    STEP = 64 / MGL_FINE,
    KEPT_SIDE = 512,              /* larger glyphs are drawn anew each time */
    KEPT_BYTES = 8 * 1024 * 1024, /* then all are forgotten */
    SLOTS = 1 << 15,              /* of the hash table; it is emptied when three quarters are in use */
    POINTS = 32000                /* FreeType counts them in a short */
};

typedef struct kept {
    uint64_t key[2];
    uint32_t at; /* 1 + its place in the store; 0: free */
    int16_t left, top;
    uint16_t width, height;
} kept;

struct mgl_raster {
    mgl_ctx *ctx;
    FT_Library library;
    hb_draw_funcs_t *funcs;
    kept *table;
    size_t kept_n;
    uint8_t *store;
    size_t store_n, store_room;
    FT_Vector *points;
    unsigned char *tags;
    short *contours;
    int point_n, contour_n;
    double scale_x, scale_y; /* of font units, in 1/64 pixel */
    bool turned, too_large;
    FT_Vector shift;
};

/* ---- outlines, as FreeType has them ---- */

static void add_point(mgl_raster *r, float x, float y, unsigned char tag)
{
    double px = r->turned ? y * r->scale_y : x * r->scale_x;
    double py = r->turned ? -x * r->scale_x : y * r->scale_y;
    enum { FAR = 1 << 21 }; /* 1/64 pixel: beyond that a page ends */
    if (r->point_n >= POINTS || !(fabs(px) < FAR) || !(fabs(py) < FAR)) {
        r->too_large = true;
        return;
    }
    r->points[r->point_n] = (FT_Vector){ lround(px) + r->shift.x, lround(py) + r->shift.y };
    r->tags[r->point_n++] = tag;
}

static void end_contour(mgl_raster *r)
{
    int first = r->contour_n ? r->contours[r->contour_n - 1] + 1 : 0;
    if (r->point_n > first) {
        r->contours[r->contour_n++] = (short)(r->point_n - 1);
    }
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    end_contour(data);
    add_point(data, x, y, FT_CURVE_TAG_ON);
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    add_point(data, x, y, FT_CURVE_TAG_ON);
}

static void quadratic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x,
                         float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    add_point(data, x1, y1, FT_CURVE_TAG_CONIC);
    add_point(data, x, y, FT_CURVE_TAG_ON);
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2, float y2,
                     float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    add_point(data, x1, y1, FT_CURVE_TAG_CUBIC);
    add_point(data, x2, y2, FT_CURVE_TAG_CUBIC);
    add_point(data, x, y, FT_CURVE_TAG_ON);
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    (void)funcs, (void)state, (void)user;
    end_contour(data);
}

mgl_raster *mgl_raster_new(mgl_ctx *ctx)
{
    mgl_raster *r = mgl_alloc(ctx, sizeof *r);
    if (!r) {
        return NULL;
    }
    memset(r, 0, sizeof *r);
    r->ctx = ctx;
    r->points = mgl_alloc(ctx, POINTS * sizeof *r->points);
    r->tags = mgl_alloc(ctx, POINTS);
    r->contours = mgl_alloc(ctx, POINTS * sizeof *r->contours);
    r->table = mgl_alloc(ctx, SLOTS * sizeof *r->table);
    r->funcs = hb_draw_funcs_create();
    if (!r->points || !r->tags || !r->contours || !r->table || FT_Init_FreeType(&r->library) != 0) {
        mgl_raster_free(r);
        return NULL;
    }
    memset(r->table, 0, SLOTS * sizeof *r->table);
    hb_draw_funcs_set_move_to_func(r->funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(r->funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(r->funcs, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(r->funcs, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(r->funcs, close_path, NULL, NULL);
    return r;
}

void mgl_raster_free(mgl_raster *r)
{
    if (!r) {
        return;
    }
    mgl_release(r->ctx, r->points, POINTS * sizeof *r->points);
    mgl_release(r->ctx, r->tags, POINTS);
    mgl_release(r->ctx, r->contours, POINTS * sizeof *r->contours);
    mgl_release(r->ctx, r->table, SLOTS * sizeof *r->table);
    mgl_release(r->ctx, r->store, r->store_room);
    hb_draw_funcs_destroy(r->funcs);
    if (r->library) {
        FT_Done_FreeType(r->library);
    }
    mgl_release(r->ctx, r, sizeof *r);
}

/* ---- coverage ---- */

/* Where spans go: pixel (0, 0) of the outline, whose y points up, is (left, top) of the picture. */
typedef struct span_target {
    mgl_coverage *to;
    int64_t left, top;
} span_target;

/* Two inks that meet inside a pixel cover it together: what is joined has no seam. */
static uint8_t join(uint8_t a, uint8_t b)
{
    unsigned sum = (unsigned)a + b;
    return (uint8_t)(sum > 255 ? 255 : sum);
}

static void put_spans(int y, int count, const FT_Span *spans, void *user)
{
    span_target *target = user;
    int64_t row = target->top - 1 - y;
    if (row < 0 || row >= target->to->height) {
        return;
    }
    uint8_t *line = target->to->p + row * target->to->width;
    for (int i = 0; i < count; i++) {
        int64_t from = target->left + spans[i].x, stop = from + spans[i].len;
        from = from < 0 ? 0 : from;
        stop = stop > target->to->width ? target->to->width : stop;
        for (int64_t x = from; x < stop; x++) {
            line[x] = join(line[x], spans[i].coverage);
        }
    }
}

static FT_Outline make_outline(mgl_raster *r, const mgl_spot *spot)
{
    double unit = spot->em * 64 / spot->font->units_per_em;
    r->point_n = r->contour_n = 0;
    r->too_large = false;
    r->turned = spot->turned;
    r->scale_x = unit * spot->narrow / 1000;
    r->scale_y = unit;
    r->shift = (FT_Vector){ (spot->x & FINE) * STEP, -(spot->y & FINE) * STEP };
    mgl_glyph_draw(spot->font, spot->glyph, r->funcs, r);
    end_contour(r);
    FT_Outline outline = { .n_contours = (short)r->contour_n,
                           .n_points = (short)r->point_n,
                           .points = r->points,
                           .tags = (void *)r->tags,
                           .contours = (void *)r->contours,
                           .flags = FT_OUTLINE_NONE };
    return outline;
}

static void fill(mgl_raster *r, FT_Outline *outline, span_target *target)
{
    FT_Raster_Params params;
    memset(&params, 0, sizeof params);
    params.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    params.gray_spans = put_spans;
    params.user = target;
    params.clip_box =
        (FT_BBox){ -target->left, target->top - target->to->height, target->to->width - target->left, target->top };
    FT_Outline_Render(r->library, outline, &params); /* what it refuses stays empty */
}

static void blit(const kept *glyph, const uint8_t *from, int64_t x, int64_t y, mgl_coverage *to)
{
    int64_t left = x + glyph->left, top = y - glyph->top;
    int64_t first = left < 0 ? -left : 0, last = to->width - left < glyph->width ? to->width - left : glyph->width;
    for (int64_t row = 0; row < glyph->height; row++) {
        if (top + row < 0 || top + row >= to->height) {
            continue;
        }
        const uint8_t *source = from + row * glyph->width;
        uint8_t *line = to->p + (top + row) * to->width + left;
        for (int64_t i = first; i < last; i++) {
            line[i] = join(line[i], source[i]);
        }
    }
}

static void forget(mgl_raster *r)
{
    memset(r->table, 0, SLOTS * sizeof *r->table);
    r->kept_n = r->store_n = 0;
}

/* The place of a spot in the table: where it is, or where it may go. */
static kept *look_up(mgl_raster *r, const mgl_spot *spot)
{
    uint64_t em = 0;
    memcpy(&em, &spot->em, sizeof spot->em);
    uint64_t place = (uint64_t)(spot->x & FINE) * MGL_FINE + (uint64_t)(spot->y & FINE);
    uint64_t key[2] = { (uint64_t)spot->glyph << 32 | place << 24 | spot->slot << 12 | spot->narrow << 1 | spot->turned,
                        em };
    uint64_t hash = (key[0] ^ (key[1] >> 7)) * UINT64_C(0x9E3779B97F4A7C15);
    size_t i = (size_t)(hash >> 40) % SLOTS;
    while (r->table[i].at && (r->table[i].key[0] != key[0] || r->table[i].key[1] != key[1])) {
        i = (i + 1) % SLOTS;
    }
    r->table[i].key[0] = key[0];
    r->table[i].key[1] = key[1];
    return &r->table[i];
}

/* Draws a glyph into the store; false: no memory. */
static bool keep(mgl_raster *r, kept *glyph, FT_Outline *outline, const FT_BBox *box)
{
    int32_t width = (int32_t)(box->xMax - box->xMin), height = (int32_t)(box->yMax - box->yMin);
    size_t size = (size_t)width * (size_t)height;
    void *p = r->store;
    if (!mgl_grow(r->ctx, &p, &r->store_room, r->store_n + size, 1)) {
        return false;
    }
    r->store = p;
    mgl_coverage to = { r->store + r->store_n, width, height };
    span_target target = { &to, -box->xMin, box->yMax };
    if (size) {
        memset(to.p, 0, size);
        fill(r, outline, &target);
    }
    glyph->at = (uint32_t)r->store_n + 1;
    glyph->left = (int16_t)box->xMin;
    glyph->top = (int16_t)box->yMax;
    glyph->width = (uint16_t)width;
    glyph->height = (uint16_t)height;
    r->store_n += size;
    r->kept_n++;
    return true;
}

bool mgl_raster_draw(mgl_raster *r, const mgl_spot *spot, mgl_coverage *to)
{
    int64_t x = (spot->x - (spot->x & FINE)) / MGL_FINE, y = (spot->y - (spot->y & FINE)) / MGL_FINE;
    kept *glyph = look_up(r, spot);
    if (!glyph->at) {
        FT_Outline outline = make_outline(r, spot);
        FT_BBox box = { 0, 0, 0, 0 };
        if (r->too_large) {
            return true;
        }
        if (outline.n_points) {
            FT_Outline_Get_CBox(&outline, &box);
        }
        box = (FT_BBox){ (box.xMin & ~63) >> 6, (box.yMin & ~63) >> 6, (box.xMax + 63) >> 6, (box.yMax + 63) >> 6 };
        if (box.xMax - box.xMin > KEPT_SIDE || box.yMax - box.yMin > KEPT_SIDE || box.xMin < -4096 ||
            box.yMin < -4096 || box.xMax > 4096 || box.yMax > 4096) {
            span_target target = { to, x, y };
            fill(r, &outline, &target);
            return true;
        }
        if (r->store_n > KEPT_BYTES || r->kept_n > SLOTS / 4 * 3) {
            forget(r);
            glyph = look_up(r, spot);
        }
        if (!keep(r, glyph, &outline, &box)) {
            return false;
        }
    }
    blit(glyph, r->store + glyph->at - 1, x, y, to);
    return true;
}

/* ---- rectangles ---- */

static double overlap(double from, double stop, int64_t pixel)
{
    double a = from > (double)pixel ? from : (double)pixel, b = stop < (double)pixel + 1 ? stop : (double)pixel + 1;
    return b > a ? b - a : 0;
}

void mgl_raster_rectangle(mgl_coverage *to, double left, double top, double right, double bottom)
{
    int64_t first = left > 0 ? (int64_t)left : 0, last = right < to->width ? (int64_t)ceil(right) : to->width;
    int64_t row = top > 0 ? (int64_t)top : 0, stop = bottom < to->height ? (int64_t)ceil(bottom) : to->height;
    for (; row < stop; row++) {
        double high = overlap(top, bottom, row);
        for (int64_t x = first; x < last; x++) {
            uint8_t *pixel = to->p + row * to->width + x;
            *pixel = join(*pixel, (uint8_t)lround(255 * high * overlap(left, right, x)));
        }
    }
}
