/* The layout of every structure of the plugin interface, as published. A line that fails here means that
 * plugins already built would read the wrong bytes: the header is what must change back.
 *
 * Compiled as C and as C++. There are no holes between fields (-Wpadded), so a new field changes a size. */
#include <stddef.h>

#include "fotfaste/design.h"
#include "fotfaste/explain.h"
#include "fotfaste/plugin.h"

/* A declaration that may stand any number of times, and that no compiler accepts when it does not hold. */
#define HOLDS(expression) extern char layout_holds[(expression) ? 1 : -1]
#define SIZE(type, size) HOLDS(sizeof(type) == (size))
#define FIELD(type, field, offset, size) \
  HOLDS(offsetof(type, field) == (offset) && sizeof(((type*)0)->field) == (size))

SIZE(fotfaste_text, 16);
FIELD(fotfaste_text, data, 0, 8);
FIELD(fotfaste_text, size, 8, 8);

SIZE(fotfaste_label, 32);
FIELD(fotfaste_label, sv, 0, 16);
FIELD(fotfaste_label, en, 16, 16);

SIZE(struct ArrowSchema, 72);
FIELD(struct ArrowSchema, format, 0, 8);
FIELD(struct ArrowSchema, name, 8, 8);
FIELD(struct ArrowSchema, metadata, 16, 8);
FIELD(struct ArrowSchema, flags, 24, 8);
FIELD(struct ArrowSchema, n_children, 32, 8);
FIELD(struct ArrowSchema, children, 40, 8);
FIELD(struct ArrowSchema, dictionary, 48, 8);
FIELD(struct ArrowSchema, release, 56, 8);
FIELD(struct ArrowSchema, private_data, 64, 8);

SIZE(struct ArrowArray, 80);
FIELD(struct ArrowArray, length, 0, 8);
FIELD(struct ArrowArray, null_count, 8, 8);
FIELD(struct ArrowArray, offset, 16, 8);
FIELD(struct ArrowArray, n_buffers, 24, 8);
FIELD(struct ArrowArray, n_children, 32, 8);
FIELD(struct ArrowArray, buffers, 40, 8);
FIELD(struct ArrowArray, children, 48, 8);
FIELD(struct ArrowArray, dictionary, 56, 8);
FIELD(struct ArrowArray, release, 64, 8);
FIELD(struct ArrowArray, private_data, 72, 8);

SIZE(fotfaste_value, 80);
FIELD(fotfaste_value, type, 0, 4);
FIELD(fotfaste_value, line, 4, 4);
FIELD(fotfaste_value, column, 8, 4);
FIELD(fotfaste_value, reserved, 12, 4);
FIELD(fotfaste_value, key, 16, 16);
FIELD(fotfaste_value, integer, 32, 8);
FIELD(fotfaste_value, number, 40, 8);
FIELD(fotfaste_value, text, 48, 16);
FIELD(fotfaste_value, items, 64, 8);
FIELD(fotfaste_value, count, 72, 8);

SIZE(fotfaste_parameter, 112);
FIELD(fotfaste_parameter, name, 0, 8);
FIELD(fotfaste_parameter, type, 8, 4);
FIELD(fotfaste_parameter, flags, 12, 4);
FIELD(fotfaste_parameter, unit, 16, 8);
FIELD(fotfaste_parameter, default_value, 24, 8);
FIELD(fotfaste_parameter, minimum, 32, 8);
FIELD(fotfaste_parameter, maximum, 40, 8);
FIELD(fotfaste_parameter, choices, 48, 8);
FIELD(fotfaste_parameter, choice_count, 56, 8);
FIELD(fotfaste_parameter, fields, 64, 8);
FIELD(fotfaste_parameter, field_count, 72, 8);
FIELD(fotfaste_parameter, description, 80, 32);

SIZE(fotfaste_column, 56);
FIELD(fotfaste_column, name, 0, 8);
FIELD(fotfaste_column, type, 8, 4);
FIELD(fotfaste_column, role, 12, 4);
FIELD(fotfaste_column, unit, 16, 8);
FIELD(fotfaste_column, label, 24, 32);

SIZE(fotfaste_table, 104);
FIELD(fotfaste_table, id, 0, 8);
FIELD(fotfaste_table, kind, 8, 4);
FIELD(fotfaste_table, additivity, 12, 4);
FIELD(fotfaste_table, direction, 16, 4);
FIELD(fotfaste_table, smallest_cell, 20, 4);
FIELD(fotfaste_table, title, 24, 32);
FIELD(fotfaste_table, description, 56, 32);
FIELD(fotfaste_table, columns, 88, 8);
FIELD(fotfaste_table, column_count, 96, 8);

SIZE(fotfaste_descriptor, 120);
FIELD(fotfaste_descriptor, id, 0, 8);
FIELD(fotfaste_descriptor, version, 8, 8);
FIELD(fotfaste_descriptor, flags, 16, 4);
FIELD(fotfaste_descriptor, state_revision, 20, 4);
FIELD(fotfaste_descriptor, title, 24, 32);
FIELD(fotfaste_descriptor, description, 56, 32);
FIELD(fotfaste_descriptor, parameters, 88, 8);
FIELD(fotfaste_descriptor, parameter_count, 96, 8);
FIELD(fotfaste_descriptor, tables, 104, 8);
FIELD(fotfaste_descriptor, table_count, 112, 8);

SIZE(fotfaste_batch, 32);
FIELD(fotfaste_batch, struct_size, 0, 4);
FIELD(fotfaste_batch, reserved, 4, 4);
FIELD(fotfaste_batch, first_row, 8, 8);
FIELD(fotfaste_batch, schema, 16, 8);
FIELD(fotfaste_batch, array, 24, 8);

SIZE(fotfaste_project_table, 32);
FIELD(fotfaste_project_table, name, 0, 16);
FIELD(fotfaste_project_table, schema, 16, 8);
FIELD(fotfaste_project_table, array, 24, 8);

SIZE(fotfaste_project, 72);
FIELD(fotfaste_project, struct_size, 0, 4);
FIELD(fotfaste_project, as_of, 4, 4);
FIELD(fotfaste_project, start, 8, 4);
FIELD(fotfaste_project, end, 12, 4);
FIELD(fotfaste_project, planned_participants, 16, 8);
FIELD(fotfaste_project, id, 24, 16);
FIELD(fotfaste_project, name, 40, 16);
FIELD(fotfaste_project, tables, 56, 8);
FIELD(fotfaste_project, table_count, 64, 8);

SIZE(fotfaste_cell, 48);
FIELD(fotfaste_cell, type, 0, 4);
FIELD(fotfaste_cell, label_count, 4, 4);
FIELD(fotfaste_cell, integer, 8, 8);
FIELD(fotfaste_cell, number, 16, 8);
FIELD(fotfaste_cell, text, 24, 16);
FIELD(fotfaste_cell, labels, 40, 8);

SIZE(fotfaste_result_sink, 32);
FIELD(fotfaste_result_sink, struct_size, 0, 4);
FIELD(fotfaste_result_sink, reserved, 4, 4);
FIELD(fotfaste_result_sink, context, 8, 8);
FIELD(fotfaste_result_sink, add_row, 16, 8);
FIELD(fotfaste_result_sink, add_label, 24, 8);

SIZE(fotfaste_byte_sink, 24);
FIELD(fotfaste_byte_sink, struct_size, 0, 4);
FIELD(fotfaste_byte_sink, reserved, 4, 4);
FIELD(fotfaste_byte_sink, context, 8, 8);
FIELD(fotfaste_byte_sink, write, 16, 8);

SIZE(fotfaste_needs_sink, 32);
FIELD(fotfaste_needs_sink, struct_size, 0, 4);
FIELD(fotfaste_needs_sink, reserved, 4, 4);
FIELD(fotfaste_needs_sink, context, 8, 8);
FIELD(fotfaste_needs_sink, add_column, 16, 8);
FIELD(fotfaste_needs_sink, add_follow_up, 24, 8);

SIZE(fotfaste_host, 48);
FIELD(fotfaste_host, struct_size, 0, 4);
FIELD(fotfaste_host, abi_major, 4, 2);
FIELD(fotfaste_host, abi_minor, 6, 2);
FIELD(fotfaste_host, context, 8, 8);
FIELD(fotfaste_host, name, 16, 8);
FIELD(fotfaste_host, version, 24, 8);
FIELD(fotfaste_host, get_extension, 32, 8);
FIELD(fotfaste_host, set_error, 40, 8);

SIZE(fotfaste_host_log, 16);
FIELD(fotfaste_host_log, struct_size, 0, 4);
FIELD(fotfaste_host_log, reserved, 4, 4);
FIELD(fotfaste_host_log, log, 8, 8);

SIZE(fotfaste_host_progress, 16);
FIELD(fotfaste_host_progress, struct_size, 0, 4);
FIELD(fotfaste_host_progress, reserved, 4, 4);
FIELD(fotfaste_host_progress, progress, 8, 8);

SIZE(fotfaste_host_cancel, 16);
FIELD(fotfaste_host_cancel, struct_size, 0, 4);
FIELD(fotfaste_host_cancel, reserved, 4, 4);
FIELD(fotfaste_host_cancel, is_cancelled, 8, 8);

SIZE(fotfaste_finding, 104);
FIELD(fotfaste_finding, struct_size, 0, 4);
FIELD(fotfaste_finding, severity, 4, 4);
FIELD(fotfaste_finding, code, 8, 8);
FIELD(fotfaste_finding, message, 16, 32);
FIELD(fotfaste_finding, help, 48, 32);
FIELD(fotfaste_finding, at, 80, 8);
FIELD(fotfaste_finding, count, 88, 8);
FIELD(fotfaste_finding, total, 96, 8);

SIZE(fotfaste_host_findings, 16);
FIELD(fotfaste_host_findings, struct_size, 0, 4);
FIELD(fotfaste_host_findings, reserved, 4, 4);
FIELD(fotfaste_host_findings, report, 8, 8);

SIZE(fotfaste_identity_note, 128);
FIELD(fotfaste_identity_note, owner_size, 0, 4);
FIELD(fotfaste_identity_note, content_size, 4, 4);
FIELD(fotfaste_identity_note, type, 8, 4);
FIELD(fotfaste_identity_note, owner, 12, 12);
FIELD(fotfaste_identity_note, magic, 24, 4);
FIELD(fotfaste_identity_note, abi_major, 28, 2);
FIELD(fotfaste_identity_note, abi_minor, 30, 2);
FIELD(fotfaste_identity_note, id, 32, 64);
FIELD(fotfaste_identity_note, version, 96, 32);

SIZE(fotfaste_settings, 32);
FIELD(fotfaste_settings, struct_size, 0, 4);
FIELD(fotfaste_settings, reserved, 4, 4);
FIELD(fotfaste_settings, host, 8, 8);
FIELD(fotfaste_settings, parameters, 16, 8);
FIELD(fotfaste_settings, project, 24, 8);

SIZE(fotfaste_plugin_factory, 88);
FIELD(fotfaste_plugin_factory, struct_size, 0, 4);
FIELD(fotfaste_plugin_factory, reserved, 4, 4);
FIELD(fotfaste_plugin_factory, get_descriptor, 8, 8);
FIELD(fotfaste_plugin_factory, declare_needs, 16, 8);
FIELD(fotfaste_plugin_factory, create, 24, 8);
FIELD(fotfaste_plugin_factory, consume, 32, 8);
FIELD(fotfaste_plugin_factory, merge, 40, 8);
FIELD(fotfaste_plugin_factory, serialize, 48, 8);
FIELD(fotfaste_plugin_factory, deserialize, 56, 8);
FIELD(fotfaste_plugin_factory, finalize, 64, 8);
FIELD(fotfaste_plugin_factory, destroy, 72, 8);
FIELD(fotfaste_plugin_factory, get_extension, 80, 8);

SIZE(fotfaste_plugin_entry, 32);
FIELD(fotfaste_plugin_entry, struct_size, 0, 4);
FIELD(fotfaste_plugin_entry, abi_major, 4, 2);
FIELD(fotfaste_plugin_entry, abi_minor, 6, 2);
FIELD(fotfaste_plugin_entry, init, 8, 8);
FIELD(fotfaste_plugin_entry, deinit, 16, 8);
FIELD(fotfaste_plugin_entry, get_factory, 24, 8);

SIZE(fotfaste_design_purpose, 112);
FIELD(fotfaste_design_purpose, struct_size, 0, 4);
FIELD(fotfaste_design_purpose, flags, 4, 4);
FIELD(fotfaste_design_purpose, id, 8, 16);
FIELD(fotfaste_design_purpose, title, 24, 32);
FIELD(fotfaste_design_purpose, denominator, 56, 32);
FIELD(fotfaste_design_purpose, planned, 88, 8);
FIELD(fotfaste_design_purpose, target, 96, 8);
FIELD(fotfaste_design_purpose, at, 104, 8);

SIZE(fotfaste_design_option, 48);
FIELD(fotfaste_design_option, toml, 0, 16);
FIELD(fotfaste_design_option, meaning, 16, 32);

SIZE(fotfaste_design_question, 96);
FIELD(fotfaste_design_question, struct_size, 0, 4);
FIELD(fotfaste_design_question, answered, 4, 4);
FIELD(fotfaste_design_question, id, 8, 8);
FIELD(fotfaste_design_question, question, 16, 32);
FIELD(fotfaste_design_question, reading, 48, 32);
FIELD(fotfaste_design_question, options, 80, 8);
FIELD(fotfaste_design_question, option_count, 88, 8);

SIZE(fotfaste_design_sink, 48);
FIELD(fotfaste_design_sink, struct_size, 0, 4);
FIELD(fotfaste_design_sink, reserved, 4, 4);
FIELD(fotfaste_design_sink, context, 8, 8);
FIELD(fotfaste_design_sink, add_purpose, 16, 8);
FIELD(fotfaste_design_sink, add_column, 24, 8);
FIELD(fotfaste_design_sink, add_question, 32, 8);
FIELD(fotfaste_design_sink, add_limit, 40, 8);

SIZE(fotfaste_plugin_design, 16);
FIELD(fotfaste_plugin_design, struct_size, 0, 4);
FIELD(fotfaste_plugin_design, reserved, 4, 4);
FIELD(fotfaste_plugin_design, describe_design, 8, 8);

SIZE(fotfaste_explanation, 72);
FIELD(fotfaste_explanation, struct_size, 0, 4);
FIELD(fotfaste_explanation, part, 4, 4);
FIELD(fotfaste_explanation, row, 8, 8);
FIELD(fotfaste_explanation, table, 16, 4);
FIELD(fotfaste_explanation, column, 20, 4);
FIELD(fotfaste_explanation, dimensions, 24, 8);
FIELD(fotfaste_explanation, dimension_count, 32, 8);
FIELD(fotfaste_explanation, reason, 40, 32);

SIZE(fotfaste_explain_request, 24);
FIELD(fotfaste_explain_request, struct_size, 0, 4);
FIELD(fotfaste_explain_request, flags, 4, 4);
FIELD(fotfaste_explain_request, figure, 8, 16);

SIZE(fotfaste_explain_sink, 24);
FIELD(fotfaste_explain_sink, struct_size, 0, 4);
FIELD(fotfaste_explain_sink, reserved, 4, 4);
FIELD(fotfaste_explain_sink, context, 8, 8);
FIELD(fotfaste_explain_sink, add, 16, 8);

SIZE(fotfaste_plugin_explain, 24);
FIELD(fotfaste_plugin_explain, struct_size, 0, 4);
FIELD(fotfaste_plugin_explain, reserved, 4, 4);
FIELD(fotfaste_plugin_explain, explains, 8, 8);
FIELD(fotfaste_plugin_explain, explain, 16, 8);
