/* args.h -- options and operands of a command line. */
#ifndef MGL_CLI_ARGS_H
#define MGL_CLI_ARGS_H

#include <stdbool.h>

#include "commands.h"

typedef struct cli_args {
    const cli_command *command;
    const char *value[CLI_OPTIONS]; /* by CLI_OPT_*: what was given, "" for an option without value; NULL: not given */
    struct cli_given *given; /* every option as it was given, in order */
    size_t given_n;
    char **operands;
    size_t operand_n;
} cli_args;

typedef struct cli_given {
    int option; /* CLI_OPT_* */
    const char *value;
} cli_given;

/* The command of that name, or NULL. */
const cli_command *cli_command_find(const char *name);
/* Says on standard error that there is no such command, and which one is near. */
void cli_command_unknown(const char *name);

/* Reads what follows the command's name: argv[0] to argv[argc - 1]; operands move to its front. Says on standard error
 * what is wrong and returns false. */
bool cli_args_read(cli_args *args, const cli_command *command, int argc, char **argv);
/* Frees what reading took, after a failure too. */
void cli_args_free(cli_args *args);
/* The number that an option was given, or otherwise; UINT64_MAX: it is none (reported). */
uint64_t cli_number(const cli_args *args, int option, uint64_t otherwise);

/* Whether the option was given. */
static inline bool cli_has(const cli_args *args, int option)
{
    return args->value[option] != NULL;
}

#endif
