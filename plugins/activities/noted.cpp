// What an evaluator should know of the data behind the tables.
#include <set>

#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/project_table.hpp"
#include "tables.hpp"

namespace activities {
namespace {

using fotfaste::Label;
using fotfaste::Severity;

std::string of_all(std::int64_t count, std::int64_t all, const char* joint) {
  return std::to_string(count).append(joint).append(std::to_string(all));
}

// Items of the project's questionnaires that no factor names, themselves or by their sub-scale.
void report_items_without_factor(const Reporting& reporting) {
  if (reporting.options.factors.empty()) return;
  std::set<std::string_view> factors;
  for (const Factor& factor : reporting.options.factors) factors.insert(factor.id);
  const fotfaste::ProjectTable items(reporting.settings.raw()->project, "items");
  const fotfaste::WordColumn item = items.words("item");
  const fotfaste::WordColumn sub_scale = items.words("sub_scale");
  bool any_named = false;
  std::set<std::string_view> missing;
  for (std::size_t row = 0; row < items.size(); ++row) {
    const bool named = factors.contains(item[row]) || factors.contains(sub_scale[row]);
    any_named |= named;
    if (!named) missing.insert(sub_scale[row].empty() ? item[row] : sub_scale[row]);
  }
  // Factors that have nothing to do with the questionnaires leave nothing to compare.
  if (!any_named || missing.empty()) return;
  std::string list;
  for (const std::string_view one : missing)
    list.append(list.empty() ? "" : ", ").append(fotfaste::criteria::quote(one));
  reporting.settings.report(
      Severity::note, "P507",
      {"Ingen faktor i factors gäller " + list + ", som formulären frågar om.",
       "No factor in factors is about " + list + ", which the questionnaires ask about."},
      {"Lägg till faktorn och dess insatser, eller låt det stå: då är det känt att ingen insats gäller den.",
       "Add the factor and its activities, or leave it: then it is known that no activity is for it."});
}

}  // namespace

void count_noted(const Person& person, Ledger& ledger) {
  constexpr std::uint32_t everybody[] = {fotfaste::Breakdown::everybody};
  const auto add = [&](Noted noted) {
    ledger.add(Series::noted, everybody, "", static_cast<std::int64_t>(noted));
  };
  for (const Record& record : person.records.all()) {
    if (record.outside) continue;
    add(Noted::records);
    if (record.attended == Attended::not_stated) add(Noted::attended_not_stated);
    if (!record.held) add(Noted::held_not_stated);
    if (!record.planned) add(Noted::planned_not_stated);
  }
}

void report_noted(const Reporting& reporting) {
  const auto of = [&](Noted noted) {
    return reporting.counts.count(Series::noted, fotfaste::Breakdown::everybody, {},
                                  static_cast<std::int64_t>(noted));
  };
  const std::int64_t all = of(Noted::records);
  const auto tell = [&](Noted noted, const char* code, const Label& what, const Label& help) {
    const std::int64_t count = of(noted);
    if (count == 0) return;
    reporting.settings.report(Severity::note, code,
                              {of_all(count, all, " av ") + what.sv, of_all(count, all, " of ") + what.en},
                              help);
  };
  tell(Noted::attended_not_stated, "P500",
       {" tillfällen säger inte om deltagaren kom.", " occasions do not say whether the participant came."},
       {"De räknas som att deltagaren kom, utom i tabellen Närvaro där de är okända. Fyll i om deltagaren "
        "kom.",
        "They count as attended, save in the table Attendance where they are unknown. State whether they "
        "came."});
  tell(Noted::held_not_stated, "P501",
       {" tillfällen saknar genomförda timmar, eller har fler än dygnet.",
        " occasions lack hours held, or have more than there are in a day."},
       {"De ingår inte i summor och medelvärden av timmar. Fyll i timmarna.",
        "They are in no sums and means of hours. State the hours."});
  if (reporting.options.full_time) {
    tell(Noted::planned_not_stated, "P505",
         {" tillfällen saknar planerade timmar, eller har fler än dygnet.",
          " occasions lack planned hours, or have more than there are in a day."},
         {"Veckor med dem är okända i tabellerna om heltid, om inte resten räcker. Fyll i planen.",
          "Weeks with them are unknown in the tables of full time, unless the rest suffices. State the "
          "plan."});
  }
  const std::int64_t without_entry = of(Noted::without_entry);
  if (without_entry > 0) {
    const std::string count = std::to_string(without_entry);
    reporting.settings.report(Severity::warning, "P506",
                              {count + " deltaganden saknar startdag och räknas inte.",
                               count + " participations lack their day of entry and are not counted."},
                              {"Fyll i startdagen.", "State the day of entry."});
  }
  for (const Factor& factor : reporting.options.factors) {
    if (!factor.types.empty()) continue;
    reporting.settings.report(Severity::warning, "P502",
                              {"Faktorn " + fotfaste::criteria::quote(factor.id) + " har ingen insats.",
                               "The factor " + fotfaste::criteria::quote(factor.id) + " has no activity."},
                              {"Lägg till de insatser som gäller den, eller låt raden stå: då syns det att "
                               "projektet inte gör något åt den.",
                               "Add the activities that are for it, or leave the row: then it shows that the "
                               "project does nothing about it."});
  }
  report_items_without_factor(reporting);
}

}  // namespace activities
