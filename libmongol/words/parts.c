/* parts.c -- stem and separated suffixes of a word. */
#include "words/words_state.h"

/* Bits of part_state_ above what mgl_before_save() uses. */
enum { BEGUN = 0x10000 };

static void give_part(mgl_words *it, mgl_part *part, mgl_part *found)
{
    mgl_place place = mgl_words_pass(it, it->part_units_, found->begin, found->end);
    found->utf16_begin = place.utf16[0];
    found->utf16_end = place.utf16[1];
    found->utf32_begin = place.utf32[0];
    found->utf32_end = place.utf32[1];
    found->system = it->system_;
    mgl_words_give(part, found, sizeof *found);
}

/* Passes over the stem: everything up to the suffixes that the word ends in. True if there is one. */
static bool find_stem(mgl_words *it, mgl_part *stem)
{
    const unsigned char *text = mgl_words_text(it);
    mgl_pieces pieces;
    mgl_piece piece;
    mgl_words_pieces(it, &pieces);
    uint32_t saved = mgl_before_save(&pieces.before);
    size_t chachlag = it->end_, letters = it->begin_;
    it->part_ = it->begin_;
    for (bool first = true; mgl_piece_next(&pieces, &piece); first = false) {
        if (first)
            letters = (size_t)(piece.letters - text);
        if (piece.suffix)
            continue;
        it->part_ = (size_t)(piece.end - text);
        saved = mgl_before_save(&pieces.before);
        chachlag = piece.is_chachlag ? (size_t)(piece.begin - text) : it->part_;
    }
    it->part_state_ = saved | BEGUN;
    stem->begin = it->begin_;
    stem->letters = letters;
    stem->end = it->part_;
    stem->chachlag = chachlag;
    stem->kind = MGL_PART_STEM;
    return it->part_ > it->begin_;
}

static bool find_suffix(mgl_words *it, mgl_part *part)
{
    const unsigned char *text = mgl_words_text(it);
    mgl_pieces pieces;
    mgl_piece piece;
    mgl_words_pieces_at(it, &pieces, it->part_, it->part_state_);
    if (!mgl_piece_next(&pieces, &piece))
        return false;
    it->part_ = (size_t)(piece.end - text);
    it->part_state_ = mgl_before_save(&pieces.before) | BEGUN;
    part->begin = (size_t)(piece.begin - text);
    part->letters = (size_t)(piece.letters - text);
    part->chachlag = (size_t)(piece.chachlag - text);
    part->end = it->part_;
    part->kind = MGL_PART_SUFFIX;
    part->function = piece.suffix ? piece.suffix->function : 0;
    return true;
}

bool mgl_words_next_part(mgl_words *it, mgl_part *part)
{
    mgl_part found = MGL_PART_INIT;
    if (!it || !part || it->kind_ != MGL_WORD_MONGOLIAN)
        return false;
    bool there = (!(it->part_state_ & BEGUN) && find_stem(it, &found)) || find_suffix(it, &found);
    if (there)
        give_part(it, part, &found);
    return there;
}

static const mgl_registered *function_row(uint32_t function)
{
    return function - 1 < mgl_suffix_functions_count ? mgl_suffix_functions + (function - 1) : NULL;
}

const char *mgl_suffix_name(uint32_t function)
{
    const mgl_registered *row = function_row(function);
    return row ? row->name : NULL;
}

const char *mgl_suffix_text(uint32_t function)
{
    const mgl_registered *row = function_row(function);
    return row ? row->text : NULL;
}
