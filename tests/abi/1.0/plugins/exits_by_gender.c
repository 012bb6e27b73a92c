/* How many have left, by gender: a plugin in C99 that uses all that a host of 1.0 offers, so that every later
 * host is held to it. Parameters of several types, a row's stratum, an empty cell, a label, log, progress,
 * cancelling and findings, a project's design, and why each participation counts where it does. */
#include <fotfaste/design.h>
#include <fotfaste/explain.h>
#include <fotfaste/plugin.h>
#include <stdlib.h>
#include <string.h>

FOTFASTE_IDENTITY("exits-by-gender", "1.0.0");

#define GENDERS 4
static const char* const gender_words[GENDERS] = {"woman", "man", "other", "unknown"};

struct fotfaste_state {
  const fotfaste_settings* settings;
  int finished;
  uint64_t left[GENDERS];
  uint64_t taking_part[GENDERS];
};

#define TEXT(literal) \
  { literal, sizeof(literal) - 1 }
#define NOT_A_NUMBER (0.0 / 0.0)

static const char* const choices[] = {"yes", "no"};

static fotfaste_parameter parameters[3];

static const fotfaste_column columns[] = {
    {"figure", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION, NULL, {TEXT("Siffra"), TEXT("Figure")}},
    {"stratum", FOTFASTE_TYPE_STRATUM, FOTFASTE_ROLE_DIMENSION, NULL, {TEXT("Grupp"), TEXT("Group")}},
    {"numerator",
     FOTFASTE_TYPE_INTEGER,
     FOTFASTE_ROLE_NUMERATOR,
     NULL,
     {TEXT("Har slutat"), TEXT("Have left")}},
    {"denominator", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR, NULL, {TEXT("Alla"), TEXT("All")}},
    {"unknown", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_UNKNOWN, NULL, {TEXT("Okända"), TEXT("Unknown")}},
    {"limit", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_ATTRIBUTE, "participants", {TEXT("Gräns"), TEXT("Limit")}},
    {"before", FOTFASTE_TYPE_DATE, FOTFASTE_ROLE_ATTRIBUTE, NULL, {TEXT("Före"), TEXT("Before")}},
};
#define COLUMNS (sizeof columns / sizeof columns[0])

static const fotfaste_table tables[] = {{
    "exits",
    FOTFASTE_KIND_PROPORTION,
    FOTFASTE_ADDITIVE,
    FOTFASTE_DIRECTION_NONE,
    5,
    {TEXT("Har slutat"), TEXT("Have left")},
    {TEXT("En rad för alla, och en för varje kön."), TEXT("A row for everybody, and one for each gender.")},
    columns,
    COLUMNS,
}};

static const fotfaste_descriptor descriptor = {
    "exits-by-gender",
    "1.0.0",
    0,
    3,
    {TEXT("Avslut efter kön"), TEXT("Exits by gender")},
    {TEXT("Hur stor andel som har slutat."), TEXT("The share who have left.")},
    parameters,
    sizeof parameters / sizeof parameters[0],
    tables,
    1,
};

static fotfaste_text text(const char* words) {
  fotfaste_text result;
  result.data = words;
  result.size = strlen(words);
  return result;
}

static fotfaste_label label(const char* sv, const char* en) {
  fotfaste_label result;
  result.sv = text(sv);
  result.en = text(en);
  return result;
}

static void describe_parameter(fotfaste_parameter* parameter, const char* name, uint32_t type, const char* sv,
                               const char* en) {
  memset(parameter, 0, sizeof *parameter);
  parameter->name = name;
  parameter->type = type;
  parameter->minimum = NOT_A_NUMBER;
  parameter->maximum = NOT_A_NUMBER;
  parameter->description = label(sv, en);
}

static const fotfaste_value* find(const fotfaste_settings* settings, const char* name) {
  uint64_t i;
  for (i = 0; i < settings->parameters->count; ++i) {
    const fotfaste_value* item = &settings->parameters->items[i];
    if (item->key.size == strlen(name) && memcmp(item->key.data, name, item->key.size) == 0) return item;
  }
  return NULL;
}

static const void* extension(const fotfaste_settings* settings, const char* id) {
  return settings->host->get_extension(settings->host, id);
}

static int32_t fail(const fotfaste_state* state, int32_t status, const char* sentence) {
  const fotfaste_host* host = state->settings->host;
  host->set_error(host, text(sentence));
  return status;
}

static const fotfaste_descriptor* get_descriptor(void) {
  return &descriptor;
}

static int32_t declare_needs(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  int32_t status;
  if (settings == NULL || sink == NULL) return FOTFASTE_INVALID_ARGUMENT;
  status = sink->add_column(sink, "entry", 1);
  if (status == FOTFASTE_OK) status = sink->add_column(sink, "exit", 0);
  if (status == FOTFASTE_OK) status = sink->add_column(sink, "gender", 0);
  if (status == FOTFASTE_OK) status = sink->add_follow_up(sink, text("left"), "entry", 0, 1);
  return status;
}

static int32_t create(const fotfaste_settings* settings, fotfaste_state** state) {
  if (settings == NULL || settings->host == NULL || state == NULL) return FOTFASTE_INVALID_ARGUMENT;
  *state = calloc(1, sizeof **state);
  if (*state == NULL) return FOTFASTE_OUT_OF_MEMORY;
  (*state)->settings = settings;
  return FOTFASTE_OK;
}

static const struct ArrowArray* column_named(const fotfaste_batch* batch, const char* name,
                                             const char* format) {
  int64_t i;
  for (i = 0; i < batch->schema->n_children; ++i) {
    const struct ArrowSchema* schema = batch->schema->children[i];
    if (strcmp(schema->name, name) == 0 && strcmp(schema->format, format) == 0)
      return batch->array->children[i];
  }
  return NULL;
}

static int holds(const struct ArrowArray* array, int64_t row) {
  const uint8_t* validity = array->buffers[0];
  return validity == NULL || (validity[row / 8] >> (row % 8) & 1) != 0;
}

static int gender_of(const struct ArrowArray* gender, int64_t row) {
  int code;
  if (gender == NULL || !holds(gender, row)) return FOTFASTE_GENDER_UNKNOWN;
  code = ((const int8_t*)gender->buffers[1])[row];
  return code < 0 || code >= GENDERS ? FOTFASTE_GENDER_OTHER : code;
}

static int has_left(const fotfaste_settings* settings, const struct ArrowArray* exit, int64_t row) {
  const fotfaste_value* before = find(settings, "before");
  const int64_t limit = before != NULL ? before->integer : settings->project->as_of;
  return exit != NULL && holds(exit, row) && ((const int32_t*)exit->buffers[1])[row] < limit;
}

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const fotfaste_host_cancel* cancel;
  const fotfaste_host_progress* progress;
  const struct ArrowArray* exit;
  const struct ArrowArray* gender;
  int64_t row;
  if (state == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->finished) return fail(state, FOTFASTE_INVALID_STATE, "the state has been reported");
  if (batch == NULL || batch->schema == NULL || batch->array == NULL)
    return fail(state, FOTFASTE_INVALID_DATA, "there is no batch");
  cancel = extension(state->settings, FOTFASTE_EXTENSION_CANCEL);
  if (cancel != NULL && cancel->is_cancelled(state->settings->host) == 1)
    return fail(state, FOTFASTE_CANCELLED, "the host asked to stop");
  exit = column_named(batch, "exit", "tdD");
  gender = column_named(batch, "gender", "c");
  for (row = 0; row < batch->array->length; ++row) {
    const int of = gender_of(gender, row);
    ++(has_left(state->settings, exit, row) ? state->left : state->taking_part)[of];
  }
  progress = extension(state->settings, FOTFASTE_EXTENSION_PROGRESS);
  if (progress != NULL)
    progress->progress(state->settings->host, (uint64_t)batch->array->length, (uint64_t)batch->array->length);
  return FOTFASTE_OK;
}

static int32_t merge(fotfaste_state* state, const fotfaste_state* other) {
  int i;
  if (state == NULL || other == NULL || state == other) return FOTFASTE_INVALID_ARGUMENT;
  if (state->finished || other->finished)
    return fail(state, FOTFASTE_INVALID_STATE, "a state has been reported");
  for (i = 0; i < GENDERS; ++i) {
    state->left[i] += other->left[i];
    state->taking_part[i] += other->taking_part[i];
  }
  return FOTFASTE_OK;
}

static const char magic[24] = "exits-by-gender/3";
#define NUMBERS (2 * GENDERS)
#define STATE_SIZE (sizeof magic + NUMBERS * 8)

static int32_t serialize(const fotfaste_state* state, const fotfaste_byte_sink* sink) {
  unsigned char bytes[NUMBERS * 8];
  size_t i;
  int32_t status;
  if (state == NULL || sink == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->finished) return fail(state, FOTFASTE_INVALID_STATE, "the state has been reported");
  for (i = 0; i < NUMBERS * 8; ++i) {
    const uint64_t number = i / 8 < GENDERS ? state->left[i / 8] : state->taking_part[i / 8 - GENDERS];
    bytes[i] = (unsigned char)(number >> (i % 8 * 8) & 0xff);
  }
  /* In two pieces: a host puts together what comes. */
  status = sink->write(sink, magic, sizeof magic);
  return status == FOTFASTE_OK ? sink->write(sink, bytes, sizeof bytes) : status;
}

static int32_t deserialize(fotfaste_state* state, const void* data, uint64_t size) {
  const unsigned char* bytes = data;
  size_t i;
  if (state == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->finished) return fail(state, FOTFASTE_INVALID_STATE, "the state has been reported");
  if (data == NULL || size != STATE_SIZE || memcmp(bytes, magic, sizeof magic) != 0)
    return fail(state, FOTFASTE_INVALID_DATA, "the bytes are not a state of this plugin");
  for (i = 0; i < NUMBERS * 8; ++i) {
    uint64_t* number = i / 8 < GENDERS ? &state->left[i / 8] : &state->taking_part[i / 8 - GENDERS];
    *number += (uint64_t)bytes[sizeof magic + i] << (i % 8 * 8);
  }
  return FOTFASTE_OK;
}

static int32_t add_row(const fotfaste_state* state, const fotfaste_result_sink* sink,
                       const fotfaste_text* stratum, uint64_t left, uint64_t taking_part) {
  fotfaste_cell cells[COLUMNS];
  const fotfaste_value* before = find(state->settings, "before");
  memset(cells, 0, sizeof cells);
  cells[0].type = FOTFASTE_TYPE_TEXT;
  cells[0].text = text("left");
  cells[1].type = FOTFASTE_TYPE_STRATUM;
  cells[1].label_count = stratum != NULL ? 1 : 0;
  cells[1].labels = stratum;
  cells[2].type = FOTFASTE_TYPE_INTEGER;
  cells[2].integer = (int64_t)left;
  cells[3].type = FOTFASTE_TYPE_INTEGER;
  cells[3].integer = (int64_t)(left + taking_part);
  cells[4].type = FOTFASTE_TYPE_INTEGER;
  cells[5].type = FOTFASTE_TYPE_NUMBER;
  cells[5].number = find(state->settings, "limit")->number;
  if (before != NULL) {
    cells[6].type = FOTFASTE_TYPE_DATE;
    cells[6].integer = before->integer;
  }
  return sink->add_row(sink, 0, cells, COLUMNS);
}

static int32_t report_few(const fotfaste_state* state, uint64_t all) {
  const fotfaste_host_findings* findings = extension(state->settings, FOTFASTE_EXTENSION_FINDINGS);
  const fotfaste_value* limit = find(state->settings, "limit");
  fotfaste_finding finding;
  if (findings == NULL || (double)all >= limit->number) return FOTFASTE_OK;
  memset(&finding, 0, sizeof finding);
  finding.struct_size = sizeof finding;
  finding.severity = FOTFASTE_SEVERITY_NOTE;
  finding.code = "K001";
  finding.message = label("Deltagarna är färre än gränsen.", "There are fewer participants than the limit.");
  finding.help = label("Läs andelen med försiktighet.", "Read the share with care.");
  finding.at = limit;
  finding.count = all;
  finding.total = all;
  return findings->report(state->settings->host, &finding);
}

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  const fotfaste_host_log* log;
  const fotfaste_value* strata;
  uint64_t left = 0;
  uint64_t taking_part = 0;
  fotfaste_label name;
  int32_t status;
  int i;
  if (state == NULL || sink == NULL) return FOTFASTE_INVALID_ARGUMENT;
  if (state->finished) return fail(state, FOTFASTE_INVALID_STATE, "the state has been reported");
  state->finished = 1;
  log = extension(state->settings, FOTFASTE_EXTENSION_LOG);
  if (log != NULL) log->log(state->settings->host, FOTFASTE_LOG_DEBUG, text("reporting"));
  for (i = 0; i < GENDERS; ++i) {
    left += state->left[i];
    taking_part += state->taking_part[i];
  }
  status = add_row(state, sink, NULL, left, taking_part);
  strata = find(state->settings, "by_gender");
  for (i = 0; i < GENDERS && status == FOTFASTE_OK; ++i) {
    fotfaste_text stratum[2];
    if (strata->text.size != 3) break;
    stratum[0] = text("gender");
    stratum[1] = text(gender_words[i]);
    status = add_row(state, sink, stratum, state->left[i], state->taking_part[i]);
  }
  name = label("har slutat", "have left");
  if (status == FOTFASTE_OK) status = sink->add_label(sink, 0, 0, text("left"), &name);
  return status == FOTFASTE_OK ? report_few(state, left + taking_part) : status;
}

static void destroy(fotfaste_state* state) {
  free(state);
}

static int32_t describe_design(const fotfaste_settings* settings, const fotfaste_design_sink* sink) {
  fotfaste_design_purpose purpose;
  fotfaste_design_question question;
  fotfaste_design_option option;
  fotfaste_label limit = label("Varför de slutade.", "Why they left.");
  int32_t status;
  memset(&purpose, 0, sizeof purpose);
  purpose.struct_size = sizeof purpose;
  purpose.id = text("left");
  purpose.title = label("Har slutat", "Have left");
  purpose.denominator = label("alla som börjat", "all who have entered");
  purpose.planned = settings->project->planned_participants;
  purpose.target = NOT_A_NUMBER;
  status = sink->add_purpose(sink, &purpose);
  if (status == FOTFASTE_OK) status = sink->add_column(sink, "exit", 0);
  option.toml = text("before = 2030-01-01");
  option.meaning = label("före en viss dag", "before a certain day");
  memset(&question, 0, sizeof question);
  question.struct_size = sizeof question;
  question.answered = find(settings, "before") != NULL;
  question.id = "before";
  question.question = label("Före vilken dag?", "Before which day?");
  question.reading = label("Dagen för rapporten.", "The day of the report.");
  question.options = &option;
  question.option_count = 1;
  if (status == FOTFASTE_OK) status = sink->add_question(sink, &question);
  return status == FOTFASTE_OK ? sink->add_limit(sink, &limit) : status;
}

static int32_t explains(uint32_t table) {
  return table == 0;
}

static int32_t explain(fotfaste_state* state, const fotfaste_explain_request* request,
                       const fotfaste_batch* batch, const fotfaste_explain_sink* sink) {
  const struct ArrowArray* exit = column_named(batch, "exit", "tdD");
  const struct ArrowArray* gender = column_named(batch, "gender", "c");
  int64_t row;
  if (request->figure.size != 4 || memcmp(request->figure.data, "left", 4) != 0) return FOTFASTE_OK;
  for (row = 0; row < batch->array->length; ++row) {
    const int left = has_left(state->settings, exit, row);
    fotfaste_explanation explanation;
    fotfaste_cell dimensions[2];
    fotfaste_text stratum[2];
    int32_t status;
    memset(dimensions, 0, sizeof dimensions);
    dimensions[0].type = FOTFASTE_TYPE_TEXT;
    dimensions[0].text = text("left");
    dimensions[1].type = FOTFASTE_TYPE_STRATUM;
    memset(&explanation, 0, sizeof explanation);
    explanation.struct_size = sizeof explanation;
    explanation.part = left ? FOTFASTE_EXPLAINED_NUMERATOR : FOTFASTE_EXPLAINED_DENOMINATOR;
    explanation.row = (uint64_t)row;
    explanation.dimensions = dimensions;
    explanation.dimension_count = 2;
    explanation.reason =
        left ? label("Har slutat.", "Has left.") : label("Deltar ännu.", "Still takes part.");
    status = sink->add(sink, &explanation);
    if (status != FOTFASTE_OK) return status;
    if ((request->flags & FOTFASTE_EXPLAIN_STRATA) == 0) continue;
    stratum[0] = text("gender");
    stratum[1] = text(gender_words[gender_of(gender, row)]);
    dimensions[1].label_count = 1;
    dimensions[1].labels = stratum;
    status = sink->add(sink, &explanation);
    if (status != FOTFASTE_OK) return status;
  }
  return FOTFASTE_OK;
}

static const fotfaste_plugin_design design = {sizeof design, 0, describe_design};
static const fotfaste_plugin_explain explanation = {sizeof explanation, 0, explains, explain};

static const void* get_extension(const char* id) {
  if (id == NULL) return NULL;
  if (strcmp(id, FOTFASTE_EXTENSION_DESIGN) == 0) return &design;
  if (strcmp(id, FOTFASTE_EXTENSION_EXPLAIN) == 0) return &explanation;
  return NULL;
}

static const fotfaste_plugin_factory factory = {
    sizeof factory, 0,         get_descriptor, declare_needs, create,  consume,
    merge,          serialize, deserialize,    finalize,      destroy, get_extension,
};

static int32_t init(const fotfaste_host* host) {
  if (host == NULL || host->abi_major != FOTFASTE_ABI_MAJOR) return FOTFASTE_INVALID_ARGUMENT;
  describe_parameter(&parameters[0], "before", FOTFASTE_PARAMETER_DATE, "Före den här dagen.",
                     "Before this day.");
  describe_parameter(&parameters[1], "limit", FOTFASTE_PARAMETER_NUMBER, "Färre än så påpekas.",
                     "Fewer than this is pointed out.");
  parameters[1].unit = "participants";
  parameters[1].default_value = "5";
  parameters[1].minimum = 0;
  parameters[1].maximum = 1000;
  describe_parameter(&parameters[2], "by_gender", FOTFASTE_PARAMETER_CHOICE, "Om kön redovisas.",
                     "Whether gender is reported.");
  parameters[2].default_value = "\"yes\"";
  parameters[2].choices = choices;
  parameters[2].choice_count = 2;
  return FOTFASTE_OK;
}

static void deinit(void) {}

static const void* get_factory(const char* id) {
  return id != NULL && strcmp(id, FOTFASTE_FACTORY_PLUGIN) == 0 ? &factory : NULL;
}

const fotfaste_plugin_entry fotfaste_plugin = {
    sizeof fotfaste_plugin, FOTFASTE_ABI_MAJOR, FOTFASTE_ABI_MINOR, init, deinit, get_factory,
};
