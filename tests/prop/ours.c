/* ours.c -- reading what libmongol makes of a text. */
#include "ours.h"

#include <stdio.h>
#include <string.h>

bool ours_open(ours_shaper *ours)
{
    ours->units = NULL;
    ours->out = NULL;
    return mgl_units_new(NULL, &ours->units) == MGL_OK && mgl_out_new(NULL, &ours->out) == MGL_OK;
}

void ours_close(ours_shaper *ours)
{
    mgl_units_free(ours->units);
    mgl_out_free(ours->out);
}

/* The form of slot i, whose units are [first, last). */
static void read_form(const mgl_units *units, size_t i, size_t first, size_t last, noto_item *item)
{
    static const char *const positions[] = { ".isol", ".init", ".medi", ".fina", "" };
    uint8_t state = mgl_units_slot_state(units)[i];
    if (state == MGL_SLOT_TEXT || state == MGL_SLOT_PUNCTUATION)
        return;
    size_t used = 0;
    for (size_t unit = first; unit < last && used < sizeof item->form; unit++) {
        const char *name = mgl_unit_name(mgl_units_id(units)[unit]);
        used += (size_t)snprintf(item->form + used, sizeof item->form - used, "%s%s", unit > first ? " " : "",
                                 name ? name : "?");
    }
    uint32_t variant = mgl_units_slot_variant(units)[i];
    if (variant != MGL_VARIANT_NONE && state != MGL_SLOT_SIGN && used < sizeof item->form)
        snprintf(item->form + used, sizeof item->form - used, "%s", positions[mgl_variant_drawn(variant)]);
}

/* A long vowel sign joined to its letter is part of the letter's form; the font has a place for it at the sign. */
static void part_sign(noto_reading *reading, size_t i)
{
    char *form = reading->item[i].form, *sign = strstr(form, " Lv.");
    if (!sign || reading->item[i].codepoint == 0x1843)
        return;
    for (size_t k = i + 1; k < reading->n; k++) {
        if (reading->item[k].codepoint != 0x1843 || reading->item[k].form[0])
            continue;
        memcpy(reading->item[k].form, "Lv", 3);
        memmove(sign, sign + 3, strlen(sign + 3) + 1);
        return;
    }
}

static bool read_slots(const mgl_units *units, const char *text, size_t n, noto_reading *reading)
{
    if (!noto_items(text, n, reading))
        return false;
    size_t slots = mgl_units_slot_count(units), at = 0;
    for (size_t i = 0; i < slots; i++) {
        uint32_t byte = mgl_units_slot_cluster(units)[i];
        while (at < reading->n && reading->item[at].byte < byte)
            at++;
        if (at == reading->n || reading->item[at].byte != byte)
            return false;
        size_t first = mgl_units_slot_unit(units)[i];
        size_t last = i + 1 < slots ? mgl_units_slot_unit(units)[i + 1] : mgl_units_count(units);
        if (first < last)
            read_form(units, i, first, last, reading->item + at);
    }
    for (size_t i = 0; i < reading->n; i++)
        part_sign(reading, i);
    return true;
}

bool ours_read(ours_shaper *ours, uint32_t system, const char *text, size_t n, noto_reading *reading)
{
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    size_t length;
    opts.system = system;
    opts.profile = MGL_PROFILE_UTN57_R4;
    reading->circle = reading->stray = false;
    if (mgl_shape(NULL, &opts, text, n, 0, MGL_NUL, ours->units) != MGL_OK)
        return false;
    if (!read_slots(ours->units, text, n, reading))
        return false;
    if (mgl_units_print(ours->units, text, ours->out) != MGL_OK)
        return false;
    const char *printed = mgl_out_text(ours->out, &length);
    if (length >= sizeof reading->units)
        return false;
    memcpy(reading->units, printed, length + 1);
    return true;
}
