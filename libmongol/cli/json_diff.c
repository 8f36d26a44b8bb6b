/* json_diff.c -- differences as JSON, one object each. */
#include <stdlib.h>
#include <string.h>

#include "diff.h"
#include "json.h"
#include "json_write.h"

static json_t *level_list(diff_levels levels)
{
    json_t *array = json_array();
    for (unsigned level = MGL_LEVEL_EXACT; level <= MGL_LEVEL_SKELETON; level++) {
        if (levels >> level & 1) {
            json_array_append_new(array, json_string(mgl_level_name(level)));
        }
    }
    return array;
}

static void put_levels(cli_output *out, diff_levels equal)
{
    cli_json_member(out, true, "equal", level_list(equal));
    cli_json_member(out, true, "differ", level_list(~equal));
}

static json_t *letters(const char *text, size_t n, uint32_t system)
{
    json_t *array = json_array();
    for (size_t at = 0; at < n;) {
        char name[DIFF_NAME];
        uint32_t cp;
        at += cli_codepoint(text + at, n - at, &cp);
        diff_name(system, cp, name);
        json_array_append_new(array, json_string(name));
    }
    return array;
}

static json_t *span_object(const diff_line *line, const diff_span *span)
{
    const cli_place *from = &span->from, *to = &span->to;
    const char *text = line->text + from->utf8;
    size_t n = to->utf8 - from->utf8;
    return json_pack("{s:o, s:[I, I], s:[I, I], s:[I, I], s:o}", "text", cli_json_text(text, n), "bytes",
                     (json_int_t)from->utf8, (json_int_t)to->utf8, "utf16", (json_int_t)from->utf16,
                     (json_int_t)to->utf16, "codepoints", (json_int_t)from->utf32, (json_int_t)to->utf32, "letters",
                     letters(text, n, span->system));
}

/* "name": where the lines are and what they say. */
static void put_side(cli_output *out, const char *name, const diff_side *side, size_t from, size_t to)
{
    cli_puts(out, ",\"");
    cli_puts(out, name);
    cli_puts(out, "\":{");
    cli_json_member(out, false, "file", cli_json_text(side->name, strlen(side->name)));
    cli_json_member(out, true, "line", json_integer((json_int_t)from + 1));
    cli_puts(out, ",\"lines\":[");
    for (size_t i = from; i < to; i++) {
        cli_json_comma(out, i - from);
        cli_json_put(out, cli_json_text(side->lines[i].text, side->lines[i].n));
    }
    cli_puts(out, "]}");
}

static void put_head(cli_output *out, const diff_run *run, const diff_hunk *hunk)
{
    const char *change = hunk->a == hunk->a_end ? "add" : hunk->b == hunk->b_end ? "delete" : "change";
    cli_putc(out, '{');
    cli_json_member(out, false, "change", json_string(change));
    put_side(out, "a", &run->a, hunk->a, hunk->a_end);
    put_side(out, "b", &run->b, hunk->b, hunk->b_end);
}

void diff_json_hunk(diff_run *run, const diff_hunk *hunk)
{
    put_head(&run->tool->out, run, hunk);
    put_levels(&run->tool->out, 0);
    cli_puts(&run->tool->out, ",\"words\":[]}\n");
}

bool diff_json_pair(diff_run *run, size_t i, size_t j, diff_levels equal)
{
    cli_output *out = &run->tool->out;
    const diff_line *a = &run->a.lines[i], *b = &run->b.lines[j];
    const diff_hunk hunk = { i, i + 1, j, j + 1 };
    diff_words *words;
    size_t n;
    bool common, good = diff_find_words(run, a, b, &words, &n, &common);
    if (good) {
        put_head(out, run, &hunk);
        put_levels(out, equal);
        cli_puts(out, ",\"words\":[");
        for (size_t w = 0; w < n; w++) {
            cli_json_comma(out, w);
            cli_puts(out, "{");
            cli_json_member(out, false, "a", span_object(a, &words[w].a));
            cli_json_member(out, true, "b", span_object(b, &words[w].b));
            put_levels(out, words[w].equal);
            cli_putc(out, '}');
        }
        cli_puts(out, "]}\n");
    }
    free(words);
    return good;
}
