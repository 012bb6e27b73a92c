/* A sound little plugin in C, of which each fixture replaces one part.
 *
 * A fixture defines the macro that names a part (INIT, CONSUME, MERGE ...), includes this once and then
 * defines the function. What it does not name is sound: the plugin counts, by gender, how many participations
 * there are and how many have ended, adds up their first days, and explains the two.
 */
#ifndef FOTFASTE_TESTS_CONFORMANCE_PARTS_H_
#define FOTFASTE_TESTS_CONFORMANCE_PARTS_H_

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fotfaste/explain.h"
#include "fotfaste/plugin.h"

#define PART __attribute__((unused)) static

#define PLUGIN_ID "fixture"
#define PLUGIN_VERSION "1.0.0"
#ifndef OWN_NOTE
FOTFASTE_IDENTITY(PLUGIN_ID, PLUGIN_VERSION);
#endif

#define GENDERS 4

struct fotfaste_state {
  const fotfaste_host* host;
  int64_t counts[GENDERS][2]; /* all, and of them those that have ended */
  int64_t days;               /* sum of the first days */
  int64_t spare;              /* for fixtures */
  int reported;
  int64_t hidden; /* for fixtures; neither merged nor written nor reported */
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
  if (status == FOTFASTE_OK) status = sink->add_column(sink, "gender", 0);
  if (status == FOTFASTE_OK) status = sink->add_column(sink, "exit", 0);
  if (status == FOTFASTE_OK) status = sink->add_follow_up(sink, text_of("ended"), "exit", 6, 0);
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
    if (code < 0 || code >= GENDERS) code = FOTFASTE_GENDER_OTHER;
    state->counts[code][0] += 1;
    state->counts[code][1] += has_value(exit_day, row);
    if (has_value(entry, row)) state->days += ((const int32_t*)entry->buffers[1])[row];
  }
  return FOTFASTE_OK;
}

PART int32_t sound_merge(fotfaste_state* state, const fotfaste_state* other) {
  int i;
  for (i = 0; i < GENDERS; ++i) {
    state->counts[i][0] += other->counts[i][0];
    state->counts[i][1] += other->counts[i][1];
  }
  state->days += other->days;
  state->spare += other->spare;
  return FOTFASTE_OK;
}

/* The bytes of a state: whose they are, then the numbers. */
static const char magic[16] = "fixture/1";
#define STATE_SIZE (sizeof magic + (2 * GENDERS + 2) * 8)

PART int32_t sound_serialize(const fotfaste_state* state, const fotfaste_byte_sink* sink) {
  int32_t status = sink->write(sink, magic, sizeof magic);
  if (status == FOTFASTE_OK) status = sink->write(sink, state->counts, sizeof state->counts);
  if (status == FOTFASTE_OK) status = sink->write(sink, &state->days, sizeof state->days);
  if (status == FOTFASTE_OK) status = sink->write(sink, &state->spare, sizeof state->spare);
  return status;
}

PART int32_t sound_deserialize(fotfaste_state* state, const void* data, uint64_t size) {
  fotfaste_state other;
  const char* bytes = (const char*)data;
  if (size != STATE_SIZE || memcmp(bytes, magic, sizeof magic) != 0) return FOTFASTE_INVALID_DATA;
  memcpy(other.counts, bytes + sizeof magic, sizeof other.counts);
  memcpy(&other.days, bytes + sizeof magic + sizeof other.counts, sizeof other.days);
  memcpy(&other.spare, bytes + sizeof magic + sizeof other.counts + 8, sizeof other.spare);
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

PART fotfaste_cell number_cell(double value) {
  fotfaste_cell cell;
  memset(&cell, 0, sizeof cell);
  cell.type = FOTFASTE_TYPE_NUMBER;
  cell.number = value;
  return cell;
}

PART fotfaste_cell null_cell(void) {
  fotfaste_cell cell;
  memset(&cell, 0, sizeof cell);
  return cell;
}

#ifndef SHARE_OF_NOBODY
#define SHARE_OF_NOBODY null_cell()
#endif

static const char* const words[GENDERS] = {"woman", "man", "other", "unknown"};

/* A row of the one table for each gender. */
PART int32_t add_gender(const fotfaste_state* state, const fotfaste_result_sink* sink, int gender) {
  const double all = (double)state->counts[gender][0];
  fotfaste_cell cells[7];
  cells[0] = text_cell(words[gender]);
  cells[1] = integer_cell(state->counts[gender][1]);
  cells[2] = integer_cell(state->counts[gender][0]);
  cells[3] = integer_cell(0);
  cells[4] = integer_cell(state->days);
  cells[5] = integer_cell(state->spare);
  cells[6] = all > 0 ? number_cell((double)state->counts[gender][1] / all) : SHARE_OF_NOBODY;
  return sink->add_row(sink, 0, cells, 7);
}

PART int32_t sound_finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  int i;
  for (i = 0; i < GENDERS; ++i) {
    const int32_t status = add_gender(state, sink, i);
    if (status != FOTFASTE_OK) return status;
  }
  return FOTFASTE_OK;
}

PART void sound_destroy(fotfaste_state* state) {
  free(state);
}

#ifndef EXPLAINS
#define EXPLAINS 1
#endif

PART int32_t sound_explains(uint32_t table) {
  return table == 0 ? EXPLAINS : 0;
}

/* Where a participation of that gender stands. */
#ifndef EXPLAINED_PART
#define EXPLAINED_PART(ended) ((ended) ? FOTFASTE_EXPLAINED_NUMERATOR : FOTFASTE_EXPLAINED_DENOMINATOR)
#endif

PART int32_t sound_explain(fotfaste_state* state, const fotfaste_explain_request* request,
                           const fotfaste_batch* batch, const fotfaste_explain_sink* sink) {
  const struct ArrowArray* gender = find_column(batch, "gender");
  const struct ArrowArray* exit_day = find_column(batch, "exit");
  int64_t row;
  (void)state;
  for (row = 0; row < batch->array->length; ++row) {
    fotfaste_explanation explanation;
    fotfaste_cell figure;
    int code = FOTFASTE_GENDER_UNKNOWN;
    int32_t status;
    if (has_value(gender, row)) code = ((const int8_t*)gender->buffers[1])[row];
    if (code < 0 || code >= GENDERS) code = FOTFASTE_GENDER_OTHER;
    figure = text_cell(words[code]);
    if (figure.text.size != request->figure.size) continue;
    if (memcmp(figure.text.data, request->figure.data, figure.text.size) != 0) continue;
    memset(&explanation, 0, sizeof explanation);
    explanation.struct_size = sizeof explanation;
    explanation.part = EXPLAINED_PART(has_value(exit_day, row));
    explanation.row = (uint64_t)row;
    explanation.dimensions = &figure;
    explanation.dimension_count = 1;
    explanation.reason.sv = text_of("har en sista dag, eller inte");
    explanation.reason.en = text_of("has a last day, or has not");
    status = sink->add(sink, &explanation);
    if (status != FOTFASTE_OK) return status;
  }
  return FOTFASTE_OK;
}

static const fotfaste_plugin_explain explanations = {sizeof(fotfaste_plugin_explain), 0, sound_explains,
                                                     sound_explain};

PART const void* sound_get_extension(const char* id) {
  return id != NULL && strcmp(id, FOTFASTE_EXTENSION_EXPLAIN) == 0 ? &explanations : NULL;
}

#define TEXT(literal) \
  { literal, sizeof(literal) - 1 }
#define LABEL(sv, en) \
  { TEXT(sv), TEXT(en) }

#ifndef DAYS_LABEL
#define DAYS_LABEL LABEL("dagar", "days")
#endif

static const fotfaste_column columns[] = {
    {"gender", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, NULL, LABEL("k\xc3\xb6n", "gender")},
    {"ended", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_NUMERATOR, NULL, LABEL("avslutade", "ended")},
    {"all", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR, NULL, LABEL("alla", "all")},
    {"unknown", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_UNKNOWN, NULL, LABEL("ok\xc3\xa4nda", "unknown")},
    {"days", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTRIBUTE, "days", DAYS_LABEL},
    {"spare", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTRIBUTE, NULL, LABEL("extra", "spare")},
    {"share", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_VALUE, NULL, LABEL("andel", "share")},
};

#ifndef ADDITIVITY
#define ADDITIVITY FOTFASTE_ADDITIVE
#endif

static const fotfaste_table tables[] = {
    {"ended", FOTFASTE_KIND_PROPORTION, ADDITIVITY, FOTFASTE_DIRECTION_NONE, 0, LABEL("Avslutade", "Ended"),
     LABEL("Avslutade deltaganden.", "Participations that have ended."), columns,
     sizeof columns / sizeof columns[0]},
};

#ifndef PARAMETERS
#define PARAMETERS NULL
#define PARAMETER_COUNT 0
#endif

static const fotfaste_descriptor descriptor = {PLUGIN_ID,
                                               PLUGIN_VERSION,
                                               0,
                                               1,
                                               LABEL("Avslutade", "Ended"),
                                               LABEL("R\xc3\xa4knar avslutade.", "Counts who ended."),
                                               PARAMETERS,
                                               PARAMETER_COUNT,
                                               tables,
                                               1};

PART const fotfaste_descriptor* sound_get_descriptor(void) {
  return &descriptor;
}

#ifndef INIT
#define INIT sound_init
#endif
#ifndef DEINIT
#define DEINIT sound_deinit
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
#ifndef MERGE
#define MERGE sound_merge
#endif
#ifndef SERIALIZE
#define SERIALIZE sound_serialize
#endif
#ifndef DESERIALIZE
#define DESERIALIZE sound_deserialize
#endif
#ifndef FINALIZE
#define FINALIZE sound_finalize
#endif
#ifndef DESTROY
#define DESTROY sound_destroy
#endif
#ifndef GET_EXTENSION
#define GET_EXTENSION sound_get_extension
#endif
#ifndef GET_FACTORY
#define GET_FACTORY sound_get_factory
#endif

/* Declared here and defined by the fixture. */
PART int32_t INIT(const fotfaste_host* host);
PART void DEINIT(void);
PART const fotfaste_descriptor* GET_DESCRIPTOR(void);
PART int32_t DECLARE_NEEDS(const fotfaste_settings* settings, const fotfaste_needs_sink* sink);
PART int32_t CREATE(const fotfaste_settings* settings, fotfaste_state** state);
PART int32_t CONSUME(fotfaste_state* state, const fotfaste_batch* batch);
PART int32_t MERGE(fotfaste_state* state, const fotfaste_state* other);
PART int32_t SERIALIZE(const fotfaste_state* state, const fotfaste_byte_sink* sink);
PART int32_t DESERIALIZE(fotfaste_state* state, const void* data, uint64_t size);
PART int32_t FINALIZE(fotfaste_state* state, const fotfaste_result_sink* sink);
PART void DESTROY(fotfaste_state* state);
PART const void* GET_EXTENSION(const char* id);
PART const void* GET_FACTORY(const char* id);

/* Whether a state can still be used: around every part, so that each fixture's own keeps to it. */
#ifndef IS_REPORTED
#define IS_REPORTED(state) ((state)->reported != 0)
#endif

PART int32_t ordered_consume(fotfaste_state* state, const fotfaste_batch* batch) {
  return IS_REPORTED(state) ? FOTFASTE_INVALID_STATE : CONSUME(state, batch);
}

PART int32_t ordered_merge(fotfaste_state* state, const fotfaste_state* other) {
  return IS_REPORTED(state) || IS_REPORTED(other) ? FOTFASTE_INVALID_STATE : MERGE(state, other);
}

PART int32_t ordered_serialize(const fotfaste_state* state, const fotfaste_byte_sink* sink) {
  return IS_REPORTED(state) ? FOTFASTE_INVALID_STATE : SERIALIZE(state, sink);
}

PART int32_t ordered_deserialize(fotfaste_state* state, const void* data, uint64_t size) {
  return IS_REPORTED(state) ? FOTFASTE_INVALID_STATE : DESERIALIZE(state, data, size);
}

PART int32_t ordered_finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  if (IS_REPORTED(state)) return FOTFASTE_INVALID_STATE;
  state->reported = 1;
  return FINALIZE(state, sink);
}

static const fotfaste_plugin_factory factory = {sizeof(fotfaste_plugin_factory),
                                                0,
                                                GET_DESCRIPTOR,
                                                DECLARE_NEEDS,
                                                CREATE,
                                                ordered_consume,
                                                ordered_merge,
                                                ordered_serialize,
                                                ordered_deserialize,
                                                ordered_finalize,
                                                DESTROY,
                                                GET_EXTENSION};

PART const void* sound_get_factory(const char* id) {
  return id != NULL && strcmp(id, FOTFASTE_FACTORY_PLUGIN) == 0 ? &factory : NULL;
}

const fotfaste_plugin_entry fotfaste_plugin = {
    sizeof(fotfaste_plugin_entry), FOTFASTE_ABI_MAJOR, FOTFASTE_ABI_MINOR, INIT, DEINIT, GET_FACTORY};

#endif /* FOTFASTE_TESTS_CONFORMANCE_PARTS_H_ */
