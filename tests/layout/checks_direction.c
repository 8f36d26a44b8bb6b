/* checks_direction.c -- rows D1 to D12: which way text runs, what is turned and what stands upright. */
#include "checks.h"

static bool columns(const lab_fonts *fonts)
{
    mgl_layout_opts opts = lab_opts(40);
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, "ᠠᠠᠠ ᠠᠠᠠ ᠠᠠᠠ ᠠᠠᠠ ᠠᠠᠠ ᠠᠠᠠ", NULL, 0);
    WANT(page && mgl_page_line_count(page) > 2, "too few lines");
    for (size_t i = 1; i < mgl_page_line_count(page); i++)
        WANT(mgl_page_line_axis(page)[i] - mgl_page_line_axis(page)[i - 1] == 16 * 64,
             "line %zu is not right of the one before", i);
    const uint32_t *cluster = mgl_page_glyph_cluster(page);
    for (size_t i = 1; i < mgl_page_glyph_count(page); i++) {
        bool same = lab_line_of(page, cluster[i]) == lab_line_of(page, cluster[i - 1]);
        WANT(!same || mgl_page_glyph_y(page)[i] > mgl_page_glyph_y(page)[i - 1],
             "glyph %zu is not below the one before", i);
    }
    mgl_page_free(page);
    return true;
}

/* Letters are turned, and the ink of each touches that of the next on the stem. */
static bool joined(const lab_fonts *fonts)
{
    mgl_font *font = fonts->noto ? fonts->noto : fonts->plain;
    mgl_layout_opts opts = lab_opts(500);
    mgl_page *page = lab_page(font, NULL, &opts, "ᠮᠣᠩᠭᠣᠯ", NULL, 0);
    WANT(page && mgl_page_glyph_count(page) >= 4, "no glyphs");
    for (size_t i = 0; i < mgl_page_glyph_count(page); i++) {
        lab_ink ink = lab_glyph_ink(page, i);
        WANT(ink.rotation == 1, "glyph %zu is not turned", i);
        if (i > 0)
            WANT(ink.top <= lab_glyph_ink(page, i - 1).bottom + 3, "a gap before glyph %zu", i);
    }
    mgl_page_free(page);
    return true;
}

/* The rotation of the character `part`; 9: it has no glyph. */
static unsigned rotation_of(const lab_fonts *fonts, mgl_font *font, const char *text, const char *part, uint32_t flags)
{
    mgl_layout_opts opts = lab_opts(500);
    mgl_style style = lab_style(text, part, flags);
    mgl_page *page = lab_page(font ? font : fonts->plain, NULL, &opts, text, &style, 1);
    lab_ink ink = page ? lab_ink_at(page, lab_at(text, part)) : (lab_ink){ .found = false };
    mgl_page_free(page);
    return ink.found ? ink.rotation : 9;
}

static bool all_stand(const lab_fonts *fonts, const char *const *parts, unsigned wanted, uint32_t flags)
{
    for (; *parts; parts++) {
        char text[64];
        snprintf(text, sizeof text, "ᠠᠠ %s ᠠ", *parts);
        unsigned found = rotation_of(fonts, NULL, text, *parts, flags);
        WANT(found == wanted, "%s: rotation %u, not %u", *parts, found, wanted);
    }
    return true;
}

static bool sideways(const lab_fonts *fonts)
{
    static const char *const parts[] = { "Latin", "Кирилл", "2024", "a-b", NULL };
    return all_stand(fonts, parts, 1, 0);
}

static bool ideographs(const lab_fonts *fonts)
{
    static const char *const parts[] = { "口", "一", "あ", "カ", "한", NULL };
    return all_stand(fonts, parts, 0, 0);
}

static bool pictures(const lab_fonts *fonts)
{
    static const char *const parts[] = { "①", "Ａ", "１", "©", NULL };
    if (!all_stand(fonts, parts, 0, 0))
        return false;
    if (!fonts->emoji)
        return true;
    static const char text[] = "ᠠ 😀 ❤️ 👨‍👩‍👧 ᠠ";
    mgl_layout_opts opts = lab_opts(500);
    mgl_page *page = lab_page(fonts->plain, fonts->emoji, &opts, text, NULL, 0);
    WANT(page != NULL, "no page");
    const char *const emoji[] = { "😀", "❤", "👨" };
    for (size_t i = 0; i < 3; i++) {
        lab_ink ink = lab_ink_at(page, lab_at(text, emoji[i]));
        WANT(ink.found && ink.rotation == 0, "%s is not upright", emoji[i]);
        WANT(mgl_page_glyph_font(page)[ink.glyph] == 1, "%s is not of the emoji font", emoji[i]);
        WANT(apart(middle(ink.left, ink.right), mgl_page_line_axis(page)[0], 640) <= 200, "%s is not on the axis",
             emoji[i]);
    }
    mgl_page_free(page);
    return true;
}

/* With and without vertical forms, with vertical metrics of zero: no ink on other ink. */
static bool brackets(const lab_fonts *fonts)
{
    static const char text[] = "ᠠ〈ᠠ〉ᠠ《ᠠ》ᠠ「ᠠ」ᠠ『ᠠ』ᠠ（ᠠ）ᠠ〔ᠠ〕ᠠ：ᠠ；ᠠ，ᠠ。ᠠ、ᠠ⁈ᠠ⁉ᠠ‼ᠠ！ᠠ？ᠠ";
    mgl_font *all[] = { fonts->plain, fonts->zero, fonts->noto, fonts->noto2 };
    mgl_layout_opts opts = lab_opts(900);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        size_t a = 0, b = 0;
        mgl_page *page = all[i] ? lab_page(all[i], fonts->cjk, &opts, text, NULL, 0) : NULL;
        WANT(page || !all[i], "no page");
        WANT(!page || !lab_overlaps(page, 640 / 50, &a, &b), "font %zu: glyphs %zu and %zu overlap", i, a, b);
        mgl_page_free(page);
    }
    WANT(rotation_of(fonts, NULL, text, "《", 0) == 1, "a bracket without a vertical form is not turned");
    WANT(!fonts->noto || rotation_of(fonts, fonts->noto, text, "《", 0) == 0,
         "a bracket with a vertical form is turned");
    return true;
}

static bool exclamations(const lab_fonts *fonts)
{
    static const char *const parts[] = { "？", "！", "⁇", "⁈", "⁉", "‼" };
    static const char text[] = "ᠠ？ᠠ！ᠠ⁇ᠠ⁈ᠠ⁉ᠠ‼ᠠ";
    mgl_layout_opts opts = lab_opts(900);
    mgl_font *all[] = { fonts->plain, fonts->noto, fonts->noto2 };
    for (size_t k = 0; k < 3; k++) {
        if (!all[k])
            continue;
        mgl_page *page = lab_page(all[k], fonts->plain, &opts, text, NULL, 0);
        for (size_t i = 0; page && i < 6; i++) {
            lab_ink ink = lab_ink_at(page, lab_at(text, parts[i]));
            WANT(ink.found && ink.rotation == 0, "%s is not upright", parts[i]);
            WANT(apart(middle(ink.left, ink.right), mgl_page_line_axis(page)[0], 640) <= 50, "%s is not on the stem",
                 parts[i]);
        }
        mgl_page_free(page);
    }
    return true;
}

static bool dots(const lab_fonts *fonts)
{
    static const char *const parts[] = { "᠁", "᠂", "᠃", "᠄", "᠈", "᠉" };
    static const char text[] = "ᠠ᠁ ᠠ᠂ ᠠ᠃ ᠠ᠄ ᠠ᠈ ᠠ᠉ ᠠ᠅";
    mgl_font *all[] = { fonts->plain, fonts->noto, fonts->noto2 };
    mgl_layout_opts opts = lab_opts(900);
    for (size_t k = 0; k < 3; k++) {
        mgl_page *page = all[k] ? lab_page(all[k], NULL, &opts, text, NULL, 0) : NULL;
        for (size_t i = 0; page && i < 6; i++) {
            lab_ink ink = lab_ink_at(page, lab_at(text, parts[i]));
            bool manchu = i >= 4 && k > 0; /* strokes in these fonts, which are not centred on the stem */
            WANT(ink.found && ink.rotation == 1, "%s is not turned", parts[i]);
            WANT(manchu || apart(middle(ink.left, ink.right), mgl_page_line_axis(page)[0], 640) <= 100,
                 "font %zu: %s is %d/64 off the stem", k, parts[i],
                 middle(ink.left, ink.right) - mgl_page_line_axis(page)[0]);
        }
        mgl_page_free(page);
    }
    return true;
}

static bool quotes(const lab_fonts *fonts)
{
    static const char *const parts[] = { "“", "”", "‘", "’", "«", "»", NULL };
    static const char text[] = "口“ᠠ” 口";
    if (!all_stand(fonts, parts, 1, 0))
        return false;
    if (!fonts->noto || !fonts->cjk)
        return true;
    mgl_layout_opts opts = lab_opts(500);
    mgl_page *page = lab_page(fonts->noto, fonts->cjk, &opts, text, NULL, 0);
    WANT(page != NULL, "no page");
    lab_ink open = lab_ink_at(page, lab_at(text, "“")), close = lab_ink_at(page, lab_at(text, "”"));
    WANT(open.found && close.found && open.rotation == 1 && close.rotation == 1, "a quote is not turned");
    WANT(mgl_page_glyph_font(page)[open.glyph] == mgl_page_glyph_font(page)[close.glyph], "the pair is of two fonts");
    mgl_page_free(page);
    return true;
}

static bool combined(const lab_fonts *fonts)
{
    static const char *const parts[] = { "12", "2024", "?!" };
    for (size_t i = 0; i < 3; i++) {
        char text[64];
        snprintf(text, sizeof text, "ᠠᠠ %s ᠠ", parts[i]);
        mgl_layout_opts opts = lab_opts(500);
        mgl_style style = lab_style(text, parts[i], MGL_STYLE_COMBINE);
        mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, &style, 1);
        uint32_t at = lab_at(text, parts[i]);
        lab_ink first = lab_ink_at(page, at), last = lab_ink_at(page, at + (uint32_t)strlen(parts[i]) - 1);
        WANT(first.found && last.found && first.rotation == 0, "%s is not upright", parts[i]);
        WANT(mgl_page_glyph_y(page)[first.glyph] == mgl_page_glyph_y(page)[last.glyph], "%s is not side by side",
             parts[i]);
        WANT(first.right <= last.left && last.right - first.left <= 640, "%s is wider than an em", parts[i]);
        WANT(apart(middle(first.left, last.right), mgl_page_line_axis(page)[0], 640) <= 100, "%s is not on the axis",
             parts[i]);
        mgl_page_free(page);
    }
    WANT(rotation_of(fonts, NULL, "ᠠ 12345 ᠠ", "12345", MGL_STYLE_COMBINE) == 1, "five digits are combined");
    return true;
}

static bool spans(const lab_fonts *fonts)
{
    static const char *const upright[] = { "Latin", "12", NULL }, *const turned[] = { "口", "あ", "①", NULL };
    WANT(rotation_of(fonts, NULL, "ᠠᠨ ᠠ", "ᠠᠨ", MGL_STYLE_UPRIGHT) == 1, "joined letters are torn apart");
    return all_stand(fonts, upright, 0, MGL_STYLE_UPRIGHT) && all_stand(fonts, turned, 1, MGL_STYLE_SIDEWAYS);
}

static bool native_digits(const lab_fonts *fonts)
{
    static const char text[] = "ᠠ ᠐᠑᠒ ᠠ";
    WANT(rotation_of(fonts, NULL, text, "᠐᠑᠒", 0) == 1, "digits are upright without being asked");
    mgl_layout_opts opts = lab_opts(500);
    opts.flags |= MGL_LAYOUT_UPRIGHT_DIGITS;
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, NULL, 0);
    WANT(page != NULL, "no page");
    lab_ink first = lab_ink_at(page, lab_at(text, "᠐")), second = lab_ink_at(page, lab_at(text, "᠑"));
    WANT(first.found && first.rotation == 0 && second.top >= first.bottom, "digits do not stand one below the other");
    mgl_page_free(page);
    return true;
}

const check direction_checks[] = {
    { "D1", columns },  { "D2", joined },         { "D3", sideways }, { "D4", ideographs }, { "D5", pictures },
    { "D6", brackets }, { "D7", exclamations },   { "D8", dots },     { "D9", quotes },     { "D10", combined },
    { "D11", spans },   { "D12", native_digits }, { NULL, NULL },
};
