/* detect.h -- which writing system a text is written in, how sure that is, and why.
 *
 * Shaping with MGL_SYSTEM_AUTO chooses for each word: by the letters that only one system has; where they leave several, by the
 * other words of the paragraph (up to a line feed) or else of the whole text, then by the language tag, then by how often the
 * letters occur in each.
 * mgl_detect() asks the same question about a whole text. */
#ifndef MONGOL_DETECT_H
#define MONGOL_DETECT_H

#include <mongol/shape.h>

MGL_BEGIN

/** What decided, from the surest down. @since 0.1 */
typedef enum mgl_certainty {
    MGL_CERTAIN_CHOSEN = 0,    /**< the caller named the system */
    MGL_CERTAIN_LETTERS = 1,   /**< only one family of systems has all the letters */
    MGL_CERTAIN_AROUND = 2,    /**< several have them; the words around are in this one */
    MGL_CERTAIN_TAG = 3,       /**< several have them; the language tag decides */
    MGL_CERTAIN_MOST = 4,      /**< no family has all the letters; this one has most */
    MGL_CERTAIN_FREQUENCY = 5, /**< several have them; how often the letters occur decides: a guess */
    MGL_CERTAIN_NOTHING = 6    /**< there is no Mongolian letter; Hudum is assumed */
} mgl_certainty;

/** The writing system of a text: the one of most of its letters, where a system and its Ali Gali extension count as one.
 *  @param opts      system, profile and language as for mgl_shape(); NULL: defaults
 *  @param text      n bytes of UTF-8 (n may be MGL_NUL)
 *  @param system    receives an mgl_system, never MGL_SYSTEM_AUTO; an Ali Gali system when letters need it
 *  @param permille  receives how sure it is, 0 to 1000: below 900 the text cannot tell; may be NULL
 *  @param certainty receives what decided for most letters, an mgl_certainty; may be NULL
 *  @param evidence  receives the evidence as lines for a person; may be NULL
 *  @return MGL_OK, MGL_E_ARG, MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER, MGL_E_UNSUPPORTED, MGL_E_NOMEM, MGL_E_SPACE (the last two from
 *          evidence only: without it nothing is allocated). Thread-safe. Cost: linear in n. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_detect(mgl_ctx *ctx, const mgl_shape_opts *opts, const char *text, size_t n,
                                        uint32_t *system, uint32_t *permille, uint32_t *certainty, mgl_out *evidence);

/** What a certainty means, as half a sentence ("no other system has all these letters"); NULL if unknown. Static storage.
 *  @since 0.1 */
MGL_API const char *mgl_certainty_text(uint32_t certainty);

MGL_END
#endif
