/* cmd_help.c -- mongol help [COMMAND]: texts from the generated table. */
#include "tool.h"

int cli_cmd_help(cli_tool *tool)
{
    if (tool->args.operand_n == 0) {
        cli_puts(&tool->out, cli_full_help);
        return CLI_OK;
    }
    const cli_command *command = cli_command_find(tool->args.operands[0]);
    if (!command) {
        cli_command_unknown(tool->args.operands[0]);
        return CLI_TROUBLE;
    }
    cli_puts(&tool->out, command->help);
    return CLI_OK;
}
