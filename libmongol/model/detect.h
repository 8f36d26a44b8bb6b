/* detect.h -- which writing system a word belongs to: by its letters, and by the words around it. */
#ifndef MGL_MODEL_DETECT_H
#define MGL_MODEL_DETECT_H

#include "model/slot.h"

enum { MGL_FAMILIES = 4 }; /* hudum, todo, sibe, manchu: system numbers 1 to 4 */

typedef struct mgl_detector {
    unsigned profile;                     /* index of mgl_sets */
    unsigned fixed;                       /* a system number: the caller chose; 0: from the text */
    unsigned hint;                        /* the family of the language tag; 0: none */
    const unsigned char *begin, *end;     /* the paragraph the votes are about */
    const unsigned char *text, *text_end; /* the whole text */
    uint32_t votes[MGL_FAMILIES + 1];     /* letters of the paragraph's words that speak for a family; [0] unused */
} mgl_detector;

/* How sure a choice is. */
typedef enum mgl_certainty {
    MGL_CERTAIN_CHOSEN = 0,  /* the caller chose */
    MGL_CERTAIN_LETTERS = 1, /* only one family has these letters */
    MGL_CERTAIN_AROUND = 2,  /* the paragraph decides among families that have them */
    MGL_CERTAIN_TAG = 3,     /* the language tag decides */
    MGL_CERTAIN_MOST = 4,    /* no family has them all; this one has most */
    MGL_CERTAIN_GUESS = 5    /* nothing decides: Hudum, the most written */
} mgl_certainty;

void mgl_detector_start(mgl_detector *detector, unsigned profile, unsigned fixed, const char *language,
                        const unsigned char *text, const unsigned char *text_end);

/* The system (1..7) of the segment at p, whose slots have been read. certainty may be NULL. */
unsigned mgl_detect(mgl_detector *detector, const unsigned char *p, const mgl_slot *slots, size_t n, mgl_certainty *certainty);

/* The system number a language tag names; 0: none. */
unsigned mgl_family_of_language(const char *tag);

#endif
