/* folds.h -- the shape of the generated folds: a unit's class at the levels sound [0] and skeleton [1]. */
#ifndef MGL_TABLES_FOLDS_H
#define MGL_TABLES_FOLDS_H

#include "tables/tables.h"

enum { MGL_FOLD_DROP = 0, MGL_FOLD_SPACE = 255 };

extern const uint8_t mgl_folds[256][2];
extern const uint16_t mgl_character_folds[MGL_SYMBOLS];

#endif
