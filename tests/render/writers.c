/* writers.c -- the writers of pages through the public interface, and pixels computed by hand: the same bytes each
 * time; a sink or an allocation that fails at any moment is told, and nothing is lost; misuse is refused; ink is where
 * the glyph list says.
 *
 *     writers PLAIN.ttf */
#include <mongol/render.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../prop/tap.h"
#include "render/picture.h"

static const char text[] = "\u182E\u1823\u1829\u182D\u1823\u182F \u53E3 abc 12\n\u182A\u1822\u1834\u1822\u182D";
static const char *const names[] = { "PNG", "SVG", "PDF", "glyphs" };

/* ---- a sink that fails, an allocator that fails ---- */

typedef struct store {
    char bytes[1 << 18];
    size_t n, calls, fail_at; /* the call that fails, from 1; 0: none */
} store;

static bool take(void *user, const void *bytes, size_t n)
{
    store *s = user;
    if (++s->calls == s->fail_at || n > sizeof s->bytes - s->n) {
        return false;
    }
    memcpy(s->bytes + s->n, bytes, n);
    s->n += n;
    return true;
}

typedef struct watch {
    size_t calls, fail_at, live;
} watch;

static void *watch_alloc(void *user, size_t n)
{
    watch *w = user;
    void *p = ++w->calls == w->fail_at ? NULL : malloc(n);
    w->live += p != NULL;
    return p;
}

static void watch_release(void *user, void *p, size_t n)
{
    watch *w = user;
    (void)n;
    w->live--;
    free(p);
}

static void *watch_resize(void *user, void *p, size_t old_n, size_t n)
{
    watch *w = user;
    (void)old_n;
    if (++w->calls == w->fail_at) {
        return NULL;
    }
    w->live += p == NULL;
    return realloc(p, n);
}

/* ---- pages ---- */

static mgl_page *make_page(mgl_font *font, mgl_layout_opts *opts)
{
    mgl_layout *layout = NULL;
    mgl_page *page = NULL;
    mgl_style style = MGL_STYLE_INIT;
    style.end = 18;
    style.flags = MGL_STYLE_UNDERLINE;
    opts->flags = MGL_LAYOUT_NO_FALLBACK;
    if (mgl_layout_new(NULL, opts, &font, 1, &layout) != MGL_OK ||
        mgl_layout_feed(layout, text, sizeof text - 1, &style, 1, true) != MGL_OK ||
        mgl_layout_next(layout, &page) != MGL_OK) {
        page = NULL;
    }
    mgl_layout_free(layout);
    return page;
}

static mgl_status write_page(mgl_ctx *ctx, uint32_t format, const mgl_page *page, store *s, uint64_t *written)
{
    mgl_render_opts opts = MGL_RENDER_OPTS_INIT;
    const mgl_sink sink = { sizeof sink, s, take };
    mgl_render *render = NULL;
    opts.format = format;
    opts.title = "title";
    s->n = s->calls = 0;
    mgl_status status = mgl_render_new(ctx, &opts, &render);
    if (status == MGL_OK) {
        status = mgl_render_begin(render, &sink);
    }
    if (status == MGL_OK) {
        status = mgl_render_page(render, page);
    }
    if (status == MGL_OK) {
        status = mgl_render_end(render);
    }
    *written = mgl_render_written(render);
    mgl_render_free(render);
    return status;
}

/* ---- tests ---- */

static void test_same(const mgl_page *page, uint32_t format, store *one, store *two)
{
    uint64_t written;
    one->fail_at = two->fail_at = 0;
    bool good = write_page(NULL, format, page, one, &written) == MGL_OK && written == one->n && one->n > 0 &&
                write_page(NULL, format, page, two, &written) == MGL_OK;
    tap(good && one->n == two->n && memcmp(one->bytes, two->bytes, one->n) == 0,
        "%s: the same page gives the same %zu bytes", names[format], one->n);
}

static void test_sink(const mgl_page *page, uint32_t format, store *s)
{
    uint64_t written;
    s->fail_at = 0;
    bool good = write_page(NULL, format, page, s, &written) == MGL_OK;
    size_t calls = s->calls;
    for (size_t i = 1; i <= calls && good; i++) {
        s->fail_at = i;
        good = write_page(NULL, format, page, s, &written) == MGL_E_WRITE && written == s->n && s->calls == i;
        if (!good) {
            tap_note("write %zu", i);
        }
    }
    s->fail_at = 0;
    tap(good, "%s: each of %zu writes that fails is told, with its place", names[format], calls);
}

static void test_memory(const mgl_page *page, uint32_t format, store *s)
{
    watch w = { 0, 0, 0 };
    mgl_allocator allocator = { sizeof allocator, &w, watch_alloc, watch_resize, watch_release };
    mgl_ctx_opts opts = MGL_CTX_OPTS_INIT;
    mgl_ctx *ctx = NULL;
    uint64_t written;
    opts.allocator = &allocator;
    bool good = mgl_ctx_new(&opts, &ctx) == MGL_OK;
    size_t before = w.live;
    w.calls = 0;
    good = good && write_page(ctx, format, page, s, &written) == MGL_OK && w.live == before;
    size_t calls = w.calls;
    for (size_t i = 1; i <= calls && good; i++) {
        w.calls = 0;
        w.fail_at = i;
        good = write_page(ctx, format, page, s, &written) == MGL_E_NOMEM && w.live == before;
        if (!good) {
            tap_note("allocation %zu, %zu blocks too many", i, w.live - before);
        }
    }
    mgl_ctx_unref(ctx);
    tap(good && calls > 0, "%s: each of %zu allocations that fails is told, and nothing is lost", names[format], calls);
}

static void test_misuse(const mgl_page *page, store *s)
{
    mgl_render_opts opts = MGL_RENDER_OPTS_INIT;
    const mgl_sink sink = { sizeof sink, s, take }, none = { sizeof none, s, NULL };
    mgl_render *render = NULL;
    opts.format = 99;
    tap(mgl_render_new(NULL, &opts, &render) == MGL_E_ARG, "a format that is none is refused");
    opts.format = MGL_RENDER_PNG;
    opts.size = 1;
    tap(mgl_render_new(NULL, &opts, &render) == MGL_E_OPTS_SIZE, "options without a size are refused");
    opts.size = sizeof opts;
    tap(mgl_render_new(NULL, &opts, NULL) == MGL_E_ARG, "a result has to go somewhere");
    if (!tap(mgl_render_new(NULL, &opts, &render) == MGL_OK, "a writer is made")) {
        return;
    }
    tap(mgl_render_page(render, page) == MGL_E_ARG, "a page before the beginning is refused");
    tap(mgl_render_begin(render, &none) == MGL_E_ARG && mgl_render_begin(render, NULL) == MGL_E_ARG,
        "a sink has to be able to write");
    tap(mgl_render_begin(render, &sink) == MGL_OK && mgl_render_end(render) == MGL_E_ARG,
        "a picture of no page is refused");
    tap(mgl_render_begin(render, &sink) == MGL_OK && mgl_render_page(render, page) == MGL_OK &&
            mgl_render_page(render, page) == MGL_E_ARG && mgl_render_end(render) == MGL_E_ARG,
        "a second page is no part of a picture");
    tap(mgl_render_begin(render, &sink) == MGL_OK && mgl_render_page(render, page) == MGL_OK &&
            mgl_render_end(render) == MGL_OK,
        "and a new picture can be begun after that");
    tap(mgl_render_blanks(render) == 0 && mgl_render_written(NULL) == 0, "no glyph was left empty");
    mgl_render_free(render);
    mgl_render_free(NULL);
}

/* The mean coverage of the pixels of [left, right) x [top, bottom), 0 to 255. */
static double mean_ink(const mgl_picture *picture, double left, double top, double right, double bottom)
{
    double sum = 0, n = 0;
    for (int32_t y = (int32_t)(top + 0.999); y < (int32_t)bottom; y++) {
        for (int32_t x = (int32_t)(left + 0.999); x < (int32_t)right; x++, n++) {
            sum += picture->ink.p[(int64_t)y * picture->ink.width + x];
        }
    }
    return n > 0 ? sum / n : -1;
}

/* A letter of the plain font is a box: 0 to 500 along the line, 200 to 800 across it, of an em of 1000; the letters of
 * a word touch. Where they do, no seam is seen: all is ink, but for what rounding of their places leaves out. */
static void test_pixels(const mgl_page *page, uint32_t dpi)
{
    mgl_view view;
    mgl_fontset set = { { NULL }, 0 };
    mgl_picture picture = { .dpi = dpi };
    mgl_raster *raster = mgl_raster_new(NULL);
    bool good =
        raster && mgl_view_open(&view, page, &set) == MGL_OK && mgl_picture_draw(&picture, raster, &view) == MGL_OK;
    double scale = dpi / 72.0 / 64.0, em = good ? view.size[0] * scale : 0, x = good ? view.x[0] * scale : 0;
    double y = good ? view.y[0] * scale : 0, length = 0.5 * em * 6;
    double edge = 0.25; /* origins are rounded to eighths of a pixel */
    double inside =
        good ? mean_ink(&picture, x + 0.2 * em + edge, y + edge, x + 0.8 * em - edge, y + length - edge) : -1;
    double before = good ? mean_ink(&picture, x + 0.2 * em - 3, y, x + 0.2 * em - edge, y + length) : -1;
    double behind = good ? mean_ink(&picture, x, y + length + edge, x + em, y + length + 3) : -1;
    tap(inside > 254 && before == 0 && behind == 0, "at %u dpi a word of six boxes is one box, where it has to be",
        (unsigned)dpi);
    if (inside <= 254 || before != 0 || behind != 0) {
        tap_note("mean ink inside %.2f, before %.2f, behind %.2f", inside, before, behind);
    }
    mgl_picture_free(&picture);
    mgl_raster_free(raster);
    mgl_fontset_free(&set);
}

static void test_rules(const mgl_page *page, store *s)
{
    uint64_t written;
    s->fail_at = 0;
    bool good = write_page(NULL, MGL_RENDER_SVG, page, s, &written) == MGL_OK;
    s->bytes[s->n < sizeof s->bytes ? s->n : sizeof s->bytes - 1] = '\0';
    tap(good && mgl_page_rule_count(page) > 0 && strstr(strstr(s->bytes, "</defs>"), "<rect") != NULL,
        "an underline is in the SVG");
    good = write_page(NULL, MGL_RENDER_GLYPHS, page, s, &written) == MGL_OK;
    s->bytes[s->n < sizeof s->bytes ? s->n : sizeof s->bytes - 1] = '\0';
    tap(good && strstr(s->bytes, "\"kind\":\"underline\"") != NULL, "and in the glyph list");
}

int main(int argc, char **argv)
{
    static store one, two;
    mgl_font *font = NULL;
    mgl_layout_opts opts = MGL_LAYOUT_OPTS_INIT;
    opts.page_width = opts.page_height = MGL_POINTS(200);
    opts.margin_top = opts.margin_left = MGL_POINTS(10);
    if (argc != 2 || mgl_font_new_file(NULL, argv[1], 0, &font) != MGL_OK) {
        return tap_skip_all("usage: writers PLAIN.ttf");
    }
    mgl_page *page = make_page(font, &opts);
    if (tap(page != NULL, "a page is laid out")) {
        for (uint32_t format = MGL_RENDER_PNG; format <= MGL_RENDER_GLYPHS; format++) {
            test_same(page, format, &one, &two);
            test_sink(page, format, &one);
            test_memory(page, format, &one);
        }
        test_misuse(page, &one);
        test_pixels(page, 72);
        test_pixels(page, 101);
        test_pixels(page, 300);
        test_rules(page, &one);
    }
    mgl_page_free(page);
    mgl_font_unref(font);
    return tap_end();
}
