#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

constexpr double fewest_at_risk = 5;  // below this a point of a curve says nothing
constexpr std::array<int, 3> shown_months = {6, 12, 24};
constexpr std::array<int, 8> shown_days = {7, 14, 30, 60, 90, 180, 365, 730};
constexpr std::size_t most_shown_days = 5;
constexpr std::string_view not_shown = "–";

struct Step {
  double time = 0;
  double at_risk = 0;
  std::optional<double> value, low, high;
};

// One curve for one stratum, its steps in time order; one for each cause where there are several.
struct Curve {
  std::string curve;
  Json stratum;
  std::string shown;  // the stratum as it is called
  bool days = false;
  std::vector<Step> steps;
};

std::vector<Curve> curves_of(const TableView& table, const Paper& paper) {
  std::vector<Curve> curves;
  for (const Json& row : table.rows()) {
    const auto time = as_number(member(row, "time"));
    if (!time) continue;
    std::string name = table.text(row, "curve");
    if (table.has("cause")) name.append(": ").append(table.text(row, "cause"));
    const Json& stratum = member(row, "stratum");
    auto curve = std::find_if(curves.begin(), curves.end(),
                              [&](const Curve& one) { return one.curve == name && one.stratum == stratum; });
    if (curve == curves.end()) {
      const bool all = is_everybody(stratum);
      curves.push_back({name,
                        stratum,
                        all ? paper.say("alla", "everybody") : table.text(row, "stratum"),
                        member(row, "unit") == "day",
                        {}});
      curve = curves.end() - 1;
    }
    const auto number = [&](const char* column) { return as_number(member(row, column)); };
    curve->steps.push_back(
        {*time, number("at_risk").value_or(0), number("value"), number("low"), number("high")});
  }
  for (Curve& curve : curves) {
    std::stable_sort(curve.steps.begin(), curve.steps.end(),
                     [](const Step& a, const Step& b) { return a.time < b.time; });
  }
  // Groups and causes of one curve stand together, whatever the order of the rows.
  std::vector<std::string> names;
  for (const Curve& curve : curves) {
    if (std::find(names.begin(), names.end(), curve.curve) == names.end()) names.push_back(curve.curve);
  }
  const auto place = [&names](const Curve& curve) {
    return std::find(names.begin(), names.end(), curve.curve) - names.begin();
  };
  std::stable_sort(curves.begin(), curves.end(),
                   [&](const Curve& a, const Curve& b) { return place(a) < place(b); });
  return curves;
}

// What a curve's value is the share of, and what a reader is shown.
enum class Meaning { waiting, kept, come_first };

// time is in the curve's own unit.
std::string at_time(const Curve& curve, int time, Meaning meaning, const Paper& paper) {
  const auto next = std::find_if(curve.steps.begin(), curve.steps.end(),
                                 [time](const Step& step) { return step.time >= time; });
  const double at_risk = next == curve.steps.end() ? 0 : next->at_risk;
  const Step* last = nullptr;
  for (const Step& step : curve.steps) {
    if (step.time <= time) last = &step;
  }
  if (at_risk < fewest_at_risk || (last != nullptr && !last->value)) return std::string(not_shown);
  const double before = meaning == Meaning::come_first ? 0 : 1;
  const double value = last == nullptr ? before : *last->value;
  return percent(meaning == Meaning::waiting ? 1 - value : value, 0, paper.language) + " (" +
         decimal_number(at_risk, 0, paper.language) + ")";
}

std::string note_of(Meaning meaning, const Paper& paper) {
  switch (meaning) {
    case Meaning::kept:
      return paper.say(
          "Andel som har kvar arbetet, med antalet som ännu följs inom parentes. Där färre än fem "
          "återstår visas inget.",
          "Share still in the job, with the number still followed in parentheses. Where fewer than "
          "five remain nothing is shown.");
    case Meaning::come_first:
      return paper.say(
          "Andel för vilka det har kommit först, med antalet som ännu väntar inom parentes. Där färre "
          "än fem återstår visas inget.",
          "Share for whom it has come first, with the number still waiting in parentheses. Where "
          "fewer than five remain nothing is shown.");
    default:
      return paper.say(
          "Andel som har nått händelsen, med antalet som ännu kan nå den inom parentes. Där färre "
          "än fem återstår visas inget.",
          "Share that has met the event, with the number still able to meet it in parentheses. "
          "Where fewer than five remain nothing is shown.");
  }
}

// Months are always the same; of days, the last ones at which the curve of everybody still says something.
std::vector<int> times_across(const Paper& paper, const Curve& everybody, Meaning meaning) {
  if (!everybody.days) return {shown_months.begin(), shown_months.end()};
  std::vector<int> times;
  for (const int day : shown_days) {
    if (at_time(everybody, day, meaning, paper) != not_shown) times.push_back(day);
  }
  if (times.size() > most_shown_days) times.erase(times.begin(), times.end() - most_shown_days);
  return times;
}

// The groups of one curve down, times across.
TextTable of_one_curve(const Paper& paper, std::span<const Curve> groups, Meaning meaning) {
  const std::vector<int> times = times_across(paper, groups.front(), meaning);
  std::vector<TextColumn> columns = {{"", Align::left, 12}, {"n", Align::right, 0}};
  for (const int time : times) {
    const std::string unit =
        groups.front().days ? paper.say(" dagar", " days") : paper.say(" mån", " months");
    columns.push_back({std::to_string(time) + unit, Align::right, 0});
  }
  TextTable text(std::move(columns));
  for (const Curve& curve : groups) {
    const double n = curve.steps.empty() ? 0 : curve.steps.front().at_risk;
    std::vector<TextCell> row = {curve.shown, decimal_number(n, 0, paper.language)};
    for (const int time : times) row.push_back(at_time(curve, time, meaning, paper));
    text.add(std::move(row));
  }
  return text;
}

void write_curves(Paper& paper, const TableView& table, Meaning meaning) {
  const std::vector<Curve> curves = curves_of(table, paper);
  if (curves.empty()) return;
  paper.heading(table.title());
  for (auto curve = curves.begin(); curve != curves.end();) {
    const auto next =
        std::find_if(curve, curves.end(), [&](const Curve& other) { return other.curve != curve->curve; });
    paper.subheading(curve->curve);
    paper.text.append(of_one_curve(paper, {curve, next}, meaning).text(paper.width, 2, paper.palette));
    curve = next;
  }
  paper.note(note_of(meaning, paper));
}

std::string unit_text(const Paper& paper, bool days, double value) {
  if (days) return value == 1 ? paper.say("dag", "day") : paper.say("dagar", "days");
  return value == 1 ? paper.say("månad", "month") : paper.say("månader", "months");
}

// Times at which numbers at risk are shown: the first ones, as many as a line holds.
constexpr std::size_t most_times = 9;

}  // namespace

void write_time_to_event(Paper& paper, const TableView& table) {
  write_curves(paper, table, Meaning::waiting);
}

void write_retention(Paper& paper, const TableView& table) {
  write_curves(paper, table, Meaning::kept);
}

void write_cumulative_incidence(Paper& paper, const TableView& table) {
  write_curves(paper, table, Meaning::come_first);
}

void write_at_risk(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  paper.heading(table.title());
  for (const std::string& curve : values_of(table.rows(), "curve")) {
    std::vector<TextColumn> columns = {{table.label("time"), Align::left, 12}};
    std::vector<TextCell> left = {table.label("at_risk")};
    std::vector<TextCell> events = {table.label("events")};
    std::string unit;
    for (const Json& row : table.rows()) {
      if (member(row, "curve") != curve || !is_everybody(member(row, "stratum"))) continue;
      if (columns.size() > most_times) break;
      unit = table.text(row, "unit");
      columns.push_back({table.text(row, "time"), Align::right, 0});
      left.emplace_back(count_text(as_number(member(row, "at_risk")), paper, true));
      events.emplace_back(count_text(as_number(member(row, "events")), paper, true));
    }
    columns.front().title.append(" (").append(unit).append(")");
    TextTable text(std::move(columns));
    text.add(std::move(left));
    text.add(std::move(events));
    paper.subheading(table.label("curve", curve));
    paper.text.append(text.text(paper.width, 2, paper.palette));
  }
}

void write_curve_summary(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  paper.heading(table.title());
  bool all_told = true;
  for (const std::string& curve : values_of(table.rows(), "curve")) {
    TextTable text({{table.label("stratum"), Align::left, 12},
                    {table.label("people"), Align::right, 0},
                    {table.label("events"), Align::right, 0},
                    {table.label("value"), Align::right, 0},
                    {paper.say("95 % intervall", "95 % interval"), Align::right, 0}});
    for (const Json& row : table.rows()) {
      if (member(row, "curve") != curve) continue;
      const auto number = [&](const char* name) {
        const auto value = as_number(member(row, name));
        if (!value) return std::string("–");
        return decimal_number(*value, *value == std::floor(*value) ? 0 : 1, paper.language);
      };
      const auto value = as_number(member(row, "value"));
      std::string median = number("value");
      std::string limits;
      if (value) {
        median.append(" ").append(unit_text(paper, member(row, "unit") == "day", *value));
        limits = number("low").append(paper.say(" till ", " to ")).append(number("high"));
      }
      all_told = all_told && value.has_value();
      const bool all = is_everybody(member(row, "stratum"));
      text.add({all ? paper.say("alla", "everybody") : table.text(row, "stratum"),
                count_text(as_number(member(row, "people")), paper, true),
                count_text(as_number(member(row, "events")), paper, true), median, limits});
    }
    paper.subheading(table.label("curve", curve));
    paper.text.append(text.text(paper.width, 2, paper.palette));
  }
  if (all_told) return;
  paper.note(paper.say("– = hälften nås inte medan ännu minst fem följs, så mediantiden är inte känd.",
                       "– = half is not reached while five at least are still followed, so the median is "
                       "not known."));
}

}  // namespace fotfaste::report
