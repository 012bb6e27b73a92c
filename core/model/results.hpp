// What came of one plugin: its outcome, and its tables as the host finished them. Reports are made from this,
// written as results.json, and from nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/description.hpp"
#include "model/design.hpp"
#include "model/finding.hpp"
#include "model/value.hpp"

namespace fotfaste::model {

enum class Outcome : std::uint8_t {
  ok,
  not_applicable,  // the data lack something that the plugin needs
  plugin_error,    // the plugin said that it failed, or threw
  invalid_output,  // what it sent breaks the interface
  crashed,         // a signal, or the process ended without a final frame
  timeout,
  resource_limit,     // memory or processor time
  sandbox_violation,  // it tried what a plugin may not do
};
std::string_view word(Outcome outcome);  // "not_applicable"

struct Stratum {
  std::vector<std::pair<std::string, std::string>> labels;  // column and value; none: everybody
  friend bool operator==(const Stratum&, const Stratum&) = default;
};
struct DateCell {
  std::int32_t day = 0;
  friend bool operator==(const DateCell&, const DateCell&) = default;
};
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, DateCell, Stratum>;

// How a value of a text column is called in a report.
struct ValueLabel {
  std::uint32_t column = 0;
  std::string value;
  Text label;
};

struct TableResult {
  TableDescription description;  // the plugin's columns first, then those that the host added
  std::uint32_t added_from = 0;  // number of the first column that the host added
  std::vector<std::vector<Cell>> rows;
  std::vector<ValueLabel> labels;
};

struct PluginResult {
  std::string id;
  std::string version;
  std::string file;    // the file's name, without its folder
  std::string sha256;  // of the file
  Text title;
  Outcome outcome = Outcome::ok;
  Text reason;                     // why, when the outcome is not ok
  std::vector<std::string> reads;  // columns that it declared and could see
  // What it was asked: its parameters as it declares them, their values with the defaults filled in (line 0),
  // and what it says that they define. Nothing of a plugin that could not be made ready.
  std::vector<ParameterDescription> parameters;
  Value settings;
  std::vector<DesignPurpose> purposes;
  std::vector<TableResult> tables;
  std::vector<Finding> findings;
};

}  // namespace fotfaste::model
