/* Has a parameter that it never looks at. */
#include <stddef.h>

#include "fotfaste/plugin.h"

static const fotfaste_parameter parameters[] = {{"strict",
                                                 FOTFASTE_PARAMETER_BOOLEAN,
                                                 0,
                                                 NULL,
                                                 "false",
                                                 __builtin_nan(""),
                                                 __builtin_nan(""),
                                                 NULL,
                                                 0,
                                                 NULL,
                                                 0,
                                                 {{"Str\xc3\xa4ngt", 8}, {"Strict", 6}}}};
#define PARAMETERS parameters
#define PARAMETER_COUNT 1
#include "parts.h"
