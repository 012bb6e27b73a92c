#include <algorithm>
#include <array>

#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

constexpr double fewest_at_risk = 5;  // below this a point of a curve says nothing
constexpr std::array<int, 3> shown_months = {6, 12, 24};

struct Step {
  double time = 0;
  double at_risk = 0;
  double leaving = 0;  // events and censored
  std::optional<double> value, low, high;
};

// One curve for one stratum, its steps in time order.
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
    const std::string name = table.text(row, "curve");
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
    curve->steps.push_back({*time, number("at_risk").value_or(0),
                            number("events").value_or(0) + number("censored").value_or(0), number("value"),
                            number("low"), number("high")});
  }
  for (Curve& curve : curves) {
    std::stable_sort(curve.steps.begin(), curve.steps.end(),
                     [](const Step& a, const Step& b) { return a.time < b.time; });
  }
  return curves;
}

// The first time by which half have met the event.
std::string median_text(const Curve& curve, const Paper& paper) {
  for (const Step& step : curve.steps) {
    if (!step.value || *step.value > 0.5) continue;
    const std::string time = decimal_number(step.time, 0, paper.language);
    return time + (curve.days ? paper.say(" dagar", " days") : paper.say(" månader", " months"));
  }
  return paper.say("ej uppnådd", "not reached");
}

std::string at_month(const Curve& curve, int month, const Paper& paper) {
  const double time = curve.days ? month * 30.4375 : month;
  const Step* last = nullptr;
  double at_risk = curve.steps.empty() ? 0 : curve.steps.front().at_risk;
  for (const Step& step : curve.steps) {
    if (step.time > time) break;
    last = &step;
    at_risk = step.time == time ? step.at_risk : step.at_risk - step.leaving;
  }
  if (at_risk < fewest_at_risk) return "–";
  const std::string n = " (" + decimal_number(at_risk, 0, paper.language) + ")";
  if (last == nullptr || !last->value) return percent(0, 0, paper.language) + n;
  return percent(1 - *last->value, 0, paper.language) + n;
}

}  // namespace

void write_time_to_event(Paper& paper, const TableView& table) {
  const std::vector<Curve> curves = curves_of(table, paper);
  if (curves.empty()) return;
  paper.heading(table.title());
  std::string name;
  std::vector<TextColumn> columns = {
      {"", Align::left, 12}, {"n", Align::right, 0}, {"Median", Align::right, 0}};
  for (const int month : shown_months) {
    columns.push_back({std::to_string(month) + paper.say(" mån", " months"), Align::right, 0});
  }
  TextTable text(columns);
  const auto finish = [&] {
    if (text.empty()) return;
    if (!name.empty()) paper.subheading(name);
    paper.text.append(text.text(paper.width, 2, paper.palette));
    text = TextTable(columns);
  };
  for (const Curve& curve : curves) {
    if (curve.curve != name) finish();
    name = curve.curve;
    const double n = curve.steps.empty() ? 0 : curve.steps.front().at_risk;
    std::vector<TextCell> row = {curve.shown, decimal_number(n, 0, paper.language),
                                 median_text(curve, paper)};
    for (const int month : shown_months) row.push_back(at_month(curve, month, paper));
    text.add(std::move(row));
  }
  finish();
  paper.note(
      paper.say("Andel som har nått händelsen, med antalet som ännu kan nå den inom parentes. Där färre "
                "än fem återstår visas inget.",
                "Share that has met the event, with the number still able to meet it in parentheses. "
                "Where fewer than five remain nothing is shown."));
}

}  // namespace fotfaste::report
