// An account: what may be avoided, for whom, when a person reaches an outcome, by stated assumptions. It is
// kept in one frame, and accounts are never added to each other.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assumptions.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "ledger.hpp"

namespace social_cost {

// Two ways to reckon, after the study that the York and Audit Commission figures come from: public finances
// include transfers and taxes; in society's resources transfers cancel, and what people produce counts.
enum class Frame : std::uint8_t { public_finance, resource_cost };
constexpr const char* word(Frame frame) {
  return frame == Frame::public_finance ? "public_finance" : "resource_cost";
}

// When in its year an amount falls: a year, half a year or nothing earlier than its end.
enum class Timing : std::uint8_t { end, middle, start };

// What an assumption does in an account.
enum class Part : std::uint8_t {
  cost,          // kronor for a person and year outside, of one payer
  deadweight,    // the share who would have got there anyway
  displacement,  // the share who took the place of somebody else
  attribution,   // the share that others contributed
  drop_off,      // the share lost from each year to the next
  remaining,     // the share still there in a year
  rate,          // at which later years are discounted
};

struct Term {
  Part part;
  std::size_t place;  // of the payer of a cost, of the year of a remaining share; otherwise 0
  double scale;  // from the assumption's unit to yearly kronor of the account's price year, or to a share
  std::size_t assumption;  // in Account::assumptions
};

struct Account {
  std::string id;
  fotfaste::Label label;
  Frame frame = Frame::public_finance;
  std::size_t outcome = 0;  // in the order of the outcomes
  int years = 1;
  Timing timing = Timing::end;
  Side basis = Side::budget;
  std::vector<std::string> payers;             // sorted
  std::vector<const Assumption*> assumptions;  // each once, sorted by name and payer
  std::vector<Term> terms;
  std::set<std::string> unusable;       // names that no assumption can be used for
  std::set<std::string> without_index;  // costs in prices of a year that the index does not reach
  std::set<std::string> not_deducted;   // what nothing is assumed of, by its key
  const fotfaste_value* at = nullptr;

  // Whether it can be reckoned: nothing that it names was refused.
  [[nodiscard]] bool is_complete() const { return unusable.empty() && without_index.empty(); }
  // The time of a year, from 1 on.
  [[nodiscard]] double time_of(int year) const {
    return timing == Timing::end ? year : timing == Timing::middle ? year - 0.5 : year - 1;
  }
};

void describe_accounts(fotfaste::Description& description);

// Marks what is used. outcomes are their ids. Throws ParameterError.
std::vector<Account> parse_accounts(const fotfaste::Settings& settings,
                                    const std::vector<std::string>& outcomes, Assumptions& assumptions);

void report_account_findings(const std::vector<Account>& accounts, const fotfaste::Settings& settings);

}  // namespace social_cost
