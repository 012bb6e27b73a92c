#include "host/plugin_findings.hpp"

#include <algorithm>

#include "host/check_parameters.hpp"

namespace fotfaste::host {
namespace {

bool are_alike(const model::Finding& a, const model::Finding& b) {
  return a.code == b.code && a.severity == b.severity && a.message == b.message && a.help == b.help &&
         a.places == b.places;
}

void add(std::vector<model::Finding>& findings, model::Finding finding) {
  const auto known = std::find_if(findings.begin(), findings.end(),
                                  [&](const model::Finding& one) { return are_alike(one, finding); });
  if (known == findings.end()) {
    findings.push_back(std::move(finding));
    return;
  }
  known->count += finding.count;
  known->total += finding.total;
}

}  // namespace

model::Finding to_finding(const PluginFinding& reported, const std::string& plugin,
                          const model::Project& project) {
  model::Finding finding;
  finding.code = reported.code;
  finding.severity = static_cast<model::Severity>(reported.severity);
  finding.message = reported.message;
  finding.help = reported.help;
  finding.plugin = plugin;
  if (reported.line > 0) finding.places.push_back(place_in_project(project, reported.line, reported.column));
  finding.count = reported.count;
  finding.total = reported.total;
  if (reported.total > 0) finding.unit = {"deltaganden", "participations"};
  return finding;
}

std::vector<model::Finding> merge_findings(const std::vector<const Received*>& workers,
                                           const std::string& plugin, const model::Project& project) {
  std::vector<model::Finding> findings;
  const auto take = [&](const Received& worker, auto wanted) {
    for (const StepFinding& reported : worker.findings) {
      if (wanted(reported.step)) add(findings, to_finding(reported.finding, plugin, project));
    }
  };
  if (workers.empty()) return findings;
  take(*workers.front(), [](Step step) { return step <= Step::creating; });
  for (const Received* worker : workers) {
    take(*worker, [](Step step) { return step == Step::reading; });
  }
  take(*workers.back(), [](Step step) { return step == Step::reporting; });
  return findings;
}

}  // namespace fotfaste::host
