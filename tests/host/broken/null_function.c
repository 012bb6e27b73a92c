/* Leaves a required function out. */
#define PLUGIN_ID "broken-null-function"
#define MERGE_POINTER NULL
#include "plugin_parts.h"
