/* shape.c -- shaping an item inside its text: segment by segment. */
#include <string.h>

#include "base/options.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/choice.h"
#include "model/detector.h"
#include "model/segment.h"
#include "shape/deliver.h"
#include "shape/memo.h"
#include "shape/shape_opts.h"
#include "shape/verify.h"

mgl_status mgl_shape_options(const mgl_shape_opts *opts, mgl_shape_opts *into)
{
    *into = (mgl_shape_opts)MGL_SHAPE_OPTS_INIT;
    mgl_status status = mgl_options_read(opts, into, sizeof *into, offsetof(mgl_shape_opts, language));
    if (status != MGL_OK)
        return status;
    if (into->flags & ~(uint32_t)MGL_SHAPE_FLAGS || into->reserved)
        return MGL_E_ARG;
    return mgl_choose(into->system, &into->profile);
}

/* A result used for texts of this many bytes, all calls together, remembers words. */
enum { WORTH_A_MEMO = 4096 };

/* A text being shaped. */
typedef struct mgl_job {
    const mgl_shape_opts *opts;
    const unsigned char *text, *end;
    size_t item, item_end;
    mgl_detector detector;
    mgl_units *units;
    unsigned system; /* of the last segment; what other text is said to be in */
} mgl_job;

static void shape_segment(mgl_job *job, const unsigned char *start, const unsigned char *stop)
{
    size_t bytes = (size_t)(stop - start), offset = (size_t)(start - job->text), n = bytes / 3;
    mgl_units *units = job->units;
    size_t first = job->item > offset ? (job->item - offset) / 3 : 0;
    size_t last = job->item_end - offset < bytes ? (job->item_end - offset) / 3 : n;
    size_t wanted = last - first; /* a letter has at most three units and one diagnostic */
    const size_t more[MGL_GROUPS] = { [MGL_GROUP_SCRATCH] = n,
                                      [MGL_GROUP_SLOT] = wanted,
                                      [MGL_GROUP_UNIT] = 3 * wanted,
                                      [MGL_GROUP_DIAG] = wanted,
                                      [MGL_GROUP_LIGATURE] = job->opts->flags & MGL_SHAPE_LIGATURES ? wanted : 0 };
    bool room = mgl_units_reserve(units, more);
    units->n[MGL_GROUP_SCRATCH] = 0; /* every segment uses it anew */
    if (!room)
        return;
    mgl_slot *slots = units->scratch;
    mgl_segment_read(start, bytes, slots);
    job->system = mgl_detect_segment(&job->detector, start, slots, n).system;
    const mgl_set *set = mgl_sets[job->opts->profile - 1][job->system - 1];
    mgl_memo_run(units->memo, set, job->opts->flags & MGL_SHAPE_NO_ROOT_SEPARATOR, start, slots, n);
    mgl_shaped shaped = { set, slots, n, first, last, (uint32_t)offset };
    mgl_deliver_segment(units, &shaped);
}

static void shape_text(mgl_job *job)
{
    const unsigned char *item_end = job->text + job->item_end, *stop;
    const unsigned char *p = mgl_segment_start(job->text, job->text + job->item);
    while (p < item_end) {
        const unsigned char *start = mgl_segment_find(p, item_end, job->end, &stop);
        const unsigned char *other = p < job->text + job->item ? job->text + job->item : p;
        if (start > other)
            mgl_deliver_text(job->units, job->text, (size_t)(other - job->text), (size_t)(start - job->text),
                             job->system);
        if (start < stop)
            shape_segment(job, start, stop);
        p = stop;
    }
}

/* Whether no code point (or ill-formed piece) goes on across a place. */
static bool on_boundary(const char *text, size_t n, size_t at)
{
    const unsigned char *begin = (const unsigned char *)text, *place = begin + at, *end = begin + n;
    if (at == n || (*place & 0xC0) != 0x80)
        return true;
    const unsigned char *p = mgl_utf8_start(begin, place);
    for (uint32_t codepoint; p < place;)
        p = mgl_utf8_next(p, end, &codepoint);
    return p == place;
}

mgl_status mgl_shape(mgl_ctx *ctx, const mgl_shape_opts *opts, const char *text, size_t n, size_t item, size_t item_n,
                     mgl_units *units)
{
    mgl_shape_opts known;
    (void)ctx; /* the result has its own */
    if (!mgl_is_text(text, n) || !units)
        return MGL_E_ARG;
    mgl_status status = mgl_shape_options(opts, &known);
    if (status != MGL_OK)
        return status;
    mgl_text_take(&text, &n);
    if (n > UINT32_MAX)
        return MGL_E_TOO_LONG;
    if (item > n)
        return MGL_E_ARG;
    if (item_n == MGL_NUL)
        item_n = n - item;
    if (item_n > n - item || !on_boundary(text, n, item) || !on_boundary(text, n, item + item_n))
        return MGL_E_ARG;
    mgl_job job = { .opts = &known,
                    .text = (const unsigned char *)text,
                    .end = (const unsigned char *)text + n,
                    .item = item,
                    .item_end = item + item_n,
                    .units = units,
                    .system = known.system ? known.system : MGL_SYSTEM_HUDUM };
    mgl_detector_start(&job.detector, &known, text, n);
    mgl_units_begin(units, known.flags);
    units->item_end = item + item_n;
    units->profile = known.profile;
    if (known.flags & (MGL_SHAPE_UTF16_OFFSETS | MGL_SHAPE_UTF32_OFFSETS)) {
        size_t utf16, utf32;
        mgl_utf8_count(job.text, job.text + item, &utf16, &utf32);
        units->utf16 = (uint32_t)utf16;
        units->utf32 = (uint32_t)utf32;
    }
    units->seen = mgl_size_add(units->seen, n);
    if (!units->fixed && !units->memo && units->seen >= WORTH_A_MEMO)
        units->memo = mgl_memo_new(units->ctx);
    shape_text(&job);
    status = mgl_units_finish(units);
    if (status == MGL_OK && (known.flags & MGL_SHAPE_VERIFY))
        status = mgl_units_verify(units, &known, text, n);
    if (status == MGL_OK && (known.flags & MGL_SHAPE_STRICT) && mgl_units_is_flawed(units))
        status = MGL_E_STRICT;
    return status;
}

size_t mgl_safe_prefix(const char *text, size_t n)
{
    if (!text)
        return 0;
    mgl_text_take(&text, &n);
    const unsigned char *begin = (const unsigned char *)text, *end = begin + n;
    end -= mgl_utf8_unfinished(begin, end);
    return (size_t)(mgl_segment_start(begin, end) - begin);
}
