/* Its note names a version that its descriptor does not. */
#define OWN_NOTE
#include "parts.h"

FOTFASTE_IDENTITY(PLUGIN_ID, "1.0.1");
