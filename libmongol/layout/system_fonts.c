/* system_fonts.c -- the fonts of the system, through fontconfig, with a configuration of our own: no state of the
 * process is touched. Opening it takes some milliseconds, so nobody does before a character is met that the fonts at
 * hand lack. */
#include "layout/fontlist.h"

#ifdef MGL_FONTCONFIG
#    include <fontconfig/fontconfig.h>

#    include "base/memory.h"

struct mgl_system_fonts {
    mgl_ctx *ctx;
    FcConfig *config;
};

mgl_system_fonts *mgl_system_fonts_open(mgl_ctx *ctx)
{
    mgl_system_fonts *system = mgl_alloc(ctx, sizeof *system);
    if (!system)
        return NULL;
    *system = (mgl_system_fonts){ ctx, FcInitLoadConfigAndFonts() };
    if (!system->config) {
        mgl_release(ctx, system, sizeof *system);
        return NULL;
    }
    return system;
}

void mgl_system_fonts_close(mgl_system_fonts *system)
{
    if (!system)
        return;
    FcConfigDestroy(system->config);
    mgl_release(system->ctx, system, sizeof *system);
}

/* Reads the font that a pattern matches best, if it is in a file. */
static mgl_font *read_match(mgl_system_fonts *system, FcPattern *wanted)
{
    mgl_font *font = NULL;
    FcResult result;
    FcChar8 *file;
    int index = 0;
    FcConfigSubstitute(system->config, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcPattern *match = FcFontMatch(system->config, wanted, &result);
    if (match && FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch) {
        if (FcPatternGetInteger(match, FC_INDEX, 0, &index) != FcResultMatch)
            index = 0;
        /* The upper half of the index names an instance of a variable font; the font itself is meant. */
        if (mgl_font_new_file(system->ctx, (const char *)file, (uint32_t)index & 0xFFFF, &font) != MGL_OK)
            font = NULL;
    }
    if (match)
        FcPatternDestroy(match);
    return font;
}

static mgl_font *find_font(mgl_system_fonts *system, const char *family, uint32_t codepoint, bool picture,
                           const char *language)
{
    FcPattern *wanted = FcPatternCreate();
    FcCharSet *characters = FcCharSetCreate();
    mgl_font *font = NULL;
    if (wanted && characters && (!codepoint || FcCharSetAddChar(characters, codepoint))) {
        if (codepoint)
            FcPatternAddCharSet(wanted, FC_CHARSET, characters);
        if (language)
            FcPatternAddString(wanted, FC_LANG, (const FcChar8 *)language);
        FcPatternAddBool(wanted, FC_COLOR, picture ? FcTrue : FcFalse);
        FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
        font = read_match(system, wanted);
    }
    if (characters)
        FcCharSetDestroy(characters);
    if (wanted)
        FcPatternDestroy(wanted);
    return font;
}

mgl_font *mgl_system_font(mgl_system_fonts *system, uint32_t codepoint, bool picture, const char *language)
{
    return find_font(system, picture ? "emoji" : "sans-serif", codepoint, picture, language);
}

mgl_font *mgl_system_font_named(mgl_system_fonts *system, const char *family, uint32_t codepoint)
{
    return find_font(system, family ? family : "sans-serif", codepoint, false, NULL);
}

#else

mgl_system_fonts *mgl_system_fonts_open(mgl_ctx *ctx)
{
    (void)ctx;
    return NULL;
}

void mgl_system_fonts_close(mgl_system_fonts *system)
{
    (void)system;
}

mgl_font *mgl_system_font(mgl_system_fonts *system, uint32_t codepoint, bool picture, const char *language)
{
    (void)system;
    (void)codepoint;
    (void)picture;
    (void)language;
    return NULL;
}

mgl_font *mgl_system_font_named(mgl_system_fonts *system, const char *family, uint32_t codepoint)
{
    (void)system;
    (void)family;
    (void)codepoint;
    return NULL;
}

#endif
