#include "meetings.hpp"

#include "fotfaste/sdk/project_column.hpp"
#include "fotfaste/sdk/project_table.hpp"

namespace collaboration {

void Meetings::declare(fotfaste::Needs& needs) {
  needs.columns({"project.meetings.date", "project.meetings.organisation", "project.meetings.kind",
                 "project.meetings.attended"},
                fotfaste::Required::no);
}

Meetings::Meetings(const fotfaste::Settings& settings) {
  const fotfaste::ProjectTable table(settings.raw()->project, "meetings");
  const auto date = table.days("date");
  const auto organisation = table.words("organisation");
  const auto kind = table.words("kind");
  const fotfaste::NumberColumn<std::int8_t> attended(
      fotfaste::project_column(settings, "meetings", "attended"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (!date.has(row) || *date[row] >= settings.as_of() || organisation[row].empty()) continue;
    Attendance& known = meetings_[{std::string(kind[row]), *date[row]}][std::string(organisation[row])];
    if (!attended.has(row)) continue;
    const Attendance said = *attended[row] != 0 ? Attendance::attended : Attendance::absent;
    known = known == Attendance::unknown || known == said ? said : Attendance::contradictory;
  }
}

}  // namespace collaboration
