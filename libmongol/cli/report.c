/* report.c -- diagnostics with their place; of each kind only the first ones in a file, then how many more there were.
 */
#include "report.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <mongol/out.h>

#include "codepoints.h"

enum { SHOWN = 20 };             /* of one kind in a file */
enum { WARNING = 2, ERROR = 3 }; /* of mgl_diag_severity() */

const char *cli_severity(uint16_t code)
{
    uint32_t severity = mgl_diag_severity(code);
    return severity >= ERROR ? "error" : severity >= WARNING ? "warning" : "note";
}

static uint64_t *counter(cli_report *report, uint16_t code)
{
    return &report->count[code < CLI_DIAG_KINDS ? code : 0];
}

static bool is_shown(const cli_report *report, uint16_t code)
{
    return report->strict || report->verbose || mgl_diag_severity(code) >= ERROR;
}

void cli_report_status(cli_report *report, int status)
{
    if (status > report->status) {
        report->status = status;
    }
}

void cli_report_begin(cli_report *report, const char *file)
{
    report->file = file;
    report->counted_line = report->columns = 0;
    report->cut = false;
    memset(report->count, 0, sizeof report->count);
}

void cli_report_end(cli_report *report)
{
    for (uint16_t code = 0; code < CLI_DIAG_KINDS; code++) {
        if (report->count[code] > SHOWN && is_shown(report, code) && !report->strict) {
            uint64_t more = report->count[code] - SHOWN;
            fprintf(stderr, "mongol: %s: %s: %" PRIu64 " more of this kind: %s (%s)\n", report->file,
                    cli_severity(code), more, mgl_diag_text(code), mgl_diag_name(code));
        }
    }
}

/* Code points of the line in its parts before this one. */
static uint64_t columns_before(cli_report *report, const cli_piece *piece)
{
    if (piece->first || report->counted_line != piece->line) {
        report->counted_line = piece->line;
        report->columns = 0;
    }
    return report->columns;
}

void cli_report_diags(cli_report *report, const cli_piece *piece, const cli_diags *diags)
{
    if (!diags->n && piece->first && piece->last) {
        return;
    }
    uint64_t before = columns_before(report, piece);
    cli_place place = { piece->item, 0, 0 };
    for (size_t i = 0; i < diags->n; i++) {
        uint16_t code = diags->code[i];
        if (report->strict && mgl_diag_severity(code) >= WARNING) {
            cli_report_status(report, CLI_FOUND);
        }
        uint64_t *count = counter(report, code);
        ++*count;
        if (!is_shown(report, code) || (*count > SHOWN && !report->strict)) {
            continue;
        }
        cli_place_move(&place, piece->text, (size_t)diags->begin[i]);
        fprintf(stderr, "mongol: %s:%" PRIu64 ":%" PRIu64 ": %s: byte %" PRIu64 ": %s (%s)\n", report->file,
                piece->line, before + place.utf32 + 1, cli_severity(code), piece->offset + diags->begin[i],
                mgl_diag_text(code), mgl_diag_name(code));
    }
    if (!piece->last) {
        cli_place_move(&place, piece->text, piece->item + piece->item_n);
        report->columns = before + place.utf32;
    }
}

void cli_report_cut(cli_report *report, const cli_piece *piece)
{
    if (report->strict) {
        cli_report_status(report, CLI_FOUND);
    }
    if (!report->cut) {
        fprintf(stderr,
                "mongol: %s:%" PRIu64 ": warning: byte %" PRIu64
                ": a run of letters of more than 4 MiB is shaped in parts\n",
                report->file, piece->line, piece->offset + piece->item + piece->item_n);
    }
    report->cut = true;
}

void cli_report_failure(cli_report *report, const cli_piece *piece, mgl_status status)
{
    fprintf(stderr, "mongol: %s:%" PRIu64 ": %s (%s)\n", report->file, piece->line, mgl_status_text(status),
            mgl_status_name(status));
    cli_report_status(report, CLI_TROUBLE);
}
