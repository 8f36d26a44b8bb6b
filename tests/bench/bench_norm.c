/* bench_norm.c -- how fast the minimal form is made: of text as it is, of text with something to drop in every word,
 * whole and in a stream; beside memcpy on the same text in the same run. */
#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench_text.h"

static const char help[] =
    "usage: bench_norm [--system NAME] [--size MB] FILE ...\n"
    "\n"
    "Normalizes the files, repeated to MB megabytes (8), on one core, and prints words and bytes\n"
    "a second: as they are, with an idle control in every tenth word and in every word, and as a\n"
    "stream in pieces of 64 KB; and the ratio to memcpy.\n";

enum { RUNS = 5, PIECE = 65536 };

typedef struct norm_bench {
    bench_text from;
    mgl_norm_opts opts;
    mgl_out *out;
} norm_bench;

/* Does the work once; how many edits were made, SIZE_MAX when it fails. */
typedef size_t (*bench_work)(const norm_bench *bench);

static size_t normalize(const norm_bench *bench)
{
    mgl_status status = mgl_normalize(NULL, &bench->opts, bench->from.text, bench->from.n, bench->out);
    return status == MGL_OK ? mgl_out_edit_count(bench->out) : SIZE_MAX;
}

static size_t stream(const norm_bench *bench)
{
    mgl_stream *pieces = NULL;
    size_t edits = 0;
    mgl_status status = mgl_stream_new_normalize(NULL, &bench->opts, &pieces);
    for (size_t i = 0; status == MGL_OK && i < bench->from.n; i += PIECE) {
        bool last = bench->from.n - i <= PIECE;
        status = mgl_stream_push(pieces, bench->from.text + i, last ? bench->from.n - i : PIECE,
                                 last ? MGL_PUSH_LAST : MGL_PUSH_MORE, bench->out);
        edits += mgl_out_edit_count(bench->out);
    }
    mgl_stream_free(pieces);
    return status == MGL_OK ? edits : SIZE_MAX;
}

static size_t copy(const norm_bench *bench)
{
    return bench_text_copy(&bench->from) ? 0 : SIZE_MAX;
}

static bool is_letter(const char *p, const char *end)
{
    return end - p >= 3 && (unsigned char)p[0] == 0xE1 && (unsigned char)p[1] == 0xA0 && (unsigned char)p[2] >= 0xA0;
}

/* The text with a ZWJ between the first two letters of every nth word. */
static bool add_idle(const bench_text *from, size_t nth, bench_text *to)
{
    const char *end = from->text + from->n;
    size_t words = 0;
    bool inside = false;
    *to = (bench_text){ malloc(2 * from->n), 0, 0, 0 };
    for (const char *p = from->text; to->text && p < end; p++) {
        bool letter = is_letter(p, end), begins = letter && !inside && is_letter(p + 3, end);
        size_t n = letter ? 3 : 1;
        memcpy(to->text + to->n, p, n);
        to->n += n;
        p += n - 1;
        inside = letter;
        if (!begins || words++ % nth)
            continue;
        memcpy(to->text + to->n, "\xE2\x80\x8D", 3);
        to->n += 3;
    }
    return to->text && bench_text_repeat(to, to->n);
}

/* The least time of some runs; negative when the work failed. */
static double measure(const norm_bench *bench, const char *name, bench_work work)
{
    double least = -1;
    size_t edits = 0;
    for (int run = 0; run < RUNS && edits != SIZE_MAX; run++) {
        double start = bench_now();
        edits = work(bench);
        double taken = bench_now() - start;
        least = least < 0 || taken < least ? taken : least;
    }
    if (edits == SIZE_MAX) {
        printf("  %-40s failed\n", name);
        return -1;
    }
    bench_print(&bench->from, name, least);
    if (work != copy)
        printf("  %-40s %zu edits\n", "", edits);
    return least;
}

static bool measure_all(norm_bench *bench)
{
    bench_text plain = bench->from;
    double copied = measure(bench, "memcpy", copy), whole = measure(bench, "as it is", normalize);
    bool done = whole > 0 && measure(bench, "as it is, in a stream", stream) > 0;
    for (size_t nth = 10; nth; nth /= 10) {
        done = add_idle(&plain, nth, &bench->from) && done;
        done = done && measure(bench, nth > 1 ? "an idle control in every tenth word" : "an idle control in every word",
                               normalize) > 0;
        free(bench->from.text);
    }
    bench->from = plain;
    if (done)
        printf("  as it is: %.4f times as fast as memcpy\n", copied / whole);
    return done;
}

int main(int argc, char **argv)
{
    norm_bench bench = { .opts = MGL_NORM_OPTS_INIT };
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
        return fputs("bench_norm: no text, or no such system; see --help\n", stderr), 2;
    if (mgl_out_new(NULL, &bench.out) != MGL_OK)
        return 1;
    printf("system %s: %.1f MB, %zu words\n", mgl_system_name(bench.opts.system), (double)bench.from.n / 1e6,
           bench.from.words);
    bool done = measure_all(&bench);
    mgl_out_free(bench.out);
    free(bench.from.text);
    return !done;
}
