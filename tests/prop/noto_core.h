/* noto_core.h -- looking at a shrunk difference, and taking something out of it. */
#ifndef MGL_PROP_NOTO_CORE_H
#define MGL_PROP_NOTO_CORE_H

#include "noto_lab.h"

enum {
    NIRUGU = 0x180A,
    FVS1 = 0x180B,
    FVS2 = 0x180C,
    MVS = 0x180E,
    FVS4 = 0x180F,
    LONG = 0x1843,
    NNBSP = 0x202F,
    ZWNJ = 0x200C,
    ZWJ = 0x200D
};

/* Kinds of code points. */
bool core_is_fvs(uint32_t cp);
bool core_is_mvs(uint32_t cp); /* NNBSP too */
bool core_is_mark(uint32_t cp);
bool core_is_letter(uint32_t cp); /* of any system */
bool core_is_zwj(uint32_t cp);
bool core_is_zwnj(uint32_t cp);
bool core_is_long(uint32_t cp); /* the Todo long vowel sign */

/* Whether a text has a code point of a kind. */
bool core_has(const lab_text *text, bool (*is)(uint32_t));
/* Code point i; 0 behind the end. */
uint32_t core_cp_at(const lab_core *core, size_t i);
/* Whether a code point is one of some letters, given by their short names. */
bool core_is_one_of(uint32_t system, uint32_t cp, const char *names);
/* Whether the code point in question is. */
bool core_at_is(const noto_lab *lab, const lab_core *core, const char *names);

/* Whether the code point is drawn alike when libmongol shapes by a system and the font is read in a way. */
bool core_agrees(noto_lab *lab, const lab_core *core, uint32_t system, unsigned how);
/* Whether one of some systems (bit n: mgl_system n) draws the code point as the font does. */
bool core_another_agrees(noto_lab *lab, const lab_core *core, uint32_t systems);

/* The core with each ZWJ made a nirugu, which joins the same way and hides from nothing. */
lab_core core_without_zwj(const lab_core *core);
/* The core without the code points of a kind, the one in question excepted. */
lab_core core_without(const lab_core *core, bool (*is)(uint32_t));

#endif
