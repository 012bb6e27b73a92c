#include "conformance/subject.hpp"

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::conformance {

Case generated_case() {
  Case made;
  made.name = "generated";
  made.as_of = to_day({2026, 3, 1});
  made.parameters.type = model::ValueType::table;
  made.project.file = "project.toml";
  made.project.card.id = "generated";
  made.project.card.name = "Påhittat";
  made.project.card.start = to_day({2023, 9, 1});
  made.project.card.end = to_day({2026, 8, 31});
  made.project.card.planned_participants = 60;
  return made;
}

}  // namespace fotfaste::conformance
