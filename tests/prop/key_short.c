/* key_short.c -- every short text of some letters and all controls, in every system: of all pairs, also across systems,
 * shape keys are equal exactly when the texts look the same, and each level refines the next coarser one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "key_pool.h"
#include "random.h"
#include "tap.h"

enum { LETTERS = 11, MOST_SIGNS = LETTERS + 12 };

static const uint32_t others[] = {
    0x180B, 0x180C, 0x180D, 0x180F, 0x180E, 0x202F, 0x200D, 0x200C, 0x180A, 0x1885, ' '
};

/* Some vowels and consonants, which differ from profile to profile, and the controls. */
static size_t choose(random_source *random, const random_alphabet *alphabet, uint32_t sign[MOST_SIGNS])
{
    size_t n = 0;
    while (n < LETTERS) {
        bool vowel = n < LETTERS / 2;
        uint32_t letter = vowel ? alphabet->vowels[random_below(random, alphabet->vowel_n)]
                                : alphabet->consonants[random_below(random, alphabet->consonant_n)];
        bool known = false;
        for (size_t i = 0; i < n; i++)
            known |= sign[i] == letter;
        if (!known)
            sign[n++] = letter;
    }
    memcpy(sign + n, others, sizeof others);
    return n + sizeof others / sizeof *others;
}

/* All texts of up to `most` signs that begin with the given one. */
static bool add_all(key_pool *pool, const mgl_key_opts *opts, const uint32_t *sign, size_t n, char *text, size_t used,
                    unsigned most)
{
    for (size_t i = 0; i < n; i++) {
        size_t end = used;
        random_put(text, &end, sign[i]);
        if (!pool_add(pool, opts, text, end, "") || (most > 1 && !add_all(pool, opts, sign, n, text, end, most - 1)))
            return false;
    }
    return true;
}

static void check(key_pool *pool, uint32_t profile)
{
    static const unsigned finer[][2] = {
        { MGL_LEVEL_SHAPE, POOL_SEEN },           { POOL_SEEN, MGL_LEVEL_SHAPE },
        { MGL_LEVEL_CANONICAL, MGL_LEVEL_PLAIN }, { MGL_LEVEL_SHAPE, MGL_LEVEL_SOUND },
        { MGL_LEVEL_SOUND, MGL_LEVEL_SKELETON },
    };
    static const char *const names[] = {
        "equal shape keys: they look the same", "they look the same: equal shape keys",
        "equal at canonical: equal at plain",   "equal at shape: equal at sound",
        "equal at sound: equal at skeleton",
    };
    for (size_t i = 0; i < sizeof finer / sizeof *finer; i++) {
        size_t conflicts = pool_conflicts(pool, finer[i][0], finer[i][1]);
        tap(conflicts == 0, "%s, %s: %zu of %zu texts fail", mgl_profile_name(profile), names[i], conflicts, pool->n);
    }
    size_t shapes = pool_count(pool, MGL_LEVEL_SHAPE), skeletons = pool_count(pool, MGL_LEVEL_SKELETON);
    tap(shapes < pool->n && skeletons < shapes && skeletons > pool->n / 1000, "%zu shapes, %zu skeletons", shapes,
        skeletons);
}

/* In one system, equal at canonical is equal at shape; across systems it is not, because the letters are the same. */
static void check_system(key_pool *pool, const mgl_key_opts *opts)
{
    size_t conflicts = pool_conflicts(pool, MGL_LEVEL_CANONICAL, MGL_LEVEL_SHAPE);
    tap(conflicts == 0, "%s, %s, equal at canonical: equal at shape: %zu of %zu texts fail",
        mgl_profile_name(opts->profile), mgl_system_name(opts->system), conflicts, pool->n);
}

int main(int argc, char **argv)
{
    unsigned most = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 3;
    random_source random = random_start(argc > 2 ? strtoul(argv[2], NULL, 10) : 1);
    char text[64];
    for (uint32_t profile = MGL_PROFILE_UTN57_R4; profile <= MGL_PROFILE_UTN57_R5DRAFT; profile++) {
        key_pool all, one;
        if (!pool_open(&all))
            return 1;
        for (uint32_t system = MGL_SYSTEM_HUDUM; system <= MGL_SYSTEM_MANCHU_ALIGALI; system++) {
            mgl_key_opts opts = MGL_KEY_OPTS_INIT;
            random_alphabet alphabet;
            uint32_t sign[MOST_SIGNS];
            opts.system = system;
            opts.profile = profile;
            random_alphabet_fill(&alphabet, profile, system);
            size_t n = choose(&random, &alphabet, sign);
            if (!pool_open(&one) || !add_all(&one, &opts, sign, n, text, 0, most) ||
                !add_all(&all, &opts, sign, n, text, 0, most))
                return 1;
            check_system(&one, &opts);
            pool_close(&one);
        }
        check(&all, profile);
        pool_close(&all);
    }
    return tap_end();
}
