/* Sinks: how a plugin hands results, serialized bytes and data needs to the host. Every function copies
 * what it is given before it returns. A status other than FOTFASTE_OK means that the host takes no more:
 * the plugin stops and returns that status. */
#ifndef FOTFASTE_RESULT_H_
#define FOTFASTE_RESULT_H_

#include "fotfaste/abi.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One cell. type is a FOTFASTE_TYPE_ code equal to its column's, or 0 for null. "No data" is null, never
 * zero. A number is finite. For FOTFASTE_TYPE_STRATUM, labels points to 2 * label_count texts: name, value,
 * name, value ...; no labels means everybody. */
typedef struct fotfaste_cell {
  uint32_t type;
  uint32_t label_count;
  int64_t integer; /* FOTFASTE_TYPE_INTEGER and FOTFASTE_TYPE_DATE */
  double number;
  fotfaste_text text;
  const fotfaste_text* labels;
} fotfaste_cell;

/* Valid during fotfaste_plugin_factory::finalize, on the thread that called it. */
typedef struct fotfaste_result_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void* context;
  /* Adds a row to the table with this number in the descriptor; one cell for each of its columns, in
   * order. Rows stand in the report in the order in which they are added, which must follow from the
   * state's content alone. */
  int32_t (*add_row)(const struct fotfaste_result_sink* sink, uint32_t table, const fotfaste_cell* cells,
                     uint64_t cell_count);
  /* Says what a value of a text column is called in a report, for values that the plugin or the evaluator
   * named (a goal's wording). The host knows the names of the model's own codes. */
  int32_t (*add_label)(const struct fotfaste_result_sink* sink, uint32_t table, uint32_t column,
                       fotfaste_text value, const fotfaste_label* label);
} fotfaste_result_sink;

/* Valid during fotfaste_plugin_factory::serialize. May accept the bytes in as many calls as the plugin likes.
 */
typedef struct fotfaste_byte_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void* context;
  /* Takes size bytes, which follow those before. */
  int32_t (*write)(const struct fotfaste_byte_sink* sink, const void* data, uint64_t size);
} fotfaste_byte_sink;

/* Valid during fotfaste_plugin_factory::declare_needs. */
typedef struct fotfaste_needs_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void* context;
  /* The plugin reads this column with these parameters: "entry", "states.core_state", or a project table,
   * "project.evidence". A nested column brings its list's offsets with it. With required 1, a run
   * whose data lack the column ends as not applicable; with 0 the plugin manages without. */
  int32_t (*add_column)(const struct fotfaste_needs_sink* sink, const char* column, int32_t required);
  /* The plugin can only tell the outcome of a participation this long after its anchor ("entry", "exit" or
   * "cohort", the start of its cohort). purpose is what needs it: a goal's id, a follow-up point. */
  int32_t (*add_follow_up)(const struct fotfaste_needs_sink* sink, fotfaste_text purpose, const char* anchor,
                           int32_t months, int32_t days);
} fotfaste_needs_sink;

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_RESULT_H_ */
