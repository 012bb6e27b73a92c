#include "uptake.hpp"

namespace reach {

void Uptake::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::proportion, "Tar del av", "Take it up")
      .description(
          "Hur många som tog del av något, av alla och i varje grupp. Den som fortfarande deltar kan ännu ta "
          "del av insatser, och bedöms när deltagandet är slut.",
          "How many took something up, of everybody and in each group. Who still takes part may yet take up "
          "an activity, and is judged once the participation has ended.")
      .additive()
      .smallest_cell(5)
      .column("what", Type::text, Role::dimension, "Vad", "What")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Tog del", "Took it up")
      .column("denominator", Type::integer, Role::denominator, "Med känd uppgift", "Known")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Kan inte bedömas än", "Cannot be judged yet");
}

void Uptake::count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
                   fotfaste::Day as_of) {
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    const Standing standing = standing_of(asked_[i].criterion.evaluate(participation), as_of);
    counts_.add(strata, i, static_cast<std::size_t>(standing));
  }
}

void Uptake::explain(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
                     fotfaste::Day as_of, const fotfaste::Breakdown& breakdown,
                     fotfaste::Explanations& explanations) {
  using fotfaste::RowPart;
  for (Asked& one : asked_) {
    if (!explanations.wants(one.id)) continue;
    const Standing standing = standing_of(one.criterion.evaluate(participation), as_of);
    const fotfaste::Where where = standing == Standing::yes  ? fotfaste::Where(RowPart::numerator)
                                  : standing == Standing::no ? fotfaste::Where(RowPart::denominator)
                                  : standing == Standing::unknown
                                      ? fotfaste::Where(RowPart::unknown)
                                      : fotfaste::Where(RowPart::excluded, "not_due");
    const fotfaste::Label reason =
        standing == Standing::yes       ? fotfaste::Label{"tog del", "took it up"}
        : standing == Standing::no      ? fotfaste::Label{"tog inte del", "did not take it up"}
        : standing == Standing::unknown ? fotfaste::Label{"uppgift saknas", "data are missing"}
                                        : fotfaste::Label{"kan inte bedömas än", "cannot be judged yet"};
    for (const std::uint32_t stratum : strata) {
      explanations.add(id, participation, where, reason, one.id, breakdown.cell(stratum));
    }
  }
}

void Uptake::report(const Reporting& reporting) const {
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](Standing standing) {
        return counts_.get(stratum, i, static_cast<std::size_t>(standing));
      };
      std::int64_t known = of(Standing::yes);
      fotfaste::add_counts(known, of(Standing::no));
      reporting.results.add(id, asked_[i].id, reporting.breakdown.cell(stratum), of(Standing::yes), known,
                            of(Standing::unknown), of(Standing::not_due));
    }
    reporting.results.label(id, "what", asked_[i].id, asked_[i].text);
  }
}

}  // namespace reach
