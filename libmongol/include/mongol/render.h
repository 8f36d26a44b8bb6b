/* render.h -- laid-out pages as PNG, SVG, PDF, or as a list of glyphs. Library: libmongol-layout (pkg-config
 * mongol-layout).
 *
 *     mgl_render_opts opts = MGL_RENDER_OPTS_INIT;
 *     opts.format = MGL_RENDER_PDF;
 *     if (mgl_render_new(NULL, &opts, &r) == MGL_OK && mgl_render_begin(r, &sink) == MGL_OK) {
 *         while (... there is a page ...)
 *             status = mgl_render_page(r, page);
 *         status = mgl_render_end(r);
 *     }
 *     mgl_render_free(r);
 *
 * A page is written when it is handed over and can be freed then: memory does not grow with the document, but for some
 * bytes a page and paragraph in a PDF. The same pages and options give the same bytes (with the same zlib and libpng).
 */
#ifndef MONGOL_RENDER_H
#define MONGOL_RENDER_H

#include <mongol/layout.h>

MGL_BEGIN

/** Where output goes. @since 0.1 */
typedef struct mgl_sink {
    size_t size; /**< sizeof(mgl_sink) */
    void *user;  /**< handed back to write */
    /** Takes n > 0 bytes; false: it cannot, and nothing more is handed over. */
    bool (*write)(void *user, const void *bytes, size_t n);
} mgl_sink;

/** What comes out. @since 0.1 */
typedef enum mgl_render_format {
    MGL_RENDER_PNG = 0,   /**< a picture of one page */
    MGL_RENDER_SVG = 1,   /**< one page; each outline is defined once and used where it occurs; title and text for those
                             who   cannot see it */
    MGL_RENDER_PDF = 2,   /**< a document: subset fonts, the text of each word (ToUnicode, ActualText), languages,
                             paragraphs as   tagged structure, page labels, left binding. PDF 2.0; extract its text in order
                             with   pdftotext -raw */
    MGL_RENDER_GLYPHS = 3 /**< JSON Lines: one object a page with fonts, glyphs, words, lines and rules, for programs
                             that draw glyphs themselves */
} mgl_render_format;

/** Which colours a PNG has. @since 0.1 */
typedef enum mgl_render_colour {
    MGL_RENDER_COLOUR_AUTO = 0, /**< grey, but colour where a page has coloured glyphs (emoji) */
    MGL_RENDER_COLOUR_GREY = 1,
    MGL_RENDER_COLOUR_RGB = 2
} mgl_render_colour;

/** Flags of mgl_render_opts. @since 0.1 */
typedef enum mgl_render_flag {
    MGL_RENDER_TRANSPARENT = 1 /**< PNG and SVG: no white background */
} mgl_render_flag;

/** Options of mgl_render_new(). Start from MGL_RENDER_OPTS_INIT. The strings are copied. @since 0.1 */
typedef struct mgl_render_opts {
    size_t size;          /**< sizeof(mgl_render_opts) */
    uint32_t format;      /**< mgl_render_format */
    uint32_t dpi;         /**< PNG: pixels to the inch; 0: 96; 1 to 9600 */
    uint32_t colour;      /**< PNG: mgl_render_colour */
    uint32_t flags;       /**< mgl_render_flag values, or-ed */
    const char *title;    /**< of the document, UTF-8; NULL: none */
    const char *language; /**< BCP 47 tag of the document; NULL: mn-Mong */
} mgl_render_opts;
#define MGL_RENDER_OPTS_INIT                                                                                           \
    {                                                                                                                  \
        sizeof(mgl_render_opts), 0, 0, 0, 0, NULL, NULL                                                                \
    }

/** Something that writes pages. One thread at a time. @since 0.1 */
typedef struct mgl_render mgl_render;

/** Makes a writer. Free it with mgl_render_free(). The libraries below (HarfBuzz, FreeType, libpng, zlib) take memory
 * from the C library, everything else comes from ctx.
 *  @return MGL_OK, MGL_E_ARG, MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER, MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_render_new(mgl_ctx *ctx, const mgl_render_opts *opts, mgl_render **render);
/** Frees a writer. NULL is allowed. What was begun and not ended stays unfinished. @since 0.1 */
MGL_API void mgl_render_free(mgl_render *render);

/** Begins a new output, which goes to sink (copied); one that was not ended is forgotten. Glyphs drawn before are kept
 * for the next pictures.
 *  @return MGL_OK, MGL_E_ARG, MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER, MGL_E_NOMEM, MGL_E_WRITE. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_render_begin(mgl_render *render, const mgl_sink *sink);
/** Writes a page. A glyph that its font does not have, or only damaged, leaves its place empty (mgl_render_blanks()).
 *  @return MGL_OK; MGL_E_ARG (nothing was begun; a second page for a PNG or SVG; a PNG of more than 2^28 pixels or more
 * than 65,535 in one direction), MGL_E_NOMEM, MGL_E_WRITE, MGL_E_FONT (more than 64 fonts). After a failure only
 *          mgl_render_begin() and mgl_render_free() are of use. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_render_page(mgl_render *render, const mgl_page *page);
/** Ends the output: what is still missing is written. A PDF needs at least one page.
 *  @return as mgl_render_page(); MGL_E_FONT (a font could not be subset: it is damaged). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_render_end(mgl_render *render);
/** How many bytes the sink has taken since mgl_render_begin(); after MGL_E_WRITE, the place where it failed. @since 0.1
 */
MGL_API uint64_t mgl_render_written(const mgl_render *render);
/** How many glyphs were left empty since mgl_render_begin() because their font does not have them. @since 0.1 */
MGL_API uint64_t mgl_render_blanks(const mgl_render *render);

MGL_END
#endif
