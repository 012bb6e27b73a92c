/* Nothing is broken: the others are held against this one. */
#define PLUGIN_ID "sound"
#include "plugin_parts.h"
