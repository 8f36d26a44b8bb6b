/* runs.c -- styles that may overlap, as runs of text that do not. */
#include <string.h>

#include "base/options.h"
#include "base/grow.h"
#include "layout/state.h"

enum { DEPTH = 64, FLAGS = 127, SCALE_MIN = 100, SCALE_MAX = 10000, FAR = 14400 * 64, TAG_MAX = 35 };

static mgl_status read_style(mgl_layout *layout, const mgl_style *style, size_t text_n, size_t not_before, mgl_run *run)
{
    mgl_style known = MGL_STYLE_INIT;
    mgl_status status = mgl_options_read(style, &known, sizeof known, sizeof known);
    if (status != MGL_OK)
        return status;
    if (known.begin < not_before || known.end < known.begin || known.end > text_n || known.flags > FLAGS ||
        (known.scale && (known.scale < SCALE_MIN || known.scale > SCALE_MAX)) || known.shift > FAR ||
        known.shift < -FAR || known.letter_spacing > FAR || (known.language && strlen(known.language) > TAG_MAX))
        return MGL_E_ARG;
    *run = (mgl_run){ known.begin, known.end, known.flags, known.scale, known.shift, known.letter_spacing, NULL };
    if (known.language && !(run->language = mgl_tags_intern(layout->tags, known.language)))
        return MGL_E_NOMEM;
    return MGL_OK;
}

static void lay_on(mgl_run *run, const mgl_run *over)
{
    run->flags |= over->flags;
    run->scale = over->scale ? over->scale : run->scale;
    run->shift = over->shift ? over->shift : run->shift;
    run->spacing = over->spacing ? over->spacing : run->spacing;
    run->language = over->language ? over->language : run->language;
}

/* The styles that are open, in the order they began. */
typedef struct mgl_open {
    mgl_run run[DEPTH];
    size_t n;
} mgl_open;

/* Writes the run of all open styles from `from` to `to`. */
static bool add_run(mgl_layout *layout, const mgl_open *open, size_t from, size_t to)
{
    if (from == to || open->n == 0)
        return true;
    void *runs = layout->runs;
    bool room = mgl_grow(layout->ctx, &runs, &layout->run_room, layout->run_n + 1, sizeof *layout->runs);
    layout->runs = runs;
    if (!room)
        return false;
    mgl_run run = { .begin = from, .end = to };
    for (size_t i = 0; i < open->n; i++)
        lay_on(&run, open->run + i);
    layout->runs[layout->run_n++] = run;
    return true;
}

/* Ends all runs that are over at `to`, in order; *from moves on. */
static bool close_until(mgl_layout *layout, mgl_open *open, size_t *from, size_t to)
{
    for (;;) {
        size_t end = to;
        for (size_t i = 0; i < open->n; i++)
            end = mgl_size_min(end, open->run[i].end);
        if (!add_run(layout, open, *from, end))
            return false;
        *from = end;
        size_t kept = 0;
        for (size_t i = 0; i < open->n; i++) {
            if (open->run[i].end > end)
                open->run[kept++] = open->run[i];
        }
        open->n = kept;
        if (end == to)
            return true;
    }
}

mgl_status mgl_runs_make(mgl_layout *layout, const mgl_style *styles, size_t n, size_t text_n)
{
    mgl_open open = { .n = 0 };
    size_t from = 0;
    layout->run_n = 0;
    const unsigned char *at = (const unsigned char *)styles;
    for (size_t i = 0; i < n; i++) {
        mgl_run run;
        const mgl_style *style = (const mgl_style *)(const void *)at;
        mgl_status status = read_style(layout, style, text_n, from, &run);
        if (status != MGL_OK)
            return status;
        at += style->size; /* as large as the caller's header has it */
        if (!close_until(layout, &open, &from, run.begin))
            return MGL_E_NOMEM;
        if (run.begin == run.end)
            continue;
        if (open.n == DEPTH)
            return MGL_E_ARG;
        open.run[open.n++] = run;
    }
    return close_until(layout, &open, &from, text_n) ? MGL_OK : MGL_E_NOMEM;
}
