// Costs and assumptions of a project, and people of whom some reach an outcome, for tests of social-cost.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "plugin_driver.hpp"
#include "project_tables.hpp"

namespace fotfaste::tests {

// kind, category, payer, date and öre; empty texts are null.
struct CostRow {
  std::string kind;
  std::string category;
  std::string payer;
  std::string date;
  std::string ore;
};

struct AssumptionRow {
  std::string name;
  std::string payer;
  std::optional<double> value;
  std::string unit;
  std::optional<double> price_year;
  std::string source;
  std::optional<double> low = std::nullopt;
  std::optional<double> high = std::nullopt;
};

class CostTables : public ProjectTables {
 public:
  explicit CostTables(const std::vector<CostRow>& costs, const std::vector<AssumptionRow>& assumptions = {}) {
    const auto words_of = [](const auto& rows, auto member) {
      Words words;
      for (const auto& row : rows)
        words.push_back((row.*member).empty() ? std::nullopt : std::optional(row.*member));
      return words;
    };
    const auto numbers_of = [&](auto member) {
      std::vector<std::optional<double>> found;
      for (const auto& row : assumptions) found.push_back(row.*member);
      return found;
    };
    if (!costs.empty()) {
      ProjectTables::add("costs", {{"kind", words_of(costs, &CostRow::kind)},
                                   {"category", words_of(costs, &CostRow::category)},
                                   {"payer", words_of(costs, &CostRow::payer)},
                                   {"date", words_of(costs, &CostRow::date)},
                                   {"amount", words_of(costs, &CostRow::ore)}});
    }
    if (assumptions.empty()) return;
    std::vector<Column> columns;
    columns.push_back(word_column("name", words_of(assumptions, &AssumptionRow::name)));
    columns.push_back(word_column("payer", words_of(assumptions, &AssumptionRow::payer)));
    columns.push_back(numbers<double>("g", "value", numbers_of(&AssumptionRow::value)));
    columns.push_back(word_column("unit", words_of(assumptions, &AssumptionRow::unit)));
    columns.push_back(numbers<double>("g", "price_year", numbers_of(&AssumptionRow::price_year)));
    columns.push_back(word_column("source", words_of(assumptions, &AssumptionRow::source)));
    columns.push_back(numbers<double>("g", "low", numbers_of(&AssumptionRow::low)));
    columns.push_back(numbers<double>("g", "high", numbers_of(&AssumptionRow::high)));
    ProjectTables::add("assumptions", assumptions.size(), std::move(columns));
  }
};

// So many women, men, and people whose gender nobody knows: the outcome of these tests is to be a woman.
inline std::vector<Person> women_of(int women, int men, int unknown = 0) {
  std::vector<Person> people;
  const auto add = [&people](int count, Word gender) {
    for (int i = 0; i < count; ++i) {
      people.push_back({.entry = "2024-01-15"});
      people.back().gender = gender;
    }
  };
  add(women, "woman");
  add(men, "man");
  add(unknown, std::nullopt);
  return people;
}

inline constexpr const char* woman = "[[outcome]]\nid = \"reached\"\ncriterion = { gender = \"woman\" }\n";

// A run on people and tables, and what it told.
class CostRun {
 public:
  CostRun(CompiledPlugin& plugin, const std::string& toml, const CostTables& tables,
          const std::vector<Person>& people, int planned = 0)
      : plugin_(plugin), evaluation(plugin, toml, "2025-01-01") {
    if (evaluation.status != FOTFASTE_OK) return;
    tables.lend_to(evaluation.project());
    if (planned > 0) evaluation.project().planned_participants = planned;
    const auto state = evaluation.create();
    evaluation.consume(state, people);
    text = evaluation.report(state);
  }
  // "P800 P807": each once, sorted.
  [[nodiscard]] std::string codes() const {
    std::set<std::string> all;
    for (const RecordedFinding& finding : plugin_.host.findings) all.insert(finding.code);
    std::string joined;
    for (const std::string& code : all) joined.append(joined.empty() ? "" : " ").append(code);
    return joined;
  }
  [[nodiscard]] const RecordedFinding& finding(const std::string& code) const {
    for (const RecordedFinding& one : plugin_.host.findings) {
      if (one.code == code) return one;
    }
    throw std::runtime_error("no finding " + code);
  }
  std::string cell(const std::string& table, const ResultRow& row, const std::string& column) {
    return evaluation.row(table, row).at(column);
  }
  double number(const std::string& table, const ResultRow& row, const std::string& column) {
    return std::stod(cell(table, row, column));
  }
  [[nodiscard]] std::size_t rows(const std::string& table) { return evaluation.rows(table).size(); }

 private:
  CompiledPlugin& plugin_;

 public:
  Evaluation evaluation;
  std::string text;
};

}  // namespace fotfaste::tests
