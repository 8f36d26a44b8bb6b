/* suffix.c -- shaping a piece where it stands, and looking its appearance up. */
#include "words/suffix.h"

#include <string.h>

#include "model/segment.h"
#include "shape/engine.h"

/* A longer piece is no suffix, and is not shaped. */
enum { LONGEST = 24, SEPARATORS = 3, SLOTS = 2 * (LONGEST + SEPARATORS) };

const unsigned char *mgl_skip_plain_spaces(const unsigned char *p, const unsigned char *end)
{
    for (;;) {
        if (p < end && *p == ' ')
            p++;
        else if (end - p >= 2 && p[0] == 0xC2 && p[1] == 0xA0)
            p += 2;
        else
            return p;
    }
}

static bool is_separator(const unsigned char *p, const unsigned char *end)
{
    return (mgl_bits_at(p, end) & MGL_INWORD_SEPARATOR) != 0;
}

/* Selectors and joiners. */
static bool is_invisible(const unsigned char *p, const unsigned char *end)
{
    const unsigned others = MGL_INWORD_LETTER | MGL_INWORD_VISIBLE | MGL_INWORD_SEPARATOR;
    return (mgl_bits_at(p, end) & (MGL_INWORD_PART | others)) == MGL_INWORD_PART;
}

/* Plain spaces, MVS and NNBSP in any order, and selectors and joiners that stand between two of them. */
static const unsigned char *skip_separators(const unsigned char *p, const unsigned char *end)
{
    const unsigned char *stop = p, *next;
    do {
        p = stop;
        next = mgl_skip_plain_spaces(p, end);
        while (next < end && is_separator(next, end))
            next += 3;
        for (stop = next; stop < end && is_invisible(stop, end);)
            stop += 3;
    } while (stop > p && stop < end && (is_separator(stop, end) || mgl_skip_plain_spaces(stop, end) > stop));
    return next;
}

/* Parts of a word that are no separators. */
static const unsigned char *skip_parts(const unsigned char *p, const unsigned char *end)
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
    unsigned before = first > 0 ? mgl_symbols[slots[first - 1].symbol].kind : MGL_KIND_TEXT;
    look->narrow = (before == MGL_KIND_MVS || before == MGL_KIND_NNBSP) && slots[first - 1].at == MGL_AT_NARROW;
    for (size_t i = look->narrow ? first - 1 : first; i < last; i++)
        add_slot(look, slots + i);
}

/* Shapes [start, stop) (at most SLOTS code points) and looks at [letters, end) in it; without: as if there were no selectors. */
static void shape_look(mgl_look *look, const mgl_set *set, const unsigned char *start, const unsigned char *letters,
                       const unsigned char *end, const unsigned char *stop, bool without)
{
    unsigned char bytes[SLOTS * 3];
    mgl_slot slots[SLOTS];
    size_t n = 0, first = 0, last = 0;
    for (const unsigned char *p = start; p < stop; p += 3) {
        if (p == letters)
            first = n;
        if (p == end)
            last = n;
        bool selector = (mgl_bits_at(p, stop) & (MGL_INWORD_CONTROL | MGL_INWORD_VISIBLE | MGL_INWORD_SEPARATOR))
            == MGL_INWORD_CONTROL;
        if (!without || !selector)
            memcpy(bytes + 3 * n++, p, 3);
    }
    if (end == stop)
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

static bool may_follow(const mgl_suffix_row *row, const mgl_pieces *pieces)
{
    return pieces->last == MGL_NO_LETTER || (row->after[pieces->last / 64] >> pieces->last % 64 & 1);
}

/* Behind a vowel separator: what a suffix looks like there; what it looks like behind a space too (letters that are not drawn as a
 * suffix though they stand for one), but where that is what a word looks like, only behind a stem that it fits.  Of several
 * rows the one in these letters, else the first. */
static const mgl_suffix_row *match_separated(const mgl_suffix_set *suffixes, const mgl_look *look, const mgl_pieces *pieces)
{
    size_t first, last;
    const mgl_suffix_row *found = NULL;
    if (!find_range(suffixes, look, &first, &last))
        return NULL;
    for (size_t i = first; i < last; i++) {
        const mgl_suffix_row *row = suffixes->rows + suffixes->looks[i].row;
        bool doubtful = suffixes->looks[i].initial && row->space == MGL_SPACED_LETTERS;
        if (doubtful && !(pieces->stem && may_follow(row, pieces)))
            continue;
        if (same_letters(row, look))
            return row;
        if (!found)
            found = row;
    }
    return found;
}

/* Whether a row may be meant behind a plain space. sure: the look is not that of the bare letters, `looked through` that of letters
 * that have selectors besides. */
static bool is_meant(const mgl_suffix_row *row, const mgl_look *look, const mgl_pieces *pieces, bool sure, bool looked_through)
{
    switch (row->space) {
    case MGL_SPACED_YES:
        return true;
    case MGL_SPACED_LETTERS:
        return sure || ((looked_through || same_letters(row, look)) && may_follow(row, pieces));
    case MGL_SPACED_CHAIN:
        return row->after[0] >> pieces->function & 1;
    case MGL_SPACED_MARKED:
        return sure || looked_through;
    case MGL_SPACED_NUMBER:
        return pieces->outside;
    default:
        return false;
    }
}

/* Behind a plain space a look that the letters have only behind a vowel separator, or with a selector, is a sure sign; a look that
 * they have anywhere is a suffix when its row says so. */
static const mgl_suffix_row *match_spaced(const mgl_suffix_set *suffixes, const mgl_look *look, const mgl_pieces *pieces,
                                          bool looked_through)
{
    size_t first, last;
    if (!find_range(suffixes, look, &first, &last))
        return NULL;
    bool sure = true;
    for (size_t i = first; i < last; i++)
        sure = sure && !suffixes->looks[i].initial;
    for (size_t i = first; i < last; i++) {
        const mgl_suffix_row *row = suffixes->rows + suffixes->looks[i].row;
        if ((sure || suffixes->looks[i].initial) && is_meant(row, look, pieces, sure, looked_through))
            return row;
    }
    return NULL;
}

/* ---- pieces ---- */

static unsigned count_letters(const unsigned char *p, const unsigned char *end)
{
    unsigned n = 0;
    for (; p < end; p += 3)
        n += (mgl_bits_at(p, end) & MGL_INWORD_LETTER) != 0;
    return n;
}

/* The suffix that [letters, end) is behind its separator, or NULL. narrow: the separator is drawn as that of a chachlag. */
static const mgl_suffix_row *suffix_at(const mgl_pieces *pieces, const unsigned char *begin, const unsigned char *letters,
                                       const unsigned char *end, bool *narrow)
{
    const mgl_suffix_set *suffixes = suffixes_of(pieces->set);
    *narrow = false;
    if (end == letters || end - letters > LONGEST * 3 || count_letters(letters, end) > suffixes->looks[suffixes->look_n - 1].n)
        return NULL; /* a letter has a unit at least */
    const unsigned char *start = letters, *stop = end;
    while (start - begin >= 3 && letters - start < SEPARATORS * 3 && is_separator(start - 3, start))
        start -= 3;
    while (stop < pieces->end && stop - end < SEPARATORS * 3 && is_separator(stop, pieces->end))
        stop += 3;
    const unsigned char *beyond = skip_parts(stop, pieces->end);
    stop = beyond - stop > LONGEST * 3 ? stop + LONGEST * 3 : beyond;
    bool spaced = start == letters;
    mgl_look look;
    shape_look(&look, pieces->set, start, letters, end, stop, false);
    *narrow = look.narrow;
    const mgl_suffix_row *row = spaced ? match_spaced(suffixes, &look, pieces, false) : match_separated(suffixes, &look, pieces);
    if (row || !look.selectors)
        return row;
    shape_look(&look, pieces->set, start, letters, end, stop, true);
    return spaced ? match_spaced(suffixes, &look, pieces, true) : match_separated(suffixes, &look, pieces);
}

/* The symbol of the last letter among the parts of a word in [begin, end), behind which something else may stand. */
static uint8_t last_letter(const unsigned char *begin, const unsigned char *end)
{
    uint8_t last = MGL_NO_LETTER;
    for (unsigned bits; begin < end && (bits = mgl_bits_at(begin, end)) & MGL_INWORD_PART; begin += 3) {
        if (bits & MGL_INWORD_LETTER)
            last = (uint8_t)((begin[1] & 3) << 6 | (begin[2] & 0x3F));
    }
    return last;
}

/* Only vowel separators, no NNBSP and no space. */
static bool is_only_mvs(const unsigned char *p, const unsigned char *end)
{
    while (end - p >= 3 && p[0] == 0xE1 && is_separator(p, end))
        p += 3;
    return p == end;
}

static bool has_plain_space(const unsigned char *p, const unsigned char *end)
{
    while (p < end && is_separator(p, end))
        p += 3;
    return p < end;
}

/* Marks of other scripts may stand at the end of a word: they belong to the piece, which then is no suffix. */
static const unsigned char *skip_rest(const unsigned char *p, const unsigned char *end)
{
    while (p < end && skip_separators(p, end) == p && !(mgl_bits_at(p, end) & MGL_INWORD_PART))
        p++;
    return p;
}

/* A suffix that ends in a chachlag (luγ-a): the piece with the one behind it. */
static bool take_tail(const mgl_pieces *pieces, mgl_piece *piece)
{
    const unsigned char *letters = skip_separators(piece->end, pieces->end), *end = skip_parts(letters, pieces->end);
    bool narrow;
    if (letters == piece->end || end == letters || end - letters > 2 * 3 || has_plain_space(piece->end, letters))
        return false;
    const mgl_suffix_row *row = suffix_at(pieces, piece->begin, piece->letters, end, &narrow);
    if (!row)
        return false;
    piece->suffix = row;
    piece->chachlag = piece->end;
    piece->end = end;
    return true;
}

static void judge(const mgl_pieces *pieces, mgl_piece *piece)
{
    bool narrow;
    if ((piece->letters == piece->begin && !pieces->outside) || take_tail(pieces, piece))
        return;
    piece->suffix = suffix_at(pieces, piece->begin, piece->letters, piece->end, &narrow);
    if (narrow && pieces->stem && !pieces->function && !pieces->chachlag && is_only_mvs(piece->begin, piece->letters)) {
        piece->suffix = NULL;
        piece->is_chachlag = true;
    }
}

bool mgl_piece_next(mgl_pieces *pieces, mgl_piece *piece)
{
    const unsigned char *end = pieces->end;
    if (pieces->at >= end)
        return false;
    memset(piece, 0, sizeof *piece);
    piece->begin = pieces->at;
    piece->letters = skip_separators(piece->begin, end);
    const unsigned char *parts = skip_parts(piece->letters, end);
    piece->end = skip_rest(parts, end);
    if (piece->end == parts)
        judge(pieces, piece);
    if (!piece->chachlag)
        piece->chachlag = piece->end;
    uint8_t last = last_letter(piece->letters, piece->end);
    pieces->at = piece->end;
    if (last != MGL_NO_LETTER)
        pieces->last = last;
    pieces->stem = true;
    pieces->outside = false;
    pieces->function = piece->suffix ? piece->suffix->function : 0;
    pieces->chachlag = piece->is_chachlag || piece->chachlag < piece->end;
    return true;
}

/* ---- saving ---- */

enum { SAVED_STEM = 0x100, SAVED_CHACHLAG = 0x200, SAVED_OUTSIDE = 0x400, SAVED_FUNCTION = 24 };

uint32_t mgl_pieces_save(const mgl_pieces *pieces)
{
    return pieces->last | (pieces->stem ? (uint32_t)SAVED_STEM : 0) | (pieces->chachlag ? (uint32_t)SAVED_CHACHLAG : 0)
        | (pieces->outside ? (uint32_t)SAVED_OUTSIDE : 0) | (uint32_t)pieces->function << SAVED_FUNCTION;
}

void mgl_pieces_restore(mgl_pieces *pieces, uint32_t saved)
{
    pieces->last = (uint8_t)saved;
    pieces->stem = saved & SAVED_STEM;
    pieces->chachlag = saved & SAVED_CHACHLAG;
    pieces->outside = saved & SAVED_OUTSIDE;
    pieces->function = (uint8_t)(saved >> SAVED_FUNCTION);
}
