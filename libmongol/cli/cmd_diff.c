/* cmd_diff.c -- mongol diff: what differs in two texts, and at which level. */
#include <stdlib.h>
#include <string.h>

#include "blocks.h"
#include "diff.h"

enum { MOST_PAIRS = 1024 }; /* of lines that are compared word by word to see which belong together */

/* ---- lines ---- */

static bool out_of_memory(diff_run *run)
{
    return cli_trouble(run->tool, "out of memory");
}

static bool cut_lines(diff_run *run, diff_side *side)
{
    size_t room = 0;
    const char *end = side->text + side->n;
    for (const char *p = side->text; p < end;) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t n = (size_t)((stop ? stop : end) - p), cr = stop && n && p[n - 1] == '\r';
        if (side->line_n == room) {
            room = room * 2 + 64;
            diff_line *lines = realloc(side->lines, room * sizeof *lines);
            if (!lines) {
                return out_of_memory(run);
            }
            side->lines = lines;
        }
        side->lines[side->line_n++] = (diff_line){ p, n - cr, n + (stop != NULL) };
        p += n + (stop != NULL);
    }
    return true;
}

/* Tells what is wrong with the lines. */
static bool report_flaws(diff_run *run, const diff_side *side)
{
    bool good = true;
    cli_report_begin(&run->tool->report, side->name);
    for (size_t i = 0; good && i < side->line_n; i++) {
        const diff_line *line = &side->lines[i];
        uint64_t offset = (uint64_t)(line->text - side->text);
        cli_piece piece = {
            line->text, line->n, 0, line->n, i + 1, offset, 0, true, true, false, line->whole_n - line->n
        };
        good = cli_flaws_report(&run->flaws, run->tool, &piece);
    }
    cli_report_end(&run->tool->report);
    return good;
}

/* ---- comparing ---- */

/* Keys of lines at the coarsest level: what may belong together is equal. */
static uint64_t *keys_of(diff_run *run, const diff_side *side, size_t from, size_t to)
{
    uint64_t *keys = malloc((to - from + 1) * sizeof *keys);
    mgl_key_opts opts = run->opts;
    mgl_status status = keys ? MGL_OK : MGL_E_NOMEM;
    opts.level = run->opts.level == MGL_LEVEL_PLAIN ? MGL_LEVEL_PLAIN : MGL_LEVEL_SKELETON;
    for (size_t i = from; status == MGL_OK && i < to; i++) {
        status = mgl_key_hash(NULL, &opts, side->lines[i].text, side->lines[i].n, &keys[i - from]);
    }
    if (status != MGL_OK) {
        cli_trouble(run->tool, "%s", mgl_status_text(status));
        free(keys);
        return NULL;
    }
    return keys;
}

static bool same_bytes(const diff_line *a, const diff_line *b)
{
    return a->whole_n == b->whole_n && memcmp(a->text, b->text, a->whole_n) == 0;
}

/* Two lines that belong together: prints them unless they are equal. */
static bool compare_pair(diff_run *run, size_t i, size_t j)
{
    diff_levels equal;
    const diff_line *a = &run->a.lines[i], *b = &run->b.lines[j];
    if (same_bytes(a, b)) {
        return true;
    }
    if (!diff_compare(run, a, b, &equal)) {
        return false;
    }
    if (equal >> run->opts.level & 1) {
        return true;
    }
    run->different = true;
#if MGL_CLI_JSON
    if (run->json) {
        return diff_json_pair(run, i, j, equal);
    }
#endif
    return diff_print_pair(run, i, j, equal);
}

/* Lines that nothing is like on the other side; as many on both sides are compared one by one. */
static bool compare_rest(diff_run *run, const diff_hunk *gap)
{
    size_t a_n = gap->a_end - gap->a, b_n = gap->b_end - gap->b;
    for (size_t i = 0; a_n == b_n && i < a_n; i++) {
        if (!compare_pair(run, gap->a + i, gap->b + i)) {
            return false;
        }
    }
    if (a_n == b_n) {
        return true;
    }
    run->different = true;
#if MGL_CLI_JSON
    if (run->json) {
        diff_json_hunk(run, gap);
        return true;
    }
#endif
    diff_print_hunk(run, gap);
    return true;
}

/* Compares two stretches of lines. match says what belongs together, counted from where they begin; gap compares what
 * lies between. */
static bool compare_aligned(diff_run *run, const diff_hunk *all, const size_t *match,
                            bool (*gap)(diff_run *run, const diff_hunk *gap))
{
    size_t i = all->a, j = all->b;
    while ((i < all->a_end || j < all->b_end) && !run->tool->out.failed) {
        diff_hunk between = { i, i, j, j };
        while (between.a_end < all->a_end && match[between.a_end - all->a] == CLI_UNMATCHED) {
            between.a_end++;
        }
        between.b_end = between.a_end < all->a_end ? match[between.a_end - all->a] + all->b : all->b_end;
        if (!gap(run, &between)) {
            return false;
        }
        i = between.a_end;
        j = between.b_end;
        if (i < all->a_end && !compare_pair(run, i++, j++)) {
            return false;
        }
    }
    return true;
}

/* Lines that look like none on the other side: those that have many words in common belong together. */
static bool compare_gap(diff_run *run, const diff_hunk *gap)
{
    size_t a_n = gap->a_end - gap->a, b_n = gap->b_end - gap->b;
    if (a_n == 0 || b_n == 0 || (a_n == 1 && b_n == 1) || a_n > MOST_PAIRS / b_n) {
        return compare_rest(run, gap);
    }
    size_t *match = malloc(a_n * sizeof *match);
    bool good = match ? diff_pair_lines(run, gap, match) : out_of_memory(run);
    good = good && compare_aligned(run, gap, match, compare_rest);
    free(match);
    return good;
}

static bool compare(diff_run *run)
{
    diff_hunk all = { 0, run->a.line_n, 0, run->b.line_n };
    while (all.a < all.a_end && all.b < all.b_end && same_bytes(&run->a.lines[all.a], &run->b.lines[all.b])) {
        all.a++;
        all.b++;
    }
    while (all.a_end > all.a && all.b_end > all.b &&
           same_bytes(&run->a.lines[all.a_end - 1], &run->b.lines[all.b_end - 1])) {
        all.a_end--;
        all.b_end--;
    }
    size_t a_n = all.a_end - all.a, b_n = all.b_end - all.b;
    uint64_t *a = keys_of(run, &run->a, all.a, all.a_end), *b = a ? keys_of(run, &run->b, all.b, all.b_end) : NULL;
    size_t *match = b ? malloc((a_n + 1) * sizeof *match) : NULL;
    bool good = b && ((match && cli_align(a, a_n, b, b_n, match)) || out_of_memory(run));
    good = good && compare_aligned(run, &all, match, compare_gap);
    free(a);
    free(b);
    free(match);
    return good;
}

/* With --lines: the levels at which each two lines are equal, or "none". */
static bool compare_line_by_line(diff_run *run)
{
    static const diff_line nothing = { "", 0, 0 };
    cli_output *out = &run->tool->out;
    size_t a_n = run->a.line_n, b_n = run->b.line_n, n = a_n > b_n ? a_n : b_n;
    for (size_t i = 0; i < n && !out->failed; i++) {
        const diff_line *a = i < a_n ? &run->a.lines[i] : &nothing, *b = i < b_n ? &run->b.lines[i] : &nothing;
        diff_levels equal = 0;
        if (i < a_n && i < b_n && !diff_compare(run, a, b, &equal)) {
            return false;
        }
        run->different = run->different || !(equal >> run->opts.level & 1);
        cli_puts(out, equal ? "" : "none");
        for (unsigned level = MGL_LEVEL_EXACT, said = 0; level <= MGL_LEVEL_SKELETON; level++) {
            if (equal >> level & 1) {
                cli_puts(out, said++ ? " " : "");
                cli_puts(out, mgl_level_name(level));
            }
        }
        cli_putc(out, '\n');
    }
    return true;
}

/* ---- texts ---- */

/* False: reported. *held: to be freed. */
static bool open_side(diff_run *run, diff_side *side, char *operand, const char *name, char **held)
{
    side->name = strcmp(operand, "-") == 0 ? "<stdin>" : operand;
    if (cli_has(&run->tool->args, CLI_OPT_TEXT)) {
        side->name = name;
        side->text = operand;
        side->n = strlen(operand);
        return cut_lines(run, side);
    }
    *held = cli_whole_file(operand, &side->n);
    side->text = *held;
    return *held && cut_lines(run, side);
}

static bool read_options(diff_run *run)
{
    const cli_args *args = &run->tool->args;
    run->json = cli_has(args, CLI_OPT_JSON);
    run->tool->report.strict = cli_has(args, CLI_OPT_STRICT);
    run->tool->report.verbose = cli_has(args, CLI_OPT_VERBOSE);
    if (run->json && cli_has(args, CLI_OPT_LINES)) {
        return cli_trouble(run->tool, "--lines does not go with --json");
    }
    return cli_key_opts(args, MGL_LEVEL_EXACT, &run->opts) && cli_flaws_open(&run->flaws, run->tool);
}

int cli_cmd_diff(cli_tool *tool)
{
    diff_run run = { .tool = tool };
    char **operands = tool->args.operands, *held_a = NULL, *held_b = NULL;
    bool good = read_options(&run) && open_side(&run, &run.a, operands[0], "<text 1>", &held_a) &&
                open_side(&run, &run.b, operands[1], "<text 2>", &held_b) && report_flaws(&run, &run.a) &&
                report_flaws(&run, &run.b);
    if (good) {
        good = cli_has(&tool->args, CLI_OPT_LINES) ? compare_line_by_line(&run) : compare(&run);
    }
    free(held_a);
    free(held_b);
    free(run.a.lines);
    free(run.b.lines);
    cli_flaws_close(&run.flaws);
    if (!good || tool->report.status != CLI_OK) {
        return CLI_TROUBLE;
    }
    return run.different ? CLI_FOUND : CLI_OK;
}
