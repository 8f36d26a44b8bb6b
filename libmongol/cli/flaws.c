/* flaws.c -- a shaper sees every flaw; bytes that are not UTF-8 are found without one. */
#include "flaws.h"

#include "codepoints.h"

enum { KEPT = 64 }; /* diagnostics of a piece with a place; more than a report shows */

bool cli_flaws_open(cli_flaws *flaws, cli_tool *tool)
{
    flaws->shaper.units = NULL;
    flaws->shaper.print = NULL;
    flaws->all = cli_has(&tool->args, CLI_OPT_STRICT) || cli_has(&tool->args, CLI_OPT_VERBOSE);
    return !flaws->all || cli_shaper_open(&flaws->shaper, tool);
}

void cli_flaws_close(cli_flaws *flaws)
{
    cli_shaper_close(&flaws->shaper);
}

/* Where the next ill-formed piece at or behind `at` begins; its end in *stop. */
static size_t find_bad(const char *text, size_t at, size_t n, size_t *stop)
{
    while (at < n) {
        uint32_t cp;
        size_t length = (unsigned char)text[at] < 0x80 ? 1 : cli_codepoint(text + at, n - at, &cp);
        if ((unsigned char)text[at] >= 0x80 && cp == UINT32_MAX) {
            *stop = at + length;
            return at;
        }
        at += length;
    }
    *stop = n;
    return n;
}

static void report_bad(cli_report *report, const cli_piece *piece)
{
    uint16_t code[KEPT];
    uint64_t begin[KEPT], end[KEPT], more = 0;
    cli_diags diags = { 0, code, begin, end };
    size_t stop, last = piece->item + piece->item_n;
    for (size_t at = piece->item; (at = find_bad(piece->text, at, last, &stop)) < last; at = stop) {
        if (diags.n == KEPT) {
            more++;
            continue;
        }
        code[diags.n] = MGL_DIAG_INVALID_UTF8;
        begin[diags.n] = at;
        end[diags.n++] = stop;
    }
    cli_report_diags(report, piece, &diags);
    report->count[MGL_DIAG_INVALID_UTF8] += more;
}

bool cli_flaws_report(cli_flaws *flaws, cli_tool *tool, const cli_piece *piece)
{
    if (flaws->all) {
        return cli_shaper_run(&flaws->shaper, tool, piece, false);
    }
    report_bad(&tool->report, piece);
    return true;
}
