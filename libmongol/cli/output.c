/* output.c -- standard output through one large buffer; a write that fails is told once, with its reason. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUFFER = 1 << 18, LINE = 512 };

static void fail(cli_output *out)
{
    if (!out->failed) {
        fprintf(stderr, "mongol: cannot write to %s: %s\n", out->name, strerror(errno));
    }
    out->failed = true;
    out->n = 0;
}

static void write_all(cli_output *out, const char *text, size_t n)
{
    while (n && !out->failed) {
        ssize_t done = write(out->fd, text, n);
        if (done >= 0) {
            text += done;
            n -= (size_t)done;
        } else if (errno != EINTR) {
            fail(out);
        }
    }
}

static bool start(cli_output *out, int fd, const char *name)
{
    out->buffer = malloc(BUFFER);
    out->n = 0;
    out->size = BUFFER;
    out->fd = fd;
    out->name = name;
    out->failed = out->buffer == NULL;
    if (out->failed) {
        fputs("mongol: out of memory\n", stderr);
    }
    return !out->failed;
}

bool cli_output_open(cli_output *out)
{
    return start(out, STDOUT_FILENO, "standard output");
}

bool cli_output_create(cli_output *out, const char *path, const char *name)
{
    bool good = start(out, open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666), name);
    if (good && out->fd < 0) {
        fail(out);
    }
    return good && !out->failed;
}

void cli_output_flush(cli_output *out)
{
    write_all(out, out->buffer, out->n);
    out->n = 0;
}

bool cli_output_close(cli_output *out)
{
    cli_output_flush(out);
    /* Some file systems report a full disk only here. */
    if (!out->failed && close(out->fd) != 0 && errno != EBADF) {
        fail(out);
    }
    free(out->buffer);
    out->buffer = NULL;
    return !out->failed;
}

void cli_put(cli_output *out, const char *text, size_t n)
{
    if (n > out->size - out->n) {
        cli_output_flush(out);
        if (n >= out->size) {
            write_all(out, text, n);
            return;
        }
    }
    if (!out->failed && n) {
        memcpy(out->buffer + out->n, text, n);
        out->n += n;
    }
}

void cli_puts(cli_output *out, const char *text)
{
    cli_put(out, text, strlen(text));
}

/* For short texts: numbers and names. Anything longer than LINE goes through cli_puts(). */
void cli_printf(cli_output *out, const char *format, ...)
{
    char line[LINE];
    va_list values;
    va_start(values, format);
    int n = vsnprintf(line, sizeof line, format, values);
    va_end(values);
    if (n > 0) {
        cli_put(out, line, (size_t)n < sizeof line ? (size_t)n : sizeof line - 1);
    }
}

void cli_put_hex(cli_output *out, const char *bytes, size_t n)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < n; i++) {
        unsigned byte = (unsigned char)bytes[i];
        cli_putc(out, digits[byte >> 4]);
        cli_putc(out, digits[byte & 15]);
    }
}
