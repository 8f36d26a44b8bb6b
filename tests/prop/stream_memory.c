/* stream_memory.c -- long streams: memory stays within the longest word or paragraph, and time in proportion to the
 * text. */
#define _POSIX_C_SOURCE 199309L

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "random.h"
#include "stream_meter.h"
#include "tap.h"

enum { BLOCK = 1 << 16, KILO = 1024 };

typedef struct long_job {
    meter counted;
    mgl_ctx *ctx;
    mgl_stream *stream;
    mgl_out *out;
    uint64_t given, taken;
} long_job;

static bool open_job(long_job *at, uint32_t system)
{
    mgl_norm_opts opts = MGL_NORM_OPTS_INIT;
    memset(at, 0, sizeof *at);
    opts.system = system;
    at->ctx = meter_context(&at->counted);
    return at->ctx && mgl_out_new(at->ctx, &at->out) == MGL_OK &&
           mgl_stream_new_normalize(at->ctx, &opts, &at->stream) == MGL_OK;
}

static bool close_job(long_job *at)
{
    mgl_stream_free(at->stream);
    mgl_out_free(at->out);
    mgl_ctx_unref(at->ctx);
    return at->counted.live == 0 && at->counted.mistakes == 0;
}

static bool push(long_job *at, const char *data, size_t n, mgl_push kind)
{
    bool done = mgl_stream_push(at->stream, data, n, kind, at->out) == MGL_OK;
    at->given += n;
    at->taken += mgl_out_to_source(at->out, MGL_UTF8, SIZE_MAX);
    return done;
}

/* Text in lines: words of one system, some with controls. Always the same length. */
static void fill(char block[BLOCK], uint32_t system, bool lines)
{
    random_source random = random_start(system);
    random_alphabet alphabet;
    char word[RANDOM_BYTES];
    size_t n = 0, line = 0;
    random_alphabet_fill(&alphabet, MGL_PROFILE_UTN57_R4, system);
    for (;;) {
        size_t length = random_text(&random, &alphabet, RANDOM_MIXED, word);
        if (n + length + 1 > BLOCK)
            break;
        memcpy(block + n, word, length);
        n += length;
        bool feed = lines && n - line > KILO;
        if (feed)
            line = n;
        block[n++] = feed ? '\n' : ' ';
    }
    memset(block + n, '\n', BLOCK - n);
}

/* Megabytes of text in pieces of a size; the most memory that was in use. */
static size_t run(uint32_t system, bool lines, size_t megabytes, size_t piece)
{
    static char block[BLOCK];
    long_job at;
    fill(block, system ? system : MGL_SYSTEM_MANCHU, lines);
    if (!open_job(&at, system))
        return SIZE_MAX;
    bool done = true;
    for (size_t i = 0; i < megabytes * 16 && done; i++) {
        for (size_t from = 0; from < BLOCK && done; from += piece)
            done = push(&at, block + from, from + piece < BLOCK ? piece : BLOCK - from, MGL_PUSH_MORE);
    }
    done = push(&at, NULL, 0, MGL_PUSH_LAST) && done;
    done = at.given == at.taken && at.given == megabytes * 16 * BLOCK && done;
    size_t peak = at.counted.peak;
    return close_job(&at) && done ? peak : SIZE_MAX;
}

static void try_memory(size_t megabytes)
{
    static const size_t pieces[] = { 4096, 1000, 7 };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t size = i == 2 ? 1 : megabytes;
        size_t named = run(MGL_SYSTEM_HUDUM, false, size, pieces[i]),
               found = run(MGL_SYSTEM_AUTO, true, size, pieces[i]);
        tap(named < 64 * KILO, "%zu MB in pieces of %zu bytes, system given: %zu bytes in use", size, pieces[i], named);
        tap(found < 64 * KILO, "%zu MB in pieces of %zu bytes, lines of 1 KB, auto: %zu bytes in use", size, pieces[i],
            found);
    }
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* One unit of text again and again, byte by byte, without a place to cut; the seconds it takes, or a negative number.
 */
static double trickle(uint32_t system, const char *unit, size_t times, size_t *peak)
{
    long_job at;
    size_t n = strlen(unit);
    if (!open_job(&at, system))
        return -1;
    double start = now();
    bool done = true;
    for (size_t i = 0; i < times && done; i++) {
        for (size_t k = 0; k < n && done; k++)
            done = push(&at, unit + k, 1, MGL_PUSH_MORE);
    }
    done = push(&at, NULL, 0, MGL_PUSH_LAST) && done && at.given == at.taken;
    double taken = now() - start;
    *peak = at.counted.peak;
    return close_job(&at) && done ? taken : -1;
}

/* At most four times as much a byte, or too short a time to tell; quadratic would be eight times. */
static bool is_linear(double small, double large, unsigned factor)
{
    const double noise = 0.05;
    return large < noise || large <= 4 * factor * (small > noise / factor ? small : noise / factor);
}

static void try_trickle(uint32_t system, const char *what, const char *unit)
{
    enum { SMALL = 4000, FACTOR = 8 };
    size_t peak;
    double small = trickle(system, unit, SMALL, &peak), large = trickle(system, unit, SMALL * FACTOR, &peak);
    size_t n = strlen(unit) * SMALL * FACTOR;
    bool linear = small >= 0 && large >= 0 && is_linear(small, large, FACTOR);
    if (!linear)
        tap_note("%zu bytes %.4f s, %zu bytes %.4f s", n / FACTOR, small, n, large);
    tap(linear, "%s, byte by byte, system %s: linear time", what, mgl_system_name(system));
    tap(small >= 0 && peak < 100 * n, "%s, system %s: %zu bytes in use for %zu", what, mgl_system_name(system), peak,
        n);
}

int main(int argc, char **argv)
{
    static const char letter[] = "\xE1\xA0\xA0", mixed[] = "\xE1\xA0\xA8\xE1\xA0\xA0\xE1\xA0\x8B";
    try_memory(argc > 1 ? strtoul(argv[1], NULL, 10) : 16);
    try_trickle(MGL_SYSTEM_HUDUM, "a word without end", letter);
    try_trickle(MGL_SYSTEM_AUTO, "a word without end", letter);
    try_trickle(MGL_SYSTEM_HUDUM, "a word with selectors", mixed);
    try_trickle(MGL_SYSTEM_AUTO, "a paragraph without end", "\xE1\xA0\xA8\xE1\xA0\xA0 ");
    try_trickle(MGL_SYSTEM_AUTO, "bytes without a line end", "\xFF\x80");
    return tap_end();
}
