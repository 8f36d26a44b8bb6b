/* suggest.h -- the nearest of some names to one that was typed. */
#ifndef MGL_CLI_SUGGEST_H
#define MGL_CLI_SUGGEST_H

#include <stddef.h>

typedef struct cli_suggestion {
    const char *typed;
    size_t n;
    size_t distance;  /* of best */
    const char *best; /* NULL: none is near enough */
} cli_suggestion;

void cli_suggest_start(cli_suggestion *near, const char *typed, size_t n);
void cli_suggest_add(cli_suggestion *near, const char *name);

#endif
