/* pieces.c -- cutting a word at its separators and telling what each piece is. */
#include "words/pieces.h"

#include <string.h>

const unsigned char *mgl_skip_plain_spaces(const unsigned char *p, const unsigned char *end)
{
    for (;;) {
        if (p < end && *p == ' ')
            p++;
        else if (end - p >= 2 && p[0] == 0xC2 && p[1] == 0xA0)
            p += 2;
        else
            return p;
    }
}

/* Selectors and joiners. */
static bool is_invisible(const unsigned char *p, const unsigned char *end)
{
    const unsigned others = MGL_INWORD_LETTER | MGL_INWORD_VISIBLE | MGL_INWORD_SEPARATOR;
    return (mgl_bits_at(p, end) & (MGL_INWORD_PART | others)) == MGL_INWORD_PART;
}

/* Plain spaces, MVS and NNBSP in any order, and selectors and joiners that stand between two of them. */
static const unsigned char *skip_separators(const unsigned char *p, const unsigned char *end)
{
    const unsigned char *stop = p, *next;
    do {
        p = stop;
        next = mgl_skip_plain_spaces(p, end);
        while (next < end && mgl_is_separator(next, end))
            next += 3;
        for (stop = next; stop < end && is_invisible(stop, end);)
            stop += 3;
    } while (stop > p && stop < end && (mgl_is_separator(stop, end) || mgl_skip_plain_spaces(stop, end) > stop));
    return next;
}

/* The symbol of the last letter among the parts of a word in [begin, end), behind which something else may stand. */
static uint8_t last_letter(const unsigned char *begin, const unsigned char *end)
{
    uint8_t last = MGL_NO_LETTER;
    for (unsigned bits; begin < end && (bits = mgl_bits_at(begin, end)) & MGL_INWORD_PART; begin += 3) {
        if (bits & MGL_INWORD_LETTER)
            last = (uint8_t)((begin[1] & 3) << 6 | (begin[2] & 0x3F));
    }
    return last;
}

/* Only vowel separators, no NNBSP and no space. */
static bool is_only_mvs(const unsigned char *p, const unsigned char *end)
{
    while (end - p >= 3 && p[0] == 0xE1 && mgl_is_separator(p, end))
        p += 3;
    return p == end;
}

static bool has_plain_space(const unsigned char *p, const unsigned char *end)
{
    while (p < end && mgl_is_separator(p, end))
        p += 3;
    return p < end;
}

/* Marks of other scripts may stand at the end of a word: they belong to the piece, which then is no suffix. */
static const unsigned char *skip_rest(const unsigned char *p, const unsigned char *end)
{
    while (p < end && skip_separators(p, end) == p && !(mgl_bits_at(p, end) & MGL_INWORD_PART))
        p++;
    return p;
}

/* A suffix that ends in a chachlag (luγ-a): the piece with the one behind it. */
static bool take_tail(const mgl_pieces *pieces, mgl_piece *piece)
{
    const unsigned char *letters = skip_separators(piece->end, pieces->end),
                        *end = mgl_skip_parts(letters, pieces->end);
    bool narrow;
    if (letters == piece->end || end == letters || end - letters > 2 * 3 || has_plain_space(piece->end, letters))
        return false;
    const mgl_span span = { piece->begin, piece->letters, end, pieces->end };
    const mgl_suffix_row *row = mgl_suffix_find(pieces->set, &pieces->before, &span, &narrow);
    if (!row)
        return false;
    piece->suffix = row;
    piece->chachlag = piece->end;
    piece->end = end;
    return true;
}

static void judge(const mgl_pieces *pieces, mgl_piece *piece)
{
    const mgl_before *before = &pieces->before;
    bool narrow;
    if ((piece->letters == piece->begin && !before->outside) || take_tail(pieces, piece))
        return;
    const mgl_span span = { piece->begin, piece->letters, piece->end, pieces->end };
    piece->suffix = mgl_suffix_find(pieces->set, &pieces->before, &span, &narrow);
    if (narrow && before->stem && !before->function && !before->chachlag && is_only_mvs(piece->begin, piece->letters)) {
        piece->suffix = NULL;
        piece->is_chachlag = true;
    }
}

bool mgl_piece_next(mgl_pieces *pieces, mgl_piece *piece)
{
    const unsigned char *end = pieces->end;
    if (pieces->at >= end)
        return false;
    memset(piece, 0, sizeof *piece);
    piece->begin = pieces->at;
    piece->letters = skip_separators(piece->begin, end);
    const unsigned char *parts = mgl_skip_parts(piece->letters, end);
    piece->end = skip_rest(parts, end);
    if (piece->end == parts)
        judge(pieces, piece);
    if (!piece->chachlag)
        piece->chachlag = piece->end;
    uint8_t last = last_letter(piece->letters, piece->end);
    pieces->at = piece->end;
    pieces->before = (mgl_before){
        .last = last != MGL_NO_LETTER ? last : pieces->before.last,
        .function = piece->suffix ? piece->suffix->function : 0,
        .stem = true,
        .chachlag = piece->is_chachlag || piece->chachlag < piece->end,
    };
    return true;
}

/* ---- saving ---- */

enum { SAVED_STEM = 0x100, SAVED_CHACHLAG = 0x200, SAVED_OUTSIDE = 0x400, SAVED_FUNCTION = 24 };

uint32_t mgl_before_save(const mgl_before *before)
{
    return before->last | (before->stem ? (uint32_t)SAVED_STEM : 0) |
           (before->chachlag ? (uint32_t)SAVED_CHACHLAG : 0) | (before->outside ? (uint32_t)SAVED_OUTSIDE : 0) |
           (uint32_t)before->function << SAVED_FUNCTION;
}

mgl_before mgl_before_restore(uint32_t saved)
{
    return (mgl_before){ .last = (uint8_t)saved,
                         .function = (uint8_t)(saved >> SAVED_FUNCTION),
                         .stem = saved & SAVED_STEM,
                         .chachlag = saved & SAVED_CHACHLAG,
                         .outside = saved & SAVED_OUTSIDE };
}
