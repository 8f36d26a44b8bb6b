/* cmd_systems.c -- mongol systems: what this build knows. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "grid.h"
#include "json.h"
#include "letters.h"
#include "tool.h"

static bool is_known(uint32_t system)
{
    return mgl_supports(MGL_FEATURE_SYSTEM, system);
}

static bool put_systems(cli_output *out, uint32_t profile)
{
    cli_grid grid;
    char cell[32];
    cli_printf(out, "Systems (profile %s)\n", mgl_profile_name(profile));
    cli_grid_start(&grid, 3, 1u << 1 | 1u << 2);
    cli_grid_add(&grid, "name");
    cli_grid_add(&grid, "letters");
    cli_grid_add(&grid, "forms");
    for (uint32_t system = 1; mgl_system_name(system); system++) {
        size_t letters = 0, forms = 0;
        if (!is_known(system)) {
            continue;
        }
        for (uint32_t cp = 0; (cp = cli_next_letter(profile, system, cp)) != 0; cp++) {
            letters++;
            forms += cli_form_count(profile, system, cp);
        }
        cli_grid_add(&grid, mgl_system_name(system));
        snprintf(cell, sizeof cell, "%zu", letters);
        cli_grid_add(&grid, cell);
        snprintf(cell, sizeof cell, "%zu", forms);
        cli_grid_add(&grid, cell);
    }
    return cli_grid_end(&grid, out);
}

/* Writes a text indented by 6, in lines of at most 80 columns (ASCII: a byte is a column). */
static void put_wrapped(cli_output *out, const char *text)
{
    size_t column = 0;
    while (*text) {
        size_t n = strcspn(text, " ");
        if (column && column + 1 + n > 79) {
            cli_putc(out, '\n');
            column = 0;
        }
        cli_puts(out, column ? " " : "      ");
        cli_put(out, text, n);
        column += n + (column ? 1 : 6);
        text += n + strspn(text + n, " ");
    }
    cli_putc(out, '\n');
}

static void put_profiles(cli_output *out)
{
    cli_puts(out, "\nProfiles\n");
    for (uint32_t profile = 1; mgl_profile_name(profile); profile++) {
        cli_printf(out, "  %s%s\n", mgl_profile_name(profile), profile == MGL_PROFILE_UTN57_R4 ? " (default)" : "");
        put_wrapped(out, mgl_profile_sources(profile));
    }
}

static void put_versions(cli_output *out)
{
    uint32_t version = mgl_version();
    cli_printf(out, "\nVersions\n  library  %u.%u.%u\n  data     ", version >> 16, version >> 8 & 0xFF, version & 0xFF);
    cli_puts(out, mgl_data_version());
    cli_putc(out, '\n');
}

static void put_letters(cli_output *out, uint32_t profile, uint32_t system)
{
    char text[CLI_LETTER_BYTES];
    cli_printf(out, "\nLetters of %s\n", mgl_system_name(system));
    for (uint32_t cp = 0; (cp = cli_next_letter(profile, system, cp)) != 0; cp++) {
        const char *name = mgl_letter_name(system, cp), *unicode = mgl_letter_unicode_name(cp);
        cli_letter_text(cp, text);
        cli_printf(out, "  U+%04" PRIX32 "  %s  %-6s  %s\n", cp, text, name ? name : "-", unicode ? unicode : "");
    }
}

int cli_cmd_systems(cli_tool *tool)
{
    uint32_t profile = cli_profile(&tool->args);
    if (profile == UINT32_MAX) {
        return CLI_TROUBLE;
    }
#if MGL_CLI_JSON
    if (cli_has(&tool->args, CLI_OPT_JSON)) {
        cli_json_systems(&tool->out, profile);
        return CLI_OK;
    }
#endif
    if (!put_systems(&tool->out, profile)) {
        return CLI_TROUBLE;
    }
    if (cli_has(&tool->args, CLI_OPT_LETTERS) || cli_has(&tool->args, CLI_OPT_VERBOSE)) {
        for (uint32_t system = 1; mgl_system_name(system); system++) {
            if (is_known(system)) {
                put_letters(&tool->out, profile, system);
            }
        }
    }
    put_profiles(&tool->out);
    put_versions(&tool->out);
    return CLI_OK;
}
