/* One exported function for each structure of the plugin interface. A compiled copy of this file holds all of
 * their types, so that abidiff can compare them with the committed baseline: a plugin itself exports one
 * symbol only, and hands its structures out as void pointers, behind which no tool sees. */
#include "fotfaste/design.h"
#include "fotfaste/explain.h"
#include "fotfaste/plugin.h"

#define ANCHOR_STRUCT(name)                               \
  FOTFASTE_EXPORT void anchor_##name(const struct name*); \
  void anchor_##name(const struct name* value) {          \
    (void)value;                                          \
  }

ANCHOR_STRUCT(fotfaste_text)
ANCHOR_STRUCT(fotfaste_label)

ANCHOR_STRUCT(ArrowSchema)
ANCHOR_STRUCT(ArrowArray)

ANCHOR_STRUCT(fotfaste_value)

ANCHOR_STRUCT(fotfaste_parameter)
ANCHOR_STRUCT(fotfaste_column)
ANCHOR_STRUCT(fotfaste_table)
ANCHOR_STRUCT(fotfaste_descriptor)

ANCHOR_STRUCT(fotfaste_batch)
ANCHOR_STRUCT(fotfaste_project_table)
ANCHOR_STRUCT(fotfaste_project)

ANCHOR_STRUCT(fotfaste_cell)
ANCHOR_STRUCT(fotfaste_result_sink)
ANCHOR_STRUCT(fotfaste_byte_sink)
ANCHOR_STRUCT(fotfaste_needs_sink)

ANCHOR_STRUCT(fotfaste_host)
ANCHOR_STRUCT(fotfaste_host_log)
ANCHOR_STRUCT(fotfaste_host_progress)
ANCHOR_STRUCT(fotfaste_host_cancel)
ANCHOR_STRUCT(fotfaste_finding)
ANCHOR_STRUCT(fotfaste_host_findings)

ANCHOR_STRUCT(fotfaste_identity_note)

ANCHOR_STRUCT(fotfaste_settings)
ANCHOR_STRUCT(fotfaste_plugin_factory)
ANCHOR_STRUCT(fotfaste_plugin_entry)

ANCHOR_STRUCT(fotfaste_design_purpose)
ANCHOR_STRUCT(fotfaste_design_option)
ANCHOR_STRUCT(fotfaste_design_question)
ANCHOR_STRUCT(fotfaste_design_sink)
ANCHOR_STRUCT(fotfaste_plugin_design)

ANCHOR_STRUCT(fotfaste_explanation)
ANCHOR_STRUCT(fotfaste_explain_request)
ANCHOR_STRUCT(fotfaste_explain_sink)
ANCHOR_STRUCT(fotfaste_plugin_explain)
