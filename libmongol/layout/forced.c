/* forced.c -- where nothing fits: a stretch longer than the line is cut where it may not be, between its words if it
 * has any, else between its letters, which keep the forms they have in the whole word.  Even there no line begins with
 * a stop or ends with an opening bracket, as long as the line has another place. */
#include "base/grow.h"
#include "layout/paragraph.h"

/* A place in the stretch: before a glyph of a token, and how much of the stretch lies before it. */
typedef struct mgl_cut {
    size_t token, glyph;
    int64_t at;
} mgl_cut;

/* The tokens that come out, with parts in place of those that are cut. */
typedef struct mgl_forcer {
    const mgl_paragraph *p;
    int64_t length; /* of a line */
    mgl_token *out;
    size_t n, room;
} mgl_forcer;

static bool append(mgl_forcer *f, const mgl_token *token)
{
    void *array = f->out;
    bool grown = mgl_grow(f->p->ctx, &array, &f->room, f->n + 1, sizeof *token);
    f->out = array;
    if (grown)
        f->out[f->n++] = *token;
    return grown;
}

static size_t cluster_end(const mgl_forcer *f, const mgl_token *token, size_t i)
{
    const mgl_glyph *glyph = f->p->shaper->pool + token->glyph;
    size_t end = i + 1;
    while (end < token->glyph_n && glyph[end].cluster == glyph[i].cluster)
        end++;
    return end;
}

/* How long glyphs [i, j) of a token are. */
static int64_t width_of(const mgl_forcer *f, const mgl_token *token, size_t i, size_t j)
{
    const mgl_glyph *glyph = f->p->shaper->pool + token->glyph;
    int64_t em = f->p->fonts->font[token->font]->units_per_em, width = 0;
    for (size_t k = i, next; k < j; k = next) {
        next = cluster_end(f, token, k);
        for (size_t g = k; g < next; g++)
            width += (int64_t)glyph[g].advance * token->size / em;
        width += token->flags & MGL_TOKEN_JOINED ? 0 : token->spacing;
    }
    return width;
}

static bool is_whole(const mgl_token *token)
{
    return token->glyph_n < 2 || (token->flags & (MGL_TOKEN_REVERSED | MGL_TOKEN_UPRIGHT));
}

/* Glyphs [i, j) of a token as a token. */
static mgl_token part_of(const mgl_forcer *f, const mgl_token *token, size_t i, size_t j)
{
    const mgl_glyph *glyph = f->p->shaper->pool + token->glyph;
    mgl_token part = *token;
    if (i == 0 && j >= token->glyph_n)
        return part;
    int64_t width = width_of(f, token, i, j);
    part.glyph = token->glyph + (uint32_t)i;
    part.glyph_n = (uint32_t)(j - i);
    for (size_t k = 0; k < i; k++)
        part.origin += glyph[k].advance;
    part.begin = i == 0 ? token->begin : token->base + glyph[i].cluster;
    part.end = j == token->glyph_n ? token->end : token->base + glyph[j].cluster;
    part.advance = (int32_t)(width > INT32_MAX / 4 ? INT32_MAX / 4 : width);
    return part;
}

/* Puts out what stands between two cuts. */
static bool put(mgl_forcer *f, mgl_cut from, mgl_cut to, bool forced)
{
    for (size_t t = from.token, i = from.glyph; t < to.token || (t == to.token && i < to.glyph); t++, i = 0) {
        const mgl_token *token = f->p->token + t;
        mgl_token part = part_of(f, token, i, t == to.token ? to.glyph : token->glyph_n);
        if (t == from.token && forced)
            part.flags = (uint8_t)((part.flags & ~MGL_TOKEN_BREAK) | MGL_TOKEN_FORCED);
        if (!append(f, &part))
            return false;
    }
    return true;
}

/* Whether the marks on both sides of a byte let a line begin there. */
static bool marks_allow(const mgl_paragraph *p, uint32_t byte)
{
    const unsigned none = MGL_CHAR_SPACE | MGL_CHAR_EXTENDS | MGL_CHAR_IGNORED;
    size_t low = 0, high = p->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->at[middle] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || low == p->n || (p->info[low]->flags & (none | MGL_CHAR_NO_START)))
        return false;
    size_t before = low - 1;
    while (before > 0 && (p->info[before]->flags & none))
        before--;
    return !(p->info[before]->flags & MGL_CHAR_NO_END);
}

/* Copies the stretch [i, end), with places to break wherever what follows does not fit. */
static bool force(mgl_forcer *f, size_t i, size_t end)
{
    mgl_cut here = { i, 0, 0 }, line = here, word = here, letter = here;
    bool forced = false;
    for (; here.token < end; here.token++) {
        const mgl_token *token = f->p->token + here.token;
        here.glyph = 0;
        do {
            bool whole = is_whole(token), inside = here.glyph > 0;
            size_t next = whole ? token->glyph_n : cluster_end(f, token, here.glyph);
            int64_t width = whole ? token->advance : width_of(f, token, here.glyph, next);
            if (marks_allow(f->p, inside ? token->base + f->p->shaper->pool[token->glyph + here.glyph].cluster
                                         : token->begin)) {
                word = inside ? word : here;
                letter = here;
            }
            while (!(token->flags & MGL_TOKEN_SPACE) && here.at > line.at && here.at + width - line.at > f->length) {
                mgl_cut cut = word.at > line.at ? word : letter.at > line.at ? letter : here;
                if (!put(f, line, cut, forced))
                    return false;
                line = cut;
                forced = true;
            }
            here.at += width;
            here.glyph = next;
        } while (here.glyph < token->glyph_n);
    }
    here.glyph = 0;
    return put(f, line, here, forced);
}

/* The token after the stretch without a break that begins at i, and how long that is without the spaces at its end. */
static size_t stretch_end(const mgl_paragraph *p, size_t i, int64_t *width)
{
    int64_t spaces = 0;
    size_t j = i;
    *width = 0;
    do {
        const mgl_token *token = p->token + j++;
        spaces += token->advance;
        if (!(token->flags & MGL_TOKEN_SPACE)) {
            *width += spaces;
            spaces = 0;
        }
    } while (j < p->token_n && !(p->token[j].flags & (MGL_TOKEN_BREAK | MGL_TOKEN_HARD)) &&
             !(p->token[j - 1].flags & MGL_TOKEN_HARD));
    return j;
}

mgl_status mgl_paragraph_force(mgl_paragraph *p)
{
    int32_t first = mgl_line_length(p->setting, true), rest = mgl_line_length(p->setting, false);
    mgl_forcer f = { .p = p };
    for (size_t i = 0, end; i < p->token_n; i = end) {
        int64_t width;
        f.length = i == 0 && first < rest ? first : rest; /* all stretches but the first can have a line of their own */
        end = stretch_end(p, i, &width);
        bool fits = width <= f.length;
        if (fits && !f.out)
            continue;
        bool good = true;
        for (size_t k = f.out ? i : 0; good && k < (fits ? end : i); k++)
            good = append(&f, p->token + k);
        if (!good || (!fits && !force(&f, i, end))) {
            mgl_release(p->ctx, f.out, f.room * sizeof *f.out);
            return MGL_E_NOMEM;
        }
    }
    if (f.out) {
        mgl_release(p->ctx, p->token, p->token_room * sizeof *p->token);
        p->token = f.out;
        p->token_n = f.n;
        p->token_room = f.room;
    }
    return MGL_OK;
}
