/* test_options.c -- options structs of programs that are older or newer than the library. */
#include "support.h"

#include "base/options.h"

/* What the first release knew, what this build knows, what a later one might. */
typedef struct first {
    size_t size;
    uint32_t a, b;
} first;

typedef struct known {
    size_t size;
    uint32_t a, b, c, d;
} known;

typedef struct later {
    size_t size;
    uint32_t a, b, c, d, e, f;
} later;

static const known defaults = { sizeof defaults, 11, 12, 13, 14 };

static mgl_status read_into(const void *opts, known *into)
{
    *into = defaults;
    return mgl_options_read(opts, into, sizeof *into, sizeof(first));
}

Test(options, none)
{
    known into;
    cr_assert_eq(read_into(NULL, &into), MGL_OK);
    cr_assert_eq(memcmp(&into, &defaults, sizeof into), 0);
}

Test(options, same_build)
{
    known into, opts = { sizeof opts, 1, 2, 3, 4 };
    cr_assert_eq(read_into(&opts, &into), MGL_OK);
    cr_assert_eq(memcmp(&into, &opts, sizeof into), 0);
}

Test(options, older_program_keeps_the_new_defaults)
{
    known into;
    first opts = { sizeof opts, 1, 2 };
    cr_assert_eq(read_into(&opts, &into), MGL_OK);
    cr_assert_eq(into.size, sizeof into);
    cr_assert(into.a == 1 && into.b == 2 && into.c == 13 && into.d == 14);
}

Test(options, newer_program_without_its_new_fields)
{
    known into;
    later opts = { sizeof opts, 1, 2, 3, 4, 0, 0 };
    cr_assert_eq(read_into(&opts, &into), MGL_OK);
    cr_assert_eq(into.size, sizeof into);
    cr_assert(into.a == 1 && into.b == 2 && into.c == 3 && into.d == 4);
}

Test(options, newer_program_with_a_new_field)
{
    known into;
    later opts = { sizeof opts, 1, 2, 3, 4, 0, 5 };
    cr_assert_eq(read_into(&opts, &into), MGL_E_OPTS_NEWER);
    cr_assert_eq(memcmp(&into, &defaults, sizeof into), 0, "a refused struct changes nothing");
}

Test(options, not_initialised)
{
    known into, opts = { 0, 1, 2, 3, 4 };
    const size_t sizes[] = { 0, 1, sizeof(first) - 1, 1u << 20, SIZE_MAX / 2, SIZE_MAX };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        opts.size = sizes[i];
        cr_assert_eq(read_into(&opts, &into), MGL_E_OPTS_SIZE, "size %zu", sizes[i]);
        cr_assert_eq(memcmp(&into, &defaults, sizeof into), 0);
    }
}
