/* setting.c -- the options of a layout, checked and with their defaults. */
#include "base/options.h"
#include "layout/state.h"

enum {
    MIN_FONT = 32,
    MAX_FONT = 2000 * 64,
    MAX_PAGE = 14400 * 64,
    A4_LONG = 53881,
    A4_SHORT = 38098,
    MARGIN = 50 * 64,
    BANDS_MAX = 64,
    FACTOR_MIN = 100,
    FACTOR_MAX = 10000,
    FLAGS = 31
};

static void default_to(int32_t *field, int64_t value)
{
    if (*field == 0)
        *field = (int32_t)value;
    else if (*field < 0)
        *field = 0;
}

static void fill_in(mgl_layout_opts *o)
{
    o->bands = o->bands ? o->bands : 1;
    o->first_number = o->first_number ? o->first_number : 1;
    o->latin_size = o->latin_size ? o->latin_size : 1000;
    o->cjk_size = o->cjk_size ? o->cjk_size : 1000;
    o->font_size = o->font_size ? o->font_size : 12 * 64;
    o->line_pitch = o->line_pitch ? o->line_pitch : (int32_t)((int64_t)o->font_size * 8 / 5);
    o->page_width = o->page_width ? o->page_width : A4_LONG;
    o->page_height = o->page_height ? o->page_height : A4_SHORT;
    default_to(&o->margin_top, MARGIN);
    default_to(&o->margin_right, MARGIN);
    default_to(&o->margin_bottom, MARGIN);
    default_to(&o->margin_left, MARGIN);
    default_to(&o->band_gap, 2 * (int64_t)o->font_size);
    o->letter_spacing = o->letter_spacing < 0 ? 0 : o->letter_spacing;
}

static bool between(int64_t value, int64_t low, int64_t high)
{
    return low <= value && value <= high;
}

static bool is_sane(const mgl_layout_opts *o)
{
    return o->reserved == 0 && o->flags <= FLAGS && o->glyphs <= MGL_GLYPHS_UNITS && o->align <= MGL_ALIGN_BOTTOM &&
           o->writing <= MGL_WRITING_HORIZONTAL && o->numbers <= MGL_NUMBERS_TOP && between(o->bands, 1, BANDS_MAX) &&
           between(o->latin_size, FACTOR_MIN, FACTOR_MAX) && between(o->cjk_size, FACTOR_MIN, FACTOR_MAX) &&
           between(o->font_size, MIN_FONT, MAX_FONT) && between(o->line_pitch, 1, MAX_PAGE) &&
           between(o->page_width, 1, MAX_PAGE) && between(o->page_height, 1, MAX_PAGE) && o->margin_top <= MAX_PAGE &&
           o->margin_right <= MAX_PAGE && o->margin_bottom <= MAX_PAGE && o->margin_left <= MAX_PAGE &&
           o->band_gap <= MAX_PAGE && between(o->indent, -MAX_PAGE, MAX_PAGE) &&
           between(o->paragraph_gap, 0, MAX_PAGE) && o->letter_spacing <= MAX_FONT;
}

mgl_status mgl_setting_read(mgl_setting *setting, const mgl_layout_opts *opts)
{
    mgl_layout_opts *o = &setting->opts;
    *o = (mgl_layout_opts)MGL_LAYOUT_OPTS_INIT;
    mgl_status status = mgl_options_read(opts, o, sizeof *o, sizeof *o);
    if (status != MGL_OK)
        return status;
    if (o->page_width < 0 || o->page_height < 0)
        return MGL_E_ARG;
    fill_in(o);
    if (!is_sane(o))
        return MGL_E_ARG;
    if ((o->system && !mgl_supports(MGL_FEATURE_SYSTEM, o->system)) ||
        (o->profile && !mgl_supports(MGL_FEATURE_PROFILE, o->profile)))
        return MGL_E_UNSUPPORTED;
    bool vertical = o->writing == MGL_WRITING_VERTICAL;
    int64_t width = (int64_t)o->page_width - o->margin_left - o->margin_right;
    int64_t height = (int64_t)o->page_height - o->margin_top - o->margin_bottom;
    int64_t along = vertical ? height : width, across = vertical ? width : height;
    int64_t length = (along - (int64_t)(o->bands - 1) * o->band_gap) / o->bands;
    if (length < o->font_size || across < o->line_pitch)
        return MGL_E_ARG;
    setting->length = (int32_t)length;
    return MGL_OK;
}
