/* noto.c -- reading Noto Sans Mongolian: the names of its glyphs spell the units ("uni1820.AA.init", "BA.medi"). */
#include "noto.h"

#include <hb-ot.h>
#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FONTS = 3 };
enum {
    KIND_TEXT,
    KIND_LETTER,
    KIND_PAIR,
    KIND_SIGNED,
    KIND_CONTROL,
    KIND_SIGN,
    KIND_MARK,
    KIND_NONE,
    KIND_CIRCLE,
    KIND_STRAY
};

typedef struct noto_glyph {
    uint8_t kind;
    bool before, after; /* drawn with a join to that side */
    char units[NOTO_FORM - 6];
    char drawn[6]; /* "" or ".init" and so on */
} noto_glyph;

struct noto_font {
    hb_blob_t *blob[FONTS]; /* NOTO_APART, NOTO_SIGNED, NOTO_WHOLE */
    hb_face_t *face[FONTS];
    hb_font_t *font[FONTS];
    hb_buffer_t *buffer;
    noto_glyph *glyphs;
    unsigned glyph_n;
};

/* ---- names ---- */

static const struct {
    const char *name;
    uint8_t kind;
    const char *units;
} special[] = {
    { "fvs1", KIND_CONTROL, "Fvs1" },
    { "fvs2", KIND_CONTROL, "Fvs2" },
    { "fvs3", KIND_CONTROL, "Fvs3" },
    { "fvs4", KIND_CONTROL, "Fvs4" },
    { "fvs1.effective", KIND_NONE, "" },
    { "fvs2.effective", KIND_NONE, "" },
    { "fvs3.effective", KIND_NONE, "" },
    { "fvs4.effective", KIND_NONE, "" },
    { "mvs", KIND_CONTROL, "Mvs" },
    { "mvs.nominal", KIND_CONTROL, "Mvs" },
    { "mvs.narrow", KIND_CONTROL, "_" },
    { "mvs.wide", KIND_CONTROL, "-" },
    { "nnbsp", KIND_CONTROL, "Nnbsp" },
    { "nirugu", KIND_CONTROL, "Ni" },
    { "nirugu.extend", KIND_NONE, "" },
    { "lvs.ignored", KIND_LETTER, "Lv" },
    { "zwj", KIND_NONE, "" },
    { "zwj.ignored", KIND_NONE, "" },
    { "zwnj", KIND_NONE, "" },
    { "zwnj.ignored", KIND_NONE, "" },
    { "baluda", KIND_MARK, "Baluda" },
    { "tribaluda", KIND_MARK, "Tribaluda" },
    { "dagalga", KIND_MARK, "Dagalga" },
    { "uni1880", KIND_SIGN, "Anusvara" },
    { "uni1880.fvs1", KIND_SIGN, "Anusvara2" },
    { "uni1881", KIND_SIGN, "Visarga" },
    { "uni1881.fvs1", KIND_SIGN, "Visarga2" },
    { "uni1882", KIND_SIGN, "Damaru" },
    { "uni1883", KIND_SIGN, "Ubadama" },
    { "uni1884", KIND_SIGN, "Invubadama" },
    { "uni25CC", KIND_CIRCLE, "" },
    { "masculine", KIND_STRAY, "" },
    { "feminine", KIND_STRAY, "" },
};

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* "AOI" is A, O, I and "K2Ue" is K2, Ue: a unit begins with each capital. */
static bool spell(noto_glyph *glyph, const char *from, size_t n)
{
    size_t used = 0;
    if (!n || !is_upper(from[0]))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (used + 3 > sizeof glyph->units)
            return false;
        if (i && is_upper(from[i]))
            glyph->units[used++] = ' ';
        glyph->units[used++] = from[i];
    }
    glyph->units[used] = 0;
    return true;
}

static bool set_drawn(noto_glyph *glyph, const char *dot)
{
    static const char *const positions[4] = { ".isol", ".init", ".medi", ".fina" };
    for (int i = 0; i < 4; i++) {
        if (strncmp(dot, positions[i], 5) != 0 || (dot[5] && dot[5] != '.'))
            continue;
        memcpy(glyph->drawn, positions[i], 6);
        glyph->before = i >= 2;
        glyph->after = i == 1 || i == 2;
        return true;
    }
    return false;
}

static void read_name(noto_glyph *glyph, const char *name)
{
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        if (strcmp(name, special[i].name) != 0)
            continue;
        glyph->kind = special[i].kind;
        memcpy(glyph->units, special[i].units, strlen(special[i].units) + 1);
        glyph->before = glyph->after = strcmp(name, "nirugu") == 0;
        return;
    }
    if (*name == '_')
        name++;
    bool letter = strncmp(name, "uni", 3) == 0 && strlen(name) > 8 && name[7] == '.';
    if (letter)
        name += 8;
    const char *dot = strchr(name, '.');
    if (!dot || !set_drawn(glyph, dot) || !spell(glyph, name, (size_t)(dot - name)))
        return;
    bool alone = letter || strstr(dot, ".mvs") || strcmp(name, "AaLv.fina") == 0 || strcmp(name, "IyLv.fina") == 0;
    glyph->kind = alone ? KIND_LETTER : strncmp(dot - 2, "Lv", 2) == 0 ? KIND_SIGNED : KIND_PAIR;
}

static bool read_names(noto_font *noto)
{
    char name[64];
    noto->glyph_n = hb_face_get_glyph_count(noto->face[NOTO_WHOLE]);
    noto->glyphs = calloc(noto->glyph_n, sizeof *noto->glyphs);
    if (!noto->glyphs)
        return false;
    for (unsigned i = 0; i < noto->glyph_n; i++) {
        if (hb_font_get_glyph_name(noto->font[NOTO_WHOLE], i, name, sizeof name))
            read_name(noto->glyphs + i, name);
    }
    return true;
}

/* ---- the font without ligatures ---- */

static unsigned u16(const char *p)
{
    return (unsigned)(unsigned char)p[0] << 8 | (unsigned char)p[1];
}

static char *find_table(char *font, unsigned n, const char *tag)
{
    for (unsigned i = 0, tables = n > 12 ? u16(font + 4) : 0; i < tables && 28 + i * 16 <= n; i++) {
        char *row = font + 12 + i * 16;
        unsigned offset = u16(row + 8) << 16 | u16(row + 10);
        if (memcmp(row, tag, 4) == 0 && offset < n)
            return font + offset;
    }
    return NULL;
}

static bool makes(const noto_font *noto, unsigned lookup, unsigned kinds)
{
    hb_set_t *made = hb_set_create();
    hb_ot_layout_lookup_collect_glyphs(noto->face[NOTO_WHOLE], HB_OT_TAG_GSUB, lookup, NULL, NULL, NULL, made);
    bool found = false;
    for (hb_codepoint_t id = HB_SET_VALUE_INVALID; hb_set_next(made, &id);)
        found |= id < noto->glyph_n && (kinds >> noto->glyphs[id].kind & 1);
    hb_set_destroy(made);
    return found;
}

/* Empties the ligature lookups (type 4) that make glyphs of some kinds. */
static bool split(noto_font *noto, unsigned which, unsigned kinds)
{
    unsigned n;
    const char *data = hb_blob_get_data(noto->blob[NOTO_WHOLE], &n);
    char *copy = malloc(n);
    if (!copy)
        return false;
    memcpy(copy, data, n);
    noto->blob[which] = hb_blob_create(copy, n, HB_MEMORY_MODE_WRITABLE, copy, free);
    char *gsub = find_table(copy, n, "GSUB"), *list = gsub ? gsub + u16(gsub + 8) : NULL;
    for (unsigned i = 0; list && i < u16(list); i++) {
        char *lookup = list + u16(list + 2 + i * 2);
        if (u16(lookup) == 4 && makes(noto, i, kinds))
            lookup[4] = lookup[5] = 0; /* no subtables */
    }
    return gsub != NULL;
}

static bool open_font(noto_font *noto, unsigned which)
{
    noto->face[which] = hb_face_create(noto->blob[which], 0);
    noto->font[which] = hb_font_create(noto->face[which]);
    hb_ot_font_set_funcs(noto->font[which]);
    return hb_face_get_glyph_count(noto->face[which]) > 0;
}

noto_font *noto_open(const char *path, const char **why)
{
    noto_font *noto = calloc(1, sizeof *noto);
    *why = "out of memory";
    if (!noto)
        return NULL;
    noto->blob[NOTO_WHOLE] = hb_blob_create_from_file(path);
    noto->buffer = hb_buffer_create();
    *why = "no font (fonts/fetch.sh gets it)";
    if (hb_blob_get_length(noto->blob[NOTO_WHOLE]) && open_font(noto, NOTO_WHOLE)) {
        *why = "the font is not Noto Sans Mongolian 3.002";
        if (read_names(noto) && noto->glyph_n == 1915 && split(noto, NOTO_APART, 1U << KIND_PAIR | 1U << KIND_SIGNED) &&
            split(noto, NOTO_SIGNED, 1U << KIND_PAIR) && open_font(noto, NOTO_APART) && open_font(noto, NOTO_SIGNED))
            return noto;
    }
    noto_close(noto);
    return NULL;
}

void noto_close(noto_font *noto)
{
    if (!noto)
        return;
    for (int i = 0; i < FONTS; i++) {
        hb_font_destroy(noto->font[i]);
        hb_face_destroy(noto->face[i]);
        hb_blob_destroy(noto->blob[i]);
    }
    hb_buffer_destroy(noto->buffer);
    free(noto->glyphs);
    free(noto);
}

/* ---- reading a text ---- */

/* Glyphs keep the place of the code point they come from, and controls their glyph. */
static void shape(noto_font *noto, const char *text, size_t n, unsigned how)
{
    const hb_buffer_flags_t keep = HB_BUFFER_FLAG_PRESERVE_DEFAULT_IGNORABLES;
    hb_buffer_clear_contents(noto->buffer);
    hb_buffer_set_cluster_level(noto->buffer, HB_BUFFER_CLUSTER_LEVEL_CHARACTERS);
    hb_buffer_set_flags(noto->buffer, how & NOTO_NO_CIRCLE ? keep | HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE : keep);
    hb_buffer_set_script(noto->buffer, HB_SCRIPT_MONGOLIAN);
    hb_buffer_set_direction(noto->buffer, HB_DIRECTION_LTR);
    hb_buffer_add_utf8(noto->buffer, text, (int)n, 0, (int)n);
    hb_shape(noto->font[how & 3], noto->buffer, NULL, 0);
}

size_t noto_shape(noto_font *noto, const char *text, size_t n)
{
    shape(noto, text, n, NOTO_WHOLE);
    return hb_buffer_get_length(noto->buffer);
}

bool noto_items(const char *text, size_t n, noto_reading *reading)
{
    reading->n = 0;
    for (size_t i = 0; i < n;) {
        if (reading->n == NOTO_TEXT)
            return false;
        noto_item *item = reading->item + reading->n++;
        unsigned char lead = (unsigned char)text[i];
        unsigned length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        item->byte = (uint32_t)i;
        item->codepoint = length == 1 ? lead : lead & (0x7FU >> length);
        item->form[0] = 0;
        for (unsigned k = 1; k < length && i + k < n; k++)
            item->codepoint = item->codepoint << 6 | ((unsigned char)text[i + k] & 0x3F);
        i += length;
    }
    return true;
}

static noto_item *item_at(noto_reading *reading, uint32_t byte)
{
    size_t low = 0, high = reading->n;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        *(reading->item[middle].byte <= byte ? &low : &high) = middle;
    }
    return reading->item + low;
}

/* The printed line so far, and the joins at its end. */
typedef struct noto_printer {
    char *out;
    size_t used, cut; /* cut: where an open join begins */
    bool open, marked, full;
} noto_printer;

static void put(noto_printer *printer, const char *word)
{
    size_t n = strlen(word);
    if (!n)
        return;
    if (printer->used + n + 2 > NOTO_PRINT) {
        printer->full = true;
        return;
    }
    if (printer->used)
        printer->out[printer->used++] = ' ';
    memcpy(printer->out + printer->used, word, n + 1);
    printer->used += n;
}

/* ">" and "<" that meet cancel each other, also around one mark. */
static void put_ink(noto_printer *printer, const char *units, bool before, bool after)
{
    if (before && printer->open) {
        size_t rest = printer->cut + 2; /* behind " >" */
        memmove(printer->out + printer->cut, printer->out + rest, printer->used - rest + 1);
        printer->used -= 2;
    } else if (before) {
        put(printer, "<");
    }
    put(printer, units);
    printer->open = printer->marked = false;
    printer->cut = printer->used;
    if (!after)
        return;
    put(printer, ">");
    printer->open = true;
}

static void put_mark(noto_printer *printer, const char *name)
{
    if (printer->open && (printer->marked || strcmp(name, "Dagalga") == 0))
        printer->open = false;
    printer->marked = true;
    put(printer, name);
}

static void put_glyph(noto_printer *printer, const noto_glyph *glyph, uint32_t codepoint)
{
    char name[12];
    switch (glyph->kind) {
    case KIND_NONE:
    case KIND_STRAY:
        return;
    case KIND_MARK:
        put_mark(printer, glyph->units);
        return;
    case KIND_TEXT:
        snprintf(name, sizeof name, "U+%04X", (unsigned)codepoint);
        put_ink(printer, codepoint == ' ' ? "-" : name, false, false);
        return;
    case KIND_CIRCLE:
        put_ink(printer, "U+25CC", false, false);
        return;
    default:
        put_ink(printer, glyph->units, glyph->before, glyph->after);
    }
}

bool noto_read(noto_font *noto, const char *text, size_t n, unsigned how, noto_reading *reading)
{
    unsigned glyph_n;
    noto_printer printer = { .out = reading->units };
    reading->circle = reading->stray = false;
    reading->units[0] = 0;
    if (!noto_items(text, n, reading))
        return false;
    shape(noto, text, n, how);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(noto->buffer, &glyph_n);
    for (unsigned i = 0; i < glyph_n; i++) {
        const noto_glyph *glyph = noto->glyphs + info[i].codepoint;
        noto_item *item = item_at(reading, info[i].cluster);
        put_glyph(&printer, glyph, item->codepoint);
        reading->circle |= glyph->kind == KIND_CIRCLE;
        reading->stray |= glyph->kind == KIND_STRAY;
        if (glyph->kind == KIND_TEXT || glyph->kind == KIND_NONE || glyph->kind >= KIND_CIRCLE)
            continue;
        snprintf(item->form, sizeof item->form, "%s%s", glyph->units, glyph->drawn);
    }
    return !printer.full;
}
