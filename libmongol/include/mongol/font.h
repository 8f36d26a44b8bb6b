/* font.h -- fonts for vertical pages. Library: libmongol-layout (pkg-config mongol-layout).
 *
 * A font is any OpenType or TrueType file. It is read once, immutable and shared by threads.  Text is never shaped with the
 * vertical tables of a Mongolian font: it is shaped left to right and turned, and the axis that it is hung on is measured
 * in the outlines (the centre of the nirugu, where there is one).
 */
#ifndef MONGOL_FONT_H
#define MONGOL_FONT_H

#include <mongol/base.h>

MGL_BEGIN

/** A font; immutable, reference counted, shared by threads. @since 0.1 */
typedef struct mgl_font mgl_font;

/** Reads the font in a file.
 *  @param ctx    where memory comes from; NULL: defaults
 *  @param path   NUL-terminated; the file is mapped or read, and must not change while the font lives
 *  @param index  which font of a collection; 0 otherwise
 *  @return MGL_OK; MGL_E_ARG, MGL_E_FILE (it cannot be read), MGL_E_FONT (what is in it is no usable font: truncated,
 *          damaged, without a character map or outlines), MGL_E_NOMEM. *font is set on MGL_OK only. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_font_new_file(mgl_ctx *ctx, const char *path, uint32_t index, mgl_font **font);
/** As mgl_font_new_file(), from n bytes, which are copied. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_font_new_data(mgl_ctx *ctx, const void *data, size_t n, uint32_t index, mgl_font **font);
/** Finds and reads a font for Mongolian: the one asked for, else the first that has Mongolian letters, in this order:
 *  the fonts and folders that the environment variable MONGOL_FONT_PATH names (separated by colons); the user's font
 *  folders ($XDG_DATA_HOME/fonts or ~/.local/share/fonts, ~/.fonts); the fonts of the system (through fontconfig, in
 *  builds that have it). In a folder, fonts are tried in the order of their names, folders in it after them.
 *  @param wanted  NULL, a path (it has a slash or is a file), or a family name, looked for in the same places
 *  @return as mgl_font_new_file(); MGL_E_NO_FONT: there is none. Where to get one: fonts/fetch.sh. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_font_find(mgl_ctx *ctx, const char *wanted, mgl_font **font);
/** One more reference (atomically); returns font. NULL is allowed. @since 0.1 */
MGL_API mgl_font *mgl_font_ref(mgl_font *font);
/** Drops one reference; the last one frees the font. NULL is allowed. @since 0.1 */
MGL_API void mgl_font_unref(mgl_font *font);

/** The family name, UTF-8, NUL-terminated; "" if the font has none. Lives as long as the font. @since 0.1 */
MGL_API const char *mgl_font_family(const mgl_font *font);
/** The path it was read from; "" for a font from memory. @since 0.1 */
MGL_API const char *mgl_font_path(const mgl_font *font);
/** The bytes of the font file (the whole collection) and how many there are. Live as long as the font. @since 0.1 */
MGL_API const void *mgl_font_data(const mgl_font *font, size_t *n);
/** Which font of the collection it is. @since 0.1 */
MGL_API uint32_t mgl_font_index(const mgl_font *font);
/** Units to the em; all measures below are in them. @since 0.1 */
MGL_API uint32_t mgl_font_units_per_em(const mgl_font *font);
/** How many glyphs the font has. @since 0.1 */
MGL_API uint32_t mgl_font_glyph_count(const mgl_font *font);
/** Whether the font has a glyph for a code point. @since 0.1 */
MGL_API bool mgl_font_has(const mgl_font *font, uint32_t codepoint);

/** What kind of text an axis is for. @since 0.1 */
typedef enum mgl_axis {
    MGL_AXIS_MONGOLIAN = 0,   /**< the centre of the stem, measured on nirugu U+180A, else on a medial a; else half of the
                                   x-height */
    MGL_AXIS_LATIN = 1,       /**< half of the height of capitals: the optical centre of Latin, Cyrillic, Greek, digits */
    MGL_AXIS_LATIN_SMALL = 2, /**< half of the height of small letters */
    MGL_AXIS_IDEOGRAPHIC = 3  /**< the centre of the ideographic em box */
} mgl_axis;

/** How high above the baseline of horizontal text the line's axis is, in font units. All text of a line has its axis on one
 *  line. 0 for a number that is no mgl_axis. Source: W3C Mongolian layout requirements, baselines. @since 0.1 */
MGL_API int32_t mgl_font_axis(const mgl_font *font, uint32_t axis);
/** The thickness of the stem in font units, measured with the axis; 0 when there is none. @since 0.1 */
MGL_API int32_t mgl_font_stem(const mgl_font *font);

MGL_END
#endif
