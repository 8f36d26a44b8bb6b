/* terms.h -- a text at a match level, as a row of terms with their places: what keys are written from and finders look
 * through. */
#ifndef MGL_KEY_TERMS_H
#define MGL_KEY_TERMS_H

#include <mongol/key.h>

#include "model/detector.h"
#include "shape/appearance.h"

/* Values of terms: a written unit, a symbol (MGL_TERM_SYMBOL + ...), a character (MGL_TERM_TEXT + code point), an
 * ill-formed byte. */
enum { MGL_TERM_SYMBOL = 0x100, MGL_TERM_TEXT = 0x10000, MGL_TERM_BYTE = 0x200000 };

enum { MGL_TERM_JOINING = 1, MGL_TERM_BEFORE = 2, MGL_TERM_AFTER = 4, MGL_TERM_ON_PAIR = 8, MGL_TERM_GLUED = 16 };

typedef struct mgl_term {
    uint32_t value;
    uint32_t begin, end; /* bytes of the text it stands for */
    uint8_t how;         /* MGL_TERM_* flags: has joins, wants one before, after; GLUED: its letter began before it */
    uint8_t system;
} mgl_term;

/* A growing row of terms, and the memory to make them. */
typedef struct mgl_terms {
    mgl_ctx *ctx;
    const mgl_key_opts *opts;
    mgl_detector detector;
    mgl_term *at;
    size_t n, room;
    mgl_slot *slots;
    mgl_look *looks;
    size_t slot_room;
} mgl_terms;

void mgl_terms_init(mgl_terms *terms, mgl_ctx *ctx, const mgl_key_opts *opts);
void mgl_terms_free(mgl_terms *terms);
/* Starts on a text; positions are counted from its beginning. */
void mgl_terms_start(mgl_terms *terms, const char *text, size_t n);
/* Adds the terms of [begin, stop) of the text, which begins and ends where segments do. */
MGL_CHECK mgl_status mgl_terms_add(mgl_terms *terms, const unsigned char *begin, const unsigned char *stop);
/* Adds the terms of one segment, or of a run of other text (between: two segments). */
MGL_CHECK mgl_status mgl_terms_add_segment(mgl_terms *terms, const unsigned char *start, const unsigned char *stop);
MGL_CHECK mgl_status mgl_terms_add_text(mgl_terms *terms, const unsigned char *start, const unsigned char *stop,
                                        bool between);
/* The two halves of mgl_terms_add_segment(): reads the slots of the n code points at start and chooses their set; adds
 * the terms. */
MGL_CHECK mgl_status mgl_terms_read(mgl_terms *terms, const unsigned char *start, size_t n, const mgl_set **set,
                                    bool *sure);
MGL_CHECK mgl_status mgl_terms_add_read(mgl_terms *terms, const mgl_set *set, const unsigned char *start, size_t n);

#endif
