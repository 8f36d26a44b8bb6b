/* tool.h -- what every command is given, and what text commands share. */
#ifndef MGL_CLI_TOOL_H
#define MGL_CLI_TOOL_H

#include <mongol/mongol.h>

#include "args.h"
#include "output.h"
#include "report.h"

typedef struct cli_tool {
    cli_args args;
    cli_output out;
    cli_report report;
    bool whole_lines; /* cli_each_piece() cuts no line into parts */
} cli_tool;

/* The system that --system names, MGL_SYSTEM_AUTO without it; UINT32_MAX: reported. */
uint32_t cli_system(const cli_args *args);
/* The profile that --profile names, MGL_PROFILE_UTN57_R4 without it; UINT32_MAX: reported. */
uint32_t cli_profile(const cli_args *args);
/* Shaping options from --system, --profile, --language and --strict. False: reported. */
bool cli_shape_opts(const cli_args *args, mgl_shape_opts *opts);
/* Key options from --system, --profile, --language and --level (without it: level). False: reported. */
bool cli_key_opts(const cli_args *args, uint32_t level, mgl_key_opts *opts);

/* Says on standard error why the command cannot go on; the exit status becomes CLI_TROUBLE. Returns false. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
bool cli_trouble(cli_tool *tool, const char *format, ...);

/* Does something with a piece of text; false: cannot go on (reported). */
typedef bool (*cli_piece_fn)(cli_tool *tool, void *self, const cli_piece *piece);
/* Hands every line of the files (none: standard input) to fn; returns the exit status. */
int cli_each_piece(cli_tool *tool, char **files, size_t n, cli_piece_fn fn, void *self);
/* Hands one text that is no file to fn, as its only line; returns the exit status. */
int cli_one_text(cli_tool *tool, const char *text, size_t n, cli_piece_fn fn, void *self);

#endif
