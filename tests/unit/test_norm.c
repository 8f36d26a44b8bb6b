/* test_norm.c -- the minimal form: what is dropped and what stays, by example; options and their mistakes. */
#include "spelling.h"

enum { HUDUM = MGL_SYSTEM_HUDUM, TODO = MGL_SYSTEM_TODO, MANCHU = MGL_SYSTEM_MANCHU };

static mgl_out *new_out(void)
{
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    return out;
}

static mgl_norm_opts named(uint32_t system)
{
    mgl_norm_opts opts = MGL_NORM_OPTS_INIT;
    opts.system = system;
    return opts;
}

static const struct {
    uint32_t system;
    const char *text, *minimal, *why;
} examples[] = {
    { HUDUM, "m o ng g o l", "m o ng g o l", "nothing to drop" },
    { HUDUM, "b i fvs3 l", "b i l", "the third form of a medial i is the one it has anyway" },
    { HUDUM, "n a r a fvs1", "n a r a fvs1", "a final a with the first selector is cut off" },
    { HUDUM, "n zwj a zwj r a", "n a r a", "letters join without ZWJ" },
    { HUDUM, "b a zwnj", "b a", "nothing follows that could join" },
    { HUDUM, "zwnj b a", "b a", "nothing stands before that could join" },
    { HUDUM, "b zwnj a", "b zwnj a", "ZWNJ parts two letters" },
    { HUDUM, "m a l zwj", "m a l zwj", "the join stays open" },
    { HUDUM, "b zwj", "b", "a lone b has an open join anyway" },
    { HUDUM, "zwj n", "zwj n", "the join stays open" },
    { HUDUM, "m fvs1 fvs2 s", "m fvs1 fvs2 s", "selectors without a form are shown" },
    { HUDUM, "m nirugu s", "m nirugu s", "nirugu is ink" },
    { HUDUM, "m o ng g o l nnbsp u n", "m o ng g o l mvs u n", "before a suffix NNBSP is MVS" },
    { HUDUM, "n e r nnbsp e", "n e r mvs e", "before a chachlag too" },
    { MANCHU, "a m a nnbsp", "a m a nnbsp", "where NNBSP has no work it does not look like MVS" },
    { HUDUM, "b zwnj baluda a", "b baluda zwnj a", "the mark goes before the joiner" },
    { HUDUM, "b zwj baluda tribaluda space", "b baluda tribaluda space", "a mark leaves no open join" },
    { HUDUM, "n zwj a , U+1802 b i fvs3 l space n zwj a", "n a , U+1802 b i l space n a", "word by word" },
};

/* What the table says comes out of the library; a name of the table that says something else would show. */
Test(norm, examples)
{
    mgl_out *out = new_out();
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        spelling text = spell(examples[i].system, examples[i].text);
        spelling wanted = spell(examples[i].system, examples[i].minimal);
        mgl_norm_opts opts = named(examples[i].system);
        size_t n;
        cr_assert_eq(mgl_normalize(NULL, &opts, text.text, text.n, out), MGL_OK);
        const char *got = mgl_out_text(out, &n);
        cr_expect(n == wanted.n && !memcmp(got, wanted.text, n), "%s: %s", examples[i].text, examples[i].why);
        cr_expect_eq(mgl_out_edit_count(out) > 0, strcmp(examples[i].text, examples[i].minimal) != 0, "%s",
                     examples[i].text);
    }
    mgl_out_free(out);
}

/* What is not Mongolian is not looked at: joiners of emoji, NNBSP in numbers, bytes that are no text. */
Test(norm, other_text)
{
    static const char *const texts[] = {
        "",
        "plain",
        "1\xE2\x80\xAF"
        "000",                                          /* NNBSP */
        "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", /* man, ZWJ, woman */
        "\xD9\x86\xE2\x80\x8C\xD9\x86",                 /* Arabic with ZWNJ */
        "\xE2\x9D\xA4\xEF\xB8\x8F",                     /* heart, VS16 */
    };
    mgl_out *out = new_out();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t n;
        cr_assert_eq(mgl_normalize(NULL, NULL, texts[i], MGL_NUL, out), MGL_OK);
        const char *got = mgl_out_text(out, &n);
        cr_expect(n == strlen(texts[i]) && !memcmp(got, texts[i], n), "text %zu", i);
        cr_expect_eq(mgl_out_edit_count(out), 0);
        cr_expect_eq(mgl_out_diag_count(out), 0);
    }
    cr_assert_eq(mgl_normalize(NULL, NULL, "a\0b\xFF", 4, out), MGL_OK);
    size_t n;
    cr_expect_eq(memcmp(mgl_out_text(out, &n), "a\0b\xFF", 4), 0);
    cr_expect_eq(n, 4);
    cr_assert_eq(mgl_out_diag_count(out), 1);
    cr_expect_eq(mgl_out_diag_begin(out)[0], 3);
    cr_expect_eq(mgl_out_diag_end(out)[0], 4);
    mgl_out_free(out);
}

/* An emoji, n, ZWJ, a, a mark: where each place goes, counted by hand. */
Test(norm, offset_map)
{
    static const struct {
        mgl_utf utf;
        size_t source[6], result[6]; /* the same places in both; the third is behind ZWJ */
    } places[] = {
        { MGL_UTF8, { 0, 4, 7, 10, 13, 14 }, { 0, 4, 7, 7, 10, 11 } },
        { MGL_UTF16, { 0, 2, 3, 4, 5, 6 }, { 0, 2, 3, 3, 4, 5 } },
        { MGL_UTF32, { 0, 1, 2, 3, 4, 5 }, { 0, 1, 2, 2, 3, 4 } },
    };
    static const char text[] = "\xF0\x9F\x98\x80\xE1\xA0\xA8\xE2\x80\x8D\xE1\xA0\xA0!";
    mgl_out *out = new_out();
    mgl_norm_opts opts = named(HUDUM);
    cr_assert_eq(mgl_normalize(NULL, &opts, text, MGL_NUL, out), MGL_OK);
    cr_assert_str_eq(mgl_out_text(out, NULL), "\xF0\x9F\x98\x80\xE1\xA0\xA8\xE1\xA0\xA0!");
    cr_assert_eq(mgl_out_edit_count(out), 1);
    cr_expect_eq(mgl_out_edit_source(out)[0], 7);
    cr_expect_eq(mgl_out_edit_target(out)[0], 7);
    cr_expect_eq(mgl_out_edit_source_len(out)[0], 3);
    cr_expect_eq(mgl_out_edit_target_len(out)[0], 0);
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < 6; k++) {
            cr_expect_eq(mgl_out_from_source(out, places[i].utf, places[i].source[k]), places[i].result[k],
                         "unit %zu, place %zu", i, k);
            if (k != 2) /* behind ZWJ and before it are one place in the result */
                cr_expect_eq(mgl_out_to_source(out, places[i].utf, places[i].result[k]), places[i].source[k],
                             "unit %zu, place %zu", i, k);
        }
    }
    mgl_out_free(out);
}

/* Ill-formed bytes and nothing else make strict mode fail, with a complete result. */
Test(norm, strict)
{
    mgl_out *out = new_out();
    mgl_norm_opts opts = named(HUDUM);
    opts.flags = MGL_SHAPE_STRICT;
    cr_expect_eq(mgl_normalize(NULL, &opts, "\xE1\xA0\xA8\xE2\x80\x8D\xE1\xA0\xA0", MGL_NUL, out), MGL_OK);
    cr_expect_eq(mgl_normalize(NULL, &opts, "\x80\xE1\xA0\xA8\xE2\x80\x8D\xE1\xA0\xA0\xE1\xA0", MGL_NUL, out),
                 MGL_E_STRICT);
    cr_expect_str_eq(mgl_out_text(out, NULL), "\x80\xE1\xA0\xA8\xE1\xA0\xA0\xE1\xA0");
    cr_assert_eq(mgl_out_diag_count(out), 2);
    cr_expect_eq(mgl_out_diag_begin(out)[1], 10);
    cr_expect_eq(mgl_out_diag_end(out)[1], 12, "a piece of a code point is one");
    mgl_out_free(out);
}

/* Todo: a ZWJ between letters is a root separator, unless the option says it is a joiner. */
Test(norm, root_separator)
{
    mgl_out *out = new_out();
    unsigned kept[2] = { 0, 0 };
    for (uint32_t cp = 0x1820; cp < 0x1879; cp++) {
        spelling text = { "", 0 };
        if (cp == 0x1843 || !mgl_variants(0, TODO, cp, NULL, 0)) /* the long vowel sign joins in its own way */
            continue;
        spelling_put(&text, 0x1850);
        spelling_put(&text, 0x200D);
        spelling_put(&text, cp);
        spelling_put(&text, 0x182F);
        for (unsigned off = 0; off < 2; off++) {
            mgl_norm_opts opts = named(TODO);
            opts.flags = off ? MGL_SHAPE_NO_ROOT_SEPARATOR : 0;
            cr_assert_eq(mgl_normalize(NULL, &opts, text.text, text.n, out), MGL_OK);
            kept[off] += mgl_out_edit_count(out) == 0;
        }
    }
    cr_expect_gt(kept[0], 0, "somewhere a root separator shows");
    cr_expect_eq(kept[1], 0, "a joiner between letters that join never does");
    mgl_out_free(out);
}

/* The language tag decides for letters that several systems have. */
Test(norm, language)
{
    mgl_out *out = new_out();
    mgl_norm_opts opts = named(MGL_SYSTEM_AUTO);
    spelling text = spell(MANCHU, "a m a nnbsp");
    cr_assert_eq(mgl_normalize(NULL, &opts, text.text, text.n, out), MGL_OK);
    cr_expect_eq(mgl_out_edit_count(out), 1, "Hudum: NNBSP is MVS");
    opts.language = "mnc-Mong";
    cr_assert_eq(mgl_normalize(NULL, &opts, text.text, text.n, out), MGL_OK);
    cr_expect_eq(mgl_out_edit_count(out), 0, "Manchu: it is not");
    mgl_out_free(out);
}

Test(norm, mistakes)
{
    mgl_out *out = new_out();
    mgl_norm_opts opts = MGL_NORM_OPTS_INIT;
    cr_expect_eq(mgl_normalize(NULL, NULL, NULL, 1, out), MGL_E_ARG);
    cr_expect_eq(mgl_normalize(NULL, NULL, "", 0, NULL), MGL_E_ARG);
    for (opts.form = 0; opts.form <= MGL_NORM_REPAIR; opts.form++)
        cr_expect_eq(mgl_normalize(NULL, &opts, "", 0, out), opts.form > MGL_NORM_MINIMAL ? MGL_E_UNSUPPORTED : MGL_OK);
    cr_expect_eq(mgl_normalize(NULL, &opts, "", 0, out), MGL_E_ARG, "there is no form after repair");
    opts.form = 0;
    opts.system = MGL_SYSTEM_MANCHU_ALIGALI + 1;
    cr_expect_eq(mgl_normalize(NULL, &opts, "", 0, out), MGL_E_UNSUPPORTED);
    opts.system = 0;
    opts.profile = MGL_PROFILE_UTN57_R5DRAFT + 1;
    cr_expect_eq(mgl_normalize(NULL, &opts, "", 0, out), MGL_E_UNSUPPORTED);
    opts.profile = 0;
    opts.flags = MGL_SHAPE_LIGATURES;
    cr_expect_eq(mgl_normalize(NULL, &opts, "", 0, out), MGL_E_ARG);
    opts.flags = 0;
    opts.size = 0;
    cr_expect_eq(mgl_normalize(NULL, &opts, "", 0, out), MGL_E_OPTS_SIZE);
    mgl_out_free(out);
}

/* The text may end at its first NUL. */
Test(norm, up_to_the_nul)
{
    mgl_out *out = new_out();
    size_t n;
    cr_assert_eq(mgl_normalize(NULL, NULL, "ab\0cd", MGL_NUL, out), MGL_OK);
    mgl_out_text(out, &n);
    cr_expect_eq(n, 2);
    mgl_out_free(out);
}
