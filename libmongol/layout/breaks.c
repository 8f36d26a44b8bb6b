/* breaks.c -- where a line may end: UAX #14 through ICU, less what the rules of Mongolian setting forbid. */
#include "layout/breaks.h"

#include <string.h>
#include <unicode/ubrk.h>

#include "base/grow.h"

struct mgl_breaker {
    mgl_ctx *ctx;
    UBreakIterator *iterator;
    UChar *text;
    size_t room;
};

mgl_status mgl_breaker_new(mgl_ctx *ctx, mgl_breaker **breaker)
{
    mgl_breaker *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    UErrorCode error = U_ZERO_ERROR;
    *made = (mgl_breaker){ .ctx = ctx, .iterator = ubrk_open(UBRK_LINE, "", NULL, 0, &error) };
    if (U_FAILURE(error)) {
        mgl_breaker_free(made);
        return error == U_MEMORY_ALLOCATION_ERROR ? MGL_E_NOMEM : MGL_E_UNSUPPORTED;
    }
    *breaker = made;
    return MGL_OK;
}

void mgl_breaker_free(mgl_breaker *breaker)
{
    if (!breaker)
        return;
    if (breaker->iterator)
        ubrk_close(breaker->iterator);
    mgl_release(breaker->ctx, breaker->text, breaker->room * sizeof *breaker->text);
    mgl_release(breaker->ctx, breaker, sizeof *breaker);
}

/* The characters as UTF-16; how many units. */
static size_t to_utf16(mgl_breaker *breaker, const uint32_t *cp, size_t n)
{
    void *text = breaker->text;
    bool room = mgl_grow(breaker->ctx, &text, &breaker->room, 2 * n, sizeof *breaker->text);
    breaker->text = text;
    size_t units = 0;
    for (size_t i = 0; room && i < n; i++)
        U16_APPEND_UNSAFE(breaker->text, units, cp[i]);
    return units;
}

/* Where UAX #14 allows a break. Rules are asked only where two characters meet that could matter. */
static mgl_status standard_breaks(mgl_breaker *breaker, const uint32_t *cp, size_t n, uint8_t *may)
{
    UErrorCode error = U_ZERO_ERROR;
    size_t units = to_utf16(breaker, cp, n), i = 0, unit = 0;
    if (units == 0)
        return MGL_E_NOMEM;
    memset(may, 0, n);
    ubrk_setText(breaker->iterator, breaker->text, (int32_t)units, &error);
    if (U_FAILURE(error))
        return MGL_E_NOMEM;
    for (int32_t place = ubrk_next(breaker->iterator); place != UBRK_DONE; place = ubrk_next(breaker->iterator)) {
        while (i < n && unit < (size_t)place)
            unit += cp[i++] > 0xFFFF ? 2 : 1;
        if (i < n)
            may[i] = 1;
    }
    return MGL_OK;
}

mgl_status mgl_breaker_run(mgl_breaker *breaker, const uint32_t *cp, const mgl_char *const *info, size_t n,
                           uint8_t *may)
{
    mgl_status status = standard_breaks(breaker, cp, n, may);
    if (status != MGL_OK)
        return status;
    unsigned before = 0; /* flags of the last character that is no space */
    for (size_t i = 0; i < n; i++) {
        unsigned flags = info[i]->flags;
        /* UAX #14 up to Unicode 15.0 (LB15) takes each quotation mark for an opening one: » ( would be one piece. */
        if (i > 0 && (info[i - 1]->flags & MGL_CHAR_SPACE) && (before & MGL_CHAR_NO_START) && (flags & MGL_CHAR_NO_END))
            may[i] = 1;
        if (may[i] && !(before & MGL_CHAR_HARD) &&
            ((flags & MGL_CHAR_NO_START) || (before & MGL_CHAR_NO_END) ||
             ((before & MGL_CHAR_OPENER) && (flags & (MGL_CHAR_NO_END | MGL_CHAR_OPENS)))))
            may[i] = 0;
        if (!(flags & (MGL_CHAR_SPACE | MGL_CHAR_EXTENDS | MGL_CHAR_IGNORED)))
            before = flags;
    }
    return MGL_OK;
}
