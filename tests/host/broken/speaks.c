/* Sound; logs, tells its progress, and reports findings when it is made, for each batch, and at the end. */
#define PLUGIN_ID "speaks"
#define CREATE create
#define CONSUME consume
#define FINALIZE finalize
#include "plugin_parts.h"

static int32_t report(const fotfaste_host* host, const char* code, uint64_t count, uint64_t total) {
  const fotfaste_host_findings* findings =
      (const fotfaste_host_findings*)host->get_extension(host, FOTFASTE_EXTENSION_FINDINGS);
  fotfaste_finding finding;
  memset(&finding, 0, sizeof finding);
  finding.struct_size = sizeof finding;
  finding.severity = FOTFASTE_SEVERITY_NOTE;
  finding.code = code;
  finding.message.sv = text_of("n\xc3\xa5got");
  finding.message.en = text_of("something");
  finding.count = count;
  finding.total = total;
  return findings->report(host, &finding);
}

static int32_t create(const fotfaste_settings* settings, fotfaste_state** state) {
  const int32_t status = report(settings->host, "S001", 0, 0);
  return status != FOTFASTE_OK ? status : sound_create(settings, state);
}

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const fotfaste_host* host = state->host;
  const fotfaste_host_log* log = (const fotfaste_host_log*)host->get_extension(host, FOTFASTE_EXTENSION_LOG);
  const fotfaste_host_progress* progress =
      (const fotfaste_host_progress*)host->get_extension(host, FOTFASTE_EXTENSION_PROGRESS);
  log->log(host, FOTFASTE_LOG_WARNING, text_of("a line\nand \x1b[31mmore"));
  progress->progress(host, 1, 2);
  report(host, "S002", 1, (uint64_t)batch->array->length);
  return sound_consume(state, batch);
}

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  report(state->host, "S003", 0, 0);
  return sound_finalize(state, sink);
}
