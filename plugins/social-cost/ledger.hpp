// The project's table of costs: budget, financing and spending, added in whole öre.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "money.hpp"

namespace social_cost {

enum class Side : std::uint8_t { budget, financing, spending };
inline constexpr std::array sides = {Side::budget, Side::financing, Side::spending};
constexpr const char* word(Side side) {
  constexpr const char* words[] = {"budget", "financing", "spending"};
  return words[static_cast<int>(side)];
}

// What somebody pays for something.
using Entry = std::pair<std::string, std::string>;  // payer, category

class Ledger {
 public:
  // Spending of as_of or later is not known yet, and is left out. Throws ParameterError for a budget in
  // project.toml that is no amount.
  explicit Ledger(const fotfaste::Settings& settings);

  static void describe(fotfaste::Description& description);
  static void declare(fotfaste::Needs& needs);

  // Nothing when no row says, and when the rows add up to more than can be held. The budget may stand in
  // project.toml instead.
  [[nodiscard]] std::optional<Ore> total(Side side) const;
  // By payer and category, without what is outside the project.
  [[nodiscard]] const std::map<Entry, Ore>& entries(Side side) const { return at(side).entries; }
  // What ordinary operation pays, of categories that the evaluator named.
  [[nodiscard]] const std::map<Entry, Ore>& outside(Side side) const { return at(side).outside; }
  // Of one payer; nothing when the payer has no row.
  [[nodiscard]] std::optional<Ore> financed_by(const std::string& payer) const;
  // Of all payers that are named as those who grant the support.
  [[nodiscard]] std::optional<Ore> granted() const;

  void report_findings(const fotfaste::Settings& settings) const;

 private:
  struct Sums {
    std::map<Entry, Ore> entries;
    std::map<Entry, Ore> outside;
    std::optional<Ore> total;
    Ore magnitude = 0;  // of all rows, whatever their sign: the largest that any part can be
    bool too_large = false;
  };
  [[nodiscard]] const Sums& at(Side side) const { return sums_[static_cast<std::size_t>(side)]; }
  void add(Side side, const Entry& entry, bool is_outside, Ore ore);
  void report_support(const fotfaste::Settings& settings) const;

  std::array<Sums, sides.size()> sums_;
  std::optional<Ore> stated_budget_;
  std::set<std::string> granted_by_;
  std::uint64_t rows_ = 0;
  std::uint64_t later_ = 0;
  std::uint64_t incomplete_ = 0;
};

}  // namespace social_cost
