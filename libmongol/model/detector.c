/* detector.c -- choosing the writing system of a segment.
 *
 * Every letter belongs to some of the four families.  A word speaks for the families that have the most of its letters.
 */
#include "model/detector.h"

#include <string.h>

#include "model/segment.h"

static bool is_letter(uint8_t symbol)
{
    return mgl_symbols[symbol].kind == MGL_KIND_LETTER;
}

/* A word: what is asked of it at once, and its letters for what is asked seldom. */
typedef struct mgl_word_letters {
    const mgl_slot *slots;
    size_t n;
    uint32_t letters;
    unsigned every; /* families that have all of them, as bits */
} mgl_word_letters;

static mgl_word_letters word_of(const mgl_detector *detector, const mgl_slot *slots, size_t n)
{
    mgl_word_letters word = { slots, n, 0, MGL_ALL_FAMILIES };
    const uint8_t *families = mgl_families[detector->profile];
    for (size_t i = 0; i < n; i++) {
        unsigned have = families[slots[i].symbol]; /* 0: no letter, or one that no family has */
        word.letters += have != 0;
        word.every &= have ? have : MGL_ALL_FAMILIES;
    }
    return word;
}

/* How many letters of a word a family has. */
static uint32_t letters_of(const mgl_detector *detector, const mgl_word_letters *word, unsigned family)
{
    uint32_t n = 0;
    for (size_t i = 0; i < word->n; i++) {
        uint8_t symbol = word->slots[i].symbol;
        n += is_letter(symbol) && (mgl_families[detector->profile][symbol] >> family & 1);
    }
    return n;
}

/* How much the frequency of its first letters speaks for a family. */
static int32_t weight_of(const mgl_word_letters *word, unsigned family)
{
    enum { ENOUGH = 64 };
    int32_t weight = mgl_family_weights[family - 1];
    for (size_t i = 0, letters = 0; i < word->n && letters < ENOUGH; i++) {
        uint8_t symbol = word->slots[i].symbol;
        letters += is_letter(symbol);
        weight += mgl_letter_weights[family - 1][symbol];
    }
    return weight;
}

/* The families that have the most letters of a word, as bits; *most is how many. */
static unsigned best_families(const mgl_detector *detector, const mgl_word_letters *word, uint32_t *most)
{
    *most = word->letters;
    if (word->every)
        return word->every;
    unsigned best = 0;
    *most = 0;
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        uint32_t have = letters_of(detector, word, family);
        if (have > *most)
            *most = have, best = 0;
        if (have == *most && have)
            best |= 1u << family;
    }
    return best ? best : MGL_ALL_FAMILIES;
}

static bool is_single(unsigned families)
{
    return families && !(families & (families - 1));
}

static unsigned first_family(unsigned families)
{
    unsigned family = 1;
    while (family < MGL_FAMILIES && !(families >> family & 1))
        family++;
    return family;
}

/* The letters of the segment [s, stop) go to the one family that has most of them, if there is one. */
static void vote(const mgl_detector *detector, const unsigned char *s, const unsigned char *stop, uint32_t *votes)
{
    uint32_t letters = 0, most = 0, have[MGL_FAMILIES + 1] = { 0 };
    unsigned best = 0;
    for (; s < stop; s += 3) {
        unsigned families = mgl_families[detector->profile][mgl_segment_symbol(s)];
        letters += families != 0;
        for (unsigned family = 1; family <= MGL_FAMILIES; family++)
            have[family] += families >> family & 1;
    }
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        if (have[family] > most)
            most = have[family], best = 0;
        if (have[family] == most && most)
            best |= 1u << family;
    }
    if (is_single(best))
        votes[first_family(best)] += letters;
}

/* Counts the letters of the words in [begin, end) that speak for one family only. */
static void read_votes(const mgl_detector *detector, const unsigned char *begin, const unsigned char *end,
                       uint32_t votes[MGL_FAMILIES + 1])
{
    const unsigned char *stop;
    memset(votes, 0, (MGL_FAMILIES + 1) * sizeof *votes);
    for (const unsigned char *s = mgl_segment_find(begin, end, end, &stop); s < stop;
         s = mgl_segment_find(stop, end, end, &stop))
        vote(detector, s, stop, votes);
}

/* The paragraph around p. */
static void read_paragraph(mgl_detector *detector, const unsigned char *p)
{
    const unsigned char *begin = p, *end = memchr(p, '\n', (size_t)(detector->text_end - p));
    while (begin > detector->text && begin[-1] != '\n')
        begin--;
    detector->begin = begin;
    detector->end = end ? end : detector->text_end;
    read_votes(detector, begin, detector->end, detector->votes);
}

/* The families among some that others speak for most, as bits. */
static unsigned most_voted(const uint32_t votes[MGL_FAMILIES + 1], unsigned families)
{
    uint32_t most = 0;
    unsigned best = 0;
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        if (!(families >> family & 1) || !votes[family] || votes[family] < most)
            continue;
        if (votes[family] > most)
            best = 0;
        most = votes[family];
        best |= 1u << family;
    }
    return best;
}

/* The one family among some that the words around p speak for: those of the paragraph, else those of the whole text. */
static unsigned voted(mgl_detector *detector, const unsigned char *p, unsigned families)
{
    if (!detector->begin || p < detector->begin || p >= detector->end)
        read_paragraph(detector, p);
    unsigned best = most_voted(detector->votes, families);
    if (best)
        return best;
    if (!detector->all_read)
        read_votes(detector, detector->text, detector->text_end, detector->all_votes);
    detector->all_read = true;
    return most_voted(detector->all_votes, families);
}

/* Two to the power of the difference of two weights, as a chance in a thousand of the first. */
static unsigned chance(int32_t first, int32_t second)
{
    int32_t difference = first - second; /* 256: twice as likely */
    if (difference > 256 * 10)
        return 999;
    unsigned odds = 16; /* sixteenths */
    for (; difference >= 256; difference -= 256)
        odds *= 2;
    odds += odds * (unsigned)(difference < 0 ? 0 : difference) / 256;
    return 1000 * odds / (odds + 16);
}

/* The likeliest of some families by the frequency of their letters. */
static unsigned likeliest(const mgl_word_letters *word, unsigned families, unsigned *permille)
{
    int32_t best = INT32_MIN, second = INT32_MIN;
    unsigned winner = 1;
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        if (!(families >> family & 1))
            continue;
        int32_t weight = weight_of(word, family);
        if (weight > best) {
            second = best;
            best = weight;
            winner = family;
        } else if (weight > second) {
            second = weight;
        }
    }
    *permille = second == INT32_MIN ? 999 : chance(best, second);
    if (*permille > 890)
        *permille = 890; /* frequencies alone are never sure */
    return winner;
}

/* The base system, or its Ali Gali extension when a letter needs it. */
static unsigned with_extension(const mgl_detector *detector, unsigned family, const mgl_slot *slots, size_t n)
{
    unsigned extension = mgl_family_extensions[family];
    if (!extension)
        return family;
    const mgl_set *base = mgl_sets[detector->profile][family - 1];
    const mgl_set *wide = mgl_sets[detector->profile][extension - 1];
    for (size_t i = 0; i < n; i++) {
        uint8_t symbol = slots[i].symbol;
        if (is_letter(symbol) && !(base->classes[symbol] & 1) && (wide->classes[symbol] & 1))
            return extension;
    }
    return family;
}

mgl_finding mgl_detect_segment(mgl_detector *detector, const unsigned char *p, const mgl_slot *slots, size_t n)
{
    mgl_finding finding = { detector->fixed, MGL_CERTAIN_CHOSEN, 1000, 0 };
    if (detector->fixed)
        return finding;
    uint32_t most;
    mgl_word_letters word = word_of(detector, slots, n);
    unsigned best = best_families(detector, &word, &most);
    finding.letters = word.letters;
    finding.certainty = word.every ? MGL_CERTAIN_LETTERS : MGL_CERTAIN_MOST;
    finding.permille = word.every || !word.letters ? 990 : most * 900 / word.letters;
    if (!is_single(best)) {
        unsigned winners = voted(detector, p, best);
        if (is_single(winners)) {
            best = winners;
            if (word.every)
                finding.certainty = MGL_CERTAIN_AROUND, finding.permille = 950;
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

/* Language tags are compared without case: BCP 47, 2.1.1. */
static bool same_subtag(const char *lower, const char *tag, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char c = tag[i] >= 'A' && tag[i] <= 'Z' ? (char)(tag[i] + ('a' - 'A')) : tag[i];
        if (c != lower[i])
            return false;
    }
    return true;
}

static unsigned family_of_language(const char *tag)
{
    size_t n = tag ? strcspn(tag, "-_") : 0;
    for (unsigned i = 0; n && i < MGL_FAMILIES; i++) {
        for (const char *p = mgl_system_names[i].language; *p; p += strcspn(p, " "), p += *p == ' ') {
            if (strcspn(p, " ") == n && same_subtag(p, tag, n))
                return mgl_system_names[i].number;
        }
    }
    return 0;
}

void mgl_detector_start(mgl_detector *detector, const mgl_shape_opts *opts, const char *text, size_t n)
{
    *detector =
        (mgl_detector){ .profile = opts->profile - 1, .fixed = opts->system, .text = (const unsigned char *)text };
    detector->text_end = detector->text + n;
    if (!opts->system)
        detector->hint = family_of_language(opts->language);
}
