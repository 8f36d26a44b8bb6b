/* key.h -- bytes that are equal when texts are equal at a level, and finding a needle at a level.
 *
 * Levels, from fine to coarse:
 *     exact      the bytes as they are
 *     canonical  the minimal form (norm.h): idle controls do not count
 *     plain      the letters and separators alone: no selectors, joiners or nirugu
 *     shape      the appearance: what a reader sees, however it was typed
 *     sound      the appearance with letters that sound alike folded together
 *     skeleton   strokes alone: no dots, no counting of teeth
 * Equal at exact is equal at canonical; equal at canonical is equal at plain and at shape; equal at shape is equal at sound and at
 * skeleton. Plain looks at letters and shape at ink, so that neither contains the other: a letter with and without a selector is
 * one word at plain, and two at shape if the selector shows. For many texts use a mgl_keyer: it remembers words.
 * With MGL_SYSTEM_AUTO each paragraph is read by itself. */
#ifndef MONGOL_KEY_H
#define MONGOL_KEY_H

#include <mongol/norm.h>

MGL_BEGIN

/** Levels of equality. The values are stable. @since 0.1 */
typedef enum mgl_level {
    MGL_LEVEL_EXACT = 1,
    MGL_LEVEL_CANONICAL = 2,
    MGL_LEVEL_PLAIN = 3,
    MGL_LEVEL_SHAPE = 4,
    MGL_LEVEL_SOUND = 5,
    MGL_LEVEL_SKELETON = 6
} mgl_level;

/** Options of keys and finders. Start from MGL_KEY_OPTS_INIT; zero in a field means its default. @since 0.1 */
typedef struct mgl_key_opts {
    size_t size;           /**< sizeof(mgl_key_opts) */
    uint32_t system;       /**< mgl_system; 0: for each word from its paragraph and the language tag */
    uint32_t profile;      /**< mgl_profile; 0: utn57-r4 */
    uint32_t level;        /**< mgl_level; 0: shape */
    uint32_t flags;        /**< mgl_key_flag values and MGL_SHAPE_NO_ROOT_SEPARATOR, or-ed */
    const char *language;  /**< as in mgl_shape_opts */
} mgl_key_opts;
#define MGL_KEY_OPTS_INIT { sizeof(mgl_key_opts), 0, 0, 0, 0, NULL }

/** Flags of mgl_key_opts. @since 0.1 */
typedef enum mgl_key_flag {
    MGL_KEY_WHOLE_WORDS = 256 /**< finders: a match begins and ends where words do */
} mgl_key_flag;

/** The name of a level ("shape"); NULL for a number that is none. Static storage. @since 0.1 */
MGL_API const char *mgl_level_name(uint32_t level);
/** The level with that name (n bytes or MGL_NUL), or UINT32_MAX. @since 0.1 */
MGL_API uint32_t mgl_level_by_name(const char *name, size_t n);
/** Changes whenever a key of any text may change: store it beside keys, and build them anew when it differs. The first byte of
 *  every key holds it too, with the level. @since 0.1 */
MGL_API uint32_t mgl_key_version(void);

/** Writes the key of a text to out: bytes for memcmp, hashing and index terms. Keys of one level compare equal exactly when the
 *  texts are equal at that level.
 *  @return MGL_OK, MGL_E_ARG, MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER, MGL_E_UNSUPPORTED, MGL_E_TOO_LONG, MGL_E_NOMEM, MGL_E_SPACE.
 *          Threads: one call at a time for each out. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_key(mgl_ctx *ctx, const mgl_key_opts *opts, const char *text, size_t n, mgl_out *out);
/** Makes keys one after the other, as mgl_key() does, and remembers words it has met: use it for indexes, lines and
 *  fields. Belongs to one thread at a time. @since 0.1 */
typedef struct mgl_keyer mgl_keyer;
/** Makes a keyer; the options are copied. Free it with mgl_keyer_free(). @return as mgl_key(). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_keyer_new(mgl_ctx *ctx, const mgl_key_opts *opts, mgl_keyer **keyer);
/** Frees a keyer. NULL is allowed. @since 0.1 */
MGL_API void mgl_keyer_free(mgl_keyer *keyer);
/** The key of a text, byte for byte what mgl_key() gives. @return as mgl_key(). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_keyer_key(mgl_keyer *keyer, const char *text, size_t n, mgl_out *out);

/** A 64-bit hash of the key: equal texts have equal hashes, on every machine, within one mgl_key_version().
 *  @return as mgl_key(). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_key_hash(mgl_ctx *ctx, const mgl_key_opts *opts, const char *text, size_t n, uint64_t *hash);
/** Whether two texts are equal at a level. @return as mgl_key(); *equal is set on MGL_OK. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_equal(mgl_ctx *ctx, const mgl_key_opts *opts, const char *a, size_t a_n, const char *b,
                                       size_t b_n, bool *equal);

/** Finds a needle in texts, at a level. Belongs to one thread at a time. @since 0.1 */
typedef struct mgl_finder mgl_finder;
/** Makes a finder for a needle (copied). A match is a piece of text that is equal to the needle at the level; its ends may join on
 *  to what stands around it unless MGL_KEY_WHOLE_WORDS is set. At other levels than exact a needle that says nothing (empty, or
 *  only controls that the level drops) matches nowhere. A match that begins or ends within the ink of a letter takes the
 *  whole letter into its span. Free it with mgl_finder_free().
 *  @return as mgl_key(). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_finder_new(mgl_ctx *ctx, const mgl_key_opts *opts, const char *needle, size_t n,
                                            mgl_finder **finder);
/** Frees a finder. NULL is allowed. @since 0.1 */
MGL_API void mgl_finder_free(mgl_finder *finder);
/** Starts on a text, which must stay until the last mgl_finder_next(). @return MGL_OK, MGL_E_ARG, MGL_E_TOO_LONG. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_finder_set_text(mgl_finder *finder, const char *text, size_t n);
/** The next match, leftmost first, without overlap: sets *found, and the byte span [*begin, *end) of the text if true.
 *  Matches do not cross line feeds unless the needle has one.
 *  @return MGL_OK, MGL_E_ARG, MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_finder_next(mgl_finder *finder, bool *found, size_t *begin, size_t *end);

MGL_END
#endif
