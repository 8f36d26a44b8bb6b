/* cmd_find.c -- mongol find: grep for text that can be typed in many ways. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "find.h"

/* ---- needles ---- */

/* The lines of a text without their CR, which comes from the editor, not from who is looking, and without the last line
 * end. */
static size_t drop_line_ends(char *text, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] != '\r' || i + 1 == n || text[i + 1] != '\n') {
            text[kept++] = text[i];
        }
    }
    return kept - (kept && text[kept - 1] == '\n');
}

/* What --file brings; it stays in memory to the end. */
static bool add_file(find_run *run, const char *path, char **held)
{
    size_t n = 0;
    *held = cli_whole_file(path, &n);
    if (!*held || n == 0) {
        return *held != NULL; /* an empty file holds no needle, not an empty one */
    }
    return cli_needles_add(&run->needles, run->tool, *held, drop_line_ends(*held, n));
}

/* Needles from --needle and --file, else the first operand. */
static bool add_needles(find_run *run, char **held)
{
    cli_args *args = &run->tool->args;
    bool any = false;
    for (size_t i = 0; i < args->given_n; i++) {
        const cli_given *given = &args->given[i];
        if (given->option == CLI_OPT_NEEDLE) {
            any = true;
            if (!cli_needles_add(&run->needles, run->tool, given->value, strlen(given->value))) {
                return false;
            }
        } else if (given->option == CLI_OPT_FILE) {
            any = true;
            if (!add_file(run, given->value, &held[i])) {
                return false;
            }
        }
    }
    if (any) {
        return true;
    }
    if (args->operand_n == 0) {
        return cli_trouble(run->tool, "a needle is missing; try 'mongol help find'");
    }
    args->operand_n--;
    args->operands++;
    return cli_needles_add(&run->needles, run->tool, args->operands[-1], strlen(args->operands[-1]));
}

/* ---- options ---- */

/* Which of the two options was given last; otherwise if none. */
static int last_of(const cli_args *args, int one, int two, int otherwise)
{
    int last = otherwise;
    for (size_t i = 0; i < args->given_n; i++) {
        int option = args->given[i].option;
        last = option == one || option == two ? option : last;
    }
    return last;
}

static bool read_color(cli_tool *tool, bool *color)
{
    const char *when = tool->args.value[CLI_OPT_COLOR], *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
    if (!when || !*when || strcmp(when, "auto") == 0) {
        bool dumb = !term || strcmp(term, "dumb") == 0 || (no_color && *no_color);
        *color = !dumb && isatty(STDOUT_FILENO);
    } else if (strcmp(when, "always") == 0) {
        *color = true;
    } else if (strcmp(when, "never") != 0) {
        return cli_trouble(tool, "--color is auto, always or never, not '%s'", when);
    }
    return true;
}

static bool read_numbers(const cli_args *args, find_opts *opts)
{
    uint64_t around = cli_number(args, CLI_OPT_CONTEXT, 0);
    opts->most = cli_number(args, CLI_OPT_MAX_COUNT, UINT64_MAX - 1);
    opts->before = cli_number(args, CLI_OPT_BEFORE_CONTEXT, around);
    opts->after = cli_number(args, CLI_OPT_AFTER_CONTEXT, around);
    opts->context =
        cli_has(args, CLI_OPT_CONTEXT) || cli_has(args, CLI_OPT_BEFORE_CONTEXT) || cli_has(args, CLI_OPT_AFTER_CONTEXT);
    return around != UINT64_MAX && opts->most != UINT64_MAX && opts->before != UINT64_MAX && opts->after != UINT64_MAX;
}

/* As in grep: nobody sees more than the exit status. */
static bool goes_nowhere(void)
{
    struct stat out, nowhere;
    return fstat(STDOUT_FILENO, &out) == 0 && stat("/dev/null", &nowhere) == 0 && S_ISCHR(out.st_mode) &&
           out.st_dev == nowhere.st_dev && out.st_ino == nowhere.st_ino;
}

/* --json and --lines each have an output of their own. */
static bool check_output(cli_tool *tool, const find_opts *opts)
{
    static const int others[] = { CLI_OPT_COUNT,
                                  CLI_OPT_FILES_WITH_MATCHES,
                                  CLI_OPT_FILES_WITHOUT_MATCH,
                                  CLI_OPT_INVERT_MATCH,
                                  CLI_OPT_QUIET,
                                  CLI_OPT_MAX_COUNT,
                                  CLI_OPT_JSON };
    const cli_command *command = tool->args.command;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        bool clash = opts->lines ? true : opts->json && others[i] != CLI_OPT_MAX_COUNT && others[i] != CLI_OPT_JSON;
        for (size_t j = 0; clash && cli_has(&tool->args, others[i]) && j < command->option_n; j++) {
            if (command->options[j].id == others[i]) {
                return cli_trouble(tool, "--%s does not go with --%s", opts->lines ? "lines" : "json",
                                   command->options[j].name);
            }
        }
    }
    return true;
}

static bool read_options(find_run *run)
{
    const cli_args *args = &run->tool->args;
    find_opts *opts = &run->opts;
    mgl_key_opts key;
    int list = last_of(args, CLI_OPT_FILES_WITH_MATCHES, CLI_OPT_FILES_WITHOUT_MATCH, -1);
    opts->list = list == CLI_OPT_FILES_WITH_MATCHES;
    opts->list_without = list == CLI_OPT_FILES_WITHOUT_MATCH;
    opts->count = cli_has(args, CLI_OPT_COUNT);
    opts->quiet = cli_has(args, CLI_OPT_QUIET);
    opts->only = cli_has(args, CLI_OPT_ONLY_MATCHING);
    opts->invert = cli_has(args, CLI_OPT_INVERT_MATCH);
    opts->number = cli_has(args, CLI_OPT_LINE_NUMBER);
    opts->text = cli_has(args, CLI_OPT_TEXT);
    opts->recursive = cli_has(args, CLI_OPT_RECURSIVE);
    opts->lines = cli_has(args, CLI_OPT_LINES);
    opts->json = cli_has(args, CLI_OPT_JSON);
    if (!read_numbers(args, opts) || !check_output(run->tool, opts) || !read_color(run->tool, &opts->color) ||
        !cli_key_opts(args, MGL_LEVEL_SHAPE, &key)) {
        return false;
    }
    if (opts->lines || opts->json || opts->count || opts->list || opts->list_without || opts->quiet) {
        opts->before = opts->after = 0;
        opts->context = false;
    }
    cli_needles_init(&run->needles, &key, cli_has(args, CLI_OPT_WORD));
    run->careful = cli_has(args, CLI_OPT_STRICT) || cli_has(args, CLI_OPT_VERBOSE);
    run->tool->report.strict = cli_has(args, CLI_OPT_STRICT);
    run->tool->report.verbose = cli_has(args, CLI_OPT_VERBOSE);
    opts->nowhere = !run->careful && goes_nowhere();
    return !run->careful || cli_flaws_open(&run->flaws, run->tool);
}

/* ---- files ---- */

static void search(find_run *run, const char *path)
{
    struct stat info;
    if (run->opts.recursive && stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        bool with_name = run->opts.with_name;
        run->opts.with_name = !cli_has(&run->tool->args, CLI_OPT_NO_FILENAME) || with_name;
        find_walk(run, path);
        run->opts.with_name = with_name;
    } else {
        find_file(run, path);
    }
}

static void search_all(find_run *run)
{
    const cli_args *args = &run->tool->args;
    int name = last_of(args, CLI_OPT_WITH_FILENAME, CLI_OPT_NO_FILENAME, -1);
    run->opts.with_name = name == CLI_OPT_WITH_FILENAME || (name < 0 && args->operand_n > 1);
    if (args->operand_n == 0 && run->opts.recursive) {
        run->opts.with_name = name != CLI_OPT_NO_FILENAME;
        find_walk(run, "");
    } else if (args->operand_n == 0) {
        find_file(run, "-");
    }
    for (size_t i = 0; i < args->operand_n && !run->stop; i++) {
        search(run, args->operands[i]);
    }
}

/* 0: found; 1: not found; 2: trouble, and with --strict a flaw. */
static int status_of(const find_run *run)
{
    if (run->opts.quiet && run->found) {
        return CLI_OK;
    }
    if (run->tool->report.status != CLI_OK || run->tool->out.failed) {
        return CLI_TROUBLE;
    }
    return run->found ? CLI_OK : CLI_FOUND;
}

int cli_cmd_find(cli_tool *tool)
{
    find_run run = { .tool = tool };
    size_t given_n = tool->args.given_n;
    char **held = calloc(given_n + 1, sizeof *held);
    int status = CLI_TROUBLE;
    if (!held) {
        cli_trouble(tool, "out of memory");
    } else if (read_options(&run) && add_needles(&run, held)) {
        if (run.opts.most || run.opts.list_without) {
            search_all(&run);
        }
        status = status_of(&run);
    }
    for (size_t i = 0; held && i < given_n; i++) {
        free(held[i]);
    }
    free(held);
    cli_needles_free(&run.needles);
    cli_blocks_free(&run.in);
    cli_flaws_close(&run.flaws);
    return status;
}
