/* Needs a column that no model has. */
#define PLUGIN_ID "broken-needs-unknown-column"
#define DECLARE_NEEDS declare
#include "plugin_parts.h"

static int32_t declare(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  (void)settings;
  return sink->add_column(sink, "shoe_size", 1);
}
