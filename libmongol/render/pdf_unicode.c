/* pdf_unicode.c -- ToUnicode maps: which text a code stands for, for readers that know no ActualText.
 * Source: ISO 32000-2, 9.10.3. */
#include "render/pdf.h"

enum { CHUNK = 100 }; /* entries a section may have */

typedef struct unicode_map {
    const pdf_font *font;
    unsigned digits;
    mgl_bytes all, chunk;
    unsigned n; /* entries of the chunk */
} unicode_map;

static void end_chunk(unicode_map *map)
{
    if (map->n) {
        mgl_bytes_int(&map->all, map->n);
        mgl_bytes_puts(&map->all, " beginbfchar\n");
        mgl_bytes_put(&map->all, map->chunk.p, map->chunk.n);
        mgl_bytes_puts(&map->all, "endbfchar\n");
        map->all.failed = map->all.failed || map->chunk.failed;
        mgl_bytes_clear(&map->chunk);
        map->n = 0;
    }
}

static void add(unicode_map *map, uint32_t glyph, uint32_t code)
{
    uint32_t text = map->font->use[glyph].text;
    if (text < 2 || map->font->texts.failed) {
        return;
    }
    const char *p = map->font->texts.p + text - 2;
    mgl_bytes_putc(&map->chunk, '<');
    mgl_bytes_hex(&map->chunk, code, map->digits);
    mgl_bytes_puts(&map->chunk, "><");
    mgl_bytes_utf16_hex(&map->chunk, p + 1, (size_t)(unsigned char)*p);
    mgl_bytes_puts(&map->chunk, ">\n");
    if (++map->n == CHUNK) {
        end_chunk(map);
    }
}

void mgl_pdf_put_unicode(mgl_pdf *pdf, uint32_t number, const pdf_font *font, const uint32_t *glyphs, size_t n)
{
    unicode_map map = { .font = font, .digits = glyphs ? 2 : 4 };
    mgl_bytes_init(&map.all, pdf->ctx);
    mgl_bytes_init(&map.chunk, pdf->ctx);
    mgl_bytes_puts(&map.all, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
                             "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                             "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n1 begincodespacerange\n");
    mgl_bytes_puts(&map.all, glyphs ? "<00><FF>\n" : "<0000><FFFF>\n");
    mgl_bytes_puts(&map.all, "endcodespacerange\n");
    for (size_t i = 0; glyphs && i < n; i++) {
        add(&map, glyphs[i], (uint32_t)i);
    }
    for (uint32_t i = 0; !glyphs && i < font->glyph_n; i++) {
        add(&map, i, font->cid ? font->cid[i] : i);
    }
    end_chunk(&map);
    mgl_bytes_puts(&map.all, "endcmap CMapName currentdict/CMap defineresource pop end end\n");
    mgl_pdf_put_stream(pdf, number, "", &map.all, true);
    mgl_bytes_free(&map.all);
    mgl_bytes_free(&map.chunk);
}
