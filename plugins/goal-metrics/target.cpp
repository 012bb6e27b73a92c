#include "target.hpp"

#include <algorithm>
#include <cmath>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace goals {
namespace {

using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

// 0.4 - 0.05 is not 0.35 in binary; nine decimals bring back what was meant, so that 21 of 60 is inside.
double as_written(double share) {
  constexpr double parts = 1e9;
  return std::round(share * parts) / parts;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t star = text.find('*');
    parts.push_back(text.substr(0, star));
    if (star == std::string_view::npos) return parts;
    text.remove_prefix(star + 1);
  }
}

}  // namespace

bool GroupTarget::fits(const fotfaste::StratumCell& stratum) const {
  return cell().labels == stratum.labels;
}

fotfaste::StratumCell GroupTarget::cell() const {
  fotfaste::StratumCell cell;
  const auto columns = split(by);
  const auto values = split(is);
  for (std::size_t i = 0; i < std::min(columns.size(), values.size()); ++i)
    cell.labels.emplace_back(columns[i], values[i]);
  return cell;
}

void describe_target(fotfaste::Parameter& target) {
  target.field("count", ParameterType::integer, "Minst så många.", "At least so many.").unit("participants");
  target.field("of", ParameterType::integer, "Av så många planerade.", "Of so many planned.")
      .unit("participants");
  target.field("share", ParameterType::number, "Minst den andelen, 0 till 1.", "At least this share, 0 to 1.")
      .range(0, 1);
  target
      .field("tolerance", ParameterType::number, "\"Ca\": så långt från share åt endera hållet.",
             "\"About\": so far from share either way.")
      .range(0, 1);
  target
      .field("at_most", ParameterType::number, "Högst den andelen, 0 till 1.", "At most this share, 0 to 1.")
      .range(0, 1);
}

void describe_group_targets(fotfaste::Parameter& groups) {
  groups
      .field("by", ParameterType::text, "Kolumnen, så som den står i målets by.",
             "The column, as it stands in the goal's by.")
      .required();
  groups.field("is", ParameterType::text, "Gruppen: kolumnens värde.", "The group: the column's value.")
      .required();
  describe_target(
      groups.field("target", ParameterType::table, "Gruppens målvärde.", "The group's target.").required());
}

double share_of(const Parameters& item) {
  const double share = item.as_number();
  if (share >= 0 && share <= 1) return share;
  criteria::throw_contradiction(item, {"En andel ligger mellan 0 och 1.", "A share lies between 0 and 1."},
                                {"Skriv 80 % som 0.80.", "Write 80 % as 0.80."});
}

Target target_of(const Parameters& table) {
  Target target;
  if (!table) return target;
  const Parameters count = table.find("count");
  const Parameters of = table.find("of");
  const Parameters share = table.find("share");
  const Parameters tolerance = table.find("tolerance");
  const Parameters at_most = table.find("at_most");
  const fotfaste::Label forms{"Skriv count = 40, share = 0.80 eller at_most = 0.10.",
                              "Write count = 40, share = 0.80 or at_most = 0.10."};
  const int given = (count ? 1 : 0) + (share ? 1 : 0) + (at_most ? 1 : 0);
  if (given == 0) criteria::throw_missing(table, forms);
  if (given > 1) {
    criteria::throw_contradiction(share ? share : at_most,
                                  {"Målet har två målvärden som utesluter varandra.",
                                   "The goal has two targets that exclude each other."},
                                  {"Behåll ett av count, share och at_most, eller dela upp målet i två.",
                                   "Keep one of count, share and at_most, or split the goal in two."});
  }
  if (tolerance && !share) {
    criteria::throw_contradiction(tolerance,
                                  {"tolerance hör ihop med share.", "tolerance belongs with share."}, forms);
  }
  if (of) {
    target.planned = of.as_integer();
    if (*target.planned < 1) {
      criteria::throw_contradiction(
          of,
          {"of är hur många som planeras, och minst en.", "of is how many are planned, and at least one."},
          {"Skriv till exempel of = 60.", "Write for example of = 60."});
    }
  }
  if (count) {
    const std::int64_t wanted = count.as_integer();
    if (wanted < 0 || (target.planned && wanted > *target.planned)) {
      criteria::throw_contradiction(count, {"Så många kan inte nå målet.", "So many cannot reach the goal."},
                                    {"count ligger mellan 0 och of.", "count lies between 0 and of."});
    }
    target.low = static_cast<double>(wanted);
    target.scale = "count";
  }
  if (at_most) target.high = share_of(at_most);
  if (!share) return target;
  target.low = share_of(share);
  if (!tolerance) return target;
  target.tolerance = share_of(tolerance);
  target.high = as_written(std::min(1.0, *target.low + *target.tolerance));
  target.low = as_written(std::max(0.0, *target.low - *target.tolerance));
  return target;
}

std::vector<GroupTarget> group_targets_of(const Parameters& list, const Parameters& by) {
  std::vector<GroupTarget> groups;
  for (const Parameters item : list.items()) {
    const Parameters column = item.find("by");
    const Parameters value = item.find("is");
    GroupTarget group{std::string(item.text("by")), std::string(item.text("is")),
                      target_of(item.find("target")), item.raw()};
    const auto columns = by.as_texts();
    if (std::find(columns.begin(), columns.end(), group.by) == columns.end()) {
      criteria::throw_contradiction(column,
                                    {"Målet delas inte upp på " + criteria::quote(group.by) + ".",
                                     "The goal is not broken down by " + criteria::quote(group.by) + "."},
                                    {"Lägg till det i målets by.", "Add it to the goal's by."});
    }
    if (split(group.by).size() != split(group.is).size()) {
      criteria::throw_contradiction(value,
                                    {"Gruppen har inte lika många värden som kolumner.",
                                     "The group has not as many values as columns."},
                                    {"Skriv ett värde för varje kolumn, med * mellan.",
                                     "Write a value for each column, with * between."});
    }
    for (const GroupTarget& before : groups) {
      if (before.by != group.by || before.is != group.is) continue;
      criteria::throw_contradiction(value,
                                    {criteria::quote(group.is) + " har två målvärden.",
                                     criteria::quote(group.is) + " has two targets."},
                                    {"Ta bort det ena.", "Remove one of them."});
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace goals
