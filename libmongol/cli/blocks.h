/* blocks.h -- files read as blocks of many whole lines, for commands that look for something in them. */
#ifndef MGL_CLI_BLOCKS_H
#define MGL_CLI_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "output.h"

typedef struct cli_blocks {
    const char *name; /* for messages */
    int fd;
    cli_output *out; /* flushed before waiting for input */
    char *buffer;    /* kept from file to file */
    size_t size;
    size_t begin, end;  /* the block: lines with their line ends; only the last line of a file may have none */
    size_t filled;      /* bytes in the buffer; what is behind the block is the beginning of the next one */
    uint64_t offset;    /* bytes of the file before buffer */
    bool text;          /* a NUL is a character like any other */
    bool binary;        /* a NUL was read: from there on NULs are line feeds */
    bool eof, failed;
} cli_blocks;

/* Opens a file, "-" for standard input. False: reported. Set blocks to { 0 } before the first one of all; close each. */
bool cli_blocks_open(cli_blocks *blocks, const char *path, cli_output *out);
/* The next block. Bytes of the buffer from `keep` on stay, although they may move. False at the end, and after an error
 * (reported; blocks->failed). */
bool cli_blocks_next(cli_blocks *blocks, size_t keep);
void cli_blocks_close(cli_blocks *blocks);
/* A file as one text of *n bytes, to be freed; NULL: reported. */
char *cli_whole_file(const char *path, size_t *n);
/* Frees the buffer after the last file. */
void cli_blocks_free(cli_blocks *blocks);

#endif
