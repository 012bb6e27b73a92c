// Goals that participants set for themselves, and how many of them they reach: individual goal attainment.
//
// They are recorded as assessments: each item of an instrument is a goal of the person's, and the latest
// answer says how far it has come, as in goal attainment scaling from -2 to +2, where 0 is what was expected
// (T. J. Kiresuk and R. E. Sherman, Community Mental Health Journal 4, 1968), or 0 not, 1 partly, 2 reached.
// Or as events: one kind when a goal is set, another when one is reached.
//
// A participation is judged when it has ended. Goals of one person hang together, so a share of all goals has
// no interval; the shares of participants have.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/population.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace goals {

class OwnGoals {
 public:
  // Throws ParameterError.
  OwnGoals(const fotfaste::Parameters& table, const fotfaste::Settings& settings);

  void declare(fotfaste::Needs& needs) const;
  void bind(const fotfaste::Batch& batch);
  void count(const fotfaste::Participation& participation);

  void merge(const OwnGoals& other);
  void save(fotfaste::Writer& writer) const;
  // Of newly made own goals.
  void restore(fotfaste::Reader& reader);
  void report(fotfaste::Results& results, const fotfaste::Settings& settings) const;

 private:
  struct Found {
    std::int64_t set = 0;
    std::int64_t reached = 0;
    std::int64_t partly = 0;
    std::int64_t unknown = 0;
  };
  Found in_assessments(const fotfaste::Participation& participation);
  Found in_events(const fotfaste::Participation& participation);

  std::string id_;
  std::optional<fotfaste::Label> text_;
  fotfaste::Day as_of_;
  fotfaste::Population population_;
  fotfaste::Breakdown breakdown_;
  bool by_events_ = false;
  fotfaste::criteria::WordSet instruments_, raters_, set_events_, reached_events_;
  double reached_at_least_ = 0;
  std::optional<double> partly_at_least_;

  struct Latest {
    fotfaste::Day day;
    std::optional<double> value;
    bool differs;
  };
  const fotfaste::AssessmentColumns* assessments_ = nullptr;
  const fotfaste::EventColumns* events_ = nullptr;
  std::map<std::int32_t, Latest> latest_;  // by item, of the participation read last
  fotfaste::CountGrid participants_;       // item 0; see own_goals.cpp
  fotfaste::CountGrid reached_;            // item k: reached k of their goals
};

void describe_own_goals(fotfaste::Description& description);
void describe_own_goals_tables(fotfaste::Description& description);
// Throws ParameterError, as parse_goals does.
std::vector<OwnGoals> parse_own_goals(const fotfaste::Settings& settings);

}  // namespace goals
