/* oracle.c -- UTF-8 read slowly and plainly, to check the fast reading with. */
#include "oracle.h"

#include <stdbool.h>

uint32_t oracle_read(const char *text, size_t n, size_t i, size_t *length)
{
    static const struct {
        uint32_t low, high, lead, mask;
        size_t length;
    } kinds[] = {
        { 0, 0x7F, 0, 0x7F, 1 },
        { 0x80, 0x7FF, 0xC0, 0x1F, 2 },
        { 0x800, 0xFFFF, 0xE0, 0x0F, 3 },
        { 0x10000, 0x10FFFF, 0xF0, 0x07, 4 },
    };
    unsigned char byte = (unsigned char)text[i];
    for (size_t kind = 0; kind < 4; kind++) {
        if ((byte & ~kinds[kind].mask) != kinds[kind].lead)
            continue;
        uint32_t low = byte & kinds[kind].mask, high = low;
        size_t have = 1;
        for (size_t k = 1; k < kinds[kind].length; k++) { /* the range of code points that may still come */
            low <<= 6;
            high = high << 6 | 0x3F;
        }
        for (size_t k = kinds[kind].length; k-- > 1; have++) {
            if (i + have == n || ((unsigned char)text[i + have] & 0xC0) != 0x80)
                break;
            uint32_t bits = (uint32_t)((unsigned char)text[i + have] & 0x3F) << 6 * (k - 1);
            uint32_t next_low = (low & ~((1U << 6 * k) - 1)) | bits, next_high = next_low | ((1U << 6 * (k - 1)) - 1);
            bool surrogates = next_low >= 0xD800 && next_high <= 0xDFFF;
            if (next_high < kinds[kind].low || next_low > kinds[kind].high || surrogates)
                break;
            low = next_low;
            high = next_high;
        }
        *length = have;
        return have == kinds[kind].length ? low : UINT32_MAX;
    }
    *length = 1;
    return UINT32_MAX;
}
