/* find_oracle.c -- texts as rows of terms, and which pieces are equal. */
#include "find_oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"

enum { DROPPED = 0, SPACE = ' ' + 0x10000, TEXT = 0x10000, SYMBOL = 0x8000, BYTE = 0x200000 };

/* ---- folds ---- */

/* The control states of the data file by the number of their unit. */
static const struct {
    const char *name;
    unsigned number;
} states[] = {
    { "mvs.raw", 200 },    { "mvs.narrow", 201 }, { "mvs.wide", 202 },      { "nnbsp.kept", 203 },
    { "nirugu.raw", 204 }, { "fvs1.raw", 205 },   { "fvs2.raw", 206 },      { "fvs3.raw", 207 },
    { "fvs4.raw", 208 },   { "baluda.raw", 209 }, { "tribaluda.raw", 210 }, { "dagalga.raw", 211 },
};
enum { FIRST_STATE = 200 };

static uint32_t number_of(const char *name)
{
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (!strcmp(name, states[i].name))
            return states[i].number;
    }
    for (uint16_t id = 1; id < FIRST_STATE; id++) {
        const char *known = mgl_unit_name(id);
        if (known && !strcmp(known, name))
            return id;
    }
    return UINT32_MAX;
}

static uint32_t class_of(const char *name)
{
    return !strcmp(name, "drop") ? DROPPED : !strcmp(name, "space") ? SPACE : number_of(name);
}

static const char *read_folds(find_folds *folds, const char *path)
{
    char line[256], unit[32], sound[32], skeleton[32];
    FILE *file = fopen(path, "r");
    unsigned count = 0;
    if (!file)
        return "folds.tsv cannot be read";
    while (fgets(line, sizeof line, file)) {
        if (*line == '#' || sscanf(line, "%31[^\t]\t%31[^\t]\t%31[^\t]", unit, sound, skeleton) != 3)
            continue;
        unsigned from, to;
        if (sscanf(unit, "U+%x", &from) == 1 && sscanf(sound, "U+%x", &to) == 1 && from >= 0x1800 && from < 0x1900)
            folds->character[from - 0x1800] = to;
        uint32_t number = number_of(unit);
        if (number == UINT32_MAX)
            continue; /* the header */
        folds->sound[number] = class_of(sound);
        folds->skeleton[number] = class_of(skeleton);
        count++;
    }
    fclose(file);
    return count > 150 ? NULL : "folds.tsv is short";
}

const char *find_oracle_open(find_oracle *oracle, const char *folds)
{
    memset(oracle, 0, sizeof *oracle);
    if (mgl_units_new(NULL, &oracle->units) != MGL_OK || mgl_out_new(NULL, &oracle->out) != MGL_OK)
        return "no memory";
    return read_folds(&oracle->folds, folds);
}

void find_oracle_close(find_oracle *oracle)
{
    mgl_units_free(oracle->units);
    mgl_out_free(oracle->out);
}

/* ---- rows ---- */

static bool add(find_row *row, find_term term)
{
    if (row->n == FIND_TERMS)
        return false;
    row->term[row->n++] = term;
    return true;
}

/* Other text, character by character; at sound and skeleton without case, and without what is invisible. */
static bool add_text(find_row *row, uint32_t level, const char *text, size_t begin, size_t end)
{
    size_t length;
    bool fold = level >= MGL_LEVEL_SOUND;
    for (size_t i = begin; i < end; i += length) {
        uint32_t cp = oracle_read(text, end, i, &length);
        for (size_t k = i; cp == UINT32_MAX && k < i + length; k++) {
            if (!add(row, (find_term){ .value = BYTE + (uint8_t)text[k], .begin = k, .end = k + 1 }))
                return false;
        }
        if (cp == UINT32_MAX || (fold && (cp == 0x200C || cp == 0x200D)))
            continue;
        if (fold && cp >= 'A' && cp <= 'Z')
            cp |= 0x20;
        if (fold && cp == 0x202F)
            cp = ' ';
        if (!add(row, (find_term){ .value = TEXT + cp, .begin = i, .end = i + length }))
            return false;
    }
    return true;
}

/* A letter, a control or a sign by its code point. */
static bool add_symbol(find_row *row, uint32_t cp, size_t begin, size_t end, uint32_t system)
{
    return add(row, (find_term){ .value = SYMBOL + cp - 0x1800, .begin = begin, .end = end, .system = system });
}

/* The units of slot [begin, end), which are [first, last). */
static bool add_units(const find_oracle *oracle, find_row *row, uint32_t level, uint32_t cp, find_term slot,
                      size_t first, size_t last)
{
    const mgl_units *units = oracle->units;
    for (size_t i = first; i < last; i++) {
        uint16_t id = mgl_units_id(units)[i];
        if (id == MGL_UNIT_TEXT) {
            uint32_t same = level >= MGL_LEVEL_SOUND && cp < 0x1900 ? oracle->folds.character[cp - 0x1800] : 0;
            slot.value = same ? TEXT + same : SYMBOL + cp - 0x1800;
            if (!add(row, slot))
                return false;
            continue;
        }
        find_term term = slot;
        uint8_t position = mgl_units_position(units)[i];
        term.value = id;
        if (level == MGL_LEVEL_SHAPE) {
            term.joins = position != MGL_POSITION_NONE;
            term.before = position == MGL_POSITION_MEDI || position == MGL_POSITION_FINA;
            term.after = position == MGL_POSITION_MEDI || position == MGL_POSITION_INIT;
            term.on_pair = (mgl_units_flags(units)[i] & MGL_UNIT_AFTER_NEXT) != 0;
        } else {
            term.value = (level == MGL_LEVEL_SOUND ? oracle->folds.sound : oracle->folds.skeleton)[id];
        }
        if (term.value != DROPPED && !add(row, term))
            return false;
    }
    return true;
}

static bool is_plain(uint32_t cp)
{
    return !(cp >= 0x180A && cp <= 0x180D) && cp != 0x180F && cp != 0x200C && cp != 0x200D;
}

static bool read_slots(find_oracle *oracle, const mgl_key_opts *opts, const char *text, size_t n, find_row *row)
{
    const mgl_units *units = oracle->units;
    size_t slots = mgl_units_slot_count(units);
    for (size_t i = 0; i < slots; i++) {
        bool last = i + 1 == slots;
        uint32_t cp = mgl_units_slot_codepoint(units)[i];
        find_term slot = { .begin = mgl_units_slot_cluster(units)[i],
                           .end = last ? n : mgl_units_slot_cluster(units)[i + 1],
                           .system = mgl_units_slot_system(units)[i] };
        bool good = true;
        if (mgl_units_slot_state(units)[i] == MGL_SLOT_TEXT)
            good = add_text(row, opts->level, text, slot.begin, slot.end);
        else if (opts->level >= MGL_LEVEL_SHAPE)
            good = add_units(oracle, row, opts->level, cp, slot, mgl_units_slot_unit(units)[i],
                             last ? mgl_units_count(units) : mgl_units_slot_unit(units)[i + 1]);
        else if (is_plain(cp))
            good = add_symbol(row, cp == 0x202F ? 0x180E : cp, slot.begin, slot.end, slot.system);
        if (!good)
            return false;
    }
    return true;
}

/* The minimal form, its code points with their places in the text. */
static bool read_minimal(find_oracle *oracle, const mgl_key_opts *opts, const char *text, size_t n, find_row *row)
{
    mgl_norm_opts norm = MGL_NORM_OPTS_INIT;
    size_t minimal_n, length, source_length;
    norm.system = opts->system;
    norm.profile = opts->profile;
    norm.flags = opts->flags & MGL_SHAPE_NO_ROOT_SEPARATOR;
    if (mgl_normalize(NULL, &norm, text, n, oracle->out) != MGL_OK)
        return false;
    const char *minimal = mgl_out_text(oracle->out, &minimal_n);
    for (size_t i = 0; i < minimal_n; i += length) {
        uint32_t cp = oracle_read(minimal, minimal_n, i, &length);
        size_t begin = mgl_out_to_source(oracle->out, MGL_UTF8, i);
        oracle_read(text, n, begin, &source_length);
        if (cp == UINT32_MAX) {
            for (size_t k = 0; k < length; k++) {
                if (!add(row, (find_term){
                                  .value = BYTE + (uint8_t)minimal[i + k], .begin = begin + k, .end = begin + k + 1 }))
                    return false;
            }
        } else if (!add(row, (find_term){ .value = TEXT + cp, .begin = begin, .end = begin + source_length })) {
            return false;
        }
    }
    return true;
}

bool find_read(find_oracle *oracle, const mgl_key_opts *opts, const char *text, size_t n, find_row *row)
{
    mgl_shape_opts how = MGL_SHAPE_OPTS_INIT;
    how.system = opts->system;
    how.profile = opts->profile;
    how.flags = opts->flags & MGL_SHAPE_NO_ROOT_SEPARATOR;
    row->n = 0;
    if (opts->level == MGL_LEVEL_CANONICAL)
        return read_minimal(oracle, opts, text, n, row);
    return mgl_shape(NULL, &how, text, n, 0, MGL_NUL, oracle->units) == MGL_OK &&
           read_slots(oracle, opts, text, n, row);
}

/* ---- comparing ---- */

/* Whether a term only goes on with the stroke of the one before it. */
static bool repeats(uint32_t level, const find_row *row, size_t from, size_t i)
{
    return level == MGL_LEVEL_SKELETON && i > from && row->term[i].value < SYMBOL &&
           row->term[i].value == row->term[i - 1].value;
}

static bool same_term(const find_term *a, const find_term *b, bool first, bool last)
{
    return a->value == b->value && a->joins == b->joins && a->on_pair == b->on_pair &&
           (first || a->before == b->before) && (last || a->after == b->after);
}

bool find_equal(uint32_t level, bool whole, const find_row *text, size_t from, size_t to, const find_row *needle)
{
    size_t i = from, k = 0;
    while (i < to && k < needle->n) {
        size_t next_i = i + 1, next_k = k + 1;
        while (next_i < to && repeats(level, text, from, next_i))
            next_i++;
        while (next_k < needle->n && repeats(level, needle, 0, next_k))
            next_k++;
        if (!same_term(text->term + i, needle->term + k, i == from && !whole, next_i == to && !whole))
            return false;
        i = next_i;
        k = next_k;
    }
    return i == to && k == needle->n;
}

bool find_covers(uint32_t level, const find_row *text, size_t from, size_t to, const find_row *needle)
{
    for (size_t i = from; i < to && text->term[i].begin == text->term[from].begin; i++) {
        for (size_t k = to; k > i && text->term[k - 1].begin == text->term[to - 1].begin; k--) {
            if (find_equal(level, false, text, i, k, needle))
                return true;
        }
    }
    return false;
}

bool find_terms_in(const find_row *text, size_t begin, size_t end, size_t *from, size_t *to)
{
    *from = *to = 0;
    while (*from < text->n && text->term[*from].begin < begin) {
        if (text->term[*from].end > begin)
            return false;
        ++*from;
    }
    for (*to = *from; *to < text->n && text->term[*to].begin < end; ++*to) {
        if (text->term[*to].end > end)
            return false;
    }
    return true;
}
