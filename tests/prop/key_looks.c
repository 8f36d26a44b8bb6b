/* key_looks.c -- what a reader sees of a text, as bytes. */
#include "key_looks.h"

#include <stdlib.h>
#include <string.h>

bool looks_open(looks *seen)
{
    *seen = (looks){ NULL, NULL, 0, 0 };
    return mgl_units_new(NULL, &seen->units) == MGL_OK;
}

void looks_close(looks *seen)
{
    mgl_units_free(seen->units);
    free(seen->bytes);
}

bool looks_append(unsigned char **block, size_t *n, size_t *room, const void *bytes, size_t more)
{
    if (more > *room - *n) {
        size_t wanted = 2 * *room > *n + more ? 2 * *room : *n + more + 64;
        unsigned char *moved = realloc(*block, wanted);
        if (!moved)
            return false;
        *block = moved;
        *room = wanted;
    }
    if (more)
        memcpy(*block + *n, bytes, more);
    *n += more;
    return true;
}

enum { TEXT_BYTE = 1, UNIT = 2 };

static bool add_unit(looks *seen, size_t i)
{
    const uint8_t joins =
        MGL_UNIT_OPEN_BEFORE | MGL_UNIT_OPEN_AFTER | MGL_UNIT_JOINS_BEFORE | MGL_UNIT_JOINS_AFTER | MGL_UNIT_AFTER_NEXT;
    uint16_t id = mgl_units_id(seen->units)[i];
    uint8_t unit[5] = { UNIT, (uint8_t)(id >> 8), (uint8_t)id, mgl_units_position(seen->units)[i],
                        mgl_units_flags(seen->units)[i] & joins };
    return looks_append(&seen->bytes, &seen->n, &seen->room, unit, sizeof unit);
}

/* Characters without units, so that it does not matter how they fall into runs. */
static bool add_text(looks *seen, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t byte[2] = { TEXT_BYTE, (uint8_t)text[i] };
        if (!looks_append(&seen->bytes, &seen->n, &seen->room, byte, sizeof byte))
            return false;
    }
    return true;
}

static bool read_part(looks *seen, const mgl_shape_opts *opts, const char *text, size_t n)
{
    if (mgl_shape(NULL, opts, text, n, 0, MGL_NUL, seen->units) != MGL_OK)
        return false;
    size_t slots = mgl_units_slot_count(seen->units), count = mgl_units_count(seen->units);
    const uint32_t *cluster = mgl_units_slot_cluster(seen->units), *unit = mgl_units_slot_unit(seen->units);
    for (size_t slot = 0; slot < slots; slot++) {
        size_t end = slot + 1 < slots ? cluster[slot + 1] : n, last = slot + 1 < slots ? unit[slot + 1] : count;
        for (size_t i = unit[slot]; i < last; i++) {
            bool text_unit = mgl_units_id(seen->units)[i] == MGL_UNIT_TEXT;
            if (!(text_unit ? add_text(seen, text + cluster[slot], end - cluster[slot]) : add_unit(seen, i)))
                return false;
        }
    }
    return true;
}

bool looks_read(looks *seen, const mgl_shape_opts *opts, const char *text, size_t n)
{
    seen->n = 0;
    if (opts->system != MGL_SYSTEM_AUTO)
        return read_part(seen, opts, text, n);
    for (const char *end = text + n; text < end;) {
        const char *line = memchr(text, '\n', (size_t)(end - text)), *stop = line ? line + 1 : end;
        if (!read_part(seen, opts, text, (size_t)(stop - text)))
            return false;
        text = stop;
    }
    return true;
}

bool looks_equal(const looks *a, const looks *b)
{
    return a->n == b->n && (a->n == 0 || !memcmp(a->bytes, b->bytes, a->n));
}
