/* render_options.c -- the options of mongol render: lengths, page sizes, names, page lists. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "render_run.h"

typedef struct named_number {
    const char *name;
    uint32_t number;
} named_number;

/* A name among n; reports what there is. */
static bool read_name(cli_tool *tool, int option, const char *what, const named_number *names, size_t n, uint32_t *into)
{
    const char *text = tool->args.value[option];
    if (!text) {
        return true;
    }
    for (size_t i = 0; i < n; i++) {
        if (strcasecmp(text, names[i].name) == 0) {
            *into = names[i].number;
            return true;
        }
    }
    fprintf(stderr, "mongol: render: there is no %s '%s'; known:", what, text);
    for (size_t i = 0; i < n; i++) {
        fprintf(stderr, "%s %s", i ? "," : "", names[i].name);
    }
    fputc('\n', stderr);
    return false;
}

/* A length with its unit (pt without one) in 1/64 point, and where it ends; NULL: it is none. Never negative. */
static const char *read_length(const char *p, int32_t *length)
{
    static const struct {
        const char *name;
        double points;
    } units[] = { { "pt", 1 }, { "mm", 72 / 25.4 }, { "cm", 72 / 2.54 }, { "in", 72 } };
    double value = 0, place = 1;
    bool digits = false, point = false;
    for (; (*p >= '0' && *p <= '9') || (*p == '.' && !point); p++) {
        if (*p == '.') {
            point = true;
            continue;
        }
        digits = true;
        place /= point ? 10 : 1;
        value = point ? value + place * (*p - '0') : value * 10 + (*p - '0');
    }
    double unit = 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strncmp(p, units[i].name, 2) == 0) {
            unit = units[i].points;
            p += 2;
            break;
        }
    }
    double sixtyfourths = value * unit * 64 + 0.5;
    if (!digits || !(sixtyfourths < 1e9)) {
        return NULL;
    }
    *length = (int32_t)sixtyfourths;
    return p;
}

/* A length; 0 becomes `zero`, which the layout takes for none. */
static bool read_measure(cli_tool *tool, int option, const char *name, int32_t zero, int32_t *into)
{
    const char *text = tool->args.value[option];
    if (!text) {
        return true;
    }
    const char *end = read_length(text, into);
    if (!end || *end) {
        return cli_trouble(tool, "--%s takes a length (12, 12pt, 5mm, 1cm, 0.5in), not '%s'", name, text);
    }
    *into = *into ? *into : zero;
    return *into || cli_trouble(tool, "--%s must be more than nothing", name);
}

/* Named sizes in 1/100 mm, the long side first: lines of this script are for wide pages. Source: ISO 216; ANSI Y14.1.
 */
static bool read_page(cli_tool *tool, mgl_layout_opts *layout)
{
    static const struct {
        const char *name;
        int32_t wide, high;
    } sizes[] = { { "a3", 42000, 29700 }, { "a4", 29700, 21000 },     { "a5", 21000, 14800 },   { "a6", 14800, 10500 },
                  { "b5", 25000, 17600 }, { "letter", 27940, 21590 }, { "legal", 35560, 21590 } };
    const char *text = tool->args.value[CLI_OPT_PAGE];
    bool portrait = cli_has(&tool->args, CLI_OPT_PORTRAIT);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (strcasecmp(text ? text : "a4", sizes[i].name) == 0) {
            int32_t wide = (int32_t)((int64_t)sizes[i].wide * 64 * 72 / 2540),
                    high = (int32_t)((int64_t)sizes[i].high * 64 * 72 / 2540);
            layout->page_width = portrait ? high : wide;
            layout->page_height = portrait ? wide : high;
            return true;
        }
    }
    const char *end = read_length(text, &layout->page_width);
    end = end && *end == 'x' ? read_length(end + 1, &layout->page_height) : NULL;
    if (!end || *end || layout->page_width == 0 || layout->page_height == 0) {
        return cli_trouble(
            tool, "--page takes a3, a4, a5, a6, b5, letter, legal, or WIDTHxHEIGHT (210mmx148mm), not '%s'", text);
    }
    return true;
}

/* One length for all margins, or four: top, right, bottom, left. */
static bool read_margins(cli_tool *tool, mgl_layout_opts *layout)
{
    const char *text = tool->args.value[CLI_OPT_MARGIN], *p = text;
    int32_t margin[4];
    int n = 0;
    if (!text) {
        return true;
    }
    do {
        p = n < 4 ? read_length(p + (n > 0), &margin[n]) : NULL;
        n++;
    } while (p && *p == ',');
    if (!p || *p || (n != 1 && n != 4)) {
        return cli_trouble(tool, "--margin takes one length, or four with commas (top, right, bottom, left), not '%s'",
                           text);
    }
    for (int i = 0; i < 4; i++) {
        int32_t v = margin[n == 1 ? 0 : i];
        *(int32_t *[]){ &layout->margin_top, &layout->margin_right, &layout->margin_bottom, &layout->margin_left }[i] =
            v ? v : -1;
    }
    return true;
}

/* "2", "3-5", "7-", with commas. */
static bool read_pages(cli_tool *tool, cli_render_opts *opts)
{
    const char *text = tool->args.value[CLI_OPT_PAGES], *p = text;
    while (p && opts->page_n < CLI_RANGES) {
        uint64_t v[2] = { 0, 0 };
        bool dash = false, digits = false;
        for (; (*p >= '0' && *p <= '9') || (*p == '-' && !dash && digits); p++) {
            if (*p == '-') {
                dash = true;
            } else {
                digits = true;
                v[dash] = v[dash] < UINT32_MAX ? v[dash] * 10 + (uint64_t)(*p - '0') : v[dash];
            }
        }
        v[1] = !dash ? v[0] : v[1] ? v[1] : UINT64_MAX;
        if (!digits || v[0] == 0 || v[1] < v[0] || (*p && *p != ',')) {
            break;
        }
        opts->pages[opts->page_n++] = (cli_range){ v[0], v[1] };
        if (!*p) {
            return true;
        }
        p++;
    }
    return !text || cli_trouble(tool, "--pages takes page numbers and ranges (1-3,7,10-), at most %d, not '%s'",
                                CLI_RANGES, text);
}

bool cli_render_wants(const cli_render_opts *opts, uint64_t page)
{
    bool wanted = opts->page_n == 0;
    for (size_t i = 0; i < opts->page_n; i++) {
        wanted = wanted || (page >= opts->pages[i].first && page <= opts->pages[i].last);
    }
    return wanted;
}

bool cli_render_wants_more(const cli_render_opts *opts, uint64_t page)
{
    bool more = opts->page_n == 0;
    for (size_t i = 0; i < opts->page_n; i++) {
        more = more || opts->pages[i].last > page;
    }
    return more;
}

static bool read_number(cli_tool *tool, int option, const char *name, uint32_t most, uint32_t *into)
{
    uint64_t v = cli_number(&tool->args, option, *into);
    if (v == UINT64_MAX) {
        return false;
    }
    if (tool->args.value[option] && (v == 0 || v > most)) {
        return cli_trouble(tool, "--%s takes a number from 1 to %u, not '%s'", name, (unsigned)most,
                           tool->args.value[option]);
    }
    *into = (uint32_t)v;
    return true;
}

/* Whether it is built as BCP 47 says: letters and digits, eight at most between hyphens, all no longer than 35 bytes.
 */
static bool is_language(const char *tag)
{
    size_t n = 0, part = 0;
    for (; tag[n] && n <= 35; n++) {
        bool letter = (tag[n] >= 'a' && tag[n] <= 'z') || (tag[n] >= 'A' && tag[n] <= 'Z');
        bool digit = tag[n] >= '0' && tag[n] <= '9';
        if (tag[n] == '-' ? part == 0 : ++part > 8 || !(letter || digit)) {
            return false;
        }
        part = tag[n] == '-' ? 0 : part;
    }
    return part > 0 && n <= 35;
}

static bool read_language(cli_tool *tool, cli_render_opts *opts)
{
    const char *tag = tool->args.value[CLI_OPT_LANGUAGE];
    opts->layout.language = opts->render.language = tag;
    return !tag || is_language(tag) ||
           cli_trouble(tool, "--language takes a BCP 47 tag (mn, mn-Mong, xal, sjo, mnc), not '%s'", tag);
}

/* The format by its name, or by what the output's name ends in. */
static bool read_format(cli_tool *tool, mgl_render_opts *render)
{
    static const named_number formats[] = {
        { "png", MGL_RENDER_PNG }, { "svg", MGL_RENDER_SVG }, { "pdf", MGL_RENDER_PDF }, { "json", MGL_RENDER_GLYPHS }
    };
    const char *path = tool->args.value[CLI_OPT_OUTPUT], *dot = path ? strrchr(path, '.') : NULL;
    if (!path) {
        return cli_trouble(tool, "-o OUT is missing: a name that ends in .png, .svg, .pdf or .json");
    }
    render->format = UINT32_MAX;
    for (size_t i = 0; dot && i < sizeof formats / sizeof *formats; i++) {
        render->format = strcasecmp(dot + 1, formats[i].name) == 0 ? formats[i].number : render->format;
    }
    if (!read_name(tool, CLI_OPT_FORMAT, "format", formats, sizeof formats / sizeof *formats, &render->format)) {
        return false;
    }
    return render->format != UINT32_MAX ||
           cli_trouble(tool, "'%s' does not end in .png, .svg, .pdf or .json; name the format with --format", path);
}

static bool read_fonts(cli_tool *tool, cli_render_opts *opts)
{
    for (size_t i = 0; i < tool->args.given_n; i++) {
        if (tool->args.given[i].option == CLI_OPT_FONT) {
            if (opts->font_n == CLI_FONTS) {
                return cli_trouble(tool, "--font may be given %d times", CLI_FONTS);
            }
            opts->fonts[opts->font_n++] = tool->args.given[i].value;
        }
    }
    return true;
}

bool cli_render_options(cli_tool *tool, cli_render_opts *opts)
{
    static const named_number aligns[] = { { "justify", MGL_ALIGN_JUSTIFY },
                                           { "top", MGL_ALIGN_TOP },
                                           { "centre", MGL_ALIGN_CENTRE },
                                           { "bottom", MGL_ALIGN_BOTTOM } };
    static const named_number places[] = { { "top", MGL_NUMBERS_TOP }, { "bottom", MGL_NUMBERS_BOTTOM } };
    *opts = (cli_render_opts){ .layout = MGL_LAYOUT_OPTS_INIT, .render = MGL_RENDER_OPTS_INIT };
    mgl_layout_opts *layout = &opts->layout;
    mgl_render_opts *render = &opts->render;
    layout->system = cli_system(&tool->args);
    layout->profile = cli_profile(&tool->args);
    layout->writing = cli_has(&tool->args, CLI_OPT_HORIZONTAL) ? MGL_WRITING_HORIZONTAL : MGL_WRITING_VERTICAL;
    layout->glyphs = cli_has(&tool->args, CLI_OPT_UNITS) ? MGL_GLYPHS_UNITS : MGL_GLYPHS_OPENTYPE;
    render->title = tool->args.value[CLI_OPT_TITLE];
    render->colour = cli_has(&tool->args, CLI_OPT_GREY) ? MGL_RENDER_COLOUR_GREY : MGL_RENDER_COLOUR_AUTO;
    render->flags = cli_has(&tool->args, CLI_OPT_TRANSPARENT) ? MGL_RENDER_TRANSPARENT : 0;
    return layout->system != UINT32_MAX && layout->profile != UINT32_MAX && read_format(tool, render) &&
           read_page(tool, layout) && read_margins(tool, layout) &&
           read_measure(tool, CLI_OPT_SIZE, "size", 0, &layout->font_size) &&
           read_measure(tool, CLI_OPT_PITCH, "pitch", 0, &layout->line_pitch) &&
           read_number(tool, CLI_OPT_COLUMNS, "columns", 64, &layout->bands) &&
           read_number(tool, CLI_OPT_DPI, "dpi", 9600, &render->dpi) &&
           read_name(tool, CLI_OPT_ALIGN, "alignment", aligns, sizeof aligns / sizeof *aligns, &layout->align) &&
           read_name(tool, CLI_OPT_NUMBERS, "place for page numbers", places, sizeof places / sizeof *places,
                     &layout->numbers) &&
           read_language(tool, opts) && read_pages(tool, opts) && read_fonts(tool, opts);
}
