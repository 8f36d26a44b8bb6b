/* row_table.h -- reading tables of rows: input and what is expected of it. run.c's help describes the format. */
#ifndef MGL_TESTS_ROWS_ROW_TABLE_H
#define MGL_TESTS_ROWS_ROW_TABLE_H

#include <mongol/mongol.h>

/* One row for one system and profile; the strings live as long as the call that hands it over. */
typedef struct table_row {
    const char *file; /* of the table, without folders */
    const char *id;
    const char *letters;
    const char *expected; /* units */
    const char *rules;    /* names of the rules that decided; NULL: not said */
    uint32_t system;
    uint32_t profile;
    uint32_t flags; /* of mgl_shape_opts */
    bool several;   /* the same row is handed over for other systems or profiles too */
} table_row;

/* What the command line says; UINT32_MAX: as the table says. */
typedef struct row_choice {
    uint32_t system;
    uint32_t profile;
} row_choice;

typedef struct row_sink {
    void (*row)(void *user, const table_row *row);
    /* A line that is no row and no comment; where: the id or the line, why: a sentence. */
    void (*problem)(void *user, const char *file, const char *where, const char *why);
    void *user;
} row_sink;

/* Hands over every row of a table. False, with errno, when it cannot be read. */
bool table_read(const char *path, row_choice choice, const row_sink *sink);

/* Calls visit for each .tsv file of a folder but the one called `except`, in the order of names. False if it is no
 * folder. */
bool table_each(const char *folder, const char *except, void (*visit)(void *user, const char *path), void *user);

/* The path without its folders. */
const char *table_base_name(const char *path);

/* Whether units, printed as `printed`, and the rules that decided them are what a row expects. The rules are written to
 * `rules` (room bytes) for a report, if the row speaks of them. */
bool row_is_met(const table_row *row, const mgl_units *units, const char *printed, char *rules, size_t room);

#endif
