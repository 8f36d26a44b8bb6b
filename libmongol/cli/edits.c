/* edits.c -- edits come in order, so that one walk through source and result counts them all. */
#include "edits.h"

static cli_place sum(const cli_place *a, const cli_place *b)
{
    cli_place place = { a->utf8 + b->utf8, a->utf16 + b->utf16, a->utf32 + b->utf32 };
    return place;
}

/* The place `at` of a text of which the first `skipped` bytes do not count. */
static cli_place in_line(const cli_place *before, const cli_place *at, size_t skipped)
{
    cli_place place = sum(before, at);
    place.utf8 -= skipped;
    return place;
}

/* Edits outside the item belong to its context. */
static bool is_inside(const cli_edits *edits, size_t i)
{
    size_t at = mgl_out_edit_source(edits->out)[i];
    return at >= edits->piece->item && at < edits->piece->item + edits->piece->item_n;
}

void cli_edits_start(cli_edits *edits, const cli_piece *piece, const mgl_out *out)
{
    const cli_place zero = { 0, 0, 0 };
    if (piece->first) {
        edits->source_before = edits->target_before = zero;
    }
    edits->piece = piece;
    edits->out = out;
    edits->text = mgl_out_text(out, &edits->end);
    edits->begin = 0;
    if (piece->item || piece->item_n != piece->n) {
        edits->begin = mgl_out_from_source(out, MGL_UTF8, piece->item);
        edits->end = mgl_out_from_source(out, MGL_UTF8, piece->item + piece->item_n);
    }
    edits->source = edits->target = zero;
    edits->source.utf8 = piece->item;
    edits->target.utf8 = edits->begin;
    edits->next = 0;
}

bool cli_edits_next(cli_edits *edits, cli_edit *edit)
{
    size_t n = mgl_out_edit_count(edits->out), i = edits->next;
    while (i < n && !is_inside(edits, i)) {
        i++;
    }
    edits->next = i + 1;
    if (i >= n) {
        return false;
    }
    const char *text = edits->piece->text;
    size_t source = mgl_out_edit_source(edits->out)[i], target = mgl_out_edit_target(edits->out)[i];
    edit->old = text + source;
    edit->old_n = mgl_out_edit_source_len(edits->out)[i];
    edit->new = edits->text + target;
    edit->new_n = mgl_out_edit_target_len(edits->out)[i];
    cli_place_move(&edits->source, text, source);
    cli_place_move(&edits->target, edits->text, target);
    edit->from = in_line(&edits->source_before, &edits->source, edits->piece->item);
    edit->target_from = in_line(&edits->target_before, &edits->target, edits->begin);
    cli_place_move(&edits->source, text, source + edit->old_n);
    cli_place_move(&edits->target, edits->text, target + edit->new_n);
    edit->to = in_line(&edits->source_before, &edits->source, edits->piece->item);
    edit->target_to = in_line(&edits->target_before, &edits->target, edits->begin);
    return true;
}

void cli_edits_end(cli_edits *edits)
{
    if (edits->piece->last) {
        return;
    }
    cli_place_move(&edits->source, edits->piece->text, edits->piece->item + edits->piece->item_n);
    cli_place_move(&edits->target, edits->text, edits->end);
    edits->source_before = in_line(&edits->source_before, &edits->source, edits->piece->item);
    edits->target_before = in_line(&edits->target_before, &edits->target, edits->begin);
}

size_t cli_edits_count(const cli_edits *edits)
{
    size_t inside = 0;
    for (size_t i = 0; i < mgl_out_edit_count(edits->out); i++) {
        inside += is_inside(edits, i);
    }
    return inside;
}
