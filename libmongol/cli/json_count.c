/* json_count.c -- the counts of a line, a file or all files as JSON. */
#include <string.h>

#include "json.h"
#include "json_write.h"

void cli_json_counted(cli_output *out, const char *file, uint64_t line, const uint64_t values[CLI_COUNTED])
{
    static const char *const names[CLI_COUNTED] = { "words",          "words_one",      "words_two",
                                                    "characters_one", "characters_two", "syllables" };
    cli_putc(out, '{');
    cli_json_member(out, false, "file", cli_json_text(file, strlen(file)));
    if (line) {
        cli_json_member(out, true, "line", json_integer((json_int_t)line));
    }
    for (size_t i = 0; i < CLI_COUNTED; i++) {
        cli_json_member(out, true, names[i], json_integer((json_int_t)values[i]));
    }
    cli_puts(out, "}\n");
}
