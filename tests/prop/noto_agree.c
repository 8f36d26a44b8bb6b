/* noto_agree.c -- libmongol beside HarfBuzz with Noto Sans Mongolian 3.002 on seeded random texts, one system at a
 * time. Prints the agreement and puts every difference into a named class; a difference that no class explains fails.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "noto_causes.h"
#include "random.h"
#include "tap.h"

enum { CAUSES = 32, ROUNDS = 8, SHOWN = 20 };

/* Causes are bits; this one is none. */
#define UNEXPLAINED (1U << 31)

typedef struct agreement {
    unsigned texts, unread;
    unsigned items, units;     /* texts whose code points are drawn alike; whose printed units are equal too */
    unsigned own;              /* whose code points are, rules and forms of other systems in the font not counted */
    unsigned words, words_own; /* texts of well-formed words only */
    unsigned unexplained;
    bool silent;
    unsigned causes[CAUSES]; /* texts a cause takes part in */
    char example[CAUSES][256];
} agreement;

static void read_text(const char *bytes, size_t n, lab_text *text)
{
    static noto_reading reading;
    text->n = 0;
    if (!noto_items(bytes, n, &reading))
        return;
    for (; text->n < reading.n; text->n++)
        text->cp[text->n] = reading.item[text->n].codepoint;
}

static void note_unexplained(noto_lab *lab, const lab_core *core, agreement *sum)
{
    char names[1024];
    if (sum->unexplained++ >= SHOWN || sum->silent)
        return;
    lab_names(lab->system, &core->text, names);
    lab_read(lab, lab->system, NOTO_WHOLE, &core->text);
    tap_note("unexplained: %s", names);
    tap_note("    libmongol %s | font %s", lab->mine.units, lab->theirs.units);
    if (core->item)
        tap_note("    code point %zu: libmongol %s | font %s", core->at + 1, core->mine, core->theirs);
}

/* Finds the cause of one difference; returns its bit. */
static uint32_t explain(noto_lab *lab, const lab_core *core, agreement *sum)
{
    size_t cause = noto_cause_of(lab, core);
    char names[1024];
    if (cause == noto_causes_count) {
        note_unexplained(lab, core, sum);
        return UNEXPLAINED;
    }
    if (!sum->example[cause][0])
        snprintf(sum->example[cause], sizeof sum->example[cause], "%.250s", lab_names(lab->system, &core->text, names));
    return 1U << cause;
}

/* The causes of all differences of a text, as bits. Code points that differ are explained and taken out, until the rest
 * agrees. */
static uint32_t explain_text(noto_lab *lab, lab_text text, agreement *sum)
{
    uint32_t causes = 0;
    lab_core core;
    for (int round = 0; round < ROUNDS && text.n; round++) {
        lab_text rest = { 0, { 0 } };
        for (size_t i = 0; i < text.n; i++) {
            if (!lab_read(lab, lab->system, NOTO_APART, &text))
                return causes | UNEXPLAINED;
            if (lab_same_item(lab, i)) {
                rest.cp[rest.n++] = text.cp[i];
                continue;
            }
            lab_shrink_item(lab, &text, i, &core);
            causes |= explain(lab, &core, sum);
        }
        if (rest.n == text.n) {
            if (!lab_read(lab, lab->system, NOTO_WHOLE, &text) || lab_same_units(lab))
                break;
            lab_shrink_units(lab, &text, &core);
            return causes | explain(lab, &core, sum);
        }
        text = rest;
    }
    return causes;
}

static bool only(uint32_t causes, uint32_t groups)
{
    for (size_t i = 0; i < noto_causes_count; i++) {
        if ((causes >> i & 1) && !(groups >> noto_causes[i].group & 1))
            return false;
    }
    return !(causes & UNEXPLAINED);
}

static void try_text(noto_lab *lab, const char *bytes, size_t n, bool word, agreement *sum)
{
    lab_text text;
    read_text(bytes, n, &text);
    sum->texts++;
    if (!lab_read(lab, lab->system, NOTO_APART, &text)) {
        sum->unread++;
        return;
    }
    bool items = lab_next_difference(lab, 0) == text.n;
    bool units = lab_read(lab, lab->system, NOTO_WHOLE, &text) && lab_same_units(lab);
    uint32_t causes = items && units ? 0 : explain_text(lab, text, sum), item_causes = 0;
    for (size_t i = 0; i < noto_causes_count; i++) {
        sum->causes[i] += causes >> i & 1;
        if (noto_causes[i].item)
            item_causes |= causes & 1U << i;
    }
    item_causes |= causes & UNEXPLAINED;
    sum->items += only(item_causes, 1U << NOTO_NAMING);
    sum->units += only(causes, 1U << NOTO_NAMING);
    bool own = only(item_causes, 1U << NOTO_NAMING | 1U << NOTO_OTHER);
    sum->own += own;
    sum->words += word;
    sum->words_own += word && own;
}

static double percent(unsigned part, unsigned whole)
{
    return whole ? 100.0 * part / whole : 100.0;
}

/* What the best known procedures reach against this font, in percent (UTN #57 as the project's manuals execute it):
 * the font as it is; its rules for this system alone; printed units too; well-formed words. 0: no figure. */
static const struct {
    uint32_t system;
    double items, own, units, words;
} known[] = {
    { MGL_SYSTEM_HUDUM, 84.9, 0, 0, 97.7 },
    { MGL_SYSTEM_TODO, 97.07, 0, 96.64, 99.9 },
    { MGL_SYSTEM_SIBE, 84.47, 99.86, 0, 0 },
    { MGL_SYSTEM_MANCHU, 78.14, 99.36, 0, 0 },
    { MGL_SYSTEM_HUDUM_ALIGALI, 99.32, 99.67, 0, 0 },
    { MGL_SYSTEM_TODO_ALIGALI, 98.19, 0, 95.91, 99.9 },
    { MGL_SYSTEM_MANCHU_ALIGALI, 85.89, 99.94, 0, 0 },
};

static void hold(const noto_lab *lab, const char *what, unsigned part, unsigned whole, double least)
{
    double reached = whole ? 100.0 * part / whole : 0;
    if (least > 0)
        tap(reached >= least, "%s: %s: %.2f %%, known %.2f %%", mgl_system_name(lab->system), what, reached, least);
}

static void report(const noto_lab *lab, const agreement *sum, bool figures)
{
    const char *name = mgl_system_name(lab->system);
    tap_note("%s: %u texts; %u drawn alike, code point by code point (%.2f %%), %u in printed units too (%.2f %%)",
             name, sum->texts, sum->items, percent(sum->items, sum->texts), sum->units,
             percent(sum->units, sum->texts));
    tap_note("    other systems' rules not counted: %u (%.2f %%), of well-formed words %u of %u (%.2f %%)", sum->own,
             percent(sum->own, sum->texts), sum->words_own, sum->words, percent(sum->words_own, sum->words));
    tap_note("    texts each cause takes part in, and the smallest part of the first:");
    for (size_t i = 0; i < noto_causes_count; i++) {
        if (!sum->causes[i])
            continue;
        tap_note("    %6u  %s: %s (%s)", sum->causes[i], noto_causes[i].name, noto_causes[i].reason, sum->example[i]);
    }
    tap(sum->unread == 0, "%s: every text was read on both sides", name);
    tap(sum->unexplained == 0, "%s: %u differences without a cause", name, sum->unexplained);
    for (size_t i = 0; figures && i < sizeof known / sizeof *known; i++) {
        if (known[i].system != lab->system)
            continue;
        hold(lab, "as the font is", sum->items, sum->texts, known[i].items);
        hold(lab, "by its rules for this system", sum->own, sum->texts, known[i].own);
        hold(lab, "printed units too", sum->units, sum->texts, known[i].units);
        hold(lab, "well-formed words", sum->words_own, sum->words, known[i].words);
    }
}

static void try_texts(noto_lab *lab, const random_alphabet *alphabet, unsigned texts, uint64_t seed, agreement *sum)
{
    random_source random = random_start(seed * 8 + alphabet->system);
    for (unsigned i = 0; i < texts; i++) {
        char bytes[RANDOM_BYTES];
        random_kind kind = (random_kind)(i % 3);
        size_t n = random_text(&random, alphabet, kind, bytes);
        try_text(lab, bytes, n, kind == RANDOM_WORDS, sum);
    }
}

/* Every text of one to three symbols: letters, controls, a mark. */
static void try_every(noto_lab *lab, const random_alphabet *alphabet, agreement *sum)
{
    static const uint32_t controls[] = {
        0x180A, 0x180B, 0x180C, 0x180D, 0x180F, 0x180E, 0x202F, 0x200C, 0x200D, 0x1885
    };
    uint32_t symbols[2 * RANDOM_LETTERS];
    unsigned n = 0;
    for (unsigned i = 0; i < alphabet->vowel_n; i++)
        symbols[n++] = alphabet->vowels[i];
    for (unsigned i = 0; i < alphabet->consonant_n; i++)
        symbols[n++] = alphabet->consonants[i];
    if (alphabet->long_sign)
        symbols[n++] = alphabet->long_sign;
    for (unsigned i = 0; i < sizeof controls / sizeof *controls; i++)
        symbols[n++] = controls[i];
    for (unsigned length = 1, all = n; length <= 3; length++, all *= n) {
        for (unsigned number = 0; number < all; number++) {
            char bytes[RANDOM_BYTES];
            size_t used = 0;
            for (unsigned i = 0, rest = number; i < length; i++, rest /= n)
                random_put(bytes, &used, symbols[rest % n]);
            try_text(lab, bytes, used, false, sum);
        }
    }
}

/* Shaped by the rules of a wrong system, the same texts must show differences that no cause explains. */
static unsigned try_canary(noto_lab *lab, const random_alphabet *alphabet, agreement *sum)
{
    sum->silent = true;
    bool hudum = alphabet->system == MGL_SYSTEM_HUDUM || alphabet->system == MGL_SYSTEM_HUDUM_ALIGALI;
    lab->system = hudum ? MGL_SYSTEM_SIBE : MGL_SYSTEM_HUDUM;
    try_texts(lab, alphabet, 100, 1, sum);
    lab->system = alphabet->system;
    return sum->unexplained;
}

static void try_system(noto_lab *lab, unsigned texts, uint64_t seed)
{
    random_alphabet alphabet;
    agreement *sum = calloc(2, sizeof *sum);
    random_alphabet_fill(&alphabet, MGL_PROFILE_UTN57_R4, lab->system);
    if (!tap(alphabet.vowel_n > 5 && alphabet.consonant_n > 20 && sum, "%s: has letters", mgl_system_name(lab->system)))
        return;
    if (texts)
        try_texts(lab, &alphabet, texts, seed, sum);
    else
        try_every(lab, &alphabet, sum);
    report(lab, sum, texts > 0);
    tap(try_canary(lab, &alphabet, sum + 1) > 10, "%s: rules of another system leave differences without a cause",
        mgl_system_name(lab->system));
    free(sum);
}

int main(int argc, char **argv)
{
    static noto_lab lab;
    const char *why;
    if (argc < 3 || argc > 5) {
        fprintf(stderr, "Usage: noto_agree FONT SYSTEM [TEXTS [SEED]]\n"
                        "TEXTS random texts (20000), or with 0 every text of one to three symbols.\n");
        return 2;
    }
    lab.system = mgl_system_by_name(argv[2], MGL_NUL);
    lab.noto = noto_open(argv[1], &why);
    if (!lab.noto)
        return tap_skip_all(why);
    if (tap(ours_open(&lab.ours) && lab.system != UINT32_MAX && noto_causes_count < CAUSES - 1,
            "libmongol is ready for %s", argv[2]))
        try_system(&lab, argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 20000,
                   argc > 4 ? strtoull(argv[4], NULL, 10) : 1);
    ours_close(&lab.ours);
    noto_close(lab.noto);
    return tap_end();
}
