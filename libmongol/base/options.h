/* options.h -- the one checker of every options struct. */
#ifndef MGL_BASE_OPTIONS_H
#define MGL_BASE_OPTIONS_H

#include <mongol/base.h>

/* Copies the caller's options over defaults (known bytes, zero-filled by the caller or holding an _INIT value).
 * opts == NULL: nothing is copied.  Its first member is the size the caller was compiled with: smaller than minimum, or
 * absurdly large: MGL_E_OPTS_SIZE; larger than known: fine while the bytes beyond are zero, else MGL_E_OPTS_NEWER.
 * On MGL_OK the first member of `into` is `known`; on failure nothing was copied. */
MGL_CHECK mgl_status mgl_options_read(const void *opts, void *into, size_t known, size_t minimum);

#endif
