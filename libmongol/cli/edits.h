/* edits.h -- the changes that a call made to a piece of text, one by one, counted from the beginning of the line. */
#ifndef MGL_CLI_EDITS_H
#define MGL_CLI_EDITS_H

#include <mongol/out.h>

#include "codepoints.h"
#include "input.h"

/* A piece in its line, as source and as result. */
typedef struct cli_edits {
    const cli_piece *piece;
    const mgl_out *out;
    const char *text;                       /* the result: text[begin, end) is what the item became */
    size_t begin, end;                      /* bytes */
    cli_place source_before, target_before; /* of the line before this piece */
    cli_place source, target;               /* where reading stands, in the piece and in text */
    size_t next;                            /* edit */
} cli_edits;

typedef struct cli_edit {
    cli_place from, to;               /* in the line that was read */
    cli_place target_from, target_to; /* in the line that came out */
    const char *old, *new;
    size_t old_n, new_n;
} cli_edit;

/* Starts on the next piece. Set edits to { 0 } before the first one of all. */
void cli_edits_start(cli_edits *edits, const cli_piece *piece, const mgl_out *out);
/* The next change inside the item; false: there are no more. */
bool cli_edits_next(cli_edits *edits, cli_edit *edit);
/* Ends the piece, so that the next one of its line is counted on from here. */
void cli_edits_end(cli_edits *edits);

/* How many changes there are in the item. */
size_t cli_edits_count(const cli_edits *edits);

#endif
