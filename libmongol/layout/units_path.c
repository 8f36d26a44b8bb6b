/* units_path.c -- Mongolian words by the library's own shaping: a written unit is looked up by the name of its glyph.
 * Nothing of the font's GSUB is used, so that a font that shapes wrongly, or for one writing system only, shows the
 * right forms. */
#include "layout/units_path.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "layout/glyph_names.h"
#include "base/grow.h"
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
    if (status == MGL_OK && !mgl_glyph_names_useful(made->names))
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

/* One letter as it is drawn. */
typedef struct mgl_form {
    uint32_t codepoint;     /* 0: a ligature */
    unsigned position;      /* where the letter stands, an mgl_position; MGL_POSITION_NONE: that does not matter */
    bool separated;         /* a narrow separator follows */
    const char *beside;     /* in a ligature that the font has no glyph for: the unit that follows, or "bow"; NULL */
    char units[NAME_BYTES]; /* as name_units() has them */
} mgl_form;

/* The glyph with a name made of the units and something behind or before them, or UINT32_MAX. */
static uint32_t look_up(const mgl_glyph_names *names, const mgl_form *form, bool own, const char *mark,
                        const char *ending)
{
    char name[NAME_BYTES];
    if (own)
        print_name(name, "uni%04" PRIX32 ".%s%s%s", form->codepoint, form->units, mark, ending);
    else
        print_name(name, "%s%s%s", form->units, mark, ending);
    return mgl_glyph_by_name(names, name);
}

/* The glyph of a form, from the most particular name to that of any letter with these units. */
static uint32_t find_glyph(const mgl_glyph_names *names, const mgl_form *form)
{
    static const char *const positions[] = { "isol", "init", "medi", "fina" };
    uint32_t glyph = UINT32_MAX;
    if (form->separated)
        glyph = look_up(names, form, false, ".", "mvs");
    if (glyph == UINT32_MAX && form->position < MGL_POSITION_NONE)
        glyph = look_up(names, form, true, "._", positions[form->position]);
    for (int own = form->codepoint != 0; glyph == UINT32_MAX && own >= 0; own--) {
        if (form->beside)
            glyph = look_up(names, form, own, ".", form->beside);
        if (glyph == UINT32_MAX)
            glyph = look_up(names, form, own, "", "");
    }
    return glyph;
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

/* A gap without ink, in 1/1000 em. */
static mgl_status put_gap(mgl_shaper *shaper, const mgl_piece *piece, uint32_t width, uint32_t cluster,
                          mgl_shaped *shaped)
{
    mgl_glyph *to = mgl_shaper_room(shaper, 1);
    if (!to)
        return MGL_E_NOMEM;
    int32_t advance = (int32_t)((int64_t)width * piece->font->units_per_em / 1000);
    *to = (mgl_glyph){ MGL_GLYPH_NONE, cluster, shaped->advance, 0, advance };
    shaper->pool_n++;
    shaped->n++;
    shaped->advance += advance;
    return MGL_OK;
}

/* What stands in a slot that is no letter; *known stays false when that cannot be said. */
static mgl_status put_control(mgl_shaper *shaper, const mgl_units_path *path, const mgl_piece *piece, size_t slot,
                              mgl_shaped *shaped, bool *known)
{
    const mgl_units *units = path->units;
    unsigned state = mgl_units_slot_state(units)[slot];
    uint32_t cluster = mgl_units_slot_cluster(units)[slot] - (uint32_t)piece->begin;
    hb_codepoint_t glyph = UINT32_MAX;
    *known = state == MGL_SLOT_FVS_VALID || state == MGL_SLOT_JOINER || state == MGL_SLOT_NON_JOINER;
    if (*known)
        return MGL_OK;
    const mgl_state_glyph *named = state < mgl_state_glyphs_count ? mgl_state_glyphs + state : NULL;
    if (named && named->name)
        glyph = mgl_glyph_by_name(path->names, named->name);
    if (glyph == UINT32_MAX && named && named->blank) {
        *known = true;
        return put_gap(shaper, piece, named->blank, cluster, shaped);
    }
    bool nominal = state == MGL_SLOT_PUNCTUATION || (named && named->name);
    if (glyph == UINT32_MAX &&
        !(nominal && hb_font_get_nominal_glyph(path->font->font, mgl_units_slot_codepoint(units)[slot], &glyph)))
        return MGL_OK;
    *known = true;
    return put(shaper, piece, glyph, cluster, shaped);
}

/* Where the units of slots are, and how far a ligature goes. */
typedef struct mgl_letters {
    size_t ligature; /* the next of the ligatures that mgl_shape() found */
    size_t drawn;    /* the units before are drawn by one glyph */
    size_t bow;      /* the units before stand behind a bow: in a ligature that the font has no glyph for */
} mgl_letters;

/* If a ligature begins at unit u: its end, else u. */
static size_t ligature_end(const mgl_units *units, size_t u, mgl_letters *letters)
{
    size_t n = mgl_units_ligature_count(units);
    while (letters->ligature < n && mgl_units_ligature_begin(units)[letters->ligature] < u)
        letters->ligature++;
    bool here = letters->ligature < n && mgl_units_ligature_begin(units)[letters->ligature] == u;
    return here ? mgl_units_ligature_end(units)[letters->ligature] : u;
}

/* The glyph of the letter in a slot, alone or with those it touches; UINT32_MAX: the font has none. */
static uint32_t letter_glyph(const mgl_units_path *path, size_t slot, size_t begin, size_t end, mgl_letters *letters)
{
    const mgl_units *units = path->units;
    mgl_form form = { .position = MGL_POSITION_NONE };
    size_t whole = ligature_end(units, begin, letters);
    if (whole > begin && name_units(units, begin, whole, form.units)) {
        uint32_t glyph = find_glyph(path->names, &form);
        letters->drawn = glyph != UINT32_MAX ? whole : 0;
        if (glyph != UINT32_MAX)
            return glyph;
        letters->bow = whole;
        form.beside = whole > end ? mgl_unit_name(mgl_units_id(units)[end]) : NULL;
    } else if (begin < letters->bow) {
        form.beside = "bow";
    }
    size_t n = mgl_units_slot_count(units);
    form.codepoint = mgl_units_slot_codepoint(units)[slot];
    form.position = mgl_units_slot_position(units)[slot];
    form.separated = slot + 1 < n && mgl_units_slot_state(units)[slot + 1] == MGL_SLOT_MVS_NARROW;
    return name_units(units, begin, end, form.units) ? find_glyph(path->names, &form) : UINT32_MAX;
}

/* The glyphs of all slots of the shaped text; *done: the font has them all. */
static mgl_status put_slots(mgl_shaper *shaper, const mgl_units_path *path, const mgl_piece *piece, mgl_shaped *shaped,
                            bool *done)
{
    const mgl_units *units = path->units;
    size_t n = mgl_units_slot_count(units);
    const uint8_t *state = mgl_units_slot_state(units);
    const uint32_t *first = mgl_units_slot_unit(units), *cluster = mgl_units_slot_cluster(units);
    mgl_letters letters = { 0, 0, 0 };
    for (size_t i = 0; i < n; i++) {
        size_t begin = first[i], end = i + 1 < n ? first[i + 1] : mgl_units_count(units);
        bool letter = state[i] == MGL_SLOT_LETTER || state[i] == MGL_SLOT_FOREIGN_LETTER, known = true;
        mgl_status status = MGL_OK;
        if (!letter) {
            status = put_control(shaper, path, piece, i, shaped, &known);
        } else if (begin >= letters.drawn) {
            uint32_t glyph = letter_glyph(path, i, begin, end, &letters);
            known = glyph != UINT32_MAX;
            status = known ? put(shaper, piece, glyph, cluster[i] - (uint32_t)piece->begin, shaped) : MGL_OK;
        }
        if (status != MGL_OK || !known)
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
