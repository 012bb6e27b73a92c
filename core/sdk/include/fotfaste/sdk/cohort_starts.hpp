// The day on which the cohort of a participation started, from the project's table of cohorts.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/project_table.hpp"

namespace fotfaste {

class CohortStarts {
 public:
  CohortStarts() = default;
  // cohort is the batch's column; project may be null. Where a cohort stands twice, the earliest start holds.
  CohortStarts(const WordColumn& cohort, const Declared& declared, const fotfaste_project* project) {
    for (const char* column : {"project.cohorts.name", "project.cohorts.start"}) {
      if (!declared.contains(column)) undeclared_ = column;
    }
    if (undeclared_ != nullptr) return;
    const ProjectTable table(project, "cohorts");
    starts_.assign(static_cast<std::size_t>(cohort.word_count()), no_day);
    const WordColumn name = table.words("name");
    const DayColumn start = table.days("start");
    for (std::size_t row = 0; row < table.size(); ++row) {
      const std::int32_t index = cohort.find(name[row]);
      const auto day = start[row];
      if (index == WordColumn::none || !day) continue;
      Day& known = starts_[static_cast<std::size_t>(index)];
      if (known == no_day || *day < known) known = *day;
    }
  }
  // index is of the batch's column, or WordColumn::none.
  [[nodiscard]] std::optional<Day> operator[](std::int32_t index) const {
    if (undeclared_ != nullptr) internal::throw_undeclared(undeclared_);
    if (index == WordColumn::none || starts_.empty()) return std::nullopt;
    const Day start = starts_[static_cast<std::size_t>(index)];
    return start == no_day ? std::nullopt : std::optional<Day>(start);
  }

 private:
  std::vector<Day> starts_;
  const char* undeclared_ = nullptr;
};

}  // namespace fotfaste
