/* verify.h -- MGL_SHAPE_VERIFY: is what is said to be safe to break safe to break? */
#ifndef MGL_SHAPE_VERIFY_H
#define MGL_SHAPE_VERIFY_H

#include "shape/units.h"

/* Shapes every piece between safe places on its own and compares. MGL_E_INTERNAL if one differs. */
MGL_CHECK mgl_status mgl_units_verify(const mgl_units *whole, const mgl_shape_opts *opts, const char *text,
                                      size_t n);

#endif
