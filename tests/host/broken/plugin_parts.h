/* A sound little plugin in C, of which each fixture replaces one part.
 *
 * A fixture defines PLUGIN_ID and, for the part that it breaks, a function and a macro that names it
 * (DECLARE_NEEDS, CREATE, CONSUME, SERIALIZE, FINALIZE ...), and then includes this once. What it does not
 * name is sound: the plugin counts, by gender, how many participations there are and how many have ended.
 */
#ifndef FOTFASTE_TESTS_PLUGIN_PARTS_H_
#define FOTFASTE_TESTS_PLUGIN_PARTS_H_

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fotfaste/plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PART __attribute__((unused)) static

#ifndef PLUGIN_VERSION
#define PLUGIN_VERSION "1.0.0"
#endif
#ifndef DESCRIBED_ID
#define DESCRIBED_ID PLUGIN_ID
#endif

FOTFASTE_IDENTITY(PLUGIN_ID, PLUGIN_VERSION);

#define GENDERS 4

struct fotfaste_state {
  const fotfaste_host* host;
  int64_t counts[GENDERS][2]; /* all, and of them those that have ended */
  int64_t entry_days;         /* sum over all, so that every value read shows in the result */
};

PART fotfaste_text text_of(const char* text) {
  fotfaste_text made;
  made.data = text;
  made.size = strlen(text);
  return made;
}

PART const struct ArrowArray* find_column(const fotfaste_batch* batch, const char* name) {
  int64_t i;
  for (i = 0; i < batch->schema->n_children; ++i) {
    if (strcmp(batch->schema->children[i]->name, name) == 0) return batch->array->children[i];
  }
  return NULL;
}

PART int has_value(const struct ArrowArray* column, int64_t row) {
  const uint8_t* validity;
  if (column == NULL) return 0;
  validity = (const uint8_t*)column->buffers[0];
  return validity == NULL || (validity[row / 8] >> (row % 8) & 1) != 0;
}

PART int32_t sound_init(const fotfaste_host* host) {
  return host == NULL ? FOTFASTE_INVALID_ARGUMENT : FOTFASTE_OK;
}

PART void sound_deinit(void) {}

PART int32_t sound_declare_needs(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  int32_t status;
  (void)settings;
  status = sink->add_column(sink, "entry", 1);
  if (status == FOTFASTE_OK) status = sink->add_column(sink, "gender", 1);
  if (status == FOTFASTE_OK) status = sink->add_column(sink, "exit", 0);
  if (status == FOTFASTE_OK) status = sink->add_follow_up(sink, text_of("exit+6m"), "exit", 6, 0);
  return status;
}

PART int32_t sound_create(const fotfaste_settings* settings, fotfaste_state** state) {
  *state = (fotfaste_state*)calloc(1, sizeof **state);
  if (*state == NULL) return FOTFASTE_OUT_OF_MEMORY;
  (*state)->host = settings->host;
  return FOTFASTE_OK;
}

PART int32_t sound_consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct ArrowArray* gender = find_column(batch, "gender");
  const struct ArrowArray* entry = find_column(batch, "entry");
  const struct ArrowArray* exit_day = find_column(batch, "exit");
  int64_t row;
  for (row = 0; row < batch->array->length; ++row) {
    int code = FOTFASTE_GENDER_UNKNOWN;
    if (has_value(gender, row)) code = ((const int8_t*)gender->buffers[1])[row];
    if (code < 0 || code >= GENDERS) return FOTFASTE_INVALID_DATA;
    state->counts[code][0] += 1;
    state->counts[code][1] += has_value(exit_day, row);
    if (has_value(entry, row)) state->entry_days += ((const int32_t*)entry->buffers[1])[row];
  }
  return FOTFASTE_OK;
}

PART int32_t sound_merge(fotfaste_state* state, const fotfaste_state* other) {
  int i;
  for (i = 0; i < GENDERS; ++i) {
    state->counts[i][0] += other->counts[i][0];
    state->counts[i][1] += other->counts[i][1];
  }
  state->entry_days += other->entry_days;
  return FOTFASTE_OK;
}

PART int32_t sound_serialize(const fotfaste_state* state, const fotfaste_byte_sink* sink) {
  const int32_t status = sink->write(sink, state->counts, sizeof state->counts);
  if (status != FOTFASTE_OK) return status;
  return sink->write(sink, &state->entry_days, sizeof state->entry_days);
}

PART int32_t sound_deserialize(fotfaste_state* state, const void* data, uint64_t size) {
  fotfaste_state other;
  if (size != sizeof other.counts + sizeof other.entry_days) return FOTFASTE_INVALID_DATA;
  memcpy(other.counts, data, sizeof other.counts);
  memcpy(&other.entry_days, (const char*)data + sizeof other.counts, sizeof other.entry_days);
  return sound_merge(state, &other);
}

PART fotfaste_cell text_cell(const char* text) {
  fotfaste_cell cell;
  memset(&cell, 0, sizeof cell);
  cell.type = FOTFASTE_TYPE_TEXT;
  cell.text = text_of(text);
  return cell;
}

PART fotfaste_cell integer_cell(int64_t value) {
  fotfaste_cell cell;
  memset(&cell, 0, sizeof cell);
  cell.type = FOTFASTE_TYPE_INTEGER;
  cell.integer = value;
  return cell;
}

/* A row of the one table: gender, numerator, denominator, unknown, entry_days. */
PART int32_t add_sound_row(const fotfaste_result_sink* sink, const char* gender, int64_t numerator,
                           int64_t denominator, int64_t unknown, int64_t entry_days) {
  fotfaste_cell cells[5];
  cells[0] = text_cell(gender);
  cells[1] = integer_cell(numerator);
  cells[2] = integer_cell(denominator);
  cells[3] = integer_cell(unknown);
  cells[4] = integer_cell(entry_days);
  return sink->add_row(sink, 0, cells, 5);
}

PART int32_t sound_finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  static const char* const words[GENDERS] = {"woman", "man", "other", "unknown"};
  int i;
  for (i = 0; i < GENDERS; ++i) {
    const int32_t status =
        add_sound_row(sink, words[i], state->counts[i][1], state->counts[i][0], 1, state->entry_days);
    if (status != FOTFASTE_OK) return status;
  }
  return FOTFASTE_OK;
}

PART void sound_destroy(fotfaste_state* state) {
  free(state);
}

PART const void* sound_get_extension(const char* id) {
  (void)id;
  return NULL;
}

#define TEXT(literal) \
  { literal, sizeof(literal) - 1 }
#define LABEL(sv, en) \
  { TEXT(sv), TEXT(en) }

PART const fotfaste_column sound_columns[] = {
    {"gender", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, NULL, LABEL("k\xc3\xb6n", "gender")},
    {"ended", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_NUMERATOR, NULL, LABEL("avslutade", "ended")},
    {"all", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR, NULL, LABEL("alla", "all")},
    {"unknown", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_UNKNOWN, NULL, LABEL("ok\xc3\xa4nda", "unknown")},
    {"entry_days", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTRIBUTE, "days", LABEL("dagar", "days")},
};

PART const fotfaste_table sound_tables[] = {
    {"ended", FOTFASTE_KIND_PROPORTION, FOTFASTE_ADDITIVE, FOTFASTE_DIRECTION_NONE, 0,
     LABEL("Avslutade", "Ended"), LABEL("Avslutade deltaganden.", "Participations that have ended."),
     sound_columns, sizeof sound_columns / sizeof sound_columns[0]},
};

#ifndef PARAMETERS
#define PARAMETERS NULL
#define PARAMETER_COUNT 0
#endif
#ifndef TABLES
#define TABLES sound_tables
#define TABLE_COUNT 1
#endif

PART const fotfaste_descriptor descriptor = {DESCRIBED_ID,
                                             PLUGIN_VERSION,
                                             0,
                                             1,
                                             LABEL("Avslutade", "Ended"),
                                             LABEL("R\xc3\xa4knar avslutade.", "Counts who ended."),
                                             PARAMETERS,
                                             PARAMETER_COUNT,
                                             TABLES,
                                             TABLE_COUNT};

PART const fotfaste_descriptor* sound_get_descriptor(void) {
  return &descriptor;
}

#ifndef INIT
#define INIT sound_init
#endif
#ifndef GET_DESCRIPTOR
#define GET_DESCRIPTOR sound_get_descriptor
#endif
#ifndef DECLARE_NEEDS
#define DECLARE_NEEDS sound_declare_needs
#endif
#ifndef CREATE
#define CREATE sound_create
#endif
#ifndef CONSUME
#define CONSUME sound_consume
#endif
#ifndef FINALIZE
#define FINALIZE sound_finalize
#endif
#ifndef MERGE
#define MERGE sound_merge
#endif

/* Declared here and defined by the fixture. */
PART int32_t INIT(const fotfaste_host* host);
PART int32_t DECLARE_NEEDS(const fotfaste_settings* settings, const fotfaste_needs_sink* sink);
PART int32_t CREATE(const fotfaste_settings* settings, fotfaste_state** state);
PART int32_t CONSUME(fotfaste_state* state, const fotfaste_batch* batch);
PART int32_t FINALIZE(fotfaste_state* state, const fotfaste_result_sink* sink);

#ifndef MERGE_POINTER
#define MERGE_POINTER MERGE
#endif
#ifndef GET_FACTORY
#define GET_FACTORY sound_get_factory
#endif
#ifndef GET_EXTENSION
#define GET_EXTENSION sound_get_extension
#endif
PART const void* GET_EXTENSION(const char* id);

PART const fotfaste_plugin_factory factory = {sizeof(fotfaste_plugin_factory),
                                              0,
                                              GET_DESCRIPTOR,
                                              DECLARE_NEEDS,
                                              CREATE,
                                              CONSUME,
                                              MERGE_POINTER,
                                              sound_serialize,
                                              sound_deserialize,
                                              FINALIZE,
                                              sound_destroy,
                                              GET_EXTENSION};

PART const void* sound_get_factory(const char* id) {
  return strcmp(id, FOTFASTE_FACTORY_PLUGIN) == 0 ? &factory : NULL;
}

const fotfaste_plugin_entry fotfaste_plugin = {
    sizeof(fotfaste_plugin_entry), FOTFASTE_ABI_MAJOR, FOTFASTE_ABI_MINOR, INIT, sound_deinit, GET_FACTORY};

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_TESTS_PLUGIN_PARTS_H_ */
