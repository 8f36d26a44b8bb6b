/* shaper.h -- shaping piece by piece, as shape and explain both do. */
#ifndef MGL_CLI_SHAPER_H
#define MGL_CLI_SHAPER_H

#include "tool.h"

typedef struct cli_shaper {
    mgl_shape_opts opts;
    mgl_units *units;
    mgl_out *print;
    bool printed;        /* the line so far has printed something */
    size_t utf16, utf32; /* of the line before this piece; kept for JSON only */
} cli_shaper;

/* False: reported. Close it in either case. */
bool cli_shaper_open(cli_shaper *shaper, cli_tool *tool);
void cli_shaper_close(cli_shaper *shaper);

/* Shapes a piece, reports its diagnostics, and prints its units into shaper->print if print. False: reported. */
bool cli_shaper_run(cli_shaper *shaper, cli_tool *tool, const cli_piece *piece, bool print);
/* Writes a line of units (or the part of it that this piece is). A cli_piece_fn; self is a cli_shaper. */
bool cli_shaper_line(cli_tool *tool, void *self, const cli_piece *piece);
#if MGL_CLI_JSON
/* Writes the whole appearance of a line, or a part of it. A cli_piece_fn; self is a cli_shaper. */
bool cli_shaper_json(cli_tool *tool, void *self, const cli_piece *piece);
#endif

#endif
