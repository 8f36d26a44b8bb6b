/* pdf_page.c -- the contents of a page: paragraphs as marked content, in them words with their text, in them glyphs.
 *
 * Glyphs that follow each other as their widths say share one string. An upright pen moves to the right; a turned one
 * moves down the page, with the text matrix 0 -1 1 0. */
#include "render/pdf.h"

#include <string.h>

/* A string of glyphs at work. Lengths along it are in 1/64000 point. */
typedef struct text_run {
    bool open; /* "[(" has been written */
    size_t slot;
    int32_t size;
    uint8_t rotation;
    int32_t across;
    int64_t pen;
} text_run;

typedef struct content {
    mgl_pdf *pdf;
    const mgl_view *view;
    mgl_bytes *b;
    text_run run;
    const char *font_kind; /* of the font that is set: "F" from the font program, "D" drawn; NULL: none yet */
    size_t slot, part;
    int32_t size;
} content;

enum { MGL_TURNED = 1 };

static int32_t along(const mgl_view *view, size_t i)
{
    return view->rotation[i] == MGL_TURNED ? view->y[i] : view->x[i];
}

static int32_t across(const mgl_view *view, size_t i)
{
    return view->rotation[i] == MGL_TURNED ? view->x[i] : view->y[i];
}

static void close_run(content *c)
{
    if (c->run.open) {
        mgl_bytes_puts(c->b, ")]TJ\n");
        c->run.open = false;
    }
}

static void set_font(content *c, const char *kind, size_t slot, size_t part, int32_t size)
{
    if (c->font_kind && *c->font_kind == *kind && c->slot == slot && c->part == part && c->size == size) {
        return;
    }
    mgl_bytes_putc(c->b, '/');
    mgl_bytes_puts(c->b, kind);
    mgl_bytes_int(c->b, (int64_t)slot);
    if (*kind == 'D') {
        mgl_bytes_putc(c->b, '.');
        mgl_bytes_int(c->b, (int64_t)part);
    }
    mgl_bytes_putc(c->b, ' ');
    mgl_bytes_fixed(c->b, size);
    mgl_bytes_puts(c->b, " Tf\n");
    c->font_kind = kind;
    c->slot = slot;
    c->part = part;
    c->size = size;
}

/* The text matrix that puts the origin of glyph i where it belongs. */
static void set_matrix(content *c, size_t i)
{
    const mgl_view *view = c->view;
    uint16_t narrow = view->narrow[i] ? view->narrow[i] : 1000;
    bool turned = view->rotation[i] == MGL_TURNED;
    mgl_bytes_puts(c->b, turned ? "0 " : "");
    if (narrow == 1000) {
        mgl_bytes_puts(c->b, turned ? "-1" : "1");
    } else {
        mgl_bytes_float(c->b, (float)(turned ? -narrow : narrow) / 1000.0F);
    }
    mgl_bytes_puts(c->b, turned ? " 1 0 " : " 0 0 1 ");
    mgl_bytes_fixed(c->b, view->x[i]);
    mgl_bytes_putc(c->b, ' ');
    mgl_bytes_fixed(c->b, (int64_t)mgl_page_height(view->page) - view->y[i]);
    mgl_bytes_puts(c->b, " Tm\n");
}

/* A glyph of a font program: goes on with the run where it can. */
static void put_char(content *c, size_t i, pdf_font *font, uint32_t glyph)
{
    font->embedded = true;
    const mgl_view *view = c->view;
    text_run *run = &c->run;
    size_t slot = view->slot[view->font[i]];
    enum { NEAR = 600 }; /* 1/64000 point: less than positions are rounded by */
    int64_t wanted = (int64_t)along(view, i) * 1000;
    if (run->open && (run->slot != slot || run->size != view->size[i] || run->rotation != view->rotation[i] ||
                      run->across != across(view, i) || (view->narrow[i] && view->narrow[i] != 1000))) {
        close_run(c);
    }
    if (!run->open) {
        set_font(c, "F", slot, 0, view->size[i]);
        set_matrix(c, i);
        mgl_bytes_puts(c->b, "[(");
        *run = (text_run){ true, slot, view->size[i], view->rotation[i], across(view, i), wanted };
    } else if (wanted - run->pen > NEAR || run->pen - wanted > NEAR) {
        int64_t half = run->size / 2, move = wanted - run->pen;
        int64_t step = move < 0 ? (-move + half) / run->size : -((move + half) / run->size);
        mgl_bytes_putc(c->b, ')');
        mgl_bytes_int(c->b, step);
        mgl_bytes_putc(c->b, '(');
        run->pen -= step * run->size;
    }
    uint16_t code = font->cid ? font->cid[glyph] : (uint16_t)glyph;
    mgl_bytes_pdf_byte(c->b, (uint8_t)(code >> 8));
    mgl_bytes_pdf_byte(c->b, (uint8_t)code);
    run->pen += (int64_t)mgl_pdf_width(font, glyph) * run->size;
}

/* A glyph that is a procedure. */
static void put_drawn(content *c, size_t i, pdf_font *font)
{
    uint32_t proc = mgl_pdf_use_proc(c->pdf, font, c->view->id[i]);
    close_run(c);
    set_font(c, "D", c->view->slot[c->view->font[i]], proc / 256, c->view->size[i]);
    set_matrix(c, i);
    mgl_bytes_putc(c->b, '(');
    mgl_bytes_pdf_byte(c->b, (uint8_t)proc);
    mgl_bytes_puts(c->b, ")Tj\n");
}

static void put_layers(content *c, size_t i, pdf_font *font)
{
    mgl_layer layers[MGL_LAYERS];
    size_t n = mgl_glyph_layers(font->font, c->view->id[i], layers);
    for (size_t k = 0; k < n; k++) {
        const uint8_t rgb[3] = { layers[k].red, layers[k].green, layers[k].blue };
        if (layers[k].glyph >= font->glyph_n) {
            continue;
        }
        close_run(c);
        for (int channel = 0; channel < 3; channel++) {
            /* As it looks on white paper: true transparency would need a graphics state for each shade. */
            float shade = 1 - (1 - (float)rgb[channel] / 255.0F) * (float)layers[k].alpha / 255.0F;
            mgl_bytes_float(c->b, layers[k].ink ? 0 : shade);
            mgl_bytes_putc(c->b, ' ');
        }
        mgl_bytes_puts(c->b, "rg\n");
        mgl_pdf_use_glyph(c->pdf, font, layers[k].glyph, NULL, 0);
        put_char(c, i, font, layers[k].glyph);
    }
    close_run(c);
    mgl_bytes_puts(c->b, "0 g\n");
}

/* The text of glyph i of a word that ends at glyph stop and byte end: its cluster's, if it is the first of it. */
static size_t cluster_text(const mgl_view *view, size_t first, size_t i, size_t stop, size_t end)
{
    size_t begin = view->cluster[i];
    if (i > first && view->cluster[i - 1] == begin) {
        return 0;
    }
    for (size_t k = i + 1; k < stop; k++) {
        if (view->cluster[k] > begin) {
            end = view->cluster[k];
            break;
        }
    }
    return begin < end && end <= view->text_n ? end - begin : 0;
}

static void put_glyph(content *c, size_t i, size_t text_n)
{
    const mgl_view *view = c->view;
    pdf_font *font = mgl_pdf_font(c->pdf, view->slot[view->font[i]]);
    mgl_glyph_kind kind = font ? mgl_glyph_look(font->font, view->id[i]) : MGL_GLYPH_NONE;
    if (kind == MGL_GLYPH_NONE || view->size[i] <= 0) {
        c->pdf->blanks++;
        return;
    }
    mgl_pdf_use_glyph(c->pdf, font, view->id[i], text_n ? view->text + view->cluster[i] : NULL, text_n);
    if (kind == MGL_GLYPH_PICTURE || font->kind == PDF_FONT_DRAWN) {
        put_drawn(c, i, font);
    } else if (kind == MGL_GLYPH_LAYERS) {
        put_layers(c, i, font);
    } else {
        put_char(c, i, font, view->id[i]);
    }
}

/* "/Span<<.../Lang(tag)>>BDC" if the language of a word is not the document's. Returns whether it was. */
static bool open_language(content *c, size_t word)
{
    const char *language = mgl_page_word_language(c->view->page, word);
    if (!language || !*language || strcmp(language, c->pdf->language) == 0) {
        return false;
    }
    mgl_bytes_puts(c->b, "/Span<</Lang");
    mgl_bytes_pdf_text(c->b, language, strlen(language));
    mgl_bytes_puts(c->b, ">>BDC\n");
    return true;
}

/* Words [word, stop), between which there is nothing in the text: one text for all of them, so that no reader puts
 * spaces in between where fonts or directions change. */
static void put_words(content *c, size_t word, size_t stop)
{
    const mgl_view *view = c->view;
    bool is_text = mgl_view_is_text(view, word);
    mgl_bytes_puts(c->b, "/Span<</ActualText");
    if (is_text) {
        /* With the space behind: there is no glyph for it, and a gap is hard to see where directions change. */
        size_t begin = view->word_begin[word], end = view->word_end[stop - 1];
        mgl_bytes_pdf_text(c->b, view->text + begin, end - begin + (end < view->text_n && view->text[end] == ' '));
    } else {
        mgl_bytes_putc(c->b, '(');
        mgl_bytes_int(c->b, mgl_page_number(view->page));
        mgl_bytes_putc(c->b, ')');
    }
    mgl_bytes_puts(c->b, ">>BDC\n");
    for (; word < stop; word++) {
        size_t first = view->word_glyph[word], end = mgl_view_word_stop(view, word);
        bool foreign = is_text && open_language(c, word);
        for (size_t i = first; i < end; i++) {
            put_glyph(c, i, is_text ? cluster_text(view, first, i, end, view->word_end[word]) : 0);
        }
        close_run(c);
        mgl_bytes_puts(c->b, foreign ? "EMC\n" : "");
    }
    mgl_bytes_puts(c->b, "EMC\n");
}

/* Where the stretch of words ends that begins with `word`: at a space, at the end of the line or paragraph. */
static size_t find_stop(const mgl_view *view, size_t word, size_t *line)
{
    const uint32_t *lines = mgl_page_line_word(view->page);
    size_t stop = word + 1, line_n = mgl_page_line_count(view->page);
    while (*line < line_n && lines[*line] <= word) {
        ++*line;
    }
    while (stop < view->word_n && (*line == line_n || stop < lines[*line]) && mgl_view_is_text(view, word) &&
           mgl_view_is_text(view, stop) && view->word_begin[stop] == view->word_end[stop - 1] &&
           view->word_paragraph[stop] == view->word_paragraph[word]) {
        stop++;
    }
    return stop;
}

static void put_rules(content *c)
{
    size_t n = mgl_page_rule_count(c->view->page);
    const mgl_rect *rects = mgl_page_rule_rect(c->view->page);
    if (n == 0) {
        return;
    }
    mgl_bytes_puts(c->b, "/Artifact BMC\n");
    for (size_t i = 0; i < n; i++) {
        mgl_bytes_fixed(c->b, rects[i].x);
        mgl_bytes_putc(c->b, ' ');
        mgl_bytes_fixed(c->b, (int64_t)mgl_page_height(c->view->page) - rects[i].y - rects[i].height);
        mgl_bytes_putc(c->b, ' ');
        mgl_bytes_fixed(c->b, rects[i].width);
        mgl_bytes_putc(c->b, ' ');
        mgl_bytes_fixed(c->b, rects[i].height);
        mgl_bytes_puts(c->b, " re f\n");
    }
    mgl_bytes_puts(c->b, "EMC\n");
}

void mgl_pdf_write_content(mgl_pdf *pdf, const mgl_view *view)
{
    content c = { .pdf = pdf, .view = view, .b = &pdf->content };
    bool open = false, open_text = false;
    uint32_t paragraph = 0;
    size_t line = 0;
    for (size_t i = 0, stop; i < view->word_n; i = stop) {
        bool is_text = mgl_view_is_text(view, i);
        if (!open || is_text != open_text || (is_text && view->word_paragraph[i] != paragraph)) {
            mgl_bytes_puts(c.b, open ? "ET\nEMC\n" : "");
            open = true;
            open_text = is_text;
            paragraph = view->word_paragraph[i];
            if (is_text) {
                mgl_pdf_key_int(c.b, "/P<</MCID", mgl_pdf_begin_paragraph(pdf, paragraph));
                mgl_bytes_puts(c.b, ">>BDC\nBT\n");
            } else {
                mgl_bytes_puts(c.b, "/Artifact<</Type/Pagination>>BDC\nBT\n");
            }
        }
        stop = find_stop(view, i, &line);
        put_words(&c, i, stop);
    }
    mgl_bytes_puts(c.b, open ? "ET\nEMC\n" : "");
    put_rules(&c);
}
