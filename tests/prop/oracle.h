/* oracle.h -- UTF-8 read slowly and plainly, to check the fast reading with. */
#ifndef MGL_PROP_ORACLE_H
#define MGL_PROP_ORACLE_H

#include <stddef.h>
#include <stdint.h>

/* The code point at text[i], i < n, and its length; an ill-formed piece (the longest start of a code point, or one
 * byte) is UINT32_MAX. Source: The Unicode Standard, table 3-7 and "maximal subparts". */
uint32_t oracle_read(const char *text, size_t n, size_t i, size_t *length);

#endif
