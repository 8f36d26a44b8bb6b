/* out_arrays.h -- the inside of mgl_out: which arrays it keeps and what the writer remembers between calls. */
#ifndef MGL_BASE_OUT_ARRAYS_H
#define MGL_BASE_OUT_ARRAYS_H

#include <mongol/out.h>

#include "base/columns.h"

enum { MGL_OUT_DIAGS, MGL_OUT_EDITS, MGL_OUT_MARKS, MGL_OUT_TEXT };

enum {
    MGL_OUT_DIAG_BEGIN,
    MGL_OUT_DIAG_END,
    MGL_OUT_EDIT_TARGET,
    MGL_OUT_EDIT_TARGET_LEN,
    MGL_OUT_EDIT_SOURCE,      /* of three, in the order of mgl_utf */
    MGL_OUT_EDIT_SOURCE_LEN = MGL_OUT_EDIT_SOURCE + 3,
    MGL_OUT_MARK_UTF16 = MGL_OUT_EDIT_SOURCE_LEN + 3,
    MGL_OUT_MARK_UTF32,
    MGL_OUT_DIAG_CODE,
    MGL_OUT_CHARS,
    MGL_OUT_COLUMNS
};

struct mgl_out {
    mgl_ctx *ctx;
    mgl_columns columns;      /* the text's count includes its NUL */
    size_t source_n[3];       /* the source so far; UTF-16 and UTF-32: up to the last edit until finished */
    size_t text_n[3];         /* in the end: the length of a mapped result */
    size_t stretch;           /* where in the result the unchanged text since the last edit starts */
    bool mapped;              /* a piece of source was written: from here on everything has a place in the map */
    bool inserting;           /* the last edit is text from nowhere and goes on growing */
};

#endif
