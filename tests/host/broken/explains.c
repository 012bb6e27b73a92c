/* Sound; says of each participation where it stands, and breaks a rule at it when told to. */
#define PLUGIN_ID "explains"
#define PARAMETERS own_parameters
#define PARAMETER_COUNT 1
#define GET_EXTENSION explain_extension
#define CREATE create_and_note
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "fotfaste/explain.h"
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

static fotfaste_label label_of(const char* sv, const char* en) {
  fotfaste_label label;
  label.sv = text_of(sv);
  label.en = text_of(en);
  return label;
}

/* The state does not know its parameters: the last that were declared are these. */
static char fault[32];
static int is(const char* name) {
  return strcmp(fault, name) == 0;
}

static int32_t create_and_note(const fotfaste_settings* settings, fotfaste_state** state) {
  const fotfaste_text text = settings->parameters->items[0].text;
  memset(fault, 0, sizeof fault);
  memcpy(fault, text.data, text.size < sizeof fault ? text.size : sizeof fault - 1);
  return sound_create(settings, state);
}

static int32_t explains(uint32_t table) {
  return table == 0;
}

static int32_t explain(fotfaste_state* state, const fotfaste_explain_request* request,
                       const fotfaste_batch* batch, const fotfaste_explain_sink* sink) {
  static const char* const words[] = {"woman", "man", "other", "unknown"};
  const struct ArrowArray* gender = find_column(batch, "gender");
  const struct ArrowArray* exit_day = find_column(batch, "exit");
  int64_t row;
  if (is("crash")) abort();
  if (is("refuses")) {
    state->host->set_error(state->host, text_of("no reasons today"));
    return FOTFASTE_INTERNAL;
  }
  for (row = 0; row < batch->array->length; ++row) {
    const int code = has_value(gender, row) ? ((const int8_t*)gender->buffers[1])[row] : GENDERS - 1;
    const fotfaste_text word = text_of(words[code]);
    fotfaste_explanation explanation;
    fotfaste_cell dimension;
    int32_t status;
    if (word.size != request->figure.size || memcmp(word.data, request->figure.data, word.size) != 0)
      continue;
    memset(&dimension, 0, sizeof dimension);
    dimension.type = is("wrong-type") ? FOTFASTE_TYPE_INTEGER : is("null-figure") ? 0 : FOTFASTE_TYPE_TEXT;
    dimension.text = word;
    if (is("null-text")) dimension.text.data = NULL;
    memset(&explanation, 0, sizeof explanation);
    explanation.struct_size = is("small") ? 8 : sizeof explanation;
    explanation.part =
        has_value(exit_day, row) ? FOTFASTE_EXPLAINED_NUMERATOR : FOTFASTE_EXPLAINED_DENOMINATOR;
    if (is("unknown-part")) explanation.part = 7;
    if (is("excluded-nowhere")) explanation.part = FOTFASTE_EXPLAINED_EXCLUDED;
    explanation.row = is("nobody") ? (uint64_t)batch->array->length : (uint64_t)row;
    explanation.table = is("unknown-table") ? 9 : 0;
    explanation.column = is("wrong-column") ? 1 : 0;
    explanation.dimensions = &dimension;
    explanation.dimension_count = is("no-dimension") ? 0 : 1;
    explanation.reason = label_of("Därför.", is("one-language") ? "" : "Because.");
    status = sink->add(sink, is("null") ? NULL : &explanation);
    while (status == FOTFASTE_OK && is("without-end")) status = sink->add(sink, &explanation);
    if (status != FOTFASTE_OK) return status;
  }
  return FOTFASTE_OK;
}

static const void* explain_extension(const char* id) {
  static const fotfaste_plugin_explain extension = {sizeof extension, 0, explains, explain};
  return strcmp(id, FOTFASTE_EXTENSION_EXPLAIN) == 0 ? &extension : NULL;
}
