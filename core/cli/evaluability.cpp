#include "cli/evaluability.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/statistics/detectable_difference.hpp"
#include "host/check_parameters.hpp"
#include "intake/mapped_columns.hpp"
#include "model/finding_catalogue.hpp"
#include "model/schema.hpp"

namespace fotfaste::cli {
namespace {

using model::EvaluatedPlugin;
using model::EvaluatedPurpose;
using model::Observation;
using model::Reach;
using model::Supply;
using model::Text;

// Far above any project; beyond it nothing is worth computing.
constexpr std::int64_t most_planned = 10'000'000;

Text day_text(std::string_view anchor) {
  if (anchor == "entry") return {"startdag", "entry day"};
  if (anchor == "exit") return {"avslutsdag", "exit day"};
  return {"omgångsstart", "cohort start"};
}

Observation observation_of(const model::ProjectCard& card, const host::FollowUpNeed& need) {
  Observation seen;
  seen.anchor = need.anchor;
  seen.months = need.months;
  seen.days = need.days;
  if (!card.end) return seen;
  const Duration duration{need.months, need.days};
  seen.told_last = add(*card.end, duration);
  if (*seen.told_last <= *card.end) {
    seen.reach = Reach::everybody;
    seen.last_day = card.end;
    return seen;
  }
  seen.last_day = last_anchor(*card.end, need.months, need.days);
  seen.reach = card.start && *seen.last_day < *card.start ? Reach::nobody : Reach::some;
  return seen;
}

Supply supply_of(const model::Project& project, const std::string& path) {
  if (const auto column = model::find_column(path)) return intake::supply_of(project, *column);
  // All of a project table.
  constexpr std::string_view prefix = "project.";
  const auto table = model::find_table(path.substr(std::min(path.size(), prefix.size())));
  if (!table) return Supply::no_table;
  Supply best = Supply::no_table;
  for (std::size_t i = 0; i < model::columns_of(*table).size(); ++i) {
    const auto column = static_cast<model::ColumnId>(model::first_column(*table) + i);
    best = std::max(best, intake::supply_of(project, column));
  }
  return best;
}

std::optional<model::DetectableDifference> difference_of(const model::DesignPurpose& purpose) {
  if (purpose.describes || purpose.denominator.empty()) return std::nullopt;
  const std::int64_t n = purpose.planned.value_or(0);
  const double known = purpose.target.value_or(0.5);
  if (n < 1 || n > most_planned || !(known > 0 && known < 1)) return std::nullopt;
  const statistics::Certainty certainty;
  model::DetectableDifference difference;
  difference.n = n;
  difference.known = known;
  difference.is_target = purpose.target.has_value();
  difference.power = certainty.power;
  difference.level = certainty.level;
  if (const auto above = statistics::detectable_above(n, known, certainty)) difference.above = above->share;
  if (const auto below = statistics::detectable_below(n, known, certainty)) difference.below = below->share;
  return difference;
}

// Whether the figure loses its ground. Which columns of a table a row cannot do without, the model says.
bool is_lacking(const model::ColumnSupply& column) {
  if (column.supply == Supply::no_table) return true;
  if (column.supply != Supply::absent) return false;
  const auto id = model::find_column(column.column);
  return column.required || (id && model::column(*id).required);
}

class Remarks {
 public:
  Remarks(const model::Project& project, model::Evaluability& result) : project_(project), result_(result) {}

  void make() {
    about_card();
    about_follow_up(Reach::nobody, "E001");
    about_follow_up(Reach::some, "E002");
    for_purposes("E005", missing_data);
    for_purposes("E006", [this](const EvaluatedPurpose& one) { return too_few(one); });
    for_purposes("E007", open_questions);
  }

 private:
  template <typename Visit>
  void visit(Visit visit) const {
    for (const EvaluatedPlugin& plugin : result_.plugins) {
      for (const EvaluatedPurpose& one : plugin.purposes) visit(one);
    }
  }

  void about_card() {
    const auto add = [this](const char* code) {
      model::Finding finding = model::make_finding(code);
      finding.count = 1;
      finding.places.push_back(host::place_in_project(project_, 0, 0));
      result_.findings.push_back(std::move(finding));
    };
    if (!project_.card.end) add("E003");
    if (!project_.card.planned_participants) add("E004");
  }

  // One finding over all purposes of which note says something.
  template <typename Note>
  void for_purposes(const char* code, Note note) {
    model::Finding finding = model::make_finding(code);
    finding.unit = {"mål och mätpunkter", "goals and follow-up points"};
    visit([&](const EvaluatedPurpose& one) {
      ++finding.total;
      const std::optional<Text> remark = note(one);
      if (!remark) return;
      ++finding.count;
      model::Place place = host::place_in_project(project_, one.purpose.line, one.purpose.column);
      place.note = {one.purpose.id + ": " + remark->sv, one.purpose.id + ": " + remark->en};
      finding.places.push_back(std::move(place));
    });
    if (finding.count > 0) result_.findings.push_back(std::move(finding));
  }

  void about_follow_up(Reach wanted, const char* code) {
    for_purposes(code, [&](const EvaluatedPurpose& one) -> std::optional<Text> {
      const auto seen = std::find_if(one.observations.begin(), one.observations.end(),
                                     [wanted](const Observation& each) { return each.reach == wanted; });
      if (seen == one.observations.end()) return std::nullopt;
      return wanted == Reach::nobody ? ends_after(*seen) : last_day_of(*seen);
    });
  }

  [[nodiscard]] Text ends_after(const Observation& seen) const {
    const Duration duration{seen.months, seen.days};
    const std::string first = format_day(add(*project_.card.start, duration));
    const std::string last = format_day(*seen.told_last);
    const std::string end = format_day(*project_.card.end);
    return {"kan ses tidigast " + first + " och för de sista " + last + ", projektet slutar " + end,
            "can be seen on " + first + " at the earliest and of the last ones on " + last +
                ", the project ends on " + end};
  }

  static Text last_day_of(const Observation& seen) {
    const std::string day = format_day(*seen.last_day);
    const Text words = day_text(seen.anchor);
    return {"sista " + words.sv + " är " + day, "the last " + words.en + " is " + day};
  }

  static std::optional<Text> missing_data(const EvaluatedPurpose& one) {
    std::vector<std::string> lacking;
    for (const model::ColumnSupply& column : one.columns) {
      if (!column.lacking) continue;
      std::string name = column.column;
      if (column.supply == Supply::no_table) {
        const auto id = model::find_column(column.column);
        if (id) name = "[data." + std::string(model::name(model::column(*id).table)) + "]";
      }
      if (std::find(lacking.begin(), lacking.end(), name) == lacking.end()) lacking.push_back(name);
    }
    if (lacking.empty()) return std::nullopt;
    std::string list;
    for (const std::string& name : lacking) list.append(list.empty() ? "" : ", ").append(name);
    return Text{list + " saknas", list + " missing"};
  }

  [[nodiscard]] std::optional<Text> too_few(const EvaluatedPurpose& one) const {
    const model::DesignPurpose& purpose = one.purpose;
    const bool is_share = !purpose.describes && !purpose.denominator.empty();
    if (!is_share || !purpose.planned || *purpose.planned >= project_.few_below) return std::nullopt;
    const std::string number = std::to_string(*purpose.planned);
    return Text{number + " planerade", number + " planned"};
  }

  static std::optional<Text> open_questions(const EvaluatedPurpose& one) {
    const auto& questions = one.purpose.questions;
    const auto open =
        std::count_if(questions.begin(), questions.end(), [](const auto& each) { return !each.answered; });
    if (open == 0) return std::nullopt;
    const std::string all = std::to_string(questions.size());
    const std::string number = std::to_string(open);
    return Text{number + " av " + all + " frågor öppna", number + " of " + all + " questions open"};
  }

  const model::Project& project_;
  model::Evaluability& result_;
};

class Evaluation {
 public:
  Evaluation(const model::Project& project, const host::PreparedPlugin& plugin, host::PluginDesign design)
      : project_(project), plugin_(plugin), design_(std::move(design)) {}

  EvaluatedPlugin make() {
    EvaluatedPlugin result;
    result.id = plugin_.file.id;
    result.title = plugin_.description.title;
    result.outcome = design_.outcome;
    result.reason = std::move(design_.reason);
    add_purposes_without_design();
    for (model::DesignPurpose& purpose : design_.purposes) result.purposes.push_back(evaluated(purpose));
    for (const host::ColumnNeed& need : plugin_.columns) {
      const bool named = std::any_of(result.purposes.begin(), result.purposes.end(),
                                     [&](const EvaluatedPurpose& one) { return names(one, need.column); });
      if (named) continue;
      add(result.other_columns, need.column, need.required);
      // What no figure is said to rest on, the plugin manages without unless it requires it.
      result.other_columns.back().lacking &= need.required;
    }
    return result;
  }

 private:
  static bool names(const EvaluatedPurpose& one, const std::string& column) {
    return std::any_of(one.columns.begin(), one.columns.end(),
                       [&](const model::ColumnSupply& each) { return each.column == column; });
  }

  // A follow-up that the plugin needs is for something, though it may say no more of it.
  void add_purposes_without_design() {
    for (const host::FollowUpNeed& need : plugin_.follow_up) {
      const bool known = std::any_of(design_.purposes.begin(), design_.purposes.end(),
                                     [&](const auto& purpose) { return purpose.id == need.purpose; });
      if (known) continue;
      model::DesignPurpose purpose;
      purpose.id = need.purpose;
      purpose.title = {need.purpose, need.purpose};
      design_.purposes.push_back(std::move(purpose));
    }
  }

  void add(std::vector<model::ColumnSupply>& columns, const std::string& column, bool required) const {
    auto added = std::find_if(columns.begin(), columns.end(),
                              [&](const model::ColumnSupply& one) { return one.column == column; });
    if (added == columns.end()) {
      added = columns.insert(columns.end(), {column, required, supply_of(project_, column), false});
    }
    added->required |= required;
    added->lacking = is_lacking(*added);
  }

  EvaluatedPurpose evaluated(model::DesignPurpose& purpose) const {
    EvaluatedPurpose one;
    for (const model::NeededColumn& need : purpose.columns) add(one.columns, need.column, need.required);
    for (const host::FollowUpNeed& need : plugin_.follow_up) {
      if (need.purpose != purpose.id) continue;
      const Observation seen = observation_of(project_.card, need);
      const bool again =
          std::any_of(one.observations.begin(), one.observations.end(), [&](const auto& before) {
            return before.anchor == seen.anchor && before.months == seen.months && before.days == seen.days;
          });
      if (!again) one.observations.push_back(seen);
    }
    one.difference = difference_of(purpose);
    one.purpose = std::move(purpose);
    return one;
  }

  const model::Project& project_;
  const host::PreparedPlugin& plugin_;
  host::PluginDesign design_;
};

}  // namespace

std::int32_t last_anchor(std::int32_t end, std::int32_t months, std::int32_t days) {
  const Duration duration{months, days};
  std::int32_t day = subtract(end, duration);
  // The end of a month is reached from several days: the last of them is meant.
  while (add(day, duration) > end) --day;
  while (add(day + 1, duration) <= end) ++day;
  return day;
}

model::Evaluability evaluability_of(const model::Project& project,
                                    const std::vector<host::PreparedPlugin>& plugins,
                                    std::vector<host::PluginDesign> designs) {
  model::Evaluability result;
  result.id = project.card.id;
  result.name = project.card.name;
  result.start = project.card.start;
  result.end = project.card.end;
  result.planned_participants = project.card.planned_participants;
  for (std::size_t i = 0; i < plugins.size(); ++i)
    result.plugins.push_back(Evaluation(project, plugins[i], std::move(designs[i])).make());
  Remarks(project, result).make();
  return result;
}

}  // namespace fotfaste::cli
