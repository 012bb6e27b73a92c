// A sink of results that takes what a plugin reports as lines.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "fotfaste/plugin.h"
#include "host/validation.hpp"
#include "model/description.hpp"
#include "model/results.hpp"

namespace fotfaste::conformance {

// Decides what a sink answers to its call with this number, from 1.
using Answer = std::function<std::int32_t(std::uint64_t call)>;

// A result in a form that can be compared to the byte: a line for each row and label, in the order in which
// they came; numbers with all their bits.
struct Report {
  struct Row {
    std::uint32_t table = 0;  // number in the descriptor; it has that table
    std::vector<model::Cell> cells;
  };
  std::vector<std::string> lines;
  std::vector<Row> rows;  // those that a host would take
  std::string fault;      // why a host would refuse the first of the others; empty without any
  [[nodiscard]] std::string text() const;
};

// Throws Failure with the first line that differs. what says what ought to have made no difference.
void expect_equal(const Report& whole, const Report& other, const std::string& what);

// A cell in words, different for different values: to name a row by, and for an author to read.
std::string spelled(const model::Cell& cell);

class Recorder {
 public:
  // description and persons outlive this. persons: the numbers that stand for others, as Drive::finalize
  // says, or null. reads_persons: whether the plugin reads the column person.
  Recorder(const model::PluginDescription& description, Answer answer,
           const std::map<std::int64_t, std::int64_t>* persons, bool reads_persons);
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  [[nodiscard]] const fotfaste_result_sink& sink() const { return sink_; }
  // What was wrong with how the sink was called, or empty.
  [[nodiscard]] const std::string& fault() const { return fault_; }
  // All that has come; once.
  Report take();

 private:
  static std::int32_t add_row(const fotfaste_result_sink* sink, std::uint32_t table,
                              const fotfaste_cell* cells, std::uint64_t count);
  static std::int32_t add_label(const fotfaste_result_sink* sink, std::uint32_t table, std::uint32_t column,
                                fotfaste_text value, const fotfaste_label* label);
  template <typename Function>
  std::int32_t guarded(Function function) noexcept;
  void row(std::uint32_t table, const fotfaste_cell* cells, std::uint64_t count);
  void judge(std::uint32_t table, const fotfaste_cell* cells, std::uint64_t count);
  void judge_label(std::uint32_t table, std::uint32_t column, fotfaste_text value,
                   const fotfaste_label& label);

  const model::PluginDescription& description_;
  Answer answer_;
  const std::map<std::int64_t, std::int64_t>* persons_;
  bool reads_persons_;
  std::vector<host::RowChecks> checks_;  // of each table
  std::uint64_t calls_ = 0;
  Report report_;
  std::vector<std::string> about_persons_;
  std::string fault_;
  fotfaste_result_sink sink_{};
};

}  // namespace fotfaste::conformance
