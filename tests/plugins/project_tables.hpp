// Tables of a project, questionnaires among them, written as a test reads best.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fotfaste/plugin.h"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/label.hpp"
#include "sdk/arrow_builder.hpp"

namespace fotfaste::tests {

// Lent to a project as long as this lives.
class ProjectTables {
 public:
  using Words = std::vector<std::optional<std::string>>;

  // Columns by name; of words, or of days where the name is "date", "start" or "end", or of money in öre
  // where it is "amount", or of numbers where it is "count" or "planned_participants".
  void add(const std::string& table, const std::vector<std::pair<std::string, Words>>& columns) {
    std::vector<Column> built;
    for (const auto& [name, values] : columns) {
      const bool is_day = name == "date" || name == "start" || name == "end";
      const bool is_number = name == "count" || name == "planned_participants";
      built.push_back(is_day             ? day_column(name, values)
                      : is_number        ? number_column(name, values)
                      : name == "amount" ? money_column(name, values)
                                         : word_column(name, values));
    }
    add(table, columns.front().second.size(), std::move(built));
  }
  // All columns have so many rows.
  void add(const std::string& table, std::size_t rows, std::vector<Column> columns) {
    batches_.push_back(std::make_unique<BuiltBatch>(rows, std::move(columns)));
    const fotfaste_batch& batch = batches_.back()->get();
    tables_.push_back({lend(names_.emplace_back(table)), batch.schema, batch.array});
  }
  [[nodiscard]] const std::vector<fotfaste_project_table>& tables() const { return tables_; }

  void lend_to(fotfaste_project& project) const {
    project.tables = tables_.data();
    project.table_count = tables_.size();
  }

 protected:
  // dictionary goes first; words that are not in it follow in the order of the rows.
  static Column word_column(const std::string& name, const Words& values,
                            std::vector<std::string> dictionary = {}) {
    std::vector<std::optional<std::int32_t>> indices;
    for (const auto& value : values) {
      if (!value) {
        indices.emplace_back(std::nullopt);
        continue;
      }
      auto found = std::find(dictionary.begin(), dictionary.end(), *value);
      if (found == dictionary.end()) found = dictionary.insert(dictionary.end(), *value);
      indices.emplace_back(static_cast<std::int32_t>(found - dictionary.begin()));
    }
    return words("i", name, indices, dictionary);
  }

 private:
  static Column day_column(const std::string& name, const Words& values) {
    std::vector<std::optional<std::int32_t>> found;
    for (const auto& value : values)
      found.push_back(value ? std::optional(parse_day(*value).value()) : std::nullopt);
    return days(name, found);
  }
  static Column number_column(const std::string& name, const Words& values) {
    std::vector<std::optional<double>> found;
    for (const auto& value : values)
      found.push_back(value ? std::optional<double>(std::stod(*value)) : std::nullopt);
    return numbers<double>("g", name, found);
  }
  static Column money_column(const std::string& name, const Words& values) {
    std::vector<std::optional<std::int64_t>> found;
    for (const auto& value : values)
      found.push_back(value ? std::optional<std::int64_t>(std::stoll(*value)) : std::nullopt);
    return numbers<std::int64_t>("l", name, found);
  }

  std::deque<std::string> names_;
  std::vector<std::unique_ptr<BuiltBatch>> batches_;
  std::vector<fotfaste_project_table> tables_;
};

struct ItemRow {
  std::string instrument;
  std::string item;
  std::optional<std::string> rater = std::nullopt;
  std::optional<std::string> sub_scale = std::nullopt;
  std::optional<double> lowest = 1;
  std::optional<double> highest = 5;
  std::optional<std::string> direction = "higher";
  std::optional<std::string> missing_rule = std::nullopt;
  std::optional<std::string> title = std::nullopt;
  std::optional<double> number = std::nullopt;
};
struct NormRow {
  std::string measure;
  std::optional<double> sd;
  std::optional<double> reliability;
  std::optional<std::string> rater = std::nullopt;
  std::optional<double> functional_mean = std::nullopt;
  std::optional<double> functional_sd = std::nullopt;
};

// The tables of questionnaires: items, and norms where there are any.
class InstrumentTables : public ProjectTables {
 public:
  InstrumentTables(const std::vector<ItemRow>& items, const std::vector<NormRow>& norms = {}) {
    const auto of = [](const auto& rows, auto member) {
      Words values;
      for (const auto& row : rows) values.push_back(row.*member);
      return values;
    };
    const auto all = [](const auto& rows, auto member) {
      std::vector<std::optional<double>> values;
      for (const auto& row : rows) values.push_back(row.*member);
      return values;
    };
    std::vector<Column> columns;
    columns.push_back(word_column("instrument", of(items, &ItemRow::instrument)));
    columns.push_back(word_column("item", of(items, &ItemRow::item)));
    columns.push_back(word_column("rater", of(items, &ItemRow::rater)));
    columns.push_back(word_column("sub_scale", of(items, &ItemRow::sub_scale)));
    columns.push_back(word_column("title", of(items, &ItemRow::title)));
    columns.push_back(numbers<double>("g", "number", all(items, &ItemRow::number)));
    columns.push_back(numbers<double>("g", "lowest", all(items, &ItemRow::lowest)));
    columns.push_back(numbers<double>("g", "highest", all(items, &ItemRow::highest)));
    columns.push_back(word_column("direction", of(items, &ItemRow::direction), {"higher", "lower"}));
    columns.push_back(word_column("missing_rule", of(items, &ItemRow::missing_rule),
                                  {"drop", "mean_of_rest", "half_rule"}));
    add("items", items.size(), std::move(columns));

    std::vector<Column> of_norms;
    of_norms.push_back(word_column("measure", of(norms, &NormRow::measure)));
    of_norms.push_back(word_column("rater", of(norms, &NormRow::rater)));
    of_norms.push_back(word_column("source", Words(norms.size(), "Manual")));
    of_norms.push_back(numbers<double>("g", "sd", all(norms, &NormRow::sd)));
    of_norms.push_back(numbers<double>("g", "reliability", all(norms, &NormRow::reliability)));
    of_norms.push_back(numbers<double>("g", "functional_mean", all(norms, &NormRow::functional_mean)));
    of_norms.push_back(numbers<double>("g", "functional_sd", all(norms, &NormRow::functional_sd)));
    if (!norms.empty()) add("norms", norms.size(), std::move(of_norms));
  }
};

}  // namespace fotfaste::tests
