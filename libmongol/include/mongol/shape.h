/* shape.h -- from letters to written units, and why.
 *
 * Text is cut into *slots*: one for each code point of Mongolian text (letters and the controls that belong to it), and one
 * for each whole run of other text, which passes through untouched.  Shaping gives every letter one of its forms (a
 * *variant*) and every control a state; the result is a row of *written units*, the pieces of ink that UTN #57 counts in.
 * Two texts look the same exactly when their units, positions, joins and control states are the same.
 */
#ifndef MONGOL_SHAPE_H
#define MONGOL_SHAPE_H

#include <mongol/base.h>
#include <mongol/out.h>

MGL_BEGIN

/** Flags of mgl_shape_opts. They may be combined. @since 0.1 */
typedef enum mgl_shape_flag {
    MGL_SHAPE_STRICT = 1,             /**< a diagnostic makes the call return MGL_E_STRICT (the result is complete all the same) */
    MGL_SHAPE_NO_ROOT_SEPARATOR = 2,  /**< Todo: a ZWJ between two letters is only a joiner (UTN #57 since revision 3) */
    MGL_SHAPE_UTF16_OFFSETS = 4,      /**< fill mgl_units_cluster_utf16() */
    MGL_SHAPE_UTF32_OFFSETS = 8,      /**< fill mgl_units_cluster_utf32() */
    MGL_SHAPE_LIGATURES = 32,         /**< fill the ligature spans */
    MGL_SHAPE_VERIFY = 16             /**< shape every safe-to-break piece again on its own; a difference is MGL_E_INTERNAL */
} mgl_shape_flag;

/** Options of the shaping calls. Start from MGL_SHAPE_OPTS_INIT; zero in a field means its default. @since 0.1 */
typedef struct mgl_shape_opts {
    size_t size;           /**< sizeof(mgl_shape_opts) */
    uint32_t system;       /**< mgl_system; 0: from the language tag and the text */
    uint32_t profile;      /**< mgl_profile; 0: utn57-r4 */
    uint32_t flags;        /**< mgl_shape_flag values, or-ed */
    uint32_t reserved;     /**< 0 */
    const char *language;  /**< a hint for system 0: BCP 47 tag, NUL-terminated (mn, xal, sjo, mnc, ...); NULL: none */
} mgl_shape_opts;
#define MGL_SHAPE_OPTS_INIT { sizeof(mgl_shape_opts), 0, 0, 0, 0, NULL }

/** The result of shaping; reusable. @since 0.1 */
typedef struct mgl_units mgl_units;
/** Makes an empty result; ctx may be NULL. Free it with mgl_units_free(). @return MGL_OK, MGL_E_ARG, MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_units_new(mgl_ctx *ctx, mgl_units **units);
/** As mgl_units_new(), but the object and all results live in the n bytes at mem (any alignment), which the caller keeps;
 *  a text whose result does not fit is MGL_E_SPACE and mgl_units_needed() says how large mem has to be.
 *  @return MGL_OK, MGL_E_ARG, MGL_E_SPACE. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_units_new_fixed(mgl_ctx *ctx, void *mem, size_t n, mgl_units **units);
/** Frees a result. NULL is allowed. @since 0.1 */
MGL_API void mgl_units_free(mgl_units *units);
/** The bytes that are enough for the last result as a fixed object: exact if it fitted, an upper bound if it did not. @since 0.1 */
MGL_API size_t mgl_units_needed(const mgl_units *units);

/** Shapes text[item, item + item_n); the rest of the text is context only and appears in no array.
 *  With system 0 the paragraphs the item stands in are read too, once a call: shape a long paragraph in one call, or find its
 *  system by mgl_detect() and name it.
 *  @param ctx     not used: memory comes from the context of units
 *  @param text    n bytes of UTF-8 (n may be MGL_NUL); invalid bytes are diagnosed and pass through as other text
 *  @param item    first byte of the item, on a code point boundary; item_n its length, MGL_NUL for "to the end"
 *  @param units   receives the result; what was in it is gone, except after MGL_E_ARG, MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER,
 *                 MGL_E_UNSUPPORTED and MGL_E_TOO_LONG, which change nothing
 *  @return MGL_OK; MGL_E_ARG (item outside the text or inside a code point, unknown flag), MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER,
 *          MGL_E_UNSUPPORTED (system or profile), MGL_E_TOO_LONG (4 GiB or more), MGL_E_NOMEM, MGL_E_SPACE, MGL_E_STRICT.
 *          Threads: one call at a time for each mgl_units.  Source: UTN #57 "Shaping". @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_shape(mgl_ctx *ctx, const mgl_shape_opts *opts, const char *text, size_t n,
                                       size_t item, size_t item_n, mgl_units *units);

/* ---- Written units: parallel arrays of mgl_units_count() elements, in reading order. Valid until the next call. ---- */

/** How many written units there are. @since 0.1 */
MGL_API size_t mgl_units_count(const mgl_units *units);
/** What each unit is: a number of data/units.tsv, never reused; see mgl_unit_name(). MGL_UNIT_TEXT is a run of other text.
 *  @since 0.1 */
MGL_API const uint16_t *mgl_units_id(const mgl_units *units);
/** The position each unit is drawn in, from its own joins: an mgl_position. Of a form of several units the first may be init
 *  and the last fina. Signs and controls: MGL_POSITION_NONE. @since 0.1 */
MGL_API const uint8_t *mgl_units_position(const mgl_units *units);
/** The byte offset in the text of the code point each unit comes from. @since 0.1 */
MGL_API const uint32_t *mgl_units_cluster(const mgl_units *units);
/** The same in UTF-16 code units and in code points; NULL unless asked for in the flags. @since 0.1 */
MGL_API const uint32_t *mgl_units_cluster_utf16(const mgl_units *units);
MGL_API const uint32_t *mgl_units_cluster_utf32(const mgl_units *units);
/** mgl_unit_flag values, or-ed. @since 0.1 */
MGL_API const uint8_t *mgl_units_flags(const mgl_units *units);
/** The rule that decided each unit, for mgl_rule_name(); 0: no rule, the default form of the position. @since 0.1 */
MGL_API const uint16_t *mgl_units_rule(const mgl_units *units);

/** The unit number of a run of text that is not Mongolian (one entry for the whole run). @since 0.1 */
#define MGL_UNIT_TEXT 0

/** Joining positions. Controls and other text are MGL_POSITION_NONE. @since 0.1 */
typedef enum mgl_position {
    MGL_POSITION_ISOL = 0,
    MGL_POSITION_INIT = 1,
    MGL_POSITION_MEDI = 2,
    MGL_POSITION_FINA = 3,
    MGL_POSITION_NONE = 4
} mgl_position;

/** Flags of a unit. @since 0.1 */
typedef enum mgl_unit_flag {
    MGL_UNIT_UNSAFE_TO_BREAK = 1, /**< a line may not be cut before this unit without shaping both parts again */
    MGL_UNIT_FIRST_OF_SLOT = 2,   /**< the first unit of its code point */
    MGL_UNIT_OPEN_BEFORE = 4,     /**< drawn with a join towards the previous unit that meets none (a dangling join) */
    MGL_UNIT_OPEN_AFTER = 8,      /**< drawn with a join towards the next unit that meets none */
    MGL_UNIT_JOINS_BEFORE = 16,   /**< drawn joined to the previous unit */
    MGL_UNIT_JOINS_AFTER = 32,    /**< drawn joined to the next unit */
    MGL_UNIT_AFTER_NEXT = 64      /**< a mark on a ligated pair: drawn after the letter that follows it */
} mgl_unit_flag;

/* ---- Slots: parallel arrays of mgl_units_slot_count() elements, in text order. ---- */

/** How many slots the item has: one for each code point of Mongolian text, one for each run of other text. @since 0.1 */
MGL_API size_t mgl_units_slot_count(const mgl_units *units);
/** The code point of each slot; of a run of other text, its first code point (U+FFFD if that is invalid). @since 0.1 */
MGL_API const uint32_t *mgl_units_slot_codepoint(const mgl_units *units);
/** The byte offset of each slot; a slot ends where the next begins, the last at the end of the item. @since 0.1 */
MGL_API const uint32_t *mgl_units_slot_cluster(const mgl_units *units);
/** The logical joining position of each letter (mgl_position), from its neighbours, not from its ink. @since 0.1 */
MGL_API const uint8_t *mgl_units_slot_position(const mgl_units *units);
/** What each slot is and in which state: an mgl_slot_state. @since 0.1 */
MGL_API const uint8_t *mgl_units_slot_state(const mgl_units *units);
/** The variant each letter shows, for the mgl_variant_*() calls; MGL_VARIANT_NONE for anything else. @since 0.1 */
MGL_API const uint32_t *mgl_units_slot_variant(const mgl_units *units);
/** The index of the first unit of each slot; a slot's units end where the next slot's begin, the last at mgl_units_count().
 *  @since 0.1 */
MGL_API const uint32_t *mgl_units_slot_unit(const mgl_units *units);
/** The writing system each slot was shaped by (mgl_system); of other text, the system of the word before
 *  it in the item. @since 0.1 */
MGL_API const uint8_t *mgl_units_slot_system(const mgl_units *units);

/** What a slot is. @since 0.1 */
typedef enum mgl_slot_state {
    MGL_SLOT_TEXT = 0,           /**< a run of other text */
    MGL_SLOT_LETTER = 1,         /**< a letter of the system */
    MGL_SLOT_FOREIGN_LETTER = 2, /**< a Mongolian letter of another system: joins, takes its default form, no rule sees it */
    MGL_SLOT_FVS_VALID = 3,      /**< a selector that chose a form; no ink */
    MGL_SLOT_FVS_INVALID = 4,    /**< a selector that chose nothing; shown */
    MGL_SLOT_MVS_RAW = 5,        /**< a vowel separator (or NNBSP) without work */
    MGL_SLOT_MVS_NARROW = 6,     /**< a vowel separator before a chachlag: no advance */
    MGL_SLOT_MVS_WIDE = 7,       /**< a vowel separator before a suffix: as wide as a space */
    MGL_SLOT_NIRUGU = 8,         /**< a stem extender */
    MGL_SLOT_JOINER = 9,         /**< ZWJ; no ink */
    MGL_SLOT_NON_JOINER = 10,    /**< ZWNJ; no ink */
    MGL_SLOT_MARK = 11,          /**< a transparent mark: U+1885, U+1886, U+18A9 */
    MGL_SLOT_SIGN = 12,          /**< a sign that does not join: U+1880 to U+1884 */
    MGL_SLOT_PUNCTUATION = 13,   /**< Mongolian punctuation, digits and birga */
    MGL_SLOT_ROOT_SEPARATOR = 14 /**< Todo: a ZWJ between two letters */
} mgl_slot_state;

/* ---- Ligatures: parallel arrays of mgl_units_ligature_count() elements, in text order; only with MGL_SHAPE_LIGATURES. ---- */

/** Places where two letters (or a letter, a vowel and a long vowel sign) touch and a font draws them as one glyph. The units stay
 *  what they are; layout and carets need to know. Source: UTN #57, IIb. @since 0.1 */
MGL_API size_t mgl_units_ligature_count(const mgl_units *units);
/** The first unit of each ligature, and the unit after its last. @since 0.1 */
MGL_API const uint32_t *mgl_units_ligature_begin(const mgl_units *units);
MGL_API const uint32_t *mgl_units_ligature_end(const mgl_units *units);
/** Whether each ligature is one that every font has to draw (1) or may draw (0). @since 0.1 */
MGL_API const uint8_t *mgl_units_ligature_required(const mgl_units *units);

/* ---- Diagnostics: parallel arrays of mgl_units_diag_count() elements, in text order. ---- */

/** Things in the text worth telling about; see diags.h. @since 0.1 */
MGL_API size_t mgl_units_diag_count(const mgl_units *units);
MGL_API const uint16_t *mgl_units_diag_code(const mgl_units *units);
MGL_API const uint64_t *mgl_units_diag_begin(const mgl_units *units); /**< byte offset in the text. @since 0.1 */
MGL_API const uint64_t *mgl_units_diag_end(const mgl_units *units);

/* ---- Names ---- */

/** The name of a unit as UTN #57 writes it, such as "Aa"; "" for MGL_UNIT_TEXT; NULL for a number without a unit. @since 0.1 */
MGL_API const char *mgl_unit_name(uint16_t id);
/** The name of a rule: "hudum/onset.n:1" is the first rule of pass onset.n in libmongol/data/hudum/rules.txt; "" for 0;
 *  NULL if unknown. @since 0.1 */
MGL_API const char *mgl_rule_name(uint16_t rule);
/** The rule as its data file writes it; "" for 0; NULL if unknown. @since 0.1 */
MGL_API const char *mgl_rule_text(uint16_t rule);
/** Where it is written: file below libmongol/ and line, such as "data/hudum/rules.txt:57"; "" for 0; NULL if unknown.
 *  @since 0.1 */
MGL_API const char *mgl_rule_place(uint16_t rule);

/** Writes the item's units in the notation of UTN #57's test suites: units separated by spaces, ">" and "<" for joins that
 *  meet none, "_" a narrow vowel separator, "-" a wide one or a space, "Mvs" a raw one, "FvsN" an invalid selector; a
 *  character without a unit as U+XXXX, an invalid byte as \xXX. No line end is added.
 *  @param text  the text the units came from
 *  @return MGL_OK, MGL_E_ARG, MGL_E_NOMEM, MGL_E_SPACE. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_units_print(const mgl_units *units, const char *text, mgl_out *out);

/** The whole story of shaping a text: every stage and the rule that decided each unit, as lines for a person; stable enough
 *  for golden tests within one data version.
 *  @return as mgl_shape(). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_explain(mgl_ctx *ctx, const mgl_shape_opts *opts, const char *text, size_t n, mgl_out *out);

/** The length of the longest prefix of text that is shaped the same whatever follows it, in a system that is named (with
 *  MGL_SYSTEM_AUTO later words can change the choice): cut streams there.
 *  0 if nothing can be said yet. An unfinished code point at the end is never part of it. @since 0.1 */
MGL_API size_t mgl_safe_prefix(const char *text, size_t n);

MGL_END
#endif
