#include "intake/simulation/path_settings.hpp"

namespace fotfaste::intake::simulation {
namespace {

std::optional<ExitReason> find_exit_reason(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(ExitReason::unknown); ++i) {
    if (word(static_cast<ExitReason>(i)) == text) return static_cast<ExitReason>(i);
  }
  return std::nullopt;
}

void refuse_word(Settings& table, std::string_view key, const std::string& text, std::string_view sv,
                 std::string_view en) {
  std::string swedish("\"" + text + "\" är inte ");
  std::string english("\"" + text + "\" is not ");
  table.refuse(key, {swedish.append(sv), english.append(en)});
}

constexpr std::string_view state_sv = "en status, som employed, education, job_search eller unknown";
constexpr std::string_view state_en = "a state, such as employed, education, job_search or unknown";
constexpr std::string_view labour_sv = "en sysselsättning, som unemployed eller inactive_education";
constexpr std::string_view labour_en = "a labour status, such as unemployed or inactive_education";
constexpr std::string_view point_sv = "en uppföljningspunkt, som exit eller exit+6m";
constexpr std::string_view point_en = "a follow-up point, such as exit or exit+6m";

std::vector<PathPoint> read_points(Settings& table) {
  std::vector<PathPoint> points;
  for (const auto& [text, state] : table.words("at")) {
    const std::optional<Point> point = parse_point(text);
    const std::optional<CoreState> core = find_core_state(state);
    if (!point) refuse_word(table, "at", text, point_sv, point_en);
    if (!core) refuse_word(table, "at", state, state_sv, state_en);
    if (point && core) points.push_back({*point, *core});
  }
  return points;
}

void read_during(Settings& path, PlannedPath& planned) {
  Settings during = path.table("during");
  const std::string state = during.text("state").value_or("");
  planned.during = find_core_state(state);
  if (!state.empty() && !planned.during) refuse_word(during, "state", state, state_sv, state_en);
  planned.after_days = static_cast<int>(during.integer("after_days", 0, 366).value_or(0));
  planned.hours = static_cast<int>(during.integer("hours", 0, 100).value_or(0));
  planned.subsidised = during.boolean("subsidised").value_or(false);
  planned.employer = during.text("employer").value_or("");
  during.refuse_others();
}

}  // namespace

std::vector<PlannedPath> read_paths(Settings& settings, std::uint64_t participants) {
  std::vector<PlannedPath> paths;
  std::uint64_t sum = 0;
  for (Settings& table : settings.tables("path")) {
    PlannedPath path;
    const auto most = static_cast<std::int64_t>(participants);
    path.participants = static_cast<std::uint64_t>(table.integer("participants", 0, most).value_or(0));
    path.at = read_points(table);
    path.exited = table.boolean("exited").value_or(true);
    const std::string reason = table.text("exit_reason").value_or("");
    path.exit_reason = find_exit_reason(reason);
    if (!reason.empty() && !path.exit_reason) {
      refuse_word(table, "exit_reason", reason, "en avslutsorsak, som completed eller dropout",
                  "a reason for leaving, such as completed or dropout");
    }
    const std::string status = table.text("labour_status").value_or("");
    path.labour_status = find_labour_status(status);
    if (!status.empty() && !path.labour_status) {
      refuse_word(table, "labour_status", status, labour_sv, labour_en);
    }
    read_during(table, path);
    table.refuse_others();
    path.written = table.written();
    sum += path.participants;
    paths.push_back(std::move(path));
  }
  if (sum > participants) {
    const std::string numbers(std::to_string(sum) + " > " + std::to_string(participants));
    settings.refuse("path", {"fler följer en path än det finns deltagare: " + numbers,
                             "more follow a path than there are participants: " + numbers});
  }
  return paths;
}

std::optional<PlannedFollowUp> read_follow_up(Settings& settings) {
  Settings table = settings.table("follow_up");
  if (table.written() == nullptr) return std::nullopt;
  PlannedFollowUp planned;
  for (const std::string& text : table.texts("points")) {
    if (const std::optional<Point> point = parse_point(text)) {
      planned.points.push_back(*point);
    } else {
      refuse_word(table, "points", text, point_sv, point_en);
    }
  }
  planned.days_before = static_cast<int>(table.integer("days_before", 0, 366).value_or(planned.days_before));
  planned.days_after = static_cast<int>(table.integer("days_after", 0, 366).value_or(planned.days_after));
  planned.event = table.text("event").value_or("");
  planned.observations = table.boolean("observations").value_or(false);
  table.refuse_others();
  return planned;
}

}  // namespace fotfaste::intake::simulation
