// Each plugin of tests/host/broken gets its own outcome, and in the same run a sound one gives the same
// result as without it.
#include <gtest/gtest.h>

#include <dirent.h>
#include <sys/wait.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "host/host_fixture.hpp"
#include "host/sandbox.hpp"

namespace fotfaste::host {
namespace {

using model::Outcome;

struct Expectation {
  const char* id;
  Outcome outcome;
  const char* reason;        // part of the English one
  bool needs_walls = false;  // shows only where the sandbox is whole
};

std::ostream& operator<<(std::ostream& stream, const Expectation& expectation) {
  return stream << expectation.id;
}

class BrokenPlugin : public testing::TestWithParam<Expectation> {};

TEST_P(BrokenPlugin, GetsItsOutcomeAndLeavesOthersAlone) {
  const Expectation& expected = GetParam();
  if (sanitized && expected.needs_walls) {
    GTEST_SKIP() << "workers of sanitizer builds have no filter of system calls and no limit on memory";
  }
  static const std::string undisturbed = as_text(run_plugins({"sound"}).plugins.at(0));

  const RunReport report = run_plugins({expected.id, "sound"});
  ASSERT_EQ(report.plugins.size(), 2u);
  const model::PluginResult& broken = report.plugins[0];
  EXPECT_EQ(word(broken.outcome), word(expected.outcome)) << broken.reason.en;
  EXPECT_NE(broken.reason.en.find(expected.reason), std::string::npos) << broken.reason.en;
  EXPECT_FALSE(broken.reason.sv.empty());
  EXPECT_TRUE(broken.tables.empty());
  EXPECT_EQ(as_text(report.plugins[1]), undisturbed);
  EXPECT_EQ(word(report.plugins[1].outcome), "ok");
}

// docs/isolation.md has the same table, and a test below holds the two together.
constexpr Expectation expectations[] = {
    {"broken-segfault", Outcome::crashed, "crashed while it read the participants (a memory fault)"},
    {"broken-abort", Outcome::crashed, "it aborted itself"},
    {"broken-stack-overflow", Outcome::crashed, "out of stack"},
    {"broken-exit-early", Outcome::crashed, "ended before it was done"},
    {"broken-exit-at-once", Outcome::crashed, "ended before it was done"},
    {"broken-throw", Outcome::plugin_error, "the sky is falling"},
    {"broken-reports-error", Outcome::plugin_error, "the moon is in the wrong place"},
    {"broken-unknown-status", Outcome::plugin_error, "reported an error"},
    {"broken-needs-unknown-column", Outcome::plugin_error, "shoe_size"},
    {"broken-loop-for-ever", Outcome::timeout, "after 2 seconds"},
    {"broken-listens-to-cancel", Outcome::timeout, "after 2 seconds"},
    {"broken-allocate-without-end", Outcome::resource_limit, "64 MB", true},
    {"broken-ignores-failed-allocation", Outcome::resource_limit, "64 MB", true},
    {"broken-huge-output", Outcome::resource_limit, "8 MB of results"},
    {"broken-frames", Outcome::invalid_output, "frame"},
    {"broken-half-a-frame", Outcome::crashed, "ended before it was done"},
    {"broken-wrong-cell-type", Outcome::invalid_output, "row 1 of the table ended: the cell of ended"},
    {"broken-missing-cells", Outcome::invalid_output, "it has 1 cells, and the table has 5 columns"},
    {"broken-unknown-table", Outcome::invalid_output, "a table that was not declared"},
    {"broken-null-text", Outcome::invalid_output, "null pointer"},
    {"broken-invalid-utf8", Outcome::invalid_output, "UTF-8"},
    {"broken-not-a-number", Outcome::invalid_output, "not finite"},
    {"broken-numerator-above-denominator", Outcome::invalid_output, "the numerator is larger"},
    {"broken-negative-count", Outcome::invalid_output, "below zero"},
    {"broken-duplicate-rows", Outcome::invalid_output, "row 2 of the table ended: an earlier row"},
    {"broken-lying-note", Outcome::invalid_output, "another id"},
    {"broken-null-function", Outcome::invalid_output, "a function of the factory is a null pointer"},
    {"broken-write-stdout", Outcome::sandbox_violation, "tried to write to standard output", true},
    {"broken-open-file", Outcome::sandbox_violation, "tried to open a file", true},
    {"broken-open-socket", Outcome::sandbox_violation, "tried to use the network", true},
    {"broken-fork", Outcome::sandbox_violation, "tried to start a process or a thread", true},
    {"broken-start-thread", Outcome::sandbox_violation, "tried to start a process or a thread", true},
    {"broken-execute", Outcome::sandbox_violation, "tried to start another program", true},
    {"broken-send-signal", Outcome::sandbox_violation, "tried to send a signal to a process", true},
    {"broken-catch-signals", Outcome::sandbox_violation, "take over how faults", true},
    {"broken-constructor-writes-file", Outcome::sandbox_violation, "tried to open a file", true},
    {"broken-constructor-connects", Outcome::sandbox_violation, "tried to use the network", true},
    {"broken-read-undeclared", Outcome::sandbox_violation, "tried to read the column birth_date"},
    {"broken-write-model", Outcome::sandbox_violation, "tried to change the participants' data"},
    {"needs-absent-column", Outcome::not_applicable, "states.core_state"},
    {"broken-unlock-model", Outcome::plugin_error, "reported an error"},
    {"broken-constructor-starts-thread", Outcome::sandbox_violation, "start a process or a thread", true},
    {"broken-constructor-catches-signals", Outcome::sandbox_violation, "take over how faults", true},
    {"broken-constructor-closes-pipe", Outcome::crashed, "ended before it was done"},
    {"broken-constructor-loops", Outcome::timeout, "while it was loaded"},
    {"broken-use-io-uring", Outcome::sandbox_violation, "tried to use the network", true},
    {"broken-trace-process", Outcome::sandbox_violation, "read or change another process", true},
    {"broken-read-other-process", Outcome::sandbox_violation, "read or change another process", true},
    {"broken-run-from-memory", Outcome::sandbox_violation, "tried to open a file", true},
    {"broken-raise-limits", Outcome::sandbox_violation, "change the limits of the process", true},
    {"broken-control-process", Outcome::sandbox_violation, "change the limits of the process", true},
    {"broken-kill-group", Outcome::sandbox_violation, "send a signal to a process", true},
    {"broken-kill-itself", Outcome::sandbox_violation, "send a signal to a process", true},
    {"broken-duplicate-pipe", Outcome::sandbox_violation, "open or close what leads out", true},
    {"broken-close-pipe", Outcome::sandbox_violation, "open or close what leads out", true},
    {"broken-sleep", Outcome::sandbox_violation, "wait instead of counting", true},
    {"broken-wait-for-itself", Outcome::timeout, "after 2 seconds"},
    {"broken-set-clock", Outcome::sandbox_violation, "change the machine", true},
    {"broken-change-personality", Outcome::sandbox_violation, "change the limits of the process", true},
    {"broken-mount-folder", Outcome::sandbox_violation, "change the machine", true},
    {"broken-leave-namespace", Outcome::sandbox_violation, "change the machine", true},
    {"broken-open-by-handle", Outcome::sandbox_violation, "tried to open a file", true},
    {"broken-executable-memory", Outcome::sandbox_violation, "make memory executable", true},
    {"broken-read-own-memory", Outcome::sandbox_violation, "tried to open a file", true},
    {"broken-block-signals", Outcome::sandbox_violation, "a system call that plugins may not make", true},
    {"broken-old-system-call", Outcome::sandbox_violation, "a system call that plugins may not make", true},
    // A sanitizer takes notice before the processor does.
    {"broken-divide-by-zero", Outcome::crashed, "an arithmetic fault", true},
    {"broken-illegal-instruction", Outcome::crashed, "an invalid instruction"},
    {"broken-hoard-small-pieces", Outcome::resource_limit, "64 MB", true},
    {"broken-talk-without-end", Outcome::timeout, "after 2 seconds"},
    {"broken-giant-text", Outcome::invalid_output, "a text in a row is too long"},
    {"broken-forged-end", Outcome::invalid_output, "after the final frame"},
};

// What the system refuses without ending the plugin: it learns nothing, and its result is the sound one.
constexpr const char* harmless[] = {"broken-constructor-reads-file", "broken-constructor-maps-model",
                                    "broken-read-surroundings"};

std::string test_name(const testing::TestParamInfo<Expectation>& info) {
  std::string name = info.param.id;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Fixtures, BrokenPlugin, testing::ValuesIn(expectations), test_name);

TEST(BrokenPlugins, SomeLearnNothingAndGoOn) {
  const auto layers = run_plugins({"sound"}).sandbox;
  if (std::find(layers.begin(), layers.end(), "landlock") == layers.end()) {
    GTEST_SKIP() << "this system has no Landlock, or this is a build with sanitizers";
  }
  const auto without_name = [](const std::string& text) { return text.substr(text.find('\n')); };
  for (const char* id : harmless) {
    const RunReport report = run_plugins({id, "sound"});
    EXPECT_EQ(word(report.plugins[0].outcome), "ok") << id << ": " << report.plugins[0].reason.en;
    EXPECT_EQ(without_name(as_text(report.plugins[0])), without_name(as_text(report.plugins[1]))) << id;
  }
}

// The table of docs/isolation.md: the fixtures of each row, by file name, and the outcome that it states.
std::map<std::string, std::string> documented() {
  std::map<std::string, std::string> table;
  std::ifstream stream(FOTFASTE_ISOLATION_DOCUMENT);
  std::string line;
  while (std::getline(stream, line) && !line.starts_with("## What is tried")) {
  }
  while (std::getline(stream, line) && !line.starts_with("## ")) {
    if (!line.starts_with("|")) continue;
    std::vector<std::string> cells;
    std::istringstream parts(line.substr(1));
    for (std::string cell; std::getline(parts, cell, '|');) cells.push_back(cell);
    if (cells.size() != 3) continue;
    std::string& outcome = cells[2];
    std::erase_if(outcome, [](char c) { return c == ' ' || c == '`'; });
    for (std::size_t at = 0; (at = cells[0].find('`', at)) != std::string::npos;) {
      const std::size_t end = cells[0].find('`', at + 1);
      const std::string name = cells[0].substr(at + 1, end - at - 1);
      EXPECT_TRUE(table.emplace(name, outcome).second) << name << " stands in the table twice";
      at = end + 1;
    }
  }
  return table;
}

TEST(BrokenPlugins, AreTheTableOfTheDocument) {
  std::map<std::string, std::string> expected;
  std::map<std::string, std::string> files;
  for (const PluginFile& plugin : all_fixtures()) files[plugin.id] = plugin.path.stem();
  for (const Expectation& expectation : expectations) {
    ASSERT_TRUE(files.contains(expectation.id)) << expectation.id;
    expected[files.at(expectation.id)] = word(expectation.outcome);
  }
  for (const char* id : harmless) expected[files.at(id)] = "ok";
  // Never loaded at all: find_plugins_test.cpp.
  expected["other_interface"] = "notfound,findingP002";
  EXPECT_EQ(documented(), expected);
  EXPECT_GE(expected.size(), 25u);

  // No fixture that breaks a rule is left out of the table.
  for (const auto& [id, file] : files) {
    if (!id.starts_with("broken-")) continue;
    EXPECT_TRUE(expected.contains(file)) << file << " is in no table";
  }
}

TEST(BrokenPlugins, AConstructorLeavesNoFileBehind) {
  if (sanitized) GTEST_SKIP() << "workers of sanitizer builds have no filter of system calls";
  run_plugins({"broken-constructor-writes-file"});
  EXPECT_FALSE(std::filesystem::exists("/tmp/fotfaste-broken-constructor"));
}

TEST(BrokenPlugins, ProcessorTimeIsLimited) {
  Limits limits = small_limits();
  limits.processor = std::chrono::seconds(1);
  limits.wall = std::chrono::seconds(30);
  const auto report = run_plugins({"broken-loop-for-ever"}, {}, limits);
  EXPECT_EQ(word(report.plugins.at(0).outcome), "resource_limit");
  EXPECT_NE(report.plugins.at(0).reason.en.find("processor time"), std::string::npos);
}

TEST(BrokenPlugins, AllAtOnceLeaveTheSoundOneAlone) {
  std::vector<std::string> ids;
  for (const Expectation& expectation : expectations) {
    if (expectation.outcome != Outcome::timeout && !(sanitized && expectation.needs_walls))
      ids.emplace_back(expectation.id);
  }
  ids.emplace_back("sound");
  RunOptions options;
  options.parallel = 4;
  options.shards = 3;
  const RunReport report = run_plugins(ids, options);
  EXPECT_EQ(as_text(report.plugins.back()), as_text(run_plugins({"sound"}).plugins.at(0)));
  for (std::size_t i = 0; i + 1 < report.plugins.size(); ++i) {
    EXPECT_NE(word(report.plugins[i].outcome), "ok") << ids[i];
  }
}

std::size_t open_descriptors() {
  std::size_t count = 0;
  DIR* folder = opendir("/proc/self/fd");
  while (readdir(folder) != nullptr) ++count;
  closedir(folder);
  return count;
}

TEST(BrokenPlugins, TwoHundredRunsLeaveNoDescriptorAndNoChildBehind) {
  const model::Project project =
      make_project({"sound", "broken-segfault", "broken-frames", "broken-open-file"});
  std::vector<model::Finding> findings;
  const auto prepared = prepare(project, 20'500, all_fixtures(), small_limits(), findings);
  const SmallModel model = make_model();
  RunOptions options;
  options.limits = small_limits();
  run(prepared, project, model.file, model.directory, options);
  const std::size_t before = open_descriptors();
  for (int i = 0; i < 200; ++i) run(prepared, project, model.file, model.directory, options);
  EXPECT_EQ(open_descriptors(), before);
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

}  // namespace
}  // namespace fotfaste::host
