/* fontlist.c -- which font has a character. */
#include "layout/fontlist.h"

mgl_status mgl_fontlist_init(mgl_fontlist *list, mgl_ctx *ctx, mgl_font *const *fonts, size_t n, bool fallback)
{
    *list = (mgl_fontlist){ .ctx = ctx, .fallback = fallback };
    for (size_t i = 0; i < n; i++) {
        if (!fonts[i])
            return MGL_E_ARG;
    }
    for (size_t i = 0; i < n; i++)
        list->font[list->n++] = mgl_font_ref(fonts[i]);
    return MGL_OK;
}

void mgl_fontlist_free(mgl_fontlist *list)
{
    for (unsigned i = 0; i < list->n; i++)
        mgl_font_unref(list->font[i]);
    list->n = 0;
    mgl_system_fonts_close(list->system);
}

static unsigned find_in_list(const mgl_fontlist *list, uint32_t codepoint, bool colored_only)
{
    for (unsigned i = 0; i < list->n; i++) {
        if ((!colored_only || list->font[i]->color) && mgl_font_has(list->font[i], codepoint))
            return i;
    }
    return MGL_FONT_NONE;
}

/* Looking costs a millisecond: a text full of characters that no font has stops asking. */
enum { MISSES_MAX = 64 };

static mgl_font *ask_system(mgl_fontlist *list, uint32_t codepoint, bool picture, const char *language)
{
    if (!list->fallback || list->n == MGL_FONTS_MAX || list->misses == MISSES_MAX)
        return NULL;
    if (!list->system) {
        list->system = mgl_system_fonts_open(list->ctx);
        list->fallback = list->system != NULL;
    }
    mgl_font *font = list->system ? mgl_system_font(list->system, codepoint, picture, language) : NULL;
    if (font && mgl_font_has(font, codepoint))
        return font;
    mgl_font_unref(font);
    list->misses++;
    return NULL;
}

unsigned mgl_fontlist_find(mgl_fontlist *list, uint32_t codepoint, bool picture, const char *language)
{
    unsigned found = find_in_list(list, codepoint, picture);
    if (found != MGL_FONT_NONE)
        return found;
    mgl_font *font = ask_system(list, codepoint, picture, language);
    if (!font)
        return picture ? find_in_list(list, codepoint, false) : MGL_FONT_NONE;
    list->font[list->n] = font;
    return list->n++;
}
