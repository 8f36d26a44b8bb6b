/* bench_words.c -- how fast words are found, beside ICU's word break on the same text in the same run. */
#define _POSIX_C_SOURCE 200809L

#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef MGL_BENCH_ICU
#    include <unicode/ubrk.h>
#    include <unicode/ustring.h>
#endif

static const char help[] =
    "usage: bench_words [--size MB] FILE ...\n"
    "\n"
    "Walks through the words of the files, repeated to MB megabytes (16), on one core, and prints bytes a\n"
    "second: mgl_words_next(); with offsets in UTF-16; with parts; with suffixes behind plain spaces and\n"
    "parts; mgl_counts_add(); and ICU's word break over UTF-16 (made before) and over UTF-8 (UText).\n";

typedef struct bench_text {
    char *text;
    size_t n;
} bench_text;

typedef size_t (*bench_work)(const bench_text *bench); /* how many words */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* ---- the text ---- */

static bool read_file(const char *path, bench_text *bench)
{
    FILE *file = fopen(path, "rb");
    char block[65536];
    size_t got;
    while (file && (got = fread(block, 1, sizeof block, file)) > 0) {
        char *more = realloc(bench->text, bench->n + got);
        if (!more)
            break;
        bench->text = more;
        memcpy(bench->text + bench->n, block, got);
        bench->n += got;
    }
    if (file)
        fclose(file);
    else
        fprintf(stderr, "bench_words: %s cannot be read\n", path);
    return file != NULL;
}

static bool repeat(bench_text *bench, size_t size)
{
    size_t once = bench->n, times = once ? (size + once - 1) / once : 0;
    char *more = times ? realloc(bench->text, once * times) : NULL;
    if (!more)
        return false;
    bench->text = more;
    for (size_t i = 1; i < times; i++)
        memcpy(bench->text + i * once, bench->text, once);
    bench->n = once * times;
    return true;
}

/* ---- what is measured ---- */

static size_t walk(const bench_text *bench, uint32_t flags, bool parts)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    mgl_word word = MGL_WORD_INIT;
    mgl_part part = MGL_PART_INIT;
    size_t words = 0;
    opts.flags = flags;
    if (mgl_words_start(&it, &opts, bench->text, bench->n) != MGL_OK)
        return 0;
    while (mgl_words_next(&it, &word)) {
        words += word.kind == MGL_WORD_MONGOLIAN;
        while (parts && mgl_words_next_part(&it, &part)) {
        }
    }
    return words;
}

static size_t walk_words(const bench_text *bench)
{
    return walk(bench, 0, false);
}

static size_t walk_utf16(const bench_text *bench)
{
    return walk(bench, MGL_WORDS_UTF16_OFFSETS, false);
}

static size_t walk_parts(const bench_text *bench)
{
    return walk(bench, 0, true);
}

static size_t walk_spaced(const bench_text *bench)
{
    return walk(bench, MGL_WORDS_SPACED_SUFFIXES, true);
}

static size_t count(const bench_text *bench)
{
    mgl_counts counts = MGL_COUNTS_INIT;
    return mgl_counts_add(NULL, bench->text, bench->n, &counts) == MGL_OK ? (size_t)counts.words : 0;
}

#ifdef MGL_BENCH_ICU
static UChar *utf16;
static int32_t utf16_n;

static size_t icu_walk(UBreakIterator *breaks)
{
    size_t words = 0;
    while (breaks && ubrk_next(breaks) != UBRK_DONE)
        words += ubrk_getRuleStatus(breaks) >= UBRK_WORD_LETTER;
    ubrk_close(breaks);
    return words;
}

static size_t icu_utf16(const bench_text *bench)
{
    UErrorCode error = U_ZERO_ERROR;
    (void)bench;
    return icu_walk(ubrk_open(UBRK_WORD, "mn", utf16, utf16_n, &error));
}

static size_t icu_utf8(const bench_text *bench)
{
    UErrorCode error = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, bench->text, (int64_t)bench->n, &error);
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, "mn", NULL, 0, &error);
    ubrk_setUText(breaks, text, &error);
    size_t words = icu_walk(breaks);
    utext_close(text);
    return words;
}

static bool make_utf16(const bench_text *bench)
{
    UErrorCode error = U_ZERO_ERROR;
    utf16 = malloc((bench->n + 1) * sizeof *utf16);
    if (utf16)
        u_strFromUTF8WithSub(utf16, (int32_t)bench->n + 1, &utf16_n, bench->text, (int32_t)bench->n, 0xFFFD, NULL,
                             &error);
    return utf16 && U_SUCCESS(error);
}
#endif

/* ---- measuring ---- */

/* The least time of some runs; negative when there were no words. */
static double measure(const bench_text *bench, const char *name, bench_work work)
{
    double least = -1;
    size_t words = 0;
    for (int run = 0; run < 5; run++) {
        double start = now();
        words = work(bench);
        double taken = now() - start;
        if (least < 0 || taken < least)
            least = taken;
    }
    printf("  %-40s %8.1f MB/s %8.2f million words/s\n", name, (double)bench->n / least / 1e6,
           (double)words / least / 1e6);
    fflush(stdout);
    return words ? least : -1;
}

#ifdef MGL_BENCH_ICU
static void print_ratio(const char *name, double ours, double theirs)
{
    if (ours > 0 && theirs > 0)
        printf("  mgl_words_next is %.1f times as fast as ICU's word break over %s\n", theirs / ours, name);
}
#endif

static bool measure_all(const bench_text *bench)
{
    double words = measure(bench, "mgl_words_next", walk_words);
    measure(bench, "mgl_words_next, UTF-16 offsets", walk_utf16);
    measure(bench, "and mgl_words_next_part", walk_parts);
    measure(bench, "the same, suffixes behind plain spaces", walk_spaced);
    measure(bench, "mgl_counts_add", count);
#ifdef MGL_BENCH_ICU
    if (!make_utf16(bench))
        return false;
    double over_utf16 = measure(bench, "ICU word break, UTF-16", icu_utf16);
    double over_utf8 = measure(bench, "ICU word break, UTF-8 (UText)", icu_utf8);
    print_ratio("UTF-16", words, over_utf16);
    print_ratio("UTF-8", words, over_utf8);
    free(utf16);
#else
    printf("  (built without ICU: no peer)\n");
#endif
    return words > 0;
}

int main(int argc, char **argv)
{
    bench_text bench = { NULL, 0 };
    size_t size = 16;
    bool good = true;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--size") == 0 && i + 1 < argc)
            size = strtoul(argv[++i], NULL, 10);
        else if (argv[i][0] == '-')
            good = false;
        else
            good = read_file(argv[i], &bench) && good;
    }
    if (!good || !bench.n) {
        fputs(help, stderr);
        return 2;
    }
    if (!repeat(&bench, size * 1000000))
        return 2;
    printf("  %.1f MB\n", (double)bench.n / 1e6);
    good = measure_all(&bench);
    free(bench.text);
    return good ? 0 : 1;
}
