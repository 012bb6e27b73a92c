#include "intake/project_file.hpp"

#include <iterator>
#include <string>
#include <utility>

#include "intake/evidence_documents.hpp"
#include "intake/project_card.hpp"
#include "intake/project_data.hpp"
#include "intake/project_findings.hpp"
#include "intake/project_instruments.hpp"
#include "intake/project_plugins.hpp"
#include "intake/project_tree.hpp"
#include "intake/text_file.hpp"

namespace fotfaste::intake {
namespace {

using model::ValueType;

void read_report(const Node& report, model::Project& project, ProjectFindings& findings) {
  if (!findings.expect(report, ValueType::table)) return;
  for (const Node& node : report.items) {
    if (node.key != "few_below") {
      findings.unknown_key(node, {"few_below"});
    } else if (!findings.expect(node, ValueType::integer)) {
      continue;
    } else if (node.integer < 1) {
      findings.add("C011", node.mark);
    } else {
      project.few_below = node.integer;
    }
  }
}

void read_labels(const Node& labels, model::Project& project, ProjectFindings& findings) {
  if (!findings.expect(labels, ValueType::table)) return;
  for (const Node& node : labels.items) {
    if (node.key != "state") {
      findings.unknown_key(node, {"state"});
      continue;
    }
    if (!findings.expect(node, ValueType::table)) continue;
    for (const Node& item : node.items) {
      if (const auto label = read_label(item, findings)) project.state_labels[item.key] = *label;
    }
  }
}

void read_privacy(const Node& privacy, model::Project& project, ProjectFindings& findings) {
  if (!findings.expect(privacy, ValueType::table)) return;
  for (const Node& node : privacy.items) {
    if (node.key != "pseudonym_key") {
      findings.unknown_key(node, {"pseudonym_key"});
    } else if (findings.expect(node, ValueType::text)) {
      project.pseudonym_key = (project.file.parent_path() / node.text).lexically_normal();
    }
  }
}

void read_rest(const Node& root, model::Project& project, ProjectFindings& findings) {
  for (const Node& node : root.items) {
    if (node.key == "report") {
      read_report(node, project, findings);
    } else if (node.key == "labels") {
      read_labels(node, project, findings);
    } else if (node.key == "privacy") {
      read_privacy(node, project, findings);
    } else if (node.key == "simulation") {
      if (findings.expect(node, ValueType::table)) project.simulation = to_value(node);
    } else if (node.key != "project" && node.key != "as_of" && node.key != "data" &&
               node.key != "instrument" && node.key != "plugin") {
      findings.unknown_key(node, {"project", "as_of", "data", "instrument", "plugin", "report", "labels",
                                  "privacy", "simulation"});
    }
  }
}

void judge(ProjectReading& reading) {
  reading.usable = true;
  for (const model::Finding& finding : reading.findings) {
    if (finding.code == "C013") {
      reading.data_missing = true;
    } else if (finding.severity == model::Severity::error) {
      reading.usable = false;
    }
  }
}

}  // namespace

ProjectReading read_project(const std::filesystem::path& file,
                            const std::optional<std::filesystem::path>& data_root,
                            std::optional<std::int32_t> as_of) {
  ProjectReading reading;
  model::Project& project = reading.project;
  project.file = file;
  const std::optional<std::string> text = read_text(file);
  if (text) project.lines = lines_of(*text);
  ProjectFindings findings(file.string(), project.lines);
  std::vector<model::Finding> of_instruments;

  if (!text) {
    findings.add("C002", {});
  } else if (const TomlReading toml = read_toml(*text); toml.error) {
    findings.add("C001", toml.error->mark, {}, toml.error->note);
  } else {
    report_unusable(toml.root, findings);
    read_card(toml.root, as_of, project, findings);
    read_sources(toml.root, data_root, project, findings);
    read_instruments(toml.root, project, findings, of_instruments);
    read_plugins(toml.root, project, findings);
    check_evidence_documents(toml.root, file.parent_path(), findings);
    read_rest(toml.root, project, findings);
  }
  reading.findings = findings.take();
  std::move(of_instruments.begin(), of_instruments.end(), std::back_inserter(reading.findings));
  judge(reading);
  return reading;
}

}  // namespace fotfaste::intake
