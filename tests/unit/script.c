/* script.c -- making and running random sequences of calls to the writer. */
#include "script.h"

#include "base/utf8.h"

static void *grown(void *p, size_t n)
{
    void *q = realloc(p, n + 1);
    if (!q)
        abort();
    return q;
}

/* Appends some code points of all widths, or just bytes. */
static size_t extend(uint64_t *seed, char **text, size_t *n, size_t points, bool broken)
{
    static const uint32_t base[] = { 0x20, 0x410, 0x1820, 0x10400 };
    size_t before = *n;
    *text = grown(*text, *n + 4 * points);
    for (size_t i = 0; i < points; i++) {
        if (broken)
            (*text)[(*n)++] = "\x41\x80\xA0\xE1\xF0\x90\xC3\xFF"[random_below(seed, 8)];
        else
            *n += mgl_utf8_write(base[random_below(seed, 4)] + (uint32_t)random_below(seed, 26), *text + *n);
    }
    return *n - before;
}

static step make_step(uint64_t *seed, script *s, script_kind kind)
{
    static const step_kind mapped[] = { STEP_SAME, STEP_EDIT, STEP_SAME, STEP_EDIT, STEP_DIAG };
    static const step_kind all[] = { STEP_SAME, STEP_EDIT, STEP_PUT, STEP_PAD, STEP_PRINT, STEP_DIAG };
    step made = { kind.from_nowhere ? all[random_below(seed, 6)] : mapped[random_below(seed, 5)],
                  s->source_n, 0, s->target_n, 0 };
    size_t points = random_below(seed, kind.longest + 1);
    if (made.kind == STEP_DIAG) {
        s->diags++;
    } else if (made.kind == STEP_PAD) {
        s->target = grown(s->target, s->target_n + points);
        if (points > 0)
            memset(s->target + s->target_n, '.', points);
        made.target_n = points;
        s->target_n += points;
    } else {
        made.target_n = extend(seed, &s->target, &s->target_n, points, kind.broken);
    }
    if (made.kind == STEP_SAME) {
        s->source = grown(s->source, s->source_n + made.target_n);
        memcpy(s->source + s->source_n, s->target + made.target, made.target_n);
        made.source_n = made.target_n;
        s->source_n += made.source_n;
    } else if (made.kind == STEP_EDIT) {
        made.source_n = extend(seed, &s->source, &s->source_n, random_below(seed, kind.longest + 1), kind.broken);
    }
    return made;
}

script script_make(uint64_t *seed, script_kind kind)
{
    script s = { .steps = calloc(kind.steps + 1, sizeof(step)), .source = grown(NULL, 0), .target = grown(NULL, 0) };
    if (!s.steps)
        abort();
    for (s.count = 0; s.count < kind.steps; s.count++)
        s.steps[s.count] = make_step(seed, &s, kind);
    s.source[s.source_n] = '\0';
    s.target[s.target_n] = '\0';
    return s;
}

void script_free(script *s)
{
    free(s->steps);
    free(s->source);
    free(s->target);
}

static void take(const script *s, const step *at, mgl_out *out)
{
    const char *source = s->source + at->source, *target = s->target + at->target;
    switch (at->kind) {
    case STEP_SAME:
        mgl_out_same(out, target, at->target_n);
        break;
    case STEP_EDIT:
        mgl_out_edit(out, source, at->source_n, target, at->target_n);
        break;
    case STEP_PUT:
        mgl_out_put(out, target, at->target_n);
        break;
    case STEP_PAD:
        mgl_out_pad(out, at->target_n, '.');
        break;
    case STEP_PRINT:
        mgl_out_putf(out, "%.*s", (int)at->target_n, target);
        break;
    case STEP_DIAG:
        mgl_out_diag(out, (uint16_t)(at->source % 7 + 1), at->source, at->source + 1);
        break;
    }
}

mgl_status script_run(const script *s, mgl_out *out)
{
    mgl_out_begin(out);
    for (size_t i = 0; i < s->count; i++)
        take(s, &s->steps[i], out);
    return mgl_out_finish(out);
}

static bool from_nowhere(step_kind kind)
{
    return kind == STEP_PUT || kind == STEP_PAD || kind == STEP_PRINT;
}

/* Edits are kept one by one; text from nowhere is one edit as long as nothing else comes between, and no edit while
 * no piece of the source has been written. */
static void check_edits(const script *s, const mgl_out *out)
{
    bool mapped = false, open = false;
    size_t edit = 0, n = mgl_out_edit_count(out);
    const size_t *source = mgl_out_edit_source(out), *source_len = mgl_out_edit_source_len(out);
    const size_t *target = mgl_out_edit_target(out), *target_len = mgl_out_edit_target_len(out);
    for (size_t i = 0; i < s->count; i++) {
        const step *at = &s->steps[i];
        if (at->kind == STEP_DIAG || at->source_n + at->target_n == 0 || (from_nowhere(at->kind) && !mapped))
            continue;
        if (!mapped && at->target > 0) {
            cr_assert(edit < n && source[0] == 0 && source_len[0] == 0);
            cr_assert(target[0] == 0 && target_len[0] == at->target);
            edit++;
        }
        mapped = true;
        if (at->kind == STEP_SAME || (open && from_nowhere(at->kind))) {
            open = open && at->kind != STEP_SAME;
            continue;
        }
        cr_assert(edit < n && target[edit] == at->target);
        cr_assert(source[edit] == at->source && source_len[edit] == at->source_n);
        cr_assert(from_nowhere(at->kind) ? target_len[edit] >= at->target_n : target_len[edit] == at->target_n);
        open = from_nowhere(at->kind);
        edit++;
    }
    cr_assert_eq(edit, n);
    cr_assert(n > 0 || (!source && !source_len && !target && !target_len));
}

void script_check(const script *s, const mgl_out *out)
{
    size_t n, diag = 0;
    const char *text = mgl_out_text(out, &n);
    cr_assert(n == s->target_n && memcmp(text, s->target, n) == 0 && text[n] == '\0', "the text is not as written");
    cr_assert_eq(mgl_out_diag_count(out), s->diags);
    for (size_t i = 0; i < s->count; i++) {
        if (s->steps[i].kind != STEP_DIAG)
            continue;
        cr_assert_eq(mgl_out_diag_code(out)[diag], s->steps[i].source % 7 + 1);
        cr_assert_eq(mgl_out_diag_begin(out)[diag], s->steps[i].source);
        cr_assert_eq(mgl_out_diag_end(out)[diag], s->steps[i].source + 1);
        diag++;
    }
    check_edits(s, out);
}
