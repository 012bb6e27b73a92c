#include "report/diff/diff.hpp"

#include <algorithm>
#include <array>

#include "report/diff/definitions.hpp"
#include "report/diff/figures.hpp"
#include "report/diff/matching.hpp"

namespace fotfaste::report {
namespace {

void compare_inputs(Difference& difference) {
  const auto keyed = [](const Json& results) {
    Keyed inputs;
    for (const Json& input : elements(member(member(results, "run"), "inputs"))) {
      inputs.emplace_back(canonical(Json::array({member(input, "file"), member(input, "table")})), &input);
    }
    return inputs;
  };
  for (const auto& [key, pair] : paired(keyed(*difference.before), keyed(*difference.after))) {
    const auto& [before, after] = pair;
    if (before != nullptr && after != nullptr && same(*before, *after)) continue;
    const Change change = before == nullptr  ? Change::added
                          : after == nullptr ? Change::removed
                                             : Change::changed;
    difference.inputs.push_back({change, before, after});
  }
}

void compare_flow(Difference& difference) {
  const Json& before = member(*difference.before, "flow");
  const Json& after = member(*difference.after, "flow");
  for (const char* name : {"rows", "set_aside", "participations", "persons"}) {
    const auto earlier = as_number(member(before, name));
    const auto later = as_number(member(after, name));
    if (earlier != later) difference.flow.push_back({name, false, earlier, later});
  }
  const auto keyed = [](const Json& flow) {
    Keyed reasons;
    for (const Json& one : elements(member(flow, "excluded")))
      reasons.emplace_back(plain_text(one, "reason"), &one);
    return reasons;
  };
  for (const auto& [reason, pair] : paired(keyed(before), keyed(after))) {
    const auto count = [](const Json* one) {
      return one == nullptr ? std::nullopt : as_number(member(*one, "n"));
    };
    // A reason that nobody has is not written.
    const auto earlier = count(pair.first).value_or(0);
    const auto later = count(pair.second).value_or(0);
    if (earlier != later) difference.flow.push_back({reason, true, earlier, later});
  }
}

// What a finding is about, so that a changed count is not another finding.
std::string finding_key(const Json& finding, const std::string& plugin) {
  const Json& places = elements(member(finding, "places"));
  const Json& place = places.empty() ? places : places[0];
  return canonical(Json::array({plugin, member(finding, "severity"), member(finding, "code"),
                                member(place, "file"), member(place, "column_name")}));
}

// The message may name a value, and places move with the rows: the counts are what is compared.
bool same_finding(const Json& before, const Json& after) {
  return same(member(before, "count"), member(after, "count")) &&
         same(member(before, "total"), member(after, "total"));
}

void compare_findings(Difference& difference, const Json* plugin, const Json& before, const Json& after) {
  const std::string id = plugin == nullptr ? std::string() : plain_text(*plugin, "id");
  const auto keyed = [&](const Json& list) {
    Keyed findings;
    for (const Json& one : elements(list)) findings.emplace_back(finding_key(one, id), &one);
    return findings;
  };
  for (const auto& [key, pair] : paired(keyed(before), keyed(after))) {
    if (pair.first != nullptr && pair.second != nullptr) {
      if (!same_finding(*pair.first, *pair.second))
        difference.findings.push_back({Change::changed, plugin, pair.first, pair.second});
      continue;
    }
    const Change change = pair.first == nullptr ? Change::added : Change::removed;
    difference.findings.push_back({change, plugin, pair.first, pair.second});
  }
}

// Errors before warnings before notes, those of the data before those of plugins.
void sort_findings(std::vector<FindingChange>& findings) {
  const auto rank = [](const FindingChange& one) {
    const Json& severity = member(one.after != nullptr ? *one.after : *one.before, "severity");
    return severity == "error" ? 0 : severity == "warning" ? 1 : 2;
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const auto& one, const auto& other) { return rank(one) < rank(other); });
}

void find_doubts(Difference& difference) {
  const auto project = [](const Json& results) {
    return plain_text(member(member(results, "run"), "project"), "id");
  };
  if (project(*difference.before) != project(*difference.after))
    difference.doubts.push_back(Doubt::other_project);
  // Days are written so that they compare as text.
  const auto day = [](const Json& results) { return plain_text(member(results, "run"), "as_of"); };
  if (day(*difference.before) > day(*difference.after))
    difference.doubts.push_back(Doubt::later_run_is_first);
}

template <typename Enum, std::size_t size>
std::string_view word_in(const std::array<std::string_view, size>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view word(Change change) {
  constexpr std::array<std::string_view, 3> words = {"added", "removed", "changed"};
  return word_in(words, change);
}

std::string_view word(Definition definition) {
  constexpr std::array<std::string_view, 19> words = {
      "program",        "report_day",   "few_below",       "isolation",    "sandbox",
      "project_card",   "project_file", "configuration",   "not_recorded", "plugin",
      "plugin_version", "plugin_build", "plugin_outcome",  "columns_read", "table",
      "table_property", "column",       "column_property", "goal"};
  if (definition == Definition::described) return "described";
  return word_in(words, definition);
}

std::string_view word(Cause cause) {
  constexpr std::array<std::string_view, 6> words = {"program",       "project_file", "plugin",
                                                     "configuration", "table",        "goal"};
  return word_in(words, cause);
}

std::string_view word(Doubt doubt) {
  return doubt == Doubt::other_project ? "other_project" : "later_run_is_first";
}

Difference compare_runs(const Json& before, const Json& after) {
  Difference difference;
  difference.before = &before;
  difference.after = &after;
  find_doubts(difference);
  const std::vector<Pair> plugins =
      paired_in_order(member(before, "plugins"), member(after, "plugins"), "id");
  compare_definitions(difference, plugins);
  compare_inputs(difference);
  compare_flow(difference);
  compare_findings(difference, nullptr, member(before, "findings"), member(after, "findings"));
  const Json none;
  for (const auto& [earlier, later] : plugins) {
    compare_findings(difference, later != nullptr ? later : earlier,
                     earlier != nullptr ? member(*earlier, "findings") : none,
                     later != nullptr ? member(*later, "findings") : none);
  }
  sort_findings(difference.findings);
  compare_figures(difference);
  return difference;
}

}  // namespace fotfaste::report
