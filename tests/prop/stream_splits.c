/* stream_splits.c -- a text in pieces gives what the whole gives: cut in two at every byte, in many at random places,
 * byte by byte, and with pushes that fail and are tried again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "key_looks.h"
#include "random.h"
#include "stream_meter.h"
#include "tap.h"

enum { PARTS = 4, TEXT_BYTES = PARTS * (RANDOM_BYTES + 1), EDITS = 4 * TEXT_BYTES };

/* What a text gave, from one call or put together from many. */
typedef struct result {
    char text[TEXT_BYTES];
    size_t n, edit_n, diag_n;
    size_t edit[EDITS][4];
    uint64_t diag[TEXT_BYTES][3];
    size_t source_n[3], target_n[3]; /* in each unit */
    bool strict;
} result;

static void add(result *to, const mgl_out *out)
{
    size_t n;
    const char *text = mgl_out_text(out, &n);
    for (size_t i = 0; i < mgl_out_edit_count(out) && to->edit_n < EDITS; i++) {
        size_t *edit = to->edit[to->edit_n++];
        edit[0] = mgl_out_edit_source(out)[i] + to->source_n[MGL_UTF8];
        edit[1] = mgl_out_edit_target(out)[i] + to->target_n[MGL_UTF8];
        edit[2] = mgl_out_edit_source_len(out)[i];
        edit[3] = mgl_out_edit_target_len(out)[i];
    }
    for (size_t i = 0; i < mgl_out_diag_count(out) && to->diag_n < TEXT_BYTES; i++) {
        uint64_t *diag = to->diag[to->diag_n++];
        diag[0] = mgl_out_diag_code(out)[i];
        diag[1] = mgl_out_diag_begin(out)[i] + to->source_n[MGL_UTF8];
        diag[2] = mgl_out_diag_end(out)[i] + to->source_n[MGL_UTF8];
    }
    if (n <= sizeof to->text - to->n)
        memcpy(to->text + to->n, text, n);
    to->n += n;
    for (unsigned utf = 0; utf < 3; utf++) {
        to->source_n[utf] += mgl_out_to_source(out, (mgl_utf)utf, SIZE_MAX);
        to->target_n[utf] += mgl_out_from_source(out, (mgl_utf)utf, SIZE_MAX);
    }
}

static const char *difference(const result *a, const result *b)
{
    if (a->n != b->n || a->n > sizeof a->text || memcmp(a->text, b->text, a->n))
        return "the text differs";
    if (a->edit_n != b->edit_n || memcmp(a->edit, b->edit, a->edit_n * sizeof *a->edit))
        return "the edits differ";
    if (a->diag_n != b->diag_n || memcmp(a->diag, b->diag, a->diag_n * sizeof *a->diag))
        return "the diagnostics differ";
    if (memcmp(a->source_n, b->source_n, sizeof a->source_n) || memcmp(a->target_n, b->target_n, sizeof a->target_n))
        return "the lengths in the offset map differ";
    return a->strict == b->strict ? NULL : "strict mode fails otherwise";
}

/* ---- one stream ---- */

typedef struct job {
    mgl_norm_opts opts;
    const char *text;
    size_t n;
    mgl_out *whole; /* of the whole text */
    result wanted, got;
    meter counted;
    mgl_ctx *ctx; /* counted */
    mgl_stream *stream;
    mgl_out *out;     /* counted too */
    bool failing;     /* every allocation of every push fails once */
    size_t failed[2]; /* pushes without memory, without space */
} job;

/* Offsets of a piece are those of the whole, shifted. */
static const char *compare_offsets(const job *at)
{
    for (unsigned utf = 0; utf < 3; utf++) {
        size_t n = mgl_out_from_source(at->out, (mgl_utf)utf, SIZE_MAX), from = at->got.target_n[utf];
        for (size_t i = 0; i < n; i++) {
            if (mgl_out_to_source(at->out, (mgl_utf)utf, i) + at->got.source_n[utf] !=
                mgl_out_to_source(at->whole, (mgl_utf)utf, from + i))
                return "an offset of a piece differs";
        }
    }
    return NULL;
}

/* Into a fixed output that holds a few bytes; false when it does not fit, and nothing was taken then. */
static bool push_fixed(job *at, const char *from, size_t n, mgl_push kind, mgl_status *status)
{
    char small[1024];
    mgl_out *fixed = NULL;
    size_t size = 1;
    while (size < sizeof small - 6 && mgl_out_new_fixed(NULL, small, size, &fixed) != MGL_OK)
        size++;
    mgl_out_free(fixed);
    if (mgl_out_new_fixed(NULL, small, size + 6, &fixed) != MGL_OK)
        return false;
    *status = mgl_stream_push(at->stream, from, n, kind, fixed);
    bool fits = *status != MGL_E_SPACE;
    at->failed[1] += !fits;
    if (fits) {
        add(&at->got, fixed);
        mgl_out_clear(at->out);
    }
    mgl_out_free(fixed);
    return fits;
}

static mgl_status push(job *at, const char *from, size_t n, mgl_push kind)
{
    mgl_status status;
    if (!at->failing)
        return mgl_stream_push(at->stream, from, n, kind, at->out);
    if (push_fixed(at, from, n, kind, &status))
        return status;
    for (size_t fail = 1;; fail++) {
        at->counted.fail_at = at->counted.calls + fail;
        status = mgl_stream_push(at->stream, from, n, kind, at->out);
        at->counted.fail_at = 0;
        if (status != MGL_E_NOMEM)
            return status;
        at->failed[0]++;
    }
}

static const char *push_piece(job *at, const char *from, size_t n, mgl_push kind)
{
    if (mgl_stream_offset(at->stream) != at->got.source_n[MGL_UTF8])
        return "mgl_stream_offset() is not what was given out";
    mgl_status status = push(at, from, n, kind);
    if (status != MGL_OK && status != MGL_E_STRICT)
        return mgl_status_name(status);
    at->got.strict |= status == MGL_E_STRICT;
    const char *wrong = compare_offsets(at);
    add(&at->got, at->out);
    return wrong;
}

/* Pushes the text; next() says where the piece ends that begins at `from`. */
static const char *run(job *at, size_t (*next)(void *user, size_t from, size_t n), void *user)
{
    memset(&at->got, 0, sizeof at->got);
    for (size_t from = 0;;) {
        size_t to = next(user, from, at->n);
        const char *wrong = push_piece(at, at->text + from, to - from, to == at->n ? MGL_PUSH_LAST : MGL_PUSH_MORE);
        if (wrong)
            return wrong;
        from = to;
        if (to == at->n)
            break;
    }
    if (mgl_stream_offset(at->stream) != 0)
        return "the stream is not ready for the next text";
    return difference(&at->wanted, &at->got);
}

static size_t cut_once(void *user, size_t from, size_t n)
{
    size_t at = *(size_t *)user;
    return from < at ? at : n;
}

static size_t cut_each(void *user, size_t from, size_t n)
{
    (void)user;
    return from < n ? from + 1 : n;
}

static size_t cut_random(void *user, size_t from, size_t n)
{
    random_source *random = user;
    size_t to = from + random_below(random, 40); /* empty pieces too */
    return to < n ? to : n;
}

static bool open_stream(job *at)
{
    at->counted = (meter){ 0 };
    at->ctx = meter_context(&at->counted);
    return at->ctx && mgl_out_new(at->ctx, &at->out) == MGL_OK &&
           mgl_stream_new_normalize(at->ctx, &at->opts, &at->stream) == MGL_OK;
}

/* Whether all memory came back, in the sizes it was taken. */
static bool close_stream(job *at)
{
    mgl_stream_free(at->stream);
    mgl_out_free(at->out);
    mgl_ctx_unref(at->ctx);
    return at->counted.live == 0 && at->counted.mistakes == 0;
}

/* ---- texts ---- */

enum { IN_TWO, BY_BYTES, IN_MANY, FAILING, WAYS };

static const char *const ways[WAYS] = { "cut in two", "byte by byte", "in many pieces", "with failing pushes" };

static const char *try_way(job *at, unsigned way, random_source *random)
{
    const char *wrong = NULL;
    at->failing = way == FAILING;
    switch (way) {
    case IN_TWO:
        for (size_t cut = 0; cut <= at->n && !wrong; cut++)
            wrong = run(at, cut_once, &cut);
        return wrong;
    case BY_BYTES:
        return run(at, cut_each, NULL);
    default:
        for (int i = 0; i < 5 && !wrong; i++) {
            if (way == FAILING && (!close_stream(at) || !open_stream(at))) /* so that all memory has to be asked for */
                return "memory was not given back";
            wrong = run(at, cut_random, random);
        }
        return wrong;
    }
}

static void show(const job *at, const char *way, const char *wrong)
{
    static char hex[3 * TEXT_BYTES + 1];
    for (size_t i = 0; i < at->n; i++)
        snprintf(hex + 3 * i, 4, "%02X ", (unsigned)(unsigned char)at->text[i]);
    tap_note("%s: %s; system %s, profile %s, text %s", way, wrong, mgl_system_name(at->opts.system),
             mgl_profile_name(at->opts.profile), hex);
}

static void try_text(job *at, random_source *random, unsigned failures[WAYS + 1])
{
    mgl_status status = mgl_normalize(NULL, &at->opts, at->text, at->n, at->whole);
    if (!open_stream(at) || (status != MGL_OK && status != MGL_E_STRICT)) {
        failures[WAYS]++;
        return;
    }
    memset(&at->wanted, 0, sizeof at->wanted);
    add(&at->wanted, at->whole);
    at->wanted.strict = status == MGL_E_STRICT;
    for (unsigned way = 0; way < WAYS; way++) {
        const char *wrong = try_way(at, way, random);
        if (!wrong)
            continue;
        if (failures[way]++ < 3)
            show(at, ways[way], wrong);
        failures[WAYS] += !close_stream(at);
        if (!open_stream(at))
            failures[WAYS]++;
    }
    failures[WAYS] += !close_stream(at);
}

/* A word of letters that several systems have, and an NNBSP that stays in some of them: the paragraph decides. */
static size_t put_undecided(char *text)
{
    static const uint32_t codepoints[] = { 0x1820, 0x182E, 0x1820, 0x202F };
    size_t n = 0;
    for (size_t i = 0; i < sizeof codepoints / sizeof *codepoints; i++)
        random_put(text, &n, codepoints[i]);
    return n;
}

/* Some random texts with spaces and line ends between them; auto: each of any system. */
static size_t make_text(random_source *random, const mgl_norm_opts *opts, random_kind kind, char *text)
{
    random_alphabet alphabet;
    size_t n = 0;
    for (unsigned parts = 1 + random_below(random, PARTS); parts; parts--) {
        random_alphabet_fill(&alphabet, opts->profile, opts->system ? opts->system : 1 + random_below(random, 7));
        bool undecided = !opts->system && random_percent(random, 40);
        n += undecided ? put_undecided(text + n) : random_text(random, &alphabet, kind, text + n);
        if (parts > 1)
            text[n++] = random_percent(random, 50) ? '\n' : ' ';
    }
    return n;
}

int main(int argc, char **argv)
{
    static job at;
    static char text[TEXT_BYTES];
    unsigned texts = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 40, failures[WAYS + 1] = { 0 }, count = 0;
    random_source random = random_start(argc > 2 ? strtoul(argv[2], NULL, 10) : 1);
    if (mgl_out_new(NULL, &at.whole) != MGL_OK)
        return 1;
    for (uint32_t profile = MGL_PROFILE_UTN57_R4; profile <= MGL_PROFILE_UTN57_R5DRAFT; profile++) {
        for (uint32_t system = MGL_SYSTEM_AUTO; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++) {
            for (unsigned i = 0; i < texts; i++, count++) {
                at.opts = (mgl_norm_opts)MGL_NORM_OPTS_INIT;
                at.opts.profile = profile;
                at.opts.system = system;
                at.opts.flags = i % 5 ? 0 : MGL_SHAPE_STRICT;
                at.opts.language = i % 3 ? NULL : "mnc";
                at.n = make_text(&random, &at.opts, (random_kind)(i % 4), text);
                at.text = text;
                try_text(&at, &random, failures);
            }
        }
    }
    for (unsigned way = 0; way < WAYS; way++)
        tap(failures[way] == 0, "a text %s gives the same as the whole: %u of %u fail", ways[way], failures[way],
            count);
    tap(at.failed[0] > 0 && at.failed[1] > 0, "%zu pushes had no memory, %zu no space", at.failed[0], at.failed[1]);
    tap(failures[WAYS] == 0, "streams open, and give all memory back: %u of %u fail", failures[WAYS], count);
    mgl_out_free(at.whole);
    return tap_end();
}
