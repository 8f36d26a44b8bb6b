/* test_words.c -- the word iterator: options, struct sizes, offsets, coverage. What words are is in tests/words. */
#include <criterion/criterion.h>
#include <mongol/mongol.h>
#include <stdalign.h>
#include <string.h>

/* bol-un (MVS), then a, é, an emoji, a broken byte, 12 */
#define SAMPLE                                                                                                         \
    "\u182A\u1823\u182F\u180E\u1824\u1828 a\u00E9\U0001F600\xFF"                                                       \
    "12"

static mgl_words started(const char *text, size_t n, uint32_t flags)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    opts.flags = flags;
    cr_assert_eq(mgl_words_start(&it, &opts, text, n), MGL_OK);
    return it;
}

Test(words, the_documented_size_is_enough)
{
    cr_expect_leq(sizeof(mgl_words), MGL_WORDS_BYTES);
    cr_expect_eq(alignof(mgl_words), alignof(void *));
}

Test(words, offsets_in_three_code_units)
{
    static const size_t expected[][7] = {
        /* kind, bytes, utf16, utf32 */
        { MGL_WORD_MONGOLIAN, 0, 18, 0, 6, 0, 6 },    { MGL_WORD_SPACE, 18, 19, 6, 7, 6, 7 },
        { MGL_WORD_FOREIGN, 19, 22, 7, 9, 7, 9 },     { MGL_WORD_PUNCTUATION, 22, 26, 9, 11, 9, 10 },
        { MGL_WORD_INVALID, 26, 27, 11, 12, 10, 11 }, { MGL_WORD_NUMBER, 27, 29, 12, 14, 11, 13 },
    };
    mgl_words it = started(SAMPLE, MGL_NUL, MGL_WORDS_UTF16_OFFSETS | MGL_WORDS_UTF32_OFFSETS);
    mgl_word word = MGL_WORD_INIT;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        cr_assert(mgl_words_next(&it, &word));
        const size_t got[7] = { word.kind,      word.begin,       word.end,      word.utf16_begin,
                                word.utf16_end, word.utf32_begin, word.utf32_end };
        cr_expect_arr_eq(got, expected[i], sizeof got, "word %zu", i);
        cr_expect_eq(word.size, sizeof word);
    }
    cr_expect_not(mgl_words_next(&it, &word));
    cr_expect_not(mgl_words_next(&it, &word), "and again");
}

Test(words, offsets_of_parts_and_syllables)
{
    mgl_words it = started(SAMPLE, MGL_NUL, MGL_WORDS_UTF16_OFFSETS | MGL_WORDS_UTF32_OFFSETS);
    mgl_word word = MGL_WORD_INIT;
    mgl_part part = MGL_PART_INIT;
    mgl_syllable syllable = MGL_SYLLABLE_INIT;
    cr_assert(mgl_words_next(&it, &word));
    cr_assert(mgl_words_next_part(&it, &part));
    cr_expect(part.kind == MGL_PART_STEM && part.begin == 0 && part.letters == 0 && part.end == 9 &&
              part.chachlag == 9);
    cr_expect(part.utf16_begin == 0 && part.utf16_end == 3 && part.utf32_end == 3 && part.function == 0);
    cr_assert(mgl_words_next_syllable(&it, &syllable));
    cr_expect(syllable.type == MGL_SYLLABLE_CVC1 && syllable.end == 9 && syllable.utf16_end == 3);
    cr_expect(syllable.onset == 1 && syllable.vowels == 1 && syllable.coda == 1);
    cr_assert(mgl_words_next_part(&it, &part));
    cr_expect(part.kind == MGL_PART_SUFFIX && part.function == MGL_SUFFIX_GENITIVE && part.system == MGL_SYSTEM_HUDUM);
    cr_expect(part.begin == 9 && part.letters == 12 && part.end == 18 && part.utf16_begin == 3 && part.utf32_end == 6);
    cr_expect_not(mgl_words_next_part(&it, &part));
    cr_assert(mgl_words_next_syllable(&it, &syllable));
    cr_expect(syllable.type == MGL_SYLLABLE_VC1 && syllable.begin == 9 && syllable.utf32_begin == 3);
    cr_expect_not(mgl_words_next_syllable(&it, &syllable));
    cr_assert(mgl_words_next(&it, &word));
    cr_expect_not(mgl_words_next_part(&it, &part), "a space has no parts");
    cr_expect_not(mgl_words_next_syllable(&it, &syllable));
}

Test(words, offsets_only_when_asked_for)
{
    mgl_words it = started(SAMPLE, MGL_NUL, 0);
    mgl_word word = MGL_WORD_INIT;
    word.utf16_end = word.utf32_end = 99;
    cr_assert(mgl_words_next(&it, &word) && mgl_words_next(&it, &word));
    cr_expect(word.utf16_end == 0 && word.utf32_end == 0 && word.begin == 18);
    it = started(SAMPLE, MGL_NUL, MGL_WORDS_UTF32_OFFSETS);
    cr_assert(mgl_words_next(&it, &word) && mgl_words_next(&it, &word));
    cr_expect(word.utf16_end == 0 && word.utf32_end == 7);
}

Test(words, spaced_suffixes)
{
    const char *text = "\u182A\u1823\u182F \u1824\u1828 \u182A\u1823\u182F";
    mgl_words it = started(text, MGL_NUL, MGL_WORDS_SPACED_SUFFIXES | MGL_WORDS_UTF16_OFFSETS);
    mgl_word word = MGL_WORD_INIT;
    cr_assert(mgl_words_next(&it, &word));
    cr_expect(word.end == 16 && word.flags == MGL_WORD_HAS_SPACED_SUFFIX && word.utf16_end == 6);
    cr_assert(mgl_words_next(&it, &word));
    cr_expect(word.kind == MGL_WORD_SPACE && word.flags == 0 && word.utf16_begin == 6);
    it = started(text, MGL_NUL, 0);
    cr_assert(mgl_words_next(&it, &word));
    cr_expect(word.end == 9 && word.flags == 0);
}

Test(words, empty_texts)
{
    mgl_word word = MGL_WORD_INIT;
    mgl_words it = started("", MGL_NUL, 0);
    cr_expect_not(mgl_words_next(&it, &word));
    it = started(NULL, 0, 0);
    cr_expect_not(mgl_words_next(&it, &word));
    mgl_words fresh = MGL_WORDS_INIT;
    cr_expect_not(mgl_words_next(&fresh, &word), "never started");
    mgl_part part = MGL_PART_INIT;
    cr_expect_not(mgl_words_next_part(&fresh, &part));
}

Test(words, wrong_arguments)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    cr_expect_eq(mgl_words_start(NULL, NULL, "a", 1), MGL_E_ARG);
    cr_expect_eq(mgl_words_start(&it, NULL, NULL, 1), MGL_E_ARG);
    opts.flags = 2;
    cr_expect_eq(mgl_words_start(&it, &opts, "a", 1), MGL_E_ARG);
    opts.flags = 0;
    opts.system = 99;
    cr_expect_eq(mgl_words_start(&it, &opts, "a", 1), MGL_E_UNSUPPORTED);
    opts.system = 0;
    opts.profile = 9;
    cr_expect_eq(mgl_words_start(&it, &opts, "a", 1), MGL_E_UNSUPPORTED);
    opts.size = 3;
    cr_expect_eq(mgl_words_start(&it, &opts, "a", 1), MGL_E_OPTS_SIZE);
    it.size = sizeof it - 1;
    cr_expect_eq(mgl_words_start(&it, NULL, "a", 1), MGL_E_OPTS_SIZE);
    cr_expect_not(mgl_words_next(NULL, &word));
    cr_expect_not(mgl_words_next(&it, NULL));
}

/* A struct of an older release ends earlier, one of a newer release later; what lies beyond is left alone. */
Test(words, results_of_other_sizes)
{
    mgl_words it = started("ab 12", 5, 0);
    struct {
        mgl_word word;
        size_t beyond;
    } newer = { MGL_WORD_INIT, 77 };
    newer.word.size = sizeof newer;
    cr_assert(mgl_words_next(&it, &newer.word));
    cr_expect(newer.word.size == sizeof newer && newer.word.end == 2 && newer.beyond == 77);
    size_t older[4] = { 3 * sizeof(size_t), 0, 0, 77 };
    cr_assert(mgl_words_next(&it, (mgl_word *)(void *)older));
    cr_expect(older[0] == 3 * sizeof(size_t) && older[1] == 2 && older[2] == 3 && older[3] == 77);
}

Test(words, an_iterator_can_be_copied)
{
    mgl_words it = started("a b c", 5, 0), kept;
    mgl_word word = MGL_WORD_INIT;
    cr_assert(mgl_words_next(&it, &word));
    kept = it;
    cr_assert(mgl_words_next(&it, &word) && mgl_words_next(&it, &word));
    cr_expect_eq(word.begin, 2);
    cr_assert(mgl_words_next(&kept, &word));
    cr_expect_eq(word.begin, 1);
}

Test(words, syllable_names)
{
    cr_expect_str_eq(mgl_syllable_name(MGL_SYLLABLE_CVC2), "CVC2");
    cr_expect_str_eq(mgl_syllable_name(MGL_SYLLABLE_OTHER), "other");
    cr_expect_null(mgl_syllable_name(0));
    cr_expect_null(mgl_syllable_name(MGL_SYLLABLE_OTHER + 1));
}

Test(words, counts_in_pieces)
{
    const char *text = "\u1820\u200D \u203C\u1820\uFE35\u1820\u202F\u1824"; /* cut everywhere between words */
    mgl_counts whole = MGL_COUNTS_INIT;
    cr_assert_eq(mgl_counts_add(NULL, text, MGL_NUL, &whole), MGL_OK);
    mgl_words it = started(text, MGL_NUL, 0);
    mgl_word word = MGL_WORD_INIT;
    while (mgl_words_next(&it, &word)) {
        mgl_counts parts = MGL_COUNTS_INIT;
        cr_assert_eq(mgl_counts_add(NULL, text, word.end, &parts), MGL_OK);
        cr_assert_eq(mgl_counts_add(NULL, text + word.end, MGL_NUL, &parts), MGL_OK);
        memcpy(parts.pending_, whole.pending_, sizeof whole.pending_);
        cr_expect_arr_eq(&parts, &whole, sizeof whole, "cut at %zu", word.end);
    }
    cr_expect_eq(whole.words, 3);
}

Test(words, wrong_arguments_of_counts)
{
    mgl_counts counts = MGL_COUNTS_INIT;
    cr_expect_eq(mgl_counts_add(NULL, "a", 1, NULL), MGL_E_ARG);
    cr_expect_eq(mgl_counts_add(NULL, NULL, 1, &counts), MGL_E_ARG);
    cr_expect_eq(mgl_counts_add(NULL, NULL, 0, &counts), MGL_OK);
    counts.size = 8;
    cr_expect_eq(mgl_counts_add(NULL, "a", 1, &counts), MGL_E_OPTS_SIZE);
}

Test(words, flags_are_supported)
{
    cr_expect(mgl_supports(MGL_FEATURE_WORDS_FLAG, MGL_WORDS_SPACED_SUFFIXES));
    cr_expect(mgl_supports(MGL_FEATURE_WORDS_FLAG, MGL_WORDS_UTF32_OFFSETS));
    cr_expect_not(mgl_supports(MGL_FEATURE_WORDS_FLAG, 2));
    cr_expect_not(mgl_supports(MGL_FEATURE_WORDS_FLAG, 0));
    cr_expect_not(mgl_supports(MGL_FEATURE_WORDS_FLAG, MGL_WORDS_SPACED_SUFFIXES | MGL_WORDS_UTF16_OFFSETS));
}
