/* checks_lines.c -- rows L1 to L9: where lines may end. */
#include "checks.h"

/* Sets a text in columns of many lengths and asks of each page. */
static bool all_lengths(const lab_fonts *fonts, const char *text, uint32_t flags,
                        bool (*ask)(const mgl_page *page, const char *text))
{
    for (int32_t length = 24; length < 120; length += 3) {
        mgl_layout_opts opts = lab_opts(length);
        opts.flags |= flags;
        mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, NULL, 0);
        WANT(page != NULL, "no page");
        bool right = ask(page, text);
        mgl_page_free(page);
        WANT(right, "in a column of %d points", length);
    }
    return true;
}

/* Every line but forced ones ends behind a space. */
static bool ends_at_spaces(const mgl_page *page, const char *text)
{
    for (size_t i = 0; i + 1 < mgl_page_line_count(page); i++) {
        bool forced = mgl_page_line_flags(page)[i] & MGL_LINE_FORCED;
        uint32_t end = mgl_page_line_end(page)[i];
        WANT(forced || text[end - 1] == ' ', "line %zu ends inside a word", i);
        WANT(!forced || mgl_page_line_stop(page)[i] > MGL_POINTS(14), "line %zu is cut without need", i);
    }
    return true;
}

static bool only_spaces(const lab_fonts *fonts)
{
    return all_lengths(fonts, "ᠠᠨᠠᠨᠠ ᠪᠢᠴᠢᠭ ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ ᠢ ᠡ ᠨᠢᠭᠡ ᠬᠣᠶᠠᠷ", 0, ends_at_spaces);
}

/* No line begins with, or behind, a control that glues. */
static bool nothing_glued_is_cut(const mgl_page *page, const char *text)
{
    static const char *const glue[] = { "\u180E", "\u202F", "\u200D", "\u200C" };
    for (size_t i = 0; i + 1 < mgl_page_line_count(page); i++) {
        const char *end = text + mgl_page_line_end(page)[i];
        for (size_t k = 0; k < 4 && !(mgl_page_line_flags(page)[i] & MGL_LINE_FORCED); k++)
            WANT(strncmp(end, glue[k], 3) != 0 && strncmp(end - 3, glue[k], 3) != 0, "line %zu ends at a control", i);
    }
    return true;
}

static bool controls(const lab_fonts *fonts)
{
    return all_lengths(fonts, "ᠨ\u180Eᠠ ᠪᠠ\u202Fᠤᠨ ᠨᠠ\u202Fᠶᠢ ᠨ\u200Dᠠ ᠨ\u200Cᠠ ᠭᠠᠵᠠᠷ\u202Fᠤᠨ ᠨᠢᠭ\u180Eᠡ", 0,
                       nothing_glued_is_cut);
}

static bool hyphen(const lab_fonts *fonts)
{
    static const char text[] = "ᠠᠠᠠᠠᠠ᠆ᠠᠠᠠᠠᠠ";
    mgl_layout_opts opts = lab_opts(40);
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, NULL, 0);
    WANT(page && mgl_page_line_count(page) == 2, "two lines are wanted");
    WANT(lab_line_begins(page, lab_at(text, "᠆")), "the hyphen does not begin the second line");
    mgl_page_free(page);
    return true;
}

static bool nirugu_holds(const mgl_page *page, const char *text)
{
    for (size_t i = 0; i + 1 < mgl_page_line_count(page); i++) {
        const char *end = text + mgl_page_line_end(page)[i];
        WANT((mgl_page_line_flags(page)[i] & MGL_LINE_FORCED) ||
                 (strncmp(end, "᠊", 3) != 0 && strncmp(end - 3, "᠊", 3) != 0),
             "a line is cut at a nirugu");
    }
    for (size_t i = 0; i < mgl_page_glyph_count(page); i++)
        WANT(mgl_page_glyph_cluster(page)[i] != MGL_PAGE_NO_TEXT, "a glyph that is not of the text");
    return true;
}

static bool no_hyphenation(const lab_fonts *fonts)
{
    return all_lengths(fonts, "ᠠ᠊ᠠ ᠪᠢ᠊᠊ᠴᠢᠭ ᠠᠠᠠᠠᠠᠠᠠᠠ ᠨ᠊ᠠ ᠮ᠊᠊᠊ᠠ", 0, nirugu_holds);
}

static bool starts_right(const mgl_page *page, const char *text)
{
    for (size_t i = 1; i < mgl_page_line_count(page); i++) {
        const char *wrong = lab_wrong_start(text + mgl_page_line_begin(page)[i]);
        WANT((mgl_page_line_flags(page)[i - 1] & MGL_LINE_FORCED) || !wrong, "a line begins with %s", wrong);
    }
    return true;
}

/* A word that only just fits takes its stop to the next line, its last letter with it. */
static bool tight(const lab_fonts *fonts)
{
    static const char text[] = "(ᠠᠠᠠᠠᠠᠠ᠃ ᠠᠠ";
    for (int32_t length = 20; length < 90; length++) {
        mgl_layout_opts opts = lab_opts(length);
        mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, NULL, 0);
        WANT(page != NULL, "no page");
        for (size_t i = 0; i + 1 < mgl_page_line_count(page); i++) {
            const char *end = text + mgl_page_line_end(page)[i];
            WANT(!lab_wrong_start(end), "%d points: a line begins with %s", length, lab_wrong_start(end));
            WANT(!lab_wrong_end(text, end), "%d points: a line ends with %s", length, lab_wrong_end(text, end));
        }
        mgl_page_free(page);
    }
    return true;
}

static bool stops(const lab_fonts *fonts)
{
    for (size_t k = 0; lab_no_start[k]; k++) {
        char text[200];
        snprintf(text, sizeof text, "ᠠᠨ%s ᠪᠠ %s ᠮᠠᠨ %s ᠡ%s ᠨᠠ  %s ᠠ", lab_no_start[k], lab_no_start[k], lab_no_start[k],
                 lab_no_start[k], lab_no_start[k]);
        if (!all_lengths(fonts, text, 0, starts_right))
            return false;
    }
    return tight(fonts);
}

static bool ends_right(const mgl_page *page, const char *text)
{
    for (size_t i = 0; i + 1 < mgl_page_line_count(page); i++) {
        const char *wrong = lab_wrong_end(text, text + mgl_page_line_end(page)[i]);
        WANT((mgl_page_line_flags(page)[i] & MGL_LINE_FORCED) || !wrong, "a line ends with %s", wrong);
    }
    return true;
}

/* Behind the space after a closing mark a line may begin with an opening one. */
static bool ends_between_marks(const lab_fonts *fonts)
{
    static const char *const close[] = { "»", "”", "’", "›", "》", ")", "᠃" };
    for (size_t k = 0; k < sizeof close / sizeof *close; k++) {
        for (size_t j = 0; lab_no_end[j]; j++) {
            char text[100];
            snprintf(text, sizeof text, "ᠪᠠᠠᠠ%s %sᠮᠠᠠᠠ", close[k], lab_no_end[j]);
            mgl_layout_opts opts = lab_opts(36);
            mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, NULL, 0);
            WANT(page && mgl_page_line_count(page) == 2, "%s: two lines are wanted", text);
            WANT(lab_line_begins(page, lab_at(text, " ") + 1), "%s: not cut at the space", text);
            mgl_page_free(page);
        }
    }
    return true;
}

static bool openers(const lab_fonts *fonts)
{
    for (size_t k = 0; lab_no_end[k]; k++) {
        char text[200];
        snprintf(text, sizeof text, "ᠠᠨ %sᠪᠠ %sᠮᠠᠨ %s ᠡᠨᠠ%sᠪ ᠨᠠ %sᠠ", lab_no_end[k], lab_no_end[k], lab_no_end[k],
                 lab_no_end[k], lab_no_end[k]);
        if (!all_lengths(fonts, text, 0, ends_right))
            return false;
    }
    return ends_between_marks(fonts);
}

static bool pair_holds(const mgl_page *page, const char *text)
{
    for (const char *at = text; (at = strstr(at, "《")); at++) {
        bool forced =
            mgl_page_line_flags(
                page)[lab_line_of(page, (uint32_t)(at - text)) ? lab_line_of(page, (uint32_t)(at - text)) - 1 : 0] &
            MGL_LINE_FORCED;
        WANT(forced || !lab_line_begins(page, (uint32_t)(at - text)), "colon and bracket are apart");
    }
    return starts_right(page, text);
}

static bool colon(const lab_fonts *fonts)
{
    return all_lengths(fonts, "ᠠᠨ᠄《ᠪᠠ》 ᠮᠠ᠄ 《ᠨᠠ》 ᠡᠨ:《ᠪᠠ》 ᠠ：《ᠨ》 ᠪ ᠄ 《ᠠ》", 0, pair_holds);
}

static bool dashes_hold(const mgl_page *page, const char *text)
{
    for (const char *at = text; (at = strstr(at, "——")); at += 3)
        WANT(!lab_line_begins(page, (uint32_t)(at - text) + 3), "two dashes are apart");
    return true;
}

static bool dashes(const lab_fonts *fonts)
{
    static const char opening[] = "——ᠠᠨᠠ ᠪ";
    mgl_layout_opts opts = lab_opts(200);
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, opening, NULL, 0);
    WANT(page && mgl_page_line_count(page) == 1 && lab_ink_at(page, 0).found, "dashes cannot open a paragraph");
    mgl_page_free(page);
    return all_lengths(fonts, "ᠠᠨᠠ——ᠪᠠ ᠮᠠᠨ——ᠡᠨ —— ᠪᠠ", 0, dashes_hold);
}

static bool suffix_holds(const mgl_page *page, const char *text)
{
    for (const char *at = text; (at = strstr(at, " ᠤᠨ")); at += 3) {
        size_t line = lab_line_of(page, (uint32_t)(at - text) + 1);
        bool forced = line > 0 && (mgl_page_line_flags(page)[line - 1] & MGL_LINE_FORCED);
        WANT(forced || !lab_line_begins(page, (uint32_t)(at - text) + 1), "a suffix begins a line");
    }
    return true;
}

static bool suffixes(const lab_fonts *fonts)
{
    static const char text[] = "ᠤᠯᠤᠰ ᠤᠨ ᠭᠠᠵᠠᠷ ᠤᠨ ᠨᠢᠭᠡ ᠨᠣᠮ ᠤᠨ ᠠᠪᠤ";
    if (!all_lengths(fonts, text, MGL_LAYOUT_GLUE_SUFFIXES, suffix_holds))
        return false;
    bool ever = false;
    for (int32_t length = 24; length < 120; length += 3) {
        mgl_layout_opts opts = lab_opts(length);
        mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, NULL, 0);
        ever = ever || lab_line_begins(page, lab_at(text, " ᠤᠨ") + 1);
        mgl_page_free(page);
    }
    WANT(ever, "the suffix never begins a line without the flag either: the test shows nothing");
    return true;
}

const check line_checks[] = {
    { "L1", only_spaces }, { "L2", controls }, { "L3", hyphen }, { "L4", no_hyphenation }, { "L5", stops },
    { "L6", openers },     { "L7", colon },    { "L8", dashes }, { "L9", suffixes },       { NULL, NULL },
};
