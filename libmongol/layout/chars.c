/* chars.c -- what a character is to a vertical line: properties from ICU and HarfBuzz, and the project's own facts. */
#include "layout/chars.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/memory.h"
#include "tables/vertical.h"

enum { PAGE = 256 };

void mgl_chars_init(mgl_chars *chars, mgl_ctx *ctx, mgl_fontlist *fonts)
{
    memset(chars, 0, sizeof *chars);
    chars->ctx = ctx;
    chars->fonts = fonts;
}

void mgl_chars_free(mgl_chars *chars)
{
    for (size_t i = 0; i < sizeof chars->page / sizeof *chars->page; i++)
        mgl_release(chars->ctx, chars->page[i], PAGE * sizeof(mgl_char));
}

static const mgl_place *find_place(const mgl_place *places, size_t n, uint32_t codepoint)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (places[middle].last < codepoint)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && places[low].first <= codepoint ? places + low : NULL;
}

static uint32_t unicode_flags(UChar32 c)
{
    uint32_t flags = 0;
    int32_t lb = u_getIntPropertyValue(c, UCHAR_LINE_BREAK),
            gcb = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK);
    if (lb == U_LB_SPACE || (lb == U_LB_BREAK_AFTER && u_charType(c) == U_SPACE_SEPARATOR))
        flags |= MGL_CHAR_SPACE;
    if (lb == U_LB_MANDATORY_BREAK || lb == U_LB_LINE_FEED || lb == U_LB_CARRIAGE_RETURN || lb == U_LB_NEXT_LINE)
        flags |= MGL_CHAR_HARD;
    else if (c == '\t')
        flags |= MGL_CHAR_TAB | MGL_CHAR_SPACE;
    else if (u_charType(c) == U_CONTROL_CHAR || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) || lb == U_LB_ZWSPACE)
        flags |= MGL_CHAR_IGNORED;
    if (gcb == U_GCB_EXTEND || gcb == U_GCB_ZWJ || gcb == U_GCB_SPACING_MARK ||
        u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER))
        flags |= MGL_CHAR_EXTENDS;
    if (lb == U_LB_OPEN_PUNCTUATION)
        flags |= MGL_CHAR_OPENS;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        flags |= MGL_CHAR_UNSEEN;
    if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER)
        flags |= MGL_CHAR_DIGIT;
    if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION))
        flags |= MGL_CHAR_PICTURE;
    return flags;
}

static uint8_t stand_of(UChar32 c)
{
    switch (u_getIntPropertyValue(c, UCHAR_VERTICAL_ORIENTATION)) {
    case U_VO_UPRIGHT:
    case U_VO_TRANSFORMED_UPRIGHT:
        return MGL_STAND_UPRIGHT;
    case U_VO_TRANSFORMED_ROTATED:
        return MGL_STAND_FORM;
    default:
        return MGL_STAND_SIDEWAYS;
    }
}

static void add_facts(mgl_char *made, uint32_t codepoint)
{
    const mgl_place *place = find_place(mgl_places, mgl_places_count, codepoint);
    const mgl_place *line_break = find_place(mgl_break_places, mgl_break_places_count, codepoint);
    if (place) {
        made->flags |= ((place->flags & MGL_PLACE_INK ? MGL_CHAR_INK : 0) |
                        (place->flags & MGL_PLACE_LETTERS_FONT ? MGL_CHAR_LETTERS_FONT : 0) |
                        (place->flags & MGL_PLACE_BLANK ? MGL_CHAR_BLANK : 0));
        made->blank = place->blank;
        if (place->flags & MGL_PLACE_AXIS)
            made->axis = (uint8_t)place->axis;
    }
    if (line_break) {
        made->flags |= ((line_break->flags & MGL_BREAK_NO_START ? MGL_CHAR_NO_START : 0) |
                        (line_break->flags & MGL_BREAK_NO_END ? MGL_CHAR_NO_END | MGL_CHAR_OPENS : 0) |
                        (line_break->flags & MGL_BREAK_OPENER ? MGL_CHAR_OPENER : 0));
    }
}

static void add_script(mgl_char *made)
{
    made->axis = MGL_AXIS_LATIN;
    made->language = "und";
    for (size_t i = 0; i < mgl_script_facts_count; i++) {
        const mgl_script_fact *fact = mgl_script_facts + i;
        if (fact->tag == made->script) {
            made->axis = (uint8_t)fact->axis;
            made->language = fact->language;
        }
    }
    if (made->axis == MGL_AXIS_MONGOLIAN)
        made->flags |= MGL_CHAR_LETTERS;
}

static void look_up(mgl_chars *chars, uint32_t codepoint, mgl_char *made)
{
    UChar32 c = (UChar32)codepoint;
    *made = (mgl_char){ .script = hb_unicode_script(hb_unicode_funcs_get_default(), codepoint),
                        .flags = unicode_flags(c),
                        .stand = stand_of(c) };
    if (made->script == HB_SCRIPT_COMMON || made->script == HB_SCRIPT_INHERITED)
        made->flags |= MGL_CHAR_COMMON;
    add_script(made);
    /* Symbols and punctuation that stand upright are made for the em box. */
    if ((made->flags & MGL_CHAR_COMMON) && made->stand != MGL_STAND_SIDEWAYS)
        made->axis = MGL_AXIS_IDEOGRAPHIC;
    add_facts(made, codepoint);
    /* A tag of two letters is a language; the others only name a script, which the character does too. */
    const char *language = made->language[2] == 0 ? made->language : NULL;
    made->font = (uint16_t)mgl_fontlist_find(chars->fonts, codepoint, made->flags & MGL_CHAR_PICTURE, language);
}

const mgl_char *mgl_chars_get(mgl_chars *chars, uint32_t codepoint)
{
    uint32_t page = codepoint / PAGE, bit = codepoint % PAGE;
    if (!chars->page[page]) {
        chars->page[page] = mgl_alloc(chars->ctx, PAGE * sizeof(mgl_char));
        if (!chars->page[page])
            return NULL;
    }
    uint8_t *known = chars->known + codepoint / 8;
    mgl_char *found = chars->page[page] + bit;
    if (!(*known >> bit % 8 & 1)) {
        look_up(chars, codepoint, found);
        *known |= (uint8_t)(1u << bit % 8);
    }
    return found;
}
