/* counts.c -- counting words and characters. Source: MGC/01-11 (2016), 7. */
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "words/words_state.h"

/* What is not yet known to count, until the next code point is seen: pending_[0]. */
enum { NOTHING = 0, CONTROL, MARK };
/* What the code point before was: pending_[1]. */
enum { OTHER = 0, LETTER, MONGOLIAN_CONTROL };

/* The side on which a code point outside the Mongolian block is counted; 0: it is not. */
static unsigned side_of(uint32_t cp)
{
    size_t low = 0, high = mgl_counted_marks_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mgl_counted_marks[middle].codepoint < cp)
            low = middle + 1;
        else
            high = middle;
    }
    bool there = low < mgl_counted_marks_count && mgl_counted_marks[low].codepoint == cp;
    return there ? mgl_counted_marks[low].side : 0;
}

static bool is_white(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= 9 && cp <= 13);
    if (cp == MGL_UTF8_BAD)
        return false;
    unsigned category = (unsigned)utf8proc_get_property((utf8proc_int32_t)cp)->category;
    return cp == 0x85 || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

/* The code point that now follows decides about the one before it. */
static void settle(mgl_counts *counts, unsigned is)
{
    if (counts->pending_[0] == CONTROL && is == LETTER)
        counts->controls++;
    if (counts->pending_[0] == MARK && is != OTHER)
        counts->marks_touching++;
    counts->pending_[0] = NOTHING;
    counts->pending_[1] = is;
}

static void count_mark(mgl_counts *counts, unsigned side)
{
    unsigned before = counts->pending_[1];
    settle(counts, OTHER);
    if (side == MGL_COUNTED_OWN) {
        counts->nominal++;
        counts->punctuation++;
        return;
    }
    counts->marks++;
    if (side == MGL_COUNTED_BEFORE)
        counts->pending_[0] = MARK;
    else if (before != OTHER)
        counts->marks_touching++;
}

/* NNBSP counts when a letter follows; ZWJ and ZWNJ when one is on either side. */
static void count_control(mgl_counts *counts, unsigned bits)
{
    unsigned before = counts->pending_[1];
    settle(counts, MONGOLIAN_CONTROL);
    if (before == LETTER && !(bits & MGL_INWORD_SEPARATOR))
        counts->controls++;
    else
        counts->pending_[0] = CONTROL;
}

static void count_codepoint(mgl_counts *counts, const unsigned char *p, const unsigned char *end, uint32_t cp)
{
    unsigned bits = mgl_bits_at(p, end), side;
    if (bits & MGL_INWORD_NOMINAL) {
        bool control = bits & MGL_INWORD_CONTROL;
        settle(counts, control ? MONGOLIAN_CONTROL : bits & MGL_INWORD_PART ? LETTER : OTHER);
        counts->nominal++;
        counts->punctuation += (bits & MGL_INWORD_OWN) != 0;
    } else if (bits & MGL_INWORD_PART) {
        count_control(counts, bits);
    } else if (cp > 0x80 && (side = side_of(cp)) != 0) {
        count_mark(counts, side);
    } else {
        settle(counts, OTHER);
        if (is_white(cp))
            return;
    }
    counts->codepoints++;
}

static void count_characters(mgl_counts *counts, const unsigned char *p, const unsigned char *end)
{
    while (p < end) {
        uint32_t cp = *p;
        const unsigned char *next = cp < 0x80 ? p + 1 : mgl_utf8_next(p, end, &cp);
        count_codepoint(counts, p, end, cp);
        p = next;
    }
}

static void count_words(mgl_counts *counts, mgl_words *it)
{
    mgl_word word = MGL_WORD_INIT;
    mgl_syllable syllable = MGL_SYLLABLE_INIT;
    while (mgl_words_next(it, &word)) {
        if (word.kind != MGL_WORD_MONGOLIAN)
            continue;
        counts->words++;
        while (mgl_words_next_syllable(it, &syllable))
            counts->syllables++;
    }
}

static void sum_up(mgl_counts *counts)
{
    uint64_t mongolian = counts->nominal + counts->controls;
    uint64_t marks = mongolian > counts->codepoints / 2 ? counts->marks : 0;
    counts->characters_one = mongolian + marks;
    counts->characters_two = mongolian + counts->marks_touching;
    counts->words_one = counts->words + counts->punctuation + marks;
    counts->words_two = counts->words + counts->punctuation + counts->marks_touching;
}

mgl_status mgl_counts_add(const mgl_words_opts *opts, const char *text, size_t n, mgl_counts *counts)
{
    mgl_words_opts known;
    mgl_words it = MGL_WORDS_INIT;
    mgl_counts sum = MGL_COUNTS_INIT;
    if (!counts)
        return MGL_E_ARG;
    if (counts->size < sizeof sum)
        return MGL_E_OPTS_SIZE; /* what is pending has to be in it */
    mgl_status status = mgl_words_options(opts, &known);
    known.flags = 0;
    if (status == MGL_OK)
        status = mgl_words_start(&it, &known, text, n);
    if (status != MGL_OK)
        return status;
    memcpy(&sum, counts, sizeof sum);
    count_characters(&sum, mgl_words_text(&it), mgl_words_text(&it) + it.n_);
    count_words(&sum, &it);
    sum_up(&sum);
    sum.size = counts->size;
    memcpy(counts, &sum, sizeof sum);
    return MGL_OK;
}
