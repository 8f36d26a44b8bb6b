/* word_parts.c -- names of what mongol words shows. */
#include "word_parts.h"

#include <string.h>

const char *cli_word_kind(uint32_t kind)
{
    static const char *const names[] = { "", "mongolian", "number", "foreign", "punctuation", "space", "invalid" };
    return kind < sizeof names / sizeof *names ? names[kind] : "";
}

const char *cli_part_name(const mgl_part *part)
{
    const char *name = part->kind == MGL_PART_SUFFIX ? mgl_suffix_name(part->function) : "stem";
    return name ? name : "suffix";
}

bool cli_word_is_wanted(const cli_word_run *run, const cli_piece *piece, const mgl_word *word)
{
    bool inside = word->begin >= piece->item && word->begin < piece->item + piece->item_n;
    return inside && (run->mongolian ? word->kind == MGL_WORD_MONGOLIAN : word->kind != MGL_WORD_SPACE);
}

size_t cli_skip_separators(const char *text, size_t begin, size_t end)
{
    static const char *const separators[] = { " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE1\xA0\x8E" };
    for (size_t i = 0; i < sizeof separators / sizeof *separators;) {
        size_t n = strlen(separators[i]);
        bool there = end - begin >= n && memcmp(text + begin, separators[i], n) == 0;
        begin += there ? n : 0;
        i = there ? 0 : i + 1;
    }
    return begin;
}
