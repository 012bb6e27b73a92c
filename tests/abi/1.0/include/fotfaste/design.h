/* What can be answered at all, said before there are any data: an extension on the plugin's side, which a
 * host gets from fotfaste_plugin_factory::get_extension. A plugin without it loses nothing but the check of a
 * project's design.
 *
 * A purpose is one thing that the plugin computes and an evaluator quotes: a goal, a follow-up point, a
 * curve.
 */
#ifndef FOTFASTE_DESIGN_H_
#define FOTFASTE_DESIGN_H_

#include "fotfaste/abi.h"
#include "fotfaste/plugin.h"
#include "fotfaste/value.h"

#ifdef __cplusplus
extern "C" {
#endif

#define FOTFASTE_EXTENSION_DESIGN "fotfaste.plugin.design/1"

/* Flags of a purpose. */
#define FOTFASTE_DESIGN_DESCRIBES 1u /* it describes those who take part: there is no difference to show */

/* One thing that the plugin computes and an evaluator quotes. */
typedef struct fotfaste_design_purpose {
  uint32_t struct_size;
  uint32_t flags;
  fotfaste_text id;           /* as given to fotfaste_needs_sink::add_follow_up; unique within the plugin */
  fotfaste_label title;       /* what a report calls it */
  fotfaste_label denominator; /* whom the figure is of; both texts empty where nobody is counted */
  int64_t planned;            /* so many are planned to be in the denominator; -1 when not stated */
  double target;              /* the share that the figure is held against, 0 to 1; NaN without one */
  const fotfaste_value* at;   /* the parameter that it comes from, or NULL */
} fotfaste_design_purpose;

/* One way to answer a question. */
typedef struct fotfaste_design_option {
  fotfaste_text toml;     /* lines as they would stand where the purpose is declared in project.toml */
  fotfaste_label meaning; /* how the purpose is read with them */
} fotfaste_design_option;

/* Something that the purpose's wording leaves open, and that changes the figure. */
typedef struct fotfaste_design_question {
  uint32_t struct_size;
  uint32_t answered; /* 1: the evaluator has said; 0: open */
  const char* id;    /* permanent: lower-case words joined by hyphens, unique within the purpose */
  fotfaste_label question;
  fotfaste_label
      reading; /* how it is read: as the evaluator says, or what is assumed as long as it is open */
  const fotfaste_design_option* options; /* at least one for a question that is open */
  uint64_t option_count;
} fotfaste_design_question;

/* Valid during fotfaste_plugin_design::describe_design, on the thread that called it. Every function copies
 * what it is given before it returns. A status other than FOTFASTE_OK means that the host takes no more: the
 * plugin stops and returns that status. */
typedef struct fotfaste_design_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void* context;
  /* Begins a purpose. The functions below are about the purpose added last, and are refused before the
   * first with FOTFASTE_INVALID_STATE. Purposes stand in the report in the order in which they are added. */
  int32_t (*add_purpose)(const struct fotfaste_design_sink* sink, const fotfaste_design_purpose* purpose);
  /* It reads this column, named as in fotfaste_needs_sink::add_column, where it is declared too. */
  int32_t (*add_column)(const struct fotfaste_design_sink* sink, const char* column, int32_t required);
  /* Its wording leaves this open. */
  int32_t (*add_question)(const struct fotfaste_design_sink* sink, const fotfaste_design_question* question);
  /* Something that the figure will not show, whatever it turns out to be: one sentence. */
  int32_t (*add_limit)(const struct fotfaste_design_sink* sink, const fotfaste_label* limit);
} fotfaste_design_sink;

/* What the plugin's get_extension gives for FOTFASTE_EXTENSION_DESIGN; the plugin's, and lives as long as the
 * library is loaded. */
typedef struct fotfaste_plugin_design {
  uint32_t struct_size;
  uint32_t reserved;
  /* Called between init and deinit, before any data is loaded: settings->project has no tables, and no state
   * exists. Only with settings for which declare_needs gives FOTFASTE_OK. The same settings give the same
   * purposes. Returns a FOTFASTE_ status. */
  int32_t (*describe_design)(const fotfaste_settings* settings, const fotfaste_design_sink* sink);
} fotfaste_plugin_design;

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_DESIGN_H_ */
