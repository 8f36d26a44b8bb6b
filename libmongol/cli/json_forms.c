/* json_forms.c -- forms of letters, and systems with their letters, as JSON. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "json_write.h"
#include "letters.h"
#include "labels.h"

const bool cli_json_built = true;

static json_t *contexts_of(uint32_t variant)
{
    json_t *array = json_array();
    const char *name;
    for (uint32_t i = 0; (name = mgl_condition_name(i)) != NULL; i++) {
        if (mgl_variant_has_condition(variant, name)) {
            json_array_append_new(array, json_string(name));
        }
    }
    return array;
}

static json_t *flags_of(uint32_t flags)
{
    json_t *array = json_array();
    for (size_t bit = 0; cli_variant_flag_names[bit]; bit++) {
        if (flags & 1u << bit) {
            json_array_append_new(array, json_string(cli_variant_flag_names[bit]));
        }
    }
    return array;
}

static json_t *units_of(uint32_t variant)
{
    uint16_t units[8];
    size_t n = mgl_variant_units(variant, units, 8);
    json_t *array = json_array();
    for (size_t i = 0; i < n && i < 8; i++) {
        json_array_append_new(array, json_string(cli_unit(units[i])));
    }
    return array;
}

static json_t *gb_of(uint32_t variant)
{
    uint32_t number = mgl_variant_gb_number(variant);
    char text[16];
    if (!number) {
        return json_null();
    }
    snprintf(text, sizeof text, "%04" PRIX32, number);
    return json_pack("{s:s, s:s}", "number", text, "name", mgl_variant_gb_name(variant));
}

json_t *cli_json_variant(uint32_t variant)
{
    return json_pack("{s:s, s:i, s:o, s:s, s:b, s:o, s:o, s:o, s:o}",
                     "position", cli_position_name(mgl_variant_position(variant)),
                     "selector", (int)mgl_variant_selector(variant),
                     "units", units_of(variant),
                     "drawn", cli_position_name(mgl_variant_drawn(variant)),
                     "default", (int)mgl_variant_is_default(variant),
                     "contexts", contexts_of(variant),
                     "notes", flags_of(mgl_variant_flags(variant)),
                     "gb", gb_of(variant),
                     "eac", cli_json_maybe(mgl_variant_eac(variant)));
}

static json_t *letter(uint32_t system, uint32_t codepoint)
{
    char text[CLI_LETTER_BYTES];
    cli_letter_text(codepoint, text);
    return json_pack("{s:o, s:s, s:o, s:o}",
                     "codepoint", cli_json_codepoint(codepoint),
                     "text", text,
                     "name", cli_json_maybe(mgl_letter_name(system, codepoint)),
                     "unicode", cli_json_maybe(mgl_letter_unicode_name(codepoint)));
}

void cli_json_forms(cli_output *out, uint32_t profile, uint32_t system, uint32_t codepoint)
{
    uint32_t variants[CLI_MANY_FORMS];
    size_t n = mgl_variants(profile, system, codepoint, variants, CLI_MANY_FORMS);
    json_t *forms = json_array();
    for (size_t i = 0; i < n && i < CLI_MANY_FORMS; i++) {
        json_t *form = cli_json_variant(variants[i]);
        json_object_set_new(form, "source", cli_json_maybe(mgl_variant_source(variants[i])));
        json_array_append_new(forms, form);
    }
    cli_json_put(out, json_pack("{s:o, s:s, s:s, s:o}",
                                "letter", letter(system, codepoint),
                                "system", mgl_system_name(system),
                                "profile", mgl_profile_name(profile),
                                "forms", forms));
    cli_putc(out, '\n');
}

void cli_json_sign(cli_output *out, uint32_t codepoint)
{
    char text[CLI_LETTER_BYTES];
    json_t *systems = json_array();
    cli_letter_text(codepoint, text);
    for (uint32_t system = 1; mgl_system_name(system); system++) {
        if (mgl_punctuation_systems(codepoint) & 1u << system) {
            json_array_append_new(systems, json_string(mgl_system_name(system)));
        }
    }
    cli_json_put(out, json_pack("{s:{s:o, s:s, s:s}, s:s, s:o}",
                                "sign",
                                "codepoint", cli_json_codepoint(codepoint),
                                "text", text,
                                "unicode", mgl_punctuation_name(codepoint),
                                "class", mgl_punctuation_class_name(mgl_punctuation_class(codepoint)),
                                "systems", systems));
    cli_putc(out, '\n');
}

static json_t *profiles(void)
{
    json_t *array = json_array();
    for (uint32_t profile = 1; mgl_profile_name(profile); profile++) {
        json_array_append_new(array, json_pack("{s:s, s:b, s:s}",
                                               "name", mgl_profile_name(profile),
                                               "default", (int)(profile == MGL_PROFILE_UTN57_R4),
                                               "sources", mgl_profile_sources(profile)));
    }
    return array;
}

static json_t *system_of(uint32_t profile, uint32_t system)
{
    json_t *letters = json_array();
    size_t forms = 0;
    for (uint32_t cp = 0; (cp = cli_next_letter(profile, system, cp)) != 0; cp++) {
        json_array_append_new(letters, letter(system, cp));
        forms += cli_form_count(profile, system, cp);
    }
    return json_pack("{s:s, s:I, s:o}",
                     "name", mgl_system_name(system),
                     "forms", (json_int_t)forms,
                     "letters", letters);
}

void cli_json_systems(cli_output *out, uint32_t profile)
{
    char version[32];
    uint32_t number = mgl_version();
    json_t *systems = json_array();
    for (uint32_t system = 1; mgl_system_name(system); system++) {
        if (mgl_supports(MGL_FEATURE_SYSTEM, system)) {
            json_array_append_new(systems, system_of(profile, system));
        }
    }
    snprintf(version, sizeof version, "%u.%u.%u", number >> 16, number >> 8 & 0xFF, number & 0xFF);
    cli_json_put(out, json_pack("{s:s, s:s, s:s, s:o, s:o}",
                                "version", version,
                                "data", mgl_data_version(),
                                "profile", mgl_profile_name(profile),
                                "profiles", profiles(),
                                "systems", systems));
    cli_putc(out, '\n');
}
