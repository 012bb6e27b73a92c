// A small project, a small model and the plugins of tests/host/broken, for tests of the host.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "host/host.hpp"
#include "model/model_builder.hpp"

namespace fotfaste::host {

struct SmallModel {
  model::MemoryFile file = model::MemoryFile::create();
  model::Directory directory;
};

// batches batches of rows participations. birth_date stands right behind gender in the memory file, and no
// plugin of the tests declares it.
inline SmallModel make_model(std::uint64_t batches = 7, std::uint64_t rows = 10) {
  std::vector<std::optional<std::int32_t>> entry;
  std::vector<std::optional<std::int32_t>> exit;
  std::vector<std::optional<std::int8_t>> gender;
  std::vector<std::optional<std::int32_t>> birth_date;
  std::vector<std::optional<std::uint64_t>> person;
  for (std::uint64_t i = 0; i < batches * rows; ++i) {
    entry.emplace_back(static_cast<std::int32_t>(20'000 + i % 97));
    exit.push_back(i % 3 == 0 ? std::nullopt
                              : std::optional<std::int32_t>(static_cast<std::int32_t>(20'200 + i % 31)));
    gender.emplace_back(static_cast<std::int8_t>(i % 5 % 3));
    birth_date.emplace_back(static_cast<std::int32_t>(i));
    person.emplace_back(i);
  }
  model::ModelBuilder builder(std::vector<std::uint64_t>(batches, rows));
  builder.column<std::int32_t>("entry", entry);
  builder.column<std::int32_t>("exit", exit);
  builder.column<std::int8_t>("gender", gender);
  builder.column<std::int32_t>("birth_date", birth_date);
  builder.column<std::uint64_t>("person", person);
  builder.words("project.evidence.statement", {std::string("a"), std::string("b"), std::string("c")});
  auto [file, directory] = builder.take();
  return {std::move(file), std::move(directory)};
}

inline std::filesystem::path fixture(const std::string& name) {
  return std::filesystem::path(FOTFASTE_FIXTURES) / (name + ".so");
}

// A project that asks for these plugins, each on a line of its own.
inline model::Project make_project(const std::vector<std::string>& ids) {
  model::Project project;
  project.file = "project.toml";
  project.card.id = "test";
  project.card.name = "Test";
  for (const std::string& id : ids) {
    project.lines.push_back("id = \"" + id + "\"");
    model::PluginRequest request;
    request.id = id;
    request.parameters.type = model::ValueType::table;
    request.line = static_cast<std::uint32_t>(project.lines.size());
    project.plugins.push_back(std::move(request));
  }
  return project;
}

inline std::vector<PluginFile> all_fixtures() {
  std::vector<model::Finding> ignored;
  return find_plugins({FOTFASTE_FIXTURES}, ignored);
}

inline Limits small_limits() {
  Limits limits;
  limits.wall = std::chrono::milliseconds(2000);
  limits.processor = std::chrono::seconds(10);
  limits.memory = 64u << 20;
  limits.output = 8u << 20;
  return limits;
}

// Prepares and runs these plugins over a small model.
inline RunReport run_plugins(const std::vector<std::string>& ids, const RunOptions& options = {},
                             std::optional<Limits> limits = std::nullopt) {
  const model::Project project = make_project(ids);
  std::vector<model::Finding> findings;
  RunOptions used = options;
  used.limits = limits.value_or(small_limits());
  used.as_of = 20'500;
  const auto prepared = prepare(project, used.as_of, all_fixtures(), used.limits, findings);
  const SmallModel model = make_model();
  return run(prepared, project, model.file, model.directory, used);
}

// Every value of a result, so that two can be compared to the byte.
inline std::string as_text(const model::PluginResult& result) {
  std::string text = result.id + "|" + result.version + "|" + result.file + "|" + result.sha256 + "|" +
                     std::string(word(result.outcome)) + "|" + result.reason.en + "|" + result.reason.sv +
                     "\n";
  for (const std::string& column : result.reads) text += column + " ";
  for (const model::TableResult& table : result.tables) {
    text += "\n[" + table.description.id + " " + std::to_string(table.added_from);
    for (const auto& column : table.description.columns) text += " " + column.name;
    text += "]\n";
    for (const auto& row : table.rows) {
      for (const model::Cell& cell : row) {
        if (const auto* integer = std::get_if<std::int64_t>(&cell)) text += std::to_string(*integer);
        if (const auto* number = std::get_if<double>(&cell)) {
          char digits[40];
          std::snprintf(digits, sizeof digits, "%a", *number);
          text += digits;
        }
        if (const auto* word = std::get_if<std::string>(&cell)) text += *word;
        text += ";";
      }
      text += "\n";
    }
  }
  for (const model::Finding& finding : result.findings) {
    text += finding.code + " " + std::to_string(finding.count) + "/" + std::to_string(finding.total) + "\n";
  }
  return text;
}

}  // namespace fotfaste::host
