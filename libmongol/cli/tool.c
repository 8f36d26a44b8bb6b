/* tool.c -- options that text commands share, and the loop over their files. */
#include "tool.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "suggest.h"

typedef const char *(*name_fn)(uint32_t number);

/* Says that name is unknown, and lists or suggests the ones there are. */
static uint32_t unknown(const char *what, const char *name, uint32_t first, name_fn name_of)
{
    cli_suggestion near;
    cli_suggest_start(&near, name, strlen(name));
    for (uint32_t i = first; name_of(i); i++) {
        cli_suggest_add(&near, name_of(i));
    }
    fprintf(stderr, "mongol: there is no %s '%s'", what, name);
    if (near.best) {
        fprintf(stderr, "; did you mean '%s'?\n", near.best);
        return UINT32_MAX;
    }
    fputs("; known:", stderr);
    for (uint32_t i = first; name_of(i); i++) {
        fprintf(stderr, "%s %s", i > first ? "," : "", name_of(i));
    }
    fputs("\n", stderr);
    return UINT32_MAX;
}

static uint32_t supported(const char *what, const char *name, uint32_t feature, uint32_t value)
{
    if (mgl_supports(feature, value)) {
        return value;
    }
    fprintf(stderr, "mongol: this build has no data for the %s '%s'\n", what, name);
    return UINT32_MAX;
}

uint32_t cli_system(const cli_args *args)
{
    const char *name = args->value[CLI_OPT_SYSTEM];
    if (!name) {
        return MGL_SYSTEM_AUTO;
    }
    uint32_t system = mgl_system_by_name(name, MGL_NUL);
    if (system == UINT32_MAX) {
        return unknown("system", name, MGL_SYSTEM_AUTO, mgl_system_name);
    }
    return supported("system", name, MGL_FEATURE_SYSTEM, system);
}

uint32_t cli_profile(const cli_args *args)
{
    const char *name = args->value[CLI_OPT_PROFILE];
    if (!name) {
        return MGL_PROFILE_UTN57_R4;
    }
    uint32_t profile = mgl_profile_by_name(name, MGL_NUL);
    if (profile == UINT32_MAX) {
        return unknown("profile", name, MGL_PROFILE_UTN57_R4, mgl_profile_name);
    }
    return supported("profile", name, MGL_FEATURE_PROFILE, profile);
}

bool cli_shape_opts(const cli_args *args, mgl_shape_opts *opts)
{
    const mgl_shape_opts fresh = MGL_SHAPE_OPTS_INIT;
    *opts = fresh;
    opts->system = cli_system(args);
    opts->profile = opts->system == UINT32_MAX ? UINT32_MAX : cli_profile(args);
    opts->language = args->value[CLI_OPT_LANGUAGE];
    opts->flags = cli_has(args, CLI_OPT_STRICT) ? MGL_SHAPE_STRICT : 0;
    return opts->profile != UINT32_MAX;
}

bool cli_key_opts(const cli_args *args, uint32_t level, mgl_key_opts *opts)
{
    const mgl_key_opts fresh = MGL_KEY_OPTS_INIT;
    const char *name = args->value[CLI_OPT_LEVEL];
    mgl_shape_opts shared;
    *opts = fresh;
    if (!cli_shape_opts(args, &shared)) {
        return false;
    }
    opts->system = shared.system;
    opts->profile = shared.profile;
    opts->language = shared.language;
    opts->level = name ? mgl_level_by_name(name, MGL_NUL) : level;
    return opts->level != UINT32_MAX || unknown("level", name, MGL_LEVEL_EXACT, mgl_level_name) != UINT32_MAX;
}

bool cli_trouble(cli_tool *tool, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fprintf(stderr, "mongol: %s: ", tool->args.command->name);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
    va_end(values);
    cli_report_status(&tool->report, CLI_TROUBLE);
    return false;
}

static void prepare(cli_tool *tool, const char *file)
{
    tool->report.strict = cli_has(&tool->args, CLI_OPT_STRICT);
    tool->report.verbose = cli_has(&tool->args, CLI_OPT_VERBOSE);
    cli_report_begin(&tool->report, file);
}

/* False: nothing more can be done, in other files neither. */
static bool read_file(cli_tool *tool, const char *path, cli_piece_fn fn, void *self)
{
    cli_input in;
    cli_piece piece;
    bool going = true;
    if (cli_input_open(&in, path, &tool->out)) {
        in.whole = tool->whole_lines;
        prepare(tool, in.name);
        while (going && cli_input_next(&in, &piece)) {
            going = fn(tool, self, &piece) && !tool->out.failed;
            if (piece.forced) {
                cli_report_cut(&tool->report, &piece);
            }
        }
        cli_report_end(&tool->report);
    }
    if (in.failed || !going) {
        cli_report_status(&tool->report, CLI_TROUBLE);
    }
    cli_input_close(&in);
    return going && !tool->out.failed;
}

int cli_each_piece(cli_tool *tool, char **files, size_t n, cli_piece_fn fn, void *self)
{
    if (n == 0) {
        read_file(tool, "-", fn, self);
    }
    for (size_t i = 0; i < n && read_file(tool, files[i], fn, self); i++) {
    }
    return tool->report.status;
}

int cli_one_text(cli_tool *tool, const char *text, size_t n, cli_piece_fn fn, void *self)
{
    cli_piece piece = { text, n, 0, n, 1, 0, 0, true, true, false, 0 };
    prepare(tool, "<text>");
    if (!fn(tool, self, &piece)) {
        cli_report_status(&tool->report, CLI_TROUBLE);
    }
    cli_report_end(&tool->report);
    return tool->report.status;
}
