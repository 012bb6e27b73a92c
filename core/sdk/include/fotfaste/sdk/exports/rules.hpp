// The rules that a funder's file must follow: what every funder export holds its own figures against before
// anything is sent, and the table "rules" in which it says how each came out.
//
//   constexpr ExportRule rules[] = {{"S01", Severity::error, Basis::derived, "...", "..."}};
//   ExportRules outcome(rules);
//   outcome.violate(0, "2024-09");                     // one more record
//   outcome.violate(0, "2024", "woman", {5.0, 3.0});   // an aggregate: 5 where 3 is the limit
//   outcome.report(results);
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/exports/basis.hpp"
#include "fotfaste/sdk/exports/rules_table.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace fotfaste::exports {

struct ExportRule {
  const char* code;
  Severity severity;  // error: nothing is sent; warning: to be looked at
  Basis basis;
  const char* sv;
  const char* en;
};

// What was compared: the rule holds as long as left is not above right.
struct Sides {
  double left;
  double right;
};

// Where rules were violated. Mergeable. A rule is named by its place in the list.
class ExportRules {
 public:
  static constexpr const char* table = RulesTable::id;

  // rules outlives this.
  explicit ExportRules(std::span<const ExportRule> rules) : rules_(rules), applies_(rules.size(), true) {}

  static void describe(Description& description) { RulesTable::describe(description); }

  // The rule is about something that this project does not have. Follows from the settings, and is no part
  // of what is merged.
  void set_not_applicable(std::size_t rule) { applies_[rule] = false; }

  // One more record that violates the rule. Of several with sides at one place, the largest are kept.
  void violate(std::size_t rule, std::string_view period, std::string_view stratum = {},
               std::optional<Sides> sides = {}) {
    Place& place = places_[{rule, std::string(period), std::string(stratum)}];
    add_counts(place.count, 1);
    place.take(sides);
  }
  // A figure that violates the rule; it is about no number of records.
  void violate_by_figure(std::size_t rule, std::string_view period, std::string_view stratum, Sides sides) {
    places_[{rule, std::string(period), std::string(stratum)}].take(sides);
  }

  // other has the same rules.
  void merge(const ExportRules& other) {
    for (const auto& [key, place] : other.places_) {
      Place& own = places_[key];
      add_counts(own.count, place.count);
      own.take(place.sides);
    }
  }
  void save(Writer& writer) const {
    writer.number(static_cast<std::uint64_t>(places_.size()));
    for (const auto& [key, place] : places_) {
      writer.number(static_cast<std::uint64_t>(std::get<0>(key)));
      writer.text(std::get<1>(key));
      writer.text(std::get<2>(key));
      writer.number(place.count);
      writer.number(static_cast<std::uint8_t>(place.sides ? 1 : 0));
      writer.number(place.sides ? place.sides->left : 0.0);
      writer.number(place.sides ? place.sides->right : 0.0);
    }
  }
  // Adds what save wrote.
  void restore(Reader& reader) {
    ExportRules other(rules_);
    for (std::uint64_t left = reader.count(49); left > 0; --left) {
      const auto rule = reader.number<std::uint64_t>();
      const std::string period(reader.text());
      const std::string stratum(reader.text());
      Place place;
      place.count = read_count(reader);
      const auto has_sides = reader.number<std::uint8_t>();
      const Sides sides = {reader.number<double>(), reader.number<double>()};
      if (rule >= rules_.size() || has_sides > 1 || !std::isfinite(sides.left) || !std::isfinite(sides.right))
        throw MalformedBytes("a violated rule is not as it can be");
      if (has_sides == 1) place.sides = sides;
      other.places_[{rule, period, stratum}] = place;
    }
    merge(other);
  }

  // Rules in the order of their list, places sorted.
  void report(Results& results) const {
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
      const auto begin = places_.lower_bound({rule, std::string(), std::string()});
      const auto end = places_.lower_bound({rule + 1, std::string(), std::string()});
      if (begin == end) add(results, rule, "", "", applies_[rule] ? "holds" : "not_applicable", nullptr);
      for (auto place = begin; place != end; ++place) {
        add(results, rule, std::get<1>(place->first), std::get<2>(place->first), "violated", &place->second);
      }
      RulesTable::label(results, rules_[rule].code, {rules_[rule].sv, rules_[rule].en});
    }
    RulesTable::label_words(results);
  }

 private:
  struct Place {
    std::int64_t count = 0;
    std::optional<Sides> sides;

    void take(const std::optional<Sides>& other) {
      if (!other) return;
      const bool larger =
          !sides || other->left > sides->left || (other->left == sides->left && other->right > sides->right);
      if (larger) sides = other;
    }
  };
  using Key = std::tuple<std::size_t, std::string, std::string>;

  void add(Results& results, std::size_t rule, std::string_view period, std::string_view stratum,
           const char* outcome, const Place* place) const {
    std::optional<double> left, right;
    std::optional<std::int64_t> count;
    if (place != nullptr && place->count > 0) count = place->count;
    if (place != nullptr) {
      // Records that should not be there: so many, where there should be none.
      left = place->sides ? place->sides->left : static_cast<double>(place->count);
      right = place->sides ? place->sides->right : 0.0;
    }
    RulesTable::add(results, {.code = rules_[rule].code,
                              .is_error = rules_[rule].severity == Severity::error,
                              .basis = rules_[rule].basis,
                              .period = period,
                              .stratum = stratum,
                              .outcome = outcome,
                              .left = left,
                              .right = right,
                              .count = count});
  }

  std::span<const ExportRule> rules_;
  std::vector<bool> applies_;
  std::map<Key, Place> places_;
};

}  // namespace fotfaste::exports
