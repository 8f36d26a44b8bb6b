/* output.h -- buffered output whose every write is checked. */
#ifndef MGL_CLI_OUTPUT_H
#define MGL_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_output {
    char *buffer;
    size_t n, size;
    int fd;
    const char *name; /* for messages */
    bool failed;      /* a write failed and was reported; everything after it is dropped */
} cli_output;

/* Standard output; false (reported) without memory. */
bool cli_output_open(cli_output *out);
/* A new file, which messages call `name`; false (reported) if it cannot be made. Close it in either case; name has to
 * stay. */
bool cli_output_create(cli_output *out, const char *path, const char *name);
/* Writes what is buffered, and closes; false if a write ever failed. */
bool cli_output_close(cli_output *out);
/* Writes what is buffered. */
void cli_output_flush(cli_output *out);

void cli_put(cli_output *out, const char *text, size_t n);
void cli_puts(cli_output *out, const char *text);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void cli_printf(cli_output *out, const char *format, ...);

/* Bytes as lower-case hexadecimal digits. */
void cli_put_hex(cli_output *out, const char *bytes, size_t n);

static inline void cli_putc(cli_output *out, char c)
{
    if (out->n < out->size) {
        out->buffer[out->n++] = c;
    } else {
        cli_put(out, &c, 1);
    }
}

#endif
