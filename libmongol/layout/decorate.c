/* decorate.c -- underline, overline and strike of a line. They keep their distance from the axis whatever the text is:
 * the underline is right of it under Latin too. */
#include "layout/place.h"

/* In 1/1000 of the font size. Letters reach 655 to the right of the axis and 670 to the left, in the Noto font. */
enum { DISTANCE = 690, THICKNESS = 50, STRIKE_THICKNESS = 110 };

static void add_rule(mgl_page *page, unsigned kind, int32_t axis, int32_t from, int32_t to)
{
    int32_t em = page->font_size, thickness = em * (kind == MGL_RULE_STRIKE ? STRIKE_THICKNESS : THICKNESS) / 1000;
    int32_t room = page->line_pitch / 2 - thickness, distance = em * DISTANCE / 1000;
    /* Close lines share the gap between them. */
    distance = distance < room ? distance : room > 0 ? room : 0;
    int32_t right = kind == MGL_RULE_UNDERLINE  ? distance
                    : kind == MGL_RULE_OVERLINE ? -distance - thickness
                                                : -thickness / 2;
    if (to <= from || !mgl_columns_add(&page->columns, MGL_PAGE_RULES, 1))
        return;
    thickness = thickness > 0 ? thickness : 1;
    bool vertical = page->writing == MGL_WRITING_VERTICAL;
    MGL_LAST(&page->columns, MGL_PAGE_RULES, MGL_PAGE_RULE_RECT, mgl_rect) =
        vertical ? (mgl_rect){ axis + right, from, thickness, to - from }
                 : (mgl_rect){ from, axis + right, to - from, thickness };
    MGL_LAST(&page->columns, MGL_PAGE_RULES, MGL_PAGE_RULE_KIND, uint8_t) = (uint8_t)kind;
}

void mgl_place_rules(mgl_page *page, const mgl_paragraph *p, const mgl_line *line, const mgl_slot_on_page *slot,
                     int32_t start, int64_t extra)
{
    static const unsigned flags[] = { MGL_STYLE_UNDERLINE, MGL_STYLE_OVERLINE, MGL_STYLE_STRIKE };
    for (unsigned kind = 0; kind < 3; kind++) {
        int64_t natural = 0, spaces = 0;
        int32_t along = start, from = 0;
        bool open = false;
        for (uint32_t i = line->token; i < line->stop; i++) {
            const mgl_token *token = p->token + i;
            bool drawn = (token->style & flags[kind]) &&
                         !((token->style & MGL_STYLE_WORDS_ONLY) && (token->flags & MGL_TOKEN_SPACE));
            if (drawn && !open)
                from = along;
            if (open && !drawn)
                add_rule(page, kind, slot->axis, from, along);
            open = drawn;
            natural += token->advance;
            spaces += token->flags & MGL_TOKEN_SPACE ? token->advance : 0;
            along = start + (int32_t)(natural + (line->spaces > 0 ? extra * spaces / line->spaces : 0));
        }
        if (open)
            add_rule(page, kind, slot->axis, from, along);
    }
}
