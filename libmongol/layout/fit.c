/* fit.c -- choosing the lines of a paragraph: of all ways to break it, the one whose spaces have to be stretched least,
 * by the measure of Knuth and Plass, "Breaking Paragraphs into Lines" (1981): a line's badness is the cube of its
 * stretch, and the squares of the badness are added up.  Lines are all of one length but the first, so that the best
 * way to a break does not depend on how many lines there were: one scan over the breaks, with a window of the last line
 * before each. */
#include "base/grow.h"
#include "layout/paragraph.h"

/* Of the breaks a line could begin with, those that fill it best are looked at; with more of them, the others are too
 * empty. */
enum { WINDOW = 128 };
/* A space shrinks to two thirds, and by twice its half is as bad as 800. */
enum { SHRINK = 3, RATIO = 1000, STEEP = 4, WORST = 1000000 };

int32_t mgl_line_length(const mgl_setting *setting, bool first)
{
    int32_t indent = setting->opts.indent,
            least = setting->opts.font_size < setting->length ? setting->opts.font_size : setting->length;
    int64_t length = setting->length - (first ? (indent > 0 ? indent : 0) : (indent < 0 ? -(int64_t)indent : 0));
    return length < least ? least : (int32_t)length;
}

/* All breaks of tokens [first, end); 0: no memory. */
static size_t find_breaks(mgl_paragraph *p, size_t first, size_t end)
{
    int64_t width = 0, spaces = 0, trimmed_width = 0, trimmed_spaces = 0;
    size_t n = 0, trimmed = first;
    for (size_t i = first; i <= end; i++) {
        if (i == first || i == end || (p->token[i].flags & (MGL_TOKEN_BREAK | MGL_TOKEN_FORCED))) {
            void *best = p->best;
            bool room = mgl_grow(p->ctx, &best, &p->best_room, n + 1, sizeof(mgl_place_to_break));
            p->best = best;
            if (!room)
                return 0;
            p->best[n++] = (mgl_place_to_break){ (uint32_t)i,   (uint32_t)trimmed, width,     spaces,
                                                 trimmed_width, trimmed_spaces,    INT64_MAX, 0 };
        }
        if (i == end)
            break;
        width += p->token[i].advance;
        if (p->token[i].flags & MGL_TOKEN_SPACE) {
            spaces += p->token[i].advance;
        } else {
            trimmed = i + 1;
            trimmed_width = width;
            trimmed_spaces = spaces;
        }
    }
    return n;
}

static int64_t badness(int64_t ratio)
{
    if (ratio <= STEEP * RATIO)
        return ratio * ratio / RATIO * ratio / (RATIO * RATIO / 100);
    int64_t bad = 100 * STEEP * STEEP * STEEP + (ratio - STEEP * RATIO) * 3 * STEEP * STEEP / (RATIO / 100);
    return bad < WORST ? bad : WORST;
}

/* What a line of this length costs; negative: it does not fit. */
static int64_t cost_of(const mgl_setting *setting, int64_t width, int64_t spaces, int64_t length, bool last)
{
    bool justify = setting->opts.align == MGL_ALIGN_JUSTIFY;
    int64_t slack = length - width, ratio;
    if (slack < 0) {
        if (!justify || -slack > spaces / SHRINK)
            return -1;
        ratio = -slack * RATIO * SHRINK / spaces;
    } else if (last) {
        ratio = 0;
    } else {
        /* Without spaces, or ragged: as if an em were to be stretched. */
        ratio = 2 * slack * RATIO / (justify && spaces > 0 ? spaces : setting->opts.font_size);
    }
    int64_t bad = 10 + badness(ratio);
    return bad * bad;
}

static int64_t line_cost(const mgl_paragraph *p, size_t from, size_t to, size_t last)
{
    const mgl_place_to_break *a = p->best + from, *b = p->best + to;
    int64_t width = b->trimmed_width - a->width, spaces = b->trimmed_spaces - a->spaces;
    bool empty = b->trimmed <= a->token;
    return cost_of(p->setting, empty ? 0 : width, empty ? 0 : spaces, mgl_line_length(p->setting, from == 0),
                   to == last);
}

/* The best way to each break. What cannot fit at all is taken as it is, so that there always is a way. */
static void best_ways(mgl_paragraph *p, size_t n)
{
    size_t window = 0;
    p->best[0].cost = 0;
    for (size_t i = 1; i < n; i++) {
        /* A later line may be longer than the first: the window moves on only where no line can reach. */
        while (window < i - 1 && line_cost(p, window, i, n - 1) < 0)
            window++;
        for (size_t j = window; j < i && j < window + WINDOW; j++) {
            int64_t cost = line_cost(p, j, i, n - 1);
            if (cost < 0 && j < i - 1)
                continue;
            cost = p->best[j].cost + (cost < 0 ? (int64_t)WORST * WORST : cost);
            if (cost <= p->best[i].cost) {
                p->best[i].cost = cost;
                p->best[i].from = (uint32_t)j;
            }
        }
        if (p->best[i].cost == INT64_MAX) {
            p->best[i].cost = p->best[i - 1].cost;
            p->best[i].from = (uint32_t)i - 1;
        }
    }
}

/* Each line takes what fits without shrinking. */
static void greedy_ways(mgl_paragraph *p, size_t n)
{
    size_t start = 0;
    for (size_t i = 1; i < n; i++) {
        const mgl_place_to_break *a = p->best + start, *b = p->best + i;
        if (i - 1 > start && b->trimmed_width - a->width > mgl_line_length(p->setting, start == 0))
            start = i - 1;
        p->best[i].from = (uint32_t)start;
    }
}

static mgl_status add_lines(mgl_paragraph *p, size_t n)
{
    size_t count = 0, at = p->line_n;
    for (size_t i = n - 1; i > 0; i = p->best[i].from)
        count++;
    void *line = p->line;
    bool room = mgl_grow(p->ctx, &line, &p->line_room, p->line_n + count, sizeof *p->line);
    p->line = line;
    if (!room)
        return MGL_E_NOMEM;
    p->line_n += count;
    for (size_t i = n - 1; i > 0; i = p->best[i].from) {
        const mgl_place_to_break *from = p->best + p->best[i].from, *to = p->best + i;
        bool empty = to->trimmed <= from->token, end = to->token >= p->token_n;
        bool forced = !end && (p->token[to->token].flags & MGL_TOKEN_FORCED);
        p->line[at + --count] =
            (mgl_line){ .token = from->token,
                        .stop = empty ? from->token : to->trimmed,
                        .begin = from->token < p->token_n ? p->token[from->token].begin : (uint32_t)p->end,
                        .end = end ? (uint32_t)p->end : p->token[to->token].begin,
                        .natural = (int32_t)(empty ? 0 : to->trimmed_width - from->width),
                        .spaces = (int32_t)(empty ? 0 : to->trimmed_spaces - from->spaces),
                        .flags = (uint8_t)((i == n - 1 ? MGL_LINE_LAST : 0) | (forced ? MGL_LINE_FORCED : 0)) };
    }
    return MGL_OK;
}

mgl_status mgl_paragraph_fit(mgl_paragraph *p)
{
    size_t first = 0;
    mgl_status status = MGL_OK;
    p->line_n = 0;
    do {
        size_t end = first;
        while (end < p->token_n && !(p->token[end].flags & MGL_TOKEN_HARD))
            end++;
        size_t n = find_breaks(p, first, end);
        if (n == 0)
            return MGL_E_NOMEM;
        if (n == 1) { /* nothing at all: an empty line */
            p->best[0].from = 0;
            n = 2;
            void *best = p->best;
            if (!mgl_grow(p->ctx, &best, &p->best_room, n, sizeof(mgl_place_to_break)))
                return MGL_E_NOMEM;
            p->best = best;
            p->best[1] = p->best[0];
        }
        if (p->setting->opts.flags & MGL_LAYOUT_GREEDY)
            greedy_ways(p, n);
        else
            best_ways(p, n);
        status = add_lines(p, n);
        first = end + 1;
    } while (status == MGL_OK && first <= p->token_n && first > 0 && first - 1 < p->token_n);
    if (status == MGL_OK && p->line_n > 0)
        p->line[0].flags |= MGL_LINE_FIRST;
    return status;
}
