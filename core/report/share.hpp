// A share in words: k of n, per cent, interval. The same on a terminal and in the page.
#pragma once

#include <optional>
#include <string>

#include "report/speech.hpp"
#include "report/table_view.hpp"

namespace fotfaste::report {

// Parts of a row that several sections write alike. Names of columns are those of the contract of the first
// tables (docs/results.schema.json); roles are asked first.
struct Share {
  Share(const TableView& table, const Json& row);
  [[nodiscard]] std::string of(const Speech& speech) const;             // "23 av 60"
  [[nodiscard]] std::string value_text(const Speech& speech) const;     // "38 %"; "(38 %)" where few
  [[nodiscard]] std::string interval_text(const Speech& speech) const;  // "27–51 %"
  [[nodiscard]] std::string bounds_text(const Speech& speech) const;    // "36–41 %", only under unknowns

  std::optional<double> numerator, denominator, unknown, value, low, high, worst, best;
  bool few = false;
};

// A count as it is written, nothing for nothing; zero is left out unless asked for.
std::string count_text(const std::optional<double>& count, const Speech& speech, bool zero = false);

// "minst 40", "35–45 %", "högst 10 %".
std::string target_range(const Speech& speech, const std::optional<double>& low,
                         const std::optional<double>& high, bool count);

}  // namespace fotfaste::report
