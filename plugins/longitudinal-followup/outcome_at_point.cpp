#include "outcome_at_point.hpp"

#include "fotfaste/sdk/counts.hpp"

namespace followup {
namespace {

constexpr std::size_t unknown = outcome_count;
constexpr std::size_t not_due = outcome_count + 1;

struct Word {
  const char* code;
  const char* sv;
  const char* en;
};
constexpr Word words[outcome_count] = {
    {"in_work", "i arbete", "in work"},
    {"in_studies", "i studier", "in studies"},
    {"closer", "närmare än vid start", "closer than at entry"},
    {"unchanged", "oförändrat", "unchanged"},
    {"further", "längre ifrån än vid start", "further away than at entry"},
    {"not_compared", "varken arbete eller studier, start okänd", "neither, and not comparable with entry"}};

}  // namespace

void OutcomeAtPoint::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(id, fotfaste::Kind::proportion, "I arbete, i studier eller närmare",
             "In work, in studies or closer")
      .description(
          "Var och en i precis en klass, av dem vars tillstånd är känt vid punkten. Den som både arbetar och "
          "studerar är i arbete; övriga jämförs med start.",
          "Everybody in exactly one class, of those whose state is known at the point. Who both works and "
          "studies is in work; the others are compared with entry.")
      .additive()
      .smallest_cell(5)
      .column("point", Type::text, Role::dimension, "Uppföljningspunkt", "Follow-up point")
      .column("outcome", Type::text, Role::dimension, "Läge", "Situation")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("compared_by", Type::text, Role::attribute, "Jämfört genom", "Compared by")
      .column("numerator", Type::integer, Role::numerator, "I klassen", "In the class")
      .column("denominator", Type::integer, Role::denominator, "Med känt tillstånd", "With a known state")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Ännu inte framme vid punkten",
              "Not yet at the point");
  description
      .table(closer_id, fotfaste::Kind::proportion, "Till arbete, studier eller närmare arbetsmarknaden",
             "To work, studies or closer to the labour market")
      .description(
          "De tre lägena tillsammans, av dem som det går att säga det om. Den som inte kan jämföras med "
          "start "
          "är okänd.",
          "The three together, of those of whom it can be said. Who cannot be compared with entry is "
          "unknown.")
      .additive()
      .direction(fotfaste::Direction::higher)
      .smallest_cell(5)
      .column("point", Type::text, Role::dimension, "Uppföljningspunkt", "Follow-up point")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "I arbete, i studier eller närmare",
              "In work, in studies or closer")
      .column("denominator", Type::integer, Role::denominator, "Som kan bedömas", "That can be judged")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Ännu inte framme vid punkten",
              "Not yet at the point");
}

OutcomeAtPoint::OutcomeAtPoint(const Options& options)
    : options_(&options), counts_(outcome_count + 2, options.points.size()) {}

void OutcomeAtPoint::count(std::span<const PointState> points, std::span<const std::uint32_t> strata) {
  for (std::size_t slot = 0; slot < points.size(); ++slot) {
    const PointState& at = points[slot];
    const std::size_t item = at.status == PointState::Status::known     ? static_cast<std::size_t>(at.outcome)
                             : at.status == PointState::Status::unknown ? unknown
                                                                        : not_due;
    counts_.add(strata, item, slot);
  }
}

void OutcomeAtPoint::report(fotfaste::Results& results, const Numbering& numbers,
                            const fotfaste::Breakdown& breakdown) const {
  const char* const compared_by = options_->outcome.rating ? "rating" : "state";
  for (std::size_t slot = 0; slot < counts_.slots(); ++slot) {
    // At entry nobody is anywhere else than at entry.
    if (options_->points[slot].point == fotfaste::Point{fotfaste::Anchor::entry, {}}) continue;
    const std::string& point = options_->points[slot].text;
    for (const std::uint32_t stratum : numbers.strata) {
      const auto of = [&](std::size_t item) { return counts_.get(stratum, item, slot); };
      const auto of_outcome = [&](Outcome outcome) { return of(static_cast<std::size_t>(outcome)); };
      std::int64_t known = 0;
      for (std::size_t outcome = 0; outcome < outcome_count; ++outcome)
        fotfaste::add_counts(known, of(outcome));
      const fotfaste::StratumCell cell = breakdown.cell(stratum);
      for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
        results.add(id, point, words[outcome].code, cell, compared_by, of(outcome), known, of(unknown),
                    of(not_due));
      }
      const std::int64_t not_compared = of_outcome(Outcome::not_compared);
      results.add(closer_id, point, cell,
                  sum_of({of_outcome(Outcome::in_work), of_outcome(Outcome::in_studies),
                          of_outcome(Outcome::closer)}),
                  known - not_compared, sum_of({of(unknown), not_compared}), of(not_due));
    }
  }
  for (const Word& word : words) results.label(id, "outcome", word.code, {word.sv, word.en});
  results.label(id, "compared_by", compared_by,
                options_->outcome.rating ? fotfaste::Label{"skattning", "rating"}
                                         : fotfaste::Label{"tillstånd", "state"});
}

}  // namespace followup
