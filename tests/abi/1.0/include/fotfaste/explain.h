/* Why a participation counts where it does: an extension on the plugin's side, which a host gets from
 * fotfaste_plugin_factory::get_extension. A plugin without it loses nothing but that its figures cannot be
 * followed to those they are made of.
 *
 * A figure is what the rows of a table have in common that name it: the value of the table's first column of
 * role FOTFASTE_ROLE_DIMENSION, which is of type TEXT: a goal's id, a follow-up point. A host asks about one
 * figure at a time, and only when an evaluator has given a command to see it.
 *
 * What is explained agrees with what is reported. Of each row of an explained table, over all participations
 * of a run:
 *   numerator                             = those explained as NUMERATOR
 *   denominator                           = those explained as NUMERATOR or DENOMINATOR
 *   columns of role UNKNOWN and PENDING   = those explained as such
 *   columns of role EXCLUDED              = those explained with that column
 * Whatever else a row holds is not explained.
 */
#ifndef FOTFASTE_EXPLAIN_H_
#define FOTFASTE_EXPLAIN_H_

#include "fotfaste/abi.h"
#include "fotfaste/plugin.h"
#include "fotfaste/result.h"

#ifdef __cplusplus
extern "C" {
#endif

#define FOTFASTE_EXTENSION_EXPLAIN "fotfaste.plugin.explain/1"

/* Where a participation stands in a row. */
#define FOTFASTE_EXPLAINED_NUMERATOR 1   /* in the numerator, and so in the denominator */
#define FOTFASTE_EXPLAINED_DENOMINATOR 2 /* in the denominator alone */
#define FOTFASTE_EXPLAINED_UNKNOWN 3     /* in the column of role UNKNOWN */
#define FOTFASTE_EXPLAINED_PENDING 4     /* in the column of role PENDING */
#define FOTFASTE_EXPLAINED_EXCLUDED 5    /* in a column of role EXCLUDED alone */
#define FOTFASTE_EXPLAINED_OUTSIDE 6     /* in none of the row's counts: the figure is not about it */

/* One participation in one row of a table, or in several: a dimension that is null stands for every value,
 * and what is said of a row by its own values comes before what is said of it so. Nobody can know, for one
 * batch, all states that a table will have a row for. */
typedef struct fotfaste_explanation {
  uint32_t struct_size;
  uint32_t part;   /* FOTFASTE_EXPLAINED_ */
  uint64_t row;    /* of the participation in the batch, from 0 */
  uint32_t table;  /* number of the table in the descriptor */
  uint32_t column; /* number of a column of role EXCLUDED that it is counted in; 0: none */
  const fotfaste_cell*
      dimensions; /* cells of the columns of role DIMENSION, in order; the first is no null */
  uint64_t dimension_count;
  fotfaste_label reason; /* one sentence, in both languages; the same for all for whom it is the same */
} fotfaste_explanation;

/* Flags of a request. */
#define FOTFASTE_EXPLAIN_STRATA 1u /* rows of strata too, not only those of everybody */

/* What is asked about. */
typedef struct fotfaste_explain_request {
  uint32_t struct_size;
  uint32_t flags;
  fotfaste_text figure; /* only rows with this value in the table's first dimension */
} fotfaste_explain_request;

/* Valid during fotfaste_plugin_explain::explain, on the thread that called it. */
typedef struct fotfaste_explain_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void* context;
  /* Says of a participation where it stands: at most once with the same dimensions. Copies what
   * it is given before it returns. A status other than FOTFASTE_OK means that the host takes no more:
   * the plugin stops and returns that status. */
  int32_t (*add)(const struct fotfaste_explain_sink* sink, const fotfaste_explanation* explanation);
} fotfaste_explain_sink;

/* What the plugin's get_extension gives for FOTFASTE_EXTENSION_EXPLAIN; the plugin's, and lives as long as
 * the library is loaded. Both functions are required. */
typedef struct fotfaste_plugin_explain {
  uint32_t struct_size;
  uint32_t reserved;
  /* 1 when the rows of the table with this number are explained, else 0. Any time between init and deinit. */
  int32_t (*explains)(uint32_t table);
  /* Explains the participations of a batch. state comes from fotfaste_plugin_factory::create and is the
   * caller's, who uses it for this alone: it is never merged, serialized or reported, and is destroyed in the
   * end. Called once for each batch, in any order, for the same request. A request for a figure that the
   * settings do not have gives no explanations and FOTFASTE_OK. request, batch and sink are lent for the
   * call. Returns a FOTFASTE_ status. */
  int32_t (*explain)(fotfaste_state* state, const fotfaste_explain_request* request,
                     const fotfaste_batch* batch, const fotfaste_explain_sink* sink);
} fotfaste_plugin_explain;

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_EXPLAIN_H_ */
