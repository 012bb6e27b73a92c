// The plugin: what the project costs, and what its outcomes may save whom if stated assumptions hold.
#include <string>
#include <vector>

#include "account.hpp"
#include "account_tables.hpp"
#include "assumptions.hpp"
#include "design.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "ledger.hpp"
#include "ledger_tables.hpp"
#include "outcome_cost.hpp"

namespace social_cost {

class SocialCost {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Kostnader och samhällsekonomi", "Costs and social economy")
        .description(
            "Budget, finansiering och utfall, kostnad per deltagare och per utfall, och räkneexempel på "
            "vilka "
            "kostnader för utanförskap som kan undvikas, per betalare.",
            "Budget, financing and spending, cost per participant and per outcome, and calculations of which "
            "costs of exclusion may be avoided, by payer.");
    Ledger::describe(description);
    describe_outcomes(description);
    describe_accounts(description);
    Assumptions::describe(description);
    describe_ledger_tables(description);
    describe_outcome_table(description);
    describe_account_tables(description);
    Assumptions::describe_table(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const SocialCost plugin(settings);
    needs.column("entry");
    plugin.everybody_.declare(needs);
    for (const OutcomeCount& outcome : plugin.outcomes_) {
      outcome.declare(needs);
      outcome.declare_follow_up(needs);
    }
    Ledger::declare(needs);
    Assumptions::declare(needs);
  }

  static void design(const fotfaste::Settings& settings, fotfaste::Design& design) {
    const SocialCost plugin(settings);
    describe_design(settings, plugin.ledger_, plugin.outcomes_, plugin.accounts_, design);
  }

  explicit SocialCost(const fotfaste::Settings& settings)
      : settings_(settings),
        everybody_({}, settings.as_of()),
        ledger_(settings),
        assumptions_(settings),
        outcomes_(parse_outcomes(settings)),
        accounts_(parse_accounts(settings, ids_of(outcomes_), assumptions_)) {}
  SocialCost(const SocialCost&) = delete;
  SocialCost& operator=(const SocialCost&) = delete;

  void consume(const fotfaste::Batch& batch) {
    everybody_.bind(batch);
    for (OutcomeCount& outcome : outcomes_) outcome.bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      if (everybody_.includes(participation)) ++participants_;
      for (OutcomeCount& outcome : outcomes_) outcome.count(participation);
    }
  }
  void merge(const SocialCost& other) {
    fotfaste::add_counts(participants_, other.participants_);
    for (std::size_t i = 0; i < outcomes_.size(); ++i) outcomes_[i].merge(other.outcomes_[i]);
  }
  void save(fotfaste::Writer& writer) const {
    writer.number(participants_);
    for (const OutcomeCount& outcome : outcomes_) outcome.save(writer);
  }
  void restore(fotfaste::Reader& reader) {
    participants_ = fotfaste::read_count(reader);
    for (OutcomeCount& outcome : outcomes_) outcome.restore(reader);
  }
  void report(fotfaste::Results& results) const {
    report_ledger_tables(ledger_, participants_, settings_, results);
    report_outcome_costs(outcomes_, ledger_, participants_, results);
    report_account_tables(accounts_, outcomes_, ledger_, participants_, settings_, results);
    assumptions_.report(results);
    ledger_.report_findings(settings_);
    assumptions_.report_findings(settings_);
    report_account_findings(accounts_, settings_);
    for (const OutcomeCount& outcome : outcomes_) outcome.report_findings(settings_);
  }

 private:
  static std::vector<std::string> ids_of(const std::vector<OutcomeCount>& outcomes) {
    std::vector<std::string> ids;
    for (const OutcomeCount& outcome : outcomes) ids.push_back(outcome.id());
    return ids;
  }

  // Asks whether to stop once in so many participations, which take well under 10 ms.
  static constexpr std::size_t stop_mask = 511;

  fotfaste::Settings settings_;
  fotfaste::Population everybody_;
  Ledger ledger_;
  Assumptions assumptions_;
  std::vector<OutcomeCount> outcomes_;
  std::vector<Account> accounts_;
  std::int64_t participants_ = 0;
};

}  // namespace social_cost

FOTFASTE_PLUGIN(social_cost::SocialCost, "social-cost", "1.0.0");
