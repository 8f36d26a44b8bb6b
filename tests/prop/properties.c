/* properties.c -- what holds for the shaping of every text: random texts of all systems and profiles, valid or not. */
#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"
#include "random.h"
#include "snapshot.h"
#include "tap.h"

/* What a property is tried on. */
typedef struct prop_subject {
    mgl_shape_opts opts;
    const char *text;
    size_t n;
    mgl_units *units;      /* scratch */
    const snapshot *whole; /* the result of the whole text */
} prop_subject;

/* NULL, or what is wrong. */
typedef const char *(*property)(const prop_subject *subject);

static bool is_mongolian(uint32_t cp)
{
    return cp >= 0x1800 && cp <= 0x18AF;
}

/* ---- properties ---- */

/* Clusters rise; slots cover the text; the units of a slot have its cluster. */
static const char *covers(const prop_subject *subject)
{
    const snapshot *whole = subject->whole;
    if ((subject->n > 0) != (whole->slot_n > 0))
        return "no slot, or one in no text";
    if (subject->n && whole->slot[0].cluster != 0)
        return "the first slot is not at the start";
    for (size_t i = 0; i < whole->slot_n; i++) {
        const snapshot_slot *slot = whole->slot + i;
        size_t stop = i + 1 < whole->slot_n ? whole->slot[i + 1].cluster : subject->n;
        size_t last = i + 1 < whole->slot_n ? whole->slot[i + 1].unit : whole->unit_n;
        if (stop <= slot->cluster)
            return "slots do not rise";
        if (slot->unit > last || (i == 0 && slot->unit != 0))
            return "the units of slots do not follow each other";
        for (size_t k = slot->unit; k < last; k++) {
            bool first = (whole->unit[k].flags & MGL_UNIT_FIRST_OF_SLOT) != 0;
            if (whole->unit[k].cluster != slot->cluster)
                return "a unit has another cluster than its slot";
            if (first != (k == slot->unit))
                return "FIRST_OF_SLOT is not on the first unit of a slot";
        }
    }
    return NULL;
}

/* One slot for each code point of Mongolian text, one for each run of anything else. */
static const char *has_one_slot_each(const prop_subject *subject)
{
    const snapshot *whole = subject->whole;
    size_t slot = 0, length;
    for (size_t i = 0; i < subject->n; i += length) {
        uint32_t cp = oracle_read(subject->text, subject->n, i, &length);
        while (slot + 1 < whole->slot_n && whole->slot[slot + 1].cluster <= i)
            slot++;
        const snapshot_slot *here = whole->slot + slot;
        bool starts = here->cluster == i, text = here->state == MGL_SLOT_TEXT;
        if (is_mongolian(cp) && (!starts || text))
            return "a Mongolian code point without a slot of its own";
        if (!text && (!starts || here->codepoint != cp))
            return "a slot with another code point than the text";
        if (!text && !is_mongolian(cp) && cp != 0x202F && cp != 0x200C && cp != 0x200D)
            return "a slot for other text";
        if (text && starts && here->codepoint != (cp == UINT32_MAX ? 0xFFFD : cp))
            return "a run with another code point than the text";
        if (text && starts && slot && here[-1].state == MGL_SLOT_TEXT)
            return "two runs of other text side by side";
    }
    return NULL;
}

/* Joins are mutual, and no join is open and met at once. */
static const char *joins_meet(const prop_subject *subject)
{
    const snapshot *whole = subject->whole;
    size_t before = 0, after = 0;
    for (size_t i = 0; i < whole->unit_n; i++) {
        uint8_t flags = whole->unit[i].flags;
        before += (flags & MGL_UNIT_JOINS_BEFORE) != 0;
        if (before > after)
            return "a unit joins one that does not join it";
        after += (flags & MGL_UNIT_JOINS_AFTER) != 0;
        if ((flags & MGL_UNIT_JOINS_BEFORE) && (flags & MGL_UNIT_OPEN_BEFORE))
            return "a join is met and open";
        if ((flags & MGL_UNIT_JOINS_AFTER) && (flags & MGL_UNIT_OPEN_AFTER))
            return "a join is met and open";
    }
    return before == after ? NULL : "a unit joins one that does not join it";
}

/* Offsets in UTF-16 and UTF-32 are those of a slow count. */
static const char *counts_alike(const prop_subject *subject)
{
    mgl_shape_opts opts = subject->opts;
    opts.flags |= MGL_SHAPE_UTF16_OFFSETS | MGL_SHAPE_UTF32_OFFSETS;
    if (mgl_shape(NULL, &opts, subject->text, subject->n, 0, MGL_NUL, subject->units) != MGL_OK)
        return "shaping failed";
    const uint32_t *utf16 = mgl_units_cluster_utf16(subject->units), *utf32 = mgl_units_cluster_utf32(subject->units);
    const uint32_t *utf8 = mgl_units_cluster(subject->units);
    size_t count = mgl_units_count(subject->units), byte = 0, in16 = 0, in32 = 0, length;
    if (count && (!utf16 || !utf32))
        return "no offsets, though asked for";
    for (size_t unit = 0; unit < count; unit++) {
        while (byte < utf8[unit]) {
            uint32_t cp = oracle_read(subject->text, subject->n, byte, &length);
            byte += length;
            in16 += cp > 0xFFFF && cp != UINT32_MAX ? 2 : 1;
            in32++;
        }
        if (byte != utf8[unit])
            return "a cluster inside a code point";
        if (utf16[unit] != in16)
            return "an offset in UTF-16";
        if (utf32[unit] != in32)
            return "an offset in UTF-32";
    }
    return NULL;
}

/* Shapes into n bytes at an address that is odd or even by shift. */
static const char *shape_fixed(const prop_subject *subject, size_t n, size_t shift, mgl_status *status, size_t *needed)
{
    static snapshot result;
    char *memory = malloc(n + shift);
    mgl_units *fixed = NULL;
    const char *wrong = NULL;
    *status = mgl_units_new_fixed(NULL, memory + shift, n, &fixed);
    if (*status == MGL_OK)
        *status = mgl_shape(NULL, &subject->opts, subject->text, subject->n, 0, MGL_NUL, fixed);
    *needed = fixed ? mgl_units_needed(fixed) : 0;
    if (*status == MGL_OK)
        wrong = snapshot_take(fixed, &result) ? snapshot_difference(subject->whole, &result) : "too large";
    mgl_units_free(fixed);
    free(memory);
    return wrong;
}

/* Fixed memory of the size a result asks for holds the same result, wherever it lies; less does not. */
static const char *fits_exactly(const prop_subject *subject)
{
    enum { SLACK = 16 }; /* what an address that is not aligned may cost */
    size_t asked;
    mgl_status status;
    if (mgl_shape(NULL, &subject->opts, subject->text, subject->n, 0, MGL_NUL, subject->units) != MGL_OK)
        return "shaping failed";
    size_t needed = mgl_units_needed(subject->units);
    for (size_t shift = 0; shift < SLACK; shift += 5) {
        const char *wrong = shape_fixed(subject, needed, shift, &status, &asked);
        if (wrong)
            return wrong;
        if (status != MGL_OK)
            return "does not fit in the size it asks for";
        if (asked != needed)
            return "fixed and growing memory ask for different sizes";
        shape_fixed(subject, needed - SLACK - 1, shift, &status, &asked);
        if (status != MGL_E_SPACE)
            return "asks for more than it needs";
        if (asked && asked != needed)
            return "asks for another size when it does not fit";
    }
    return NULL;
}

/* Where the code points (or ill-formed pieces) of the text begin, and its end; returns how many. */
static size_t boundaries(const prop_subject *subject, size_t at[RANDOM_BYTES])
{
    size_t count = 0, length;
    for (size_t i = 0; i < subject->n; i += length) {
        at[count++] = i;
        oracle_read(subject->text, subject->n, i, &length);
    }
    at[count++] = subject->n;
    return count;
}

/* An item in its context is the part of the whole. */
static const char *item_is_part(const prop_subject *subject)
{
    static snapshot wanted, item;
    size_t at[RANDOM_BYTES], count = boundaries(subject, at), length;
    for (size_t i = 0; i < count; i++) {
        uint32_t first = at[i] < subject->n ? oracle_read(subject->text, subject->n, at[i], &length) : 0;
        for (size_t k = i; k < count; k += 1 + k % 3) {
            size_t begin = at[i], end = at[k];
            if (mgl_shape(NULL, &subject->opts, subject->text, subject->n, begin, end - begin, subject->units) !=
                MGL_OK)
                return "shaping failed";
            snapshot_cut(subject->whole, subject->n, begin, end, first == UINT32_MAX ? 0xFFFD : first, &wanted);
            if (!snapshot_take(subject->units, &item))
                return "too large";
            const char *wrong = snapshot_difference(&wanted, &item);
            if (wrong)
                return wrong;
        }
    }
    return NULL;
}

/* Shapes text[0, at) and text[at, n) and compares both together with the whole. */
static const char *cut_at(const prop_subject *subject, size_t at)
{
    static snapshot left, right;
    if (mgl_shape(NULL, &subject->opts, subject->text, at, 0, MGL_NUL, subject->units) != MGL_OK ||
        !snapshot_take(subject->units, &left))
        return "shaping failed";
    if (mgl_shape(NULL, &subject->opts, subject->text + at, subject->n - at, 0, MGL_NUL, subject->units) != MGL_OK ||
        !snapshot_take(subject->units, &right))
        return "shaping failed";
    return snapshot_append(&left, &right, (uint32_t)at) ? snapshot_difference(subject->whole, &left) : "too large";
}

/* A line may be cut before every unit that is not flagged. */
static const char *cuts_are_safe(const prop_subject *subject)
{
    for (size_t i = 1; i < subject->whole->unit_n; i++) {
        const snapshot_unit *unit = subject->whole->unit + i;
        if (unit->flags & MGL_UNIT_UNSAFE_TO_BREAK)
            continue;
        if (!(unit->flags & MGL_UNIT_FIRST_OF_SLOT))
            return "safe to break inside a form";
        const char *wrong = cut_at(subject, unit->cluster);
        if (wrong)
            return wrong;
    }
    return NULL;
}

static const char *verifies(const prop_subject *subject)
{
    mgl_shape_opts opts = subject->opts;
    opts.flags |= MGL_SHAPE_VERIFY;
    mgl_status status = mgl_shape(NULL, &opts, subject->text, subject->n, 0, MGL_NUL, subject->units);
    return status == MGL_OK ? NULL : mgl_status_name(status);
}

/* A stream may be cut at the safe prefix of whatever has arrived. */
static const char *prefixes_are_safe(const prop_subject *subject)
{
    for (size_t arrived = 0; arrived <= subject->n; arrived++) {
        size_t prefix = mgl_safe_prefix(subject->text, arrived);
        if (prefix > arrived)
            return "a safe prefix longer than the text";
        const char *wrong = cut_at(subject, prefix);
        if (wrong)
            return wrong;
    }
    return NULL;
}

/* Strict mode fails exactly when a diagnostic is a warning or an error, and gives the same result. */
static const char *strict_is_complete(const prop_subject *subject)
{
    static snapshot strict;
    mgl_shape_opts opts = subject->opts;
    opts.flags |= MGL_SHAPE_STRICT;
    mgl_status status = mgl_shape(NULL, &opts, subject->text, subject->n, 0, MGL_NUL, subject->units);
    if (status != MGL_OK && status != MGL_E_STRICT)
        return "strict mode fails otherwise";
    if (status == MGL_E_STRICT && subject->whole->diag_n == 0)
        return "strict mode fails without a diagnostic";
    return snapshot_take(subject->units, &strict) ? snapshot_difference(subject->whole, &strict) : "too large";
}

static const struct {
    const char *name;
    property holds;
    bool fixed_system;
} properties[] = {
    { "slots cover the text and clusters rise", covers, false },
    { "one slot for each Mongolian code point and each other run", has_one_slot_each, false },
    { "joins are mutual", joins_meet, false },
    { "offsets in UTF-16 and UTF-32 agree with a slow count", counts_alike, false },
    { "fixed memory of the size asked for gives the same result", fits_exactly, false },
    { "an item in its context is the part of the whole", item_is_part, false },
    { "every cut that is not flagged is safe", cuts_are_safe, true },
    { "safe pieces verify", verifies, false },
    { "every safe prefix is safe", prefixes_are_safe, true },
    { "strict mode gives the same result", strict_is_complete, false },
};
enum { PROPERTIES = sizeof properties / sizeof *properties };

/* ---- trying them ---- */

static void show_failure(const prop_subject *subject, const char *what, const char *wrong)
{
    char hex[3 * RANDOM_BYTES + 1] = "";
    for (size_t i = 0; i < subject->n; i++)
        snprintf(hex + 3 * i, 4, "%02X ", (unsigned)(unsigned char)subject->text[i]);
    tap_note("%s: %s; system %s, profile %s, text %s", what, wrong, mgl_system_name(subject->opts.system),
             mgl_profile_name(subject->opts.profile), hex);
}

static void try_text(prop_subject *subject, unsigned failures[PROPERTIES])
{
    static snapshot whole;
    subject->whole = &whole;
    if (mgl_shape(NULL, &subject->opts, subject->text, subject->n, 0, MGL_NUL, subject->units) != MGL_OK ||
        !snapshot_take(subject->units, &whole)) {
        if (!failures[0]++)
            show_failure(subject, "shaping", "failed");
        return;
    }
    for (size_t i = 0; i < PROPERTIES; i++) {
        if (properties[i].fixed_system && subject->opts.system == MGL_SYSTEM_AUTO)
            continue;
        const char *wrong = properties[i].holds(subject);
        if (wrong && failures[i]++ < 3)
            show_failure(subject, properties[i].name, wrong);
    }
}

static unsigned try_all(mgl_units *units, unsigned texts, unsigned failures[PROPERTIES])
{
    prop_subject subject = { MGL_SHAPE_OPTS_INIT, NULL, 0, units, NULL };
    random_source random = random_start(20261101);
    char bytes[RANDOM_BYTES];
    unsigned count = 0;
    for (uint32_t profile = MGL_PROFILE_UTN57_R4; profile <= MGL_PROFILE_UTN57_R5DRAFT; profile++) {
        for (uint32_t system = MGL_SYSTEM_AUTO; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++) {
            random_alphabet alphabet;
            random_alphabet_fill(&alphabet, profile, system ? system : 1 + random_below(&random, 7));
            subject.opts.profile = profile;
            subject.opts.system = system;
            for (unsigned i = 0; i < texts; i++, count++) {
                subject.n = random_text(&random, &alphabet, (random_kind)(i % 4), bytes);
                subject.text = bytes;
                try_text(&subject, failures);
            }
        }
    }
    return count;
}

/* Text without Mongolian is one slot and one unit. */
static void try_other_text(mgl_units *units)
{
    static const char *const texts[] = { "a",
                                         "Hello, world",
                                         "\n",
                                         "\xD0\xB0\xD0\xB1",
                                         "\xF0\x9F\x98\x80 \xE4\xB8\xAD",
                                         "\xFF\xFE",
                                         "\xE1\xA3\xB0\xE1\x9F\xBF" };
    unsigned wrong = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (mgl_shape(NULL, NULL, texts[i], MGL_NUL, 0, MGL_NUL, units) != MGL_OK)
            wrong++;
        else if (mgl_units_count(units) != 1 || mgl_units_slot_count(units) != 1 ||
                 mgl_units_id(units)[0] != MGL_UNIT_TEXT)
            wrong++;
        else if (mgl_units_slot_state(units)[0] != MGL_SLOT_TEXT || mgl_units_cluster(units)[0] != 0)
            wrong++;
    }
    tap(wrong == 0, "text without Mongolian is one unit");
    bool empty = mgl_shape(NULL, NULL, "", 0, 0, MGL_NUL, units) == MGL_OK;
    tap(empty && mgl_units_count(units) == 0 && mgl_units_slot_count(units) == 0, "no text has no units");
}

int main(int argc, char **argv)
{
    unsigned failures[PROPERTIES] = { 0 };
    mgl_units *units = NULL;
    unsigned texts = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 400;
    if (mgl_units_new(NULL, &units) != MGL_OK)
        return 1;
    unsigned count = try_all(units, texts, failures);
    for (size_t i = 0; i < PROPERTIES; i++)
        tap(failures[i] == 0, "%s: %u of %u random texts fail", properties[i].name, failures[i], count);
    try_other_text(units);
    mgl_units_free(units);
    return tap_end();
}
