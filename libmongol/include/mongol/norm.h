/* norm.h -- one spelling: dropping what changes nothing.
 *
 * The minimal form keeps every letter and the appearance of the text, and drops the controls that change neither: selectors that
 * ask for the form a letter has anyway, joiners that join nothing; an NNBSP becomes an MVS where the two look the same. It is the
 * default normalization everywhere in the library. Normalizing twice changes nothing more.
 * (So an NNBSP before a lone a or e, which words.h reads as a locative, becomes an MVS and a chachlag: they look the same.)
 * With MGL_SYSTEM_AUTO each paragraph (up to a line feed) is read by itself. */
#ifndef MONGOL_NORM_H
#define MONGOL_NORM_H

#include <mongol/shape.h>

MGL_BEGIN

/** Normal forms. @since 0.1 */
typedef enum mgl_norm_form {
    MGL_NORM_MINIMAL = 1,   /**< same letters, same appearance, no idle controls */
    MGL_NORM_CANONICAL = 2, /**< one spelling for each appearance: not in this build (MGL_E_UNSUPPORTED) */
    MGL_NORM_REPAIR = 3     /**< canonical, with the spellings of a list repaired: not in this build (MGL_E_UNSUPPORTED) */
} mgl_norm_form;

/** Options of mgl_normalize(). Start from MGL_NORM_OPTS_INIT; zero in a field means its default. @since 0.1 */
typedef struct mgl_norm_opts {
    size_t size;           /**< sizeof(mgl_norm_opts) */
    uint32_t system;       /**< mgl_system; 0: for each word from its paragraph and the language tag */
    uint32_t profile;      /**< mgl_profile; 0: utn57-r4 */
    uint32_t form;         /**< mgl_norm_form; 0: minimal */
    uint32_t flags;        /**< MGL_SHAPE_STRICT, MGL_SHAPE_NO_ROOT_SEPARATOR, or-ed */
    const char *language;  /**< as in mgl_shape_opts */
} mgl_norm_opts;
#define MGL_NORM_OPTS_INIT { sizeof(mgl_norm_opts), 0, 0, 0, 0, NULL }

/** Writes the normal form of a text to out, with the edits, the offset map and diagnostics for ill-formed bytes. Text that is not
 *  Mongolian is copied byte for byte.
 *  @param text  n bytes of UTF-8 (n may be MGL_NUL)
 *  @return MGL_OK, MGL_E_ARG, MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER, MGL_E_UNSUPPORTED, MGL_E_TOO_LONG, MGL_E_NOMEM, MGL_E_SPACE,
 *          MGL_E_STRICT (out is complete). Threads: one call at a time for each out. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_normalize(mgl_ctx *ctx, const mgl_norm_opts *opts, const char *text, size_t n, mgl_out *out);

MGL_END
#endif
