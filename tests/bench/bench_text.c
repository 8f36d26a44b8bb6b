/* bench_text.c -- reading and repeating a text to measure with. */
#define _POSIX_C_SOURCE 200809L

#include "bench_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double bench_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

bool bench_text_read(bench_text *bench, const char *path)
{
    FILE *file = fopen(path, "rb");
    char block[65536];
    size_t got;
    if (!file) {
        fprintf(stderr, "%s cannot be read\n", path);
        return false;
    }
    while ((got = fread(block, 1, sizeof block, file)) > 0) {
        char *more = realloc(bench->text, bench->n + got);
        if (!more)
            break;
        bench->text = more;
        memcpy(bench->text + bench->n, block, got);
        bench->n += got;
    }
    fclose(file);
    return got == 0;
}

bool bench_text_repeat(bench_text *bench, size_t size)
{
    size_t once = bench->n, times = once ? (size + once - 1) / once : 0;
    char *more = times ? realloc(bench->text, once * times) : NULL;
    if (!more)
        return false;
    bench->text = more;
    for (size_t i = 1; i < times; i++)
        memcpy(bench->text + i * once, bench->text, once);
    bench->n = once * times;
    bench->words = bench->lines = 0;
    for (size_t i = 0; i < bench->n; i++) {
        bool space = bench->text[i] == ' ' || bench->text[i] == '\n';
        bench->lines += bench->text[i] == '\n';
        bench->words += !space && (i == 0 || bench->text[i - 1] == ' ' || bench->text[i - 1] == '\n');
    }
    return true;
}

bool bench_text_copy(const bench_text *bench)
{
    static char *room; /* for the next time: new pages would be measured else */
    static size_t room_n;
    void *(*volatile copy)(void *, const void *, size_t) = memcpy; /* so that it is really done */
    if (room_n < bench->n) {
        char *more = realloc(room, bench->n);
        room_n = more ? bench->n : room_n;
        room = more ? more : room;
    }
    return room_n >= bench->n && copy(room, bench->text, bench->n) == room;
}

void bench_print(const bench_text *bench, const char *name, double seconds)
{
    printf("  %-40s %9.1f MB/s %9.3f million words/s\n", name, (double)bench->n / seconds / 1e6,
           (double)bench->words / seconds / 1e6);
    fflush(stdout);
}
