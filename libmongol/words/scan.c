/* scan.c -- one word from a text: Mongolian runs first, everything else by its Unicode category. */
#include "words/scan.h"

#include <utf8proc.h>

#include "base/utf8.h"

/* ---- what a code point is ---- */

/* Scripts without spaces whose signs are words of their own, as UAX #29 has it. */
static bool is_ideograph(uint32_t cp)
{
    return cp >= 0x2E80 && ((cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) ||
                            (cp >= 0xF900 && cp <= 0xFAFF) || (cp <= 0x2FDF) || (cp >= 0x20000 && cp <= 0x3FFFD));
}

static mgl_text_class classify_ascii(uint32_t cp)
{
    if (cp <= ' ' || cp == 0x7F)
        return MGL_TEXT_SPACE;
    if (cp - '0' < 10)
        return MGL_TEXT_NUMBER;
    return (cp | 0x20) - 'a' < 26 || cp == '_' ? MGL_TEXT_LETTER : MGL_TEXT_POINT;
}

static mgl_text_class classify_category(uint32_t cp, utf8proc_category_t category)
{
    switch (category) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
        return MGL_TEXT_SPACE;
    case UTF8PROC_CATEGORY_CF:
        return cp == 0x200B ? MGL_TEXT_SPACE : MGL_TEXT_FORMAT;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return MGL_TEXT_NUMBER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return MGL_TEXT_MARK;
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
        return MGL_TEXT_POINT;
    default: /* letters, connectors, private use, unassigned */
        return MGL_TEXT_LETTER;
    }
}

mgl_text_class mgl_text_classify(uint32_t cp)
{
    if (cp < 0x80)
        return classify_ascii(cp);
    if (cp == MGL_UTF8_BAD)
        return MGL_TEXT_BAD;
    if (is_ideograph(cp))
        return MGL_TEXT_IDEOGRAPH;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)cp);
    switch (property->boundclass) {
    case UTF8PROC_BOUNDCLASS_EXTEND:
    case UTF8PROC_BOUNDCLASS_SPACINGMARK:
    case UTF8PROC_BOUNDCLASS_ZWJ:
        return MGL_TEXT_MARK;
    case UTF8PROC_BOUNDCLASS_PREPEND:
        return MGL_TEXT_LETTER;
    default:
        return classify_category(cp, (utf8proc_category_t)property->category);
    }
}

bool mgl_text_closes(uint32_t cp)
{
    if (cp == MGL_UTF8_BAD)
        return false;
    unsigned category = (unsigned)utf8proc_get_property((utf8proc_int32_t)cp)->category;
    return category == UTF8PROC_CATEGORY_PE || category == UTF8PROC_CATEGORY_PF;
}

/* ---- runs of parts of a Mongolian word that may be none ---- */

/* Whether the run of parts at p, which may be empty, makes a Mongolian word. */
static bool is_word(mgl_scan *scan, const unsigned char *p)
{
    unsigned bits;
    if (p < scan->bare)
        return false;
    const unsigned char *stop = mgl_scan_run(p, scan->end, &bits);
    if (bits & MGL_INWORD_LETTER)
        return true;
    scan->bare = stop;
    return false;
}

/* The end of the selectors and joiners at p, which are marks in foreign text; p if a Mongolian word begins with them.
 */
static const unsigned char *skip_joiners(mgl_scan *scan, const unsigned char *p)
{
    if (is_word(scan, p))
        return p;
    for (unsigned bits; p < scan->end && (bits = mgl_bits_at(p, scan->end)) & MGL_INWORD_PART; p += 3) {
        if (bits & (MGL_INWORD_VISIBLE | MGL_INWORD_SEPARATOR))
            break;
    }
    return p;
}

/* ---- words of other text, by kind ---- */

static mgl_text_class class_at(const unsigned char *p, const unsigned char *end, const unsigned char **next)
{
    uint32_t cp;
    *next = mgl_utf8_next(p, end, &cp);
    return mgl_text_classify(cp);
}

static const unsigned char *scan_bad(const unsigned char *p, const unsigned char *end)
{
    const unsigned char *next;
    while (p < end && *p >= 0x80 && class_at(p, end, &next) == MGL_TEXT_BAD)
        p = next;
    return p;
}

/* Marks stay with a space, but not with a line end, a tab or an invisible character. */
static const unsigned char *scan_space(mgl_scan *scan, const unsigned char *p)
{
    bool carries = false;
    while (p < scan->end) {
        const unsigned char *next = p + 1;
        unsigned bits;
        if (*p < 0x80) {
            if (classify_ascii(*p) != MGL_TEXT_SPACE)
                break;
            carries = *p == ' ';
        } else if ((bits = mgl_bits_at(p, scan->end)) & MGL_INWORD_PART) {
            if (bits & MGL_INWORD_VISIBLE || is_word(scan, p))
                break;
            next = p + 3;
            carries = false;
        } else {
            mgl_text_class is = class_at(p, scan->end, &next);
            if (is != MGL_TEXT_SPACE && is != MGL_TEXT_FORMAT && !(is == MGL_TEXT_MARK && carries))
                break;
            carries = is == MGL_TEXT_MARK;
        }
        p = next;
    }
    return p;
}

/* One grapheme cluster; a Mongolian word ends it. */
static const unsigned char *scan_point(mgl_scan *scan, const unsigned char *p)
{
    uint32_t before, cp;
    utf8proc_int32_t state = 0;
    p = mgl_utf8_next(p, scan->end, &before);
    while (p < scan->end && *p >= 0x80 && !is_word(scan, p)) {
        const unsigned char *next = mgl_utf8_next(p, scan->end, &cp);
        if (cp == MGL_UTF8_BAD ||
            utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)cp, &state))
            break;
        before = cp;
        p = next;
    }
    return p;
}

/* The class of the foreign code point at p; MGL_TEXT_SPACE where there is none. */
static mgl_text_class foreign_at(const unsigned char *p, const unsigned char *end)
{
    const unsigned char *next;
    if (p >= end || mgl_bits_at(p, end) & MGL_INWORD_PART)
        return MGL_TEXT_SPACE;
    return class_at(p, end, &next);
}

/* The end of an apostrophe or middle dot between letters, or of a point or comma between digits; p if none stands
 * there. */
static const unsigned char *skip_inner(const unsigned char *p, const unsigned char *end, mgl_text_class last)
{
    uint32_t cp;
    const unsigned char *next = mgl_utf8_next(p, end, &cp);
    bool letters = cp == '\'' || cp == 0x2019 || cp == 0xB7, digits = cp == '.' || cp == ',';
    mgl_text_class wanted = letters ? MGL_TEXT_LETTER : MGL_TEXT_NUMBER;
    return (letters || digits) && last == wanted && foreign_at(next, end) == wanted ? next : p;
}

/* Letters and digits of other scripts, with what may stand inside. */
static const unsigned char *scan_letters(mgl_scan *scan, const unsigned char *p, mgl_text_class last, uint32_t *kind)
{
    const unsigned char *end = scan->end;
    *kind = last == MGL_TEXT_NUMBER ? MGL_WORD_NUMBER : MGL_WORD_FOREIGN;
    while (p < end) {
        const unsigned char *next = p;
        if (mgl_bits_at(p, end) & MGL_INWORD_PART) {
            next = skip_joiners(scan, p);
        } else {
            mgl_text_class is = *p < 0x80 ? (next++, classify_ascii(*p)) : class_at(p, end, &next);
            if (is == MGL_TEXT_LETTER || is == MGL_TEXT_NUMBER) {
                last = is;
                if (is == MGL_TEXT_LETTER)
                    *kind = MGL_WORD_FOREIGN;
            } else if (is == MGL_TEXT_POINT) {
                next = skip_inner(p, end, last);
            } else if (is != MGL_TEXT_MARK && is != MGL_TEXT_FORMAT) {
                next = p;
            }
        }
        if (next == p)
            break;
        p = next;
    }
    return p;
}

static const unsigned char *skip_marks(const unsigned char *p, const unsigned char *end)
{
    for (const unsigned char *next = p; p < end && *p >= 0xCC && class_at(p, end, &next) == MGL_TEXT_MARK; p = next) {
        if (mgl_bits_at(p, end))
            break;
    }
    return p;
}

static const unsigned char *scan_ideograph(mgl_scan *scan, const unsigned char *p)
{
    for (const unsigned char *next;; p = next) {
        next = skip_marks(p, scan->end);
        if (next < scan->end && mgl_bits_at(next, scan->end) & MGL_INWORD_PART)
            next = skip_joiners(scan, next);
        if (next == p)
            return p;
    }
}

static const unsigned char *scan_other(mgl_scan *scan, const unsigned char *p, uint32_t *kind)
{
    const unsigned char *next;
    mgl_text_class is = class_at(p, scan->end, &next);
    switch (is) {
    case MGL_TEXT_BAD:
        *kind = MGL_WORD_INVALID;
        return scan_bad(next, scan->end);
    case MGL_TEXT_SPACE:
    case MGL_TEXT_FORMAT:
        *kind = MGL_WORD_SPACE;
        return scan_space(scan, p);
    case MGL_TEXT_POINT:
        *kind = MGL_WORD_PUNCTUATION;
        return scan_point(scan, p);
    case MGL_TEXT_IDEOGRAPH:
        *kind = MGL_WORD_FOREIGN;
        return scan_ideograph(scan, next);
    default:
        return scan_letters(scan, next, is, kind);
    }
}

static const unsigned char *scan_ascii(mgl_scan *scan, const unsigned char *p, uint32_t *kind)
{
    mgl_text_class is = classify_ascii(*p);
    if (is == MGL_TEXT_SPACE) {
        *kind = MGL_WORD_SPACE;
        return scan_space(scan, p);
    }
    if (is != MGL_TEXT_POINT)
        return scan_letters(scan, p + 1, is, kind);
    *kind = MGL_WORD_PUNCTUATION;
    return scan_point(scan, p);
}

/* A run of parts that has no letter: a visible part with the selectors and joiners behind it, or space. */
static const unsigned char *scan_bare(mgl_scan *scan, const unsigned char *p, uint32_t *kind)
{
    if (!(mgl_bits_at(p, scan->end) & MGL_INWORD_VISIBLE)) {
        *kind = MGL_WORD_SPACE;
        return scan_space(scan, p);
    }
    *kind = MGL_WORD_PUNCTUATION;
    do
        p += 3;
    while (p < scan->bare && !(mgl_bits_at(p, scan->end) & (MGL_INWORD_VISIBLE | MGL_INWORD_SEPARATOR)));
    return p;
}

const unsigned char *mgl_scan_word(mgl_scan *scan, const unsigned char *p, uint32_t *kind)
{
    unsigned bits;
    if (*p < 0x80)
        return scan_ascii(scan, p, kind);
    if (p < scan->bare)
        return scan_bare(scan, p, kind);
    const unsigned char *stop = mgl_scan_run(p, scan->end, &bits);
    if (stop == p)
        return scan_other(scan, p, kind);
    if (bits & MGL_INWORD_LETTER) {
        *kind = MGL_WORD_MONGOLIAN;
        return stop < scan->end && *stop >= 0xCC ? skip_marks(stop, scan->end) : stop;
    }
    scan->bare = stop;
    return scan_bare(scan, p, kind);
}
