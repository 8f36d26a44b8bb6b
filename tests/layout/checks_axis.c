/* checks_axis.c -- rows D13 to D17 and the decorations T1 to T3: what lies on, left and right of the axis. */
#include "checks.h"

/* The worst distance of stem, ideograph and capitals in 1/100 %, at three sizes. */
static bool one_axis_with(const char *name, mgl_font *font, mgl_font *cjk)
{
    static const char text[] = "᠊ᠠ᠊ 口 HH ᠊";
    static const int32_t sizes[] = { MGL_POINTS(12), MGL_POINTS(24), MGL_POINTS(100) };
    for (size_t i = 0; i < 3; i++) {
        mgl_layout_opts opts = lab_opts(2000);
        opts.font_size = sizes[i];
        mgl_page *page = lab_page(font, cjk, &opts, text, NULL, 0);
        WANT(page != NULL, "no page");
        lab_ink stem = lab_ink_at(page, lab_at(text, " ᠊") + 1), box = lab_ink_at(page, lab_at(text, "口"));
        lab_ink capital = lab_ink_at(page, lab_at(text, "HH"));
        WANT(stem.found && box.found && capital.found, "a character has no glyph");
        int32_t axis = middle(stem.left, stem.right);
        /* The em box of the ideograph: its ink need not be centred. */
        const mgl_font *boxed = mgl_page_font(page, mgl_page_glyph_font(page)[box.glyph]);
        int32_t advance = hb_font_get_glyph_h_advance(boxed->font, mgl_page_glyph_id(page)[box.glyph]);
        int32_t centre = mgl_page_glyph_x(page)[box.glyph] +
                         (int32_t)((int64_t)advance * box.size / 2 / (int32_t)mgl_font_units_per_em(boxed));
        int32_t to_box = apart(axis, centre, sizes[i]),
                to_capital = apart(axis, middle(capital.left, capital.right), sizes[i]);
        printf("# D13 %s at %d pt: stem to CJK %d.%02d %% of an em, to Latin %d.%02d %%\n", name, sizes[i] / 64,
               to_box / 100, to_box % 100, to_capital / 100, to_capital % 100);
        WANT(to_box <= 50 && to_capital <= 100, "the axes are too far apart");
        mgl_page_free(page);
    }
    return true;
}

static bool one_axis(const lab_fonts *fonts)
{
    return one_axis_with("made font", fonts->plain, NULL) &&
           (!fonts->noto || !fonts->cjk || one_axis_with("Noto 3.002", fonts->noto, fonts->cjk)) &&
           (!fonts->noto2 || !fonts->cjk || one_axis_with("Noto 2.001", fonts->noto2, fonts->cjk));
}

static bool factors(const lab_fonts *fonts)
{
    static const char text[] = "ᠠ Hx 口 ᠠ";
    mgl_layout_opts opts = lab_opts(500);
    opts.latin_size = 800;
    opts.cjk_size = 900;
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, NULL, 0);
    WANT(page != NULL, "no page");
    lab_ink letter = lab_ink_at(page, 0), latin = lab_ink_at(page, lab_at(text, "H")),
            cjk = lab_ink_at(page, lab_at(text, "口"));
    WANT(letter.size == 640 && latin.size == 512 && cjk.size == 576, "sizes are %d %d %d", letter.size, latin.size,
         cjk.size);
    WANT(apart(middle(latin.left, latin.right), mgl_page_line_axis(page)[0], 640) <= 50, "smaller Latin left the axis");
    mgl_page_free(page);
    return true;
}

static bool shifted(const lab_fonts *fonts)
{
    static const char text[] = "ᠠ ᠡᠡ ᠢ";
    mgl_layout_opts opts = lab_opts(500);
    mgl_style style = lab_style(text, "ᠡᠡ", 0);
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, NULL, 0);
    lab_ink before = lab_ink_at(page, lab_at(text, "ᠡᠡ"));
    mgl_page_free(page);
    style.shift = MGL_POINTS(3);
    page = lab_page(fonts->plain, NULL, &opts, text, &style, 1);
    lab_ink after = lab_ink_at(page, lab_at(text, "ᠡᠡ"));
    WANT(after.left - before.left == MGL_POINTS(3) && after.top == before.top, "the shift is %d/64",
         after.left - before.left);
    mgl_page_free(page);
    return true;
}

/* An excerpt in horizontal text lies joined from left to right on the axis of the line. */
static bool lying(const lab_fonts *fonts)
{
    static const char text[] = "Latin ᠠᠨᠠ ᠡᠡ Latin";
    mgl_layout_opts opts = lab_opts(500);
    opts.writing = MGL_WRITING_HORIZONTAL;
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, NULL, 0);
    WANT(page && mgl_page_line_count(page) == 1, "no line");
    lab_ink first = lab_ink_at(page, lab_at(text, "ᠠᠨᠠ")), next = lab_ink_at(page, lab_at(text, "ᠨᠠ"));
    lab_ink second = lab_ink_at(page, lab_at(text, "ᠡᠡ"));
    WANT(first.rotation == 0 && next.left <= first.right + 1 && second.left > next.right,
         "the word does not lie from left to right");
    /* The stem of the made letters is 360 to 440 of 200 to 800. */
    int32_t stem = first.bottom - (first.bottom - first.top) * 200 / 600;
    WANT(apart(stem, mgl_page_line_axis(page)[0], 640) <= 50, "the stem is not on the line's axis");
    mgl_page_free(page);
    return true;
}

static bool standing(const lab_fonts *fonts)
{
    static const char text[] = "Latin ᠠᠨᠠ Latin";
    mgl_layout_opts opts = lab_opts(500);
    opts.writing = MGL_WRITING_HORIZONTAL;
    mgl_style style = lab_style(text, "ᠠᠨᠠ", MGL_STYLE_UPRIGHT);
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, &style, 1);
    WANT(page != NULL, "no page");
    lab_ink first = lab_ink_at(page, lab_at(text, "ᠠᠨᠠ")), last = lab_ink_at(page, lab_at(text, "ᠨᠠ") + 3);
    lab_ink before = lab_ink_at(page, 4), after = lab_ink_at(page, lab_at(text, " Latin") + 1);
    WANT(first.rotation == 1 && last.top > first.top && last.left == first.left,
         "the word does not stand from top to bottom");
    WANT(before.right < first.left && first.right < after.left, "it runs into its neighbours");
    WANT(apart(middle(first.top, last.bottom), mgl_page_line_axis(page)[0], 640) <= 100,
         "it is not around the line's axis");
    mgl_page_free(page);
    return true;
}

/* The rule of one kind; width 0: there is none. `index`: which of them. */
static mgl_rect rule_of(const mgl_page *page, unsigned kind, size_t index)
{
    for (size_t i = 0; i < mgl_page_rule_count(page); i++) {
        if (mgl_page_rule_kind(page)[i] == kind && index-- == 0)
            return mgl_page_rule_rect(page)[i];
    }
    return (mgl_rect){ 0, 0, 0, 0 };
}

static bool right_line(const lab_fonts *fonts)
{
    static const char text[] = "ᠠᠨᠭᠮ Latin 2024 ᠪ";
    mgl_font *all[] = { fonts->plain, fonts->noto, fonts->noto2 };
    for (size_t k = 0; k < 3; k++) {
        mgl_layout_opts opts = lab_opts(500);
        mgl_style style = lab_style(text, text, MGL_STYLE_UNDERLINE);
        mgl_page *page = all[k] ? lab_page(all[k], fonts->plain, &opts, text, &style, 1) : NULL;
        if (!all[k])
            continue;
        WANT(page && mgl_page_rule_count(page) == 1, "there should be one rule");
        mgl_rect rule = rule_of(page, MGL_RULE_UNDERLINE, 0);
        for (size_t i = 0; i < mgl_page_glyph_count(page); i++)
            WANT(lab_glyph_ink(page, i).right <= rule.x, "font %zu: glyph %zu reaches the line", k, i);
        WANT(rule.y == mgl_page_line_start(page)[0] && rule.y + rule.height == mgl_page_line_stop(page)[0],
             "the line does not go through the whole text");
        WANT(rule.x + rule.width <= mgl_page_line_axis(page)[0] + opts.font_size * 8 / 10,
             "the line is in the next one");
        mgl_page_free(page);
    }
    return true;
}

static bool left_and_through(const lab_fonts *fonts)
{
    static const char text[] = "ᠠᠨᠭᠮ Latin";
    mgl_layout_opts opts = lab_opts(500);
    mgl_style style = lab_style(text, text, MGL_STYLE_OVERLINE | MGL_STYLE_STRIKE);
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, &style, 1);
    WANT(page && mgl_page_rule_count(page) == 2, "there should be two rules");
    mgl_rect over = rule_of(page, MGL_RULE_OVERLINE, 0), strike = rule_of(page, MGL_RULE_STRIKE, 0);
    for (size_t i = 0; i < mgl_page_glyph_count(page); i++)
        WANT(lab_glyph_ink(page, i).left >= over.x + over.width, "glyph %zu reaches the line", i);
    WANT(apart(strike.x + strike.width / 2, mgl_page_line_axis(page)[0], 640) <= 20, "the strike is not on the axis");
    mgl_page_free(page);
    return true;
}

static bool gaps(const lab_fonts *fonts)
{
    static const char text[] = "ᠠᠨ ᠭᠮ\u202Fᠤᠨ ᠨ\u180Eᠠ";
    mgl_layout_opts opts = lab_opts(500);
    mgl_style style = lab_style(text, text, MGL_STYLE_UNDERLINE | MGL_STYLE_WORDS_ONLY);
    mgl_page *page = lab_page(fonts->plain, NULL, &opts, text, &style, 1);
    WANT(page && mgl_page_rule_count(page) == 3, "%zu rules, not one for each word",
         page ? mgl_page_rule_count(page) : 0);
    lab_ink word = lab_ink_at(page, lab_at(text, "ᠭᠮ"));
    mgl_rect second = rule_of(page, MGL_RULE_UNDERLINE, 1);
    WANT(second.y <= word.top &&
             second.y > rule_of(page, MGL_RULE_UNDERLINE, 0).y + rule_of(page, MGL_RULE_UNDERLINE, 0).height,
         "no gap at the space");
    mgl_page_free(page);
    return true;
}

const check axis_checks[] = {
    { "D13", one_axis },  { "D14", factors },         { "D15", shifted }, { "D16", lying }, { "D17", standing },
    { "T1", right_line }, { "T2", left_and_through }, { "T3", gaps },     { NULL, NULL },
};
