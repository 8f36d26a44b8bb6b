/* detect.c -- the writing system of a whole text, with the evidence. */
#include <mongol/detect.h>
#include <string.h>

#include "base/text.h"
#include "base/writer.h"
#include "model/detector.h"
#include "model/segment.h"
#include "shape/shape_opts.h"

enum { CERTAINTIES = MGL_CERTAIN_NOTHING + 1 };

const char *mgl_certainty_text(uint32_t certainty)
{
    static const char *const texts[CERTAINTIES] = {
        [MGL_CERTAIN_CHOSEN] = "as asked for",
        [MGL_CERTAIN_LETTERS] = "no other system has all these letters",
        [MGL_CERTAIN_AROUND] = "other systems have these letters too; the words around are in this one",
        [MGL_CERTAIN_TAG] = "other systems have these letters too; the language tag says so",
        [MGL_CERTAIN_MOST] = "no system has all these letters; this one has most of them",
        [MGL_CERTAIN_FREQUENCY] = "other systems have these letters too; in this one they are the most usual: a guess",
        [MGL_CERTAIN_NOTHING] = "there is no Mongolian letter; Hudum is assumed",
    };
    return certainty < CERTAINTIES ? texts[certainty] : NULL;
}

/* What a system has in a text. */
typedef struct mgl_share {
    uint32_t words, letters;
    uint64_t sure;            /* letters times permille */
    uint32_t by[CERTAINTIES]; /* letters by what decided */
    const unsigned char *example, *example_end;
} mgl_share;

static void add(mgl_share *share, const mgl_finding *finding, const unsigned char *start, const unsigned char *stop)
{
    share->words++;
    share->letters += finding->letters;
    share->sure += (uint64_t)finding->letters * finding->permille;
    share->by[finding->certainty] += finding->letters;
    if (!share->example && finding->certainty <= MGL_CERTAIN_LETTERS) {
        share->example = start;
        share->example_end = stop;
    }
}

/* A longer word is judged in pieces of so many slots: what decides is nearly always in each, and no memory is needed. */
enum { LOOK_AT = 64 };

static void survey(mgl_detector *detector, mgl_share shares[MGL_SYSTEMS + 1])
{
    const unsigned char *stop, *end = detector->text_end;
    mgl_slot slots[LOOK_AT];
    for (const unsigned char *start = mgl_segment_find(detector->text, end, end, &stop); start < stop;
         start = mgl_segment_find(stop, end, end, &stop)) {
        for (const unsigned char *p = start; p < stop; p += LOOK_AT * 3) {
            size_t n = (size_t)(stop - p) / 3;
            if (n > LOOK_AT)
                n = LOOK_AT;
            mgl_segment_read(p, n * 3, slots);
            mgl_finding finding = mgl_detect_segment(detector, p, slots, n);
            if (finding.letters)
                add(shares + finding.system, &finding, p, p + n * 3);
        }
    }
}

/* A system and its Ali Gali extension speak for each other: what both have, as the share of their family. */
static mgl_share family_share(const mgl_share shares[MGL_SYSTEMS + 1], unsigned family)
{
    mgl_share sum = shares[family];
    const mgl_share *wide = shares + mgl_family_extensions[family]; /* shares[0] is empty */
    sum.letters += wide->letters;
    sum.sure += wide->sure;
    for (unsigned by = 0; by < CERTAINTIES; by++)
        sum.by[by] += wide->by[by];
    return sum;
}

/* The family of most letters, and its share; 0: there is no letter. */
static unsigned most_letters(const mgl_share shares[MGL_SYSTEMS + 1], mgl_share *most)
{
    unsigned best = 0;
    *most = shares[0];
    for (unsigned family = 1; family <= MGL_FAMILIES; family++) {
        mgl_share share = family_share(shares, family);
        if (share.letters > most->letters)
            *most = share, best = family;
    }
    return best;
}

/* The smallest system of a family that has all the letters. */
static unsigned system_of(const mgl_share shares[MGL_SYSTEMS + 1], unsigned family)
{
    unsigned wide = mgl_family_extensions[family];
    return shares[wide].letters ? wide : family;
}

static void put_evidence(mgl_out *out, const mgl_share shares[MGL_SYSTEMS + 1])
{
    for (unsigned system = 1; system <= MGL_SYSTEMS; system++) {
        const mgl_share *share = shares + system;
        if (!share->letters)
            continue;
        mgl_out_putf(out, "%-15s %u letters in %u words\n", mgl_system_name(system), (unsigned)share->letters,
                     (unsigned)share->words);
        for (unsigned by = 0; by < CERTAINTIES; by++) {
            if (share->by[by])
                mgl_out_putf(out, "    %8u  %s\n", (unsigned)share->by[by], mgl_certainty_text(by));
        }
        if (!share->example)
            continue;
        mgl_out_puts(out, "              such as ");
        mgl_out_put(out, (const char *)share->example, (size_t)(share->example_end - share->example));
        mgl_out_puts(out, "\n");
    }
}

mgl_status mgl_detect(mgl_ctx *ctx, const mgl_shape_opts *opts, const char *text, size_t n, uint32_t *system,
                      uint32_t *permille, uint32_t *certainty, mgl_out *evidence)
{
    mgl_shape_opts known;
    mgl_detector detector;
    mgl_share shares[MGL_SYSTEMS + 1] = { { .words = 0 } };
    (void)ctx;
    if (!mgl_is_text(text, n) || !system)
        return MGL_E_ARG;
    mgl_status status = mgl_shape_options(opts, &known);
    if (status != MGL_OK)
        return status;
    mgl_text_take(&text, &n);
    uint32_t fixed = known.system;
    known.system = 0; /* the evidence is about the text, whatever the caller says */
    mgl_detector_start(&detector, &known, text, n);
    survey(&detector, shares);
    mgl_share most;
    unsigned best = most_letters(shares, &most);
    uint64_t total = 0;
    for (unsigned other = 1; other <= MGL_SYSTEMS; other++)
        total += shares[other].letters;
    *system = fixed ? fixed : best ? system_of(shares, best) : MGL_SYSTEM_HUDUM;
    unsigned by = MGL_CERTAIN_NOTHING;
    for (unsigned k = 0; best && k < CERTAINTIES; k++) {
        if (by == MGL_CERTAIN_NOTHING || most.by[k] > most.by[by])
            by = k;
    }
    if (certainty)
        *certainty = fixed ? MGL_CERTAIN_CHOSEN : by;
    if (permille)
        *permille = fixed ? 1000 : best ? (uint32_t)(most.sure / total) : 0;
    if (!evidence)
        return MGL_OK;
    mgl_out_begin(evidence);
    put_evidence(evidence, shares);
    return mgl_out_finish(evidence);
}
