/* bench_layout.c -- pages a second, beside HarfBuzz shaping the same lines in the same run; and whether the cost is
 * linear.
 *
 *     bench_layout FONT TEXT...
 *
 * A page is A4 landscape, 12 points, lines 1.6 apart. */
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <mongol/layout.h>

#include "../bench/bench_text.h"

enum { SIZE = 3 << 20, ROUNDS = 3 };

/* All pages of a text, each dropped before the next. */
static double set_pages(mgl_font *font, uint32_t glyphs, const char *text, size_t n, size_t *pages)
{
    mgl_layout_opts opts = MGL_LAYOUT_OPTS_INIT;
    mgl_layout *layout = NULL;
    mgl_page *page = NULL;
    double start = bench_now();
    opts.glyphs = glyphs;
    *pages = 0;
    mgl_status status = mgl_layout_new(NULL, &opts, &font, 1, &layout);
    if (status == MGL_OK)
        status = mgl_layout_feed(layout, text, n, NULL, 0, true);
    while (status == MGL_OK && (status = mgl_layout_next(layout, &page)) == MGL_OK && page) {
        ++*pages;
        mgl_page_free(page);
    }
    mgl_layout_free(layout);
    return status == MGL_OK ? bench_now() - start : -1;
}

/* The peer: each line of the text in one buffer, shaped and thrown away. */
static double shape_lines(const char *path, const char *text, size_t n)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_buffer_t *buffer = hb_buffer_create();
    double start = bench_now();
    for (size_t at = 0, end; at < n; at = end + 1) {
        const char *line = memchr(text + at, '\n', n - at);
        end = line ? (size_t)(line - text) : n;
        hb_buffer_clear_contents(buffer);
        hb_buffer_add_utf8(buffer, text + at, (int)(end - at), 0, (int)(end - at));
        hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
        hb_buffer_set_script(buffer, HB_SCRIPT_MONGOLIAN);
        hb_shape(font, buffer, NULL, 0);
    }
    double time = bench_now() - start;
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return time;
}

static double best(double a, double b)
{
    return a < 0 || (b >= 0 && b < a) ? b : a;
}

int main(int argc, char **argv)
{
    bench_text bench = { NULL, 0, 0, 0 };
    mgl_font *font = NULL;
    if (argc < 3 || mgl_font_new_file(NULL, argv[1], 0, &font) != MGL_OK) {
        printf("skipped: the font of the measurement is missing (fonts/fetch.sh)\n");
        return 77;
    }
    for (int i = 2; i < argc; i++) {
        if (!bench_text_read(&bench, argv[i]))
            return 1;
    }
    if (!bench_text_repeat(&bench, SIZE))
        return 1;
    double layout = -1, units = -1, half = -1, peer = -1, start = -1;
    size_t pages = 0, few, one;
    for (int i = 0; i < ROUNDS; i++) {
        layout = best(layout, set_pages(font, MGL_GLYPHS_OPENTYPE, bench.text, bench.n, &pages));
        units = best(units, set_pages(font, MGL_GLYPHS_UNITS, bench.text, bench.n, &pages));
        half = best(half, set_pages(font, MGL_GLYPHS_OPENTYPE, bench.text, bench.n / 2, &few));
        start = best(start, set_pages(font, MGL_GLYPHS_OPENTYPE, bench.text, 100, &one));
        peer = best(peer, shape_lines(argv[1], bench.text, bench.n));
    }
    if (layout <= 0 || units <= 0 || pages == 0)
        return 1;
    printf("layout, glyphs by the font's rules:   %7.0f pages/s, %.2f times HarfBuzz shaping alone\n",
           (double)pages / layout, peer / layout);
    printf("layout, glyphs by written units:      %7.0f pages/s, %.2f times HarfBuzz shaping alone\n",
           (double)pages / units, peer / units);
    printf("%zu pages, %.1f MB; twice the text takes %.2f times as long; first page after %.1f ms\n", pages,
           (double)bench.n / 1e6, layout / half, start * 1000);
    struct rusage usage;
    if (getrusage(RUSAGE_SELF, &usage) == 0)
        printf("peak memory %.1f MB, %.1f MB of it the text\n", (double)usage.ru_maxrss / 1024,
               (double)bench.n / (1 << 20));
    mgl_font_unref(font);
    free(bench.text);
    return 0;
}
