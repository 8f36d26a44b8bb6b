/* paragraph.h -- one paragraph on its way from text to lines. */
#ifndef MGL_LAYOUT_PARAGRAPH_H
#define MGL_LAYOUT_PARAGRAPH_H

#include <mongol/layout.h>

#include "layout/breaks.h"
#include "layout/chars.h"
#include "layout/glyph_memo.h"

/* Text of one style: how it differs from the rest, with all styles that lie on it added up. */
typedef struct mgl_run {
    size_t begin, end;
    uint32_t flags, scale;
    int32_t shift, spacing;
    const char *language; /* interned; NULL: as around it */
} mgl_run;

/* Flags of a token. */
enum {
    MGL_TOKEN_SPACE = 1,   /* blank that can be stretched, and is dropped where a line ends */
    MGL_TOKEN_HARD = 2,    /* ends its line */
    MGL_TOKEN_BREAK = 4,   /* a line may begin with it */
    MGL_TOKEN_FORCED = 8,  /* a line may begin with it only because nothing else fits */
    MGL_TOKEN_JOINED = 16, /* of joined letters */
    MGL_TOKEN_UPRIGHT = 32,
    MGL_TOKEN_REVERSED = 64,
    MGL_TOKEN_TURNED = 128 /* a word that stands in a horizontal line */
};

/* The smallest piece of a line: text that is shaped as one, or a stretch of spaces. */
typedef struct mgl_token {
    uint32_t begin, end;     /* bytes in the piece of text */
    uint32_t base;           /* the byte that the clusters of its glyphs are counted from */
    uint32_t glyph, glyph_n; /* in the shaper's pool */
    int32_t origin;          /* what to take away from the glyphs' places along the line, font units */
    int32_t advance;         /* along the line */
    int32_t size;            /* of the em */
    int32_t shift, spacing;
    const char *language;
    uint16_t font;
    uint16_t narrow;
    uint8_t flags;
    uint8_t style; /* mgl_style_flag: decorations */
} mgl_token;

typedef struct mgl_line {
    uint32_t token, stop; /* its tokens [token, stop), without the spaces at its end */
    uint32_t begin, end;  /* bytes, with the spaces at its end */
    int32_t natural;      /* its length */
    int32_t spaces;       /* how much of that can be stretched */
    uint8_t flags;        /* mgl_line_flag */
} mgl_line;

/* Settings of the layout that a paragraph needs. */
typedef struct mgl_setting {
    mgl_layout_opts opts; /* with defaults filled in */
    int32_t length;       /* of a line */
} mgl_setting;

/* A place where a line can begin, as the search for the best ones sees it. */
typedef struct mgl_place_to_break {
    uint32_t token;
    uint32_t trimmed;      /* the token after the last one of a line that ends here, without spaces */
    int64_t width, spaces; /* of all tokens before */
    int64_t trimmed_width, trimmed_spaces;
    int64_t cost;  /* of the best way here */
    uint32_t from; /* the break it comes from */
} mgl_place_to_break;

typedef struct mgl_paragraph {
    mgl_ctx *ctx;
    mgl_chars *chars; /* borrowed, as the rest */
    mgl_fontlist *fonts;
    mgl_shaper *shaper;
    mgl_breaker *breaker;
    const mgl_setting *setting;
    const char *text; /* the whole piece that was handed over */
    size_t begin, end;
    const char *language; /* of its letters */
    uint32_t system;
    size_t n;          /* characters: parallel arrays */
    uint32_t *cp, *at; /* at[n] is the end */
    const mgl_char **info;
    uint16_t *font;
    uint8_t *may_break; /* before the character */
    size_t room[5];     /* of each */
    mgl_token *token;
    size_t token_n, token_room;
    mgl_line *line;
    size_t line_n, line_room;
    mgl_place_to_break *best; /* of the search for breaks: see fit.c */
    size_t best_room;
} mgl_paragraph;

void mgl_paragraph_free(mgl_paragraph *paragraph);
/* reading.c: fills the arrays of characters from text[begin, end). */
MGL_CHECK mgl_status mgl_paragraph_read(mgl_paragraph *paragraph, const mgl_run *runs, size_t run_n);
/* The next character after i that has a script, not far away; NULL: there is none. */
const mgl_char *mgl_next_with_script(const mgl_paragraph *paragraph, size_t i);
/* tokens.c: cuts it into tokens and shapes them. */
MGL_CHECK mgl_status mgl_paragraph_shape(mgl_paragraph *paragraph, const mgl_run *runs, size_t run_n);
/* forced.c: makes places to break where nothing fits. */
MGL_CHECK mgl_status mgl_paragraph_force(mgl_paragraph *paragraph);
/* fit.c: chooses the lines. */
MGL_CHECK mgl_status mgl_paragraph_fit(mgl_paragraph *paragraph);
/* How long the line with this number may be: the first may be indented. */
int32_t mgl_line_length(const mgl_setting *setting, bool first);

#endif
