#include "report/month_digests.hpp"

#include <algorithm>
#include <set>

#include "model/sha256.hpp"
#include "report/table_view.hpp"

namespace fotfaste::report {

MonthDigests month_digests(const Json& table) {
  constexpr std::string_view month = "month";
  Json names = Json::array();
  bool has_month = false;
  for (const Json& column : elements(member(table, "columns"))) {
    names.push_back(member(column, "name"));
    has_month = has_month || (member(column, "name") == month && member(column, "type") == "text");
  }
  if (!has_month) return {};
  constexpr auto repaired = Json::error_handler_t::replace;
  std::map<std::string, std::vector<std::string>> rows;
  for (const Json& row : elements(member(table, "rows"))) {
    const Json& in = member(row, month);
    if (!in.is_string()) continue;
    Json cells = Json::array();
    for (const Json& name : names) cells.push_back(member(row, name.get_ref<const std::string&>()));
    rows[in.get<std::string>()].push_back(cells.dump(-1, ' ', false, repaired));
  }
  MonthDigests digests;
  for (auto& [in, lines] : rows) {
    std::sort(lines.begin(), lines.end());
    model::Sha256 digest;
    digest.add(names.dump(-1, ' ', false, repaired));
    digest.add("\n");
    for (const std::string& line : lines) {
      digest.add(line);
      digest.add("\n");
    }
    digests[in] = digest.finish();
  }
  return digests;
}

MonthComparison compare_months(const MonthDigests& earlier, const MonthDigests& now) {
  MonthComparison comparison;
  std::set<std::string> months;
  for (const auto& [month, digest] : earlier) months.insert(month);
  for (const auto& [month, digest] : now) months.insert(month);
  for (const std::string& month : months) {
    const bool after_all_reported = earlier.empty() || month > earlier.rbegin()->first;
    if (after_all_reported) {
      comparison.first.push_back(month);
      continue;
    }
    const auto before = earlier.find(month);
    const auto after = now.find(month);
    const bool same = before != earlier.end() && after != now.end() && before->second == after->second;
    if (same && comparison.first_changed.empty()) continue;
    if (comparison.first_changed.empty()) comparison.first_changed = month;
    comparison.again.push_back(month);
  }
  return comparison;
}

}  // namespace fotfaste::report
