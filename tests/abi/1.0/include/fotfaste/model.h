/* The shared participant-outcome model as a plugin receives it: batches of participations, and the small
 * tables of the project. docs/model.md describes every column; core/model/schema.cpp is its one definition.
 *
 * Codes. A column of fixed codes is a dictionary array whose dictionary is the full published list in
 * published order, so that an index may be compared with the constants below. Lists only ever grow at the
 * end; treat an index beyond what you know as "other". Labels of a project (cohort, state, item ...) are
 * dictionary arrays too, but their indices mean something only within one run: merge and report by text.
 */
#ifndef FOTFASTE_MODEL_H_
#define FOTFASTE_MODEL_H_

#include "fotfaste/abi.h"
#include "fotfaste/arrow.h"

#ifdef __cplusplus
extern "C" {
#endif

/* group */
#define FOTFASTE_GROUP_PROGRAMME 0
#define FOTFASTE_GROUP_COMPARISON 1

/* exit_reason */
#define FOTFASTE_EXIT_COMPLETED 0
#define FOTFASTE_EXIT_EMPLOYMENT 1
#define FOTFASTE_EXIT_EDUCATION 2
#define FOTFASTE_EXIT_DROPOUT 3
#define FOTFASTE_EXIT_MOVED 4
#define FOTFASTE_EXIT_HEALTH 5
#define FOTFASTE_EXIT_OTHER 6
#define FOTFASTE_EXIT_UNKNOWN 7

/* gender */
#define FOTFASTE_GENDER_WOMAN 0
#define FOTFASTE_GENDER_MAN 1
#define FOTFASTE_GENDER_OTHER 2
#define FOTFASTE_GENDER_UNKNOWN 3

/* labour_status, at entry */
#define FOTFASTE_LABOUR_EMPLOYED 0
#define FOTFASTE_LABOUR_SELF_EMPLOYED 1
#define FOTFASTE_LABOUR_UNEMPLOYED 2
#define FOTFASTE_LABOUR_INACTIVE_EDUCATION 3
#define FOTFASTE_LABOUR_INACTIVE_OTHER 4
#define FOTFASTE_LABOUR_UNKNOWN 5

/* states.core_state */
#define FOTFASTE_STATE_EMPLOYED 0
#define FOTFASTE_STATE_SELF_EMPLOYED 1
#define FOTFASTE_STATE_EDUCATION 2
#define FOTFASTE_STATE_TRAINING 3
#define FOTFASTE_STATE_PLACEMENT 4
#define FOTFASTE_STATE_UNEMPLOYED 5
#define FOTFASTE_STATE_JOB_SEARCH 6
#define FOTFASTE_STATE_INACTIVE 7
#define FOTFASTE_STATE_SICK 8
#define FOTFASTE_STATE_PARENTAL_LEAVE 9
#define FOTFASTE_STATE_OTHER 10
#define FOTFASTE_STATE_UNKNOWN 11

/* states.source, strongest first */
#define FOTFASTE_SOURCE_REGISTER 0
#define FOTFASTE_SOURCE_PAYSLIP 1
#define FOTFASTE_SOURCE_CASEWORKER 2
#define FOTFASTE_SOURCE_SELF_REPORT 3
#define FOTFASTE_SOURCE_OTHER 4

/* activities.kind */
#define FOTFASTE_ACTIVITY_INDIVIDUAL 0
#define FOTFASTE_ACTIVITY_GROUP 1

/* assignments.role */
#define FOTFASTE_ROLE_CASEWORKER 0
#define FOTFASTE_ROLE_MENTOR 1

/* assessments.reason_missing */
#define FOTFASTE_MISSING_NOT_ASKED 0
#define FOTFASTE_MISSING_REFUSED 1
#define FOTFASTE_MISSING_NOT_REACHED 2
#define FOTFASTE_MISSING_NOT_APPLICABLE 3
#define FOTFASTE_MISSING_PROTECTED 4

/* *_precision: how exactly a date of the column before it is known. The stored day is the first of the
 * month or of the year. The column is absent where every date is known to the day. */
#define FOTFASTE_PRECISION_DAY 0
#define FOTFASTE_PRECISION_MONTH 1
#define FOTFASTE_PRECISION_YEAR 2

/* Up to 65 536 participations. All participations of a person are in one batch. The root array is a
 * struct (+s) of the columns that the plugin declared and that hold any value, never more: a column that
 * was not declared, or is empty throughout, has no child. Rows are ordered by person, then entry. Nested
 * rows (list of struct) are in an order that depends on their values alone.
 * Lent for the call; all of it is read-only memory. */
typedef struct fotfaste_batch {
  uint32_t struct_size;
  uint32_t reserved;
  uint64_t first_row; /* number of this batch's first participation within the run */
  const struct ArrowSchema* schema;
  const struct ArrowArray* array;
} fotfaste_batch;

/* One small table of the project (evidence, cohorts, costs ...), a struct array of at most 65 536 rows in
 * the same profile as a batch. */
typedef struct fotfaste_project_table {
  fotfaste_text name;
  const struct ArrowSchema* schema;
  const struct ArrowArray* array;
} fotfaste_project_table;

/* The project card and its tables. Lent until the state that was created with it is destroyed. */
typedef struct fotfaste_project {
  uint32_t struct_size;
  int32_t as_of;                /* nothing is known on or after this day; it replaces the clock everywhere */
  int32_t start;                /* FOTFASTE_NO_DATE when not stated */
  int32_t end;                  /* last day of the project, FOTFASTE_NO_DATE when not stated */
  int64_t planned_participants; /* -1 when not stated */
  fotfaste_text id;
  fotfaste_text name;
  const fotfaste_project_table* tables;
  uint64_t table_count;
} fotfaste_project;

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_MODEL_H_ */
