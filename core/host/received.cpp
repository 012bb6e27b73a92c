#include "host/received.hpp"

#include <algorithm>

#include <spdlog/spdlog.h>

#include "fotfaste/host.h"
#include "host/design_message.hpp"

namespace fotfaste::host {
namespace {

constexpr std::uint64_t most_rows = 5'000'000;
constexpr std::size_t most_findings = 10'000;
constexpr std::size_t most_labels = 100'000;
constexpr std::size_t most_needs = 10'000;

spdlog::level::level_enum log_level(std::uint32_t level) {
  switch (level) {
    case FOTFASTE_LOG_DEBUG:
      return spdlog::level::debug;
    case FOTFASTE_LOG_INFO:
      return spdlog::level::info;
    case FOTFASTE_LOG_WARNING:
      return spdlog::level::warn;
    default:
      return spdlog::level::err;
  }
}

// A line that cannot pass for another one, or move the cursor of a terminal.
std::string one_line(std::string text) {
  for (char& c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code == 0x7f) c = ' ';
  }
  return text;
}

bool is_finding_code(std::string_view code) {
  return code.size() == 4 && code[0] >= 'A' && code[0] <= 'Z' &&
         std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check_parts(std::size_t parts) {
  if (parts >= most_purpose_parts) throw InvalidOutput("a purpose has more parts than any may have");
}

}  // namespace

Received::Received(Purpose purpose, std::string plugin, const model::PluginDescription* declared,
                   std::function<void(double)> on_progress)
    : purpose_(purpose), plugin_(std::move(plugin)), on_progress_(std::move(on_progress)) {
  if (declared == nullptr) return;
  for (const model::TableDescription& table : declared->tables) {
    tables.push_back({table, static_cast<std::uint32_t>(table.columns.size()), {}, {}});
    checks_.emplace_back(table);
  }
}

void Received::feed(std::string_view bytes) {
  frames_.feed(bytes, [this](FrameKind kind, std::string_view payload) { take(kind, payload); });
  if (final_ && !frames_.between_frames()) throw InvalidOutput("there are bytes after the final frame");
}

void Received::expect(bool allowed) const {
  if (!allowed) throw InvalidOutput("a message came that has no place in what the plugin was asked to do");
}

void Received::take(FrameKind kind, std::string_view payload) {
  if (final_) throw InvalidOutput("there are bytes after the final frame");
  const bool gives_rows = purpose_ == Purpose::evaluate || purpose_ == Purpose::merge;
  switch (kind) {
    case FrameKind::step:
      step_ = read_step(payload);
      return;
    case FrameKind::log: {
      const LogLine line = read_log_line(payload);
      spdlog::log(log_level(line.level), "{}: {}", plugin_, one_line(line.text));
      return;
    }
    case FrameKind::progress: {
      const Progress progress = read_progress(payload);
      if (on_progress_ && progress.total > 0) {
        on_progress_(std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total)));
      }
      return;
    }
    case FrameKind::finding:
      return take_finding(payload);
    case FrameKind::description:
      expect(purpose_ == Purpose::describe && !description);
      description = read_description(payload);
      return;
    case FrameKind::column_need:
      expect(purpose_ == Purpose::declare_needs && columns.size() < most_needs);
      columns.push_back(read_column_need(payload));
      return;
    case FrameKind::follow_up_need:
      expect(purpose_ == Purpose::declare_needs && follow_up.size() < most_needs);
      follow_up.push_back(read_follow_up(payload));
      return;
    case FrameKind::purpose:
      return take_purpose(payload);
    case FrameKind::purpose_column:
      return take_purpose_column(payload);
    case FrameKind::question:
      return take_question(payload);
    case FrameKind::limit:
      return take_limit(payload);
    case FrameKind::explained_table:
      return take_explained_table(payload);
    case FrameKind::explanation:
      return take_explanation(payload);
    case FrameKind::row:
      expect(gives_rows);
      return take_row(payload);
    case FrameKind::label:
      expect(gives_rows);
      return take_label(payload);
    case FrameKind::state:
      expect(purpose_ == Purpose::accumulate);
      state.append(payload);
      return;
    case FrameKind::violation:
      violation_ = read_violation(payload);
      return;
    case FrameKind::fault:
      fault_ = read_fault(payload);
      return;
    case FrameKind::final:
      final_ = read_final(payload);
      if (final_->frames != frames_.count() - 1) throw InvalidOutput("frames are missing");
      return;
  }
}

void Received::take_row(std::string_view payload) {
  Row row = read_row(payload);
  if (row.table >= tables.size()) throw InvalidOutput("a row is for a table that was not declared");
  if (++rows_ > most_rows) throw InvalidOutput("there are more rows than a result may have");
  checks_[row.table].check(row.cells);
  tables[row.table].rows.push_back(std::move(row.cells));
}

void Received::take_label(std::string_view payload) {
  Label label = read_label(payload);
  if (label.table >= tables.size()) throw InvalidOutput("a label is for a table that was not declared");
  model::TableResult& table = tables[label.table];
  if (label.label.column >= table.description.columns.size() ||
      table.description.columns[label.label.column].type != FOTFASTE_TYPE_TEXT) {
    throw InvalidOutput("a label is for a column that is no text column of the table " +
                        table.description.id);
  }
  if (table.labels.size() >= most_labels) throw InvalidOutput("there are more labels than a table may have");
  table.labels.push_back(std::move(label.label));
}

void Received::take_purpose(std::string_view payload) {
  expect(purpose_ == Purpose::describe_design && purposes.size() < most_purposes);
  model::DesignPurpose purpose = read_purpose(payload);
  for (const model::DesignPurpose& before : purposes) {
    if (before.id == purpose.id) throw InvalidOutput("two purposes are called " + purpose.id);
  }
  purposes.push_back(std::move(purpose));
}

model::DesignPurpose& Received::last_purpose() {
  expect(purpose_ == Purpose::describe_design && !purposes.empty());
  return purposes.back();
}

void Received::take_purpose_column(std::string_view payload) {
  ColumnNeedMessage need = read_column_need(payload);
  std::vector<model::NeededColumn>& needed = last_purpose().columns;
  for (model::NeededColumn& before : needed) {
    if (before.column != need.column) continue;
    before.required |= need.required;
    return;
  }
  check_parts(needed.size());
  needed.push_back({std::move(need.column), need.required});
}

void Received::take_question(std::string_view payload) {
  model::DesignQuestion question = read_question(payload);
  std::vector<model::DesignQuestion>& questions = last_purpose().questions;
  check_parts(questions.size());
  for (const model::DesignQuestion& before : questions) {
    if (before.id == question.id) throw InvalidOutput("two questions of a purpose are called " + question.id);
  }
  questions.push_back(std::move(question));
}

void Received::take_limit(std::string_view payload) {
  std::vector<model::Text>& limits = last_purpose().limits;
  check_parts(limits.size());
  limits.push_back(read_limit(payload));
}

void Received::take_explained_table(std::string_view payload) {
  expect(purpose_ == Purpose::explain && explained_tables.size() < tables.size());
  const std::uint32_t table = read_explained_table(payload);
  if (table >= tables.size()) throw InvalidOutput("a table is explained that was not declared");
  explained_tables.push_back(table);
}

void Received::take_explanation(std::string_view payload) {
  expect(purpose_ == Purpose::explain);
  if (++rows_ > most_rows) throw InvalidOutput("there are more explanations than a figure may have");
  ExplanationMessage explanation = read_explanation(payload);
  const bool is_explained = std::find(explained_tables.begin(), explained_tables.end(), explanation.table) !=
                            explained_tables.end();
  if (!is_explained) throw InvalidOutput("a table is explained that the plugin says it does not explain");
  check_explanation(explanation, tables[explanation.table].description);
  explanations.push_back(std::move(explanation));
}

void Received::take_finding(std::string_view payload) {
  PluginFinding finding = read_finding(payload);
  if (!is_finding_code(finding.code))
    throw InvalidOutput("the code of a finding is not a letter and three digits");
  if (finding.severity > FOTFASTE_SEVERITY_ERROR) throw InvalidOutput("a finding has an unknown severity");
  if (finding.message.sv.empty() || finding.message.en.empty()) {
    throw InvalidOutput("the finding " + finding.code + " lacks its message in one of the languages");
  }
  if (finding.count > finding.total)
    throw InvalidOutput("the finding " + finding.code + " counts more than its total");
  if (findings.size() >= most_findings)
    throw InvalidOutput("there are more findings than a plugin may report");
  findings.push_back({step_, std::move(finding)});
}

}  // namespace fotfaste::host
