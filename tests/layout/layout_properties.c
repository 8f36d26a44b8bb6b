/* layout_properties.c -- what holds for every paragraph, at every column length.
 *
 *     layout_properties plain.ttf zero.ttf fetched.ttf
 */
#include <stdio.h>
#include <stdlib.h>

#include "checks.h"

enum { PARAGRAPHS = 3000, WORDS = 60, TEXT = 8000 };

typedef struct sums {
    size_t lines, forced, carets, glyphs, pages, wide;
} sums;

/* Whether a line has three letters in a row, so that there is a place between two of them however they fuse. */
static bool can_be_cut(const char *text, uint32_t begin, uint32_t end)
{
    unsigned letters = 0;
    for (uint32_t at = begin; at + 3 <= end && letters < 3; at += 1) {
        unsigned char second = (unsigned char)text[at + 1], third = (unsigned char)text[at + 2];
        if ((text[at] & 0xC0) == 0x80)
            continue;
        letters = (unsigned char)text[at] == 0xE1 && second == 0xA0 && third >= 0xA0 ? letters + 1 : 0;
    }
    return letters == 3;
}

static bool lines_are_right(const mgl_page *page, const char *text, sums *sum)
{
    uint32_t at = 0;
    for (size_t i = 0; i < mgl_page_line_count(page); i++) {
        uint32_t begin = mgl_page_line_begin(page)[i], end = mgl_page_line_end(page)[i];
        bool forced = mgl_page_line_flags(page)[i] & MGL_LINE_FORCED,
             last = mgl_page_line_flags(page)[i] & MGL_LINE_LAST;
        WANT(begin == at && end >= begin, "line %zu begins at %u, not at %u", i, begin, at);
        at = end;
        sum->lines++;
        sum->forced += forced;
        if (last || i + 1 == mgl_page_line_count(page) || (forced && !can_be_cut(text, begin, end)))
            continue;
        const char *start = lab_wrong_start(text + end), *stop = lab_wrong_end(text, text + end);
        WANT(!start, "line %zu: the next begins with %s", i, start);
        WANT(!stop, "line %zu ends with %s", i, stop);
    }
    return true;
}

/* A hit on a caret gives that caret, and the line's carets go down. */
static bool carets_are_hit(const mgl_page *page, sums *sum)
{
    mgl_caret caret = MGL_CARET_INIT, hit = MGL_CARET_INIT, before;
    WANT(mgl_page_caret(page, 0, MGL_AFFINITY_AFTER, &caret) == MGL_OK, "no caret");
    do {
        WANT(mgl_page_hit(page, caret.rect.x + caret.rect.width / 2, caret.rect.y + caret.rect.height / 2, &hit) ==
                 MGL_OK,
             "no hit");
        WANT(hit.offset == caret.offset && hit.line == caret.line && hit.affinity == caret.affinity &&
                 hit.rect.y == caret.rect.y,
             "the hit on caret %u (line %u) is %u (line %u)", caret.offset, caret.line, hit.offset, hit.line);
        WANT(mgl_page_caret(page, caret.offset, caret.affinity, &hit) == MGL_OK && hit.offset == caret.offset &&
                 hit.line == caret.line,
             "the caret at %u is at %u", caret.offset, hit.offset);
        before = caret;
        sum->carets++;
        WANT(mgl_page_move(page, MGL_MOVE_NEXT, &caret) == MGL_OK, "no move");
    } while (caret.offset != before.offset || caret.line != before.line);
    return true;
}

/* Words and glyphs are in order, and each glyph's characters are in its word. */
static bool words_are_right(const mgl_page *page, sums *sum)
{
    size_t n, word_n = mgl_page_word_count(page);
    mgl_page_text(page, &n);
    for (size_t w = 0; w < word_n; w++) {
        uint32_t begin = mgl_page_word_begin(page)[w], end = mgl_page_word_end(page)[w];
        size_t last = w + 1 < word_n ? mgl_page_word_glyph(page)[w + 1] : mgl_page_glyph_count(page);
        WANT(begin < end && end <= n && (w == 0 || mgl_page_word_end(page)[w - 1] <= begin), "word %zu is [%u, %u)", w,
             begin, end);
        for (size_t i = mgl_page_word_glyph(page)[w]; i < last; i++) {
            uint32_t cluster = mgl_page_glyph_cluster(page)[i];
            WANT(cluster >= begin && cluster < end, "glyph %zu shows byte %u outside its word [%u, %u)", i, cluster,
                 begin, end);
        }
    }
    sum->glyphs += mgl_page_glyph_count(page);
    sum->pages++;
    return true;
}

static bool hold(const char *name, mgl_font *font, mgl_font *second, size_t count)
{
    static char text[TEXT];
    uint64_t state = UINT64_C(0x123456789ABCDEF1);
    sums sum = { 0 };
    for (size_t i = 0; i < count; i++) {
        lab_random_text(&state, text, sizeof text, 1 + lab_random(&state) % WORDS);
        mgl_layout_opts opts = lab_opts((int32_t)(20 + lab_random(&state) % 400));
        opts.page_width = MGL_POINTS(14000);
        opts.align = (uint32_t)(lab_random(&state) % 6);
        opts.align = opts.align > MGL_ALIGN_BOTTOM ? MGL_ALIGN_JUSTIFY : opts.align;
        opts.flags |= lab_random(&state) % 4 == 0 ? MGL_LAYOUT_GREEDY : 0;
        opts.indent = lab_random(&state) % 4 == 0 ? MGL_POINTS(7) : 0;
        opts.letter_spacing = lab_random(&state) % 8 == 0 ? MGL_POINTS(2) : 0;
        opts.writing = lab_random(&state) % 8 == 0;
        if (lab_random(&state) % 4 == 0) {
            opts.page_height = opts.writing ? opts.page_height : 2 * opts.page_height + MGL_POINTS(20);
            opts.bands = opts.writing ? 1 : 2;
            opts.page_width = opts.writing ? opts.page_width : MGL_POINTS(64);
        }
        mgl_page *page = lab_page(font, second, &opts, text, NULL, 0);
        bool right =
            page && lines_are_right(page, text, &sum) && words_are_right(page, &sum) && carets_are_hit(page, &sum);
        mgl_page_free(page);
        WANT(right, "paragraph %zu, column of %d points: %s", i, opts.page_height / 64, text);
    }
    printf("# %s: %zu paragraphs, %zu lines (%zu cut because nothing fits), %zu carets, %zu glyphs\n", name, count,
           sum.lines, sum.forced, sum.carets, sum.glyphs);
    return true;
}

/* All glyphs of a document, as one number. */
static uint64_t fingerprint(mgl_font *font, const char *text, size_t n, bool in_pieces, size_t *pages)
{
    mgl_layout_opts opts = lab_opts(120);
    mgl_layout *layout = NULL;
    mgl_page *page = NULL;
    uint64_t sum = 0;
    opts.page_width = MGL_POINTS(200);
    opts.numbers = MGL_NUMBERS_NONE;
    *pages = 0;
    mgl_status status = mgl_layout_new(NULL, &opts, &font, 1, &layout);
    for (size_t at = 0, end; status == MGL_OK && at < n; at = end) {
        const char *line = in_pieces ? memchr(text + at, '\n', n - at) : NULL;
        end = line ? (size_t)(line - text) + 1 : n;
        status = mgl_layout_feed(layout, text + at, end - at, NULL, 0, end == n);
        while (status == MGL_OK && (status = mgl_layout_next(layout, &page)) == MGL_OK && page) {
            for (size_t i = 0; i < mgl_page_glyph_count(page); i++)
                sum = (sum ^ mgl_page_glyph_id(page)[i] ^ (uint64_t)mgl_page_glyph_x(page)[i] << 20 ^
                       (uint64_t)mgl_page_glyph_y(page)[i] << 40 ^ mgl_page_glyph_cluster(page)[i]) *
                      UINT64_C(0x9E3779B97F4A7C15);
            sum += mgl_page_text_begin(page);
            ++*pages;
            mgl_page_free(page);
        }
    }
    mgl_layout_free(layout);
    return status == MGL_OK ? sum : 0;
}

/* A document handed over line by line has the pages of the whole. */
static bool pieces(mgl_font *font)
{
    static char text[60000];
    uint64_t state = 42;
    size_t n = 0, whole_pages, pages;
    while (n + TEXT < sizeof text) {
        n += lab_random_text(&state, text + n, TEXT - 1, lab_random(&state) % WORDS);
        text[n++] = '\n';
    }
    uint64_t whole = fingerprint(font, text, n, false, &whole_pages), cut = fingerprint(font, text, n, true, &pages);
    printf("# %zu pages as a whole, %zu in pieces\n", whole_pages, pages);
    WANT(whole != 0 && whole == cut && pages == whole_pages && pages > 3, "the pages differ");
    return true;
}

int main(int argc, char **argv)
{
    lab_fonts fonts;
    if (argc != 4 || !lab_open(&fonts, argv + 1)) {
        printf("Bail out! usage: layout_properties plain.ttf zero.ttf fetched.ttf\n");
        return 1;
    }
    bool made = hold("made font", fonts.plain, NULL, PARAGRAPHS);
    printf("%s 1 - lines, words and carets of random paragraphs\n", made ? "ok" : "not ok");
    bool real = true;
    if (fonts.noto) {
        real = hold("Noto 3.002", fonts.noto, fonts.cjk, PARAGRAPHS / 5);
        printf("%s 2 - the same in Noto Sans Mongolian 3.002\n", real ? "ok" : "not ok");
    } else {
        printf("ok 2 - the same in Noto Sans Mongolian 3.002 # SKIP the font is missing (fonts/fetch.sh)\n");
    }
    bool cut = pieces(fonts.plain);
    printf("%s 3 - pieces of a document give the pages of the whole\n1..3\n", cut ? "ok" : "not ok");
    lab_close(&fonts);
    return !(made && real && cut);
}
