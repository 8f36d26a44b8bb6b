/* corpora_detect.c -- choosing the system on public words and texts (../shared/corpora, or "skipped" where they are
 * not). Usage: detect FOLDER. Prints TAP. */
#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const families[] = { "hudum", "todo", "sibe", "manchu" };
static const uint32_t extensions[] = { MGL_SYSTEM_HUDUM_ALIGALI, MGL_SYSTEM_TODO_ALIGALI, MGL_SYSTEM_SIBE,
                                       MGL_SYSTEM_MANCHU_ALIGALI };
static int count, failed;

static void tap(bool good, const char *what, unsigned family, size_t right, size_t all)
{
    printf("%s %d - %s, %s: %zu of %zu\n", good ? "ok" : "not ok", ++count, families[family], what, right, all);
    failed += !good;
}

static char *read_file(const char *folder, unsigned family, const char *kind, size_t *n)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s-%s", folder, families[family], kind);
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t room = 1u << 24;
    char *text = malloc(room);
    *n = text ? fread(text, 1, room, file) : 0;
    fclose(file);
    return text;
}

static unsigned family_of(uint32_t system)
{
    for (unsigned family = 0; family < 4; family++) {
        if (system == family + 1 || system == extensions[family])
            return family;
    }
    return 4;
}

/* The families whose letters (Ali Gali included) hold all letters of a word, as bits; how many letters it has. */
static unsigned writers(const char *word, size_t n, size_t *letters)
{
    unsigned all = 15;
    *letters = 0;
    for (size_t i = 0; i + 2 < n; i += 3) {
        uint32_t cp = 0x1000u | (uint32_t)(word[i + 1] & 0x3F) << 6 | (uint32_t)(word[i + 2] & 0x3F);
        unsigned have = 0;
        for (unsigned family = 0; family < 4; family++) {
            bool known = mgl_variants(0, family + 1, cp, NULL, 0) || mgl_variants(0, extensions[family], cp, NULL, 0);
            have |= (unsigned)known << family;
        }
        if (!have)
            continue;
        (*letters)++;
        all &= have;
    }
    return *letters ? all : 0;
}

/* Words of five letters or more that only one family can have written. */
static void check_words(unsigned family, char *text, size_t n)
{
    size_t right = 0, all = 0;
    for (char *line = text, *end; line < text + n; line = end + 1) {
        end = memchr(line, '\n', (size_t)(text + n - line));
        if (!end)
            break;
        size_t letters, word_n = strcspn(line, "\t\n");
        unsigned who = writers(line, word_n, &letters);
        if (letters < 5 || !who || (who & (who - 1)))
            continue;
        uint32_t system, permille;
        if (mgl_detect(NULL, NULL, line, word_n, &system, &permille, NULL, NULL) != MGL_OK)
            continue;
        all++;
        right += who == 1u << family_of(system) && permille >= 900;
    }
    tap(all && right * 1000 >= all * 995, "words that only one system can have written", family, right, all);
}

/* Every paragraph by itself: right, or unsure, or a quotation that only another family can have written (the Manchu
 * texts quote Mongolian words, the Todo texts list letters of other systems). */
static void check_paragraphs(unsigned family, char *text, size_t n)
{
    size_t right = 0, unsure = 0, quoted = 0, all = 0;
    for (char *line = text, *end; line < text + n; line = end + 1) {
        end = memchr(line, '\n', (size_t)(text + n - line));
        if (!end)
            break;
        uint32_t system, permille, certainty;
        if (mgl_detect(NULL, NULL, line, (size_t)(end - line), &system, &permille, &certainty, NULL) != MGL_OK)
            continue;
        all++;
        right += family_of(system) == family;
        unsure += family_of(system) != family && permille < 900;
        quoted += family_of(system) != family && permille >= 900 && certainty == MGL_CERTAIN_LETTERS;
    }
    printf("# %s: %zu paragraphs that cannot be known by themselves, %zu that quote another system\n", families[family],
           unsure, quoted);
    tap(all && right + unsure + quoted == all && quoted * 20 <= all,
        "paragraphs right, or unsure where they cannot be known", family, right + unsure + quoted, all);
}

/* The file as one text: what a paragraph leaves open the other paragraphs decide. */
static void check_document(unsigned family, const char *text, size_t n)
{
    mgl_units *units;
    if (mgl_units_new(NULL, &units) != MGL_OK)
        exit(1);
    size_t right = 0, all = 0;
    if (mgl_shape(NULL, NULL, text, n, 0, n, units) == MGL_OK) {
        for (size_t i = 0; i < mgl_units_slot_count(units); i++) {
            if (mgl_units_slot_state(units)[i] != MGL_SLOT_LETTER)
                continue;
            all++;
            right += family_of(mgl_units_slot_system(units)[i]) == family;
        }
    }
    mgl_units_free(units);
    tap(all && right * 100 >= all * 99, "letters of the whole text, quotations included", family, right, all);
}

int main(int argc, char **argv)
{
    puts("TAP version 13");
    for (unsigned family = 0; argc > 1 && family < 4; family++) {
        size_t n;
        char *words = read_file(argv[1], family, "words.tsv", &n);
        if (words)
            check_words(family, words, n);
        free(words);
        char *text = read_file(argv[1], family, "text.txt", &n);
        if (text) {
            check_paragraphs(family, text, n);
            check_document(family, text, n);
        }
        free(text);
    }
    if (!count)
        printf("ok %d - systems of public texts # SKIP no shared data\n", ++count);
    printf("1..%d\n", count);
    return failed != 0;
}
