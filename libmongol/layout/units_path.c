/* units_path.c -- Mongolian words by the library's own shaping: a written unit is looked up by the name of its glyph.
 * Nothing of the font's GSUB is used, so that a font that shapes wrongly, or for one writing system only, shows the
 * right forms. */
#include "layout/units_path.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "layout/glyph_names.h"
#include "layout/grow.h"
#include "tables/vertical.h"

enum { NAME_BYTES = 64 };

struct mgl_units_path {
    mgl_ctx *ctx;
    mgl_glyph_names *names;
    const mgl_font *font; /* whose names they are; held by the layout */
    mgl_units *units;
    mgl_shape_opts opts;
};

mgl_status mgl_units_path_new(mgl_ctx *ctx, mgl_font *font, const mgl_layout_opts *opts, mgl_units_path **path)
{
    mgl_units_path *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    *made = (mgl_units_path){ .ctx = ctx, .font = font, .opts = MGL_SHAPE_OPTS_INIT };
    made->opts.profile = opts->profile;
    made->opts.flags = MGL_SHAPE_LIGATURES;
    mgl_status status = mgl_units_new(ctx, &made->units);
    if (status == MGL_OK)
        status = mgl_glyph_names_new(ctx, font, &made->names);
    if (status == MGL_OK && mgl_glyph_by_name(made->names, mgl_state_glyphs[MGL_SLOT_MVS_WIDE]) == UINT32_MAX)
        status = MGL_E_UNSUPPORTED;
    if (status != MGL_OK)
        mgl_units_path_free(made);
    else
        *path = made;
    return status;
}

void mgl_units_path_free(mgl_units_path *path)
{
    if (!path)
        return;
    mgl_units_free(path->units);
    mgl_glyph_names_free(path->names);
    mgl_release(path->ctx, path, sizeof *path);
}

/* Units [begin, end) as a glyph name has them, without code point: "BO.fina". */
static bool name_units(const mgl_units *units, size_t begin, size_t end, char *name)
{
    static const char *const positions[] = { "isol", "init", "fina", "medi" };
    const uint16_t *id = mgl_units_id(units);
    const uint8_t *flags = mgl_units_flags(units);
    size_t n = 0;
    for (size_t i = begin; i < end; i++) {
        const char *unit = mgl_unit_name(id[i]);
        size_t length = unit ? strlen(unit) : 0;
        if (length == 0 || n + length + sizeof ".isol" > NAME_BYTES - sizeof "uni12345.._isol")
            return false;
        memcpy(name + n, unit, length);
        n += length;
    }
    if (begin == end)
        return false;
    unsigned after = flags[end - 1] & (MGL_UNIT_JOINS_AFTER | MGL_UNIT_OPEN_AFTER) ? 1 : 0;
    unsigned before = flags[begin] & (MGL_UNIT_JOINS_BEFORE | MGL_UNIT_OPEN_BEFORE) ? 2 : 0;
    snprintf(name + n, sizeof ".isol", ".%s", positions[after + before]);
    return true;
}

/* A name that does not fit is no name. */
__attribute__((format(printf, 2, 3))) static void print_name(char name[NAME_BYTES], const char *format, ...)
{
    va_list values;
    va_start(values, format);
    if (vsnprintf(name, NAME_BYTES, format, values) >= NAME_BYTES)
        name[0] = 0;
    va_end(values);
}

/* The glyph of units: the one for a letter that stands elsewhere than it is drawn for, the one before a separator, the
 * letter's own, or that of any letter with these units. position: where the letter stands, an mgl_position. */
static uint32_t find_glyph(const mgl_glyph_names *names, const char *units, uint32_t codepoint, unsigned position,
                           bool separated)
{
    static const char *const ending[] = { "isol", "init", "medi", "fina" };
    char name[NAME_BYTES];
    uint32_t glyph = UINT32_MAX;
    if (separated) {
        print_name(name, "%s.mvs", units);
        glyph = mgl_glyph_by_name(names, name);
    }
    if (glyph == UINT32_MAX && position < MGL_POSITION_NONE) {
        print_name(name, "uni%04" PRIX32 ".%s._%s", codepoint, units, ending[position]);
        glyph = mgl_glyph_by_name(names, name);
    }
    if (glyph == UINT32_MAX && codepoint) {
        print_name(name, "uni%04" PRIX32 ".%s", codepoint, units);
        glyph = mgl_glyph_by_name(names, name);
    }
    return glyph == UINT32_MAX ? mgl_glyph_by_name(names, units) : glyph;
}

/* Adds a glyph behind those the piece has. */
static mgl_status put(mgl_shaper *shaper, const mgl_piece *piece, uint32_t glyph, uint32_t cluster, mgl_shaped *shaped)
{
    mgl_glyph *to = mgl_shaper_room(shaper, 1);
    if (!to)
        return MGL_E_NOMEM;
    mgl_ink ink = mgl_font_ink(piece->font, glyph);
    int32_t advance = hb_font_get_glyph_h_advance(piece->font->font, glyph);
    *to = (mgl_glyph){ ink.left == ink.right ? MGL_GLYPH_NONE : glyph, cluster, shaped->advance,
                       -piece->font->axis[piece->axis], advance };
    shaper->pool_n++;
    shaped->n++;
    shaped->advance += advance;
    return MGL_OK;
}

/* What stands in a slot that is no letter: UINT32_MAX, no glyph at all; UINT32_MAX - 1, not known here. */
static uint32_t control_glyph(const mgl_units_path *path, unsigned state, uint32_t codepoint)
{
    hb_codepoint_t glyph;
    if (state < mgl_state_glyphs_count && mgl_state_glyphs[state]) {
        glyph = mgl_glyph_by_name(path->names, mgl_state_glyphs[state]);
        return glyph == UINT32_MAX ? UINT32_MAX - 1 : glyph;
    }
    if (state == MGL_SLOT_FVS_VALID || state == MGL_SLOT_JOINER || state == MGL_SLOT_NON_JOINER)
        return UINT32_MAX;
    if (state == MGL_SLOT_PUNCTUATION && hb_font_get_nominal_glyph(path->font->font, codepoint, &glyph))
        return glyph;
    return UINT32_MAX - 1;
}

/* Where the letters at unit u are drawn as one glyph that the font has: the end of its units, else u. */
static size_t ligature_at(const mgl_units_path *path, size_t u, size_t *next, uint32_t *glyph)
{
    char name[NAME_BYTES];
    const mgl_units *units = path->units;
    size_t n = mgl_units_ligature_count(units);
    while (*next < n && mgl_units_ligature_begin(units)[*next] < u)
        ++*next;
    if (*next == n || mgl_units_ligature_begin(units)[*next] != u)
        return u;
    size_t end = mgl_units_ligature_end(units)[*next];
    if (!name_units(units, u, end, name))
        return u;
    *glyph = find_glyph(path->names, name, 0, MGL_POSITION_NONE, false);
    return *glyph == UINT32_MAX ? u : end;
}

/* The glyphs of all slots of the shaped text; *done: the font has them all. */
static mgl_status put_slots(mgl_shaper *shaper, const mgl_units_path *path, const mgl_piece *piece, mgl_shaped *shaped,
                            bool *done)
{
    const mgl_units *units = path->units;
    size_t n = mgl_units_slot_count(units), unit_n = mgl_units_count(units), ligature = 0, covered = 0;
    const uint8_t *state = mgl_units_slot_state(units);
    const uint32_t *first = mgl_units_slot_unit(units), *cluster = mgl_units_slot_cluster(units);
    for (size_t i = 0; i < n; i++) {
        size_t begin = first[i], end = i + 1 < n ? first[i + 1] : unit_n;
        uint32_t codepoint = mgl_units_slot_codepoint(units)[i], glyph = UINT32_MAX;
        char name[NAME_BYTES];
        if (state[i] == MGL_SLOT_LETTER || state[i] == MGL_SLOT_FOREIGN_LETTER) {
            if (begin < covered)
                continue;
            size_t last = ligature_at(path, begin, &ligature, &glyph);
            if (last > begin) {
                covered = last;
            } else {
                bool separated = i + 1 < n && state[i + 1] == MGL_SLOT_MVS_NARROW;
                glyph = name_units(units, begin, end, name)
                            ? find_glyph(path->names, name, codepoint, mgl_units_slot_position(units)[i], separated)
                            : UINT32_MAX;
                if (glyph == UINT32_MAX)
                    return MGL_OK;
            }
        } else {
            glyph = control_glyph(path, state[i], codepoint);
            if (glyph == UINT32_MAX - 1)
                return MGL_OK;
        }
        mgl_status status =
            glyph == UINT32_MAX ? MGL_OK : put(shaper, piece, glyph, cluster[i] - (uint32_t)piece->begin, shaped);
        if (status != MGL_OK)
            return status;
    }
    *done = true;
    return MGL_OK;
}

mgl_status mgl_units_path_shape(mgl_shaper *shaper, const mgl_piece *piece, mgl_shaped *shaped, bool *done)
{
    mgl_units_path *path = shaper->units;
    size_t before = shaper->pool_n;
    *done = false;
    if (piece->font != path->font)
        return MGL_OK;
    path->opts.system = piece->system;
    mgl_status status =
        mgl_shape(path->ctx, &path->opts, piece->text, piece->text_n, piece->begin, piece->n, path->units);
    *shaped = (mgl_shaped){ .first = (uint32_t)before, .narrow = 1000 };
    if (status == MGL_OK)
        status = put_slots(shaper, path, piece, shaped, done);
    else if (status == MGL_E_ARG)
        status = MGL_OK; /* a piece that begins inside a broken character is left to the font */
    if (!*done)
        shaper->pool_n = before;
    return status;
}
