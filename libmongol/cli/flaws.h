/* flaws.h -- what is wrong with a text, for commands whose library calls do not tell it. */
#ifndef MGL_CLI_FLAWS_H
#define MGL_CLI_FLAWS_H

#include "shaper.h"

typedef struct cli_flaws {
    cli_shaper shaper; /* with --strict or --verbose */
    bool all;
} cli_flaws;

/* False: reported. Close it in either case. */
bool cli_flaws_open(cli_flaws *flaws, cli_tool *tool);
void cli_flaws_close(cli_flaws *flaws);
/* Reports bytes that are not UTF-8; with --strict or --verbose everything there is to say. False: reported. */
bool cli_flaws_report(cli_flaws *flaws, cli_tool *tool, const cli_piece *piece);

#endif
