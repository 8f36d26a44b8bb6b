/* words_prop.c -- what holds for the words of every text: random texts of all systems and profiles, valid or not. */
#include <mongol/mongol.h>
#include <stdlib.h>
#include <string.h>

#include "random.h"
#include "tap.h"

enum { MOST = RANDOM_BYTES, TEXTS = 5000 };

/* The words of a text, and what was found inside them. */
typedef struct words_list {
    size_t n, parts, suffixes, syllables;
    mgl_word word[MOST];
} words_list;

typedef struct words_subject {
    mgl_words_opts opts;
    const char *text;
    size_t n;
    words_list *whole, *other; /* of the text; scratch */
} words_subject;

/* NULL, or what is wrong. */
typedef const char *(*words_property)(const words_subject *subject);

/* ---- reading ---- */

/* What the parts of a word should do, or NULL. */
static const char *read_parts(mgl_words *it, const mgl_word *word, words_list *list)
{
    mgl_part part = MGL_PART_INIT;
    size_t at = word->begin, at16 = word->utf16_begin, n = 0;
    for (; mgl_words_next_part(it, &part); n++) {
        if (part.begin != at || part.end <= at || part.utf16_begin != at16)
            return "parts do not follow each other";
        if (part.letters < part.begin || part.letters > part.end || part.chachlag < part.letters ||
            part.chachlag > part.end)
            return "a separator is outside its part";
        if (part.kind != (n == 0 && !part.function ? MGL_PART_STEM : MGL_PART_SUFFIX) || (n && !part.function))
            return "a stem behind something, or a suffix without a function";
        list->suffixes += part.kind == MGL_PART_SUFFIX;
        at = part.end;
        at16 = part.utf16_end;
    }
    list->parts += n;
    if (word->kind != MGL_WORD_MONGOLIAN)
        return n ? "another word has parts" : NULL;
    return at == word->end && at16 == word->utf16_end ? NULL : "parts do not cover the word";
}

static const char *read_syllables(mgl_words *it, const mgl_word *word, words_list *list)
{
    mgl_syllable syllable = MGL_SYLLABLE_INIT;
    size_t at = word->begin, at32 = word->utf32_begin, n = 0;
    for (; mgl_words_next_syllable(it, &syllable); n++) {
        if (syllable.begin != at || syllable.end <= at || syllable.utf32_begin != at32)
            return "syllables do not follow each other";
        if (!mgl_syllable_name(syllable.type))
            return "a syllable without a class";
        at = syllable.end;
        at32 = syllable.utf32_end;
    }
    list->syllables += n;
    if (word->kind != MGL_WORD_MONGOLIAN)
        return n ? "another word has syllables" : NULL;
    return at == word->end && at32 == word->utf32_end ? NULL : "syllables do not cover the word";
}

static const char *read_words(const mgl_words_opts *opts, const char *text, size_t n, bool inside, words_list *list)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    list->n = list->parts = list->suffixes = list->syllables = 0;
    if (mgl_words_start(&it, opts, text, n) != MGL_OK)
        return "mgl_words_start() failed";
    while (mgl_words_next(&it, &word)) {
        if (list->n == MOST)
            return "more words than bytes";
        list->word[list->n++] = word;
        const char *wrong = inside ? read_parts(&it, &word, list) : NULL;
        if (!wrong && inside)
            wrong = read_syllables(&it, &word, list);
        if (wrong)
            return wrong;
    }
    return NULL;
}

/* ---- properties ---- */

static size_t codepoint(const char *text, size_t n, uint32_t *cp)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t want = p[0] < 0x80                   ? 1
                  : p[0] >= 0xC2 && p[0] < 0xE0 ? 2
                  : p[0] >= 0xE0 && p[0] < 0xF0 ? 3
                  : p[0] >= 0xF0 && p[0] < 0xF5 ? 4
                                                : 0;
    *cp = UINT32_MAX;
    if (!want || want > n)
        return 1;
    uint32_t value = want == 1 ? p[0] : p[0] & (0x7Fu >> want);
    for (size_t i = 1; i < want; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (p[i] & 0x3F);
    }
    *cp = value;
    return want;
}

/* Words stand side by side and cover the text, in all three units. */
static const char *covers(const words_subject *subject)
{
    const words_list *whole = subject->whole;
    size_t at = 0, at16 = 0, at32 = 0;
    for (size_t i = 0; i < whole->n; i++) {
        const mgl_word *word = whole->word + i;
        if (word->begin != at || word->utf16_begin != at16 || word->utf32_begin != at32)
            return "a word does not begin where the one before it ends";
        if (word->end <= word->begin || word->utf16_end <= word->utf16_begin || word->utf32_end <= word->utf32_begin)
            return "an empty word";
        if (word->kind < MGL_WORD_MONGOLIAN || word->kind > MGL_WORD_INVALID)
            return "a kind that is none";
        at = word->end;
        at16 = word->utf16_end;
        at32 = word->utf32_end;
    }
    return at == subject->n ? NULL : "words do not reach the end of the text";
}

static bool is_part(uint32_t cp)
{
    return (cp >= 0x180A && cp <= 0x180F) || cp == 0x1807 || (cp >= 0x1820 && cp <= 0x1878) ||
           (cp >= 0x1880 && cp <= 0x18AA) || cp == 0x200C || cp == 0x200D || cp == 0x202F;
}

static bool is_letter(uint32_t cp)
{
    return cp >= 0x1820 && is_part(cp) && cp != 0x1885 && cp != 0x1886 && cp != 0x18A9 && cp < 0x2000;
}

/* The definition of MGC/01-11, 7.2.1, once more and slowly: the longest runs with a letter, and no other word is
 * Mongolian. A mark of another script may stand behind a run. */
static const char *meets_the_definition(const words_subject *subject)
{
    size_t next = 0;
    const words_list *whole = subject->whole;
    for (size_t at = 0; at < subject->n;) {
        size_t begin = at;
        bool letter = false;
        uint32_t cp;
        for (size_t n; at < subject->n && (n = codepoint(subject->text + at, subject->n - at, &cp), is_part(cp));
             at += n)
            letter = letter || is_letter(cp);
        if (letter) {
            while (next < whole->n && whole->word[next].kind != MGL_WORD_MONGOLIAN)
                next++;
            if (next == whole->n || whole->word[next].begin != begin || whole->word[next].end < at)
                return "a run with a letter is no word";
            next++;
        }
        if (at == begin)
            at += codepoint(subject->text + at, subject->n - at, &cp);
    }
    while (next < whole->n && whole->word[next].kind != MGL_WORD_MONGOLIAN)
        next++;
    return next == whole->n ? NULL : "a Mongolian word that is no run with a letter";
}

/* A text that is cut between two words has the same words on both sides. */
static const char *can_be_cut(const words_subject *subject)
{
    const words_list *whole = subject->whole;
    for (size_t i = 0; i + 1 < whole->n; i++) {
        size_t cut = whole->word[i].end;
        const char *wrong = read_words(&subject->opts, subject->text, cut, false, subject->other);
        if (wrong || subject->other->n != i + 1)
            return "the words before a cut are others";
        for (size_t k = 0; k <= i; k++) {
            if (subject->other->word[k].end != whole->word[k].end ||
                subject->other->word[k].kind != whole->word[k].kind)
                return "a word before a cut is another";
        }
        wrong = read_words(&subject->opts, subject->text + cut, subject->n - cut, false, subject->other);
        if (wrong || subject->other->n != whole->n - i - 1)
            return "the words behind a cut are others";
        for (size_t k = 0; k < subject->other->n; k++) {
            const mgl_word *a = subject->other->word + k, *b = whole->word + i + 1 + k;
            if (a->end + cut != b->end || a->kind != b->kind)
                return "a word behind a cut is another";
        }
    }
    return NULL;
}

/* Suffixes behind plain spaces: the same words but for spaces and words that are joined; every property of parts holds.
 */
static const char *joins_words(const words_subject *subject)
{
    mgl_words_opts opts = subject->opts;
    opts.flags |= MGL_WORDS_SPACED_SUFFIXES;
    const char *wrong = read_words(&opts, subject->text, subject->n, true, subject->other);
    const words_list *whole = subject->whole, *joined = subject->other;
    for (size_t i = 0, k = 0; !wrong && i < joined->n; i++) {
        const mgl_word *word = joined->word + i;
        bool more = k < whole->n && whole->word[k].end < word->end;
        if (k >= whole->n || whole->word[k].begin != word->begin || whole->word[k].kind != word->kind)
            return "a word begins elsewhere";
        if (more != ((word->flags & MGL_WORD_HAS_SPACED_SUFFIX) != 0) || (more && word->kind != MGL_WORD_MONGOLIAN))
            return "the flag of a joined word is wrong";
        while (k < whole->n && whole->word[k].end <= word->end)
            k++;
        if (whole->word[k - 1].end != word->end)
            return "a word ends elsewhere";
    }
    return wrong;
}

/* Counts agree with the words, and add up. */
static const char *counts(const words_subject *subject)
{
    mgl_counts all = MGL_COUNTS_INIT, sum = MGL_COUNTS_INIT;
    const words_list *whole = subject->whole;
    uint64_t mongolian = 0;
    if (mgl_counts_add(&subject->opts, subject->text, subject->n, &all) != MGL_OK)
        return "mgl_counts_add() failed";
    for (size_t i = 0; i < whole->n; i++) {
        const mgl_word *word = whole->word + i;
        mongolian += word->kind == MGL_WORD_MONGOLIAN;
        if (mgl_counts_add(&subject->opts, subject->text + word->begin, word->end - word->begin, &sum) != MGL_OK)
            return "mgl_counts_add() of a word failed";
    }
    if (all.words != mongolian)
        return "another number of words";
    if (all.nominal != sum.nominal || all.controls != sum.controls || all.marks_touching != sum.marks_touching ||
        all.punctuation != sum.punctuation || all.codepoints != sum.codepoints || all.words_one != sum.words_one ||
        all.characters_one != sum.characters_one || all.characters_two != sum.characters_two ||
        all.words_two != sum.words_two)
        return "counts in pieces are others";
    if (all.marks_touching > all.marks || all.words_two < all.words || all.characters_two < all.nominal)
        return "a count that cannot be";
    return NULL;
}

static const struct {
    const char *name;
    words_property holds;
} properties[] = {
    { "words cover the text in bytes, UTF-16 and UTF-32", covers },
    { "Mongolian words are the runs of MGC/01-11, 7.2.1", meets_the_definition },
    { "a cut between words changes nothing", can_be_cut },
    { "suffixes behind plain spaces only join words", joins_words },
    { "counts agree with words and add up", counts },
};
enum { PROPERTIES = sizeof properties / sizeof *properties };

static void escape(const char *text, size_t n)
{
    char line[MOST * 4 + 1];
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        static const char hex[] = "0123456789ABCDEF";
        line[at++] = '\\';
        line[at++] = 'x';
        line[at++] = hex[(unsigned char)text[i] >> 4];
        line[at++] = hex[text[i] & 15];
    }
    line[at] = '\0';
    tap_note("text: %s", line);
}

/* Tries everything on random texts of one system; wrong[i] counts failures of property i. */
static void try_system(uint32_t system, uint32_t profile, words_subject *subject, size_t wrong[PROPERTIES + 1],
                       size_t *suffixes)
{
    random_alphabet alphabet;
    random_source random = random_start(system * 1000 + profile);
    random_alphabet_fill(&alphabet, profile, system);
    for (size_t i = 0; i < TEXTS; i++) {
        char text[RANDOM_BYTES];
        subject->opts.system = random_percent(&random, 50) ? system : MGL_SYSTEM_AUTO;
        subject->opts.profile = profile;
        subject->n = random_text(&random, &alphabet, (random_kind)(i % 4), text);
        subject->text = text;
        const char *what = read_words(&subject->opts, text, subject->n, true, subject->whole);
        *suffixes += subject->whole->suffixes;
        for (size_t k = 0; k <= PROPERTIES; k++) {
            if (k)
                what = wrong[0] ? NULL : properties[k - 1].holds(subject);
            if (what && wrong[k]++ == 0) {
                tap_note("%s: %s", mgl_system_name(system), what);
                escape(text, subject->n);
            }
        }
    }
}

/* ---- suffixes ---- */

static const struct {
    const char *letters;
    uint32_t function;
} suffixes_known[] = {
    { "\u1828\u1820\u1837", MGL_SUFFIX_PLURAL },
    { "\u1824\u1833", MGL_SUFFIX_PLURAL },
    { "\u1828\u1826\u182D\u1826\u1833", MGL_SUFFIX_PLURAL },
    { "\u1836\u1822\u1828", MGL_SUFFIX_GENITIVE },
    { "\u1824\u1828", MGL_SUFFIX_GENITIVE },
    { "\u1826", MGL_SUFFIX_GENITIVE },
    { "\u1833\u1824", MGL_SUFFIX_DATIVE },
    { "\u1832\u1826", MGL_SUFFIX_DATIVE },
    { "\u1836\u1822", MGL_SUFFIX_ACCUSATIVE },
    { "\u1822", MGL_SUFFIX_ACCUSATIVE },
    { "\u1820\u1834\u1820", MGL_SUFFIX_ABLATIVE },
    { "\u182A\u1821\u1837", MGL_SUFFIX_INSTRUMENTAL },
    { "\u1822\u1836\u1820\u1837", MGL_SUFFIX_INSTRUMENTAL },
    { "\u1832\u1820\u1822", MGL_SUFFIX_COMITATIVE },
    { "\u182F\u1824\u182D\u180E\u1820", MGL_SUFFIX_ASSOCIATIVE },
    { "\u182A\u1820\u1828", MGL_SUFFIX_REFLEXIVE },
    { "\u1833\u1820\u182D\u1820\u1828", MGL_SUFFIX_DATIVE_REFLEXIVE },
    { "\u182C\u1822", MGL_SUFFIX_RELATIONAL },
    { "\u1833\u1821\u182C\u1822", MGL_SUFFIX_LOCATIVE_RELATIONAL },
    { "\u1826\u182D\u1821\u1822", MGL_SUFFIX_NEGATION },
};

/* Whether the text ends in a suffix of this function, which begins at letters. */
static bool ends_in(const char *text, size_t n, size_t letters, uint32_t function)
{
    mgl_words it = MGL_WORDS_INIT;
    mgl_words_opts opts = MGL_WORDS_OPTS_INIT;
    mgl_word word = MGL_WORD_INIT;
    mgl_part part = MGL_PART_INIT;
    opts.system = MGL_SYSTEM_HUDUM;
    if (mgl_words_start(&it, &opts, text, n) != MGL_OK)
        return false;
    while (mgl_words_next(&it, &word)) {
        while (mgl_words_next_part(&it, &part)) {
        }
    }
    return part.end == n && part.letters == letters && part.function == function;
}

/* A suffix behind a vowel separator or NNBSP is found whatever the stem is. */
static size_t miss_suffixes(void)
{
    random_alphabet alphabet;
    random_source random = random_start(7);
    size_t missed = 0;
    random_alphabet_fill(&alphabet, MGL_PROFILE_UTN57_R4, MGL_SYSTEM_HUDUM);
    for (size_t i = 0; i < TEXTS; i++) {
        char text[RANDOM_BYTES + 64];
        size_t n = random_text(&random, &alphabet, i % 2 ? RANDOM_MIXED : RANDOM_WORDS, text), which = i % 20;
        random_put(text, &n, random_percent(&random, 50) ? 0x180E : 0x202F);
        size_t letters = n, length = strlen(suffixes_known[which].letters);
        memcpy(text + n, suffixes_known[which].letters, length);
        n += length;
        if (!ends_in(text, n, letters, suffixes_known[which].function) && missed++ == 0)
            escape(text, n);
    }
    return missed;
}

int main(void)
{
    static words_list whole, other;
    words_subject subject = { .opts = MGL_WORDS_OPTS_INIT, .whole = &whole, .other = &other };
    size_t wrong[PROPERTIES + 1] = { 0 }, suffixes = 0;
    subject.opts.flags = MGL_WORDS_UTF16_OFFSETS | MGL_WORDS_UTF32_OFFSETS;
    for (uint32_t system = MGL_SYSTEM_HUDUM; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++) {
        for (uint32_t profile = MGL_PROFILE_UTN57_R4; profile <= MGL_PROFILE_UTN57_R5DRAFT; profile++)
            try_system(system, profile, &subject, wrong, &suffixes);
    }
    tap(wrong[0] == 0, "parts and syllables cover every Mongolian word");
    for (size_t k = 1; k <= PROPERTIES; k++)
        tap(wrong[k] == 0, "%s", properties[k - 1].name);
    tap(miss_suffixes() == 0, "a suffix is found whatever the stem is");
    tap(suffixes > 100, "there are suffixes in random text (%zu)", suffixes);
    return tap_end();
}
