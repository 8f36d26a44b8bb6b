/* tokens.c -- cutting a paragraph into tokens: where the font, the way of standing, the axis, the style or the line
 * changes. */
#include <string.h>

#include "base/grow.h"
#include "layout/paragraph.h"

enum { TOKEN_MAX = 512 /* characters */, COMBINED_MAX = 4, TAB_EMS = 2 };

/* Where the cutting has got to. */
typedef struct mgl_cutter {
    mgl_paragraph *p;
    const mgl_run *run, *run_end; /* the styles from here on */
    size_t last;                  /* 1 + the last token of text, which spaces take their width from; 0: none yet */
    size_t combined_end;          /* the end of combined characters, as an index of characters */
} mgl_cutter;

static const mgl_token *last_text(const mgl_cutter *cutter)
{
    return cutter->last ? cutter->p->token + cutter->last - 1 : NULL;
}

static const mgl_run no_run = { 0, SIZE_MAX, 0, 0, 0, 0, NULL };

/* The style at a byte; *end: where it may be another one. */
static const mgl_run *style_at(mgl_cutter *cutter, size_t at, size_t *end)
{
    while (cutter->run < cutter->run_end && cutter->run->end <= at)
        cutter->run++;
    if (cutter->run == cutter->run_end) {
        *end = SIZE_MAX;
        return &no_run;
    }
    bool inside = cutter->run->begin <= at;
    *end = inside ? cutter->run->end : cutter->run->begin;
    return inside ? cutter->run : &no_run;
}

/* Whether the style combines characters from i on: between one and four of them, none a letter of joined script. */
static bool combines(mgl_cutter *cutter, const mgl_run *run, size_t i)
{
    const mgl_paragraph *p = cutter->p;
    if (!(run->flags & MGL_STYLE_COMBINE))
        return false;
    if (i < cutter->combined_end)
        return true;
    size_t j = i;
    for (; j < p->n && p->at[j] < run->end; j++) {
        if (j - i == COMBINED_MAX || (p->info[j]->flags & (MGL_CHAR_LETTERS | MGL_CHAR_SPACE | MGL_CHAR_HARD)))
            return false;
    }
    cutter->combined_end = j;
    return p->at[i] == run->begin || p->at[i] == p->begin;
}

static unsigned mode_at(mgl_cutter *cutter, const mgl_run *run, size_t i)
{
    const mgl_paragraph *p = cutter->p;
    const mgl_char *info = p->info[i];
    bool digit = (info->flags & MGL_CHAR_LETTERS) && (info->flags & MGL_CHAR_DIGIT);
    if (p->setting->opts.writing == MGL_WRITING_HORIZONTAL)
        return (run->flags & MGL_STYLE_UPRIGHT) && (info->flags & (MGL_CHAR_LETTERS | MGL_CHAR_LETTERS_FONT))
                   ? MGL_MODE_COLUMN
                   : MGL_MODE_SIDEWAYS;
    if (combines(cutter, run, i))
        return MGL_MODE_COMBINED;
    if (run->flags & MGL_STYLE_SIDEWAYS)
        return MGL_MODE_SIDEWAYS;
    if (digit && (p->setting->opts.flags & MGL_LAYOUT_UPRIGHT_DIGITS))
        return MGL_MODE_UPRIGHT;
    if (info->flags & (MGL_CHAR_LETTERS | MGL_CHAR_LETTERS_FONT))
        return MGL_MODE_SIDEWAYS;
    if (p->font[i] < p->fonts->n && p->fonts->font[p->font[i]]->color)
        return MGL_MODE_UPRIGHT;
    if ((run->flags & MGL_STYLE_UPRIGHT) && info->axis != MGL_AXIS_MONGOLIAN)
        return MGL_MODE_UPRIGHT;
    if (info->flags & MGL_CHAR_INK)
        return MGL_MODE_INK;
    return info->stand == MGL_STAND_UPRIGHT ? MGL_MODE_UPRIGHT
           : info->stand == MGL_STAND_FORM  ? MGL_MODE_FORM
                                            : MGL_MODE_SIDEWAYS;
}

/* Whether a character continues the upright cluster before it: marks, parts of a picture, the second half of a flag. */
static bool in_cluster(const mgl_paragraph *p, size_t first, size_t i)
{
    enum { JOINER = 0x200D, FLAG_A = 0x1F1E6, FLAG_Z = 0x1F1FF };
    bool flags = p->cp[i] >= FLAG_A && p->cp[i] <= FLAG_Z && p->cp[i - 1] >= FLAG_A && p->cp[i - 1] <= FLAG_Z;
    return (p->info[i]->flags & MGL_CHAR_EXTENDS) || p->cp[i] == JOINER ||
           (p->cp[i - 1] == JOINER && p->font[i] == p->font[first]) || (flags && i - first == 1);
}

static bool is_blank(const mgl_paragraph *p, size_t i)
{
    if (p->info[i]->flags & MGL_CHAR_IGNORED)
        return true;
    bool lone = (p->info[i]->flags & MGL_CHAR_BLANK) && (p->info[i]->flags & MGL_CHAR_LETTERS_FONT);
    bool beside = (i > 0 && (p->info[i - 1]->flags & (MGL_CHAR_LETTERS | MGL_CHAR_LETTERS_FONT | MGL_CHAR_EXTENDS))) ||
                  (i + 1 < p->n && (p->info[i + 1]->flags & (MGL_CHAR_LETTERS | MGL_CHAR_LETTERS_FONT)));
    return lone && !beside;
}

/* The end of the token that begins at i. */
static size_t end_of(mgl_cutter *cutter, const mgl_run *run, size_t i, unsigned mode, size_t style_end)
{
    const mgl_paragraph *p = cutter->p;
    const uint32_t space = MGL_CHAR_SPACE | MGL_CHAR_HARD;
    uint32_t script = p->info[i]->flags & MGL_CHAR_COMMON ? HB_SCRIPT_COMMON : p->info[i]->script;
    size_t j = i + 1;
    for (; j < p->n && j - i < TOKEN_MAX && p->at[j] < style_end && !(p->info[j]->flags & space); j++) {
        const mgl_char *info = p->info[j];
        bool attached = (info->flags & (MGL_CHAR_EXTENDS | MGL_CHAR_LETTERS_FONT)) && p->font[j] == p->font[i];
        if (mode == MGL_MODE_COMBINED) {
            if (j >= cutter->combined_end)
                break;
            continue;
        }
        if (mode != MGL_MODE_SIDEWAYS && mode != MGL_MODE_COLUMN) {
            if (!in_cluster(p, i, j))
                break;
            continue;
        }
        bool common = info->flags & MGL_CHAR_COMMON;
        if (p->may_break[j] || p->font[j] != p->font[i] || is_blank(p, j))
            break;
        if (!attached && (info->axis != p->info[i]->axis && !(p->info[i]->flags & MGL_CHAR_LETTERS_FONT)))
            break;
        if (!attached && !common && script != HB_SCRIPT_COMMON && info->script != script)
            break;
        if (!attached && mode_at(cutter, run, j) != mode)
            break;
        script = common || attached ? script : info->script;
    }
    return j;
}

/* The em of a character: its share of the size of the text. */
static int32_t size_of(const mgl_setting *setting, const mgl_run *run, unsigned axis)
{
    int64_t size = setting->opts.font_size;
    size = run->scale ? size * run->scale / 1000 : size;
    if (axis == MGL_AXIS_LATIN)
        size = size * setting->opts.latin_size / 1000;
    else if (axis == MGL_AXIS_IDEOGRAPHIC)
        size = size * setting->opts.cjk_size / 1000;
    return size < 1 ? 1 : (int32_t)mgl_size_min((size_t)size, INT32_MAX / 64);
}

static mgl_token *add_token(mgl_paragraph *p)
{
    void *token = p->token;
    bool room = mgl_grow(p->ctx, &token, &p->token_room, p->token_n + 1, sizeof *p->token);
    p->token = token;
    return room ? p->token + p->token_n++ : NULL;
}

static int32_t scaled(int64_t units, int32_t size, const mgl_font *font)
{
    return (int32_t)(units * size / (int32_t)font->units_per_em);
}

/* How wide a space is: its glyph, in the font of the text before it. */
static int64_t space_width(const mgl_font *font, uint32_t cp, int32_t size)
{
    hb_codepoint_t glyph;
    if (cp == '\t')
        return (int64_t)TAB_EMS * size;
    if (hb_font_get_nominal_glyph(font->font, cp, &glyph) || hb_font_get_nominal_glyph(font->font, ' ', &glyph))
        return scaled(hb_font_get_glyph_h_advance(font->font, glyph), size, font);
    return size / 4;
}

/* A stretch of spaces, a forced line end, or characters that draw nothing. */
static mgl_status add_blank(mgl_cutter *cutter, const mgl_run *run, size_t i, size_t j)
{
    mgl_paragraph *p = cutter->p;
    const mgl_token *last = last_text(cutter);
    const char *language = last ? last->language : p->language;
    unsigned number = last ? last->font : p->font[i] < p->fonts->n ? p->font[i] : 0;
    const mgl_font *font = p->fonts->font[number];
    int32_t size = size_of(p->setting, run, MGL_AXIS_MONGOLIAN);
    unsigned kind = p->info[i]->flags & MGL_CHAR_HARD    ? MGL_TOKEN_HARD
                    : p->info[i]->flags & MGL_CHAR_SPACE ? MGL_TOKEN_SPACE
                                                         : 0;
    int64_t advance = 0;
    for (size_t k = i; k < j && kind != MGL_TOKEN_HARD && advance < INT32_MAX / 4; k++)
        advance += kind ? space_width(font, p->cp[k], size) : (int64_t)p->info[k]->blank * size / 1000;
    mgl_token *token = add_token(p);
    if (!token)
        return MGL_E_NOMEM;
    *token = (mgl_token){ .begin = p->at[i],
                          .end = p->at[j],
                          .base = p->at[i],
                          .advance = (int32_t)advance,
                          .size = size,
                          .shift = run->shift,
                          .language = language,
                          .font = (uint16_t)number,
                          .narrow = 1000,
                          .style = (uint8_t)(run->flags & 15),
                          .flags = (uint8_t)(kind | (i > 0 && p->may_break[i] ? MGL_TOKEN_BREAK : 0)) };
    return MGL_OK;
}

static const char *language_of(const mgl_cutter *cutter, const mgl_run *run, size_t i, const mgl_char *info)
{
    if (run->language)
        return run->language;
    if (info->flags & MGL_CHAR_LETTERS)
        return cutter->p->language;
    if (info->flags & MGL_CHAR_OPENS) {
        const mgl_char *next = mgl_next_with_script(cutter->p, i);
        if (next)
            return next->flags & MGL_CHAR_LETTERS ? cutter->p->language : next->language;
    }
    if ((info->flags & (MGL_CHAR_COMMON | MGL_CHAR_EXTENDS)) || strcmp(info->language, "und") == 0)
        return last_text(cutter) ? last_text(cutter)->language : cutter->p->language;
    return info->language;
}

/* The character that decides for characters [i, j): the first that has a script. */
static size_t leader(const mgl_paragraph *p, size_t i, size_t j)
{
    for (size_t k = i; k < j; k++) {
        if (!(p->info[k]->flags & (MGL_CHAR_COMMON | MGL_CHAR_LETTERS_FONT | MGL_CHAR_EXTENDS)))
            return k;
    }
    return i;
}

static bool joins(const mgl_paragraph *p, size_t i)
{
    return i < p->n && (p->info[i]->flags & (MGL_CHAR_LETTERS | MGL_CHAR_LETTERS_FONT | MGL_CHAR_EXTENDS)) &&
           !(p->info[i]->flags & (MGL_CHAR_SPACE | MGL_CHAR_HARD));
}

/* How many places there are behind whose glyphs letter spacing is added: none inside joined letters. */
static int64_t spaced(const mgl_paragraph *p, const mgl_token *token)
{
    int64_t n = 1;
    const mgl_glyph *glyph = p->shaper->pool + token->glyph;
    for (size_t i = 1; i < token->glyph_n && !(token->flags & (MGL_TOKEN_JOINED | MGL_TOKEN_UPRIGHT)); i++)
        n += glyph[i].cluster != glyph[i - 1].cluster;
    return n;
}

/* Pictures are drawn as wide as an em, whatever their font thinks. */
static int32_t picture_size(const mgl_paragraph *p, const mgl_font *font, const mgl_shaped *shaped, int32_t size)
{
    int32_t width = shaped->n ? hb_font_get_glyph_h_advance(font->font, p->shaper->pool[shaped->first].id) : 0;
    return width > (int32_t)font->units_per_em ? (int32_t)((int64_t)size * font->units_per_em / width) : size;
}

static mgl_status add_text(mgl_cutter *cutter, const mgl_run *run, size_t i, size_t j, unsigned mode)
{
    mgl_paragraph *p = cutter->p;
    const mgl_char *info = p->info[leader(p, i, j)];
    bool letters = (info->flags & MGL_CHAR_LETTERS) || (p->info[i]->flags & MGL_CHAR_LETTERS_FONT);
    bool context = letters && ((i > 0 && joins(p, i - 1)) || joins(p, j));
    unsigned number = p->font[i] < p->fonts->n ? p->font[i] : 0;
    const mgl_font *font = p->fonts->font[number];
    unsigned axis = letters ? MGL_AXIS_MONGOLIAN : info->axis;
    int32_t size = size_of(p->setting, run, axis);
    if (axis == MGL_AXIS_LATIN && (p->setting->opts.flags & MGL_LAYOUT_LATIN_SMALL))
        axis = MGL_AXIS_LATIN_SMALL;
    mgl_piece piece = { .font = font,
                        .text = p->text + (context ? p->begin : p->at[i]),
                        .text_n = context ? p->end - p->begin : p->at[j] - p->at[i],
                        .begin = context ? p->at[i] - p->begin : 0,
                        .n = p->at[j] - p->at[i],
                        .script = letters ? HB_SCRIPT_MONGOLIAN : (hb_script_t)info->script,
                        .language = language_of(cutter, run, i, info),
                        .system = letters ? p->system : 0,
                        .font_number = (uint16_t)number,
                        .mode = (uint8_t)mode,
                        .axis = (uint8_t)axis,
                        .letters = letters };
    mgl_shaped shaped;
    mgl_status status = mgl_shaper_shape(p->shaper, &piece, &shaped);
    mgl_token *token = status == MGL_OK ? add_token(p) : NULL;
    if (!token)
        return status != MGL_OK ? status : MGL_E_NOMEM;
    if (font->color && shaped.upright)
        size = picture_size(p, font, &shaped, size);
    *token = (mgl_token){ .begin = p->at[i],
                          .end = p->at[j],
                          .base = p->at[i],
                          .glyph = shaped.first,
                          .glyph_n = shaped.n,
                          .size = size,
                          .shift = run->shift,
                          .language = piece.language,
                          .font = (uint16_t)number,
                          .spacing = run->spacing ? run->spacing : p->setting->opts.letter_spacing,
                          .narrow = shaped.narrow,
                          .style = (uint8_t)(run->flags & 15) };
    token->spacing = token->spacing < 0 ? 0 : token->spacing;
    token->flags = (uint8_t)((i > 0 && p->may_break[i] ? MGL_TOKEN_BREAK : 0) | (letters ? MGL_TOKEN_JOINED : 0) |
                             (shaped.upright ? MGL_TOKEN_UPRIGHT : 0) | (shaped.reversed ? MGL_TOKEN_REVERSED : 0) |
                             (shaped.turned ? MGL_TOKEN_TURNED : 0));
    /* A cut through a joined word has no space behind it. */
    int64_t spacing = letters && joins(p, j) ? 0 : token->spacing * spaced(p, token);
    int64_t advance = (int64_t)scaled(shaped.advance, size, font) + spacing;
    token->advance = (int32_t)(advance > INT32_MAX / 4 ? INT32_MAX / 4 : advance);
    return MGL_OK;
}

mgl_status mgl_paragraph_shape(mgl_paragraph *p, const mgl_run *runs, size_t run_n)
{
    mgl_cutter cutter = { .p = p, .run = runs, .run_end = runs + run_n };
    mgl_status status = MGL_OK;
    p->token_n = 0;
    for (size_t i = 0, j; i < p->n && status == MGL_OK; i = j) {
        size_t style_end;
        const mgl_run *run = style_at(&cutter, p->at[i], &style_end);
        unsigned kind = p->info[i]->flags & (MGL_CHAR_SPACE | MGL_CHAR_HARD);
        if (kind || is_blank(p, i)) {
            for (j = i + 1; kind == MGL_CHAR_SPACE && j < p->n && p->at[j] < style_end &&
                            (p->info[j]->flags & (MGL_CHAR_SPACE | MGL_CHAR_HARD)) == MGL_CHAR_SPACE;
                 j++)
                ;
            status = add_blank(&cutter, run, i, j);
        } else {
            unsigned mode = mode_at(&cutter, run, i);
            j = end_of(&cutter, run, i, mode, style_end);
            status = add_text(&cutter, run, i, j, mode);
            cutter.last = p->token_n;
        }
    }
    return status;
}
