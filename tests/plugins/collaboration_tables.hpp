// Tables of organisations, meetings, contacts and surveys, a row a line: "A|partner|2024-01-01|".
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/plugin.h"
#include "plugin_driver.hpp"
#include "project_tables.hpp"

namespace fotfaste::tests {

inline std::vector<std::string> split_row(std::string_view text) {
  std::vector<std::string> fields(1);
  for (const char c : text) {
    if (c == '|') {
      fields.emplace_back();
    } else {
      fields.back().push_back(c);
    }
  }
  return fields;
}

class CollaborationTables : public ProjectTables {
 public:
  // With a seed other than 0 the rows stand in another order, and words have other indices.
  explicit CollaborationTables(std::uint32_t seed = 0) : random_(seed), shuffle_(seed != 0) {}

  // header: the columns, as "name|kind|joined|left". An empty field is null.
  void rows(const std::string& table, const std::string& header, std::vector<std::string> lines) {
    if (shuffle_) std::shuffle(lines.begin(), lines.end(), random_);
    const std::vector<std::string> names = split_row(header);
    std::vector<Words> values(names.size());
    for (const std::string& line : lines) {
      const std::vector<std::string> fields = split_row(line);
      for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string field = i < fields.size() ? fields[i] : std::string();
        values[i].push_back(field.empty() ? std::nullopt : std::optional(field));
      }
    }
    std::vector<Column> columns;
    for (std::size_t i = 0; i < names.size(); ++i) columns.push_back(column(names[i], values[i]));
    add(table, lines.size(), std::move(columns));
  }

 private:
  Column column(const std::string& name, const Words& values) {
    const auto converted = [&values]<typename Number>(auto&& of) {
      std::vector<std::optional<Number>> made;
      for (const auto& value : values)
        made.push_back(value ? std::optional<Number>(of(*value)) : std::nullopt);
      return made;
    };
    if (name == "date" || name == "joined" || name == "left") {
      return days(name, converted.operator()<std::int32_t>(
                            [](const std::string& day) { return parse_day(day).value(); }));
    }
    if (name == "value" || name == "strength") {
      return numbers<double>("g", name, converted.operator()<double>([](const std::string& number) {
        return std::stod(number);
      }));
    }
    if (name == "attended") {
      return numbers<std::int8_t>("c", name, converted.operator()<std::int8_t>([](const std::string& flag) {
        return static_cast<std::int8_t>(flag == "1" ? 1 : 0);
      }));
    }
    if (name == "reason_missing") {
      return word_column(name, values,
                         {"not_asked", "refused", "not_reached", "not_applicable", "protected"});
    }
    // Words that stand in no row move the indices of the others.
    return word_column(
        name, values,
        shuffle_ ? std::vector<std::string>{"zz", "a word of no row"} : std::vector<std::string>{});
  }

  std::mt19937 random_;
  bool shuffle_;
};

// One run of the collaboration plugin on tables alone, or with people.
class CollaborationRun {
 public:
  CollaborationRun(CompiledPlugin& plugin, const ProjectTables& tables, std::string_view toml,
                   std::string_view as_of = "2024-07-01", std::span<const Person> people = {},
                   const ProjectTables* more = nullptr)
      : evaluation_(plugin, toml, as_of), tables_(tables.tables()) {
    if (evaluation_.status != FOTFASTE_OK) throw std::runtime_error("the parameters are refused");
    if (more != nullptr) tables_.insert(tables_.end(), more->tables().begin(), more->tables().end());
    evaluation_.project().tables = tables_.data();
    evaluation_.project().table_count = tables_.size();
    evaluation_.project().start = to_day({2023, 1, 1});
    evaluation_.project().end = to_day({2023, 12, 31});
    const auto state = evaluation_.create();
    evaluation_.consume(state, people);
    text = evaluation_.report(state);
    for (const RecordedFinding& finding : plugin.host.findings) {
      findings.append(findings.empty() ? "" : " ").append(finding.code);
      counts.push_back(finding.count);
    }
  }
  // The cells of these columns of all rows: "a b c; ".
  [[nodiscard]] std::string cells(const std::string& table, const std::string& columns) {
    std::string found;
    for (const ResultRow& row : evaluation_.rows(table)) {
      const char* between = "";
      for (const std::string& column : split_row(columns)) {
        found.append(between).append(row.at(column));
        between = " ";
      }
      found.append("; ");
    }
    return found;
  }
  ResultRow row(const std::string& table, const ResultRow& wanted) { return evaluation_.row(table, wanted); }
  [[nodiscard]] std::string label(const std::string& key) { return evaluation_.labels[key]; }
  Evaluation& evaluation() { return evaluation_; }

  std::string text;
  std::string findings;  // their codes, in order
  std::vector<std::uint64_t> counts;

 private:
  Evaluation evaluation_;
  std::vector<fotfaste_project_table> tables_;
};

}  // namespace fotfaste::tests
