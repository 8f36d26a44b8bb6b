/* commands.h -- what the generated table of commands is made of. */
#ifndef MGL_CLI_COMMANDS_H
#define MGL_CLI_COMMANDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "commands_table.h"

typedef struct cli_option {
    int id;            /* CLI_OPT_* */
    char letter;       /* its short form; 0: none */
    const char *name;  /* without the dashes */
    const char *value; /* what its value is called in help; NULL: it takes none */
    bool optional;     /* the value may be left out; --name=VALUE gives it */
} cli_option;

typedef struct cli_command {
    const char *name;
    const char *help;
    const cli_option *options;
    size_t option_n;
    size_t fewest, most; /* operands */
    int (*run)(struct cli_tool *tool);
} cli_command;

extern const cli_command cli_commands[];
extern const size_t cli_command_count;
extern const char cli_short_help[];
extern const char cli_full_help[];

#endif
