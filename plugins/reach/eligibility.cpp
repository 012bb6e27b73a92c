#include "eligibility.hpp"

#include <algorithm>

namespace reach {

void Eligibility::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::proportion, "Hör till målgruppen", "Of the target group")
      .description(
          "Hur många som uppfyller varje villkor för målgruppen, och alla villkor tillsammans. Den som "
          "uppfyller alla villkor utom ett står också i kolumnen om det villkoret.",
          "How many meet each condition of the target group, and all of them together. Who meets every "
          "condition but one also stands in the column of that condition.")
      .additive()
      .smallest_cell(5)
      .column("rule", Type::text, Role::dimension, "Villkor", "Condition")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Uppfyller", "Meet it")
      .column("denominator", Type::integer, Role::denominator, "Med känd uppgift", "Known")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Kan inte bedömas än", "Cannot be judged yet")
      .column("only_this", Type::integer, Role::count, "Faller bara på detta", "Fail this alone");
}

const std::vector<Standing>& Eligibility::standings(const fotfaste::Participation& participation,
                                                    fotfaste::Day as_of) {
  standings_.clear();
  for (Asked& rule : rules_) standings_.push_back(standing_of(rule.criterion.evaluate(participation), as_of));
  const auto any = [&](Standing wanted) {
    return std::find(standings_.begin(), standings_.end(), wanted) != standings_.end();
  };
  standings_.push_back(any(Standing::no)        ? Standing::no
                       : any(Standing::not_due) ? Standing::not_due
                       : any(Standing::unknown) ? Standing::unknown
                                                : Standing::yes);
  return standings_;
}

void Eligibility::count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
                        fotfaste::Day as_of) {
  if (rules_.empty()) return;
  const auto& stands = standings(participation, as_of);
  const auto met = std::count(stands.begin(), stands.end() - 1, Standing::yes);
  for (std::size_t i = 0; i < stands.size(); ++i) {
    counts_.add(strata, i, static_cast<std::size_t>(stands[i]));
    const bool alone =
        i < rules_.size() && stands[i] == Standing::no && static_cast<std::size_t>(met) + 1 == rules_.size();
    if (alone) counts_.add(strata, i, only_this);
  }
}

void Eligibility::explain(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata,
                          fotfaste::Day as_of, const fotfaste::Breakdown& breakdown,
                          fotfaste::Explanations& explanations) {
  using fotfaste::RowPart;
  if (rules_.empty()) return;
  const auto& stands = standings(participation, as_of);
  for (std::size_t i = 0; i < stands.size(); ++i) {
    const std::string_view rule = i < rules_.size() ? std::string_view(rules_[i].id) : all_rules;
    if (!explanations.wants(rule)) continue;
    const fotfaste::Where where = stands[i] == Standing::yes  ? fotfaste::Where(RowPart::numerator)
                                  : stands[i] == Standing::no ? fotfaste::Where(RowPart::denominator)
                                  : stands[i] == Standing::unknown
                                      ? fotfaste::Where(RowPart::unknown)
                                      : fotfaste::Where(RowPart::excluded, "not_due");
    const fotfaste::Label reason =
        stands[i] == Standing::yes       ? fotfaste::Label{"uppfyller villkoret", "meets the condition"}
        : stands[i] == Standing::no      ? fotfaste::Label{"uppfyller det inte", "does not meet it"}
        : stands[i] == Standing::unknown ? fotfaste::Label{"uppgift saknas", "data are missing"}
                                         : fotfaste::Label{"kan inte bedömas än", "cannot be judged yet"};
    for (const std::uint32_t stratum : strata) {
      explanations.add(id, participation, where, reason, rule, breakdown.cell(stratum));
    }
  }
}

void Eligibility::report(const Reporting& reporting) const {
  if (rules_.empty()) return;
  for (std::size_t i = 0; i <= rules_.size(); ++i) {
    const bool all = i == rules_.size();
    const std::string_view rule = all ? all_rules : std::string_view(rules_[i].id);
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](Standing standing) {
        return counts_.get(stratum, i, static_cast<std::size_t>(standing));
      };
      std::int64_t known = of(Standing::yes);
      fotfaste::add_counts(known, of(Standing::no));
      std::optional<std::int64_t> alone;
      if (!all) alone = counts_.get(stratum, i, only_this);
      reporting.results.add(id, rule, reporting.breakdown.cell(stratum), of(Standing::yes), known,
                            of(Standing::unknown), of(Standing::not_due), alone);
    }
    reporting.results.label(id, "rule", rule,
                            all ? fotfaste::Label{"Alla villkor", "All conditions"} : rules_[i].text);
  }
  constexpr std::uint32_t everybody = fotfaste::Breakdown::everybody;
  const auto of_all = [&](Standing standing) {
    return counts_.get(everybody, rules_.size(), static_cast<std::size_t>(standing));
  };
  const std::int64_t outside = of_all(Standing::no);
  if (outside == 0) return;
  std::int64_t known = of_all(Standing::yes);
  fotfaste::add_counts(known, outside);
  reporting.settings.report(
      fotfaste::Severity::note, outside_code,
      {"Några deltar som inte hör till målgruppen.", "Some take part who are not of the target group."},
      {"De räknas i alla andra tabeller. Kontrollera uppgifterna, eller förklara i rapporten varför de "
       "deltar.",
       "They are counted in all other tables. Check the data, or say in the report why they take part."},
      reporting.settings.parameters().find("rule").raw(), static_cast<std::uint64_t>(outside),
      static_cast<std::uint64_t>(known));
}

}  // namespace reach
