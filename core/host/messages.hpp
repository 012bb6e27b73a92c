// What the payloads of frames hold, and how they are written and read. Reading takes nothing for granted:
// every function throws InvalidOutput for bytes that do not follow the form, for texts that are no UTF-8, and
// for more of anything than a plugin may have.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/descriptor.h"
#include "fotfaste/result.h"
#include "model/description.hpp"
#include "model/results.hpp"

namespace fotfaste::host {

inline constexpr std::uint64_t most_described = 1024;  // parameters, tables, columns, choices: each
inline constexpr std::uint64_t deepest_parameter = 4;  // tables within tables
inline constexpr std::uint64_t longest_name = 256;     // ids, names, units
inline constexpr std::uint64_t longest_text = 64u << 10;
inline constexpr std::uint64_t longest_log_line = 2000;
inline constexpr std::uint64_t most_strata = 32;

// What the worker was at when it sent what follows.
enum class Step : std::uint8_t {
  starting,
  loading,
  describing,
  declaring,
  designing,
  explaining,
  creating,
  reading,
  merging,
  saving,
  reporting
};
inline constexpr std::uint8_t last_step = static_cast<std::uint8_t>(Step::reporting);

enum class Conclusion : std::uint8_t {
  done,
  refused,          // a function returned another status than FOTFASTE_OK
  threw,            // an exception came out of a function
  contract_broken,  // what the plugin handed over breaks the interface
  not_loadable,     // the system could not load the file
  not_sandboxed,    // the sandbox could not be set up; no fault of the plugin's
};
inline constexpr std::uint8_t last_conclusion = static_cast<std::uint8_t>(Conclusion::not_sandboxed);

// How a worker ended, in its own words.
struct Final {
  Conclusion conclusion = Conclusion::done;
  std::int32_t status = FOTFASTE_OK;
  std::string text;          // in English, from the plugin or the system; may be empty
  std::uint64_t frames = 0;  // sent before this one
};

struct LogLine {
  std::uint32_t level = 0;
  std::string text;
};

struct Progress {
  std::uint64_t done = 0;
  std::uint64_t total = 0;
};

struct PluginFinding {
  std::uint32_t severity = 0;
  std::string code;
  model::Text message;
  model::Text help;
  std::uint32_t line = 0;  // in project.toml; 0: nowhere
  std::uint32_t column = 0;
  std::uint64_t count = 0;
  std::uint64_t total = 0;
};

struct ColumnNeedMessage {
  std::string column;
  bool required = false;
};

struct FollowUpMessage {
  std::string purpose;
  std::string anchor;
  std::int32_t months = 0;
  std::int32_t days = 0;
};

struct Row {
  std::uint32_t table = 0;
  std::vector<model::Cell> cells;
};

struct Label {
  std::uint32_t table = 0;
  model::ValueLabel label;
};

enum class ViolationKind : std::uint8_t { system_call, undeclared_column, model_write };
inline constexpr std::uint8_t last_violation_kind = static_cast<std::uint8_t>(ViolationKind::model_write);

// What a fault handler saw. Of fixed size, so that it can be written without memory.
struct Violation {
  ViolationKind kind = ViolationKind::system_call;
  std::uint64_t subject = 0;   // number of the system call, or ColumnId
  std::uint64_t argument = 0;  // first argument of the system call
};
inline constexpr std::size_t violation_size = 17;
void write_violation(char (&bytes)[violation_size], const Violation& violation);

enum class FaultKind : std::uint8_t { elsewhere, stack };

std::string write(Step step);
std::string write(const Final& final);
std::string write(const LogLine& line);
std::string write(const Progress& progress);
std::string write(const PluginFinding& finding);
std::string write(const ColumnNeedMessage& need);
std::string write(const FollowUpMessage& need);
std::string write(const model::PluginDescription& description);
std::string write(const Label& label);

Step read_step(std::string_view bytes);
Final read_final(std::string_view bytes);
LogLine read_log_line(std::string_view bytes);
Progress read_progress(std::string_view bytes);
PluginFinding read_finding(std::string_view bytes);
ColumnNeedMessage read_column_need(std::string_view bytes);
FollowUpMessage read_follow_up(std::string_view bytes);
model::PluginDescription read_description(std::string_view bytes);
Label read_label(std::string_view bytes);
Violation read_violation(std::string_view bytes);
FaultKind read_fault(std::string_view bytes);

// Why a cell cannot be sent, or null when it can. Whether it fits its column is the supervisor's to say.
const char* fault(const fotfaste_cell& cell);

// Rows are by far the most frequent: written straight from the plugin's cells.
void write_row(std::string& bytes, std::uint32_t table, const fotfaste_cell* cells, std::uint64_t count);
Row read_row(std::string_view bytes);

// Whether bytes are UTF-8 without surrogates, overlong forms and NUL.
bool is_utf8(std::string_view bytes);

}  // namespace fotfaste::host
