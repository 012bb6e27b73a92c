/* Parameter values: what the evaluator wrote for the plugin in project.toml, as a tree.
 *
 * The host has checked the tree against the parameters that the plugin declared (descriptor.h) and filled
 * in the defaults before the plugin sees it. Only the inside of a FOTFASTE_PARAMETER_CRITERION is the
 * plugin's to check; the SDK does so.
 */
#ifndef FOTFASTE_VALUE_H_
#define FOTFASTE_VALUE_H_

#include "fotfaste/abi.h"

#ifdef __cplusplus
extern "C" {
#endif

#define FOTFASTE_VALUE_NONE 0
#define FOTFASTE_VALUE_BOOLEAN 1 /* integer is 0 or 1 */
#define FOTFASTE_VALUE_INTEGER 2 /* integer; number holds the same value */
#define FOTFASTE_VALUE_NUMBER 3  /* number, finite */
#define FOTFASTE_VALUE_TEXT 4    /* text */
#define FOTFASTE_VALUE_DATE 5    /* integer: days since 1970-01-01 */
#define FOTFASTE_VALUE_LIST 6    /* items, without keys */
#define FOTFASTE_VALUE_TABLE 7   /* items, each with its key; keys are unique and in the file's order */

/* One node. Lists and tables hold their items in one contiguous array. Lent until the state that was
 * created with it is destroyed. */
typedef struct fotfaste_value {
  uint32_t type;
  uint32_t line;   /* where in project.toml the value begins, from 1; 0 when it is a default */
  uint32_t column; /* in characters, from 1 */
  uint32_t reserved;
  fotfaste_text key; /* name in the table that holds it; empty in a list and at the root */
  int64_t integer;
  double number;
  fotfaste_text text;
  const struct fotfaste_value* items;
  uint64_t count;
} fotfaste_value;

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_VALUE_H_ */
