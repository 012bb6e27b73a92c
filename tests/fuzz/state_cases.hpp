// The plugins whose serialized states are fuzzed, each with settings of its own. The first byte of an input
// says which; the rest are the bytes of a state.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "plugins/plugin_driver.hpp"
#include "plugins/plugin_settings.hpp"

namespace fotfaste::fuzz {

struct StateCase {
  const char* name;
  const char* file;
  const char* settings;
};

inline constexpr StateCase state_cases[] = {
    {"longitudinal-followup", LONGITUDINAL_FOLLOWUP, R"(
points = ["exit", "exit+6m"]
by = ["gender", "attributes.program*cohort"]
windows = [{ at = "exit", window = "-7d..0d" }]
branches_at = ["entry+6m"]
attempted = { event = ["Kontakt"] }
due_within = "60d"
rating = { assessment = "hope", within = "60d" }
months = 6
sequences = { top = 5, smallest = 2 }
re_entry_within = "6m"
[[leaving]]
id = "school"
state = ["education"]
[[curves]]
id = "kept"
kind = "retention"
state = "employed"
employer = "same"
competing = "education"
[[curves]]
id = "own-word"
state = ["s1", "s2"]
level = "label"
unit = "month"
)"},
    {"goal-metrics", GOAL_METRICS, R"(
[[goal]]
id = "work"
by = ["gender", "attributes.program"]
target = { share = 0.3 }
alternatives = "standard"
words = [ { at_least = 0.1, text = "bra" } ]
words_declared = 2024-07-01
outcome = { spell = "employed", starts_within = "6m", lasts = "2m", gap_at_most = "14d" }
[[goal]]
id = "parts"
by = ["cohort"]
parts = true
group = [ { by = "cohort", is = "2", target = { share = 0.2 } } ]
target = { count = 40 }
outcome.any = [ { assessment = "hope", at_least = 3 }, { activity = "Kurs" }, { gender = "woman" } ]
[[own_goals]]
id = "answers"
instrument = "mål"
[[checklist]]
id = "list"
[[checklist.point]]
id = "a"
status = "done"
)"},
    {"progression", PROGRESSION, R"(
by = ["gender", "gender*cohort"]
activities = ["Praktik", "Nothing"]
later = { spell = "employed", on = "entry+6m" }
dialogue_sheets = true
)"},
    {"progression", PROGRESSION, R"(
raters = ["caseworker", "participant"]
waves = "occasion"
same_occasion = "30d"
)"},
    {"funder-export-scb", FUNDER_EXPORT_SCB, R"(
person_rows = true
round_hours = "none"
reported_until = "2024-06"
)"},
    {"funder-export-finsam", FUNDER_EXPORT_FINSAM, R"(
unit = "both"
name = "P"
activities = ["Praktik", "Kurs"]
)"},
    {"funder-export-state-grant", FUNDER_EXPORT_STATE_GRANT, R"(
points = ["exit", "entry+6m"]
age_limits = [20, 25]
)"},
    {"funder-export-esfplus", FUNDER_EXPORT_ESFPLUS, ""},
    {"funder-export-esf2014", FUNDER_EXPORT_ESF2014, ""},
    {"funder-export-esf2007", FUNDER_EXPORT_ESF2007, ""},
    {"activities", ACTIVITIES, tests::activities},
    {"collaboration", COLLABORATION, tests::judged},
    {"comparison", COMPARISON, tests::comparisons},
    {"comparison", COMPARISON, tests::comparison_groups},
    {"needs-mapping", NEEDS_MAPPING, tests::needs},
    {"reach", REACH, tests::reached},
    {"reach", REACH, tests::reached_persons},
    {"social-cost", SOCIAL_COST, tests::costs},
};
inline constexpr std::size_t state_case_count = sizeof state_cases / sizeof state_cases[0];

// A plugin with its settings, ready to make states.
class StateSubject {
 public:
  explicit StateSubject(const StateCase& chosen)
      : plugin_(chosen.file), evaluation(plugin_, chosen.settings, "2025-04-01") {
    if (evaluation.status != FOTFASTE_OK) {
      throw std::runtime_error(std::string(chosen.name) + " does not take its settings: " +
                               (plugin_.host.errors.empty() ? "" : plugin_.host.errors.back()));
    }
    evaluation.project().end = to_day({2025, 9, 30});
    evaluation.project().planned_participants = 500;
  }
  // What the plugin said since the last call is not kept.
  void forget() {
    plugin_.host.errors.clear();
    plugin_.host.findings.clear();
    plugin_.host.log_lines.clear();
    plugin_.host.progress.clear();
  }

 private:
  tests::CompiledPlugin plugin_;

 public:
  tests::Evaluation evaluation;
};

}  // namespace fotfaste::fuzz
