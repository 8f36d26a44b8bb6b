/* suffix.c -- shaping a piece where it stands, and looking its appearance up. */
#include "words/suffix.h"

#include <string.h>

#include "model/segment.h"
#include "shape/engine.h"

/* A longer piece is no suffix, and is not shaped. */
enum { LONGEST = 24, SEPARATORS = 3, SLOTS = 2 * (LONGEST + SEPARATORS) };

const unsigned char *mgl_skip_parts(const unsigned char *p, const unsigned char *end)
{
    while (p < end && (mgl_bits_at(p, end) & (MGL_INWORD_PART | MGL_INWORD_SEPARATOR)) == MGL_INWORD_PART)
        p += 3;
    return p;
}

/* ---- appearance ---- */

typedef struct mgl_look {
    unsigned n, letter_n; /* may be more than there is room for */
    uint8_t units[MGL_SUFFIX_UNITS];
    uint8_t letters[MGL_SUFFIX_LETTERS];
    bool selectors;
    bool narrow; /* the vowel separator before the piece is narrow: a chachlag */
} mgl_look;

static void add_unit(mgl_look *look, unsigned unit)
{
    if (look->n < MGL_SUFFIX_UNITS)
        look->units[look->n] = (uint8_t)unit;
    look->n++;
}

static void add_slot(mgl_look *look, const mgl_slot *slot)
{
    const mgl_symbol *symbol = mgl_symbols + slot->symbol;
    unsigned shown = symbol->unit[mgl_at_number(slot->at)];
    switch (symbol->kind) {
    case MGL_KIND_MVS:
    case MGL_KIND_NNBSP:
        add_unit(look, shown); /* only that of a chachlag is in any look */
        return;
    case MGL_KIND_FVS1:
    case MGL_KIND_FVS2:
    case MGL_KIND_FVS3:
    case MGL_KIND_FVS4:
        look->selectors = true;
        return;
    case MGL_KIND_NIRUGU: /* a suffix may be stretched */
    case MGL_KIND_ZWJ:
    case MGL_KIND_ZWNJ:
        return;
    default:
        break;
    }
    if (look->letter_n < MGL_SUFFIX_LETTERS)
        look->letters[look->letter_n] = slot->symbol;
    look->letter_n++;
    const mgl_row *row = mgl_rows + slot->row;
    for (unsigned i = 0; i < row->unit_n; i++)
        add_unit(look, row->units[i]);
    if (!slot->row)
        add_unit(look, shown); /* a sign or mark; 0 for what has no form, which no suffix has */
}

/* What the slots from first on up to last look like; a narrow separator right before them belongs to the look. */
static void collect(mgl_look *look, const mgl_slot *slots, size_t first, size_t last)
{
    memset(look, 0, sizeof *look);
    unsigned kind = first > 0 ? mgl_symbols[slots[first - 1].symbol].kind : MGL_KIND_TEXT;
    look->narrow = (kind == MGL_KIND_MVS || kind == MGL_KIND_NNBSP) && slots[first - 1].at == MGL_AT_NARROW;
    for (size_t i = look->narrow ? first - 1 : first; i < last; i++)
        add_slot(look, slots + i);
}

/* Shapes [start, stop) (at most SLOTS code points) and looks at the letters of the span in it; without: as if there
 * were no selectors. */
static void shape_look(mgl_look *look, const mgl_set *set, const unsigned char *start, const mgl_span *span,
                       const unsigned char *stop, bool without)
{
    unsigned char bytes[SLOTS * 3];
    mgl_slot slots[SLOTS];
    size_t n = 0, first = 0, last = 0;
    for (const unsigned char *p = start; p < stop; p += 3) {
        if (p == span->letters)
            first = n;
        if (p == span->end)
            last = n;
        bool selector = (mgl_bits_at(p, stop) & (MGL_INWORD_CONTROL | MGL_INWORD_VISIBLE | MGL_INWORD_SEPARATOR)) ==
                        MGL_INWORD_CONTROL;
        if (!without || !selector)
            memcpy(bytes + 3 * n++, p, 3);
    }
    if (span->end == stop)
        last = n;
    if (n == 0) {
        memset(look, 0, sizeof *look);
        return;
    }
    mgl_segment_read(bytes, n * 3, slots);
    mgl_engine_run(set, 0, slots, n, NULL);
    collect(look, slots, first, last);
}

/* ---- the table ---- */

static int compare(const mgl_suffix_look *entry, const mgl_look *look)
{
    if (entry->n != look->n)
        return entry->n < look->n ? -1 : 1;
    return memcmp(entry->units, look->units, look->n);
}

/* The first appearance that is not before the look. */
static size_t find(const mgl_suffix_set *suffixes, const mgl_look *look)
{
    size_t low = 0, high = suffixes->look_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(suffixes->looks + middle, look) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The appearances that are the look: looks [*first, *last) of the set. */
static bool find_range(const mgl_suffix_set *suffixes, const mgl_look *look, size_t *first, size_t *last)
{
    if (look->n > MGL_SUFFIX_UNITS)
        return false;
    *first = *last = find(suffixes, look);
    while (*last < suffixes->look_n && compare(suffixes->looks + *last, look) == 0)
        ++*last;
    return *first < *last;
}

static bool same_letters(const mgl_suffix_row *row, const mgl_look *look)
{
    return row->letter_n == look->letter_n && memcmp(row->letters, look->letters, row->letter_n) == 0;
}

static const mgl_suffix_set *suffixes_of(const mgl_set *set)
{
    static const uint8_t family[MGL_SYSTEMS + 1] = { 0, 0, 1, 2, 3, 0, 1, 3 };
    return mgl_suffix_sets + family[set->system];
}

static bool may_follow(const mgl_suffix_row *row, const mgl_before *before)
{
    return before->last == MGL_NO_LETTER || (row->after[before->last / 64] >> before->last % 64 & 1);
}

/* Behind a vowel separator: what a suffix looks like there; what it looks like behind a space too (letters that are not
 * drawn as a suffix though they stand for one), but where that is what a word looks like, only behind a stem that it
 * fits.  Of several rows the one in these letters, else the first. */
static const mgl_suffix_row *match_separated(const mgl_suffix_set *suffixes, const mgl_look *look,
                                             const mgl_before *before)
{
    size_t first, last;
    const mgl_suffix_row *found = NULL;
    if (!find_range(suffixes, look, &first, &last))
        return NULL;
    for (size_t i = first; i < last; i++) {
        const mgl_suffix_row *row = suffixes->rows + suffixes->looks[i].row;
        bool doubtful = suffixes->looks[i].initial && row->space == MGL_SPACED_LETTERS;
        if (doubtful && !(before->stem && may_follow(row, before)))
            continue;
        if (same_letters(row, look))
            return row;
        if (!found)
            found = row;
    }
    return found;
}

/* Whether a row may be meant behind a plain space. sure: the look is not that of the bare letters, `looked through`
 * that of letters that have selectors besides. */
static bool is_meant(const mgl_suffix_row *row, const mgl_look *look, const mgl_before *before, bool sure,
                     bool looked_through)
{
    switch (row->space) {
    case MGL_SPACED_YES:
        return true;
    case MGL_SPACED_LETTERS:
        return sure || ((looked_through || same_letters(row, look)) && may_follow(row, before));
    case MGL_SPACED_CHAIN:
        return row->after[0] >> before->function & 1;
    case MGL_SPACED_MARKED:
        return sure || looked_through;
    case MGL_SPACED_NUMBER:
        return before->outside;
    default:
        return false;
    }
}

/* Behind a plain space a look that the letters have only behind a vowel separator, or with a selector, is a sure sign;
 * a look that they have anywhere is a suffix when its row says so. */
static const mgl_suffix_row *match_spaced(const mgl_suffix_set *suffixes, const mgl_look *look,
                                          const mgl_before *before, bool looked_through)
{
    size_t first, last;
    if (!find_range(suffixes, look, &first, &last))
        return NULL;
    bool sure = true;
    for (size_t i = first; i < last; i++)
        sure = sure && !suffixes->looks[i].initial;
    for (size_t i = first; i < last; i++) {
        const mgl_suffix_row *row = suffixes->rows + suffixes->looks[i].row;
        if ((sure || suffixes->looks[i].initial) && is_meant(row, look, before, sure, looked_through))
            return row;
    }
    return NULL;
}

/* A letter has a unit at least. */
static bool may_be_suffix(const mgl_suffix_set *suffixes, const mgl_span *span)
{
    unsigned n = 0;
    if (span->end == span->letters || span->end - span->letters > LONGEST * 3)
        return false;
    for (const unsigned char *p = span->letters; p < span->end; p += 3)
        n += (mgl_bits_at(p, span->end) & MGL_INWORD_LETTER) != 0;
    return n <= suffixes->looks[suffixes->look_n - 1].n;
}

const mgl_suffix_row *mgl_suffix_find(const mgl_set *set, const mgl_before *before, const mgl_span *span, bool *narrow)
{
    const mgl_suffix_set *suffixes = suffixes_of(set);
    *narrow = false;
    if (!may_be_suffix(suffixes, span))
        return NULL;
    const unsigned char *start = span->letters, *stop = span->end;
    while (start - span->begin >= 3 && span->letters - start < SEPARATORS * 3 && mgl_is_separator(start - 3, start))
        start -= 3;
    while (stop < span->limit && stop - span->end < SEPARATORS * 3 && mgl_is_separator(stop, span->limit))
        stop += 3;
    const unsigned char *beyond = mgl_skip_parts(stop, span->limit);
    stop = beyond - stop > LONGEST * 3 ? stop + LONGEST * 3 : beyond;
    bool spaced = start == span->letters;
    mgl_look look;
    const mgl_suffix_row *row = NULL;
    for (int without = 0; without < 2 && !row; without++) {
        shape_look(&look, set, start, span, stop, without);
        *narrow = *narrow || (look.narrow && !without);
        row = spaced ? match_spaced(suffixes, &look, before, without) : match_separated(suffixes, &look, before);
        if (!look.selectors)
            break;
    }
    return row;
}
