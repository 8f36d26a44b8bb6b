/* args.c -- options stand before or after operands; "--" ends them; --name=value and --name value are the same. */
#include "args.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suggest.h"

typedef struct reader {
    cli_args *args;
    int argc, next;
    char **argv;
} reader;

const cli_command *cli_command_find(const char *name)
{
    for (size_t i = 0; i < cli_command_count; i++) {
        if (strcmp(cli_commands[i].name, name) == 0) {
            return &cli_commands[i];
        }
    }
    return NULL;
}

void cli_command_unknown(const char *name)
{
    cli_suggestion near;
    cli_suggest_start(&near, name, strlen(name));
    for (size_t i = 0; i < cli_command_count; i++) {
        cli_suggest_add(&near, cli_commands[i].name);
    }
    if (name[0] == '-') {
        fprintf(stderr, "mongol: '%s' stands where a command is expected; options follow the command.\n", name);
    } else if (near.best) {
        fprintf(stderr, "mongol: there is no command '%s'; did you mean '%s'?\n", name, near.best);
    } else {
        fprintf(stderr, "mongol: there is no command '%s'.\n", name);
    }
    fputs("Try 'mongol help'.\n", stderr);
}

static bool hint(const cli_command *command)
{
    fprintf(stderr, "Try 'mongol help %s'.\n", command->name);
    return false;
}

static const cli_option *find_long(const cli_command *command, const char *name, size_t n)
{
    for (size_t i = 0; i < command->option_n; i++) {
        const cli_option *option = &command->options[i];
        if (strlen(option->name) == n && memcmp(option->name, name, n) == 0) {
            return option;
        }
    }
    return NULL;
}

static const cli_option *find_letter(const cli_command *command, char letter)
{
    for (size_t i = 0; i < command->option_n; i++) {
        if (command->options[i].letter == letter) {
            return &command->options[i];
        }
    }
    return NULL;
}

static bool unknown_long(const cli_command *command, const char *name, size_t n)
{
    cli_suggestion near;
    cli_suggest_start(&near, name, n);
    for (size_t i = 0; i < command->option_n; i++) {
        cli_suggest_add(&near, command->options[i].name);
    }
    fprintf(stderr, "mongol: %s has no option '--%.*s'", command->name, (int)n, name);
    if (near.best) {
        fprintf(stderr, "; did you mean '--%s'?\n", near.best);
    } else {
        fputs(".\n", stderr);
    }
    return hint(command);
}

static void keep(reader *in, const cli_option *option, const char *value)
{
    const cli_given given = { option->id, value };
    in->args->value[option->id] = value;
    in->args->given[in->args->given_n++] = given;
}

/* The value of an option: what stands behind "=" (or the letter), else the next argument. */
static bool take_value(reader *in, const cli_option *option, const char *attached)
{
    const cli_command *command = in->args->command;
    if (!option->value) {
        if (attached) {
            fprintf(stderr, "mongol: option '--%s' takes no value, but '%s' was given.\n", option->name, attached);
            return hint(command);
        }
        keep(in, option, "");
        return true;
    }
    if (!attached && option->optional) {
        attached = "";
    }
    if (!attached) {
        if (in->next >= in->argc) {
            fprintf(stderr, "mongol: option '--%s' needs a value: --%s %s\n", option->name, option->name,
                    option->value);
            return hint(command);
        }
        attached = in->argv[in->next++];
    }
    keep(in, option, attached);
    return true;
}

static bool read_long(reader *in, const char *text)
{
    size_t n = strcspn(text, "=");
    const cli_option *option = find_long(in->args->command, text, n);
    if (!option) {
        return unknown_long(in->args->command, text, n);
    }
    return take_value(in, option, text[n] ? text + n + 1 : NULL);
}

/* Letters may stand together: -vh; what follows a letter that takes a value is the value. */
static bool read_letters(reader *in, const char *text)
{
    const cli_command *command = in->args->command;
    while (*text) {
        const cli_option *option = find_letter(command, *text);
        if (!option) {
            int n = 1;
            while (((unsigned char)text[n] & 0xC0) == 0x80) {
                n++; /* the rest of a character that is not ASCII */
            }
            fprintf(stderr, "mongol: %s has no option '-%.*s'.\n", command->name, n, text);
            return hint(command);
        }
        text++;
        if (option->value) {
            return take_value(in, option, *text ? text : NULL);
        }
        keep(in, option, "");
    }
    return true;
}

static bool check_count(const cli_args *args)
{
    const cli_command *command = args->command;
    if (cli_has(args, CLI_OPT_HELP)) {
        return true;
    }
    if (args->operand_n > command->most) {
        fprintf(stderr, "mongol: %s: '%s' is one operand too many.\n", command->name, args->operands[command->most]);
        return hint(command);
    }
    if (args->operand_n < command->fewest) {
        fprintf(stderr, "mongol: %s: an operand is missing.\n", command->name);
        return hint(command);
    }
    return true;
}

bool cli_args_read(cli_args *args, const cli_command *command, int argc, char **argv)
{
    reader in = { args, argc, 0, argv };
    bool options_end = false;
    memset(args, 0, sizeof *args);
    args->command = command;
    args->operands = argv;
    size_t most = 1; /* options: letters may stand together */
    for (int i = 0; i < argc; i++) {
        most += strlen(argv[i]);
    }
    args->given = malloc(most * sizeof *args->given);
    if (!args->given) {
        fputs("mongol: out of memory\n", stderr);
        return false;
    }
    while (in.next < argc) {
        char *text = argv[in.next++];
        if (options_end || text[0] != '-' || text[1] == '\0') {
            args->operands[args->operand_n++] = text;
        } else if (strcmp(text, "--") == 0) {
            options_end = true;
        } else if (text[1] == '-' ? !read_long(&in, text + 2) : !read_letters(&in, text + 1)) {
            return false;
        }
    }
    return check_count(args);
}

void cli_args_free(cli_args *args)
{
    free(args->given);
    args->given = NULL;
}

uint64_t cli_number(const cli_args *args, int option, uint64_t otherwise)
{
    const char *text = args->value[option];
    uint64_t number = 0;
    if (!text) {
        return otherwise;
    }
    bool good = *text != '\0';
    for (const char *p = text; *p && good; p++) {
        good = *p >= '0' && *p <= '9';
        number = number < UINT64_MAX / 16 ? number * 10 + (uint64_t)(*p - '0') : UINT64_MAX / 16;
    }
    if (good) {
        return number;
    }
    const char *name = "";
    for (size_t i = 0; i < args->command->option_n; i++) {
        name = args->command->options[i].id == option ? args->command->options[i].name : name;
    }
    fprintf(stderr, "mongol: %s: --%s takes a number, not '%s'.\n", args->command->name, name, text);
    return UINT64_MAX;
}
