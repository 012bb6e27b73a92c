// The validator checked: each broken plugin fails its own check and no other, and sound plugins fail none.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "fixtures.hpp"
#include "host/validation.hpp"

namespace fotfaste::conformance {
namespace {

// A build with sanitizers has no filter of system calls to try.
bool can_be_tried(std::string_view check) {
  return !host::sanitized || check != "sandbox-clean";
}

// What came of every check of one plugin.
using Column = std::map<std::string, Result, std::less<>>;

Column check_all(const std::filesystem::path& file) {
  Column column;
  for (const Result& result : run_checks(subject(file), every_check(), options())) {
    column.emplace(result.check->id, result);
  }
  return column;
}

bool failed(const Result& result) {
  return result.status != Status::pass && result.status != Status::skip;
}

std::string failures(const Column& column) {
  std::string text;
  for (const auto& [id, result] : column) {
    if (failed(result))
      text.append(id)
          .append(": ")
          .append(word(result.status))
          .append(", ")
          .append(result.observed)
          .append("\n");
  }
  return text;
}

std::string letter(Status status) {
  return status == Status::pass ? "." : status == Status::skip ? "s" : std::string(word(status)).substr(0, 1);
}

TEST(MatrixTest, EveryBrokenPluginFailsItsOwnCheckAndNoOther) {
  std::vector<std::string> ids;
  for (const Check& check : catalogue()) ids.emplace_back(check.id);
  std::string table = "fixture (row) x check (column, in the order of the rows); . passed, s skipped\n";
  for (const std::string& id : ids) {
    ASSERT_TRUE(std::filesystem::exists(fixture("broken", id))) << "the check " << id << " has no fixture";
    const Column column = check_all(fixture("broken", id));
    std::string row = id;
    row.resize(28, ' ');
    for (const std::string& check : ids) {
      const Result& result = column.at(check);
      row.append(letter(result.status));
      EXPECT_EQ(failed(result), check == id && can_be_tried(id))
          << "plugin " << id << ", check " << check << ": " << word(result.status) << ", " << result.observed;
    }
    // A plugin that nothing could be tried on would prove nothing, unless it cannot even be loaded.
    const auto skipped = std::count_if(column.begin(), column.end(), [](const auto& one) {
      return one.second.status == Status::skip && can_be_tried(one.first);
    });
    EXPECT_TRUE(skipped == 0 || id == "load-now") << id << ": " << skipped << " checks were skipped";
    table.append(row).append("\n");
  }
  std::printf("%s", table.c_str());
}

TEST(MatrixTest, EveryFixtureIsOfACheck) {
  for (const auto& entry : std::filesystem::directory_iterator(fixture("broken", "sound").parent_path())) {
    const std::string id = entry.path().stem().string();
    EXPECT_TRUE(id == "sound" || find_check(id) != nullptr) << id;
  }
}

TEST(MatrixTest, SoundPluginsPassEverything) {
  for (const auto& file : {fixture("broken", "sound"), fixture("sound", "conformance_sound_c"),
                           fixture("sound", "conformance_sound_cxx")}) {
    const Column column = check_all(file);
    EXPECT_EQ(failures(column), "") << file.filename();
    for (const auto& [id, result] : column) {
      if (!can_be_tried(id)) continue;
      // Those beside the fixtures are as small as a plugin may be, and explain nothing.
      const bool explains = file.stem() == "sound";
      EXPECT_EQ(result.status, id == "explain-agrees" && !explains ? Status::skip : Status::pass)
          << file.filename() << " " << id << ": " << result.observed;
    }
  }
}

TEST(MatrixTest, TheSameSeedGivesTheSameAnswer) {
  const Subject broken = subject(fixture("broken", "row-order"));
  const std::vector<const Check*> one = {find_check("row-order")};
  const auto first = run_checks(broken, one, options());
  const auto again = run_checks(broken, one, options());
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].observed, again[0].observed);
  EXPECT_EQ(first[0].expected, again[0].expected);
}

TEST(CatalogueTest, IdsAreUniqueWordsAndTextsAreThere) {
  std::set<std::string_view> ids;
  for (const Check& check : catalogue()) {
    EXPECT_TRUE(ids.insert(check.id).second) << check.id;
    EXPECT_EQ(check.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string_view::npos);
    for (const model::Text* text : {&check.title, &check.does, &check.passes}) {
      EXPECT_FALSE(text->sv.empty()) << check.id;
      EXPECT_FALSE(text->en.empty()) << check.id;
    }
    EXPECT_NE(check.run, nullptr);
  }
}

}  // namespace
}  // namespace fotfaste::conformance
