/* noto_missing.c -- stands for the comparison with the font where HarfBuzz is not there to build it. */
#include "tap.h"

int main(void)
{
    return tap_skip_all("HarfBuzz is missing (libharfbuzz-dev)");
}
