// What a state is made with: the parameters, the project, and the host's services. A borrowed view, valid as
// long as the plugin object that was constructed with it.
//
// Services that the host does not offer do nothing: a plugin must work without them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fotfaste/plugin.h"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/errors.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/parameters.hpp"

namespace fotfaste {

enum class Severity : std::uint32_t {
  note = FOTFASTE_SEVERITY_NOTE,
  warning = FOTFASTE_SEVERITY_WARNING,
  error = FOTFASTE_SEVERITY_ERROR,
};

enum class LogLevel : std::uint32_t {
  debug = FOTFASTE_LOG_DEBUG,
  info = FOTFASTE_LOG_INFO,
  warning = FOTFASTE_LOG_WARNING,
  error = FOTFASTE_LOG_ERROR,
};

class Settings {
 public:
  // settings and all it points to outlive this.
  explicit Settings(const fotfaste_settings* settings) : settings_(settings) {}

  [[nodiscard]] Parameters parameters() const { return Parameters(settings_->parameters); }
  // Nothing is known on or after this day; it replaces the clock everywhere.
  [[nodiscard]] Day as_of() const { return settings_->project->as_of; }
  [[nodiscard]] std::optional<Day> project_start() const { return stated(settings_->project->start); }
  // The last day of the project.
  [[nodiscard]] std::optional<Day> project_end() const { return stated(settings_->project->end); }
  [[nodiscard]] std::optional<std::int64_t> planned_participants() const {
    const std::int64_t count = settings_->project->planned_participants;
    return count < 0 ? std::nullopt : std::optional<std::int64_t>(count);
  }
  [[nodiscard]] std::string_view project_id() const { return view(settings_->project->id); }
  [[nodiscard]] std::string_view project_name() const { return view(settings_->project->name); }
  // The project's table of this name ("evidence"), null when there is none. Declare its columns as
  // "project.NAME.COLUMN". No table is there yet while needs are declared.
  [[nodiscard]] const fotfaste_project_table* project_table(std::string_view name) const {
    for (std::uint64_t i = 0; i < settings_->project->table_count; ++i) {
      if (view(settings_->project->tables[i].name) == name) return &settings_->project->tables[i];
    }
    return nullptr;
  }

  // Tells the evaluator of something. code is permanent: a letter and three digits, unique within the plugin.
  // at is the parameter it is about; count of total participations, 0 and 0 when it is not about those.
  void report(Severity severity, const char* code, const Label& message, const Label& help = {},
              const fotfaste_value* at = nullptr, std::uint64_t count = 0, std::uint64_t total = 0) const {
    const auto* findings = extension<fotfaste_host_findings>(FOTFASTE_EXTENSION_FINDINGS);
    if (findings == nullptr) return;
    const fotfaste_finding finding = {sizeof(fotfaste_finding),
                                      static_cast<std::uint32_t>(severity),
                                      code,
                                      lend(message),
                                      lend(help),
                                      at,
                                      count,
                                      total};
    findings->report(settings_->host, &finding);
  }
  // Never write anything about a participant.
  void log(LogLevel level, std::string_view message) const {
    const auto* log = extension<fotfaste_host_log>(FOTFASTE_EXTENSION_LOG);
    if (log != nullptr) log->log(settings_->host, static_cast<std::uint32_t>(level), lend(message));
  }
  // How far the call has come, in a unit of the plugin's choice.
  void progress(std::uint64_t done, std::uint64_t total) const {
    const auto* progress = extension<fotfaste_host_progress>(FOTFASTE_EXTENSION_PROGRESS);
    if (progress != nullptr) progress->progress(settings_->host, done, total);
  }
  // Whether the host wants the call to end. Asked before every call of the plugin; a call that works for
  // longer than 10 ms asks for itself.
  [[nodiscard]] bool cancelled() const {
    const auto* cancel = extension<fotfaste_host_cancel>(FOTFASTE_EXTENSION_CANCEL);
    return cancel != nullptr && cancel->is_cancelled(settings_->host) != 0;
  }
  void stop_if_cancelled() const {
    if (cancelled()) throw Cancelled();
  }

  [[nodiscard]] const fotfaste_settings* raw() const { return settings_; }

 private:
  static std::optional<Day> stated(Day day) { return day == no_day ? std::nullopt : std::optional<Day>(day); }

  template <typename Extension>
  [[nodiscard]] const Extension* extension(const char* id) const {
    const fotfaste_host* host = settings_->host;
    if (host == nullptr || host->get_extension == nullptr) return nullptr;
    const auto* found = static_cast<const Extension*>(host->get_extension(host, id));
    return found != nullptr && found->struct_size >= sizeof(Extension) ? found : nullptr;
  }

  const fotfaste_settings* settings_;
};

}  // namespace fotfaste
