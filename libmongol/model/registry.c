/* registry.c -- names of systems, profiles, statuses, diagnostics and units, from the generated tables. */
#include <mongol/shape.h>
#include <mongol/words.h>
#include <string.h>

#include "model/choice.h"
#include "tables/registries.h"
#include "tables/tables.h"
#include "tables/transport_rows.h"

static bool same(const char *name, size_t n, const char *other)
{
    if (n == MGL_NUL)
        n = strlen(name);
    return strlen(other) == n && !memcmp(name, other, n);
}

const char *mgl_system_name(uint32_t system)
{
    if (system == MGL_SYSTEM_AUTO)
        return "auto";
    return system <= MGL_SYSTEMS ? mgl_system_names[system - 1].name : NULL;
}

uint32_t mgl_system_by_name(const char *name, size_t n)
{
    for (uint32_t system = 0; name && system <= MGL_SYSTEMS; system++) {
        if (same(name, n, mgl_system_name(system)))
            return system;
    }
    return UINT32_MAX;
}

const char *mgl_profile_name(uint32_t profile)
{
    profile = mgl_profile_or_default(profile);
    return profile <= MGL_PROFILES ? mgl_profile_names[profile - 1].name : NULL;
}

uint32_t mgl_profile_by_name(const char *name, size_t n)
{
    for (uint32_t profile = 1; name && profile <= MGL_PROFILES; profile++) {
        if (same(name, n, mgl_profile_name(profile)))
            return profile;
    }
    return UINT32_MAX;
}

const char *mgl_profile_sources(uint32_t profile)
{
    profile = mgl_profile_or_default(profile);
    return profile <= MGL_PROFILES ? mgl_profile_names[profile - 1].text : NULL;
}

static const mgl_registered *find(const mgl_registered *rows, size_t count, unsigned number)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].number == number)
            return rows + i;
    }
    return NULL;
}

const char *mgl_status_name(mgl_status status)
{
    const mgl_registered *row = find(mgl_statuses, mgl_statuses_count, (unsigned)status);
    return row ? row->name : "MGL_E_?";
}

const char *mgl_status_text(mgl_status status)
{
    const mgl_registered *row = find(mgl_statuses, mgl_statuses_count, (unsigned)status);
    return row ? row->text : "A status that this build does not know.";
}

const char *mgl_diag_name(uint16_t code)
{
    const mgl_registered *row = find(mgl_diags, mgl_diags_count, code);
    return row ? row->name : "MGL_DIAG_?";
}

const char *mgl_diag_text(uint16_t code)
{
    const mgl_registered *row = find(mgl_diags, mgl_diags_count, code);
    return row ? row->text : "A diagnostic that this build does not know.";
}

uint32_t mgl_diag_severity(uint16_t code)
{
    const mgl_registered *row = find(mgl_diags, mgl_diags_count, code);
    return row ? row->severity : 0;
}

const char *mgl_unit_name(uint16_t id)
{
    if (id >= 256 || (id != MGL_UNIT_TEXT && !mgl_unit_texts[id].n))
        return NULL;
    return mgl_unit_texts[id].name;
}

const char *mgl_rule_name(uint16_t rule)
{
    return rule < mgl_rule_names_count ? mgl_rule_names[rule].name : NULL;
}

const char *mgl_rule_place(uint16_t rule)
{
    return rule < mgl_rule_names_count ? mgl_rule_names[rule].place : NULL;
}

const char *mgl_rule_text(uint16_t rule)
{
    return rule < mgl_rule_names_count ? mgl_rule_names[rule].text : NULL;
}

const char *mgl_data_version(void)
{
    return mgl_data_version_text;
}

bool mgl_supports(uint32_t feature, uint32_t value)
{
    switch (feature) {
    case MGL_FEATURE_SYSTEM:
        return value <= MGL_SYSTEMS;
    case MGL_FEATURE_PROFILE:
        return value <= MGL_PROFILES;
    case MGL_FEATURE_SHAPE_FLAG:
        return value && !(value & (value - 1)) && value <= MGL_SHAPE_LIGATURES;
    case MGL_FEATURE_WORDS_FLAG:
        return value == MGL_WORDS_SPACED_SUFFIXES || value == MGL_WORDS_UTF16_OFFSETS || value == MGL_WORDS_UTF32_OFFSETS;
    case MGL_FEATURE_TRANSPORT:
        return value >= 1 && value <= mgl_transports_count && mgl_transports[value - 1].core;
    default:
        return false;
    }
}
