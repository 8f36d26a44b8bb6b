/* key_properties.c -- what holds for match keys: pairs of random texts that differ in a place or two, of all systems
 * and profiles, valid or not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "key_looks.h"
#include "key_twins.h"
#include "tap.h"

enum { LEVELS = MGL_LEVEL_SKELETON + 1 };

/* A text and all that is compared of it. */
typedef struct side {
    char text[TWIN_BYTES];
    size_t n;
    mgl_out *key[LEVELS];
    mgl_out *minimal;
    looks seen;
} side;

typedef struct pair {
    mgl_key_opts opts;
    side a, b;
    mgl_out *scratch;
} pair;

typedef const char *(*property)(pair *two);

static bool same_text(const mgl_out *a, const mgl_out *b)
{
    size_t a_n, b_n;
    const char *a_text = mgl_out_text(a, &a_n), *b_text = mgl_out_text(b, &b_n);
    return a_n == b_n && !memcmp(a_text, b_text, a_n);
}

static bool equal_at(const pair *two, uint32_t level)
{
    return same_text(two->a.key[level], two->b.key[level]);
}

/* ---- properties ---- */

static const char *shape_is_appearance(pair *two)
{
    bool keys = equal_at(two, MGL_LEVEL_SHAPE), seen = looks_equal(&two->a.seen, &two->b.seen);
    return keys == seen ? NULL : seen ? "they look the same and have two keys" : "they look different and have one key";
}

static const char *refines(pair *two)
{
    static const uint32_t finer[][2] = {
        { MGL_LEVEL_EXACT, MGL_LEVEL_CANONICAL }, { MGL_LEVEL_CANONICAL, MGL_LEVEL_PLAIN },
        { MGL_LEVEL_CANONICAL, MGL_LEVEL_SHAPE }, { MGL_LEVEL_SHAPE, MGL_LEVEL_SOUND },
        { MGL_LEVEL_SOUND, MGL_LEVEL_SKELETON },
    };
    static char wrong[96];
    for (size_t i = 0; i < sizeof finer / sizeof *finer; i++) {
        if (!equal_at(two, finer[i][0]) || equal_at(two, finer[i][1]))
            continue;
        snprintf(wrong, sizeof wrong, "equal at %s, not at %s", mgl_level_name(finer[i][0]),
                 mgl_level_name(finer[i][1]));
        return wrong;
    }
    return NULL;
}

static const char *exact_is_bytes(pair *two)
{
    bool same = two->a.n == two->b.n && !memcmp(two->a.text, two->b.text, two->a.n);
    return same == equal_at(two, MGL_LEVEL_EXACT) ? NULL : "the bytes say otherwise";
}

static const char *canonical_is_minimal(pair *two)
{
    return same_text(two->a.minimal, two->b.minimal) == equal_at(two, MGL_LEVEL_CANONICAL)
               ? NULL
               : "the minimal forms say otherwise";
}

/* The text without selectors, joiners and nirugu of Mongolian, NNBSP as MVS. */
static bool plain_of(pair *two, const side *one, char plain[TWIN_BYTES], size_t *n)
{
    mgl_shape_opts how = MGL_SHAPE_OPTS_INIT;
    how.system = MGL_SYSTEM_HUDUM; /* which code points are Mongolian text is the same in all */
    if (mgl_shape(NULL, &how, one->text, one->n, 0, MGL_NUL, two->a.seen.units) != MGL_OK)
        return false;
    const mgl_units *units = two->a.seen.units;
    size_t slots = mgl_units_slot_count(units);
    *n = 0;
    for (size_t i = 0; i < slots; i++) {
        size_t begin = mgl_units_slot_cluster(units)[i];
        size_t end = i + 1 < slots ? mgl_units_slot_cluster(units)[i + 1] : one->n;
        uint32_t cp = mgl_units_slot_codepoint(units)[i];
        bool text = mgl_units_slot_state(units)[i] == MGL_SLOT_TEXT;
        if (!text && ((cp >= 0x180A && cp <= 0x180D) || cp == 0x180F || cp == 0x200C || cp == 0x200D))
            continue;
        if (!text && cp == 0x202F) {
            random_put(plain, n, 0x180E);
            continue;
        }
        memcpy(plain + *n, one->text + begin, end - begin);
        *n += end - begin;
    }
    return true;
}

static const char *plain_is_letters(pair *two)
{
    char a[TWIN_BYTES], b[TWIN_BYTES];
    size_t a_n, b_n;
    if (!plain_of(two, &two->a, a, &a_n) || !plain_of(two, &two->b, b, &b_n))
        return "shaping failed";
    bool same = a_n == b_n && !memcmp(a, b, a_n);
    return same == equal_at(two, MGL_LEVEL_PLAIN) ? NULL : "the letters say otherwise";
}

/* Keys begin with a byte that holds version and level, and are the same every time. */
static const char *is_repeatable(pair *two)
{
    for (uint32_t level = 1; level < LEVELS; level++) {
        mgl_key_opts opts = two->opts;
        size_t n;
        opts.level = level;
        const char *key = mgl_out_text(two->a.key[level], &n);
        if (n == 0 || (uint8_t)key[0] != (uint8_t)(mgl_key_version() << 4 | level))
            return "the first byte is not version and level";
        if (mgl_key(NULL, &opts, two->a.text, two->a.n, two->scratch) != MGL_OK ||
            !same_text(two->scratch, two->a.key[level]))
            return "a second key of the same text differs";
    }
    return NULL;
}

static const char *calls_agree(pair *two)
{
    for (uint32_t level = 1; level < LEVELS; level++) {
        mgl_key_opts opts = two->opts;
        bool equal = false, same = equal_at(two, level);
        uint64_t a_hash = 0, b_hash = 1;
        opts.level = level;
        if (mgl_equal(NULL, &opts, two->a.text, two->a.n, two->b.text, two->b.n, &equal) != MGL_OK || equal != same)
            return "mgl_equal() says otherwise";
        if (mgl_key_hash(NULL, &opts, two->a.text, two->a.n, &a_hash) != MGL_OK ||
            mgl_key_hash(NULL, &opts, two->b.text, two->b.n, &b_hash) != MGL_OK || (a_hash == b_hash) != same)
            return "mgl_key_hash() says otherwise";
    }
    return NULL;
}

/* A key in fixed memory: the same bytes when it fits, else MGL_E_SPACE and the size it needs. */
static const char *fits_exactly(pair *two)
{
    static char memory[8192];
    mgl_key_opts opts = two->opts;
    opts.level = 1 + (uint32_t)two->a.n % MGL_LEVEL_SKELETON;
    mgl_out *fixed = NULL;
    if (mgl_out_new_fixed(NULL, memory, sizeof memory - 1, &fixed) != MGL_OK ||
        mgl_key(NULL, &opts, two->a.text, two->a.n, fixed) != MGL_OK)
        return "a large block is too small";
    size_t needed = mgl_out_needed(fixed);
    bool same = same_text(fixed, two->a.key[opts.level]);
    mgl_out_free(fixed);
    if (!same || mgl_out_new_fixed(NULL, memory + 1, needed, &fixed) != MGL_OK)
        return "another key in fixed memory";
    same = mgl_key(NULL, &opts, two->a.text, two->a.n, fixed) == MGL_OK && same_text(fixed, two->a.key[opts.level]);
    mgl_out_free(fixed);
    if (!same)
        return "does not fit in the size it asks for";
    if (mgl_out_new_fixed(NULL, memory + 1, needed - 1, &fixed) != MGL_OK)
        return NULL; /* cannot even hold an empty output */
    same = mgl_key(NULL, &opts, two->a.text, two->a.n, fixed) == MGL_E_SPACE && mgl_out_needed(fixed) == needed;
    mgl_out_free(fixed);
    return same ? NULL : "fits in less, or asks for another size";
}

static const struct {
    const char *name;
    property holds;
} properties[] = {
    { "equal shape keys exactly when two texts look the same", shape_is_appearance },
    { "equal at a level is equal at the coarser ones", refines },
    { "exact is the bytes", exact_is_bytes },
    { "canonical is the minimal form", canonical_is_minimal },
    { "plain is letters and separators", plain_is_letters },
    { "keys tell version and level, and are the same every time", is_repeatable },
    { "mgl_equal() and mgl_key_hash() agree with the keys", calls_agree },
    { "fixed memory of the size asked for holds the same key", fits_exactly },
};
enum { PROPERTIES = sizeof properties / sizeof *properties };

/* ---- trying them ---- */

static bool open_side(side *one)
{
    bool ready = looks_open(&one->seen);
    for (uint32_t level = 1; level < LEVELS; level++)
        ready = mgl_out_new(NULL, &one->key[level]) == MGL_OK && ready;
    return mgl_out_new(NULL, &one->minimal) == MGL_OK && ready;
}

static void close_side(side *one)
{
    looks_close(&one->seen);
    for (uint32_t level = 1; level < LEVELS; level++)
        mgl_out_free(one->key[level]);
    mgl_out_free(one->minimal);
}

static bool read_side(const mgl_key_opts *from, side *one)
{
    mgl_shape_opts how = MGL_SHAPE_OPTS_INIT;
    mgl_norm_opts norm = MGL_NORM_OPTS_INIT;
    mgl_key_opts opts = *from;
    how.system = norm.system = opts.system;
    how.profile = norm.profile = opts.profile;
    how.flags = norm.flags = opts.flags;
    for (opts.level = 1; opts.level < LEVELS; opts.level++) {
        if (mgl_key(NULL, &opts, one->text, one->n, one->key[opts.level]) != MGL_OK)
            return false;
    }
    return looks_read(&one->seen, &how, one->text, one->n) &&
           mgl_normalize(NULL, &norm, one->text, one->n, one->minimal) == MGL_OK;
}

static void show_text(const char *name, const side *one)
{
    char hex[3 * TWIN_BYTES + 1] = "";
    for (size_t i = 0; i < one->n; i++)
        snprintf(hex + 3 * i, 4, "%02X ", (unsigned)(unsigned char)one->text[i]);
    tap_note("    %s %s", name, hex);
}

static void show_failure(const pair *two, const char *what, const char *wrong)
{
    tap_note("%s: %s; system %s, profile %s, flags %u", what, wrong, mgl_system_name(two->opts.system),
             mgl_profile_name(two->opts.profile), (unsigned)two->opts.flags);
    show_text("a", &two->a);
    show_text("b", &two->b);
}

static void try_pair(pair *two, unsigned failures[PROPERTIES], unsigned equal[LEVELS])
{
    if (!read_side(&two->opts, &two->b)) {
        failures[0]++;
        show_failure(two, "keys", "failed");
        return;
    }
    for (uint32_t level = 1; level < LEVELS; level++)
        equal[level] += equal_at(two, level);
    for (size_t i = 0; i < PROPERTIES; i++) {
        const char *wrong = properties[i].holds(two);
        if (wrong && failures[i]++ < 3)
            show_failure(two, properties[i].name, wrong);
    }
}

static void report(const unsigned failures[PROPERTIES], const unsigned equal[LEVELS], unsigned count)
{
    for (size_t i = 0; i < PROPERTIES; i++)
        tap(failures[i] == 0, "%s: %u of %u random pairs fail", properties[i].name, failures[i], count);
    for (uint32_t level = 1; level < LEVELS; level++)
        tap(equal[level] > count / 200 && equal[level] < count, "%u of the pairs are equal at %s, the others not",
            equal[level], mgl_level_name(level));
}

static void try_all(pair *two, unsigned texts, uint64_t seed)
{
    static twins twin;
    unsigned failures[PROPERTIES] = { 0 }, equal[LEVELS] = { 0 }, count = 0;
    random_source random = random_start(seed);
    for (uint32_t profile = MGL_PROFILE_UTN57_R4; profile <= MGL_PROFILE_UTN57_R5DRAFT; profile++) {
        for (uint32_t which = 1; which <= 2 * MGL_SYSTEM_MANCHU_ALIGALI; which++) {
            uint32_t system = (which + 1) / 2; /* each named, and left to the library to find */
            random_alphabet alphabet;
            random_alphabet_fill(&alphabet, profile, system);
            twins_fill(&twin, profile, &alphabet);
            for (unsigned i = 0; i < texts; i++) {
                two->opts = (mgl_key_opts)MGL_KEY_OPTS_INIT;
                two->opts.profile = profile;
                two->opts.system = which % 2 ? system : MGL_SYSTEM_AUTO;
                two->opts.flags = i % 8 == 7 ? MGL_SHAPE_NO_ROOT_SEPARATOR : 0;
                two->a.n = random_text(&random, &alphabet, (random_kind)(i % 4), two->a.text);
                if (!read_side(&two->opts, &two->a))
                    failures[0]++;
                for (int k = 0; k < 4; k++, count++) {
                    two->b.n = twins_vary(&twin, &random, two->a.text, two->a.n, two->b.text);
                    try_pair(two, failures, equal);
                }
            }
        }
    }
    report(failures, equal, count);
}

int main(int argc, char **argv)
{
    static pair two;
    unsigned texts = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 300;
    uint64_t seed = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    bool ready = open_side(&two.a);
    ready = open_side(&two.b) && ready;
    if (!ready || mgl_out_new(NULL, &two.scratch) != MGL_OK)
        return 1;
    try_all(&two, texts, seed);
    close_side(&two.a);
    close_side(&two.b);
    mgl_out_free(two.scratch);
    return tap_end();
}
