// A plugin that reads all memory of its process finds what it declared, and nothing else of the participants.
#include <gtest/gtest.h>

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

#include "fotfaste/sdk/calendar.hpp"
#include "host/broken/sentinels.h"
#include "host/host_fixture.hpp"
#include "host/sandbox.hpp"
#include "intake/intake.hpp"

namespace fotfaste::host {
namespace {

void write_word(std::FILE* file, unsigned sentinel) {
  for (unsigned i = 0; i < SENTINEL_LENGTH; ++i) std::fputc(sentinel_letter(sentinel, i), file);
}

// Runs in a process of its own: what it writes was never in the memory of the test, of which workers are
// copies.
void write_data(const std::filesystem::path& folder) {
  std::FILE* people = std::fopen((folder / "people.csv").c_str(), "w");
  std::FILE* spells = std::fopen((folder / "spells.csv").c_str(), "w");
  if (people == nullptr || spells == nullptr) return;
  std::fputs("person,entry,site,cohort,birth_date,remark\n", people);
  std::fputs("person,state,from,employer\n", spells);
  for (int i = 0; i < 4 * SENTINEL_DAYS; ++i) {
    write_word(people, SENTINEL_PSEUDONYM);
    std::fprintf(people, "%d,2024-03-08,", i);
    write_word(people, SENTINEL_DECLARED_COLUMN);
    std::fputc(',', people);
    write_word(people, SENTINEL_OTHER_COLUMN);
    std::fputs(",1998-06-22,", people);
    write_word(people, SENTINEL_COLUMN_NOT_MAPPED);
    std::fputc('\n', people);
    write_word(spells, SENTINEL_PSEUDONYM);
    std::fprintf(spells, "%d,employed,2024-03-10,", i);
    write_word(spells, SENTINEL_NESTED_COLUMN);
    std::fputc('\n', spells);
  }
  // No entry: the row is set aside.
  std::fputs("x,,", people);
  write_word(people, SENTINEL_ROW_SET_ASIDE);
  std::fputs(",,,\n", people);
  std::fclose(people);
  std::fclose(spells);
}

class Minimisation : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "fotfaste-minimisation-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    const pid_t writer = fork();
    ASSERT_GE(writer, 0);
    if (writer == 0) {
      write_data(folder_);
      _exit(0);
    }
    waitpid(writer, nullptr, 0);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] model::Project project() const {
    model::Project project = make_project({"scans-memory"});
    project.file = folder_ / "project.toml";
    add(project, model::Table::participations, "people.csv",
        {"person", "entry", "site", "cohort", "birth_date"});
    add(project, model::Table::states, "spells.csv", {"state", "from", "employer"});
    return project;
  }

 private:
  void add(model::Project& project, model::Table table, const char* file,
           const std::vector<std::string>& columns) const {
    model::Source source;
    source.table = table;
    source.file = file;
    source.opened = folder_ / file;
    if (table != model::Table::participations)
      source.columns.push_back({*model::find_column(model::Table::participations, "person"), "person", 0, 0});
    for (const std::string& column : columns)
      source.columns.push_back({*model::find_column(table, column), column, 0, 0});
    project.sources.push_back(std::move(source));
  }

  std::filesystem::path folder_;
};

TEST_F(Minimisation, AScanOfAllMemoryFindsWhatWasDeclaredAndNothingElse) {
  if (sanitized) GTEST_SKIP() << "the memory of sanitizer builds is too large to be read whole";
  const model::Project project = this->project();
  intake::Options reading;
  reading.as_of = 20'500;
  const intake::SeparateIntake intake(project, reading);
  ASSERT_EQ(intake.directory().participations, 4u * SENTINEL_DAYS);
  for (const char* column : {"site", "cohort", "birth_date"})
    ASSERT_NE(intake.directory().find(*model::find_column(model::Table::participations, column)), nullptr);
  ASSERT_NE(intake.directory().find(*model::find_column(model::Table::states, "employer")), nullptr);

  std::vector<model::Finding> findings;
  RunOptions options;
  options.as_of = reading.as_of;
  options.limits.wall = std::chrono::seconds(100);
  const auto prepared = prepare(project, options.as_of, all_fixtures(), options.limits, findings);
  const RunReport report = run(prepared, project, intake.file(), intake.directory(), options);
  const model::PluginResult& result = report.plugins.at(0);
  ASSERT_EQ(word(result.outcome), "ok") << result.reason.en;
  std::map<std::string, std::int64_t> found;
  for (const auto& row : result.tables.at(0).rows)
    found[std::get<std::string>(row.at(0))] = std::get<std::int64_t>(row.at(4));

  EXPECT_GT(found.at("pages"), 500) << "the scan has not read what every process has";
  EXPECT_GT(found.at("declared column"), 0) << "the scan does not find what is there";
  EXPECT_GT(found.at("declared days"), 0) << "the scan does not find what is there";
  for (const char* hidden :
       {"other column", "nested column", "pseudonym", "column not mapped", "row set aside", "other days"}) {
    EXPECT_EQ(found.at(hidden), 0) << hidden;
  }
}

}  // namespace
}  // namespace fotfaste::host
