/* The share in work a while after the exit, by gender: a plugin in C99, against the C headers alone. */
#include <fotfaste/plugin.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "calendar.h"
#include "columns.h"

#define ID "your-metric"
#define VERSION "0.1.0"

/* Written by serialize; raise it when that writes something else. */
#define STATE_REVISION 1

FOTFASTE_IDENTITY(ID, VERSION);

/* ---- What the plugin says of itself ---- */

/* sizeof counts, so that nobody has to. */
#define TEXT(literal) \
  { literal, sizeof(literal) - 1 }

static const fotfaste_parameter parameters[] = {{
    "after",
    FOTFASTE_PARAMETER_DURATION,
    0,
    NULL,
    "6m",
    NAN,
    NAN,
    NULL,
    0,
    NULL,
    0,
    {TEXT("Tid från avslutet till mätningen"), TEXT("Time from the exit to the measurement")},
}};

/* Raw parts, never a percentage: the host adds the share, its interval and its bounds. */
static const fotfaste_column columns[] = {
    {"gender", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, NULL, {TEXT("Kön"), TEXT("Gender")}},
    {"numerator", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_NUMERATOR, NULL, {TEXT("I arbete"), TEXT("In work")}},
    {"denominator",
     FOTFASTE_TYPE_INTEGER,
     FOTFASTE_ROLE_DENOMINATOR,
     NULL,
     {TEXT("Med känd status"), TEXT("With a known status")}},
    {"unknown",
     FOTFASTE_TYPE_INTEGER,
     FOTFASTE_ROLE_UNKNOWN,
     NULL,
     {TEXT("Okänd status"), TEXT("Status unknown")}},
    {"not_due",
     FOTFASTE_TYPE_INTEGER,
     FOTFASTE_ROLE_EXCLUDED,
     NULL,
     {TEXT("Inte där än"), TEXT("Not there yet")}},
};
#define COLUMNS (sizeof columns / sizeof columns[0])

static const fotfaste_table tables[] = {{
    "in-work-after-exit",
    FOTFASTE_KIND_PROPORTION,
    FOTFASTE_ADDITIVE,
    FOTFASTE_DIRECTION_HIGHER,
    5,
    {TEXT("I arbete efter avslut"), TEXT("In work after the exit")},
    {TEXT("En rad för varje kön. Eget företag räknas som arbete."),
     TEXT("A row for each gender. Self-employment counts as work.")},
    columns,
    COLUMNS,
}};

static const fotfaste_descriptor descriptor = {
    ID,
    VERSION,
    0,
    STATE_REVISION,
    {TEXT("Andel i arbete efter avslut"), TEXT("Share in work after the exit")},
    {TEXT("Hur stor andel som arbetar en viss tid efter avslutet, efter kön."),
     TEXT("How large a share works so long after the exit, by gender.")},
    parameters,
    1,
    tables,
    1,
};

static const fotfaste_descriptor* get_descriptor(void) {
  return &descriptor;
}

/* ---- Settings, and the state ---- */

#define GENDERS 4
static const char* const gender_words[GENDERS] = {"woman", "man", "other", "unknown"};

enum outcome { IN_WORK, NOT_IN_WORK, UNKNOWN, NOT_DUE, OUTCOMES };

/* A sum over participations. All zero is the empty sum. */
struct fotfaste_state {
  const fotfaste_host* host;
  duration after;
  int32_t as_of;
  int closed; /* reported, or broken by a call that failed half-way: nothing more comes out of it */
  uint64_t counts[GENDERS][OUTCOMES];
};

/* Every status but FOTFASTE_OK comes with a sentence. */
static int32_t fail(const fotfaste_host* host, int32_t status, const char* sentence) {
  fotfaste_text message;
  message.data = sentence;
  message.size = strlen(sentence);
  if (host != NULL) host->set_error(host, message);
  return status;
}

static int32_t refuse_closed(const fotfaste_state* state) {
  return fail(state->host, FOTFASTE_INVALID_STATE, "the state has been reported or is broken");
}

static int is_usable(const fotfaste_settings* settings) {
  return settings != NULL && settings->struct_size >= sizeof *settings && settings->host != NULL &&
         settings->parameters != NULL && settings->project != NULL;
}

/* The host has filled in the default, so the parameter is always there. */
static int32_t read_after(const fotfaste_settings* settings, duration* after) {
  const fotfaste_value* table = settings->parameters;
  uint64_t i;
  for (i = 0; i < table->count; ++i) {
    const fotfaste_value* item = &table->items[i];
    if (item->key.size == 5 && memcmp(item->key.data, "after", 5) == 0 && item->type == FOTFASTE_VALUE_TEXT &&
        parse_duration(item->text, after)) {
      return FOTFASTE_OK;
    }
  }
  return fail(settings->host, FOTFASTE_INVALID_ARGUMENT, "\"after\" is a length of time, as \"6m\"");
}

/* Only these columns are in the plugin's memory. Without a required one there is nothing to compute. */
static int32_t declare_needs(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  static const struct {
    const char* name;
    int32_t required;
  } needs[] = {
      {"states.core_state", 1},  {"states.from", 1}, {"states.until", 0},
      {"states.known_until", 0}, {"exit", 0},        {"gender", 0},
  };
  const fotfaste_text purpose = TEXT("in-work-after-exit");
  duration after;
  int32_t status;
  size_t i;
  if (!is_usable(settings) || sink == NULL) return FOTFASTE_INVALID_ARGUMENT;
  status = read_after(settings, &after);
  for (i = 0; status == FOTFASTE_OK && i < sizeof needs / sizeof needs[0]; ++i) {
    status = sink->add_column(sink, needs[i].name, needs[i].required);
  }
  if (status != FOTFASTE_OK) return status;
  return sink->add_follow_up(sink, purpose, "exit", after.months, after.days);
}

static int32_t create(const fotfaste_settings* settings, fotfaste_state** state) {
  duration after;
  int32_t status;
  if (!is_usable(settings) || state == NULL) return FOTFASTE_INVALID_ARGUMENT;
  status = read_after(settings, &after);
  if (status != FOTFASTE_OK) return status;
  *state = calloc(1, sizeof **state);
  if (*state == NULL) return fail(settings->host, FOTFASTE_OUT_OF_MEMORY, "there is no memory for a state");
  (*state)->host = settings->host;
  (*state)->after = after;
  (*state)->as_of = settings->project->as_of;
  return FOTFASTE_OK;
}

static void destroy(fotfaste_state* state) {
  free(state);
}

/* ---- Counting ---- */

/* The columns of one batch. */
typedef struct view {
  column exit, gender, core_state, from, until, known_until;
  list states;
} view;

static int bind(const fotfaste_batch* batch, view* view) {
  memset(view, 0, sizeof *view);
  if (!find_days(batch->schema, batch->array, "exit", &view->exit) ||
      !find_codes(batch->schema, batch->array, "gender", &view->gender) ||
      !find_list(batch->schema, batch->array, "states", &view->states)) {
    return 0;
  }
  return view->states.schema == NULL ||
         (find_codes(view->states.schema, view->states.array, "core_state", &view->core_state) &&
          find_days(view->states.schema, view->states.array, "from", &view->from) &&
          find_days(view->states.schema, view->states.array, "until", &view->until) &&
          find_days(view->states.schema, view->states.array, "known_until", &view->known_until));
}

/* Whether a spell says something of the day: it holds from its first day up to, and not including, until, and
 * says nothing of days for which it is not known. known_until on the first day is an observation of that day.
 */
static int covers(const view* view, int32_t spell, int64_t day) {
  const int32_t from = value_or(&view->from, spell, INT32_MIN);
  const int32_t known_until = value_or(&view->known_until, spell, INT32_MAX);
  return from <= day && day < value_or(&view->until, spell, INT32_MAX) && (day < known_until || day == from);
}

static enum outcome outcome_of(const fotfaste_state* state, const view* view, int64_t row) {
  const int32_t exit = value_or(&view->exit, row, FOTFASTE_NO_DATE);
  const int64_t day = exit == FOTFASTE_NO_DATE ? 0 : add_duration(exit, state->after);
  enum outcome found = UNKNOWN;
  int32_t i;
  /* Nothing is known on or after as_of. It is the only clock: who is not there yet is not "no". */
  if (exit == FOTFASTE_NO_DATE || day >= state->as_of) return NOT_DUE;
  if (view->states.offsets == NULL) return UNKNOWN;
  for (i = view->states.offsets[row]; i < view->states.offsets[row + 1]; ++i) {
    const int32_t what = value_or(&view->core_state, i, FOTFASTE_STATE_UNKNOWN);
    if (!covers(view, i, day)) continue;
    if (what == FOTFASTE_STATE_EMPLOYED || what == FOTFASTE_STATE_SELF_EMPLOYED) return IN_WORK;
    if (what != FOTFASTE_STATE_UNKNOWN) found = NOT_IN_WORK;
  }
  return found;
}

/* A host need not offer the extension. */
static int is_cancelled(const fotfaste_host* host) {
  const fotfaste_host_cancel* cancel = host->get_extension(host, FOTFASTE_EXTENSION_CANCEL);
  return cancel != NULL && cancel->is_cancelled(host) != 0;
}

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  view view;
  int64_t row;
  if (state == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->closed) return refuse_closed(state);
  if (batch == NULL || batch->schema == NULL || batch->array == NULL || !bind(batch, &view)) {
    state->closed = 1;
    return fail(state->host, FOTFASTE_INVALID_DATA, "a batch is not as fotfaste/model.h says");
  }
  if (is_cancelled(state->host)) {
    state->closed = 1;
    return fail(state->host, FOTFASTE_CANCELLED, "the host asked to stop");
  }
  for (row = 0; row < batch->array->length; ++row) {
    int32_t gender = value_or(&view.gender, row, FOTFASTE_GENDER_UNKNOWN);
    /* Lists of codes grow at the end: what is new there is "other" here. */
    if (gender < 0 || gender >= GENDERS) gender = FOTFASTE_GENDER_OTHER;
    ++state->counts[gender][outcome_of(state, &view, row)];
  }
  return FOTFASTE_OK;
}

static int has_same_settings(const fotfaste_state* a, const fotfaste_state* b) {
  return a->as_of == b->as_of && a->after.months == b->after.months && a->after.days == b->after.days;
}

static int32_t merge(fotfaste_state* state, const fotfaste_state* other) {
  int gender, outcome;
  if (state == NULL || other == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state == other || !has_same_settings(state, other)) {
    return fail(state->host, FOTFASTE_INVALID_ARGUMENT,
                "the other state is the same one or has other settings");
  }
  if (state->closed || other->closed) return refuse_closed(state);
  for (gender = 0; gender < GENDERS; ++gender) {
    for (outcome = 0; outcome < OUTCOMES; ++outcome) {
      state->counts[gender][outcome] += other->counts[gender][outcome];
    }
  }
  return FOTFASTE_OK;
}

/* ---- A state as bytes ---- */

/* Who wrote it and in which revision, what the counts depend on, the counts, and a checksum: whatever is not
 * just that is refused. Numbers are written lowest byte first, so that every machine writes the same. */
static const char magic[] = ID " state";
#define NUMBERS (4 + GENDERS * OUTCOMES)
#define STATE_SIZE (sizeof magic + NUMBERS * 8 + 8)

static unsigned char* put(unsigned char* at, uint64_t number) {
  int i;
  for (i = 0; i < 8; ++i) *at++ = (unsigned char)(number >> (i * 8) & 0xff);
  return at;
}

static uint64_t get(const unsigned char* at) {
  uint64_t number = 0;
  int i;
  for (i = 0; i < 8; ++i) number |= (uint64_t)at[i] << (i * 8);
  return number;
}

/* FNV-1a. */
static uint64_t checksum(const unsigned char* bytes, size_t size) {
  uint64_t sum = 0xcbf29ce484222325u;
  size_t i;
  for (i = 0; i < size; ++i) sum = (sum ^ bytes[i]) * 0x100000001b3u;
  return sum;
}

/* All but the counts and the checksum. */
static unsigned char* put_header(unsigned char* at, const fotfaste_state* state) {
  memcpy(at, magic, sizeof magic);
  at = put(at + sizeof magic, STATE_REVISION);
  at = put(at, (uint64_t)state->after.months);
  at = put(at, (uint64_t)state->after.days);
  return put(at, (uint64_t)(int64_t)state->as_of);
}

static int32_t serialize(const fotfaste_state* state, const fotfaste_byte_sink* sink) {
  unsigned char bytes[STATE_SIZE];
  unsigned char* at;
  int i;
  if (state == NULL || sink == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->closed) return refuse_closed(state);
  at = put_header(bytes, state);
  for (i = 0; i < GENDERS * OUTCOMES; ++i) at = put(at, state->counts[i / OUTCOMES][i % OUTCOMES]);
  put(at, checksum(bytes, STATE_SIZE - 8));
  return sink->write(sink, bytes, sizeof bytes);
}

static int32_t deserialize(fotfaste_state* state, const void* data, uint64_t size) {
  unsigned char header[STATE_SIZE];
  const unsigned char* bytes = data;
  size_t header_size;
  int i;
  if (state == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->closed) return refuse_closed(state);
  header_size = (size_t)(put_header(header, state) - header);
  if (data == NULL || size != STATE_SIZE || memcmp(bytes, header, header_size) != 0 ||
      get(bytes + STATE_SIZE - 8) != checksum(bytes, STATE_SIZE - 8)) {
    return fail(state->host, FOTFASTE_INVALID_DATA, "the bytes are not a state of this plugin and settings");
  }
  for (i = 0; i < GENDERS * OUTCOMES; ++i) {
    state->counts[i / OUTCOMES][i % OUTCOMES] += get(bytes + header_size + (size_t)i * 8);
  }
  return FOTFASTE_OK;
}

/* ---- The result ---- */

static fotfaste_cell count_cell(uint64_t count) {
  fotfaste_cell cell;
  memset(&cell, 0, sizeof cell);
  cell.type = FOTFASTE_TYPE_INTEGER;
  cell.integer = (int64_t)count;
  return cell;
}

/* In the order of the published codes, so that equal counts give equal rows. */
static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  int gender;
  if (state == NULL || sink == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->closed) return refuse_closed(state);
  state->closed = 1;
  for (gender = 0; gender < GENDERS; ++gender) {
    const uint64_t* counts = state->counts[gender];
    fotfaste_cell cells[COLUMNS];
    int32_t status;
    if (counts[IN_WORK] + counts[NOT_IN_WORK] + counts[UNKNOWN] + counts[NOT_DUE] == 0) continue;
    memset(cells, 0, sizeof cells);
    cells[0].type = FOTFASTE_TYPE_TEXT;
    cells[0].text.data = gender_words[gender];
    cells[0].text.size = strlen(gender_words[gender]);
    cells[1] = count_cell(counts[IN_WORK]);
    cells[2] = count_cell(counts[IN_WORK] + counts[NOT_IN_WORK]);
    cells[3] = count_cell(counts[UNKNOWN]);
    cells[4] = count_cell(counts[NOT_DUE]);
    status = sink->add_row(sink, 0, cells, COLUMNS);
    if (status != FOTFASTE_OK) return status;
  }
  return FOTFASTE_OK;
}

/* ---- What the host finds ---- */

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
