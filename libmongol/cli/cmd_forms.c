/* cmd_forms.c -- mongol forms LETTER...: what a letter can look like. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "grid.h"
#include "json.h"
#include "letters.h"
#include "labels.h"
#include "tool.h"

typedef struct forms_run {
    uint32_t profile;
    uint32_t system; /* MGL_SYSTEM_AUTO: all that have the letter */
    bool told;       /* something was written: an empty line goes before more */
} forms_run;

static void add_units(cli_grid *grid, uint32_t variant)
{
    uint16_t units[8];
    char cell[64] = "";
    size_t n = mgl_variant_units(variant, units, 8), at = 0;
    for (size_t i = 0; i < n && i < 8 && at < sizeof cell; i++) {
        int put = snprintf(cell + at, sizeof cell - at, "%s%s", i ? " " : "", cli_unit(units[i]));
        at += put > 0 ? (size_t)put : 0;
    }
    cli_grid_add(grid, cell);
}

/* When the form is taken: by default, in contexts, and what the standard says of it. */
static void add_when(cli_grid *grid, uint32_t variant)
{
    char cell[CLI_CONTEXTS_SIZE + 64], contexts[CLI_CONTEXTS_SIZE];
    uint32_t flags = mgl_variant_flags(variant);
    cli_contexts(variant, ", ", contexts);
    bool both = mgl_variant_is_default(variant) && *contexts;
    snprintf(cell, sizeof cell, "%s%s%s", mgl_variant_is_default(variant) ? "default" : "", both ? "; " : "", contexts);
    for (size_t bit = 0; cli_variant_flag_names[bit]; bit++) {
        if (flags & 1u << bit) {
            size_t at = strlen(cell);
            snprintf(cell + at, sizeof cell - at, "%s%s", at ? "; " : "", cli_variant_flag_names[bit]);
        }
    }
    cli_grid_add(grid, cell);
}

static void add_row(cli_grid *grid, uint32_t variant)
{
    char cell[32] = "";
    uint32_t selector = mgl_variant_selector(variant), gb = mgl_variant_gb_number(variant);
    cli_grid_add(grid, cli_position_name(mgl_variant_position(variant)));
    if (selector) {
        snprintf(cell, sizeof cell, "FVS%" PRIu32, selector);
    }
    cli_grid_add(grid, selector ? cell : "-");
    add_units(grid, variant);
    cli_grid_add(grid, cli_position_name(mgl_variant_drawn(variant)));
    cli_grid_add(grid, mgl_variant_eac(variant));
    snprintf(cell, sizeof cell, "%04" PRIX32, gb);
    cli_grid_add(grid, gb ? cell : "");
    add_when(grid, variant);
}

static bool put_forms(cli_output *out, const uint32_t *variants, size_t n)
{
    static const char *const heads[] = { "position", "selector", "units", "drawn", "EAC", "GB", "when" };
    cli_grid grid;
    cli_grid_start(&grid, sizeof heads / sizeof *heads, 0);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        cli_grid_add(&grid, heads[i]);
    }
    for (size_t i = 0; i < n; i++) {
        if (!cli_is_inner(variants[i])) {
            add_row(&grid, variants[i]);
        }
    }
    return cli_grid_end(&grid, out);
}

static void put_names(cli_output *out, const uint32_t *variants, size_t n)
{
    bool headed = false;
    for (size_t i = 0; i < n; i++) {
        uint32_t gb = mgl_variant_gb_number(variants[i]);
        if (!gb) {
            continue;
        }
        if (!headed) {
            cli_puts(out, "\n  GB/T 25914 presentation forms\n");
            headed = true;
        }
        cli_printf(out, "  %04" PRIX32 "  %s\n", gb, mgl_variant_gb_name(variants[i]));
    }
}

static bool put_letter(cli_tool *tool, forms_run *run, uint32_t system, uint32_t codepoint)
{
    cli_output *out = &tool->out;
    uint32_t variants[CLI_MANY_FORMS];
    size_t n = mgl_variants(run->profile, system, codepoint, variants, CLI_MANY_FORMS);
    const char *name = mgl_letter_name(system, codepoint), *unicode = mgl_letter_unicode_name(codepoint);
    char text[CLI_LETTER_BYTES];
#if MGL_CLI_JSON
    if (cli_has(&tool->args, CLI_OPT_JSON)) {
        cli_json_forms(out, run->profile, system, codepoint);
        return true;
    }
#endif
    n = n < CLI_MANY_FORMS ? n : CLI_MANY_FORMS;
    cli_letter_text(codepoint, text);
    cli_puts(out, run->told ? "\n" : "");
    cli_printf(out, "U+%04" PRIX32 " %s %s\n", codepoint, text, unicode ? unicode : "");
    cli_printf(out, "%s in %s, profile %s\n\n", name ? name : "without a name", mgl_system_name(system),
               mgl_profile_name(run->profile));
    run->told = true;
    if (!put_forms(out, variants, n)) {
        return false;
    }
    put_names(out, variants, n);
    return true;
}

/* A digit, punctuation or head mark has one form: says what it is and who uses it. */
static void put_sign(cli_tool *tool, forms_run *run, uint32_t codepoint)
{
    cli_output *out = &tool->out;
    char text[CLI_LETTER_BYTES];
    uint32_t systems = mgl_punctuation_systems(codepoint);
    const char *what = mgl_punctuation_class_name(mgl_punctuation_class(codepoint));
#if MGL_CLI_JSON
    if (cli_has(&tool->args, CLI_OPT_JSON)) {
        cli_json_sign(out, codepoint);
        return;
    }
#endif
    cli_letter_text(codepoint, text);
    cli_puts(out, run->told ? "\n" : "");
    cli_printf(out, "U+%04" PRIX32 " %s %s\n", codepoint, text, mgl_punctuation_name(codepoint));
    cli_printf(out, "%s of", what);
    for (uint32_t system = 1, told = 0; mgl_system_name(system); system++) {
        if (systems & 1u << system) {
            cli_printf(out, "%s %s", told++ ? "," : "", mgl_system_name(system));
        }
    }
    cli_puts(out, "; it has one form\n");
    run->told = true;
}

/* Says that no system, or not this one, has the letter. */
static bool not_there(const forms_run *run, const char *typed, uint32_t codepoint)
{
    const char *unicode = mgl_letter_unicode_name(codepoint);
    bool elsewhere = false;
    fprintf(stderr, "mongol: '%s'%s%s%s is no letter of %s", typed, unicode ? " (" : "", unicode ? unicode : "",
            unicode ? ")" : "", run->system ? mgl_system_name(run->system) : "any writing system");
    for (uint32_t system = 1; run->system && mgl_system_name(system); system++) {
        if (cli_is_letter(run->profile, system, codepoint)) {
            fprintf(stderr, "%s%s", elsewhere ? ", " : "; it is one of ", mgl_system_name(system));
            elsewhere = true;
        }
    }
    fputs("\n", stderr);
    return false;
}

static bool find_codepoint(cli_tool *tool, forms_run *run, const char *typed, uint32_t codepoint)
{
    bool found = false;
    if (mgl_punctuation_class(codepoint) != MGL_PUNCTUATION_NONE) {
        put_sign(tool, run, codepoint);
        return true;
    }
    for (uint32_t system = 1; mgl_system_name(system); system++) {
        if ((!run->system || run->system == system) && cli_is_letter(run->profile, system, codepoint)) {
            found = true;
            if (!put_letter(tool, run, system, codepoint)) {
                return false;
            }
        }
    }
    return found || not_there(run, typed, codepoint);
}

static bool find_name(cli_tool *tool, forms_run *run, const char *typed)
{
    uint32_t system = run->system ? run->system : MGL_SYSTEM_HUDUM;
    uint32_t codepoint = mgl_letter_by_name(system, typed, MGL_NUL);
    bool elsewhere = false;
    if (codepoint && cli_is_letter(run->profile, system, codepoint)) {
        return put_letter(tool, run, system, codepoint);
    }
    fprintf(stderr, "mongol: %s has no letter called '%s'", mgl_system_name(system), typed);
    for (uint32_t other = 1; mgl_system_name(other); other++) {
        codepoint = mgl_letter_by_name(other, typed, MGL_NUL);
        if (other != system && codepoint && cli_is_letter(run->profile, other, codepoint)) {
            fprintf(stderr, "%s%s", elsewhere ? ", " : "; with --system there is one in ", mgl_system_name(other));
            elsewhere = true;
        }
    }
    fputs(elsewhere ? "\n" : "; 'mongol systems --letters' lists the names\n", stderr);
    return false;
}

int cli_cmd_forms(cli_tool *tool)
{
    forms_run run = { cli_profile(&tool->args), cli_system(&tool->args), false };
    if (run.profile == UINT32_MAX || run.system == UINT32_MAX) {
        return CLI_TROUBLE;
    }
    for (size_t i = 0; i < tool->args.operand_n; i++) {
        const char *typed = tool->args.operands[i];
        uint32_t codepoint = cli_codepoint_of(typed);
        bool good =
            codepoint != UINT32_MAX ? find_codepoint(tool, &run, typed, codepoint) : find_name(tool, &run, typed);
        if (!good) {
            cli_report_status(&tool->report, CLI_TROUBLE);
        }
    }
    return tool->report.status;
}
