#include "partner_tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "codes.hpp"

namespace collaboration {
namespace {

using fotfaste::Day;
using fotfaste::DayCell;
using fotfaste::Label;

constexpr const char* partners_table = "partners";
constexpr const char* over_time_table = "partners-over-time";
constexpr const char* profile_table = "partner-profile";
constexpr const char* attendance_table = "attendance";
constexpr const char* meetings_table = "meetings";

// More steps of time than anybody reads; the latest are shown.
constexpr std::int64_t most_steps = 240;

std::optional<std::string> text_cell(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

void label_unstated_kind(fotfaste::Results& results, const char* table) {
  results.label(table, "kind", "", {"slag inte angivet", "kind not stated"});
}

struct Times {
  std::int64_t meetings = 0;
  std::int64_t attended = 0;
  std::int64_t absent = 0;
  std::int64_t unknown = 0;
  std::optional<Day> latest;

  void add(Attendance attendance, Day day) {
    ++meetings;
    if (attendance == Attendance::attended) {
      ++attended;
      latest = latest ? std::max(*latest, day) : day;
    } else if (attendance == Attendance::absent) {
      ++absent;
    } else {
      ++unknown;
    }
  }
};

std::optional<DayCell> day_cell(Day day) {
  const bool known = day != fotfaste::no_day && day != fotfaste::end_of_time;
  return known ? std::optional(DayCell{day}) : std::nullopt;
}

}  // namespace

void describe_partner_tables(fotfaste::Description& description) {
  using fotfaste::Kind;
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(partners_table, Kind::records, "Organisationer", "Organisations")
      .description(
          "Registret över samverkansparter, arbetsgivare och andra: vilka de är, när de var med och hur ofta "
          "de kom till möten. Den som står i möten men inte i registret är också med här.",
          "The register of partners, employers and others: who they are, when they were in it and how often "
          "they came to meetings. Who is called to meetings and is not in the register stands here too.")
      .column("organisation", Type::text, Role::dimension, "Organisation", "Organisation")
      .column("kind", Type::text, Role::dimension, "Slag", "Kind")
      .column("sector", Type::text, Role::attribute, "Sektor", "Sector")
      .column("size_class", Type::text, Role::attribute, "Storlek", "Size")
      .column("municipality", Type::text, Role::attribute, "Kommun", "Municipality")
      .column("joined", Type::date, Role::attribute, "Med från", "Joined")
      .column("left", Type::date, Role::attribute, "Slutade", "Left")
      .column("in_register", Type::integer, Role::attribute, "I registret (1 ja, 0 nej)",
              "In the register (1 yes, 0 no)")
      .column("meetings", Type::integer, Role::attribute, "Kallad till möten", "Called to meetings")
      .column("attended", Type::integer, Role::attribute, "Deltog", "Attended");
  description.table(over_time_table, Kind::count, "Organisationer över tid", "Organisations over time")
      .description(
          "Hur många av varje slag som var med när perioden slutade, hur många som kom till och slutade, och "
          "hur många det var av alla slag. Registret är alla som finns, så talen har ingen osäkerhet.",
          "How many of each kind were in the register when the period ended, how many joined and left, and "
          "how many there were of all kinds. The register is all there are, so the numbers have no interval.")
      .column("kind", Type::text, Role::dimension, "Slag", "Kind")
      .column("period", Type::text, Role::dimension, "Period", "Period")
      .column("organisations", Type::integer, Role::count, "Organisationer", "Organisations")
      .column("all", Type::integer, Role::attribute, "Av alla slag", "Of all kinds")
      .column("joined", Type::integer, Role::attribute, "Kom till", "Joined")
      .column("left", Type::integer, Role::attribute, "Slutade", "Left")
      .column("undated", Type::integer, Role::attribute, "Med, okänt sedan när", "In it, unknown since when");
  description.table(profile_table, Kind::count, "Vilka organisationerna är", "Who the organisations are")
      .description(
          "De som är med nu, efter sektor, storlek och kommun: så många av alla av samma slag.",
          "Those in the register now, by sector, size and municipality: so many of all of the same kind.")
      .column("kind", Type::text, Role::dimension, "Slag", "Kind")
      .column("characteristic", Type::text, Role::dimension, "Uppdelning", "By")
      .column("class", Type::text, Role::dimension, "Grupp", "Group")
      .column("organisations", Type::integer, Role::count, "Organisationer", "Organisations")
      .column("all", Type::integer, Role::attribute, "Av alla av slaget", "Of all of the kind");
  description
      .table(attendance_table, Kind::count, "Närvaro: hur ofta varje organisation kom",
             "Attendance: how often each organisation came")
      .description(
          "Hur ofta varje organisation kom till möten av varje slag. Den som inget sägs om är okänd, inte "
          "frånvarande.",
          "How often each organisation came to meetings of each kind. One of whom nothing is said is "
          "unknown, "
          "not absent.")
      .column("kind", Type::text, Role::dimension, "Slag av möte", "Kind of meeting")
      .column("organisation", Type::text, Role::dimension, "Organisation", "Organisation")
      .column("meetings", Type::integer, Role::attribute, "Kallad till", "Called to")
      .column("attended", Type::integer, Role::count, "Deltog", "Attended")
      .column("absent", Type::integer, Role::attribute, "Frånvarande", "Absent")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("latest", Type::date, Role::attribute, "Deltog senast", "Attended last");
  description.table(meetings_table, Kind::count, "Antal möten över tid", "Number of meetings over time")
      .description(
          "Hur många möten av varje slag som hölls, hur många platser som var kallade och hur många som kom.",
          "How many meetings of each kind there were, how many were called and how many came.")
      .column("kind", Type::text, Role::dimension, "Slag av möte", "Kind of meeting")
      .column("period", Type::text, Role::dimension, "Period", "Period")
      .column("meetings", Type::integer, Role::count, "Möten", "Meetings")
      .column("called", Type::integer, Role::attribute, "Kallade", "Called")
      .column("attended", Type::integer, Role::attribute, "Deltog", "Attended")
      .column("absent", Type::integer, Role::attribute, "Frånvarande", "Absent")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("organisations", Type::integer, Role::attribute, "Olika organisationer som kom",
              "Different organisations that came");
}

void report_partners(const Register& organisations, const Meetings& meetings, fotfaste::Results& results) {
  std::map<std::string, Times> times;
  for (const auto& [meeting, called] : meetings.all()) {
    for (const auto& [name, attendance] : called) times[name].add(attendance, meeting.second);
  }
  bool unstated = false;
  const auto add = [&](const std::string& name, const std::string& kind, const Organisation& organisation,
                       bool in_register) {
    Day joined = fotfaste::end_of_time;
    Day left = fotfaste::no_day;
    for (const Spell& spell : organisation.spells) {
      joined = std::min(joined, spell.joined);
      left = std::max(left, spell.left);
    }
    const Times& came = times[name];
    results.add(partners_table, name, kind, text_cell(organisation.sector),
                text_cell(organisation.size_class), text_cell(organisation.municipality), day_cell(joined),
                day_cell(left), in_register ? 1 : 0, came.meetings, came.attended);
    unstated = unstated || kind.empty();
  };
  for (const auto& [key, organisation] : organisations.organisations())
    add(key.first, key.second, organisation, true);
  for (const auto& [name, came] : std::map<std::string, Times>(times)) {
    if (!organisations.contains(name)) add(name, "", Organisation(), false);
  }
  if (unstated) label_unstated_kind(results, partners_table);
}

void report_partners_over_time(const Register& organisations, Step step, fotfaste::Results& results,
                               const fotfaste::Settings& settings) {
  if (organisations.organisations().empty()) return;
  const Day last_known = settings.as_of() - 1;
  std::optional<Day> first = settings.project_start();
  std::set<std::string> kinds;
  for (const auto& [key, organisation] : organisations.organisations()) {
    kinds.insert(key.second);
    for (const Spell& spell : organisation.spells) {
      if (settings.project_start() || spell.joined == fotfaste::no_day) continue;
      first = first ? std::min(*first, spell.joined) : spell.joined;
    }
  }
  const Occasions occasions(step);
  const std::int64_t end = occasions.of(last_known);
  const std::int64_t begin =
      std::max(end - most_steps + 1, first && *first <= last_known ? occasions.of(*first) : end);
  for (const std::string& kind : kinds) {
    Day before = occasions.last_day(begin - 1);
    for (std::int64_t occasion = begin; occasion <= end; ++occasion) {
      const Day last = std::min(occasions.last_day(occasion), last_known);
      std::int64_t count = 0, joined = 0, left = 0, undated = 0;
      std::set<std::string> all;
      for (const auto& [key, organisation] : organisations.organisations()) {
        const bool is_in = organisation.is_in(last);
        if (is_in) all.insert(key.first);
        if (key.second != kind) continue;
        if (is_in) ++count;
        if (organisation.is_undated(last)) ++undated;
        const auto within = [&](Day day) { return day > before && day <= last; };
        for (const Spell& spell : organisation.spells) {
          if (spell.joined != fotfaste::no_day && within(spell.joined)) ++joined;
          if (spell.left != fotfaste::end_of_time && within(spell.left)) ++left;
        }
      }
      const std::string text = occasions.text(occasion);
      results.add(over_time_table, kind, text, count, all.size(), joined, left, undated);
      if (const auto label = occasions.label(occasion))
        results.label(over_time_table, "period", text, *label);
      before = last;
    }
  }
  if (kinds.contains("")) label_unstated_kind(results, over_time_table);
}

void report_partner_profile(const Register& organisations, fotfaste::Results& results,
                            const fotfaste::Settings& settings) {
  struct Characteristic {
    const char* name;
    std::string Organisation::*value;
    Label label;
  };
  const std::array<Characteristic, 3> characteristics = {
      {{"sector", &Organisation::sector, {"sektor", "sector"}},
       {"size", &Organisation::size_class, {"storlek", "size"}},
       {"municipality", &Organisation::municipality, {"kommun", "municipality"}}}};
  std::map<std::string, std::int64_t> all;
  std::array<std::map<std::pair<std::string, std::string>, std::int64_t>, 3> counts;
  std::array<std::set<std::string>, 3> stated;  // kinds of which anything is known
  for (const auto& [key, organisation] : organisations.organisations()) {
    if (!organisation.is_in(settings.as_of() - 1)) continue;
    ++all[key.second];
    for (std::size_t i = 0; i < characteristics.size(); ++i) {
      const std::string& value = organisation.*characteristics[i].value;
      if (!value.empty()) stated[i].insert(key.second);
      ++counts[i][{key.second, value}];
    }
  }
  bool blank = false;
  for (const auto& [kind, of_kind] : all) {
    for (std::size_t i = 0; i < characteristics.size(); ++i) {
      if (!stated[i].contains(kind)) continue;
      for (const auto& [group, count] : counts[i]) {
        if (group.first != kind) continue;
        results.add(profile_table, kind, characteristics[i].name, group.second, count, of_kind);
        blank = blank || group.second.empty();
      }
    }
  }
  for (std::size_t i = 0; i < characteristics.size(); ++i) {
    if (!stated[i].empty())
      results.label(profile_table, "characteristic", characteristics[i].name, characteristics[i].label);
  }
  if (blank) results.label(profile_table, "class", "", {"ingen uppgift", "not stated"});
  if (all.contains("")) label_unstated_kind(results, profile_table);
}

void report_meetings(const Meetings& meetings, Step step, fotfaste::Results& results,
                     const fotfaste::Settings& settings) {
  struct Period {
    std::int64_t meetings = 0;
    Times times;
    std::set<std::string> came;
  };
  const Occasions occasions(step);
  std::map<std::pair<std::string, std::string>, Times> by_organisation;
  std::map<std::pair<std::string, std::int64_t>, Period> by_period;
  std::uint64_t places = 0, contradictory = 0;
  for (const auto& [meeting, called] : meetings.all()) {
    Period& period = by_period[{meeting.first, occasions.of(meeting.second)}];
    ++period.meetings;
    for (const auto& [name, attendance] : called) {
      by_organisation[{meeting.first, name}].add(attendance, meeting.second);
      period.times.add(attendance, meeting.second);
      if (attendance == Attendance::attended) period.came.insert(name);
      ++places;
      if (attendance == Attendance::contradictory) ++contradictory;
    }
  }
  bool unstated = false;
  for (const auto& [key, times] : by_organisation) {
    results.add(attendance_table, key.first, key.second, times.meetings, times.attended, times.absent,
                times.unknown, times.latest ? std::optional(DayCell{*times.latest}) : std::nullopt);
    unstated = unstated || key.first.empty();
  }
  for (const auto& [key, period] : by_period) {
    const std::string text = occasions.text(key.second);
    results.add(meetings_table, key.first, text, period.meetings, period.times.meetings,
                period.times.attended, period.times.absent, period.times.unknown, period.came.size());
    if (const auto label = occasions.label(key.second)) results.label(meetings_table, "period", text, *label);
  }
  if (unstated) {
    label_unstated_kind(results, attendance_table);
    label_unstated_kind(results, meetings_table);
  }
  if (contradictory == 0) return;
  settings.report(fotfaste::Severity::warning, contradictory_code,
                  {"Någon står både som närvarande och frånvarande på samma möte.",
                   "Somebody is both present and absent at the same meeting."},
                  {"De räknas som okända. Låt varje organisation stå en gång per möte.",
                   "They count as unknown. Let each organisation stand once for each meeting."},
                  nullptr, contradictory, places);
}

}  // namespace collaboration
