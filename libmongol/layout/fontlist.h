/* fontlist.h -- the fonts of a layout: those given, and those found for what they lack. */
#ifndef MGL_LAYOUT_FONTLIST_H
#define MGL_LAYOUT_FONTLIST_H

#include "layout/face.h"

enum { MGL_FONTS_MAX = 128, MGL_FONT_NONE = 0xFFFF };

typedef struct mgl_fontlist {
    mgl_ctx *ctx;
    mgl_font *font[MGL_FONTS_MAX]; /* references */
    unsigned n;
    bool fallback;                   /* look among the system's fonts */
    struct mgl_system_fonts *system; /* opened when first needed */
    unsigned misses;                 /* characters that no font of the system had */
} mgl_fontlist;

MGL_CHECK mgl_status mgl_fontlist_init(mgl_fontlist *list, mgl_ctx *ctx, mgl_font *const *fonts, size_t n,
                                       bool fallback);
void mgl_fontlist_free(mgl_fontlist *list);
/* The first font that has a code point; picture: rather one with coloured glyphs; language: rather one for it, if it
 * has to be looked for (a tag or NULL). MGL_FONT_NONE: none has it. */
unsigned mgl_fontlist_find(mgl_fontlist *list, uint32_t codepoint, bool picture, const char *language);

/* The fonts of the system. NULL: there are none, or the build has no fontconfig. */
typedef struct mgl_system_fonts mgl_system_fonts;
mgl_system_fonts *mgl_system_fonts_open(mgl_ctx *ctx);
void mgl_system_fonts_close(mgl_system_fonts *system);
/* The best font for a code point: NULL when there is none. */
mgl_font *mgl_system_font(mgl_system_fonts *system, uint32_t codepoint, bool picture, const char *language);
/* The font of a family; family NULL: one that has the code point. */
mgl_font *mgl_system_font_named(mgl_system_fonts *system, const char *family, uint32_t codepoint);

#endif
