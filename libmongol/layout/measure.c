/* measure.c -- what a font says about itself, and what is measured in its outlines. */
#include <hb-ot.h>

#include "layout/face.h"
#include "tables/vertical.h"

mgl_ink mgl_font_ink(const mgl_font *font, uint32_t glyph)
{
    hb_glyph_extents_t e;
    if (!hb_font_get_glyph_extents(font->font, glyph, &e) || e.width == 0 || e.height == 0)
        return (mgl_ink){ 0, 0, 0, 0 };
    return (mgl_ink){ e.x_bearing, e.x_bearing + e.width, e.y_bearing + e.height, e.y_bearing };
}

static mgl_ink ink_of(const mgl_font *font, uint32_t codepoint)
{
    hb_codepoint_t glyph;
    if (!hb_font_get_nominal_glyph(font->font, codepoint, &glyph))
        return (mgl_ink){ 0, 0, 0, 0 };
    return mgl_font_ink(font, glyph);
}

/* The first ink of a text of letters; none when the font lacks one of its characters. */
static mgl_ink sample_ink(const mgl_font *font, const mgl_stem_sample *sample)
{
    mgl_ink ink = { 0, 0, 0, 0 };
    int length = 0;
    while (length < 4 && sample->text[length] != 0)
        length++;
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf32(buffer, sample->text, length, 0, length);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_MONGOLIAN);
    hb_shape(font->font, buffer, NULL, 0);
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    for (unsigned i = 0; i < n && ink.top == ink.bottom && infos[i].codepoint != 0; i++)
        ink = mgl_font_ink(font, infos[i].codepoint);
    hb_buffer_destroy(buffer);
    return ink;
}

static int32_t metric(const mgl_font *font, hb_ot_metrics_tag_t tag, uint32_t codepoint)
{
    hb_position_t value = 0;
    mgl_ink ink = ink_of(font, codepoint);
    if (ink.top > 0)
        return ink.top;
    hb_ot_metrics_get_position(font->font, tag, &value);
    return value;
}

/* Ascender and descender of the em box of ideographs: one em high, around what the font says. */
static int32_t ideographic_centre(const mgl_font *font)
{
    hb_position_t top = 0, bottom = 0;
    int32_t em = (int32_t)font->units_per_em;
    bool known = hb_ot_layout_get_baseline(font->font, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_TOP_OR_RIGHT,
                                           HB_DIRECTION_LTR, HB_SCRIPT_HAN, HB_TAG_NONE, &top) &&
                 hb_ot_layout_get_baseline(font->font, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_BOTTOM_OR_LEFT,
                                           HB_DIRECTION_LTR, HB_SCRIPT_HAN, HB_TAG_NONE, &bottom);
    if (!known && hb_ot_metrics_get_position(font->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, &top) &&
        hb_ot_metrics_get_position(font->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, &bottom))
        known = top - bottom > em / 2 && top - bottom <= em + em / 50;
    /* Without a word from the font: the box of 880 above and 120 below that CJK fonts share. */
    return known ? (top + bottom) / 2 : em * 380 / 1000;
}

void mgl_font_measure(mgl_font *font)
{
    int32_t em = (int32_t)font->units_per_em;
    int32_t capital = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 'H'),
            small = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, 'x');
    capital = capital > 0 && capital <= 2 * em ? capital : em * 7 / 10;
    small = small > 0 && small <= 2 * em ? small : em / 2;
    mgl_ink stem = { 0, 0, 0, 0 };
    for (size_t i = 0; i < mgl_stem_samples_count && stem.top == stem.bottom; i++)
        stem = sample_ink(font, mgl_stem_samples + i);
    font->stem = stem.top - stem.bottom;
    font->axis[MGL_AXIS_MONGOLIAN] = stem.top > stem.bottom ? (stem.top + stem.bottom) / 2 : small / 2;
    font->axis[MGL_AXIS_LATIN] = capital / 2;
    font->axis[MGL_AXIS_LATIN_SMALL] = small / 2;
    font->axis[MGL_AXIS_IDEOGRAPHIC] = ideographic_centre(font);
}

/* ---- What callers may ask ---- */

const char *mgl_font_family(const mgl_font *font)
{
    return font->family;
}

const char *mgl_font_path(const mgl_font *font)
{
    return font->path;
}

const void *mgl_font_data(const mgl_font *font, size_t *n)
{
    unsigned length = 0;
    const void *data = hb_blob_get_data(font->blob, &length);
    if (n)
        *n = length;
    return data;
}

uint32_t mgl_font_index(const mgl_font *font)
{
    return font->index;
}

uint32_t mgl_font_units_per_em(const mgl_font *font)
{
    return font->units_per_em;
}

uint32_t mgl_font_glyph_count(const mgl_font *font)
{
    return hb_face_get_glyph_count(font->face);
}

bool mgl_font_has(const mgl_font *font, uint32_t codepoint)
{
    hb_codepoint_t glyph;
    /* What the font itself has, without what it borrows. */
    return hb_font_get_nominal_glyph(hb_font_get_parent(font->font), codepoint, &glyph);
}

int32_t mgl_font_axis(const mgl_font *font, uint32_t axis)
{
    return axis < sizeof font->axis / sizeof *font->axis ? font->axis[axis] : 0;
}

int32_t mgl_font_stem(const mgl_font *font)
{
    return font->stem;
}
