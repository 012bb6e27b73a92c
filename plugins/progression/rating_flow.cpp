#include "rating_flow.hpp"

namespace progression {
namespace {

constexpr std::uint32_t one_item[] = {0};

}  // namespace

void RatingFlow::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::proportion, "Från inskriven till skattad", "From enrolled to rated")
      .description(
          "Hur många av de inskrivna som skattats minst en gång och minst två gånger, och hur många av de "
          "skattade som skattats två gånger. Bara den som skattats två gånger kan visa en förändring.",
          "How many of those enrolled were rated at least once and at least twice, and how many of those "
          "rated "
          "were rated twice. Only who was rated twice can show a change.")
      .direction(fotfaste::Direction::higher)
      .additive()
      .smallest_cell(5)
      .column("instrument", Type::text, Role::dimension, "Formulär", "Instrument")
      .column("rater", Type::text, Role::dimension, "Skattare", "Rater")
      .column("step", Type::text, Role::dimension, "Steg", "Step")
      .column("of", Type::text, Role::dimension, "Av", "Of")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Av så många", "Of so many");
}

void RatingFlow::count(const Person& person) {
  for (const std::uint32_t stratum : person.strata) {
    enrolled_.at(stratum, 0, 0).add();
    for (const std::uint32_t form : person.ratings.rated_forms()) {
      rated_.at(stratum, form, 0).add();
      if (person.ratings.waves_of(form).size() >= 2) rated_.at(stratum, form, 1).add();
    }
  }
}

void RatingFlow::merge(const RatingFlow& other, const Numbering& numbers) {
  enrolled_.merge(other.enrolled_, numbers.strata, one_item);
  rated_.merge(other.rated_, numbers.strata, numbers.forms);
}

void RatingFlow::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  enrolled_.save(writer, numbers.strata, one_item);
  rated_.save(writer, numbers.strata, numbers.forms);
}

void RatingFlow::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  enrolled_.restore(reader, numbers.strata, one_item);
  rated_.restore(reader, numbers.strata, numbers.forms);
}

void RatingFlow::report(const Reporting& reporting) const {
  for (const std::uint32_t number : reporting.numbers.forms) {
    const Form& form = reporting.measures.forms()[number];
    for (const std::uint32_t stratum : reporting.numbers.strata) {
      const std::int64_t enrolled = enrolled_.get(stratum, 0, 0).value();
      const std::int64_t rated = rated_.get(stratum, number, 0).value();
      const std::int64_t twice = rated_.get(stratum, number, 1).value();
      const auto add = [&](const char* step, const char* of, std::int64_t count, std::int64_t all) {
        reporting.results.add(id, form.instrument, form.rater, step, of, reporting.breakdown.cell(stratum),
                              count, all);
      };
      add("rated", "enrolled", rated, enrolled);
      add("rated-twice", "enrolled", twice, enrolled);
      add("rated-twice", "rated", twice, rated);
    }
  }
  reporting.measures.label_instruments(reporting.results, id);
  reporting.measures.label_raters(reporting.results, id, "rater");
  reporting.results.label(id, "step", "rated", {"skattade", "rated"});
  reporting.results.label(id, "step", "rated-twice", {"skattade minst två gånger", "rated at least twice"});
  reporting.results.label(id, "of", "enrolled", {"inskrivna", "enrolled"});
  reporting.results.label(id, "of", "rated", {"skattade", "rated"});
}

}  // namespace progression
