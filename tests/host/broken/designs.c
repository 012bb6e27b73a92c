/* Sound; says what it can answer before there are data, and breaks a rule at it when told to. */
#define PLUGIN_ID "designs"
#define PARAMETERS own_parameters
#define PARAMETER_COUNT 1
#define GET_EXTENSION design_extension
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "fotfaste/design.h"
#include "fotfaste/plugin.h"

static const fotfaste_parameter own_parameters[] = {
    {"fault",
     FOTFASTE_PARAMETER_TEXT,
     0,
     NULL,
     "none",
     NAN,
     NAN,
     NULL,
     0,
     NULL,
     0,
     {{"Fel.", 4}, {"Fault.", 6}}},
};

#include "plugin_parts.h"

static int is(const fotfaste_settings* settings, const char* fault) {
  const fotfaste_text text = settings->parameters->items[0].text;
  return text.size == strlen(fault) && memcmp(text.data, fault, text.size) == 0;
}

static fotfaste_label label_of(const char* sv, const char* en) {
  fotfaste_label label;
  label.sv = text_of(sv);
  label.en = text_of(en);
  return label;
}

static int32_t describe_design(const fotfaste_settings* settings, const fotfaste_design_sink* sink) {
  fotfaste_design_purpose purpose;
  fotfaste_design_option option;
  fotfaste_design_question question;
  fotfaste_label limit = label_of("Orsaken.", "The cause.");
  int32_t status;
  memset(&purpose, 0, sizeof purpose);
  purpose.struct_size = sizeof purpose;
  purpose.id = text_of("ended");
  purpose.title = label_of("Avslutade", is(settings, "one-language") ? "" : "Ended");
  purpose.denominator = label_of("alla deltaganden", "all participations");
  purpose.planned = is(settings, "fewer-than-nobody") ? -2 : settings->project->planned_participants;
  purpose.target = is(settings, "target-above-one") ? 1.5 : 0.5;
  purpose.at = &settings->parameters->items[0];
  if (is(settings, "null-text")) {
    purpose.title.sv.data = NULL;
    purpose.title.sv.size = 3;
  }
  if (is(settings, "crash")) abort();
  if (is(settings, "limit-first")) return sink->add_limit(sink, &limit);
  status = sink->add_purpose(sink, is(settings, "null-purpose") ? NULL : &purpose);
  if (status == FOTFASTE_OK && is(settings, "same-purpose-twice")) status = sink->add_purpose(sink, &purpose);
  if (status == FOTFASTE_OK) status = sink->add_column(sink, "exit", 0);
  if (status == FOTFASTE_OK) status = sink->add_column(sink, "exit", 1);
  if (status == FOTFASTE_OK && is(settings, "unknown-column"))
    status = sink->add_column(sink, "shoe_size", 0);
  option.toml = text_of("after = \"6m\"");
  option.meaning = label_of("efter sex m\xc3\xa5nader", "after six months");
  memset(&question, 0, sizeof question);
  question.struct_size = sizeof question;
  question.id = is(settings, "capital-id") ? "After" : "after";
  question.question = label_of("N\xc3\xa4r?", "When?");
  question.reading = label_of("Vid avslut.", "At the exit.");
  question.options = &option;
  question.option_count = is(settings, "no-option") ? 0 : is(settings, "endless-options") ? 1u << 20 : 1;
  if (status == FOTFASTE_OK) status = sink->add_question(sink, &question);
  if (status == FOTFASTE_OK && is(settings, "same-question-twice"))
    status = sink->add_question(sink, &question);
  if (status == FOTFASTE_OK) status = sink->add_limit(sink, &limit);
  while (status == FOTFASTE_OK && is(settings, "without-end")) status = sink->add_limit(sink, &limit);
  if (is(settings, "refuses")) {
    settings->host->set_error(settings->host, text_of("no design today"));
    return FOTFASTE_INTERNAL;
  }
  return status;
}

static const void* design_extension(const char* id) {
  static const fotfaste_plugin_design design = {sizeof design, 0, describe_design};
  return strcmp(id, FOTFASTE_EXTENSION_DESIGN) == 0 ? &design : NULL;
}
