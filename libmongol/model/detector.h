/* detector.h -- which writing system a segment belongs to: by its letters, and by the words around it. */
#ifndef MGL_MODEL_DETECTOR_H
#define MGL_MODEL_DETECTOR_H

#include <mongol/detect.h>

#include "model/slot.h"


typedef struct mgl_detector {
    unsigned profile;                     /* index of mgl_sets */
    unsigned fixed;                       /* a system number: the caller chose; 0: from the text */
    unsigned hint;                        /* the family of the language tag; 0: none */
    const unsigned char *begin, *end;     /* the paragraph the votes are about */
    const unsigned char *text, *text_end; /* the whole text */
    uint32_t votes[MGL_FAMILIES + 1];     /* letters of the paragraph's words that speak for one family only */
    uint32_t all_votes[MGL_FAMILIES + 1]; /* the same of the whole text */
    bool all_read;
} mgl_detector;

/* What was found out about a segment. */
typedef struct mgl_finding {
    unsigned system;
    mgl_certainty certainty;
    unsigned permille;
    uint32_t letters;
} mgl_finding;

void mgl_detector_start(mgl_detector *detector, const mgl_shape_opts *opts, const char *text, size_t n);

/* The system of the segment at p, whose slots have been read. */
mgl_finding mgl_detect_segment(mgl_detector *detector, const unsigned char *p, const mgl_slot *slots, size_t n);

#endif
