/* render_run.h -- the parts of mongol render: what the options say, and the files that come out. */
#ifndef MGL_CLI_RENDER_RUN_H
#define MGL_CLI_RENDER_RUN_H

#include <mongol/render.h>

#include "tool.h"

enum { CLI_RANGES = 64, CLI_FONTS = 32 };

typedef struct cli_range {
    uint64_t first, last;
} cli_range;

typedef struct cli_render_opts {
    mgl_layout_opts layout;
    mgl_render_opts render;
    cli_range pages[CLI_RANGES]; /* in order as given */
    size_t page_n;               /* 0: all */
    const char *fonts[CLI_FONTS];
    size_t font_n;
} cli_render_opts;

/* Reads the options; false: reported. */
bool cli_render_options(cli_tool *tool, cli_render_opts *opts);
/* Whether a page is asked for, and whether one after it may be. */
bool cli_render_wants(const cli_render_opts *opts, uint64_t page);
bool cli_render_wants_more(const cli_render_opts *opts, uint64_t page);

/* A file that appears under its name only when it is complete. Standard output and devices are written directly. */
typedef struct cli_new_file {
    cli_output out;
    const char *path;     /* "-": standard output; has to stay */
    char *temporary;      /* NULL: it is written directly */
    cli_output *standard; /* used for "-" */
} cli_new_file;

/* Whether something is there that cannot be replaced: a device, a pipe. */
bool cli_is_special(const char *path);
/* Whether both names are of one file. */
bool cli_is_same_file(const char *path, const char *other);
bool cli_new_file_open(cli_new_file *file, const char *path, cli_output *standard);
/* False: reported, and nothing of it is left. */
bool cli_new_file_keep(cli_new_file *file);
void cli_new_file_drop(cli_new_file *file);
cli_output *cli_new_file_out(cli_new_file *file);

#endif
