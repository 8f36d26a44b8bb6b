/* input.c -- one growing buffer a file: it holds a line of up to 1 MiB, more only where a run of letters allows no cut.
 */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <mongol/shape.h>

#include "codepoints.h"

enum {
    FIRST_SIZE = 1 << 18, /* bytes read at once from a file */
    PART = 1 << 20,       /* a longer line is cut into parts */
    LONGEST = 1 << 22,    /* a run of letters longer than this is cut all the same */
    CONTEXT = 1 << 16     /* and this much of it stays as context on both sides of the cut */
};

static bool fail(cli_input *in, const char *why)
{
    fprintf(stderr, "mongol: %s: %s\n", in->name, why);
    in->failed = true;
    return false;
}

bool cli_input_open(cli_input *in, const char *path, cli_output *out)
{
    memset(in, 0, sizeof *in);
    bool standard = strcmp(path, "-") == 0;
    in->name = standard ? "<stdin>" : path;
    in->out = out;
    in->limit = PART;
    in->fd = standard ? STDIN_FILENO : open(path, O_RDONLY);
    if (in->fd < 0) {
        return fail(in, strerror(errno));
    }
    in->buffer = malloc(FIRST_SIZE);
    in->size = FIRST_SIZE;
    return in->buffer || fail(in, "out of memory");
}

void cli_input_close(cli_input *in)
{
    if (in->fd > STDIN_FILENO) {
        close(in->fd);
    }
    free(in->buffer);
    in->buffer = NULL;
}

/* Makes room behind the unread bytes. */
static bool make_room(cli_input *in)
{
    size_t unused = in->begin - in->kept;
    if (in->kept == 0 && in->begin == in->end) {
        in->begin = in->end = unused = 0;
    }
    if (in->size - in->end >= FIRST_SIZE / 4) {
        return true;
    }
    if (unused) {
        memmove(in->buffer, in->buffer + unused, in->end - unused);
        in->begin -= unused;
        in->end -= unused;
    }
    if (in->size - in->end >= FIRST_SIZE / 4) {
        return true;
    }
    char *buffer = realloc(in->buffer, in->size * 2);
    if (!buffer) {
        return fail(in, "out of memory");
    }
    in->buffer = buffer;
    in->size *= 2;
    return true;
}

static bool read_more(cli_input *in)
{
    if (!make_room(in)) {
        return false;
    }
    if (in->out) {
        cli_output_flush(in->out); /* what is known is shown before this waits */
        if (in->out->failed) {
            in->failed = true;
            return false;
        }
    }
    size_t room = in->size - in->end < FIRST_SIZE ? in->size - in->end : FIRST_SIZE;
    ssize_t n;
    do {
        n = read(in->fd, in->buffer + in->end, room);
    } while (n < 0 && errno == EINTR);
    if (n < 0) {
        return fail(in, strerror(errno));
    }
    in->eof = n == 0;
    in->end += (size_t)n;
    return true;
}

/* Hands out n bytes of text and passes over skip more (the line end). */
static void give(cli_input *in, cli_piece *piece, size_t n, size_t skip, bool last)
{
    piece->text = in->buffer + in->begin - in->kept;
    piece->n = in->kept + n;
    piece->item = in->kept;
    piece->item_n = n;
    piece->first = !in->open_line;
    piece->last = last;
    piece->forced = false;
    piece->end_n = skip;
    if (piece->first) {
        in->line++;
        in->line_begin = in->offset;
    }
    piece->line = in->line;
    piece->offset = in->offset - in->kept;
    piece->begin = in->offset - in->kept - in->line_begin;
    in->open_line = !last;
    in->begin += n + skip;
    in->offset += n + skip;
    in->looked = in->kept = 0;
    in->limit = PART;
}

/* Where the code point that holds byte n of the text begins; text[n] to text[n + 3] are there. */
static size_t codepoint_start(const char *text, size_t n)
{
    for (size_t back = 1; back <= 3 && back <= n; back++) {
        uint32_t cp;
        if (cli_codepoint(text + n - back, back + 4, &cp) > back) {
            return n - back;
        }
    }
    return n;
}

/* Cuts a run of letters that is too long, and keeps some of it as context for what follows. */
static void cut_run(cli_input *in, cli_piece *piece, size_t n)
{
    const char *text = in->buffer + in->begin;
    size_t at = codepoint_start(text, n - CONTEXT);
    give(in, piece, at, 0, false);
    piece->n += CONTEXT;
    piece->forced = true;
    in->kept = at - codepoint_start(text, at - CONTEXT);
}

/* Cuts a part off a long line; false if more has to be read first. */
static bool cut(cli_input *in, cli_piece *piece)
{
    const char *text = in->buffer + in->begin;
    size_t n = in->end - in->begin;
    n -= text[n - 1] == '\r' ? 2 : 1; /* it may belong to the line end; and no part is empty */
    size_t safe = mgl_safe_prefix(text, n);
    if (safe) {
        give(in, piece, safe, 0, false);
        return true;
    }
    if (n < LONGEST) {
        in->limit = n < LONGEST / 2 ? n * 2 : LONGEST;
        return false;
    }
    cut_run(in, piece, n);
    return true;
}

bool cli_input_next(cli_input *in, cli_piece *piece)
{
    while (!in->failed) {
        const char *text = in->buffer + in->begin;
        size_t n = in->end - in->begin;
        const char *stop = n > in->looked ? memchr(text + in->looked, '\n', n - in->looked) : NULL;
        if (stop) {
            n = (size_t)(stop - text);
            bool cr = n && text[n - 1] == '\r';
            give(in, piece, n - cr, 1u + cr, true);
            return true;
        }
        in->looked = n;
        if (in->eof) {
            if (n || in->open_line) {
                give(in, piece, n, 0, true);
                return true;
            }
            return false;
        }
        if (n >= in->limit && !in->whole && cut(in, piece)) {
            return true;
        }
        if (!read_more(in)) {
            return false;
        }
    }
    return false;
}
