// Table sampling: how many of those who left must answer for the results six months after leaving, and how
// far the answers in hand reach.
//
// The results may rest on a random sample, within each gender, of everybody counted as a participant who
// left, also those whom an indicator is not about; a share must then be known to 3 percentage points at 95 %
// (European Commission, ESF+ Data Support Centre). The size is that of a simple random sample for a share of
// one half from a population of known size: n0 / (1 + (n0 - 1) / N), n0 = z2 / (4 m2).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/indicators/export.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace fotfaste::esf_plus {

// For a share of one half, when `reached` of `population` answered as if drawn at random: the sample size
// above solved for m, z sqrt((N - n) / (4 n (N - 1))). 0 when all answered, nothing when nobody did.
std::optional<double> margin_reached(std::int64_t population, std::int64_t reached);

class Sampling {
 public:
  static void describe(Description& description);

  explicit Sampling(const Settings& settings) : as_of_(settings.as_of()) {}
  void add(const indicators::Record& record);
  void merge(const Sampling& other);
  void save(Writer& writer) const;
  void restore(Reader& reader);
  void report(Results& results) const;

 private:
  struct Count {
    std::int64_t population = 0;  // left, and six months have passed
    std::int64_t later = 0;       // left, and they have not
    std::int64_t reached = 0;     // of population: the situation is known
  };
  static constexpr std::size_t genders = 3;  // woman, man, other; complete records have one

  Day as_of_;
  std::array<Count, genders> counts_ = {};
};

}  // namespace fotfaste::esf_plus
