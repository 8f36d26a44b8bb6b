/* mutate.c -- is every rule needed by a row? Takes the rules of each system and profile away one by one, particles and
 * selection by selectors too, and shapes our own rows without; at least one row has to fail. Prints TAP. */
#include <mongol/mongol.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../rows/row_letters.h"
#include "../rows/row_table.h"
#include "../rows/skips.h"
#include "shape/engine.h"
#include "shape/memo.h"

enum { RULES = 4096, FORMS = 1 << 14 };

/* Where the library takes words it has shaped before from, or shapes them: this memory remembers nothing and shapes
 * with the set that is being changed. */
static mgl_set changed;

mgl_memo *mgl_memo_new(mgl_ctx *ctx)
{
    (void)ctx;
    return NULL;
}

void mgl_memo_free(mgl_ctx *ctx, mgl_memo *memo)
{
    (void)ctx;
    (void)memo;
}

void mgl_memo_run(mgl_memo *memo, const mgl_set *set, uint32_t off, const unsigned char *p, mgl_slot *slots, size_t n)
{
    (void)memo;
    (void)p;
    (void)set;
    mgl_engine_run(&changed, off, slots, n, NULL);
}

/* A row, and its letters as text. */
typedef struct sample {
    table_row row;
    char *text;
    size_t n;
    bool fails; /* with all rules; its failing proves nothing */
} sample;

typedef struct mutation {
    sample *samples; /* of all sets */
    size_t count, room;
    const char *name; /* "hudum utn57-r4" */
    uint32_t system, profile;
    mgl_units *units;
    mgl_out *out;
    char rules[RULES];
    bool drawn[FORMS]; /* forms that a row has drawn */
    size_t points, failed;
} mutation;

static char *copy(const char *text)
{
    size_t n = strlen(text) + 1;
    char *made = malloc(n);
    if (!made)
        skips_die("out of memory");
    return memcpy(made, text, n);
}

static void point(mutation *m, bool ok, const char *what)
{
    printf("%sok %zu - %s %s", ok ? "" : "not ", ++m->points, m->name, what);
    m->failed += !ok;
}

/* ---- the rows ---- */

static void add_row(void *user, const table_row *row)
{
    mutation *m = user;
    const char *unknown;
    if (row->system == MGL_SYSTEM_AUTO)
        return;
    if (m->count == m->room) {
        m->room = m->room ? m->room * 2 : 1024;
        m->samples = realloc(m->samples, m->room * sizeof *m->samples);
        if (!m->samples)
            skips_die("out of memory");
    }
    sample *s = &m->samples[m->count++];
    *s = (sample){ .row = *row };
    s->text = letters_read(row->system, row->letters, &s->n, &unknown);
    if (!s->text)
        skips_die("a row has an unknown letter; run the row tests first");
    s->row.file = copy(row->file);
    s->row.id = copy(row->id);
    s->row.letters = NULL;
    s->row.expected = copy(row->expected);
    s->row.rules = row->rules ? copy(row->rules) : NULL;
}

static void refuse(void *user, const char *file, const char *where, const char *why)
{
    (void)user;
    fprintf(stderr, "mutate: %s: %s: %s\n", file, where, why);
    exit(2);
}

static void add_table(void *user, const char *path)
{
    row_sink sink = { add_row, refuse, user };
    if (!table_read(path, (row_choice){ UINT32_MAX, UINT32_MAX }, &sink))
        refuse(user, path, "", "cannot be read");
}

/* ---- shaping ---- */

static bool is_met(mutation *m, const sample *s)
{
    mgl_shape_opts opts = MGL_SHAPE_OPTS_INIT;
    opts.system = s->row.system;
    opts.profile = s->row.profile;
    opts.flags = s->row.flags;
    if (mgl_shape(NULL, &opts, s->text, s->n, 0, s->n, m->units) != MGL_OK ||
        mgl_units_print(m->units, s->text, m->out) != MGL_OK)
        skips_die("a row cannot be shaped");
    return row_is_met(&s->row, m->units, mgl_out_text(m->out, NULL), m->rules, sizeof m->rules);
}

static bool is_of_set(const mutation *m, const sample *s)
{
    uint32_t profile = s->row.profile == MGL_PROFILE_DEFAULT ? MGL_PROFILE_UTN57_R4 : s->row.profile;
    return s->row.system == m->system && profile == m->profile;
}

/* The first row that fails, or NULL. */
static const sample *killer(mutation *m)
{
    for (size_t i = 0; i < m->count; i++) {
        sample *s = &m->samples[i];
        if (is_of_set(m, s) && !s->fails && !is_met(m, s))
            return s;
    }
    return NULL;
}

static void note_forms(mutation *m)
{
    const uint32_t *variant = mgl_units_slot_variant(m->units);
    for (size_t i = 0; i < mgl_units_slot_count(m->units); i++) {
        if (variant[i] < FORMS)
            m->drawn[variant[i]] = true;
    }
}

/* ---- what is taken away ---- */

/* Something is gone from `changed`: which row notices? */
static void judge(mutation *m, uint16_t name)
{
    const sample *s = killer(m);
    const char *full = mgl_rule_names[name].name, *slash = strchr(full, '/');
    point(m, s != NULL, slash ? slash + 1 : full);
    if (s)
        printf(" killed by %s %s\n", s->row.file, s->row.id);
    else
        printf("\n# no row needs it: %s\n", mgl_rule_names[name].text);
}

static void take_rules(mutation *m, const mgl_set *from)
{
    size_t count = 0;
    for (size_t i = 0; i < from->pass_n; i++) {
        size_t end = (size_t)from->pass[i].first + from->pass[i].rule_n;
        count = end > count ? end : count;
    }
    mgl_rule *rules = malloc((count + 1) * sizeof *rules);
    if (!rules)
        skips_die("out of memory");
    memcpy(rules, from->rules, count * sizeof *rules);
    changed.rules = rules;
    for (size_t i = 0; i < count; i++) {
        rules[i].subject.states = 0; /* no letter stands in no position */
        judge(m, rules[i].name);
        rules[i] = from->rules[i];
    }
    changed.rules = from->rules;
    free(rules);
}

static void take_particles(mutation *m, const mgl_set *from)
{
    if (from->particle_n == 0)
        return;
    mgl_particle *particles = malloc(from->particle_n * sizeof *particles);
    if (!particles)
        skips_die("out of memory");
    memcpy(particles, from->particles, from->particle_n * sizeof *particles);
    changed.particles = particles;
    for (size_t i = 0; i < from->particle_n; i++) {
        particles[i].mvs = 2; /* neither with a separator nor without */
        judge(m, particles[i].name);
        particles[i] = from->particles[i];
    }
    changed.particles = from->particles;
    free(particles);
}

static void take_select(mutation *m, const mgl_set *from)
{
    mgl_pass *passes = malloc(from->pass_n * sizeof *passes);
    if (!passes)
        skips_die("out of memory");
    memcpy(passes, from->pass, from->pass_n * sizeof *passes);
    changed.pass = passes;
    for (size_t i = 0; i < from->pass_n; i++) {
        if (passes[i].kind != MGL_PASS_SELECT)
            continue;
        passes[i].needs = UINT64_MAX; /* classes that no text has all of */
        judge(m, passes[i].name);
        passes[i] = from->pass[i];
    }
    changed.pass = from->pass;
    free(passes);
}

/* ---- one system in one profile ---- */

static void run_whole(mutation *m)
{
    size_t rows = 0, failing = 0;
    memset(m->drawn, 0, sizeof m->drawn);
    for (size_t i = 0; i < m->count; i++) {
        if (!is_of_set(m, &m->samples[i]))
            continue;
        rows++;
        m->samples[i].fails = !is_met(m, &m->samples[i]);
        failing += m->samples[i].fails;
        note_forms(m);
    }
    point(m, rows > 0 && failing == 0, "with all its rules:");
    printf(" %zu of %zu rows pass\n", rows - failing, rows);
}

static void say_form(uint32_t variant)
{
    static const char *const positions[] = { "isol", "init", "medi", "fina" };
    uint16_t units[3];
    size_t n = mgl_variant_units(variant, units, 3);
    printf("# no row draws U+%04X %s:", (unsigned)mgl_variant_codepoint(variant),
           positions[mgl_variant_position(variant)]);
    for (size_t i = 0; i < n; i++)
        printf(" %s", mgl_unit_name(units[i]));
    printf(" (%s drawn, selector %u)\n", positions[mgl_variant_drawn(variant)],
           (unsigned)mgl_variant_selector(variant));
}

enum { LONG_VOWEL_SIGN = 0x1843 };

/* Every form of every letter is drawn by a row. The long vowel sign has no forms of its own position: rules draw it by
 * what stands around it, and most of its rows only complete the table. */
static void run_forms(mutation *m)
{
    uint32_t variants[64], missing[64];
    size_t forms = 0, absent = 0;
    for (uint32_t codepoint = 0x1800; codepoint < 0x18B0; codepoint++) {
        if (codepoint == LONG_VOWEL_SIGN)
            continue;
        size_t n = mgl_variants(m->profile, m->system, codepoint, variants, 64);
        for (size_t i = 0; i < n; i++, forms++) {
            if (!m->drawn[variants[i]] && absent < 64)
                missing[absent++] = variants[i];
        }
    }
    point(m, absent == 0 && forms > 100, "forms drawn:");
    printf(" %zu of %zu\n", forms - absent, forms);
    for (size_t i = 0; i < absent; i++)
        say_form(missing[i]);
}

static void run_set(mutation *m, unsigned profile, unsigned system)
{
    char name[64];
    const mgl_set *set = mgl_sets[profile][system];
    changed = *set;
    m->system = system + 1;
    m->profile = profile + 1;
    snprintf(name, sizeof name, "%s %s", mgl_system_name(m->system), mgl_profile_name(m->profile));
    m->name = name;
    run_whole(m);
    run_forms(m);
    take_rules(m, set);
    take_particles(m, set);
    take_select(m, set);
}

static void clean(mutation *m)
{
    for (size_t i = 0; i < m->count; i++) {
        free((char *)m->samples[i].row.file);
        free((char *)m->samples[i].row.id);
        free((char *)m->samples[i].row.expected);
        free((char *)m->samples[i].row.rules);
        free(m->samples[i].text);
    }
    free(m->samples);
    mgl_out_free(m->out);
    mgl_units_free(m->units);
}

int main(int argc, char **argv)
{
    static mutation m;
    if (argc != 2) {
        fputs("usage: mutate FOLDER-OF-ROWS\n", stderr);
        return 2;
    }
    if (mgl_units_new(NULL, &m.units) != MGL_OK || mgl_out_new(NULL, &m.out) != MGL_OK)
        skips_die("out of memory");
    if (!table_each(argv[1], "skips.tsv", add_table, &m))
        refuse(NULL, argv[1], "", "is no folder");
    puts("TAP version 13");
    for (unsigned p = 0; p < MGL_PROFILES; p++) {
        for (unsigned s = 0; s < MGL_SYSTEMS; s++)
            run_set(&m, p, s);
    }
    printf("1..%zu\n", m.points);
    clean(&m);
    return m.failed == 0 ? 0 : 1;
}
