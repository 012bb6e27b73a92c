// The times that R's Kaplan-Meier curves were computed from, rebuilt from the curves' own counts.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "fotfaste/sdk/statistics/time_histogram.hpp"
#include "golden.hpp"

namespace fotfaste::tests {

using CurveName = std::pair<std::string, std::string>;  // case and stratum

inline std::map<CurveName, std::vector<CsvRow>> golden_curves() {
  std::map<CurveName, std::vector<CsvRow>> curves;
  for (const CsvRow& row : golden_rows("km_curves.csv")) {
    if (!row.at("case").starts_with("first_job_weighted")) {
      curves[{row.at("case"), row.at("stratum")}].push_back(row);
    }
  }
  return curves;
}

// Where more are at risk than were left over, somebody entered since the time before. Who that was does not
// matter to the curve: whoever leaves next takes the earliest entry.
inline statistics::TimeHistogram golden_histogram(const std::vector<CsvRow>& curve) {
  statistics::TimeHistogram histogram;
  std::deque<int> entries;
  int left = std::stoi(curve.front().at("n_risk"));
  int before = 0;
  for (const CsvRow& row : curve) {
    const int time = std::stoi(row.at("time"));
    const int at_risk = std::stoi(row.at("n_risk"));
    for (; left < at_risk; ++left) entries.push_back(before);
    const auto leave = [&](bool event) {
      --left;
      if (entries.empty()) {
        event ? histogram.add_event(time) : histogram.add_censored(time);
        return;
      }
      event ? histogram.add_event(time, entries.front()) : histogram.add_censored(time, entries.front());
      entries.pop_front();
    };
    for (int i = std::stoi(row.at("n_event")); i > 0; --i) leave(true);
    for (int i = std::stoi(row.at("n_censor")); i > 0; --i) leave(false);
    before = time;
  }
  EXPECT_TRUE(entries.empty());
  return histogram;
}

inline std::map<CurveName, statistics::TimeHistogram> golden_histograms() {
  std::map<CurveName, statistics::TimeHistogram> histograms;
  for (const auto& [name, curve] : golden_curves()) histograms.emplace(name, golden_histogram(curve));
  return histograms;
}

}  // namespace fotfaste::tests
