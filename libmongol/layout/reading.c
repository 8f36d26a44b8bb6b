/* reading.c -- reading a paragraph's characters, and giving each its font. */
#include <string.h>

#include <mongol/words.h>

#include "base/utf8.h"
#include "base/grow.h"
#include "layout/paragraph.h"

enum { REPLACEMENT = 0xFFFD, PICTURE_SELECTOR = 0xFE0F, TEXT_SELECTOR = 0xFE0E };

void mgl_paragraph_free(mgl_paragraph *p)
{
    mgl_release(p->ctx, p->cp, p->room[0] * sizeof *p->cp);
    mgl_release(p->ctx, p->at, p->room[1] * sizeof *p->at);
    mgl_release(p->ctx, p->info, p->room[2] * sizeof *p->info);
    mgl_release(p->ctx, p->font, p->room[3] * sizeof *p->font);
    mgl_release(p->ctx, p->may_break, p->room[4] * sizeof *p->may_break);
    mgl_release(p->ctx, p->token, p->token_room * sizeof *p->token);
    mgl_release(p->ctx, p->line, p->line_room * sizeof *p->line);
    mgl_release(p->ctx, p->best, p->best_room * sizeof *p->best);
}

/* One more element than characters, for the end. */
static bool make_room(mgl_paragraph *p, size_t n)
{
    struct {
        void **array;
        size_t width;
    } column[] = { { (void **)&p->cp, sizeof *p->cp },
                   { (void **)&p->at, sizeof *p->at },
                   { (void **)&p->info, sizeof *p->info },
                   { (void **)&p->font, sizeof *p->font },
                   { (void **)&p->may_break, sizeof *p->may_break } };
    for (size_t i = 0; i < sizeof column / sizeof *column; i++) {
        if (!mgl_grow(p->ctx, column[i].array, p->room + i, n + 1, column[i].width))
            return false;
    }
    return true;
}

static mgl_status decode(mgl_paragraph *p)
{
    const unsigned char *text = (const unsigned char *)p->text, *at = text + p->begin, *end = text + p->end;
    p->n = 0;
    if (!make_room(p, p->end - p->begin))
        return MGL_E_NOMEM;
    while (at < end) {
        uint32_t cp;
        p->at[p->n] = (uint32_t)(at - text);
        at = mgl_utf8_next(at, end, &cp);
        cp = cp == MGL_UTF8_BAD ? REPLACEMENT : cp;
        p->info[p->n] = mgl_chars_get(p->chars, cp);
        if (!p->info[p->n])
            return MGL_E_NOMEM;
        p->cp[p->n++] = cp;
    }
    p->at[p->n] = (uint32_t)p->end;
    return MGL_OK;
}

/* The place of the next character after i that has a script, not far away; n: there is none. */
static size_t next_strong(const mgl_paragraph *p, size_t i)
{
    enum { REACH = 8 };
    for (size_t j = i + 1; j < p->n && j <= i + REACH; j++) {
        if (!(p->info[j]->flags & (MGL_CHAR_COMMON | MGL_CHAR_EXTENDS | MGL_CHAR_LETTERS_FONT | MGL_CHAR_SPACE)))
            return j;
    }
    return p->n;
}

const mgl_char *mgl_next_with_script(const mgl_paragraph *p, size_t i)
{
    size_t next = next_strong(p, i);
    return next < p->n ? p->info[next] : NULL;
}

static bool has(const mgl_paragraph *p, unsigned font, uint32_t cp)
{
    return font < p->fonts->n && mgl_font_has(p->fonts->font[font], cp);
}

/* The font of a character that begins a cluster. strong: the font of the text before it. */
static unsigned choose_font(mgl_paragraph *p, size_t i, unsigned strong)
{
    const mgl_char *info = p->info[i];
    uint32_t selector = i + 1 < p->n ? p->cp[i + 1] : 0;
    if (selector == PICTURE_SELECTOR)
        return mgl_fontlist_find(p->fonts, p->cp[i], true, NULL);
    if ((info->flags & MGL_CHAR_PICTURE) && selector != TEXT_SELECTOR)
        return info->font;
    if (info->flags & MGL_CHAR_OPENS) {
        size_t next = next_strong(p, i);
        unsigned font = next < p->n ? p->info[next]->font : MGL_FONT_NONE;
        if (has(p, font, p->cp[i]))
            return font;
    }
    if ((info->flags & MGL_CHAR_COMMON) && strong != info->font && has(p, strong, p->cp[i]))
        return strong;
    return info->font;
}

/* A character and its marks are of one font: where this one lacks a mark, another that has both is better. */
static unsigned font_of_cluster(const mgl_paragraph *p, size_t i, unsigned font)
{
    enum { REACH = 4 };
    for (size_t j = i + 1; j < p->n && j <= i + REACH && (p->info[j]->flags & MGL_CHAR_EXTENDS); j++) {
        unsigned other = p->info[j]->font;
        if (!(p->info[j]->flags & MGL_CHAR_UNSEEN) && !has(p, font, p->cp[j]) && has(p, other, p->cp[i]))
            return other;
    }
    return font;
}

/* Controls of letters take the letters' font, from whichever side the letters are on. */
static unsigned letters_font(const mgl_paragraph *p, size_t i, unsigned before)
{
    if (before != MGL_FONT_NONE)
        return before;
    for (size_t j = i + 1; j < p->n && j <= i + 4; j++) {
        if (p->info[j]->flags & MGL_CHAR_LETTERS)
            return p->info[j]->font;
        if (!(p->info[j]->flags & MGL_CHAR_LETTERS_FONT))
            break;
    }
    return MGL_FONT_NONE;
}

static void give_fonts(mgl_paragraph *p)
{
    unsigned strong = MGL_FONT_NONE, last = MGL_FONT_NONE, letters = MGL_FONT_NONE;
    for (size_t i = 0; i < p->n; i++) {
        const mgl_char *info = p->info[i];
        bool follows = i > 0 && !(p->info[i - 1]->flags & MGL_CHAR_SPACE);
        unsigned font;
        if ((info->flags & MGL_CHAR_LETTERS_FONT) && (font = letters_font(p, i, letters)) != MGL_FONT_NONE) {
            p->font[i] = (uint16_t)font;
            continue;
        }
        bool selected = follows && (info->flags & MGL_CHAR_EXTENDS);
        font = selected || (info->flags & MGL_CHAR_SPACE) ? last : font_of_cluster(p, i, choose_font(p, i, strong));
        if (!(info->flags & (MGL_CHAR_COMMON | MGL_CHAR_EXTENDS)))
            strong = font;
        if (!(info->flags & MGL_CHAR_EXTENDS))
            letters = info->flags & MGL_CHAR_LETTERS ? font : MGL_FONT_NONE;
        last = font;
        p->font[i] = (uint16_t)font;
    }
}

/* The suffixes that stand behind a plain space stay with their word. */
static mgl_status glue_suffixes(mgl_paragraph *p)
{
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    opts.system = p->system;
    opts.flags = MGL_WORDS_SPACED_SUFFIXES;
    mgl_status status = mgl_words_start(&it, &opts, p->text + p->begin, p->end - p->begin);
    size_t i = 0;
    while (status == MGL_OK && mgl_words_next(&it, &word)) {
        for (; i < p->n && p->at[i] - p->begin <= word.begin; i++)
            ;
        for (; (word.flags & MGL_WORD_HAS_SPACED_SUFFIX) && i < p->n && p->at[i] - p->begin < word.end; i++)
            p->may_break[i] = 0;
    }
    return status;
}

/* Combined characters are one. */
static void keep_together(mgl_paragraph *p, const mgl_run *runs, size_t run_n)
{
    size_t i = 0;
    for (size_t r = 0; r < run_n && runs[r].begin < p->end; r++) {
        for (; (runs[r].flags & MGL_STYLE_COMBINE) && i < p->n && p->at[i] < runs[r].end; i++) {
            if (p->at[i] > runs[r].begin)
                p->may_break[i] = 0;
        }
        for (; i < p->n && p->at[i] < runs[r].end; i++)
            ;
    }
}

mgl_status mgl_paragraph_read(mgl_paragraph *p, const mgl_run *runs, size_t run_n)
{
    mgl_status status = decode(p);
    if (status != MGL_OK || p->n == 0)
        return status;
    give_fonts(p);
    status = mgl_breaker_run(p->breaker, p->cp, p->info, p->n, p->may_break);
    if (status == MGL_OK && (p->setting->opts.flags & MGL_LAYOUT_GLUE_SUFFIXES))
        status = glue_suffixes(p);
    if (status == MGL_OK && run_n > 0)
        keep_together(p, runs, run_n);
    return status;
}
