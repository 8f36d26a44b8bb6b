/* tap.h -- what a plain test program prints: Test Anything Protocol. */
#ifndef MGL_PROP_TAP_H
#define MGL_PROP_TAP_H

#include <stdbool.h>

/* One test point; the format says what was tested. Returns ok. */
bool tap(bool ok, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A test point that could not run, and why. */
void tap_skip(const char *what, const char *why);
/* A line for the reader. */
void tap_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Prints the plan; returns the exit status of the program. */
int tap_end(void);
/* Prints that the whole program was skipped; returns its exit status. */
int tap_skip_all(const char *why);

#endif
