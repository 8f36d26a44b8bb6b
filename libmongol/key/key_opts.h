/* key_opts.h -- the options of keys and finders, read and checked. */
#ifndef MGL_KEY_KEY_OPTS_H
#define MGL_KEY_KEY_OPTS_H

#include <mongol/key.h>

/* Fills in the defaults; more: flags allowed besides those of keys. */
MGL_CHECK mgl_status mgl_key_options(const mgl_key_opts *opts, uint32_t more, mgl_key_opts *into);

#endif
