/* shape_opts.h -- the options of shaping, read and checked. */
#ifndef MGL_SHAPE_SHAPE_OPTS_H
#define MGL_SHAPE_SHAPE_OPTS_H

#include <mongol/shape.h>

/* Every flag mgl_shape_opts may hold. */
enum { MGL_SHAPE_FLAGS = 63 };

/* Fills in the defaults: system as given, profile 1 or more. */
MGL_CHECK mgl_status mgl_shape_options(const mgl_shape_opts *opts, mgl_shape_opts *into);

#endif
