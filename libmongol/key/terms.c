/* terms.c -- a text at a match level, as a row of terms. */
#include "key/terms.h"

#include <string.h>
#include <utf8proc.h>

#include "base/grow.h"
#include "base/memory.h"
#include "base/size.h"
#include "base/utf8.h"
#include "model/segment.h"
#include "norm/minimal.h"
#include "shape/engine.h"
#include "tables/folds.h"

void mgl_terms_init(mgl_terms *terms, mgl_ctx *ctx, const mgl_key_opts *opts)
{
    *terms = (mgl_terms){ .ctx = ctx, .opts = opts };
}

void mgl_terms_free(mgl_terms *terms)
{
    mgl_release(terms->ctx, terms->at, terms->room * sizeof *terms->at);
    mgl_release(terms->ctx, terms->slots, terms->slot_room * sizeof *terms->slots);
    mgl_release(terms->ctx, terms->looks, terms->slot_room * 3 * sizeof *terms->looks);
}

void mgl_terms_start(mgl_terms *terms, const char *text, size_t n)
{
    const mgl_key_opts *opts = terms->opts;
    mgl_shape_opts how = {
        .size = sizeof how, .system = opts->system, .profile = opts->profile, .language = opts->language
    };
    mgl_detector_start(&terms->detector, &how, text, n);
    terms->detector.all_read = true; /* paragraphs decide, so that a stream gives the same keys */
    terms->n = 0;
}

static mgl_status make_room(mgl_terms *terms, size_t more)
{
    void *at = terms->at;
    bool grown = mgl_grow(terms->ctx, &at, &terms->room, mgl_size_add(terms->n, more), sizeof *terms->at);
    terms->at = at;
    return grown ? MGL_OK : MGL_E_NOMEM;
}

static mgl_status make_slots(mgl_terms *terms, size_t n)
{
    if (n <= terms->slot_room)
        return MGL_OK;
    size_t room = mgl_size_max(n, 64);
    mgl_slot *slots = mgl_alloc(terms->ctx, mgl_size_mul(room, sizeof *slots));
    mgl_look *looks = mgl_alloc(terms->ctx, mgl_size_mul(room, 3 * sizeof *looks));
    mgl_release(terms->ctx, terms->slots, terms->slot_room * sizeof *slots);
    mgl_release(terms->ctx, terms->looks, terms->slot_room * 3 * sizeof *looks);
    terms->slots = slots;
    terms->looks = looks;
    terms->slot_room = slots && looks ? room : 0;
    if (slots && looks)
        return MGL_OK;
    mgl_release(terms->ctx, slots, mgl_size_mul(room, sizeof *slots));
    mgl_release(terms->ctx, looks, mgl_size_mul(room, 3 * sizeof *looks));
    terms->slots = NULL;
    terms->looks = NULL;
    return MGL_E_NOMEM;
}

mgl_status mgl_terms_read(mgl_terms *terms, const unsigned char *start, size_t n, const mgl_set **set, bool *sure)
{
    mgl_status status = make_slots(terms, n);
    if (status != MGL_OK)
        return status;
    mgl_segment_read(start, n * 3, terms->slots);
    mgl_finding finding = mgl_detect_segment(&terms->detector, start, terms->slots, n);
    *set = mgl_sets[terms->opts->profile - 1][finding.system - 1];
    *sure = finding.certainty <= MGL_CERTAIN_LETTERS;
    return MGL_OK;
}

static void put(mgl_terms *terms, uint32_t value, size_t begin, size_t end, unsigned how, unsigned system)
{
    terms->at[terms->n++] = (mgl_term){ value, (uint32_t)begin, (uint32_t)end, (uint8_t)how, (uint8_t)system };
}

static unsigned how_of(const mgl_look *look)
{
    static const uint8_t joins[] = { 0, MGL_TERM_AFTER, MGL_TERM_BEFORE | MGL_TERM_AFTER, MGL_TERM_BEFORE };
    unsigned how = look->on_pair ? MGL_TERM_ON_PAIR : 0;
    return look->position == MGL_POSITION_NONE ? how : how | MGL_TERM_JOINING | joins[look->position];
}

/* At sound and skeleton a unit is its class, and joins do not count; false: it leaves no trace. */
static bool fold(mgl_terms *terms, uint32_t *value, unsigned *how)
{
    uint32_t level = terms->opts->level;
    if (level < MGL_LEVEL_SOUND)
        return true;
    if (*value >= MGL_TERM_SYMBOL) {
        uint16_t character = mgl_character_folds[*value - MGL_TERM_SYMBOL];
        if (character)
            *value = MGL_TERM_TEXT + character;
        return true;
    }
    unsigned class = mgl_folds[*value][level == MGL_LEVEL_SKELETON];
    *how &= MGL_TERM_GLUED;
    if (class == MGL_FOLD_DROP)
        return false;
    *value = class == MGL_FOLD_SPACE ? MGL_TERM_TEXT + ' ' : class;
    /* Without counting teeth: a run of one stroke is one stroke. */
    bool repeats = terms->n && terms->at[terms->n - 1].value == *value && *value < MGL_TERM_SYMBOL;
    if (level != MGL_LEVEL_SKELETON || !repeats)
        return true;
    return false;
}

static void add_looks(mgl_terms *terms, const mgl_set *set, size_t offset, size_t n)
{
    size_t first = terms->n;
    mgl_engine_run(set, terms->opts->flags, terms->slots, n, NULL);
    size_t count = mgl_appearance(set, terms->slots, n, terms->looks);
    for (size_t i = 0; i < count; i++) {
        const mgl_look *look = terms->looks + i;
        size_t begin = offset + look->slot * 3, end = offset + (i + 1 < count ? terms->looks[i + 1].slot : n) * 3;
        unsigned how = how_of(look);
        if (i && terms->looks[i - 1].slot == look->slot)
            how |= MGL_TERM_GLUED;
        uint32_t value = look->value;
        if (end == begin)
            end = begin + 3; /* the other units of this letter come after */
        if (fold(terms, &value, &how)) {
            put(terms, value, begin, end, how, set->system);
        } else if (terms->n > first) {
            terms->at[terms->n - 1].end = (uint32_t)end; /* what leaves no trace goes with what stands before it */
        }
    }
}

static void add_letter(mgl_terms *terms, uint8_t symbol, size_t begin, size_t end, unsigned system)
{
    put(terms, MGL_TERM_SYMBOL + symbol, begin, end, 0, system);
}

/* The minimal form. */
static mgl_status add_minimal(mgl_terms *terms, const mgl_set *set, const unsigned char *start, size_t offset, size_t n)
{
    mgl_kept *kept = mgl_alloc(terms->ctx, mgl_size_mul(n, sizeof *kept));
    size_t kept_n = 0;
    if (!kept)
        return MGL_E_NOMEM;
    mgl_status status = mgl_minimal(terms->ctx, set, terms->opts->flags, start, n, kept, &kept_n);
    for (size_t i = 0; status == MGL_OK && i < kept_n; i++) {
        size_t next = i + 1 < kept_n ? kept[i + 1].origin : n;
        add_letter(terms, kept[i].symbol, offset + kept[i].origin * 3, offset + next * 3, set->system);
    }
    mgl_release(terms->ctx, kept, mgl_size_mul(n, sizeof *kept));
    return status;
}

static bool is_plain(uint8_t symbol)
{
    unsigned kind = mgl_symbols[symbol].kind;
    return !mgl_is_selector(kind) && kind != MGL_KIND_ZWJ && kind != MGL_KIND_ZWNJ && kind != MGL_KIND_NIRUGU;
}

/* Exact: every code point; plain: letters and separators, which are one. */
static void add_symbols(mgl_terms *terms, const mgl_set *set, size_t offset, size_t n)
{
    static const uint8_t mvs = 0x0E; /* U+180E */
    bool exact = terms->opts->level == MGL_LEVEL_EXACT;
    size_t first = terms->n;
    for (size_t i = 0; i < n; i++) {
        uint8_t symbol = terms->slots[i].symbol;
        if (exact || is_plain(symbol)) {
            if (!exact && symbol == MGL_SYMBOL_NNBSP)
                symbol = mvs;
            add_letter(terms, symbol, offset + i * 3, offset + i * 3 + 3, set->system);
        } else if (terms->n > first) {
            terms->at[terms->n - 1].end += 3;
        }
    }
}

mgl_status mgl_terms_add_read(mgl_terms *terms, const mgl_set *set, const unsigned char *start, size_t n)
{
    size_t offset = (size_t)(start - terms->detector.text);
    mgl_status status = make_room(terms, mgl_size_mul(n, 3));
    if (status != MGL_OK)
        return status;
    size_t first = terms->n;
    if (terms->opts->level == MGL_LEVEL_CANONICAL) {
        status = add_minimal(terms, set, start, offset, n);
    } else if (terms->opts->level < MGL_LEVEL_SHAPE) {
        add_symbols(terms, set, offset, n);
    } else {
        add_looks(terms, set, offset, n);
    }
    if (first < terms->n)
        terms->at[first].begin = (uint32_t)offset; /* what leaves no trace at the beginning goes with the first term */
    return status;
}

mgl_status mgl_terms_add_segment(mgl_terms *terms, const unsigned char *start, const unsigned char *stop)
{
    const mgl_set *set;
    size_t n = (size_t)(stop - start) / 3;
    bool sure;
    mgl_status status = mgl_terms_read(terms, start, n, &set, &sure);
    return status == MGL_OK ? mgl_terms_add_read(terms, set, start, n) : status;
}

/* One character of other text, its case and compatibility forms folded at sound and skeleton. */
static mgl_status add_character(mgl_terms *terms, uint32_t codepoint, size_t begin, size_t end)
{
    utf8proc_int32_t folded[64];
    utf8proc_ssize_t n = 0;
    const utf8proc_option_t how = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    int last = 0;
    if (terms->opts->level >= MGL_LEVEL_SOUND) {
        n = utf8proc_decompose_char((utf8proc_int32_t)codepoint, folded, 64, how, &last);
        if (n < 0 || n > 64)
            n = 0;
        if (n == 0 && utf8proc_category((utf8proc_int32_t)codepoint) == UTF8PROC_CATEGORY_CF)
            return MGL_OK;
    }
    uint8_t symbol = codepoint == 0x202F ? MGL_SYMBOL_NNBSP : codepoint == 0x200C ? MGL_SYMBOL_ZWNJ : MGL_SYMBOL_ZWJ;
    bool control = codepoint == 0x202F || codepoint == 0x200C || codepoint == 0x200D;
    if (control && (terms->opts->level == MGL_LEVEL_EXACT || terms->opts->level == MGL_LEVEL_CANONICAL)) {
        /* the same term as where it touches Mongolian text */
        mgl_status room = make_room(terms, 1);
        if (room == MGL_OK)
            put(terms, MGL_TERM_SYMBOL + symbol, begin, end, 0, 0);
        return room;
    }
    if (n == 0)
        folded[n++] = (utf8proc_int32_t)codepoint;
    mgl_status status = make_room(terms, (size_t)n);
    for (utf8proc_ssize_t i = 0; status == MGL_OK && i < n; i++)
        put(terms, MGL_TERM_TEXT + (uint32_t)folded[i], begin, end, 0, 0);
    return status;
}

mgl_status mgl_terms_add_text(mgl_terms *terms, const unsigned char *start, const unsigned char *stop, bool between)
{
    const unsigned char *text = terms->detector.text;
    mgl_status status = make_room(terms, 1);
    size_t first = terms->n;
    for (const unsigned char *p = start, *next; status == MGL_OK && p < stop; p = next) {
        uint32_t codepoint;
        next = mgl_utf8_next(p, stop, &codepoint);
        if (codepoint != MGL_UTF8_BAD) {
            status = add_character(terms, codepoint, (size_t)(p - text), (size_t)(next - text));
            continue;
        }
        status = make_room(terms, (size_t)(next - p));
        for (; status == MGL_OK && p < next; p++)
            put(terms, MGL_TERM_BYTE + *p, (size_t)(p - text), (size_t)(p - text) + 1, 0, 0);
    }
    /* Words stay two even where nothing is left of what stands between them. */
    if (status == MGL_OK && between && terms->n == first)
        put(terms, MGL_TERM_TEXT + ' ', (size_t)(start - text), (size_t)(stop - text), 0, 0);
    return status;
}

mgl_status mgl_terms_add(mgl_terms *terms, const unsigned char *begin, const unsigned char *stop)
{
    mgl_status status = MGL_OK;
    for (const unsigned char *p = begin, *end; status == MGL_OK && p < stop; p = end) {
        const unsigned char *start = mgl_segment_find(p, stop, stop, &end);
        status = mgl_terms_add_text(terms, p, start, begin < p && p < start && start < end);
        if (status == MGL_OK && start < end)
            status = mgl_terms_add_segment(terms, start, end);
    }
    return status;
}
