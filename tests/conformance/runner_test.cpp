#include "conformance/runner.hpp"

#include <gtest/gtest.h>

#include "conformance/result_message.hpp"
#include "fixtures.hpp"
#include "fotfaste/sdk/bytes.hpp"

namespace fotfaste::conformance {
namespace {

Result check_one(const std::string& fault, const RunOptions& with) {
  const auto results = run_checks(subject(fixture("faults", fault)), {find_check("batch-invariance")}, with);
  return results.at(0);
}

TEST(RunnerTest, AFaultIsACrashOfThatCheckAlone) {
  const Subject crashing = subject(fixture("faults", "crashes"));
  const auto results =
      run_checks(crashing, {find_check("batch-invariance"), find_check("load-now")}, options());
  ASSERT_EQ(results.size(), 2u);
  EXPECT_EQ(results[0].status, Status::crash);
  EXPECT_NE(results[0].observed.find("signal 6"), std::string::npos) << results[0].observed;
  EXPECT_EQ(results[1].status, Status::pass);
}

TEST(RunnerTest, WhatDoesNotComeBackIsEndedAtItsDeadline) {
  RunOptions short_time = options();
  short_time.limit = std::chrono::milliseconds(300);
  const auto begin = std::chrono::steady_clock::now();
  const Result result = check_one("hangs", short_time);
  EXPECT_EQ(result.status, Status::timeout);
  EXPECT_GE(result.duration, short_time.limit);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(RunnerTest, AProcessThatEndsItselfHasNotPassed) {
  EXPECT_EQ(check_one("exits", options()).status, Status::crash);
}

TEST(RunnerTest, AForgedResultIsNone) {
  const Result result = check_one("forges", options());
  EXPECT_EQ(result.status, Status::crash);
}

TEST(RunnerTest, AnExpectedFailureIsNoFailureAndAnUnexpectedPassIs) {
  RunOptions expecting = options();
  expecting.expected_failures["batch-invariance"] = "known";
  const Result failed = check_one("crashes", expecting);
  EXPECT_EQ(failed.status, Status::xfail);
  EXPECT_EQ(failed.expected, "known");
  EXPECT_FALSE(is_failure(failed.status));
  const auto passed =
      run_checks(subject(fixture("broken", "sound")), {find_check("batch-invariance")}, expecting);
  EXPECT_EQ(passed.at(0).status, Status::xpass);
  EXPECT_TRUE(is_failure(passed.at(0).status));
}

TEST(RunnerTest, InProcessGivesTheSameAnswers) {
  RunOptions inside = options();
  inside.in_process = true;
  const auto results = run_checks(subject(fixture("broken", "batch-invariance")),
                                  {find_check("batch-invariance"), find_check("row-order")}, inside);
  EXPECT_EQ(results.at(0).status, Status::fail);
  EXPECT_EQ(results.at(1).status, Status::pass);
}

TEST(RunnerTest, ACaseGivesAResultOfItsOwn) {
  Subject two = subject(fixture("broken", "sound"));
  two.cases.push_back(generated_case());
  two.cases.back().name = "again";
  const auto results = run_checks(two, {find_check("load-now"), find_check("row-order")}, options());
  ASSERT_EQ(results.size(), 3u);
  EXPECT_EQ(results[0].of_case, "");
  EXPECT_EQ(results[1].of_case, "generated");
  EXPECT_EQ(results[2].of_case, "again");
}

TEST(MessageTest, ComesBackAsItWas) {
  const Message back = read_message(write_message({Ending::failed, "a", "å\nb"}));
  EXPECT_EQ(back.ending, Ending::failed);
  EXPECT_EQ(back.expected, "a");
  EXPECT_EQ(back.observed, "å b");
}

TEST(MessageTest, AnythingElseIsRefused) {
  const std::string good = write_message({Ending::passed, "expected", "observed"});
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_THROW(read_message(good.substr(0, size)), MalformedBytes) << size;
  }
  EXPECT_THROW(read_message(good + "x"), MalformedBytes);
  std::string other = good;
  other[8] = 9;
  EXPECT_THROW(read_message(other), MalformedBytes);
  other = good;
  other.back() = '\n';
  EXPECT_THROW(read_message(other), MalformedBytes);
  other.back() = '\xff';
  EXPECT_THROW(read_message(other), MalformedBytes);
}

}  // namespace
}  // namespace fotfaste::conformance
