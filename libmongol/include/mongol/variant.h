/* variant.h -- the forms of a letter: what GB/T 25914 calls its presentation forms.
 *
 * A variant is one row of the standard's table: a letter, a joining position, the selector that asks for it, and the written
 * units it is drawn with.  Variants are static data; every call here is thread-safe and allocates nothing.
 */
#ifndef MONGOL_VARIANT_H
#define MONGOL_VARIANT_H

#include <mongol/shape.h>

MGL_BEGIN

/** No variant. @since 0.1 */
#define MGL_VARIANT_NONE UINT32_MAX

/** The variants of one code point in one system, by position and then by selector.
 *  @param profile   mgl_profile; 0: the default
 *  @param system    mgl_system, not MGL_SYSTEM_AUTO
 *  @param variants  receives at most cap numbers; may be NULL when cap is 0
 *  @return how many there are; 0 when the code point is no letter of the system. @since 0.1 */
MGL_API size_t mgl_variants(uint32_t profile, uint32_t system, uint32_t codepoint, uint32_t *variants, size_t cap);

/** The code point. 0 for a number that is no variant, here and below unless said otherwise. @since 0.1 */
MGL_API uint32_t mgl_variant_codepoint(uint32_t variant);
/** The joining position the variant belongs to: an mgl_position (MGL_POSITION_NONE for a number that is no variant). @since 0.1 */
MGL_API uint32_t mgl_variant_position(uint32_t variant);
/** The position its ink is drawn in, which a borrowed form takes from another position: an mgl_position. @since 0.1 */
MGL_API uint32_t mgl_variant_drawn(uint32_t variant);
/** The free variation selector that asks for it, 1 to 4; 0: none does. @since 0.1 */
MGL_API uint32_t mgl_variant_selector(uint32_t variant);
/** Whether it is the form a letter takes at that position when no rule applies. @since 0.1 */
MGL_API bool mgl_variant_is_default(uint32_t variant);
/** Its written units, 1 to 3: fills at most cap numbers of data/units.tsv and returns how many there are. @since 0.1 */
MGL_API size_t mgl_variant_units(uint32_t variant, uint16_t *units, size_t cap);
/** Whether a context of UTN #57, such as "onset", selects it; false for a name that is no context. @since 0.1 */
MGL_API bool mgl_variant_has_condition(uint32_t variant, const char *condition);
/** The names of all contexts, by number from 0; NULL past the last. Static storage. @since 0.1 */
MGL_API const char *mgl_condition_name(uint32_t number);
/** mgl_variant_flag values, or-ed. @since 0.1 */
MGL_API uint32_t mgl_variant_flags(uint32_t variant);
/** Its number among the presentation forms of GB/T 25914 (hexadecimal in the standard); 0: it has none. @since 0.1 */
MGL_API uint32_t mgl_variant_gb_number(uint32_t variant);
/** Its name there, such as "mongolian letter a second isolated form"; "" if it has none. Static storage. @since 0.1 */
MGL_API const char *mgl_variant_gb_name(uint32_t variant);
/** Its id in the EAC test data, such as "MAD2"; "" if it has none. Static storage. @since 0.1 */
MGL_API const char *mgl_variant_eac(uint32_t variant);
/** Where the row comes from: a key of data/sources.tsv. Static storage. @since 0.1 */
MGL_API const char *mgl_variant_source(uint32_t variant);

/** Flags of a variant. @since 0.1 */
typedef enum mgl_variant_flag {
    MGL_VARIANT_ARCHAIC = 1,       /**< found in old texts only */
    MGL_VARIANT_UNRECOMMENDED = 2, /**< kept by the standard, not to be used */
    MGL_VARIANT_LONG_VOWEL = 4,    /**< may carry the Todo long vowel sign */
    MGL_VARIANT_INNER = 8          /**< how the rules of this library draw a sign beside its neighbours; no form of the standard */
} mgl_variant_flag;

/** The short name of a letter or control in a system, such as "ue", "fvs1" or "space"; NULL if it has none. Static storage.
 *  @param system  mgl_system, not MGL_SYSTEM_AUTO. @since 0.1 */
MGL_API const char *mgl_letter_name(uint32_t system, uint32_t codepoint);
/** The code point with that short name (n bytes or MGL_NUL); 0 if there is none. @since 0.1 */
MGL_API uint32_t mgl_letter_by_name(uint32_t system, const char *name, size_t n);
/** The Unicode name of a letter or control of the Mongolian blocks; NULL if it is none. Static storage. @since 0.1 */
MGL_API const char *mgl_letter_unicode_name(uint32_t codepoint);

MGL_END
#endif
