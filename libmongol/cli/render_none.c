/* render_none.c -- mongol render in a build without page layout. */
#include <stdio.h>

#include "tool.h"

int cli_cmd_render(cli_tool *tool)
{
    (void)tool;
    fputs("mongol: this build has no page layout (HarfBuzz, FreeType, ICU, libpng or zlib was missing when it was "
          "made), so "
          "mongol render cannot be used\n",
          stderr);
    return CLI_TROUBLE;
}
