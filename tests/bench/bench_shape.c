/* bench_shape.c -- how fast shaping is, beside HarfBuzz with Noto Sans Mongolian on the same text in the same run. */
#define _POSIX_C_SOURCE 200809L

#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef MGL_BENCH_HARFBUZZ
#    include "noto.h"
#endif

static const char help[] = "usage: bench_shape [--font FONT] [--mongol PROGRAM] [--size MB] [--other] [FILE ...]\n"
                           "\n"
                           "Shapes the files, repeated to MB megabytes (8), and prints words and bytes a second:\n"
                           "mgl_shape() on the whole text, line by line, and with mgl_units_print();\n"
                           "PROGRAM shape --lines from start to end; HarfBuzz with FONT line by line; and the ratios.\n"
                           "--other: a text without Mongolian instead of files.\n";

typedef struct bench_state {
    const char *font, *program;
    FILE *input; /* the text as a file */
    char *text;
    size_t n, words, lines;
    mgl_units *units;
    mgl_out *out;
} bench_state;

/* Does the work once over text[0, n); false when it cannot be done. */
typedef bool (*bench_work)(const bench_state *bench, const char *text, size_t n);

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* ---- the text ---- */

static char *read_file(const char *path, char *text, size_t *n)
{
    FILE *file = fopen(path, "rb");
    char block[65536];
    size_t got;
    if (!file) {
        fprintf(stderr, "bench_shape: %s cannot be read\n", path);
        return text;
    }
    while ((got = fread(block, 1, sizeof block, file)) > 0) {
        char *more = realloc(text, *n + got);
        if (!more)
            break;
        text = more;
        memcpy(text + *n, block, got);
        *n += got;
    }
    fclose(file);
    return text;
}

static const char other_text[] =
    "The quick brown fox jumps over the lazy dog; 1234567890 times a day, and never tires of it.\n"
    "\xD0\x9C\xD0\xBE\xD0\xBD\xD0\xB3\xD0\xBE\xD0\xBB \xD0\xB1\xD0\xB8\xD1\x87\xD0\xB8\xD0\xB3, "
    "\xE8\x92\x99\xE5\x8F\xA4\xE6\x96\x87, \xE1\x83\xA5\xE1\x83\x90\xE1\x83\xA0\xE1\x83\x97\n";

/* Repeats the n bytes up to a size. */
static bool fill(bench_state *bench, const char *from, size_t n, size_t size)
{
    size_t times = n ? (size + n - 1) / n : 0;
    bench->text = times ? malloc(times * n) : NULL;
    if (!bench->text)
        return false;
    for (size_t i = 0; i < times; i++)
        memcpy(bench->text + i * n, from, n);
    bench->n = times * n;
    for (size_t i = 0; i < bench->n; i++) {
        bool space = bench->text[i] == ' ' || bench->text[i] == '\n';
        bench->lines += bench->text[i] == '\n';
        bench->words += !space && (i == 0 || bench->text[i - 1] == ' ' || bench->text[i - 1] == '\n');
    }
    bench->input = tmpfile();
    return bench->input && fwrite(bench->text, 1, bench->n, bench->input) == bench->n && fflush(bench->input) == 0;
}

/* ---- what is measured ---- */

static bool shape_whole(const bench_state *bench, const char *text, size_t n)
{
    return mgl_shape(NULL, NULL, text, n, 0, MGL_NUL, bench->units) == MGL_OK;
}

/* Calls step for each line. */
static bool each_line(const bench_state *bench, const char *text, size_t n, bench_work step)
{
    for (const char *end = text + n; text < end;) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        size_t length = (size_t)((stop ? stop : end) - text);
        if (!step(bench, text, length))
            return false;
        text += length + (stop != NULL);
    }
    return true;
}

static bool shape_lines(const bench_state *bench, const char *text, size_t n)
{
    return each_line(bench, text, n, shape_whole);
}

static bool print_line(const bench_state *bench, const char *text, size_t n)
{
    return shape_whole(bench, text, n) && mgl_units_print(bench->units, text, bench->out) == MGL_OK;
}

static bool print_lines(const bench_state *bench, const char *text, size_t n)
{
    return each_line(bench, text, n, print_line);
}

/* The command from start to end, reading a file and writing to nowhere. */
static bool run_program(const bench_state *bench, const char *text, size_t n)
{
    int status = 1;
    (void)text;
    (void)n;
    rewind(bench->input);
    pid_t child = fork();
    if (child == 0) {
        if (dup2(fileno(bench->input), STDIN_FILENO) < 0 || !freopen("/dev/null", "w", stdout))
            _exit(127);
        execl(bench->program, bench->program, "shape", "--lines", (char *)NULL);
        _exit(127);
    }
    if (child > 0)
        waitpid(child, &status, 0);
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

#ifdef MGL_BENCH_HARFBUZZ
static noto_font *noto;

static bool noto_line(const bench_state *bench, const char *text, size_t n)
{
    (void)bench;
    return n == 0 || noto_shape(noto, text, n) > 0;
}

static bool noto_lines(const bench_state *bench, const char *text, size_t n)
{
    return each_line(bench, text, n, noto_line);
}
#endif

/* ---- measuring ---- */

/* The least time of some runs over part of the text, for the whole text; negative when the work failed. */
static double measure(const bench_state *bench, const char *name, bench_work work, size_t part)
{
    double least = -1;
    size_t n = bench->n / part;
    while (n < bench->n && n && bench->text[n - 1] != '\n')
        n--;
    if (!n)
        n = bench->n;
    for (int run = 0; run < 5; run++) {
        double start = now();
        if (!work(bench, bench->text, n)) {
            printf("  %-36s failed\n", name);
            return -1;
        }
        double taken = (now() - start) * (double)bench->n / (double)n;
        if (least < 0 || taken < least)
            least = taken;
    }
    printf("  %-36s %9.3f million words/s %9.1f MB/s\n", name, (double)bench->words / least / 1e6,
           (double)bench->n / least / 1e6);
    fflush(stdout);
    return least;
}

static void print_ratio(const char *name, double ours, double theirs)
{
    if (ours > 0 && theirs > 0)
        printf("  %s: %.1f times as fast as HarfBuzz with Noto Sans Mongolian\n", name, theirs / ours);
}

static bool measure_all(bench_state *bench)
{
    double peer = -1;
    double whole = measure(bench, "mgl_shape, whole text", shape_whole, 1);
    double lines = measure(bench, "mgl_shape, line by line", shape_lines, 1);
    double print = measure(bench, "mgl_shape and print, line by line", print_lines, 1);
    double program = bench->program ? measure(bench, "mongol shape --lines", run_program, 1) : -1;
#ifdef MGL_BENCH_HARFBUZZ
    const char *why = "no --font";
    noto = bench->font ? noto_open(bench->font, &why) : NULL;
    if (noto)
        peer = measure(bench, "HarfBuzz, Noto Sans Mongolian 3.002", noto_lines, 16);
    else
        printf("  HarfBuzz: skipped, %s\n", why);
    noto_close(noto);
#else
    printf("  HarfBuzz: skipped, not built in\n");
#endif
    print_ratio("mgl_shape, line by line", lines, peer);
    print_ratio("mongol shape --lines", program, peer);
    return whole > 0 && lines > 0 && print > 0 && (!bench->program || program > 0);
}

int main(int argc, char **argv)
{
    bench_state bench = { 0 };
    char *files = NULL;
    size_t n = 0, size = 8;
    bool other = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0)
            return fputs(help, stdout) < 0;
        if (strcmp(argv[i], "--other") == 0)
            other = true;
        else if (strcmp(argv[i], "--font") == 0 && i + 1 < argc)
            bench.font = argv[++i];
        else if (strcmp(argv[i], "--mongol") == 0 && i + 1 < argc)
            bench.program = argv[++i];
        else if (strcmp(argv[i], "--size") == 0 && i + 1 < argc)
            size = strtoul(argv[++i], NULL, 10);
        else if (argv[i][0] != '-')
            files = read_file(argv[i], files, &n);
        else
            return fputs(help, stderr), 2;
    }
    bool ready = other ? fill(&bench, other_text, sizeof other_text - 1, size * 1000000)
                       : fill(&bench, files, n, size * 1000000);
    free(files);
    if (!ready)
        return fputs("bench_shape: no text; see --help\n", stderr), 2;
    if (mgl_units_new(NULL, &bench.units) != MGL_OK || mgl_out_new(NULL, &bench.out) != MGL_OK)
        return 1;
    printf("%s: %.1f MB, %zu words, %zu lines\n", other ? "text without Mongolian" : "text", (double)bench.n / 1e6,
           bench.words, bench.lines);
    bool done = measure_all(&bench);
    mgl_out_free(bench.out);
    mgl_units_free(bench.units);
    if (bench.input)
        fclose(bench.input);
    free(bench.text);
    return !done;
}
