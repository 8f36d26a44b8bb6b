/* noto_causes.c -- why the font draws something else.
 * A difference comes here shrunk to the code points that make it. A cause explains it when the two agree as soon as the
 * cause is taken away: the ZWJ is made a nirugu, the dotted circle switched off, the selector left out, or libmongol asked
 * to shape by the system whose rule the font applied. */
#include "noto_causes.h"

#include <string.h>

#include "random.h"

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
enum { NIRUGU = 0x180A, FVS1 = 0x180B, MVS = 0x180E, FVS4 = 0x180F, LONG = 0x1843, NNBSP = 0x202F, ZWNJ = 0x200C, ZWJ = 0x200D };

/* ---- looking at a core ---- */

static bool is_fvs(uint32_t cp) {
    return cp >= FVS1 && cp <= FVS4 && cp != MVS;
}

static bool is_mvs(uint32_t cp) {
    return cp == MVS || cp == NNBSP;
}

static bool is_mark(uint32_t cp) {
    return cp == 0x1885 || cp == 0x1886 || cp == 0x18A9;
}

static bool is_letter(uint32_t cp) {
    return cp == 0x1807 || (cp >= 0x1820 && cp <= 0x18AA && !(cp >= 0x1879 && cp <= 0x1886) && cp != 0x18A9);
}

static bool has(const lab_text *text, bool (*is)(uint32_t)) {
    for (size_t i = 0; i < text->n; i++) {
        if (is(text->cp[i])) return true;
    }
    return false;
}

static bool is_zwj(uint32_t cp) {
    return cp == ZWJ;
}

static bool is_zwnj(uint32_t cp) {
    return cp == ZWNJ;
}

static bool is_long(uint32_t cp) {
    return cp == LONG;
}

static uint32_t cp_at(const lab_core *core, size_t i) {
    return i < core->text.n ? core->text.cp[i] : 0;
}

/* Whether a code point is one of some letters, given by their short names. */
static bool is_one_of(uint32_t system, uint32_t cp, const char *names) {
    const char *name = mgl_letter_name(system, cp);
    size_t n = name ? strlen(name) : 0;
    for (const char *word = names; n && *word; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");
        if (length == n && memcmp(word, name, n) == 0) return true;
        word += length;
    }
    return false;
}

static bool at_is(const noto_lab *lab, const lab_core *core, const char *names) {
    return is_one_of(lab->system, core->text.cp[core->at], names);
}

/* ---- taking a cause away ---- */

/* Whether the code point is drawn alike when libmongol shapes by a system and HarfBuzz in a way. */
static bool agrees(noto_lab *lab, const lab_core *core, uint32_t system, unsigned how) {
    return lab_read(lab, system, how, &core->text) && lab_same_item(lab, core->at);
}

/* The core with each ZWJ made a nirugu, which joins the same way and hides from nothing. */
static lab_core without_zwj(const lab_core *core) {
    lab_core other = *core;
    for (size_t i = 0; i < other.text.n; i++) {
        if (other.text.cp[i] == ZWJ) other.text.cp[i] = NIRUGU;
    }
    return other;
}

/* The core without the code points of a kind, the one in question excepted. */
static lab_core without(const lab_core *core, bool (*is)(uint32_t)) {
    lab_core other = *core;
    for (size_t i = other.text.n; i-- > 0;) {
        if (i == other.at || !is(other.text.cp[i])) continue;
        other.text = lab_without(&other.text, i);
        other.at -= i < other.at;
    }
    return other;
}

/* Whether one of some systems draws the code point as the font does; the font looks through or past nothing else. */
static bool another_agrees(noto_lab *lab, const lab_core *core, uint32_t systems) {
    for (uint32_t system = 1; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++) {
        if (system != lab->system && (systems >> system & 1) && agrees(lab, core, system, NOTO_APART)) return true;
    }
    return false;
}

/* ---- naming ---- */

/* A pair drawn as one glyph shows units that neither letter has alone: the whole font prints what we print. A nirugu behind
 * keeps the form of a last letter, which may differ by itself, out of it. */
static bool pair_reads_alike(noto_lab *lab, const lab_core *core)
{
    lab_core other = *core;
    if (lab_read(lab, lab->system, NOTO_WHOLE, &core->text) && lab_same_units(lab)) return true;
    if (core->at + 1 == core->text.n || core->text.n == NOTO_TEXT) return false;
    other.text.cp[other.text.n++] = NIRUGU;
    return lab_read(lab, lab->system, NOTO_WHOLE, &other.text) && lab_same_units(lab);
}

static const struct { uint32_t systems; const char *position; const char *letters; } one_default[] = {
    { ANY_HUDUM, "\1\1", "zr cr" },            { HUDUM_X, "\1", "yX hX waX" },
    { SIBE | MANCHU, "", "sbm" },              { SIBE | MANCHU, "\2", "sbm" },
    { ANY_MANCHU, "\1", "ch y kh z" },         { MANCHU | MANCHU_X, "\1", "j" },
    { MANCHU_X, "\1", "cr zr" },
};

/* The letter differs with nothing around it but what it joins to, and is one of those known to. */
static bool default_differs(noto_lab *lab, const lab_core *core) {
    static const char *const positions[4] = { "", "\1", "\2", "\1\1" }; /* isol, fina, init, medi */
    for (unsigned joins = 0; joins < 4; joins++) {
        lab_text alone = { 0, { 0 } };
        if (joins & 1) alone.cp[alone.n++] = NIRUGU;
        size_t at = alone.n;
        alone.cp[alone.n++] = core->text.cp[core->at];
        if (joins & 2) alone.cp[alone.n++] = NIRUGU;
        if (!lab_read(lab, lab->system, NOTO_APART, &alone) || strcmp(lab->mine.item[at].form, core->mine) != 0
            || strcmp(lab->theirs.item[at].form, core->theirs) != 0) continue;
        for (size_t i = 0; i < sizeof one_default / sizeof *one_default; i++) {
            if ((one_default[i].systems >> lab->system & 1) && strcmp(one_default[i].position, positions[joins]) == 0
                && at_is(lab, core, one_default[i].letters)) return true;
        }
    }
    return false;
}

/* ---- HarfBuzz ---- */

static bool circle_is_in(noto_lab *lab, const lab_core *core) {
    if (!lab_read(lab, lab->system, NOTO_APART, &core->text) || !lab->theirs.circle) return false;
    return agrees(lab, core, lab->system, NOTO_NO_CIRCLE);
}

/* With a cause taken away the rest agrees, or something else explains what is left. */
static bool is_explained(noto_lab *lab, lab_core *other)
{
    if (agrees(lab, other, lab->system, NOTO_APART)) return true;
    memcpy(other->mine, lab->mine.item[other->at].form, NOTO_FORM);
    memcpy(other->theirs, lab->theirs.item[other->at].form, NOTO_FORM);
    return noto_cause_of(lab, other) < noto_causes_count;
}

static bool zwj_matters(noto_lab *lab, const lab_core *core)
{
    lab_core other = without_zwj(core);
    return has(&core->text, is_zwj) && is_explained(lab, &other);
}

/* A ZWJ between two letters. */
static bool roots_are_separated(noto_lab *lab, const lab_core *core) {
    bool separator = false;
    for (size_t i = 1; i + 1 < core->text.n; i++)
        separator |= core->text.cp[i] == ZWJ && is_letter(core->text.cp[i - 1]) && is_letter(core->text.cp[i + 1]);
    return separator && zwj_matters(lab, core);
}

/* ---- rules and forms of other systems ---- */

/* MVS and NNBSP before any letter or nirugu become wide. */
static bool mvs_is_widened(noto_lab *lab, const lab_core *core) {
    (void)lab;
    size_t next = core->at + 1;
    while (cp_at(core, next) == ZWJ)
        next++;
    return is_mvs(core->text.cp[core->at]) && strcmp(core->theirs, "-") == 0
           && (is_letter(cp_at(core, next)) || cp_at(core, next) == NIRUGU);
}

static bool chachlag_acts(noto_lab *lab, const lab_core *core) {
    return has(&core->text, is_mvs) && another_agrees(lab, core, ANY_HUDUM);
}

static bool selector_acts(noto_lab *lab, const lab_core *core) {
    bool chosen = is_fvs(core->text.cp[core->at]) || is_fvs(cp_at(core, core->at + 1));
    return chosen && another_agrees(lab, core, ANY);
}

static bool selector_resets(noto_lab *lab, const lab_core *core) {
    return at_is(lab, core, "o") && has(&core->text, is_fvs) && another_agrees(lab, core, ANY_HUDUM);
}

static bool manchu_aligali_acts(noto_lab *lab, const lab_core *core) {
    return at_is(lab, core, "e u") && another_agrees(lab, core, MANCHU_X);
}

static bool hudum_aligali_acts(noto_lab *lab, const lab_core *core) {
    return at_is(lab, core, "o u oe ue i a") && another_agrees(lab, core, HUDUM_X);
}

/* ---- the font ---- */

/* The gender of what follows, which decides g, decides h too. */
static bool h_looks_right(noto_lab *lab, const lab_core *core) {
    lab_core other = *core;
    if (!at_is(lab, core, "h")) return false;
    other.text.cp[other.at] = mgl_letter_by_name(lab->system, "g", MGL_NUL);
    return agrees(lab, &other, lab->system, NOTO_APART) && strcmp(lab->mine.item[core->at].form, core->theirs) == 0;
}

static bool gender_mark_stays(noto_lab *lab, const lab_core *core) {
    return lab_read(lab, lab->system, NOTO_APART, &core->text) && lab->theirs.stray
           && (is_fvs(core->text.cp[core->at]) || is_fvs(cp_at(core, core->at + 1)));
}

/* A final o or u behind g or h with FVS2 or FVS4 stays post-bowed. */
static bool bow_ignores_selector(noto_lab *lab, const lab_core *core) {
    lab_core other = without(core, is_fvs);
    return at_is(lab, core, "o u") && has(&core->text, is_fvs) && strcmp(core->mine, "U.fina") == 0
           && strcmp(core->theirs, "O.fina") == 0 && (agrees(lab, &other, lab->system, NOTO_APART), true);
}

/* d before a final vowel with several selectors between. */
static bool d_is_unmarked(noto_lab *lab, const lab_core *core) {
    lab_core other = *core;
    if (!at_is(lab, core, "d") || !is_fvs(cp_at(core, core->at + 1)) || !is_fvs(cp_at(core, core->at + 2))) return false;
    while (is_fvs(cp_at(&other, other.at + 2)))
        other.text = lab_without(&other.text, other.at + 2);
    return agrees(lab, &other, lab->system, NOTO_APART);
}

/* A g that ends a word before a ZWNJ is no bow for the vowel behind it. */
static bool bow_ends_at_zwnj(noto_lab *lab, const lab_core *core) {
    lab_core other = without(core, is_zwnj);
    return has(&core->text, is_zwnj) && agrees(lab, &other, lab->system, NOTO_APART);
}

/* Without the long vowel signs the code point is drawn alike. */
static bool sign_matters(noto_lab *lab, const lab_core *core) {
    lab_core other = without(core, is_long);
    return has(&core->text, is_long) && is_explained(lab, &other);
}

static bool consonant_keeps_place(noto_lab *lab, const lab_core *core) {
    size_t letter = core->at - (core->at && is_fvs(core->text.cp[core->at]));
    return !is_one_of(lab->system, cp_at(core, letter), "a e i o u oe ue lvs") && sign_matters(lab, core);
}

/* b lvs a lvs: the font looks for the bow right before the vowel. */
static bool sign_hides_bow(noto_lab *lab, const lab_core *core) {
    lab_core other = *core;
    if (core->text.n < 3 || !is_long(core->text.cp[1]) || is_long(core->text.cp[2])) return false;
    other.text = lab_without(&other.text, 1);
    other.at -= other.at > 1;
    return agrees(lab, &other, lab->system, NOTO_APART);
}

/* ---- printed units ---- */

static bool circle_is_printed(noto_lab *lab, const lab_core *core) {
    return lab_read(lab, lab->system, NOTO_WHOLE | NOTO_NO_CIRCLE, &core->text) && lab_same_units(lab);
}

/* The ligature skips or moves what stands beside it: without ligatures of letters the units agree. */
static bool pair_disturbs(noto_lab *lab, const lab_core *core) {
    return lab_read(lab, lab->system, NOTO_SIGNED, &core->text) && lab_same_units(lab);
}

/* Copies printed units without the join marks beside a long vowel sign. */
static void drop_joins(const char *units, char out[NOTO_PRINT]) {
    static const char *const joins[] = { " > Lv", " Lv", "Lv < ", "Lv " };
    size_t used = 0;
    while (*units) {
        size_t i = strncmp(units, joins[0], 5) == 0 ? 0 : strncmp(units, joins[2], 5) == 0 ? 2 : 4;
        if (i == 4) {
            out[used++] = *units++;
            continue;
        }
        memcpy(out + used, joins[i + 1], 3);
        used += 3;
        units += 5;
    }
    out[used] = 0;
}

static bool only_sign_joins_differ(noto_lab *lab, const lab_core *core) {
    static char mine[NOTO_PRINT], theirs[NOTO_PRINT];
    if (!lab_read(lab, lab->system, NOTO_SIGNED, &core->text)) return false;
    drop_joins(lab->mine.units, mine);
    drop_joins(lab->theirs.units, theirs);
    return strcmp(mine, theirs) == 0;
}

static bool letter_has_no_joining_class(noto_lab *lab, const lab_core *core) {
    bool letter = false;
    for (size_t i = 0; i < core->text.n; i++)
        letter |= is_one_of(lab->system, core->text.cp[i], "chX hX") || (is_one_of(lab->system, core->text.cp[i], "n") && is_fvs(cp_at(core, i + 1)));
    return letter && only_sign_joins_differ(lab, core);
}

/* Without its marks the text prints the same. */
static bool mark_is_placed(noto_lab *lab, const lab_core *core) {
    lab_core other = *core;
    if (!has(&core->text, is_mark)) return false;
    for (size_t i = other.text.n; i-- > 0;) {
        if (is_mark(other.text.cp[i])) other.text = lab_without(&other.text, i);
    }
    return lab_read(lab, lab->system, NOTO_WHOLE, &other.text) && lab_same_units(lab);
}

static bool i_has_no_signed_form(noto_lab *lab, const lab_core *core) {
    bool signed_i = false;
    for (size_t i = 1; i < core->text.n; i++)
        signed_i |= is_long(core->text.cp[i]) && is_one_of(lab->system, core->text.cp[i - 1], "i");
    if (!signed_i || !lab_read(lab, lab->system, NOTO_SIGNED, &core->text)) return false;
    char *apart = strstr(lab->theirs.units, "Ip < Lv");
    if (apart) memmove(apart + 3, apart + 5, strlen(apart + 5) + 1);
    return apart && lab_same_units(lab);
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
    { "chachlag", NOTO_OTHER, ANY, true, chachlag_acts,
      "Hudum: a after an MVS, and the letter before it" },
    { "selector resets o", NOTO_OTHER, ANY_MANCHU, true, selector_resets,
      "Hudum: a selector beside o takes its marked form away" },
    { "Manchu Ali Gali vowels", NOTO_OTHER, SIBE | MANCHU, true, manchu_aligali_acts,
      "Manchu Ali Gali: u after a vowel, e after the syllable boundary marker" },
    { "Hudum Ali Gali vowels", NOTO_OTHER, HUDUM, true, hudum_aligali_acts,
      "Hudum Ali Gali: the first syllable after a cluster, medial vowels that keep their form before a selector, a before MVS + a" },
    { "root separator", NOTO_OTHER, ANY_MANCHU, true, roots_are_separated,
      "Todo, and Hudum before revision 3: a ZWJ between letters separates roots" },
    { "root separator", NOTO_FONT, ANY_HUDUM | ANY_TODO, true, roots_are_separated,
      "the font takes a ZWJ between letters for a root separator, which revision 3 of UTN #57 dropped" },
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
      "the font ligates other pairs than the table: a mark prints between the letters, not behind them, or the other way round" },
    { "letter without a joining class", NOTO_FONT, ANY_TODO, false, letter_has_no_joining_class,
      "chX, hX and a selected n are missing in the font's class of letters that a long vowel sign joins to" },
    { "i with a long vowel sign", NOTO_FONT, ANY_TODO, false, i_has_no_signed_form,
      "the font has no joined form of Ip and a final sign outside ligatures" },
};

const size_t noto_causes_count = sizeof noto_causes / sizeof *noto_causes;

size_t noto_cause_of(noto_lab *lab, const lab_core *core) {
    for (size_t i = 0; i < noto_causes_count; i++) {
        const noto_cause *cause = noto_causes + i;
        if (!(cause->systems >> lab->system & 1) || cause->item != core->item) continue;
        if (cause->explains(lab, core)) return i;
    }
    return noto_causes_count;
}
