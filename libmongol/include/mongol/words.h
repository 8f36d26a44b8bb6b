/* words.h -- words, what they are made of, and how many there are.
 *
 * A Mongolian word is what MGC/01-11 (2016), 7.2.1 says: the longest run of Mongolian letters, variation selectors,
 * vowel separators (MVS), NNBSP, ZWJ, ZWNJ and nirugu that has a letter in it.  A stem and its separated suffixes are
 * one word. Here the definition is extended to U+180F and to all systems: letters are those of all of them, the signs
 * U+1880 to U+1884 and the Todo long vowel sign among them; the Sibe syllable boundary marker U+1807 and the marks
 * U+1885, U+1886 and U+18A9 are parts of a word, but no letters; digits are neither.  Everything else is cut into
 * numbers, foreign words, punctuation, space and broken bytes, so that the words of a text stand side by side and
 * cover it.
 *
 *     mgl_words it = MGL_WORDS_INIT;
 *     mgl_word word = MGL_WORD_INIT;
 *     if (mgl_words_start(&it, NULL, text, n) == MGL_OK)
 *         while (mgl_words_next(&it, &word)) ...
 */
#ifndef MONGOL_WORDS_H
#define MONGOL_WORDS_H

#include <mongol/base.h>
#include <mongol/suffixes.h>

MGL_BEGIN

/** What a word is. The values are stable. @since 0.1 */
typedef enum mgl_word_kind {
    MGL_WORD_MONGOLIAN = 1,   /**< a Mongolian word (MGC/01-11, 7.2.1), with marks of other scripts behind it */
    MGL_WORD_NUMBER = 2,      /**< digits and other numbers of any script, with single . or , between digits */
    MGL_WORD_FOREIGN = 3,     /**< letters of other scripts, private use and unassigned code points, with digits and
                                   marks among them; an ideograph is a word of its own */
    MGL_WORD_PUNCTUATION = 4, /**< one punctuation character or symbol (one grapheme cluster); nirugu and marks
                                   without a letter */
    MGL_WORD_SPACE = 5,       /**< white space, line ends, invisible characters; NNBSP and MVS without a letter */
    MGL_WORD_INVALID = 6      /**< bytes that are not UTF-8 */
} mgl_word_kind;

/** Flags of mgl_words_opts. They may be combined. @since 0.1 */
typedef enum mgl_words_flag {
    MGL_WORDS_SPACED_SUFFIXES = 1, /**< a suffix written after a plain space (U+0020, U+00A0) belongs to the word before
                                        it; see mgl_words_next_part(). Slower. The words that MGC/01-11 counts are those
                                        without this flag. */
    MGL_WORDS_UTF16_OFFSETS = 4,   /**< fill the utf16 members of words, parts and syllables */
    MGL_WORDS_UTF32_OFFSETS = 8    /**< fill the utf32 members */
} mgl_words_flag;

/** Options of the calls below. Start from MGL_WORDS_OPTS_INIT; zero in a field means its default. system, profile and
 *  language are those of mgl_shape_opts; they matter for parts, for the limits of syllables, and with
 *  MGL_WORDS_SPACED_SUFFIXES, and not for where words begin and end otherwise. @since 0.1 */
typedef struct mgl_words_opts {
    size_t size;           /**< sizeof(mgl_words_opts) */
    uint32_t system;       /**< mgl_system; 0: from the language tag and the text */
    uint32_t profile;      /**< mgl_profile; 0: utn57-r4 */
    uint32_t flags;        /**< mgl_words_flag values, or-ed */
    uint32_t reserved;     /**< 0 */
    const char *language;  /**< a hint for system 0: BCP 47 tag, NUL-terminated; NULL: none */
} mgl_words_opts;
#define MGL_WORDS_OPTS_INIT { sizeof(mgl_words_opts), 0, 0, 0, 0, NULL }

/** A piece of the text, [begin, end), in three code units. utf16 and utf32 are 0 unless the flags ask for them.
 *  @since 0.1 */
typedef struct mgl_word {
    size_t size;           /**< sizeof(mgl_word): fields beyond it are left alone */
    size_t begin, end;     /**< bytes */
    size_t utf16_begin, utf16_end;
    size_t utf32_begin, utf32_end;
    uint32_t kind;         /**< mgl_word_kind */
    uint32_t flags;        /**< mgl_word_flag values, or-ed */
} mgl_word;
#define MGL_WORD_INIT { sizeof(mgl_word), 0, 0, 0, 0, 0, 0, 0, 0 }

/** Flags of a word. @since 0.1 */
typedef enum mgl_word_flag {
    MGL_WORD_HAS_SPACED_SUFFIX = 1 /**< there is a plain space in it, and a suffix behind that */
} mgl_word_flag;

/** Where an iterator stands. The caller owns it (on the stack, if it likes), nothing in it is allocated, and it may be
 *  copied to come back to a place. All members but size are private. It is no larger than MGL_WORDS_BYTES, now and in
 *  later releases with this soname, and aligned as a pointer is. @since 0.1 */
typedef struct mgl_words {
    size_t size;           /**< sizeof(mgl_words) */
    const char *text_;
    size_t n_, at_, begin_, end_, bare_;
    size_t units_[2], part_units_[2], syllable_units_[2];
    size_t part_, syllable_, group_;
    uint32_t flags_, kind_, system_, profile_, part_state_, syllable_state_;
    unsigned char detector_[192];
    size_t reserved_[4];
} mgl_words;
#define MGL_WORDS_INIT \
    { sizeof(mgl_words), NULL, 0, 0, 0, 0, 0, { 0, 0 }, { 0, 0 }, { 0, 0 }, 0, 0, 0, 0, 0, 0, 0, 0, 0, { 0 }, \
      { 0, 0, 0, 0 } }

/** At least sizeof(mgl_words), for bindings that keep one in a byte buffer. @since 0.1 */
#define MGL_WORDS_BYTES 512

/** Begins to walk through a text, which has to stay where it is.
 *  @param it    initialised with MGL_WORDS_INIT, or used before
 *  @param opts  NULL: defaults; language is read here and not kept
 *  @param text  n bytes of UTF-8 (n may be MGL_NUL); NULL is allowed when n is 0
 *  @return MGL_OK, MGL_E_ARG, MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER, MGL_E_UNSUPPORTED. One thread at a time uses an
 *          iterator; different iterators over one text are independent. Nothing is allocated. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_words_start(mgl_words *it, const mgl_words_opts *opts, const char *text, size_t n);

/** The next word. Words cover the text: each begins where the one before it ends. A text cut between two words has the
 *  same words on both sides as the whole (with MGL_WORDS_SPACED_SUFFIXES: a text cut at a line end).
 *  @param word  initialised with MGL_WORD_INIT
 *  @return false at the end of the text. Cost: linear in the text. Source: MGC/01-11, 7.2.1. @since 0.1 */
MGL_API bool mgl_words_next(mgl_words *it, mgl_word *word);

/* ---- Parts of a word ---- */

/** What a part is. The values are stable. @since 0.1 */
typedef enum mgl_part_kind {
    MGL_PART_STEM = 1,  /**< the word without its separated suffixes; a chachlag is never cut off */
    MGL_PART_SUFFIX = 2 /**< a separated suffix */
} mgl_part_kind;

/** A stem or a separated suffix. @since 0.1 */
typedef struct mgl_part {
    size_t size;           /**< sizeof(mgl_part): fields beyond it are left alone */
    size_t begin, end;     /**< bytes; a part begins with its separator (MVS, NNBSP, plain spaces), if it has one */
    size_t utf16_begin, utf16_end;
    size_t utf32_begin, utf32_end;
    size_t letters;        /**< where the separator ends, in bytes: text[letters, end) is the part itself */
    size_t chachlag;       /**< where the separator of its chachlag stands, in bytes; end when it has none */
    uint32_t kind;         /**< mgl_part_kind */
    uint32_t function;     /**< mgl_suffix of suffixes.h; 0 for a stem */
    uint32_t system;       /**< mgl_system whose suffixes were looked for */
    uint32_t reserved;     /**< 0 */
} mgl_part;
#define MGL_PART_INIT { sizeof(mgl_part), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/** The next part of the word that mgl_words_next() gave last. The parts of a Mongolian word cover it; other words have
 *  none.
 *
 *  Suffixes are those of data/SYSTEM/suffixes.tsv; any number of them stand at the end of a word, and what is before
 *  them is the stem.  A suffix is known by its appearance, as shaped behind the separator it has, so that it is found
 *  in all letters of the same shape; selectors are looked through when the appearance with them is no suffix.
 *
 *  Behind an MVS or NNBSP.  A lone a or e behind an MVS is a chachlag and belongs to what is before it; it is the
 *  locative when an NNBSP stands before it, when a selector makes the MVS wide, and when what is before it is a suffix
 *  or has a chachlag already.  Letters that are not drawn as a suffix there, but stand for one (o for u: "on" for
 *  "un"), are taken for it behind a stem it fits.  A word that begins with a separator, behind a number, a foreign word
 *  or a bracket, may be nothing but suffixes.
 *
 *  Behind a plain space, with MGL_WORDS_SPACED_SUFFIXES only.  An appearance that a suffix has and no word has, because
 *  only a vowel separator or a selector gives it, is a suffix.  Where a word may look the same, the data says what is
 *  more likely: a suffix; a suffix in its own letters behind a word that ends as it asks for ("un" behind a consonant
 *  is the genitive, "on" is a year); one behind a genitive or a number only; or a word.  Behind a number, a foreign
 *  word or a closing bracket with a plain space, a suffix is a Mongolian word of its own without a stem.
 *  @param part  initialised with MGL_PART_INIT
 *  @return false when there are no more. Source: MGC/01-03, table 1; UTN #57, III.3. @since 0.1 */
MGL_API bool mgl_words_next_part(mgl_words *it, mgl_part *part);

/** The name of what a suffix does, such as "dative"; NULL for a number that is no mgl_suffix. Static storage.
 *  @since 0.1 */
MGL_API const char *mgl_suffix_name(uint32_t function);
/** A few English words about it, with examples; NULL as above. Static storage. @since 0.1 */
MGL_API const char *mgl_suffix_text(uint32_t function);

/* ---- Syllables ---- */

/** Classes of syllables. C: consonant, V: vowels; the number behind them counts final consonants.
 *  The values are stable. Source: MGC/01-10 (2016), tables 1 and 2. @since 0.1 */
typedef enum mgl_syllable_class {
    MGL_SYLLABLE_V = 1,
    MGL_SYLLABLE_VC1 = 2,
    MGL_SYLLABLE_VC2 = 3,
    MGL_SYLLABLE_CV = 4,
    MGL_SYLLABLE_CVC1 = 5,
    MGL_SYLLABLE_CVC2 = 6,
    MGL_SYLLABLE_CCVC = 7,
    MGL_SYLLABLE_CC1 = 8,   /**< two consonants without a vowel */
    MGL_SYLLABLE_CC2 = 9,   /**< three */
    MGL_SYLLABLE_OTHER = 10 /**< what the standard has no class for, such as CCV or a lone consonant */
} mgl_syllable_class;

/** A syllable. @since 0.1 */
typedef struct mgl_syllable {
    size_t size;           /**< sizeof(mgl_syllable): fields beyond it are left alone */
    size_t begin, end;     /**< bytes */
    size_t utf16_begin, utf16_end;
    size_t utf32_begin, utf32_end;
    uint32_t type;         /**< mgl_syllable_class */
    uint32_t onset, vowels, coda; /**< letters before, in and behind the nucleus, which a glide (ayi) is part of */
} mgl_syllable;
#define MGL_SYLLABLE_INIT { sizeof(mgl_syllable), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/** The next syllable of the word that mgl_words_next() gave last, whatever mgl_words_next_part() has done. The
 *  syllables of a Mongolian word cover it; other words have none. A word is divided before the consonant that stands
 *  before a vowel, and before each separated suffix; vowels in a row are one nucleus, and a chachlag belongs to the
 *  syllable it is read in.
 *  @param syllable  initialised with MGL_SYLLABLE_INIT
 *  @return false when there are no more. Source: MGC/01-10, 6. @since 0.1 */
MGL_API bool mgl_words_next_syllable(mgl_words *it, mgl_syllable *syllable);

/** The name of a class as the standard writes it, such as "CVC1"; "other" for MGL_SYLLABLE_OTHER; NULL for a number
 *  that is no class. Static storage. @since 0.1 */
MGL_API const char *mgl_syllable_name(uint32_t type);

/* ---- Counts ---- */

/** What was counted. The standard is about Hudum; the letters, controls and punctuation of the other systems are
 *  counted in the same way. Source: MGC/01-11, 7. @since 0.1 */
typedef struct mgl_counts {
    size_t size;             /**< sizeof(mgl_counts) */
    uint64_t words;          /**< Mongolian words, 7.2.1 */
    uint64_t words_one;      /**< words and punctuation, 7.2.2, general marks by scheme one of 7.1.3 */
    uint64_t words_two;      /**< the same by scheme two */
    uint64_t characters_one; /**< characters, 7.1; scheme one: all general marks, if more than half is Mongolian */
    uint64_t characters_two; /**< the same; scheme two: general marks that touch Mongolian on the side they open to */
    uint64_t syllables;      /**< of Mongolian words, MGC/01-10 */
    uint64_t nominal;        /**< assigned code points of the Mongolian blocks, 7.1.1 */
    uint64_t controls;       /**< NNBSP, ZWJ and ZWNJ beside a letter, 7.1.2 */
    uint64_t punctuation;    /**< of nominal: Mongolian punctuation */
    uint64_t marks;          /**< general marks of table 2, wherever they stand */
    uint64_t marks_touching; /**< those that scheme two counts */
    uint64_t codepoints;     /**< all code points but white space: what scheme one takes the half of */
    uint32_t pending_[2];    /* private: what the text so far ended with */
} mgl_counts;
#define MGL_COUNTS_INIT { sizeof(mgl_counts), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, { 0, 0 } }

/** Adds the counts of a text to those of the text before it: a long text may be counted in pieces, cut between words.
 *  @param opts    system, profile and language matter for syllables only; flags are not looked at
 *  @param text    n bytes of UTF-8 (n may be MGL_NUL); NULL is allowed when n is 0
 *  @param counts  initialised with MGL_COUNTS_INIT, or the result so far
 *  @return MGL_OK, MGL_E_ARG, MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER, MGL_E_UNSUPPORTED. Thread-safe. Nothing is allocated.
 *  @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_counts_add(const mgl_words_opts *opts, const char *text, size_t n, mgl_counts *counts);

MGL_END
#endif
