/* main.c -- mongol: finds the command and runs it. */
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "tool.h"

static void put_version(cli_output *out)
{
    uint32_t version = mgl_version();
    cli_printf(out, "mongol %u.%u.%u\n", version >> 16, version >> 8 & 0xFF, version & 0xFF);
    cli_puts(out, "data ");
    cli_puts(out, mgl_data_version());
    cli_puts(out, cli_json_built ? "\nJSON output: yes\n" : "\nJSON output: no (built without jansson)\n");
    cli_puts(out, MGL_CLI_PAGES ? "Vertical pages: yes\n" : "Vertical pages: no (built without libmongol-layout)\n");
    cli_puts(out, MGL_CLI_ICU ? "GBK and GB 18030: yes\n" : "GBK and GB 18030: no (built without libmongol-icu)\n");
}

/* What mongol does when the first argument is an option or nothing; false: it is a command. */
static bool run_without_command(cli_tool *tool, const char *first, int *status)
{
    *status = CLI_OK;
    if (!first) {
        fputs(cli_short_help, stderr);
        *status = CLI_TROUBLE;
    } else if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0) {
        cli_puts(&tool->out, cli_full_help);
    } else if (strcmp(first, "--version") == 0 || strcmp(first, "-V") == 0) {
        put_version(&tool->out);
    } else {
        return false;
    }
    return true;
}

static int run_as_asked(cli_tool *tool)
{
    const cli_command *command = tool->args.command;
    if (cli_has(&tool->args, CLI_OPT_HELP)) {
        cli_puts(&tool->out, command->help);
        return CLI_OK;
    }
    if (cli_has(&tool->args, CLI_OPT_JSON) && !cli_json_built) {
        fputs("mongol: this build has no JSON output (it was made without jansson), so --json cannot be used\n",
              stderr);
        return CLI_TROUBLE;
    }
    return command->run(tool);
}

static int run_command(cli_tool *tool, int argc, char **argv)
{
    const cli_command *command = cli_command_find(argv[1]);
    if (!command) {
        cli_command_unknown(argv[1]);
        return CLI_TROUBLE;
    }
    bool good = cli_args_read(&tool->args, command, argc - 2, argv + 2);
    int status = good ? run_as_asked(tool) : CLI_TROUBLE;
    cli_args_free(&tool->args);
    return status;
}

int main(int argc, char **argv)
{
    cli_tool tool = { 0 };
    int status;
    if (!cli_output_open(&tool.out)) {
        return CLI_TROUBLE;
    }
    if (!run_without_command(&tool, argc > 1 ? argv[1] : NULL, &status)) {
        status = run_command(&tool, argc, argv);
    }
    return cli_output_close(&tool.out) ? status : CLI_TROUBLE;
}
