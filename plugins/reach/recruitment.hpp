// Tables recruitment and declined: from invitation to entry, by source, and why people declined. Of those who
// never started there are numbers alone, in the project's table recruitment.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "by_column.hpp"
#include "fotfaste/sdk/description.hpp"

namespace reach {

// In the model's order: the steps, and last that somebody declined.
enum class Stage : std::uint8_t { invited, interested, applied, started, declined };
inline constexpr std::size_t stage_count = 5;

class Recruitment {
 public:
  static constexpr const char* id = "recruitment";
  static constexpr const char* declined_id = "declined";
  static constexpr const char* more_than_before_code = "P400";
  static constexpr const char* other_started_code = "P401";
  static constexpr const char* step_missing_code = "P402";
  static constexpr const char* row_left_out_code = "P403";
  static void describe(fotfaste::Description& description);
  static void declare(fotfaste::Needs& needs);

  // Reads the project's table.
  explicit Recruitment(const fotfaste::Settings& settings);
  // started is how many participations there are of each source.
  void report(const Reporting& reporting, const CountsByValue& started) const;

 private:
  struct OfSource {
    std::array<std::optional<std::int64_t>, stage_count> counts;  // of started: those in the table
    std::map<std::string, std::int64_t> reasons;
    std::int64_t no_reason = 0;
  };
  using Sources = std::map<std::string, OfSource, std::less<>>;
  // One source, or all of them.
  struct Funnel {
    std::array<std::optional<std::int64_t>, stage_count> counts;  // started: participations
    std::array<bool, stage_count> is_whole;                       // of every source, and of everybody in it
    std::map<std::string, std::int64_t> reasons;
    std::int64_t no_reason = 0;
  };

  void read(const fotfaste::Settings& settings);
  // In the order of their names, that of no known source last.
  using Funnels = std::vector<std::pair<std::string, Funnel>>;

  static Funnel of_source(const OfSource& source, std::int64_t started, bool all_started_known);
  [[nodiscard]] Funnels funnels_of(const CountsByValue& started) const;
  [[nodiscard]] Funnel of_all(const Funnels& funnels) const;
  void report_funnel(const Reporting& reporting, const Funnel& funnel, const fotfaste::StratumCell& stratum,
                     std::vector<std::string>& more_than_before) const;
  static void report_declined(const Reporting& reporting, const Funnel& funnel,
                              const fotfaste::StratumCell& stratum);
  void report_findings(const Reporting& reporting, const CountsByValue& started,
                       const std::vector<std::string>& more_than_before,
                       const std::vector<std::string>& incomplete) const;

  Sources sources_;
  std::array<bool, stage_count> used_ = {};  // the table has a row of it
  std::int64_t rows_ = 0;
  std::int64_t left_out_ = 0;
};

}  // namespace reach
