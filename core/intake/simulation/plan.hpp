// What simulated data are to show: read from [simulation] of project.toml, with the numbers of those who
// reach a goal taken apart by the goal's own criterion. Everything has a default, so that any project.toml
// can be simulated.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/points.hpp"
#include "model/finding.hpp"
#include "model/project.hpp"

namespace fotfaste::intake::simulation {

// So many participants have this word.
struct Quota {
  std::string word;
  std::uint64_t participants = 0;
};

struct Range {
  int least = 0;
  int most = 0;
};

struct PlannedCohort {
  std::string name;
  Day entry_from = 0;
  Day entry_until = 0;  // last day
  std::uint64_t participants = 0;
};

// How an item of a described questionnaire differs from the instrument's others.
struct PlannedItem {
  std::vector<std::string> raters;  // empty: all of the instrument's
  int lowest = 1;
  int highest = 5;
  bool lower_is_better = false;
};

struct PlannedInstrument {
  std::string name;
  std::vector<std::string> items;
  std::vector<std::string> raters;
  bool at_entry = true;
  int every_months = 3;  // 0: not between entry and exit
  bool at_exit = true;
  int lowest = 1;
  int highest = 5;
  Range start{20, 65};  // where somebody's answers begin, in hundredths of the scale
  int rise = 35;        // from entry to exit, likewise
  int alike = 0;        // per cent of where an item begins that is the person's, the same for all items
  // So many ratings in all, one by each rater on a day; without, all that time allows.
  std::optional<std::uint64_t> occasions;
  std::map<std::string, PlannedItem> described;  // by item
};

// In work within some time of entry, and then for some time.
struct WorkGoal {
  Duration within{6, 0};
  Duration lasts{6, 0};
  int gap_days = 0;  // jobs no further apart count as one
  std::uint64_t reached = 0;
};

// One rating, or several, of at least some value at exit.
struct RatingNeed {
  std::string instrument;
  std::string item;
  std::string rater;  // empty: any
  double at_least = 0;
};
struct RatingGoal {
  std::vector<RatingNeed> needs;
  bool all = true;           // every one of needs; otherwise one is enough
  bool or_employed = false;  // being employed at exit is enough
  std::uint64_t reached = 0;
};

// What so many are in at follow-up points, instead of what chance would give. Unknown: nobody knows.
struct PathPoint {
  Point point;
  CoreState state = CoreState::unknown;
};
struct PlannedPath {
  std::uint64_t participants = 0;
  std::vector<PathPoint> at;
  bool exited = true;  // false: still taking part on the last day
  std::optional<ExitReason> exit_reason;
  std::optional<LabourStatus> labour_status;  // at entry; nothing: as the plan has it for the others
  std::optional<CoreState> during;        // from entry to exit; otherwise looking for work, and a placement
  int after_days = 0;                     // during begins so long after entry
  int hours = 0;                          // a week, of work or placement during the project
  bool subsidised = false;                // such work
  std::string employer;                   // of such work or placement; empty: any of the plan's
  const model::Value* written = nullptr;  // in project.toml
};

// How those who have left are asked what they do.
struct PlannedFollowUp {
  std::vector<Point> points;
  int days_before = 14;
  int days_after = 30;
  std::string event;  // the project's word for an attempt; empty: attempts are not written down
  // Whether a state after the exit is known from an answer alone: of one day, in the participant's words.
  bool observations = false;
};

struct Plan {
  std::uint64_t seed = 1;
  std::uint64_t participants = 0;
  std::uint64_t women = 0;
  Day as_of = 0;
  std::vector<PlannedCohort> cohorts;
  std::vector<Quota> sources;
  std::vector<Quota> sites;
  std::map<std::string, std::vector<Quota>> attributes;
  std::map<std::string, std::uint64_t> groups;
  bool everybody_in_a_group = false;
  std::vector<Quota> labour_status;        // codes; empty: by chance
  std::optional<Range> unemployed_months;  // at entry
  std::optional<Range> left_school;  // months before entry; nothing: what came before entry is one spell
  int youngest = 18;                 // at entry
  int oldest = 29;
  int shortest_months = 5;  // in the project
  int longest_months = 9;
  std::optional<Day> last_exit;  // nobody leaves later
  WorkGoal work;
  std::vector<RatingGoal> ratings;
  std::map<std::string, std::uint64_t> activity_goals;  // type -> so many have it
  std::vector<PlannedPath> paths;  // of some or all; the work goal and what follows is about the others
  std::uint64_t dropouts = 0;
  std::uint64_t not_reached = 0;  // at follow-up after exit
  std::optional<PlannedFollowUp> follow_up;
  std::uint64_t returning = 0;  // so many take part a second time
  std::vector<std::string> caseworkers;
  std::vector<std::string> mentors;
  std::uint64_t mentored = 0;
  std::vector<std::string> employers;
  std::vector<std::string> individual_activities;
  std::vector<std::string> group_activities;
  std::string placement_activity;
  std::string repeated_activity;  // every second or third week; the others of one person are held once
  // plan_agreed, plan_revised, employer_contacted, job_offered, mentor_given, job_support, job_support_outside
  // -> the project's word
  std::map<std::string, std::string> events;
  std::vector<PlannedInstrument> instruments;
  std::vector<std::string> kept;  // data files that are copied as they stand
};

// The status whose published word this is.
std::optional<LabourStatus> find_labour_status(std::string_view text);

// participants, when given, scales every number of the plan. Findings point into project.toml.
Plan read_plan(const model::Project& project, std::optional<std::uint64_t> seed,
               std::optional<std::uint64_t> participants, std::vector<model::Finding>& findings);

}  // namespace fotfaste::intake::simulation
