/* text.h -- the text a caller passes. */
#ifndef MGL_BASE_TEXT_H
#define MGL_BASE_TEXT_H

#include <mongol/base.h>
#include <string.h>

/* Whether a pointer and a length are a text; NULL is the empty one. */
static inline bool mgl_is_text(const char *text, size_t n)
{
    return text || n == 0;
}

/* Makes them a text that can be read: never NULL, its length in bytes. */
static inline void mgl_text_take(const char **text, size_t *n)
{
    if (!*text)
        *text = "";
    if (*n == MGL_NUL)
        *n = strlen(*text);
}

#endif
