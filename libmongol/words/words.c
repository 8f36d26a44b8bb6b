/* words.c -- walking through the words of a text. */
#include <string.h>

#include "base/options.h"
#include "base/utf8.h"
#include "model/choice.h"
#include "model/detector.h"
#include "model/segment.h"
#include "words/words_state.h"

_Static_assert(sizeof(mgl_words) <= MGL_WORDS_BYTES, "the documented size of an iterator");
_Static_assert(sizeof(mgl_detector) <= sizeof((mgl_words *)0)->detector_, "an iterator holds a detector");

enum { FLAGS = MGL_WORDS_SPACED_SUFFIXES | MGL_WORDS_UTF16_OFFSETS | MGL_WORDS_UTF32_OFFSETS };

mgl_status mgl_words_options(const mgl_words_opts *opts, mgl_words_opts *into)
{
    *into = (mgl_words_opts)MGL_WORDS_OPTS_INIT;
    mgl_status status = mgl_options_read(opts, into, sizeof *into, offsetof(mgl_words_opts, language));
    if (status != MGL_OK)
        return status;
    if (into->flags & ~(uint32_t)FLAGS || into->reserved)
        return MGL_E_ARG;
    return mgl_choose(into->system, &into->profile);
}

mgl_status mgl_words_start(mgl_words *it, const mgl_words_opts *opts, const char *text, size_t n)
{
    mgl_words_opts known;
    if (!it || (!text && n))
        return MGL_E_ARG;
    if (it->size < sizeof *it)
        return MGL_E_OPTS_SIZE;
    mgl_status status = mgl_words_options(opts, &known);
    if (status != MGL_OK)
        return status;
    mgl_words fresh = MGL_WORDS_INIT;
    fresh.size = it->size;
    fresh.text_ = text ? text : "";
    fresh.n_ = n == MGL_NUL ? strlen(text) : n;
    fresh.flags_ = known.flags;
    fresh.profile_ = known.profile;
    mgl_shape_opts shape = MGL_SHAPE_OPTS_INIT;
    shape.system = known.system;
    shape.profile = known.profile;
    shape.language = known.language;
    mgl_detector detector;
    mgl_detector_start(&detector, &shape, fresh.text_, fresh.n_);
    memcpy(fresh.detector_, &detector, sizeof detector);
    *it = fresh;
    return MGL_OK;
}

/* ---- the writing system of the current word ---- */

/* A word is judged by its first letters; what decides is nearly always among them. */
enum { LOOK_AT = 64 };

static const mgl_set *set_of(mgl_words *it)
{
    if (!it->system_) {
        const unsigned char *p = mgl_words_text(it) + it->begin_, *stop;
        unsigned bits;
        mgl_slot slots[LOOK_AT];
        mgl_detector detector;
        stop = mgl_scan_run(p, mgl_words_text(it) + it->end_, &bits);
        size_t n = (size_t)(stop - p) / 3;
        n = n > LOOK_AT ? LOOK_AT : n;
        memcpy(&detector, it->detector_, sizeof detector);
        mgl_segment_read(p, n * 3, slots);
        it->system_ = mgl_detect_segment(&detector, p, slots, n).system;
        memcpy(it->detector_, &detector, sizeof detector);
    }
    return mgl_sets[it->profile_ - 1][it->system_ - 1];
}

/* ---- what stands before a word ---- */

/* Whether a suffix may follow the code point that ends at p: a number, a foreign letter, a closing bracket or quote. */
static bool can_carry(const unsigned char *begin, const unsigned char *p)
{
    if (p == begin)
        return false;
    uint32_t cp = ' ';
    for (const unsigned char *start = mgl_utf8_start(begin, p - 1); start < p;)
        start = mgl_utf8_next(start, p, &cp);
    if (mgl_text_closes(cp))
        return true;
    mgl_text_class is = mgl_text_classify(cp);
    bool mongolian = p - begin >= 3 && mgl_bits_at(p - 3, p) & MGL_INWORD_PART;
    return !mongolian && (is == MGL_TEXT_LETTER || is == MGL_TEXT_NUMBER || is == MGL_TEXT_IDEOGRAPH);
}

static bool stands_outside(const mgl_words *it)
{
    const unsigned char *begin = mgl_words_text(it), *p = begin + it->begin_;
    while (p > begin && (p[-1] == ' ' || (p - begin >= 2 && p[-2] == 0xC2 && p[-1] == 0xA0)))
        p -= p[-1] == ' ' ? 1 : 2;
    return p < begin + it->begin_ && can_carry(begin, p);
}

void mgl_words_pieces_at(mgl_words *it, mgl_pieces *pieces, size_t at, uint32_t saved)
{
    *pieces = (mgl_pieces){ .set = set_of(it), .at = mgl_words_text(it) + at, .end = mgl_words_text(it) + it->end_ };
    pieces->before = mgl_before_restore(saved);
}

void mgl_words_pieces(mgl_words *it, mgl_pieces *pieces)
{
    mgl_words_pieces_at(it, pieces, it->begin_, MGL_NO_LETTER);
    pieces->before.outside = (it->flags_ & MGL_WORDS_SPACED_SUFFIXES) && stands_outside(it);
}

/* ---- offsets ---- */

mgl_place mgl_words_pass(const mgl_words *it, size_t units[2], size_t begin, size_t end)
{
    mgl_place place = { { 0, 0 }, { 0, 0 } };
    if (!(it->flags_ & (MGL_WORDS_UTF16_OFFSETS | MGL_WORDS_UTF32_OFFSETS)))
        return place;
    size_t utf16, utf32, plain = 0;
    const unsigned char *p = mgl_words_text(it) + begin, *stop = mgl_words_text(it) + end;
    for (; p < stop; plain++) { /* what nearly everything is */
        if (*p < 0x80)
            p++;
        else if (mgl_bits_at(p, stop) & MGL_INWORD_PART)
            p += 3;
        else
            break;
    }
    mgl_utf8_count(p, stop, &utf16, &utf32);
    utf16 += plain;
    utf32 += plain;
    if (it->flags_ & MGL_WORDS_UTF16_OFFSETS) {
        place.utf16[0] = units[0];
        place.utf16[1] = units[0] += utf16;
    }
    if (it->flags_ & MGL_WORDS_UTF32_OFFSETS) {
        place.utf32[0] = units[1];
        place.utf32[1] = units[1] += utf32;
    }
    return place;
}

void mgl_words_give(void *to, const void *from, size_t n)
{
    size_t size;
    memcpy(&size, to, sizeof size);
    if (size > sizeof size)
        memcpy((char *)to + sizeof size, (const char *)from + sizeof size, (size < n ? size : n) - sizeof size);
}

/* ---- words ---- */

/* Where the current word ends once suffixes behind plain spaces are part of it. */
static size_t with_spaced_suffixes(mgl_words *it)
{
    const unsigned char *text = mgl_words_text(it), *end = text + it->n_;
    mgl_pieces pieces;
    mgl_piece piece;
    mgl_words_pieces(it, &pieces);
    while (mgl_piece_next(&pieces, &piece)) {
    }
    for (;;) {
        const unsigned char *stop = text + it->end_, *word = mgl_skip_plain_spaces(stop, end);
        uint32_t kind = 0;
        mgl_scan scan = { end, word };
        const unsigned char *word_end = word > stop && word < end ? mgl_scan_word(&scan, word, &kind) : stop;
        if (kind != MGL_WORD_MONGOLIAN)
            return it->end_;
        pieces.at = stop;
        pieces.end = word_end;
        while (mgl_piece_next(&pieces, &piece)) {
            if (!piece.suffix)
                return it->end_;
        }
        it->end_ = (size_t)(word_end - text);
    }
}

/* The usual cases at once: a Mongolian word before ASCII, a single space before a Mongolian letter, and Mongolian
 * punctuation before either. */
static inline const unsigned char *scan(mgl_words *it, const unsigned char *p, const unsigned char *end, uint32_t *kind)
{
    const unsigned char *text = mgl_words_text(it);
    if (*p == ' ' && mgl_bits_at(p + 1, end) & MGL_INWORD_LETTER) {
        *kind = MGL_WORD_SPACE;
        return p + 1;
    }
    if (*p == 0xE1) {
        unsigned bits = mgl_bits_at(p, end);
        if (bits & MGL_INWORD_OWN && end - p > 3 && p[3] < 0x80) {
            *kind = MGL_WORD_PUNCTUATION;
            return p + 3;
        }
        const unsigned char *stop = p < text + it->bare_ ? p : mgl_scan_run(p, end, &bits);
        if (stop > p && bits & MGL_INWORD_LETTER && (stop == end || *stop < 0x80)) {
            *kind = MGL_WORD_MONGOLIAN;
            return stop;
        }
    }
    mgl_scan scan = { end, text + it->bare_ };
    const unsigned char *stop = mgl_scan_word(&scan, p, kind);
    it->bare_ = (size_t)(scan.bare - text);
    return stop;
}

static void give_word(mgl_words *it, mgl_word *word)
{
    mgl_word found = MGL_WORD_INIT;
    if (it->flags_) {
        size_t bare = it->end_;
        if (it->kind_ == MGL_WORD_MONGOLIAN && it->flags_ & MGL_WORDS_SPACED_SUFFIXES)
            found.flags = with_spaced_suffixes(it) > bare ? MGL_WORD_HAS_SPACED_SUFFIX : 0;
        memcpy(it->part_units_, it->units_, sizeof it->units_);
        memcpy(it->syllable_units_, it->units_, sizeof it->units_);
        mgl_place place = mgl_words_pass(it, it->units_, it->begin_, it->end_);
        found.utf16_begin = place.utf16[0];
        found.utf16_end = place.utf16[1];
        found.utf32_begin = place.utf32[0];
        found.utf32_end = place.utf32[1];
    }
    found.begin = it->begin_;
    found.end = it->end_;
    found.kind = it->kind_;
    mgl_words_give(word, &found, sizeof found);
}

bool mgl_words_next(mgl_words *it, mgl_word *word)
{
    if (!it || !word || it->at_ >= it->n_)
        return false;
    const unsigned char *text = mgl_words_text(it);
    uint32_t kind;
    size_t begin = it->at_, end = (size_t)(scan(it, text + begin, text + it->n_, &kind) - text);
    it->begin_ = begin;
    it->end_ = end;
    it->kind_ = kind;
    it->system_ = it->part_state_ = it->syllable_state_ = 0;
    if (it->flags_ || word->size != sizeof *word) {
        give_word(it, word);
    } else {
        *word = (mgl_word){ .size = sizeof *word, .begin = begin, .end = end, .kind = kind };
    }
    it->at_ = it->end_;
    return true;
}
