/* chars.h -- what a character is to a vertical line; looked up once for each and kept. */
#ifndef MGL_LAYOUT_CHARS_H
#define MGL_LAYOUT_CHARS_H

#include "layout/fontlist.h"

/* Flags of a character. */
enum {
    MGL_CHAR_SPACE = 1, /* a space that can be stretched and lets a line end */
    MGL_CHAR_TAB = 2,
    MGL_CHAR_HARD = 4,          /* ends a line */
    MGL_CHAR_IGNORED = 8,       /* draws nothing and has no width, whatever the font says */
    MGL_CHAR_EXTENDS = 16,      /* belongs to the character before it */
    MGL_CHAR_LETTERS_FONT = 32, /* see tables/vertical.h */
    MGL_CHAR_BLANK = 64,
    MGL_CHAR_INK = 128,
    MGL_CHAR_NO_START = 256,
    MGL_CHAR_NO_END = 512,
    MGL_CHAR_OPENER = 1024,
    MGL_CHAR_COMMON = 2048,   /* of no script: takes the font of what is before it */
    MGL_CHAR_OPENS = 4096,    /* an opening mark: takes the font of what is behind it */
    MGL_CHAR_PICTURE = 8192,  /* an emoji by nature */
    MGL_CHAR_DIGIT = 16384,   /* a decimal digit */
    MGL_CHAR_LETTERS = 32768, /* of the script whose letters have a stem */
    MGL_CHAR_UNSEEN = 65536   /* draws nothing where a font does not know it */
};

/* How a character stands in a vertical line. */
enum {
    MGL_STAND_SIDEWAYS,
    MGL_STAND_UPRIGHT,
    MGL_STAND_FORM /* upright if its font has a vertical form, else turned */
};

typedef struct mgl_char {
    uint32_t script; /* an hb_script_t */
    uint32_t flags;
    uint16_t font;  /* of the layout's list; MGL_FONT_NONE: no font has it */
    uint16_t blank; /* 1/1000 em */
    uint8_t stand;
    uint8_t axis;         /* mgl_axis */
    const char *language; /* of its script */
} mgl_char;

typedef struct mgl_chars {
    mgl_ctx *ctx;
    mgl_fontlist *fonts;        /* borrowed */
    mgl_char *page[0x1100];     /* 256 characters each, made when one of them is met */
    uint8_t known[0x1100 * 32]; /* a bit for each character that is looked up */
} mgl_chars;

void mgl_chars_init(mgl_chars *chars, mgl_ctx *ctx, mgl_fontlist *fonts);
void mgl_chars_free(mgl_chars *chars);
/* NULL: no memory. */
const mgl_char *mgl_chars_get(mgl_chars *chars, uint32_t codepoint);

#endif
