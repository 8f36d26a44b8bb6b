/* detector.c -- choosing the writing system of a segment.
 *
 * Every letter belongs to some of the four families.  A word speaks for the families that have the most of its letters. */
#include "model/detector.h"

#include <string.h>

#include "model/segment.h"

static bool is_letter(uint8_t symbol) {
    return mgl_symbols[symbol].kind == MGL_KIND_LETTER;
}

static void tally_letter(mgl_tally *tally, const mgl_detector *detector, uint8_t symbol) {
    unsigned families = mgl_families[detector->profile][symbol];
    tally->letters++;
    tally->every &= families;
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        tally->have[family] += families >> family & 1;
        tally->weight[family] += mgl_letter_weights[family - 1][symbol];
    }
}

/* The families that have the most letters of a word, as bits. */
static unsigned best_families(const mgl_tally *tally) {
    if (tally->every) return tally->every;
    uint32_t most = 0;
    unsigned best = 0;
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        if (tally->have[family] > most) most = tally->have[family], best = 0;
        if (tally->have[family] == most && most) best |= 1u << family;
    }
    return best ? best : MGL_ALL_FAMILIES;
}

static bool is_single(unsigned families) {
    return families && !(families & (families - 1));
}

static unsigned first_family(unsigned families) {
    unsigned family = 1;
    while (family < MGL_FAMILIES && !(families >> family & 1))
        family++;
    return family;
}

static mgl_tally tally_of(const mgl_detector *detector, const mgl_slot *slots, size_t n) {
    mgl_tally word = { .every = MGL_ALL_FAMILIES };
    for (size_t i = 0; i < n; i++) {
        if (is_letter(slots[i].symbol)) tally_letter(&word, detector, slots[i].symbol);
    }
    return word;
}

/* Counts the letters of the words in [begin, end) that speak for one family only. */
static void read_votes(const mgl_detector *detector, const unsigned char *begin, const unsigned char *end,
                       uint32_t votes[MGL_FAMILIES + 1]) {
    const unsigned char *stop;
    memset(votes, 0, (MGL_FAMILIES + 1) * sizeof *votes);
    for (const unsigned char *s = mgl_segment_find(begin, end, end, &stop); s < stop;
         s = mgl_segment_find(stop, end, end, &stop)) {
        mgl_tally word = { .every = MGL_ALL_FAMILIES };
        for (mgl_slot slot; s < stop; s += 3) {
            mgl_segment_read(s, 3, &slot);
            if (is_letter(slot.symbol)) tally_letter(&word, detector, slot.symbol);
        }
        unsigned best = best_families(&word);
        if (is_single(best)) votes[first_family(best)] += word.letters;
    }
}

/* The paragraph around p. */
static void read_paragraph(mgl_detector *detector, const unsigned char *p) {
    const unsigned char *begin = p, *end = memchr(p, '\n', (size_t)(detector->text_end - p));
    while (begin > detector->text && begin[-1] != '\n')
        begin--;
    detector->begin = begin;
    detector->end = end ? end : detector->text_end;
    read_votes(detector, begin, detector->end, detector->votes);
}

/* The families among some that others speak for most, as bits. */
static unsigned most_voted(const uint32_t votes[MGL_FAMILIES + 1], unsigned families) {
    uint32_t most = 0;
    unsigned best = 0;
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        if (!(families >> family & 1) || !votes[family] || votes[family] < most) continue;
        if (votes[family] > most) best = 0;
        most = votes[family];
        best |= 1u << family;
    }
    return best;
}

/* The one family among some that the words around p speak for: those of the paragraph, else those of the whole text. */
static unsigned voted(mgl_detector *detector, const unsigned char *p, unsigned families) {
    if (!detector->begin || p < detector->begin || p >= detector->end) read_paragraph(detector, p);
    unsigned best = most_voted(detector->votes, families);
    if (best) return best;
    if (!detector->all_read) read_votes(detector, detector->text, detector->text_end, detector->all_votes);
    detector->all_read = true;
    return most_voted(detector->all_votes, families);
}

/* Two to the power of the difference of two weights, as a chance in a thousand of the first. */
static unsigned chance(int32_t first, int32_t second) {
    int32_t difference = first - second; /* 256: twice as likely */
    if (difference > 256 * 10) return 999;
    unsigned odds = 16; /* sixteenths */
    for (; difference >= 256; difference -= 256)
        odds *= 2;
    odds += odds * (unsigned)(difference < 0 ? 0 : difference) / 256;
    return 1000 * odds / (odds + 16);
}

/* The likeliest of some families by the frequency of their letters. */
static unsigned likeliest(const mgl_tally *word, unsigned families, unsigned *permille) {
    int32_t best = INT32_MIN, second = INT32_MIN;
    unsigned winner = 1;
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        if (!(families >> family & 1)) continue;
        int32_t weight = word->weight[family] + mgl_family_weights[family - 1];
        if (weight > best) {
            second = best;
            best = weight;
            winner = family;
        } else if (weight > second) {
            second = weight;
        }
    }
    *permille = second == INT32_MIN ? 999 : chance(best, second);
    if (*permille > 890) *permille = 890; /* frequencies alone are never sure */
    return winner;
}

/* The base system, or its Ali Gali extension when a letter needs it. */
static unsigned with_extension(const mgl_detector *detector, unsigned family, const mgl_slot *slots, size_t n) {
    static const uint8_t extension[MGL_FAMILIES + 1] = { 0, MGL_SYSTEM_HUDUM_ALIGALI, MGL_SYSTEM_TODO_ALIGALI, 0,
                                                         MGL_SYSTEM_MANCHU_ALIGALI };
    if (!extension[family]) return family;
    const mgl_set *base = mgl_sets[detector->profile][family - 1];
    const mgl_set *wide = mgl_sets[detector->profile][extension[family] - 1];
    for (size_t i = 0; i < n; i++) {
        uint8_t symbol = slots[i].symbol;
        if (is_letter(symbol) && !(base->classes[symbol] & 1) && (wide->classes[symbol] & 1)) return extension[family];
    }
    return family;
}

mgl_finding mgl_detect_segment(mgl_detector *detector, const unsigned char *p, const mgl_slot *slots, size_t n) {
    mgl_finding finding = { detector->fixed, MGL_CERTAIN_CHOSEN, 1000, 0 };
    if (detector->fixed) return finding;
    mgl_tally word = tally_of(detector, slots, n);
    unsigned best = best_families(&word);
    finding.letters = word.letters;
    finding.certainty = word.every ? MGL_CERTAIN_LETTERS : MGL_CERTAIN_MOST;
    finding.permille = word.every ? 990 : word.have[first_family(best)] * 900 / word.letters;
    if (!is_single(best)) {
        unsigned winners = voted(detector, p, best);
        if (is_single(winners)) {
            best = winners;
            if (word.every) finding.certainty = MGL_CERTAIN_AROUND, finding.permille = 950;
        } else if (detector->hint && (best >> detector->hint & 1)) {
            best = 1u << detector->hint;
            finding.certainty = MGL_CERTAIN_TAG;
            finding.permille = 920;
        } else {
            best = 1u << likeliest(&word, best, &finding.permille);
            finding.certainty = word.letters ? MGL_CERTAIN_FREQUENCY : MGL_CERTAIN_NOTHING;
        }
    }
    finding.system = with_extension(detector, first_family(best), slots, n);
    return finding;
}

static unsigned family_of_language(const char *tag) {
    size_t n = tag ? strcspn(tag, "-_") : 0;
    for (unsigned i = 0; n && i < MGL_FAMILIES; i++) {
        for (const char *p = mgl_system_names[i].language; *p; p += strcspn(p, " "), p += *p == ' ') {
            if (strcspn(p, " ") == n && !strncmp(p, tag, n)) return mgl_system_names[i].number;
        }
    }
    return 0;
}

void mgl_detector_start(mgl_detector *detector, const mgl_shape_opts *opts, const char *text, size_t n) {
    *detector = (mgl_detector){ .profile = opts->profile - 1, .fixed = opts->system, .text = (const unsigned char *)text };
    detector->text_end = detector->text + n;
    if (!opts->system) detector->hint = family_of_language(opts->language);
}
