/* punctuation.c -- what is known of digits, punctuation and head marks. */
#include <mongol/punctuation.h>

#include "tables/signs.h"

static const mgl_sign *sign_of(uint32_t codepoint)
{
    size_t low = 0, high = mgl_signs_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mgl_signs[middle].codepoint == codepoint)
            return mgl_signs + middle;
        if (mgl_signs[middle].codepoint < codepoint)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

mgl_punctuation mgl_punctuation_class(uint32_t codepoint)
{
    const mgl_sign *sign = sign_of(codepoint);
    return sign ? (mgl_punctuation)sign->class_number : MGL_PUNCTUATION_NONE;
}

const char *mgl_punctuation_class_name(uint32_t punctuation)
{
    return punctuation < MGL_SIGN_CLASSES ? mgl_sign_classes[punctuation] : NULL;
}

uint32_t mgl_punctuation_systems(uint32_t codepoint)
{
    const mgl_sign *sign = sign_of(codepoint);
    return sign ? sign->systems : 0;
}

const char *mgl_punctuation_name(uint32_t codepoint)
{
    const mgl_sign *sign = sign_of(codepoint);
    return sign ? sign->name : NULL;
}
