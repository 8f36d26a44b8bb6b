/* tables.h -- the shape of the generated tables: symbols, variants and compiled rules.
 *
 * A *symbol* is one byte for each code point that can stand in Mongolian text: U+1800..18AF are 0..175, then NNBSP,
 * ZWNJ, ZWJ; everything else is MGL_SYMBOL_TEXT.  A *set* holds the letters and rules of one writing system in one
 * profile. */
#ifndef MGL_TABLES_TABLES_H
#define MGL_TABLES_TABLES_H

#include <stddef.h>
#include <stdint.h>

enum { MGL_SYMBOL_NNBSP = 176, MGL_SYMBOL_ZWNJ = 177, MGL_SYMBOL_ZWJ = 178, MGL_SYMBOL_TEXT = 179, MGL_SYMBOLS = 180 };

/* What a symbol is, in every system. */
enum {
    MGL_KIND_TEXT = 0,
    MGL_KIND_LETTER,
    MGL_KIND_FVS1,
    MGL_KIND_FVS2,
    MGL_KIND_FVS3,
    MGL_KIND_FVS4,
    MGL_KIND_MVS,
    MGL_KIND_NNBSP,
    MGL_KIND_NIRUGU,
    MGL_KIND_ZWJ,
    MGL_KIND_ZWNJ,
    MGL_KIND_MARK,
    MGL_KIND_SIGN,
    MGL_KIND_PUNCTUATION,
    MGL_KIND_UNASSIGNED
};

/* Joining types of the Arabic shaping model. */
enum { MGL_JOIN_NONE = 0, MGL_JOIN_DUAL, MGL_JOIN_CAUSING, MGL_JOIN_TRANSPARENT };

typedef struct mgl_symbol {
    uint8_t kind;
    uint8_t joining;
    uint8_t unit[4];  /* the unit shown in state raw, narrow|valid|root, wide, kept; 0: no ink */
    uint8_t through;  /* a mark under which the join of two letters runs on */
    const char *name; /* Unicode name; NULL: none */
} mgl_symbol;

extern const mgl_symbol mgl_symbols[MGL_SYMBOLS];

static inline int mgl_is_selector(unsigned kind)
{
    return kind >= MGL_KIND_FVS1 && kind <= MGL_KIND_FVS4;
}

/* The code point of a symbol that has one. */
static inline uint32_t mgl_symbol_codepoint(unsigned symbol)
{
    static const uint16_t others[] = { 0x202F, 0x200C, 0x200D };
    return symbol < MGL_SYMBOL_NNBSP ? 0x1800u + symbol : others[symbol - MGL_SYMBOL_NNBSP];
}

/* One form of a letter. Rows of a letter at a position stand together, by selector. Row 0 is no form. */
typedef struct mgl_row {
    uint8_t units[3];
    uint8_t unit_n;
    uint8_t drawn;    /* position of the ink: 0..3 */
    uint8_t position; /* position of the letter: 0..3 */
    uint8_t selector; /* 1..4; 0: none */
    uint8_t flags;    /* mgl_variant_flag, and MGL_ROW_* */
    uint32_t when;    /* conditions, as bits */
    uint16_t looks;   /* conditions on units that the rules of its system ask about, as bits */
    uint16_t fact;    /* index into mgl_facts */
} mgl_row;

enum {
    MGL_ROW_CARRIED = 64, /* a sign drawn as one form with the letter before it */
    MGL_ROW_DEFAULT = 128
};

extern const mgl_row mgl_rows[];
extern const size_t mgl_rows_count;

/* What the standards call a form. Names are places in mgl_texts, so that the tables need no relocations. */
typedef struct mgl_fact {
    uint16_t codepoint;
    uint16_t gb;
    uint32_t gb_name;
    uint32_t eac;
    uint32_t source;
} mgl_fact;

extern const mgl_fact mgl_facts[];
extern const char mgl_texts[]; /* NUL-terminated texts, one behind the other; place 0 is "" */

/* The forms of a letter at one position. */
typedef struct mgl_cell {
    uint16_t first;
    uint8_t n;
    uint8_t fallback; /* offset of the default row */
} mgl_cell;

/* One thing a rule looks at. */
typedef struct mgl_item {
    uint8_t class_bit;
    uint8_t states;    /* positions or control states, any of them */
    uint8_t with;      /* marks that must be there */
    uint8_t without;   /* marks that must not */
    uint16_t look;     /* the row must have one of these looks; 0: any row */
    uint16_t not_look; /* the row must have none of these */
    uint8_t star;      /* repeated any number of times */
} mgl_item;

enum { MGL_APPLY = 0, MGL_RESET, MGL_KEEP, MGL_STATE, MGL_MOVE, MGL_MARK };

typedef struct mgl_rule {
    mgl_item subject;
    uint16_t items; /* index of its context: `after` nearest first, then `before` */
    uint8_t after_n;
    uint8_t before_n;
    uint8_t op;
    uint8_t arg;
    uint8_t marks; /* marks it sets */
    uint16_t name; /* index into mgl_rule_names */
} mgl_rule;

typedef struct mgl_rule_name_row {
    const char *name;
    const char *text;
    const char *place; /* data/hudum/rules.txt:12 */
} mgl_rule_name_row;

extern const mgl_rule_name_row mgl_rule_names[];
extern const size_t mgl_rule_names_count;

enum { MGL_PASS_SCAN = 0, MGL_PASS_LEFTWARD, MGL_PASS_PARTICLES, MGL_PASS_SELECT };

typedef struct mgl_pass {
    uint8_t kind;
    uint8_t option; /* MGL_SHAPE_* switch that turns it off; 0: none */
    uint8_t view_n;
    uint16_t view;  /* items that contexts look through */
    uint16_t first; /* rules */
    uint16_t rule_n;
    uint16_t name; /* index into mgl_rule_names (name only) for passes that are one rule */
    uint8_t after; /* 1 + the class bit that has to stand before the subject for any rule to change anything; 0: none */
    uint8_t before;    /* the same behind it */
    uint64_t needs;    /* classes without which no rule of the pass changes anything */
    uint64_t feeds;    /* only sets marks, for these passes; 0: an ordinary pass */
    uint64_t view_any; /* all class bits of the view */
} mgl_pass;

typedef struct mgl_particle {
    uint8_t mvs; /* starts with a vowel separator */
    uint8_t n;
    uint8_t symbols[7];
    uint8_t changed; /* bit i: letter i takes its particle form */
    uint16_t name;
} mgl_particle;

typedef struct mgl_set {
    uint8_t system;
    uint8_t pass_n;
    uint8_t particle_n;
    uint8_t particle_condition;
    uint8_t vowel_bit;           /* class bit of the system's vowels */
    uint8_t nnbsp_is_mvs; /* no rule tells the two apart */
    const uint64_t *classes;     /* of each symbol; bit 0: a letter of the system */
    const uint64_t (*passes)[4]; /* rows: the passes that a symbol is the subject of, by position or state */
    const uint8_t *passes_of;    /* of each symbol: its row of passes */
    const mgl_cell (*cells)[4];  /* of each symbol */
    const mgl_item *items;
    const mgl_rule *rules;
    const mgl_pass *pass;
    const mgl_particle *particles;  /* by first letter */
    const uint8_t *particles_of; /* of each symbol: 1 + its first particle; 0: none */
    const uint32_t *aliases; /* of each symbol: its name, a place in mgl_texts; 0: none */
} mgl_set;

enum { MGL_SYSTEMS = 7, MGL_PROFILES = 2 };
extern const mgl_set *const mgl_sets[MGL_PROFILES][MGL_SYSTEMS];

/* A family is a system together with the Ali Gali system that extends it, and has the number of the former. */
enum { MGL_FAMILIES = 4, MGL_ALL_FAMILIES = 0x1E };
extern const uint8_t mgl_family_extensions[MGL_FAMILIES + 1]; /* 0: none */

/* The families (bits 1 to 4: hudum, todo, sibe, manchu) whose letters, Ali Gali included, a symbol is one of. */
extern const uint8_t mgl_families[MGL_PROFILES][MGL_SYMBOLS];
extern const int16_t mgl_letter_weights[MGL_FAMILIES][MGL_SYMBOLS];
extern const int16_t mgl_family_weights[MGL_FAMILIES];

/* The name of a unit, and its length; length 0 and name "" for no unit. */
typedef struct mgl_unit_text {
    uint8_t n;
    char name[15];
} mgl_unit_text;

extern const mgl_unit_text mgl_unit_texts[256];
extern const char *const mgl_condition_names[];
extern const size_t mgl_conditions_count;

typedef struct mgl_named {
    uint8_t number;
    const char *name;
    const char *text;
    const char *language;
} mgl_named;

extern const mgl_named mgl_system_names[MGL_SYSTEMS];
extern const mgl_named mgl_profile_names[MGL_PROFILES];
extern const char mgl_data_version_text[];

/* Further short names of letters. */
typedef struct mgl_other_name {
    uint8_t system;
    uint16_t codepoint;
    const char *name;
} mgl_other_name;

extern const mgl_other_name mgl_other_names[];
extern const size_t mgl_other_names_count;

/* Written units that fuse when they touch: first unit, second unit. */
typedef struct mgl_ligature {
    uint8_t first[3], second[3]; /* units; 0 ends */
    uint8_t positions;           /* of the whole, as bits */
    uint8_t required;
} mgl_ligature;

extern const mgl_ligature mgl_ligatures[];
extern const size_t mgl_ligatures_count;

#endif
