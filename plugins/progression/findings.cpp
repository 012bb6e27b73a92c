#include "findings.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace progression {
namespace {

using fotfaste::Severity;
using fotfaste::criteria::quote;

// At most some of the names, since a finding is one sentence.
std::string some_of(const std::set<std::string>& names) {
  constexpr std::size_t most = 5;
  std::string text;
  std::size_t shown = 0;
  for (const std::string& name : names) {
    if (shown == most) return text + ", …";
    text.append(shown == 0 ? "" : ", ").append(name);
    ++shown;
  }
  return text;
}

void report_absent(const fotfaste::Settings& settings, const char* parameter,
                   const std::vector<std::string>& wanted, const std::set<std::string>& found) {
  for (const std::string& word : wanted) {
    if (found.contains(word)) continue;
    settings.report(
        Severity::warning, "P204",
        {quote(word) + " finns inte bland skattningarna.", quote(word) + " is not among the ratings."},
        {"Kontrollera stavningen och kodlistan. Är allt rätt, har ingen sådan skattning kommit in än.",
         "Check the spelling and the code list. If all is right, no such rating has come in yet."},
        settings.parameters().find(parameter).raw());
  }
}

}  // namespace

void report_findings(const fotfaste::Settings& settings, const Reporting& reporting, const Noted& noted,
                     bool lacks_norms) {
  const Measures& measures = reporting.measures;
  std::set<std::string> instruments, raters, undescribed, without_direction, not_turned;
  for (const Form& form : measures.forms()) {
    instruments.insert(form.instrument);
    raters.insert(form.rater);
  }
  for (const Measure& measure : measures.measures()) {
    if (measure.described && measure.direction_stated) continue;
    const std::string name = measures.form_of(measure).instrument + "." + measure.id;
    (measure.described ? without_direction : undescribed).insert(name);
  }
  for (const auto& item : measures.instruments().items()) {
    const bool cannot = item.direction == fotfaste::Direction::lower && (!item.lowest || !item.highest);
    if (cannot && !item.sub_scale.empty() && instruments.contains(item.instrument)) {
      not_turned.insert(item.instrument + "." + item.sub_scale);
    }
  }
  report_absent(settings, "instruments", reporting.options.instruments, instruments);
  report_absent(settings, "raters", reporting.options.raters, raters);
  if (noted.outside() > 0) {
    settings.report(
        Severity::note, "P201",
        {"Några har skattningar som inte hör till någon våg.", "Some have ratings that are of no wave."},
        {"De räknas inte i tabellerna över vågor. Öka tolerance, eller använd waves = \"occasion\".",
         "They are not counted in the tables of waves. Raise tolerance, or use waves = \"occasion\"."},
        nullptr, static_cast<std::uint64_t>(noted.outside()), static_cast<std::uint64_t>(noted.persons()));
  }
  if (!undescribed.empty()) {
    const std::string names = some_of(undescribed);
    settings.report(
        Severity::warning, "P202",
        {"Frågor utan beskrivning: " + names + ".", "Items without a description: " + names + "."},
        {"Högre antas vara bättre. Beskriv dem i en fil under [[instrument]] eller i [data.items].",
         "Higher is taken to be better. Describe them in a file of [[instrument]] or in [data.items]."});
  }
  if (!without_direction.empty()) {
    const std::string names = some_of(without_direction);
    settings.report(Severity::warning, "P205",
                    {"Det är inte sagt om högre eller lägre är bättre: " + names + ".",
                     "It is not said whether higher or lower is better: " + names + "."},
                    {"Högre antas vara bättre. Ange direction för frågorna.",
                     "Higher is taken to be better. State direction for the items."});
  }
  if (!not_turned.empty()) {
    const std::string names = some_of(not_turned);
    settings.report(
        Severity::warning, "P203",
        {"Delområden som inte kan räknas: " + names + ".",
         "Sub-scales that cannot be computed: " + names + "."},
        {"En fråga där lägre är bättre måste vändas, och då behövs skalans lägsta och högsta värde.",
         "An item where lower is better has to be turned, which takes the lowest and highest value of "
         "its scale."});
  }
  if (lacks_norms) {
    settings.report(
        Severity::note, "P206",
        {"Säkerställd förändring är okänd för vissa mått.", "Reliable change is unknown for some measures."},
        {"Det saknas standardavvikelse eller reliabilitet. Ange dem som [[norm]] i formulärets fil, eller "
         "sätt "
         "missing_norms = \"computed\".",
         "A standard deviation or a reliability is missing. State them as [[norm]] in the instrument's file, "
         "or "
         "set missing_norms = \"computed\"."});
  }
}

}  // namespace progression
