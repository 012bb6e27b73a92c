// The project's tables of questionnaires, written as a test reads best.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugin_driver.hpp"

namespace fotfaste::tests {

struct ItemRow {
  std::string instrument;
  std::string item;
  Word rater = std::nullopt;
  Word sub_scale = std::nullopt;
  std::optional<double> lowest = 1;
  std::optional<double> highest = 5;
  Word direction = "higher";
  Word missing_rule = std::nullopt;
  Word title = std::nullopt;
  std::optional<double> number = std::nullopt;
};
struct NormRow {
  std::string measure;
  std::optional<double> sd;
  std::optional<double> reliability;
  Word rater = std::nullopt;
  std::optional<double> functional_mean = std::nullopt;
  std::optional<double> functional_sd = std::nullopt;
};

class InstrumentTables {
 public:
  InstrumentTables(const std::vector<ItemRow>& items, const std::vector<NormRow>& norms = {}) {
    const auto of = [](const auto& rows, auto member) {
      std::vector<Word> values;
      for (const auto& row : rows) values.push_back(row.*member);
      return values;
    };
    const auto all = [](const auto& rows, auto member) {
      std::vector<std::optional<double>> values;
      for (const auto& row : rows) values.push_back(row.*member);
      return values;
    };
    std::vector<Column> columns;
    columns.push_back(labels("instrument", of(items, &ItemRow::instrument)));
    columns.push_back(labels("item", of(items, &ItemRow::item)));
    columns.push_back(labels("rater", of(items, &ItemRow::rater)));
    columns.push_back(labels("sub_scale", of(items, &ItemRow::sub_scale)));
    columns.push_back(labels("title", of(items, &ItemRow::title)));
    columns.push_back(numbers<double>("g", "number", all(items, &ItemRow::number)));
    columns.push_back(numbers<double>("g", "lowest", all(items, &ItemRow::lowest)));
    columns.push_back(numbers<double>("g", "highest", all(items, &ItemRow::highest)));
    columns.push_back(labels("direction", of(items, &ItemRow::direction), {"higher", "lower"}));
    columns.push_back(
        labels("missing_rule", of(items, &ItemRow::missing_rule), {"drop", "mean_of_rest", "half_rule"}));
    add("items", items.size(), std::move(columns));

    std::vector<Column> of_norms;
    of_norms.push_back(labels("measure", of(norms, &NormRow::measure)));
    of_norms.push_back(labels("rater", of(norms, &NormRow::rater)));
    of_norms.push_back(labels("source", std::vector<Word>(norms.size(), "Manual")));
    of_norms.push_back(numbers<double>("g", "sd", all(norms, &NormRow::sd)));
    of_norms.push_back(numbers<double>("g", "reliability", all(norms, &NormRow::reliability)));
    of_norms.push_back(numbers<double>("g", "functional_mean", all(norms, &NormRow::functional_mean)));
    of_norms.push_back(numbers<double>("g", "functional_sd", all(norms, &NormRow::functional_sd)));
    if (!norms.empty()) add("norms", norms.size(), std::move(of_norms));
  }

  [[nodiscard]] const std::vector<fotfaste_project_table>& tables() const { return tables_; }

  // Lends them to an evaluation, which this must outlive.
  void lend_to(Evaluation& evaluation) const {
    evaluation.project().tables = tables_.data();
    evaluation.project().table_count = tables_.size();
  }

 private:
  static Column labels(const char* name, const std::vector<Word>& values,
                       std::vector<std::string> dictionary = {}) {
    std::vector<std::optional<std::int32_t>> indices;
    for (const Word& value : values) {
      if (!value) {
        indices.emplace_back(std::nullopt);
        continue;
      }
      auto found = std::find(dictionary.begin(), dictionary.end(), *value);
      if (found == dictionary.end()) found = dictionary.insert(dictionary.end(), *value);
      indices.emplace_back(static_cast<std::int32_t>(found - dictionary.begin()));
    }
    return words("c", name, indices, dictionary);
  }
  void add(const char* name, std::size_t rows, std::vector<Column> columns) {
    built_.push_back(std::make_unique<BuiltBatch>(rows, std::move(columns)));
    tables_.push_back(
        {lend(std::string_view(name)), built_.back()->get().schema, built_.back()->get().array});
  }

  std::vector<std::unique_ptr<BuiltBatch>> built_;
  std::vector<fotfaste_project_table> tables_;
};

}  // namespace fotfaste::tests
