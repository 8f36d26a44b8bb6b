/* shaper.c -- one mgl_units and one mgl_out serve all lines. */
#include "shaper.h"

#include <stdio.h>

#include "codepoints.h"
#include "json.h"

bool cli_shaper_open(cli_shaper *shaper, cli_tool *tool)
{
    const cli_shaper fresh = { .units = NULL };
    *shaper = fresh;
    if (!cli_shape_opts(&tool->args, &shaper->opts)) {
        return false;
    }
    mgl_status status = mgl_units_new(NULL, &shaper->units);
    if (status == MGL_OK) {
        status = mgl_out_new(NULL, &shaper->print);
    }
    if (status != MGL_OK) {
        fprintf(stderr, "mongol: %s\n", mgl_status_text(status));
    }
    return status == MGL_OK;
}

void cli_shaper_close(cli_shaper *shaper)
{
    mgl_units_free(shaper->units);
    mgl_out_free(shaper->print);
}

bool cli_shaper_run(cli_shaper *shaper, cli_tool *tool, const cli_piece *piece, bool print)
{
    mgl_units *units = shaper->units;
    mgl_status status = mgl_shape(NULL, &shaper->opts, piece->text, piece->n, piece->item, piece->item_n, units);
    if (status == MGL_OK || status == MGL_E_STRICT) {
        cli_diags diags = { mgl_units_diag_count(units), mgl_units_diag_code(units), mgl_units_diag_begin(units),
                            mgl_units_diag_end(units) };
        cli_report_diags(&tool->report, piece, &diags);
        status = print ? mgl_units_print(units, piece->text, shaper->print) : MGL_OK;
    }
    if (status != MGL_OK) {
        cli_report_failure(&tool->report, piece, status);
    }
    return status == MGL_OK;
}

bool cli_shaper_line(cli_tool *tool, void *self, const cli_piece *piece)
{
    cli_shaper *shaper = self;
    if (!cli_shaper_run(shaper, tool, piece, true)) {
        return false;
    }
    size_t n;
    const char *text = mgl_out_text(shaper->print, &n);
    shaper->printed = shaper->printed && !piece->first;
    if (shaper->printed && n) {
        cli_putc(&tool->out, ' ');
    }
    cli_put(&tool->out, text, n);
    shaper->printed = shaper->printed || n;
    if (piece->last) {
        cli_putc(&tool->out, '\n');
    }
    return true;
}

#if MGL_CLI_JSON
bool cli_shaper_json(cli_tool *tool, void *self, const cli_piece *piece)
{
    cli_shaper *shaper = self;
    shaper->opts.flags |= MGL_SHAPE_LIGATURES;
    if (!cli_shaper_run(shaper, tool, piece, true)) {
        return false;
    }
    cli_appearance what = { .file = tool->report.file, .piece = piece, .opts = &shaper->opts, .units = shaper->units };
    what.notation = mgl_out_text(shaper->print, &what.notation_n);
    if (piece->first) {
        shaper->utf16 = shaper->utf32 = 0;
    }
    what.utf16 = shaper->utf16;
    what.utf32 = shaper->utf32;
    cli_json_appearance(&tool->out, &what);
    if (!piece->last) {
        cli_place place = { piece->item, 0, 0 };
        cli_place_move(&place, piece->text, piece->item + piece->item_n);
        shaper->utf16 += place.utf16;
        shaper->utf32 += place.utf32;
    }
    return true;
}
#endif
