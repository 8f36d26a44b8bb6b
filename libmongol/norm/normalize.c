/* normalize.c -- the normal form of a text, segment by segment. */
#include <mongol/norm.h>
#include <string.h>

#include "base/memory.h"
#include "base/options.h"
#include "base/size.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/writer.h"
#include "model/choice.h"
#include "model/detector.h"
#include "model/segment.h"
#include "norm/minimal.h"
#include "norm/norm_opts.h"

mgl_status mgl_norm_options(const mgl_norm_opts *opts, mgl_norm_opts *into)
{
    const uint32_t flags = MGL_SHAPE_STRICT | MGL_SHAPE_NO_ROOT_SEPARATOR;
    *into = (mgl_norm_opts)MGL_NORM_OPTS_INIT;
    mgl_status status = mgl_options_read(opts, into, sizeof *into, offsetof(mgl_norm_opts, language));
    if (status != MGL_OK)
        return status;
    if (into->form == 0)
        into->form = MGL_NORM_MINIMAL;
    if (into->flags & ~flags || into->form > MGL_NORM_REPAIR)
        return MGL_E_ARG;
    if (into->form != MGL_NORM_MINIMAL)
        return MGL_E_UNSUPPORTED;
    return mgl_choose(into->system, &into->profile);
}

/* A text being normalized. */
typedef struct mgl_norm_job {
    mgl_ctx *ctx;
    const mgl_norm_opts *opts;
    mgl_out *out;
    const unsigned char *text, *end;
    const unsigned char *pending; /* everything before it has been written */
    mgl_detector detector;
    mgl_slot *slots; /* room for the longest segment so far */
    mgl_kept *kept;
    size_t room;
    bool flawed;
} mgl_norm_job;

static mgl_status make_room(mgl_norm_job *job, size_t n)
{
    if (n <= job->room)
        return MGL_OK;
    size_t room = mgl_size_max(n, 64);
    mgl_slot *slots = mgl_alloc(job->ctx, mgl_size_mul(room, sizeof *slots));
    mgl_kept *kept = mgl_alloc(job->ctx, mgl_size_mul(room, sizeof *kept));
    if (!slots || !kept) {
        mgl_release(job->ctx, slots, mgl_size_mul(room, sizeof *slots));
        mgl_release(job->ctx, kept, mgl_size_mul(room, sizeof *kept));
        return MGL_E_NOMEM;
    }
    mgl_release(job->ctx, job->slots, job->room * sizeof *slots);
    mgl_release(job->ctx, job->kept, job->room * sizeof *kept);
    job->slots = slots;
    job->kept = kept;
    job->room = room;
    return MGL_OK;
}

static void flush(mgl_norm_job *job, const unsigned char *until)
{
    if (until > job->pending)
        mgl_out_same(job->out, (const char *)job->pending, (size_t)(until - job->pending));
    job->pending = until;
}

/* Writes what differs between the n code points at p and what is kept of them. */
static void write_edits(mgl_norm_job *job, const unsigned char *p, size_t n, size_t kept_n)
{
    size_t i = 0;
    for (size_t k = 0; k <= kept_n; k++) {
        size_t origin = k < kept_n ? job->kept[k].origin : n;
        if (origin > i) { /* dropped */
            flush(job, p + i * 3);
            mgl_out_edit(job->out, (const char *)p + i * 3, (origin - i) * 3, "", 0);
            job->pending = p + origin * 3;
        }
        if (k == kept_n)
            break;
        i = origin + 1;
        unsigned char now[3];
        mgl_segment_write(job->kept[k].symbol, now);
        if (!memcmp(now, p + origin * 3, 3))
            continue;
        flush(job, p + origin * 3);
        mgl_out_edit(job->out, (const char *)p + origin * 3, 3, (const char *)now, 3);
        job->pending = p + i * 3;
    }
}

static mgl_status normalize_segment(mgl_norm_job *job, const unsigned char *start, const unsigned char *stop)
{
    size_t n = (size_t)(stop - start) / 3, kept_n;
    if (!mgl_minimal_may_change(start, stop))
        return MGL_OK;
    mgl_status status = make_room(job, n);
    if (status != MGL_OK)
        return status;
    mgl_segment_read(start, n * 3, job->slots);
    unsigned system = mgl_detect_segment(&job->detector, start, job->slots, n).system;
    const mgl_set *set = mgl_sets[job->opts->profile - 1][system - 1];
    status = mgl_minimal(job->ctx, set, job->opts->flags, start, n, job->kept, &kept_n);
    if (status == MGL_OK)
        write_edits(job, start, n, kept_n);
    return status;
}

static void diagnose(mgl_norm_job *job, const unsigned char *p, const unsigned char *stop)
{
    for (p = mgl_utf8_find_bad(p, stop); p < stop; p = mgl_utf8_find_bad(p, stop)) {
        uint32_t codepoint;
        const unsigned char *next = mgl_utf8_next(p, stop, &codepoint);
        mgl_out_diag(job->out, MGL_DIAG_INVALID_UTF8, (uint64_t)(p - job->text), (uint64_t)(next - job->text));
        job->flawed = true;
        p = next;
    }
}

static mgl_status normalize_text(mgl_norm_job *job)
{
    mgl_status status = MGL_OK;
    for (const unsigned char *p = job->text, *stop; status == MGL_OK && p < job->end; p = stop) {
        const unsigned char *start = mgl_segment_find(p, job->end, job->end, &stop);
        diagnose(job, p, start);
        if (start < stop)
            status = normalize_segment(job, start, stop);
    }
    flush(job, job->end);
    return status;
}

mgl_status mgl_normalize(mgl_ctx *ctx, const mgl_norm_opts *opts, const char *text, size_t n, mgl_out *out)
{
    mgl_norm_opts known;
    if (!mgl_is_text(text, n) || !out)
        return MGL_E_ARG;
    mgl_status status = mgl_norm_options(opts, &known);
    if (status != MGL_OK)
        return status;
    mgl_text_take(&text, &n);
    if (n > UINT32_MAX)
        return MGL_E_TOO_LONG;
    mgl_norm_job job = { .ctx = ctx,
                         .opts = &known,
                         .out = out,
                         .text = (const unsigned char *)text,
                         .end = (const unsigned char *)text + n,
                         .pending = (const unsigned char *)text };
    mgl_shape_opts how = {
        .size = sizeof how, .system = known.system, .profile = known.profile, .language = known.language
    };
    mgl_detector_start(&job.detector, &how, text, n);
    job.detector.all_read = true; /* a stream does not know the whole text: paragraphs decide */
    mgl_out_begin(out);
    status = normalize_text(&job);
    mgl_release(ctx, job.slots, job.room * sizeof *job.slots);
    mgl_release(ctx, job.kept, job.room * sizeof *job.kept);
    mgl_status written = mgl_out_finish(out);
    if (status == MGL_OK)
        status = written;
    if (status == MGL_OK && job.flawed && (known.flags & MGL_SHAPE_STRICT))
        status = MGL_E_STRICT;
    return status;
}
