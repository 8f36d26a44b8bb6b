/* lab.h -- what the layout tests share: fonts, pages of a text, and where the ink of a character is on a page. */
#ifndef MGL_TESTS_LAYOUT_LAB_H
#define MGL_TESTS_LAYOUT_LAB_H

#include <mongol/layout.h>
#include <string.h>

#include "layout/page.h"
#include "layout/face.h"

/* The fonts of the tests: made ones are always there, real ones may be missing (NULL). */
typedef struct lab_fonts {
    mgl_font *plain; /* boxes, no vertical metrics */
    mgl_font *zero;  /* the same with vertical metrics of 0 */
    mgl_font *noto;  /* Noto Sans Mongolian 3.002, fetched by fonts/fetch.sh */
    mgl_font *noto2; /* Noto Sans Mongolian 2.001 of the system */
    mgl_font *cjk;   /* a font of the system with ideographs */
    mgl_font *emoji; /* a font of the system with coloured emoji */
} lab_fonts;

/* arguments: plain.ttf, zero.ttf, the fetched font. False: a made font cannot be read. */
bool lab_open(lab_fonts *fonts, char **arguments);
void lab_close(lab_fonts *fonts);

/* The first page of a text, set in one font (others: none) or two; NULL after a failure, which is printed. */
mgl_page *lab_page(mgl_font *font, mgl_font *second, const mgl_layout_opts *opts, const char *text,
                   const mgl_style *styles, size_t style_n);
/* Options for a column so long (points), with a font of 10 points and no margins. */
mgl_layout_opts lab_opts(int32_t length);
/* A style of flags for the bytes of `part` in `text`. */
mgl_style lab_style(const char *text, const char *part, uint32_t flags);
/* Where `part` begins in `text`, in bytes. */
uint32_t lab_at(const char *text, const char *part);

/* The ink of a glyph on the page, in 26.6. */
typedef struct lab_ink {
    bool found;
    int32_t left, right, top, bottom;
    uint8_t rotation;
    int32_t size;
    size_t glyph;
} lab_ink;
lab_ink lab_glyph_ink(const mgl_page *page, size_t glyph);
/* The ink of the first glyph that shows the character at a byte of the text. */
lab_ink lab_ink_at(const mgl_page *page, uint32_t cluster);
/* Whether the ink of any two glyphs of different clusters shares more than `slack` in both directions; joined letters
 * of one word are not compared. *a, *b: which. */
bool lab_overlaps(const mgl_page *page, int32_t slack, size_t *a, size_t *b);
/* The line of a byte of the text. */
size_t lab_line_of(const mgl_page *page, uint32_t at);
/* Whether some line of the page begins (ends) with this byte. */
bool lab_line_begins(const mgl_page *page, uint32_t at);

/* Marks that no line may begin (end) with; NULL ends each. Written down here on their own: the data under test is not
 * asked. */
extern const char *const lab_no_start[], *const lab_no_end[];
/* The mark that the line which begins (ends) here should not begin (end) with; NULL: it is right. */
const char *lab_wrong_start(const char *start);
const char *lab_wrong_end(const char *text, const char *end);

/* A text of random words, punctuation and other scripts. */
size_t lab_random_text(uint64_t *state, char *text, size_t room, size_t words);
uint64_t lab_random(uint64_t *state);
/* The whole of a file in memory from malloc; NULL: it cannot be read. */
char *lab_read(const char *path, size_t *n);

#endif
