// What holds for any data: the model does not depend on the order of rows, on threads or on batches, and
// every row is used or set aside however the files are damaged.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "data_folder.hpp"

namespace fotfaste::intake {
namespace {

using model::Table;

struct Files {
  std::vector<std::string> participations, states, assessments, activities, costs;
};

constexpr const char* participations_header = "deltagare;start;slut;ort;kön;född";
constexpr const char* states_header = "deltagare;status;från;till;arbetsgivare";
constexpr const char* assessments_header = "deltagare;fråga;vem;datum;svar";
constexpr const char* activities_header = "deltagare;insats;datum;timmar";
constexpr const char* costs_header = "slag;konto;belopp";

std::string text(const char* header, const std::vector<std::string>& rows,
                 const std::string& line_end = "\n") {
  std::string text = header + line_end;
  for (const std::string& row : rows) text += row + line_end;
  return text;
}

// Plausible files, with duplicates, overlaps, gaps and every kind of value.
Files make_files(std::mt19937& random, int persons) {
  const auto below = [&random](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  const auto name = [](int person) {
    return std::string(1, static_cast<char>('a' + person % 3)) + std::to_string(person * 7 % 1000);
  };
  const auto date = [&](int spread) { return format_day(to_day({2023, 1, 1}) + below(spread)); };
  constexpr const char* towns[] = {"Nora", "\"Örebro; norr\"", "", "Åmål"};
  constexpr const char* states[] = {"employed", "education", "sick", "unemployed"};
  Files files;
  for (int person = 0; person < persons; ++person) {
    for (int i = 0; i <= below(3) / 2; ++i) {
      const std::string entry = format_day(to_day({2023, 1, 1}) + 400 * i + below(300));
      files.participations.push_back(name(person) + ";" + entry + ";;" + towns[below(4)] + ";" +
                                     (below(2) == 0 ? "woman" : "") + ";" +
                                     (below(3) == 0 ? "1990" : "1991-02"));
    }
    for (int i = 0; i < below(6); ++i) {
      files.states.push_back(name(person) + ";" + states[below(4)] + ";" + date(300) + ";" +
                             (below(4) == 0 ? "" : format_day(to_day({2024, 1, 1}) + below(300))) + ";e" +
                             std::to_string(below(200)));
      if (below(10) == 0) files.states.push_back(files.states.back());
    }
    for (int i = 0; i < below(40); ++i) {
      files.assessments.push_back(name(person) + ";q" + std::to_string(below(5)) + ";" +
                                  (below(2) == 0 ? "self" : "other") + ";" + date(500) + ";" +
                                  (below(5) == 0 ? "" : std::to_string(below(5))));
    }
    for (int i = 0; i < below(5); ++i) {
      files.activities.push_back(name(person) + ";t" + std::to_string(below(3)) + ";" + date(700) + ";" +
                                 std::to_string(below(9)) +
                                 (below(3) == 0   ? ",125"
                                  : below(2) == 0 ? ",25"
                                                  : ""));
    }
    files.costs.push_back("spending;k" + std::to_string(below(9)) + ";" + std::to_string(below(1000)));
  }
  return files;
}

void write(const DataFolder& folder, const Files& files, const std::string& line_end = "\n") {
  folder.write("p.csv", text(participations_header, files.participations, line_end));
  folder.write("s.csv", text(states_header, files.states, line_end));
  folder.write("a.csv", text(assessments_header, files.assessments, line_end));
  folder.write("i.csv", text(activities_header, files.activities, line_end));
  folder.write("c.csv", text(costs_header, files.costs, line_end));
}

void add_sources(DataFolder& folder) {
  folder.add(Table::participations, "p.csv",
             {{"person", "deltagare"},
              {"entry", "start"},
              {"exit", "slut"},
              {"site", "ort"},
              {"gender", "kön"},
              {"birth_date", "född"}});
  folder.add(Table::states, "s.csv",
             {{"person", "deltagare"},
              {"state", "status"},
              {"from", "från"},
              {"until", "till"},
              {"employer", "arbetsgivare"}});
  folder.add(
      Table::assessments, "a.csv",
      {{"person", "deltagare"}, {"item", "fråga"}, {"rater", "vem"}, {"date", "datum"}, {"value", "svar"}});
  folder.add(Table::activities, "i.csv",
             {{"person", "deltagare"}, {"type", "insats"}, {"from", "datum"}, {"hours", "timmar"}});
  folder.add(Table::costs, "c.csv", {{"kind", "slag"}, {"category", "konto"}, {"amount", "belopp"}});
}

TEST(IntakeProperties, TheModelIsTheSameForAnyOrderOfRowsAndAnyThreads) {
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    DataFolder folder;
    add_sources(folder);
    Files files = make_files(random, 1 + round * 20);
    write(folder, files);
    Options one = folder.options;
    one.threads = 1;
    one.shards = 1 + static_cast<unsigned>(round) % 3;
    const Outcome first = folder.run(one);
    ASSERT_GT(first.directory.participations, 0U);
    for (std::vector<std::string>* rows :
         {&files.participations, &files.states, &files.assessments, &files.activities, &files.costs}) {
      std::shuffle(rows->begin(), rows->end(), random);
    }
    write(folder, files, round % 2 == 0 ? "\n" : "\r\n");
    Options many = one;
    many.threads = 2 + static_cast<unsigned>(round) % 6;
    const Outcome second = folder.run(many);
    EXPECT_EQ(first.directory, second.directory) << round;
    EXPECT_TRUE(first.bytes() == second.bytes()) << round;
    Options shards = one;
    shards.shards = 7;
    const Outcome third = folder.run(shards);
    EXPECT_EQ(third.directory.batches.size(), std::min<std::uint64_t>(7, third.directory.persons));
    EXPECT_EQ(first.values(), third.values()) << round;
  }
}

TEST(IntakeProperties, FindingsDoNotDependOnThreads) {
  std::mt19937 random(2);
  DataFolder folder;
  add_sources(folder);
  Files files = make_files(random, 300);
  for (std::vector<std::string>* rows : {&files.participations, &files.states, &files.assessments}) {
    for (std::size_t i = 0; i < rows->size(); i += 1 + random() % 50) (*rows)[i] = "zz;fel;2025-02-30";
  }
  write(folder, files);
  Options options = folder.options;
  options.threads = 1;
  const Outcome one = folder.run(options);
  options.threads = 5;
  const Outcome many = folder.run(options);
  EXPECT_FALSE(one.places().empty());
  EXPECT_EQ(one.report.findings, many.report.findings);
}

TEST(IntakeProperties, EveryRowIsUsedOrSetAsideHoweverTheFilesAreDamaged) {
  std::mt19937 random(3);
  for (int round = 0; round < 60; ++round) {
    DataFolder folder;
    add_sources(folder);
    const Files files = make_files(random, 40);
    write(folder, files);
    for (const std::string name : {"p.csv", "s.csv", "a.csv", "i.csv", "c.csv"}) {
      std::string bytes = folder.read(name);
      const std::size_t header = bytes.find('\n') + 1;
      constexpr std::string_view damage = "\";\n\r\xFF\xC3x0 \t-9\0";
      for (std::size_t i = 0; i < bytes.size() / 50; ++i) {
        const std::size_t at = header + random() % (bytes.size() - header);
        switch (random() % 3) {
          case 0:
            bytes[at] = damage[random() % damage.size()];
            break;
          case 1:
            bytes.insert(at, 1, damage[random() % damage.size()]);
            break;
          default:
            bytes.erase(at, 1 + random() % 3);
            break;
        }
        if (bytes.size() <= header) break;
      }
      folder.write(name, bytes);
    }
    Options options = folder.options;
    options.threads = 1 + static_cast<unsigned>(round) % 3;
    const Outcome outcome = folder.run(options);
    ASSERT_EQ(outcome.report.files.size(), 5U);
    std::uint64_t set_aside = 0;
    for (const FileReport& file : outcome.report.files) {
      EXPECT_EQ(file.rows, file.used + file.set_aside);
      EXPECT_EQ(file.set_aside > 0, !file.set_aside_file.empty());
      set_aside += file.set_aside;
    }
    EXPECT_GT(set_aside, 0U) << "the damage did nothing";
    // What is used is in the model, and what is in the model was used.
    EXPECT_EQ(outcome.report.files[0].used, outcome.directory.participations);
    EXPECT_EQ(outcome.report.files[4].used,
              outcome.directory.project_rows[static_cast<std::size_t>(Table::costs)]);
    for (const auto& [file, table] : {std::pair{2U, Table::assessments}, {3U, Table::activities}}) {
      const model::StoredList* list = outcome.directory.find(table);
      std::uint64_t rows = 0;
      if (list != nullptr) {
        for (const std::uint64_t count : list->rows) rows += count;
      }
      EXPECT_EQ(outcome.report.files[file].used, rows) << model::name(table);
    }
    EXPECT_NO_THROW(static_cast<void>(outcome.values()));
    EXPECT_EQ(model::read_directory(model::write_directory(outcome.directory)), outcome.directory);
  }
}

TEST(IntakeProperties, RowsSetAsideAreReadAgainAsTheyWere) {
  std::mt19937 random(4);
  DataFolder folder;
  add_sources(folder);
  Files files = make_files(random, 100);
  std::vector<std::string> bad;
  for (std::string& row : files.activities) {
    if (random() % 4 != 0) continue;
    row = "okänd" + row;
    bad.push_back(row);
  }
  write(folder, files);
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.report.files[3].set_aside, bad.size());
  const std::string aside = folder.read("set-aside/i-set-aside.csv");
  std::string expected = std::string(activities_header) + ";kod;orsak\n";
  for (const std::string& row : bad)
    expected += row + ";D018;personen finns inte bland deltagarna (deltagare)\n";
  EXPECT_EQ(aside, expected);
}

}  // namespace
}  // namespace fotfaste::intake
