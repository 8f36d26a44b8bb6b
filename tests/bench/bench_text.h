/* bench_text.h -- a text to measure with: files, repeated to a size; and the time. */
#ifndef MGL_BENCH_TEXT_H
#define MGL_BENCH_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct bench_text {
    char *text;
    size_t n, words, lines;
} bench_text;

/* Appends a file; says on standard error when it cannot be read. */
bool bench_text_read(bench_text *bench, const char *path);
/* Repeats the text to a size, at least once, and counts words (by spaces) and lines. False without text or memory. */
bool bench_text_repeat(bench_text *bench, size_t size);
/* Copies the text with memcpy, as a yardstick; false without memory. */
bool bench_text_copy(const bench_text *bench);
/* Seconds from some start. */
double bench_now(void);
/* One line: the name, megabytes and millions of words a second. */
void bench_print(const bench_text *bench, const char *name, double seconds);

#endif
