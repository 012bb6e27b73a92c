// What was reported for each month, and which months must be sent again because what they say has changed: a
// register that reads months in order reads all later ones anew after a corrected one (domain rule of the
// monthly participant file of ESF projects in Sweden).
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace fotfaste::report {

// "2026-03" -> SHA-256, in hexadecimal, of the names of the columns and of that month's rows, which are
// ordered by their bytes first: the same rows give the same digest in whatever order they stand.
using MonthDigests = std::map<std::string, std::string>;

// table is in the form of results.json, with pseudonyms. Nothing without a text column called "month".
MonthDigests month_digests(const nlohmann::ordered_json& table);

struct MonthComparison {
  std::string first_changed;       // empty when no month that was reported says anything else now
  std::vector<std::string> again;  // from there on, up to the last month that was reported
  std::vector<std::string> first;  // later ones, reported now for the first time
};

// A month that had rows and has none now has changed, and so has one that comes before a reported month
// without having been reported itself.
MonthComparison compare_months(const MonthDigests& earlier, const MonthDigests& now);

}  // namespace fotfaste::report
