// Uptake of the parts of what is offered, and of several parts together.
#include <array>

#include "tables.hpp"

namespace activities {
namespace {

using fotfaste::Answer;
using fotfaste::Role;
using fotfaste::Type;

constexpr const char* all_parts = "all";
constexpr const char* no_part = "none";

Answer took_part(const Component& component, const Person& person) {
  for (const Record& record : person.records.all()) {
    if (Person::is_of(record, component.side.activities)) return Answer::yes;
  }
  return component.side.states == 0 ? Answer::no : was_in(component.side.states, person, person.window());
}

// "job + course", and its label; a set of nothing has a word of its own.
std::string combination_text(const Options& options, std::int64_t set, bool is_label, bool swedish) {
  std::string text;
  for (std::size_t i = 0; i < options.components.size(); ++i) {
    if ((set >> i & 1) == 0) continue;
    const Component& one = options.components[i];
    if (!text.empty()) text.append(" + ");
    text.append(!is_label ? one.id : swedish ? one.label.sv : one.label.en);
  }
  return text.empty() ? no_part : text;
}

}  // namespace

void describe_components(fotfaste::Description& description) {
  description
      .table("components", fotfaste::Kind::proportion, "Delarna i det som erbjuds",
             "Parts of what is offered")
      .description(
          "Andelen som hittills tagit del av varje del, av alla delar, och av ingen. Där en del är ett "
          "tillstånd "
          "som anställning är den okänd för den vars läge inte är känt hela tiden.",
          "The share who have had each part so far, all of them, and none. Where a part is a state, as a "
          "job, it "
          "is unknown for those whose state is not known all the time.")
      .additive()
      .smallest_cell(5)
      .column("component", Type::text, Role::dimension, "Del", "Part")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Har tagit del", "Had it")
      .column("denominator", Type::integer, Role::denominator, "Där det är känt", "Where it is known")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown");
  description
      .table("combinations", fotfaste::Kind::distribution, "Kombinationer av delarna",
             "Combinations of the parts")
      .description("Vilka delar samma deltagare haft: var och en i precis en kombination.",
                   "Which parts the same participant had: everybody in exactly one combination.")
      .additive()
      .smallest_cell(5)
      .column("combination", Type::text, Role::dimension, "Kombination", "Combination")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Deltagare", "Participants")
      .column("denominator", Type::integer, Role::denominator, "Där det är känt", "Where it is known")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown");
}

void count_components(const Person& person, const Options& options, Ledger& ledger) {
  if (options.components.empty()) return;
  Answer all = Answer::yes;
  Answer any = Answer::no;
  std::int64_t set = 0;
  bool known = true;
  for (std::size_t i = 0; i < options.components.size(); ++i) {
    const Answer answer = took_part(options.components[i], person);
    all = fotfaste::both(all, answer);
    any = fotfaste::either(any, answer);
    known &= answer != Answer::unknown;
    if (answer == Answer::yes) set |= std::int64_t{1} << i;
    ledger.add(Series::components, person.strata, options.components[i].id,
               static_cast<std::int64_t>(answer));
  }
  ledger.add(Series::components, person.strata, all_parts, static_cast<std::int64_t>(all));
  ledger.add(Series::components, person.strata, no_part, static_cast<std::int64_t>(fotfaste::negate(any)));
  ledger.add(Series::combinations, person.strata, "", known ? set : -1);
}

void report_components(const Reporting& reporting) {
  const Options& options = reporting.options;
  if (options.components.empty()) return;
  std::vector<std::string> ids;
  for (const Component& one : options.components) {
    ids.push_back(one.id);
    reporting.results.label("components", "component", one.id, one.label);
  }
  ids.insert(ids.end(), {all_parts, no_part});
  reporting.results.label("components", "component", all_parts, {"alla delar", "all parts"});
  reporting.results.label("components", "component", no_part, {"ingen del", "no part"});
  for (const std::string& id : ids) {
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](Answer answer) {
        return reporting.counts.count(Series::components, stratum, id, static_cast<std::int64_t>(answer));
      };
      std::int64_t known = of(Answer::yes);
      fotfaste::add_counts(known, of(Answer::no));
      reporting.results.add("components", id, reporting.cell(stratum), of(Answer::yes), known,
                            of(Answer::unknown));
    }
  }
  const std::int64_t limit = std::int64_t{1} << options.components.size();
  for (const auto& [set, of_all] :
       reporting.counts.values(Series::combinations, fotfaste::Breakdown::everybody)) {
    if (set < 0 || set >= limit) continue;
    const std::string text = combination_text(options, set, false, false);
    for (const std::uint32_t stratum : reporting.strata) {
      const Values& values = reporting.counts.values(Series::combinations, stratum);
      const std::int64_t unknown = reporting.counts.count(Series::combinations, stratum, {}, -1);
      reporting.results.add("combinations", text, reporting.cell(stratum),
                            reporting.counts.count(Series::combinations, stratum, {}, set),
                            size_of(values) - unknown, unknown);
    }
    reporting.results.label("combinations", "combination", text,
                            set == 0 ? fotfaste::Label{"ingen del", "no part"}
                                     : fotfaste::Label{combination_text(options, set, true, true),
                                                       combination_text(options, set, true, false)});
  }
}

}  // namespace activities
