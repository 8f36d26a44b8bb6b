/* pdf_objects.c -- objects, object streams, and the table of where they are. */
#include "render/pdf.h"

#include "base/grow.h"

enum { OBJECTS = 200 }; /* in an object stream; a reader unpacks all of them to read one */

void mgl_pdf_check(mgl_pdf *pdf, const mgl_bytes *b)
{
    if (b->failed && pdf->status == MGL_OK) {
        pdf->status = MGL_E_NOMEM;
    }
}

uint32_t mgl_pdf_number(mgl_pdf *pdf)
{
    void *p = pdf->places;
    if (!mgl_grow(pdf->ctx, &p, &pdf->place_room, pdf->place_n + 1, sizeof *pdf->places)) {
        pdf->status = MGL_E_NOMEM;
        return 0;
    }
    pdf->places = p;
    pdf->places[pdf->place_n] = (pdf_place){ 0, UINT32_MAX };
    return (uint32_t)pdf->place_n++;
}

void mgl_pdf_ref(mgl_bytes *b, uint32_t number)
{
    mgl_bytes_putc(b, ' ');
    mgl_bytes_int(b, number);
    mgl_bytes_puts(b, " 0 R");
}

void mgl_pdf_key_int(mgl_bytes *b, const char *key, int64_t v)
{
    mgl_bytes_puts(b, key);
    mgl_bytes_putc(b, ' ');
    mgl_bytes_int(b, v);
}

static void put_stream_object(mgl_pdf *pdf, uint32_t number, const char *dict, const mgl_bytes *data, bool compressed)
{
    mgl_bytes head;
    mgl_bytes_init(&head, pdf->ctx);
    mgl_bytes_int(&head, number);
    mgl_bytes_puts(&head, " 0 obj\n<<");
    mgl_bytes_puts(&head, dict);
    mgl_bytes_puts(&head, compressed ? "/Filter/FlateDecode" : "");
    mgl_pdf_key_int(&head, "/Length", (int64_t)data->n);
    mgl_bytes_puts(&head, ">>stream\n");
    mgl_pdf_check(pdf, &head);
    mgl_pdf_check(pdf, data);
    if (pdf->status == MGL_OK) {
        pdf->places[number] = (pdf_place){ pdf->outlet->written, UINT32_MAX };
        mgl_outlet_put(pdf->outlet, head.p, head.n);
        mgl_outlet_put(pdf->outlet, data->p, data->n);
        mgl_outlet_puts(pdf->outlet, "\nendstream\nendobj\n");
    }
    mgl_bytes_free(&head);
}

void mgl_pdf_put_stream(mgl_pdf *pdf, uint32_t number, const char *dict, const mgl_bytes *data, bool compress)
{
    if (!compress) {
        put_stream_object(pdf, number, dict, data, false);
        return;
    }
    mgl_pdf_check(pdf, data);
    mgl_bytes_clear(&pdf->packed);
    mgl_deflate(pdf->deflater, data->p, data->n, &pdf->packed);
    put_stream_object(pdf, number, dict, &pdf->packed, true);
}

static void end_object_stream(mgl_pdf *pdf)
{
    if (pdf->stream_n == 0) {
        return;
    }
    mgl_bytes dict, all;
    mgl_bytes_init(&dict, pdf->ctx);
    mgl_bytes_init(&all, pdf->ctx);
    mgl_bytes_puts(&dict, "/Type/ObjStm");
    mgl_pdf_key_int(&dict, "/N", pdf->stream_n);
    mgl_pdf_key_int(&dict, "/First", (int64_t)pdf->stream_index.n);
    mgl_bytes_putc(&dict, '\0');
    mgl_bytes_put(&all, pdf->stream_index.p, pdf->stream_index.n);
    mgl_bytes_put(&all, pdf->stream_body.p, pdf->stream_body.n);
    mgl_pdf_check(pdf, &pdf->stream_index);
    mgl_pdf_check(pdf, &pdf->stream_body);
    mgl_pdf_check(pdf, &dict);
    if (pdf->status == MGL_OK) {
        mgl_pdf_put_stream(pdf, pdf->stream, dict.p, &all, true);
    }
    mgl_bytes_free(&dict);
    mgl_bytes_free(&all);
    mgl_bytes_clear(&pdf->stream_index);
    mgl_bytes_clear(&pdf->stream_body);
    pdf->stream_n = 0;
}

void mgl_pdf_put_object(mgl_pdf *pdf, uint32_t number)
{
    mgl_pdf_check(pdf, &pdf->object);
    if (pdf->stream_n == 0) {
        pdf->stream = mgl_pdf_number(pdf);
    }
    if (pdf->status != MGL_OK) {
        return;
    }
    mgl_bytes_int(&pdf->stream_index, number);
    mgl_bytes_putc(&pdf->stream_index, ' ');
    mgl_bytes_int(&pdf->stream_index, (int64_t)pdf->stream_body.n);
    mgl_bytes_putc(&pdf->stream_index, ' ');
    mgl_bytes_put(&pdf->stream_body, pdf->object.p, pdf->object.n);
    mgl_bytes_putc(&pdf->stream_body, '\n');
    pdf->places[number] = (pdf_place){ pdf->stream, pdf->stream_n++ };
    if (pdf->stream_n == OBJECTS) {
        end_object_stream(pdf);
    }
}

void mgl_pdf_put_end(mgl_pdf *pdf)
{
    end_object_stream(pdf);
    uint32_t number = mgl_pdf_number(pdf);
    uint64_t start = pdf->outlet->written;
    mgl_bytes *table = &pdf->content, *dict = &pdf->object;
    if (pdf->status != MGL_OK) {
        return;
    }
    pdf->places[number].at = start;
    mgl_bytes_clear(table);
    mgl_bytes_clear(dict);
    for (size_t i = 0; i < pdf->place_n; i++) {
        const pdf_place *place = &pdf->places[i];
        bool free = place->at == 0;
        mgl_bytes_big(table, free ? 0 : place->index == UINT32_MAX ? 1 : 2, 1);
        mgl_bytes_big(table, place->at, 6);
        mgl_bytes_big(table, free ? 65535 : place->index == UINT32_MAX ? 0 : place->index, 2);
    }
    mgl_bytes_puts(dict, "/Type/XRef/W[1 6 2]");
    mgl_pdf_key_int(dict, "/Size", (int64_t)pdf->place_n);
    mgl_bytes_puts(dict, "/Root 1 0 R/Info 9 0 R/ID[");
    for (int i = 0; i < 2; i++) { /* the file is new: both are the same */
        mgl_bytes_putc(dict, '<');
        for (int half = 0; half < 2; half++) {
            mgl_bytes_hex(dict, (uint32_t)(pdf->outlet->hash[half] >> 32), 8);
            mgl_bytes_hex(dict, (uint32_t)pdf->outlet->hash[half], 8);
        }
        mgl_bytes_putc(dict, '>');
    }
    mgl_bytes_put(dict, "]", 2);
    mgl_pdf_check(pdf, dict);
    if (pdf->status == MGL_OK) {
        mgl_pdf_put_stream(pdf, number, dict->p, table, true);
    }
    mgl_bytes_clear(dict);
    mgl_bytes_puts(dict, "startxref\n");
    mgl_bytes_int(dict, (int64_t)start);
    mgl_bytes_puts(dict, "\n%%EOF\n");
    mgl_outlet_put(pdf->outlet, dict->p, dict->n);
}
