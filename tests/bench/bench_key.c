/* bench_key.c -- how fast match keys are made, beside ICU's sort keys and memcpy on the same text in the same run. */
#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench_text.h"

#ifdef MGL_BENCH_ICU
#    include <unicode/ucol.h>
#    include <unicode/ustring.h>
#endif

static const char help[] =
    "usage: bench_key [--system NAME] [--size MB] FILE ...\n"
    "\n"
    "Makes the keys of the files, repeated to MB megabytes (8), on one core, and prints bytes\n"
    "and words a second for each level: mgl_key() on the whole text, a mgl_keyer and mgl_key()\n"
    "line by line; memcpy; and ICU's ucol_getSortKey() line by line over UTF-16 (made before).\n";

enum { RUNS = 5 };

typedef struct key_bench {
    bench_text from;
    mgl_key_opts opts;
    mgl_out *out;
} key_bench;

/* Does the work once; the bytes of the keys, 0 when it fails. */
typedef size_t (*bench_work)(const key_bench *bench);

static size_t key_n(const key_bench *bench)
{
    size_t n;
    mgl_out_text(bench->out, &n);
    return n;
}

static size_t key_whole(const key_bench *bench)
{
    return mgl_key(NULL, &bench->opts, bench->from.text, bench->from.n, bench->out) == MGL_OK ? key_n(bench) : 0;
}

static size_t next_line(const char *line, const char *end)
{
    const char *feed = memchr(line, '\n', (size_t)(end - line));
    return (size_t)((feed ? feed : end) - line);
}

static size_t keyer_lines(const key_bench *bench)
{
    mgl_keyer *keyer = NULL;
    size_t total = 0, n;
    if (mgl_keyer_new(NULL, &bench->opts, &keyer) != MGL_OK)
        return 0;
    for (const char *line = bench->from.text, *end = line + bench->from.n; line < end; line += n + 1) {
        n = next_line(line, end);
        if (mgl_keyer_key(keyer, line, n, bench->out) == MGL_OK)
            total += key_n(bench);
    }
    mgl_keyer_free(keyer);
    return total;
}

static size_t key_lines(const key_bench *bench)
{
    size_t total = 0, n;
    for (const char *line = bench->from.text, *end = line + bench->from.n; line < end; line += n + 1) {
        n = next_line(line, end);
        if (mgl_key(NULL, &bench->opts, line, n, bench->out) == MGL_OK)
            total += key_n(bench);
    }
    return total;
}

static size_t copy(const key_bench *bench)
{
    return bench_text_copy(&bench->from) ? bench->from.n : 0;
}

#ifdef MGL_BENCH_ICU
static UChar *utf16;
static int32_t utf16_n;
static UCollator *collator;

static bool icu_open(const bench_text *from)
{
    UErrorCode error = U_ZERO_ERROR;
    utf16 = malloc((from->n + 1) * sizeof *utf16);
    if (!utf16)
        return false;
    u_strFromUTF8WithSub(utf16, (int32_t)from->n + 1, &utf16_n, from->text, (int32_t)from->n, 0xFFFD, NULL, &error);
    collator = ucol_open("mn", &error);
    return U_SUCCESS(error);
}

static size_t icu_lines(const key_bench *bench)
{
    static uint8_t key[1 << 16];
    size_t total = 0;
    (void)bench;
    for (int32_t line = 0, stop; line < utf16_n; line = stop + 1) {
        const UChar *feed = u_memchr(utf16 + line, '\n', utf16_n - line);
        stop = feed ? (int32_t)(feed - utf16) : utf16_n;
        total += (size_t)ucol_getSortKey(collator, utf16 + line, stop - line, key, sizeof key);
    }
    return total;
}
#endif

/* ---- measuring ---- */

/* The least time of some runs; negative when the work failed. */
static double measure(const key_bench *bench, const char *name, bench_work work)
{
    double least = -1;
    size_t total = 0;
    for (int run = 0; run < RUNS; run++) {
        double start = bench_now();
        total = work(bench);
        double taken = bench_now() - start;
        least = least < 0 || taken < least ? taken : least;
    }
    if (!total) {
        printf("  %-40s failed\n", name);
        return -1;
    }
    bench_print(&bench->from, name, least);
    return least;
}

static void print_ratio(const char *name, double ours, const char *peer, double theirs)
{
    if (ours > 0 && theirs > 0)
        printf("  %-12s %8.4f times as fast as %s\n", name, theirs / ours, peer);
}

static bool measure_all(key_bench *bench)
{
    static const char *const ways[] = { "whole text", "keyer, line by line", "mgl_key, line by line" };
    static const bench_work works[] = { key_whole, keyer_lines, key_lines };
    double taken[MGL_LEVEL_SKELETON + 1][3], copied = measure(bench, "memcpy", copy), sorted = -1;
    bool done = true;
    for (uint32_t level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++) {
        bench->opts.level = level;
        for (size_t way = 0; way < 3; way++) {
            char name[64];
            snprintf(name, sizeof name, "%s, %s", mgl_level_name(level), ways[way]);
            taken[level][way] = measure(bench, name, works[way]);
            done = done && taken[level][way] > 0;
        }
    }
#ifdef MGL_BENCH_ICU
    if (icu_open(&bench->from))
        sorted = measure(bench, "ICU ucol_getSortKey, line by line", icu_lines);
#else
    printf("  ICU: skipped, not built in\n");
#endif
    for (uint32_t level = MGL_LEVEL_CANONICAL; level <= MGL_LEVEL_SKELETON; level++) {
        print_ratio(mgl_level_name(level), taken[level][1], "ICU's sort keys, both line by line", sorted);
        print_ratio(mgl_level_name(level), taken[level][0], "memcpy, whole text", copied);
    }
    return done;
}

int main(int argc, char **argv)
{
    key_bench bench = { .opts = MGL_KEY_OPTS_INIT };
    size_t size = 8;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0)
            return fputs(help, stdout) < 0;
        if (strcmp(argv[i], "--size") == 0 && i + 1 < argc)
            size = strtoul(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--system") == 0 && i + 1 < argc)
            bench.opts.system = mgl_system_by_name(argv[++i], MGL_NUL);
        else if (argv[i][0] == '-' || !bench_text_read(&bench.from, argv[i]))
            return fputs(help, stderr), 2;
    }
    if (!mgl_system_name(bench.opts.system) || !bench_text_repeat(&bench.from, size * 1000000))
        return fputs("bench_key: no text, or no such system; see --help\n", stderr), 2;
    if (mgl_out_new(NULL, &bench.out) != MGL_OK)
        return 1;
    printf("system %s: %.1f MB, %zu words, %zu lines\n", mgl_system_name(bench.opts.system), (double)bench.from.n / 1e6,
           bench.from.words, bench.from.lines);
    bool done = measure_all(&bench);
    mgl_out_free(bench.out);
    free(bench.from.text);
    return !done;
}
