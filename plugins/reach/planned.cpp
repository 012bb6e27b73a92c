#include "planned.hpp"

#include <algorithm>
#include <cmath>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace reach {
namespace {

// The numbers of n people that are as planned.
struct Limits {
  std::int64_t least;
  std::int64_t most;
};

// 0.40 - 0.05 of 60 is 21, also where a double is a hair off.
constexpr double hair = 1e-9;

Limits limits_of(double share, double tolerance, std::int64_t n) {
  const auto people = static_cast<double>(n);
  const double least = std::ceil(std::max(0.0, share - tolerance) * people - hair);
  const double most = std::floor(std::min(1.0, share + tolerance) * people + hair);
  return {static_cast<std::int64_t>(least), static_cast<std::int64_t>(most)};
}

// Whatever the unknown turn out to be.
std::string_view standing_of(const PlannedShare& planned, std::int64_t count, const Composition::Known& of) {
  if (!planned.tolerance) return "no_limit";
  if (of.known + of.unknown == 0) return "nobody";
  const Limits whole = limits_of(planned.share, *planned.tolerance, of.known + of.unknown);
  if (count > whole.most) return "above";
  if (count + of.unknown < whole.least) return "below";
  return count >= whole.least && count + of.unknown <= whole.most ? "as_planned" : "open";
}

}  // namespace

void describe_planned(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(planned_id, fotfaste::Kind::count, "Fördelning mot plan", "Composition against plan")
      .description(
          "Antalet av varje slag mot det antal som planen motsvarar bland dem med känd uppgift. Alla är "
          "räknade, så inget intervall behövs. Den som är okänd kan vara vilketdera: bedömningen sägs bara "
          "om "
          "den håller vad de okända än är.",
          "The number of each kind against the number that the plan makes among those known. Everybody is "
          "counted, so no interval is needed. Who is unknown may be either: the standing is said only if it "
          "holds whatever the unknown are.")
      .smallest_cell(5)
      .column("background", Type::text, Role::dimension, "Bakgrund", "Background")
      .column("category", Type::text, Role::dimension, "Värde", "Category")
      .column("counted", Type::integer, Role::count, "Antal", "Number")
      .column("known", Type::integer, Role::attribute, "Av alla med känd uppgift", "Of all that are known")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("planned", Type::integer, Role::attribute, "Enligt plan, avrundat", "As planned, rounded")
      .column("planned_least", Type::integer, Role::attribute, "Lägst enligt plan", "Least as planned")
      .column("planned_most", Type::integer, Role::attribute, "Högst enligt plan", "Most as planned")
      .column("standing", Type::text, Role::attribute, "Bedömning", "Standing");
}

void report_planned(const Reporting& reporting, const std::vector<PlannedShare>& planned,
                    const Composition& composition) {
  const auto known_of = composition.known(reporting.breakdown);
  const auto values = composition.values(reporting.breakdown);
  for (const PlannedShare& one : planned) {
    std::int64_t count = 0;
    bool is_there = false;
    for (const Composition::Value& value : values) {
      if (value.background.column != one.column || value.background.value != one.value) continue;
      count = value.count;
      is_there = true;
    }
    Composition::Known of;
    if (const auto found = known_of.find(one.column); found != known_of.end()) of = found->second;
    std::optional<std::int64_t> wanted, least, most;
    if (of.known > 0) {
      wanted = std::llround(one.share * static_cast<double>(of.known));
      if (one.tolerance) {
        const Limits limits = limits_of(one.share, *one.tolerance, of.known);
        least = limits.least;
        most = limits.most;
      }
    }
    reporting.results.add(planned_id, one.column, one.value, count, of.known, of.unknown, wanted, least, most,
                          standing_of(one, count, of));
    label_background(reporting.results, planned_id, {one.column, one.value, true});
    if (is_there || of.known == 0 || one.share == 0) continue;
    const std::string named = fotfaste::criteria::quote(one.value);
    reporting.settings.report(
        fotfaste::Severity::warning, nobody_code,
        {"Ingen är " + named + ", som planen säger något om.", "Nobody is " + named + ", which is planned."},
        {"Kontrollera att ordet är skrivet som i data; modellens egna ord är engelska, som \"woman\".",
         "Check that the word is written as in the data; the model's own words are English, as \"woman\"."},
        one.at.raw());
  }
  const std::pair<std::string_view, fotfaste::Label> words[] = {
      {"as_planned", {"enligt plan", "as planned"}},
      {"below", {"under plan", "below plan"}},
      {"above", {"över plan", "above plan"}},
      {"open", {"hänger på de okända", "hangs on the unknown"}},
      {"no_limit", {"ingen gräns angiven", "no limit stated"}},
      {"nobody", {"ingen deltar än", "nobody takes part yet"}}};
  for (const auto& [word, label] : words) reporting.results.label(planned_id, "standing", word, label);
}

}  // namespace reach
