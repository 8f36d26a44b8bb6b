/* noto_core.c -- looking at a shrunk difference. */
#include "noto_core.h"

#include <string.h>

bool core_is_fvs(uint32_t cp)
{
    return cp >= FVS1 && cp <= FVS4 && cp != MVS;
}

bool core_is_mvs(uint32_t cp)
{
    return cp == MVS || cp == NNBSP;
}

bool core_is_mark(uint32_t cp)
{
    return cp == 0x1885 || cp == 0x1886 || cp == 0x18A9;
}

bool core_is_letter(uint32_t cp)
{
    return cp == 0x1807 || (cp >= 0x1820 && cp <= 0x18AA && !(cp >= 0x1879 && cp <= 0x1886) && cp != 0x18A9);
}

bool core_has(const lab_text *text, bool (*is)(uint32_t))
{
    for (size_t i = 0; i < text->n; i++) {
        if (is(text->cp[i]))
            return true;
    }
    return false;
}

bool core_is_zwj(uint32_t cp)
{
    return cp == ZWJ;
}

bool core_is_zwnj(uint32_t cp)
{
    return cp == ZWNJ;
}

bool core_is_long(uint32_t cp)
{
    return cp == LONG;
}

uint32_t core_cp_at(const lab_core *core, size_t i)
{
    return i < core->text.n ? core->text.cp[i] : 0;
}

bool core_is_one_of(uint32_t system, uint32_t cp, const char *names)
{
    const char *name = mgl_letter_name(system, cp);
    size_t n = name ? strlen(name) : 0;
    for (const char *word = names; n && *word; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");
        if (length == n && memcmp(word, name, n) == 0)
            return true;
        word += length;
    }
    return false;
}

bool core_at_is(const noto_lab *lab, const lab_core *core, const char *names)
{
    return core_is_one_of(lab->system, core->text.cp[core->at], names);
}

bool core_agrees(noto_lab *lab, const lab_core *core, uint32_t system, unsigned how)
{
    return lab_read(lab, system, how, &core->text) && lab_same_item(lab, core->at);
}

lab_core core_without_zwj(const lab_core *core)
{
    lab_core other = *core;
    for (size_t i = 0; i < other.text.n; i++) {
        if (other.text.cp[i] == ZWJ)
            other.text.cp[i] = NIRUGU;
    }
    return other;
}

lab_core core_without(const lab_core *core, bool (*is)(uint32_t))
{
    lab_core other = *core;
    for (size_t i = other.text.n; i-- > 0;) {
        if (i == other.at || !is(other.text.cp[i]))
            continue;
        other.text = lab_without(&other.text, i);
        other.at -= i < other.at;
    }
    return other;
}

bool core_another_agrees(noto_lab *lab, const lab_core *core, uint32_t systems)
{
    for (uint32_t system = 1; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++) {
        if (system != lab->system && (systems >> system & 1) && core_agrees(lab, core, system, NOTO_APART))
            return true;
    }
    return false;
}
