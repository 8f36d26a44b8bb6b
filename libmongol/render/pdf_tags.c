/* pdf_tags.c -- the structure of a PDF: a Document with a P for each paragraph, written when the next one begins, and
 * the tree that leads back from marked content. */
#include "render/pdf.h"

enum { LEAF = 64 }; /* pages in a leaf of the parent tree */

static void end_paragraph(mgl_pdf *pdf)
{
    if (!pdf->open) {
        return;
    }
    mgl_bytes *b = &pdf->object;
    mgl_bytes_clear(b);
    mgl_bytes_puts(b, "<</Type/StructElem/S/P/P 5 0 R/A 7 0 R/Pg");
    mgl_pdf_ref(b, pdf->element_page);
    mgl_bytes_puts(b, "/K[");
    mgl_bytes_put(b, pdf->element_kids.p, pdf->element_kids.n);
    mgl_bytes_puts(b, "]>>");
    mgl_pdf_check(pdf, &pdf->element_kids);
    mgl_pdf_put_object(pdf, pdf->element);
    pdf->open = false;
}

uint32_t mgl_pdf_begin_paragraph(mgl_pdf *pdf, uint32_t paragraph)
{
    if (!pdf->open || pdf->paragraph != paragraph) {
        end_paragraph(pdf);
        pdf->open = true;
        pdf->paragraph = paragraph;
        pdf->element = mgl_pdf_number(pdf);
        pdf->element_page = pdf->page;
        mgl_bytes_clear(&pdf->element_kids);
        mgl_pdf_ref(&pdf->paragraphs, pdf->element);
    }
    uint32_t mark = pdf->mark_n++;
    if (pdf->element_page == pdf->page) {
        mgl_bytes_putc(&pdf->element_kids, ' ');
        mgl_bytes_int(&pdf->element_kids, mark);
    } else {
        mgl_bytes_puts(&pdf->element_kids, "<</Type/MCR/Pg");
        mgl_pdf_ref(&pdf->element_kids, pdf->page);
        mgl_pdf_key_int(&pdf->element_kids, "/MCID", mark);
        mgl_bytes_puts(&pdf->element_kids, ">>");
    }
    mgl_pdf_ref(&pdf->marks, pdf->element);
    return mark;
}

static void end_leaf(mgl_pdf *pdf, size_t end)
{
    mgl_bytes *b = &pdf->object;
    uint32_t number = mgl_pdf_number(pdf);
    mgl_bytes_clear(b);
    mgl_pdf_key_int(b, "<</Limits[", (int64_t)pdf->parent_first);
    mgl_pdf_key_int(b, "", (int64_t)end - 1);
    mgl_bytes_puts(b, "]/Nums[");
    mgl_bytes_put(b, pdf->parents.p, pdf->parents.n);
    mgl_bytes_puts(b, "]>>");
    mgl_pdf_check(pdf, &pdf->parents);
    mgl_pdf_put_object(pdf, number);
    mgl_pdf_ref(&pdf->parent_kids, number);
    mgl_bytes_clear(&pdf->parents);
    pdf->parent_first = end;
}

void mgl_pdf_end_page_tags(mgl_pdf *pdf)
{
    mgl_pdf_key_int(&pdf->parents, "", (int64_t)pdf->page_n);
    mgl_bytes_putc(&pdf->parents, '[');
    mgl_bytes_put(&pdf->parents, pdf->marks.p, pdf->marks.n);
    mgl_bytes_putc(&pdf->parents, ']');
    mgl_pdf_check(pdf, &pdf->marks);
    mgl_bytes_clear(&pdf->marks);
    pdf->mark_n = 0;
    if (pdf->page_n + 1 - pdf->parent_first == LEAF) {
        end_leaf(pdf, pdf->page_n + 1);
    }
}

void mgl_pdf_end_tags(mgl_pdf *pdf)
{
    mgl_bytes *b = &pdf->object;
    end_paragraph(pdf);
    if (pdf->parent_first < pdf->page_n) {
        end_leaf(pdf, pdf->page_n);
    }
    mgl_bytes_clear(b);
    mgl_bytes_puts(b, "<</Kids[");
    mgl_bytes_put(b, pdf->parent_kids.p, pdf->parent_kids.n);
    mgl_bytes_puts(b, "]>>");
    mgl_pdf_put_object(pdf, PDF_PARENTS);
    mgl_bytes_clear(b);
    mgl_bytes_puts(b, "<</Type/StructElem/S/Document/P 4 0 R/K[");
    mgl_bytes_put(b, pdf->paragraphs.p, pdf->paragraphs.n);
    mgl_bytes_puts(b, "]>>");
    mgl_pdf_put_object(pdf, PDF_DOCUMENT);
    mgl_bytes_clear(b);
    mgl_pdf_key_int(b, "<</Type/StructTreeRoot/K 5 0 R/ParentTree 6 0 R/ParentTreeNextKey", (int64_t)pdf->page_n);
    mgl_bytes_puts(b, ">>");
    mgl_pdf_put_object(pdf, PDF_STRUCTURE);
    mgl_bytes_clear(b);
    /* TbLr is of PDF 2.0: lines from top to bottom, the next to the right. */
    mgl_bytes_puts(b, pdf->horizontal ? "<</O/Layout/WritingMode/LrTb>>" : "<</O/Layout/WritingMode/TbLr>>");
    mgl_pdf_put_object(pdf, PDF_ATTRIBUTES);
    mgl_pdf_check(pdf, &pdf->parent_kids);
    mgl_pdf_check(pdf, &pdf->paragraphs);
}
