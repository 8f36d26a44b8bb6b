/* noto.h -- the written units that HarfBuzz and Noto Sans Mongolian draw for a text, read from the font's glyph names.
 */
#ifndef MGL_PROP_NOTO_H
#define MGL_PROP_NOTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    NOTO_FORM = 24,   /* bytes of a form, NUL included */
    NOTO_TEXT = 256,  /* code points of a text at most */
    NOTO_PRINT = 4096 /* bytes of a printed text at most */
};

/* How one code point is drawn: a letter as its units and the position of the ink ("A A.init"), a control as its state
 * is printed ("-", "Mvs", "Fvs1"), "" for no ink and for other text. */
typedef struct noto_item {
    uint32_t byte, codepoint;
    char form[NOTO_FORM];
} noto_item;

typedef struct noto_reading {
    size_t n;
    noto_item item[NOTO_TEXT];
    char units[NOTO_PRINT]; /* in the notation of the test rows */
    bool circle;            /* a dotted circle was put in */
    bool stray;             /* a helper glyph of the font's rules was left in the run */
} noto_reading;

typedef struct noto_font noto_font;

/* Opens the font; NULL with a reason when it cannot be used. */
noto_font *noto_open(const char *path, const char **why);
void noto_close(noto_font *noto);

enum {
    NOTO_APART = 0,    /* without ligatures: one glyph for each letter and each long vowel sign */
    NOTO_SIGNED = 1,   /* with the ligatures of a letter and its long vowel sign */
    NOTO_WHOLE = 2,    /* with all ligatures, as the font draws */
    NOTO_NO_CIRCLE = 4 /* besides: HarfBuzz puts no dotted circle before a mark or ZWNJ without a letter */
};

/* Shapes a text as one line, script forced to Mong, left to right; false when it is too long to be read. */
bool noto_read(noto_font *noto, const char *text, size_t n, unsigned how, noto_reading *reading);
/* Fills in the code points of a text, without forms; false when it is too long. */
bool noto_items(const char *text, size_t n, noto_reading *reading);
/* Only the glyphs, for measuring: how many there are. */
size_t noto_shape(noto_font *noto, const char *text, size_t n);

#endif
