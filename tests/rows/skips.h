/* skips.h -- rows that are known to come out differently, each with its reason. */
#ifndef MGL_TESTS_ROWS_SKIPS_H
#define MGL_TESTS_ROWS_SKIPS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct skip {
    const char *profile; /* or "*" */
    const char *file;
    const char *id;      /* may end in "*" */
    const char *reason;
    size_t line;
    bool asked;          /* a row of this file and profile was run */
    bool met;            /* and this skip was about one of them */
} skip;

typedef struct skips {
    char *text;
    skip *list;
    size_t count;
} skips;

/* Reads the file at path; any mistake in it ends the program with a message and exit status 2. */
void skips_load(skips *s, const char *path);
void skips_free(skips *s);
/* The skip that a row falls under, or NULL. */
const skip *skips_find(skips *s, const char *profile, const char *file, const char *id);

/* A whole file as a string, for free(); NULL and errno when it cannot be read. */
char *skips_read(const char *path);
/* Says so and ends the program with exit status 2. */
_Noreturn void skips_die(const char *what);

#endif
