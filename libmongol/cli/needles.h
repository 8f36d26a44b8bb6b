/* needles.h -- several needles looked for at once, at one level. */
#ifndef MGL_CLI_NEEDLES_H
#define MGL_CLI_NEEDLES_H

#include "tool.h"

typedef struct cli_needle {
    const char *text;
    size_t n;
    mgl_finder *finder;
    size_t base;       /* where in the text the finder began */
    bool has;          /* a match waits */
    size_t begin, end; /* it */
} cli_needle;

typedef struct cli_needles {
    mgl_key_opts opts;
    cli_needle *at;
    size_t n, room;
    bool every; /* an empty needle: it is in every line, without a place */
    const char *text;
    size_t text_n;
    bool bytes;    /* level exact: finders may begin anywhere ... */
    bool words;    /* ... and whole words are those of grep */
} cli_needles;

typedef struct cli_match {
    size_t begin, end;
    const cli_needle *needle;
} cli_match;

/* Sets needles up to look for text as opts say; words: for whole words. */
void cli_needles_init(cli_needles *needles, const mgl_key_opts *opts, bool words);
/* Adds the needles in the n bytes at text, one a line; text has to stay. False: reported. */
bool cli_needles_add(cli_needles *needles, cli_tool *tool, const char *text, size_t n);
void cli_needles_free(cli_needles *needles);
/* Starts on whole lines of text, which have to stay until the last match is found. */
mgl_status cli_needles_start(cli_needles *needles, const char *text, size_t n);
/* The first match that begins at `from` or later, the longest of those at one place. Call it with a growing `from`. */
mgl_status cli_needles_next(cli_needles *needles, size_t from, bool *found, cli_match *match);

#endif
