/* syllables.c -- dividing a Mongolian word into syllables. Source: MGC/01-10 (2016), 5 and 6. */
#include <string.h>

#include "words/words_state.h"

/* ---- groups: pieces that are divided on their own; a chachlag belongs to what is before it ---- */

enum { BEGUN = 0x10000 };

static bool has_separator(const unsigned char *p, const unsigned char *end)
{
    for (; p < end; p += 3) {
        if (end - p < 3 || mgl_bits_at(p, end) & MGL_INWORD_SEPARATOR || !mgl_bits_at(p, end))
            return true;
    }
    return false;
}

/* Finds where the group that begins at syllable_ ends. */
static void find_group(mgl_words *it)
{
    const unsigned char *text = mgl_words_text(it);
    mgl_pieces pieces, saved;
    mgl_piece piece;
    bool begun = it->syllable_state_ & BEGUN;
    it->syllable_state_ |= BEGUN;
    it->group_ = it->end_;
    if (!begun && !has_separator(text + it->begin_, text + it->end_))
        return;
    if (begun)
        mgl_words_pieces_at(it, &pieces, it->syllable_, it->syllable_state_);
    else
        mgl_words_pieces(it, &pieces);
    mgl_piece_next(&pieces, &piece);
    do {
        saved = pieces;
        it->group_ = (size_t)(piece.end - text);
    } while (mgl_piece_next(&pieces, &piece) && piece.is_chachlag);
    it->syllable_state_ = mgl_before_save(&saved.before) | BEGUN;
}

/* ---- letters ---- */

typedef struct mgl_sound {
    const unsigned char *begin, *end; /* the letter with what belongs to it */
    unsigned bits;
    uint8_t symbol;
} mgl_sound;

/* The next letter that sounds, or boundary marker, from p on; begin == stop: none. What does not sound belongs to what
 * is before it, at the start of the group to what is behind it. */
static mgl_sound next_sound(const unsigned char *p, const unsigned char *stop)
{
    const unsigned sounding = MGL_INWORD_VOWEL | MGL_INWORD_CONSONANT | MGL_INWORD_BOUNDARY;
    mgl_sound sound = { p, stop, 0, MGL_NO_LETTER };
    while (sound.begin < stop && !(sound.bits & sounding)) {
        sound.bits = mgl_bits_at(sound.begin, stop);
        if (!(sound.bits & sounding))
            sound.begin += sound.bits ? 3 : 1;
    }
    if (sound.begin >= stop) {
        sound.begin = sound.end = stop;
        sound.bits = 0;
        return sound;
    }
    sound.symbol = (uint8_t)((sound.begin[1] & 3) << 6 | (sound.begin[2] & 0x3F));
    sound.end = sound.begin + 3;
    return sound;
}

static bool is_vowel(const mgl_sound *sound)
{
    return sound->bits & MGL_INWORD_VOWEL;
}

static bool is_consonant(const mgl_sound *sound)
{
    return sound->bits & MGL_INWORD_CONSONANT;
}

/* Whether two sounds behind a vowel belong to it: y + i, but not before a vowel. */
static bool is_glide(const mgl_sound *first, const unsigned char *stop)
{
    mgl_sound second = next_sound(first->end, stop);
    for (size_t i = 0; i < mgl_glides_count; i++) {
        if (mgl_glides[i].first == first->symbol && mgl_glides[i].second == second.symbol) {
            mgl_sound third = next_sound(second.end, stop);
            return !is_vowel(&third);
        }
    }
    return false;
}

/* ---- a syllable ---- */

static unsigned class_of(const mgl_syllable *syllable)
{
    unsigned onset = syllable->onset, coda = syllable->coda;
    if (!syllable->vowels)
        return onset == 2 ? MGL_SYLLABLE_CC1 : onset == 3 ? MGL_SYLLABLE_CC2 : MGL_SYLLABLE_OTHER;
    if (onset == 2)
        return coda == 1 ? MGL_SYLLABLE_CCVC : MGL_SYLLABLE_OTHER;
    if (onset > 2 || coda > 2)
        return MGL_SYLLABLE_OTHER;
    return (onset ? (unsigned)MGL_SYLLABLE_CV : (unsigned)MGL_SYLLABLE_V) + coda;
}

/* The vowels from sound on, glides with them; sound becomes what is behind. */
static void take_vowels(mgl_syllable *syllable, mgl_sound *sound, const unsigned char *stop)
{
    while (is_vowel(sound) || (is_consonant(sound) && syllable->vowels && is_glide(sound, stop))) {
        unsigned n = is_vowel(sound) ? 1 : 2;
        syllable->vowels += n;
        while (n--)
            *sound = next_sound(sound->end, stop);
    }
}

/* Fills in the letters of the syllable at p and returns where it ends: before the last consonant that a vowel follows.
 */
static const unsigned char *take_syllable(mgl_syllable *syllable, const unsigned char *p, const unsigned char *stop)
{
    mgl_sound sound = next_sound(p, stop), last = sound;
    for (; is_consonant(&sound); sound = next_sound(sound.end, stop))
        syllable->onset++;
    take_vowels(syllable, &sound, stop);
    if (!syllable->vowels)
        return sound.bits & MGL_INWORD_BOUNDARY ? next_sound(sound.end, stop).begin : stop;
    for (; is_consonant(&sound); sound = next_sound(sound.end, stop)) {
        last = sound;
        syllable->coda++;
    }
    if (sound.bits & MGL_INWORD_BOUNDARY)
        return next_sound(sound.end, stop).begin;
    if (!is_vowel(&sound))
        return stop;
    syllable->coda--;
    return last.begin;
}

bool mgl_words_next_syllable(mgl_words *it, mgl_syllable *syllable)
{
    mgl_syllable found = MGL_SYLLABLE_INIT;
    if (!it || !syllable || it->kind_ != MGL_WORD_MONGOLIAN)
        return false;
    const unsigned char *text = mgl_words_text(it);
    if (!(it->syllable_state_ & BEGUN))
        it->syllable_ = it->group_ = it->begin_;
    if (it->syllable_ >= it->end_)
        return false;
    if (it->syllable_ >= it->group_)
        find_group(it);
    found.begin = it->syllable_;
    found.end = (size_t)(take_syllable(&found, text + it->syllable_, text + it->group_) - text);
    found.type = class_of(&found);
    it->syllable_ = found.end;
    mgl_place place = mgl_words_pass(it, it->syllable_units_, found.begin, found.end);
    found.utf16_begin = place.utf16[0];
    found.utf16_end = place.utf16[1];
    found.utf32_begin = place.utf32[0];
    found.utf32_end = place.utf32[1];
    mgl_words_give(syllable, &found, sizeof found);
    return true;
}

const char *mgl_syllable_name(uint32_t type)
{
    static const char *const names[] = { NULL, "V", "VC1", "VC2", "CV", "CVC1", "CVC2", "CCVC", "CC1", "CC2", "other" };
    return type < sizeof names / sizeof *names ? names[type] : NULL;
}
