#include "cli/observability.hpp"

#include <gtest/gtest.h>

#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::cli {
namespace {

struct Case {
  Case() {
    card.start = to_day({2024, 9, 1});
    card.end = to_day({2027, 8, 31});
    plugin.file.id = "goal-metrics";
  }
  void need(const std::string& purpose, const std::string& anchor, int months, int days = 0) {
    plugin.follow_up.push_back({purpose, anchor, months, days});
  }
  // "work 2025-03-30": of the goals and points that cannot be judged for everybody.
  [[nodiscard]] std::string late(Day as_of) const {
    std::string text;
    for (const LateFollowUp& one : late_follow_ups(card, {plugin}, as_of)) {
      text.append(text.empty() ? "" : ", ").append(one.purpose).append(" ");
      text.append(one.last_day ? format_day(*one.last_day) : "nobody");
    }
    return text;
  }

  model::ProjectCard card;
  host::PreparedPlugin plugin;
};

TEST(Observability, NamesTheLastDayThatCanBeJudged) {
  Case project;
  project.need("work", "entry", 12);
  project.need("exit+6m", "exit", 6, 14);
  EXPECT_EQ(project.late(to_day({2026, 3, 31})), "work 2025-03-30, exit+6m 2025-09-16");
  EXPECT_EQ(project.late(to_day({2025, 3, 1})), "work nobody, exit+6m nobody");
}

TEST(Observability, IsSilentWhenEverybodyCanBeJudged) {
  Case project;
  project.need("work", "entry", 12);
  project.need("exit", "exit", 0);
  EXPECT_EQ(project.late(to_day({2028, 8, 31})), "work 2027-08-30");
  EXPECT_EQ(project.late(to_day({2028, 9, 1})), "") << "a year and a day after the project's last day";
  project.card.end.reset();
  EXPECT_EQ(project.late(to_day({2030, 1, 1})), "work 2028-12-31") << "people may enter until today";
}

TEST(Observability, SaysEachOnce) {
  Case project;
  project.need("work", "entry", 12);
  project.need("work", "entry", 12);
  project.need("work", "exit", 1);
  EXPECT_EQ(project.late(to_day({2026, 3, 31})), "work 2025-03-30, work 2026-02-28");
}

TEST(Observability, IsALineEachInBothLanguages) {
  Case project;
  project.need("work", "entry", 12);
  project.need("start", "cohort", 1, 1);
  const Day as_of = to_day({2024, 11, 1});
  const auto late = late_follow_ups(project.card, {project.plugin}, as_of);
  Context context;
  context.language = model::Language::swedish;
  EXPECT_EQ(late_follow_up_lines(context, late, as_of),
            "Uppföljning som slutar efter uppgifterna (inget är känt från och med 2024-11-01):\n"
            "  work (goal-metrics): 12 månader efter start; kan ännu inte bedömas för någon\n"
            "  start (goal-metrics): 1 månad och 1 dag efter omgångens start; kan bedömas för omgångar som "
            "startat senast "
            "2024-09-30\n"
            "Mer om vad projektet kommer att kunna visa: fotfaste check --design\n");
  context.language = model::Language::english;
  EXPECT_EQ(late_follow_up_lines(context, late, as_of),
            "Follow-up that ends after the data do (nothing is known from 2024-11-01 on):\n"
            "  work (goal-metrics): 12 months after entry; cannot be judged of anybody yet\n"
            "  start (goal-metrics): 1 month and 1 day after the cohort's start; can be judged of cohorts "
            "that started on or "
            "before 2024-09-30\n"
            "More about what the project will be able to show: fotfaste check --design\n");
  EXPECT_EQ(late_follow_up_lines(context, {}, as_of), "");
}

}  // namespace
}  // namespace fotfaste::cli
