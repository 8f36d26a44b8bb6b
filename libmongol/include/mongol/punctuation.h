/* punctuation.h -- digits, punctuation and head marks of the Mongolian blocks.
 *
 * They stand between words, join nothing and have one form, whatever the system; mgl_shape() passes them through. Those of the
 * supplement (U+11660..1166C) are other text to it. All calls are thread-safe and allocate nothing.
 */
#ifndef MONGOL_PUNCTUATION_H
#define MONGOL_PUNCTUATION_H

#include <mongol/base.h>

MGL_BEGIN

/** What a sign is. The values are stable. Source: UTN #57 (draft of revision 5), The Unicode Standard 17. @since 0.1 */
typedef enum mgl_punctuation {
    MGL_PUNCTUATION_NONE = 0,  /**< none of the signs below */
    MGL_PUNCTUATION_BIRGA = 1, /**< a head mark: it opens a text */
    MGL_PUNCTUATION_DIGIT = 2, /**< U+1810 to U+1819, zero to nine */
    MGL_PUNCTUATION_HYPHEN = 3, /**< the Todo soft hyphen, which a line begins with */
    MGL_PUNCTUATION_MARK = 4   /**< comma, stop, colon, dots: a line does not begin with it */
} mgl_punctuation;

/** The class of a code point; MGL_PUNCTUATION_NONE for all that is no sign of the Mongolian blocks. @since 0.1 */
MGL_API mgl_punctuation mgl_punctuation_class(uint32_t codepoint);
/** The name of a class, such as "digit"; "" for MGL_PUNCTUATION_NONE; NULL for a number that is no class. Static storage.
 *  @since 0.1 */
MGL_API const char *mgl_punctuation_class_name(uint32_t punctuation);
/** The systems that use the sign: bit s stands for the mgl_system s, as 1u << MGL_SYSTEM_TODO; 0: it is no sign. Any system shows
 *  it. @since 0.1 */
MGL_API uint32_t mgl_punctuation_systems(uint32_t codepoint);
/** Its Unicode name; NULL: it is no sign. Static storage. @since 0.1 */
MGL_API const char *mgl_punctuation_name(uint32_t codepoint);

MGL_END
#endif
