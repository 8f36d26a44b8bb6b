/* report.h -- what goes to standard error about a text, and the exit status. */
#ifndef MGL_CLI_REPORT_H
#define MGL_CLI_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <mongol/base.h>

#include "input.h"

enum { CLI_OK = 0, CLI_FOUND = 1, CLI_TROUBLE = 2 };
enum { CLI_DIAG_KINDS = 64 };

typedef struct cli_report {
    bool strict, verbose;
    int status;                     /* exit status so far: CLI_OK, CLI_FOUND or CLI_TROUBLE */
    const char *file;               /* for messages */
    uint64_t count[CLI_DIAG_KINDS]; /* diagnostics of each kind in this file */
    bool cut;                       /* a cut was told in this file */
    uint64_t counted_line, columns; /* code points of the line in the parts before this one */
} cli_report;

/* Diagnostics of a piece of text: parallel arrays of n elements, byte spans in its text, in order of their place. */
typedef struct cli_diags {
    size_t n;
    const uint16_t *code;
    const uint64_t *begin, *end;
} cli_diags;

/* "error", "warning" or "note". */
const char *cli_severity(uint16_t code);

/* Raises the exit status. */
void cli_report_status(cli_report *report, int status);
/* A file begins; it ends with a count of what was not shown. */
void cli_report_begin(cli_report *report, const char *file);
void cli_report_end(cli_report *report);
/* Shows what is to be shown of the diagnostics of a piece. Call it for every piece, in order. */
void cli_report_diags(cli_report *report, const cli_piece *piece, const cli_diags *diags);
/* A run of letters was so long that it had to be cut after this piece: told once a file. */
void cli_report_cut(cli_report *report, const cli_piece *piece);
/* A call failed on a piece: names the place and the reason; the exit status becomes CLI_TROUBLE. */
void cli_report_failure(cli_report *report, const cli_piece *piece, mgl_status status);

#endif
