/* codepoints.c -- Source: The Unicode Standard, chapter 3, table 3-7 and "maximal subparts". */
#include "codepoints.h"

size_t cli_codepoint(const char *text, size_t n, uint32_t *cp)
{
    const unsigned char *p = (const unsigned char *)text;
    unsigned char lead = p[0], low = 0x80, high = 0xBF;
    size_t more;
    if (lead < 0x80) {
        *cp = lead;
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        more = 1;
        *cp = lead & 0x1Fu;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        more = 2;
        *cp = lead & 0x0Fu;
        low = lead == 0xE0 ? 0xA0 : 0x80;
        high = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        more = 3;
        *cp = lead & 0x07u;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
        *cp = UINT32_MAX;
        return 1;
    }
    for (size_t i = 1; i <= more; i++) {
        if (i >= n || p[i] < low || p[i] > high) {
            *cp = UINT32_MAX;
            return i;
        }
        *cp = *cp << 6 | (p[i] & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    return more + 1;
}

void cli_place_move(cli_place *place, const char *text, size_t to)
{
    while (place->utf8 < to) {
        uint32_t cp;
        place->utf8 += cli_codepoint(text + place->utf8, to - place->utf8, &cp);
        place->utf16 += cp != UINT32_MAX && cp > 0xFFFF ? 2 : 1;
        place->utf32++;
    }
}
