/* test_utf8.c -- UTF-8 against utf8proc and slow definitions, on every short string of telling bytes and on noise. */
#include "support.h"

#include <utf8proc.h>

#include "base/utf8.h"

typedef unsigned char byte;

/* The limits of every range in table 3-7 of The Unicode Standard, and bytes that never occur. */
static const byte telling[] = { 0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                                0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF };
enum { TELLING = sizeof telling };

static bool well_formed(const byte *p, size_t n)
{
    utf8proc_int32_t cp;
    return utf8proc_iterate(p, (utf8proc_ssize_t)n, &cp) == (utf8proc_ssize_t)n;
}

/* Whether some well-formed code point of more than n bytes begins with these, found by trying. */
static bool can_go_on(const byte *p, size_t n)
{
    static const byte tail[] = { 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF };
    byte buf[4];
    memcpy(buf, p, n);
    if (n == 4)
        return false;
    for (size_t i = 0; i < sizeof tail; i++) {
        buf[n] = tail[i];
        if (well_formed(buf, n + 1) || can_go_on(buf, n + 1))
            return true;
    }
    return false;
}

/* The piece at p: its code point, or the length of its maximal ill-formed subpart. */
static size_t slow_next(const byte *p, const byte *end, uint32_t *cp)
{
    utf8proc_int32_t decoded;
    size_t n = (size_t)(end - p);
    utf8proc_ssize_t used = utf8proc_iterate(p, (utf8proc_ssize_t)(n < 4 ? n : 4), &decoded);
    if (used > 0) {
        *cp = (uint32_t)decoded;
        return (size_t)used;
    }
    *cp = MGL_UTF8_BAD;
    size_t good = 1;
    while (good < n && good < 4 && can_go_on(p, good + 1))
        good++;
    return good;
}

/* Everything that can be said about [p, end), compared. */
static void check(const byte *p, const byte *end)
{
    const byte *at = p, *bad = end;
    size_t utf16 = 0, utf32 = 0, fast16, fast32;
    while (at < end) {
        uint32_t cp, fast;
        size_t n = slow_next(at, end, &cp);
        const byte *next = mgl_utf8_next(at, end, &fast);
        cr_assert(next == at + n && fast == cp, "piece at %td of %td: %td bytes U+%X, wanted %zu bytes U+%X", at - p,
                  end - p, next - at, fast, n, cp);
        if (cp == MGL_UTF8_BAD && bad == end)
            bad = at;
        utf16 += cp != MGL_UTF8_BAD && cp > 0xFFFF ? 2 : 1;
        utf32++;
        at += n;
    }
    const byte *found = mgl_utf8_find_bad(p, end);
    cr_assert_eq(found, bad, "first bad byte at %td, wanted %td", found - p, bad - p);
    mgl_utf8_count(p, end, &fast16, &fast32);
    cr_assert_eq(fast16, utf16, "counted %zu UTF-16 units, wanted %zu", fast16, utf16);
    cr_assert_eq(fast32, utf32, "counted %zu code points, wanted %zu", fast32, utf32);
}

static void check_unfinished(const byte *p, const byte *end)
{
    size_t wanted = 0;
    for (size_t n = 1; n <= 3 && n <= (size_t)(end - p); n++) {
        if (can_go_on(end - n, n) && !well_formed(end - n, n))
            wanted = n;
    }
    cr_assert_eq(mgl_utf8_unfinished(p, end), wanted);
}

Test(utf8, every_short_string)
{
    byte *text = malloc(4); /* on the heap: a sanitizer sees a byte read too far */
    for (size_t i = 0; i < TELLING * TELLING * TELLING * TELLING; i++) {
        size_t rest = i;
        for (size_t k = 0; k < 4; k++, rest /= TELLING)
            text[k] = telling[rest % TELLING];
        check(text, text + 4);
        check_unfinished(text, text + 4);
    }
    free(text);
}

/* The same where whole words of well-formed text stand around them, and the fast paths are at work. */
Test(utf8, every_short_string_among_others)
{
    static const char *const around[] = { "\xE1\xA0\xA0\xE1\xA0\xA0\xE1\xA0\xA0", "\xD0\x90\xD0\x90\xD0\x90\xD0\x90",
                                          "abcdefghi" };
    byte text[32];
    for (size_t kind = 0; kind < 3; kind++) {
        size_t n = strlen(around[kind]), unit = n % 3 ? 2 : 3;
        for (size_t i = 0; i < TELLING * TELLING * TELLING; i++) {
            size_t before = (i % 2 + 1) * unit;
            memcpy(text, around[kind], before);
            text[before] = telling[i % TELLING];
            text[before + 1] = telling[i / TELLING % TELLING];
            text[before + 2] = telling[i / TELLING / TELLING];
            memcpy(text + before + 3, around[kind], n);
            for (size_t skip = 0; skip <= before; skip += unit)
                check(text + skip, text + before + 3 + n);
        }
    }
}

/* Code points and broken pieces in a mix that the seed chooses: all kinds, or mostly one. */
static size_t noise(uint64_t *seed, byte *text, size_t n, size_t broken_in)
{
    static const uint32_t base[] = { 0x20, 0x410, 0x1820, 0x4E00, 0x10400, 0xFFF0, 0xD7C0, 0xE000, 0x7E0, 0x800 };
    size_t at = 0, favourite = random_below(seed, 10);
    while (at + 4 <= n) {
        if (broken_in && random_below(seed, broken_in) == 0) {
            text[at++] = telling[random_below(seed, TELLING)];
            continue;
        }
        uint32_t cp = base[random_below(seed, 4) ? favourite : random_below(seed, 10)];
        cp += (uint32_t)random_below(seed, 64);
        at += mgl_utf8_write(cp >= 0xD800 && cp < 0xE000 ? 0xFFFD : cp, (char *)text + at);
    }
    return at;
}

Test(utf8, random_text)
{
    uint64_t seed = 2026;
    for (size_t round = 0; round < 4000; round++) {
        size_t n = 4 + random_below(&seed, 300);
        byte *text = malloc(n);
        n = noise(&seed, text, n, round % 3 == 0 ? 0 : 2 + random_below(&seed, 100));
        byte *exact = malloc(n);
        memcpy(exact, text, n);
        check(exact, exact + n);
        check_unfinished(exact, exact + n);
        free(exact);
        free(text);
    }
}

Test(utf8, random_bytes)
{
    uint64_t seed = 57;
    byte text[64];
    for (size_t round = 0; round < 20000; round++) {
        size_t n = random_below(&seed, sizeof text);
        for (size_t i = 0; i < n; i++)
            text[i] = (byte)random_next(&seed);
        check(text, text + n);
    }
}

Test(utf8, long_text_is_counted_in_blocks)
{
    uint64_t seed = 3;
    for (size_t broken_in = 0; broken_in < 4000; broken_in = broken_in * 3 + 2) {
        size_t n = 50000;
        byte *text = malloc(n);
        n = noise(&seed, text, n, broken_in);
        check(text, text + n);
        free(text);
    }
}

Test(utf8, start_is_where_a_piece_begins)
{
    uint64_t seed = 11;
    byte text[400];
    for (size_t round = 0; round < 500; round++) {
        bool begins[sizeof text] = { false };
        size_t n = noise(&seed, text, sizeof text, 1 + round % 20);
        uint32_t cp;
        for (const byte *p = text; p < text + n; p = mgl_utf8_next(p, text + n, &cp))
            begins[p - text] = true;
        for (size_t i = 0; i < n; i++) {
            const byte *start = mgl_utf8_start(text, text + i);
            cr_assert(start <= text + i && i - (size_t)(start - text) <= 3);
            cr_assert(begins[start - text], "nothing begins at %td", start - text);
        }
    }
}

Test(utf8, write_every_scalar_value)
{
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        char fast[4];
        byte slow[4];
        uint32_t back;
        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        size_t n = mgl_utf8_write(cp, fast);
        cr_assert_eq(n, (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, slow));
        cr_assert_arr_eq(fast, slow, n, "U+%X", cp);
        cr_assert_eq(mgl_utf8_next(slow, slow + n, &back), slow + n);
        cr_assert_eq(back, cp);
    }
}

Test(utf8, nothing)
{
    const byte empty[] = "x";
    size_t utf16 = 7, utf32 = 7;
    mgl_utf8_count(empty, empty, &utf16, &utf32);
    cr_assert(utf16 == 0 && utf32 == 0);
    cr_assert_eq(mgl_utf8_find_bad(empty, empty), empty);
    cr_assert_eq(mgl_utf8_unfinished(empty, empty), 0);
}
