// An evaluator's own files, with anything in them: project.toml, an instrument's file, and a plugin's
// parameters held against what it declares.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "fuzz.hpp"
#include "host/check_parameters.hpp"
#include "intake/instrument_file.hpp"
#include "intake/project_file.hpp"
#include "intake/text_file.hpp"
#include "parameter_description.hpp"

namespace fotfaste::fuzz {
namespace {

void check(const std::vector<model::Finding>& findings, std::size_t lines) {
  for (const model::Finding& finding : findings) {
    promise(!finding.message.sv.empty() && !finding.message.en.empty(), "a finding is in both languages");
    for (const model::Place& place : finding.places)
      promise(place.row <= lines, "a finding points into the file");
  }
}

void read_as_instrument(std::string_view text) {
  const std::vector<std::string> lines = intake::lines_of(text);
  const intake::TomlReading toml = intake::read_toml(text);
  if (toml.error) return;
  intake::ProjectFindings findings("instrument.toml", lines);
  intake::report_unusable(toml.root, findings);
  static_cast<void>(intake::read_instrument(toml.root, findings));
  check(findings.take(), lines.size());
}

}  // namespace

void run_input(std::string_view bytes) {
  static const int file = memfd_create("fuzz", MFD_CLOEXEC);
  static const std::string path = "/proc/self/fd/" + std::to_string(file);
  static const model::PluginDescription plugin = every_kind_of_parameter();
  if (ftruncate(file, 0) != 0 ||
      pwrite(file, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw std::runtime_error("the file in memory takes no bytes");
  }
  const intake::ProjectReading reading = intake::read_project(path);
  check(reading.findings, reading.project.lines.size());
  const bool wrong = std::any_of(reading.findings.begin(), reading.findings.end(), [](const auto& finding) {
    return finding.severity == model::Severity::error && finding.code != "C013";
  });
  promise(reading.usable == !wrong, "a project is usable when nothing is wrong with it");
  for (const model::PluginRequest& request : reading.project.plugins) {
    std::vector<model::Finding> findings;
    static_cast<void>(host::check_parameters(reading.project, request, plugin, findings));
    check(findings, reading.project.lines.size());
  }
  read_as_instrument(bytes);
}

}  // namespace fotfaste::fuzz
