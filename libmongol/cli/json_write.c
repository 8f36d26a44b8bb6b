/* json_write.c -- values are built, written and released one by one. */
#include "json_write.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codepoints.h"

static int put_bytes(const char *text, size_t n, void *out)
{
    cli_put(out, text, n);
    return 0;
}

void cli_json_put(cli_output *out, json_t *value)
{
    if (!value || json_dump_callback(value, put_bytes, out, JSON_COMPACT | JSON_ENCODE_ANY) != 0) {
        if (!out->failed) {
            fputs("mongol: out of memory\n", stderr);
        }
        out->failed = true;
    }
    json_decref(value);
}

void cli_json_member(cli_output *out, bool comma, const char *key, json_t *value)
{
    cli_puts(out, comma ? ",\"" : "\"");
    cli_puts(out, key);
    cli_puts(out, "\":");
    cli_json_put(out, value);
}

void cli_json_comma(cli_output *out, size_t index)
{
    if (index) {
        cli_putc(out, ',');
    }
}

json_t *cli_json_text(const char *text, size_t n)
{
    json_t *value = json_stringn(text, n);
    char *clean = value ? NULL : malloc(n * 3 + 1), *end = clean;
    if (!clean) {
        return value;
    }
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        size_t length = cli_codepoint(text + at, n - at, &cp);
        bool good = cp != UINT32_MAX;
        memcpy(end, good ? text + at : "\xEF\xBF\xBD", good ? length : 3);
        end += good ? length : 3;
        at += length;
    }
    value = json_stringn(clean, (size_t)(end - clean));
    free(clean);
    return value;
}

json_t *cli_json_codepoint(uint32_t codepoint)
{
    char text[16];
    snprintf(text, sizeof text, "U+%04" PRIX32, codepoint);
    return json_string(text);
}

json_t *cli_json_maybe(const char *text)
{
    return text && *text ? json_string(text) : json_null();
}
