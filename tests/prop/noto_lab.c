/* noto_lab.c -- comparing, and shrinking a difference. */
#include "noto_lab.h"

#include <stdio.h>
#include <string.h>

#include "random.h"

bool lab_read(noto_lab *lab, uint32_t system, unsigned how, const lab_text *text)
{
    char bytes[NOTO_TEXT * 4];
    size_t n = 0;
    for (size_t i = 0; i < text->n; i++)
        random_put(bytes, &n, text->cp[i]);
    return ours_read(&lab->ours, system, bytes, n, &lab->mine) && noto_read(lab->noto, bytes, n, how, &lab->theirs);
}

/* An NNBSP without work is an MVS in Hudum, and prints nothing beside other text; the font has a name of its own for
 * it. */
static bool is_idle(const char *form)
{
    return !*form || strcmp(form, "Mvs") == 0 || strcmp(form, "Nnbsp") == 0;
}

bool lab_same_item(const noto_lab *lab, size_t i)
{
    const noto_item *mine = lab->mine.item + i, *theirs = lab->theirs.item + i;
    if (strcmp(mine->form, theirs->form) == 0)
        return true;
    if (mine->codepoint == 0x202F)
        return is_idle(mine->form) && is_idle(theirs->form);
    if (mine->codepoint != 0x1843)
        return false;
    /* the place of a long vowel sign shows in the printed units: joined to its letter, the font has no position for it
     */
    size_t n = strcspn(mine->form, ".");
    return n == strcspn(theirs->form, ".") && strncmp(mine->form, theirs->form, n) == 0;
}

size_t lab_next_difference(const noto_lab *lab, size_t i)
{
    while (i < lab->mine.n && lab_same_item(lab, i))
        i++;
    return i;
}

/* The next printed word, "Nnbsp" read as "Mvs". */
static size_t next_word(const char **units, const char **word)
{
    *units += strspn(*units, " ");
    *word = *units;
    size_t n = strcspn(*units, " ");
    *units += n;
    if (n == 5 && strncmp(*word, "Nnbsp", n) == 0) {
        *word = "Mvs";
        return 3;
    }
    return n;
}

bool lab_same_units(const noto_lab *lab)
{
    const char *mine = lab->mine.units, *theirs = lab->theirs.units, *a, *b;
    for (;;) {
        size_t n = next_word(&mine, &a);
        if (n != next_word(&theirs, &b) || strncmp(a, b, n) != 0)
            return false;
        if (!n)
            return true;
    }
}

/* ---- shrinking ---- */

static bool still_item(noto_lab *lab, const lab_core *core, const lab_text *text, size_t at)
{
    return lab_read(lab, lab->system, NOTO_APART, text) && strcmp(lab->mine.item[at].form, core->mine) == 0 &&
           strcmp(lab->theirs.item[at].form, core->theirs) == 0 && !lab_same_item(lab, at);
}

static bool still_units(noto_lab *lab, const lab_text *text)
{
    if (!lab_read(lab, lab->system, NOTO_APART, text) || lab_next_difference(lab, 0) < text->n)
        return false;
    return lab_read(lab, lab->system, NOTO_WHOLE, text) && !lab_same_units(lab);
}

lab_text lab_without(const lab_text *text, size_t i)
{
    lab_text rest = { text->n - 1, { 0 } };
    memcpy(rest.cp, text->cp, i * sizeof *text->cp);
    memcpy(rest.cp + i, text->cp + i + 1, (text->n - i - 1) * sizeof *text->cp);
    return rest;
}

/* Takes out one code point after the other, as long as the difference stays. */
static void drop_each(noto_lab *lab, lab_core *core)
{
    for (size_t i = 0; i < core->text.n;) {
        size_t at = core->at - (i < core->at);
        lab_text rest;
        bool keep = core->item && i == core->at;
        if (!keep) {
            rest = lab_without(&core->text, i);
            keep = core->item ? !still_item(lab, core, &rest, at) : !still_units(lab, &rest);
        }
        if (keep) {
            i++;
            continue;
        }
        core->text = rest;
        core->at = at;
        i = 0;
    }
}

void lab_shrink_item(noto_lab *lab, const lab_text *text, size_t at, lab_core *core)
{
    core->item = true;
    memcpy(core->mine, lab->mine.item[at].form, NOTO_FORM);
    memcpy(core->theirs, lab->theirs.item[at].form, NOTO_FORM);
    core->text = *text;
    core->at = at;
    for (size_t reach = 1; reach < text->n; reach++) { /* the reason is mostly near */
        size_t from = at > reach ? at - reach : 0, to = at + reach + 1 < text->n ? at + reach + 1 : text->n;
        lab_text near = { to - from, { 0 } };
        memcpy(near.cp, text->cp + from, near.n * sizeof *near.cp);
        if (!still_item(lab, core, &near, at - from))
            continue;
        core->text = near;
        core->at = at - from;
        break;
    }
    drop_each(lab, core);
}

void lab_shrink_units(noto_lab *lab, const lab_text *text, lab_core *core)
{
    core->item = false;
    core->mine[0] = core->theirs[0] = 0;
    core->text = *text;
    core->at = 0;
    drop_each(lab, core);
}

const char *lab_names(uint32_t system, const lab_text *text, char out[1024])
{
    size_t used = 0;
    out[0] = 0;
    for (size_t i = 0; i < text->n && used < 1000; i++) {
        const char *name = text->cp[i] == ' ' ? "space" : mgl_letter_name(system, text->cp[i]);
        if (i)
            out[used++] = ' ';
        used += (size_t)(name ? snprintf(out + used, 1024 - used, "%s", name)
                              : snprintf(out + used, 1024 - used, "U+%04X", (unsigned)text->cp[i]));
    }
    return out;
}
