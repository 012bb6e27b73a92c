// Table response: how many entered, left, were due at each point, were tried, and were reached.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fixed_counts.hpp"
#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "options.hpp"
#include "point_states.hpp"

namespace followup {

// How often somebody was tried to be reached for each point: each attempt before as_of counts for the point
// that it is nearest to, and for both of two as near.
class Attempts {
 public:
  // options outlives this.
  Attempts(Options& options, fotfaste::Day as_of) : options_(&options), as_of_(as_of) {}

  static void declare(const Options& options, fotfaste::Needs& needs);
  // To be called for each batch, which outlives its use.
  void bind(const fotfaste::Batch& batch);
  // Nothing when the project does not say which events are attempts. Valid until the next call.
  [[nodiscard]] std::span<const std::int64_t> at(const fotfaste::Participation& participation,
                                                 std::span<const PointState> points);

 private:
  Options* options_;
  fotfaste::Day as_of_;
  const fotfaste::EventColumns* columns_ = nullptr;
  std::vector<std::int64_t> counts_;
};

class Response {
 public:
  static constexpr const char* id = "response";
  static void describe(fotfaste::Description& description);

  // options outlives this.
  Response(const Options& options, fotfaste::Day as_of);

  void count(const fotfaste::Participation& participation, std::span<const PointState> points,
             std::span<const std::int64_t> attempts, std::span<const std::uint32_t> strata);
  void merge(const Response& other, const Numbering& numbers) { counts_.merge(other.counts_, numbers); }
  void save(fotfaste::Writer& writer, const Numbering& numbers) const { counts_.save(writer, numbers); }
  void restore(fotfaste::Reader& reader, const Numbering& numbers) { counts_.restore(reader, numbers); }
  void report(fotfaste::Results& results, const Numbering& numbers,
              const fotfaste::Breakdown& breakdown) const;

 private:
  const Options* options_;
  fotfaste::Day as_of_;
  FixedCounts counts_;  // items: left or not, due and reached or not, tried or not; slots: points
};

}  // namespace followup
