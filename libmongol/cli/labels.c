/* labels.c -- names of positions, states and flags; their meaning is in <mongol/shape.h> and <mongol/variant.h>. */
#include "labels.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <mongol/shape.h>
#include <mongol/variant.h>

static const char *const positions[] = {
    [MGL_POSITION_ISOL] = "isol", [MGL_POSITION_INIT] = "init", [MGL_POSITION_MEDI] = "medi",
    [MGL_POSITION_FINA] = "fina", [MGL_POSITION_NONE] = "none",
};

static const char *const states[] = {
    [MGL_SLOT_TEXT] = "text",
    [MGL_SLOT_LETTER] = "letter",
    [MGL_SLOT_FOREIGN_LETTER] = "foreign-letter",
    [MGL_SLOT_FVS_VALID] = "fvs-valid",
    [MGL_SLOT_FVS_INVALID] = "fvs-invalid",
    [MGL_SLOT_MVS_RAW] = "mvs-raw",
    [MGL_SLOT_MVS_NARROW] = "mvs-narrow",
    [MGL_SLOT_MVS_WIDE] = "mvs-wide",
    [MGL_SLOT_NIRUGU] = "nirugu",
    [MGL_SLOT_JOINER] = "joiner",
    [MGL_SLOT_NON_JOINER] = "non-joiner",
    [MGL_SLOT_MARK] = "mark",
    [MGL_SLOT_SIGN] = "sign",
    [MGL_SLOT_PUNCTUATION] = "punctuation",
    [MGL_SLOT_ROOT_SEPARATOR] = "root-separator",
};

const char *const cli_variant_flag_names[] = { "archaic", "unrecommended", "long-vowel", "inner", NULL };

const char *cli_position_name(uint32_t position)
{
    return position < sizeof positions / sizeof *positions ? positions[position] : "unknown";
}

const char *cli_state_name(uint32_t state)
{
    return state < sizeof states / sizeof *states ? states[state] : "unknown";
}

const char *cli_rule(uint16_t rule)
{
    const char *name = mgl_rule_name(rule);
    return name ? name : "";
}

const char *cli_unit(uint16_t unit)
{
    const char *name = mgl_unit_name(unit);
    return name ? name : "";
}

void cli_contexts(uint32_t variant, const char *between, char text[CLI_CONTEXTS_SIZE])
{
    const char *name;
    text[0] = '\0';
    for (uint32_t i = 0; (name = mgl_condition_name(i)) != NULL; i++) {
        if (mgl_variant_has_condition(variant, name)) {
            size_t at = strlen(text);
            snprintf(text + at, CLI_CONTEXTS_SIZE - at, "%s%s", at ? between : "", name);
        }
    }
}
