/* Offers an extension whose function is a null pointer. */
#define GET_EXTENSION get_extension
#include "parts.h"

#include "fotfaste/design.h"

static const void* get_extension(const char* id) {
  static const fotfaste_plugin_design design = {sizeof(fotfaste_plugin_design), 0, NULL};
  return strcmp(id, FOTFASTE_EXTENSION_DESIGN) == 0 ? &design : sound_get_extension(id);
}
