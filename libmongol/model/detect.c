/* detect.c -- choosing the writing system.
 *
 * Every letter belongs to some of the four families.  A word speaks for the families that have the most of its letters; a word
 * that leaves several is decided by the words of its paragraph that leave one, then by the language tag, then by frequency. */
#include "model/detect.h"

#include <string.h>

#include "model/segment.h"

enum { ALL = 0x1E }; /* every family, as bits */

static int is_letter(uint8_t symbol) {
    return mgl_symbols[symbol].kind == MGL_KIND_LETTER;
}

/* The letters of a word, counted by family. */
typedef struct mgl_tally {
    unsigned letters;
    unsigned every;                  /* families that have all of them, as bits */
    unsigned have[MGL_FAMILIES + 1];
} mgl_tally;

static void tally_letter(mgl_tally *tally, unsigned families) {
    tally->letters++;
    tally->every &= families;
    for (unsigned family = 1; family <= MGL_FAMILIES; family++)
        tally->have[family] += families >> family & 1;
}

/* The families that have the most letters of a word, as bits. */
static unsigned best_families(const mgl_tally *tally) {
    if (tally->every) return tally->every;
    unsigned most = 0, best = 0;
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        if (tally->have[family] > most) most = tally->have[family], best = 0;
        if (tally->have[family] == most && most) best |= 1u << family;
    }
    return best ? best : ALL;
}

static int is_single(unsigned families) {
    return families && !(families & (families - 1));
}

static unsigned first_family(unsigned families) {
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        if (families >> family & 1) return family;
    }
    return 1;
}

/* Counts the letters of the paragraph around p whose word speaks for one family only. */
static void read_paragraph(mgl_detector *detector, const unsigned char *p) {
    const unsigned char *begin = p, *end = memchr(p, '\n', (size_t)(detector->text_end - p));
    while (begin > detector->text && begin[-1] != '\n')
        begin--;
    if (!end) end = detector->text_end;
    detector->begin = begin;
    detector->end = end;
    memset(detector->votes, 0, sizeof detector->votes);
    const unsigned char *stop;
    for (const unsigned char *s = mgl_segment_find(begin, end, end, &stop); s < end;
         s = mgl_segment_find(stop, end, end, &stop)) {
        mgl_tally word = { .every = ALL };
        mgl_slot slot;
        for (; s < stop; s += 3) {
            mgl_segment_read(s, 3, &slot);
            if (is_letter(slot.symbol)) tally_letter(&word, mgl_families[detector->profile][slot.symbol]);
        }
        unsigned best = best_families(&word);
        if (is_single(best)) detector->votes[first_family(best)] += word.letters;
    }
}

/* The families of a tie that the paragraph's words speak for most. */
static unsigned most_voted(const mgl_detector *detector, unsigned families) {
    uint32_t most = 0;
    unsigned best = 0;
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        if (!(families >> family & 1) || detector->votes[family] < most || !detector->votes[family]) continue;
        if (detector->votes[family] > most) best = 0;
        most = detector->votes[family];
        best |= 1u << family;
    }
    return best;
}

/* The base system, or its Ali Gali extension when a letter needs it. */
static unsigned with_extension(const mgl_detector *detector, unsigned family, const mgl_slot *slots, size_t n) {
    static const uint8_t extension[MGL_FAMILIES + 1] = { 0, 5, 6, 0, 7 };
    if (!extension[family]) return family;
    const mgl_set *base = mgl_sets[detector->profile][family - 1];
    const mgl_set *wide = mgl_sets[detector->profile][extension[family] - 1];
    for (size_t i = 0; i < n; i++) {
        uint8_t symbol = slots[i].symbol;
        if (is_letter(symbol) && !(base->classes[symbol] & 1) && (wide->classes[symbol] & 1)) return extension[family];
    }
    return family;
}

unsigned mgl_detect(mgl_detector *detector, const unsigned char *p, const mgl_slot *slots, size_t n, mgl_certainty *certainty) {
    mgl_certainty ignored;
    if (!certainty) certainty = &ignored;
    *certainty = MGL_CERTAIN_CHOSEN;
    if (detector->fixed) return detector->fixed;
    mgl_tally word = { .every = ALL };
    for (size_t i = 0; i < n; i++) {
        if (is_letter(slots[i].symbol)) tally_letter(&word, mgl_families[detector->profile][slots[i].symbol]);
    }
    unsigned best = best_families(&word), winner;
    int all = word.every != 0;
    *certainty = all ? MGL_CERTAIN_LETTERS : MGL_CERTAIN_MOST;
    if (!is_single(best)) {
        if (!detector->begin || p < detector->begin || p >= detector->end) read_paragraph(detector, p);
        winner = most_voted(detector, best);
        if (is_single(winner)) {
            if (all) *certainty = MGL_CERTAIN_AROUND;
            best = winner;
        } else if (detector->hint && (best >> detector->hint & 1)) {
            *certainty = MGL_CERTAIN_TAG;
            best = 1u << detector->hint;
        } else {
            *certainty = MGL_CERTAIN_GUESS;
        }
    }
    return with_extension(detector, first_family(best), slots, n);
}

unsigned mgl_family_of_language(const char *tag) {
    size_t n = tag ? strcspn(tag, "-_") : 0;
    for (unsigned i = 0; n && i < MGL_FAMILIES; i++) {
        for (const char *p = mgl_system_names[i].language; *p; p += strcspn(p, " "), p += *p == ' ') {
            if (strcspn(p, " ") == n && !strncmp(p, tag, n)) return mgl_system_names[i].number;
        }
    }
    return 0;
}

void mgl_detector_start(mgl_detector *detector, unsigned profile, unsigned fixed, const char *language,
                        const unsigned char *text, const unsigned char *text_end) {
    *detector = (mgl_detector){ .profile = profile, .fixed = fixed, .text = text, .text_end = text_end };
    if (!fixed) detector->hint = mgl_family_of_language(language);
}
