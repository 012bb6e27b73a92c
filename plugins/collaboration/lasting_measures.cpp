#include "lasting_measures.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/project_table.hpp"

namespace collaboration {
namespace {

using fotfaste::Day;
using fotfaste::DayCell;
using fotfaste::Duration;
using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

constexpr const char* summary_table = "lasting-measures";
constexpr const char* measures_table = "lasting-measure-states";
constexpr const char* origin_table = "measure-origins";

constexpr std::array<std::string_view, 5> origin_words = {"participants", "staff", "partners", "employers",
                                                          "other"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> origin_names = {
    {{"deltagare", "participants"},
     {"personal", "staff"},
     {"samverkansparter", "partners"},
     {"arbetsgivare", "employers"},
     {"annat", "other"}}};

enum class Fate : std::uint8_t { lives_on, ended, unknown, not_due };
constexpr std::array<std::string_view, 4> fate_words = {"lives-on", "ended", "unknown", "not-due"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> fate_names = {
    {{"lever kvar", "lives on"}, {"har upphört", "has ended"}, {"okänt", "unknown"}, {"inte än", "not yet"}}};

// What was said of a measure on a day.
struct Said {
  bool lives_on = false;
  bool ended = false;
  bool unclear = false;
  std::string document;  // the first by the alphabet
};
using SaidByDay = std::map<Day, Said>;

struct Found {
  Fate fate;
  std::optional<Day> day;
  std::string document;
};

// By what was said nearest to the day, the later of two as near; unknown when nothing was within reach or it
// contradicts itself.
Found fate_at(Day day, const SaidByDay& said, const MeasureOptions& options, Day as_of) {
  const Day from = fotfaste::subtract(day, options.within);
  const Day until = fotfaste::add(day, options.within);
  const SaidByDay::value_type* nearest = nullptr;
  for (const auto& entry : said) {
    if (entry.first < from || entry.first > until) continue;
    const bool is_nearer =
        nearest == nullptr || std::abs(entry.first - day) <= std::abs(nearest->first - day);
    if (is_nearer) nearest = &entry;
  }
  if (nearest == nullptr) return {day >= as_of ? Fate::not_due : Fate::unknown, std::nullopt, {}};
  const Said& what = nearest->second;
  const bool is_clear = what.lives_on != what.ended && !what.unclear;
  const Fate fate = !is_clear ? Fate::unknown : what.lives_on ? Fate::lives_on : Fate::ended;
  return {fate, nearest->first, what.document};
}

std::string point_word(Duration after) {
  if (after == Duration{}) return "end";
  std::string text = "end+";
  if (after.months != 0) return text.append(std::to_string(after.months)).append("m");
  return text.append(std::to_string(after.days)).append("d");
}

Label point_label(Duration after) {
  if (after == Duration{}) return {"när projektet slutar", "when the project ends"};
  if (after.months == 0) {
    const std::string days = std::to_string(after.days);
    return {days + " dagar efter projektet", days + " days after the project"};
  }
  const std::string months = std::to_string(after.months);
  const bool one = after.months == 1;
  return {months + (one ? " månad" : " månader") + " efter projektet",
          months + (one ? " month" : " months") + " after the project"};
}

std::optional<std::string> cell(const std::optional<Label>& label) {
  return label ? std::optional<std::string>(label->sv) : std::nullopt;
}

std::optional<Label> label_of(const Parameters& table, std::string_view key) {
  return table.has(key) ? std::optional(table.label(key)) : std::nullopt;
}

class MeasuresReport {
 public:
  MeasuresReport(const MeasureOptions& options, fotfaste::Results& results,
                 const fotfaste::Settings& settings)
      : options_(options), results_(results), settings_(settings) {
    for (const Measure& measure : options.measures) said_[measure.id];
    read_survey();
    read_evidence();
  }

  void report() {
    report_origins();
    if (const auto end = settings_.project_end()) {
      for (const Duration after : options_.after_end) report_at(fotfaste::add(*end, after), after);
      label();
    } else {
      settings_.report(
          fotfaste::Severity::note, no_project_end_code,
          {"Projektets sista dag är inte angiven, så det går inte att säga vilka insatser som lever "
           "kvar efteråt.",
           "The project's last day is not stated, so it cannot be said which measures live on."},
          {"Skriv end under [project].", "Write end under [project]."});
    }
    if (unknown_measures_ > 0) {
      settings_.report(fotfaste::Severity::warning, unknown_measure_code,
                       {"Enkäten nämner insatser som inte finns bland dem som räknas upp.",
                        "The survey names measures that are not among those listed."},
                       {"De räknas inte. Lägg till dem som [[plugin.measure]], eller rätta id.",
                        "They do not count. Add them as [[plugin.measure]], or correct the id."},
                       nullptr, unknown_measures_, rows_);
    }
    if (unclear_ > 0) {
      settings_.report(fotfaste::Severity::warning, unclear_status_code,
                       {"Svar om en insats är varken 1 (lever kvar) eller 0 (har upphört).",
                        "An answer about a measure is neither 1 (lives on) nor 0 (has ended)."},
                       {"Insatsen räknas som okänd den dagen. Skriv 1 eller 0.",
                        "The measure counts as unknown on that day. Write 1 or 0."},
                       nullptr, unclear_, rows_);
    }
  }

 private:
  void read_survey() {
    if (options_.group.empty()) return;
    const fotfaste::ProjectTable table(settings_.raw()->project, "survey");
    const auto group = table.words("respondent_group");
    const auto item = table.words("item");
    const auto date = table.days("date");
    const auto value = table.numbers("value");
    for (std::size_t row = 0; row < table.size(); ++row) {
      const bool counts = group[row] == options_.group && date.has(row) && *date[row] < settings_.as_of();
      if (!counts || !value.has(row)) continue;
      ++rows_;
      const auto found = said_.find(std::string(item[row]));
      if (found == said_.end()) {
        ++unknown_measures_;
        continue;
      }
      Said& said = found->second[*date[row]];
      if (*value[row] == 1) {
        said.lives_on = true;
      } else if (*value[row] == 0) {
        said.ended = true;
      } else {
        said.unclear = true;
        ++unclear_;
      }
    }
  }

  void read_evidence() {
    const fotfaste::ProjectTable table(settings_.raw()->project, "evidence");
    const auto goal = table.words("goal");
    const auto date = table.days("date");
    const auto document = table.words("document");
    constexpr std::string_view prefix = "measure.";
    for (std::size_t row = 0; row < table.size(); ++row) {
      const bool counts = goal[row].starts_with(prefix) && date.has(row) && *date[row] < settings_.as_of() &&
                          !document[row].empty();
      if (!counts) continue;
      const auto found = said_.find(std::string(goal[row].substr(prefix.size())));
      if (found == said_.end()) continue;
      Said& said = found->second[*date[row]];
      said.lives_on = true;
      if (said.document.empty() || document[row] < said.document) said.document = document[row];
    }
  }

  void report_at(Day day, Duration after) {
    std::array<std::int64_t, 4> counts = {};
    const std::string point = point_word(after);
    for (const Measure& measure : options_.measures) {
      const Found found = fate_at(day, said_.at(measure.id), options_, settings_.as_of());
      ++counts[static_cast<std::size_t>(found.fate)];
      results_.add(measures_table, measure.id, point, fate_words[static_cast<std::size_t>(found.fate)],
                   found.day ? std::optional(DayCell{*found.day}) : std::nullopt,
                   found.document.empty() ? std::nullopt : std::optional<std::string>(found.document),
                   cell(measure.owner), cell(measure.budget),
                   measure.origin.empty() ? std::nullopt : std::optional<std::string>(measure.origin));
    }
    // Of none of which anything is known it is not said that none lives on.
    const bool any_known = counts[0] + counts[1] > 0;
    results_.add(summary_table, point, options_.measures.size(),
                 any_known ? std::optional(counts[0]) : std::nullopt,
                 any_known ? std::optional(counts[1]) : std::nullopt, counts[2], counts[3]);
    for (const char* table : {summary_table, measures_table})
      results_.label(table, "point", point, point_label(after));
  }

  void label() {
    for (const Measure& measure : options_.measures) {
      results_.label(measures_table, "measure", measure.id, measure.text);
      if (measure.owner) results_.label(measures_table, "owner", measure.owner->sv, *measure.owner);
      if (measure.budget) results_.label(measures_table, "budget", measure.budget->sv, *measure.budget);
    }
    for (std::size_t i = 0; i < fate_words.size(); ++i) {
      results_.label(measures_table, "state", fate_words[i],
                     {std::string(fate_names[i].first), std::string(fate_names[i].second)});
    }
    label_origins(measures_table);
  }

  void label_origins(const char* table) {
    for (std::size_t i = 0; i < origin_words.size(); ++i) {
      results_.label(table, "origin", origin_words[i],
                     {std::string(origin_names[i].first), std::string(origin_names[i].second)});
    }
  }

  void report_origins() {
    std::map<std::string, std::int64_t> counts;
    for (const Measure& measure : options_.measures) ++counts[measure.origin];
    for (const auto& [origin, count] : counts)
      results_.add(origin_table, origin, count, options_.measures.size());
    label_origins(origin_table);
    if (counts.contains("")) results_.label(origin_table, "origin", "", {"inte angivet", "not stated"});
  }

  const MeasureOptions& options_;
  fotfaste::Results& results_;
  const fotfaste::Settings& settings_;
  std::map<std::string, SaidByDay> said_;
  std::uint64_t rows_ = 0;
  std::uint64_t unknown_measures_ = 0;
  std::uint64_t unclear_ = 0;
};

}  // namespace

void describe_measure_options(fotfaste::Description& description) {
  auto& measure = description
                      .parameter("measure", ParameterType::table,
                                 "En insats som projektet tagit fram och som ska leva kvar.",
                                 "A measure that the project made and that is to live on.")
                      .repeated();
  measure
      .field("id", ParameterType::text,
             "Insatsens namn i resultaten, i enkäten och, efter \"measure.\", bland "
             "beläggen.",
             "The measure's name in results, in the survey and, after \"measure.\", among the evidence.")
      .required();
  measure.field("text", ParameterType::label, "Insatsen i ord.", "The measure in words.");
  measure.field("owner", ParameterType::label, "Vem som driver den vidare.", "Who carries it on.");
  measure.field("budget", ParameterType::label, "Vilken budget den ligger i.", "Which budget it is in.");
  measure.field("origin", ParameterType::choice, "Varifrån idén kom.", "Where the idea came from.")
      .choices({"participants", "staff", "partners", "employers", "other"});
  description.parameter("measures_group", ParameterType::text,
                        "Gruppen i enkäten vars rader säger om insatser lever kvar: 1 ja, 0 nej.",
                        "The group of the survey whose rows say whether measures live on: 1 yes, 0 no.");
  description
      .parameter("after_end", ParameterType::duration,
                 "Så långt efter projektets sista dag insatserna följs upp.",
                 "So long after the project's last day the measures are followed up.")
      .repeated()
      .default_value("[\"0d\", \"6m\", \"12m\"]");
  description
      .parameter("measures_within", ParameterType::duration,
                 "Så långt från den dagen får en uppgift om insatsen ligga.",
                 "So far from that day may what is said of the measure lie.")
      .default_value("60d");
}

MeasureOptions measure_options_of(const fotfaste::Settings& settings) {
  MeasureOptions options;
  const Parameters parameters = settings.parameters();
  std::set<std::string> ids;
  for (const Parameters table : parameters.find("measure").items()) {
    const std::string id(table.text("id"));
    Measure measure{.id = id,
                    .text = table.label_or("text", {id, id}),
                    .owner = label_of(table, "owner"),
                    .budget = label_of(table, "budget"),
                    .origin = {}};
    if (const Parameters origin = table.find("origin"))
      measure.origin = origin_words[criteria::one_of(origin, origin_words)];
    if (!ids.insert(id).second) {
      criteria::throw_contradiction(table.find("id"),
                                    {"Två insatser heter " + criteria::quote(id) + ".",
                                     "Two measures are called " + criteria::quote(id) + "."},
                                    {"Ge dem olika namn.", "Give them different names."});
    }
    options.measures.push_back(std::move(measure));
  }
  options.group = parameters.text_or("measures_group", "");
  options.within = parameters.duration_or("measures_within", {0, 60});
  const Parameters after = parameters.find("after_end");
  if (!after) {
    options.after_end = {{}, {6, 0}, {12, 0}};
  } else if (after.is_list()) {
    for (const Parameters one : after.items()) options.after_end.push_back(one.as_duration());
  } else {
    options.after_end = {after.as_duration()};
  }
  for (std::size_t i = 0; i < options.after_end.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (options.after_end[i] != options.after_end[j]) continue;
      criteria::throw_contradiction(after, {"Samma tid står två gånger.", "The same time stands twice."},
                                    {"Ta bort den ena.", "Take one of them away."});
    }
  }
  return options;
}

void declare_measures(const MeasureOptions& options, fotfaste::Needs& needs) {
  if (options.measures.empty()) return;
  needs.columns({"project.evidence.goal", "project.evidence.date", "project.evidence.document"},
                fotfaste::Required::no);
}

void describe_measure_tables(fotfaste::Description& description) {
  using fotfaste::Kind;
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(summary_table, Kind::count, "Insatser som lever kvar", "Measures that live on")
      .description(
          "Hur många av projektets insatser som lever kvar när det slutar och senare. Insatserna är alla som "
          "finns, så talen har ingen osäkerhet. En insats som ingen sagt något om är okänd.",
          "How many of the project's measures live on when it ends and later. The measures are all there "
          "are, so "
          "the numbers have no interval. One of which nobody said anything is unknown.")
      .column("point", Type::text, Role::dimension, "När", "When")
      .column("measures", Type::integer, Role::attribute, "Insatser", "Measures")
      .column("lives_on", Type::integer, Role::count, "Lever kvar", "Live on")
      .column("ended", Type::integer, Role::attribute, "Har upphört", "Have ended")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Inte än", "Not yet");
  description.table(measures_table, Kind::records, "Varje insats", "Each measure")
      .description("Om varje insats lever kvar, vem som driver den och vad som visar det.",
                   "Whether each measure lives on, who carries it on and what shows it.")
      .column("measure", Type::text, Role::dimension, "Insats", "Measure")
      .column("point", Type::text, Role::dimension, "När", "When")
      .column("state", Type::text, Role::attribute, "Läge", "State")
      .column("said", Type::date, Role::attribute, "Enligt uppgift den", "As said on")
      .column("document", Type::text, Role::attribute, "Underlag", "Document")
      .column("owner", Type::text, Role::attribute, "Drivs av", "Carried on by")
      .column("budget", Type::text, Role::attribute, "Budget", "Budget")
      .column("origin", Type::text, Role::attribute, "Idén kom från", "Idea from");
  description.table(origin_table, Kind::count, "Varifrån insatserna kom", "Where the measures came from")
      .description("Hur många av insatserna som bygger på deltagares, personals eller parters idéer.",
                   "How many of the measures build on ideas of participants, staff or partners.")
      .column("origin", Type::text, Role::dimension, "Idén kom från", "Idea from")
      .column("measures", Type::integer, Role::count, "Insatser", "Measures")
      .column("all", Type::integer, Role::attribute, "Av alla", "Of all");
}

void report_measures(const MeasureOptions& options, fotfaste::Results& results,
                     const fotfaste::Settings& settings) {
  if (options.measures.empty()) return;
  MeasuresReport(options, results, settings).report();
}

}  // namespace collaboration
