/* blocks.c -- one buffer that grows only for a line that does not fit in it. */
#include "blocks.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_SIZE = 1 << 18, READ = 1 << 17 /* at once: what is read stays in the cache while it is looked through */ };

static bool fail(cli_blocks *blocks, const char *why)
{
    fprintf(stderr, "mongol: %s: %s\n", blocks->name, why);
    blocks->failed = true;
    return false;
}

bool cli_blocks_open(cli_blocks *blocks, const char *path, cli_output *out)
{
    bool standard = strcmp(path, "-") == 0;
    blocks->name = standard ? "<stdin>" : path;
    blocks->out = out;
    blocks->begin = blocks->end = blocks->filled = 0;
    blocks->offset = 0;
    blocks->binary = blocks->eof = blocks->failed = false;
    blocks->fd = standard ? STDIN_FILENO : open(path, O_RDONLY);
    if (blocks->fd < 0) {
        return fail(blocks, strerror(errno));
    }
    if (!blocks->buffer) {
        blocks->buffer = malloc(FIRST_SIZE);
        blocks->size = FIRST_SIZE;
    }
    return blocks->buffer || fail(blocks, "out of memory");
}

void cli_blocks_close(cli_blocks *blocks)
{
    if (blocks->fd > STDIN_FILENO) {
        close(blocks->fd);
    }
}

void cli_blocks_free(cli_blocks *blocks)
{
    free(blocks->buffer);
    blocks->buffer = NULL;
}

/* Room for READ more bytes behind what is there; what stands before `keep` goes. */
static bool make_room(cli_blocks *blocks, size_t keep)
{
    if (blocks->size - blocks->filled >= READ) {
        return true;
    }
    if (keep) {
        memmove(blocks->buffer, blocks->buffer + keep, blocks->filled - keep);
        blocks->begin -= keep;
        blocks->end -= keep;
        blocks->filled -= keep;
        blocks->offset += keep;
    }
    if (blocks->size - blocks->filled >= READ) {
        return true;
    }
    char *buffer = blocks->size <= SIZE_MAX / 2 ? realloc(blocks->buffer, blocks->size * 2) : NULL;
    if (!buffer) {
        return fail(blocks, "out of memory");
    }
    blocks->buffer = buffer;
    blocks->size *= 2;
    return true;
}

static void treat_nuls(cli_blocks *blocks, char *text, size_t n)
{
    char *nul = blocks->text ? NULL : memchr(text, '\0', n);
    while (nul) {
        blocks->binary = true;
        *nul++ = '\n';
        nul = memchr(nul, '\0', (size_t)(text + n - nul));
    }
}

static bool read_more(cli_blocks *blocks)
{
    ssize_t n;
    if (blocks->out) {
        cli_output_flush(blocks->out); /* what is known is shown before this waits */
        if (blocks->out->failed) {
            blocks->failed = true;
            return false;
        }
    }
    do {
        n = read(blocks->fd, blocks->buffer + blocks->filled, READ);
    } while (n < 0 && errno == EINTR);
    if (n < 0) {
        return fail(blocks, strerror(errno));
    }
    treat_nuls(blocks, blocks->buffer + blocks->filled, (size_t)n);
    blocks->eof = n == 0;
    blocks->filled += (size_t)n;
    return true;
}

/* Behind the last line end in [from, to); from if there is none. */
static size_t last_line_end(const char *text, size_t from, size_t to)
{
    while (to > from && text[to - 1] != '\n') {
        to--;
    }
    return to;
}

bool cli_blocks_next(cli_blocks *blocks, size_t keep)
{
    blocks->begin = blocks->end;
    keep = keep < blocks->begin ? keep : blocks->begin;
    while (!blocks->failed && !blocks->eof) {
        uint64_t before = blocks->offset;
        if (!make_room(blocks, keep)) {
            return false;
        }
        keep -= (size_t)(blocks->offset - before);
        size_t from = blocks->filled;
        if (!read_more(blocks)) {
            return false;
        }
        blocks->end = last_line_end(blocks->buffer, from, blocks->filled);
        if (blocks->end > from) {
            return true;
        }
    }
    blocks->end = blocks->filled; /* a last line without line end */
    return !blocks->failed && blocks->end > blocks->begin;
}

char *cli_whole_file(const char *path, size_t *n)
{
    cli_blocks in = { .text = true };
    char *text = NULL;
    bool good = cli_blocks_open(&in, path, NULL);
    while (good && cli_blocks_next(&in, 0)) {
    }
    if (good && !in.failed) {
        text = in.buffer;
        *n = in.filled;
        in.buffer = NULL;
    }
    cli_blocks_close(&in);
    cli_blocks_free(&in);
    return text;
}
