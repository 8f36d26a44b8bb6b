/* tags.h -- language tags that live as long as the layout and its pages. */
#ifndef MGL_LAYOUT_TAGS_H
#define MGL_LAYOUT_TAGS_H

#include <mongol/base.h>

/* Grows while the layout works; its texts never move, so pages in other threads may read them. */
typedef struct mgl_tags mgl_tags;

mgl_tags *mgl_tags_new(mgl_ctx *ctx); /* NULL: no memory */
mgl_tags *mgl_tags_ref(mgl_tags *tags);
void mgl_tags_unref(mgl_tags *tags);
/* The same pointer for the same tag; NULL: no memory. */
const char *mgl_tags_intern(mgl_tags *tags, const char *tag);

#endif
