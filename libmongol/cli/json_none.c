/* json_none.c -- a build without jansson has no --json. */
#include "json.h"

const bool cli_json_built = false;
