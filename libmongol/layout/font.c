/* font.c -- reading a font file, and refusing what is none. */
#include <hb-ot.h>
#include <string.h>

#include "base/memory.h"
#include "layout/face.h"
#include "tables/vertical.h"

enum { MIN_EM = 16, MAX_EM = 16384, HEADER = 12, RECORD = 16 };

static uint32_t read_32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Where the table directory of the font begins; n when there is none. */
static size_t directory(const unsigned char *data, size_t n, uint32_t index)
{
    if (n < HEADER)
        return n;
    if (read_32(data) != HB_TAG('t', 't', 'c', 'f'))
        return index == 0 ? 0 : n;
    uint32_t count = read_32(data + 8);
    if (index >= count || HEADER + (size_t)index * 4 + 4 > n)
        return n;
    return read_32(data + HEADER + (size_t)index * 4);
}

/* HarfBuzz reads a damaged font as far as it can, and words come out without ink.  A page with holes is worse than an
 * error: every table has to be wholly in the file. */
static bool is_whole(const unsigned char *data, size_t n, uint32_t index)
{
    size_t at = directory(data, n, index);
    if (at > n || n - at < HEADER)
        return false;
    size_t count = (size_t)data[at + 4] << 8 | data[at + 5];
    if (count == 0 || (n - at - HEADER) / RECORD < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        const unsigned char *record = data + at + HEADER + i * RECORD;
        size_t begin = read_32(record + 8), length = read_32(record + 12);
        if (begin > n || length > n - begin)
            return false;
    }
    return true;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

static bool is_usable(hb_face_t *face)
{
    static const hb_tag_t ink[] = {
        HB_TAG('g', 'l', 'y', 'f'), HB_TAG('C', 'F', 'F', ' '), HB_TAG('C', 'F', 'F', '2'),
        HB_TAG('C', 'B', 'D', 'T'), HB_TAG('s', 'b', 'i', 'x'), HB_TAG('C', 'O', 'L', 'R')
    };
    unsigned em = hb_face_get_upem(face);
    bool drawn = false;
    for (size_t i = 0; i < sizeof ink / sizeof *ink; i++)
        drawn = drawn || has_table(face, ink[i]);
    hb_set_t *codepoints = hb_set_create();
    hb_face_collect_unicodes(face, codepoints);
    bool mapped = !hb_set_is_empty(codepoints);
    hb_set_destroy(codepoints);
    return drawn && mapped && em >= MIN_EM && em <= MAX_EM && hb_face_get_glyph_count(face) > 0 &&
           has_table(face, HB_TAG('h', 'm', 't', 'x'));
}

/* Vertical metrics are believed when the glyph of some character has one: Noto Sans Mongolian 2.001 has a table of
 * zeros. */
static bool has_vertical_metrics(hb_face_t *face)
{
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('v', 'm', 't', 'x'));
    unsigned n = 0;
    const char *data = hb_blob_get_data(blob, &n);
    bool found = false;
    for (unsigned i = 0; i + 3 < n && !found; i += 4)
        found = data[i] != 0 || data[i + 1] != 0;
    hb_blob_destroy(blob);
    return found;
}

/* What some fonts are too old to have is drawn as another character, where the data says so. */
static hb_bool_t nominal_glyph(hb_font_t *font, void *data, hb_codepoint_t cp, hb_codepoint_t *glyph, void *user)
{
    hb_font_t *parent = hb_font_get_parent(font);
    (void)data;
    (void)user;
    if (hb_font_get_nominal_glyph(parent, cp, glyph))
        return true;
    for (size_t i = 0; i < mgl_places_count; i++) {
        const mgl_place *place = mgl_places + i;
        if (place->absent && place->first <= cp && cp <= place->last)
            return hb_font_get_nominal_glyph(parent, place->absent, glyph);
    }
    return false;
}

static hb_font_t *make_font(hb_face_t *face)
{
    hb_font_t *plain = hb_font_create(face);
    hb_ot_font_set_funcs(plain);
    hb_font_t *font = hb_font_create_sub_font(plain);
    hb_font_funcs_t *funcs = hb_font_funcs_create();
    hb_font_funcs_set_nominal_glyph_func(funcs, nominal_glyph, NULL, NULL);
    hb_font_set_funcs(font, funcs, NULL, NULL);
    hb_font_funcs_destroy(funcs);
    hb_font_destroy(plain);
    hb_font_make_immutable(font);
    return font;
}

static mgl_status keep_path(mgl_font *font, const char *path)
{
    font->path_n = strlen(path) + 1;
    font->path = mgl_alloc(font->ctx, font->path_n);
    if (!font->path)
        return MGL_E_NOMEM;
    memcpy(font->path, path, font->path_n);
    return MGL_OK;
}

static void read_family(mgl_font *font)
{
    unsigned n = sizeof font->family;
    hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_LANGUAGE_INVALID, &n, font->family);
    if (n == 0) {
        n = sizeof font->family;
        hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_FONT_FAMILY, HB_LANGUAGE_INVALID, &n, font->family);
    }
}

mgl_status mgl_font_from_blob(mgl_ctx *ctx, hb_blob_t *blob, uint32_t index, const char *path, mgl_font **font)
{
    unsigned n = 0;
    const char *data = hb_blob_get_data(blob, &n);
    mgl_font *made = data && is_whole((const unsigned char *)data, n, index) ? mgl_alloc(ctx, sizeof *made) : NULL;
    if (!made) {
        bool whole = data && is_whole((const unsigned char *)data, n, index);
        hb_blob_destroy(blob);
        return whole ? MGL_E_NOMEM : MGL_E_FONT;
    }
    *made = (mgl_font){ .ctx = mgl_ctx_ref(ctx), .blob = blob, .index = index };
    atomic_init(&made->references, 1);
    made->face = hb_face_create(blob, index);
    mgl_status status = is_usable(made->face) ? keep_path(made, path) : MGL_E_FONT;
    if (status != MGL_OK) {
        mgl_font_unref(made);
        return status;
    }
    hb_face_make_immutable(made->face);
    made->font = make_font(made->face);
    made->units_per_em = hb_face_get_upem(made->face);
    made->color =
        hb_ot_color_has_png(made->face) || hb_ot_color_has_layers(made->face) || hb_ot_color_has_svg(made->face);
    made->vertical = has_vertical_metrics(made->face);
    read_family(made);
    mgl_font_measure(made);
    *font = made;
    return MGL_OK;
}

mgl_status mgl_font_new_file(mgl_ctx *ctx, const char *path, uint32_t index, mgl_font **font)
{
    if (!path || !font)
        return MGL_E_ARG;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    return blob ? mgl_font_from_blob(ctx, blob, index, path, font) : MGL_E_FILE;
}

mgl_status mgl_font_new_data(mgl_ctx *ctx, const void *data, size_t n, uint32_t index, mgl_font **font)
{
    if ((!data && n > 0) || !font)
        return MGL_E_ARG;
    if (n == 0 || n > UINT32_MAX)
        return MGL_E_FONT;
    hb_blob_t *blob = hb_blob_create_or_fail(data, (unsigned)n, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    return blob ? mgl_font_from_blob(ctx, blob, index, "", font) : MGL_E_NOMEM;
}

mgl_font *mgl_font_ref(mgl_font *font)
{
    if (font)
        atomic_fetch_add_explicit(&font->references, 1, memory_order_relaxed);
    return font;
}

void mgl_font_unref(mgl_font *font)
{
    if (!font || atomic_fetch_sub_explicit(&font->references, 1, memory_order_acq_rel) != 1)
        return;
    mgl_ctx *ctx = font->ctx;
    hb_font_destroy(font->font);
    hb_face_destroy(font->face);
    hb_blob_destroy(font->blob);
    mgl_release(ctx, font->path, font->path_n);
    mgl_release(ctx, font, sizeof *font);
    mgl_ctx_unref(ctx);
}
