/* layout.h -- vertical pages. Library: libmongol-layout (pkg-config mongol-layout).
 *
 * Text goes in, pages come out.  Lines run from top to bottom and stand side by side from left to right; the stems of
 * Mongolian words are on one axis, foreign text is turned or upright as custom has it, and hangs on the same axis.
 *
 *     mgl_layout *l;
 *     mgl_page *page;
 *     if (mgl_layout_new(NULL, NULL, &font, 1, &l) == MGL_OK) {
 *         mgl_status status = mgl_layout_feed(l, text, n, NULL, 0, true);
 *         while (status == MGL_OK && (status = mgl_layout_next(l, &page)) == MGL_OK && page) {
 *             draw(page);
 *             mgl_page_free(page);
 *         }
 *     }
 *
 * Memory is bounded by the longest paragraph and one page: hand a long document over in pieces, and free each page
 * before the next.  Time is linear in the text.
 *
 * Measures are int32_t in 1/64 of a PostScript point ("26.6"; a point is 1/72 inch). Page space: x to the right, y down,
 * from the top left corner.
 */
#ifndef MONGOL_LAYOUT_H
#define MONGOL_LAYOUT_H

#include <mongol/base.h>
#include <mongol/font.h>

MGL_BEGIN

/** A measure of n points. @since 0.1 */
#define MGL_POINTS(n) ((int32_t)((n) * 64))

/** How glyphs are found. @since 0.1 */
typedef enum mgl_glyph_path {
    MGL_GLYPHS_OPENTYPE = 0, /**< by the rules in the font, through HarfBuzz; right for any font that shapes well */
    MGL_GLYPHS_UNITS = 1     /**< Mongolian words by the library's own shaping (mgl_shape): each written unit is looked up
                                  by its glyph name (uni1820.A.init, BO.fina) or by the private code of its form (as in
                                  Menksoft's fonts); a word for which the font lacks one is set as MGL_GLYPHS_OPENTYPE. A
                                  font without such names and codes is MGL_E_UNSUPPORTED */
} mgl_glyph_path;

/** How lines fill the column. @since 0.1 */
typedef enum mgl_align {
    MGL_ALIGN_JUSTIFY = 0, /**< spaces are stretched; the last line of a paragraph is at the top */
    MGL_ALIGN_TOP = 1,
    MGL_ALIGN_CENTRE = 2,
    MGL_ALIGN_BOTTOM = 3
} mgl_align;

/** In which direction lines run. @since 0.1 */
typedef enum mgl_writing {
    MGL_WRITING_VERTICAL = 0,  /**< from top to bottom, the next line to the right */
    MGL_WRITING_HORIZONTAL = 1 /**< from left to right, the next line below: Mongolian words lie, joined, on their left side,
                                    as excerpts in horizontal text do */
} mgl_writing;

/** Where the page number is. In a margin smaller than font_size there is none. @since 0.1 */
typedef enum mgl_page_numbers {
    MGL_NUMBERS_NONE = 0,
    MGL_NUMBERS_BOTTOM = 1, /**< upright, centred in the bottom margin */
    MGL_NUMBERS_TOP = 2     /**< upright, centred in the top margin */
} mgl_page_numbers;

/** Flags of mgl_layout_opts. They may be combined. @since 0.1 */
typedef enum mgl_layout_flag {
    MGL_LAYOUT_GREEDY = 1,          /**< each line takes what fits, instead of the best breaks of the whole paragraph */
    MGL_LAYOUT_GLUE_SUFFIXES = 2,   /**< no break before a suffix that is written behind a plain space (see words.h) */
    MGL_LAYOUT_LATIN_SMALL = 4,     /**< Latin hangs on the middle of its small letters, not of its capitals */
    MGL_LAYOUT_UPRIGHT_DIGITS = 8,  /**< Mongolian digits stand upright, one below the other */
    MGL_LAYOUT_NO_FALLBACK = 16     /**< no fonts but those given: what none of them has is drawn as their missing glyph */
} mgl_layout_flag;

/** Options of mgl_layout_new(). Start from MGL_LAYOUT_OPTS_INIT. In every field 0 means the default; a measure whose default
 *  is not 0 is set to nothing with a negative number, where that is allowed. @since 0.1 */
typedef struct mgl_layout_opts {
    size_t size;             /**< sizeof(mgl_layout_opts) */
    uint32_t system;         /**< mgl_system; 0: from the language tag and each paragraph */
    uint32_t profile;        /**< mgl_profile; 0: utn57-r4 */
    uint32_t flags;          /**< mgl_layout_flag values, or-ed */
    uint32_t glyphs;         /**< mgl_glyph_path */
    uint32_t align;          /**< mgl_align */
    uint32_t writing;        /**< mgl_writing */
    uint32_t numbers;        /**< mgl_page_numbers */
    uint32_t first_number;   /**< of the first page; 0: 1 */
    uint32_t bands;          /**< columns of text, which lie one below the other (horizontal writing: side by side);
                                  0: 1; at most 64 */
    uint32_t latin_size;     /**< size of text on the Latin axis in 1/1000 of font_size; 0: 1000; 100 to 10000 */
    uint32_t cjk_size;       /**< the same for ideographs, kana, Hangul and emoji */
    int32_t font_size;       /**< 0: 12 points; 1/2 to 2000 points */
    int32_t line_pitch;      /**< from axis to axis; 0: 1.6 times font_size */
    int32_t page_width;      /**< 0: 841.89 points (A4, landscape); at most 14400 points */
    int32_t page_height;     /**< 0: 595.28 points */
    int32_t margin_top;      /**< 0: 50 points; negative: none; the same for the other three */
    int32_t margin_right;
    int32_t margin_bottom;
    int32_t margin_left;
    int32_t band_gap;        /**< between bands; 0: 2 times font_size; negative: none */
    int32_t indent;          /**< of the first line of a paragraph; negative: of all the others */
    int32_t paragraph_gap;   /**< added between paragraphs, across the lines */
    int32_t letter_spacing;  /**< added behind each letter that is not joined to the next; joins are never cut */
    uint32_t reserved;       /**< 0 */
    const char *language;    /**< BCP 47 tag of the text, NUL-terminated (mn, xal, mnc, sjo, ...); NULL: from the text */
} mgl_layout_opts;
#define MGL_LAYOUT_OPTS_INIT \
    { sizeof(mgl_layout_opts), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL }

/** What a style asks for; flags of mgl_style. They may be combined. @since 0.1 */
typedef enum mgl_style_flag {
    MGL_STYLE_UNDERLINE = 1,  /**< a line on the right of the text, through spaces too */
    MGL_STYLE_OVERLINE = 2,   /**< a line on the left */
    MGL_STYLE_STRIKE = 4,     /**< a line on the axis */
    MGL_STYLE_WORDS_ONLY = 8, /**< the lines have gaps at spaces, but none at NNBSP and MVS */
    MGL_STYLE_UPRIGHT = 16,   /**< every character of other scripts upright; in horizontal writing: Mongolian words stand in
                                   the line, from top to bottom, around its axis */
    MGL_STYLE_SIDEWAYS = 32,  /**< every character turned */
    MGL_STYLE_COMBINE = 64    /**< tate-chu-yoko: the characters stand side by side across the line, at most as wide as an em;
                                   more than four characters, or none but Mongolian letters, are left as they are */
} mgl_style_flag;

/** How one stretch of a text differs from the rest. Start from MGL_STYLE_INIT. Styles may overlap: flags add up, of the others
 *  the last that is not 0 holds. @since 0.1 */
typedef struct mgl_style {
    size_t size;            /**< sizeof(mgl_style) */
    size_t begin, end;      /**< bytes of the text it is handed over with */
    uint32_t flags;         /**< mgl_style_flag values, or-ed */
    uint32_t scale;         /**< size in 1/1000 of the surrounding size; 0: 1000; 100 to 10000 */
    int32_t shift;          /**< moves the axis of the stretch to the right (negative: left) */
    int32_t letter_spacing; /**< as in mgl_layout_opts; 0: as there; negative: none */
    const char *language;   /**< BCP 47 tag, at most 35 bytes; NULL: as around it */
} mgl_style;
#define MGL_STYLE_INIT { sizeof(mgl_style), 0, 0, 0, 0, 0, 0, NULL }

/** Text on its way to pages. One thread at a time. @since 0.1 */
typedef struct mgl_layout mgl_layout;
/** One finished page; independent of the layout and of other pages. One thread at a time. @since 0.1 */
typedef struct mgl_page mgl_page;

/** Makes a layout. Free it with mgl_layout_free().
 *  @param opts    NULL: defaults
 *  @param fonts   font_n fonts, at least one and at most 64, of which references are kept. Each character takes the first
 *                 that has it, except that the controls of Mongolian text (MVS, NNBSP, selectors, joiners) are always
 *                 of the letters' font. What no font has is looked for among the system's fonts (fontconfig), unless
 *                 MGL_LAYOUT_NO_FALLBACK is set or the build has no fontconfig
 *  @return MGL_OK; MGL_E_ARG (a measure outside its limits, margins that leave no room for a line), MGL_E_OPTS_SIZE,
 *          MGL_E_OPTS_NEWER, MGL_E_UNSUPPORTED (system, profile, or a font without unit names), MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_layout_new(mgl_ctx *ctx, const mgl_layout_opts *opts, mgl_font *const *fonts, size_t font_n,
                                            mgl_layout **layout);
/** Frees a layout. NULL is allowed. Pages and fonts live on. @since 0.1 */
MGL_API void mgl_layout_free(mgl_layout *layout);

/** Hands over the next piece of the document: whole paragraphs, which end at LF, CR, CR LF, U+2029, form feed (which begins a
 *  new page) and at the end of each piece (so cut pieces behind a line end). Text and styles must stay where they are until
 *  mgl_layout_next() has said that it needs more. Invalid bytes are set as U+FFFD.
 *  @param text    n bytes of UTF-8 (n may be MGL_NUL); NULL is allowed when n is 0
 *  @param styles  style_n styles in order of begin, NULL if there are none
 *  @param last    no more comes: the last page is given out though it is not full
 *  @return MGL_OK; MGL_E_ARG (a piece is still at work, the document has ended, a style outside the text or out of order),
 *          MGL_E_TOO_LONG (a piece of 1 GiB or more), MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_layout_feed(mgl_layout *layout, const char *text, size_t n, const mgl_style *styles,
                                             size_t style_n, bool last);
/** The next page. *page is NULL on MGL_OK when more text is needed or, after the last piece, when there are no more pages. A
 *  document without text has one empty page.
 *  @return MGL_OK, MGL_E_ARG, MGL_E_NOMEM (the layout can only be freed then). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_layout_next(mgl_layout *layout, mgl_page **page);
/** How many bytes of the document have been set, for a progress display. @since 0.1 */
MGL_API uint64_t mgl_layout_done(const mgl_layout *layout);
/** How far the longest and how far the narrowest setting of a text would reach along the line: without any line break, and
 *  with a break wherever one is allowed (the longest word). For callers that choose the page after the text.
 *  @param longest   may be NULL; text with line ends: the longest paragraph. Both stop at INT32_MAX
 *  @return as mgl_layout_feed(), MGL_E_NOMEM. The layout must not be at work on a piece. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_layout_measure(mgl_layout *layout, const char *text, size_t n, const mgl_style *styles,
                                                size_t style_n, int32_t *longest, int32_t *narrowest);

/* ---- A page ---- */

/** Frees a page. NULL is allowed. @since 0.1 */
MGL_API void mgl_page_free(mgl_page *page);
/** Its number, counted on from mgl_layout_opts.first_number. @since 0.1 */
MGL_API uint32_t mgl_page_number(const mgl_page *page);
/** Its size. @since 0.1 */
MGL_API int32_t mgl_page_width(const mgl_page *page);
MGL_API int32_t mgl_page_height(const mgl_page *page);
/** The writing direction of its lines: an mgl_writing. @since 0.1 */
MGL_API uint32_t mgl_page_writing(const mgl_page *page);
/** The text that is on it, from the first paragraph's first byte on the page to the last one's last: a copy of n bytes with the
 *  line ends between paragraphs, as handed over. All offsets of a page are into this text. Never NULL. @since 0.1 */
MGL_API const char *mgl_page_text(const mgl_page *page, size_t *n);
/** Where that text begins in the document, in bytes. @since 0.1 */
MGL_API uint64_t mgl_page_text_begin(const mgl_page *page);
/** How many fonts the page uses, and each of them (borrowed; lives as long as the page); NULL beyond the last. The numbers
 *  are the same on all pages of a layout, so that a font not used on a page may be among them. @since 0.1 */
MGL_API size_t mgl_page_font_count(const mgl_page *page);
MGL_API mgl_font *mgl_page_font(const mgl_page *page, size_t font);

/* Glyphs: parallel arrays of mgl_page_glyph_count() elements, in the order of the text; page numbers come last. Characters
 * without ink (spaces, controls) have none. All arrays live as long as the page, and are NULL when there are none. */

/** An offset for what is not of the text (page numbers). @since 0.1 */
#define MGL_PAGE_NO_TEXT 0xFFFFFFFF

/** How many glyphs there are. @since 0.1 */
MGL_API size_t mgl_page_glyph_count(const mgl_page *page);
/** The number of each glyph in its font. @since 0.1 */
MGL_API const uint32_t *mgl_page_glyph_id(const mgl_page *page);
/** The font of each glyph, for mgl_page_font(). @since 0.1 */
MGL_API const uint16_t *mgl_page_glyph_font(const mgl_page *page);
/** Where the glyph's origin (left end of the baseline, in the font's own sense) is on the page. @since 0.1 */
MGL_API const int32_t *mgl_page_glyph_x(const mgl_page *page);
MGL_API const int32_t *mgl_page_glyph_y(const mgl_page *page);
/** How each glyph is turned: 0 upright, 1 by 90 degrees clockwise (its right points down, its top to the right).
 *  @since 0.1 */
MGL_API const uint8_t *mgl_page_glyph_rotation(const mgl_page *page);
/** The size of each glyph: what an em of its font is, 26.6. @since 0.1 */
MGL_API const int32_t *mgl_page_glyph_size(const mgl_page *page);
/** The stretch along its em that combined text is narrowed to, in 1/1000 (1000: none); only glyphs of tate-chu-yoko have
 *  less. Multiply glyph x by it. @since 0.1 */
MGL_API const uint16_t *mgl_page_glyph_narrow(const mgl_page *page);
/** The first byte of the characters each glyph shows; MGL_PAGE_NO_TEXT for a page number. @since 0.1 */
MGL_API const uint32_t *mgl_page_glyph_cluster(const mgl_page *page);

/* Words: parallel arrays of mgl_page_word_count() elements. A word is a stretch of text without spaces, line break or change of
 * language in it, such as a PDF writer marks with its text. Page numbers are words without text. */

/** How many words there are. @since 0.1 */
MGL_API size_t mgl_page_word_count(const mgl_page *page);
/** The first glyph of each word; its glyphs end where the next word's begin, the last one's at mgl_page_glyph_count().
 *  @since 0.1 */
MGL_API const uint32_t *mgl_page_word_glyph(const mgl_page *page);
/** The bytes of each word: [begin, end); both MGL_PAGE_NO_TEXT for a page number. @since 0.1 */
MGL_API const uint32_t *mgl_page_word_begin(const mgl_page *page);
MGL_API const uint32_t *mgl_page_word_end(const mgl_page *page);
/** The paragraph of the document each word is of, counted from 0. @since 0.1 */
MGL_API const uint32_t *mgl_page_word_paragraph(const mgl_page *page);
/** The language tag of a word, such as "mn-Mong", "zh" or "en"; "" when nothing is known, NULL for a number that is no word.
 *  Lives as long as the page. @since 0.1 */
MGL_API const char *mgl_page_word_language(const mgl_page *page, size_t word);

/* Lines: parallel arrays of mgl_page_line_count() elements, in reading order. */

/** Flags of a line. @since 0.1 */
typedef enum mgl_line_flag {
    MGL_LINE_FIRST = 1,   /**< of its paragraph */
    MGL_LINE_LAST = 2,    /**< of its paragraph */
    MGL_LINE_FORCED = 4   /**< it ends where no break is allowed, because there was none that fits: inside a word longer than
                               the column, between its letters, which keep their joined forms */
} mgl_line_flag;

/** How many lines there are. @since 0.1 */
MGL_API size_t mgl_page_line_count(const mgl_page *page);
/** The bytes of each line: [begin, end), with the spaces at its end, without a line end. @since 0.1 */
MGL_API const uint32_t *mgl_page_line_begin(const mgl_page *page);
MGL_API const uint32_t *mgl_page_line_end(const mgl_page *page);
/** The first word of each line. @since 0.1 */
MGL_API const uint32_t *mgl_page_line_word(const mgl_page *page);
/** The axis of each line: x in vertical writing, y in horizontal. @since 0.1 */
MGL_API const int32_t *mgl_page_line_axis(const mgl_page *page);
/** Where the text of each line begins and ends along the line: y in vertical writing, x in horizontal. @since 0.1 */
MGL_API const int32_t *mgl_page_line_start(const mgl_page *page);
MGL_API const int32_t *mgl_page_line_stop(const mgl_page *page);
/** mgl_line_flag values, or-ed. @since 0.1 */
MGL_API const uint8_t *mgl_page_line_flags(const mgl_page *page);
/** The band each line is in, counted from 0. @since 0.1 */
MGL_API const uint8_t *mgl_page_line_band(const mgl_page *page);

/** What a rule is. @since 0.1 */
typedef enum mgl_rule_kind {
    MGL_RULE_UNDERLINE = 0,
    MGL_RULE_OVERLINE = 1,
    MGL_RULE_STRIKE = 2
} mgl_rule_kind;

/** A rectangle on a page. @since 0.1 */
typedef struct mgl_rect {
    int32_t x, y;          /**< top left corner */
    int32_t width, height; /**< never negative */
} mgl_rect;

/** Rules: filled rectangles of decorations, parallel arrays of mgl_page_rule_count() elements. @since 0.1 */
MGL_API size_t mgl_page_rule_count(const mgl_page *page);
MGL_API const mgl_rect *mgl_page_rule_rect(const mgl_page *page);
/** mgl_rule_kind of each. @since 0.1 */
MGL_API const uint8_t *mgl_page_rule_kind(const mgl_page *page);

/* ---- Interaction ---- */

/** To which of two neighbours an offset belongs, where a line ends: the same offset is the end of one line and the beginning
 *  of the next. @since 0.1 */
typedef enum mgl_affinity {
    MGL_AFFINITY_AFTER = 0, /**< with the text behind it: at the beginning of the next line */
    MGL_AFFINITY_BEFORE = 1 /**< with the text before it: at the end of the line */
} mgl_affinity;

/** A place between two characters. @since 0.1 */
typedef struct mgl_caret {
    size_t size;       /**< sizeof(mgl_caret): fields beyond it are left alone */
    uint32_t offset;   /**< a byte of the page's text where a caret may stand: never between a letter and its selector, inside
                            a cluster, or where another caret stands already */
    uint32_t affinity; /**< mgl_affinity */
    uint32_t line;
    mgl_rect rect;     /**< a bar across the line, centred on its axis, without thickness along it */
} mgl_caret;
#define MGL_CARET_INIT { sizeof(mgl_caret), 0, 0, 0, { 0, 0, 0, 0 } }

/** The caret at an offset; an offset where none may stand gives the one before it. Inside a ligature a caret stands where the
 *  written units of its letters meet.
 *  @param caret  initialised with MGL_CARET_INIT
 *  @return MGL_OK, MGL_E_ARG (an offset beyond the text, a page without lines), MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_page_caret(const mgl_page *page, uint32_t offset, uint32_t affinity, mgl_caret *caret);
/** The caret nearest to a point: on the line whose axis is nearest in the band, at the place nearest along it. The result of
 *  mgl_page_caret() in a rectangle's centre is that caret.
 *  @return as mgl_page_caret(). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_page_hit(const mgl_page *page, int32_t x, int32_t y, mgl_caret *caret);

/** Where a cursor goes. @since 0.1 */
typedef enum mgl_move {
    MGL_MOVE_NEXT = 0,          /**< down: the next place in the text; at the end of a line, the top of the next */
    MGL_MOVE_PREVIOUS = 1,      /**< up */
    MGL_MOVE_NEXT_WORD = 2,     /**< the beginning of the next word; a word has its suffixes with it */
    MGL_MOVE_PREVIOUS_WORD = 3,
    MGL_MOVE_NEXT_LINE = 4,     /**< right: the same height in the next line */
    MGL_MOVE_PREVIOUS_LINE = 5, /**< left */
    MGL_MOVE_LINE_START = 6,
    MGL_MOVE_LINE_END = 7
} mgl_move;

/** Moves a caret; at the first or last place of the page it stays.
 *  @param caret  in and out
 *  @return as mgl_page_caret(). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_page_move(const mgl_page *page, uint32_t move, mgl_caret *caret);
/** The word at an offset, with its separated suffixes: [*begin, *end); the same as words.h says.
 *  @return as mgl_page_caret(). @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_page_word_at(const mgl_page *page, uint32_t offset, uint32_t *begin, uint32_t *end);
/** The rectangles of selected text [begin, end), one for each line that it touches, in reading order; each straddles its axis.
 *  @param rects   room for `room` rectangles; NULL when room is 0
 *  @param count   how many there are, also when that is more than room
 *  @return MGL_OK, MGL_E_SPACE (room is too small; the first are filled), MGL_E_ARG, MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_page_selection(const mgl_page *page, uint32_t begin, uint32_t end, mgl_rect *rects,
                                                size_t room, size_t *count);

MGL_END
#endif
