/* features.c -- the rows of features.tsv, each with the check that proves it.
 *
 *     features features.tsv plain.ttf zero.ttf fetched.ttf
 */
#include <stdlib.h>

#include "checks.h"

static const check *find_check(const char *id)
{
    const check *const all[] = { direction_checks, axis_checks, line_checks, fill_checks, page_checks };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        for (const check *at = all[i]; at->id; at++) {
            if (strcmp(at->id, id) == 0)
                return at;
        }
    }
    return NULL;
}

typedef struct tally {
    int points, right, counted;
    bool failed;
} tally;

/* One line of the table: id, state, requirement, how it is tested. */
static void run_row(char *line, const lab_fonts *fonts, tally *sum)
{
    char *cell[4] = { line, NULL, NULL, NULL };
    for (size_t i = 1; i < 4; i++) {
        cell[i] = cell[i - 1] ? strchr(cell[i - 1], '\t') : NULL;
        if (cell[i])
            *cell[i]++ = 0;
    }
    sum->points++;
    if (!cell[3]) {
        printf("not ok %d - '%s' has not four columns\n", sum->points, cell[0]);
        sum->failed = true;
        return;
    }
    const check *found = find_check(cell[0]);
    if (strcmp(cell[1], "right") != 0) {
        /* A row that is not met must not have a check that says it is. */
        bool outside = strcmp(cell[1], "outside") == 0;
        sum->counted += !outside;
        printf("%s %d - %s %s # SKIP %s\n", found ? "not ok" : "ok", sum->points, cell[0], cell[2], cell[3]);
        sum->failed = sum->failed || found;
        return;
    }
    bool ok = found && found->run(fonts);
    sum->counted++;
    sum->right += ok;
    sum->failed = sum->failed || !ok;
    printf("%s %d - %s %s\n", ok ? "ok" : "not ok", sum->points, cell[0], cell[2]);
}

int main(int argc, char **argv)
{
    lab_fonts fonts;
    size_t n;
    tally sum = { 0, 0, 0, false };
    char *table = argc == 5 ? lab_read(argv[1], &n) : NULL;
    if (!table || !lab_open(&fonts, argv + 2)) {
        printf("Bail out! usage: features features.tsv plain.ttf zero.ttf fetched.ttf\n");
        return 1;
    }
    printf("# fonts besides the made ones: Noto 3.002 %s, Noto 2.001 %s, CJK %s, emoji %s\n",
           fonts.noto ? "yes" : "missing", fonts.noto2 ? "yes" : "missing",
           fonts.cjk ? mgl_font_family(fonts.cjk) : "missing", fonts.emoji ? mgl_font_family(fonts.emoji) : "missing");
    bool header = true;
    for (char *line = strtok(table, "\n"); line; line = strtok(NULL, "\n")) {
        if (*line == '#')
            continue;
        if (!header)
            run_row(line, &fonts, &sum);
        header = false;
    }
    bool enough = sum.right * 10 >= sum.counted * 9 && sum.points >= 43;
    printf("%s %d - %d of %d rows are right\n", enough ? "ok" : "not ok", sum.points + 1, sum.right, sum.counted);
    printf("1..%d\n", sum.points + 1);
    lab_close(&fonts);
    free(table);
    return sum.failed || !enough;
}
