/* Sound; has parameters, and finds fault with one of them itself. */
#define PLUGIN_ID "refuses-parameter"
#define DECLARE_NEEDS declare
#define PARAMETERS own_parameters
#define PARAMETER_COUNT 1
#include <stddef.h>

#include "fotfaste/plugin.h"

static const fotfaste_parameter own_parameters[] = {
    {"share",
     FOTFASTE_PARAMETER_NUMBER,
     0,
     NULL,
     "0.5",
     0.0,
     1.0,
     NULL,
     0,
     NULL,
     0,
     {{"Andel.", 6}, {"Share.", 6}}},
};

#include "plugin_parts.h"

static int32_t declare(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  const fotfaste_value* share = &settings->parameters->items[0];
  if (share->number < 0.2) {
    const fotfaste_host_findings* findings = (const fotfaste_host_findings*)settings->host->get_extension(
        settings->host, FOTFASTE_EXTENSION_FINDINGS);
    fotfaste_finding finding;
    memset(&finding, 0, sizeof finding);
    finding.struct_size = sizeof finding;
    finding.severity = FOTFASTE_SEVERITY_ERROR;
    finding.code = "S001";
    finding.message.sv = text_of("andelen \xc3\xa4r f\xc3\xb6r liten");
    finding.message.en = text_of("the share is too small");
    finding.at = share;
    findings->report(settings->host, &finding);
    settings->host->set_error(settings->host, text_of("the share is too small"));
    return FOTFASTE_INVALID_ARGUMENT;
  }
  return sound_declare_needs(settings, sink);
}
