/* tap.c -- printing test points. */
#include "tap.h"

#include <stdarg.h>
#include <stdio.h>

static unsigned points, failures;

bool tap(bool ok, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printf("%sok %u - ", ok ? "" : "not ", ++points);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
    fflush(stdout);
    failures += !ok;
    return ok;
}

void tap_skip(const char *what, const char *why)
{
    printf("ok %u - %s # SKIP %s\n", ++points, what, why);
}

void tap_note(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printf("# ");
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

int tap_end(void)
{
    printf("1..%u\n", points);
    return failures != 0;
}

int tap_skip_all(const char *why)
{
    printf("1..0 # SKIP %s\n", why);
    return 0;
}
