/* forced.c -- where nothing fits: a stretch longer than the line is cut where it may not be, between its letters, which
 * keep the forms they have in the whole word. */
#include "layout/grow.h"
#include "layout/paragraph.h"

/* The part of a token from its glyph i on that is no longer than length; at least one cluster. */
static size_t part_end(const mgl_paragraph *p, const mgl_token *token, size_t i, int64_t length)
{
    const mgl_glyph *glyph = p->shaper->pool + token->glyph;
    int64_t em = p->fonts->font[token->font]->units_per_em, width = 0;
    size_t end = i;
    for (size_t j = i; j < token->glyph_n;) {
        size_t next = j;
        for (; next < token->glyph_n && glyph[next].cluster == glyph[j].cluster; next++)
            width += (int64_t)glyph[next].advance * token->size / em;
        width += token->flags & MGL_TOKEN_JOINED ? 0 : token->spacing;
        if (width > length && end > i)
            break;
        end = j = next;
    }
    return end;
}

static bool append(mgl_ctx *ctx, mgl_token **out, size_t *n, size_t *room, const mgl_token *token)
{
    void *array = *out;
    bool grown = mgl_grow(ctx, &array, room, *n + 1, sizeof *token);
    *out = array;
    if (grown)
        (*out)[(*n)++] = *token;
    return grown;
}

/* Cuts a token that is longer than a line. */
static bool cut_token(const mgl_paragraph *p, const mgl_token *token, int64_t length, mgl_token **out, size_t *n,
                      size_t *room)
{
    const mgl_glyph *glyph = p->shaper->pool + token->glyph;
    int64_t em = p->fonts->font[token->font]->units_per_em;
    for (size_t i = 0, j; i < token->glyph_n; i = j) {
        j = part_end(p, token, i, length);
        mgl_token part = *token;
        int64_t width = 0, clusters = 0;
        for (size_t k = i; k < j; k++) {
            width += (int64_t)glyph[k].advance * token->size / em;
            clusters += k == i || glyph[k].cluster != glyph[k - 1].cluster;
        }
        part.glyph = token->glyph + (uint32_t)i;
        part.glyph_n = (uint32_t)(j - i);
        for (size_t k = 0; k < i; k++)
            part.origin += glyph[k].advance;
        part.begin = i == 0 ? token->begin : token->base + glyph[i].cluster;
        part.end = j == token->glyph_n ? token->end : token->base + glyph[j].cluster;
        width += token->flags & MGL_TOKEN_JOINED ? 0 : clusters * token->spacing;
        part.advance = (int32_t)(width > INT32_MAX / 4 ? INT32_MAX / 4 : width);
        if (i > 0)
            part.flags = (uint8_t)((part.flags & ~MGL_TOKEN_BREAK) | MGL_TOKEN_FORCED);
        if (!append(p->ctx, out, n, room, &part))
            return false;
    }
    return true;
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

/* Copies the stretch [i, end), with places to break wherever the next token does not fit. */
static bool force(const mgl_paragraph *p, size_t i, size_t end, int64_t length, mgl_token **out, size_t *n,
                  size_t *room)
{
    int64_t used = 0;
    for (; i < end; i++) {
        mgl_token token = p->token[i];
        bool space = token.flags & MGL_TOKEN_SPACE;
        bool follows = used > 0 && !space && used + token.advance > length;
        if (follows && !(token.flags & MGL_TOKEN_BREAK)) {
            token.flags |= MGL_TOKEN_FORCED;
            used = 0;
        }
        bool whole =
            token.advance <= length || token.glyph_n < 2 || (token.flags & (MGL_TOKEN_REVERSED | MGL_TOKEN_UPRIGHT));
        if (!(whole ? append(p->ctx, out, n, room, &token) : cut_token(p, &token, length, out, n, room)))
            return false;
        used += whole ? token.advance : (*out)[*n - 1].advance - used;
    }
    return true;
}

mgl_status mgl_paragraph_force(mgl_paragraph *p)
{
    int32_t first = mgl_line_length(p->setting, true), rest = mgl_line_length(p->setting, false);
    int64_t length = first < rest ? first : rest, width;
    mgl_token *out = NULL;
    size_t n = 0, room = 0;
    for (size_t i = 0, end; i < p->token_n; i = end) {
        end = stretch_end(p, i, &width);
        bool fits = width <= length;
        if (fits && !out)
            continue;
        for (size_t k = out ? i : 0; k < (fits ? end : i); k++) {
            if (!append(p->ctx, &out, &n, &room, p->token + k))
                goto lost;
        }
        if (!fits && !force(p, i, end, length, &out, &n, &room))
            goto lost;
    }
    if (out) {
        mgl_release(p->ctx, p->token, p->token_room * sizeof *p->token);
        p->token = out;
        p->token_n = n;
        p->token_room = room;
    }
    return MGL_OK;
lost:
    mgl_release(p->ctx, out, room * sizeof *out);
    return MGL_E_NOMEM;
}
