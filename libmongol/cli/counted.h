/* counted.h -- the counts that mongol count shows, in their order. */
#ifndef MGL_CLI_COUNTED_H
#define MGL_CLI_COUNTED_H

#include <mongol/words.h>

enum { CLI_COUNTED = 6 };

/* What each is called in the head of the table. */
extern const char *const cli_counted_names[CLI_COUNTED];
void cli_counted(const mgl_counts *counts, uint64_t values[CLI_COUNTED]);

#endif
