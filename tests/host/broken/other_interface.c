/* Was built for an interface that this host does not have. */
#define PLUGIN_ID "broken-other-interface"
#include "fotfaste/abi.h"
#undef FOTFASTE_ABI_MAJOR
#define FOTFASTE_ABI_MAJOR 9
#include "plugin_parts.h"
