/* What a plugin says of itself: identity, parameters, result tables. Constant for the life of the process.
 *
 * A result id changes when its meaning changes: an evaluator who compares two years must be able to trust
 * that the same table id and column name mean the same thing. The version of the plugin may change freely.
 */
#ifndef FOTFASTE_DESCRIPTOR_H_
#define FOTFASTE_DESCRIPTOR_H_

#include "fotfaste/abi.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Type of a parameter. */
#define FOTFASTE_PARAMETER_BOOLEAN 1
#define FOTFASTE_PARAMETER_INTEGER 2
#define FOTFASTE_PARAMETER_NUMBER 3
#define FOTFASTE_PARAMETER_TEXT 4
#define FOTFASTE_PARAMETER_DATE 5
#define FOTFASTE_PARAMETER_DURATION 6  /* text: a count and d, m or y, as "14d" or "6m" */
#define FOTFASTE_PARAMETER_POINT 7     /* text: an anchor and an optional offset, as "exit" or "entry+12m" */
#define FOTFASTE_PARAMETER_CHOICE 8    /* text: one of choices */
#define FOTFASTE_PARAMETER_CRITERION 9 /* table in the criteria vocabulary (docs/criteria.md) */
#define FOTFASTE_PARAMETER_LABEL 10    /* text, or a table with sv and en */
#define FOTFASTE_PARAMETER_TABLE 11    /* table of the parameters in fields */
#define FOTFASTE_PARAMETER_COLUMN 12   /* text: a column to break down by, "gender" or "attributes.NAME" */

/* Flags of a parameter. */
#define FOTFASTE_PARAMETER_REQUIRED 1u
#define FOTFASTE_PARAMETER_REPEATED 2u /* a list of the type; [[plugin.NAME]] for tables */

/* A parameter: what an evaluator may write for the plugin in project.toml. */
typedef struct fotfaste_parameter {
  const char* name;
  uint32_t type;
  uint32_t flags;
  const char* unit;          /* "participants", "days" ...; NULL without */
  const char* default_value; /* as written in project.toml, a text also without its quotes; NULL without */
  double minimum;            /* inclusive; NaN without */
  double maximum;            /* inclusive; NaN without */
  const char* const* choices;
  uint64_t choice_count;
  const struct fotfaste_parameter* fields;
  uint64_t field_count;
  fotfaste_label description;
} fotfaste_parameter;

/* Kind of a result table. It chooses the picture in a report and what the host adds to each row. */
#define FOTFASTE_KIND_COUNT 1
#define FOTFASTE_KIND_PROPORTION 2
#define FOTFASTE_KIND_MEAN 3
#define FOTFASTE_KIND_RATIO 4
#define FOTFASTE_KIND_CURVE 5
#define FOTFASTE_KIND_DISTRIBUTION 6
#define FOTFASTE_KIND_MATRIX 7
#define FOTFASTE_KIND_FLOW 8
#define FOTFASTE_KIND_RECORDS 9
#define FOTFASTE_KIND_GOALS 10
#define FOTFASTE_KIND_FILES 11

/* Type of a result column, and of the cells in it (result.h). */
#define FOTFASTE_TYPE_INTEGER 1
#define FOTFASTE_TYPE_NUMBER 2
#define FOTFASTE_TYPE_TEXT 3
#define FOTFASTE_TYPE_DATE 4
#define FOTFASTE_TYPE_STRATUM 5 /* name and value of each column that the row is broken down by */

/* Role of a result column. The host computes from these; a role other than DIMENSION, ATTRIBUTE, EXCLUDED
 * and VALUE stands at most once in a table. Rows are identified by their dimensions: no two rows of a
 * table have the same. */
#define FOTFASTE_ROLE_DIMENSION 1
#define FOTFASTE_ROLE_ATTRIBUTE 2   /* says something about the row; not computed with */
#define FOTFASTE_ROLE_NUMERATOR 3   /* those who did, of the denominator */
#define FOTFASTE_ROLE_DENOMINATOR 4 /* those for whom it is known */
#define FOTFASTE_ROLE_UNKNOWN 5     /* those expected and not known; outside the denominator */
#define FOTFASTE_ROLE_EXCLUDED 6    /* those outside for another reason, which the column's name says */
#define FOTFASTE_ROLE_COUNT 7
#define FOTFASTE_ROLE_VALUE 8
#define FOTFASTE_ROLE_LOW 9
#define FOTFASTE_ROLE_HIGH 10
/* For tables of kind GOALS. The aim is reached inside [TARGET_LOW, TARGET_HIGH] (either may be null: no
 * limit on that side; both null: no target was stated). SCALE is the text "share" or "count" and says what
 * the two are in; with "count" the numerator is compared, and EARLY is added to it. PENDING counts
 * those whose outcome is still to come. UNDECIDED_ABOVE is the share of unknown and pending above which
 * the host will not call a goal likely reached. ATTESTED is 1 or 0 for goals shown by evidence, null until
 * somebody has said. */
#define FOTFASTE_ROLE_TARGET_LOW 11
#define FOTFASTE_ROLE_TARGET_HIGH 12
#define FOTFASTE_ROLE_SCALE 13
#define FOTFASTE_ROLE_PENDING 14
#define FOTFASTE_ROLE_EARLY 15
#define FOTFASTE_ROLE_UNDECIDED_ABOVE 16
#define FOTFASTE_ROLE_ATTESTED 17
/* For tables of kind RECORDS that are about single people: the number in the column "person" of the model, of
 * type INTEGER. Part of what identifies a row. The host keeps a table with such a column out of every result,
 * and shows it only to an evaluator who asks for that table by a command of its own, with the person's
 * pseudonym in place of the number. */
#define FOTFASTE_ROLE_PERSON 18

/* A column of a result table. */
typedef struct fotfaste_column {
  const char* name;
  uint32_t type;
  uint32_t role;
  const char* unit; /* NULL without; shares are plain numbers 0..1 without unit */
  fotfaste_label label;
} fotfaste_column;

/* May rows of disjoint groups of participations be added? */
#define FOTFASTE_ADDITIVE 1
#define FOTFASTE_NOT_ADDITIVE 2

/* Which way is better? */
#define FOTFASTE_DIRECTION_NONE 0
#define FOTFASTE_DIRECTION_HIGHER 1
#define FOTFASTE_DIRECTION_LOWER 2

/* A result table. */
typedef struct fotfaste_table {
  const char* id;
  uint32_t kind;
  uint32_t additivity;
  uint32_t direction;
  uint32_t smallest_cell; /* a count from 1 to this less 1 is not for publication; 0: no limit */
  fotfaste_label title;
  fotfaste_label description;
  const fotfaste_column* columns;
  uint64_t column_count;
} fotfaste_table;

/* Flags of a plugin. A state made of the column "person" counts as a PERSON_STATE without the flag too. */
#define FOTFASTE_PLUGIN_PERSON_STATE 1u /* its states hold person-level rows: never merged across owners */

/* The plugin. What a pointer leads to here lives as long as the descriptor does. */
typedef struct fotfaste_descriptor {
  const char* id;      /* lower-case words joined by hyphens; equal to the identity note's */
  const char* version; /* MAJOR.MINOR.PATCH; equal to the identity note's */
  uint32_t flags;
  uint32_t state_revision; /* of what serialize writes; a host never hands over another revision */
  fotfaste_label title;
  fotfaste_label description;
  const fotfaste_parameter* parameters;
  uint64_t parameter_count;
  const fotfaste_table* tables;
  uint64_t table_count;
} fotfaste_descriptor;

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_DESCRIPTOR_H_ */
