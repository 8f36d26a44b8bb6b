/* find.h -- what mongol find was asked for, where it stands in a file, and how it prints what it found. */
#ifndef MGL_CLI_FIND_H
#define MGL_CLI_FIND_H

#include "blocks.h"
#include "flaws.h"
#include "needles.h"

typedef struct find_opts {
    bool count, list, list_without, quiet, only, invert, number, text, recursive, lines, json, color;
    bool nowhere;   /* output goes to /dev/null: the first selected line of a file says all there is to say */
    bool with_name; /* before each line */
    bool context;   /* groups of lines are separated */
    uint64_t most, before, after;
} find_opts;

typedef struct find_run {
    cli_tool *tool;
    find_opts opts;
    cli_needles needles;
    cli_blocks in;
    cli_flaws flaws;
    bool careful; /* flaws are told */
    bool found;   /* a line, in any file */
    bool printed; /* a line with context, in any file */
    bool stop;    /* nothing more has to be read, in other files neither */
    /* of the file at hand, in bytes of it: */
    const char *name;
    uint64_t selected;   /* lines */
    uint64_t counted_to; /* the line that begins here ... */
    uint64_t line;       /* ... is this one */
    uint64_t printed_to; /* lines before it are printed */
    uint64_t pending;    /* lines of context still to print */
    uint64_t flaw_line;
    bool done;           /* nothing more has to be read of it */
} find_run;

/* A line: bytes [begin, end) of the buffer, its line end included. */
typedef struct find_line {
    size_t begin, end;
} find_line;

/* Looks through one file. */
void find_file(find_run *run, const char *path);

/* ---- find_print.c ---- */

/* Prints a selected line with the context before it; first is its first match (not when lines without matches are
 * selected, and for an empty needle: NULL). False: reported. */
bool find_print_line(find_run *run, find_line line, const cli_match *first);
/* Prints the lines of context that are still missing, up to the byte `to` of the buffer. */
void find_print_pending(find_run *run, size_t to);
/* Prints the name of the file as a line, a count of lines, or that a binary file matches. */
void find_print_name(find_run *run);
void find_print_count(find_run *run);
void find_print_binary(find_run *run);
/* With --lines: the line of output of a line that has no match. */
void find_print_empty(find_run *run, find_line line);
/* How many bytes before the byte `to` of the buffer have to stay for context. */
size_t find_keep(const find_run *run, size_t to);
/* The number of the line that begins at the byte `at` of the buffer. */
uint64_t find_line_number(find_run *run, size_t at);

/* ---- find_walk.c ---- */

/* Looks through all files below a folder, in order of their names; where is its path in messages, "" for the working
 * directory. */
void find_walk(find_run *run, const char *where);

#endif
