/* utf8.h -- reading UTF-8 that may be broken. Source: The Unicode Standard, chapter 3, D92 and "maximal subparts". */
#ifndef MGL_BASE_UTF8_H
#define MGL_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* What mgl_utf8_next() reports as the code point of an ill-formed piece. */
#define MGL_UTF8_BAD UINT32_MAX

/* The code point at p (p < end) and where the next one begins; an ill-formed maximal subpart is one MGL_UTF8_BAD. */
const unsigned char *mgl_utf8_next(const unsigned char *p, const unsigned char *end, uint32_t *cp);

/* The first ill-formed byte in [p, end), or end. Fast on ASCII and on well-formed text. */
const unsigned char *mgl_utf8_find_bad(const unsigned char *p, const unsigned char *end);

/* How many UTF-16 code units and code points [p, end) has; an ill-formed piece counts as one U+FFFD. */
void mgl_utf8_count(const unsigned char *p, const unsigned char *end, size_t *utf16, size_t *utf32);

/* A place at p or up to 3 bytes before it where a code point or an ill-formed piece begins; *p has to be readable. */
const unsigned char *mgl_utf8_start(const unsigned char *begin, const unsigned char *p);

/* How many bytes at the end of [p, end) may be the start of a code point cut off there (0 to 3). */
size_t mgl_utf8_unfinished(const unsigned char *p, const unsigned char *end);

/* Writes cp (a scalar value) as UTF-8; returns 1 to 4. */
size_t mgl_utf8_write(uint32_t cp, char buf[4]);

#endif
