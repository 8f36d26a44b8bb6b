/* json_key.c -- the key of a line and of its words as JSON. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "json_write.h"

static void put_hex(cli_output *out, const mgl_out *key)
{
    size_t n;
    const char *bytes = mgl_out_text(key, &n);
    cli_puts(out, ",\"key\":\"");
    cli_put_hex(out, bytes, n);
    cli_putc(out, '"');
}

/* "key" and "hash" of a text. */
static mgl_status put_key(cli_output *out, const mgl_key_opts *opts, const char *text, size_t n, mgl_out *key)
{
    char digits[17];
    uint64_t hash;
    mgl_status status = mgl_key(NULL, opts, text, n, key);
    if (status == MGL_OK) {
        status = mgl_key_hash(NULL, opts, text, n, &hash);
    }
    if (status == MGL_OK) {
        put_hex(out, key);
        snprintf(digits, sizeof digits, "%016" PRIx64, hash);
        cli_json_member(out, true, "hash", json_string(digits));
    }
    return status;
}

static json_t *span(size_t begin, size_t end)
{
    return json_pack("[I, I]", (json_int_t)begin, (json_int_t)end);
}

static mgl_status put_word(cli_output *out, const mgl_key_opts *line, const char *text, const mgl_word *word,
                           mgl_words *it, mgl_out *key)
{
    mgl_key_opts opts = *line;
    mgl_part part = MGL_PART_INIT;
    if (mgl_words_next_part(it, &part)) {
        opts.system = part.system; /* what the line says, not the word alone */
    }
    cli_putc(out, '{');
    cli_json_member(out, false, "text", cli_json_text(text + word->begin, word->end - word->begin));
    cli_json_member(out, true, "system", json_string(mgl_system_name(opts.system)));
    cli_json_member(out, true, "bytes", span(word->begin, word->end));
    cli_json_member(out, true, "utf16", span(word->utf16_begin, word->utf16_end));
    cli_json_member(out, true, "codepoints", span(word->utf32_begin, word->utf32_end));
    mgl_status status = put_key(out, &opts, text + word->begin, word->end - word->begin, key);
    cli_putc(out, '}');
    return status;
}

static mgl_status put_words(cli_output *out, const mgl_key_opts *opts, const char *text, size_t n, mgl_out *key)
{
    mgl_words_opts how = MGL_WORDS_OPTS_INIT;
    mgl_words it = MGL_WORDS_INIT;
    mgl_word word = MGL_WORD_INIT;
    how.system = opts->system;
    how.profile = opts->profile;
    how.language = opts->language;
    how.flags = MGL_WORDS_UTF16_OFFSETS | MGL_WORDS_UTF32_OFFSETS;
    mgl_status status = mgl_words_start(&it, &how, text, n);
    cli_puts(out, ",\"words\":[");
    for (size_t told = 0; status == MGL_OK && !out->failed && mgl_words_next(&it, &word);) {
        if (word.kind == MGL_WORD_MONGOLIAN) {
            cli_json_comma(out, told++);
            status = put_word(out, opts, text, &word, &it, key);
        }
    }
    cli_putc(out, ']');
    return status;
}

mgl_status cli_json_key(cli_output *out, const char *file, const cli_piece *piece, const mgl_key_opts *opts,
                        mgl_out *key)
{
    cli_putc(out, '{');
    cli_json_member(out, false, "file", cli_json_text(file, strlen(file)));
    cli_json_member(out, true, "line", json_integer((json_int_t)piece->line));
    cli_json_member(out, true, "text", cli_json_text(piece->text, piece->n));
    cli_json_member(out, true, "level", json_string(mgl_level_name(opts->level)));
    cli_json_member(out, true, "version", json_integer((json_int_t)mgl_key_version()));
    mgl_status status = put_key(out, opts, piece->text, piece->n, key);
    if (status == MGL_OK) {
        status = put_words(out, opts, piece->text, piece->n, key);
    }
    cli_puts(out, "}\n");
    return status;
}
