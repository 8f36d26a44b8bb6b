/* norm_properties.c -- what holds for the minimal form of every text: random texts of all systems and profiles, valid
 * or not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "key_looks.h"
#include "norm_map.h"
#include "oracle.h"
#include "random.h"
#include "tap.h"

/* What a property is tried on. */
typedef struct norm_subject {
    mgl_norm_opts opts;
    mgl_shape_opts how; /* the same for shaping */
    const char *text;
    size_t n;
    const char *minimal; /* its minimal form, which stands in out */
    size_t minimal_n;
    mgl_out *out;
    looks seen; /* what a reader sees of the text */
    looks scratch;
    mgl_out *again; /* scratch */
} norm_subject;

typedef const char *(*property)(norm_subject *subject);

/* ---- properties ---- */

static const char *looks_as_before(norm_subject *subject)
{
    if (!looks_read(&subject->scratch, &subject->how, subject->minimal, subject->minimal_n))
        return "shaping failed";
    return looks_equal(&subject->seen, &subject->scratch) ? NULL : "the minimal form looks different";
}

/* Everything but selectors, ZWJ and ZWNJ, an NNBSP counting as an MVS. */
static size_t letters_of(const char *text, size_t n, char *letters)
{
    size_t used = 0, length;
    for (size_t i = 0; i < n; i += length) {
        uint32_t cp = oracle_read(text, n, i, &length);
        if ((cp >= 0x180B && cp <= 0x180D) || cp == 0x180F || cp == 0x200C || cp == 0x200D)
            continue;
        if (cp == 0x202F) {
            random_put(letters, &used, 0x180E);
            continue;
        }
        memcpy(letters + used, text + i, length);
        used += length;
    }
    return used;
}

static const char *keeps_letters(norm_subject *subject)
{
    char before[RANDOM_BYTES], after[RANDOM_BYTES];
    if (subject->minimal_n > subject->n)
        return "the minimal form is longer";
    size_t before_n = letters_of(subject->text, subject->n, before);
    size_t after_n = letters_of(subject->minimal, subject->minimal_n, after);
    return before_n == after_n && !memcmp(before, after, before_n) ? NULL : "a letter was lost or changed";
}

static const char *is_stable(norm_subject *subject)
{
    size_t n;
    if (mgl_normalize(NULL, &subject->opts, subject->minimal, subject->minimal_n, subject->again) != MGL_OK)
        return "normalizing the minimal form failed";
    const char *twice = mgl_out_text(subject->again, &n);
    if (n != subject->minimal_n || memcmp(twice, subject->minimal, n))
        return "normalizing twice changes more";
    return mgl_out_edit_count(subject->again) ? "an edit that changes nothing" : NULL;
}

static const char *edits_add_up(norm_subject *subject)
{
    return norm_map_edits(subject->out, subject->text, subject->n);
}

static const char *map_follows_edits(norm_subject *subject)
{
    for (unsigned utf = MGL_UTF8; utf <= MGL_UTF32; utf++) {
        const char *wrong = norm_map_offsets(subject->out, (mgl_utf)utf, subject->text, subject->n);
        if (wrong)
            return wrong;
    }
    return NULL;
}

/* A diagnostic for each ill-formed piece and for nothing else. */
static const char *tells_of_bad_bytes(norm_subject *subject)
{
    size_t diag = 0, length, diags = mgl_out_diag_count(subject->out);
    for (size_t i = 0; i < subject->n; i += length) {
        if (oracle_read(subject->text, subject->n, i, &length) != UINT32_MAX)
            continue;
        if (diag == diags || mgl_out_diag_code(subject->out)[diag] != MGL_DIAG_INVALID_UTF8 ||
            mgl_out_diag_begin(subject->out)[diag] != i || mgl_out_diag_end(subject->out)[diag] != i + length)
            return "an ill-formed piece without its diagnostic";
        diag++;
    }
    return diag == diags ? NULL : "a diagnostic without an ill-formed piece";
}

static const char *strict_is_complete(norm_subject *subject)
{
    mgl_norm_opts opts = subject->opts;
    size_t n;
    opts.flags |= MGL_SHAPE_STRICT;
    mgl_status status = mgl_normalize(NULL, &opts, subject->text, subject->n, subject->again);
    if (status != (mgl_out_diag_count(subject->out) ? MGL_E_STRICT : MGL_OK))
        return "strict mode fails exactly when there are diagnostics: not here";
    const char *text = mgl_out_text(subject->again, &n);
    if (n != subject->minimal_n || memcmp(text, subject->minimal, n))
        return "strict mode gives another text";
    return norm_map_difference(subject->out, subject->again);
}

/* Fixed memory of the size asked for holds the same result; less does not. */
static const char *fits_exactly(norm_subject *subject)
{
    static char memory[65536];
    mgl_out *fixed = NULL;
    size_t needed = 0, n = 0;
    const char *wrong = NULL;
    if (mgl_out_new_fixed(NULL, memory, 512, &fixed) == MGL_OK &&
        mgl_normalize(NULL, &subject->opts, subject->text, subject->n, fixed) != MGL_E_INTERNAL)
        needed = mgl_out_needed(fixed);
    mgl_out_free(fixed);
    if (needed == 0 || needed > sizeof memory - 1)
        return "no size is asked for";
    for (size_t less = 0; less < 2 && !wrong; less++) {
        fixed = NULL;
        mgl_status status = mgl_out_new_fixed(NULL, memory + 1, needed - less, &fixed);
        if (status == MGL_OK)
            status = mgl_normalize(NULL, &subject->opts, subject->text, subject->n, fixed);
        const char *text = fixed ? mgl_out_text(fixed, &n) : "";
        if (less)
            wrong = status == MGL_E_SPACE ? NULL : "fits in less than it asks for";
        else if (status != MGL_OK)
            wrong = "does not fit in what it asks for";
        else if (n != subject->minimal_n || memcmp(text, subject->minimal, n))
            wrong = "another text in fixed memory";
        else
            wrong = norm_map_difference(subject->out, fixed);
        mgl_out_free(fixed);
    }
    return wrong;
}

/* Where the Mongolian slots of a text stand: other ZWJ, ZWNJ and NNBSP are not the library's to touch. */
static bool is_mongolian_at(const mgl_units *units, size_t byte)
{
    for (size_t i = 0; i < mgl_units_slot_count(units); i++) {
        if (mgl_units_slot_cluster(units)[i] == byte)
            return mgl_units_slot_state(units)[i] != MGL_SLOT_TEXT;
    }
    return false;
}

/* Taking out any control, or writing an NNBSP as MVS, would be seen. */
static const char *holds_nothing_idle(norm_subject *subject)
{
    char less[RANDOM_BYTES];
    size_t length, n = subject->minimal_n;
    if (subject->opts.system == MGL_SYSTEM_AUTO)
        return NULL; /* the choice of the system could change too */
    for (size_t i = 0; i < n; i += length) {
        uint32_t cp = oracle_read(subject->minimal, n, i, &length);
        bool goes = (cp >= 0x180B && cp <= 0x180D) || cp == 0x180F || cp == 0x200C || cp == 0x200D;
        if (!goes && cp != 0x202F)
            continue;
        if (mgl_shape(NULL, &subject->how, subject->minimal, n, 0, MGL_NUL, subject->scratch.units) != MGL_OK ||
            !is_mongolian_at(subject->scratch.units, i))
            continue;
        size_t used = i;
        memcpy(less, subject->minimal, i);
        if (!goes)
            random_put(less, &used, 0x180E);
        memcpy(less + used, subject->minimal + i + length, n - i - length);
        if (!looks_read(&subject->scratch, &subject->how, less, used + n - i - length))
            return "shaping failed";
        if (looks_equal(&subject->seen, &subject->scratch))
            return goes ? "a control is left that changes nothing" : "an NNBSP is left that looks like an MVS";
    }
    return NULL;
}

static const struct {
    const char *name;
    property holds;
} properties[] = {
    { "the minimal form looks the same", looks_as_before },
    { "letters, marks, punctuation and other text are kept", keeps_letters },
    { "normalizing twice changes nothing more", is_stable },
    { "edits add up to the difference, and touch controls only", edits_add_up },
    { "the offset map follows the edits in UTF-8, UTF-16 and UTF-32", map_follows_edits },
    { "diagnostics tell of ill-formed bytes", tells_of_bad_bytes },
    { "strict mode gives the same result", strict_is_complete },
    { "fixed memory of the size asked for holds the same result", fits_exactly },
    { "no control is left that changes nothing", holds_nothing_idle },
};
enum { PROPERTIES = sizeof properties / sizeof *properties };

/* ---- trying them ---- */

static void show_failure(const norm_subject *subject, const char *what, const char *wrong)
{
    char hex[3 * RANDOM_BYTES + 1] = "";
    for (size_t i = 0; i < subject->n; i++)
        snprintf(hex + 3 * i, 4, "%02X ", (unsigned)(unsigned char)subject->text[i]);
    tap_note("%s: %s; system %s, profile %s, flags %u, text %s", what, wrong, mgl_system_name(subject->opts.system),
             mgl_profile_name(subject->opts.profile), (unsigned)subject->opts.flags, hex);
}

static bool try_text(norm_subject *subject, unsigned failures[PROPERTIES])
{
    bool ready = looks_read(&subject->seen, &subject->how, subject->text, subject->n) &&
                 mgl_normalize(NULL, &subject->opts, subject->text, subject->n, subject->out) == MGL_OK;
    if (!ready) {
        failures[0]++;
        show_failure(subject, "normalizing", "failed");
        return false;
    }
    subject->minimal = mgl_out_text(subject->out, &subject->minimal_n);
    for (size_t i = 0; i < PROPERTIES; i++) {
        const char *wrong = properties[i].holds(subject);
        if (wrong && failures[i]++ < 3)
            show_failure(subject, properties[i].name, wrong);
    }
    return mgl_out_edit_count(subject->out) > 0;
}

static void choose(norm_subject *subject, uint32_t profile, uint32_t system, uint32_t flags)
{
    subject->opts = (mgl_norm_opts)MGL_NORM_OPTS_INIT;
    subject->how = (mgl_shape_opts)MGL_SHAPE_OPTS_INIT;
    subject->opts.profile = subject->how.profile = profile;
    subject->opts.system = subject->how.system = system;
    subject->opts.flags = subject->how.flags = flags;
}

/* Every letter with every control behind it, alone and between others. */
static void try_every(norm_subject *subject, unsigned failures[PROPERTIES])
{
    static const uint32_t controls[] = { 0x180B, 0x180C, 0x180D, 0x180F, 0x200C, 0x200D, 0x202F, 0x180E };
    static const uint32_t around[] = { 0, 0x1828, 0x1820, 0x182F };
    static char text[32];
    subject->text = text;
    for (uint32_t which = 0; which < 2 * MGL_SYSTEM_MANCHU_ALIGALI; which++) {
        choose(subject, 1 + which % 2, 1 + which / 2, 0);
        for (uint32_t i = 0; i < 0x8B * 8 * 16; i++) {
            uint32_t letter = 0x1820 + i / 128, before = around[i / 4 % 4], behind = around[i % 4];
            subject->n = 0;
            if (before)
                random_put(text, &subject->n, before);
            random_put(text, &subject->n, letter);
            random_put(text, &subject->n, controls[i / 16 % 8]);
            if (behind)
                random_put(text, &subject->n, behind);
            if (mgl_letter_name(subject->opts.system, letter))
                try_text(subject, failures);
        }
    }
}

static void try_all(norm_subject *subject, unsigned texts, uint64_t seed, unsigned failures[PROPERTIES])
{
    random_source random = random_start(seed);
    char bytes[RANDOM_BYTES];
    unsigned count = 0, edited = 0;
    for (uint32_t profile = MGL_PROFILE_UTN57_R4; profile <= MGL_PROFILE_UTN57_R5DRAFT; profile++) {
        for (uint32_t system = MGL_SYSTEM_AUTO; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++) {
            random_alphabet alphabet;
            for (unsigned i = 0; i < texts; i++, count++) {
                if (i == 0 || system == MGL_SYSTEM_AUTO)
                    random_alphabet_fill(&alphabet, profile, system ? system : 1 + random_below(&random, 7));
                choose(subject, profile, system, i % 8 == 7 ? MGL_SHAPE_NO_ROOT_SEPARATOR : 0);
                subject->n = random_text(&random, &alphabet, (random_kind)(i % 4), bytes);
                subject->text = bytes;
                edited += try_text(subject, failures);
            }
        }
    }
    try_every(subject, failures);
    for (size_t i = 0; i < PROPERTIES; i++)
        tap(failures[i] == 0, "%s: %u texts fail, %u were random", properties[i].name, failures[i], count);
    tap(edited > count / 20, "%u of the texts have something to drop", edited);
}

int main(int argc, char **argv)
{
    unsigned failures[PROPERTIES] = { 0 };
    unsigned texts = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 1000;
    uint64_t seed = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    norm_subject subject = { 0 };
    bool ready = looks_open(&subject.seen);
    ready = looks_open(&subject.scratch) && ready;
    ready = mgl_out_new(NULL, &subject.out) == MGL_OK && ready;
    ready = mgl_out_new(NULL, &subject.again) == MGL_OK && ready;
    if (!ready)
        return 1;
    try_all(&subject, texts, seed, failures);
    mgl_out_free(subject.again);
    mgl_out_free(subject.out);
    looks_close(&subject.scratch);
    looks_close(&subject.seen);
    return tap_end();
}
