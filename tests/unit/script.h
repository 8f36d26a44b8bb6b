/* script.h -- a random sequence of calls to the writer, and what has to come out of it. */
#ifndef MGL_TESTS_UNIT_SCRIPT_H
#define MGL_TESTS_UNIT_SCRIPT_H

#include "support.h"

#include "base/writer.h"

typedef enum step_kind { STEP_SAME, STEP_EDIT, STEP_PUT, STEP_PAD, STEP_PRINT, STEP_DIAG } step_kind;

/* Offsets into the script's source and target. */
typedef struct step {
    step_kind kind;
    size_t source, source_n;
    size_t target, target_n;
} step;

typedef struct script {
    step *steps;
    size_t count;
    char *source, *target;   /* what the pieces add up to */
    size_t source_n, target_n;
    size_t diags;
} script;

typedef struct script_kind {
    size_t steps;
    size_t longest;     /* of a piece, in code points */
    bool from_nowhere;  /* put, pad and print too */
    bool broken;        /* random bytes instead of code points */
} script_kind;

script script_make(uint64_t *seed, script_kind kind);
void script_free(script *s);
/* Begins, takes every step, finishes. */
mgl_status script_run(const script *s, mgl_out *out);
/* Asserts that out holds what the script says. */
void script_check(const script *s, const mgl_out *out);

#endif
