/* pdf.h -- the inside of a PDF on its way.
 *
 * Why not cairo: measured with cairo 1.16 on the same words, its PDF surface takes 4.1 s for 834 pages besides shaping
 * (the bar is 2 s for everything), and has no language, no binding direction and no WritingMode. HarfBuzz subsets the
 * fonts and zlib compresses; what is left is a few objects of text. Source: ISO 32000-2.
 *
 * Everything is written as soon as it is known: contents page by page, small objects in object streams of OBJECTS,
 * fonts at the end. What stays in memory is the place of each object, and the number of each paragraph. */
#ifndef MGL_RENDER_PDF_H
#define MGL_RENDER_PDF_H

#include "render/bytes.h"
#include "render/glyph.h"
#include "render/view.h"

/* Numbers of the objects that every document has. */
enum {
    PDF_CATALOG = 1,
    PDF_PAGES,
    PDF_RESOURCES,
    PDF_STRUCTURE,
    PDF_DOCUMENT,   /* the root structure element */
    PDF_PARENTS,    /* from marked content to structure elements */
    PDF_ATTRIBUTES, /* of paragraphs */
    PDF_METADATA,
    PDF_INFO,
    PDF_FIRST_FREE
};

typedef struct pdf_place {
    uint64_t at;    /* in the file, or the number of an object stream; 0: not written yet */
    uint32_t index; /* in that stream; UINT32_MAX: in the file */
} pdf_place;

/* What is known of one glyph of a font. */
typedef struct pdf_use {
    uint32_t text; /* 0: not used; 1: used, without text; else 1 + its place in pdf_font.texts */
    uint32_t proc; /* 1 + its number among the drawn glyphs; 0: it is not drawn */
} pdf_use;

typedef enum pdf_font_kind {
    PDF_FONT_TRUETYPE,
    PDF_FONT_CFF,
    PDF_FONT_DRAWN /* neither: outlines are drawn as procedures (Type 3), as pictures are in fonts of every kind */
} pdf_font_kind;

typedef struct pdf_font {
    const mgl_font *font;
    pdf_font_kind kind;
    uint32_t glyph_n;
    pdf_use *use;
    uint16_t *cid;   /* character numbers of a CID-keyed CFF font; NULL: the glyph numbers */
    bool embedded;   /* some glyph is shown from the font program */
    mgl_bytes texts; /* two bytes of length and the text, UTF-8 */
    uint32_t *proc;  /* glyphs that are drawn */
    size_t proc_n, proc_room;
} pdf_font;

typedef struct mgl_pdf {
    mgl_ctx *ctx;
    mgl_outlet *outlet;
    mgl_deflater *deflater;
    const char *title, *language; /* borrowed; title may be NULL */
    mgl_status status;            /* first failure */
    pdf_place *places;
    size_t place_n, place_room;
    uint32_t stream; /* number of the object stream at work */
    uint32_t stream_n;
    mgl_bytes stream_index, stream_body;
    mgl_bytes object, content, packed; /* scratch */
    mgl_fontset set;
    pdf_font *fonts[MGL_RENDER_FONTS];
    /* pages */
    size_t page_n, group_n;
    uint32_t group;
    mgl_bytes group_kids, page_kids, labels;
    int64_t next_label;
    bool horizontal;
    /* structure */
    bool open; /* a paragraph is */
    uint32_t paragraph, element, element_page;
    mgl_bytes element_kids, paragraphs, parents, parent_kids;
    size_t parent_first;
    /* the page at work */
    uint32_t page;
    uint32_t mark_n;
    mgl_bytes marks; /* elements of its marked contents */
    uint64_t blanks;
} mgl_pdf;

/* ---- objects ---- */
uint32_t mgl_pdf_number(mgl_pdf *pdf);
/* Writes pdf->object as object `number` into the object stream at work. */
void mgl_pdf_put_object(mgl_pdf *pdf, uint32_t number);
/* Writes a stream object; dict is what its dictionary has besides length and filter. */
void mgl_pdf_put_stream(mgl_pdf *pdf, uint32_t number, const char *dict, const mgl_bytes *data, bool compress);
/* Writes the object stream at work, the cross-reference stream and the trailer. */
void mgl_pdf_put_end(mgl_pdf *pdf);
/* " 12 0 R" */
void mgl_pdf_ref(mgl_bytes *b, uint32_t number);
/* "/Key" and a number. */
void mgl_pdf_key_int(mgl_bytes *b, const char *key, int64_t v);
/* Remembers a failure. */
void mgl_pdf_check(mgl_pdf *pdf, const mgl_bytes *b);

/* ---- pages ---- */
void mgl_pdf_write_content(mgl_pdf *pdf, const mgl_view *view);

/* ---- structure ---- */
/* The paragraph of a word begins or goes on; returns the number of its marked content on this page. */
uint32_t mgl_pdf_begin_paragraph(mgl_pdf *pdf, uint32_t paragraph);
void mgl_pdf_end_page_tags(mgl_pdf *pdf);
void mgl_pdf_end_tags(mgl_pdf *pdf);

/* ---- fonts ---- */
/* The record of a font in the set; NULL: no memory. */
pdf_font *mgl_pdf_font(mgl_pdf *pdf, size_t slot);
/* Marks a glyph as used, with the text it shows (n may be 0). */
void mgl_pdf_use_glyph(mgl_pdf *pdf, pdf_font *font, uint32_t glyph, const char *text, size_t n);
/* The number of a drawn glyph. */
uint32_t mgl_pdf_use_proc(mgl_pdf *pdf, pdf_font *font, uint32_t glyph);
/* Width of a glyph in 1/1000 em. */
int32_t mgl_pdf_width(const pdf_font *font, uint32_t glyph);
/* Writes all fonts, and adds them to the resource dictionary at `resources`. */
void mgl_pdf_put_fonts(mgl_pdf *pdf, mgl_bytes *resources);
void mgl_pdf_free_fonts(mgl_pdf *pdf);
/* Writes the drawn glyphs of a font as Type 3 fonts of 256. */
void mgl_pdf_put_drawn(mgl_pdf *pdf, size_t slot, mgl_bytes *resources);
/* Writes a ToUnicode map of a font program, or (glyphs not NULL) of n glyphs with the codes 0, 1, ... in one byte. */
void mgl_pdf_put_unicode(mgl_pdf *pdf, uint32_t number, const pdf_font *font, const uint32_t *glyphs, size_t n);
/* The character numbers of a CID-keyed CFF table; NULL: it is not, or damaged, or there is no memory. */
uint16_t *mgl_cff_cids(mgl_ctx *ctx, const uint8_t *cff, size_t n, uint32_t glyph_n);

/* ---- the document ---- */
mgl_status mgl_pdf_begin(mgl_pdf *pdf);
mgl_status mgl_pdf_page(mgl_pdf *pdf, const mgl_page *page);
mgl_status mgl_pdf_end(mgl_pdf *pdf);
void mgl_pdf_free(mgl_pdf *pdf);

#endif
