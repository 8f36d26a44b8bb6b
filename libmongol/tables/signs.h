/* signs.h -- the shape of the table of digits, punctuation and head marks. */
#ifndef MGL_TABLES_SIGNS_H
#define MGL_TABLES_SIGNS_H

#include <stddef.h>
#include <stdint.h>

typedef struct mgl_sign {
    uint32_t codepoint;
    uint8_t class_number; /* mgl_punctuation_class */
    uint8_t systems;      /* bit s: system s uses it */
    const char *name;     /* Unicode name */
} mgl_sign;

extern const mgl_sign mgl_signs[]; /* by code point */
extern const size_t mgl_signs_count;

enum { MGL_SIGN_CLASSES = 5 };
extern const char *const mgl_sign_classes[MGL_SIGN_CLASSES];

#endif
