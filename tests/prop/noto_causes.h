/* noto_causes.h -- why the font draws something else: every known reason by name, each tested by taking the reason
 * away. */
#ifndef MGL_PROP_NOTO_CAUSES_H
#define MGL_PROP_NOTO_CAUSES_H

#include "noto_lab.h"

/* What a cause says about the agreement. */
typedef enum noto_group {
    NOTO_NAMING, /* the same picture under another name, or a form only the table or only the font can have: not counted
                  */
    NOTO_OTHER,  /* the font has one rule set: a rule or form of another system acts on a shared letter */
    NOTO_FONT,   /* the font differs from the standard */
    NOTO_ENGINE  /* HarfBuzz skips a ZWJ and inserts dotted circles */
} noto_group;

typedef struct noto_cause {
    const char *name;
    noto_group group;
    uint32_t systems; /* bit n: mgl_system n */
    bool item;        /* explains how a code point is drawn; false: how units are printed */
    bool (*explains)(noto_lab *lab, const lab_core *core);
    const char *reason;
} noto_cause;

extern const noto_cause noto_causes[];
extern const size_t noto_causes_count;

/* The first cause that explains a difference; noto_causes_count when none does. */
size_t noto_cause_of(noto_lab *lab, const lab_core *core);

#endif
