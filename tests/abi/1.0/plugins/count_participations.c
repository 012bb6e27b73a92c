/* Counts participations by gender: a whole plugin in C99, against the C headers alone. */
#include <fotfaste/plugin.h>
#include <stdlib.h>
#include <string.h>

FOTFASTE_IDENTITY("count-participations", "1.0.0");

#define GENDERS 4
static const char* const gender_words[GENDERS] = {"woman", "man", "other", "unknown"};

struct fotfaste_state {
  const fotfaste_host* host;
  int finished;
  uint64_t counts[GENDERS];
};

/* Static texts cannot be written as pointer and length without counting by hand; sizeof counts. */
#define TEXT(literal) \
  { literal, sizeof(literal) - 1 }

static const fotfaste_column columns[] = {
    {"gender", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, NULL, {TEXT("Kön"), TEXT("Gender")}},
    {"count", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_COUNT, NULL, {TEXT("Antal"), TEXT("Count")}},
};

static const fotfaste_table tables[] = {{
    "participations",
    FOTFASTE_KIND_COUNT,
    FOTFASTE_ADDITIVE,
    FOTFASTE_DIRECTION_NONE,
    5,
    {TEXT("Deltaganden efter kön"), TEXT("Participations by gender")},
    {TEXT("Ett deltagande är en person i projektet från start till avslut."),
     TEXT("A participation is one person in the project from entry to exit.")},
    columns,
    2,
}};

static const fotfaste_descriptor descriptor = {
    "count-participations",
    "1.0.0",
    0,
    1,
    {TEXT("Antal deltaganden"), TEXT("Number of participations")},
    {TEXT("Räknar deltaganden efter kön."), TEXT("Counts participations by gender.")},
    NULL,
    0,
    tables,
    1,
};

static int32_t fail(const fotfaste_state* state, int32_t status, const char* sentence) {
  fotfaste_text message;
  message.data = sentence;
  message.size = strlen(sentence);
  state->host->set_error(state->host, message);
  return status;
}

static const fotfaste_descriptor* get_descriptor(void) {
  return &descriptor;
}

static int32_t declare_needs(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  if (settings == NULL || sink == NULL) return FOTFASTE_INVALID_ARGUMENT;
  return sink->add_column(sink, "gender", 0);
}

static int32_t create(const fotfaste_settings* settings, fotfaste_state** state) {
  if (settings == NULL || settings->host == NULL || state == NULL) return FOTFASTE_INVALID_ARGUMENT;
  *state = calloc(1, sizeof **state);
  if (*state == NULL) return FOTFASTE_OUT_OF_MEMORY;
  (*state)->host = settings->host;
  return FOTFASTE_OK;
}

/* The column, NULL when no participation has a gender. Only what was declared is in the batch. */
static const struct ArrowArray* find_gender(const fotfaste_batch* batch) {
  int64_t i;
  for (i = 0; i < batch->schema->n_children; ++i) {
    const struct ArrowSchema* schema = batch->schema->children[i];
    if (strcmp(schema->name, "gender") == 0 && strcmp(schema->format, "c") == 0)
      return batch->array->children[i];
  }
  return NULL;
}

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct ArrowArray* gender;
  int64_t row;
  if (state == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->finished) return fail(state, FOTFASTE_INVALID_STATE, "the state has been reported");
  if (batch == NULL || batch->schema == NULL || batch->array == NULL) {
    return fail(state, FOTFASTE_INVALID_DATA, "there is no batch");
  }
  gender = find_gender(batch);
  for (row = 0; row < batch->array->length; ++row) {
    int code = FOTFASTE_GENDER_UNKNOWN;
    if (gender != NULL) {
      /* No validity means that nothing is null; null_count is not to be relied on. */
      const uint8_t* validity = gender->buffers[0];
      const int8_t* codes = gender->buffers[1];
      if (validity == NULL || (validity[row / 8] >> (row % 8) & 1) != 0) code = codes[row];
      if (code < 0 || code >= GENDERS) code = FOTFASTE_GENDER_OTHER;
    }
    ++state->counts[code];
  }
  return FOTFASTE_OK;
}

static int32_t merge(fotfaste_state* state, const fotfaste_state* other) {
  int i;
  if (state == NULL || other == NULL || state == other) return FOTFASTE_INVALID_ARGUMENT;
  if (state->finished || other->finished)
    return fail(state, FOTFASTE_INVALID_STATE, "a state has been reported");
  for (i = 0; i < GENDERS; ++i) state->counts[i] += other->counts[i];
  return FOTFASTE_OK;
}

/* The bytes of a state: who wrote it and in which revision, then the counts, lowest byte first. */
static const char magic[24] = "count-participations/1";
#define STATE_SIZE (sizeof magic + GENDERS * 8)

static int32_t serialize(const fotfaste_state* state, const fotfaste_byte_sink* sink) {
  unsigned char bytes[STATE_SIZE];
  size_t i;
  if (state == NULL || sink == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->finished) return fail(state, FOTFASTE_INVALID_STATE, "the state has been reported");
  memcpy(bytes, magic, sizeof magic);
  for (i = 0; i < GENDERS * 8; ++i) {
    bytes[sizeof magic + i] = (unsigned char)(state->counts[i / 8] >> (i % 8 * 8) & 0xff);
  }
  return sink->write(sink, bytes, sizeof bytes);
}

static int32_t deserialize(fotfaste_state* state, const void* data, uint64_t size) {
  const unsigned char* bytes = data;
  size_t i;
  if (state == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->finished) return fail(state, FOTFASTE_INVALID_STATE, "the state has been reported");
  if (data == NULL || size != STATE_SIZE || memcmp(bytes, magic, sizeof magic) != 0) {
    return fail(state, FOTFASTE_INVALID_DATA, "the bytes are not a state of this plugin");
  }
  for (i = 0; i < GENDERS * 8; ++i) {
    state->counts[i / 8] += (uint64_t)bytes[sizeof magic + i] << (i % 8 * 8);
  }
  return FOTFASTE_OK;
}

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  int i;
  if (state == NULL || sink == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->finished) return fail(state, FOTFASTE_INVALID_STATE, "the state has been reported");
  state->finished = 1;
  for (i = 0; i < GENDERS; ++i) {
    fotfaste_cell cells[2];
    int32_t status;
    memset(cells, 0, sizeof cells);
    cells[0].type = FOTFASTE_TYPE_TEXT;
    cells[0].text.data = gender_words[i];
    cells[0].text.size = strlen(gender_words[i]);
    cells[1].type = FOTFASTE_TYPE_INTEGER;
    cells[1].integer = (int64_t)state->counts[i];
    status = sink->add_row(sink, 0, cells, 2);
    if (status != FOTFASTE_OK) return status;
  }
  return FOTFASTE_OK;
}

static void destroy(fotfaste_state* state) {
  free(state);
}

static const void* get_extension(const char* id) {
  (void)id;
  return NULL;
}

static const fotfaste_plugin_factory factory = {
    sizeof factory, 0,         get_descriptor, declare_needs, create,  consume,
    merge,          serialize, deserialize,    finalize,      destroy, get_extension,
};

static int32_t init(const fotfaste_host* host) {
  return host != NULL && host->abi_major == FOTFASTE_ABI_MAJOR ? FOTFASTE_OK : FOTFASTE_INVALID_ARGUMENT;
}

static void deinit(void) {}

static const void* get_factory(const char* id) {
  return id != NULL && strcmp(id, FOTFASTE_FACTORY_PLUGIN) == 0 ? &factory : NULL;
}

const fotfaste_plugin_entry fotfaste_plugin = {
    sizeof fotfaste_plugin, FOTFASTE_ABI_MAJOR, FOTFASTE_ABI_MINOR, init, deinit, get_factory,
};
