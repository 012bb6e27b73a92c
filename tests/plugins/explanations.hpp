// Whether what a plugin explains agrees with what it reports, as fotfaste/explain.h says it does.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "fotfaste/explain.h"
#include "plugin_driver.hpp"

namespace fotfaste::tests {

// The explanations of one figure over people, batch by batch.
class ExplainedRows {
 public:
  ExplainedRows(CompiledPlugin& plugin, Evaluation& evaluation, std::span<const Person> people,
                const std::string& figure, std::size_t batch_size)
      : descriptor_(*plugin.factory->get_descriptor()) {
    const auto* extension = static_cast<const fotfaste_plugin_explain*>(
        plugin.factory->get_extension(FOTFASTE_EXTENSION_EXPLAIN));
    const auto state = evaluation.create();
    const fotfaste_explain_request request = {
        sizeof request, FOTFASTE_EXPLAIN_STRATA, {figure.data(), figure.size()}};
    fotfaste_explain_sink sink = {sizeof sink, 0, this, add};
    for (std::size_t begin = 0; begin < people.size(); begin += batch_size) {
      first_ = begin;
      const auto some = people.subspan(begin, std::min(batch_size, people.size() - begin));
      PeopleBatch batch(some, evaluation.declared(), static_cast<std::uint32_t>(begin));
      EXPECT_EQ(extension->explain(state.get(), &request, batch.get(), &sink), FOTFASTE_OK);
    }
  }

  // The parts of a row with these dimensions, by the names of the table's columns.
  std::map<std::string, std::int64_t> parts(std::uint32_t table, const std::vector<std::string>& dimensions) {
    const fotfaste_table& described = descriptor_.tables[table];
    std::map<std::string, std::int64_t> parts;
    for (std::uint64_t i = 0; i < described.column_count; ++i) {
      if (is_explained(described.columns[i].role)) parts[described.columns[i].name] = 0;
    }
    const auto count = [&](std::uint32_t role) {
      for (std::uint64_t i = 0; i < described.column_count; ++i) {
        if (described.columns[i].role == role) ++parts[described.columns[i].name];
      }
    };
    for (const auto& [row, all] : found_) {
      const Place* place = nearest(all, table, dimensions);
      if (place == nullptr) continue;
      if (place->part == FOTFASTE_EXPLAINED_NUMERATOR) count(FOTFASTE_ROLE_NUMERATOR);
      if (place->part <= FOTFASTE_EXPLAINED_DENOMINATOR) count(FOTFASTE_ROLE_DENOMINATOR);
      if (place->part == FOTFASTE_EXPLAINED_UNKNOWN) count(FOTFASTE_ROLE_UNKNOWN);
      if (place->part == FOTFASTE_EXPLAINED_PENDING) count(FOTFASTE_ROLE_PENDING);
      if (place->column > 0) ++parts[described.columns[place->column].name];
    }
    return parts;
  }
  [[nodiscard]] std::size_t participations() const { return found_.size(); }

  static bool is_explained(std::uint32_t role) {
    return role == FOTFASTE_ROLE_NUMERATOR || role == FOTFASTE_ROLE_DENOMINATOR ||
           role == FOTFASTE_ROLE_UNKNOWN || role == FOTFASTE_ROLE_PENDING || role == FOTFASTE_ROLE_EXCLUDED;
  }

 private:
  struct Place {
    std::uint32_t part;
    std::uint32_t column;
  };
  using Key = std::pair<std::uint32_t, std::vector<std::string>>;
  using OfOne = std::map<Key, Place>;

  // By the row's own values, or else by those that stand for all.
  static const Place* nearest(const OfOne& all, std::uint32_t table,
                              const std::vector<std::string>& dimensions) {
    for (unsigned nulls = 0; nulls < 1u << dimensions.size(); nulls += 2) {
      Key key{table, dimensions};
      for (std::size_t i = 0; i < dimensions.size(); ++i) {
        if ((nulls >> i & 1u) != 0) key.second[i] = "null";
      }
      const auto place = all.find(key);
      if (place != all.end()) return &place->second;
    }
    return nullptr;
  }

  static std::int32_t add(const fotfaste_explain_sink* sink, const fotfaste_explanation* explanation) {
    auto& self = *static_cast<ExplainedRows*>(sink->context);
    Key key{explanation->table, {}};
    for (std::uint64_t i = 0; i < explanation->dimension_count; ++i)
      key.second.push_back(Evaluation::text_of(explanation->dimensions[i]));
    EXPECT_GT(explanation->reason.sv.size, 0u);
    EXPECT_GT(explanation->reason.en.size, 0u);
    const bool is_new = self.found_[self.first_ + explanation->row]
                            .emplace(std::move(key), Place{explanation->part, explanation->column})
                            .second;
    EXPECT_TRUE(is_new) << "explained twice";
    return FOTFASTE_OK;
  }

  const fotfaste_descriptor& descriptor_;
  std::size_t first_ = 0;
  std::map<std::size_t, OfOne> found_;  // by participation
};

// Every part of every row of every table that is explained. Gives how many rows were held to it.
inline int expect_explained(CompiledPlugin& plugin, Evaluation& evaluation, std::span<const Person> people,
                            std::size_t batch_size) {
  const auto* extension =
      static_cast<const fotfaste_plugin_explain*>(plugin.factory->get_extension(FOTFASTE_EXTENSION_EXPLAIN));
  if (extension == nullptr) return 0;
  const auto state = evaluation.create();
  evaluation.consume(state, people);
  static_cast<void>(evaluation.report(state));
  const fotfaste_descriptor& descriptor = *plugin.factory->get_descriptor();
  int rows = 0;
  for (std::uint32_t table = 0; table < descriptor.table_count; ++table) {
    if (extension->explains(table) != 1) continue;
    const fotfaste_table& described = descriptor.tables[table];
    std::map<std::string, ExplainedRows> figures;
    for (const ResultRow& row : evaluation.rows(described.id)) {
      std::vector<std::string> dimensions;
      std::map<std::string, std::int64_t> reported;
      for (std::uint64_t i = 0; i < described.column_count; ++i) {
        const fotfaste_column& column = described.columns[i];
        if (column.role == FOTFASTE_ROLE_DIMENSION) dimensions.push_back(row.at(column.name));
        if (ExplainedRows::is_explained(column.role) && row.at(column.name) != "null")
          reported[column.name] = std::stoll(row.at(column.name));
      }
      if (reported.empty()) continue;  // nothing is counted: a goal shown by evidence
      auto& figure =
          figures.try_emplace(dimensions.front(), plugin, evaluation, people, dimensions.front(), batch_size)
              .first->second;
      EXPECT_EQ(figure.participations(), people.size());
      EXPECT_EQ(figure.parts(table, dimensions), reported) << described.id << " " << dimensions.front();
      ++rows;
    }
  }
  return rows;
}

}  // namespace fotfaste::tests
