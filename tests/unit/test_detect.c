/* test_detect.c -- the choice of the writing system: of a text, and of each word in it. */
#include "shaping.h"

#include <mongol/detect.h>

/* Words by their letters, so that only letters decide. */
static const struct {
    uint32_t system;
    const char *text;
} words[] = {
    { MGL_SYSTEM_HUDUM, u8"\u182E\u1823\u1829\u182D\u1823\u182F" }, /* mongol */
    { MGL_SYSTEM_HUDUM, u8"\u182A\u1822\u1834\u1822\u182D" },       /* bichig */
    { MGL_SYSTEM_TODO, u8"\u1848\u1851\u1848\u1837" },              /* ödör */
    { MGL_SYSTEM_TODO, u8"\u184B\u1845\u1834\u1845\u184E" },        /* bičig */
    { MGL_SYSTEM_SIBE, u8"\u1830\u185E\u182A\u185D" },              /* sibe */
    { MGL_SYSTEM_SIBE, u8"\u1864\u1860\u1863\u185E" },
    { MGL_SYSTEM_MANCHU, u8"\u182E\u1820\u1828\u1835\u1860" },        /* manju */
    { MGL_SYSTEM_MANCHU, u8"\u182A\u1873\u1868\u1865\u185D" },        /* bithe */
    { MGL_SYSTEM_HUDUM_ALIGALI, u8"\u1892\u1820\u1891\u182E\u1827" }, /* padme */
    { MGL_SYSTEM_TODO_ALIGALI, u8"\u184F\u1820\u188F\u1845\u18A7" },
    { MGL_SYSTEM_MANCHU_ALIGALI, u8"\u18A0\u1820\u189B\u1873" },
};

typedef struct answer {
    uint32_t system, permille, certainty;
} answer;

static answer detect(const mgl_shape_opts *opts, const char *text)
{
    answer a = { UINT32_MAX, UINT32_MAX, UINT32_MAX };
    cr_assert_eq(mgl_detect(NULL, opts, text, MGL_NUL, &a.system, &a.permille, &a.certainty, NULL), MGL_OK);
    cr_assert_leq(a.permille, 1000);
    return a;
}

Test(detect, words)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        answer a = detect(NULL, words[i].text);
        cr_assert_eq(a.system, words[i].system, "word %zu: %s", i, mgl_system_name(a.system));
        cr_assert_eq(a.certainty, MGL_CERTAIN_LETTERS);
        cr_assert_geq(a.permille, 900);
    }
}

/* A few words of its Ali Gali letters do not make a text less sure, nor another family stronger. */
Test(detect, a_family_is_one)
{
    const char *hudum = u8"\u182E\u1825\u1829\u182D\u1825 \u1889\u1820\u1889\u1827\u1826";
    answer a = detect(NULL, hudum);
    cr_assert_eq(a.system, MGL_SYSTEM_HUDUM_ALIGALI, "%s", mgl_system_name(a.system));
    cr_assert_geq(a.permille, 900, "%u", (unsigned)a.permille);
    char mixed[256] = "";
    a = detect(NULL, strcat(strcat(mixed, hudum), u8" \u184F\u1846\u184A\u184E\u1846\u182F"));
    cr_assert_eq(a.system, MGL_SYSTEM_HUDUM_ALIGALI, "%s", mgl_system_name(a.system));
}

/* The system of the slot at a byte. */
static uint32_t system_at(const mgl_units *units, size_t byte)
{
    for (size_t i = 0; i < mgl_units_slot_count(units); i++) {
        if (mgl_units_slot_cluster(units)[i] == byte)
            return mgl_units_slot_system(units)[i];
    }
    cr_assert_fail("no slot begins at byte %zu", byte);
    return 0;
}

Test(detect, shaping_shapes_as_if_told)
{
    mgl_units *units = new_units(), *told = new_units();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        cr_assert_eq(shape(units, MGL_SYSTEM_AUTO, 0, words[i].text), MGL_OK);
        cr_assert_eq(shape(told, words[i].system, 0, words[i].text), MGL_OK);
        cr_assert_eq(system_at(units, 0), words[i].system);
        cr_assert_eq(mgl_units_slot_count(units), mgl_units_slot_count(told));
        same_slots(told, 0, units, 0, mgl_units_slot_count(told));
    }
    mgl_units_free(told);
    mgl_units_free(units);
}

Test(detect, each_word_of_a_mixed_text_has_its_own)
{
    char text[1024] = "";
    size_t at[sizeof words / sizeof *words];
    mgl_units *units = new_units();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        at[i] = strlen(text);
        strcat(strcat(text, words[i].text), " ");
    }
    cr_assert_eq(shape(units, MGL_SYSTEM_AUTO, 0, text), MGL_OK);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        cr_assert_eq(system_at(units, at[i]), words[i].system, "word %zu: %s", i,
                     mgl_system_name(system_at(units, at[i])));
    mgl_units_free(units);
}

/* "ala" has letters that all four systems have. */
#define ALA u8"\u1820\u182F\u1820"
#define TODO_WORD u8"\u1848\u1851\u1848\u1837"
#define HUDUM_WORD u8"\u182E\u1823\u1829\u182D\u1823\u182F"

Test(detect, the_paragraph_decides_what_letters_cannot)
{
    const char *text = ALA " " TODO_WORD "\n" HUDUM_WORD " " ALA "\n" ALA;
    size_t first = 0, second = strlen(ALA " " TODO_WORD "\n" HUDUM_WORD " ");
    mgl_units *units = new_units();
    cr_assert_eq(shape(units, MGL_SYSTEM_AUTO, 0, text), MGL_OK);
    cr_assert_eq(system_at(units, first), MGL_SYSTEM_TODO);
    cr_assert_eq(system_at(units, second), MGL_SYSTEM_HUDUM);
    mgl_units_free(units);
    cr_assert_eq(detect(NULL, ALA " " TODO_WORD).system, MGL_SYSTEM_TODO);
    answer a = detect(NULL, ALA " " ALA " " ALA " " TODO_WORD);
    cr_assert_eq(a.system, MGL_SYSTEM_TODO);
    cr_assert_eq(a.certainty, MGL_CERTAIN_AROUND);
}

Test(detect, the_tag_decides_what_the_text_cannot)
{
    static const struct {
        const char *tag;
        uint32_t system;
    } tags[] = {
        { "xal", MGL_SYSTEM_TODO },         { "xal-Mong-CN", MGL_SYSTEM_TODO }, { "sjo", MGL_SYSTEM_SIBE },
        { "mnc", MGL_SYSTEM_MANCHU },       { "mn", MGL_SYSTEM_HUDUM },         { "mn-Mong", MGL_SYSTEM_HUDUM },
        { "mn_Mong_CN", MGL_SYSTEM_HUDUM },
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
        opts.language = tags[i].tag;
        answer a = detect(&opts, ALA);
        cr_assert_eq(a.system, tags[i].system, "%s: %s", tags[i].tag, mgl_system_name(a.system));
        cr_assert_eq(a.certainty, MGL_CERTAIN_TAG);
        cr_assert_eq(detect(&opts, HUDUM_WORD).system, MGL_SYSTEM_HUDUM, "letters win over the tag");
    }
}

Test(detect, a_tag_that_names_no_system_is_no_hint)
{
    static const char *const tags[] = { "", "en", "mnx", "m", "x-mn", "zh-Hans" };
    answer none = detect(NULL, ALA);
    cr_assert_eq(none.certainty, MGL_CERTAIN_FREQUENCY);
    cr_assert_lt(none.permille, 900, "unsure where it cannot know: %u", (unsigned)none.permille);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
        opts.language = tags[i];
        answer a = detect(&opts, ALA);
        cr_assert_eq(a.system, none.system);
        cr_assert_eq(a.certainty, MGL_CERTAIN_FREQUENCY, "'%s' is taken for a hint", tags[i]);
    }
}

Test(detect, the_caller_decides)
{
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    mgl_units *units = new_units();
    opts.system = MGL_SYSTEM_MANCHU;
    answer a = detect(&opts, HUDUM_WORD);
    cr_assert_eq(a.system, MGL_SYSTEM_MANCHU);
    cr_assert_eq(a.certainty, MGL_CERTAIN_CHOSEN);
    cr_assert_eq(shape(units, MGL_SYSTEM_MANCHU, 0, HUDUM_WORD), MGL_OK);
    cr_assert_eq(system_at(units, 0), MGL_SYSTEM_MANCHU);
    mgl_units_free(units);
}

Test(detect, nothing_to_go_by)
{
    static const char *const texts[] = { "", "abc 123", u8"\u180B\u180E", u8"\u1810\u1803", "\xFF" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        answer a = detect(NULL, texts[i]);
        cr_assert_eq(a.system, MGL_SYSTEM_HUDUM);
        cr_assert_eq(a.certainty, MGL_CERTAIN_NOTHING, "text %zu", i);
        cr_assert_lt(a.permille, 900);
    }
}

Test(detect, no_system_has_all_letters)
{
    /* mongol with a Sibe k in it */
    answer a = detect(NULL, u8"\u182E\u1823\u1829\u182D\u1823\u182F\u1863");
    cr_assert_eq(a.system, MGL_SYSTEM_HUDUM);
    cr_assert_eq(a.certainty, MGL_CERTAIN_MOST);
    cr_assert_lt(a.permille, 1000);
}

Test(detect, evidence)
{
    uint32_t system;
    mgl_out *out = NULL;
    cr_assert_eq(mgl_out_new(NULL, &out), MGL_OK);
    cr_assert_eq(mgl_detect(NULL, NULL, HUDUM_WORD " " TODO_WORD, MGL_NUL, &system, NULL, NULL, out), MGL_OK);
    cr_assert_not_null(strstr(mgl_out_text(out, NULL), "hudum"));
    cr_assert_not_null(strstr(mgl_out_text(out, NULL), "todo"));
    cr_assert_not_null(strstr(mgl_out_text(out, NULL), HUDUM_WORD));
    mgl_out_free(out);
}

Test(detect, arguments)
{
    uint32_t system = 7;
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    cr_assert_eq(mgl_detect(NULL, NULL, NULL, 1, &system, NULL, NULL, NULL), MGL_E_ARG);
    cr_assert_eq(mgl_detect(NULL, NULL, "", 0, NULL, NULL, NULL, NULL), MGL_E_ARG);
    opts.system = MGL_SYSTEM_MANCHU_ALIGALI + 1;
    cr_assert_eq(mgl_detect(NULL, &opts, "", 0, &system, NULL, NULL, NULL), MGL_E_UNSUPPORTED);
    opts = (mgl_shape_opts)MGL_SHAPE_OPTS_INIT;
    opts.size = 1;
    cr_assert_eq(mgl_detect(NULL, &opts, "", 0, &system, NULL, NULL, NULL), MGL_E_OPTS_SIZE);
    for (uint32_t certainty = 0; certainty <= MGL_CERTAIN_NOTHING; certainty++)
        cr_assert_str_not_empty(mgl_certainty_text(certainty));
    cr_assert_null(mgl_certainty_text(MGL_CERTAIN_NOTHING + 1));
}
