/* diff_print.c -- differences for a person: lines as diff numbers them, and the words that differ, letter by letter. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codepoints.h"
#include "diff.h"

enum { SPELLED = 48 /* a longer piece is not told letter by letter */, GAP = 3 };

void diff_name(uint32_t system, uint32_t cp, char name[DIFF_NAME])
{
    const char *known = mgl_letter_name(system ? system : MGL_SYSTEM_HUDUM, cp);
    if (known) {
        snprintf(name, DIFF_NAME, "%s", known);
    } else if (cp > 0x20 && cp < 0x7F) {
        snprintf(name, DIFF_NAME, "%c", (char)cp);
    } else {
        snprintf(name, DIFF_NAME, "U+%04" PRIX32, cp == UINT32_MAX ? CLI_REPLACEMENT : cp);
    }
}

/* ---- words ---- */

/* A piece of a line, letter by letter. */
typedef struct spelling {
    char name[SPELLED][DIFF_NAME];
    size_t n;
} spelling;

/* Whether letters have to be told to see what is there: all but what is plain ASCII. */
static bool is_worth_spelling(const diff_line *line, const diff_span *span)
{
    bool plain = false;
    for (size_t i = span->from.utf8; i < span->to.utf8; i++) {
        plain = plain || (line->text[i] > ' ' && line->text[i] < 0x7F);
    }
    return span->from.utf8 < span->to.utf8 && (span->system || !plain);
}

static void spell(spelling *letters, const diff_line *line, const diff_span *span)
{
    size_t at = span->from.utf8;
    letters->n = 0;
    if (span->to.utf32 - span->from.utf32 > SPELLED) {
        return;
    }
    while (at < span->to.utf8) {
        uint32_t cp;
        at += cli_codepoint(line->text + at, span->to.utf8 - at, &cp);
        diff_name(span->system, cp, letters->name[letters->n++]);
    }
}

static void put_blanks(cli_output *out, size_t n)
{
    for (; n; n--) {
        cli_putc(out, ' ');
    }
}

/* The letters of one side; where both have as many, each stands below the one it is compared with. */
static size_t put_letters(cli_output *out, const spelling *mine, const spelling *theirs)
{
    size_t width = 0;
    for (size_t i = 0; i < mine->n; i++) {
        size_t n = strlen(mine->name[i]), field = n;
        if (mine->n == theirs->n && i + 1 < mine->n) {
            size_t other = strlen(theirs->name[i]);
            field = other > n ? other : n;
        }
        cli_puts(out, i ? " " : "");
        cli_puts(out, mine->name[i]);
        put_blanks(out, field - n);
        width += field + (i > 0);
    }
    return width;
}

static size_t width_of(const spelling *letters)
{
    size_t width = letters->n ? letters->n - 1 : 0;
    for (size_t i = 0; i < letters->n; i++) {
        width += strlen(letters->name[i]);
    }
    return width;
}

static void put_side(cli_output *out, char mark, const diff_line *line, const diff_span *span, const spelling *mine,
                     const spelling *theirs)
{
    cli_printf(out, "%c %zu: ", mark, span->from.utf32 + 1);
    size_t width = put_letters(out, mine, theirs), other = width_of(theirs);
    if (width) {
        put_blanks(out, (other > width ? other - width : 0) + GAP);
    }
    cli_put(out, line->text + span->from.utf8, span->to.utf8 - span->from.utf8);
}

static bool is_empty(const diff_span *span)
{
    return span->from.utf8 == span->to.utf8;
}

/* Two stretches of words, and what they are equal at if it is not what their lines are. */
static void put_words(cli_output *out, const diff_line *a, const diff_line *b, const diff_words *words,
                      diff_levels equal)
{
    spelling one = { .n = 0 }, two = { .n = 0 };
    if (is_worth_spelling(a, &words->a) || is_worth_spelling(b, &words->b)) {
        spell(&one, a, &words->a);
        spell(&two, b, &words->b);
    }
    if (!is_empty(&words->a)) {
        put_side(out, '<', a, &words->a, &one, &two);
        cli_putc(out, '\n');
    }
    if (!is_empty(&words->b)) {
        put_side(out, '>', b, &words->b, &two, &one);
        if (words->equal && words->equal != equal) {
            put_blanks(out, GAP);
            diff_say_finest(out, words->equal);
        }
        cli_putc(out, '\n');
    }
}

/* ---- lines ---- */

static void put_range(cli_output *out, size_t from, size_t to)
{
    if (to == from) {
        cli_printf(out, "%zu", from); /* behind that line */
    } else if (to == from + 1) {
        cli_printf(out, "%zu", to);
    } else {
        cli_printf(out, "%zu,%zu", from + 1, to);
    }
}

static void put_lines(cli_output *out, char mark, const diff_side *side, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const diff_line *line = &side->lines[i];
        cli_putc(out, mark);
        cli_putc(out, ' ');
        cli_put(out, line->text, line->n);
        cli_putc(out, '\n');
        if (line->whole_n == line->n) {
            cli_puts(out, "\\ no line end at the end of ");
            cli_puts(out, side->name);
            cli_putc(out, '\n');
        }
    }
}

static void put_hunk_head(cli_output *out, const diff_hunk *hunk)
{
    put_range(out, hunk->a, hunk->a_end);
    cli_putc(out, hunk->a == hunk->a_end ? 'a' : hunk->b == hunk->b_end ? 'd' : 'c');
    put_range(out, hunk->b, hunk->b_end);
}

void diff_print_hunk(diff_run *run, const diff_hunk *hunk)
{
    cli_output *out = &run->tool->out;
    put_hunk_head(out, hunk);
    cli_putc(out, '\n');
    put_lines(out, '<', &run->a, hunk->a, hunk->a_end);
    if (hunk->a < hunk->a_end && hunk->b < hunk->b_end) {
        cli_puts(out, "---\n");
    }
    put_lines(out, '>', &run->b, hunk->b, hunk->b_end);
}

static const char *line_end_name(const diff_line *line)
{
    size_t n = line->whole_n - line->n;
    return n == 0 ? "none" : n == 1 ? "LF" : "CR LF";
}

bool diff_print_pair(diff_run *run, size_t i, size_t j, diff_levels equal)
{
    cli_output *out = &run->tool->out;
    const diff_line *a = &run->a.lines[i], *b = &run->b.lines[j];
    const diff_hunk hunk = { i, i + 1, j, j + 1 };
    diff_words *words;
    size_t n;
    bool common;
    if (!diff_find_words(run, a, b, &words, &n, &common)) {
        free(words);
        return false;
    }
    put_hunk_head(out, &hunk);
    cli_puts(out, "  ");
    diff_say_levels(out, equal);
    cli_putc(out, '\n');
    if (common || equal) {
        for (size_t w = 0; w < n; w++) {
            put_words(out, a, b, &words[w], equal);
        }
    } else {
        put_lines(out, '<', &run->a, i, i + 1);
        cli_puts(out, "---\n");
        put_lines(out, '>', &run->b, j, j + 1);
    }
    if (run->opts.level == MGL_LEVEL_EXACT && strcmp(line_end_name(a), line_end_name(b)) != 0) {
        cli_printf(out, "< line end: %s\n> line end: %s\n", line_end_name(a), line_end_name(b));
    }
    free(words);
    return true;
}
