// Tables of a project, written as a test reads best.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
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

  // Columns by name; of words, or of days where the name is "date", "start" or "end".
  void add(const std::string& table, const std::vector<std::pair<std::string, Words>>& columns) {
    std::vector<Column> built;
    for (const auto& [name, values] : columns) {
      const bool is_day = name == "date" || name == "start" || name == "end";
      built.push_back(is_day ? day_column(name, values) : word_column(name, values));
    }
    batches_.push_back(std::make_unique<BuiltBatch>(columns.front().second.size(), std::move(built)));
    const fotfaste_batch& batch = batches_.back()->get();
    tables_.push_back({lend(names_.emplace_back(table)), batch.schema, batch.array});
  }
  [[nodiscard]] const std::vector<fotfaste_project_table>& tables() const { return tables_; }

  void lend_to(fotfaste_project& project) const {
    project.tables = tables_.data();
    project.table_count = tables_.size();
  }

 private:
  static Column day_column(const std::string& name, const Words& values) {
    std::vector<std::optional<std::int32_t>> found;
    for (const auto& value : values)
      found.push_back(value ? std::optional(parse_day(*value).value()) : std::nullopt);
    return days(name, found);
  }
  static Column word_column(const std::string& name, const Words& values) {
    std::vector<std::optional<std::int32_t>> indices;
    std::vector<std::string> dictionary;
    for (const auto& value : values) {
      if (value) dictionary.push_back(*value);
      indices.push_back(value ? std::optional(static_cast<std::int32_t>(dictionary.size() - 1))
                              : std::nullopt);
    }
    return words("i", name, indices, dictionary);
  }

  std::deque<std::string> names_;
  std::vector<std::unique_ptr<BuiltBatch>> batches_;
  std::vector<fotfaste_project_table> tables_;
};

}  // namespace fotfaste::tests
