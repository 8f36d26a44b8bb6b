/* glyph_names.c -- the names of a font's glyphs, in a table with open addressing. */
#include "layout/glyph_names.h"

#include <string.h>

#include "base/grow.h"
#include "tables/vertical.h"

enum { NAME_MAX_BYTES = 64 };

struct mgl_glyph_names {
    mgl_ctx *ctx;
    char *text; /* the names, NUL-terminated; place 0 is unused */
    size_t text_n, text_room;
    uint32_t *slot; /* pairs: place of the name in text, 0 when free; glyph */
    size_t slot_n;
    bool useful;
};

static size_t find(const mgl_glyph_names *names, const char *name)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (const char *p = name; *p; p++)
        hash = (hash ^ (unsigned char)*p) * UINT64_C(0x100000001B3);
    size_t at = (hash ^ hash >> 32) & (names->slot_n - 1);
    while (names->slot[2 * at] && strcmp(names->text + names->slot[2 * at], name) != 0)
        at = (at + 1) & (names->slot_n - 1);
    return at;
}

static bool add(mgl_glyph_names *names, const char *name, uint32_t glyph)
{
    size_t n = strlen(name) + 1, at = find(names, name);
    if (names->slot[2 * at])
        return true;
    void *text = names->text;
    bool room = mgl_grow(names->ctx, &text, &names->text_room, names->text_n + n, 1);
    names->text = text;
    if (!room)
        return false;
    memcpy(names->text + names->text_n, name, n);
    names->slot[2 * at] = (uint32_t)names->text_n;
    names->slot[2 * at + 1] = glyph;
    names->text_n += n;
    return true;
}

/* Adds a name, or (rest) what it is without its code point: uni1820.A.init is A.init. */
static bool add_part(mgl_glyph_names *names, const char *name, uint32_t glyph, bool rest)
{
    const char *point = strchr(name, '.');
    if (!rest)
        return add(names, name, glyph);
    if (strncmp(name, "uni", 3) != 0 || !point)
        return true;
    names->useful = true;
    return add(names, point + 1, glyph);
}

/* The names that the font gives. */
static bool add_names(mgl_glyph_names *names, const mgl_font *font, bool rest)
{
    uint32_t count = mgl_font_glyph_count(font);
    bool room = true;
    for (uint32_t glyph = 0; room && glyph < count; glyph++) {
        char name[NAME_MAX_BYTES] = "";
        if (hb_font_get_glyph_name(font->font, glyph, name, sizeof name) && name[0])
            room = add_part(names, name, glyph, rest);
    }
    return room;
}

/* The names that follow from the private codes it maps. */
static bool add_private_codes(mgl_glyph_names *names, const mgl_font *font, bool rest)
{
    bool room = true;
    for (size_t i = 0; room && i < mgl_private_codes_count; i++) {
        hb_codepoint_t glyph;
        if (hb_font_get_nominal_glyph(font->font, mgl_private_codes[i].code, &glyph))
            room = add_part(names, mgl_private_codes[i].name, glyph, rest);
    }
    return room;
}

mgl_status mgl_glyph_names_new(mgl_ctx *ctx, const mgl_font *font, mgl_glyph_names **names)
{
    mgl_glyph_names *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    *made = (mgl_glyph_names){ .ctx = ctx, .text_n = 1, .slot_n = 64 };
    while (made->slot_n < ((size_t)mgl_font_glyph_count(font) + mgl_private_codes_count) * 4)
        made->slot_n *= 2;
    made->slot = mgl_alloc(ctx, made->slot_n * 2 * sizeof *made->slot);
    bool room = made->slot != NULL;
    if (room)
        memset(made->slot, 0, made->slot_n * 2 * sizeof *made->slot);
    /* Whole names first: a name without a code point is not hidden by the rest of one with. */
    for (int rest = 0; rest < 2; rest++)
        room = room && add_names(made, font, rest) && add_private_codes(made, font, rest);
    if (!room) {
        mgl_glyph_names_free(made);
        return MGL_E_NOMEM;
    }
    *names = made;
    return MGL_OK;
}

bool mgl_glyph_names_useful(const mgl_glyph_names *names)
{
    return names->useful;
}

void mgl_glyph_names_free(mgl_glyph_names *names)
{
    if (!names)
        return;
    mgl_release(names->ctx, names->text, names->text_room);
    mgl_release(names->ctx, names->slot, names->slot_n * 2 * sizeof *names->slot);
    mgl_release(names->ctx, names, sizeof *names);
}

uint32_t mgl_glyph_by_name(const mgl_glyph_names *names, const char *name)
{
    size_t at = find(names, name);
    return names->slot[2 * at] ? names->slot[2 * at + 1] : UINT32_MAX;
}
