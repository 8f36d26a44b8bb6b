/* pdf_font.c -- the fonts of a PDF: which glyphs are used, with which text; then the subset, its widths and its text
 * map. */
#include "render/pdf.h"

#include <hb-subset.h>
#include <string.h>

#include "base/grow.h"

static bool has_table(const mgl_font *font, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(font->face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

static void look_at(mgl_ctx *ctx, pdf_font *font)
{
    font->kind = PDF_FONT_DRAWN;
    if (has_table(font->font, HB_TAG('g', 'l', 'y', 'f'))) {
        font->kind = PDF_FONT_TRUETYPE;
    } else if (has_table(font->font, HB_TAG('C', 'F', 'F', ' '))) {
        unsigned n;
        hb_blob_t *blob = hb_face_reference_table(font->font->face, HB_TAG('C', 'F', 'F', ' '));
        const char *cff = hb_blob_get_data(blob, &n);
        font->kind = PDF_FONT_CFF;
        font->cid = mgl_cff_cids(ctx, (const uint8_t *)cff, n, font->glyph_n);
        hb_blob_destroy(blob);
    }
}

pdf_font *mgl_pdf_font(mgl_pdf *pdf, size_t slot)
{
    pdf_font *font = pdf->fonts[slot];
    if (font) {
        return font;
    }
    font = mgl_alloc(pdf->ctx, sizeof *font);
    if (font) {
        uint32_t n = mgl_font_glyph_count(pdf->set.font[slot]);
        *font = (pdf_font){ .font = pdf->set.font[slot], .glyph_n = n < 65536 ? n : 65536 };
        mgl_bytes_init(&font->texts, pdf->ctx);
        font->use = mgl_alloc(pdf->ctx, (font->glyph_n + 1) * sizeof *font->use);
        if (font->use) {
            memset(font->use, 0, (font->glyph_n + 1) * sizeof *font->use);
            look_at(pdf->ctx, font);
            pdf->fonts[slot] = font;
            return font;
        }
        mgl_release(pdf->ctx, font, sizeof *font);
    }
    pdf->status = MGL_E_NOMEM;
    return NULL;
}

void mgl_pdf_free_fonts(mgl_pdf *pdf)
{
    for (size_t i = 0; i < pdf->set.n; i++) {
        pdf_font *font = pdf->fonts[i];
        if (font) {
            mgl_release(pdf->ctx, font->use, (font->glyph_n + 1) * sizeof *font->use);
            mgl_release(pdf->ctx, font->cid, font->glyph_n * sizeof *font->cid);
            mgl_release(pdf->ctx, font->proc, font->proc_room * sizeof *font->proc);
            mgl_bytes_free(&font->texts);
            mgl_release(pdf->ctx, font, sizeof *font);
            pdf->fonts[i] = NULL;
        }
    }
    mgl_fontset_free(&pdf->set);
}

void mgl_pdf_use_glyph(mgl_pdf *pdf, pdf_font *font, uint32_t glyph, const char *text, size_t n)
{
    enum { LONGEST = 60 }; /* bytes of text that one glyph may stand for */
    pdf_use *use = &font->use[glyph];
    if (use->text > 1 || (use->text == 1 && n == 0)) {
        return;
    }
    use->text = 1;
    if (n > 0 && n <= LONGEST && font->texts.n < UINT32_MAX / 2) {
        use->text = (uint32_t)font->texts.n + 2;
        mgl_bytes_putc(&font->texts, (char)n);
        mgl_bytes_put(&font->texts, text, n);
        mgl_pdf_check(pdf, &font->texts);
    }
}

uint32_t mgl_pdf_use_proc(mgl_pdf *pdf, pdf_font *font, uint32_t glyph)
{
    pdf_use *use = &font->use[glyph];
    if (use->proc == 0) {
        void *p = font->proc;
        if (!mgl_grow(pdf->ctx, &p, &font->proc_room, font->proc_n + 1, sizeof *font->proc)) {
            pdf->status = MGL_E_NOMEM;
            return 0;
        }
        font->proc = p;
        font->proc[font->proc_n++] = glyph;
        use->proc = (uint32_t)font->proc_n;
    }
    return use->proc - 1;
}

int32_t mgl_pdf_width(const pdf_font *font, uint32_t glyph)
{
    int64_t upem = font->font->units_per_em ? font->font->units_per_em : 1000;
    int64_t advance = hb_font_get_glyph_h_advance(font->font->font, glyph);
    return (int32_t)((advance * 1000 + upem / 2) / upem);
}

/* ---- the font program ---- */

static bool is_needed(hb_tag_t tag)
{
    static const hb_tag_t needed[] = { HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'),
                                       HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                       HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'),
                                       HB_TAG('m', 'a', 'x', 'p') };
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (tag == needed[i]) {
            return true;
        }
    }
    return false;
}

/* The subset as a file, or for CFF that table. Empty: the font cannot be subset. */
static hb_blob_t *make_subset(const pdf_font *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *subset = NULL;
    if (input) {
        hb_set_t *glyphs = hb_subset_input_glyph_set(input),
                 *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
        unsigned n = 0, all = hb_face_get_table_tags(font->font->face, 0, NULL, NULL);
        for (unsigned i = 0; i < all; i += n) {
            hb_tag_t tags[32];
            n = 32;
            hb_face_get_table_tags(font->font->face, i, &n, tags);
            for (unsigned k = 0; k < n; k++) {
                if (!is_needed(tags[k])) {
                    hb_set_add(drop, tags[k]);
                }
            }
            if (n == 0) {
                break;
            }
        }
        for (uint32_t i = 0; i < font->glyph_n; i++) {
            if (font->use[i].text) {
                hb_set_add(glyphs, i);
            }
        }
        /* Glyph numbers stay, so that pages can be written before the font is; character numbers stay anyway. Hints are
         * of no use to turned text. */
        unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | (font->cid ? 0U : (unsigned)HB_SUBSET_FLAGS_RETAIN_GIDS);
        hb_subset_input_set_flags(input, flags);
        subset = hb_subset_or_fail(font->font->face, input);
        hb_subset_input_destroy(input);
    }
    if (!subset) {
        return hb_blob_get_empty();
    }
    hb_blob_t *blob = font->kind == PDF_FONT_CFF ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
                                                 : hb_face_reference_blob(subset);
    hb_face_destroy(subset);
    return blob;
}

/* "/ABCDEF+Name": letters that tell subsets of one font apart, from a hash of the used glyphs. */
static void put_base_name(const pdf_font *font, mgl_bytes *b)
{
    char name[128];
    unsigned n = sizeof name;
    uint32_t hash = 2166136261U;
    for (uint32_t i = 0; i < font->glyph_n; i++) {
        hash = font->use[i].text ? (hash ^ i) * 16777619U : hash;
    }
    mgl_bytes_putc(b, '/');
    for (int i = 0; i < 6; i++) {
        mgl_bytes_putc(b, (char)('A' + hash % 26));
        hash /= 26;
    }
    mgl_bytes_putc(b, '+');
    hb_ot_name_get_utf8(font->font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
    for (unsigned i = 0; i < n; i++) {
        bool plain = (name[i] >= '0' && name[i] <= '9') || (name[i] >= 'A' && name[i] <= 'Z') ||
                     (name[i] >= 'a' && name[i] <= 'z') || name[i] == '-';
        mgl_bytes_putc(b, plain ? name[i] : '_');
    }
    mgl_bytes_puts(b, n ? "" : "Font");
}

/* A signed 16-bit field of the head table, in 1/1000 em. */
static int64_t head_measure(const pdf_font *font, unsigned at)
{
    unsigned n;
    hb_blob_t *blob = hb_face_reference_table(font->font->face, HB_TAG('h', 'e', 'a', 'd'));
    const uint8_t *head = (const uint8_t *)hb_blob_get_data(blob, &n);
    int32_t v = n >= at + 2 ? head[at] << 8 | head[at + 1] : 0;
    hb_blob_destroy(blob);
    v = v >= 0x8000 ? v - 0x10000 : v;
    return (int64_t)v * 1000 / (font->font->units_per_em ? font->font->units_per_em : 1000);
}

static void put_descriptor(mgl_pdf *pdf, const pdf_font *font, uint32_t number, uint32_t file)
{
    mgl_bytes *b = &pdf->object;
    enum { BOX = 36 }; /* xMin in the head table; yMin, xMax, yMax follow */
    mgl_bytes_clear(b);
    mgl_bytes_puts(b, "<</Type/FontDescriptor/Flags 4/ItalicAngle 0/StemV 80/FontName");
    put_base_name(font, b);
    mgl_bytes_puts(b, "/FontBBox[");
    for (unsigned i = 0; i < 4; i++) {
        mgl_pdf_key_int(b, "", head_measure(font, BOX + 2 * i));
    }
    mgl_pdf_key_int(b, "]/Ascent", head_measure(font, BOX + 6));
    mgl_pdf_key_int(b, "/Descent", head_measure(font, BOX + 2));
    mgl_pdf_key_int(b, "/CapHeight", head_measure(font, BOX + 6));
    mgl_bytes_puts(b, font->kind == PDF_FONT_CFF ? "/FontFile3" : "/FontFile2");
    mgl_pdf_ref(b, file);
    mgl_bytes_puts(b, ">>");
    mgl_pdf_put_object(pdf, number);
}

static void put_cid_font(mgl_pdf *pdf, const pdf_font *font, uint32_t number, uint32_t descriptor)
{
    mgl_bytes *b = &pdf->object;
    mgl_bytes_clear(b);
    mgl_bytes_puts(b, "<</Type/Font/BaseFont");
    put_base_name(font, b);
    mgl_bytes_puts(b,
                   font->kind == PDF_FONT_CFF ? "/Subtype/CIDFontType0" : "/Subtype/CIDFontType2/CIDToGIDMap/Identity");
    mgl_bytes_puts(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor");
    mgl_pdf_ref(b, descriptor);
    mgl_bytes_puts(b, "/DW 0/W[");
    uint32_t before = UINT32_MAX;
    for (uint32_t i = 0; i < font->glyph_n; i++) {
        if (font->use[i].text) {
            uint32_t code = font->cid ? font->cid[i] : i;
            if (before == UINT32_MAX || code != before + 1) {
                mgl_bytes_puts(b, before == UINT32_MAX ? "" : "]");
                mgl_bytes_int(b, code);
                mgl_bytes_putc(b, '[');
            } else {
                mgl_bytes_putc(b, ' ');
            }
            mgl_bytes_int(b, mgl_pdf_width(font, i));
            before = code;
        }
    }
    mgl_bytes_puts(b, before == UINT32_MAX ? "]>>" : "]]>>");
    mgl_pdf_put_object(pdf, number);
}

static void put_embedded(mgl_pdf *pdf, const pdf_font *font, uint32_t number)
{
    uint32_t cid_font = mgl_pdf_number(pdf), descriptor = mgl_pdf_number(pdf), file = mgl_pdf_number(pdf);
    uint32_t unicode = mgl_pdf_number(pdf);
    hb_blob_t *blob = make_subset(font);
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);
    mgl_bytes data = { pdf->ctx, (char *)(uintptr_t)bytes, n, n, false }; /* only read */
    if (n == 0) {
        pdf->status = MGL_E_FONT;
        return;
    }
    mgl_bytes length;
    mgl_bytes_init(&length, pdf->ctx);
    mgl_pdf_key_int(&length, font->kind == PDF_FONT_CFF ? "/Subtype/CIDFontType0C/Length1" : "/Length1", n);
    mgl_bytes_putc(&length, '\0');
    mgl_pdf_check(pdf, &length);
    if (pdf->status == MGL_OK) {
        mgl_pdf_put_stream(pdf, file, length.p, &data, true);
    }
    mgl_bytes_free(&length);
    hb_blob_destroy(blob);
    put_descriptor(pdf, font, descriptor, file);
    put_cid_font(pdf, font, cid_font, descriptor);
    mgl_pdf_put_unicode(pdf, unicode, font, NULL, 0);
    mgl_bytes *b = &pdf->object;
    mgl_bytes_clear(b);
    mgl_bytes_puts(b, "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont");
    put_base_name(font, b);
    mgl_bytes_puts(b, "/DescendantFonts[");
    mgl_pdf_ref(b, cid_font);
    mgl_bytes_puts(b, "]/ToUnicode");
    mgl_pdf_ref(b, unicode);
    mgl_bytes_puts(b, ">>");
    mgl_pdf_put_object(pdf, number);
}

void mgl_pdf_put_fonts(mgl_pdf *pdf, mgl_bytes *resources)
{
    for (size_t slot = 0; slot < pdf->set.n && pdf->status == MGL_OK; slot++) {
        const pdf_font *font = pdf->fonts[slot];
        if (font && font->embedded) {
            uint32_t number = mgl_pdf_number(pdf);
            mgl_bytes_puts(resources, "/F");
            mgl_bytes_int(resources, (int64_t)slot);
            mgl_pdf_ref(resources, number);
            put_embedded(pdf, font, number);
        }
        if (font && font->proc_n) {
            mgl_pdf_put_drawn(pdf, slot, resources);
        }
    }
}
