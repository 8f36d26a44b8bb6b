/* pdf.c -- a PDF from its header to its trailer: pages, their tree and labels, the catalog, title and language. */
#include "render/pdf.h"

#include <string.h>

enum { GROUP = 64 }; /* pages in a node of the page tree */

/* Does something with every growing piece of memory. */
static void each_bytes(mgl_pdf *pdf, void (*fn)(mgl_bytes *b, mgl_ctx *ctx))
{
    mgl_bytes *all[] = { &pdf->stream_index, &pdf->stream_body, &pdf->object,     &pdf->content, &pdf->packed,
                         &pdf->group_kids,   &pdf->page_kids,   &pdf->labels,     &pdf->marks,   &pdf->element_kids,
                         &pdf->paragraphs,   &pdf->parents,     &pdf->parent_kids };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        fn(all[i], pdf->ctx);
    }
}

static void free_bytes(mgl_bytes *b, mgl_ctx *ctx)
{
    (void)ctx;
    mgl_bytes_free(b);
}

mgl_status mgl_pdf_begin(mgl_pdf *pdf)
{
    each_bytes(pdf, mgl_bytes_init);
    pdf->status = MGL_OK;
    pdf->next_label = -1;
    pdf->deflater = mgl_deflater_new(pdf->ctx);
    if (!pdf->deflater) {
        return MGL_E_NOMEM;
    }
    while (pdf->place_n < PDF_FIRST_FREE && pdf->status == MGL_OK) {
        mgl_pdf_number(pdf);
    }
    mgl_outlet_puts(pdf->outlet, "%PDF-2.0\n%\xE2\xE3\xCF\xD3\n");
    return pdf->outlet->failed ? MGL_E_WRITE : pdf->status;
}

static void end_group(mgl_pdf *pdf)
{
    mgl_bytes *b = &pdf->object;
    size_t n = (pdf->page_n - 1) % GROUP + 1;
    mgl_bytes_clear(b);
    mgl_pdf_key_int(b, "<</Type/Pages/Parent 2 0 R/Count", (int64_t)n);
    mgl_bytes_puts(b, "/Kids[");
    mgl_bytes_put(b, pdf->group_kids.p, pdf->group_kids.n);
    mgl_bytes_puts(b, "]>>");
    mgl_pdf_check(pdf, &pdf->group_kids);
    mgl_pdf_put_object(pdf, pdf->group);
    mgl_bytes_clear(&pdf->group_kids);
}

/* Labels count on by themselves; what is new is where they do not. */
static void add_label(mgl_pdf *pdf, uint32_t number)
{
    if (pdf->next_label != number) {
        mgl_pdf_key_int(&pdf->labels, "", (int64_t)pdf->page_n);
        mgl_pdf_key_int(&pdf->labels, "<</S/D/St", number);
        mgl_bytes_puts(&pdf->labels, ">>");
    }
    pdf->next_label = (int64_t)number + 1;
}

mgl_status mgl_pdf_page(mgl_pdf *pdf, const mgl_page *page)
{
    mgl_view view;
    mgl_bytes *b = &pdf->object;
    mgl_status status = mgl_view_open(&view, page, &pdf->set);
    if (status != MGL_OK) {
        return status;
    }
    if (pdf->page_n % GROUP == 0) {
        pdf->group = mgl_pdf_number(pdf);
        mgl_pdf_ref(&pdf->page_kids, pdf->group);
    }
    uint32_t content = mgl_pdf_number(pdf);
    pdf->page = mgl_pdf_number(pdf);
    pdf->horizontal = mgl_page_writing(page) == MGL_WRITING_HORIZONTAL;
    add_label(pdf, mgl_page_number(page));
    mgl_bytes_clear(&pdf->content);
    if (pdf->status == MGL_OK) {
        mgl_pdf_write_content(pdf, &view);
        mgl_pdf_put_stream(pdf, content, "", &pdf->content, true);
    }
    mgl_bytes_clear(b);
    mgl_bytes_puts(b, "<</Type/Page/Parent");
    mgl_pdf_ref(b, pdf->group);
    mgl_bytes_puts(b, "/MediaBox[0 0 ");
    mgl_bytes_fixed(b, mgl_page_width(page));
    mgl_bytes_putc(b, ' ');
    mgl_bytes_fixed(b, mgl_page_height(page));
    mgl_bytes_puts(b, "]/Resources 3 0 R/Tabs/S/Contents");
    mgl_pdf_ref(b, content);
    mgl_pdf_key_int(b, "/StructParents", (int64_t)pdf->page_n);
    mgl_bytes_puts(b, ">>");
    mgl_pdf_put_object(pdf, pdf->page);
    mgl_pdf_ref(&pdf->group_kids, pdf->page);
    mgl_pdf_end_page_tags(pdf);
    pdf->page_n++;
    if (pdf->page_n % GROUP == 0) {
        end_group(pdf);
    }
    return pdf->outlet->failed ? MGL_E_WRITE : pdf->status;
}

static void put_text_key(mgl_bytes *b, const char *key, const char *text)
{
    mgl_bytes_puts(b, key);
    mgl_bytes_pdf_text(b, text, strlen(text));
}

static void put_metadata(mgl_pdf *pdf)
{
    mgl_bytes *b = &pdf->content;
    mgl_bytes_clear(b);
    mgl_bytes_puts(
        b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><dc:format>application/pdf</dc:format>"
           "<pdf:Producer>libmongol</pdf:Producer>");
    if (pdf->title) {
        mgl_bytes_puts(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
        mgl_bytes_xml(b, pdf->title, strlen(pdf->title));
        mgl_bytes_puts(b, "</rdf:li></rdf:Alt></dc:title>");
    }
    mgl_bytes_puts(b, "<dc:language><rdf:Bag><rdf:li>");
    mgl_bytes_xml(b, pdf->language, strlen(pdf->language));
    mgl_bytes_puts(b,
                   "</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    mgl_pdf_put_stream(pdf, PDF_METADATA, "/Type/Metadata/Subtype/XML", b, false);
}

static void put_catalog(mgl_pdf *pdf)
{
    mgl_bytes *b = &pdf->object;
    mgl_bytes_clear(b);
    /* Left binding: pages turn as those of books in Latin script do, though lines run from top to bottom. */
    mgl_bytes_puts(b, "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/Metadata 8 0 R/MarkInfo<</Marked true>>"
                      "/ViewerPreferences<</Direction/L2R");
    mgl_bytes_puts(b, pdf->title ? "/DisplayDocTitle true>>" : ">>");
    put_text_key(b, "/Lang", pdf->language);
    mgl_bytes_puts(b, "/PageLabels<</Nums[");
    mgl_bytes_put(b, pdf->labels.p, pdf->labels.n);
    mgl_bytes_puts(b, "]>>>>");
    mgl_pdf_check(pdf, &pdf->labels);
    mgl_pdf_put_object(pdf, PDF_CATALOG);
    mgl_bytes_clear(b);
    put_text_key(b, "<</Producer", "libmongol");
    if (pdf->title) {
        put_text_key(b, "/Title", pdf->title);
    }
    mgl_bytes_puts(b, ">>");
    mgl_pdf_put_object(pdf, PDF_INFO);
}

mgl_status mgl_pdf_end(mgl_pdf *pdf)
{
    mgl_bytes *b = &pdf->object, resources;
    if (pdf->page_n == 0) {
        return MGL_E_ARG;
    }
    if (pdf->page_n % GROUP) {
        end_group(pdf);
    }
    mgl_pdf_end_tags(pdf);
    mgl_bytes_init(&resources, pdf->ctx);
    mgl_pdf_put_fonts(pdf, &resources);
    mgl_bytes_clear(b);
    mgl_bytes_puts(b, "<</Font<<");
    mgl_bytes_put(b, resources.p, resources.n);
    mgl_bytes_puts(b, ">>>>");
    mgl_pdf_check(pdf, &resources);
    mgl_bytes_free(&resources);
    mgl_pdf_put_object(pdf, PDF_RESOURCES);
    mgl_bytes_clear(b);
    mgl_pdf_key_int(b, "<</Type/Pages/Count", (int64_t)pdf->page_n);
    mgl_bytes_puts(b, "/Kids[");
    mgl_bytes_put(b, pdf->page_kids.p, pdf->page_kids.n);
    mgl_bytes_puts(b, "]>>");
    mgl_pdf_check(pdf, &pdf->page_kids);
    mgl_pdf_put_object(pdf, PDF_PAGES);
    put_metadata(pdf);
    put_catalog(pdf);
    mgl_pdf_put_end(pdf);
    return pdf->outlet->failed ? MGL_E_WRITE : pdf->status;
}

void mgl_pdf_free(mgl_pdf *pdf)
{
    each_bytes(pdf, free_bytes);
    mgl_pdf_free_fonts(pdf);
    mgl_deflater_free(pdf->ctx, pdf->deflater);
    mgl_release(pdf->ctx, pdf->places, pdf->place_room * sizeof *pdf->places);
}
