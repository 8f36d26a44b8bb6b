/* norm_opts.h -- the options of normalizing, read and checked. */
#ifndef MGL_NORM_NORM_OPTS_H
#define MGL_NORM_NORM_OPTS_H

#include <mongol/norm.h>

/* Fills in the defaults. */
MGL_CHECK mgl_status mgl_norm_options(const mgl_norm_opts *opts, mgl_norm_opts *into);

#endif
