/* options.c -- reading an options struct that an older or a newer program filled in. */
#include "base/options.h"

#include <string.h>

/* A size far beyond anything this library will ever define was never set by an _INIT macro; reading on would be reading
 * memory that is not the caller's. */
enum { LARGEST_UNKNOWN_PART = 1024 };

mgl_status mgl_options_read(const void *opts, void *into, size_t known, size_t minimum)
{
    const unsigned char *bytes = opts;
    size_t size;
    if (!opts)
        return MGL_OK;
    memcpy(&size, opts, sizeof size);
    if (size < minimum || size < sizeof size || size > known + LARGEST_UNKNOWN_PART)
        return MGL_E_OPTS_SIZE;
    for (size_t i = known; i < size; i++) {
        if (bytes[i] != 0)
            return MGL_E_OPTS_NEWER;
    }
    memcpy(into, opts, size < known ? size : known);
    memcpy(into, &known, sizeof known); /* from here on the struct is the one this build knows */
    return MGL_OK;
}
