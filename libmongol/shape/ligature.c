/* ligature.c -- pairs of letters that are drawn as one. */
#include "shape/ligature.h"

/* The forms that stand together: a letter, the one after it, and perhaps a long vowel sign. */
typedef struct mgl_pair {
    const mgl_row *first, *second, *sign;
    bool vowel; /* the second letter is one */
} mgl_pair;

static bool is_unit(const mgl_row *row, const mgl_row *more, unsigned k, uint8_t unit)
{
    unsigned n = row->unit_n;
    uint8_t shown = k < n ? row->units[k] : more && k - n < more->unit_n ? more->units[k - n] : 0;
    return shown == unit;
}

static bool shows(const mgl_row *row, const mgl_row *more, const uint8_t units[3])
{
    for (unsigned k = 0; k < 3; k++) {
        if (!is_unit(row, more, k, units[k]))
            return false;
    }
    return true;
}

/* The position of joined forms as one: what the first lacks to the left and the last to the right. */
static unsigned whole(const mgl_row *first, const mgl_row *last)
{
    bool left = first->drawn >= 2, right = last->drawn == 1 || last->drawn == 2;
    return left ? (right ? 2 : 3) : (right ? 1 : 0);
}

static const mgl_ligature *find(const mgl_pair *pair)
{
    unsigned position = whole(pair->first, pair->sign && pair->sign->drawn != 0 ? pair->sign : pair->second);
    for (size_t i = 0; i < mgl_ligatures_count; i++) {
        const mgl_ligature *ligature = mgl_ligatures + i;
        if (!(ligature->positions >> position & 1) || (ligature->required && !pair->vowel))
            continue;
        if (shows(pair->first, NULL, ligature->first) && shows(pair->second, pair->sign, ligature->second))
            return ligature;
    }
    return NULL;
}

static bool touch(const mgl_row *first, const mgl_row *second)
{
    return (first->drawn == 1 || first->drawn == 2) && second->drawn >= 2;
}

const mgl_ligature *mgl_ligature_at(const mgl_set *set, const mgl_slot *slots, size_t n, size_t i, size_t *last)
{
    size_t j = mgl_ligature_neighbour(slots, n, i, +1);
    if (j >= n || !slots[i].row || !slots[j].row)
        return NULL;
    mgl_pair pair = { mgl_rows + slots[i].row, mgl_rows + slots[j].row, NULL,
                      set->classes[slots[j].symbol] >> set->vowel_bit & 1 };
    if (!touch(pair.first, pair.second))
        return NULL;
    size_t k = mgl_ligature_neighbour(slots, n, j, +1);
    bool sign = k < n && slots[k].row && mgl_symbols[slots[k].symbol].kind == MGL_KIND_LETTER &&
                pair.second->unit_n + mgl_rows[slots[k].row].unit_n <= 3;
    if (sign) {
        pair.sign = mgl_rows + slots[k].row;
        const mgl_ligature *three = pair.vowel ? find(&pair) : NULL;
        *last = k;
        if (three && three->required)
            return three;
        pair.sign = NULL;
    }
    *last = j;
    return find(&pair);
}

size_t mgl_ligature_neighbour(const mgl_slot *slots, size_t n, size_t i, int step)
{
    for (;;) {
        if (step < 0 ? i == 0 : i + 1 >= n)
            return n;
        i += (size_t)step;
        unsigned kind = mgl_symbols[slots[i].symbol].kind;
        if (kind == MGL_KIND_MARK || kind == MGL_KIND_ZWNJ || (mgl_is_selector(kind) && slots[i].at == MGL_AT_VALID))
            continue;
        return i;
    }
}

bool mgl_mark_on_pair(const mgl_set *set, const mgl_slot *slots, size_t n, size_t i, mgl_marked *last)
{
    if (i < last->end)
        return last->on_pair;
    size_t first = mgl_ligature_neighbour(slots, n, i, -1), second = mgl_ligature_neighbour(slots, n, i, +1), end;
    const mgl_ligature *ligature = first < n ? mgl_ligature_at(set, slots, n, first, &end) : NULL;
    last->end = second;
    last->on_pair = ligature && ligature->required && end > i;
    return last->on_pair;
}
