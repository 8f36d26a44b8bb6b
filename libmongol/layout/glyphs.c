/* glyphs.c -- shaping one piece through HarfBuzz, always left to right: turned as a whole, or each cluster in its em
 * box. Shaping top to bottom would lose the contextual forms of Mongolian fonts and believe their vertical metrics. */
#include "base/grow.h"
#include "layout/glyph_memo.h"
#include "layout/units_path.h"

enum { CONTEXT_MAX = 64 };

mgl_glyph *mgl_shaper_room(mgl_shaper *shaper, size_t n)
{
    void *pool = shaper->pool;
    bool grown = mgl_grow(shaper->ctx, &pool, &shaper->pool_room, shaper->pool_n + n, sizeof *shaper->pool);
    shaper->pool = pool;
    return grown ? shaper->pool + shaper->pool_n : NULL;
}

void mgl_shape_buffer(mgl_shaper *shaper, const mgl_piece *piece, bool vertical)
{
    static const hb_feature_t forms[] = { { HB_TAG('v', 'e', 'r', 't'), 1, HB_FEATURE_GLOBAL_START,
                                            HB_FEATURE_GLOBAL_END } };
    hb_buffer_t *buffer = shaper->buffer;
    size_t begin = mgl_size_min(piece->begin, CONTEXT_MAX), end = piece->begin + piece->n;
    size_t after = mgl_size_min(piece->text_n - end, CONTEXT_MAX);
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, piece->text + piece->begin - begin, (int)(begin + piece->n + after), (unsigned)begin,
                       (int)piece->n);
    hb_direction_t natural = hb_script_get_horizontal_direction(piece->script);
    hb_buffer_set_direction(buffer, natural == HB_DIRECTION_RTL ? natural : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, piece->script);
    hb_buffer_set_language(buffer, hb_language_from_string(piece->language, -1));
    hb_shape(piece->font->font, buffer, forms, vertical ? 1 : 0);
    unsigned n;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    for (unsigned i = 0; i < n; i++)
        infos[i].cluster -= (uint32_t)begin;
}

/* Pictures may have ink that HarfBuzz cannot measure. */
static uint32_t inked(const mgl_font *font, uint32_t glyph)
{
    mgl_ink ink = mgl_font_ink(font, glyph);
    return font->color || ink.left != ink.right ? glyph : MGL_GLYPH_NONE;
}

/* Glyphs left to right, as HarfBuzz placed them; across: from the axis. */
static mgl_status take(mgl_shaper *shaper, const mgl_font *font, int32_t axis, mgl_shaped *shaped)
{
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(shaper->buffer, &n);
    mgl_glyph *glyph = mgl_shaper_room(shaper, n);
    if (!glyph || !hb_buffer_allocation_successful(shaper->buffer))
        return MGL_E_NOMEM;
    int32_t pen = 0;
    for (unsigned i = 0; i < n; i++) {
        glyph[i] = (mgl_glyph){ inked(font, infos[i].codepoint), infos[i].cluster, pen + at[i].x_offset,
                                at[i].y_offset - axis, at[i].x_advance };
        pen += at[i].x_advance;
    }
    *shaped = (mgl_shaped){ .first = (uint32_t)shaper->pool_n, .n = n, .advance = pen, .narrow = 1000 };
    shaper->pool_n += n;
    return MGL_OK;
}

/* The ink of all glyphs, where across is x and along is the baseline at 0. */
static mgl_ink ink_of_all(const mgl_font *font, const mgl_glyph *glyph, size_t n)
{
    mgl_ink all = { INT32_MAX, INT32_MIN, INT32_MAX, INT32_MIN };
    for (size_t i = 0; i < n; i++) {
        mgl_ink ink = glyph[i].id == MGL_GLYPH_NONE ? (mgl_ink){ 0, 0, 0, 0 } : mgl_font_ink(font, glyph[i].id);
        if (ink.left == ink.right)
            continue;
        all.left = ink.left + glyph[i].across < all.left ? ink.left + glyph[i].across : all.left;
        all.right = ink.right + glyph[i].across > all.right ? ink.right + glyph[i].across : all.right;
        all.bottom = ink.bottom - glyph[i].along < all.bottom ? ink.bottom - glyph[i].along : all.bottom;
        all.top = ink.top - glyph[i].along > all.top ? ink.top - glyph[i].along : all.top;
    }
    return all.left > all.right ? (mgl_ink){ 0, 0, 0, 0 } : all;
}

/* Where the baseline is below the top of the cell, and how high the cell is. */
typedef struct mgl_cell_box {
    int32_t baseline, height;
} mgl_cell_box;

static mgl_cell_box cell_of(const mgl_font *font, const mgl_glyph *glyph, size_t n)
{
    int32_t em = (int32_t)font->units_per_em;
    if (font->vertical && n == 1 && glyph->id != MGL_GLYPH_NONE) {
        hb_position_t x = 0, y = 0;
        int32_t height = -hb_font_get_glyph_v_advance(font->font, glyph->id);
        if (height > 0 && height <= 2 * em && hb_font_get_glyph_v_origin(font->font, glyph->id, &x, &y))
            return (mgl_cell_box){ y, height };
    }
    return (mgl_cell_box){ font->axis[MGL_AXIS_IDEOGRAPHIC] + em / 2, em };
}

/* Whatever the metrics say, ink stays inside the cell: it is moved, and when it is too high, the cell grows. */
static mgl_cell_box keep_inside(mgl_cell_box cell, mgl_ink ink, int32_t em)
{
    int32_t slack = em / 50;
    if (ink.top == ink.bottom ||
        (ink.top <= cell.baseline + slack && cell.baseline - ink.bottom <= cell.height + slack))
        return cell;
    int32_t height = ink.top - ink.bottom;
    if (height > cell.height)
        return (mgl_cell_box){ ink.top + slack, height + 2 * slack };
    int32_t low = cell.height + ink.bottom, baseline = cell.baseline < ink.top ? ink.top : cell.baseline;
    return (mgl_cell_box){ baseline > low ? low : baseline, cell.height };
}

/* Moves glyphs that were shaped left to right into an upright cell. */
static void stand_up(mgl_shaper *shaper, const mgl_piece *piece, mgl_shaped *shaped)
{
    mgl_glyph *glyph = shaper->pool + shaped->first;
    int32_t em = (int32_t)piece->font->units_per_em, width = shaped->advance;
    for (size_t i = 0; i < shaped->n; i++) {
        int32_t x = glyph[i].along;
        glyph[i].along = -glyph[i].across;
        glyph[i].across = x - width / 2;
    }
    mgl_ink ink = ink_of_all(piece->font, glyph, shaped->n);
    mgl_cell_box cell = keep_inside(cell_of(piece->font, glyph, shaped->n), ink, em);
    int32_t aside = 0;
    if (piece->mode == MGL_MODE_INK) {
        aside = -(ink.left + ink.right) / 2;
        cell.baseline = (cell.height + ink.top + ink.bottom) / 2;
    } else if (piece->mode == MGL_MODE_COMBINED) {
        cell = keep_inside((mgl_cell_box){ (em + piece->font->axis[MGL_AXIS_LATIN] * 2) / 2, em }, ink, em);
        if (width > em)
            shaped->narrow = (uint16_t)((int64_t)1000 * em / width);
    }
    for (size_t i = 0; i < shaped->n; i++) {
        glyph[i].along += cell.baseline;
        glyph[i].across = (int32_t)((int64_t)(glyph[i].across + aside) * shaped->narrow / 1000);
        glyph[i].advance = i == 0 ? cell.height : 0;
    }
    shaped->advance = cell.height;
    shaped->upright = 1;
}

/* Makes a word that lies along a horizontal line stand in it, around the middle of its length. */
static void make_column(mgl_shaper *shaper, const mgl_piece *piece, mgl_shaped *shaped)
{
    mgl_glyph *glyph = shaper->pool + shaped->first;
    int32_t half = piece->font->stem, length = shaped->advance;
    for (size_t i = 0; i < shaped->n; i++) {
        mgl_ink ink = glyph[i].id == MGL_GLYPH_NONE ? (mgl_ink){ 0, 0, 0, 0 } : mgl_font_ink(piece->font, glyph[i].id);
        half = ink.top + glyph[i].across > half ? ink.top + glyph[i].across : half;
        half = -(ink.bottom + glyph[i].across) > half ? -(ink.bottom + glyph[i].across) : half;
    }
    for (size_t i = 0; i < shaped->n; i++) {
        int32_t along = glyph[i].along;
        glyph[i].along = half + glyph[i].across;
        glyph[i].across = length / 2 - along;
        glyph[i].advance = i == 0 ? 2 * half : 0;
    }
    shaped->advance = 2 * half;
    shaped->upright = shaped->turned = 1;
}

/* The buffer has other glyphs with vertical forms than without. */
static bool has_form(mgl_shaper *shaper, const mgl_piece *piece)
{
    hb_codepoint_t plain = 0, formed = 0;
    unsigned n;
    mgl_shape_buffer(shaper, piece, false);
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &n);
    plain = n > 0 ? infos[0].codepoint : 0;
    mgl_shape_buffer(shaper, piece, true);
    infos = hb_buffer_get_glyph_infos(shaper->buffer, &n);
    formed = n > 0 ? infos[0].codepoint : 0;
    return plain != formed;
}

mgl_status mgl_shape_piece(mgl_shaper *shaper, const mgl_piece *piece, mgl_shaped *shaped)
{
    bool upright = piece->mode == MGL_MODE_FORM ? has_form(shaper, piece)
                                                : piece->mode != MGL_MODE_SIDEWAYS && piece->mode != MGL_MODE_COLUMN;
    if (!upright && piece->letters && shaper->units) {
        bool done = false;
        mgl_status status = mgl_units_path_shape(shaper, piece, shaped, &done);
        if (done && piece->mode == MGL_MODE_COLUMN)
            make_column(shaper, piece, shaped);
        if (status != MGL_OK || done)
            return status;
    }
    mgl_shape_buffer(shaper, piece, upright && piece->mode != MGL_MODE_COMBINED);
    mgl_status status = take(shaper, piece->font, upright ? 0 : piece->font->axis[piece->axis], shaped);
    if (status != MGL_OK)
        return status;
    shaped->reversed = hb_script_get_horizontal_direction(piece->script) == HB_DIRECTION_RTL;
    if (upright)
        stand_up(shaper, piece, shaped);
    else if (piece->mode == MGL_MODE_COLUMN)
        make_column(shaper, piece, shaped);
    return MGL_OK;
}
