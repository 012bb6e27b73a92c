// The registry of assumptions: the project's table and [[plugin.assumption]] together. One without a source
// is refused, and so is everything that rests on it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace social_cost {

enum class Standing : std::uint8_t {
  unused,
  used,
  no_source,
  no_price_year,
  unit,    // not one that the use of it understands
  twice,   // another one has its name, payer and price year
  range,   // low <= value <= high does not hold
  beyond,  // a share that is none, or an amount that money does not have
};

struct Assumption {
  std::string name;
  std::string payer;
  double value = 0;
  std::string unit;
  std::optional<int> price_year;
  std::string source;
  std::optional<double> low;
  std::optional<double> high;
  Standing standing = Standing::unused;

  [[nodiscard]] bool has_range() const { return low && high; }
};

class Assumptions {
 public:
  explicit Assumptions(const fotfaste::Settings& settings);
  Assumptions(const Assumptions&) = delete;
  Assumptions& operator=(const Assumptions&) = delete;

  static void describe(fotfaste::Description& description);
  static void describe_table(fotfaste::Description& description);
  static void declare(fotfaste::Needs& needs);

  // All of a name, as kronor for a person and year, by payer. None when the name is unknown or any of them
  // refused.
  struct Money {
    const Assumption* assumption;
    double yearly;  // what one of its unit is, in kronor a year: 12 for kronor a month
  };
  std::vector<Money> money(std::string_view name);
  // The one of a name as a share from least to most. Nothing when it is unknown, refused, or one of several.
  struct Share {
    const Assumption* assumption;
    double scale;  // 0.01 for per cent
  };
  std::optional<Share> share(std::string_view name, double least, double most);
  // What a krona of one year is in the prices of another, by the index of this name; nothing when the index
  // lacks one of the years.
  std::optional<double> price_change(std::string_view index, int from, int to);

  // Sorted by name, payer and price year.
  [[nodiscard]] const std::deque<Assumption>& all() const { return all_; }

  void report(fotfaste::Results& results) const;
  void report_findings(const fotfaste::Settings& settings) const;

 private:
  void read_table(const fotfaste::Settings& settings);
  void read_parameters(const fotfaste::Settings& settings);
  void refuse_unusable();
  std::vector<Assumption*> called(std::string_view name);

  // What the words for units mean.
  std::map<std::string, double, std::less<>> yearly_units_;
  std::map<std::string, double, std::less<>> share_units_;
  std::deque<Assumption> all_;
};

}  // namespace social_cost
