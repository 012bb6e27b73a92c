// The employers of placements, and the network of employers over time, with size and sector from the
// project's table of organisations.
#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "fotfaste/sdk/project_table.hpp"
#include "tables.hpp"

namespace activities {
namespace {

using fotfaste::Day;
using fotfaste::Role;
using fotfaste::Type;

constexpr const char* employers_table = "employers";
constexpr const char* shares_table = "placement-employers";
constexpr const char* network_table = "network";
constexpr int most_quarters = 80;

// Of an organisation that stands several times, the first by words that states it.
struct Organisation {
  std::string size;
  std::string sector;
  bool is_small = false;
  bool is_demanded = false;
  bool differs = false;     // rows of the same name say different things
  bool in_network = false;  // of a kind that is asked for
  std::optional<Day> joined, left;
};

void keep(std::string& kept, std::string_view found, bool& differs) {
  if (found.empty()) return;
  differs |= !kept.empty() && kept != found;
  if (kept.empty() || found < kept) kept = found;
}

class Register {
 public:
  explicit Register(const Reporting& reporting) {
    const fotfaste::ProjectTable table(reporting.settings.raw()->project, "organisations");
    const EmployersOption& options = reporting.options.employers;
    const fotfaste::WordColumn name = table.words("name");
    const fotfaste::WordColumn kind = table.words("kind");
    const fotfaste::WordColumn size = table.words("size_class");
    const fotfaste::WordColumn sector = table.words("sector");
    const fotfaste::DayColumn joined = table.days("joined");
    const fotfaste::DayColumn left = table.days("left");
    for (std::size_t row = 0; row < table.size(); ++row) {
      Organisation& one = organisations_[std::string(name[row])];
      keep(one.size, size[row], one.differs);
      keep(one.sector, sector[row], one.differs);
      one.in_network |= options.kinds.empty() || options.kinds.contains(kind.index(row));
      if (const auto day = joined[row]; day && (!one.joined || *day < *one.joined)) one.joined = day;
      if (const auto day = left[row]; day && (!one.left || *day > *one.left)) one.left = day;
    }
    for (auto& [key, one] : organisations_) {
      one.is_small = has_index(options.small, size, one.size);
      one.is_demanded = has_index(options.demanded_sectors, sector, one.sector);
    }
  }
  [[nodiscard]] const std::map<std::string, Organisation>& all() const { return organisations_; }
  // Null for an employer that is not in the table.
  [[nodiscard]] const Organisation* find(const std::string& name) const {
    const auto found = organisations_.find(name);
    return found == organisations_.end() ? nullptr : &found->second;
  }

 private:
  static bool has_index(const WordSet& set, const fotfaste::WordColumn& column, const std::string& word) {
    return !set.empty() && !word.empty() && set.contains(column.find(word));
  }
  std::map<std::string, Organisation> organisations_;
};

// An employer with placements.
struct Employer {
  const Organisation* organisation;  // null when it is not in the table
  std::int64_t placements;
  Day first;
};

std::vector<Employer> employers_of(const Reporting& reporting, const Register& organisations) {
  std::vector<Employer> employers;
  for (const std::string& name : reporting.counts.words(Series::employers)) {
    const Values& days = reporting.counts.values(Series::employers, fotfaste::Breakdown::everybody, name);
    employers.push_back({organisations.find(name), size_of(days), static_cast<Day>(days.begin()->first)});
  }
  return employers;
}

// "1-9" before "10-49" before "250-": by the number that a class begins with, then by words.
struct Smaller {
  bool operator()(const std::string& a, const std::string& b) const {
    return std::pair(number_of(a), std::string_view(a)) < std::pair(number_of(b), std::string_view(b));
  }
  static std::int64_t number_of(const std::string& text) {
    std::int64_t number = 0;
    std::size_t digits = 0;
    while (digits < text.size() && digits < 9 && text[digits] >= '0' && text[digits] <= '9') {
      number = number * 10 + (text[digits++] - '0');
    }
    return digits == 0 ? std::numeric_limits<std::int64_t>::max() : number;
  }
};

void report_trait(const Reporting& reporting, const std::vector<Employer>& employers, const char* trait,
                  std::string Organisation::*member) {
  struct Counts {
    std::int64_t employers = 0;
    std::int64_t placements = 0;
  };
  std::map<std::string, Counts, Smaller> classes;
  Counts unknown;
  std::int64_t known = 0;
  for (const Employer& one : employers) {
    const bool stated = one.organisation != nullptr && !(one.organisation->*member).empty();
    Counts& counts = stated ? classes[one.organisation->*member] : unknown;
    ++counts.employers;
    fotfaste::add_counts(counts.placements, one.placements);
    known += stated ? 1 : 0;
  }
  for (const auto& [name, counts] : classes) {
    reporting.results.add(employers_table, trait, name, counts.employers, known, unknown.employers,
                          counts.placements);
  }
}

void report_shares(const Reporting& reporting, const std::vector<Employer>& employers) {
  struct Share {
    std::int64_t yes = 0, known = 0, unknown = 0;
    void add(const std::string& stated, bool is_so, std::int64_t count) {
      fotfaste::add_counts(stated.empty() ? unknown : known, count);
      if (is_so) fotfaste::add_counts(yes, count);
    }
  };
  Share small_employers, small_placements, demanded_placements;
  const Organisation nothing;
  for (const Employer& one : employers) {
    const Organisation& organisation = one.organisation == nullptr ? nothing : *one.organisation;
    small_employers.add(organisation.size, organisation.is_small, 1);
    small_placements.add(organisation.size, organisation.is_small, one.placements);
    demanded_placements.add(organisation.sector, organisation.is_demanded, one.placements);
  }
  const std::int64_t unstated = reporting.counts.count(Series::noted, fotfaste::Breakdown::everybody, {},
                                                       static_cast<std::int64_t>(Noted::employer_not_stated));
  fotfaste::add_counts(small_placements.unknown, unstated);
  fotfaste::add_counts(demanded_placements.unknown, unstated);
  const auto add = [&](const char* measure, const Share& share, const char* sv, const char* en) {
    reporting.results.add(shares_table, measure, share.yes, share.known, share.unknown);
    reporting.results.label(shares_table, "measure", measure, {sv, en});
  };
  if (!reporting.options.employers.small.empty()) {
    add("small-employers", small_employers, "små företag, av arbetsgivare med praktik",
        "small firms, of employers with placements");
    add("small-placements", small_placements, "praktik på små företag, av all praktik",
        "placements with small firms, of all placements");
  }
  if (!reporting.options.employers.demanded_sectors.empty()) {
    add("demanded-sectors", demanded_placements, "praktik i branscher där det behövs folk, av all praktik",
        "placements in sectors that are short of people, of all placements");
  }
}

int quarter_of(Day day) {
  const fotfaste::CivilDate date = fotfaste::to_civil(day);
  return date.year * 4 + (date.month - 1) / 3;
}
Day first_day_of(int quarter) {
  return fotfaste::to_day({quarter / 4, quarter % 4 * 3 + 1, 1});
}

void report_network(const Reporting& reporting, const Register& organisations,
                    const std::vector<Employer>& employers) {
  std::optional<Day> first;
  const auto begin = [&](std::optional<Day> day) {
    if (day && *day < reporting.as_of && (!first || *day < *first)) first = day;
  };
  bool any_joined = false;
  for (const auto& [name, one] : organisations.all()) {
    if (!one.in_network || !one.joined) continue;
    any_joined = true;
    begin(one.joined);
  }
  for (const Employer& one : employers) begin(one.first);
  if (!first) return;
  const int last_quarter = quarter_of(reporting.as_of - 1);
  const bool has_small = !reporting.options.employers.small.empty();
  for (int quarter = std::max(quarter_of(*first), last_quarter - most_quarters + 1); quarter <= last_quarter;
       ++quarter) {
    // As it stands after the last day of the quarter, or on the last day that anything is known of.
    const Day end = std::min(first_day_of(quarter + 1), reporting.as_of);
    std::int64_t members = 0, small = 0, with_placement = 0;
    for (const auto& [name, one] : organisations.all()) {
      if (!one.in_network || !one.joined || *one.joined >= end || (one.left && *one.left < end)) continue;
      ++members;
      small += one.is_small ? 1 : 0;
    }
    for (const Employer& one : employers) with_placement += one.first < end ? 1 : 0;
    const std::string year = std::to_string(quarter / 4);
    const std::string number = std::to_string(quarter % 4 + 1);
    const std::string code = year + "-" + number;
    reporting.results.label(network_table, "quarter", code,
                            {"kvartal " + number + " " + year, "quarter " + number + " of " + year});
    if (any_joined) reporting.results.add(network_table, code, "members", members);
    if (any_joined && has_small) reporting.results.add(network_table, code, "small", small);
    reporting.results.add(network_table, code, "with-placement", with_placement);
  }
  const auto label = [&](const char* measure, const char* sv, const char* en) {
    reporting.results.label(network_table, "measure", measure, {sv, en});
  };
  label("members", "arbetsgivare i nätverket", "employers in the network");
  label("small", "små företag i nätverket", "small firms in the network");
  label("with-placement", "arbetsgivare som hittills haft praktik", "employers with a placement so far");
}

void report_findings(const Reporting& reporting, const Register& organisations) {
  std::int64_t differs = 0;
  for (const auto& [name, one] : organisations.all()) differs += one.differs ? 1 : 0;
  if (differs > 0) {
    const std::string count = std::to_string(differs);
    reporting.settings.report(
        fotfaste::Severity::warning, "P504",
        {count + " organisationer står flera gånger i tabellen över organisationer, med olika storlek eller "
                 "bransch.",
         count + " organisations stand several times in the table of organisations, with different size or "
                 "sector."},
        {"Behåll en rad för varje. Till dess räknas det som kommer först i bokstavsordning.",
         "Keep one row for each. Until then what is first in alphabetical order counts."});
  }
  std::int64_t missing = 0;
  for (const std::string& name : reporting.counts.words(Series::employers)) {
    missing += organisations.find(name) == nullptr ? 1 : 0;
  }
  const bool asked =
      !reporting.options.employers.small.empty() || !reporting.options.employers.demanded_sectors.empty();
  if (missing == 0 || (organisations.all().empty() && !asked)) return;
  const std::string count = std::to_string(missing);
  reporting.settings.report(fotfaste::Severity::note, "P503",
                            {count + " arbetsgivare med praktik finns inte i tabellen över organisationer.",
                             count + " employers with placements are not in the table of organisations."},
                            {"De är okända till storlek och bransch. Lägg till dem i [data.organisations], "
                             "med samma namn som i insatserna.",
                             "Their size and sector are unknown. Add them to [data.organisations], by the "
                             "name that activities have."});
}

}  // namespace

void describe_employers(fotfaste::Description& description) {
  description
      .table(employers_table, fotfaste::Kind::distribution, "Praktikens arbetsgivare",
             "Employers of placements")
      .description(
          "Arbetsgivare som haft minst en deltagare på praktik, efter storlek och bransch i tabellen över "
          "organisationer. Den som inte står där är okänd.",
          "Employers that had at least one participant on a placement, by size and sector in the table of "
          "organisations. Who is not there is unknown.")
      .column("trait", Type::text, Role::dimension, "Vad", "What")
      .column("class", Type::text, Role::dimension, "Storlek eller bransch", "Size or sector")
      .column("numerator", Type::integer, Role::numerator, "Arbetsgivare", "Employers")
      .column("denominator", Type::integer, Role::denominator, "Med känd uppgift", "Where it is known")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("placements", Type::integer, Role::attribute, "Praktikperioder", "Placements");
  description
      .table(shares_table, fotfaste::Kind::proportion, "Små företag och branscher där det behövs folk",
             "Small firms and sectors that are short of people")
      .description(
          "Vad som är ett litet företag och var det behövs folk säger inställningen employers; det kommer "
          "inte ur "
          "data.",
          "What a small firm is and where people are needed is said by the setting employers; it does not "
          "come from "
          "data.")
      .column("measure", Type::text, Role::dimension, "Mått", "Measure")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Där det är känt", "Where it is known")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown");
  description
      .table(network_table, fotfaste::Kind::count, "Nätverket av arbetsgivare", "The network of employers")
      .description(
          "Hur många arbetsgivare nätverket har vid slutet av varje kvartal, efter dagarna då de kom med och "
          "lämnade, "
          "och hur många som hittills haft praktik. Det sista kvartalet kan vara påbörjat.",
          "How many employers the network has at the end of each quarter, by the days on which they joined "
          "and left, "
          "and how many have had a placement so far. The last quarter may be unfinished.")
      .column("quarter", Type::text, Role::dimension, "Kvartal", "Quarter")
      .column("measure", Type::text, Role::dimension, "Vad", "What")
      .column("employers", Type::integer, Role::count, "Arbetsgivare", "Employers");
}

void report_employers(const Reporting& reporting) {
  const Register organisations(reporting);
  const std::vector<Employer> employers = employers_of(reporting, organisations);
  report_network(reporting, organisations, employers);
  report_findings(reporting, organisations);
  if (reporting.counts.words(Series::steps).empty() || employers.empty()) return;
  report_trait(reporting, employers, "size", &Organisation::size);
  report_trait(reporting, employers, "sector", &Organisation::sector);
  reporting.results.label(employers_table, "trait", "size", {"storlek", "size"});
  reporting.results.label(employers_table, "trait", "sector", {"bransch", "sector"});
  report_shares(reporting, employers);
}

}  // namespace activities
