/* json_words.c -- the words of a line as JSON; a long line comes in pieces, which all write to one array. */
#include <string.h>

#include "codepoints.h"
#include "json.h"
#include "json_write.h"

static json_t *span(size_t before, size_t begin, size_t end)
{
    return json_pack("[I, I]", (json_int_t)(before + begin), (json_int_t)(before + end));
}

/* Where the piece's text begins in the line; for offsets of what is in it. */
typedef struct words_base {
    size_t utf8, utf16, utf32;
} words_base;

static json_t *part_object(const char *text, const words_base *base, const mgl_part *part)
{
    bool stem = part->kind == MGL_PART_STEM;
    json_t *object = json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "part", stem ? "stem" : "suffix", "function",
                               stem ? json_null() : json_string(cli_part_name(part)), "text",
                               cli_json_text(text + part->letters, part->end - part->letters), "bytes",
                               span(base->utf8, part->begin, part->end), "utf16",
                               span(base->utf16, part->utf16_begin, part->utf16_end), "codepoints",
                               span(base->utf32, part->utf32_begin, part->utf32_end));
    bool separated = part->letters > part->begin;
    json_object_set_new(object, "separator",
                        separated ? cli_json_text(text + part->begin, part->letters - part->begin) : json_null());
    json_object_set_new(object, "chachlag", json_boolean(part->chachlag < part->end));
    return object;
}

static json_t *parts_array(const char *text, const words_base *base, mgl_words *it)
{
    json_t *array = json_array();
    mgl_part part = MGL_PART_INIT;
    while (mgl_words_next_part(it, &part)) {
        json_array_append_new(array, part_object(text, base, &part));
    }
    return array;
}

static json_t *syllables_array(const char *text, const words_base *base, mgl_words *it)
{
    json_t *array = json_array();
    mgl_syllable syllable = MGL_SYLLABLE_INIT;
    while (mgl_words_next_syllable(it, &syllable)) {
        json_array_append_new(array,
                              json_pack("{s:s, s:o, s:o, s:o, s:o}", "class", mgl_syllable_name(syllable.type), "text",
                                        cli_json_text(text + syllable.begin, syllable.end - syllable.begin), "bytes",
                                        span(base->utf8, syllable.begin, syllable.end), "utf16",
                                        span(base->utf16, syllable.utf16_begin, syllable.utf16_end), "codepoints",
                                        span(base->utf32, syllable.utf32_begin, syllable.utf32_end)));
    }
    return array;
}

static void put_word(cli_output *out, const cli_word_run *run, const char *text, const words_base *base,
                     const mgl_word *word, mgl_words *it)
{
    json_t *object = json_pack("{s:s, s:o, s:o, s:o, s:o}", "kind", cli_word_kind(word->kind), "text",
                               cli_json_text(text + word->begin, word->end - word->begin), "bytes",
                               span(base->utf8, word->begin, word->end), "utf16",
                               span(base->utf16, word->utf16_begin, word->utf16_end), "codepoints",
                               span(base->utf32, word->utf32_begin, word->utf32_end));
    if (run->parts && word->kind == MGL_WORD_MONGOLIAN) {
        json_object_set_new(object, "parts", parts_array(text, base, it));
    }
    if (run->syllables && word->kind == MGL_WORD_MONGOLIAN) {
        json_object_set_new(object, "syllables", syllables_array(text, base, it));
    }
    cli_json_put(out, object);
}

void cli_json_words(cli_output *out, const char *file, const cli_piece *piece, cli_word_run *run, mgl_words *it)
{
    mgl_word word = MGL_WORD_INIT;
    cli_place before = { 0, 0, 0 }, item;
    if (piece->first) {
        run->utf16 = run->utf32 = 0;
        cli_putc(out, '{');
        cli_json_member(out, false, "file", cli_json_text(file, strlen(file)));
        cli_json_member(out, true, "line", json_integer((json_int_t)piece->line));
        cli_puts(out, ",\"words\":[");
    }
    cli_place_move(&before, piece->text, piece->item);
    words_base base = { (size_t)piece->begin, run->utf16 - before.utf16, run->utf32 - before.utf32 };
    while (!out->failed && mgl_words_next(it, &word)) {
        if (cli_word_is_wanted(run, piece, &word)) {
            cli_json_comma(out, run->told);
            run->told = true;
            put_word(out, run, piece->text, &base, &word, it);
        }
    }
    item = before;
    cli_place_move(&item, piece->text, piece->item + piece->item_n);
    run->utf16 += item.utf16 - before.utf16;
    run->utf32 += item.utf32 - before.utf32;
    cli_puts(out, piece->last ? "]}\n" : "");
}
