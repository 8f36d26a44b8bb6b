/* minimal.c -- dropping controls one by one, as long as nothing that can be seen changes.
 *
 * Whether a control can go is tried on a window around it: what a selector or joiner changes, it changes nearby.  A
 * segment longer than a window is compared as a whole in the end, and left as it was should that ever show a
 * difference. */
#include "norm/minimal.h"

#include <string.h>

#include "base/memory.h"
#include "base/size.h"
#include "model/segment.h"
#include "shape/appearance.h"
#include "shape/engine.h"

enum { REACH = 48, WINDOW = 2 * REACH + 1 };

static bool is_selector(uint8_t symbol)
{
    return mgl_is_selector(mgl_symbols[symbol].kind);
}

static bool is_joiner(uint8_t symbol)
{
    return symbol == MGL_SYMBOL_ZWJ || symbol == MGL_SYMBOL_ZWNJ;
}

bool mgl_minimal_may_change(const unsigned char *p, const unsigned char *stop)
{
    for (; p < stop; p += 3) {
        if (p[0] == 0xE2 || is_selector(mgl_segment_symbol(p)))
            return true;
    }
    return false;
}

static size_t look_at(const mgl_set *set, uint32_t off, mgl_slot *slots, size_t n, mgl_look *looks)
{
    mgl_segment_join(slots, n);
    mgl_engine_run(set, off, slots, n, NULL);
    return mgl_appearance(set, slots, n, looks);
}

static bool same_looks(const mgl_look *a, size_t a_n, const mgl_look *b, size_t b_n)
{
    if (a_n != b_n)
        return false;
    for (size_t i = 0; i < a_n; i++) {
        if (a[i].value != b[i].value || a[i].position != b[i].position || a[i].on_pair != b[i].on_pair)
            return false;
    }
    return true;
}

/* A segment being reduced: out[0, out_n) is decided, in[at, n) is still to come. */
typedef struct mgl_reduction {
    const mgl_set *set;
    uint32_t off;
    const mgl_kept *in;
    size_t n, at;
    mgl_kept *out;
    size_t out_n;
} mgl_reduction;

/* Whether the text looks the same with the next code points replaced: used is how many of them, put (put_n) what stands
 * instead. */
static bool looks_same(const mgl_reduction *r, size_t used, const uint8_t *put, size_t put_n)
{
    mgl_slot before[WINDOW + 2], after[WINDOW + 2];
    mgl_look seen[3 * (WINDOW + 2)], would[3 * (WINDOW + 2)];
    size_t left = mgl_size_min(r->out_n, REACH), right = mgl_size_min(r->n - r->at - used, REACH), n = 0, m = 0;
    for (size_t i = r->out_n - left; i < r->out_n; i++)
        before[n++].symbol = after[m++].symbol = r->out[i].symbol;
    for (size_t i = 0; i < used; i++)
        before[n++].symbol = r->in[r->at + i].symbol;
    for (size_t i = 0; i < put_n; i++)
        after[m++].symbol = put[i];
    for (size_t i = 0; i < right; i++)
        before[n++].symbol = after[m++].symbol = r->in[r->at + used + i].symbol;
    size_t seen_n = look_at(r->set, r->off, before, n, seen);
    return same_looks(seen, seen_n, would, look_at(r->set, r->off, after, m, would));
}

/* Decides the next code point; true if something changed. */
static bool reduce_one(mgl_reduction *r)
{
    mgl_kept next = r->in[r->at];
    static const uint8_t mvs = 0x0E; /* U+180E */
    if (is_selector(next.symbol) || is_joiner(next.symbol)) {
        if (looks_same(r, 1, NULL, 0)) {
            r->at++;
            return true;
        }
    }
    if (next.symbol == MGL_SYMBOL_NNBSP && (r->set->nnbsp_is_mvs || looks_same(r, 1, &mvs, 1))) {
        r->at++;
        next.symbol = mvs;
        r->out[r->out_n++] = next;
        return true;
    }
    /* A joiner before a transparent mark: the mark goes first, if that changes nothing. */
    if (is_joiner(next.symbol) && r->at + 1 < r->n && mgl_symbols[r->in[r->at + 1].symbol].kind == MGL_KIND_MARK) {
        const uint8_t swapped[2] = { r->in[r->at + 1].symbol, next.symbol };
        if (looks_same(r, 2, swapped, 2)) {
            r->out[r->out_n++] = (mgl_kept){ swapped[0], next.origin };
            r->out[r->out_n++] = (mgl_kept){ swapped[1], r->in[r->at + 1].origin };
            r->at += 2;
            return true;
        }
    }
    r->at++;
    r->out[r->out_n++] = next;
    return false;
}

/* One pass from left to right over kept[0, *n), in place: what is decided never overtakes what is to come. */
static bool reduce(const mgl_set *set, uint32_t off, mgl_kept *kept, size_t *n)
{
    mgl_reduction r = { set, off, kept, *n, 0, kept, 0 };
    bool changed = false;
    while (r.at < r.n)
        changed |= reduce_one(&r);
    *n = r.out_n;
    return changed;
}

/* Whether the whole segment looks as before. */
static mgl_status check_whole(mgl_ctx *ctx, const mgl_set *set, uint32_t off, const unsigned char *p, size_t n,
                              const mgl_kept *kept, size_t kept_n, bool *same)
{
    size_t slot_bytes = mgl_size_mul(n, sizeof(mgl_slot)), look_bytes = mgl_size_mul(n, 3 * sizeof(mgl_look));
    mgl_slot *slots = mgl_alloc(ctx, slot_bytes);
    mgl_look *before = mgl_alloc(ctx, look_bytes), *after = mgl_alloc(ctx, look_bytes);
    mgl_status status = slots && before && after ? MGL_OK : MGL_E_NOMEM;
    if (status == MGL_OK) {
        for (size_t i = 0; i < n; i++)
            slots[i].symbol = mgl_segment_symbol(p + i * 3);
        size_t before_n = look_at(set, off, slots, n, before);
        for (size_t i = 0; i < kept_n; i++)
            slots[i].symbol = kept[i].symbol;
        *same = same_looks(before, before_n, after, look_at(set, off, slots, kept_n, after));
    }
    mgl_release(ctx, slots, slot_bytes);
    mgl_release(ctx, before, look_bytes);
    mgl_release(ctx, after, look_bytes);
    return status;
}

static void keep_all(const unsigned char *p, size_t n, mgl_kept *kept)
{
    for (size_t i = 0; i < n; i++)
        kept[i] = (mgl_kept){ mgl_segment_symbol(p + i * 3), (uint32_t)i };
}

mgl_status mgl_minimal(mgl_ctx *ctx, const mgl_set *set, uint32_t off, const unsigned char *p, size_t n, mgl_kept *kept,
                       size_t *kept_n)
{
    keep_all(p, n, kept);
    *kept_n = n;
    while (reduce(set, off, kept, kept_n)) {
    }
    if (n <= REACH)
        return MGL_OK; /* every window was the whole segment */
    bool same = true;
    mgl_status status = check_whole(ctx, set, off, p, n, kept, *kept_n, &same);
    if (status == MGL_OK && !same) {
        keep_all(p, n, kept);
        *kept_n = n;
    }
    return status;
}
