/* json_find.c -- a match as JSON. */
#include <string.h>

#include "json.h"
#include "json_write.h"

static json_t *span(size_t from, size_t to)
{
    return json_pack("[I, I]", (json_int_t)from, (json_int_t)to);
}

void cli_json_found(cli_output *out, const cli_found *found)
{
    const cli_place *from = &found->from, *to = &found->to;
    cli_putc(out, '{');
    cli_json_member(out, false, "file", cli_json_text(found->file, strlen(found->file)));
    cli_json_member(out, true, "line", json_integer((json_int_t)found->line));
    cli_json_member(out, true, "column", json_integer((json_int_t)from->utf32 + 1));
    cli_json_member(out, true, "offset", json_integer((json_int_t)(found->offset + from->utf8)));
    cli_json_member(out, true, "text", cli_json_text(found->text + from->utf8, to->utf8 - from->utf8));
    cli_json_member(out, true, "bytes", span(from->utf8, to->utf8));
    cli_json_member(out, true, "utf16", span(from->utf16, to->utf16));
    cli_json_member(out, true, "codepoints", span(from->utf32, to->utf32));
    cli_json_member(out, true, "needle", cli_json_text(found->needle, found->needle_n));
    cli_json_member(out, true, "level", json_string(found->level));
    cli_puts(out, "}\n");
}
