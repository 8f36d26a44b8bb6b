/* ligature.c -- pairs of letters that are drawn as one. */
#include "shape/ligature.h"

static bool shows(const mgl_row *row, const uint8_t units[3]) {
    for (unsigned k = 0; k < 3; k++) {
        if ((k < row->unit_n ? row->units[k] : 0) != units[k]) return false;
    }
    return true;
}

/* The position of two joined forms as one: what the first lacks to the left and the second to the right. */
static unsigned whole(const mgl_row *first, const mgl_row *second) {
    bool left = first->drawn == 2, right = second->drawn == 2;
    return left ? (right ? 2 : 3) : (right ? 1 : 0);
}

const mgl_ligature *mgl_ligature_of(const mgl_set *set, const mgl_slot *first, const mgl_slot *second) {
    const mgl_row *a = mgl_rows + first->row, *b = mgl_rows + second->row;
    bool joined = (a->drawn == 1 || a->drawn == 2) && (b->drawn == 2 || b->drawn == 3);
    if (!first->row || !second->row || !joined) return NULL;
    for (size_t i = 0; i < mgl_ligatures_count; i++) {
        const mgl_ligature *ligature = mgl_ligatures + i;
        if (!(ligature->positions >> whole(a, b) & 1) || !shows(a, ligature->first) || !shows(b, ligature->second)) continue;
        if (!ligature->required || set->classes[second->symbol] >> set->vowel_bit & 1) return ligature;
    }
    return NULL;
}

size_t mgl_ligature_neighbour(const mgl_slot *slots, size_t n, size_t i, int step) {
    for (;;) {
        if (step < 0 ? i == 0 : i + 1 >= n) return n;
        i += (size_t)step;
        unsigned kind = mgl_symbols[slots[i].symbol].kind;
        bool selector = kind >= MGL_KIND_FVS1 && kind <= MGL_KIND_FVS4;
        if (kind == MGL_KIND_MARK || kind == MGL_KIND_ZWNJ || (selector && slots[i].at == MGL_AT_VALID)) continue;
        return i;
    }
}

bool mgl_mark_on_pair(const mgl_set *set, const mgl_slot *slots, size_t n, size_t i) {
    size_t first = mgl_ligature_neighbour(slots, n, i, -1), second = mgl_ligature_neighbour(slots, n, i, +1);
    if (first >= n || second >= n) return false;
    const mgl_ligature *ligature = mgl_ligature_of(set, slots + first, slots + second);
    return ligature && ligature->required;
}
