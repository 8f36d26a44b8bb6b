/* tags.c -- language tags that live as long as the layout and its pages. */
#include "layout/tags.h"

#include <stdatomic.h>
#include <string.h>

#include "base/memory.h"

typedef struct mgl_tag {
    struct mgl_tag *next;
    size_t size;
    char text[];
} mgl_tag;

struct mgl_tags {
    atomic_size_t references;
    mgl_ctx *ctx;
    mgl_tag *first;
};

mgl_tags *mgl_tags_new(mgl_ctx *ctx)
{
    mgl_tags *tags = mgl_alloc(ctx, sizeof *tags);
    if (!tags)
        return NULL;
    atomic_init(&tags->references, 1);
    tags->ctx = mgl_ctx_ref(ctx);
    tags->first = NULL;
    return tags;
}

mgl_tags *mgl_tags_ref(mgl_tags *tags)
{
    atomic_fetch_add_explicit(&tags->references, 1, memory_order_relaxed);
    return tags;
}

void mgl_tags_unref(mgl_tags *tags)
{
    if (!tags || atomic_fetch_sub_explicit(&tags->references, 1, memory_order_acq_rel) != 1)
        return;
    mgl_ctx *ctx = tags->ctx;
    for (mgl_tag *tag = tags->first, *next; tag; tag = next) {
        next = tag->next;
        mgl_release(ctx, tag, tag->size);
    }
    mgl_release(ctx, tags, sizeof *tags);
    mgl_ctx_unref(ctx);
}

const char *mgl_tags_intern(mgl_tags *tags, const char *tag)
{
    for (mgl_tag *known = tags->first; known; known = known->next) {
        if (strcmp(known->text, tag) == 0)
            return known->text;
    }
    size_t n = strlen(tag) + 1, size = sizeof(mgl_tag) + n;
    mgl_tag *made = mgl_alloc(tags->ctx, size);
    if (!made)
        return NULL;
    made->next = tags->first;
    made->size = size;
    memcpy(made->text, tag, n);
    tags->first = made;
    return made->text;
}
