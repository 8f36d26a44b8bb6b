/* input.h -- files and standard input as lines, and very long lines in parts. */
#ifndef MGL_CLI_INPUT_H
#define MGL_CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "output.h"

/* A line without its line end, or a part of a line of more than 1 MiB. Parts end where shaping allows a cut; where a
 * run of letters is so long that it has to be cut all the same, a good deal of it stands around the part as context. */
typedef struct cli_piece {
    const char *text; /* n bytes: context, the item, context */
    size_t n;
    size_t item, item_n; /* the line, or the part of it */
    uint64_t line;       /* from 1 */
    uint64_t offset;     /* bytes of the file before text */
    uint64_t begin;      /* bytes of the line before text */
    bool first;          /* the line begins here */
    bool last;           /* the line ends here */
    bool forced;         /* the cut after it fell inside a run that allows none */
    size_t end_n;        /* bytes of the line end, which stands behind the item: 0, 1 or 2 */
} cli_piece;

typedef struct cli_input {
    const char *name; /* for messages */
    int fd;
    cli_output *out; /* flushed before waiting for input */
    char *buffer;
    size_t size, begin, end; /* unread: buffer[begin, end) */
    size_t kept;             /* bytes before begin that are still context */
    size_t looked;           /* unread bytes that hold no line end */
    size_t limit;            /* a line part this long is cut */
    uint64_t offset, line, line_begin;
    bool eof, open_line, failed;
    bool whole; /* lines are never cut; set it after opening */
} cli_input;

/* Opens a file, "-" for standard input. False: reported. out may be NULL. Close it in either case. */
bool cli_input_open(cli_input *in, const char *path, cli_output *out);
/* The next piece, valid until the next call. False at the end, and after an error (reported; in->failed). */
bool cli_input_next(cli_input *in, cli_piece *piece);
void cli_input_close(cli_input *in);

#endif
