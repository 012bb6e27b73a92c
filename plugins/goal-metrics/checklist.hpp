// Checklists: points that are done, partly done or not, each with its evidence. Declared, not counted; so
// there is nothing to add up over data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace goals {

enum class Status : std::uint8_t { done, partly, not_done };

struct ChecklistPoint {
  std::string id;
  std::optional<fotfaste::Label> text;
  Status status;
  std::optional<Evidence> evidence;
  std::optional<fotfaste::Label> method;     // how it was found out
  std::optional<std::int64_t> respondents;   // how many it rests on
  std::optional<fotfaste::Label> remaining;  // what is left to do
  const fotfaste_value* at;

  // As of a day: what was decided later is not done yet.
  [[nodiscard]] Status status_on(fotfaste::Day as_of) const;
  [[nodiscard]] bool has_document(fotfaste::Day as_of) const;
};

struct Checklist {
  std::string id;
  std::string level;
  std::optional<fotfaste::Label> text;
  std::optional<std::int64_t> target;  // at least so many points done
  std::vector<ChecklistPoint> points;
};

void describe_checklists(fotfaste::Description& description);
void describe_checklist_tables(fotfaste::Description& description);

// Throws ParameterError, as parse_goals does.
std::vector<Checklist> parse_checklists(const fotfaste::Settings& settings);

void report_checklists(const std::vector<Checklist>& checklists, fotfaste::Results& results,
                       const fotfaste::Settings& settings);

}  // namespace goals
