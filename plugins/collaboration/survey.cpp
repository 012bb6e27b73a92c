#include "survey.hpp"

#include <algorithm>

#include "fotfaste/sdk/project_column.hpp"
#include "fotfaste/sdk/project_table.hpp"

namespace collaboration {

using fotfaste::ReasonMissing;

Scale scale_of(const fotfaste::Instruments& instruments, std::string_view instrument, std::string_view item) {
  Scale scale;
  bool any = false;
  for (const fotfaste::ItemDescription& one : instruments.items()) {
    if (one.item != item || (!instrument.empty() && one.instrument != instrument)) continue;
    const auto widest = [any](std::optional<double> known, std::optional<double> other, auto&& choose) {
      if (!any) return other;
      return known && other ? std::optional(choose(*known, *other)) : std::nullopt;
    };
    scale.lowest = widest(scale.lowest, one.lowest, [](double a, double b) { return std::min(a, b); });
    scale.highest = widest(scale.highest, one.highest, [](double a, double b) { return std::max(a, b); });
    any = true;
  }
  return scale;
}

void Survey::declare(fotfaste::Needs& needs) {
  needs.columns({"project.survey.respondent_group", "project.survey.respondent", "project.survey.item",
                 "project.survey.date", "project.survey.value", "project.survey.reason_missing"},
                fotfaste::Required::no);
}

Survey::Survey(const fotfaste::Settings& settings, Step step) {
  const fotfaste::ProjectTable table(settings.raw()->project, "survey");
  const auto group = table.words("respondent_group");
  const auto respondent = table.words("respondent");
  const auto item = table.words("item");
  const auto date = table.days("date");
  const auto value = table.numbers("value");
  const fotfaste::CodeColumn<ReasonMissing, ReasonMissing::not_asked, ReasonMissing::protected_> reason(
      fotfaste::project_column(settings, "survey", "reason_missing"));
  const Occasions occasions(step);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const fotfaste::Day day = date.value_or(row, fotfaste::no_day);
    if (day >= settings.as_of() || group[row].empty() || item[row].empty()) continue;
    const std::string name(respondent[row]);
    Items& items = groups_[std::string(group[row])][{name, name.empty() ? row + 1 : 0}];
    items[std::string(item[row])][answer_occasion(occasions, step, day)].add(
        day, value[row], reason.has(row) ? std::optional(reason[row]) : std::nullopt);
  }
}

const Survey::Respondents* Survey::group(const std::string& name) const {
  const auto found = groups_.find(name);
  return found == groups_.end() ? nullptr : &found->second;
}

}  // namespace collaboration
