/* noto_lab.h -- comparing libmongol with the font on a text, and shrinking a difference to the few letters that make
 * it. */
#ifndef MGL_PROP_NOTO_LAB_H
#define MGL_PROP_NOTO_LAB_H

#include "ours.h"

typedef struct lab_text {
    size_t n;
    uint32_t cp[NOTO_TEXT];
} lab_text;

/* What is compared; mine and theirs hold the last reading. */
typedef struct noto_lab {
    noto_font *noto;
    ours_shaper ours;
    uint32_t system;
    noto_reading mine, theirs;
} noto_lab;

/* A difference, and the smallest part of the text that still shows it. */
typedef struct lab_core {
    lab_text text;
    bool item; /* one code point is drawn otherwise; false: only the printed units differ */
    size_t at; /* which one */
    char mine[NOTO_FORM], theirs[NOTO_FORM]; /* and how */
} lab_core;

/* Reads a text: libmongol in a system, the font in a way (NOTO_WHOLE and so on). False when it cannot be read. */
bool lab_read(noto_lab *lab, uint32_t system, unsigned how, const lab_text *text);
/* Whether both draw code point i alike. */
bool lab_same_item(const noto_lab *lab, size_t i);
/* The first code point from i on that is drawn otherwise; the length of the text when there is none. */
size_t lab_next_difference(const noto_lab *lab, size_t i);
/* Whether both print the same units. */
bool lab_same_units(const noto_lab *lab);

/* Shrinks the difference at code point i of a text just read without pairs. */
void lab_shrink_item(noto_lab *lab, const lab_text *text, size_t i, lab_core *core);
/* Shrinks a text whose code points are drawn alike while the printed units (with pairs) differ. */
void lab_shrink_units(noto_lab *lab, const lab_text *text, lab_core *core);

/* The text without code point i. */
lab_text lab_without(const lab_text *text, size_t i);
/* A text as short names ("a fvs1 lvs"), for a person. */
const char *lab_names(uint32_t system, const lab_text *text, char out[1024]);

#endif
