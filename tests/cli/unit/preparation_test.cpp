#include "cli/preparation.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "cli/refusal.hpp"
#include "fotfaste/sdk/calendar.hpp"

namespace fotfaste::cli {
namespace {

std::vector<model::Finding> findings_of(std::initializer_list<model::Severity> severities) {
  std::vector<model::Finding> findings;
  for (const model::Severity severity : severities) {
    findings.emplace_back();
    findings.back().severity = severity;
  }
  return findings;
}

TEST(Fails, OnlyAtOrAboveWhatWasAskedFor) {
  using enum model::Severity;
  EXPECT_FALSE(fails(findings_of({error, warning, note}), "never"));
  EXPECT_TRUE(fails(findings_of({note, error}), "error"));
  EXPECT_FALSE(fails(findings_of({note, warning}), "error"));
  EXPECT_TRUE(fails(findings_of({note, warning}), "warning"));
  EXPECT_FALSE(fails(findings_of({note}), "warning"));
  EXPECT_FALSE(fails({}, "warning"));
}

TEST(GivenDay, IsADayOrRefused) {
  Context context;
  EXPECT_FALSE(given_day(context).has_value());
  context.as_of = "2026-03-31";
  EXPECT_EQ(given_day(context), to_day({2026, 3, 31}));
  for (const char* const wrong : {"2026-02-30", "31.03.2026", "today", "2026-3-1", " "}) {
    context.as_of = wrong;
    EXPECT_THROW(given_day(context), Refusal) << wrong;
  }
}

TEST(Limits, FollowTheOptions) {
  ProjectOptions options;
  options.timeout = 1.5;
  options.memory = 64;
  const host::Limits limits = limits_of(Context{}, options);
  EXPECT_EQ(limits.wall, std::chrono::milliseconds(1500));
  EXPECT_EQ(limits.memory, 64u * 1024 * 1024);
  EXPECT_GE(limits.processor, std::chrono::seconds(2));
}

TEST(Limits, RefuseWhatMakesNoSense) {
  const auto refused = [](double timeout, std::uint64_t memory) {
    ProjectOptions options;
    options.timeout = timeout;
    options.memory = memory;
    try {
      limits_of(Context{}, options);
      return false;
    } catch (const Refusal& refusal) {
      return refusal.code() == ExitCode::usage;
    }
  };
  EXPECT_TRUE(refused(0, 64));
  EXPECT_TRUE(refused(-1, 64));
  EXPECT_TRUE(refused(std::numeric_limits<double>::quiet_NaN(), 64));
  EXPECT_TRUE(refused(1e18, 64));
  EXPECT_TRUE(refused(1, 0));
  EXPECT_TRUE(refused(1, std::numeric_limits<std::uint64_t>::max()));
  EXPECT_FALSE(refused(1, 64));
}

TEST(Prepare, SaysThatAProjectIsNotThere) {
  Context context;
  context.quiet = true;
  ProjectOptions options;
  options.project = "no-such-folder/project.toml";
  const Preparation preparation = prepare(context, options);
  EXPECT_FALSE(preparation.usable);
  EXPECT_FALSE(preparation.findings.empty());
}

}  // namespace
}  // namespace fotfaste::cli
