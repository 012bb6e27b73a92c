#include "intake/project_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

#include "intake/project_card.hpp"
#include "intake/project_data.hpp"
#include "intake/project_findings.hpp"
#include "intake/project_plugins.hpp"
#include "intake/project_tree.hpp"

namespace fotfaste::intake {
namespace {

using model::ValueType;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::optional<std::string> read_text(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (stream.bad()) return std::nullopt;
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  return text;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void report_unusable(const Node& node, ProjectFindings& findings) {
  if (node.unusable()) {
    findings.add(
        "C004", node.mark,
        {"klockslag och tal utan gräns används inte", "times of day and numbers without end are not used"},
        {}, {"skriv datum utan klockslag: 2024-09-01", "write a date without a time: 2024-09-01"});
  }
  for (const Node& item : node.items) report_unusable(item, findings);
}

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

// { sv = "...", en = "..." } or one text for both; a language that is left out is called as the other.
std::optional<model::Text> read_label(const Node& node, ProjectFindings& findings) {
  if (node.is(ValueType::text)) return model::Text{node.text, node.text};
  if (!findings.expect(node, ValueType::table)) return std::nullopt;
  model::Text label;
  for (const Node& item : node.items) {
    if (item.key != "sv" && item.key != "en") {
      findings.unknown_key(item, {"sv", "en"});
    } else if (findings.expect(item, ValueType::text)) {
      (item.key == "sv" ? label.sv : label.en) = item.text;
    }
  }
  if (label.sv.empty()) label.sv = label.en;
  if (label.en.empty()) label.en = label.sv;
  return label;
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
    } else if (node.key != "project" && node.key != "as_of" && node.key != "data" && node.key != "plugin") {
      findings.unknown_key(
          node, {"project", "as_of", "data", "plugin", "report", "labels", "privacy", "simulation"});
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

  if (!text) {
    findings.add("C002", {});
  } else if (const TomlReading toml = read_toml(*text); toml.error) {
    findings.add("C001", toml.error->mark, {}, toml.error->note);
  } else {
    report_unusable(toml.root, findings);
    read_card(toml.root, as_of, project, findings);
    read_sources(toml.root, data_root, project, findings);
    read_plugins(toml.root, project, findings);
    read_rest(toml.root, project, findings);
  }
  reading.findings = findings.take();
  judge(reading);
  return reading;
}

}  // namespace fotfaste::intake
