/* Its design extension is a structure without a function. */
#define PLUGIN_ID "design-without-function"
#define GET_EXTENSION no_design
#include "fotfaste/design.h"
#include "plugin_parts.h"

static const void* no_design(const char* id) {
  static const fotfaste_plugin_design design = {sizeof design, 0, NULL};
  return strcmp(id, FOTFASTE_EXTENSION_DESIGN) == 0 ? &design : NULL;
}
