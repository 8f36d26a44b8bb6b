/* json_normalize.c -- a line in its normal form, and what changed, as JSON. A line in parts has these in "parts". */
#include <string.h>

#include "json.h"
#include "json_write.h"

static json_t *span(const cli_place *from, const cli_place *to)
{
    return json_pack("{s:[I, I], s:[I, I], s:[I, I]}", "bytes", (json_int_t)from->utf8, (json_int_t)to->utf8, "utf16",
                     (json_int_t)from->utf16, (json_int_t)to->utf16, "codepoints", (json_int_t)from->utf32,
                     (json_int_t)to->utf32);
}

static json_t *edit_object(const cli_edit *edit)
{
    return json_pack("{s:o, s:o, s:o, s:o}", "source", span(&edit->from, &edit->to), "target",
                     span(&edit->target_from, &edit->target_to), "from", cli_json_text(edit->old, edit->old_n), "to",
                     cli_json_text(edit->new, edit->new_n));
}

static void put_diags(cli_output *out, const cli_edits *edits)
{
    const cli_piece *piece = edits->piece;
    const cli_place *before = &edits->source_before;
    size_t n = mgl_out_diag_count(edits->out);
    const uint16_t *code = mgl_out_diag_code(edits->out);
    const uint64_t *begin = mgl_out_diag_begin(edits->out), *end = mgl_out_diag_end(edits->out);
    cli_place at = { piece->item, 0, 0 };
    cli_puts(out, ",\"diagnostics\":[");
    for (size_t i = 0, told = 0; i < n && !out->failed; i++) {
        if (begin[i] < piece->item || begin[i] >= piece->item + piece->item_n) {
            continue; /* of the context */
        }
        cli_place_move(&at, piece->text, (size_t)begin[i]);
        cli_place to = at;
        cli_place_move(&to, piece->text, (size_t)end[i]);
        cli_place line_from = { before->utf8 + at.utf8 - piece->item, before->utf16 + at.utf16,
                                before->utf32 + at.utf32 };
        cli_place line_to = { before->utf8 + to.utf8 - piece->item, before->utf16 + to.utf16,
                              before->utf32 + to.utf32 };
        json_t *object = span(&line_from, &line_to);
        json_object_set_new(object, "code", json_string(mgl_diag_name(code[i])));
        json_object_set_new(object, "severity", json_string(cli_severity(code[i])));
        json_object_set_new(object, "message", json_string(mgl_diag_text(code[i])));
        cli_json_comma(out, told++);
        cli_json_put(out, object);
    }
    cli_putc(out, ']');
}

void cli_json_normalized(cli_output *out, const char *file, const cli_edits *edits)
{
    const cli_piece *piece = edits->piece;
    bool whole = piece->first && piece->last;
    cli_edits walk = *edits;
    cli_edit edit;
    if (piece->first) {
        cli_putc(out, '{');
        cli_json_member(out, false, "file", cli_json_text(file, strlen(file)));
        cli_json_member(out, true, "line", json_integer((json_int_t)piece->line));
        cli_puts(out, whole ? "," : ",\"parts\":[{");
    } else {
        cli_puts(out, ",{");
    }
    cli_json_member(out, false, "text", cli_json_text(edits->text + edits->begin, edits->end - edits->begin));
    cli_json_member(out, true, "changed", json_boolean(cli_edits_count(edits) > 0));
    cli_puts(out, ",\"edits\":[");
    for (size_t i = 0; !out->failed && cli_edits_next(&walk, &edit); i++) {
        cli_json_comma(out, i);
        cli_json_put(out, edit_object(&edit));
    }
    cli_putc(out, ']');
    put_diags(out, edits);
    cli_puts(out, whole ? "}\n" : piece->last ? "}]}\n" : "}");
}
