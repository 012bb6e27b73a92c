// How many reached an outcome, and what one has cost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/population.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/tally.hpp"
#include "ledger.hpp"

namespace social_cost {

enum class Reached : std::uint8_t { yes, no, unknown, pending };

class OutcomeCount {
 public:
  // Throws ParameterError.
  OutcomeCount(const fotfaste::Parameters& item, const fotfaste::Settings& settings);

  void declare(fotfaste::Needs& needs) const;
  void declare_follow_up(fotfaste::Needs& needs) const;
  void bind(const fotfaste::Batch& batch);
  void count(const fotfaste::Participation& participation);
  void merge(const OutcomeCount& other);
  void save(fotfaste::Writer& writer) const;
  void restore(fotfaste::Reader& reader);
  void report_findings(const fotfaste::Settings& settings) const;

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const fotfaste::Label& label() const { return label_; }
  [[nodiscard]] std::int64_t reached() const { return tally_[Reached::yes]; }
  [[nodiscard]] std::int64_t unknown() const { return tally_[Reached::unknown]; }
  [[nodiscard]] std::int64_t pending() const { return tally_[Reached::pending]; }
  // Of whom it is known whether they reached it.
  [[nodiscard]] std::int64_t known() const { return tally_[Reached::yes] + tally_[Reached::no]; }
  [[nodiscard]] std::int64_t everybody() const { return known() + unknown() + pending(); }
  [[nodiscard]] std::optional<fotfaste::statistics::Interval> share_interval() const {
    return fotfaste::statistics::wilson(reached(), known());
  }

 private:
  std::string id_;
  fotfaste::Label label_;
  fotfaste::Day as_of_;
  fotfaste::Criterion criterion_;
  fotfaste::Population population_;
  fotfaste::Tally<Reached, 4> tally_;
};

void describe_outcomes(fotfaste::Description& description);
void describe_outcome_table(fotfaste::Description& description);
// Throws ParameterError.
std::vector<OutcomeCount> parse_outcomes(const fotfaste::Settings& settings);

// What one who reached it has cost: spending for each participant divided by the share who reached it, of
// those whose outcome is known. The spending is known and the share is uncertain, so the limits are spending
// divided by Wilson's limits of the share: Fieller's set (J. R. Stat. Soc. B 16, 1954) for a numerator
// without variance, with the variance of the share at the value that is tried.
void report_outcome_costs(const std::vector<OutcomeCount>& outcomes, const Ledger& ledger,
                          std::int64_t participants, fotfaste::Results& results);

}  // namespace social_cost
