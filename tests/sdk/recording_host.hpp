// A host that writes down what a plugin tells it, and sinks that do the same or refuse.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/plugin.h"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/label.hpp"

namespace fotfaste::tests {

struct RecordedFinding {
  std::uint32_t severity;
  std::string code;
  std::string message_sv;
  std::string message_en;
  std::string help_en;
  const fotfaste_value* at;
  std::uint64_t count;
  std::uint64_t total;
};

class RecordingHost {
 public:
  // With extensions or, as the oldest host, without any.
  explicit RecordingHost(bool extensions = true) : extensions_(extensions) {
    host_ = {sizeof host_,
             FOTFASTE_ABI_MAJOR,
             FOTFASTE_ABI_MINOR,
             this,
             "recording",
             "1.0.0",
             get_extension,
             [](const fotfaste_host* host, fotfaste_text message) {
               self(host).errors.emplace_back(view(message));
             }};
  }
  RecordingHost(const RecordingHost&) = delete;
  RecordingHost& operator=(const RecordingHost&) = delete;
  [[nodiscard]] fotfaste_host& get() { return host_; }

  bool cancelled = false;
  std::vector<std::string> errors;
  std::vector<RecordedFinding> findings;
  std::vector<std::string> log_lines;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> progress;

 private:
  static RecordingHost& self(const fotfaste_host* host) {
    return *static_cast<RecordingHost*>(host->context);
  }

  static const void* get_extension(const fotfaste_host* host, const char* id) {
    static const fotfaste_host_log log = {sizeof log, 0,
                                          [](const fotfaste_host* to, std::uint32_t, fotfaste_text message) {
                                            self(to).log_lines.emplace_back(view(message));
                                          }};
    static const fotfaste_host_progress progress = {
        sizeof progress, 0, [](const fotfaste_host* to, std::uint64_t done, std::uint64_t total) {
          self(to).progress.emplace_back(done, total);
        }};
    static const fotfaste_host_cancel cancel = {
        sizeof cancel, 0, [](const fotfaste_host* to) { return self(to).cancelled ? 1 : 0; }};
    static const fotfaste_host_findings findings = {
        sizeof findings, 0, [](const fotfaste_host* to, const fotfaste_finding* finding) {
          self(to).findings.push_back(
              {finding->severity, finding->code, std::string(view(finding->message.sv)),
               std::string(view(finding->message.en)), std::string(view(finding->help.en)), finding->at,
               finding->count, finding->total});
          return FOTFASTE_OK;
        }};
    if (!self(host).extensions_) return nullptr;
    const std::string_view name(id);
    if (name == FOTFASTE_EXTENSION_LOG) return &log;
    if (name == FOTFASTE_EXTENSION_PROGRESS) return &progress;
    if (name == FOTFASTE_EXTENSION_CANCEL) return &cancel;
    if (name == FOTFASTE_EXTENSION_FINDINGS) return &findings;
    return nullptr;
  }

  bool extensions_;
  fotfaste_host host_;
};

// Rows as text, a cell each: "3", "0.5", "woman", "2024-09-01", "gender=woman", or "null".
class RecordingResults {
 public:
  RecordingResults() {
    sink_ = {sizeof sink_, 0, this,
             [](const fotfaste_result_sink* sink, std::uint32_t table, const fotfaste_cell* cells,
                std::uint64_t count) { return self(sink).row(table, cells, count); },
             [](const fotfaste_result_sink* sink, std::uint32_t table, std::uint32_t column,
                fotfaste_text value, const fotfaste_label* label) {
               self(sink).labels.push_back(std::to_string(table) + "." + std::to_string(column) + " " +
                                           std::string(view(value)) + ": " + std::string(view(label->sv)) +
                                           " / " + std::string(view(label->en)));
               return self(sink).status;
             }};
  }
  RecordingResults(const RecordingResults&) = delete;
  RecordingResults& operator=(const RecordingResults&) = delete;
  [[nodiscard]] fotfaste_result_sink& get() { return sink_; }

  std::int32_t status = FOTFASTE_OK;  // what the sink answers
  std::vector<std::string> rows;      // "TABLE: CELL CELL"
  std::vector<std::string> labels;

 private:
  static RecordingResults& self(const fotfaste_result_sink* sink) {
    return *static_cast<RecordingResults*>(sink->context);
  }
  std::int32_t row(std::uint32_t table, const fotfaste_cell* cells, std::uint64_t count) {
    if (status != FOTFASTE_OK) return status;
    std::string line = std::to_string(table) + ":";
    for (std::uint64_t i = 0; i < count; ++i) line.append(" ").append(word(cells[i]));
    rows.push_back(line);
    return FOTFASTE_OK;
  }
  static std::string word(const fotfaste_cell& cell) {
    switch (cell.type) {
      case FOTFASTE_TYPE_INTEGER:
        return std::to_string(cell.integer);
      case FOTFASTE_TYPE_NUMBER:
        return std::to_string(cell.number);
      case FOTFASTE_TYPE_TEXT:
        return std::string(view(cell.text));
      case FOTFASTE_TYPE_DATE:
        return format_day(static_cast<Day>(cell.integer));
      case FOTFASTE_TYPE_STRATUM:
        break;
      default:
        return "null";
    }
    if (cell.label_count == 0) return "everybody";
    std::string text;
    for (std::uint32_t i = 0; i < cell.label_count; ++i) {
      if (i != 0) text += ",";
      text += std::string(view(cell.labels[2 * i])) + "=" + std::string(view(cell.labels[2 * i + 1]));
    }
    return text;
  }
  fotfaste_result_sink sink_;
};

class RecordingBytes {
 public:
  RecordingBytes() {
    sink_ = {sizeof sink_, 0, this, [](const fotfaste_byte_sink* sink, const void* data, std::uint64_t size) {
               auto& to = *static_cast<RecordingBytes*>(sink->context);
               if (to.status != FOTFASTE_OK) return to.status;
               to.bytes.append(static_cast<const char*>(data), size);
               return FOTFASTE_OK;
             }};
  }
  RecordingBytes(const RecordingBytes&) = delete;
  RecordingBytes& operator=(const RecordingBytes&) = delete;
  [[nodiscard]] fotfaste_byte_sink& get() { return sink_; }

  std::int32_t status = FOTFASTE_OK;
  std::string bytes;

 private:
  fotfaste_byte_sink sink_;
};

// "entry required", "exit", "follow-up goal exit 6m0d".
class RecordingNeeds {
 public:
  RecordingNeeds() {
    sink_ = {sizeof sink_, 0, this,
             [](const fotfaste_needs_sink* sink, const char* column, std::int32_t required) {
               return self(sink).add(std::string(column) + (required != 0 ? " required" : ""));
             },
             [](const fotfaste_needs_sink* sink, fotfaste_text purpose, const char* anchor,
                std::int32_t months, std::int32_t days) {
               return self(sink).add("follow-up " + std::string(view(purpose)) + " " + anchor + " " +
                                     std::to_string(months) + "m" + std::to_string(days) + "d");
             }};
  }
  RecordingNeeds(const RecordingNeeds&) = delete;
  RecordingNeeds& operator=(const RecordingNeeds&) = delete;
  [[nodiscard]] fotfaste_needs_sink& get() { return sink_; }

  std::int32_t status = FOTFASTE_OK;
  std::vector<std::string> needs;

 private:
  static RecordingNeeds& self(const fotfaste_needs_sink* sink) {
    return *static_cast<RecordingNeeds*>(sink->context);
  }
  std::int32_t add(std::string need) {
    needs.push_back(std::move(need));
    return status;
  }
  fotfaste_needs_sink sink_;
};

// Settings of a project of 2024 to 2026, seen from as_of.
class LentSettings {
 public:
  LentSettings(fotfaste_host& host, const fotfaste_value* parameters, Day as_of) {
    project_ = {};
    project_.struct_size = sizeof project_;
    project_.as_of = as_of;
    project_.start = to_day({2024, 9, 1});
    project_.end = no_day;
    project_.planned_participants = -1;
    settings_ = {sizeof settings_, 0, &host, parameters, &project_};
  }
  LentSettings(const LentSettings&) = delete;
  LentSettings& operator=(const LentSettings&) = delete;
  [[nodiscard]] fotfaste_settings& get() { return settings_; }
  [[nodiscard]] fotfaste_project& project() { return project_; }

 private:
  fotfaste_project project_;
  fotfaste_settings settings_;
};

}  // namespace fotfaste::tests
