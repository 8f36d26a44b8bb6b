/* test_key.c -- match keys: pairs of words and at which levels they are equal, by hand; options and their mistakes. */
#include "spelling.h"

#include "support.h"

enum { HUDUM = MGL_SYSTEM_HUDUM, TODO = MGL_SYSTEM_TODO, SIBE = MGL_SYSTEM_SIBE, MANCHU = MGL_SYSTEM_MANCHU };

static mgl_out *new_out(void)
{
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    return out;
}

static mgl_key_opts at_level(uint32_t system, uint32_t level)
{
    mgl_key_opts opts = MGL_KEY_OPTS_INIT;
    opts.system = system;
    opts.level = level;
    return opts;
}

/* Equal at canonical, plain, shape, sound, skeleton. Source of the words: GB/T 25914, UTN #57; and MGC/01-03 for
 * suffixes. */
static const struct {
    uint32_t system;
    const char *a, *b, *equal, *why;
} pairs[] = {
    /* letters that share a form: what two people type for one printed word */
    { HUDUM, "m o ng g o l", "m u ng g u l", "..ESK", "o and u" },
    { HUDUM, "o r d o", "u r t u", "..ESK", "palace and long" },
    { HUDUM, "t e r e", "d e r e", "..ESK", "that and pillow" },
    { HUDUM, "oe n", "ue n", "..ESK", "oe and ue" },
    { HUDUM, "b a", "b e", "..ESK", "a and e behind a bow" },
    { HUDUM, "h e", "g e", "..ESK", "feminine q and g" },
    { HUDUM, "a w a", "a ee a", "..ESK", "w and ee in the middle" },
    { HUDUM, "a t a", "a d a", "..ESK", "t and d before a vowel" },
    { HUDUM, "s i r a", "sh i r a", "..ESK", "sh before i in a longer word" },
    /* spellings of one form */
    { HUDUM, "m o ng g o l nnbsp u n", "m o ng g o l mvs u n", "CPESK", "the two separators" },
    { HUDUM, "b i fvs3 l", "b i l", "CPESK", "a selector for what is there" },
    { HUDUM, "n zwj a", "n a", "CPESK", "a joiner between letters that join" },
    { HUDUM, "b zwnj baluda a", "b baluda zwnj a", "CPESK", "the order of a joiner and a mark" },
    /* one word, two forms */
    { HUDUM, "n a r a", "n a r a fvs1", ".P.SK", "a form of a" },
    { HUDUM, "n nirugu a", "n a", ".P.SK", "a longer stem" },
    { HUDUM, "a n a", "a n fvs1 a", "CPESK", "the dot of n is there anyway" },
    { HUDUM, "a n fvs2 a", "a n a", ".P..K", "n without its dot" },
    /* what sounds alike and looks different */
    { HUDUM, "n e r mvs e", "n e r e", "...SK", "a chachlag, and a joined end" },
    { HUDUM, "t a", "d fvs1 a", "...SK", "t and d" },
    { HUDUM, "h a", "g a", "...SK", "q and g" },
    { HUDUM, "s i", "sh i", "...SK", "s and sh before i" },
    { HUDUM, "y a", "j a", "...SK", "y and j at the beginning" },
    /* what is alike without dots and teeth */
    { HUDUM, "a n", "e n", "....K", "one tooth or two" },
    { HUDUM, "n a", "a", "....K", "a dot" },
    { MANCHU, "t a", "d a", "....K", "a dot" },
    { MANCHU, "a m a", "e m e", "....K", "father and mother: a tooth and a dot" },
    { MANCHU, "k a", "g a", "....K", "a dot" },
    /* different words */
    { HUDUM, "o n", "oe n", ".....", "o and oe at the beginning" },
    { HUDUM, "i n", "y n", ".....", "i has a tooth before it" },
    { HUDUM, "b o l", "b oe l", ".....", "o and oe behind the first consonant" },
    { HUDUM, "a ch i", "a j i", ".....", "ch and j" },
    { HUDUM, "s a r a", "s a l a", ".....", "r and l" },
    { HUDUM, "k a", "g a", ".....", "k of foreign words" },
    { HUDUM, "m o ng g o l mvs u n", "m o ng g o l space u n", ".....", "a suffix, and a word of its own" },
    { HUDUM, "a b U+1802", "a b U+1803", ".....", "comma and full stop" },
    { MANCHU, "a m a", "a m i", ".....", "a and i" },
    /* other text counts as it stands; case and compatibility forms do not sound */
    { HUDUM, "U+41 U+62", "U+61 U+42", "...SK", "Latin letters in another case" },
    { HUDUM, "U+E9", "U+65 U+301", "...SK", "an accent by itself" },
    { HUDUM, "U+FB01", "U+66 U+69", "...SK", "a Latin ligature" },
    { HUDUM, "U+61 U+AD U+62", "U+61 U+62", "...SK", "a soft hyphen" },
    { HUDUM, "U+61 U+62", "U+61 U+63", ".....", "b and c" },
    /* digits and stops of Mongolian and of other text */
    { HUDUM, "U+1811 U+1812", "U+31 U+32", "...SK", "digits alone" },
    { HUDUM, "a space U+1811 U+1812 space a", "a space U+31 U+32 space a", "...SK", "digits between words" },
    { HUDUM, "a U+1803 space a", "a U+2E space a", "...SK", "a full stop behind a word" },
    { HUDUM, "a space U+1802 a", "a space U+2C a", "...SK", "a comma before a word" },
    { HUDUM, "U+1811 U+31", "U+31 U+1811", "...SK", "digits of both" },
    { HUDUM, "a space b", "a b", ".....", "a space" },
};

/* Whether two texts have one key, by mgl_equal(), keys and hashes alike. */
static bool equal_at(const mgl_key_opts *opts, const spelling *a, const spelling *b)
{
    mgl_out *one = new_out(), *two = new_out();
    size_t one_n, two_n;
    uint64_t one_hash, two_hash;
    bool said;
    cr_assert_eq(mgl_key(NULL, opts, a->text, a->n, one), MGL_OK);
    cr_assert_eq(mgl_key(NULL, opts, b->text, b->n, two), MGL_OK);
    cr_assert_eq(mgl_key_hash(NULL, opts, a->text, a->n, &one_hash), MGL_OK);
    cr_assert_eq(mgl_key_hash(NULL, opts, b->text, b->n, &two_hash), MGL_OK);
    cr_assert_eq(mgl_equal(NULL, opts, a->text, a->n, b->text, b->n, &said), MGL_OK);
    const char *one_key = mgl_out_text(one, &one_n), *two_key = mgl_out_text(two, &two_n);
    bool equal = one_n == two_n && !memcmp(one_key, two_key, one_n);
    cr_expect_eq(equal, said);
    cr_expect_eq(equal, one_hash == two_hash);
    mgl_out_free(one);
    mgl_out_free(two);
    return equal;
}

Test(key, pairs)
{
    static const char letters[] = "CPESK";
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        spelling a = spell(pairs[i].system, pairs[i].a), b = spell(pairs[i].system, pairs[i].b);
        char got[6] = ".....";
        for (uint32_t level = MGL_LEVEL_CANONICAL; level <= MGL_LEVEL_SKELETON; level++) {
            mgl_key_opts opts = at_level(pairs[i].system, level);
            if (equal_at(&opts, &a, &b))
                got[level - MGL_LEVEL_CANONICAL] = letters[level - MGL_LEVEL_CANONICAL];
        }
        cr_expect_str_eq(got, pairs[i].equal, "%s, %s: %s (wanted %s: %s)", pairs[i].a, pairs[i].b, got, pairs[i].equal,
                         pairs[i].why);
        mgl_key_opts exact = at_level(pairs[i].system, MGL_LEVEL_EXACT);
        cr_expect_not(equal_at(&exact, &a, &b), "%s, %s", pairs[i].a, pairs[i].b);
        cr_expect(equal_at(&exact, &a, &a));
    }
}

/* Letters that differ to the ear and to the eye of those who read the system: sound keeps them apart. */
Test(key, sound_keeps_apart)
{
    static const struct {
        uint32_t system;
        const char *a, *b;
    } apart[] = {
        { TODO, "t o s", "t u s" },   { TODO, "t oe s", "t ue s" }, { TODO, "a c a", "a y a" },
        { TODO, "h a n", "kh a n" },  { MANCHU, "b o", "b u" },     { MANCHU, "n a", "n e" },
        { MANCHU, "a j a", "a y a" }, { MANCHU, "a a", "a ii" },    { SIBE, "m a", "m e" },
        { SIBE, "m o", "m u" },
    };
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
        spelling a = spell(apart[i].system, apart[i].a), b = spell(apart[i].system, apart[i].b);
        mgl_key_opts opts = at_level(apart[i].system, MGL_LEVEL_SOUND);
        cr_expect_not(equal_at(&opts, &a, &b), "%s: %s, %s", mgl_system_name(apart[i].system), apart[i].a, apart[i].b);
    }
}

/* Bytes that are not UTF-8, control characters and NUL are themselves, and no unit. */
Test(key, odd_bytes)
{
    static const struct {
        const char *bytes;
        size_t n;
    } texts[] = {
        { "", 0 },         { "\0", 1 },       { "\0\0", 2 },         { "\x01", 1 },         { "\xFF", 1 },
        { "\xFD", 1 },     { "\xF9", 1 },     { "\xFD\xFF", 2 },     { "\xC3\xBF", 2 },     { "\xE1\xA0", 2 },
        { "\xE1", 1 },     { "\x80", 1 },     { "\xF9\x01\xFA", 3 }, { "\xE1\xA0\xA0", 3 }, { "\x14\x01", 2 },
        { "\xF0", 1 },     { "\xFA", 1 },     { "\xFD\x01", 2 },     { "\xF9 \xFA", 3 },    { " ", 1 },
        { "\xFD\xFD", 2 }, { "\xF9\xF9", 2 }, { "\xFA\xF9", 2 },     { "\xF1", 1 },         { "\xF2", 1 },
    };
    mgl_out *one = new_out(), *two = new_out();
    for (uint32_t level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++) {
        mgl_key_opts opts = at_level(HUDUM, level);
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            for (size_t k = 0; k < i; k++) {
                bool equal = true;
                cr_assert_eq(mgl_equal(NULL, &opts, texts[i].bytes, texts[i].n, texts[k].bytes, texts[k].n, &equal),
                             MGL_OK);
                cr_expect_not(equal, "level %s: texts %zu and %zu", mgl_level_name(level), i, k);
            }
        }
    }
    mgl_out_free(one);
    mgl_out_free(two);
}

/* Bytes that look like what a key says between text and units do not pass for it. */
Test(key, bytes_like_a_key)
{
    static const struct {
        const char *before, *behind;
    } patterns[] = { { "x\xFA", "\xF9y" }, { "x\xFA", "" }, { "", "\xF9y" }, { "x", "y" }, { "", "" } };
    spelling text = spell(HUDUM, "U+78 e U+79");
    mgl_key_opts opts = at_level(HUDUM, 0);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        for (int byte = 1; byte < 256; byte++) {
            char odd[16];
            int n = snprintf(odd, sizeof odd, "%s%c%s", patterns[i].before, byte, patterns[i].behind);
            for (opts.level = MGL_LEVEL_PLAIN; opts.level <= MGL_LEVEL_SKELETON; opts.level++) {
                bool equal = true;
                cr_assert_eq(mgl_equal(NULL, &opts, text.text, text.n, odd, (size_t)n, &equal), MGL_OK);
                cr_expect_not(equal, "level %s, pattern %zu, byte %d", mgl_level_name(opts.level), i, byte);
            }
        }
    }
}

/* What joins and what does not is part of the appearance, even where the units are the same. */
Test(key, joins)
{
    static const char *const texts[] = {
        "a l s",           "a l zwnj s",   "a l zwj space s", "a l space s", "a l zwj space zwj s",
        "a l space zwj s", "a l nirugu s", "zwj a l s zwj",   "zwj a l s",   "a l s zwj",
    };
    mgl_key_opts opts = at_level(HUDUM, MGL_LEVEL_SHAPE);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (size_t k = 0; k < i; k++) {
            spelling a = spell(HUDUM, texts[i]), b = spell(HUDUM, texts[k]);
            cr_expect_not(equal_at(&opts, &a, &b), "%s, %s", texts[i], texts[k]);
        }
    }
}

/* A paragraph is read in the system its words speak for; each paragraph by itself. */
Test(key, paragraphs)
{
    mgl_out *alone = new_out(), *with = new_out();
    mgl_key_opts opts = at_level(MGL_SYSTEM_AUTO, MGL_LEVEL_SHAPE);
    spelling manchu = spell(MANCHU, "i u k"), word = spell(MANCHU, "a a y"), text = manchu;
    size_t alone_n, with_n;
    cr_assert_eq(mgl_key(NULL, &opts, word.text, word.n, alone), MGL_OK);
    const char *end = mgl_out_text(alone, &alone_n);
    for (int same = 0; same < 2; same++) {
        text = manchu;
        text.text[text.n++] = same ? ' ' : '\n';
        memcpy(text.text + text.n, word.text, word.n);
        cr_assert_eq(mgl_key(NULL, &opts, text.text, text.n + word.n, with), MGL_OK);
        const char *key = mgl_out_text(with, &with_n);
        bool as_alone = with_n > alone_n && !memcmp(key + with_n - (alone_n - 1), end + 1, alone_n - 1);
        cr_expect_eq(as_alone, same == 0, "%s paragraph", same ? "the same" : "another");
    }
    mgl_out_free(alone);
    mgl_out_free(with);
}

Test(key, levels_have_names)
{
    static const char *const names[] = { "exact", "canonical", "plain", "shape", "sound", "skeleton" };
    for (uint32_t level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++) {
        cr_assert_not_null(mgl_level_name(level));
        cr_expect_str_eq(mgl_level_name(level), names[level - 1]);
        cr_expect_eq(mgl_level_by_name(names[level - 1], MGL_NUL), level);
    }
    cr_expect_null(mgl_level_name(0));
    cr_expect_null(mgl_level_name(MGL_LEVEL_SKELETON + 1));
    cr_expect_null(mgl_level_name(UINT32_MAX));
    cr_expect_eq(mgl_level_by_name("shapes", 5), MGL_LEVEL_SHAPE);
    cr_expect_eq(mgl_level_by_name("shapes", MGL_NUL), UINT32_MAX);
    cr_expect_eq(mgl_level_by_name("", 0), UINT32_MAX);
    cr_expect_eq(mgl_level_by_name("sound", 3), UINT32_MAX);
    cr_expect_eq(mgl_level_by_name(NULL, MGL_NUL), UINT32_MAX);
}

Test(key, mistakes)
{
    mgl_out *out = new_out();
    mgl_keyer *keyer = NULL;
    uint64_t hash;
    bool equal;
    mgl_key_opts opts = MGL_KEY_OPTS_INIT;
    cr_expect_eq(mgl_key(NULL, NULL, NULL, 1, out), MGL_E_ARG);
    cr_expect_eq(mgl_key(NULL, NULL, "", 0, NULL), MGL_E_ARG);
    cr_expect_eq(mgl_key_hash(NULL, NULL, "", 0, NULL), MGL_E_ARG);
    cr_expect_eq(mgl_key_hash(NULL, NULL, NULL, 1, &hash), MGL_E_ARG);
    cr_expect_eq(mgl_equal(NULL, NULL, "", 0, "", 0, NULL), MGL_E_ARG);
    cr_expect_eq(mgl_equal(NULL, NULL, "", 0, NULL, 1, &equal), MGL_E_ARG);
    cr_expect_eq(mgl_keyer_new(NULL, NULL, NULL), MGL_E_ARG);
    cr_expect_eq(mgl_keyer_key(NULL, "", 0, out), MGL_E_ARG);
    mgl_keyer_free(NULL);
    opts.level = MGL_LEVEL_SKELETON + 1;
    cr_expect_eq(mgl_key(NULL, &opts, "", 0, out), MGL_E_ARG);
    cr_expect_eq(mgl_keyer_new(NULL, &opts, &keyer), MGL_E_ARG);
    cr_expect_null(keyer);
    opts.level = 0;
    opts.flags = MGL_SHAPE_STRICT;
    cr_expect_eq(mgl_key(NULL, &opts, "", 0, out), MGL_E_ARG);
    opts.flags = 0;
    opts.system = 99;
    cr_expect_eq(mgl_equal(NULL, &opts, "", 0, "", 0, &equal), MGL_E_UNSUPPORTED);
    opts.system = 0;
    opts.profile = 99;
    cr_expect_eq(mgl_key_hash(NULL, &opts, "", 0, &hash), MGL_E_UNSUPPORTED);
    opts.profile = 0;
    opts.size = 0;
    cr_expect_eq(mgl_key(NULL, &opts, "", 0, out), MGL_E_OPTS_SIZE);
    mgl_out_free(out);
}

/* The default level is shape, the default profile utn57-r4; a text may end at its first NUL. */
Test(key, defaults)
{
    mgl_out *one = new_out(), *two = new_out();
    mgl_key_opts opts = at_level(MGL_SYSTEM_AUTO, MGL_LEVEL_SHAPE);
    spelling text = spell(HUDUM, "m o ng g o l");
    size_t one_n, two_n;
    opts.profile = MGL_PROFILE_UTN57_R4;
    cr_assert_eq(mgl_key(NULL, NULL, text.text, MGL_NUL, one), MGL_OK);
    cr_assert_eq(mgl_key(NULL, &opts, text.text, text.n, two), MGL_OK);
    const char *a = mgl_out_text(one, &one_n), *b = mgl_out_text(two, &two_n);
    cr_expect(one_n == two_n && !memcmp(a, b, one_n));
    cr_assert_eq(mgl_key(NULL, NULL, "", 0, one), MGL_OK);
    mgl_out_text(one, &one_n);
    cr_expect_eq(one_n, 1, "the key of no text is the head alone");
    mgl_out_free(one);
    mgl_out_free(two);
}

/* A key is asked for again and again while memory fails; what was made works. */
Test(key, without_memory)
{
    watch w = { 0 };
    mgl_ctx *ctx = watch_context(&w);
    spelling text = spell(HUDUM, "m o ng g o l nnbsp u n space n a r a , b i fvs3 l");
    for (uint32_t level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++) {
        mgl_key_opts opts = at_level(MGL_SYSTEM_AUTO, level);
        uint64_t hash = 0, wanted = 0;
        mgl_status status = MGL_E_NOMEM;
        cr_assert_eq(mgl_key_hash(NULL, &opts, text.text, text.n, &wanted), MGL_OK);
        for (w.fail_at = 1; status == MGL_E_NOMEM && w.fail_at < 100; w.fail_at++) {
            w.calls = 0;
            status = mgl_key_hash(ctx, &opts, text.text, text.n, &hash);
        }
        cr_expect_eq(status, MGL_OK);
        cr_expect_eq(hash, wanted, "hashes do not depend on memory");
    }
    w.fail_at = 0;
    mgl_ctx_unref(ctx);
    watch_done(&w);
}
