/* Calls itself something else than its identity note does. */
#define PLUGIN_ID "broken-lying-note"
#define DESCRIBED_ID "sound"
#include "plugin_parts.h"
