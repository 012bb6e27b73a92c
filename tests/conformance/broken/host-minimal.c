/* Takes it for granted that the host has a log. */
#define CREATE create
#include "parts.h"

static int32_t create(const fotfaste_settings* settings, fotfaste_state** state) {
  const fotfaste_host* host = settings->host;
  const fotfaste_host_log* host_log =
      (const fotfaste_host_log*)host->get_extension(host, FOTFASTE_EXTENSION_LOG);
  host_log->log(host, FOTFASTE_LOG_DEBUG, text_of("create"));
  return sound_create(settings, state);
}
