/* key_looks.h -- what a reader sees of a text, written as bytes with the public shaping calls: the yardstick for keys,
 * normal forms and finders. */
#ifndef MGL_PROP_KEY_LOOKS_H
#define MGL_PROP_KEY_LOOKS_H

#include <mongol/mongol.h>

typedef struct looks {
    mgl_units *units;
    unsigned char *bytes;
    size_t n, room;
} looks;

bool looks_open(looks *seen);
void looks_close(looks *seen);

/* Reads a text: unit numbers, positions, joins; other text and punctuation byte for byte. With MGL_SYSTEM_AUTO each
 * paragraph is read by itself, as keys and normal forms take it. False when shaping fails. */
bool looks_read(looks *seen, const mgl_shape_opts *opts, const char *text, size_t n);
bool looks_equal(const looks *a, const looks *b);

/* Appends bytes to a block that grows; false without memory. */
bool looks_append(unsigned char **block, size_t *n, size_t *room, const void *bytes, size_t more);

#endif
