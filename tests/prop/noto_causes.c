/* noto_causes.c -- why the font draws something else.
 * A difference comes here shrunk to the code points that make it. A cause explains it when the two agree as soon as the
 * cause is taken away: the ZWJ is made a nirugu, the dotted circle switched off, the selector left out, or libmongol
 * asked to shape by the system whose rule the font applied. */
#include "noto_causes.h"

#include <string.h>

#include "noto_core.h"

enum {
    HUDUM = 1U << MGL_SYSTEM_HUDUM,
    TODO = 1U << MGL_SYSTEM_TODO,
    SIBE = 1U << MGL_SYSTEM_SIBE,
    MANCHU = 1U << MGL_SYSTEM_MANCHU,
    HUDUM_X = 1U << MGL_SYSTEM_HUDUM_ALIGALI,
    TODO_X = 1U << MGL_SYSTEM_TODO_ALIGALI,
    MANCHU_X = 1U << MGL_SYSTEM_MANCHU_ALIGALI,
    ANY_HUDUM = HUDUM | HUDUM_X,
    ANY_TODO = TODO | TODO_X,
    ANY_MANCHU = SIBE | MANCHU | MANCHU_X,
    ANY = ANY_HUDUM | ANY_TODO | ANY_MANCHU
};
/* ---- naming ---- */

/* A pair drawn as one glyph shows units that neither letter has alone: the whole font prints what we print. A nirugu
 * behind keeps the form of a last letter, which may differ by itself, out of it. */
static bool pair_reads_alike(noto_lab *lab, const lab_core *core)
{
    lab_core other = *core;
    if (lab_read(lab, lab->system, NOTO_WHOLE, &core->text) && lab_same_units(lab))
        return true;
    if (core->at + 1 == core->text.n || core->text.n == NOTO_TEXT)
        return false;
    other.text.cp[other.text.n++] = NIRUGU;
    return lab_read(lab, lab->system, NOTO_WHOLE, &other.text) && lab_same_units(lab);
}

static const struct {
    uint32_t systems;
    const char *position;
    const char *letters;
} one_default[] = {
    { ANY_HUDUM, "\1\1", "zr cr" }, { HUDUM_X, "\1", "yX hX waX" },    { SIBE | MANCHU, "", "sbm" },
    { SIBE | MANCHU, "\2", "sbm" }, { ANY_MANCHU, "\1", "ch y kh z" }, { MANCHU | MANCHU_X, "\1", "j" },
    { MANCHU_X, "\1", "cr zr" },
};

/* The letter differs with nothing around it but what it joins to, and is one of those known to. */
static bool default_differs(noto_lab *lab, const lab_core *core)
{
    static const char *const positions[4] = { "", "\1", "\2", "\1\1" }; /* isol, fina, init, medi */
    for (unsigned joins = 0; joins < 4; joins++) {
        lab_text alone = { 0, { 0 } };
        if (joins & 1)
            alone.cp[alone.n++] = NIRUGU;
        size_t at = alone.n;
        alone.cp[alone.n++] = core->text.cp[core->at];
        if (joins & 2)
            alone.cp[alone.n++] = NIRUGU;
        if (!lab_read(lab, lab->system, NOTO_APART, &alone) || strcmp(lab->mine.item[at].form, core->mine) != 0 ||
            strcmp(lab->theirs.item[at].form, core->theirs) != 0)
            continue;
        for (size_t i = 0; i < sizeof one_default / sizeof *one_default; i++) {
            if ((one_default[i].systems >> lab->system & 1) && strcmp(one_default[i].position, positions[joins]) == 0 &&
                core_at_is(lab, core, one_default[i].letters))
                return true;
        }
    }
    return false;
}

/* ---- HarfBuzz ---- */

static bool circle_is_in(noto_lab *lab, const lab_core *core)
{
    if (!lab_read(lab, lab->system, NOTO_APART, &core->text) || !lab->theirs.circle)
        return false;
    return core_agrees(lab, core, lab->system, NOTO_NO_CIRCLE);
}

/* With a cause taken away the rest core_agrees, or something else explains what is left. */
static bool is_explained(noto_lab *lab, lab_core *other)
{
    if (core_agrees(lab, other, lab->system, NOTO_APART))
        return true;
    memcpy(other->mine, lab->mine.item[other->at].form, NOTO_FORM);
    memcpy(other->theirs, lab->theirs.item[other->at].form, NOTO_FORM);
    return noto_cause_of(lab, other) < noto_causes_count;
}

static bool zwj_matters(noto_lab *lab, const lab_core *core)
{
    lab_core other = core_without_zwj(core);
    return core_has(&core->text, core_is_zwj) && is_explained(lab, &other);
}

/* A ZWJ between two letters. */
static bool roots_are_separated(noto_lab *lab, const lab_core *core)
{
    bool separator = false;
    for (size_t i = 1; i + 1 < core->text.n; i++)
        separator |=
            core->text.cp[i] == ZWJ && core_is_letter(core->text.cp[i - 1]) && core_is_letter(core->text.cp[i + 1]);
    return separator && zwj_matters(lab, core);
}

/* ---- rules and forms of other systems ---- */

/* MVS and NNBSP before any letter or nirugu become wide. */
static bool mvs_is_widened(noto_lab *lab, const lab_core *core)
{
    (void)lab;
    size_t next = core->at + 1;
    while (core_cp_at(core, next) == ZWJ)
        next++;
    return core_is_mvs(core->text.cp[core->at]) && strcmp(core->theirs, "-") == 0 &&
           (core_is_letter(core_cp_at(core, next)) || core_cp_at(core, next) == NIRUGU);
}

static bool chachlag_acts(noto_lab *lab, const lab_core *core)
{
    bool place = core_is_mvs(core->text.cp[core->at]) || core_at_is(lab, core, "a n j w f");
    return place && core_has(&core->text, core_is_mvs) && core_another_agrees(lab, core, ANY_HUDUM);
}

/* Letters and signs with forms in other systems that a selector reaches. */
static const struct {
    uint32_t systems;
    const char *letters;
} selected[] = {
    { HUDUM, "l s k2 anusvara visarga" },
    { HUDUM_X, "l s pX yX drX" },
    { TODO, "a n l s sh f p zr g hh kX anusvara visarga" },
    { TODO_X, "a n l s sh f kX anusvara visarga" },
    { SIBE, "a o n l s b p y w kh g anusvara visarga" },
    { MANCHU, "a o n l s b p y w kh g r j anusvara visarga" },
    { MANCHU_X, "a o n s b y w kh j pX aaX" },
};

static bool selector_acts(noto_lab *lab, const lab_core *core)
{
    bool selector = core_is_fvs(core->text.cp[core->at]) && core->at;
    uint32_t letter = core->text.cp[core->at - selector];
    if (!selector && !core_is_fvs(core_cp_at(core, core->at + 1)))
        return false;
    for (size_t i = 0; i < sizeof selected / sizeof *selected; i++) {
        if ((selected[i].systems >> lab->system & 1) && core_is_one_of(lab->system, letter, selected[i].letters))
            return core_another_agrees(lab, core, ANY);
    }
    return false;
}

static bool selector_resets(noto_lab *lab, const lab_core *core)
{
    return core_at_is(lab, core, "o") && core_has(&core->text, core_is_fvs) &&
           core_another_agrees(lab, core, ANY_HUDUM);
}

static bool manchu_aligali_acts(noto_lab *lab, const lab_core *core)
{
    return core_at_is(lab, core, "e u") && core_another_agrees(lab, core, MANCHU_X);
}

static bool hudum_aligali_acts(noto_lab *lab, const lab_core *core)
{
    return core_at_is(lab, core, "o u oe ue i a") && core_another_agrees(lab, core, HUDUM_X);
}

/* ---- the font ---- */

/* The gender of what follows, which decides g, decides h too. */
static bool h_looks_right(noto_lab *lab, const lab_core *core)
{
    lab_core other = *core;
    if (!core_at_is(lab, core, "h"))
        return false;
    other.text.cp[other.at] = mgl_letter_by_name(lab->system, "g", MGL_NUL);
    return core_agrees(lab, &other, lab->system, NOTO_APART) &&
           strcmp(lab->mine.item[core->at].form, core->theirs) == 0;
}

static bool gender_mark_stays(noto_lab *lab, const lab_core *core)
{
    return lab_read(lab, lab->system, NOTO_APART, &core->text) && lab->theirs.stray &&
           (core_is_fvs(core->text.cp[core->at]) || core_is_fvs(core_cp_at(core, core->at + 1)));
}

static bool bow_ignores_selector(noto_lab *lab, const lab_core *core)
{
    uint32_t selector = core->at >= 2 ? core->text.cp[core->at - 1] : 0;
    bool bow = core->at >= 2 && core_is_one_of(lab->system, core->text.cp[core->at - 2], "h g");
    return bow && (selector == FVS2 || selector == FVS4) && core_at_is(lab, core, "o u") &&
           strcmp(core->mine, "U.fina") == 0 && strcmp(core->theirs, "O.fina") == 0;
}

/* d before a final vowel with several selectors between. */
static bool d_is_unmarked(noto_lab *lab, const lab_core *core)
{
    lab_core other = core_without_zwj(core);
    size_t kept = other.at + 1;
    while (kept < other.text.n && !core_is_fvs(other.text.cp[kept]))
        kept++;
    for (size_t i = other.text.n; i-- > kept + 1;) {
        if (core_is_fvs(other.text.cp[i]))
            other.text = lab_without(&other.text, i);
    }
    return core_at_is(lab, core, "d") && other.text.n < core->text.n &&
           core_agrees(lab, &other, lab->system, NOTO_APART);
}

static bool g_keeps_dots(noto_lab *lab, const lab_core *core)
{
    lab_core other = core_without(core, core_is_fvs);
    bool after = core->at && core_is_one_of(lab->system, core->text.cp[core->at - 1], "s d");
    return after && core_at_is(lab, core, "g") && core_has(&core->text, core_is_mvs) &&
           core_has(&core->text, core_is_fvs) && core_agrees(lab, &other, lab->system, NOTO_APART);
}

/* A g that ends a word before a ZWNJ is no bow for the vowel behind it. */
static bool bow_ends_at_zwnj(noto_lab *lab, const lab_core *core)
{
    lab_core other = core_without(core, core_is_zwnj);
    return core_has(&core->text, core_is_zwnj) && core_agrees(lab, &other, lab->system, NOTO_APART);
}

static bool sign_matters(noto_lab *lab, const lab_core *core)
{
    lab_core other = core_without(core, core_is_long);
    return core_has(&core->text, core_is_long) && is_explained(lab, &other);
}

static bool consonant_keeps_place(noto_lab *lab, const lab_core *core)
{
    size_t letter = core->at - (core->at && core_is_fvs(core->text.cp[core->at]));
    return !core_is_one_of(lab->system, core_cp_at(core, letter), "a e i o u oe ue lvs") && sign_matters(lab, core);
}

/* b lvs a lvs: the font looks for the bow right before the vowel. */
static bool sign_hides_bow(noto_lab *lab, const lab_core *core)
{
    lab_core other = *core;
    if (core->text.n < 3 || !core_is_long(core->text.cp[1]) || core_is_long(core->text.cp[2]))
        return false;
    other.text = lab_without(&other.text, 1);
    other.at -= other.at > 1;
    return core_agrees(lab, &other, lab->system, NOTO_APART);
}

/* ---- printed units ---- */

static bool circle_is_printed(noto_lab *lab, const lab_core *core)
{
    return lab_read(lab, lab->system, NOTO_WHOLE | NOTO_NO_CIRCLE, &core->text) && lab_same_units(lab);
}

/* The ligature skips or moves what stands beside it: without ligatures of letters the units agree. */
static bool pair_disturbs(noto_lab *lab, const lab_core *core)
{
    return lab_read(lab, lab->system, NOTO_SIGNED, &core->text) && lab_same_units(lab);
}

/* The next printed word that is no open join and, if asked, no long vowel sign; its length. */
static size_t next_ink(const char **units, bool without_signs, const char **word)
{
    for (;;) {
        *units += strspn(*units, " ");
        *word = *units;
        size_t n = strcspn(*units, " ");
        *units += n;
        bool join = n == 1 && (**word == '<' || **word == '>');
        if (!n || (!join && !(without_signs && n == 2 && memcmp(*word, "Lv", n) == 0)))
            return n;
    }
}

/* Whether only open joins, and if asked the places of long vowel signs, differ in the printed units. */
static bool same_ink(noto_lab *lab, const lab_core *core, bool without_signs)
{
    if (!lab_read(lab, lab->system, NOTO_SIGNED, &core->text))
        return false;
    for (const char *mine = lab->mine.units, *theirs = lab->theirs.units, *a, *b;;) {
        size_t n = next_ink(&mine, without_signs, &a);
        if (n != next_ink(&theirs, without_signs, &b) || memcmp(a, b, n) != 0)
            return false;
        if (!n)
            return true;
    }
}

static bool letter_has_no_joining_class(noto_lab *lab, const lab_core *core)
{
    bool letter = false;
    for (size_t i = 0; i < core->text.n; i++)
        letter |= core_is_one_of(lab->system, core->text.cp[i], "chX hX") ||
                  (core_is_one_of(lab->system, core->text.cp[i], "n") && core_is_fvs(core_cp_at(core, i + 1)));
    return letter && core_has(&core->text, core_is_long) && same_ink(lab, core, false);
}

/* Without its marks the text prints the same. */
static bool mark_is_placed(noto_lab *lab, const lab_core *core)
{
    lab_core other = *core;
    if (!core_has(&core->text, core_is_mark))
        return false;
    for (size_t i = other.text.n; i-- > 0;) {
        if (core_is_mark(other.text.cp[i]))
            other.text = lab_without(&other.text, i);
    }
    return lab_read(lab, lab->system, NOTO_WHOLE, &other.text) && lab_same_units(lab);
}

/* The font has no glyph of Ip or O and a final long vowel sign: it draws the sign where it stands. */
static bool form_has_no_sign(noto_lab *lab, const lab_core *core)
{
    bool vowel = false;
    for (size_t i = 0; i < core->text.n; i++)
        vowel |= core_is_one_of(lab->system, core->text.cp[i], "i ue");
    if (!vowel || !core_has(&core->text, core_is_long) || !same_ink(lab, core, true))
        return false;
    return strstr(lab->theirs.units, "Ip ") || strstr(lab->theirs.units, "O ");
}

/* A letter and its long vowel sign with a ZWJ between them. */
static bool zwj_parts_sign(noto_lab *lab, const lab_core *core)
{
    lab_core other = core_without_zwj(core);
    return core_has(&core->text, core_is_zwj) && lab_read(lab, lab->system, NOTO_SIGNED, &other.text) &&
           lab_same_units(lab);
}

const noto_cause noto_causes[] = {
    { "ligature read-out", NOTO_NAMING, HUDUM_X | SIBE, true, pair_reads_alike,
      "a letter that shows another unit as part of a ligature; the whole font prints the same units" },
    { "one default for several systems", NOTO_NAMING, ANY, true, default_differs,
      "a letter several systems share has one default glyph in the font; the table of this system has another" },
    { "dotted circle", NOTO_ENGINE, ANY, true, circle_is_in,
      "HarfBuzz puts U+25CC before a mark or ZWNJ that follows no letter; rules do not look through it" },
    { "MVS widened", NOTO_OTHER, ANY_TODO | ANY_MANCHU, true, mvs_is_widened,
      "Hudum: an MVS or NNBSP before a letter is wide" },
    { "selector of another system", NOTO_OTHER, ANY, true, selector_acts,
      "a selector asks for a form that only another system has" },
    { "chachlag", NOTO_OTHER, ANY, true, chachlag_acts, "Hudum: a after an MVS, and the letter before it" },
    { "selector resets o", NOTO_OTHER, ANY_MANCHU, true, selector_resets,
      "Hudum: a selector beside o takes its marked form away" },
    { "Manchu Ali Gali vowels", NOTO_OTHER, SIBE | MANCHU, true, manchu_aligali_acts,
      "Manchu Ali Gali: u after a vowel, e after the syllable boundary marker" },
    { "Hudum Ali Gali vowels", NOTO_OTHER, HUDUM, true, hudum_aligali_acts,
      "Hudum Ali Gali: first syllables after a cluster, medial vowels before a selector, a before MVS + a" },
    { "root separator", NOTO_OTHER, ANY_MANCHU, true, roots_are_separated,
      "Todo, and Hudum before revision 3: a ZWJ between letters separates roots" },
    { "root separator", NOTO_FONT, ANY_HUDUM, true, roots_are_separated,
      "the font takes a ZWJ between letters for a root separator, which revision 3 of UTN #57 dropped" },
    { "root separator", NOTO_ENGINE, ANY_TODO, true, roots_are_separated,
      "HarfBuzz skips a ZWJ when it matches: the font finds a root separator in other places too" },
    { "ZWJ", NOTO_ENGINE, ANY, true, zwj_matters,
      "HarfBuzz skips a ZWJ when it matches: a selector or an MVS reaches across it" },
    { "gender of h", NOTO_FONT, ANY_HUDUM, true, h_looks_right,
      "the font lets the vowels to the right decide h as they decide g" },
    { "gender mark left over", NOTO_FONT, ANY_HUDUM, true, gender_mark_stays,
      "a helper glyph stays between the letter and its selector" },
    { "o, u after g, h with FVS2, FVS4", NOTO_FONT, ANY_HUDUM, true, bow_ignores_selector,
      "the font keeps the post-bowed form" },
    { "d with several selectors", NOTO_FONT, ANY_HUDUM, true, d_is_unmarked,
      "d before a final vowel: the font undoes its marked form for any number of selectors, the standard for one" },
    { "g behind s, d", NOTO_FONT, ANY_HUDUM, true, g_keeps_dots,
      "the font keeps the dots before an MVS that a selector behind its a makes wide" },
    { "bow before ZWNJ", NOTO_FONT, ANY_HUDUM, true, bow_ends_at_zwnj,
      "the font has no final G among the bows, which a ZWNJ makes a neighbour" },
    { "long vowel sign behind a bow", NOTO_FONT, ANY_TODO, true, sign_hides_bow,
      "the font looks for the bow right before the vowel, the standard looks through the sign" },
    { "consonant before a final long vowel sign", NOTO_FONT, ANY_TODO, true, consonant_keeps_place,
      "the font's classes miss consonants: they take the final instead of the isolated form, or stay medial" },
    { "dotted circle printed", NOTO_ENGINE, ANY, false, circle_is_printed,
      "HarfBuzz puts U+25CC before a mark or ZWNJ that follows no letter" },
    { "ligature beside a sign", NOTO_FONT, ANY, false, pair_disturbs,
      "a ligature skips the long vowel sign or mark and moves it, or hides its neighbour" },
    { "mark beside a pair", NOTO_FONT, ANY, false, mark_is_placed,
      "the font ligates other pairs than the table: a mark prints between the letters, or behind them" },
    { "letter without a joining class", NOTO_FONT, ANY_TODO, false, letter_has_no_joining_class,
      "chX, hX and a selected n are missing in the font's class of letters that a long vowel sign joins to" },
    { "i, ue with a long vowel sign", NOTO_FONT, ANY_TODO, false, form_has_no_sign,
      "the font has no joined form of Ip or O and a final sign outside ligatures" },
    { "ZWJ before a long vowel sign", NOTO_ENGINE, ANY_TODO, false, zwj_parts_sign,
      "HarfBuzz skips a ZWJ when it matches: a sign joins its letter across it" },
};

const size_t noto_causes_count = sizeof noto_causes / sizeof *noto_causes;

size_t noto_cause_of(noto_lab *lab, const lab_core *core)
{
    for (size_t i = 0; i < noto_causes_count; i++) {
        const noto_cause *cause = noto_causes + i;
        if (!(cause->systems >> lab->system & 1) || cause->item != core->item)
            continue;
        if (cause->explains(lab, core))
            return i;
    }
    return noto_causes_count;
}
