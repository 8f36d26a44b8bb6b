/* layout_hostile.c -- every byte string becomes pages, in bounded time, and no font file does harm.
 *
 *     layout_hostile plain.ttf zero.ttf fetched.ttf
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "checks.h"

enum { MEGABYTE = 1 << 20, SECONDS = 20 };

static double seconds(void)
{
    struct timespec now;
    timespec_get(&now, TIME_UTC);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* All pages of a text; how long that takes, or -1 after a failure. */
static double set_all(const lab_fonts *fonts, const char *text, size_t n, uint32_t flags, size_t *pages)
{
    mgl_layout_opts opts = MGL_LAYOUT_OPTS_INIT;
    mgl_font *list[] = { fonts->noto ? fonts->noto : fonts->plain };
    mgl_layout *layout = NULL;
    mgl_page *page = NULL;
    double start = seconds();
    opts.flags = flags;
    *pages = 0;
    mgl_status status = mgl_layout_new(NULL, &opts, list, 1, &layout);
    if (status == MGL_OK)
        status = mgl_layout_feed(layout, text, n, NULL, 0, true);
    while (status == MGL_OK && (status = mgl_layout_next(layout, &page)) == MGL_OK && page) {
        ++*pages;
        mgl_page_free(page);
    }
    mgl_layout_free(layout);
    return status == MGL_OK ? seconds() - start : -1;
}

static const struct {
    const char *what, *repeated;
} texts[] = {
    { "one word", "ᠠ" },
    { "selectors", "\u180B" },
    { "a letter with selectors", "ᠨ\u180C\u180D\u180B" },
    { "vowel separators", "\u180E" },
    { "spaces", " " },
    { "short words", "ᠠ " },
    { "opening brackets", "《" },
    { "stops", "᠃" },
    { "stops behind spaces", " ᠃" },
    { "combining marks", "\u0301" },
    { "joined pictures", "\U0001F469\u200D" },
    { "flags", "\U0001F1F2" },
    { "ideographs", "口" },
    { "one Latin word", "m" },
    { "Arabic", "ب" },
    { "line ends", "\n" },
    { "form feeds", "a\f" },
    { "line separators", "\u2028" },
    { "tabs", "\t" },
    { "bytes that are no text", "\xFF" },
    { "joiners", "ᠠ\u200D" },
};

static bool repeated(const lab_fonts *fonts, char *text)
{
    bool right = true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t n = strlen(texts[i].repeated), pages;
        for (size_t at = 0; at + n <= MEGABYTE; at += n)
            memcpy(text + at, texts[i].repeated, n);
        double time = set_all(fonts, text, MEGABYTE / n * n, MGL_LAYOUT_NO_FALLBACK, &pages);
        printf("# a megabyte of %s: %.2f s, %zu pages\n", texts[i].what, time, pages);
        right = right && time >= 0 && time < SECONDS && pages > 0;
    }
    return right;
}

/* Random bytes, and random code points of all planes, with and without the fonts of the system. */
static bool random_bytes(const lab_fonts *fonts, char *text)
{
    uint64_t state = 7;
    size_t pages;
    for (size_t i = 0; i < MEGABYTE; i++)
        text[i] = (char)lab_random(&state);
    double bytes = set_all(fonts, text, MEGABYTE, MGL_LAYOUT_NO_FALLBACK, &pages);
    double sought = set_all(fonts, text, MEGABYTE / 8, 0, &pages);
    size_t n = 0;
    while (n + 4 < MEGABYTE) {
        uint32_t cp = (uint32_t)(lab_random(&state) % 0x110000);
        cp = cp >= 0xD800 && cp < 0xE000 ? ' ' : cp < 0x10000 ? cp | 0x10000 : cp;
        text[n++] = (char)(0xF0 | cp >> 18);
        text[n++] = (char)(0x80 | (cp >> 12 & 63));
        text[n++] = (char)(0x80 | (cp >> 6 & 63));
        text[n++] = (char)(0x80 | (cp & 63));
    }
    double planes = set_all(fonts, text, n, 0, &pages);
    printf("# a megabyte of random bytes %.2f s; 128 KB with the system's fonts %.2f s; random code points with them "
           "%.2f s\n",
           bytes, sought, planes);
    return bytes >= 0 && bytes < SECONDS && sought >= 0 && sought < SECONDS && planes >= 0 && planes < SECONDS;
}

/* Truncated and damaged fonts are refused, or set a page: whatever they do, nothing breaks. */
static bool damaged(const char *path, size_t tries, size_t *refused, size_t *used)
{
    size_t n;
    char *font = lab_read(path, &n), *copy = font ? malloc(n) : NULL;
    uint64_t state = 99;
    WANT(copy != NULL, "%s cannot be read", path);
    for (size_t i = 0; i < tries; i++) {
        size_t length = i % 2 ? n : lab_random(&state) % n;
        memcpy(copy, font, n);
        for (size_t k = i % 2 ? 1 + lab_random(&state) % 40 : 0; k > 0; k--) {
            /* Half of the damage to the first kilobyte, where the tables are named. */
            size_t at = lab_random(&state) % (lab_random(&state) % 2 && length > 1024 ? 1024 : length);
            copy[at] = (char)lab_random(&state);
        }
        mgl_font *made = NULL;
        mgl_status status = mgl_font_new_data(NULL, copy, length, (uint32_t)(lab_random(&state) % 8 == 0), &made);
        WANT(status == MGL_OK || status == MGL_E_FONT, "try %zu: %s", i, mgl_status_name(status));
        *refused += status != MGL_OK;
        if (status != MGL_OK)
            continue;
        mgl_layout_opts opts = lab_opts(200);
        mgl_page *page = lab_page(made, NULL, &opts, "ᠮᠣᠩᠭᠣᠯ ᠪᠣ (Latin) 2024 口《ᠪᠢ》！", NULL, 0);
        mgl_caret caret = MGL_CARET_INIT;
        WANT(page && mgl_page_hit(page, 500, 500, &caret) == MGL_OK, "try %zu: no page", i);
        *used += 1;
        mgl_page_free(page);
        mgl_font_unref(made);
    }
    free(font);
    free(copy);
    return true;
}

int main(int argc, char **argv)
{
    lab_fonts fonts;
    static char text[MEGABYTE];
    size_t refused = 0, used = 0;
    if (argc != 4 || !lab_open(&fonts, argv + 1)) {
        printf("Bail out! usage: layout_hostile plain.ttf zero.ttf fetched.ttf\n");
        return 1;
    }
    bool same = repeated(&fonts, text);
    printf("%s 1 - a megabyte of one thing is set in bounded time\n", same ? "ok" : "not ok");
    bool bytes = random_bytes(&fonts, text);
    printf("%s 2 - a megabyte of anything is set in bounded time\n", bytes ? "ok" : "not ok");
    bool made = damaged(argv[1], 2000, &refused, &used);
    bool real = !fonts.noto || damaged(argv[3], 200, &refused, &used);
    printf("# damaged fonts: %zu refused, %zu used\n", refused, used);
    printf("%s 3 - damaged fonts do no harm\n1..3\n", made && real && refused > 0 ? "ok" : "not ok");
    lab_close(&fonts);
    return !(same && bytes && made && real);
}
