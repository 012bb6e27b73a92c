/* Sound; reports how many rows of evidence the project has. */
#define PLUGIN_ID "reads-evidence"
#define DECLARE_NEEDS declare
#define CREATE create
#include "plugin_parts.h"

static int32_t declare(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  const int32_t status = sink->add_column(sink, "project.evidence", 1);
  return status != FOTFASTE_OK ? status : sound_declare_needs(settings, sink);
}

static int32_t create(const fotfaste_settings* settings, fotfaste_state** state) {
  const int32_t status = sound_create(settings, state);
  uint64_t i;
  if (status != FOTFASTE_OK) return status;
  for (i = 0; i < settings->project->table_count; ++i) {
    const fotfaste_project_table* table = &settings->project->tables[i];
    if (table->name.size == 8 && memcmp(table->name.data, "evidence", 8) == 0) {
      (*state)->entry_days += 1000000000 * table->array->length;
    }
  }
  return FOTFASTE_OK;
}
