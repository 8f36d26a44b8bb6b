/* test_finder.c -- finding words in texts, by example; needles that say nothing; whole words; mistakes. */
#include "spelling.h"

enum { HUDUM = MGL_SYSTEM_HUDUM, MANCHU = MGL_SYSTEM_MANCHU, MOST = 16 };

typedef struct spans {
    size_t n, at[MOST][2];
} spans;

static spans find_all(const mgl_key_opts *opts, const char *needle, size_t needle_n, const char *text, size_t n)
{
    spans all = { 0 };
    mgl_finder *finder = NULL;
    bool found = true;
    cr_assert_eq(mgl_finder_new(NULL, opts, needle, needle_n, &finder), MGL_OK);
    cr_assert_eq(mgl_finder_set_text(finder, text, n), MGL_OK);
    while (found && all.n < MOST) {
        size_t *at = all.at[all.n];
        cr_assert_eq(mgl_finder_next(finder, &found, at, at + 1), MGL_OK);
        all.n += found;
    }
    size_t begin, end;
    cr_assert_eq(mgl_finder_next(finder, &found, &begin, &end), MGL_OK);
    cr_expect(all.n == MOST || !found, "the end stays the end");
    mgl_finder_free(finder);
    return all;
}

static spans find(uint32_t system, uint32_t level, uint32_t flags, const char *needle, const char *text)
{
    mgl_key_opts opts = MGL_KEY_OPTS_INIT;
    spelling what = spell(system, needle), where = spell(system, text);
    opts.system = system;
    opts.level = level;
    opts.flags = flags;
    return find_all(&opts, what.text, what.n, where.text, where.n);
}

/* A word typed in one way finds the word typed in another, at shape and coarser, and not at finer levels. */
Test(finder, look_alikes)
{
    static const struct {
        const char *a, *b;
        uint32_t finest; /* level at which they match */
    } words[] = {
        { "m o ng g o l", "m u ng g u l", MGL_LEVEL_SHAPE },
        { "oe n d oe r", "ue n d ue r", MGL_LEVEL_SHAPE },
        { "t e r e", "d e r e", MGL_LEVEL_SHAPE },
        { "b a g a", "b e g a", MGL_LEVEL_SHAPE },
        { "m o ng g o l nnbsp u n", "m o ng g o l mvs u n", MGL_LEVEL_CANONICAL },
        { "m u ng g u l nnbsp u n", "m o ng g o l mvs u n", MGL_LEVEL_SHAPE },
        { "b i fvs3 l e", "b i l e", MGL_LEVEL_CANONICAL },
        { "n e r nnbsp e", "n e r mvs e", MGL_LEVEL_CANONICAL },
        { "n e r mvs e", "n e r e", MGL_LEVEL_SOUND },
        { "n a r a n", "a e r a n", MGL_LEVEL_SKELETON },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        for (unsigned way = 0; way < 2; way++) {
            const char *needle = way ? words[i].a : words[i].b, *word = way ? words[i].b : words[i].a;
            char text[256];
            snprintf(text, sizeof text, "s a i n space %s space b a i n mvs a lf %s", word, word);
            spelling first = spell(HUDUM, "s a i n space"), whole = spell(HUDUM, word);
            for (uint32_t level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++) {
                bool wanted = level >= words[i].finest && (level != MGL_LEVEL_PLAIN || words[i].finest < level);
                spans all = find(HUDUM, level, 0, needle, text);
                cr_expect_eq(all.n, wanted ? 2U : 0U, "%s in '%s' at %s: %zu", needle, text, mgl_level_name(level),
                             all.n);
                if (wanted && all.n)
                    cr_expect(all.at[0][0] == first.n && all.at[0][1] == first.n + whole.n,
                              "%s in %s at %s: [%zu, %zu)", needle, text, mgl_level_name(level), all.at[0][0],
                              all.at[0][1]);
            }
        }
    }
}

/* The ends of a match may join on: a stem is found in a longer word, unless whole words are asked for. */
Test(finder, parts_of_words)
{
    spans all = find(HUDUM, MGL_LEVEL_SHAPE, 0, "n a r a", "n a r a space n a r a n space s a n a r a");
    cr_assert_eq(all.n, 3);
    cr_expect(all.at[1][0] == 13 && all.at[1][1] == 25);
    cr_expect(all.at[2][0] == 35 && all.at[2][1] == 47);
    all = find(HUDUM, MGL_LEVEL_SHAPE, MGL_KEY_WHOLE_WORDS, "n a r a", "n a r a space n a r a n space s a n a r a");
    cr_assert_eq(all.n, 1);
    cr_expect(all.at[0][0] == 0 && all.at[0][1] == 12);
}

/* Words end where punctuation of any script begins, where another script begins, and where the text does. */
Test(finder, whole_words)
{
    static const struct {
        const char *text;
        size_t found;
    } texts[] = {
        { "n a r a", 1 },
        { "n a r a U+1803", 1 },
        { "n a r a U+1802 n a r a", 2 },
        { "U+AB n a r a U+BB", 1 },
        { "( n a r a )", 1 },
        { "n a r a U+3001", 1 },
        { "n a r a U+FF0C", 1 },
        { "n a r a U+2014 n a r a", 2 },
        { "n a r a U+61", 1 },
        { "U+4E2D n a r a U+4E2D", 1 },
        { "n a r a 1", 1 },
        { "n a r a n", 0 },
        { "s n a r a", 0 },
        { "n a r a nirugu", 0 },
        { "n a r a mvs u n", 0 },
        { "n a r a nnbsp u n", 0 },
        { "n a r a space u n", 1 },
    };
    static const uint32_t levels[] = { MGL_LEVEL_PLAIN, MGL_LEVEL_SHAPE, MGL_LEVEL_SOUND };
    for (size_t k = 0; k < 3; k++) {
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            spans all = find(HUDUM, levels[k], MGL_KEY_WHOLE_WORDS, "n a r a", texts[i].text);
            bool joined = levels[k] != MGL_LEVEL_SHAPE && !strcmp(texts[i].text, "n a r a nirugu");
            if (!joined) /* nirugu does not count at plain and sound */
                cr_expect_eq(all.n, texts[i].found, "%s at %s: %zu", texts[i].text, mgl_level_name(levels[k]), all.n);
        }
    }
}

/* A whole word is the needle and nothing more: no part of a letter's ink, no open join. */
Test(finder, whole_ink)
{
    static const struct {
        const char *needle, *text;
        size_t parts, whole;
    } words[] = {
        { "w a", "ee a", 1, 0 },    /* W A in A W A */
        { "zwj o n", "o n", 1, 0 }, /* O A in A O A */
        { "n a zwj", "n a", 1, 0 }, /* an open join */
        { "n a zwj", "n a r a", 1, 0 }, { "e o n", "o n", 1, 1 }, /* both are A O A */ { "n a", "n a", 1, 1 },
        { "u n", "o n", 1, 1 },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        cr_expect_eq(find(HUDUM, MGL_LEVEL_SHAPE, 0, words[i].needle, words[i].text).n, words[i].parts, "%s in %s",
                     words[i].needle, words[i].text);
        cr_expect_eq(find(HUDUM, MGL_LEVEL_SHAPE, MGL_KEY_WHOLE_WORDS, words[i].needle, words[i].text).n,
                     words[i].whole, "%s in %s, whole words", words[i].needle, words[i].text);
    }
}

/* Numbers are words with their points and commas, in a line with Mongolian and in one without. */
Test(finder, whole_numbers)
{
    static const struct {
        const char *text;
        size_t found;
    } texts[] = {
        { "U+78 space 1 . U+35", 0 },
        { "U+78 space U+35 . 1", 0 },
        { "1 , U+30 U+30 U+30", 0 },
        { "U+78 space 1 . space U+35", 1 },
        { "( 1 )", 1 },
        { "1 lf U+35 . 1 lf 1", 2 },
    };
    char with[256];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (uint32_t level = MGL_LEVEL_CANONICAL; level <= MGL_LEVEL_SKELETON; level++) {
            snprintf(with, sizeof with, "n a r a space %s", texts[i].text);
            cr_expect_eq(find(HUDUM, level, MGL_KEY_WHOLE_WORDS, "1", texts[i].text).n, texts[i].found, "%s at %s",
                         texts[i].text, mgl_level_name(level));
            cr_expect_eq(find(HUDUM, level, MGL_KEY_WHOLE_WORDS, "1", with).n, texts[i].found, "%s at %s", with,
                         mgl_level_name(level));
        }
    }
}

/* Nothing that stands between letters is looked over, unless the level drops it. */
Test(finder, nothing_in_between)
{
    static const char *const texts[] = {
        "n a space r a", "n a , r a",    "n a lf r a",     "n a U+1802 r a",
        "n a 1 r a",     "n a U+61 r a", "n a U+1811 r a", "n a U+4E2D r a",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (uint32_t level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++)
            cr_expect_eq(find(HUDUM, level, 0, "n a r a", texts[i]).n, 0, "%s at %s", texts[i], mgl_level_name(level));
    }
}

/* Line feeds end a match, unless the needle has one. */
Test(finder, lines)
{
    for (uint32_t level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++) {
        cr_expect_eq(find(HUDUM, level, 0, "n a r a", "n a lf r a").n, 0);
        cr_expect_eq(find(HUDUM, level, 0, "n a lf r a", "n a lf r a").n, 1, "%s", mgl_level_name(level));
        cr_expect_eq(find(HUDUM, level, 0, "n a lf r a", "n a space r a").n, 0);
        cr_expect_eq(find(HUDUM, level, 0, "lf", "n a lf lf r a").n, 2, "%s", mgl_level_name(level));
        cr_expect_eq(find(HUDUM, level, 0, "n a r a", "n a r a lf n a r a lf").n, 2);
    }
}

/* What a level drops does not make a needle. */
Test(finder, needles_that_say_nothing)
{
    static const struct {
        const char *needle;
        uint32_t from; /* nothing is said from this level on; finer levels are not looked at */
    } needles[] = {
        { "", MGL_LEVEL_EXACT },       { "zwj zwj", MGL_LEVEL_SOUND }, { "fvs1", MGL_LEVEL_SOUND },
        { "nirugu", MGL_LEVEL_SOUND }, { "mvs", MGL_LEVEL_SOUND },     { "fvs1 fvs2", MGL_LEVEL_SOUND },
        { "U+AD", MGL_LEVEL_SOUND },
    };
    const char *text = "n a fvs1 nirugu mvs space zwj zwj fvs1 fvs2 nirugu U+AD mvs n a";
    for (size_t i = 0; i < sizeof needles / sizeof *needles; i++) {
        for (uint32_t level = needles[i].from; level <= MGL_LEVEL_SKELETON; level++)
            cr_expect_eq(find(HUDUM, level, 0, needles[i].needle, text).n, 0, "'%s' at %s", needles[i].needle,
                         mgl_level_name(level));
    }
    static const char *const plain[] = { "fvs1", "nirugu", "fvs1 fvs2" };
    for (size_t i = 0; i < 3; i++)
        cr_expect_eq(find(HUDUM, MGL_LEVEL_PLAIN, 0, plain[i], text).n, 0, "'%s' at plain", plain[i]);
    /* at shape a nirugu is ink, and a selector without a letter is shown */
    cr_expect_gt(find(HUDUM, MGL_LEVEL_SHAPE, 0, "fvs1 fvs2", text).n, 0);
}

/* Matches do not overlap, whatever the level; the next begins where the last ended. */
Test(finder, overlap)
{
    for (uint32_t level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SHAPE; level++) {
        spans all = find(HUDUM, level, 0, "U+61 U+61", "U+61 U+61 U+61 U+61 U+61");
        cr_assert_eq(all.n, 2, "%s", mgl_level_name(level));
        cr_expect(all.at[0][0] == 0 && all.at[0][1] == 2 && all.at[1][0] == 2 && all.at[1][1] == 4);
    }
    spans all = find(HUDUM, MGL_LEVEL_SHAPE, 0, "zwj b a b zwj", "b a b a b a b a b");
    cr_assert_eq(all.n, 2);
    cr_expect_eq(all.at[1][0], 12);
    /* an i of two strokes is one letter, and found once */
    all = find(HUDUM, MGL_LEVEL_SHAPE, 0, "zwj i zwj", "s a i n");
    for (size_t i = 1; i < all.n; i++)
        cr_expect_geq(all.at[i][0], all.at[i - 1][1]);
}

/* At exact a needle is found as memory is searched: bytes, NULs, pieces of code points. */
Test(finder, bytes)
{
    static const char text[] = "a\0b\xE1\xA0\xA0\0b\xFF\xFE\0b";
    static const struct {
        const char *bytes;
        size_t n, found, first;
    } needles[] = {
        { "\0b", 2, 3, 1 }, { "\xA0", 1, 2, 4 }, { "\xFF\xFE", 2, 1, 8 },
        { "b", 1, 3, 2 },   { "c", 1, 0, 0 },    { "", 0, 0, 0 },
    };
    mgl_key_opts opts = MGL_KEY_OPTS_INIT;
    opts.level = MGL_LEVEL_EXACT;
    for (size_t i = 0; i < sizeof needles / sizeof *needles; i++) {
        spans all = find_all(&opts, needles[i].bytes, needles[i].n, text, sizeof text - 1);
        cr_expect_eq(all.n, needles[i].found, "needle %zu: %zu", i, all.n);
        if (all.n)
            cr_expect(all.at[0][0] == needles[i].first, "needle %zu", i);
    }
}

/* A needle that alone could be of several systems is taken as the words around it are; also behind a bracket. */
Test(finder, system_of_the_text)
{
    static const struct {
        const char *needle, *text;
        size_t begin, end;
    } texts[] = {
        { "a a y", "i u k space a a y", 10, 19 },         { "a a y", "a a y space i u k", 0, 9 },
        { "( a a y", "( a a y space i u k", 0, 10 },      { "1 space a a y )", "1 space a a y ) space i u k", 0, 12 },
        { "space a a y", "i u k , space a a y", 10, 20 },
    };
    mgl_key_opts opts = MGL_KEY_OPTS_INIT;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        spelling needle = spell(MANCHU, texts[i].needle), text = spell(MANCHU, texts[i].text);
        spans all = find_all(&opts, needle.text, needle.n, text.text, text.n);
        cr_assert_eq(all.n, 1, "%s in %s: %zu", texts[i].needle, texts[i].text, all.n);
        cr_expect(all.at[0][0] == texts[i].begin && all.at[0][1] == texts[i].end, "%s in %s", texts[i].needle,
                  texts[i].text);
    }
}

/* A needle with controls that the level drops, and nothing else of Mongolian, is found in text without Mongolian. */
Test(finder, controls_around_other_text)
{
    cr_expect_eq(find(HUDUM, MGL_LEVEL_PLAIN, 0, "U+61 fvs1 U+62", "U+78 U+61 U+62").n, 1);
    cr_expect_eq(find(HUDUM, MGL_LEVEL_PLAIN, 0, "U+61 U+62", "U+61 fvs1 U+62").n, 1);
    cr_expect_eq(find(HUDUM, MGL_LEVEL_SOUND, 0, "U+61 mvs U+42", "U+78 U+41 U+62").n, 1);
}

/* The tag says what words are that could be of several systems, and is copied. */
Test(finder, language)
{
    mgl_key_opts opts = MGL_KEY_OPTS_INIT;
    char tag[] = "mnc";
    mgl_finder *finder = NULL;
    spelling needle = spell(MANCHU, "zwj y"), text = spell(MANCHU, "a a y");
    size_t found_n[2], begin, end;
    for (int with = 0; with < 2; with++) {
        bool found = true;
        opts.language = with ? tag : NULL;
        memcpy(tag, "mnc", 3);
        cr_assert_eq(mgl_finder_new(NULL, &opts, needle.text, needle.n, &finder), MGL_OK);
        memcpy(tag, "mn\0", 3);
        cr_assert_eq(mgl_finder_set_text(finder, text.text, text.n), MGL_OK);
        cr_assert_eq(mgl_finder_next(finder, &found, &begin, &end), MGL_OK);
        found_n[with] = found;
        mgl_finder_free(finder);
    }
    cr_expect_eq(found_n[0], 1, "Hudum: the end of the word is a y");
    cr_expect_eq(found_n[1], 1, "Manchu: too, in other ink");
}

Test(finder, reuse)
{
    mgl_finder *finder = NULL;
    spelling needle = spell(HUDUM, "n a r a"), text = spell(HUDUM, "m u n a r a");
    size_t begin, end;
    bool found;
    cr_assert_eq(mgl_finder_new(NULL, NULL, needle.text, needle.n, &finder), MGL_OK);
    cr_expect_eq(mgl_finder_next(finder, &found, &begin, &end), MGL_E_ARG, "there is no text");
    for (int i = 0; i < 2; i++) {
        cr_assert_eq(mgl_finder_set_text(finder, text.text, MGL_NUL), MGL_OK);
        cr_assert_eq(mgl_finder_next(finder, &found, &begin, &end), MGL_OK);
        cr_expect(found && begin == 6 && end == 18);
        cr_assert_eq(mgl_finder_set_text(finder, "", 0), MGL_OK);
        cr_assert_eq(mgl_finder_next(finder, &found, &begin, &end), MGL_OK);
        cr_expect_not(found);
    }
    mgl_finder_free(finder);
}

Test(finder, mistakes)
{
    mgl_finder *finder = NULL;
    bool found;
    size_t begin, end;
    mgl_key_opts opts = MGL_KEY_OPTS_INIT;
    cr_expect_eq(mgl_finder_new(NULL, NULL, NULL, 1, &finder), MGL_E_ARG);
    cr_expect_eq(mgl_finder_new(NULL, NULL, "", 0, NULL), MGL_E_ARG);
    opts.level = MGL_LEVEL_SKELETON + 1;
    cr_expect_eq(mgl_finder_new(NULL, &opts, "a", 1, &finder), MGL_E_ARG);
    opts.level = 0;
    opts.flags = MGL_SHAPE_STRICT;
    cr_expect_eq(mgl_finder_new(NULL, &opts, "a", 1, &finder), MGL_E_ARG);
    opts.flags = 0;
    opts.system = 99;
    cr_expect_eq(mgl_finder_new(NULL, &opts, "a", 1, &finder), MGL_E_UNSUPPORTED);
    cr_expect_null(finder);
    mgl_finder_free(NULL);
    cr_expect_eq(mgl_finder_set_text(NULL, "", 0), MGL_E_ARG);
    cr_expect_eq(mgl_finder_next(NULL, &found, &begin, &end), MGL_E_ARG);
    cr_assert_eq(mgl_finder_new(NULL, NULL, "a", 1, &finder), MGL_OK);
    cr_expect_eq(mgl_finder_set_text(finder, NULL, 1), MGL_E_ARG);
    cr_assert_eq(mgl_finder_set_text(finder, "a", 1), MGL_OK);
    cr_expect_eq(mgl_finder_next(finder, NULL, &begin, &end), MGL_E_ARG);
    cr_expect_eq(mgl_finder_next(finder, &found, NULL, &end), MGL_E_ARG);
    cr_expect_eq(mgl_finder_next(finder, &found, &begin, NULL), MGL_E_ARG);
    mgl_finder_free(finder);
}
