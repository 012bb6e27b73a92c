/* Needs a column that a model may have and this one does not. */
#define PLUGIN_ID "needs-absent-column"
#define DECLARE_NEEDS declare
#include "plugin_parts.h"

static int32_t declare(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  (void)settings;
  return sink->add_column(sink, "states.core_state", 1);
}
